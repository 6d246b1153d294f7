/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine against stand-ins for limber-audio, on a clock of the test's own. */
#include "config.h"

#include "audio/engine.h"
#include "audio/share.h"
#include "audio/spawn.h"
#include "unit/unit.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MS ((int64_t) 1000000)

static char helper[64];

/* What runs as limber-audio from now on: a line of shell. */
static void stand_in(const char *script)
{
    FILE *f = fopen(helper, "w");
    assert_non_null(f);
    fprintf(f, "#!/bin/sh\n%s\n", script);
    fclose(f);
    assert_int_equal(chmod(helper, 0700), 0);
}

/* One that says on its own that sound comes out, and that it leaves when it is asked to. */
static void stand_in_that_is_on(const char *then)
{
    char script[512];
    snprintf(script, sizeof script,
             "put() { printf '\\001' | dd bs=1 seek=$1 conv=notrunc of=/proc/$$/fd/%d; }\n"
             "put %zu; put %zu\n%s",
             SHARE_FD, offsetof(struct share, leaving), offsetof(struct share, state), then);
    stand_in(script);
}

static int make_helper(void **state)
{
    (void) state;
    snprintf(helper, sizeof helper, "/tmp/limber-engine-%d", (int) getpid());
    return setenv("LIMBER_AUDIO", helper, 1);
}

static int remove_helper(void **state)
{
    (void) state;
    return unlink(helper);
}

static void really_wait(int ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * MS}, NULL);
}

/* Polls at one and the same `now` until the stand-in has ended and was noticed. */
static void poll_until_gone(struct engine *e, int64_t now)
{
    for (int i = 0; i < 400 && engine_stats(e).pid; i++) {
        really_wait(5);
        engine_poll(e, now);
    }
    assert_int_equal(engine_stats(e).pid, 0);
}

static void poll_until_on(struct engine *e, int64_t now)
{
    for (int i = 0; i < 400 && engine_status(e) != ENGINE_ON; i++) {
        really_wait(5);
        engine_poll(e, now);
    }
    assert_int_equal(engine_status(e), ENGINE_ON);
    engine_poll(e, now);
}

static void engine__inactive__starts_nothing(void **state)
{
    (void) state;
    stand_in("exec sleep 60");
    struct engine_options options = {0};
    struct engine *e = engine_new(&options);
    assert_true(engine_poll(e, 1000 * MS) == INT64_MAX);
    assert_int_equal(engine_stats(e).starts, 0);
    assert_int_equal(engine_status(e), ENGINE_OFF);
    engine_free(e);
}

static void engine__off__starts_nothing_and_says_so(void **state)
{
    (void) state;
    struct engine_options options = {.off = true};
    struct engine *e = engine_new(&options);
    engine_set_active(e, true, 1000 * MS);
    assert_true(engine_poll(e, 1000 * MS) == INT64_MAX);
    assert_int_equal(engine_status(e), ENGINE_OFF);
    assert_false(engine_play(e, &(struct sound_cue){0}));
    engine_flush(e, SOUND_GROUP_ALL, 10);
    engine_set_volume(e, -10);
    engine_free(e);
    engine_free(NULL);
}

static void engine__no_device__is_told_and_tried_again_ever_later(void **state)
{
    (void) state;
    stand_in("exit 4");
    struct engine_options options = {0};
    struct engine *e = engine_new(&options);
    int64_t now = 1000 * MS, longest = 0;
    engine_set_active(e, true, now);
    assert_int_equal(engine_status(e), ENGINE_OPENING);
    assert_true(engine_stats(e).pid > 0); /* at once: what is asked for next is held */
    for (int i = 0; i < 12; i++) {
        engine_poll(e, now);
        assert_int_equal(engine_stats(e).starts, i + 1);
        poll_until_gone(e, now);
        assert_int_equal(engine_status(e), ENGINE_NO_DEVICE);
        int64_t next = engine_poll(e, now);
        assert_true(next > now && next - now >= longest);
        assert_int_equal(engine_stats(e).starts, i + 1); /* not a moment sooner */
        longest = next - now;
        if (i == 0)
            assert_true(longest == 250 * MS);
        if (i < 10)
            assert_true(longest <= 4000 * MS);
        now = next;
    }
    assert_true(longest == 30000 * MS);
    engine_set_active(e, false, now);
    engine_set_active(e, true, now + MS); /* the person is back: at once */
    assert_int_equal(engine_stats(e).starts, 13);
    engine_free(e);
}

/* Where sound has come out there is something to play on: back within 6 s of it, however late. */
static void engine__lost__is_tried_often_for_ever(void **state)
{
    (void) state;
    stand_in_that_is_on("exec sleep 60");
    struct engine_options options = {0};
    struct engine *e = engine_new(&options);
    int64_t now = 1000 * MS;
    engine_set_active(e, true, now);
    poll_until_on(e, now);
    stand_in("exit 4");
    kill(engine_stats(e).pid, SIGKILL);
    poll_until_gone(e, now);
    assert_int_equal(engine_status(e), ENGINE_LOST);
    for (int i = 0; i < 14; i++) {
        int64_t next = engine_poll(e, now);
        assert_true(next > now && next - now <= 4000 * MS);
        now = next;
        engine_poll(e, now);
        poll_until_gone(e, now);
    }
    assert_int_equal(engine_status(e), ENGINE_NO_DEVICE); /* and nobody waits for it */
    engine_free(e);
}

static void engine__stuck__is_killed_and_started_again(void **state)
{
    (void) state;
    stand_in("exec sleep 60");
    struct engine_options options = {0};
    struct engine *e = engine_new(&options);
    int64_t now = 1000 * MS;
    engine_set_active(e, true, now);
    assert_true(engine_poll(e, now) <= now + 100 * MS);
    int pid = engine_stats(e).pid;
    assert_true(pid > 0);
    engine_poll(e, now + 4900 * MS);
    assert_int_equal(engine_stats(e).pid, pid);
    assert_int_equal(engine_status(e), ENGINE_OPENING);
    int taken = 0;
    while (taken < 1000 && engine_play(e, &(struct sound_cue){0}))
        taken++;
    assert_in_range(taken, 100, 128); /* held while it opens, as far as there is room */
    now += 5100 * MS;
    engine_poll(e, now);
    poll_until_gone(e, now);
    assert_false(engine_play(e, &(struct sound_cue){0}));
    assert_int_equal(kill(pid, 0), -1);
    assert_int_equal(engine_status(e), ENGINE_LOST);
    engine_poll(e, now + 250 * MS);
    assert_int_equal(engine_stats(e).starts, 2);
    engine_free(e);
}

/* A page before a session may stand open: it comes up, and is let go unless the session begins. */
static void engine__expected__is_there_for_a_while(void **state)
{
    (void) state;
    stand_in_that_is_on("exec sleep 60");
    struct engine_options options = {.idle_ms = 1000};
    struct engine *e = engine_new(&options);
    int64_t now = 1000 * MS;
    engine_expect(e, now);
    assert_int_equal(engine_stats(e).starts, 1);
    poll_until_on(e, now);
    engine_expect(e, now + 800 * MS); /* the next page */
    assert_true(engine_poll(e, now + 1100 * MS) == now + 1800 * MS);
    assert_true(engine_play(e, &(struct sound_cue){0}));
    engine_poll(e, now + 1800 * MS);
    assert_int_equal(engine_status(e), ENGINE_OFF); /* it was asked to leave */
    engine_free(e);

    e = engine_new(&options);
    engine_expect(e, now);
    engine_set_active(e, true, now + 500 * MS);
    poll_until_on(e, now + 500 * MS);
    engine_expect(e, now + 500 * MS);
    engine_poll(e, now + 2000 * MS);
    assert_int_equal(engine_status(e), ENGINE_ON);
    kill(engine_stats(e).pid, SIGKILL);
    engine_free(e);
}

/* The session screen was left open: nothing is asked for, hour after hour. */
static void engine__nobody_there__lets_it_go(void **state)
{
    (void) state;
    stand_in("exec sleep 60");
    struct engine_options options = {.idle_ms = 1000};
    struct engine *e = engine_new(&options);
    int64_t start = 1000 * MS, now = start;
    engine_set_active(e, true, start);
    /* This one never comes up: it is killed and started again all the time. */
    for (; now < start + 599000 * MS; now += 3000 * MS) {
        engine_poll(e, now);
        really_wait(1);
    }
    assert_int_equal(engine_status(e), ENGINE_LOST); /* still wanted */
    for (; now < start + 700000 * MS; now += 3000 * MS) {
        really_wait(2);
        engine_poll(e, now);
    }
    assert_int_equal(engine_status(e), ENGINE_OFF);
    poll_until_gone(e, now);
    assert_true(engine_poll(e, now) == INT64_MAX); /* and nothing to wake up for */
    engine_set_active(e, true, now);
    assert_true(engine_stats(e).pid > 0);
    engine_free(e);
}

static void engine__free__does_not_wait_for_the_stuck(void **state)
{
    (void) state;
    stand_in("trap '' TERM HUP INT; while :; do sleep 1; done");
    struct engine_options options = {0};
    struct engine *e = engine_new(&options);
    engine_set_active(e, true, 1000 * MS);
    engine_poll(e, 1000 * MS);
    int pid = engine_stats(e).pid;
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    engine_free(e);
    clock_gettime(CLOCK_MONOTONIC, &to);
    int64_t took_ms = (to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / MS;
    assert_true(took_ms <= ENGINE_STOP_MS + 100);
    assert_int_equal(kill(pid, 0), -1);
}

static bool has_children(void)
{
    siginfo_t info;
    return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0;
}

/* It rings out by itself; when it has, nothing of it is left, not even in the list of processes. */
static void engine__free__leaves_none_unreaped(void **state)
{
    (void) state;
    stand_in_that_is_on("exec sleep 0.2");
    struct engine_options options = {0};
    struct engine *e = engine_new(&options);
    engine_set_active(e, true, 1000 * MS);
    poll_until_on(e, 1000 * MS);
    int pid = engine_stats(e).pid;
    engine_free(e);
    assert_int_equal(kill(pid, 0), 0); /* not killed */
    for (int i = 0; i < 400 && has_children(); i++)
        really_wait(5);
    assert_false(has_children());
}

static void engine__ended_by_itself__is_no_failure(void **state)
{
    (void) state;
    stand_in("exit 0");
    struct engine_options options = {0};
    struct engine *e = engine_new(&options);
    engine_set_active(e, true, 1000 * MS);
    engine_poll(e, 1000 * MS);
    poll_until_gone(e, 1000 * MS - 1); /* not yet time to start it again */
    assert_int_equal(engine_status(e), ENGINE_OPENING);
    engine_free(e);
}

/* No keys of the terminal, no signals the screen has blocked, no stray files. */
static void spawn__helper__starts_afresh(void **state)
{
    (void) state;
    char seen[80];
    snprintf(seen, sizeof seen, "%s.seen", helper);
    char script[256];
    snprintf(
        script, sizeof script,
        "{ echo \"$@\"; grep SigBlk /proc/self/status; cut -d ' ' -f 5 /proc/$$/stat; echo $$; } "
        ">%s",
        seen);
    stand_in(script);
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    struct spawn s = {.mode = "--play",
                      .sounds = {.system_folder = "/a b", .user_folder = "/c", .profile = "x"},
                      .stdin_fd = -1,
                      .stdout_fd = -1,
                      .stderr_fd = -1,
                      .share_fd = -1,
                      .own_group = true};
    pid_t pid;
    assert_int_equal(spawn_helper(&s, &pid), 0);
    sigprocmask(SIG_SETMASK, &before, NULL);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    char line[4][128] = {""};
    FILE *f = fopen(seen, "r");
    assert_non_null(f);
    for (int i = 0; i < 4; i++)
        assert_non_null(fgets(line[i], sizeof line[i], f));
    fclose(f);
    unlink(seen);
    assert_string_equal(line[0], "--play --sounds /a b --user-sounds /c --profile x\n");
    assert_string_equal(line[1], "SigBlk:\t0000000000000000\n");
    assert_string_equal(line[2], line[3]); /* its own group */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(engine__inactive__starts_nothing),
        cmocka_unit_test(engine__off__starts_nothing_and_says_so),
        cmocka_unit_test(engine__no_device__is_told_and_tried_again_ever_later),
        cmocka_unit_test(engine__lost__is_tried_often_for_ever),
        cmocka_unit_test(engine__stuck__is_killed_and_started_again),
        cmocka_unit_test(engine__expected__is_there_for_a_while),
        cmocka_unit_test(engine__nobody_there__lets_it_go),
        cmocka_unit_test(engine__free__does_not_wait_for_the_stuck),
        cmocka_unit_test(engine__free__leaves_none_unreaped),
        cmocka_unit_test(engine__ended_by_itself__is_no_failure),
        cmocka_unit_test(spawn__helper__starts_afresh),
    };
    return cmocka_run_group_tests(tests, make_helper, remove_helper);
}
