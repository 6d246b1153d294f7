/* SPDX-License-Identifier: GPL-3.0-or-later */
/* io/dispatcher with a stand-in for spd-say; the speaker and the narrator that use it. */
#include "config.h"

#include "app/narrator.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "io/fsutil.h"
#include "unit/core_fixture.h"
#include "unit/unit.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 5000, NS_PER_MS = 1000000 };

struct world {
    struct arena arena;
    const char *folder, *log, *usual_path;
};

/* A folder whose spd-say is ours, and all there is on the PATH. */
static int make(void **state)
{
    struct world *w = xcalloc(1, sizeof *w);
    const char *built = getenv("builddir");
    char here[PATH_MAX],
        *fake = realpath(
            arena_printf(&w->arena, "%s/tests/tools/fake_spd_say", built ? built : "."), NULL);
    char folder[] = "test-dispatcher-XXXXXX";
    assert_non_null(fake);
    assert_non_null(mkdtemp(folder));
    w->folder = arena_printf(&w->arena, "%s/%s", getcwd(here, sizeof here), folder);
    w->log = arena_printf(&w->arena, "%s/log", w->folder);
    w->usual_path = arena_strdup(&w->arena, getenv("PATH"));
    assert_int_equal(symlink(fake, arena_printf(&w->arena, "%s/spd-say", w->folder)), 0);
    setenv("PATH", w->folder, 1);
    setenv("FAKE_SPD_LOG", w->log, 1);
    unsetenv("FAKE_SPD");
    free(fake);
    *state = w;
    return 0;
}

static int drop(void **state)
{
    struct world *w = *state;
    setenv("PATH", w->usual_path, 1);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* nobody is left behind */
    assert_int_equal(errno, ECHILD);
    unlink(w->log);
    unlink(arena_printf(&w->arena, "%s/spd-say", w->folder));
    rmdir(w->folder);
    arena_release(&w->arena);
    free(w);
    return 0;
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static const char *log_of(struct world *w)
{
    struct strbuf text = {0};
    fs_read(w->log, 1 << 20, &text, NULL);
    const char *kept = arena_strdup(&w->arena, strbuf_text(&text));
    strbuf_release(&text);
    return kept;
}

/* Until so many lines of the log hold a text: from its first place on, NULL: it did not come. */
static const char *wait_for(struct world *w, const char *text, int times)
{
    for (int64_t until_ms = now_ms() + WAIT_MS; now_ms() < until_ms; usleep(2000)) {
        const char *log = log_of(w);
        int n = 0;
        for (const char *p = log; (p = strstr(p, text)) != NULL; p++)
            n++;
        if (n >= times)
            return strstr(log, text);
    }
    return NULL;
}

static struct dispatcher *new_dispatcher(const char *voice, int rate_wpm, int gain_db)
{
    return dispatcher_new(
        &(struct dispatcher_options){.voice = voice, .rate_wpm = rate_wpm, .gain_db = gain_db});
}

/* ---- the program ---- */

static void dispatcher__opened__asks_for_language_and_rate(void **state)
{
    struct dispatcher *d = new_dispatcher("en-gb+f3", 300, -6);
    dispatcher_open(d);
    const char *begun = wait_for(*state, "begin", 1);
    assert_non_null(begun);
    assert_non_null(strstr(begun, "--pipe-mode --priority message --language en-gb "
                                  "--application-name limber --rate 59 --volume 0"));
    dispatcher_free(d);
    d = new_dispatcher("mb-en1", 0, 0);
    dispatcher_open(d);
    assert_non_null(wait_for(*state, "--language en --application-name limber\n", 1));
    dispatcher_free(d);
}

static void dispatcher__rates__cover_the_range(void **state)
{
    (void) state;
    assert_int_equal(dispatcher_rate(170), 0);
    assert_int_equal(dispatcher_rate(80), -100);
    assert_int_equal(dispatcher_rate(390), 100);
    assert_int_equal(dispatcher_rate(1000), 100);
    assert_true(dispatcher_rate(100) < dispatcher_rate(160));
}

static void dispatcher__a_line__takes_the_place_of_the_one_before(void **state)
{
    struct dispatcher *d = new_dispatcher("en-gb", 0, 0);
    dispatcher_open(d);
    dispatcher_say(d, "One.", false, 0);
    dispatcher_say(d, "Two.", false, 0);
    dispatcher_hush(d);
    assert_non_null(wait_for(*state, "CANCEL SELF", 3));
    const char *one = wait_for(*state, " One.\n", 1);
    assert_non_null(one);
    const char *after = strstr(one, " !-!CANCEL SELF\n"), *two = strstr(one, " Two.\n");
    assert_true(after && two && after < two && strstr(two, " !-!CANCEL SELF\n"));
    dispatcher_free(d);
    assert_non_null(wait_for(*state, " end\n", 1));
}

/* On a connection of its own, which comes before what anybody says; the other one is silent. */
static void dispatcher__urgent__comes_first(void **state)
{
    struct dispatcher *d = new_dispatcher("en-gb", 0, 0);
    dispatcher_say(d, "Chatter.", false, 0);
    dispatcher_say(d, "Stopping now.", true, 0);
    assert_non_null(wait_for(*state, "--priority important", 1));
    assert_non_null(wait_for(*state, "Stopping now.", 1));
    assert_non_null(wait_for(*state, "CANCEL SELF", 1));
    dispatcher_free(d);
}

static void dispatcher__text__is_never_a_request(void **state)
{
    struct dispatcher *d = new_dispatcher("en-gb", 0, 0);
    dispatcher_say(d, "!-!STOP ALL\n!-!QUIT", false, 0);
    assert_non_null(wait_for(*state, " STOP ALL !-!QUIT\n", 1));
    dispatcher_free(d);
}

/* What was lowered is as it was again afterwards: by a connection that was never lowered. */
static void dispatcher__depth__is_left_behind(void **state)
{
    struct dispatcher *d = new_dispatcher("en-gb", 0, 0);
    dispatcher_say(d, "In", false, 0);
    dispatcher_say(d, "Out", false, 1);
    dispatcher_say(d, "Out", false, 1);
    assert_non_null(wait_for(*state, "Out", 2));
    dispatcher_say(d, "Lovely.", false, 0);
    assert_non_null(wait_for(*state, "begin", 2));
    assert_non_null(wait_for(*state, "Lovely.", 1));
    const char *lowered = strstr(log_of(*state), "PITCH");
    assert_non_null(lowered);
    assert_null(strstr(lowered + 1, "PITCH"));
    dispatcher_free(d);
}

static void dispatcher__no_server__is_told_once_and_tried_again(void **state)
{
    setenv("FAKE_SPD", "no-server", 1);
    struct dispatcher *d = new_dispatcher("en-gb", 0, 0);
    dispatcher_open(d);
    for (int64_t until_ms = now_ms() + WAIT_MS; !dispatcher_has_failed(d) && now_ms() < until_ms;)
        usleep(1000);
    assert_true(dispatcher_has_failed(d));
    dispatcher_say(d, "Nobody hears it.", false, 0);
    unsetenv("FAKE_SPD");
    dispatcher_open(d);
    assert_false(dispatcher_has_failed(d));
    dispatcher_say(d, "Heard.", false, 0);
    assert_non_null(wait_for(*state, "Heard.", 1));
    dispatcher_free(d);
}

static void dispatcher__hanging__costs_a_moment_at_the_end_and_none_before(void **state)
{
    (void) state;
    setenv("FAKE_SPD", "hang", 1);
    struct dispatcher *d = new_dispatcher("en-gb", 0, 0);
    dispatcher_open(d);
    int64_t from_ms = now_ms();
    for (int i = 0; i < 20000; i++)
        dispatcher_say(d, "A line that nobody reads, again and again.", false, 0);
    printf("# 20000 lines to one that hangs: %lld ms\n", (long long) (now_ms() - from_ms));
    from_ms = now_ms();
    dispatcher_free(d);
    assert_true(now_ms() - from_ms < 10 * DISPATCHER_STOP_MS);
}

static void dispatcher__not_installed__is_not_there(void **state)
{
    (void) state;
    assert_true(dispatcher_is_there());
    setenv("PATH", "/nonexistent", 1);
    assert_false(dispatcher_is_there());
    struct dispatcher *d = new_dispatcher("en-gb", 0, 0);
    dispatcher_open(d);
    assert_true(dispatcher_has_failed(d));
    dispatcher_say(d, "Nothing.", true, 2);
    dispatcher_free(d);
}

/* ---- the speaker ---- */

static void speaker__line__is_kept_until_its_time(void **state)
{
    struct speaker s = {.dispatcher = new_dispatcher("en-gb", 0, 0)};
    const struct phrase p = {.text = "Halfway."};
    speaker_open(&s);
    speaker_say(&s, NULL, &(struct speaker_line){.phrase = &p, .at_ns = 600 * NS_PER_MS});
    assert_int_equal(speaker_poll(&s, 0), 600 * NS_PER_MS);
    assert_int_equal(speaker_poll(&s, 599 * NS_PER_MS), 600 * NS_PER_MS);
    assert_int_equal(speaker_poll(&s, 600 * NS_PER_MS), INT64_MAX);
    assert_non_null(wait_for(*state, "Halfway.", 1));
    speaker_release(&s);
}

static void speaker__hushed_late_or_muted__says_nothing(void **state)
{
    struct speaker s = {.dispatcher = new_dispatcher("en-gb", 0, 0)};
    const struct phrase hushed = {.text = "Hushed."}, late = {.text = "Late."},
                        muted = {.text = "Muted."}, heard = {.text = "Heard."};
    speaker_open(&s);
    speaker_say(&s, NULL, &(struct speaker_line){.phrase = &hushed, .at_ns = NS_PER_MS});
    speaker_hush(&s, NULL);
    speaker_poll(&s, 2 * NS_PER_MS);
    speaker_say(&s, NULL, &(struct speaker_line){.phrase = &late, .at_ns = 0});
    speaker_poll(&s, 2000LL * NS_PER_MS);
    speaker_mute(&s, true);
    speaker_say(&s, NULL, &(struct speaker_line){.phrase = &muted, .at_ns = 2000LL * NS_PER_MS});
    speaker_poll(&s, 2000LL * NS_PER_MS);
    speaker_mute(&s, false);
    speaker_say(&s, NULL, &(struct speaker_line){.phrase = &heard, .at_ns = 2000LL * NS_PER_MS});
    speaker_poll(&s, 2000LL * NS_PER_MS);
    assert_non_null(wait_for(*state, "Heard.", 1));
    const char *log = log_of(*state);
    assert_null(strstr(log, "Hushed."));
    assert_null(strstr(log, "Late."));
    assert_null(strstr(log, "Muted."));
    speaker_release(&s);
}

static void speaker__lengths__are_estimated_and_counts_left_to_the_ticks(void **state)
{
    (void) state;
    struct speaker usual = {.dispatcher = new_dispatcher("en-gb", 0, 0)}, slow = usual;
    slow.rate_wpm = 80;
    const struct phrase four = {.text = "Sit tall and breathe."},
                        count = {.text = "Three, two, one.", .counted = true};
    const struct phrase up = {.text = "In, and up."}; /* espeak-ng: 930 ms */
    assert_in_range(speaker_ms(&usual, 0, &up), 930, 1100);
    assert_int_equal(speaker_ms(&slow, 0, &four), 2 * speaker_ms(&usual, 0, &four));
    assert_true(speaker_ms(&usual, 0, &count) < 0);
    speaker_release(&usual);
}

/* ---- the narrator ---- */

/* A caption is one of the texts that a new timeline replaces. */
static void narrator__new_timeline__forgets_the_caption(void **state)
{
    (void) state;
    struct arena a = {0};
    struct diags d = {0};
    const struct step steps[] = {fixture_step(&fixture_turn, 0, 0, -1)};
    const struct routine r = fixture_routine(steps, 1);
    const struct timeline_options o = fixture_options(2);
    const struct timeline *t = timeline_compile(&r, &o, &fixture_source, &a, &d);
    assert_non_null(t);
    struct cues cues = cues_of_timeline(t, &a);
    struct session session;
    struct narrator n;
    struct speaker s = {.dispatcher = new_dispatcher("en-gb", 0, 0)};
    session_init(&session, t, &cues, false);
    narrator_init(&n, &(struct narrator_options){.verbosity = VERBOSITY_FULL}, &s, true);
    narrator_take(&n, t, &cues, &session);
    narrator_answer(&n, NULL, 0, LIVE_BACK, "Seated turn");
    assert_string_equal(narrator_caption(&n, 1), "Welcome back. Seated turn.");
    narrator_take(&n, t, &cues, &session);
    assert_null(narrator_caption(&n, 1));
    session_release(&session);
    narrator_release(&n);
    diags_release(&d);
    arena_release(&a);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, make, drop)
    const struct CMUnitTest tests[] = {
        TEST(dispatcher__opened__asks_for_language_and_rate),
        TEST(dispatcher__rates__cover_the_range),
        TEST(dispatcher__a_line__takes_the_place_of_the_one_before),
        TEST(dispatcher__urgent__comes_first),
        TEST(dispatcher__text__is_never_a_request),
        TEST(dispatcher__depth__is_left_behind),
        TEST(dispatcher__no_server__is_told_once_and_tried_again),
        TEST(dispatcher__hanging__costs_a_moment_at_the_end_and_none_before),
        TEST(dispatcher__not_installed__is_not_there),
        TEST(speaker__line__is_kept_until_its_time),
        TEST(speaker__hushed_late_or_muted__says_nothing),
        TEST(speaker__lengths__are_estimated_and_counts_left_to_the_ticks),
        TEST(narrator__new_timeline__forgets_the_caption),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
