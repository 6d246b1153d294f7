/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mouse, as a terminal sends it: what clicks do, and that it is given back. */
#include "config.h"

#include "tui/home.h"
#include "unit/unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const home_argv[] = {"limber", NULL};
static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1000l";

/* A press and a release of a button (0: left, 64: the wheel up, 65: down). */
static void press_at(struct tui *t, int button, int x, int y)
{
    char bytes[64];
    snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dM\033[<%d;%d;%dm", button, x + 1, y + 1, button,
             x + 1, y + 1);
    tui_send(t, bytes);
}

static void click(struct tui *t, const char *text)
{
    assert_true(tui_wait(t, text));
    press_at(t, 0, tui_column_of(t, text), tui_row_of(t, text));
    tui_settle(t, 50);
}

static void mouse__chooses_in_lists__with_the_second_click(void **state)
{
    struct tui *t = tui_home_start(*state, 100, 30, home_argv);
    assert_true(tui_wait(t, "Belly breath basics"));
    click(t, "  Belly breath basics");
    assert_true(tui_wait(t, "▸ Belly breath basics"));
    click(t, "Belly breath basics");
    assert_true(tui_wait(t, "Before your first session"));
    click(t, "look around");
    click(t, "Learn");
    assert_true(tui_wait(t, "▸ What is the pop?"));
    click(t, "quit");
    assert_int_equal(tui_finish(t), 0);
}

static void mouse__ticks_answers_and_scrolls(void **state)
{
    static const char *const argv[] = {"limber", "screen", NULL};
    struct tui *t = tui_home_start(*state, 0, 0, argv);
    click(t, "18 to 64");
    click(t, "18 to 64");
    assert_true(tui_wait(t, "Safety questions 1 of 4"));
    click(t, "[ ] ");
    assert_true(tui_wait(t, "[x]"));
    click(t, "[x]");
    assert_true(tui_wait_gone(t, "[x]"));
    for (int i = 0; i < 20; i++)
        press_at(t, 65, 5, 5);
    assert_true(tui_wait(t, "None of these"));
    click(t, "None of these");
    click(t, "Enter go on");
    assert_true(tui_wait(t, "Safety questions 2 of 4"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

static void mouse__goes_to_a_step__on_the_progress_bar(void **state)
{
    static const char *const argv[] = {"limber", "run", "desk-reset-2", "--mute", "--go", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, argv);
    assert_true(tui_wait(t, "step 1/"));
    press_at(t, 0, 60, 22);
    assert_true(tui_wait_gone(t, "step 1/"));
    click(t, "q end");
    assert_true(tui_wait(t, "End the session?"));
    press_at(t, 0, 1, 1); /* beside the box: nothing */
    click(t, "any other key");
    assert_true(tui_wait_gone(t, "End the session?"));
    click(t, "q end");
    click(t, "y ends it");
    assert_true(tui_wait_gone(t, "q end"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

/* A release comes when it comes, and buttons nobody knows too: the picture goes on. */
static void mouse__stops_nothing__with_what_it_does_not_use(void **state)
{
    static const char *const argv[] = {"limber", "run", "desk-reset-2", "--mute", "--go", NULL};
    static const char *const reports[] = {"\033[<0;5;5m",  "\033[<2;5;5M", "\033[<128;5;5M",
                                          "\033[<35;5;5M", "\033[<0;",     "\033[M",
                                          "\033[<x"};
    tui_home_screened(*state);
    for (size_t i = 0; i < ARRAY_LEN(reports); i++) {
        struct tui *t = tui_home_start(*state, 0, 0, argv);
        assert_true(tui_wait(t, "step 1/"));
        tui_send(t, reports[i]);
        tui_settle(t, 50);
        assert_true(tui_play_ms(t, 2000, 100));
        if (!tui_wait_gone(t, "2:00 left"))
            fail_msg("it stands still after %s", reports[i] + 1);
        tui_signal(t, SIGTERM);
        tui_finish(t);
    }
}

static void mouse__is_given_back__however_it_ends(void **state)
{
    (void) state;
    static const char *const argv[] = {"tests/tools/viewdemo", "home", NULL};
    static const char *const endings[] = {"q", "c"};
    for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
        struct tui *t = tui_start(&(struct tui_options){0}, argv);
        assert_true(tui_wait(t, "q quit"));
        assert_non_null(strstr(tui_output(t), mouse_on));
        assert_null(strstr(tui_output(t), mouse_off));
        tui_type(t, endings[i]);
        tui_settle(t, 100);
        assert_non_null(strstr(tui_output(t), mouse_off));
        tui_finish(t);
    }
}

static void mouse__is_left_alone__where_it_is_set_off(void **state)
{
    static const char *const set_argv[] = {"limber", "config", "mouse", "off", NULL};
    assert_int_equal(tui_finish(tui_home_start(*state, 0, 0, set_argv)), 0);
    struct tui *t = tui_home_start(*state, 0, 0, home_argv);
    assert_true(tui_wait(t, "q quit"));
    assert_null(strstr(tui_output(t), "1000h"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, tui_home_setup, tui_home_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(mouse__chooses_in_lists__with_the_second_click),
        TEST(mouse__ticks_answers_and_scrolls),
        TEST(mouse__goes_to_a_step__on_the_progress_bar),
        TEST(mouse__stops_nothing__with_what_it_does_not_use),
        TEST(mouse__is_given_back__however_it_ends),
        TEST(mouse__is_left_alone__where_it_is_set_off),
    };
    return cmocka_run_group_tests_name("mouse", tests, NULL, NULL);
}
