/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/strbuf.h"
#include "io/store_exchange.h"
#include "io/store_rows.h"

#include <string.h>

/*
 * Every statement here takes a row in where it is later than what is there: by its time, then by
 * what it says, so that two machines that meet the same rows agree whichever they met first.
 */

struct merging {
    store_source source;
    void *context;
    struct store_merged merged;
    bool begun, cancelled;
};

/* Runs a statement; *taken: it changed something. */
static enum db_status take(struct store *s, const char *sql, const struct db_value *values, int n,
                           bool *taken, struct err *err)
{
    enum db_status status = db_run(s->db, sql, values, n, err);
    *taken = status == DB_OK && db_changes(s->db) > 0;
    return status;
}

/* ---- sessions ---- */

static enum db_status is_deleted(struct store *s, const char *uuid, bool *deleted, struct err *err)
{
    static const char sql[] = "SELECT 1 FROM deleted WHERE uuid = ?";
    struct db_query q;
    *deleted = false;
    db_query(&q, s->db, sql, &DB_TEXT(uuid), 1);
    while (db_next(&q))
        *deleted = true;
    return db_end(&q, err);
}

/* Of two versions of the same second: the one whose text sorts last. */
static bool sorts_after(struct store *s, const struct record_row *row,
                        const struct session_record *here, struct arena *a)
{
    struct record_row ours = {.kind = RECORD_SESSION, .session = *here, .whole = true};
    struct step_record *steps;
    struct event_record *events;
    struct err ignored = {0}; /* what cannot be read is better replaced */
    struct strbuf theirs_text = {0}, ours_text = {0};
    if (!store_steps(s, here->id, a, &steps, &ours.n_steps, &ignored) ||
        !store_events(s, here->id, a, &events, &ours.n_events, &ignored))
        return true;
    ours.steps = steps;
    ours.events = events;
    exchange_put_row(&theirs_text, row);
    exchange_put_row(&ours_text, &ours);
    bool after = strcmp(strbuf_text(&theirs_text), strbuf_text(&ours_text)) > 0;
    strbuf_release(&theirs_text);
    strbuf_release(&ours_text);
    return after;
}

static bool is_wanted(struct store *s, const struct record_row *row,
                      const struct session_record *here, struct arena *a)
{
    if (!here->id)
        return true;
    if (!row->whole || here->state == RECORD_RUNNING)
        return false;
    return row->session.written_s != here->written_s ? row->session.written_s > here->written_s
                                                     : sorts_after(s, row, here, a);
}

static enum db_status put_whole(struct store *s, const struct record_row *row, struct err *err)
{
    struct store_put put = {.written_s = row->session.written_s};
    enum db_status status = store_put_session(s, &row->session, &put, err);
    for (size_t i = 0; status == DB_OK && i < row->n_steps; i++)
        status = store_put_step(s, put.id, &row->steps[i], err);
    for (size_t i = 0; status == DB_OK && i < row->n_events; i++)
        status = store_put_event(s, row->session.uuid, &row->events[i], err);
    return status;
}

static enum db_status remove_session(struct store *s, int64_t id, struct err *err)
{
    static const char sql[] = "DELETE FROM session WHERE id = ?";
    return db_run(s->db, sql, &DB_INT(id), 1, err);
}

static enum db_status merge_session(struct store *s, const struct record_row *row, bool *taken,
                                    struct err *err)
{
    struct session_record here = {0};
    struct arena a = {0};
    bool deleted;
    enum db_status status = is_deleted(s, row->session.uuid, &deleted, err);
    if (status == DB_OK)
        status = store_find_session(s, row->session.uuid, &a, &here, err);
    *taken = status == DB_OK && !deleted && is_wanted(s, row, &here, &a);
    if (*taken && here.id)
        status = remove_session(s, here.id, err);
    if (*taken && status == DB_OK)
        status = put_whole(s, row, err);
    arena_release(&a);
    return status;
}

/* The session that a step or event of a table belongs to; id 0: it was deleted, skip it. */
static enum db_status session_of(struct store *s, const struct record_row *row,
                                 struct session_record *session, struct err *err)
{
    struct arena a = {0};
    bool deleted;
    enum db_status status = store_find_session(s, row->session_uuid, &a, session, err);
    arena_release(&a);
    if (status == DB_OK && !session->id) {
        status = is_deleted(s, row->session_uuid, &deleted, err);
        if (status == DB_OK && !deleted) {
            err_set(err, "%s:%d: there is no session '%s' here; import the sessions first",
                    row->loc.path, row->loc.line, row->session_uuid);
            status = DB_FAILED;
        }
    }
    return status;
}

static enum db_status merge_step(struct store *s, const struct record_row *row, bool *taken,
                                 struct err *err)
{
    static const char sql[] = "SELECT 1 FROM step WHERE session = ? AND ordinal = ?";
    struct session_record session;
    *taken = false;
    enum db_status status = session_of(s, row, &session, err);
    if (status != DB_OK || !session.id)
        return status;
    const struct db_value values[] = {DB_INT(session.id), DB_INT(row->step.ordinal)};
    struct db_query q;
    *taken = true;
    db_query(&q, s->db, sql, values, (int) ARRAY_LEN(values));
    while (db_next(&q))
        *taken = false;
    status = db_end(&q, err);
    return status == DB_OK && *taken ? store_put_step(s, session.id, &row->step, err) : status;
}

static enum db_status merge_event(struct store *s, const struct record_row *row, bool *taken,
                                  struct err *err)
{
    static const char sql[] =
        "INSERT INTO event (session, at_s, position_ms, step, kind, detail)"
        " SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM event WHERE session = ?1"
        " AND at_s = ?2 AND position_ms = ?3 AND step IS ?4 AND kind = ?5 AND detail IS ?6)";
    struct session_record session;
    *taken = false;
    enum db_status status = session_of(s, row, &session, err);
    if (status != DB_OK || !session.id)
        return status;
    const struct event_record *e = &row->event;
    const struct db_value values[] = {DB_INT(session.id), DB_INT(e->at_s),  DB_INT(e->position_ms),
                                      DB_SCALE(e->step),  DB_TEXT(e->kind), DB_TEXT(e->detail)};
    return take(s, sql, values, (int) ARRAY_LEN(values), taken, err);
}

static enum db_status merge_deleted(struct store *s, const struct record_row *row, bool *taken,
                                    struct err *err)
{
    static const char remember[] =
        "INSERT INTO deleted (uuid, deleted_s) VALUES (?,?) ON CONFLICT (uuid) DO UPDATE"
        " SET deleted_s = excluded.deleted_s WHERE excluded.deleted_s > deleted.deleted_s";
    const struct db_value values[] = {DB_TEXT(row->deleted.uuid), DB_INT(row->deleted.deleted_s)};
    struct session_record here = {0};
    struct arena a = {0};
    enum db_status status = take(s, remember, values, 2, taken, err);
    if (status == DB_OK)
        status = store_find_session(s, row->deleted.uuid, &a, &here, err);
    arena_release(&a);
    if (status != DB_OK || !here.id)
        return status;
    store_true_end(s, &here);
    return here.state == RECORD_RUNNING ? status : remove_session(s, here.id, err);
}

/* ---- what belongs to a day ---- */

static enum db_status merge_score(struct store *s, const struct record_row *row, bool *taken,
                                  struct err *err)
{
    static const char sql[] =
        "INSERT INTO score (day, kind, value, taken_s, offset_s) VALUES (?1,?2,?3,?4,?5)"
        " ON CONFLICT (day, kind) DO UPDATE SET value = excluded.value,"
        " taken_s = excluded.taken_s, offset_s = excluded.offset_s"
        " WHERE NOT ?6 AND (excluded.taken_s, excluded.value, excluded.offset_s) >"
        " (score.taken_s, score.value, score.offset_s)";
    const struct score_record *r = &row->score;
    const struct db_value values[] = {DB_INT(r->day),      DB_TEXT(score_words.words[r->kind]),
                                      DB_INT(r->value),    DB_INT(r->taken_s),
                                      DB_INT(r->offset_s), DB_INT(row->yields)};
    return take(s, sql, values, (int) ARRAY_LEN(values), taken, err);
}

static enum db_status merge_measure(struct store *s, const struct record_row *row, bool *taken,
                                    struct err *err)
{
    static const char sql[] =
        "INSERT INTO measure (day, kind, value, detail, taken_s, offset_s) VALUES (?,?,?,?,?,?)"
        " ON CONFLICT (kind, day) DO UPDATE SET value = excluded.value, detail = excluded.detail,"
        " taken_s = excluded.taken_s, offset_s = excluded.offset_s"
        " WHERE (excluded.taken_s, excluded.value, ifnull(excluded.detail, ''), excluded.offset_s)"
        " > (measure.taken_s, measure.value, ifnull(measure.detail, ''), measure.offset_s)";
    const struct measure_record *r = &row->measure;
    const struct db_value values[] = {
        DB_INT(r->day),     DB_TEXT(r->kind),   DB_REAL(store_thousandths(r->value)),
        DB_TEXT(r->detail), DB_INT(r->taken_s), DB_INT(r->offset_s)};
    return take(s, sql, values, (int) ARRAY_LEN(values), taken, err);
}

static enum db_status merge_pause(struct store *s, const struct record_row *row, bool *taken,
                                  struct err *err)
{
    static const char sql[] =
        "INSERT INTO pause (from_day, to_day, reason, written_s) VALUES (?,?,?,?)"
        " ON CONFLICT (from_day) DO UPDATE SET to_day = excluded.to_day, reason = excluded.reason,"
        " written_s = excluded.written_s WHERE (excluded.written_s, excluded.to_day,"
        " excluded.reason) > (pause.written_s, pause.to_day, pause.reason)";
    const struct pause_record *r = &row->pause;
    const struct db_value values[] = {DB_INT(r->from_day), DB_INT(r->to_day), DB_TEXT(r->reason),
                                      DB_INT(r->written_s)};
    return take(s, sql, values, (int) ARRAY_LEN(values), taken, err);
}

static enum db_status merge_decision(struct store *s, const struct record_row *row, bool *taken,
                                     struct err *err)
{
    static const char sql[] =
        "INSERT INTO decision (day, track, level, decision, reason, written_s)"
        " VALUES (?,?,?,?,?,?) ON CONFLICT (day, track) DO UPDATE SET level = excluded.level,"
        " decision = excluded.decision, reason = excluded.reason, written_s = excluded.written_s"
        " WHERE (excluded.written_s, excluded.level, excluded.decision, excluded.reason) >"
        " (decision.written_s, decision.level, decision.decision, decision.reason)";
    const struct decision_record *r = &row->decision;
    const struct db_value values[] = {DB_INT(r->day),     DB_TEXT(r->track),
                                      DB_INT(r->level),   DB_TEXT(r->decision),
                                      DB_TEXT(r->reason), DB_INT(r->written_s)};
    return take(s, sql, values, (int) ARRAY_LEN(values), taken, err);
}

/* Answers are given once and never change. */
static enum db_status merge_screening(struct store *s, const struct record_row *row, bool *taken,
                                      struct err *err)
{
    struct screening_record put;
    enum db_status status =
        store_put_screening(s, &row->screening, &row->screening.turn, &put, err);
    *taken = put.id != 0;
    return status;
}

/* ---- all of them ---- */

static enum db_status merge_rows(struct store *s, void *context, struct err *err)
{
    static enum db_status (*const mergers[N_RECORD_KINDS])(
        struct store *, const struct record_row *, bool *, struct err *) = {
        [RECORD_SESSION] = merge_session,   [RECORD_STEP] = merge_step,
        [RECORD_EVENT] = merge_event,       [RECORD_SCORE] = merge_score,
        [RECORD_MEASURE] = merge_measure,   [RECORD_PAUSE] = merge_pause,
        [RECORD_DECISION] = merge_decision, [RECORD_SCREENING] = merge_screening,
        [RECORD_DELETED] = merge_deleted,
    };
    struct merging *m = context;
    struct record_row row;
    enum store_next next;
    if (m->begun) { /* in a file that was set aside meanwhile: the source cannot go back */
        err_set(err, "it was damaged and is begun anew; take the rows in once more");
        return DB_FAILED;
    }
    m->begun = true;
    while ((next = m->source(m->context, &row)) == STORE_NEXT_ROW) {
        bool taken;
        enum db_status status = mergers[row.kind](s, &row, &taken, err);
        if (status != DB_OK)
            return status;
        ++*(taken ? &m->merged.taken[row.kind] : &m->merged.kept[row.kind]);
    }
    m->cancelled = next == STORE_NEXT_CANCEL;
    return m->cancelled ? DB_FAILED : DB_OK;
}

bool store_merge(struct store *s, store_source source, void *context, struct store_merged *merged,
                 struct err *err)
{
    struct merging m = {.source = source, .context = context};
    struct err why = {0};
    bool ok = !s || store_transact(s, STORE_NOW, merge_rows, &m, &why);
    if (!ok && !m.cancelled)
        *err = why;
    *merged = m.merged;
    if (ok)
        store_checkpoint(s);
    return ok;
}
