/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store_exchange.h"
#include "io/store_internal.h"
#include "unit/store_fixture.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct store_range all_days = {DAY_FIRST, DAY_LAST, 0};

/* ---- out and in, as text ---- */

struct writing {
    struct strbuf *out;
    struct exchange_writer writer;
};

static bool write_row(void *context, const struct record_row *row)
{
    struct writing *w = context;
    exchange_add(&w->writer, w->out, row);
    return true;
}

static void export(struct store *s, struct store_range range, struct strbuf *out)
{
    struct err err = {0};
    struct writing w = {.out = out};
    exchange_begin(&w.writer, out);
    if (!store_export(s, range, write_row, &w, &err))
        fail_msg("%s", err.text);
    exchange_end(&w.writer, out);
}

struct reading {
    struct exchange exchange;
    struct arena arena;
    struct diags diags;
};

static enum store_next next(void *context, struct record_row *row)
{
    struct reading *r = context;
    if (exchange_next(&r->exchange, &r->arena, row))
        return STORE_NEXT_ROW;
    return r->diags.errors ? STORE_NEXT_CANCEL : STORE_NEXT_END;
}

static bool import(struct store *s, const char *text, struct store_merged *merged, struct err *err)
{
    struct reading r = {0};
    exchange_open(&r.exchange, "x", text, strlen(text), 1, &r.diags);
    bool ok = store_merge(s, next, &r, merged, err);
    arena_release(&r.arena);
    diags_release(&r.diags);
    return ok;
}

static size_t sum(const size_t counts[N_RECORD_KINDS])
{
    size_t n = 0;
    for (int i = 0; i < N_RECORD_KINDS; i++)
        n += counts[i];
    return n;
}

/* Another store beside the one of the test. */
static struct store *open_beside(struct store_fixture *f, const char *suffix)
{
    struct err err = {0};
    struct store *s = store_open(fixture_beside(f, suffix), &err);
    if (!s)
        fail_msg("%s", err.text);
    return s;
}

/* ---- one of everything ---- */

static void fill(struct store *s)
{
    struct err err = {0};
    struct session_record r = fixture_session(1795361400, 3600);
    struct step_record step = fixture_step(0);
    struct event_record stop = {1795361440, 40000, 0, "stop", "dizzy, \"a bit\""};
    step.done_ms = r.done_ms = 40000;
    step.state = STEP_DONE;
    r.state = RECORD_STOPPED;
    r.reason = "dizzy";
    fixture_session_write(s, &r, &step);
    assert_true(store_event_write(s, &r, &stop, &err));
    struct session_record early = fixture_session(1795000000, -18000);
    early.state = RECORD_EARLY;
    early.stiffness_before = 6;
    fixture_session_write(s, &early, NULL);
    /* Across the night the clocks went back, on the other side of the date line, and with a clock
     * that was set back while it ran. */
    struct session_record night = fixture_session(1792886399, 7200), back;
    night.state = RECORD_DONE;
    night.ended_s = night.started_s + 600;
    fixture_session_write(s, &night, NULL);
    assert_int_equal(night.day, 20751); /* 2026-10-25, 01:59:59 there, the day before in UTC */
    back = fixture_session(1795000800, 50400);
    back.state = RECORD_DONE;
    back.ended_s = back.started_s - 86400;
    fixture_session_write(s, &back, NULL);
    struct score_record score = {20779, SCORE_STIFFNESS, 5, 1795361400, 3600};
    assert_true(store_score_write(s, &score, &err));
    score.kind = SCORE_PAIN;
    assert_true(store_score_write(s, &score, &err));
    struct measure_record measure = {20779, "rotation-left", 40.125, NULL, 1795361400, 3600};
    assert_true(store_measure_write(s, &measure, &err));
    struct pause_record pause = {20770, DAY_OPEN, "illness", 0}, undone = {20760, 20759, "rest", 0};
    assert_true(store_pause_write(s, &pause, &err));
    assert_true(store_pause_write(s, &undone, &err));
    struct decision_record decision = {20779, "strength", 2, "up", "two easy weeks", 0};
    assert_true(store_decision_write(s, &decision, &err));
    struct screening_record screening = {.version = 1,
                                         .taken_s = 1795361400,
                                         .origin = "terminal",
                                         .answers = "age=18-64",
                                         .verdict = "OK",
                                         .reasons = ""};
    assert_true(store_screening_write(s, &screening, &err));
    struct session_record gone = fixture_session(1795100000, 0);
    bool found;
    gone.state = RECORD_DONE;
    fixture_session_write(s, &gone, NULL);
    assert_true(store_session_delete(s, gone.uuid, &found, &err));
}

static void round_trip__into_an_empty_store__is_byte_identical(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f), *t = open_beside(f, "-other");
    struct strbuf first = {0}, second = {0}, third = {0};
    struct store_merged merged;
    struct err err = {0};
    fill(s);
    export(s, all_days, &first);
    assert_true(import(t, strbuf_text(&first), &merged, &err));
    assert_int_equal(sum(merged.taken), 12);
    assert_int_equal(sum(merged.kept), 0);
    export(t, all_days, &second);
    assert_string_equal(strbuf_text(&second), strbuf_text(&first));
    /* Once more changes nothing, here or there; sums of what was taken in are right. */
    assert_true(import(t, strbuf_text(&first), &merged, &err));
    assert_int_equal(sum(merged.taken), 0);
    assert_int_equal(sum(merged.kept), 12);
    assert_true(import(s, strbuf_text(&first), &merged, &err));
    assert_int_equal(sum(merged.taken), 0);
    export(t, all_days, &third);
    assert_string_equal(strbuf_text(&third), strbuf_text(&first));
    assert_int_equal(fixture_number(t, "SELECT sum(ms) FROM practice"), 40000);
    assert_int_equal(fixture_number(t, "SELECT sum(sessions) FROM tally"), 1);
    store_close(s);
    store_close(t);
    strbuf_release(&first);
    strbuf_release(&second);
    strbuf_release(&third);
}

static void export__of_some_days__leaves_out_the_rest(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct strbuf out = {0};
    fill(s);
    export(s, (struct store_range){20779, 20779, 0}, &out);
    assert_non_null(strstr(strbuf_text(&out), "\"state\": \"stopped\""));
    assert_null(strstr(strbuf_text(&out), "\"state\": \"early\""));
    assert_non_null(strstr(strbuf_text(&out), "illness")); /* it goes on */
    assert_null(strstr(strbuf_text(&out), "\"rest\""));
    assert_non_null(strstr(strbuf_text(&out), "\"deleted\": []"));
    store_close(s);
    strbuf_release(&out);
}

static void export__leaves_out__what_runs(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct strbuf out = {0};
    struct session_record r = fixture_session(1795361400, 0);
    fixture_session_write(s, &r, NULL);
    export(s, all_days, &out);
    assert_null(strstr(strbuf_text(&out), "needs-to-pop-5"));
    store_close(s);
    strbuf_release(&out);
}

/* ---- all or nothing ---- */

static void import__one_wrong_row__takes_nothing_in(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct store_merged merged;
    struct err err = {0};
    assert_false(import(s, "2026-11-21,5\n2026-11-22,14\n", &merged, &err));
    assert_string_equal(err.text, "");
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM score"), 0);
    /* One that only the database refuses. */
    assert_false(import(s,
                        "session,at,position_ms,step,kind,detail\n"
                        "nobody,2026-11-22T10:00:00Z,0,,pop,\n",
                        &merged, &err));
    assert_non_null(strstr(err.text, "x:2: there is no session 'nobody'"));
    store_close(s);
}

static void import__list__leaves_days_that_have_a_score(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct store_merged merged;
    struct err err = {0};
    struct score_record score = {20779, SCORE_STIFFNESS, 7, 1795300000, 3600};
    assert_true(store_score_write(s, &score, &err));
    for (int i = 0; i < 2; i++) {
        assert_true(import(s, "2026-11-21,5\n2026-11-22,4\n", &merged, &err));
        assert_int_equal(merged.taken[RECORD_SCORE], i == 0);
        assert_int_equal(merged.kept[RECORD_SCORE], 1 + i);
    }
    assert_int_equal(fixture_number(s, "SELECT value FROM score WHERE day = 20779"), 7);
    store_close(s);
}

static void import__tables__sessions_then_what_is_in_them(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f), *t = open_beside(f, "-other");
    static const enum record_kind kinds[] = {RECORD_SESSION, RECORD_STEP, RECORD_EVENT};
    struct strbuf first = {0}, second = {0};
    struct err err = {0};
    struct store_merged merged;
    fill(s);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
            struct strbuf table = {0};
            struct arena a = {0};
            struct session_record *rows;
            size_t count;
            exchange_put_table_head(&table, kinds[i]);
            assert_true(store_sessions(s, all_days, &a, &rows, &count, &err));
            for (size_t k = 0; k < count; k++) {
                struct record_row row = {.kind = RECORD_SESSION, .session = rows[k]};
                struct step_record *steps;
                struct event_record *events;
                assert_true(store_steps(s, rows[k].id, &a, &steps, &row.n_steps, &err));
                assert_true(store_events(s, rows[k].id, &a, &events, &row.n_events, &err));
                row.steps = steps;
                row.events = events;
                exchange_put_table_rows(&table, kinds[i], &row);
            }
            if (!import(t, strbuf_text(&table), &merged, &err))
                fail_msg("%s", err.text);
            assert_true(round == 0 ? sum(merged.kept) == 0 : sum(merged.taken) == 0);
            arena_release(&a);
            strbuf_release(&table);
        }
    }
    export(s, (struct store_range){20779, 20779, 0}, &first);
    export(t, (struct store_range){20779, 20779, 0}, &second);
    char *end = strstr(first.text, "\"scores\"");
    assert_memory_equal(strbuf_text(&first), strbuf_text(&second), (size_t) (end - first.text));
    store_close(s);
    store_close(t);
    strbuf_release(&first);
    strbuf_release(&second);
}

/* ---- the same, in any order ---- */

enum { VERSIONS = 60, KEYS = 5 };

static long dice(long sides)
{
    return lrand48() % sides;
}

/* Versions of few rows by several hands, many of the same second: what merging has to decide. */
static struct record_row version_of(struct arena *a)
{
    static const enum record_kind kinds[] = {RECORD_SESSION,   RECORD_SESSION, RECORD_SCORE,
                                             RECORD_MEASURE,   RECORD_PAUSE,   RECORD_DECISION,
                                             RECORD_SCREENING, RECORD_DELETED};
    struct record_row row = {.kind = kinds[dice(ARRAY_LEN(kinds))]};
    int key = (int) dice(KEYS);
    int64_t when_s = 1795361400 + dice(4);
    const char *word = arena_printf(a, "word-%ld", dice(3));
    switch (row.kind) {
    case RECORD_SESSION:
        row.session = fixture_session(1795361400 + key * 90000, (int32_t) dice(2) * 3600);
        snprintf(row.session.uuid, UUID_BYTES, "session-%d", key);
        row.session.state = (enum record_state)(1 + dice(3));
        row.session.done_ms = dice(3) * 1000;
        row.session.written_s = when_s;
        row.session.day = (int32_t) ((row.session.started_s + row.session.offset_s) / 86400);
        row.whole = true;
        row.n_steps = (size_t) dice(3);
        struct step_record *steps = arena_array(a, row.n_steps, sizeof *steps);
        for (size_t i = 0; i < row.n_steps; i++)
            steps[i] = fixture_step((int) i);
        row.steps = steps;
        break;
    case RECORD_SCORE:
        row.score = (struct score_record){20770 + key, SCORE_STIFFNESS, (int) dice(11), when_s, 0};
        break;
    case RECORD_MEASURE:
        row.measure = (struct measure_record){20770 + key,           "endurance", (double) dice(3),
                                              dice(2) ? word : NULL, when_s,      0};
        break;
    case RECORD_PAUSE:
        row.pause = (struct pause_record){20770 + key, 20771 + (int32_t) dice(9), word, when_s};
        break;
    case RECORD_DECISION:
        row.decision =
            (struct decision_record){20770 + key, "breath", (int) dice(3), word, "", when_s};
        break;
    case RECORD_SCREENING:
        row.screening = (struct screening_record){.turn = 1795361400 + key,
                                                  .taken_s = 1795361400,
                                                  .day = 20779,
                                                  .origin = "terminal",
                                                  .answers = "",
                                                  .verdict = "OK",
                                                  .reasons = ""};
        snprintf(row.screening.uuid, UUID_BYTES, "answers-%d", key);
        break;
    case RECORD_DELETED:
        row.deleted.deleted_s = when_s;
        snprintf(row.deleted.uuid, UUID_BYTES, "session-%ld", dice(3) ? 100L : dice(KEYS));
        break;
    case RECORD_STEP:
    case RECORD_EVENT:
    case N_RECORD_KINDS:
        break;
    }
    return row;
}

struct dealing {
    const struct record_row *rows;
    const size_t *order;
    size_t n, at;
};

static enum store_next deal(void *context, struct record_row *row)
{
    struct dealing *d = context;
    if (d->at == d->n)
        return STORE_NEXT_END;
    *row = d->rows[d->order[d->at++]];
    return STORE_NEXT_ROW;
}

/* All rows in a random order, in portions, some of them several times. */
static void merge_shuffled(struct store *s, const struct record_row *rows)
{
    size_t order[VERSIONS];
    struct err err = {0};
    struct store_merged merged;
    for (size_t i = 0; i < VERSIONS; i++)
        order[i] = i;
    for (size_t i = VERSIONS - 1; i > 0; i--) {
        size_t k = (size_t) dice((long) i + 1), kept = order[i];
        order[i] = order[k];
        order[k] = kept;
    }
    for (size_t at = 0; at < VERSIONS;) {
        size_t n = (size_t) dice(9) + 1;
        n = MIN(n, VERSIONS - at);
        struct dealing d = {rows, order + at, n, 0};
        if (!store_merge(s, deal, &d, &merged, &err))
            fail_msg("%s", err.text);
        at += dice(3) ? n : 0;
    }
}

static void merge__any_order__ends_the_same(void **state)
{
    struct store_fixture *f = *state;
    srand48(11);
    for (int round = 0; round < 12; round++) {
        struct arena a = {0};
        struct record_row rows[VERSIONS];
        struct strbuf texts[2] = {{0}, {0}};
        for (size_t i = 0; i < VERSIONS; i++)
            rows[i] = version_of(&a);
        for (int i = 0; i < 2; i++) {
            struct store *s = fixture_open(f);
            struct err err = {0};
            assert_true(store_delete_everything(s, &err));
            merge_shuffled(s, rows);
            export(s, all_days, &texts[i]);
            assert_int_equal(
                fixture_number(s, "SELECT count(*) FROM session JOIN deleted USING (uuid)"), 0);
            store_close(s);
        }
        assert_string_equal(strbuf_text(&texts[0]), strbuf_text(&texts[1]));
        strbuf_release(&texts[0]);
        strbuf_release(&texts[1]);
        arena_release(&a);
    }
}

/* What runs here is this machine's alone. */
static void merge__running_session__is_left_alone(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct session_record r = fixture_session(1795361400, 0);
    struct record_row row = {.kind = RECORD_SESSION, .whole = true};
    struct store_merged merged;
    struct err err = {0};
    size_t order = 0;
    struct dealing d = {&row, &order, 1, 0};
    fixture_session_write(s, &r, NULL);
    row.session = r;
    row.session.state = RECORD_CRASHED;
    row.session.written_s += 1000;
    assert_true(store_merge(s, deal, &d, &merged, &err));
    assert_int_equal(merged.kept[RECORD_SESSION], 1);
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session WHERE state = 'running'"), 1);
    store_close(s);
}

/* However far before its beginning one ends, it was taken back, and there is one way to say so. */
static void import__pause_that_ends_before_it_begins__was_taken_back(void **state)
{
    struct store_fixture *f = *state;
    struct store *s = fixture_open(f);
    struct store_merged merged;
    struct err err = {0};
    assert_true(import(s,
                       "{ \"limber\": \"history\", \"format\": 1, \"pauses\": ["
                       "{ \"from\": \"2026-11-14\", \"to\": \"2020-01-01\", \"reason\": \"rest\","
                       " \"written\": \"2026-11-14T07:00:00Z\" }] }",
                       &merged, &err));
    assert_int_equal(merged.taken[RECORD_PAUSE], 1);
    assert_int_equal(fixture_number(s, "SELECT from_day - to_day FROM pause"), 1);
    const struct pause_record odd = {20800, 20000, "away", 0};
    assert_true(store_pause_write(s, &odd, &err));
    assert_int_equal(fixture_number(s, "SELECT max(from_day - to_day) FROM pause"), 1);
    store_close(s);
}

static int leave_running(struct store_fixture *f, void *context)
{
    struct err err = {0};
    struct session_record r = fixture_session(1795361400, 0);
    struct store *s = store_open(f->path, &err);
    (void) context;
    CHILD_CHECK(s && store_session_write(s, &r, NULL, &err));
    return 0; /* without closing: as if killed */
}

/* Left behind by a process that is gone it went to other machines as crashed: what is said of it
 * there counts here as well. */
static void merge__session_left_behind__can_be_deleted_elsewhere(void **state)
{
    struct store_fixture *f = *state;
    struct store_merged merged;
    struct err err = {0};
    struct strbuf before = {0}, after = {0};
    size_t order = 0;
    assert_int_equal(fixture_child(leave_running, f, NULL), 0);
    struct store *s = fixture_open(f);
    export(s, all_days, &before);
    assert_non_null(strstr(strbuf_text(&before), "\"crashed\""));
    /* Marked as such, it says nothing else. */
    struct arena a = {0};
    struct session_record r;
    bool found;
    assert_true(store_unfinished(s, &a, &r, &found, &err) && found);
    assert_true(store_session_abandon(s, &r, &err));
    export(s, all_days, &after);
    assert_string_equal(strbuf_text(&before), strbuf_text(&after));
    store_close(s);
    struct record_row row = {.kind = RECORD_DELETED};
    struct dealing d = {&row, &order, 1, 0};
    assert_int_equal(fixture_child(leave_running, f, NULL), 0);
    s = fixture_open(f);
    assert_true(store_unfinished(s, &a, &r, &found, &err) && found);
    memcpy(row.deleted.uuid, r.uuid, UUID_BYTES);
    assert_true(store_merge(s, deal, &d, &merged, &err));
    assert_int_equal(fixture_number(s, "SELECT count(*) FROM session"), 1);
    arena_release(&a);
    strbuf_release(&before);
    strbuf_release(&after);
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(round_trip__into_an_empty_store__is_byte_identical),
        STORE_TEST(export__of_some_days__leaves_out_the_rest),
        STORE_TEST(export__leaves_out__what_runs),
        STORE_TEST(import__one_wrong_row__takes_nothing_in),
        STORE_TEST(import__list__leaves_days_that_have_a_score),
        STORE_TEST(import__pause_that_ends_before_it_begins__was_taken_back),
        STORE_TEST(import__tables__sessions_then_what_is_in_them),
        STORE_TEST(merge__any_order__ends_the_same),
        STORE_TEST(merge__running_session__is_left_alone),
        STORE_TEST(merge__session_left_behind__can_be_deleted_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
