/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/history.h"
#include "io/store.h"
#include "io/store_rows.h"

/* ---- sessions ---- */

void store_fill_session(const struct db_query *q, struct arena *a, void *row)
{
    struct session_record *r = row;
    *r = (struct session_record){
        .id = db_int(q, 0),
        .routine = words_at(q, 2, a),
        .routine_name = words_at(q, 3, a),
        .goals = set_at(q, 4, &goal_words),
        .level = within(q, 5, 1, EXERCISE_LEVELS),
        .started_s = instant_at(q, 6),
        .offset_s = offset_at(q, 7),
        .day = day_at(q, 8),
        .ended_s = instant_at(q, 9),
        .state = (enum record_state) word_at(q, 10, &record_state_words),
        .check = (enum record_check) word_at(q, 11, &record_check_words),
        .stiffness_before = scale_at(q, 12),
        .stiffness_after = scale_at(q, 13),
        .pain_before = scale_at(q, 14),
        .pain_worst = scale_at(q, 15),
        .effort = scale_at(q, 16),
        .reason = text_at(q, 17, a),
        .planned_ms = span_at(q, 18),
        .done_ms = span_at(q, 19),
        .resume_ms = span_at(q, 20),
        .resume_step = count_at(q, 21),
        .steps_planned = count_at(q, 22),
        .steps_done = count_at(q, 23),
        .written_s = instant_at(q, 24),
    };
    uuid_at(q, 1, a, r->uuid);
}

bool store_session(struct store *s, int64_t id, struct arena *a, struct session_record *session,
                   bool *found, struct err *err)
{
    static const struct store_rows how = {STORE_SESSION_COLUMNS " WHERE id = ?", sizeof *session,
                                          store_fill_session};
    struct session_record *rows;
    size_t count;
    bool ok = store_rows_read(s, &how, &DB_INT(id), 1, a, &rows, &count, err);
    *found = ok && count > 0;
    if (*found)
        *session = rows[0];
    return ok;
}

enum db_status store_find_session(struct store *s, const char *uuid, struct arena *a,
                                  struct session_record *session, struct err *err)
{
    static const char sql[] = STORE_SESSION_COLUMNS " WHERE uuid = ?";
    struct db_query q;
    *session = (struct session_record){0};
    db_query(&q, s->db, sql, &DB_TEXT(uuid), 1);
    while (db_next(&q))
        store_fill_session(&q, a, session);
    return db_end(&q, err);
}

void store_true_end(struct store *s, struct session_record *r)
{
    if (r->state != RECORD_RUNNING || store_lock_look(&s->lock, r->id) != STORE_LOCK_FREE)
        return;
    r->state = RECORD_CRASHED;
    r->ended_s = r->written_s;
}

bool store_sessions(struct store *s, struct store_range range, struct arena *a,
                    struct session_record **rows, size_t *count, struct err *err)
{
    static const struct store_rows how = {
        STORE_SESSION_COLUMNS " WHERE day BETWEEN ? AND ?"
                              " ORDER BY day DESC, started_s DESC, id DESC LIMIT ?",
        sizeof **rows,
        store_fill_session,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day),
                                      DB_INT(store_rows_limit(range))};
    bool ok = store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, rows, count, err);
    for (size_t i = 0; ok && i < *count; i++)
        store_true_end(s, &(*rows)[i]);
    return ok;
}

static void fill_tally(const struct db_query *q, struct arena *a, void *row)
{
    (void) a;
    *(struct session_tally *) row = (struct session_tally){
        .day = day_at(q, 0),
        .state = (enum record_state) word_at(q, 1, &record_state_words),
        .sessions = count_at(q, 2),
        .counted = count_at(q, 3),
        .ms = span_at(q, 4),
        .planned_ms = span_at(q, 5),
        .kept_ms = span_at(q, 6),
        .pairs = count_at(q, 7),
        .before_sum = count_at(q, 8),
        .after_sum = count_at(q, 9),
    };
}

/* Running sessions are few, and only here is it known whether somebody runs them. */
static bool read_running(struct store *s, struct store_range range, struct arena *a,
                         struct session_record **rows, size_t *count, struct err *err)
{
    static const struct store_rows how = {
        /* + keeps the planner on the index of the few, session_unfinished. */
        STORE_SESSION_COLUMNS " WHERE state = 'running' AND +day BETWEEN ? AND ? ORDER BY +day",
        sizeof **rows,
        store_fill_session,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day)};
    bool ok = store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, rows, count, err);
    for (size_t i = 0; ok && i < *count; i++)
        store_true_end(s, &(*rows)[i]);
    return ok;
}

bool store_sessions_named(struct store *s, const char *beginning, struct arena *a,
                          struct session_record **rows, size_t *count, struct err *err)
{
    /* Nothing that a uuid holds sorts after a tilde. */
    static const struct store_rows how = {
        STORE_SESSION_COLUMNS " WHERE uuid >= ?1 AND uuid <= ?1 || '~' LIMIT 2",
        sizeof **rows,
        store_fill_session,
    };
    return store_rows_read(s, &how, &DB_TEXT(beginning), 1, a, rows, count, err);
}

/* Two lists, each sorted by day, as one. */
static struct session_tally *merge(struct arena *a, const struct session_tally *tallies,
                                   size_t n_tallies, const struct session_record *running,
                                   size_t n_running)
{
    struct session_tally *all = arena_array(a, n_tallies + n_running, sizeof *all);
    size_t i = 0, j = 0;
    while (i < n_tallies || j < n_running) {
        bool next = j == n_running || (i < n_tallies && tallies[i].day <= running[j].day);
        all[i + j] = next ? tallies[i] : session_tally_of(&running[j]);
        i += next;
        j += !next;
    }
    return all;
}

bool store_tallies(struct store *s, struct store_range range, struct arena *a,
                   struct session_tally **rows, size_t *count, struct err *err)
{
    static const struct store_rows how = {
        "SELECT day, state, sessions, counted, ms, planned_ms, kept_ms, pairs, before_sum,"
        " after_sum FROM tally WHERE day BETWEEN ? AND ? ORDER BY day",
        sizeof **rows,
        fill_tally,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day)};
    struct session_tally *ended;
    struct session_record *running;
    size_t n_running;
    if (!store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, &ended, count, err) ||
        !read_running(s, range, a, &running, &n_running, err))
        return false;
    *rows = merge(a, ended, *count, running, n_running);
    *count += n_running;
    return true;
}

/* The one number a statement returns; left alone where it returns none. */
static bool one_number(struct store *s, const char *sql, const struct db_value *values, int n,
                       int64_t *number, struct err *err)
{
    struct db_query q;
    if (!s)
        return true;
    db_query(&q, s->db, sql, values, n);
    while (db_next(&q))
        *number = db_int(&q, 0);
    return store_finish(s, &q, err);
}

bool store_count(struct store *s, int64_t *sessions, struct err *err)
{
    static const char sql[] = "SELECT count(*) FROM session";
    *sessions = 0;
    return one_number(s, sql, NULL, 0, sessions, err);
}

/* Looking at one in passing is not doing it; what has no repetitions is done by its time. */
#define KNOWN_FROM_MS "15000"

bool store_knows_exercise(struct store *s, const char *exercise, bool *known, struct err *err)
{
    static const char sql[] = "SELECT EXISTS (SELECT 1 FROM step WHERE exercise = ?"
                              " AND (reps_done > 0 OR done_ms >= " KNOWN_FROM_MS "))";
    int64_t found = 0;
    bool ok = one_number(s, sql, &DB_TEXT(exercise), 1, &found, err);
    *known = found != 0;
    return ok;
}

/* ---- what happened in them ---- */

static void fill_step(const struct db_query *q, struct arena *a, void *row)
{
    *(struct step_record *) row = (struct step_record){
        .ordinal = count_at(q, 0),
        .kind = (enum step_kind) word_at(q, 1, &step_kind_words),
        .state = (enum step_state) word_at(q, 2, &step_state_words),
        .exercise = text_at(q, 3, a),
        .wanted = text_at(q, 4, a),
        .level = within(q, 5, 1, EXERCISE_LEVELS),
        .areas = set_at(q, 6, &area_words),
        .goals = set_at(q, 7, &goal_words),
        .sets_planned = count_at(q, 8),
        .reps_planned = count_at(q, 9),
        .sets_done = count_at(q, 10),
        .reps_done = count_at(q, 11),
        .hold_ms = count_at(q, 12),
        .planned_ms = span_at(q, 13),
        .done_ms = span_at(q, 14),
        .in_reserve = scale_at(q, 15),
    };
}

bool store_steps(struct store *s, int64_t session_id, struct arena *a, struct step_record **rows,
                 size_t *count, struct err *err)
{
    static const struct store_rows how = {
        "SELECT ordinal, kind, state, exercise, wanted, level, areas, goals, sets_planned,"
        " reps_planned, sets_done, reps_done, hold_ms, planned_ms, done_ms, in_reserve"
        " FROM step WHERE session = ? ORDER BY ordinal",
        sizeof **rows,
        fill_step,
    };
    const struct db_value values[] = {DB_INT(session_id)};
    return store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, rows, count, err);
}

static void fill_event(const struct db_query *q, struct arena *a, void *row)
{
    *(struct event_record *) row = (struct event_record){
        .at_s = instant_at(q, 0),
        .position_ms = span_at(q, 1),
        .step = db_is_null(q, 2) ? -1 : count_at(q, 2),
        .kind = words_at(q, 3, a),
        .detail = text_at(q, 4, a),
    };
}

bool store_events(struct store *s, int64_t session_id, struct arena *a, struct event_record **rows,
                  size_t *count, struct err *err)
{
    static const struct store_rows how = {
        "SELECT at_s, position_ms, step, kind, detail FROM event WHERE session = ? ORDER BY id",
        sizeof **rows,
        fill_event,
    };
    const struct db_value values[] = {DB_INT(session_id)};
    return store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, rows, count, err);
}

static void fill_practice(const struct db_query *q, struct arena *a, void *row)
{
    (void) a;
    *(struct practice_record *) row = (struct practice_record){
        .day = day_at(q, 0),
        .areas = set_at(q, 1, &area_words),
        .ms = span_at(q, 2),
    };
}

bool store_practice(struct store *s, struct store_range range, struct arena *a,
                    struct practice_record **rows, size_t *count, struct err *err)
{
    static const struct store_rows how = {
        "SELECT day, areas, ms FROM practice WHERE day BETWEEN ? AND ? AND ms > 0 ORDER BY day",
        sizeof **rows,
        fill_practice,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day)};
    return store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, rows, count, err);
}
