/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "core/history.h"
#include "io/store.h"
#include "io/store_internal.h"

#include <stdio.h>
#include <string.h>

/*
 * A damaged file can be sound enough for SQLite and still hold anything: what is read is
 * brought into the range of what limber writes, so that nothing behind this has to doubt it.
 */
static const int64_t instant_max_s = 253402300799; /* the end of the year 9999 */
static const int64_t span_max_ms = 1000000000000;  /* thirty years */
enum { DAY_MIN = -100000, DAY_MAX = 2932896 /* 9999-12-31 */, OFFSET_MAX_S = 86400 };

static int64_t instant_at(const struct db_query *q, int column)
{
    return CLAMP(db_int(q, column), 0, instant_max_s);
}

static int64_t span_at(const struct db_query *q, int column)
{
    return CLAMP(db_int(q, column), 0, span_max_ms);
}

static int within(const struct db_query *q, int column, int low, int high)
{
    return (int) CLAMP(db_int(q, column), low, high);
}

static int count_at(const struct db_query *q, int column)
{
    return within(q, column, 0, 1000000000);
}

static int scale_at(const struct db_query *q, int column)
{
    return db_is_null(q, column) ? SCALE_NONE : within(q, column, 0, SCALE_MAX);
}

/* Valid UTF-8, or NULL. */
static const char *copy(const struct db_query *q, int column, struct arena *a)
{
    const char *text = db_text(q, column);
    if (!text)
        return NULL;
    size_t length = strlen(text);
    if (utf8_invalid_at(text, length) == length)
        return arena_strndup(a, text, length);
    struct strbuf clean = {0};
    utf8_clean(&clean, text, length);
    const char *kept = arena_strdup(a, strbuf_text(&clean));
    strbuf_release(&clean);
    return kept;
}

static const char *copy_always(const struct db_query *q, int column, struct arena *a)
{
    const char *text = copy(q, column, a);
    return text ? text : "";
}

/* A word that a newer limber wrote reads as the first of the list. */
static unsigned word_at(const struct db_query *q, int column, const struct read_words *words)
{
    const char *text = db_text(q, column);
    for (unsigned i = 0; text && i < words->count; i++) {
        if (strcmp(words->words[i], text) == 0)
            return i;
    }
    return 0;
}

static unsigned set_at(const struct db_query *q, int column, const struct read_words *words)
{
    const char *text = db_text(q, column);
    return text ? words_to_set(words, text) : 0;
}

static int64_t limit_of(struct store_range range)
{
    return range.limit && range.limit < INT64_MAX ? (int64_t) range.limit : -1;
}

/* How to read one kind of row. */
struct reading {
    const char *sql;
    size_t row_bytes;
    void (*fill)(const struct db_query *q, struct arena *a, void *row);
};

/* Rows grow in the arena; blocks that became too small stay there until it is released. */
static bool read_rows(struct store *s, const struct reading *how, const struct db_value *values,
                      int n, struct arena *a, void **rows, size_t *count, struct err *err)
{
    size_t room = 0;
    struct db_query q;
    *rows = NULL;
    *count = 0;
    if (!s)
        return true;
    db_query(&q, s->db, how->sql, values, n);
    while (db_next(&q)) {
        if (*count == room) {
            room = room ? room * 2 : 16;
            void *grown = arena_array(a, room, how->row_bytes);
            if (*count)
                memcpy(grown, *rows, *count * how->row_bytes);
            *rows = grown;
        }
        how->fill(&q, a, (char *) *rows + *count * how->row_bytes);
        ++*count;
    }
    return store_finish(s, &q, err);
}

/* ---- sessions ---- */

#define SESSION_COLUMNS                                                                        \
    "SELECT id, uuid, routine, routine_name, goals, level, started_s, offset_s, day, ended_s," \
    " state, check_kind, stiffness_before, stiffness_after, pain_before, pain_worst, effort,"  \
    " reason, planned_ms, done_ms, resume_ms, resume_step, steps_planned, steps_done FROM session"

static void fill_session(const struct db_query *q, struct arena *a, void *row)
{
    struct session_record *r = row;
    *r = (struct session_record){
        .id = db_int(q, 0),
        .routine = copy_always(q, 2, a),
        .routine_name = copy_always(q, 3, a),
        .goals = set_at(q, 4, &goal_words),
        .level = within(q, 5, 1, EXERCISE_LEVELS),
        .started_s = instant_at(q, 6),
        .offset_s = within(q, 7, -OFFSET_MAX_S, OFFSET_MAX_S),
        .day = within(q, 8, DAY_MIN, DAY_MAX),
        .ended_s = instant_at(q, 9),
        .state = (enum record_state) word_at(q, 10, &record_state_words),
        .check = (enum record_check) word_at(q, 11, &record_check_words),
        .stiffness_before = scale_at(q, 12),
        .stiffness_after = scale_at(q, 13),
        .pain_before = scale_at(q, 14),
        .pain_worst = scale_at(q, 15),
        .effort = scale_at(q, 16),
        .reason = copy(q, 17, a),
        .planned_ms = span_at(q, 18),
        .done_ms = span_at(q, 19),
        .resume_ms = span_at(q, 20),
        .resume_step = count_at(q, 21),
        .steps_planned = count_at(q, 22),
        .steps_done = count_at(q, 23),
    };
    snprintf(r->uuid, sizeof r->uuid, "%s", copy_always(q, 1, a));
}

bool store_session(struct store *s, int64_t id, struct arena *a, struct session_record *session,
                   bool *found, struct err *err)
{
    static const char sql[] = SESSION_COLUMNS " WHERE id = ?";
    struct db_query q;
    *found = false;
    if (!s)
        return true;
    db_query(&q, s->db, sql, &DB_INT(id), 1);
    while (db_next(&q)) {
        fill_session(&q, a, session);
        *found = true;
    }
    return store_finish(s, &q, err);
}

/* What is marked as running by a process that is gone was cut off; it may still be gone on with. */
static enum record_state true_state(struct store *s, int64_t id, enum record_state state)
{
    bool gone = state == RECORD_RUNNING && store_lock_look(&s->lock, id) == STORE_LOCK_FREE;
    return gone ? RECORD_CRASHED : state;
}

bool store_sessions(struct store *s, struct store_range range, struct arena *a,
                    struct session_record **rows, size_t *count, struct err *err)
{
    static const struct reading how = {
        SESSION_COLUMNS " WHERE day BETWEEN ? AND ?"
                        " ORDER BY day DESC, started_s DESC, id DESC LIMIT ?",
        sizeof **rows,
        fill_session,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day),
                                      DB_INT(limit_of(range))};
    void *items;
    bool ok = read_rows(s, &how, values, (int) ARRAY_LEN(values), a, &items, count, err);
    *rows = items;
    for (size_t i = 0; ok && i < *count; i++)
        (*rows)[i].state = true_state(s, (*rows)[i].id, (*rows)[i].state);
    return ok;
}

static void fill_tally(const struct db_query *q, struct arena *a, void *row)
{
    (void) a;
    *(struct session_tally *) row = (struct session_tally){
        .day = within(q, 0, DAY_MIN, DAY_MAX),
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
    static const struct reading how = {
        /* + keeps the planner on the index of the few, session_unfinished. */
        SESSION_COLUMNS " WHERE state = 'running' AND +day BETWEEN ? AND ? ORDER BY +day",
        sizeof **rows,
        fill_session,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day)};
    void *items;
    bool ok = read_rows(s, &how, values, (int) ARRAY_LEN(values), a, &items, count, err);
    *rows = items;
    for (size_t i = 0; ok && i < *count; i++)
        (*rows)[i].state = true_state(s, (*rows)[i].id, (*rows)[i].state);
    return ok;
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
    static const struct reading how = {
        "SELECT day, state, sessions, counted, ms, planned_ms, kept_ms, pairs, before_sum,"
        " after_sum FROM tally WHERE day BETWEEN ? AND ? ORDER BY day",
        sizeof **rows,
        fill_tally,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day)};
    void *items;
    struct session_record *running;
    size_t n_running;
    if (!read_rows(s, &how, values, (int) ARRAY_LEN(values), a, &items, count, err) ||
        !read_running(s, range, a, &running, &n_running, err))
        return false;
    *rows = merge(a, items, *count, running, n_running);
    *count += n_running;
    return true;
}

bool store_count(struct store *s, int64_t *sessions, struct err *err)
{
    static const char sql[] = "SELECT count(*) FROM session";
    struct db_query q;
    *sessions = 0;
    if (!s)
        return true;
    db_query(&q, s->db, sql, NULL, 0);
    while (db_next(&q))
        *sessions = db_int(&q, 0);
    return store_finish(s, &q, err);
}

/* ---- what happened in them ---- */

static void fill_step(const struct db_query *q, struct arena *a, void *row)
{
    *(struct step_record *) row = (struct step_record){
        .ordinal = count_at(q, 0),
        .kind = (enum step_kind) word_at(q, 1, &step_kind_words),
        .state = (enum step_state) word_at(q, 2, &step_state_words),
        .exercise = copy(q, 3, a),
        .wanted = copy(q, 4, a),
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
    static const struct reading how = {
        "SELECT ordinal, kind, state, exercise, wanted, level, areas, goals, sets_planned,"
        " reps_planned, sets_done, reps_done, hold_ms, planned_ms, done_ms, in_reserve"
        " FROM step WHERE session = ? ORDER BY ordinal",
        sizeof **rows,
        fill_step,
    };
    const struct db_value values[] = {DB_INT(session_id)};
    void *items;
    bool ok = read_rows(s, &how, values, (int) ARRAY_LEN(values), a, &items, count, err);
    *rows = items;
    return ok;
}

static void fill_event(const struct db_query *q, struct arena *a, void *row)
{
    *(struct event_record *) row = (struct event_record){
        .at_s = instant_at(q, 0),
        .position_ms = span_at(q, 1),
        .step = db_is_null(q, 2) ? -1 : count_at(q, 2),
        .kind = copy_always(q, 3, a),
        .detail = copy(q, 4, a),
    };
}

bool store_events(struct store *s, int64_t session_id, struct arena *a, struct event_record **rows,
                  size_t *count, struct err *err)
{
    static const struct reading how = {
        "SELECT at_s, position_ms, step, kind, detail FROM event WHERE session = ? ORDER BY id",
        sizeof **rows,
        fill_event,
    };
    const struct db_value values[] = {DB_INT(session_id)};
    void *items;
    bool ok = read_rows(s, &how, values, (int) ARRAY_LEN(values), a, &items, count, err);
    *rows = items;
    return ok;
}

static void fill_practice(const struct db_query *q, struct arena *a, void *row)
{
    (void) a;
    *(struct practice_record *) row = (struct practice_record){
        .day = within(q, 0, DAY_MIN, DAY_MAX),
        .areas = set_at(q, 1, &area_words),
        .ms = span_at(q, 2),
    };
}

bool store_practice(struct store *s, struct store_range range, struct arena *a,
                    struct practice_record **rows, size_t *count, struct err *err)
{
    static const struct reading how = {
        "SELECT day, areas, ms FROM practice WHERE day BETWEEN ? AND ? AND ms > 0 ORDER BY day",
        sizeof **rows,
        fill_practice,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day)};
    void *items;
    bool ok = read_rows(s, &how, values, (int) ARRAY_LEN(values), a, &items, count, err);
    *rows = items;
    return ok;
}

static void fill_score(const struct db_query *q, struct arena *a, void *row)
{
    (void) a;
    *(struct score_record *) row = (struct score_record){
        .day = within(q, 0, DAY_MIN, DAY_MAX),
        .kind = (enum score_kind) word_at(q, 1, &score_words),
        .value = within(q, 2, 0, SCALE_MAX),
        .taken_s = instant_at(q, 3),
        .offset_s = within(q, 4, -OFFSET_MAX_S, OFFSET_MAX_S),
    };
}

bool store_scores(struct store *s, struct store_range range, enum score_kind kind, struct arena *a,
                  struct score_record **rows, size_t *count, struct err *err)
{
    static const struct reading how = {
        "SELECT day, kind, value, taken_s, offset_s FROM score"
        " WHERE kind = ? AND day BETWEEN ? AND ? ORDER BY day",
        sizeof **rows,
        fill_score,
    };
    const struct db_value values[] = {DB_TEXT(score_words.words[kind]), DB_INT(range.from_day),
                                      DB_INT(range.to_day)};
    void *items;
    bool ok = read_rows(s, &how, values, (int) ARRAY_LEN(values), a, &items, count, err);
    *rows = items;
    return ok;
}

bool store_knows_exercise(struct store *s, const char *exercise, bool *known, struct err *err)
{
    static const char sql[] = "SELECT 1 FROM step WHERE exercise = ? LIMIT 1";
    struct db_query q;
    *known = false;
    if (!s)
        return true;
    db_query(&q, s->db, sql, &DB_TEXT(exercise), 1);
    while (db_next(&q))
        *known = true;
    return store_finish(s, &q, err);
}

/* ---- the safety questions ---- */

bool store_screening_latest(struct store *s, struct arena *a, struct screening_record *screening,
                            bool *found, struct err *err)
{
    static const char sql[] =
        "SELECT id, version, taken_s, offset_s, day, origin, answers, verdict,"
        " lock, reasons, cautions FROM screening ORDER BY id DESC LIMIT 1";
    struct db_query q;
    *found = false;
    if (!s)
        return true;
    db_query(&q, s->db, sql, NULL, 0);
    while (db_next(&q)) {
        *screening =
            (struct screening_record){.id = db_int(&q, 0),
                                      .version = count_at(&q, 1),
                                      .taken_s = instant_at(&q, 2),
                                      .offset_s = within(&q, 3, -OFFSET_MAX_S, OFFSET_MAX_S),
                                      .day = within(&q, 4, DAY_MIN, DAY_MAX),
                                      .origin = copy_always(&q, 5, a),
                                      .answers = copy_always(&q, 6, a),
                                      .verdict = copy_always(&q, 7, a),
                                      .lock = copy(&q, 8, a),
                                      .reasons = copy_always(&q, 9, a),
                                      .cautions = set_at(&q, 10, &caution_words)};
        *found = true;
    }
    return store_finish(s, &q, err);
}
