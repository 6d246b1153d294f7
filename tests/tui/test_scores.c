/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores, as a person gives them: after a session, on the progress screens, and what they lead to.
 */
#include "config.h"

#include "tui/harness.h"
#include "tui/home.h"
#include "unit/unit.h"

#include <signal.h>

/* After strength: how many more would have gone, once for each exercise that was done. */
static void scores__after_strength__asks_what_was_in_reserve(void **state)
{
    static const char *const boost_argv[] = {"limber", "run", "band-boost-3", "--mute", NULL};
    static const char *const history_argv[] = {"limber", "history", "--json", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, boost_argv);
    tui_home_get_ready(t);
    tui_play_ms(t, 40000, 200);
    tui_type(t, "qy");
    assert_true(tui_wait(t, "What made you end?"));
    tui_press(t, TUI_ENTER); /* rather not say; no stiffness was given before */
    assert_true(tui_wait(t, "Worst pain while you moved?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "How hard was it?"));
    tui_type(t, "4");
    assert_true(tui_wait(t, "How many more could you have done"));
    tui_type(t, "3");
    assert_true(tui_wait(t, "Ended early"));
    tui_press(t, TUI_ENTER);
    assert_int_equal(tui_finish(t), 0);
    t = tui_home_start(*state, 200, 60, history_argv);
    assert_true(tui_wait(t, "\"in_reserve\": 3"));
    tui_finish(t);
}

/* In the rest between two sets: one key, and the next set is smaller; the clock goes on. */
static void scores__between_sets__change_the_next(void **state)
{
    static const char *const squats_argv[] = {
        "limber", "run",    "no-kit-strength-10", "--mute", "--level",
        "2",      "--from", "chair-squat",        "--go",   NULL};
    static const char *const history_argv[] = {"limber", "export", "--json", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, squats_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_type(t, "1"); /* nothing is asked here */
    tui_play_ms(t, 50000, 200);
    assert_true(tui_shows(t, "done? 0 to 5; o: out of breath."));
    assert_true(tui_shows(t, "set 2 of 2"));
    tui_type(t, "1");
    assert_true(tui_wait(t, "1 in reserve: 6 instead of 8"));
    tui_type(t, "o");
    assert_true(tui_wait(t, "instead of 8 next, 30 s more"));
    tui_type(t, "o4");
    assert_true(tui_wait(t, "4 in reserve: the next set as it"));
    tui_type(t, "0");
    assert_true(tui_wait(t, "0 in reserve: 6 instead of 8"));
    tui_play_ms(t, 40000, 200);
    assert_true(tui_shows(t, "REST")); /* 45 s have become 60 */
    tui_play_ms(t, 20000, 200);
    assert_true(tui_shows(t, "of 6"));
    tui_type(t, "qy");
    tui_finish(t);
    t = tui_home_start(*state, 200, 60, history_argv);
    assert_true(tui_wait(t, "\"reserve\""));
    assert_true(tui_shows(t, "\"breathless\""));
    tui_finish(t);
}

/* The same as lines; without an answer nothing changes. */
static void scores__between_sets__in_plain_lines(void **state)
{
    static const char *const squats_argv[] = {"limber",  "run",         "no-kit-strength-10",
                                              "--mute",  "--level",     "2",
                                              "--from",  "chair-squat", "--go",
                                              "--plain", NULL};
    tui_home_screened(*state);
    for (int answers = 0; answers < 2; answers++) {
        struct tui *t = tui_home_start(*state, 0, 0, squats_argv);
        assert_true(tui_wait(t, "Get ready: Sit-to-stand"));
        tui_play_ms(t, 50000, 200);
        assert_true(tui_wait(t, "How many more could you have done?"));
        if (answers) {
            tui_type(t, "0");
            assert_true(tui_wait(t, "0 in reserve: 6 instead of 8 next"));
        }
        tui_play_ms(t, 60000, 200);
        assert_true(tui_wait(t, answers ? "of 6)" : "of 8)"));
        tui_signal(t, SIGTERM);
        tui_finish(t);
    }
}

static void scores__progress__leafs_and_takes_a_score(void **state)
{
    static const char *const stats_argv[] = {"limber", "stats", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, stats_argv);
    assert_true(tui_wait(t, "No scores yet"));
    tui_type(t, "s");
    assert_true(tui_wait(t, "Average upper-back stiffness over the last 24 hours?"));
    tui_type(t, "4");
    assert_true(tui_wait(t, "And pain"));
    tui_type(t, "2");
    assert_true(tui_wait(t, "Week 1: not enough scores"));
    assert_true(tui_shows(t, "Stiffness 4, pain 2."));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Overview"));
    tui_type(t, "2d");
    assert_true(tui_wait(t, "stiffness 4, pain 2"));
    tui_type(t, "p1"); /* ill */
    assert_true(tui_wait_gone(t, "A pause"));
    tui_type(t, "3");
    assert_true(tui_wait(t, ": a pause; stiffness 4"));
    tui_type(t, "p4"); /* well again */
    assert_true(tui_wait(t, ": rest; stiffness 4"));
    tui_type(t, "a");
    assert_true(tui_wait(t, "What does the stiffness make harder?"));
    tui_type(t, " ");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "How well can you do this?"));
    tui_type(t, "6");
    assert_true(tui_wait_gone(t, "How well"));
    tui_type(t, "6");
    assert_true(tui_wait(t, "sit through a meeting"));
    assert_true(tui_shows(t, "6 of 10"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

static void scores__plain_lines__ask_for_the_scores_too(void **state)
{
    static const char *const plain_argv[] = {"limber", "run", "micro-1", "--mute", "--plain", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, plain_argv);
    assert_true(tui_wait(t, "Anything new"));
    tui_type(t, "n");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "0");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Well enough"));
    tui_type(t, "y");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_type(t, "4");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Get ready: Shoulder rolls"));
    tui_play_ms(t, 12000, 200);
    tui_type(t, "q");
    tui_settle(t, 50);
    tui_type(t, "y");
    assert_true(tui_wait(t, "What made you end?"));
    tui_type(t, "7"); /* there is no seventh: asked again */
    tui_press(t, TUI_ENTER);
    tui_type(t, "2");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "How stiff now?"));
    tui_type(t, "3");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Worst pain while you moved?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "How hard was it?"));
    tui_type(t, "3");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "General guidance"));
    assert_int_equal(tui_finish(t), 0);
    static const char *const history_argv[] = {"limber", "history", "--json", NULL};
    t = tui_home_start(*state, 200, 60, history_argv);
    assert_true(tui_wait(t, "\"stiffness_before\": 4"));
    assert_true(tui_shows(t, "\"stiffness_after\": 3"));
    tui_finish(t);
}

/* The pack's card for breathing, on the screen and as lines; not where nobody breathes by it. */
static void breath__before_it__says_how_and_where_not(void **state)
{
    static const struct {
        const char *routine, *plain;
        bool shown;
    } cases[] = {{"breath-belly-3", NULL, true},
                 {"micro-1", NULL, false},
                 {"breath-belly-3", "--plain", true}};
    tui_home_screened(*state);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *const argv[] = {
            "limber",       "run", cases[i].routine, "--mute", cases[i].plain ? "--go" : NULL,
            cases[i].plain, NULL};
        struct tui *t = tui_home_start(*state, 0, 0, argv);
        assert_true(tui_wait(t, cases[i].plain ? "Get ready" : "General guidance"));
        assert_true(tui_shows(t, "Not while driving or in water.") == cases[i].shown);
        tui_signal(t, 15);
        tui_finish(t);
    }
}

/* A look at it and out again: there is nothing to ask about. */
static void scores__after_a_look__asks_nothing(void **state)
{
    static const char *const argv[] = {"limber", "run", "micro-1", "--mute", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, argv);
    tui_home_get_ready(t);
    tui_play_ms(t, 3000, 200);
    tui_type(t, "qy");
    assert_true(tui_wait(t, "Ended early"));
    assert_false(tui_shows(t, "What made you end?"));
    tui_press(t, TUI_ENTER);
    assert_int_equal(tui_finish(t), 0);
    static const char *const any_argv[] = {"limber", "run", "--mute", NULL};
    t = tui_home_start(*state, 0, 0, any_argv);
    assert_true(tui_wait(t, "Needs to pop")); /* what whoever is new begins with */
    tui_type(t, "q");
    tui_finish(t);
}

/* Two days of 8: strength waits for an assessment, and comes back with it. */
static void scores__severe_scores__pause_strength_until_assessed(void **state)
{
    static const char *const days[] = {"2026-01-03", "2026-01-04", "2026-01-05"};
    static const char *const strength_argv[] = {"limber", "run",  "band-boost-3",
                                                "--mute", "--go", NULL};
    tui_home_screened(*state);
    for (size_t i = 0; i < ARRAY_LEN(days); i++) {
        const char *const log_argv[] = {"limber", "log", "8", "--date", days[i], NULL};
        assert_int_equal(tui_finish(tui_home_start(*state, 0, 0, log_argv)), 0);
    }
    struct tui *t = tui_home_start(*state, 0, 0, strength_argv);
    assert_true(tui_wait(t, "Strength sessions are paused"));
    tui_type(t, "a");
    assert_true(tui_wait(t, "On which day were you assessed"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Please confirm"));
    tui_type(t, "1");
    tui_press(t, TUI_ENTER);
    tui_answer_no_to_all(t);
    assert_true(tui_wait(t, "get ready"));
    tui_type(t, "qy");
    assert_int_equal(tui_finish(t), 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, tui_home_setup, tui_home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(scores__after_strength__asks_what_was_in_reserve),
        TEST(scores__between_sets__change_the_next),
        TEST(scores__between_sets__in_plain_lines),
        TEST(scores__progress__leafs_and_takes_a_score),
        TEST(scores__plain_lines__ask_for_the_scores_too),
        TEST(breath__before_it__says_how_and_where_not),
        TEST(scores__after_a_look__asks_nothing),
        TEST(scores__severe_scores__pause_strength_until_assessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
