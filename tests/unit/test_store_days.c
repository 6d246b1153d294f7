/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store.h"
#include "io/store_internal.h"
#include "unit/store_fixture.h"
#include "unit/unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct store_range all_days = {DAY_FIRST, DAY_LAST, 0};

/* ---- what belongs to a day ---- */

static void measures__second_of_the_day__replaces_the_first(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    struct measure_record *rows, left = {.day = 20780,
                                         .kind = "rotation-left",
                                         .value = 39.99961,
                                         .taken_s = 1795361400,
                                         .offset_s = 3600};
    struct measure_record pick = {.day = 20779,
                                  .kind = "activity-1",
                                  .value = 6,
                                  .detail = "reversing the car",
                                  .taken_s = 1795361400};
    size_t count;
    assert_true(store_measure_write(s, &left, &err));
    assert_true(store_measure_write(s, &pick, &err));
    assert_true(store_measures(s, all_days, NULL, &a, &rows, &count, &err));
    assert_int_equal(count, 2);
    assert_string_equal(rows[0].detail, "reversing the car");
    assert_int_equal(rows[1].day, 20780);
    assert_true(fabs(rows[1].value - 40) < 1e-12); /* in thousandths */
    assert_null(rows[1].detail);
    assert_int_equal(rows[1].offset_s, 3600);

    left.value = 45;
    left.taken_s -= 7200; /* the clock was set back in between */
    assert_true(store_measure_write(s, &left, &err));
    assert_true(store_measures(s, all_days, "rotation-left", &a, &rows, &count, &err));
    assert_int_equal(count, 1);
    assert_true(fabs(rows[0].value - 45) < 1e-12);
    assert_int_equal(rows[0].taken_s, 1795361401); /* later than what it corrects */

    assert_true(
        store_measures(s, (struct store_range){20781, DAY_LAST, 0}, NULL, &a, &rows, &count, &err));
    assert_int_equal(count, 0);
    static const double bad[] = {1e300, (double) INFINITY, (double) NAN};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        left.value = bad[i];
        assert_false(store_measure_write(s, &left, &err));
    }
    arena_release(&a);
    store_close(s);
}

static void scores__correction__is_later_than_what_it_corrects(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    struct score_record *rows, score = {20779, SCORE_STIFFNESS, 5, 1795361400, 0};
    size_t count;
    assert_true(store_score_write(s, &score, &err));
    score.value = 3;
    score.taken_s = 1795000000;
    assert_true(store_score_write(s, &score, &err));
    assert_true(store_scores(s, all_days, SCORE_STIFFNESS, &a, &rows, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(rows[0].value, 3);
    assert_int_equal(rows[0].taken_s, 1795361401);
    arena_release(&a);
    store_close(s);
}

static void pauses__open_closed_and_taken_back(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    struct pause_record *rows, cold = {.from_day = 20779, .to_day = DAY_OPEN, .reason = "illness"};
    struct pause_record trip = {.from_day = 20700, .to_day = 20706, .reason = "away"};
    size_t count;
    assert_true(store_pause_write(s, &cold, &err));
    assert_true(store_pause_write(s, &trip, &err));
    assert_true(store_pauses(s, &a, &rows, &count, &err));
    assert_int_equal(count, 2);
    assert_int_equal(rows[0].to_day, 20706);
    assert_int_equal(rows[1].to_day, DAY_OPEN);
    assert_string_equal(rows[1].reason, "illness");
    int64_t written_s = rows[1].written_s;

    cold.to_day = 20781; /* over */
    trip.to_day = trip.from_day - 1;
    assert_true(store_pause_write(s, &cold, &err));
    assert_true(store_pause_write(s, &trip, &err));
    assert_true(store_pauses(s, &a, &rows, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(rows[0].to_day, 20781);
    assert_true(rows[0].written_s > written_s);
    arena_release(&a);
    store_close(s);
}

static void decisions__by_day__in_the_order_they_were_made(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    struct decision_record *rows, d = {.day = 20786,
                                       .track = "strength",
                                       .level = 2,
                                       .decision = "up",
                                       .reason = "two easy weeks"};
    size_t count;
    assert_true(store_decision_write(s, &d, &err));
    d = (struct decision_record){20779, "strength", 1, "start", "", 0};
    assert_true(store_decision_write(s, &d, &err));
    d.track = "breath";
    assert_true(store_decision_write(s, &d, &err));
    assert_true(store_decisions(s, all_days, &a, &rows, &count, &err));
    assert_int_equal(count, 3);
    assert_string_equal(rows[0].decision, "start");
    assert_string_equal(rows[2].track, "strength");
    assert_int_equal(rows[2].level, 2);
    d.level = 100;
    assert_false(store_decision_write(s, &d, &err));
    arena_release(&a);
    store_close(s);
}

/* ---- the safety questions ---- */

static struct screening_record answer(int64_t taken_s, const char *lock)
{
    return (struct screening_record){.version = 1,
                                     .taken_s = taken_s,
                                     .origin = "terminal",
                                     .answers = "age=18-64",
                                     .verdict = lock ? lock : "OK",
                                     .lock = lock,
                                     .reasons = ""};
}

/* A clock that was ahead and is put right must not let an old answer hide a new lock. */
static void screenings__clock_set_back__the_last_given_counts(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct arena a = {0};
    struct err err = {0};
    struct screening_record *rows, latest, first = answer(1895361400, NULL),
                                           second = answer(1795361400, "E"),
                                           third = answer(1795361401, NULL);
    size_t count;
    bool found;
    assert_true(store_screening_write(s, &first, &err));
    assert_true(store_screening_write(s, &second, &err));
    assert_true(store_screening_latest(s, &a, &latest, &found, &err));
    assert_true(found);
    assert_string_equal(latest.lock, "E");
    assert_int_equal(latest.taken_s, 1795361400);
    assert_int_equal(latest.turn, 1895361401);
    assert_string_equal(latest.uuid, second.uuid);
    assert_true(store_screening_write(s, &third, &err));
    assert_true(store_screenings(s, all_days, &a, &rows, &count, &err));
    assert_int_equal(count, 3);
    assert_string_equal(rows[0].uuid, first.uuid);
    assert_string_equal(rows[2].uuid, third.uuid);
    assert_true(
        store_screenings(s, (struct store_range){DAY_FIRST, DAY_LAST, 2}, &a, &rows, &count, &err));
    assert_int_equal(count, 2);
    assert_string_equal(rows[0].uuid, second.uuid);
    arena_release(&a);
    store_close(s);
}

/* ---- deleting ---- */

static void session__deleted__takes_all_of_it_and_is_remembered(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct err err = {0};
    struct session_record kept = fixture_session(1795361400, 0), gone = kept;
    struct step_record step = fixture_step(0);
    struct event_record pop = {1795361430, 30000, 0, "pop", NULL};
    bool found;
    step.done_ms = 30000;
    kept.state = gone.state = RECORD_DONE;
    kept.done_ms = gone.done_ms = 30000;
    fixture_session_write(s, &kept, &step);
    fixture_session_write(s, &gone, &step);
    assert_true(store_event_write(s, &gone, &pop, &err));
    assert_true(store_session_delete(s, gone.uuid, &found, &err));
    assert_true(found);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session"), 1);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM step"), 1);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM event"), 0);
    assert_int_equal(fixture_number(s, "SELECT sum(ms) FROM practice"), 30000);
    assert_int_equal(fixture_number(s, "SELECT sum(sessions) FROM tally"), 1);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM deleted"), 1);
    assert_true(store_session_delete(s, gone.uuid, &found, &err));
    assert_false(found);
    store_close(s);
}

static int delete_it(struct store_fixture *f, void *context)
{
    struct err err = {0};
    bool found;
    struct store *s = store_open(f->path, &err);
    CHILD_CHECK(s);
    CHILD_CHECK(!store_session_delete(s, context, &found, &err));
    CHILD_CHECK(strstr(err.text, "running"));
    store_close(s);
    return 0;
}

static void session__running_elsewhere__is_not_deleted(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct session_record r = fixture_session(1795361400, 0);
    fixture_session_write(s, &r, NULL);
    assert_int_equal(fixture_child(delete_it, f, r.uuid), 0);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session"), 1);
    store_close(s);
}

static bool holds(const char *path, const char *text)
{
    size_t length;
    char *bytes = fixture_read(path, &length);
    bool found = bytes && memmem(bytes, length, text, strlen(text));
    free(bytes);
    return found;
}

static void everything__deleted__leaves_no_trace(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct err err = {0};
    for (int i = 0; i < 50; i++) {
        struct session_record r = fixture_session(1795361400 + i * 3600, 0);
        struct step_record step = fixture_step(0);
        r.state = RECORD_DONE;
        r.routine_name = "a secret of mine";
        fixture_session_write(s, &r, &step);
    }
    struct screening_record screening = answer(1795361400, "E");
    struct measure_record weight = {.day = 20779, .kind = "weight", .value = 80, .detail = "mine"};
    assert_true(store_screening_write(s, &screening, &err));
    assert_true(store_measure_write(s, &weight, &err));
    assert_true(holds(f->path, "a secret of mine") ||
                holds(fixture_beside(f, "-wal"), "a secret of mine"));
    assert_true(store_delete_everything(s, &err));
    assert_false(holds(f->path, "a secret of mine"));
    assert_false(holds(fixture_beside(f, "-wal"), "a secret of mine"));
    assert_int_equal(
        fixture_number(s, "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM step)"
                          " + (SELECT count(*) FROM tally) + (SELECT count(*) FROM practice)"
                          " + (SELECT count(*) FROM measure) + (SELECT count(*) FROM screening)"),
        0);
    struct session_record again = fixture_session(1795361400, 0);
    fixture_session_write(s, &again, NULL);
    store_close(s);
}

static void null_store__of_days__remembers_nothing(void **state)
{
    (void) state;
    struct arena a = {0};
    struct err err = {0};
    struct measure_record measure = {.kind = "x"}, *measures;
    struct pause_record pause = {.reason = "rest"}, *pauses;
    struct decision_record decision = {.track = "breath"}, *decisions;
    struct screening_record *screenings;
    size_t count = 9;
    bool found = true;
    assert_true(store_measure_write(NULL, &measure, &err));
    assert_true(store_pause_write(NULL, &pause, &err));
    assert_true(store_decision_write(NULL, &decision, &err));
    assert_true(store_measures(NULL, all_days, NULL, &a, &measures, &count, &err));
    assert_true(store_pauses(NULL, &a, &pauses, &count, &err));
    assert_true(store_decisions(NULL, all_days, &a, &decisions, &count, &err));
    assert_true(store_screenings(NULL, all_days, &a, &screenings, &count, &err));
    assert_int_equal(count, 0);
    assert_true(store_session_delete(NULL, "x", &found, &err));
    assert_false(found);
    assert_true(store_delete_everything(NULL, &err));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(measures__second_of_the_day__replaces_the_first),
        STORE_TEST(scores__correction__is_later_than_what_it_corrects),
        STORE_TEST(pauses__open_closed_and_taken_back),
        STORE_TEST(decisions__by_day__in_the_order_they_were_made),
        STORE_TEST(screenings__clock_set_back__the_last_given_counts),
        STORE_TEST(session__deleted__takes_all_of_it_and_is_remembered),
        STORE_TEST(session__running_elsewhere__is_not_deleted),
        STORE_TEST(everything__deleted__leaves_no_trace),
        STORE_TEST(null_store__of_days__remembers_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
