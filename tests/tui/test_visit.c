/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole visits: the real program, a real terminal, a clock of the test's own. */
#include "config.h"

#include "tui/harness.h"
#include "tui/home.h"
#include "unit/unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const run_argv[] = {"limber", "run", "micro-1", "--mute", NULL};
static const char *const go_argv[] = {"limber", "run", "micro-1", "--mute", "--go", NULL};

static void visit__first_start__asks_everything_once_and_begins(void **state)
{
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Before your first session"));
    tui_press(t, TUI_ENTER);
    tui_answer_no_to_all(t);
    assert_true(tui_wait(t, "Which look do you like best?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Pain right now"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_type(t, "4");
    assert_true(tui_wait(t, "new to you"));
    tui_type(t, "s");
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 12000, 200);
    tui_type(t, "q");
    tui_answer(t, "y ends it", "y");
    assert_true(tui_wait(t, "What made you end?"));
    tui_type(t, "1");
    assert_true(tui_wait(t, "How stiff now?"));
    tui_type(t, "3");
    assert_true(tui_wait(t, "Worst pain while you moved?"));
    tui_type(t, "0");
    assert_true(tui_wait(t, "How hard was it?"));
    tui_type(t, "2");
    assert_true(tui_wait(t, "Ended early"));
    tui_press(t, TUI_ENTER);
    assert_int_equal(tui_finish(t), 0);

    /* The second time none of it is asked again but the check. */
    t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Pain right now"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "new to you")); /* the exercise it did not come to */
    tui_press(t, TUI_ESC);                  /* the first one: there is nothing before it */
    tui_settle(t, 100);
    assert_true(tui_shows(t, "new to you"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

/* Down to the line whose explanation is shown. */
static void go_to_line(struct tui *t, const char *explanation)
{
    for (int i = 0; i < 40 && !tui_shows(t, explanation); i++) {
        tui_press(t, TUI_DOWN);
        tui_settle(t, 30);
    }
    assert_true(tui_shows(t, explanation));
}

/* A caution that is new today counts today: no breath is held with epilepsy. */
static void visit__something_new__swaps_what_is_played(void **state)
{
    static const char *const box_argv[] = {"limber", "run", "breath-box-4", "--mute", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, box_argv);
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "c");
    assert_true(tui_wait(t, "Are you 18 or over?"));
    tui_type(t, "1");
    tui_press(t, TUI_ENTER);
    tui_answer(t, "Safety questions 1 of 4", "n\r");
    tui_answer(t, "Safety questions 2 of 4", "n\r0\r");
    tui_answer_mild_ache(t);
    assert_true(tui_wait(t, "Safety questions 4 of 4"));
    go_to_line(t, "No breath holds and no fast breathing.");
    tui_type(t, " ");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Good to go, with changes."));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Pain right now")); /* the three come again */
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "new to you"));
    assert_true(tui_shows(t, "Coherent breathing"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

static const char *const screen_argv[] = {"limber", "screen", NULL};

/* What is recorded is what is shown, whatever was pressed on the way there and back. */
static void visit__which_fits_best__records_what_is_shown(void **state)
{
    struct tui *t = tui_home_start(*state, 0, 0, screen_argv);
    assert_true(tui_wait(t, "Are you 18 or over?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Go to a line first"));
    tui_type(t, "1");
    tui_press(t, TUI_ENTER);
    tui_answer(t, "Safety questions 1 of 4", "n\r");
    tui_answer(t, "Safety questions 2 of 4", "n\r");
    tui_type(t, "2");
    tui_press(t, TUI_ENTER);
    tui_answer_mild_ache(t);
    assert_true(tui_wait(t, "Safety questions 4 of 4"));
    tui_press(t, TUI_LEFT); /* what was answered is still there */
    assert_true(tui_wait(t, "(*) Stiffness or a mild ache"));
    tui_press(t, TUI_LEFT);
    assert_true(tui_wait(t, "Safety questions 2 of 4"));
    tui_type(t, "G");
    assert_true(tui_wait(t, "[x] None of these"));
    assert_true(tui_shows(t, "[ 2]"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Safety questions 3 of 4"));
    tui_press(t, TUI_DOWN);
    tui_press(t, TUI_DOWN);
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "(*) Pain of 4-6"));
    assert_true(tui_shows(t, "( ) Stiffness or a mild ache"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Is that right?"));
    assert_true(tui_shows(t, "Pain of 4-6"));
    tui_press(t, TUI_ENTER);
    tui_answer(t, "Safety questions 4 of 4", "n\r");
    assert_true(tui_wait(t, "It is sensible to have this checked first."));
    tui_type(t, "q");
    tui_finish(t);
}

/* Ticked by mistake, taken back, and away from the page: it judges nothing. */
static void visit__slip_at_the_red_flags__leads_nowhere(void **state)
{
    struct tui *t = tui_home_start(*state, 0, 0, screen_argv);
    assert_true(tui_wait(t, "Are you 18 or over?"));
    tui_type(t, "1");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Safety questions 1 of 4"));
    tui_type(t, " ");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Is that right?"));
    tui_type(t, "2");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "[x]"));
    tui_press(t, TUI_LEFT);
    assert_true(tui_wait(t, "Are you 18 or over?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Safety questions 1 of 4"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

static void visit__emergency__blocks_and_stays_blocked(void **state)
{
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Before your first session"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Are you 18 or over?"));
    tui_type(t, "1");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Safety questions 1 of 4"));
    tui_type(t, " ");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Is that right?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Stop here. Your answer can be a sign of something serious."));
    assert_false(tui_shows(t, "go on"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 1);
    t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "Stop here."));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 1);
}

static void visit__go__plays_to_its_end_without_a_key(void **state)
{
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    assert_true(tui_play_ms(t, 8100, 100));
    assert_true(tui_shows(t, "breathe IN"));
    assert_true(tui_shows(t, "1 of 4"));
    assert_true(tui_play_ms(t, 2000, 100));
    assert_true(tui_shows(t, "breathe OUT"));
    tui_play_ms(t, 52000, 200);
    assert_int_equal(tui_finish(t), 0);
}

static void visit__pause__stands_and_counts_in(void **state)
{
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 9000, 100);
    tui_type(t, " ");
    assert_true(tui_wait(t, "go on"));
    struct strbuf before = {0}, after = {0};
    tui_settle(t, 50);
    tui_dump(t, &before);
    assert_true(tui_advance_ms(t, 600000));
    tui_dump(t, &after);
    assert_string_equal(strbuf_text(&before), strbuf_text(&after));
    tui_type(t, " ");
    assert_true(tui_play_ms(t, 3100, 100));
    assert_true(tui_wait(t, "breathe IN"));
    strbuf_release(&before);
    strbuf_release(&after);
    tui_type(t, "qy");
    assert_int_equal(tui_finish(t), 0);
}

/* Behind the list of keys nothing is missed: the session waits, and goes on when it is closed. */
static void visit__help__holds_the_session(void **state)
{
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 9000, 100);
    tui_type(t, "?");
    assert_true(tui_wait(t, "While a session is paused"));
    assert_true(tui_advance_ms(t, 600000)); /* longer than all of it */
    tui_press(t, TUI_ESC);
    assert_true(tui_play_ms(t, 3100, 100));
    assert_true(tui_wait(t, "breathe IN"));
    tui_type(t, " ");
    assert_true(tui_wait(t, "go on"));
    tui_type(t, "?"); /* it was paused before: it stays so */
    assert_true(tui_wait(t, "While a session is paused"));
    tui_press(t, TUI_ESC);
    assert_true(tui_wait_gone(t, "While a session is paused"));
    assert_true(tui_advance_ms(t, 600000));
    assert_true(tui_shows(t, "go on"));
    tui_type(t, "qy");
    assert_int_equal(tui_finish(t), 0);
}

static void visit__late_turn__pauses_by_itself(void **state)
{
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 3000, 100);
    assert_true(tui_advance_ms(t, 20000)); /* the lid was closed */
    assert_true(tui_wait(t, "go on"));
    tui_type(t, "qy");
    assert_int_equal(tui_finish(t), 0);
}

static void visit__stop__asks_what_happened_and_locks(void **state)
{
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_type(t, "!");
    assert_true(tui_wait(t, "What happened?"));
    tui_press(t, TUI_ENTER); /* by reflex: locks nothing */
    assert_true(tui_wait(t, "Go to a line first"));
    tui_press(t, TUI_DOWN);
    tui_press(t, TUI_DOWN);
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Please speak to a health professional today"));
    tui_type(t, "q");
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "Please speak to a health professional today"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 1);
}

/* Never screened and in plain lines: everything once, then the three of every session. */
static void visit__plain_first_start__asks_everything_and_the_check(void **state)
{
    static const char *const plain_argv[] = {"limber", "run", "micro-1", "--mute", "--plain", NULL};
    struct tui *t = tui_home_start(*state, 0, 0, plain_argv);
    assert_true(tui_wait(t, "Do you understand and agree?"));
    tui_type(t, "y");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Are you 18 or over?"));
    tui_type(t, "y");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Are you 65 or over?"));
    /* 64 or under; part A; part B and its number; C1 and part C; part D */
    static const char *const answers[] = {"n\n",
                                          "n\nn\nn\nn\nn\nn\nn\nn\n",
                                          "n\nn\nn\nn\nn\nn\nn\nn\nn\nn\n0\n",
                                          "a\nn\nn\nn\nn\nn\nn\nn\n",
                                          "n\nn\nn\nn\nn\nn\nn\nn\n",
                                          "n\nn\nn\nn\nn\nn\nn\nn\n"};
    for (size_t i = 0; i < ARRAY_LEN(answers); i++) {
        tui_type(t, answers[i]);
        tui_settle(t, 50);
    }
    assert_true(tui_wait(t, "You are good to go."));
    assert_true(tui_wait(t, "Anything new"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

/* Something that locks exercise happens in a session. */
static void lock_by_stop(struct tui_home *h)
{
    struct tui *t = tui_home_start(h, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_type(t, "!");
    assert_true(tui_wait(t, "What happened?"));
    tui_type(t, "2");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Please speak to a health professional today"));
    assert_false(tui_shows(t, "assessed")); /* just told: no way round it */
    tui_type(t, "q");
    tui_finish(t);
}

/* The whole way from the lock to exercise, by somebody who was assessed. */
static void unlock(struct tui *t)
{
    assert_true(tui_wait(t, "I have been assessed"));
    tui_type(t, "a");
    assert_true(tui_wait(t, "On which day were you assessed"));
    tui_press(t, TUI_LEFT); /* before it happened: the dial stays where it is */
    assert_true(tui_wait(t, "today"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Please confirm"));
    tui_type(t, "1");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Are you 18 or over?"));
    tui_type(t, "1");
    tui_press(t, TUI_ENTER);
    tui_answer(t, "Safety questions 1 of 4", "n\r");
    assert_true(tui_wait(t, "Safety questions 2 of 4"));
    tui_type(t, " "); /* B1, as before: it was assessed */
    tui_press(t, TUI_ENTER);
    tui_type(t, "0");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Is that right?"));
    tui_press(t, TUI_ENTER);
    tui_answer_mild_ache(t);
    tui_answer(t, "Safety questions 4 of 4", "n\r");
    assert_true(tui_wait(t, "Since your assessment on"));
    tui_type(t, "n");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "You are good to go."));
    tui_press(t, TUI_ENTER);
}

/* From the locked screen through the assessment to a session, and not with an emergency. */
static void visit__assessed__asks_everything_again_and_opens(void **state)
{
    tui_home_screened(*state);
    lock_by_stop(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    unlock(t);
    assert_true(tui_wait(t, "get ready"));
    tui_type(t, "qy");
    assert_int_equal(tui_finish(t), 0);
}

/* What was broken off before is gone on with where it was, also after the lock was opened. */
static void visit__assessed__goes_on_where_it_was(void **state)
{
    static const char *const second[] = {"limber", "run",    "micro-1", "--mute",
                                         "--go",   "--from", "2",       NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, second);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 14000, 100);
    tui_signal(t, SIGKILL);
    tui_finish(t);
    lock_by_stop(*state);
    t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Go on with One-minute unstick at step 2"));
    tui_press(t, TUI_ENTER);
    unlock(t);
    assert_true(tui_wait(t, "Pain right now"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_type(t, "4");
    assert_true(tui_wait(t, "new to you"));
    tui_type(t, "s");
    assert_true(tui_wait(t, "step 2/2"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

static void visit__sharp_pain__rests_asks_and_finishes_with_breathing(void **state)
{
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_type(t, "!");
    assert_true(tui_wait(t, "What happened?"));
    tui_type(t, "3");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Rest for two minutes"));
    for (int i = 0; i < 121 && !tui_shows(t, "Pain right now?"); i++)
        tui_advance_ms(t, 1000);
    assert_true(tui_wait(t, "Pain right now?"));
    tui_type(t, "2");
    assert_true(tui_wait(t, "Finish with three minutes of breathing"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Belly breath basics"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, go_argv); /* after a stop everything is asked again */
    assert_true(tui_wait(t, "The safety questions again"));
    tui_type(t, "q");
    tui_finish(t);
}

static void visit__pain_of_five__asks_c1_and_keeps_it_gentle(void **state)
{
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "n"); /* only the red flags; the other answers stand */
    tui_answer(t, "Safety questions 1 of 4", "n\r");
    tui_answer(t, "Safety questions 2 of 4", "n\r0\r");
    assert_true(tui_wait(t, "You are good to go."));
    tui_signal(t, SIGTERM);
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "5");
    assert_true(tui_wait(t, "Which fits best?"));
    assert_false(tui_shows(t, "NHS-based pages"));
    tui_press(t, TUI_ENTER); /* no answer yet: none is preselected */
    assert_true(tui_wait(t, "Go to a line first"));
    tui_press(t, TUI_DOWN);
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "gentle or breathing only today"));
    tui_type(t, "2");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "how stiff"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "new to you"));
    assert_true(tui_shows(t, "Belly breathing"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, run_argv);
    tui_answer(t, "Pain right now", "q"); /* it had not begun: nothing was broken off */
    tui_finish(t);
    static const char *const uk_argv[] = {"limber", "config", "country", "GB", NULL};
    t = tui_home_start(*state, 0, 0, uk_argv);
    assert_int_equal(tui_finish(t), 0);
    t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "4");
    assert_true(tui_wait(t, "NHS-based pages")); /* in the UK this sentence is shown */
    tui_type(t, "2");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "It is sensible to have this checked first."));
    tui_type(t, "q");
    tui_finish(t);
}

static void visit__plain_lines__ask_and_lock_as_the_screen_does(void **state)
{
    static const char *const plain_argv[] = {"limber", "run", "micro-1", "--mute", "--plain", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, plain_argv);
    assert_true(tui_wait(t, "Anything new"));
    tui_type(t, "n");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "2");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Well enough"));
    tui_type(t, "y");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Get ready: Shoulder rolls"));
    tui_type(t, "!");
    assert_true(tui_wait(t, "What happened?"));
    tui_type(t, "2");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Please speak to a health professional today"));
    assert_int_equal(tui_finish(t), 0);
    t = tui_home_start(*state, 0, 0, plain_argv);
    assert_true(tui_wait(t, "Please speak to a health professional today"));
    assert_true(tui_wait(t, "Have you been assessed"));
    tui_type(t, "n");
    tui_press(t, TUI_ENTER);
    assert_int_equal(tui_finish(t), 1);
}

static void visit__killed__is_offered_again(void **state)
{
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 14000, 100); /* one repetition is done */
    tui_signal(t, SIGKILL);
    assert_int_equal(tui_finish(t), -SIGKILL);
    for (int i = 0; i < 2; i++) { /* to leave is not to decline: it is offered the next time */
        t = tui_home_start(*state, 0, 0, run_argv);
        assert_true(tui_wait(t, "A session was broken off"));
        if (i == 0)
            tui_press(t, TUI_ESC);
        else
            tui_type(t, "q");
        assert_int_equal(tui_finish(t), 1);
    }
    t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "A session was broken off"));
    assert_true(tui_shows(t, "Go on with One-minute unstick at step 1"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "q");
    tui_finish(t);
}

/* A file that no folder holds is found by its path, as it was named. */
static void visit__killed__a_loose_file_is_gone_on_with(void **state)
{
    const char *path = tui_home_path(*state, "my-own.cfg");
    const char *const argv[] = {"limber", "run", path, "--mute", "--go", NULL};
    const char *const asks[] = {"limber", "run", path, "--mute", NULL};
    tui_home_screened(*state);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("name = \"My own\"; steps = ( { exercise = \"shoulder-rolls\"; reps = 6; } );\n", file);
    assert_int_equal(fclose(file), 0);
    struct tui *t = tui_home_start(*state, 0, 0, argv);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 14000, 100);
    tui_signal(t, SIGKILL);
    assert_int_equal(tui_finish(t), -SIGKILL);
    t = tui_home_start(*state, 0, 0, run_argv); /* another routine: it waits */
    assert_true(tui_wait(t, "Pain right now"));
    assert_false(tui_shows(t, "broken off"));
    tui_type(t, "q");
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, asks);
    assert_true(tui_wait(t, "Go on with My own at step 1"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Pain right now"));
    assert_true(tui_shows(t, "My own"));
    tui_type(t, "q");
    tui_finish(t);
}

static void visit__killed__is_offered_again_in_plain_lines(void **state)
{
    static const char *const plain_argv[] = {"limber", "run", "micro-1", "--mute", "--plain", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 14000, 100);
    tui_signal(t, SIGKILL);
    assert_int_equal(tui_finish(t), -SIGKILL);
    t = tui_home_start(*state, 0, 0, plain_argv);
    assert_true(tui_wait(t, "Anything new"));
    tui_type(t, "n\r");
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "0\r");
    assert_true(tui_wait(t, "Well enough"));
    tui_type(t, "y\r");
    assert_true(tui_wait(t, "Go on with One-minute unstick at step 1?"));
    tui_type(t, "y\r");
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_type(t, "\r");
    assert_true(tui_wait(t, "prepare"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

/* What was made to fit a time goes on as it was, though nobody says the time again. */
static void visit__killed__goes_on_as_it_was_fitted(void **state)
{
    static const char *const fitted_argv[] = {"limber", "run",   "micro-1", "--mute",
                                              "--go",   "--fit", "100s",    NULL};
    static const char *const plain_argv[] = {"limber", "run", "micro-1", "--mute", "--plain", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, fitted_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 14000, 100);
    tui_signal(t, SIGKILL);
    assert_int_equal(tui_finish(t), -SIGKILL);
    t = tui_home_start(*state, 0, 0, plain_argv);
    assert_true(tui_wait(t, "Anything new"));
    tui_type(t, "n\r");
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "0\r");
    assert_true(tui_wait(t, "Well enough"));
    tui_type(t, "y\r");
    assert_true(tui_wait(t, "Go on with One-minute unstick at step 1?"));
    tui_type(t, "y\r");
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_type(t, "\r");
    assert_true(tui_wait(t, "prepare"));
    assert_true(tui_shows(t, "'Shoulder rolls' 8 times instead of 4 times"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

/* The time that is asked for now is for what is asked for now, not for what was broken off. */
static void visit__killed__keeps_its_own_length(void **state)
{
    static const char *const cat[] = {"limber", "run", "cat-cow", "--mute", "--go", NULL};
    static const char *const long_one[] = {"limber", "breathe", "box",     "--for",
                                           "5m",     "--mute",  "--plain", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, cat);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 14000, 100);
    tui_signal(t, SIGKILL);
    assert_int_equal(tui_finish(t), -SIGKILL);
    t = tui_home_start(*state, 0, 0, long_one);
    assert_true(tui_wait(t, "Anything new"));
    tui_type(t, "n\r");
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "0\r");
    assert_true(tui_wait(t, "Well enough"));
    tui_type(t, "y\r");
    assert_true(tui_wait(t, "Go on with Cat-cow at step 1?"));
    tui_type(t, "y\r");
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_type(t, "\r");
    tui_play_ms(t, 80000, 500); /* 12 s to get ready, six times 10 s */
    assert_true(tui_wait(t, "Worst pain while you moved"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

/* Long paragraphs are broken at blanks. */
static void visit__plain_lines__fit_the_terminal(void **state)
{
    static const char *const plain_argv[] = {"limber", "run", "micro-1", "--plain", NULL};
    struct tui *t = tui_home_start(*state, 60, 40, plain_argv);
    assert_true(tui_wait(t, "Do you understand and agree?"));
    assert_true(tui_shows(t, "This app gives general"));
    for (const char *line = tui_output(t); line; line = strchr(line, '\n')) {
        line += *line == '\n';
        assert_true(strcspn(line, "\r\n") <= 60);
    }
    tui_type(t, "n\r");
    tui_finish(t);
}

static void check_left(struct tui *t)
{
    tui_settle(t, 50);
    assert_false(tui_alternate_screen(t));
    assert_true(tui_cursor_visible(t));
    assert_true(tui_modes_restored(t));
}

static void visit__signals__leave_the_terminal_as_it_was(void **state)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    tui_home_screened(*state);
    for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
        struct tui *t = tui_home_start(*state, 0, 0, go_argv);
        assert_true(tui_wait(t, "get ready"));
        tui_signal(t, signals[i]);
        assert_true(tui_wait_gone(t, "get ready"));
        check_left(t);
        assert_int_equal(tui_finish(t), 1);
    }
}

static void visit__resize_storm__never_ends_it(void **state)
{
    static const int sizes[][2] = {{40, 12}, {100, 30}, {20, 5}, {1, 1},
                                   {60, 16}, {200, 60}, {80, 24}};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_play_ms(t, 9000, 300);
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
            tui_resize(t, sizes[i][0], sizes[i][1]);
            assert_true(tui_play_ms(t, 100, 50));
        }
    assert_true(tui_wait(t, "of 4"));
    tui_type(t, "qy");
    assert_int_equal(tui_finish(t), 0);
}

static void visit__small_screens__show_what_to_do(void **state)
{
    static const int sizes[][2] = {{100, 30}, {80, 24}, {60, 16}, {40, 12}};
    tui_home_screened(*state);
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        struct tui *t = tui_home_start(*state, sizes[i][0], sizes[i][1], go_argv);
        assert_true(tui_wait(t, "get ready"));
        tui_play_ms(t, 10500, 100);
        assert_true(tui_shows(t, "OUT"));
        tui_type(t, "qy");
        assert_int_equal(tui_finish(t), 0);
    }
}

/* Halfway through a strength session; the clock does not wait for the answer. */
static void visit__strength__asks_halfway_whether_all_is_good(void **state)
{
    static const char *const argv[] = {"limber", "run",    "strength-b-15", "--level",
                                       "1",      "--mute", "--go",          NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, argv);
    assert_true(tui_wait(t, "get ready"));
    int seconds = 0;
    while (seconds < 450 && !tui_shows(t, "All good? Enter / !")) {
        tui_play_ms(t, 1000, 500);
        seconds++;
    }
    assert_true(seconds > 200 && seconds < 350); /* of 454 */
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Good."));
    tui_type(t, "qy");
    tui_finish(t);
}

/* Professional first: the desk and breathing without holds stay open, the rest is locked. */
static void visit__p_lock__leaves_the_desk_and_breathing(void **state)
{
    static const char *const ids[] = {"ergo-setup-8", "breath-coherent-5", "breath-box-4",
                                      "micro-1"};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_type(t, "!");
    assert_true(tui_wait(t, "What happened?"));
    tui_type(t, "6");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "It is sensible to have this checked first."));
    tui_type(t, "q");
    tui_finish(t);
    for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
        const char *const argv[] = {"limber", "run", ids[i], "--mute", "--go", NULL};
        t = tui_home_start(*state, 0, 0, argv);
        if (i < 2)
            assert_true(tui_wait(t, i == 0 ? "not yet" : "pause"));
        else
            assert_true(tui_wait(t, "I have been assessed"));
        tui_signal(t, SIGTERM);
        tui_finish(t);
    }
    static const char *const learn_argv[] = {"limber", "learn", NULL};
    t = tui_home_start(*state, 0, 0, learn_argv);
    assert_true(tui_wait(t, "help")); /* the cards are open to anyone */
    assert_false(tui_shows(t, "I have been assessed"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

static void visit__checklist__is_answered_line_by_line(void **state)
{
    static const char *const desk[] = {"limber", "run", "ergo-setup-8", "--mute", "--go", NULL};
    static const char *const week[] = {"limber", "run", "weekly-check-8", "--mute", "--go", NULL};
    static const char *const home[] = {"limber", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, desk);
    assert_true(tui_wait(t, "Hips right back"));
    assert_true(tui_play_ms(t, 90000, 1000)); /* its time is over: it waits, and stays */
    assert_true(tui_shows(t, "Hips right back"));
    tui_type(t, "yn");
    assert_true(tui_wait(t, "not yet Low back supported"));
    tui_type(t, "a"); /* all of it: the next list */
    assert_true(tui_wait(t, "No pressure under the thighs"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, home);
    assert_true(tui_wait(t, "To do: Low back supported"));
    tui_type(t, "q");
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, week);
    assert_true(tui_wait(t, "Stiffness now"));
    tui_type(t, "14");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "0 to 10, please check"));
    for (int i = 0; i < 2; i++) { /* no activity has been named */
        tui_type(t, "4");
        tui_press(t, TUI_ENTER);
    }
    assert_true(tui_wait(t, "No new chest pain"));
    tui_type(t, "n"); /* there is: what happened is asked as `!` asks it */
    assert_true(tui_wait(t, "What happened?"));
    tui_signal(t, SIGTERM);
    tui_finish(t);
}

static void visit__plan__is_offered_begun_and_started_from(void **state)
{
    static const char *const plan_argv[] = {"limber", "plan", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, plan_argv);
    assert_true(tui_wait(t, "Six weeks, step by step"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Six weeks. Week 1 of 6: Settle"));
    assert_true(tui_shows(t, "[ ] Weekly check-in"));
    tui_type(t, "p");
    assert_true(tui_wait(t, "The plan is paused"));
    tui_type(t, "p");
    assert_true(tui_wait(t, "[ ] Weekly check-in"));
    tui_press(t, TUI_RIGHT);
    assert_true(tui_wait(t, "Week 2 of 6: Settle"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Enter starts what is planned for today"));
    tui_press(t, TUI_LEFT);
    assert_true(tui_wait(t, "Week 1 of 6"));
    tui_press(t, TUI_LEFT); /* there is none before */
    assert_true(tui_wait(t, "[ ] Weekly check-in"));
    tui_press(t, TUI_DOWN);
    tui_press(t, TUI_ENTER); /* needs-to-pop-5, at the plan's level */
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "q");
    assert_true(tui_wait(t, "Six weeks. Week 1 of 6: Settle"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
    static const char *const again_argv[] = {"limber", "plan", "--start", NULL};
    for (int agrees = 0; agrees < 2; agrees++) {
        t = tui_home_start(*state, 0, 0, again_argv);
        assert_true(tui_wait(t, "A plan is running (six-weeks"));
        tui_type(t, agrees ? "y\r" : "\r");
        assert_int_equal(tui_finish(t), agrees ? 0 : 1);
    }
}

static void visit__home__finds_starts_and_comes_back(void **state)
{
    static const char *const home_argv[] = {"limber", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, home_argv);
    assert_true(tui_wait(t, "Routines"));
    tui_type(t, "/unstick");
    assert_true(tui_wait_gone(t, "Box breathing"));
    tui_press(t, TUI_ENTER); /* out of the filter */
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Pain right now"));
    tui_type(t, "q");
    assert_true(tui_wait(t, "Routines"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

static void settings__are_all_within_reach(void **state)
{
    static const char *const home_argv[] = {"limber", NULL};
    static const char *const config_argv[] = {"limber", "config", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 0, 0, home_argv);
    assert_true(tui_wait(t, "Today"));
    tui_type(t, ",");
    assert_true(tui_wait(t, "Frame rate"));
    for (int i = 0; i < 5; i++)
        tui_press(t, TUI_DOWN);
    assert_true(tui_wait(t, "loudness of everything"));
    tui_press(t, TUI_LEFT);
    tui_press(t, TUI_LEFT);
    assert_true(tui_wait(t, "-4 dB"));
    tui_press(t, TUI_ENTER);
    tui_type(t, "-99");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "from -40 to 0"));
    for (int i = 0; i < 3; i++)
        tui_press(t, TUI_BACKSPACE);
    tui_type(t, "-7");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "-7 dB"));
    assert_true(tui_wait(t, "chosen here"));
    tui_type(t, "d");
    assert_true(tui_wait(t, " 0 dB"));
    tui_type(t, "G");
    assert_true(tui_wait(t, "whose emergency number"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "United Kingdom"));
    tui_type(t, "G");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "take it"));
    tui_type(t, "NO");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "less, more"));
    assert_true(tui_wait(t, "NO"));
    tui_press(t, TUI_ESC);
    assert_true(tui_wait(t, "Today"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
    t = tui_home_start(*state, 0, 30, config_argv);
    assert_true(tui_wait(t, "NO"));
    tui_finish(t);
}

/* What the lock promises: lists and learn cards stay open, a start leads to the wording. */
static void home__under_a_lock__lets_one_read(void **state)
{
    static const char *const home_argv[] = {"limber", NULL};
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Before your first session"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Are you 18 or over?"));
    tui_type(t, "1");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Safety questions 1 of 4"));
    tui_type(t, " ");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Is that right?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Stop here."));
    tui_type(t, "q");
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, home_argv);
    assert_true(tui_wait(t, "Exercise is locked"));
    tui_type(t, "/mri of");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "▸ What is the pop?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Learn"));
    assert_true(tui_wait(t, "Joints in your back"));
    tui_press(t, TUI_ESC);
    tui_press(t, TUI_ESC);
    assert_true(tui_wait(t, "Exercise is locked"));
    tui_press(t, TUI_ESC);
    tui_type(t, "/desk reset");
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Two-minute desk reset"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "Stop here."));
    tui_type(t, "q");
    assert_true(tui_wait(t, "Exercise is locked"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

/* Whether anything is another picture a few seconds later. */
static bool moves(struct tui *t)
{
    struct strbuf before = {0}, after = {0};
    tui_settle(t, 50);
    tui_dump(t, &before);
    assert_true(tui_play_ms(t, 2400, 300));
    tui_settle(t, 50);
    tui_dump(t, &after);
    bool other = strcmp(strbuf_text(&before), strbuf_text(&after)) != 0;
    strbuf_release(&before);
    strbuf_release(&after);
    return other;
}

static void home__figure__rests_after_a_minute_until_a_key(void **state)
{
    static const char *const argv[] = {"limber", NULL};
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 100, 30, argv);
    assert_true(tui_wait(t, "Routines"));
    assert_true(moves(t));
    assert_true(tui_play_ms(t, 61000, 1000));
    assert_false(moves(t));
    assert_true(tui_advance_ms(t, 300000));
    tui_press(t, TUI_DOWN);
    tui_press(t, TUI_UP);
    tui_settle(t, 100);
    assert_true(moves(t));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, tui_home_setup, tui_home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(visit__first_start__asks_everything_once_and_begins),
        TEST(visit__something_new__swaps_what_is_played),
        TEST(visit__which_fits_best__records_what_is_shown),
        TEST(visit__slip_at_the_red_flags__leads_nowhere),
        TEST(visit__emergency__blocks_and_stays_blocked),
        TEST(visit__go__plays_to_its_end_without_a_key),
        TEST(visit__pause__stands_and_counts_in),
        TEST(visit__help__holds_the_session),
        TEST(visit__late_turn__pauses_by_itself),
        TEST(visit__stop__asks_what_happened_and_locks),
        TEST(visit__plain_first_start__asks_everything_and_the_check),
        TEST(visit__assessed__asks_everything_again_and_opens),
        TEST(visit__assessed__goes_on_where_it_was),
        TEST(visit__sharp_pain__rests_asks_and_finishes_with_breathing),
        TEST(visit__pain_of_five__asks_c1_and_keeps_it_gentle),
        TEST(visit__plain_lines__ask_and_lock_as_the_screen_does),
        TEST(visit__killed__is_offered_again),
        TEST(visit__killed__a_loose_file_is_gone_on_with),
        TEST(visit__killed__is_offered_again_in_plain_lines),
        TEST(visit__killed__goes_on_as_it_was_fitted),
        TEST(visit__killed__keeps_its_own_length),
        TEST(visit__plain_lines__fit_the_terminal),
        TEST(visit__signals__leave_the_terminal_as_it_was),
        TEST(visit__resize_storm__never_ends_it),
        TEST(visit__small_screens__show_what_to_do),
        TEST(visit__strength__asks_halfway_whether_all_is_good),
        TEST(visit__p_lock__leaves_the_desk_and_breathing),
        TEST(visit__checklist__is_answered_line_by_line),
        TEST(visit__plan__is_offered_begun_and_started_from),
        TEST(visit__home__finds_starts_and_comes_back),
        TEST(settings__are_all_within_reach),
        TEST(home__under_a_lock__lets_one_read),
        TEST(home__figure__rests_after_a_minute_until_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
