/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store_exchange.h"
#include "io/store_rows.h"

#include <string.h>

struct exporting {
    struct store *s;
    struct store_range range;
    store_sink sink;
    void *context;
    struct err *err;
    bool enough;
};

static bool give(struct exporting *x, const struct record_row *row)
{
    x->enough = x->enough || !x->sink(x->context, row);
    return !x->enough;
}

/* ---- sessions, one at a time: there may be very many ---- */

static bool give_session(struct exporting *x, const struct session_record *session, struct arena *a)
{
    struct record_row row = {.kind = RECORD_SESSION, .session = *session, .whole = true};
    struct step_record *steps;
    struct event_record *events;
    store_true_end(x->s, &row.session);
    if (row.session.state == RECORD_RUNNING)
        return true;
    if (!store_steps(x->s, session->id, a, &steps, &row.n_steps, x->err) ||
        !store_events(x->s, session->id, a, &events, &row.n_events, x->err))
        return false;
    row.steps = steps;
    row.events = events;
    return give(x, &row);
}

static bool give_sessions(struct exporting *x)
{
    static const char sql[] =
        STORE_SESSION_COLUMNS " WHERE day BETWEEN ? AND ? ORDER BY day, started_s, uuid";
    const struct db_value values[] = {DB_INT(x->range.from_day), DB_INT(x->range.to_day)};
    struct arena a = {0};
    struct db_query q;
    bool ok = true;
    db_query(&q, x->s->db, sql, values, (int) ARRAY_LEN(values));
    while (ok && db_next(&q)) {
        struct session_record session;
        store_fill_session(&q, &a, &session);
        ok = give_session(x, &session, &a);
        arena_release(&a);
    }
    return store_finish(x->s, &q, x->err) && (ok || x->enough);
}

/* ---- what belongs to a day ---- */

/* Rows of a kind that were read, one after the other. */
static bool give_rows(struct exporting *x, enum record_kind kind, const void *rows, size_t count)
{
    size_t row_bytes = record_tables[kind].row_bytes;
    for (size_t i = 0; i < count; i++) {
        struct record_row row = {.kind = kind};
        memcpy(&row.session, (const char *) rows + i * row_bytes, row_bytes);
        if (!give(x, &row))
            break;
    }
    return true;
}

static bool give_scores(struct exporting *x, struct arena *a)
{
    struct score_record *rows;
    size_t count;
    for (int kind = 0; kind < N_SCORES; kind++)
        if (!store_scores(x->s, x->range, (enum score_kind) kind, a, &rows, &count, x->err) ||
            !give_rows(x, RECORD_SCORE, rows, count))
            return false;
    return true;
}

static bool give_measures(struct exporting *x, struct arena *a)
{
    struct measure_record *rows;
    size_t count;
    return store_measures(x->s, x->range, NULL, a, &rows, &count, x->err) &&
           give_rows(x, RECORD_MEASURE, rows, count);
}

static bool give_pauses(struct exporting *x, struct arena *a)
{
    struct pause_record *rows;
    size_t count;
    return store_pauses_all(x->s, x->range, a, &rows, &count, x->err) &&
           give_rows(x, RECORD_PAUSE, rows, count);
}

static bool give_decisions(struct exporting *x, struct arena *a)
{
    struct decision_record *rows;
    size_t count;
    return store_decisions(x->s, x->range, a, &rows, &count, x->err) &&
           give_rows(x, RECORD_DECISION, rows, count);
}

static bool give_screenings(struct exporting *x, struct arena *a)
{
    struct screening_record *rows;
    size_t count;
    x->range.limit = 0;
    return store_screenings(x->s, x->range, a, &rows, &count, x->err) &&
           give_rows(x, RECORD_SCREENING, rows, count);
}

static void fill_deleted(const struct db_query *q, struct arena *a, void *row)
{
    struct deleted_record *r = row;
    *r = (struct deleted_record){.deleted_s = instant_at(q, 1)};
    uuid_at(q, 0, a, r->uuid);
}

static bool give_deleted(struct exporting *x, struct arena *a)
{
    static const struct store_rows how = {"SELECT uuid, deleted_s FROM deleted ORDER BY uuid",
                                          sizeof(struct deleted_record), fill_deleted};
    struct deleted_record *rows;
    size_t count;
    if (x->range.from_day != DAY_FIRST || x->range.to_day != DAY_LAST)
        return true;
    return store_rows_read(x->s, &how, NULL, 0, a, &rows, &count, x->err) &&
           give_rows(x, RECORD_DELETED, rows, count);
}

bool store_export(struct store *s, struct store_range range, store_sink sink, void *context,
                  struct err *err)
{
    static bool (*const givers[])(struct exporting *, struct arena *) = {
        give_scores, give_measures, give_pauses, give_decisions, give_screenings, give_deleted};
    struct exporting x = {s, range, sink, context, err, false};
    struct err why = {0};
    struct arena a = {0};
    if (!s)
        return true;
    if (!s->db || db_script(s->db, "BEGIN", &why) != DB_OK)
        return err_set(err, "cannot read the history '%s': %s", s->path, why.text);
    bool ok = give_sessions(&x);
    for (size_t i = 0; ok && !x.enough && i < ARRAY_LEN(givers); i++)
        ok = givers[i](&x, &a);
    arena_release(&a);
    if (s->db)
        db_script(s->db, "COMMIT", &why); /* nothing was written */
    return ok;
}
