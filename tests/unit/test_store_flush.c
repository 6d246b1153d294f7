/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store.h"
#include "io/store_flush.h"
#include "unit/store_fixture.h"
#include "unit/unit.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/*
 * A slow disk: this program's own fsync and fdatasync, which SQLite calls as well, take their
 * time and note when they began with the log.
 */
enum { SLOW_MS = 500, QUICK_MS = 300 };

static atomic_int slow_ms, log_syncs;
static _Atomic int64_t began_ms, ended_ms;

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void wait_ms(int ms)
{
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L}, NULL);
}

static int sync_slowly(int fd, long call)
{
    char link[64], path[4096] = "";
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    bool log = length > 4 && strcmp(path + length - 4, "-wal") == 0;
    if (log)
        began_ms = now_ms();
    wait_ms(slow_ms);
    int result = (int) syscall(call, fd);
    if (log) {
        ended_ms = now_ms();
        log_syncs++;
    }
    return result;
}

#define SEEN __attribute__((visibility("default")))
SEEN int fsync(int fd)
{
    return sync_slowly(fd, SYS_fsync);
}
SEEN int fdatasync(int fd)
{
    return sync_slowly(fd, SYS_fdatasync);
}

/* ---- */

static struct store *begin(struct store_fixture *f, struct session_record *r)
{
    slow_ms = 0;
    struct store *s = fixture_open(f);
    *r = fixture_session(1795361400, 0);
    fixture_session_write(s, r, NULL);
    slow_ms = SLOW_MS;
    log_syncs = 0;
    return s;
}

static int64_t end_step(struct store *s, struct session_record *r, int ordinal)
{
    struct step_record step = fixture_step(ordinal);
    step.state = STEP_DONE;
    int64_t before = now_ms();
    fixture_session_write(s, r, &step);
    return now_ms() - before;
}

static void step_end__does_not_wait_for_the_disk(void **state)
{
    struct store_fixture *f = *state;
    struct session_record r;
    struct store *s = begin(f, &r);
    int64_t took_ms = end_step(s, &r, 0);
    assert_true(took_ms < QUICK_MS);
    assert_int_equal(log_syncs, 0);
    for (int i = 0; i < 50 && log_syncs == 0; i++)
        wait_ms(SLOW_MS / 10);
    assert_int_equal(log_syncs, 1); /* it is there soon after, unasked */
    slow_ms = 0;
    store_close(s);
}

/* However they fall together with a flush that runs: one begins after the last of them. */
static void step_ends__in_a_row__a_flush_follows_the_last(void **state)
{
    struct store_fixture *f = *state;
    struct session_record r;
    struct store *s = begin(f, &r);
    int64_t last_ms = 0;
    for (int i = 0; i < 6; i++) {
        assert_true(end_step(s, &r, i) < QUICK_MS);
        last_ms = now_ms();
        wait_ms(i * 80);
    }
    for (int i = 0; i < 50 && (began_ms < last_ms || ended_ms < began_ms); i++)
        wait_ms(SLOW_MS / 10);
    assert_true(began_ms >= last_ms - 1);
    assert_true(log_syncs >= 1 && log_syncs <= 6);
    slow_ms = 0;
    store_close(s);
}

static void session_end__waits_until_it_is_on_the_disk(void **state)
{
    struct store_fixture *f = *state;
    struct session_record r;
    struct store *s = begin(f, &r);
    r.state = RECORD_DONE;
    int64_t before = now_ms();
    fixture_session_write(s, &r, NULL);
    assert_true(now_ms() - before >= SLOW_MS - 1);
    assert_true(log_syncs >= 1);
    slow_ms = 0;
    store_close(s);
}

static void close__right_after_a_step__finishes_the_flush(void **state)
{
    struct store_fixture *f = *state;
    struct session_record r;
    struct store *s = begin(f, &r);
    end_step(s, &r, 0);
    int64_t last_ms = now_ms();
    store_close(s);
    assert_true(log_syncs >= 1);
    assert_true(ended_ms >= last_ms);
}

static void flush__freed_while_asked__flushes_first(void **state)
{
    struct store_fixture *f = *state;
    struct session_record r;
    struct store *s = begin(f, &r);
    for (int i = 0; i < 20; i++) {
        struct store_flush *flush = store_flush_new(f->path);
        assert_non_null(flush);
        slow_ms = 1;
        log_syncs = 0;
        store_flush_ask(flush);
        store_flush_free(flush);
        assert_int_equal(log_syncs, 1);
    }
    assert_null(store_flush_new("/no/such/history.db"));
    store_flush_free(NULL);
    slow_ms = 0;
    store_close(s);
}

/* Hundreds of repetitions, and never a checkpoint in the way of the picture. */
static void long_session__never_waits(void **state)
{
    struct store_fixture *f = *state;
    struct session_record r;
    struct store *s = begin(f, &r);
    int64_t longest_ms = 0;
    for (int i = 0; i < 700; i++) {
        struct step_record step = fixture_step(i % 12);
        step.reps_done = i;
        int64_t before = now_ms();
        fixture_session_write(s, &r, &step);
        longest_ms = MAX(longest_ms, now_ms() - before);
    }
    assert_true(longest_ms < QUICK_MS);
    slow_ms = 0;
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(step_end__does_not_wait_for_the_disk),
        STORE_TEST(step_ends__in_a_row__a_flush_follows_the_last),
        STORE_TEST(session_end__waits_until_it_is_on_the_disk),
        STORE_TEST(close__right_after_a_step__finishes_the_flush),
        STORE_TEST(flush__freed_while_asked__flushes_first),
        STORE_TEST(long_session__never_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
