/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When sound is there, and when it is not, as the screens go by. */
#include "config.h"

#include "tui/home.h"
#include "unit/unit.h"

#include <stdio.h>
#include <time.h>

static const char *const run_argv[] = {"limber", "run", "micro-1", NULL};

/* A line for each start. */
static const char noted[] = "echo >>starts\nexec /bin/sleep 60";

static int starts(struct tui_home *h)
{
    FILE *f = fopen(tui_home_path(h, "starts"), "r");
    int count = 0;
    for (int c; f && (c = getc(f)) != EOF;)
        count += c == '\n';
    if (f)
        fclose(f);
    return count;
}

static bool comes_to(struct tui_home *h, int wanted)
{
    for (int i = 0; i < 200 && starts(h) != wanted; i++)
        nanosleep(&(struct timespec){0, 10000000}, NULL);
    return starts(h) == wanted;
}

/* The questions may stand open for as long as one likes: a card nobody listens to costs power. */
static void sound__questions__do_not_start_it(void **state)
{
    tui_home_sounds(*state, noted);
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Before your first session"));
    tui_settle(t, 300);
    assert_int_equal(starts(*state), 0);
    tui_signal(t, 15);
    tui_finish(t);
}

/* It is there when the session begins: a page before that it is started. */
static void sound__last_pages__start_it(void **state)
{
    tui_home_screened(*state);
    tui_home_sounds(*state, noted);
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    assert_true(tui_wait(t, "Pain right now"));
    assert_true(comes_to(*state, 1));
    tui_home_get_ready(t);
    tui_settle(t, 100);
    assert_int_equal(starts(*state), 1);
    tui_signal(t, 15);
    tui_finish(t);
}

/* What is asked afterwards may stand open as long: one that went is not missed any more. */
static void sound__ended__is_not_kept_going(void **state)
{
    tui_home_screened(*state);
    tui_home_sounds(*state, noted);
    struct tui *t = tui_home_start(*state, 0, 0, run_argv);
    tui_home_get_ready(t);
    assert_true(tui_play_ms(t, 20000, 200));
    tui_type(t, "q");
    assert_true(tui_wait(t, "y ends it"));
    tui_type(t, "y");
    assert_true(tui_wait(t, "What made you end?"));
    tui_settle(t, 300); /* the latest one has noted itself */
    int before = starts(*state);
    for (int i = 0; i < 4; i++) { /* this one never comes up, so it is killed after 5 s */
        tui_advance_ms(t, 6000);
        tui_settle(t, 150);
    }
    assert_int_equal(starts(*state), before);
    tui_signal(t, 15);
    tui_finish(t);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, tui_home_setup, tui_home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(sound__questions__do_not_start_it),
        TEST(sound__last_pages__start_it),
        TEST(sound__ended__is_not_kept_going),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
