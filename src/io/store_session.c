/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/civil.h"
#include "base/strbuf.h"
#include "io/store.h"
#include "io/store_internal.h"

/* Without locks a session that was written this recently is taken for alive: it writes
 * every 15 s. */
enum { ALIVE_S = 60 };

/* ---- writing ---- */

enum db_status store_put_session(struct store *s, const struct session_record *r,
                                 struct store_put *put, struct err *err)
{
    static const char sql[] =
        "INSERT INTO session (uuid, routine, routine_name, goals, level, started_s, offset_s, day,"
        " ended_s, written_s, state, check_kind, stiffness_before, stiffness_after, pain_before,"
        " pain_worst, effort, reason, planned_ms, done_ms, resume_ms, resume_step, steps_planned,"
        " steps_done)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (uuid) DO UPDATE SET level = excluded.level, ended_s = excluded.ended_s,"
        /* What has ended goes to other machines, where the later version counts. */
        " written_s = iif(excluded.state = 'running', excluded.written_s,"
        "  max(excluded.written_s, session.written_s + 1)), state = excluded.state,"
        " check_kind = excluded.check_kind, stiffness_before = excluded.stiffness_before,"
        " stiffness_after = excluded.stiffness_after, pain_before = excluded.pain_before,"
        " pain_worst = excluded.pain_worst, effort = excluded.effort, reason = excluded.reason,"
        " planned_ms = excluded.planned_ms, done_ms = excluded.done_ms,"
        " resume_ms = excluded.resume_ms, resume_step = excluded.resume_step,"
        " steps_planned = excluded.steps_planned, steps_done = excluded.steps_done"
        " RETURNING id, written_s";
    struct strbuf goals = {0};
    words_of_set(&goal_words, r->goals, &goals);
    const struct db_value values[] = {
        DB_TEXT(r->uuid),
        DB_TEXT(r->routine),
        DB_TEXT(r->routine_name),
        DB_TEXT(strbuf_text(&goals)),
        DB_INT(r->level),
        DB_INT(r->started_s),
        DB_INT(r->offset_s),
        DB_INT(r->day),
        r->ended_s ? DB_INT(r->ended_s) : DB_NULL,
        DB_INT(put->written_s),
        DB_TEXT(record_state_words.words[r->state]),
        DB_TEXT(record_check_words.words[r->check]),
        DB_SCALE(r->stiffness_before),
        DB_SCALE(r->stiffness_after),
        DB_SCALE(r->pain_before),
        DB_SCALE(r->pain_worst),
        DB_SCALE(r->effort),
        DB_TEXT(r->reason),
        DB_INT(r->planned_ms),
        DB_INT(r->done_ms),
        DB_INT(r->resume_ms),
        DB_INT(r->resume_step),
        DB_INT(r->steps_planned),
        DB_INT(r->steps_done),
    };
    struct db_query q;
    db_query(&q, s->db, sql, values, (int) ARRAY_LEN(values));
    while (db_next(&q)) {
        put->id = db_int(&q, 0);
        put->written_s = db_int(&q, 1);
    }
    strbuf_release(&goals);
    return db_end(&q, err);
}

enum db_status store_put_step(struct store *s, int64_t session_id, const struct step_record *r,
                              struct err *err)
{
    static const char sql[] =
        "INSERT INTO step (session, ordinal, kind, state, exercise, wanted, level, areas, goals,"
        " sets_planned, reps_planned, sets_done, reps_done, hold_ms, planned_ms, done_ms,"
        " in_reserve) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (session, ordinal) DO UPDATE SET kind = excluded.kind,"
        " state = excluded.state, exercise = excluded.exercise, wanted = excluded.wanted,"
        " level = excluded.level, areas = excluded.areas, goals = excluded.goals,"
        " sets_planned = excluded.sets_planned, reps_planned = excluded.reps_planned,"
        " sets_done = excluded.sets_done, reps_done = excluded.reps_done,"
        " hold_ms = excluded.hold_ms, planned_ms = excluded.planned_ms,"
        " done_ms = excluded.done_ms, in_reserve = excluded.in_reserve";
    struct strbuf areas = {0}, goals = {0};
    words_of_set(&area_words, r->areas, &areas);
    words_of_set(&goal_words, r->goals, &goals);
    const struct db_value values[] = {
        DB_INT(session_id),
        DB_INT(r->ordinal),
        DB_TEXT(step_kind_words.words[r->kind]),
        DB_TEXT(step_state_words.words[r->state]),
        DB_TEXT(r->exercise),
        DB_TEXT(r->wanted),
        DB_INT(r->level),
        DB_TEXT(strbuf_text(&areas)),
        DB_TEXT(strbuf_text(&goals)),
        DB_INT(r->sets_planned),
        DB_INT(r->reps_planned),
        DB_INT(r->sets_done),
        DB_INT(r->reps_done),
        DB_INT(r->hold_ms),
        DB_INT(r->planned_ms),
        DB_INT(r->done_ms),
        DB_SCALE(r->in_reserve),
    };
    enum db_status status = db_run(s->db, sql, values, (int) ARRAY_LEN(values), err);
    strbuf_release(&areas);
    strbuf_release(&goals);
    return status;
}

struct writing {
    struct session_record *session;
    const struct step_record *step;
    struct store_put put;
};

static enum db_status write_both(struct store *s, void *context, struct err *err)
{
    struct writing *w = context;
    w->put = (struct store_put){.written_s = store_now_s()};
    enum db_status status = store_put_session(s, w->session, &w->put, err);
    if (status == DB_OK && w->step)
        status = store_put_step(s, w->put.id, w->step, err);
    /* Before the commit: nobody may ever see a running session without its lock. */
    if (status == DB_OK && w->session->state == RECORD_RUNNING)
        store_lock_take(&s->lock, w->put.id);
    return status;
}

/* The picture never waits for the disk: only the end of the session does, which is a screen that
 * stands still. */
static enum store_when when_to_flush(const struct session_record *session,
                                     const struct step_record *step)
{
    if (session->state != RECORD_RUNNING)
        return STORE_NOW;
    return step && step->state != STEP_BEGUN ? STORE_SOON : STORE_EASY;
}

bool store_session_write(struct store *s, struct session_record *session,
                         const struct step_record *step, struct err *err)
{
    session->day = civil_local_day(session->started_s, session->offset_s);
    if (!session->uuid[0])
        store_make_uuid(session->uuid);
    if (!s)
        return true;
    struct writing w = {.session = session, .step = step};
    if (!store_transact(s, when_to_flush(session, step), write_both, &w, err))
        return false;
    session->id = w.put.id;
    session->written_s = w.put.written_s;
    if (session->state != RECORD_RUNNING) {
        store_lock_drop(&s->lock);
        store_checkpoint(s);
    }
    return true;
}

enum db_status store_put_event(struct store *s, const char *uuid, const struct event_record *e,
                               struct err *err)
{
    static const char sql[] = "INSERT INTO event (session, at_s, position_ms, step, kind, detail)"
                              " SELECT id, ?, ?, ?, ?, ? FROM session WHERE uuid = ?";
    const struct db_value values[] = {DB_INT(e->at_s),  DB_INT(e->position_ms), DB_SCALE(e->step),
                                      DB_TEXT(e->kind), DB_TEXT(e->detail),     DB_TEXT(uuid)};
    return db_run(s->db, sql, values, (int) ARRAY_LEN(values), err);
}

struct event_writing {
    const struct session_record *session;
    const struct event_record *event;
};

/* Where the session's row stayed behind in a damaged file it is written first. */
static enum db_status write_event(struct store *s, void *context, struct err *err)
{
    const struct event_writing *w = context;
    enum db_status status = store_put_event(s, w->session->uuid, w->event, err);
    if (status != DB_OK || db_changes(s->db) > 0 || w->session->state != RECORD_RUNNING)
        return status;
    struct session_record session = *w->session;
    struct writing both = {.session = &session};
    status = write_both(s, &both, err);
    return status == DB_OK ? store_put_event(s, session.uuid, w->event, err) : status;
}

bool store_event_write(struct store *s, const struct session_record *session,
                       const struct event_record *event, struct err *err)
{
    struct event_writing w = {session, event};
    return !s || store_transact(s, STORE_SOON, write_event, &w, err);
}

/* ---- resuming ---- */

static enum db_status write_crashed(struct store *s, void *context, struct err *err)
{
    static const char sql[] = "UPDATE session SET state = 'crashed', ended_s = written_s WHERE id "
                              "= ? AND state = 'running'";
    const int64_t *id = context;
    return db_run(s->db, sql, &DB_INT(*id), 1, err);
}

bool store_session_abandon(struct store *s, const struct session_record *session, struct err *err)
{
    int64_t id = session->id;
    bool ours = s && s->lock.held == id;
    if (s && !ours && store_lock_look(&s->lock, id) == STORE_LOCK_TAKEN)
        return true; /* another limber went on with it meanwhile */
    if (!s || !store_transact(s, STORE_NOW, write_crashed, &id, err))
        return !s;
    if (ours)
        store_lock_drop(&s->lock);
    return true;
}

static bool is_running(struct store *s, int64_t id, bool *running, struct err *err)
{
    static const char sql[] = "SELECT 1 FROM session WHERE id = ? AND state = 'running'";
    struct db_query q;
    *running = false;
    db_query(&q, s->db, sql, &DB_INT(id), 1);
    while (db_next(&q))
        *running = true;
    return store_finish(s, &q, err);
}

/* The lock first, then a look: another limber may have had it, and declined, in between. */
bool store_session_adopt(struct store *s, const struct session_record *session, struct err *err)
{
    bool running = false;
    if (!s)
        return true;
    if (store_lock_take(&s->lock, session->id) == STORE_LOCK_TAKEN)
        return false;
    if (!is_running(s, session->id, &running, err) || !running)
        store_lock_drop(&s->lock);
    return running;
}

static bool is_gone(const struct store *s, int64_t id, int64_t written_s)
{
    switch (store_lock_look(&s->lock, id)) {
    case STORE_LOCK_FREE:
        return true;
    case STORE_LOCK_TAKEN:
        return false;
    case STORE_LOCK_UNKNOWN:
        break;
    }
    int64_t age_s = store_now_s() - written_s;
    return age_s > ALIVE_S || age_s < -ALIVE_S;
}

struct running {
    int64_t id, written_s;
};

/* The ids of all sessions that are marked as running, newest first. */
static bool read_running(struct store *s, struct arena *a, struct running **rows, size_t *count,
                         struct err *err)
{
    static const char sql[] = "SELECT id, written_s FROM session WHERE state = 'running'"
                              " ORDER BY started_s DESC, id DESC LIMIT ?";
    enum { RUNNING_MAX = 64 }; /* more than anyone leaves behind between two starts */
    struct db_query q;
    *rows = arena_array(a, RUNNING_MAX, sizeof **rows);
    *count = 0;
    db_query(&q, s->db, sql, &DB_INT(RUNNING_MAX), 1);
    while (db_next(&q) && *count < RUNNING_MAX)
        (*rows)[(*count)++] = (struct running){db_int(&q, 0), db_int(&q, 1)};
    return store_finish(s, &q, err);
}

bool store_unfinished(struct store *s, struct arena *a, struct session_record *session, bool *found,
                      struct err *err)
{
    struct running *rows;
    size_t count;
    *found = false;
    if (!store_is_writable(s))
        return true;
    if (!read_running(s, a, &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!is_gone(s, rows[i].id, rows[i].written_s))
            continue;
        bool ok = *found ? store_transact(s, STORE_NOW, write_crashed, &rows[i].id, err)
                         : store_session(s, rows[i].id, a, session, found, err);
        if (!ok)
            return false;
    }
    return true;
}
