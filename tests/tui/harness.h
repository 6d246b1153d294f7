/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_TUI_HARNESS_H
#define LIMBER_TESTS_TUI_HARNESS_H

#include "base/base.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * Runs a full-screen program on a pseudo-terminal and keeps its screen with
 * libvterm: what a person would see. With a clock the program lives in a time
 * of the test's own (LIMBER_TEST_CLOCK): tui_advance_ms() moves it on and
 * returns when everything due by then has been drawn, so that a test neither
 * sleeps nor guesses.
 *
 *     struct tui *t = tui_start(&(struct tui_options){.clock = true}, argv);
 *     assert_true(tui_wait(t, "Before you start"));
 *     tui_press(t, TUI_ENTER);
 *     assert_true(tui_wait(t, "get ready"));     // keys are not tied to the clock: wait for
 *     assert_true(tui_advance_ms(t, 8000));      // what they do before moving on
 *     assert_true(tui_shows(t, "breathe IN"));
 *     assert_int_equal(tui_finish(t), 0);
 */
struct tui;

struct tui_options {
    int cols, rows; /* 0: 80 x 24 */
    bool clock;     /* a test's time; starts at 1000 s */
    const char *const
        *env; /* "NAME=value", NULL-terminated, over a clean environment; NULL: none */
};

/* argv[0] is a path, or a name relative to the build folder ("limber"). Aborts where the
 * machine has no pseudo-terminals. */
struct tui *tui_start(const struct tui_options *o, const char *const argv[]);
/* Waits until the program has ended, kills it after 5 s, frees. The exit status, or minus the
 * signal that ended it. */
int tui_finish(struct tui *t);

/* ---- doing ---- */

enum tui_key {
    TUI_ENTER,
    TUI_ESC,
    TUI_UP,
    TUI_DOWN,
    TUI_LEFT,
    TUI_RIGHT,
    TUI_BACKSPACE,
    TUI_PAGE_UP,
    TUI_PAGE_DOWN
};
void tui_press(struct tui *t, enum tui_key key);
void tui_type(struct tui *t, const char *text);
/* Bytes as they are: what a terminal sends by itself. */
void tui_send(struct tui *t, const char *bytes);
void tui_resize(struct tui *t, int cols, int rows);
void tui_signal(struct tui *t, int sig);
/* Closes the terminal under the program, as a lost connection does. */
void tui_hang_up(struct tui *t);

/* Moves the program's clock on. False where it has ended or does not answer within 5 s. */
bool tui_advance_ms(struct tui *t, int64_t ms);
/* The same in steps of frames, as time really goes by. */
bool tui_play_ms(struct tui *t, int64_t ms, int step_ms);

/* ---- seeing ---- */

/* Waits up to 5 s until the text is on the screen, in one row / until it is gone / until the
 * program has been stopped by a signal. */
bool tui_wait(struct tui *t, const char *text);
bool tui_wait_gone(struct tui *t, const char *text);
bool tui_wait_stopped(struct tui *t);
/* Takes in what comes until nothing has come for so long. */
void tui_settle(struct tui *t, int quiet_ms);
bool tui_shows(struct tui *t, const char *text);
/* The row or column where a text begins, -1: nowhere. */
int tui_row_of(struct tui *t, const char *text);
int tui_column_of(struct tui *t, const char *text);
/* The screen as lines without trailing blanks. */
void tui_dump(struct tui *t, struct strbuf *out);

struct tui_cell {
    int fg, bg; /* palette index; -1: the terminal's own */
    bool bold, reverse, underline;
};
struct tui_cell tui_cell_at(struct tui *t, int x, int y);

bool tui_alternate_screen(const struct tui *t);
bool tui_cursor_visible(const struct tui *t);
/* Modes of the line (echo, signals, line by line) are what they were before the program began. */
bool tui_modes_restored(const struct tui *t);
/* Everything written so far; bytes of it with the high bit set. */
const char *tui_output(const struct tui *t);
size_t tui_output_bytes(const struct tui *t);
size_t tui_high_bytes(const struct tui *t);
pid_t tui_pid(const struct tui *t);

#endif
