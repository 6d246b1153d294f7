/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys at random, at random times, on a terminal of random sizes: the program
 * never crashes, never hangs, and gives the terminal back. The same every run;
 * LIMBER_MONKEY_SEED=N tries another.
 */
#include "config.h"

#include "base/mem.h"
#include "tui/harness.h"
#include "unit/folder.h"
#include "unit/unit.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACTIONS = 120, LOG_BYTES = 8192 };

struct monkey {
    struct tui *tui;
    uint32_t random;
    char log[LOG_BYTES]; /* what was done, to be read when it went wrong */
    size_t logged;
    bool ended;
};

static unsigned pick(struct monkey *m, unsigned below)
{
    m->random = m->random * 1664525U + 1013904223U;
    return (m->random >> 8) % below;
}

static void PRINTF_LIKE(2, 3) note(struct monkey *m, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    if (m->logged + 32 < LOG_BYTES)
        m->logged += (size_t) vsnprintf(m->log + m->logged, 32, fmt, ap);
    va_end(ap);
}

static void press(struct monkey *m)
{
    static const char keys[] = "  nnjkqy!?/,.bgGhefrpm+-<>sxw0123t[]aeiou";
    char key[2] = {keys[pick(m, sizeof keys - 1)], '\0'};
    if (key[0] == 'q' && pick(m, 3) > 0)
        return; /* or most visits would be short */
    note(m, "'%c' ", key[0]);
    tui_type(m->tui, key);
    tui_settle(m->tui, 2);
}

static void press_named(struct monkey *m)
{
    enum tui_key key = (enum tui_key) pick(m, TUI_PAGE_DOWN + 1);
    note(m, "key %d ", (int) key);
    tui_press(m->tui, key);
    tui_settle(m->tui, key == TUI_ESC ? 30 : 2);
}

/* The button or the wheel, also beside the screen. */
static void click(struct monkey *m)
{
    static const int buttons[] = {0, 0, 0, 64, 65};
    int button = buttons[pick(m, ARRAY_LEN(buttons))], x = 1 + (int) pick(m, 150),
        y = 1 + (int) pick(m, 55);
    char bytes[48];
    note(m, "mouse %d %d,%d ", button, x, y);
    snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dM\033[<%d;%d;%dm", button, x, y, button, x, y);
    tui_send(m->tui, bytes);
    tui_settle(m->tui, 2);
}

static void resize(struct monkey *m)
{
    int cols = 1 + (int) pick(m, 140), rows = 1 + (int) pick(m, 50);
    note(m, "%dx%d ", cols, rows);
    tui_resize(m->tui, cols, rows);
    tui_settle(m->tui, 3);
}

static void pass_time(struct monkey *m)
{
    int ms = (int) pick(m, 5000);
    note(m, "%d ms ", ms);
    m->ended = !tui_advance_ms(m->tui, ms);
}

static void act(struct monkey *m)
{
    static void (*const acts[])(struct monkey *) = {press, press,  press,     press_named, click,
                                                    click, resize, pass_time, pass_time};
    acts[pick(m, ARRAY_LEN(acts))](m);
}

/* One visit. The folder is the person's home; answered: the safety questions were. */
static void visit(const char *const argv[], uint32_t seed, bool answered)
{
    static const char *const screen_argv[] = {"limber", "screen", "--none", NULL};
    char *folder = folder_new();
    struct arena a = {0};
    const char *const env[] = {arena_printf(&a, "XDG_DATA_HOME=%s/data", folder),
                               arena_printf(&a, "XDG_CONFIG_HOME=%s/config", folder),
                               arena_printf(&a, "XDG_STATE_HOME=%s/state", folder), NULL};
    const struct tui_options options = {.clock = true, .env = env};
    if (answered)
        assert_int_equal(tui_finish(tui_start(&options, screen_argv)), 0);
    struct monkey m = {.tui = tui_start(&options, argv), .random = seed};
    tui_settle(m.tui, 100);
    for (int i = 0; i < ACTIONS && !m.ended; i++)
        act(&m);
    if (!m.ended)
        tui_signal(m.tui, SIGTERM);
    tui_settle(m.tui, 100);
    bool restored = !tui_alternate_screen(m.tui) && tui_modes_restored(m.tui);
    int status = tui_finish(m.tui);
    folder_remove(folder);
    arena_release(&a);
    if (!restored || (status != 0 && status != 1))
        fail_msg("seed %u: status %d, terminal %srestored, after: %s", (unsigned) seed, status,
                 restored ? "" : "not ", m.log);
}

static uint32_t first_seed(void)
{
    const char *seed = getenv("LIMBER_MONKEY_SEED");
    return seed ? (uint32_t) strtoul(seed, NULL, 10) : 1;
}

static void program__survives_anything__from_the_home_screen(void **state)
{
    (void) state;
    static const char *const argv[] = {"limber", NULL};
    for (uint32_t i = 0; i < 3; i++)
        visit(argv, first_seed() + i, i > 0);
}

static void program__survives_anything__in_a_session(void **state)
{
    (void) state;
    static const char *const argv[] = {"limber", "run", "desk-reset-2", "--mute", "--go", NULL};
    for (uint32_t i = 0; i < 3; i++)
        visit(argv, first_seed() + 100 + i, true);
}

static void program__survives_anything__before_a_session_of_checklists(void **state)
{
    (void) state;
    static const char *const argv[] = {"limber", "run", "ergo-setup-8", "--mute", NULL};
    for (uint32_t i = 0; i < 2; i++)
        visit(argv, first_seed() + 200 + i, true);
}

static void program__survives_anything__while_it_reads_and_previews(void **state)
{
    (void) state;
    static const char *const learn_argv[] = {"limber", "learn", NULL};
    static const char *const preview_argv[] = {"limber", "preview", "cat-cow", NULL};
    visit(learn_argv, first_seed() + 300, true);
    visit(preview_argv, first_seed() + 301, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(program__survives_anything__from_the_home_screen),
        cmocka_unit_test(program__survives_anything__in_a_session),
        cmocka_unit_test(program__survives_anything__before_a_session_of_checklists),
        cmocka_unit_test(program__survives_anything__while_it_reads_and_previews),
    };
    return cmocka_run_group_tests_name("monkey", tests, NULL, NULL);
}
