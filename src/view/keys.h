/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_KEYS_H
#define LIMBER_VIEW_KEYS_H

#include "view/frame.h"
#include "view/input.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The one key table. What a key does on a screen, the footer, the help overlay
 * and the manual's list of keys all come from it.
 */

enum screen {
    SCREEN_HOME,
    SCREEN_PLAY,
    SCREEN_PAUSED,    /* the player while the clock stands */
    SCREEN_CHECKLIST, /* the player at a checklist */
    SCREEN_MEASURE,   /* … on a line that wants a number */
    SCREEN_PAGE,      /* text to read: Enter goes on */
    SCREEN_ACCEPT,    /* the disclaimer: must be agreed to */
    SCREEN_BLOCKED,   /* safety wording with no way on */
    SCREEN_LOCKED,    /* … come back to later: with the way out after an assessment */
    SCREEN_ASK,       /* a page of questions to tick */
    SCREEN_LOOK,      /* choice of the figure's style */
    SCREEN_CHECK,     /* the three questions before a session */
    SCREEN_SCALE,     /* a number from 0 to 10 */
    SCREEN_DIAL,      /* a day, or a number of weeks */
    SCREEN_RESTING,   /* two minutes of rest after `!` */
    SCREEN_PLAN,      /* the plan: today, the week, levels */
    SCREEN_WALK,      /* walk-through of a new exercise */
    SCREEN_CHOICE,    /* a list to choose one line from: what happened, resume? */
    SCREEN_PROGRESS,  /* pages of charts and numbers */
    SCREEN_TALLY,     /* a number for each of several lines */
    SCREEN_SUMMARY,   /* after a session */
    SCREEN_LEARN,     /* the learn cards */
    SCREEN_CARD,      /* one of them, whose text the keys move */
    SCREEN_PREVIEW,   /* a file while it is being written */
    SCREEN_SETUP,     /* the settings */
    SCREEN_ENTRY,     /* a value that is typed */
    SCREEN_HELP,      /* the keys, on top of any screen */
    N_SCREENS
};

enum action {
    ACTION_NONE,    /* no meaning here */
    ACTION_HANDLED, /* a model took it: draw again */
    /* moving about */
    ACTION_UP,
    ACTION_DOWN,
    ACTION_WHEEL_UP,
    ACTION_WHEEL_DOWN,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_FIRST,
    ACTION_LAST,
    ACTION_PREVIOUS,  /* left */
    ACTION_FOLLOWING, /* right */
    ACTION_GO_ON,     /* Enter */
    ACTION_CANCEL,    /* Esc */
    ACTION_QUIT,
    ACTION_HELP,
    ACTION_REDRAW,
    /* the player */
    ACTION_PAUSE,
    ACTION_STEP_NEXT,
    ACTION_STEP_BACK,
    ACTION_RESTART,
    ACTION_EASIER,
    ACTION_HARDER,
    ACTION_STOP, /* `!` */
    ACTION_POPPED,
    ACTION_BREATHLESS,
    ACTION_LOUDER,
    ACTION_QUIETER,
    ACTION_MUTE,
    ACTION_VOICE,
    ACTION_SLOWER,
    ACTION_FASTER,
    ACTION_FIGURE,
    /* elsewhere */
    ACTION_TICK,
    ACTION_NOT_YET,
    ACTION_NOT_APPLICABLE,
    ACTION_POINT, /* of a number */
    ACTION_ERASE,
    ACTION_NONE_OF_THESE,
    ACTION_SOMETHING_NEW,
    ACTION_NOT_WELL,
    ACTION_CHANGED, /* an illness, an operation, a medicine, … since last time */
    ACTION_UNLOCK,
    ACTION_LOOK_AROUND,
    ACTION_START,
    ACTION_FILTER,
    ACTION_FILTER_BACK,
    ACTION_FOUND_NEXT,
    ACTION_FOUND_BACK,
    ACTION_RESET,
    ACTION_TURN_LEFT,
    ACTION_TURN_RIGHT,
    ACTION_SETTINGS,
    ACTION_NEXT_PAGE,
    ACTION_BY_DAY,
    ACTION_BY_WEEK,
    ACTION_BY_MONTH,
    ACTION_BY_YEAR,
    ACTION_ACTIVITIES, /* the weekly activity scores */
    ACTION_SCORE,      /* today's stiffness */
    ACTION_REST,       /* a pause */
    ACTION_NUMBER,     /* a digit, or `t` for ten */
    N_ACTIONS
};

/* What a key means on a screen. */
enum action keys_action(enum screen screen, struct input input);
/* 0-10 for a key of ACTION_NUMBER, else -1. */
int keys_number(struct input input);

/* The keys of a screen in one row: as many as fit, the most needed first. */
void keys_footer(struct frame *f, struct rect row, enum screen screen);
/* The help overlay over whatever is drawn; *scroll is moved back into range. */
void keys_help(struct frame *f, enum screen screen, int *scroll);

/* For the manual: the i-th key of a screen; false past the last. Borrowed constants. */
struct key_text {
    const char *keys, *help;
};
bool keys_text(enum screen screen, size_t i, struct key_text *out);
/* "While a session plays", … */
extern const char *const screen_titles[N_SCREENS];

#endif
