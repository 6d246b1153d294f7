/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/keys.h"

#include "base/utf8.h"
#include "view/menu.h"
#include "view/text.h"

#include <string.h>

enum { KEYS_PER_BINDING = 4 };

struct binding {
    enum action action;
    unsigned screens; /* bits 1 << enum screen */
    struct input keys[KEYS_PER_BINDING];
    const char *name;   /* of the keys, for people; without one it is not listed */
    const char *footer; /* NULL: not in the footer */
    int rank;           /* the footer keeps low ranks when there is little room */
    const char *help;   /* NULL: not in the help. ACTION_NONE: a row for the footer only */
};

#define CH(c)           \
    {                   \
        INPUT_CHAR, (c) \
    }
#define KEY(name)       \
    {                   \
        INPUT_##name, 0 \
    }
#define BOTH(a, b)       \
    {                    \
        {INPUT_##a, 0},  \
        {                \
            INPUT_##b, 0 \
        }                \
    } /* of a row for the footer only */
#define ON(name) (1U << SCREEN_##name)

/* clang-format off */
enum {
    ANSWERS = ON(CHECKLIST) | ON(MEASURE),
    PLAYER = ON(PLAY) | ON(PAUSED) | ANSWERS,
    LISTS = ON(HOME) | ON(ASK) | ON(CHOICE) | ON(TALLY) | ON(LEARN) | ON(PROGRESS) | ON(PLAN) |
            ON(SETUP),
    READS = ON(PAGE) | ON(ACCEPT) | ON(BLOCKED) | ON(LOCKED) | ON(CHECK) | ON(WALK) | ON(SUMMARY) |
            ON(CARD) | ON(HELP),
    EVERY = (1U << N_SCREENS) - 1,
};

static const struct binding bindings[] = {
    /* the player */
    {ACTION_PAUSE, ON(PLAY), {CH(' ')}, "space", "pause", 2,
     "pause; pressing it again counts in from three and goes on"},
    {ACTION_PAUSE, ON(PAUSED), {CH(' '), KEY(ENTER)}, "space", "go on", 2,
     "go on, after a count-in of three"},
    {ACTION_TICK, ON(CHECKLIST), {CH(' '), CH('x'), CH('y')}, "space", "yes", 2,
     "yes to this line, and on to the next"},
    {ACTION_NOT_YET, ON(CHECKLIST), {CH('n')}, "n", "not yet", 3,
     "not yet: it stays on your list of things to do"},
    {ACTION_NUMBER, ON(MEASURE), {CH('0')}, "0-9 .", "number", 2,
     "type what you measured; Enter takes it"},
    {ACTION_NOT_APPLICABLE, ANSWERS, {CH('a')}, "a", "n/a", 5,
     "this line does not apply to you"},
    {ACTION_POINT, ON(MEASURE), {CH('.'), CH(',')}, NULL, NULL, 0, NULL},
    {ACTION_ERASE, ANSWERS, {KEY(BACKSPACE)}, "Backspace", NULL, 0,
     "take back what was typed or answered"},
    {ACTION_UP, ANSWERS, {KEY(UP), CH('k')}, "↑", NULL, 0, "the line before"},
    {ACTION_DOWN, ANSWERS, {KEY(DOWN), CH('j')}, "↓", NULL, 0, "the next line"},
    {ACTION_NONE, ANSWERS, BOTH(UP, DOWN), "↑↓", "line", 6, NULL},
    {ACTION_GO_ON, ANSWERS, {KEY(ENTER)}, "Enter", "go on", 1,
     "take the number that was typed; without one, go on from the list"},
    {ACTION_STEP_BACK, PLAYER, {KEY(LEFT), CH('[')}, "←", NULL, 0,
     "this step again; within 3 s of its start, the step before"},
    {ACTION_STEP_NEXT, PLAYER, {KEY(RIGHT), CH(']')}, "→", NULL, 0, "go on to the next step"},
    {ACTION_NONE, PLAYER, BOTH(LEFT, RIGHT), "←→", "step", 5, NULL},
    {ACTION_RESTART, PLAYER, {CH('r')}, "r", NULL, 0, "this phase again"},
    {ACTION_EASIER, PLAYER, {CH('e')}, "e", "easier", 6,
     "swap this exercise for its easier form"},
    {ACTION_HARDER, PLAYER, {CH('h')}, "h", NULL, 0, "swap this exercise for its harder form"},
    {ACTION_STOP, PLAYER, {CH('!')}, "!", "stop", 1,
     "stop at once: something is wrong"},
    {ACTION_POPPED, PLAYER, {CH('p')}, "p", NULL, 0, "it popped: note it down"},
    {ACTION_NUMBER, ON(PLAY), {CH('0')}, "0-5", NULL, 0,
     "between two sets: how many more could have been done"},
    {ACTION_BREATHLESS, ON(PLAY), {CH('o')}, "o", NULL, 0,
     "between two sets: out of breath, 15 s more"},
    {ACTION_LOUDER, PLAYER, {CH('+'), CH('=')}, "+", NULL, 0, "louder"},
    {ACTION_QUIETER, PLAYER, {CH('-')}, "-", NULL, 0, "quieter"},
    {ACTION_MUTE, PLAYER, {CH('m')}, "m", NULL, 0, "sound off and on"},
    {ACTION_VOICE, PLAYER, {CH('v')}, "v", "voice", 8, "the voice on and off"},
    {ACTION_SLOWER, PLAYER, {CH('<')}, "<", NULL, 0, "slower breath"},
    {ACTION_FASTER, PLAYER, {CH('>')}, ">", NULL, 0, "faster breath"},
    {ACTION_FIGURE, PLAYER, {CH('f')}, "f", "figure", 7,
     "the next look of the figure: blocks, braille, ascii, off"},
    {ACTION_GO_ON, ON(PLAY), {KEY(ENTER)}, "Enter", NULL, 0, "go on from a card"},
    {ACTION_UP, ON(PLAY) | ON(PAUSED), {KEY(UP)}, "↑", NULL, 0, "a long text, a line up"},
    {ACTION_DOWN, ON(PLAY) | ON(PAUSED), {KEY(DOWN)}, "↓", NULL, 0, "a long text, a line down"},

    /* starting and answering */
    {ACTION_GO_ON, ON(HOME), {KEY(ENTER)}, "Enter", "start", 1, "start what is chosen"},
    {ACTION_FILTER, ON(HOME), {CH('/')}, "/", "find", 3,
     "show only what has these letters"},
    {ACTION_NUMBER, ON(HOME), {CH('1')}, "1-6", "filter", 6,
     "narrow the list: time, goal, area, position, kit; 6 is the level"},
    {ACTION_FILTER_BACK, ON(HOME), {CH('-')}, "-", NULL, 0,
     "back to the value before, of the filter pressed last"},
    {ACTION_FOLLOWING, ON(HOME), {KEY(TAB), KEY(RIGHT)}, "Tab", "section", 5,
     "to the next section: today, routines, learn, lately"},
    {ACTION_PREVIOUS, ON(HOME), {KEY(LEFT)}, "←", NULL, 0, "to the section before"},
    {ACTION_SETTINGS, ON(HOME), {CH(',')}, ",", "settings", 5, "settings"},
    {ACTION_GO_ON, ON(PAGE), {KEY(ENTER), CH(' ')}, "Enter", "go on", 1, "go on"},
    {ACTION_GO_ON, ON(ACCEPT), {KEY(ENTER), CH('y')}, "Enter", "I understand and agree", 1,
     "I understand and agree"},
    {ACTION_TICK, ON(ASK), {CH(' '), CH('x')}, "space", "yes", 1,
     "tick: yes to this line"},
    {ACTION_NONE_OF_THESE, ON(ASK), {CH('n')}, "n", "none", 2, "none of these"},
    {ACTION_NUMBER, ON(ASK), {CH('0'), CH('t')}, "0-9, t", "number", 3,
     "a number, on a line that wants one; t for ten"},
    {ACTION_GO_ON, ON(ASK), {KEY(ENTER)}, "Enter", "go on", 3,
     "choose this line where one of several is wanted; else go on to the next page"},
    {ACTION_PREVIOUS, ON(ASK), {KEY(LEFT), KEY(BACKSPACE)}, "←", NULL, 0, "the page before"},
    {ACTION_LOOK_AROUND, ON(ASK) | ON(ACCEPT), {CH('b')}, "b", "look around", 5,
     "look around first: lists, previews, learn cards and sounds are open to anyone"},
    {ACTION_PREVIOUS, ON(LOOK), {KEY(LEFT), KEY(UP), CH('h'), CH('k')}, "←", NULL, 0,
     "the look before"},
    {ACTION_FOLLOWING, ON(LOOK), {KEY(RIGHT), KEY(DOWN), CH('l'), KEY(TAB)}, "→", NULL, 0,
     "the next look"},
    {ACTION_NONE, ON(LOOK) | ON(SCALE), BOTH(LEFT, RIGHT), "←→", "choose", 3, NULL},
    {ACTION_GO_ON, ON(LOOK), {KEY(ENTER), CH(' ')}, "Enter", "take this one", 1, "take this one"},
    {ACTION_NUMBER, ON(LOOK) | ON(CHOICE), {CH('1')}, "1-9", NULL, 0, "to the one with that number"},
    {ACTION_GO_ON, ON(CHECK), {KEY(ENTER)}, "Enter", "start", 1,
     "none of these, no pain, well enough to exercise"},
    {ACTION_SOMETHING_NEW, ON(CHECK), {CH('n')}, "n", "something new", 2,
     "something is new: answer the questions again"},
    {ACTION_NUMBER, ON(CHECK), {CH('0'), CH('t')}, "0-9, t", "pain", 3,
     "pain right now, t for ten"},
    {ACTION_NOT_WELL, ON(CHECK), {CH('w')}, "w", "not well", 3, "not well enough today"},
    {ACTION_CHANGED, ON(CHECK), {CH('c')}, "c", "my health changed", 6,
     "new illness, injury, operation, pregnancy, diagnosis or medicine: answer all the questions "
     "again"},
    {ACTION_UNLOCK, ON(LOCKED), {CH('a')}, "a", "I have been assessed", 1,
     "unlock: after an assessment by a health professional"},
    {ACTION_PREVIOUS, ON(SCALE), {KEY(LEFT), KEY(DOWN), CH('h')}, "←", NULL, 0, "one less"},
    {ACTION_FOLLOWING, ON(SCALE), {KEY(RIGHT), KEY(UP), CH('l')}, "→", NULL, 0, "one more"},
    {ACTION_PREVIOUS, ON(DIAL), {KEY(LEFT), KEY(DOWN), CH('h'), CH('j')}, "←", NULL, 0,
     "one less: the day before"},
    {ACTION_FOLLOWING, ON(DIAL), {KEY(RIGHT), KEY(UP), CH('l'), CH('k')}, "→", NULL, 0,
     "one more: the day after"},
    {ACTION_PAGE_UP, ON(DIAL), {KEY(PAGE_UP)}, "PgUp", NULL, 0, "seven more"},
    {ACTION_PAGE_DOWN, ON(DIAL), {KEY(PAGE_DOWN)}, "PgDn", NULL, 0, "seven less"},
    {ACTION_NONE, ON(DIAL), BOTH(LEFT, RIGHT), "←→", "change", 2, NULL},
    {ACTION_GO_ON, ON(DIAL), {KEY(ENTER)}, "Enter", "take it", 1, "take what is shown"},
    {ACTION_GO_ON, ON(RESTING), {KEY(ENTER)}, "Enter", "it is over", 1,
     "go on before the two minutes are over"},
    {ACTION_GO_ON, ON(PLAN), {KEY(ENTER)}, "Enter", "start", 1, "start what is chosen of today"},
    {ACTION_PREVIOUS, ON(PLAN), {KEY(LEFT), CH('h')}, "←", NULL, 0, "the week before"},
    {ACTION_FOLLOWING, ON(PLAN), {KEY(RIGHT), CH('l')}, "→", NULL, 0, "the week after"},
    {ACTION_NONE, ON(PLAN), BOTH(LEFT, RIGHT), "←→", "week", 3, NULL},
    {ACTION_PAUSE, ON(PLAN), {CH('p')}, "p", "pause", 5, "pause the plan, or go on with it"},
    {ACTION_NUMBER, ON(SCALE), {CH('0'), CH('t')}, "0-9, t", "answer", 2, "answer, t for ten"},
    {ACTION_GO_ON, ON(SCALE), {KEY(ENTER)}, "Enter", "answer or skip", 1,
     "give the answer; with none chosen, skip"},
    {ACTION_PREVIOUS, ON(PROGRESS), {KEY(LEFT), CH('h')}, "←", NULL, 0,
     "the day, week, month or year before; on the calendar a week"},
    {ACTION_FOLLOWING, ON(PROGRESS), {KEY(RIGHT), CH('l')}, "→", NULL, 0,
     "the day, week, month or year after; on the calendar a week"},
    {ACTION_NONE, ON(PROGRESS), BOTH(LEFT, RIGHT), "←→", "time", 2, NULL},
    {ACTION_NEXT_PAGE, ON(PROGRESS), {KEY(TAB)}, "Tab", "page", 1, "the next page"},
    {ACTION_NUMBER, ON(PROGRESS), {CH('1')}, "1-7", NULL, 0, "to the page with that number"},
    {ACTION_BY_DAY, ON(PROGRESS), {CH('d')}, "d", "day", 8, "by days"},
    {ACTION_BY_WEEK, ON(PROGRESS), {CH('w')}, "w", "week", 5, "by weeks"},
    {ACTION_BY_MONTH, ON(PROGRESS), {CH('m')}, "m", "month", 6, "by months"},
    {ACTION_BY_YEAR, ON(PROGRESS), {CH('y')}, "y", "year", 7, "by years"},
    {ACTION_SCORE, ON(PROGRESS), {CH('s')}, "s", "score", 3, "today's stiffness, 0 to 10"},
    {ACTION_ACTIVITIES, ON(PROGRESS), {CH('a')}, "a", NULL, 0,
     "up to three things that the stiffness makes harder: how well they go"},
    {ACTION_REST, ON(PROGRESS), {CH('p')}, "p", "pause", 9,
     "a pause, for illness, rest or travel; or the end of it"},
    {ACTION_NUMBER, ON(TALLY), {CH('0'), CH('t')}, "0-9, t", "answer", 2,
     "answer this line and go on to the next, t for ten"},
    {ACTION_GO_ON, ON(TALLY), {KEY(ENTER)}, "Enter", "that is all", 1,
     "that is all: leave out the rest"},
    {ACTION_GO_ON, ON(WALK), {KEY(ENTER), KEY(RIGHT), CH(' ')}, "Enter", "next", 1,
     "the next exercise"},
    {ACTION_PREVIOUS, ON(WALK), {KEY(LEFT), KEY(BACKSPACE)}, "←", NULL, 0, "the exercise before"},
    {ACTION_START, ON(WALK), {CH('s')}, "s", "start now", 2, "start now"},
    {ACTION_FIGURE, ON(WALK), {CH('f')}, "f", "figure", 7,
     "the next look of the figure: blocks, braille, ascii, off"},
    {ACTION_GO_ON, ON(CHOICE), {KEY(ENTER)}, "Enter", "choose", 1, "choose this line"},
    {ACTION_GO_ON, ON(SUMMARY), {KEY(ENTER), CH(' ')}, "Enter", "done", 1, "done"},
    {ACTION_GO_ON, ON(LEARN), {KEY(ENTER), KEY(RIGHT)}, "Enter", "read", 1,
     "read this card: up and down then move its text"},
    {ACTION_PREVIOUS, ON(CARD), {KEY(LEFT), KEY(BACKSPACE)}, "←", "list", 1,
     "back to the list"},
    {ACTION_PAGE_DOWN, ON(LEARN) | ON(CARD), {CH(' ')}, "space", NULL, 0, "the text a page down"},
    {ACTION_FILTER, ON(LEARN) | ON(CARD), {CH('/')}, "/", "find", 2, "look for letters in all cards"},
    {ACTION_FOUND_NEXT, ON(LEARN) | ON(CARD), {CH('n')}, "n", NULL, 0, "the next place found"},
    {ACTION_FOUND_BACK, ON(LEARN) | ON(CARD), {CH('N')}, "N", NULL, 0, "the place found before"},
    {ACTION_NONE, ON(LEARN) | ON(CARD), {CH('n'), CH('N')}, "n N", "next found", 6, NULL},

    {ACTION_GO_ON, ON(SETUP), {KEY(ENTER), CH(' ')}, "Enter", "change", 1, "change this setting"},
    {ACTION_PREVIOUS, ON(SETUP), {KEY(LEFT), CH('h'), CH('-')}, "←", NULL, 0,
     "the value before, or less"},
    {ACTION_FOLLOWING, ON(SETUP), {KEY(RIGHT), CH('l'), CH('+')}, "→", NULL, 0,
     "the next value, or more"},
    {ACTION_NONE, ON(SETUP), BOTH(LEFT, RIGHT), "←→", "less, more", 2, NULL},
    {ACTION_RESET, ON(SETUP), {CH('d'), KEY(BACKSPACE)}, "d", "default", 5,
     "forget what was chosen here: limber.cfg or the default counts again"},
    {ACTION_GO_ON, ON(ENTRY), {KEY(ENTER)}, "Enter", "take it", 1, "take what is typed"},
    {ACTION_PAUSE, ON(PREVIEW), {CH(' ')}, "space", "pause", 2, "stand still; again: go on"},
    {ACTION_PREVIOUS, ON(PREVIEW), {KEY(LEFT)}, "←", NULL, 0, "to the phase before"},
    {ACTION_FOLLOWING, ON(PREVIEW), {KEY(RIGHT)}, "→", NULL, 0, "to the next phase"},
    {ACTION_NONE, ON(PREVIEW), BOTH(LEFT, RIGHT), "←→", "phase", 3, NULL},
    {ACTION_STEP_BACK, ON(PREVIEW), {KEY(UP), CH('k')}, "↑ k", NULL, 0, "to the step before"},
    {ACTION_STEP_NEXT, ON(PREVIEW), {KEY(DOWN), CH('j')}, "↓ j", NULL, 0, "to the next step"},
    {ACTION_NONE, ON(PREVIEW), BOTH(UP, DOWN), "↑↓", "step", 6, NULL},
    {ACTION_TURN_LEFT, ON(PREVIEW), {CH('h')}, "h", NULL, 0,
     "look at the figure from further to the left"},
    {ACTION_TURN_RIGHT, ON(PREVIEW), {CH('l')}, "l", NULL, 0,
     "look at the figure from further to the right"},
    {ACTION_NONE, ON(PREVIEW), {CH('h'), CH('l')}, "h l", "turn", 5, NULL},
    {ACTION_FIGURE, ON(PREVIEW), {CH('f')}, "f", "figure", 7,
     "the next look of the figure: blocks, braille, ascii, off"},
    {ACTION_PAGE_UP, ON(PREVIEW), {KEY(PAGE_UP)}, "PgUp", NULL, 0, "a page up"},
    {ACTION_PAGE_DOWN, ON(PREVIEW), {KEY(PAGE_DOWN)}, "PgDn", NULL, 0, "a page down"},
    {ACTION_WHEEL_UP, ON(PREVIEW), {KEY(WHEEL_UP)}, NULL, NULL, 0, NULL},
    {ACTION_WHEEL_DOWN, ON(PREVIEW), {KEY(WHEEL_DOWN)}, NULL, NULL, 0, NULL},

    /* moving about */
    {ACTION_UP, LISTS | READS, {KEY(UP), CH('k')}, "↑ k", NULL, 0, "up"},
    {ACTION_WHEEL_UP, LISTS | READS, {KEY(WHEEL_UP)}, "wheel", NULL, 0, "up and down"},
    {ACTION_WHEEL_DOWN, LISTS | READS, {KEY(WHEEL_DOWN)}, NULL, NULL, 0, NULL},
    {ACTION_DOWN, LISTS | READS, {KEY(DOWN), CH('j')}, "↓ j", NULL, 0, "down"},
    {ACTION_NONE, (LISTS | READS) & ~(ON(CHECK) | ON(CARD)), BOTH(UP, DOWN), "↑↓", "move", 4, NULL},
    {ACTION_NONE, ON(CARD), BOTH(UP, DOWN), "↑↓", "text", 2, NULL},
    {ACTION_PAGE_UP, LISTS | READS, {KEY(PAGE_UP)}, "PgUp", NULL, 0, "a page up"},
    {ACTION_PAGE_DOWN, LISTS | READS, {KEY(PAGE_DOWN)}, "PgDn", NULL, 0, "a page down"},
    {ACTION_FIRST, LISTS | READS, {KEY(HOME), CH('g')}, "Home g", NULL, 0, "to the top"},
    {ACTION_LAST, LISTS | READS, {KEY(END), CH('G')}, "End G", NULL, 0, "to the bottom"},

    /* everywhere */
    {ACTION_CANCEL, ON(HOME), {KEY(ESC)}, "Esc", NULL, 0, "show everything again"},
    {ACTION_CANCEL, EVERY & ~(ON(HELP) | ON(HOME) | PLAYER), {KEY(ESC)}, "Esc", NULL, 0,
     "back, where there is a way back"},
    {ACTION_HELP, EVERY & ~(ON(HELP) | ON(ENTRY)), {CH('?')}, "?", "keys", 3, "these keys"},
    {ACTION_CANCEL, ON(HELP), {KEY(ESC), CH('?'), CH('q'), KEY(ENTER)}, "Esc", "close", 1,
     "close this"},
    {ACTION_QUIT, PLAYER, {CH('q'), KEY(ESC)}, "q", "end", 4,
     "end the session (then y ends it, any other key stays)"},
    {ACTION_QUIT, EVERY & ~(PLAYER | ON(HELP) | ON(ENTRY)), {CH('q')}, "q", "quit", 4, "quit"},
    {ACTION_REDRAW, EVERY, {KEY(REDRAW)}, "Ctrl-L", NULL, 0, "draw the screen anew"},
};
/* clang-format on */

const char *const screen_titles[N_SCREENS] = {
    [SCREEN_HOME] = "On the home screen",
    [SCREEN_PLAY] = "While a session plays",
    [SCREEN_PAUSED] = "While a session is paused",
    [SCREEN_CHECKLIST] = "At a checklist",
    [SCREEN_MEASURE] = "At a line that wants a number",
    [SCREEN_PAGE] = "Reading a page",
    [SCREEN_ACCEPT] = "Before the first session",
    [SCREEN_BLOCKED] = "Stopped for safety",
    [SCREEN_LOCKED] = "While exercise is locked",
    [SCREEN_DIAL] = "Giving a day or a number of weeks",
    [SCREEN_PLAN] = "Looking at the plan",
    [SCREEN_RESTING] = "Resting after !",
    [SCREEN_ASK] = "Answering the safety questions",
    [SCREEN_LOOK] = "Choosing a look",
    [SCREEN_CHECK] = "The check before a session",
    [SCREEN_SCALE] = "Giving a number",
    [SCREEN_WALK] = "Walking through new exercises",
    [SCREEN_CHOICE] = "Choosing a line",
    [SCREEN_PROGRESS] = "Looking at progress",
    [SCREEN_TALLY] = "Giving several numbers",
    [SCREEN_SUMMARY] = "After a session",
    [SCREEN_LEARN] = "Choosing a learn card",
    [SCREEN_CARD] = "Reading a learn card",
    [SCREEN_PREVIEW] = "Previewing a file",
    [SCREEN_SETUP] = "The settings",
    [SCREEN_ENTRY] = "Typing a value",
    [SCREEN_HELP] = "In this list of keys",
};

static bool is_on(const struct binding *b, enum screen screen)
{
    return b->screens >> screen & 1;
}

int keys_number(struct input input)
{
    if (input.key != INPUT_CHAR)
        return -1;
    if (input.cp >= '0' && input.cp <= '9')
        return (int) (input.cp - '0');
    return input.cp == 't' ? 10 : -1;
}

static bool is_key(const struct binding *b, struct input input)
{
    /* One digit in the table stands for all of them: 0 to 9 and t, or 1 to 9. */
    if (b->action == ACTION_NUMBER)
        return keys_number(input) >= (b->keys[0].cp == '0' ? 0 : 1) &&
               (b->keys[0].cp == '0' || input.cp != 't');
    for (size_t i = 0; i < KEYS_PER_BINDING && b->keys[i].key != INPUT_NONE; i++)
        if (b->keys[i].key == input.key && (input.key != INPUT_CHAR || b->keys[i].cp == input.cp))
            return true;
    return false;
}

enum action keys_action(enum screen screen, struct input input)
{
    for (size_t i = 0; i < ARRAY_LEN(bindings); i++)
        if (is_on(&bindings[i], screen) && bindings[i].action != ACTION_NONE &&
            is_key(&bindings[i], input))
            return bindings[i].action;
    return ACTION_NONE;
}

bool keys_text(enum screen screen, size_t i, struct key_text *out)
{
    for (size_t b = 0; b < ARRAY_LEN(bindings); b++) {
        if (!is_on(&bindings[b], screen) || !bindings[b].help || i-- > 0)
            continue;
        *out = (struct key_text){bindings[b].name, bindings[b].help};
        return true;
    }
    return false;
}

/* Arrows have no readable twins in ASCII, where < and > are keys of their own. */
static const char *key_name(const struct frame *f, const char *name)
{
    static const char *const arrows[][2] = {
        {"←→", "arrows"}, {"↑↓", "arrows"}, {"←", "left"},
        {"→", "right"},   {"↑ k", "up k"},  {"↓ j", "down j"},
    };
    for (size_t i = 0; !f->caps.utf8 && i < ARRAY_LEN(arrows); i++)
        if (strcmp(name, arrows[i][0]) == 0)
            return arrows[i][1];
    return name;
}

/* ---- footer ---- */

enum { FOOTER_GAP = 3 };

static int footer_width(const struct frame *f, const struct binding *b)
{
    return utf8_width(key_name(f, b->name)) + 1 + utf8_width(b->footer) + FOOTER_GAP;
}

enum { RANK_LAST = 9 };

/* The highest rank with which everything up to it still fits. */
static int footer_rank(const struct frame *f, struct rect row, enum screen screen)
{
    int widths[RANK_LAST + 1] = {0}, used = -FOOTER_GAP, rank = 1;
    for (size_t i = 0; i < ARRAY_LEN(bindings); i++)
        if (is_on(&bindings[i], screen) && bindings[i].footer)
            widths[bindings[i].rank] += footer_width(f, &bindings[i]);
    while (rank <= RANK_LAST && used + widths[rank] <= row.w)
        used += widths[rank++];
    return rank - 1;
}

/* What a click at a binding's place in the footer means: its key, or one of its two keys. */
static void footer_hit(struct frame *f, struct rect item, const struct binding *b)
{
    if (b->action == ACTION_NUMBER)
        return; /* which number? */
    if (b->action != ACTION_NONE) {
        frame_hit(f, item, b->keys[0]);
        return;
    }
    int half = utf8_width(key_name(f, b->name)) / 2;
    frame_hit(f, rect_inset(item, half, 0, 0, 0), b->keys[1]);
    frame_hit(f, (struct rect){item.x, item.y, half, 1}, b->keys[0]);
}

void keys_footer(struct frame *f, struct rect row, enum screen screen)
{
    int most = MAX(footer_rank(f, row, screen), 1), x = 0;
    for (size_t i = 0; i < ARRAY_LEN(bindings); i++) {
        const struct binding *b = &bindings[i];
        if (!is_on(b, screen) || !b->footer || b->rank > most)
            continue;
        int from = x;
        x += frame_text(f, row, x, 0, STYLE_KEY, key_name(f, b->name)) + 1;
        x += frame_text(f, row, x, 0, STYLE_QUIET, b->footer);
        footer_hit(f, (struct rect){row.x + from, row.y, MIN(x, row.w) - from, row.h}, b);
        x += FOOTER_GAP;
    }
}

/* ---- help ---- */

enum { HELP_KEYS_CELLS = 8, HELP_MOST_CELLS = 72 };

/* Draws the list from its line `from` on, or only counts where f is NULL. Returns its lines. */
static int help_lines(struct frame *f, struct rect r, enum screen screen, int from)
{
    struct rect text = rect_inset(r, HELP_KEYS_CELLS, 0, 0, 0);
    struct key_text key;
    int line = 0;
    for (size_t i = 0; keys_text(screen, i, &key); i++) {
        int lines = text_lines(key.help, MAX(text.w, 1)), y = line - from;
        if (f && y >= 0) {
            frame_text(f, r, 0, y, STYLE_KEY, key_name(f, key.keys));
            text_block(f, text, y, STYLE_TEXT, key.help);
        }
        line += lines;
    }
    return line;
}

void keys_help(struct frame *f, enum screen screen, int *scroll)
{
    struct rect all = frame_rect(f);
    int w = MIN(all.w, HELP_MOST_CELLS);
    struct rect inside = {0, 0, w - 4, 0};
    int lines = help_lines(NULL, inside, screen, 0);
    struct rect box = rect_centre(all, w, lines + 4);
    inside = frame_box(f, box, STYLE_LINE, screen_titles[screen]);
    struct rect list = rect_inset(inside, 0, 0, 0, 2);
    if (list.h < 1)
        list = inside;
    *scroll = CLAMP(*scroll, 0, MAX(lines - list.h, 0));
    help_lines(f, list, screen, *scroll);
    scroll_bar(f, (struct rect){list.x, list.y, list.w + 1, list.h}, *scroll, lines);
    if (list.h < inside.h)
        keys_footer(f, rect_row(inside, inside.h - 1), SCREEN_HELP);
}
