/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_SCREENS_H
#define LIMBER_VIEW_SCREENS_H

#include "core/exercise.h"
#include "view/frame.h"
#include "view/keys.h"
#include "view/menu.h"
#include "view/picture.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The screens around a session. Each has a model: plain data the shell fills
 * (borrowed while it is shown) and, last, a little state that its own keys change
 * (where the cursor is). view_X() draws it and moves that state back into range;
 * X_key() takes a key: it answers ACTION_HANDLED where only the model changed,
 * ACTION_NONE where the key means nothing, else what the shell has to do.
 * No model holds a rule: what an answer leads to is the shell's to decide.
 */

/* ---- text to read: cards, the disclaimer, safety wording ---- */

struct page_model {
    enum screen screen; /* SCREEN_PAGE, _ACCEPT, _BLOCKED or _LOCKED */
    const char *title, *text;
    const char *foot; /* a quiet last line; NULL: none */
    bool alarm;       /* stands out: stop */
    /* state */
    struct scroll scroll;
};
void view_page(struct frame *f, struct page_model *m);
/* ACTION_GO_ON, ACTION_CANCEL, ACTION_LOOK_AROUND, ACTION_UNLOCK, ACTION_QUIT */
enum action page_key(struct page_model *m, struct input in);

/* ---- a list to choose from: what happened (`!`), resume?, anything ---- */

struct choice_model {
    const char *title, *text; /* text: above the list, may be NULL */
    const char *const *items;
    const char *const *details; /* at the right; NULL: none; single ones may be NULL */
    int n;
    bool alarm;
    bool at_once; /* a digit chooses and goes on */
    /* state */
    struct menu menu; /* cursor MENU_NOWHERE: none is preselected, and Enter is no answer yet */
};
void view_choice(struct frame *f, struct choice_model *m);
/* ACTION_GO_ON: menu.cursor is chosen. ACTION_CANCEL, ACTION_QUIT */
enum action choice_key(struct choice_model *m, struct input in);

/* ---- a number from 0 to 10 ---- */

struct scale_model {
    const char *title, *question;
    const char *low, *high; /* what 0 and 10 mean */
    const char *skip;       /* what Enter without a number does: "skips it" */
    /* state */
    int value; /* -1: none chosen */
};
void view_scale(struct frame *f, struct scale_model *m);
/* ACTION_GO_ON: value, -1 is skipped. A digit chooses and goes on at once. ACTION_CANCEL */
enum action scale_key(struct scale_model *m, struct input in);

/* ---- a day, or a number of weeks ---- */

struct dial_model {
    const char *title, *question;
    bool is_day;      /* value is a day: shown as a date */
    const char *unit; /* "weeks", where it is none */
    int32_t min, max;
    /* state */
    int32_t value;
};
void view_dial(struct frame *f, struct dial_model *m);
/* ACTION_GO_ON: value is taken. ACTION_CANCEL, ACTION_QUIT */
enum action dial_key(struct dial_model *m, struct input in);

/* ---- two minutes of rest ---- */

struct rest_model {
    const char *title, *text;
    int64_t total_ms;
    int64_t elapsed_ms; /* since it was opened */
};
void view_rest(struct frame *f, struct rest_model *m);
/* ACTION_GO_ON: it is over before its time. ACTION_CANCEL, ACTION_QUIT */
enum action rest_key(struct rest_model *m, struct input in);

/* ---- the three questions before a session ---- */

enum { CHECK_LINES = 3 };
struct check_model {
    const char *routine; /* what is about to start */
    const char *questions[CHECK_LINES];
    const char *changes; /* what is done instead for this person, a line each; NULL: nothing */
    const char *foot;    /* NULL: none */
    /* state */
    int pain; /* the number given, -1: none */
    struct scroll scroll;
};
void view_check(struct frame *f, struct check_model *m);
/* ACTION_GO_ON: none of these, no pain, well enough. ACTION_SOMETHING_NEW. ACTION_NUMBER: pain.
 * ACTION_NOT_WELL: the third question is a no. ACTION_CHANGED. ACTION_CANCEL, ACTION_QUIT */
enum action check_key(struct check_model *m, struct input in);

/* ---- the choice of the figure's look ---- */

enum { LOOKS_MAX = 4 };
struct look_model {
    const char *names[LOOKS_MAX]; /* "blocks" */
    const char *notes[LOOKS_MAX]; /* "colour pixels"; may be NULL */
    const struct picture *pictures[LOOKS_MAX];
    int n;
    const struct exercise *exercise;
    struct figure_moment moment;
    /* state */
    int chosen;
};
void view_look(struct frame *f, struct look_model *m);
/* ACTION_GO_ON: chosen is taken. ACTION_CANCEL, ACTION_QUIT */
enum action look_key(struct look_model *m, struct input in);

/* ---- the walk-through of an exercise that is new to the person ---- */

struct walk_model {
    const struct exercise *exercise;
    int number, count;             /* 1 of 4 */
    const char *dose;              /* "5 repetitions", NULL: none */
    const char *advice;            /* of a caution of this person; NULL: none */
    const char *easier, *harder;   /* names; NULL: none */
    const struct picture *picture; /* NULL: no figure */
    int64_t elapsed_ms;            /* since it was opened: moves the figure */
    /* state */
    struct scroll scroll;
};
void view_walk(struct frame *f, struct walk_model *m);
/* ACTION_GO_ON (next), ACTION_PREVIOUS, ACTION_START, ACTION_FIGURE, ACTION_QUIT */
enum action walk_key(struct walk_model *m, struct input in);
/* One repetition after another, long holds cut short: what the figure does while one reads. */
/* walk_cycle_ms(): how long one takes. */
int64_t walk_cycle_ms(const struct exercise *e);
struct figure_moment walk_moment(const struct exercise *e, int64_t elapsed_ms);

/* ---- after a session ---- */

struct summary_model {
    const char *title; /* "Well done", "Ended early" */
    const char *routine;
    int64_t done_ms, planned_ms;
    int steps_done, steps;
    int before, after, pain, effort; /* 0-10, -1: not given */
    const char *areas;               /* "upper back, ribs"; NULL: none */
    const char *text;                /* a sentence or two; NULL: none */
    const char *foot;                /* NULL: none */
    /* state */
    struct scroll scroll;
};
void view_summary(struct frame *f, struct summary_model *m);
enum action summary_key(struct summary_model *m, struct input in);

#endif
