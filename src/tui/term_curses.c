/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/cell.h"
#include "base/mem.h"
#include "tui/answer.h"
#include "tui/gather.h"
#include "tui/ghost.h"
#include "tui/mouse.h"
#include "tui/probe.h"
#include "tui/rescue.h"
#include "tui/shown.h"
#include "tui/term.h"
#include "tui/terminfo.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* clang-format off */
/* Or <curses.h> defines move, clear, erase and 218 more as macros. */
#define NCURSES_NOMACROS 1
/* Their struct tag, which nobody needs, is a word of ours. */
#define screen curses_screen
#include <curses.h>
#undef screen
/* clang-format on */

/* What terminals answer to background_query begins like this; curses reads it as a key. */
static const char background_query[] = "\033]11;?\033\\", background_answer[] = "\033]11;rgb:";
enum { ANSWER_KEY = KEY_MAX + 1, SGR_KEY, X10_KEY, ANSWER_WAIT_S = 2 };

enum { PALETTE = 257 /* 256 colours and the default */, ESC_DELAY_MS = 25, PAIRS_MAX = 32000 };

struct term {
    SCREEN *screen;
    WINDOW *keys; /* a pad that is never shown: reading keys from it draws nothing */
    FILE *out, *in;
    struct termios modes; /* as they were */
    struct gather gather;
    struct view_caps caps;
    int cols, rows;
    double aspect;
    struct shown shown;
    bool redraw, gone, suspended;
    bool asks_mouse;
    struct mouse mouse;
    uint16_t *pairs; /* [fg + 1][bg + 1] -> colour pair, 0: none yet */
    int n_pairs;
    cchar_t *row;         /* of one row being sent */
    struct answer answer; /* to background_query */
    time_t asked_s;       /* when it was asked for; 0: not, or it has come */
};

/* ---- opening ---- */

static int colours_of_terminal(const struct term_options *o)
{
    if (o->mono || probe_no_color() || !has_colors() || start_color() != OK)
        return 0;
    use_default_colors();
    int has = COLORS > 256 ? 8 : COLORS; /* in direct colour, small numbers are shades of blue */
    int most = o->colours > 0 ? MIN(o->colours, has) : has;
    return most >= 256 ? 256 : most >= 16 ? 16 : most >= 8 ? 8 : 0;
}

static void find_caps(struct term *t, const struct term_options *o)
{
    t->caps.utf8 = !o->ascii && probe_utf8();
    t->caps.console = t->caps.utf8 && probe_console(getenv("TERM"));
    t->shown.haunted = t->caps.utf8 && ghost_haunts(getenv("TERM"), getenv("XTERM_VERSION"));
    t->caps.colours = colours_of_terminal(o);
    t->caps.light = o->background == TERM_BACKGROUND_LIGHT ||
                    (o->background == TERM_BACKGROUND_AUTO && probe_light(getenv("COLORFGBG")));
}

static void arm_rescue(struct term *t)
{
    static const char sync_end[] = "\033[?2026l";
    char bytes[RESCUE_BYTES];
    size_t at = 0;
    if (t->gather.brackets) {
        memcpy(bytes, sync_end, sizeof sync_end - 1);
        at = sizeof sync_end - 1;
    }
    for (const char *c = mouse_off; t->asks_mouse && *c; c++)
        bytes[at++] = *c;
    at += terminfo_way_back(bytes + at, sizeof bytes - at);
    rescue_arm(t->gather.tty, &t->modes, bytes, at);
}

static time_t now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1; /* never 0 */
}

/* The answer comes among the keys, at some time or never: nobody waits for it. */
static void ask_background(struct term *t, const struct term_options *o)
{
    bool told = o->background != TERM_BACKGROUND_AUTO || getenv("COLORFGBG");
    if (told || t->caps.colours == 0 || !t->gather.brackets)
        return;
    define_key(background_answer, ANSWER_KEY);
    t->asked_s = now_s();
    if (write(t->gather.tty, background_query, sizeof background_query - 1) < 0)
        t->gone = true;
}

static void set_modes(struct term *t)
{
    cbreak();
    noecho();
    nonl();
    set_escdelay(ESC_DELAY_MS);
    typeahead(-1); /* or a key pressed cuts a frame short */
    curs_set(0);
    t->keys = newpad(1, 1);
    keypad(t->keys, TRUE);
    nodelay(t->keys, TRUE);
}

/* Straight to the terminal: curses knows nothing of it. */
static void tell_mouse(struct term *t, bool on)
{
    const char *bytes = on ? mouse_on : mouse_off;
    if (t->asks_mouse && write(t->gather.tty, bytes, strlen(bytes)) < 0)
        t->gone = true;
}

static void begin_mouse(struct term *t, bool wanted)
{
    t->asks_mouse = wanted && t->gather.brackets; /* others may print what they do not know */
    tell_mouse(t, true);
}

/* Curses must not take them for its own. */
static void define_mouse_keys(void)
{
    keyok(KEY_MOUSE, FALSE);
    define_key("\033[<", SGR_KEY);
    define_key("\033[M", X10_KEY);
}

void term_set_mouse(struct term *t, bool on)
{
    if (t->asks_mouse == on || t->suspended)
        return;
    tell_mouse(t, false);
    begin_mouse(t, on);
    rescue_disarm();
    arm_rescue(t);
}

void term_set_light(struct term *t, bool light)
{
    t->caps.light = light;
}

static void take_size(struct term *t)
{
    int cols = 80, rows = 24;
    probe_size(t->gather.tty, &cols, &rows, &t->aspect);
    if (rows != LINES || cols != COLS)
        resizeterm(rows, cols);
    t->cols = cols;
    t->rows = rows;
    shown_reset(&t->shown, cols, rows);
    t->row = xreallocarray(t->row, (size_t) cols + 1, sizeof *t->row);
}

struct term *term_open(const struct term_options *o, struct err *err)
{
    int colours;
    if (!term_probe(&colours, err))
        return NULL;
    struct term *t = xcalloc(1, sizeof *t);
    tcgetattr(STDIN_FILENO, &t->modes);
    int out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3),
        in = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    t->out = out >= 0 ? fdopen(out, "w") : NULL;
    t->in = in >= 0 ? fdopen(in, "r") : NULL;
    t->screen = t->out && t->in ? newterm(NULL, t->out, t->in) : NULL;
    if (!t->screen) {
        if (t->out)
            fclose(t->out);
        if (t->in)
            fclose(t->in);
        free(t);
        err_set(err, "cannot set up the terminal");
        return NULL;
    }
    gather_init(&t->gather, out, probe_takes_brackets(getenv("TERM")), terminfo_has_ansi_colours());
    t->asks_mouse = o->mouse && t->gather.brackets;
    arm_rescue(t);
    set_modes(t);
    define_mouse_keys();
    begin_mouse(t, o->mouse);
    find_caps(t, o);
    t->pairs = xcalloc((size_t) PALETTE * PALETTE, sizeof *t->pairs);
    take_size(t);
    ask_background(t, o);
    return t;
}

void term_close(struct term *t)
{
    if (!t)
        return;
    if (!t->suspended) {
        tell_mouse(t, false);
        endwin();
    }
    rescue_disarm();
    /* An answer that may still be on its way is nothing for whoever reads the terminal next. */
    bool awaited = t->asked_s > 0 && now_s() - t->asked_s < ANSWER_WAIT_S;
    tcsetattr(t->gather.tty, awaited ? TCSAFLUSH : TCSADRAIN, &t->modes);
    delwin(t->keys);
    delscreen(t->screen);
    fclose(t->out);
    fclose(t->in);
    gather_release(&t->gather);
    shown_release(&t->shown);
    free(t->pairs);
    free(t->row);
    free(t);
}

/* ---- what it is ---- */

const struct view_caps *term_caps(const struct term *t)
{
    return &t->caps;
}

void term_size(const struct term *t, int *cols, int *rows)
{
    *cols = t->cols;
    *rows = t->rows;
}

double term_cell_aspect(const struct term *t)
{
    return t->aspect;
}

int term_fd(const struct term *t)
{
    return fileno(t->in);
}

bool term_gone(const struct term *t)
{
    return t->gone;
}

/* ---- drawing ---- */

/* Pairs are made when first wanted; past what the terminal has, its own colours serve. */
static short pair_of(struct term *t, int fg, int bg)
{
    if (t->caps.colours == 0 || (fg < 0 && bg < 0))
        return 0;
    fg = CLAMP(fg, -1, 255);
    bg = CLAMP(bg, -1, 255);
    uint16_t *pair = &t->pairs[(fg + 1) * PALETTE + bg + 1];
    if (*pair == 0 && t->n_pairs + 1 < MIN(COLOR_PAIRS, PAIRS_MAX) && fg < COLORS && bg < COLORS &&
        init_pair((short) (t->n_pairs + 1), (short) fg, (short) bg) == OK)
        *pair = (uint16_t) ++t->n_pairs;
    return (short) *pair;
}

static attr_t attributes(uint8_t attr)
{
    static const struct {
        enum cell_attr ours;
        attr_t theirs;
    } table[] = {{CELL_BOLD, WA_BOLD},
                 {CELL_DIM, WA_DIM},
                 {CELL_UNDERLINE, WA_UNDERLINE},
                 {CELL_REVERSE, WA_REVERSE},
                 {CELL_ITALIC, WA_ITALIC}};
    attr_t out = 0;
    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        if (attr & table[i].ours)
            out |= table[i].theirs;
    return out;
}

/* Hands cells [from, to) of a row to curses, which sends what it finds changed. */
static void send_run(void *context, const struct cell *row, int y, int from, int to)
{
    struct term *t = context;
    int n = 0;
    for (int x = from; x < to; x++) {
        if (row[x].cp == 0)
            continue; /* the right half of a wide one */
        wchar_t text[2] = {(wchar_t) row[x].cp, L'\0'};
        setcchar(&t->row[n++], text, attributes(row[x].attr), pair_of(t, row[x].fg, row[x].bg),
                 NULL);
    }
    mvadd_wchnstr(y, from, t->row, n);
}

void term_present(struct term *t, const struct frame *f)
{
    if (t->suspended || f->cols != t->cols || f->rows != t->rows)
        return; /* a frame made before the terminal changed: the next one fits */
    bool changed = shown_take(&t->shown, f, send_run, t) || t->redraw;
    if (!changed)
        return;
    if (t->redraw)
        clearok(curscr, TRUE);
    t->redraw = false;
    bool cursor = f->cursor_x >= 0 && f->cursor_y >= 0;
    wmove(stdscr, cursor ? f->cursor_y : f->rows - 1, cursor ? f->cursor_x : f->cols - 1);
    gather_begin(&t->gather);
    curs_set(cursor ? 1 : 0);
    refresh();
    if (!gather_end(&t->gather))
        t->gone = true;
}

void term_redraw(struct term *t)
{
    t->redraw = true;
}

void term_resize(struct term *t)
{
    if (t->suspended)
        return;
    take_size(t);
    t->redraw = true;
}

void term_suspend(struct term *t)
{
    if (t->suspended)
        return;
    tell_mouse(t, false);
    endwin();
    rescue_disarm();
    tcsetattr(t->gather.tty, TCSADRAIN, &t->modes);
    t->suspended = true;
}

void term_resume(struct term *t)
{
    if (!t->suspended)
        return;
    t->suspended = false;
    squeeze_init(&t->gather.squeeze);
    tcgetattr(t->gather.tty, &t->modes); /* as they are outside by now */
    arm_rescue(t);
    reset_prog_mode();
    tell_mouse(t, true);
    term_resize(t);
}

/* ---- keys ---- */

static enum input_key key_of_code(wint_t code)
{
    static const struct {
        wint_t code;
        enum input_key key;
    } table[] = {
        {KEY_UP, INPUT_UP},
        {KEY_DOWN, INPUT_DOWN},
        {KEY_LEFT, INPUT_LEFT},
        {KEY_RIGHT, INPUT_RIGHT},
        {KEY_PPAGE, INPUT_PAGE_UP},
        {KEY_NPAGE, INPUT_PAGE_DOWN},
        {KEY_HOME, INPUT_HOME},
        {KEY_END, INPUT_END},
        {KEY_ENTER, INPUT_ENTER},
        {KEY_BTAB, INPUT_LEFT},
        {KEY_BACKSPACE, INPUT_BACKSPACE},
        {KEY_A1, INPUT_HOME},
        {KEY_A3, INPUT_PAGE_UP},
        {KEY_C1, INPUT_END},
        {KEY_C3, INPUT_PAGE_DOWN},
        {KEY_DC, INPUT_BACKSPACE},
    };
    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        if (table[i].code == code)
            return table[i].key;
    return INPUT_NONE;
}

static struct input input_of_char(wint_t c)
{
    static const struct {
        wint_t c;
        enum input_key key;
    } table[] = {
        {'\r', INPUT_ENTER},    {'\n', INPUT_ENTER},  {27, INPUT_ESC},    {'\t', INPUT_TAB},
        {127, INPUT_BACKSPACE}, {8, INPUT_BACKSPACE}, {12, INPUT_REDRAW},
    };
    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        if (table[i].c == c)
            return (struct input){table[i].key, 0};
    return c < 32 ? (struct input){INPUT_NONE, 0} : (struct input){INPUT_CHAR, (uint32_t) c};
}

/* Nothing came: is that because nobody is there any more? */
static void notice_end(struct term *t)
{
    struct pollfd p = {.fd = fileno(t->in), .events = POLLIN};
    int waiting = 1;
    if (poll(&p, 1, 0) <= 0)
        return;
    if ((p.revents & POLLIN) && ioctl(p.fd, FIONREAD, &waiting) == 0 && waiting > 0)
        return;
    if (p.revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL))
        t->gone = true;
}

/* Takes a character of the answer. True where it has ended and changes something. */
static bool read_answer(struct term *t, wint_t c)
{
    bool was = t->caps.light;
    if (answer_take(&t->answer, (uint32_t) c)) {
        t->asked_s = 0;
        t->caps.light = probe_light_rgb(t->answer.text);
    }
    return t->caps.light != was;
}

bool term_read(struct term *t, struct input *out)
{
    for (;;) {
        wint_t c;
        *out = (struct input){INPUT_NONE, 0};
        int got = wget_wch(t->keys, &c);
        if (got == ERR) {
            notice_end(t);
            return false;
        }
        if (got == KEY_CODE_YES && c == ANSWER_KEY)
            answer_begin(&t->answer);
        else if (t->answer.active)
            *out = (struct input){read_answer(t, c) ? INPUT_REDRAW : INPUT_NONE, 0};
        else if (got == KEY_CODE_YES && (c == SGR_KEY || c == X10_KEY))
            mouse_begin(&t->mouse, c == SGR_KEY ? MOUSE_SGR : MOUSE_X10);
        else if (t->mouse.active)
            *out = mouse_take(&t->mouse, c);
        else
            *out = got == KEY_CODE_YES ? (struct input){key_of_code(c), 0} : input_of_char(c);
        if (out->key != INPUT_NONE)
            return true;
    }
}
