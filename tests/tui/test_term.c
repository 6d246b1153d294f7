/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal through ncurses, on a pseudo-terminal: what is seen, and what is left behind. */
#include "tui/harness.h"
#include "unit.h"

#include <signal.h>
#include <string.h>

static struct tui *start_with(const char *screen, const char *const *env, int cols, int rows)
{
    const char *argv[] = {"tests/tools/viewdemo", screen, NULL};
    return tui_start(&(struct tui_options){.cols = cols, .rows = rows, .env = env}, argv);
}

static struct tui *start(const char *screen)
{
    return start_with(screen, NULL, 0, 0);
}

static int quit(struct tui *t)
{
    tui_type(t, "q");
    return tui_finish(t);
}

static void check_restored(struct tui *t)
{
    tui_settle(t, 50);
    assert_false(tui_alternate_screen(t));
    assert_true(tui_cursor_visible(t));
    assert_true(tui_modes_restored(t));
}

static void term__shows_the_frame__and_no_cursor(void **state)
{
    (void) state;
    struct tui *t = start("home");
    assert_true(tui_wait(t, "Sunday 22 November"));
    assert_true(tui_alternate_screen(t));
    assert_false(tui_cursor_visible(t));
    assert_false(tui_modes_restored(t));
    assert_int_equal(tui_row_of(t, "limber"), 0);
    assert_int_equal(tui_column_of(t, "limber"), 1);
    assert_int_equal(quit(t), 0);
}

static void term__shows_a_cursor__where_text_is_typed(void **state)
{
    (void) state;
    struct tui *t = start("home-find");
    assert_true(tui_wait(t, "/min"));
    assert_true(tui_cursor_visible(t));
    assert_int_equal(quit(t), 0);
}

/* The colour of the title on a terminal. */
static struct tui_cell title_on(const char *const *env)
{
    struct tui *t = start_with("home", env, 0, 0);
    assert_true(tui_wait(t, "Sunday 22 November"));
    struct tui_cell cell = tui_cell_at(t, 1, 0);
    assert_int_equal(quit(t), 0);
    return cell;
}

static void term__has_the_colours__of_the_terminal(void **state)
{
    (void) state;
    struct tui_cell c = title_on(NULL);
    assert_true(c.fg == 74 && c.bg == -1 && c.bold);
    c = title_on((const char *const[]){"COLORFGBG=0;15", NULL});
    assert_int_equal(c.fg, 24);
    c = title_on((const char *const[]){"TERM=xterm", NULL});
    assert_in_range(c.fg, 6, 14); /* libvterm brightens bold */
    c = title_on((const char *const[]){"NO_COLOR=1", NULL});
    assert_true(c.fg == -1 && c.bg == -1 && c.bold);
    c = title_on((const char *const[]){"TERM=vt100", NULL});
    assert_true(c.fg == -1 && c.bg == -1);
}

/* The answer's letters would be keys: viewdemo crashes at a "c". */
static void term__follows_the_background__when_the_terminal_tells(void **state)
{
    (void) state;
    static const struct {
        const char *answer;
        int title;
    } cases[] = {
        {"\033]11;rgb:cccc/ffff/cccc\033\\", 24},
        {"\033]11;rgb:c0/c0/c0\007", 24},
        {"\033]11;rgb:0c0c/0c0c/0c0c\033\\", 74},
        {"\033]11;rgb:cccccccccccccccccccccccccccccc\033\\", 74},
        {"\033]11;rgb:\033\\", 74},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct tui *t = start("home");
        assert_true(tui_wait(t, "q quit"));
        assert_non_null(strstr(tui_output(t), "\033]11;?"));
        tui_send(t, cases[i].answer);
        tui_settle(t, 100);
        assert_int_equal(tui_cell_at(t, 1, 0).fg, cases[i].title);
        assert_true(tui_shows(t, "Sunday 22 November"));
        tui_press(t, TUI_RIGHT); /* keys go on as before */
        assert_true(tui_wait(t, "/min"));
        assert_int_equal(quit(t), 0);
    }
}

static void term__asks_for_no_background__that_it_knows(void **state)
{
    (void) state;
    static const char *const knows[] = {"COLORFGBG=15;0", "NO_COLOR=1", "TERM=linux", "TERM=vt100"};
    for (size_t i = 0; i < ARRAY_LEN(knows); i++) {
        struct tui *t = start_with("home", (const char *const[]){knows[i], NULL}, 0, 0);
        assert_true(tui_wait(t, "q quit"));
        assert_null(strstr(tui_output(t), "]11;"));
        assert_int_equal(quit(t), 0);
    }
}

static void term__writes_ascii_only__in_the_c_locale(void **state)
{
    (void) state;
    struct tui *t = start_with("play-out", (const char *const[]){"LC_ALL=C", NULL}, 0, 0);
    assert_true(tui_wait(t, "breathe OUT"));
    assert_true(tui_shows(t, "arrows step"));
    assert_int_equal(tui_high_bytes(t), 0);
    assert_int_equal(quit(t), 0);
}

static void term__says_why__where_it_cannot_draw(void **state)
{
    (void) state;
    static const struct {
        const char *env, *says;
    } cases[] = {
        {"TERM=dumb", "cannot move the cursor"},
        {"TERM=no-such-terminal", "not a terminal known here"},
        {"TERM", "TERM is not set"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct tui *t = start_with("home", (const char *const[]){cases[i].env, NULL}, 0, 0);
        tui_settle(t, 300);
        assert_true(tui_shows(t, cases[i].says));
        assert_false(tui_alternate_screen(t));
        assert_int_equal(tui_finish(t), 1);
    }
}

static void term__reads_keys__with_names(void **state)
{
    (void) state;
    struct tui *t = start("home");
    assert_true(tui_wait(t, "Sunday 22 November"));
    tui_press(t, TUI_RIGHT);
    assert_true(tui_wait_gone(t, "locked until"));
    assert_true(tui_wait(t, "/min"));
    tui_press(t, TUI_LEFT);
    assert_true(tui_wait_gone(t, "/min"));
    assert_int_equal(quit(t), 0);
}

static void term__draws_anew__at_every_size(void **state)
{
    (void) state;
    static const int sizes[][2] = {{100, 30}, {60, 16},  {40, 12}, {20, 3},
                                   {1, 1},    {130, 50}, {80, 24}};
    struct tui *t = start("play-out");
    assert_true(tui_wait(t, "breathe OUT"));
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        tui_resize(t, sizes[i][0], sizes[i][1]);
        if (sizes[i][0] >= 20)
            assert_true(tui_wait(t, "OUT"));
        tui_settle(t, 30);
    }
    assert_true(tui_wait(t, "q end"));
    assert_int_equal(tui_row_of(t, "q end"), 23);
    assert_int_equal(quit(t), 0);
}

static void term__sends_nothing__when_nothing_changed(void **state)
{
    (void) state;
    struct tui *t = start("home");
    assert_true(tui_wait(t, "q quit"));
    tui_settle(t, 50);
    size_t before = tui_output_bytes(t);
    tui_type(t, "x");
    tui_settle(t, 100);
    assert_int_equal(tui_output_bytes(t), before);
    tui_type(t, "\f"); /* Ctrl-L: all of it again */
    tui_settle(t, 100);
    assert_true(tui_output_bytes(t) > before + 800);
    assert_int_equal(quit(t), 0);
}

static void term__brackets_a_frame__where_the_terminal_knows_how(void **state)
{
    (void) state;
    struct tui *t = start("home");
    assert_true(tui_wait(t, "q quit"));
    tui_settle(t, 50);
    const char *open = strstr(tui_output(t), "\033[?2026h");
    const char *text = strstr(tui_output(t), "limber");
    assert_non_null(open);
    assert_true(open < text);
    assert_non_null(strstr(text, "\033[?2026l"));
    assert_int_equal(quit(t), 0);
    t = start_with("home", (const char *const[]){"TERM=linux", NULL}, 0, 0);
    assert_true(tui_wait(t, "q quit"));
    assert_null(strstr(tui_output(t), "2026"));
    assert_int_equal(quit(t), 0);
}

static void term__is_restored__when_the_program_quits(void **state)
{
    (void) state;
    static const int signals[] = {0, SIGTERM, SIGHUP, SIGINT};
    for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
        struct tui *t = start("home");
        assert_true(tui_wait(t, "q quit"));
        if (signals[i])
            tui_signal(t, signals[i]);
        else
            tui_type(t, "q");
        check_restored(t);
        assert_int_equal(tui_finish(t), 0);
    }
}

static void term__is_restored__when_the_program_crashes(void **state)
{
    (void) state;
    struct tui *t = start("home");
    assert_true(tui_wait(t, "q quit"));
    tui_type(t, "c");
    check_restored(t);
    assert_int_equal(tui_finish(t), -SIGABRT);
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGQUIT};
    for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
        t = start("home");
        assert_true(tui_wait(t, "q quit"));
        tui_signal(t, signals[i]);
        check_restored(t);
        assert_true(tui_finish(t) != 0);
    }
}

static void term__is_given_back__while_stopped(void **state)
{
    (void) state;
    struct tui *t = start("home");
    assert_true(tui_wait(t, "q quit"));
    tui_type(t, "z");
    assert_true(tui_wait_stopped(t));
    check_restored(t);
    tui_resize(t, 60, 16);
    tui_signal(t, SIGCONT);
    assert_true(tui_wait(t, "q quit"));
    assert_true(tui_alternate_screen(t));
    assert_int_equal(tui_row_of(t, "q quit"), 15);
    assert_int_equal(quit(t), 0);
}

static void term__notices__when_the_terminal_goes(void **state)
{
    (void) state;
    struct tui *t = start("home");
    assert_true(tui_wait(t, "q quit"));
    tui_hang_up(t);
    assert_int_equal(tui_finish(t), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(term__shows_the_frame__and_no_cursor),
        cmocka_unit_test(term__shows_a_cursor__where_text_is_typed),
        cmocka_unit_test(term__has_the_colours__of_the_terminal),
        cmocka_unit_test(term__follows_the_background__when_the_terminal_tells),
        cmocka_unit_test(term__asks_for_no_background__that_it_knows),
        cmocka_unit_test(term__writes_ascii_only__in_the_c_locale),
        cmocka_unit_test(term__says_why__where_it_cannot_draw),
        cmocka_unit_test(term__reads_keys__with_names),
        cmocka_unit_test(term__draws_anew__at_every_size),
        cmocka_unit_test(term__sends_nothing__when_nothing_changed),
        cmocka_unit_test(term__brackets_a_frame__where_the_terminal_knows_how),
        cmocka_unit_test(term__is_restored__when_the_program_quits),
        cmocka_unit_test(term__is_restored__when_the_program_crashes),
        cmocka_unit_test(term__is_given_back__while_stopped),
        cmocka_unit_test(term__notices__when_the_terminal_goes),
    };
    return cmocka_run_group_tests_name("term", tests, NULL, NULL);
}
