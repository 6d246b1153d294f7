/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The voice, as a person meets it on the screen. */
#include "tui/home.h"
#include "unit/unit.h"

static const char *const run_argv[] = {"limber", "run", "micro-1", NULL};
static const char *const go_argv[] = {"limber", "run", "micro-1", "--go", NULL};
static const char *const voice_argv[] = {"limber", "run", "micro-1", "--go", "--voice", NULL};

/* Rendered in real time, while the session's time is the test's: it may take a few frames. */
static bool comes(struct tui *t, const char *text, int64_t most_ms)
{
    for (int64_t ms = 0; ms < most_ms; ms += 100) {
        tui_advance_ms(t, 100);
        tui_settle(t, 30);
        if (tui_shows(t, text))
            return true;
    }
    return false;
}

/* Sound that never quite comes up: it is not missed by then. */
static const char opening[] = "exec /bin/sleep 60";
static const char no_device[] = "exit 4";

/* It is offered after the questions: by then it is known whether there is sound. */
static void before_the_voice(struct tui *t)
{
    assert_true(tui_wait(t, "Pain right now"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "A voice can guide you"));
}

static void voice__offered_once__and_remembered(void **state)
{
    tui_home_screened(*state);
    tui_home_speaks(*state);
    tui_home_sounds(*state, opening);
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    before_the_voice(t);
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "new to you"));
    tui_type(t, "s");
    assert_true(tui_wait(t, "get ready"));
    assert_true(tui_shows(t, "voice  step 1"));
    assert_true(comes(t, "Three, two, one.", 9000));
    tui_type(t, " ");
    assert_true(tui_wait(t, "Paused."));
    tui_type(t, "v");
    assert_true(tui_wait(t, "Voice off"));
    assert_false(tui_shows(t, "voice  step 1"));
    tui_type(t, "q");
    assert_true(tui_wait(t, "y ends it"));
    tui_type(t, "y");
    assert_true(tui_wait(t, "Ended early")); /* nothing was done of it: nothing is asked */
    tui_signal(t, 15);
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, run_argv); /* switched off by the key: not asked again */
    assert_true(tui_wait(t, "Pain right now"));
    tui_signal(t, 15);
    tui_finish(t);
}

/* That there is no sound comes before how it is. */
static void voice__without_a_device__says_that_first(void **state)
{
    tui_home_screened(*state);
    tui_home_speaks(*state);
    tui_home_sounds(*state, no_device);
    struct tui *t = tui_home_start(*state, 0, 0, voice_argv);
    assert_true(tui_wait(t, "no sound device  step 1"));
    tui_signal(t, 15);
    tui_finish(t);
}

static void voice__refused__is_not_offered_again(void **state)
{
    tui_home_screened(*state);
    tui_home_speaks(*state);
    tui_home_sounds(*state, opening);
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    before_the_voice(t);
    tui_press(t, TUI_DOWN);
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "new to you"));
    tui_signal(t, 15);
    tui_finish(t);
    t = tui_home_start(*state, 0, 0, run_argv);
    tui_home_get_ready(t);
    tui_signal(t, 15);
    tui_finish(t);
}

/* Where nothing can be heard a voice is not offered, and the keys of sound say so. */
static void voice__without_a_device__is_not_offered(void **state)
{
    tui_home_screened(*state);
    tui_home_speaks(*state);
    tui_home_sounds(*state, no_device);
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Pain right now"));
    tui_settle(t, 300); /* it is found out meanwhile */
    tui_home_get_ready(t);
    assert_true(tui_wait(t, "no sound device"));
    tui_type(t, "v");
    assert_true(tui_wait(t, "Voice on; not heard for now: no sound device"));
    tui_type(t, "+");
    assert_true(tui_wait(t, "Volume 0 dB; not heard for now: no sound device"));
    tui_signal(t, 15);
    tui_finish(t);
}

static void voice__key__turns_it_on_amid_a_session(void **state)
{
    tui_home_screened(*state);
    tui_home_speaks(*state);
    struct tui *t = tui_home_start(*state, 0, 0, go_argv);
    assert_true(tui_wait(t, "get ready"));
    tui_type(t, "v");
    assert_true(tui_wait(t, "Voice on"));
    assert_true(comes(t, "Three, two, one.", 9000));
    tui_type(t, "p");
    assert_true(comes(t, "That is fine. No need to repeat it.", 1000));
    tui_signal(t, 15);
    tui_finish(t);
}

/* What a key brings about is said first, and what it leads to is not lost. */
static void voice__skipped__says_where_it_goes(void **state)
{
    tui_home_screened(*state);
    tui_home_speaks(*state);
    struct tui *t = tui_home_start(*state, 0, 0, voice_argv);
    assert_true(comes(t, "Three, two, one.", 9000));
    tui_press(t, TUI_RIGHT);
    assert_true(comes(t, "Next, overhead reach.", 2000));
    tui_type(t, " ");
    assert_true(tui_wait(t, "Paused."));
    tui_type(t, " ");
    assert_true(comes(t, "Welcome back. Overhead reach.", 1500));
    tui_signal(t, 15);
    tui_finish(t);
}

static void voice__missing__says_what_to_install(void **state)
{
    tui_home_screened(*state);
    struct tui *t = tui_home_start(*state, 100, 30, voice_argv);
    assert_true(tui_wait(t, "There is no voice: install espeak-ng"));
    assert_true(tui_play_ms(t, 9000, 200)); /* and the session goes on */
    assert_true(tui_wait(t, "breathe"));
    tui_type(t, "v");
    assert_true(tui_wait(t, "There is no voice: install espeak-ng"));
    tui_signal(t, 15);
    tui_finish(t);
}

/* ---- Speech Dispatcher ---- */

static void dispatcher__session__is_spoken_and_stopped(void **state)
{
    tui_home_screened(*state);
    tui_home_dispatches(*state);
    struct tui *t = tui_home_start(*state, 0, 0, voice_argv);
    assert_true(comes(t, "Next, shoulder rolls.", 2000)); /* on the screen as well */
    assert_true(tui_home_was_told(*state, "Next, shoulder rolls."));
    tui_play_ms(t, 8000, 100);
    assert_true(tui_home_was_told(*state, "In, and up."));
    tui_type(t, " ");
    assert_true(tui_wait(t, "Paused."));
    assert_true(tui_home_was_told(*state, "--priority important"));
    assert_true(tui_home_was_told(*state, "Paused."));
    tui_type(t, "!");
    assert_true(tui_wait(t, "What happened?"));
    assert_true(tui_home_was_told(*state, "Stopping now."));
    tui_signal(t, 15);
    tui_finish(t);
    assert_true(tui_home_was_told(*state, " end"));
}

/* While the questions are on the screen, and cut short by what begins. */
static void dispatcher__routine__is_introduced_before_the_clock(void **state)
{
    struct tui_home *h = *state;
    tui_home_screened(h);
    tui_home_dispatches(h);
    static const char *const argv[] = {"limber", "run", "micro-1", "--voice", NULL};
    struct tui *t = tui_home_start(h, 0, 0, argv);
    assert_true(tui_wait(t, "Pain right now"));
    tui_play_ms(t, 1000, 100);
    assert_true(tui_home_was_told(h, "One-minute unstick"));
    tui_home_get_ready(t);
    assert_true(comes(t, "Next, shoulder rolls.", 2000));
    assert_true(tui_home_was_told(h, "Next, shoulder rolls."));
    tui_signal(t, 15);
    tui_finish(t);
}

static void dispatcher__mute__silences_it(void **state)
{
    tui_home_screened(*state);
    tui_home_dispatches(*state);
    struct tui *t = tui_home_start(*state, 0, 0, voice_argv);
    assert_true(comes(t, "Next, shoulder rolls.", 2000));
    assert_true(tui_home_was_told(*state, "Next, shoulder rolls."));
    tui_type(t, "m");
    assert_true(tui_wait(t, "Sound off"));
    tui_play_ms(t, 9000, 100);
    tui_type(t, "m");
    assert_true(tui_wait(t, "Sound on"));
    tui_type(t, "v");
    assert_true(tui_wait(t, "Voice off"));
    tui_type(t, "v");
    assert_true(tui_home_was_told(*state, "The voice is on."));
    assert_false(tui_home_told_yet(*state, "In, and up."));
    tui_signal(t, 15);
    tui_finish(t);
}

static void dispatcher__no_server__says_so_once_and_goes_on(void **state)
{
    struct tui_home *h = *state;
    tui_home_screened(h);
    tui_home_dispatches(h);
    h->env[5] = "FAKE_SPD=no-server";
    struct tui *t = tui_home_start(h, 100, 30, voice_argv);
    assert_true(comes(t, "Speech Dispatcher does not answer", 3000));
    assert_true(tui_play_ms(t, 9000, 100)); /* and the session goes on */
    assert_false(tui_shows(t, "Speech Dispatcher does not answer"));
    assert_true(tui_wait(t, "breathe"));
    tui_signal(t, 15);
    tui_finish(t);
}

static void dispatcher__missing__says_what_to_install(void **state)
{
    struct tui_home *h = *state;
    tui_home_screened(h);
    tui_home_dispatches(h);
    h->env[3] = "PATH=/nonexistent";
    struct tui *t = tui_home_start(h, 100, 30, voice_argv);
    assert_true(tui_wait(t, "There is no voice: install speech-dispatcher"));
    tui_signal(t, 15);
    tui_finish(t);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, tui_home_setup, tui_home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(voice__offered_once__and_remembered),
        TEST(voice__refused__is_not_offered_again),
        TEST(voice__without_a_device__is_not_offered),
        TEST(voice__key__turns_it_on_amid_a_session),
        TEST(voice__skipped__says_where_it_goes),
        TEST(voice__missing__says_what_to_install),
        TEST(voice__without_a_device__says_that_first),
        TEST(dispatcher__session__is_spoken_and_stopped),
        TEST(dispatcher__routine__is_introduced_before_the_clock),
        TEST(dispatcher__mute__silences_it),
        TEST(dispatcher__no_server__says_so_once_and_goes_on),
        TEST(dispatcher__missing__says_what_to_install),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
