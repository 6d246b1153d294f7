/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store.h"
#include "io/store_internal.h"
#include "unit/store_fixture.h"
#include "unit/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/*
 * What a history meets outside: processes that are killed, two limbers at once,
 * read-only places and full disks. Work that needs a process of its own runs in a child.
 */

enum { STARTED_S = 1795361400 };

static bool is_whole(struct store *s)
{
    bool ok = false;
    struct db_query q;
    struct err err = {0};
    db_query(&q, s->db, "PRAGMA integrity_check", NULL, 0);
    while (db_next(&q))
        ok = strcmp(db_text(&q, 0), "ok") == 0;
    return db_end(&q, &err) == DB_OK && ok;
}

/* ---- who is running what ---- */

static int leave_running(struct store_fixture *f, void *context)
{
    struct err err = {0};
    struct session_record r = fixture_session(STARTED_S + *(int *) context, 0);
    struct step_record step = fixture_step(1);
    struct store *s = store_open(f->path, &err);
    CHILD_CHECK(s);
    step.reps_done = 3;
    r.resume_step = 1;
    r.resume_ms = r.done_ms = 61000;
    CHILD_CHECK(store_session_write(s, &r, &step, &err));
    return 0; /* without closing: as if killed */
}

static void unfinished__of_a_process_that_is_gone__is_offered(void **state)
{
    struct store_fixture *f = *state;
    struct arena a = {0};
    struct err err = {0};
    struct session_record r;
    struct step_record *steps;
    bool found;
    int offset = 0;
    size_t count;
    assert_int_equal(fixture_child(leave_running, f, &offset), 0);
    struct store *s = fixture_open(f);
    struct session_record *rows;
    assert_true(
        store_sessions(s, (struct store_range){DAY_FIRST, DAY_LAST, 0}, &a, &rows, &count, &err));
    assert_int_equal(rows[0].state, RECORD_CRASHED); /* nobody runs it */
    assert_true(store_unfinished(s, &a, &r, &found, &err));
    assert_true(found);
    assert_int_equal(r.state, RECORD_RUNNING);
    assert_int_equal(r.resume_step, 1);
    assert_int_equal(r.resume_ms, 61000);
    assert_true(store_steps(s, r.id, &a, &steps, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(steps[0].reps_done, 3);
    /* Declined: crashed, and what was done stays. */
    assert_true(store_session_abandon(s, &r, &err));
    assert_true(store_session(s, r.id, &a, &r, &found, &err));
    assert_int_equal(r.state, RECORD_CRASHED);
    assert_true(r.ended_s > 0);
    assert_int_equal(r.done_ms, 61000);
    assert_true(store_unfinished(s, &a, &r, &found, &err));
    assert_false(found);
    arena_release(&a);
    store_close(s);
}

static void unfinished__several__only_the_latest_is_offered(void **state)
{
    struct store_fixture *f = *state;
    struct arena a = {0};
    struct err err = {0};
    struct session_record r;
    bool found;
    for (int i = 0; i < 3; i++) {
        int offset = i == 1 ? 9000 : i * 1000;
        assert_int_equal(fixture_child(leave_running, f, &offset), 0);
    }
    struct store *s = fixture_open(f);
    assert_true(store_unfinished(s, &a, &r, &found, &err));
    assert_true(found);
    assert_int_equal(r.started_s, STARTED_S + 9000);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session WHERE state = 'crashed'"), 2);
    arena_release(&a);
    store_close(s);
}

static int look_for_unfinished(struct store_fixture *f, void *context)
{
    struct arena a = {0};
    struct err err = {0};
    struct session_record r;
    bool found, *wanted = context;
    struct store *s = store_open(f->path, &err);
    CHILD_CHECK(s);
    CHILD_CHECK(store_unfinished(s, &a, &r, &found, &err));
    CHILD_CHECK(found == *wanted);
    CHILD_CHECK(!found || store_session_adopt(s, &r, &err));
    store_close(s);
    arena_release(&a);
    return 0;
}

static void unfinished__of_a_living_process__is_left_alone(void **state)
{
    struct store_fixture *f = *state;
    struct err err = {0};
    struct session_record r = fixture_session(STARTED_S, 0);
    struct store *s = fixture_open(f);
    bool no = false, yes = true;
    assert_true(store_session_write(s, &r, NULL, &err));
    assert_int_equal(fixture_child(look_for_unfinished, f, &no), 0);
    struct session_tally *tallies;
    struct arena rows = {0};
    size_t count;
    assert_true(store_tallies(s, (struct store_range){DAY_FIRST, DAY_LAST, 0}, &rows, &tallies,
                              &count, &err));
    assert_int_equal(tallies[0].state, RECORD_RUNNING);
    arena_release(&rows);
    /* Our own is not offered to ourselves either. */
    struct arena a = {0};
    bool found;
    assert_true(store_unfinished(s, &a, &r, &found, &err));
    assert_false(found);
    arena_release(&a);
    store_close(s);
    assert_int_equal(fixture_child(look_for_unfinished, f, &yes), 0);
}

static void unfinished__adopted__is_no_longer_offered(void **state)
{
    struct store_fixture *f = *state;
    struct arena a = {0};
    struct err err = {0};
    struct session_record r, again;
    bool found, no = false;
    int offset = 0;
    assert_int_equal(fixture_child(leave_running, f, &offset), 0);
    struct store *s = fixture_open(f), *other = fixture_open(f);
    assert_true(store_unfinished(s, &a, &r, &found, &err));
    assert_true(store_unfinished(other, &a, &again, &found, &err));
    assert_true(found);
    assert_true(store_session_adopt(s, &r, &err));
    assert_false(store_session_adopt(other, &again, &err)); /* both were offered it */
    assert_true(store_session_abandon(other, &again, &err));
    assert_true(store_session(s, r.id, &a, &again, &found, &err));
    assert_int_equal(again.state, RECORD_RUNNING);
    assert_int_equal(fixture_child(look_for_unfinished, f, &no), 0);
    /* It goes on as the same session. */
    r.state = RECORD_DONE;
    r.ended_s = STARTED_S + 300;
    assert_true(store_session_write(s, &r, NULL, &err));
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session"), 1);
    store_close(other);
    store_close(s);
    arena_release(&a);
}

static void unfinished__declined_elsewhere__is_not_adopted(void **state)
{
    struct store_fixture *f = *state;
    struct arena a = {0};
    struct err err = {0};
    struct session_record r, again;
    bool found;
    int offset = 0;
    assert_int_equal(fixture_child(leave_running, f, &offset), 0);
    struct store *s = fixture_open(f), *other = fixture_open(f);
    assert_true(store_unfinished(s, &a, &r, &found, &err));
    assert_true(store_unfinished(other, &a, &again, &found, &err));
    assert_true(store_session_abandon(other, &again, &err));
    assert_false(store_session_adopt(s, &r, &err));
    assert_int_equal(s->lock.held, 0);
    assert_string_equal(err.text, "");
    store_close(other);
    store_close(s);
    arena_release(&a);
}

static void unfinished__without_locks__asks_when_it_was_written(void **state)
{
    struct store_fixture *f = *state;
    struct arena a = {0};
    struct err err = {0};
    struct session_record r;
    bool found;
    int offset = 0;
    assert_int_equal(fixture_child(leave_running, f, &offset), 0);
    struct store *s = fixture_open(f);
    store_lock_close(&s->lock);
    assert_true(store_unfinished(s, &a, &r, &found, &err));
    assert_false(found); /* written just now: it may be alive */
    assert_int_equal(db_script(s->db, "UPDATE session SET written_s = written_s - 61", &err),
                     DB_OK);
    assert_true(store_unfinished(s, &a, &r, &found, &err));
    assert_true(found);
    arena_release(&a);
    store_close(s);
}

/* ---- killed at any moment ---- */

struct told {
    int32_t round, steps, reps; /* finished steps; repetitions done of the one after */
};

/* Runs sessions as fast as they can be written, and tells the parent what is in the file. */
static int run_sessions(struct store_fixture *f, int out, int round)
{
    struct err err = {0};
    struct store *s = store_open(f->path, &err);
    CHILD_CHECK(s);
    struct session_record r = fixture_session(STARTED_S + round, 0);
    struct told told = {.round = round};
    CHILD_CHECK(store_session_write(s, &r, NULL, &err));
    for (int i = 0; i < 10000; i++) {
        struct step_record step = fixture_step(i);
        told.reps = 0;
        for (; step.reps_done < 4; step.reps_done++) {
            CHILD_CHECK(store_session_write(s, &r, &step, &err));
            told.reps = step.reps_done;
            CHILD_CHECK(write(out, &told, sizeof told) == sizeof told);
        }
        step.state = STEP_DONE;
        r.resume_step = r.steps_done = i + 1;
        r.done_ms += 40000;
        CHILD_CHECK(store_session_write(s, &r, &step, &err));
        told.steps = i + 1;
        told.reps = 0;
        CHILD_CHECK(write(out, &told, sizeof told) == sizeof told);
    }
    return 0;
}

/* Kills the child after delay_us; returns the last thing it told. */
static struct told kill_one(struct store_fixture *f, int round, int delay_us)
{
    int ends[2];
    struct told told = {0}, next;
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        _exit(run_sessions(f, ends[1], round));
    }
    close(ends[1]);
    /* Let it begin, then strike. Reading goes on meanwhile: the pipe must not fill. */
    struct timespec end, now;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_nsec += delay_us * 1000L;
    end.tv_sec += end.tv_nsec / 1000000000;
    end.tv_nsec %= 1000000000;
    do {
        if (read(ends[0], &next, sizeof next) == sizeof next)
            told = next;
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while (now.tv_sec < end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec < end.tv_nsec));
    kill(child, SIGKILL);
    while (read(ends[0], &next, sizeof next) == sizeof next)
        told = next;
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    return told;
}

static void killed__at_any_moment__loses_no_finished_step(void **state)
{
    struct store_fixture *f = *state;
    const char *text = getenv("LIMBER_CRASH_ROUNDS");
    int rounds = text ? (int) strtol(text, NULL, 10) : 60;
    srand48(20261122);
    for (int round = 1; round <= rounds; round++) {
        struct arena a = {0};
        struct err err = {0};
        struct session_record r;
        struct step_record *steps;
        bool found;
        size_t count, done = 0;
        struct told told = kill_one(f, round, (int) (lrand48() % 12000));
        struct store *s = fixture_open(f);
        assert_true(is_whole(s));
        assert_true(store_unfinished(s, &a, &r, &found, &err));
        if (told.round) {
            assert_true(found);
            assert_int_equal(r.started_s, STARTED_S + round);
            assert_true(store_steps(s, r.id, &a, &steps, &count, &err));
            for (size_t i = 0; i < count; i++)
                done += steps[i].state == STEP_DONE;
            assert_true(done >= (size_t) told.steps);
            assert_true(r.resume_step >= told.steps);
            if (done == (size_t) told.steps && told.reps)
                assert_true(steps[count - 1].reps_done >= told.reps);
        }
        store_close(s);
        arena_release(&a);
    }
}

/* ---- two at once ---- */

/* Four processes that do nothing but write can make one wait for too long: it writes again. */
static bool write_patiently(struct store *s, struct session_record *r, struct step_record *step)
{
    for (int i = 0; i < 50; i++) {
        struct err err = {0};
        if (store_session_write(s, r, step, &err))
            return true;
        if (!strstr(err.text, "another process is writing"))
            fprintf(stderr, "%s\n", err.text);
    }
    return false;
}

static int write_many(struct store_fixture *f, void *context)
{
    struct err err = {0};
    struct store *s = store_open(f->path, &err);
    if (!s)
        fprintf(stderr, "%s\n", err.text);
    CHILD_CHECK(s);
    for (int i = 0; i < 30; i++) {
        struct session_record r = fixture_session(STARTED_S + i + *(int *) context * 1000, 0);
        for (int j = 0; j < 4; j++) {
            struct step_record step = fixture_step(j);
            step.state = STEP_DONE;
            CHILD_CHECK(write_patiently(s, &r, &step));
        }
        r.state = RECORD_DONE;
        CHILD_CHECK(write_patiently(s, &r, NULL));
    }
    store_close(s);
    return 0;
}

static void two_writers__from_the_first_moment__lose_nothing(void **state)
{
    struct store_fixture *f = *state;
    pid_t children[4];
    fflush(NULL);
    for (int i = 0; i < 4; i++) { /* all of them make the file at once */
        children[i] = fork();
        if (children[i] == 0)
            _exit(write_many(f, &i));
    }
    for (int i = 0; i < 4; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    struct store *s = fixture_open(f);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session"), 120);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM step"), 480);
    assert_true(is_whole(s));
    store_close(s);
}

static void busy__is_an_error_soon_and_made_good_by_the_next_write(void **state)
{
    struct store_fixture *f = *state;
    struct err err = {0};
    struct session_record r = fixture_session(STARTED_S, 0);
    struct step_record step = fixture_step(0);
    struct store *s = fixture_open(f), *other = fixture_open(f);
    struct timespec from, to;
    assert_int_equal(db_script(other->db, "BEGIN IMMEDIATE", &err), DB_OK);
    clock_gettime(CLOCK_MONOTONIC, &from);
    assert_false(store_session_write(s, &r, &step, &err));
    clock_gettime(CLOCK_MONOTONIC, &to);
    assert_non_null(strstr(err.text, "another process is writing"));
    /* Below the stall that would pause the session. */
    assert_true((to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000 < 1400);
    assert_int_equal(db_script(other->db, "COMMIT", &err), DB_OK);
    assert_true(store_session_write(s, &r, &step, &err));
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM step"), 1);
    store_close(other);
    store_close(s);
}

/* ---- places that cannot be written ---- */

enum { CHILD_SKIPPED = 77 };

/* A file system of its own for this process alone; false where that is not allowed. */
static bool mount_private(const char *folder, const char *options)
{
    return unshare(CLONE_NEWNS) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("tmpfs", folder, "tmpfs", 0, options) == 0;
}

static int use_read_only(struct store_fixture *f, void *context)
{
    (void) context;
    struct arena a = {0};
    struct err err = {0};
    struct session_record r = fixture_session(STARTED_S, 0), *rows;
    size_t count;
    bool found;
    if (!mount_private(f->root, "size=4m"))
        return CHILD_SKIPPED;
    struct store *s = store_open(f->path, &err);
    CHILD_CHECK(s);
    r.state = RECORD_DONE;
    CHILD_CHECK(store_session_write(s, &r, NULL, &err));
    store_close(s);
    CHILD_CHECK(mount("tmpfs", f->root, "tmpfs", MS_REMOUNT | MS_RDONLY, "size=4m") == 0);
    s = store_open(f->path, &err);
    CHILD_CHECK(s);
    CHILD_CHECK(!store_is_writable(s));
    struct store_range all = {DAY_FIRST, DAY_LAST, 0};
    CHILD_CHECK(store_sessions(s, all, &a, &rows, &count, &err));
    CHILD_CHECK(count == 1);
    CHILD_CHECK(store_unfinished(s, &a, &r, &found, &err));
    CHILD_CHECK(!found);
    CHILD_CHECK(!store_session_write(s, &r, NULL, &err));
    CHILD_CHECK(strstr(err.text, "cannot be written"));
    store_close(s);
    arena_release(&a);
    return 0;
}

static void read_only__still_shows_what_is_there(void **state)
{
    int status = fixture_child(use_read_only, *state, NULL);
    if (status == CHILD_SKIPPED)
        skip();
    assert_int_equal(status, 0);
}

static int use_locked_home(struct store_fixture *f, void *context)
{
    (void) context;
    struct err err = {0};
    if (geteuid() == 0 && (chmod(f->root, 0755) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
        return CHILD_SKIPPED;
    if (access(f->root, X_OK) != 0)
        return CHILD_SKIPPED; /* the way here is closed to others */
    if (geteuid() != 65534)
        CHILD_CHECK(chmod(f->root, 0500) == 0);
    CHILD_CHECK(!store_open(f->path, &err));
    CHILD_CHECK(strstr(err.text, "ermission denied"));
    CHILD_CHECK(strstr(err.text, f->folder));
    return 0;
}

static void read_only__home__says_what_cannot_be_made(void **state)
{
    struct store_fixture *f = *state;
    /* data/ is removed so that there is something to make. */
    char *data = xstrdup(f->folder);
    *strrchr(data, '/') = '\0';
    assert_int_equal(rmdir(data), 0);
    free(data);
    int status = fixture_child(use_locked_home, f, NULL);
    assert_int_equal(chmod(f->root, 0700), 0);
    if (status == CHILD_SKIPPED)
        skip();
    assert_int_equal(status, 0);
}

/* Fills a history until it fails; then makes room: it must go on, whole, without a restart. */
static int fill(struct store *s, struct session_record *r, struct err *err)
{
    for (int i = 0; i < 100000; i++) {
        struct step_record step = fixture_step(i);
        step.state = STEP_DONE;
        r->steps_done = i;
        if (!store_session_write(s, r, &step, err))
            return i;
    }
    return -1;
}

static int use_limited_file(struct store_fixture *f, void *context)
{
    (void) context;
    struct err err = {0};
    struct session_record r = fixture_session(STARTED_S, 0);
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    CHILD_CHECK(getrlimit(RLIMIT_FSIZE, &limit) == 0);
    rlim_t before = limit.rlim_cur;
    limit.rlim_cur = 300 * 1024;
    struct store *s = store_open(f->path, &err);
    CHILD_CHECK(s);
    CHILD_CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    int filled = fill(s, &r, &err);
    CHILD_CHECK(filled > 0);
    CHILD_CHECK(strstr(err.text, "the disk is full"));
    limit.rlim_cur = before;
    CHILD_CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    struct step_record step = fixture_step(filled);
    CHILD_CHECK(store_session_write(s, &r, &step, &err));
    CHILD_CHECK(is_whole(s));
    store_close(s);
    return 0;
}

static void full__file_size_limit__is_said_and_made_good(void **state)
{
    assert_int_equal(fixture_child(use_limited_file, *state, NULL), 0);
}

static int use_full_disk(struct store_fixture *f, void *context)
{
    (void) context;
    struct err err = {0};
    struct session_record r = fixture_session(STARTED_S, 0);
    if (!mount_private(f->root, "size=512k"))
        return CHILD_SKIPPED;
    struct store *s = store_open(f->path, &err);
    CHILD_CHECK(s);
    int filled = fill(s, &r, &err);
    CHILD_CHECK(filled > 0);
    CHILD_CHECK(strstr(err.text, "the disk is full"));
    CHILD_CHECK(mount("tmpfs", f->root, "tmpfs", MS_REMOUNT, "size=8m") == 0);
    struct step_record step = fixture_step(filled);
    CHILD_CHECK(store_session_write(s, &r, &step, &err));
    CHILD_CHECK(is_whole(s));
    store_close(s);
    return 0;
}

static void full__disk__is_said_and_made_good(void **state)
{
    int status = fixture_child(use_full_disk, *state, NULL);
    if (status == CHILD_SKIPPED)
        skip();
    assert_int_equal(status, 0);
}

static int open_on_full_disk(struct store_fixture *f, void *context)
{
    (void) context;
    struct err err = {0};
    if (!mount_private(f->root, "size=8k"))
        return CHILD_SKIPPED;
    struct store *s = store_open(f->path, &err);
    CHILD_CHECK(!s);
    CHILD_CHECK(strstr(err.text, "disk is full") || strstr(err.text, "No space"));
    return 0;
}

static void full__disk__from_the_start__is_said(void **state)
{
    int status = fixture_child(open_on_full_disk, *state, NULL);
    if (status == CHILD_SKIPPED)
        skip();
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(unfinished__of_a_process_that_is_gone__is_offered),
        STORE_TEST(unfinished__several__only_the_latest_is_offered),
        STORE_TEST(unfinished__of_a_living_process__is_left_alone),
        STORE_TEST(unfinished__adopted__is_no_longer_offered),
        STORE_TEST(unfinished__declined_elsewhere__is_not_adopted),
        STORE_TEST(unfinished__without_locks__asks_when_it_was_written),
        STORE_TEST(killed__at_any_moment__loses_no_finished_step),
        STORE_TEST(two_writers__from_the_first_moment__lose_nothing),
        STORE_TEST(busy__is_an_error_soon_and_made_good_by_the_next_write),
        STORE_TEST(read_only__still_shows_what_is_there),
        STORE_TEST(read_only__home__says_what_cannot_be_made),
        STORE_TEST(full__file_size_limit__is_said_and_made_good),
        STORE_TEST(full__disk__is_said_and_made_good),
        STORE_TEST(full__disk__from_the_start__is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
