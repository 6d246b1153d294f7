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

/* ---- what is written is read ---- */

static void session__write__reads_back_whole(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    struct session_record r = fixture_session(1795361400, 3600), *rows;
    r.stiffness_before = 6;
    r.pain_before = 0;
    struct step_record step = fixture_step(2);
    size_t count;
    fixture_session_write(s, &r, &step);
    assert_true(r.id > 0);
    assert_int_equal(strlen(r.uuid), UUID_BYTES - 1);

    assert_true(
        store_sessions(s, (struct store_range){DAY_FIRST, DAY_LAST, 0}, &a, &rows, &count, &err));
    assert_int_equal(count, 1);
    assert_string_equal(rows[0].uuid, r.uuid);
    assert_string_equal(rows[0].routine, r.routine);
    assert_string_equal(rows[0].routine_name, r.routine_name);
    assert_int_equal(rows[0].goals, r.goals);
    assert_int_equal(rows[0].level, 2);
    assert_int_equal(rows[0].started_s, r.started_s);
    assert_int_equal(rows[0].offset_s, 3600);
    assert_int_equal(rows[0].state, RECORD_RUNNING);
    assert_int_equal(rows[0].stiffness_before, 6);
    assert_int_equal(rows[0].stiffness_after, SCALE_NONE);
    assert_int_equal(rows[0].pain_before, 0);
    assert_null(rows[0].reason);

    struct step_record *steps;
    assert_true(store_steps(s, r.id, &a, &steps, &count, &err));
    assert_int_equal(count, 1);
    assert_string_equal(steps[0].exercise, step.exercise);
    assert_null(steps[0].wanted);
    assert_int_equal(steps[0].areas, step.areas);
    assert_int_equal(steps[0].goals, step.goals);
    assert_int_equal(steps[0].reps_planned, step.reps_planned);
    assert_int_equal(steps[0].in_reserve, -1);
    arena_release(&a);
    store_close(s);
}

static void session__write_again__replaces(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    struct session_record r = fixture_session(1795361400, 0), again;
    struct step_record step = fixture_step(0);
    for (int reps = 0; reps <= 4; reps++) {
        step.reps_done = reps;
        step.done_ms = r.done_ms = reps * 10000;
        fixture_session_write(s, &r, &step);
    }
    step.state = STEP_DONE;
    r.state = RECORD_STOPPED;
    r.reason = "chest";
    r.ended_s = r.started_s + 40;
    fixture_session_write(s, &r, &step);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session"), 1);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM step"), 1);
    bool found;
    assert_true(store_session(s, r.id, &a, &again, &found, &err));
    assert_true(found);
    assert_int_equal(again.state, RECORD_STOPPED);
    assert_string_equal(again.reason, "chest");
    assert_int_equal(again.done_ms, 40000);
    arena_release(&a);
    store_close(s);
}

static void session__day__is_the_local_day_it_began(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct session_record east =
        fixture_session(1795391999, 3600); /* 23:59:59 UTC, 00:59:59 there */
    struct session_record west = fixture_session(1795392000, -3600);
    fixture_session_write(s, &east, NULL);
    fixture_session_write(s, &west, NULL);
    assert_int_equal(east.day, 1795392000 / 86400);
    assert_int_equal(west.day, 1795392000 / 86400 - 1);
    /* It ends after midnight and stays on its day. */
    west.state = RECORD_DONE;
    west.ended_s = west.started_s + 7200;
    fixture_session_write(s, &west, NULL);
    assert_int_equal(west.day, 1795392000 / 86400 - 1);
    store_close(s);
}

static void session__limit__takes_the_newest(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    struct session_record *rows;
    size_t count;
    for (int i = 0; i < 40; i++) {
        struct session_record r = fixture_session(1795361400 + i * 3600, 0);
        r.state = RECORD_DONE;
        fixture_session_write(s, &r, NULL);
    }
    assert_true(
        store_sessions(s, (struct store_range){DAY_FIRST, DAY_LAST, 3}, &a, &rows, &count, &err));
    assert_int_equal(count, 3);
    assert_int_equal(rows[0].started_s, 1795361400 + 39 * 3600);
    assert_int_equal(rows[2].started_s, 1795361400 + 37 * 3600);
    assert_true(store_sessions(s, (struct store_range){rows[0].day, rows[0].day, 0}, &a, &rows,
                               &count, &err));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(rows[i].day, rows[0].day);
    arena_release(&a);
    store_close(s);
}

static void events_scores_totals__write__read_back(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    size_t count;
    struct session_record r = fixture_session(1795361400, 0);
    struct step_record step = fixture_step(0);
    step.done_ms = r.done_ms = 30000;
    fixture_session_write(s, &r, &step);
    struct event_record pop = {1795361430, 30000, 0, "pop", NULL}, *events;
    struct event_record stop = {1795361440, 40000, -1, "stop", "dizzy"};
    assert_true(store_event_write(s, &r, &pop, &err));
    assert_true(store_event_write(s, &r, &stop, &err));
    assert_true(store_events(s, r.id, &a, &events, &count, &err));
    assert_int_equal(count, 2);
    assert_null(events[0].detail);
    assert_int_equal(events[1].step, -1);
    assert_string_equal(events[1].detail, "dizzy");

    struct score_record score = {r.day, SCORE_STIFFNESS, 5, 1795361400, 0}, *scores;
    assert_true(store_score_write(s, &score, &err));
    score.value = 3;
    assert_true(store_score_write(s, &score, &err));
    struct store_range all = {DAY_FIRST, DAY_LAST, 0};
    assert_true(store_scores(s, all, SCORE_STIFFNESS, &a, &scores, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(scores[0].value, 3);
    score.value = 11;
    assert_false(store_score_write(s, &score, &err));

    struct practice_record *practice;
    assert_true(store_practice(s, all, &a, &practice, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(practice[0].areas, step.areas);
    assert_int_equal(practice[0].ms, 30000);
    struct session_tally *tallies;
    assert_true(store_tallies(s, all, &a, &tallies, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(tallies[0].day, r.day);
    assert_int_equal(tallies[0].state, RECORD_RUNNING);
    assert_int_equal(tallies[0].ms, 30000);
    int64_t total;
    assert_true(store_count(s, &total, &err));
    assert_int_equal(total, 1);
    bool known;
    assert_true(store_knows_exercise(s, step.exercise, &known, &err));
    assert_true(known);
    assert_true(store_knows_exercise(s, "wall-angel", &known, &err));
    assert_false(known);
    struct step_record passed = step; /* gone through in a second: not a repetition of it */
    passed.ordinal = step.ordinal + 1;
    passed.exercise = "wall-angel";
    passed.reps_done = 0;
    passed.done_ms = 1000;
    fixture_session_write(s, &r, &passed);
    assert_true(store_knows_exercise(s, "wall-angel", &known, &err));
    assert_false(known);
    passed.done_ms = 60000; /* a body scan has no repetitions */
    fixture_session_write(s, &r, &passed);
    assert_true(store_knows_exercise(s, "wall-angel", &known, &err));
    assert_true(known);
    arena_release(&a);
    store_close(s);
}

/* The sums by day and area follow every change of the rows they are made of. */
static void practice__follows__what_is_written_changed_and_deleted(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct err err = {0};
    static const char check[] =
        "SELECT (SELECT ifnull(sum(ms), 0) FROM practice) -"
        " (SELECT ifnull(sum(done_ms), 0) FROM step WHERE exercise IS NOT NULL)";
    struct session_record r = fixture_session(1795361400, 0),
                          other = fixture_session(1795461400, 0);
    for (int i = 0; i < 6; i++) {
        struct step_record step = fixture_step(i % 3);
        step.done_ms = 1000 * i;
        if (i == 2)
            step.exercise = NULL;
        if (i == 4)
            step.areas = 1U << AREA_NECK;
        fixture_session_write(s, &r, &step);
        fixture_session_write(s, &other, &step);
        assert_int_equal(fixture_number(s, check), 0);
    }
    assert_int_equal(
        fixture_number(s, "SELECT count(*) FROM practice WHERE areas = 'neck' AND ms = 4000"), 2);
    assert_int_equal(db_script(s->db, "DELETE FROM session WHERE id = 1", &err), DB_OK);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM step"), 3);
    assert_int_equal(fixture_number(s, check), 0);
    assert_int_equal(fixture_number(s, "SELECT sum(ms) FROM practice WHERE day = 20779"), 0);
    store_close(s);
}

/* By exercise, of more than fit at first, done again on the same day and on others. */
static void doses__sums_by_exercise__most_time_first(void **state)
{
    enum { EXERCISES = 400, SESSIONS = 6 };
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    struct dose_record *rows;
    size_t count;
    for (int i = 0; i < SESSIONS; i++) { /* two a day */
        struct session_record r = fixture_session(1795361400 + i / 2 * 86400, 0);
        for (int k = 0; k < EXERCISES; k++) {
            struct step_record step = fixture_step(k);
            step.exercise = arena_printf(&a, "exercise-%03d", k);
            step.sets_done = 1;
            step.reps_done = k % 7;
            step.done_ms = k == 0 ? 0 : 10 * k;
            fixture_session_write(s, &r, &step);
        }
    }
    const struct store_range days = {20779, 20780, 0};
    assert_true(store_doses(s, days, &a, &rows, &count, &err));
    assert_int_equal(count, EXERCISES - 1); /* what was begun and not done counts for nothing */
    for (int i = 0; i < EXERCISES - 1; i++) {
        int k = EXERCISES - 1 - i;
        assert_string_equal(rows[i].exercise, arena_printf(&a, "exercise-%03d", k));
        assert_int_equal(rows[i].days, 2);
        assert_int_equal(rows[i].sets, 4);
        assert_int_equal(rows[i].reps, 4 * (k % 7));
        assert_int_equal(rows[i].ms, 40 * k);
        assert_int_equal(rows[i].goals, fixture_step(0).goals);
    }
    assert_true(store_doses(s, (struct store_range){0, 1, 0}, &a, &rows, &count, &err));
    assert_int_equal(count, 0);
    arena_release(&a);
    store_close(s);
}

static bool same_tally(const struct session_tally *a, const struct session_tally *b)
{
    return a->day == b->day && a->state == b->state && a->sessions == b->sessions &&
           a->counted == b->counted && a->ms == b->ms && a->planned_ms == b->planned_ms &&
           a->kept_ms == b->kept_ms && a->pairs == b->pairs && a->before_sum == b->before_sum &&
           a->after_sum == b->after_sum;
}

/* The file's own sums are those of the core, after any writing, rewriting and deleting. */
static void check_tallies(struct store *s)
{
    struct arena a = {0};
    struct err err = {0};
    struct session_record *rows;
    struct session_tally *tallies, expected = {0};
    size_t n_rows, n_tallies;
    struct store_range all = {DAY_FIRST, DAY_LAST, 0};
    assert_true(store_sessions(s, all, &a, &rows, &n_rows, &err));
    assert_true(store_tallies(s, all, &a, &tallies, &n_tallies, &err));
    for (size_t i = 0; i < n_tallies; i++) {
        assert_true(i == 0 || tallies[i - 1].day <= tallies[i].day);
        expected = (struct session_tally){.day = tallies[i].day, .state = tallies[i].state};
        for (size_t j = 0; j < n_rows; j++) {
            struct session_tally t = session_tally_of(&rows[j]);
            if (t.day != expected.day || t.state != expected.state)
                continue;
            expected.sessions += t.sessions;
            expected.counted += t.counted;
            expected.ms += t.ms;
            expected.planned_ms += t.planned_ms;
            expected.kept_ms += t.kept_ms;
            expected.pairs += t.pairs;
            expected.before_sum += t.before_sum;
            expected.after_sum += t.after_sum;
        }
        assert_true(same_tally(&tallies[i], &expected));
    }
    arena_release(&a);
}

static void tallies__follow__what_is_written_changed_and_deleted(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct err err = {0};
    struct session_record rows[12];
    srand48(7);
    for (int i = 0; i < 12; i++)
        rows[i] = fixture_session(1795361400 + 40000 * (i / 3), 0);
    for (int round = 0; round < 120; round++) {
        struct session_record *r = &rows[lrand48() % 12];
        r->state = (enum record_state)(1 + lrand48() % (N_RECORD_STATES - 1));
        r->planned_ms = 1000 * (lrand48() % 300);
        r->done_ms = lrand48() % 4 ? 1000 * (lrand48() % 400) : 0;
        r->stiffness_before = (int) (lrand48() % 12) - 1;
        r->stiffness_before = MIN(r->stiffness_before, SCALE_MAX);
        r->stiffness_after = (int) (lrand48() % 11) - 1;
        fixture_session_write(s, r, NULL);
        if (round % 20 == 0)
            check_tallies(s);
    }
    check_tallies(s);
    assert_true(fixture_number(s, "SELECT sum(sessions) FROM tally") > 3);
    assert_int_equal(db_script(s->db, "DELETE FROM session WHERE id % 2", &err), DB_OK);
    check_tallies(s);
    assert_int_equal(db_script(s->db, "DELETE FROM session", &err), DB_OK);
    assert_int_equal(
        fixture_number(s, "SELECT sum(sessions + counted + ms + planned_ms + kept_ms + pairs +"
                          " before_sum + after_sum) FROM tally"),
        0);
    store_close(s);
}

static void screening__latest__is_the_last_written(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    bool found;
    struct screening_record r, first = {.version = 1,
                                        .taken_s = 1795361400,
                                        .origin = "command-line",
                                        .answers = "age=18-64",
                                        .verdict = "OK",
                                        .reasons = ""};
    assert_true(store_screening_latest(s, &a, &r, &found, &err));
    assert_false(found);
    assert_true(store_screening_write(s, &first, &err));
    struct screening_record second = first;
    second.origin = "terminal";
    second.verdict = second.lock = "E";
    second.reasons = "A1 A4";
    second.cautions = 1U << CAUTION_WRIST | 1U << CAUTION_NECK;
    assert_true(store_screening_write(s, &second, &err));
    assert_true(second.id > first.id);
    assert_true(store_screening_latest(s, &a, &r, &found, &err));
    assert_true(found);
    assert_string_equal(r.lock, "E");
    assert_string_equal(r.reasons, "A1 A4");
    assert_int_equal(r.cautions, second.cautions);
    assert_int_equal(r.day, 1795361400 / 86400);
    arena_release(&a);
    store_close(s);
}

static void null_store__remembers_nothing_and_never_fails(void **state)
{
    (void) state;
    struct arena a = {0};
    struct err err = {0};
    struct session_record r = fixture_session(1, 0), *rows;
    struct step_record step = fixture_step(0), *steps;
    struct event_record event = {1, 1, 1, "pop", NULL};
    struct screening_record screening = {.answers = ""};
    int64_t total;
    size_t count = 9;
    bool found = true;
    assert_true(store_session_write(NULL, &r, &step, &err));
    assert_true(store_event_write(NULL, &r, &event, &err));
    assert_true(store_unfinished(NULL, &a, &r, &found, &err));
    assert_false(found);
    assert_true(store_session_adopt(NULL, &r, &err));
    assert_true(store_session_abandon(NULL, &r, &err));
    assert_true(store_sessions(NULL, (struct store_range){0, 1, 0}, &a, &rows, &count, &err));
    assert_int_equal(count, 0);
    assert_true(store_steps(NULL, 1, &a, &steps, &count, &err));
    assert_true(store_count(NULL, &total, &err));
    assert_true(store_screening_write(NULL, &screening, &err));
    assert_null(store_notice(NULL));
    assert_false(store_is_writable(NULL));
    store_close(NULL);
    assert_string_equal(err.text, "");
    arena_release(&a);
}

/* ---- the file ---- */

static unsigned mode_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? st.st_mode & 0777 : 0xffff;
}

static void file__is_private(void **state)
{
    struct store_fixture *f = *state;
    mode_t before = umask(0);
    struct store *s = fixture_open(f);
    struct session_record r = fixture_session(1795361400, 0);
    fixture_session_write(s, &r, NULL);
    umask(before);
    assert_int_equal(mode_of(f->folder), 0700);
    assert_int_equal(mode_of(f->path), 0600);
    assert_int_equal(mode_of(fixture_beside(f, "-wal")), 0600);
    assert_int_equal(mode_of(fixture_beside(f, "-shm")), 0600);
    assert_int_equal(mode_of(fixture_beside(f, "-live")), 0600);
    store_close(s);
    /* A mode that got loose is put right. */
    assert_int_equal(chmod(f->path, 0644), 0);
    store_close(fixture_open(f));
    assert_int_equal(mode_of(f->path), 0600);
}

static void file__settings__are_those_of_the_design(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct session_record r = fixture_session(1795361400, 0);
    assert_int_equal(fixture_number(s, "PRAGMA foreign_keys"), 1);
    assert_int_equal(fixture_number(s, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
    assert_int_equal(fixture_number(s, "PRAGMA user_version"), store_schema.count);
    assert_int_equal(fixture_number(s, "PRAGMA application_id"), STORE_APPLICATION_ID);
    assert_int_equal(
        fixture_number(s, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                          " AND type = 'table' AND name NOT LIKE 'sqlite%' AND NOT strict"),
        0);
    fixture_session_write(s, &r, NULL);
    assert_int_equal(fixture_number(s, "PRAGMA synchronous"), 1);
    struct step_record step = fixture_step(0);
    step.state = STEP_DONE;
    fixture_session_write(s, &r, &step);
    assert_int_equal(fixture_number(s, "PRAGMA synchronous"), 1); /* io/store_flush does it */
    r.state = RECORD_DONE;
    fixture_session_write(s, &r, NULL);
    assert_int_equal(fixture_number(s, "PRAGMA synchronous"), 2);
    assert_int_equal(fixture_number(s, "PRAGMA wal_autocheckpoint"), 0);
    store_close(s);
}

static void file__of_another_program__is_left_alone(void **state)
{
    struct store_fixture *f = *state;
    struct err err = {0};
    enum db_status status;
    assert_int_equal(mkdir(f->folder, 0700), 0);
    struct db *db = db_open(f->path, DB_READ_WRITE, &status, &err);
    assert_int_equal(db_script(db, "CREATE TABLE recipes (name TEXT)", &err), DB_OK);
    db_close(db);
    assert_null(store_open(f->path, &err));
    assert_non_null(strstr(err.text, "another program"));
    assert_int_equal(access(fixture_beside(f, ".damaged"), F_OK), -1);
}

static void file__is_a_folder__says_so(void **state)
{
    struct store_fixture *f = *state;
    struct err err = {0};
    assert_int_equal(mkdir(f->folder, 0700), 0);
    assert_int_equal(mkdir(f->path, 0700), 0);
    assert_null(store_open(f->path, &err));
    assert_non_null(strstr(err.text, f->path));
    assert_int_equal(rmdir(f->path), 0);
}

static void folder__is_a_file__says_so(void **state)
{
    struct store_fixture *f = *state;
    struct err err = {0};
    fixture_write(f->folder, "x", 1);
    assert_null(store_open(f->path, &err));
    assert_non_null(strstr(err.text, "cannot"));
    assert_int_equal(unlink(f->folder), 0);
}

/* ---- schema ---- */

static void schema__newer__is_refused_and_left_alone(void **state)
{
    struct store_fixture *f = *state;
    struct err err = {0};
    struct store *s = fixture_open(f);
    assert_int_equal(db_script(s->db, "PRAGMA user_version = 99", &err), DB_OK);
    store_close(s);
    char *before = fixture_read(f->path, NULL);
    assert_null(store_open(f->path, &err));
    assert_non_null(strstr(err.text, "newer limber (schema 99"));
    char *after = fixture_read(f->path, NULL);
    assert_memory_equal(before, after, 4096);
    assert_int_equal(access(fixture_beside(f, ".damaged"), F_OK), -1);
    free(before);
    free(after);
}

static void schema__migrate__takes_one_step_at_a_time_all_or_nothing(void **state)
{
    struct store_fixture *f = *state;
    static const char *const scripts[] = {"CREATE TABLE a (x INTEGER) STRICT",
                                          "ALTER TABLE a ADD COLUMN y TEXT",
                                          "CREATE TABLE b (z INTEGER) STRICT; nonsense"};
    struct err err = {0};
    enum db_status status;
    assert_int_equal(mkdir(f->folder, 0700), 0);
    struct store s = {.db = db_open(f->path, DB_READ_WRITE, &status, &err)};
    assert_int_equal(store_migrate(s.db, &(struct store_schema){scripts, 1}, &err), DB_OK);
    assert_int_equal(db_script(s.db, "INSERT INTO a (x) VALUES (7)", &err), DB_OK);
    assert_int_equal(store_migrate(s.db, &(struct store_schema){scripts, 2}, &err), DB_OK);
    assert_int_equal(fixture_number(&s, "SELECT x FROM a WHERE y IS NULL"), 7);
    assert_int_equal(fixture_number(&s, "PRAGMA user_version"), 2);
    assert_int_equal(store_migrate(s.db, &(struct store_schema){scripts, 3}, &err), DB_FAILED);
    assert_int_equal(fixture_number(&s, "PRAGMA user_version"), 2);
    assert_int_equal(fixture_number(&s, "SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), 0);
    db_close(s.db);
}

/* A stored file of each version that was ever released opens and keeps what it holds. */
static void schema__stored_files__of_every_version_open(void **state)
{
    struct store_fixture *f = *state;
    const char *srcdir = getenv("srcdir");
    assert_int_equal(mkdir(f->folder, 0700), 0);
    for (size_t version = 1; version <= store_schema.count; version++) {
        struct arena a = {0};
        struct err err = {0};
        enum db_status status;
        char *sql = fixture_read(
            arena_printf(&a, "%s/tests/data/history-v%zu.sql", srcdir ? srcdir : ".", version),
            NULL);
        assert_non_null(sql);
        unlink(f->path);
        struct db *db = db_open(f->path, DB_READ_WRITE, &status, &err);
        if (db_script(db, sql, &err) != DB_OK)
            fail_msg("%s", err.text);
        free(sql);
        db_close(db);

        struct store *s = fixture_open(f);
        struct session_record *rows;
        struct step_record *steps;
        struct screening_record screening;
        size_t count;
        bool found;
        assert_true(store_sessions(s, (struct store_range){DAY_FIRST, DAY_LAST, 0}, &a, &rows,
                                   &count, &err));
        assert_int_equal(count, 2);
        assert_string_equal(rows[0].routine, "needs-to-pop-5");
        assert_int_equal(rows[0].stiffness_after, 4);
        assert_int_equal(rows[1].state, RECORD_EARLY);
        assert_true(store_steps(s, rows[0].id, &a, &steps, &count, &err));
        assert_int_equal(count, 2);
        assert_string_equal(steps[1].wanted, "cat-cow");
        assert_true(store_screening_latest(s, &a, &screening, &found, &err));
        assert_true(found);
        assert_int_equal(screening.cautions, 1U << CAUTION_WRIST);
        assert_true(screening.turn >= screening.taken_s);
        assert_int_equal(fixture_number(s, "PRAGMA user_version"), store_schema.count);
        assert_int_equal(fixture_number(s, "SELECT count(*) FROM measure"), version < 4 ? 0 : 2);
        assert_int_equal(fixture_number(s, "SELECT sum(ms) FROM practice"), 112000);
        check_tallies(s);
        assert_int_equal(fixture_number(s, "SELECT sum(ms) FROM tally"), 367000);
        store_close(s);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(session__write__reads_back_whole),
        STORE_TEST(session__write_again__replaces),
        STORE_TEST(session__day__is_the_local_day_it_began),
        STORE_TEST(session__limit__takes_the_newest),
        STORE_TEST(events_scores_totals__write__read_back),
        STORE_TEST(practice__follows__what_is_written_changed_and_deleted),
        STORE_TEST(doses__sums_by_exercise__most_time_first),
        STORE_TEST(tallies__follow__what_is_written_changed_and_deleted),
        STORE_TEST(screening__latest__is_the_last_written),
        STORE_TEST(null_store__remembers_nothing_and_never_fails),
        STORE_TEST(file__is_private),
        STORE_TEST(file__settings__are_those_of_the_design),
        STORE_TEST(file__of_another_program__is_left_alone),
        STORE_TEST(file__is_a_folder__says_so),
        STORE_TEST(folder__is_a_file__says_so),
        STORE_TEST(schema__newer__is_refused_and_left_alone),
        STORE_TEST(schema__migrate__takes_one_step_at_a_time_all_or_nothing),
        STORE_TEST(schema__stored_files__of_every_version_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
