/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/utf8.h"
#include "core/history.h"
#include "core/record_json.h"
#include "io/store.h"
#include "io/store_internal.h"
#include "unit/store_fixture.h"
#include "unit/unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A history that is broken: kept aside, said, and a new one begun. */

static void damaged__garbage__is_set_aside_and_said_once(void **state)
{
    struct store_fixture *f = *state;
    static const char garbage[] = "this is not a database, however long one looks at it .........."
                                  "..............................................................";
    assert_int_equal(mkdir(f->folder, 0700), 0);
    for (int round = 1; round <= 2; round++) {
        fixture_write(f->path, garbage, sizeof garbage);
        struct store *s = fixture_open(f);
        const char *notice = store_notice(s);
        assert_non_null(notice);
        assert_non_null(strstr(notice, round == 1 ? ".damaged'" : ".damaged-2'"));
        assert_null(store_notice(s));
        struct session_record r = fixture_session(1795361400, 0);
        fixture_session_write(s, &r, NULL);
        store_close(s);
    }
    char *kept = fixture_read(fixture_beside(f, ".damaged"), NULL);
    assert_memory_equal(kept, garbage, sizeof garbage);
    free(kept);
    store_close(fixture_open(f));
}

static void damaged__log__is_not_played_into_the_new_file(void **state)
{
    struct store_fixture *f = *state;
    struct err err = {0};
    struct store *s = fixture_open(f);
    struct session_record r = fixture_session(1795361400, 0);
    fixture_session_write(s, &r, NULL);
    fixture_number(s, "PRAGMA wal_checkpoint(TRUNCATE)");
    fixture_session_write(s, &r, NULL); /* changes a page that is not the first */
    /* Leave the log behind, as a killed process does, and break the file. */
    fixture_copy(fixture_beside(f, "-wal"), fixture_beside(f, "-kept"));
    size_t length;
    char *file = fixture_read(f->path, &length);
    store_close(s);
    memset(file, 'x', length);
    fixture_write(f->path, file, length);
    free(file);
    assert_int_equal(rename(fixture_beside(f, "-kept"), fixture_beside(f, "-wal")), 0);
    s = store_open(f->path, &err);
    assert_non_null(s);
    assert_non_null(store_notice(s));
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session"), 0);
    assert_int_equal(access(fixture_beside(f, ".damaged-wal"), F_OK), 0);
    store_close(s);
}

/* Closes, and breaks the first page of every table and index: the schema itself can still be
 * read, so that the damage shows only when rows are. */
static void close_and_break(struct store *s, const struct store_fixture *f)
{
    off_t pages[32];
    size_t count = 0;
    struct db_query q;
    struct err err = {0};
    db_query(&q, s->db, "SELECT rootpage FROM sqlite_schema WHERE rootpage > 1", NULL, 0);
    while (db_next(&q) && count < ARRAY_LEN(pages))
        pages[count++] = (off_t) db_int(&q, 0);
    assert_int_equal(db_end(&q, &err), DB_OK);
    assert_true(count > 5);
    store_close(s);
    int fd = open(f->path, O_RDWR | O_CLOEXEC);
    assert_true(fd >= 0);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(pwrite(fd, "\xff\xee\xdd\xcc", 4, (pages[i] - 1) * 4096), 4);
    close(fd);
}

static void damaged__pages__met_while_writing_begins_anew(void **state)
{
    struct store_fixture *f = *state;
    struct session_record r = fixture_session(1795361400, 0), next = fixture_session(1795364000, 0);
    struct step_record step = fixture_step(0);
    struct store *s = fixture_open(f);
    fixture_session_write(s, &r, &step);
    close_and_break(s, f);
    s = fixture_open(f);
    fixture_session_write(s, &next, &step);
    assert_non_null(store_notice(s));
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session"), 1);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM step"), 1);
    assert_int_equal(access(fixture_beside(f, ".damaged"), F_OK), 0);
    store_close(s);
}

/* What happened in a session is kept where its row was in the file that was set aside. */
static void damaged__pages__met_by_an_event__keeps_it(void **state)
{
    struct store_fixture *f = *state;
    struct session_record r = fixture_session(1795361400, 0);
    const struct event_record stop = {1795361440, 40000, 0, "stop", "dizzy"};
    struct err err = {0};
    struct store *s = fixture_open(f);
    fixture_session_write(s, &r, NULL);
    close_and_break(s, f);
    s = fixture_open(f);
    assert_true(store_event_write(s, &r, &stop, &err));
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM event"), 1);
    fixture_session_write(s, &r, NULL);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session"), 1);
    store_close(s);
}

static void damaged__pages__met_while_reading_is_said_once(void **state)
{
    struct store_fixture *f = *state;
    struct arena a = {0};
    struct err err = {0};
    struct session_record r = fixture_session(1795361400, 0), *rows;
    size_t count;
    struct store *s = fixture_open(f);
    fixture_session_write(s, &r, NULL);
    close_and_break(s, f);
    s = fixture_open(f);
    struct store_range all = {DAY_FIRST, DAY_LAST, 0};
    assert_false(store_sessions(s, all, &a, &rows, &count, &err));
    assert_non_null(strstr(err.text, "damaged"));
    assert_non_null(store_notice(s));
    assert_true(store_sessions(s, all, &a, &rows, &count, &err));
    assert_int_equal(count, 0);
    arena_release(&a);
    store_close(s);
}

/* Two limbers meet the same damage: who comes second finds the new file, and leaves it there. */
static void damaged__met_by_two__sets_one_file_aside(void **state)
{
    struct store_fixture *f = *state;
    struct session_record first = fixture_session(1795361400, 0),
                          second = fixture_session(1795364000, 0);
    struct step_record step = fixture_step(0);
    struct store *s = fixture_open(f);
    close_and_break(s, f);
    struct store *one = fixture_open(f), *other = fixture_open(f);
    fixture_session_write(one, &first, &step);
    fixture_session_write(other, &second, &step);
    assert_int_equal(fixture_number(one, "SELECT count(*) FROM session"), 2);
    assert_int_equal(access(fixture_beside(f, ".damaged"), F_OK), 0);
    assert_int_not_equal(access(fixture_beside(f, ".damaged-2"), F_OK), 0);
    store_close(one);
    store_close(other);
    s = fixture_open(f);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM step"), 2);
    store_close(s);
}

/* … and who has not met it yet does not go on writing into what was set aside. */
static void set_aside__by_another__the_next_row_goes_into_the_new_file(void **state)
{
    struct store_fixture *f = *state;
    struct session_record r = fixture_session(1795361400, 0);
    struct step_record step = fixture_step(0);
    struct store *s = fixture_open(f);
    fixture_session_write(s, &r, NULL);
    assert_int_equal(rename(f->path, fixture_beside(f, ".damaged")), 0);
    assert_int_equal(rename(fixture_beside(f, "-wal"), fixture_beside(f, ".damaged-wal")), 0);
    assert_int_equal(rename(fixture_beside(f, "-shm"), fixture_beside(f, ".damaged-shm")), 0);
    struct store *other = fixture_open(f);
    fixture_session_write(s, &r, &step);
    assert_int_equal(fixture_number(other, "SELECT count(*) FROM step"), 1);
    store_close(s);
    store_close(other);
}

static void read_everything(struct store *s, struct strbuf *out)
{
    struct arena a = {0};
    struct err err = {0};
    struct store_range all = {DAY_FIRST, DAY_LAST, 0};
    struct session_record *sessions, left;
    struct session_tally *tallies;
    struct practice_record *practice;
    struct score_record *scores;
    struct screening_record screening;
    size_t n_sessions, n_tallies, n_practice, n_scores;
    bool found;
    store_unfinished(s, &a, &left, &found, &err);
    store_screening_latest(s, &a, &screening, &found, &err);
    store_scores(s, all, SCORE_STIFFNESS, &a, &scores, &n_scores, &err);
    if (store_tallies(s, all, &a, &tallies, &n_tallies, &err) &&
        store_practice(s, all, &a, &practice, &n_practice, &err)) {
        struct history h =
            history_sum_up(20779, 12, 3, tallies, n_tallies, practice, n_practice, &a);
        const struct progress_input in = {.today = 20779,
                                          .tallies = tallies,
                                          .n_tallies = n_tallies,
                                          .practice = practice,
                                          .n_practice = n_practice,
                                          .stiffness = scores,
                                          .n_stiffness = n_scores};
        struct trend_series none = {0};
        struct progress p = progress_of(&in, &(struct trend){.m7 = TREND_UNKNOWN}, &none, &a);
        history_json(out, &h, &p);
    }
    if (store_sessions(s, all, &a, &sessions, &n_sessions, &err)) {
        for (size_t i = 0; i < n_sessions; i++) {
            struct step_record *steps;
            struct event_record *events;
            size_t n_steps, n_events;
            if (store_steps(s, sessions[i].id, &a, &steps, &n_steps, &err) &&
                store_events(s, sessions[i].id, &a, &events, &n_events, &err))
                record_json_session(out, &sessions[i], steps, n_steps, events, n_events);
        }
    }
    arena_release(&a);
}

/* Whatever stands in the file: nothing but valid text comes out, and a session can be kept. */
static void damaged__anywhere__never_crashes_and_ends_well(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct err err = {0};
    for (int i = 0; i < 12; i++) {
        struct session_record r = fixture_session(1795361400 + i * 40000, 3600);
        struct step_record step = fixture_step(i % 4);
        struct event_record event = {r.started_s, 1000, 1, "pop", "detail"};
        step.done_ms = r.done_ms = 60000;
        r.stiffness_before = r.stiffness_after = i % 10;
        r.state = i == 11 ? RECORD_RUNNING : RECORD_DONE;
        fixture_session_write(s, &r, &step);
        assert_true(store_event_write(s, &r, &event, &err));
    }
    store_close(s);
    size_t length;
    char *whole = fixture_read(f->path, &length);
    srand48(20261122);
    for (int round = 0; round < 150; round++) {
        char *broken = malloc(length);
        assert_non_null(broken);
        memcpy(broken, whole, length);
        for (long i = 0, n = 1 + lrand48() % 40; i < n; i++)
            broken[lrand48() % (long) length] = (char) lrand48();
        fixture_write(f->path, broken, length);
        free(broken);
        unlink(fixture_beside(f, "-wal"));
        unlink(fixture_beside(f, "-shm"));
        bool kept = false;
        for (int i = 0; i < 3 && !kept; i++) {
            struct strbuf out = {0};
            s = store_open(f->path, &err);
            read_everything(s, &out);
            assert_int_equal(utf8_invalid_at(strbuf_text(&out), out.length), out.length);
            struct session_record r = fixture_session(1795961400, 0);
            struct step_record step = fixture_step(0);
            kept = s && store_session_write(s, &r, &step, &err);
            store_close(s);
            strbuf_release(&out);
        }
        /* Refused for good only where it now says that it belongs to others. */
        if (!kept)
            assert_true(strstr(err.text, "another program") || strstr(err.text, "newer limber") ||
                        strstr(err.text, "cannot write") || strstr(err.text, "cannot use"));
    }
    free(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(damaged__garbage__is_set_aside_and_said_once),
        STORE_TEST(damaged__log__is_not_played_into_the_new_file),
        STORE_TEST(damaged__pages__met_while_writing_begins_anew),
        STORE_TEST(damaged__pages__met_by_an_event__keeps_it),
        STORE_TEST(damaged__pages__met_while_reading_is_said_once),
        STORE_TEST(damaged__met_by_two__sets_one_file_aside),
        STORE_TEST(set_aside__by_another__the_next_row_goes_into_the_new_file),
        STORE_TEST(damaged__anywhere__never_crashes_and_ends_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
