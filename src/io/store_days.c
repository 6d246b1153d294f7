/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store.h"
#include "io/store_rows.h"

#include <math.h>

/* ---- scores ---- */

/*
 * A correction is later than what it corrects, whatever the clock says: where two machines
 * differ, the later one counts.
 */
static enum db_status write_score(struct store *s, void *context, struct err *err)
{
    static const char sql[] =
        "INSERT INTO score (day, kind, value, taken_s, offset_s) VALUES (?,?,?,?,?)"
        " ON CONFLICT (day, kind) DO UPDATE SET value = excluded.value,"
        " taken_s = max(excluded.taken_s, score.taken_s + 1), offset_s = excluded.offset_s";
    const struct score_record *r = context;
    const struct db_value values[] = {DB_INT(r->day), DB_TEXT(score_words.words[r->kind]),
                                      DB_INT(r->value), DB_INT(r->taken_s), DB_INT(r->offset_s)};
    return db_run(s->db, sql, values, (int) ARRAY_LEN(values), err);
}

bool store_score_write(struct store *s, const struct score_record *score, struct err *err)
{
    struct score_record copy = *score;
    return !s || store_transact(s, STORE_NOW, write_score, &copy, err);
}

static void fill_score(const struct db_query *q, struct arena *a, void *row)
{
    (void) a;
    *(struct score_record *) row = (struct score_record){
        .day = day_at(q, 0),
        .kind = (enum score_kind) word_at(q, 1, &score_words),
        .value = within(q, 2, 0, SCALE_MAX),
        .taken_s = instant_at(q, 3),
        .offset_s = offset_at(q, 4),
    };
}

bool store_scores(struct store *s, struct store_range range, enum score_kind kind, struct arena *a,
                  struct score_record **rows, size_t *count, struct err *err)
{
    static const struct store_rows how = {
        "SELECT day, kind, value, taken_s, offset_s FROM score"
        " WHERE kind = ? AND day BETWEEN ? AND ? ORDER BY day",
        sizeof **rows,
        fill_score,
    };
    const struct db_value values[] = {DB_TEXT(score_words.words[kind]), DB_INT(range.from_day),
                                      DB_INT(range.to_day)};
    return store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, rows, count, err);
}

/* ---- measures ---- */

/* Thousandths are kept: what is written is what an export says. */
double store_thousandths(double value)
{
    return round(value * 1000) / 1000;
}

static enum db_status write_measure(struct store *s, void *context, struct err *err)
{
    static const char sql[] =
        "INSERT INTO measure (day, kind, value, detail, taken_s, offset_s) VALUES (?,?,?,?,?,?)"
        " ON CONFLICT (kind, day) DO UPDATE SET value = excluded.value, detail = excluded.detail,"
        " taken_s = max(excluded.taken_s, measure.taken_s + 1), offset_s = excluded.offset_s";
    const struct measure_record *r = context;
    const struct db_value values[] = {
        DB_INT(r->day),     DB_TEXT(r->kind),   DB_REAL(store_thousandths(r->value)),
        DB_TEXT(r->detail), DB_INT(r->taken_s), DB_INT(r->offset_s)};
    return db_run(s->db, sql, values, (int) ARRAY_LEN(values), err);
}

bool store_measure_write(struct store *s, const struct measure_record *measure, struct err *err)
{
    struct measure_record copy = *measure;
    if (!(fabs(copy.value) <= MEASURE_MAX))
        return err_set(err, "a measure is a number of at most %d", MEASURE_MAX);
    return !s || store_transact(s, STORE_NOW, write_measure, &copy, err);
}

static void fill_measure(const struct db_query *q, struct arena *a, void *row)
{
    *(struct measure_record *) row = (struct measure_record){
        .day = day_at(q, 0),
        .kind = words_at(q, 1, a),
        .value = measure_at(q, 2),
        .detail = text_at(q, 3, a),
        .taken_s = instant_at(q, 4),
        .offset_s = offset_at(q, 5),
    };
}

bool store_measures(struct store *s, struct store_range range, const char *kind, struct arena *a,
                    struct measure_record **rows, size_t *count, struct err *err)
{
#define MEASURES \
    "SELECT day, kind, value, detail, taken_s, offset_s FROM measure WHERE day BETWEEN ? AND ?"
    static const struct store_rows all = {MEASURES " ORDER BY day, kind", sizeof **rows,
                                          fill_measure},
                                   one = {MEASURES " AND kind = ? ORDER BY day", sizeof **rows,
                                          fill_measure};
#undef MEASURES
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day), DB_TEXT(kind)};
    return store_rows_read(s, kind ? &one : &all, values, kind ? 3 : 2, a, rows, count, err);
}

/* ---- pauses ---- */

static enum db_status write_pause(struct store *s, void *context, struct err *err)
{
    static const char sql[] =
        "INSERT INTO pause (from_day, to_day, reason, written_s) VALUES (?,?,?,?)"
        " ON CONFLICT (from_day) DO UPDATE SET to_day = excluded.to_day, reason = excluded.reason,"
        " written_s = max(excluded.written_s, pause.written_s + 1)";
    const struct pause_record *r = context;
    const struct db_value values[] = {DB_INT(r->from_day), DB_INT(MAX(r->to_day, r->from_day - 1)),
                                      DB_TEXT(r->reason), DB_INT(store_now_s())};
    return db_run(s->db, sql, values, (int) ARRAY_LEN(values), err);
}

bool store_pause_write(struct store *s, const struct pause_record *pause, struct err *err)
{
    struct pause_record copy = *pause;
    return !s || store_transact(s, STORE_NOW, write_pause, &copy, err);
}

static void fill_pause(const struct db_query *q, struct arena *a, void *row)
{
    struct pause_record *r = row;
    *r = (struct pause_record){
        .from_day = day_at(q, 0),
        .to_day = db_int(q, 1) == DAY_OPEN ? DAY_OPEN : day_at(q, 1),
        .reason = words_at(q, 2, a),
        .written_s = instant_at(q, 3),
    };
}

bool store_pauses(struct store *s, struct arena *a, struct pause_record **rows, size_t *count,
                  struct err *err)
{
    static const struct store_rows how = {
        "SELECT from_day, to_day, reason, written_s FROM pause WHERE to_day >= from_day"
        " ORDER BY from_day",
        sizeof **rows,
        fill_pause,
    };
    return store_rows_read(s, &how, NULL, 0, a, rows, count, err);
}

bool store_pauses_all(struct store *s, struct store_range range, struct arena *a,
                      struct pause_record **rows, size_t *count, struct err *err)
{
    static const struct store_rows how = {
        "SELECT from_day, to_day, reason, written_s FROM pause WHERE from_day <= ?2"
        " AND max(from_day, to_day) >= ?1 ORDER BY from_day",
        sizeof **rows,
        fill_pause,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day)};
    return store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, rows, count, err);
}

/* ---- decisions of the plan ---- */

static enum db_status write_decision(struct store *s, void *context, struct err *err)
{
    static const char sql[] =
        "INSERT INTO decision (day, track, level, decision, reason, written_s)"
        " VALUES (?,?,?,?,?,?)"
        " ON CONFLICT (day, track) DO UPDATE SET level = excluded.level,"
        " decision = excluded.decision, reason = excluded.reason,"
        " written_s = max(excluded.written_s, decision.written_s + 1)";
    const struct decision_record *r = context;
    const struct db_value values[] = {DB_INT(r->day),     DB_TEXT(r->track),
                                      DB_INT(r->level),   DB_TEXT(r->decision),
                                      DB_TEXT(r->reason), DB_INT(store_now_s())};
    return db_run(s->db, sql, values, (int) ARRAY_LEN(values), err);
}

bool store_decision_write(struct store *s, const struct decision_record *decision, struct err *err)
{
    struct decision_record copy = *decision;
    return !s || store_transact(s, STORE_NOW, write_decision, &copy, err);
}

static void fill_decision(const struct db_query *q, struct arena *a, void *row)
{
    *(struct decision_record *) row = (struct decision_record){
        .day = day_at(q, 0),
        .track = words_at(q, 1, a),
        .level = within(q, 2, 0, 99),
        .decision = words_at(q, 3, a),
        .reason = words_at(q, 4, a),
        .written_s = instant_at(q, 5),
    };
}

bool store_decisions(struct store *s, struct store_range range, struct arena *a,
                     struct decision_record **rows, size_t *count, struct err *err)
{
    static const struct store_rows how = {
        "SELECT day, track, level, decision, reason, written_s FROM decision"
        " WHERE day BETWEEN ? AND ? ORDER BY day, written_s, track",
        sizeof **rows,
        fill_decision,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day)};
    return store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, rows, count, err);
}
