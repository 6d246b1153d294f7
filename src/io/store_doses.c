/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/hash.h"
#include "io/store.h"
#include "io/store_rows.h"

#include <stdlib.h>
#include <string.h>

/*
 * The steps of some days, summed up by exercise. SQLite would sort them first: of a year with many
 * sessions a day that is most of the time it takes.
 */
struct sum {
    struct dose_record dose;
    uint64_t hash;
    int32_t day; /* the latest that was counted */
};

struct sums {
    struct arena *a;
    struct sum *rows;
    size_t count;
    uint32_t *slots; /* by hash: the index of a row + 1, or 0 */
    size_t n_slots;  /* a power of two, at least twice as many as there are rows */
};

/* Of 64 bits two alike are never met. */
static uint32_t *slot_of(const struct sums *s, uint64_t hash)
{
    size_t at = (size_t) hash & (s->n_slots - 1);
    while (s->slots[at] && s->rows[s->slots[at] - 1].hash != hash)
        at = (at + 1) & (s->n_slots - 1);
    return &s->slots[at];
}

static void grow(struct sums *s)
{
    enum { SLOTS_MIN = 256 };
    size_t n_slots = s->n_slots ? 2 * s->n_slots : SLOTS_MIN;
    struct sum *rows = arena_array(s->a, n_slots / 2, sizeof *rows);
    if (s->count)
        memcpy(rows, s->rows, s->count * sizeof *rows);
    s->rows = rows;
    s->n_slots = n_slots;
    s->slots = arena_array(s->a, n_slots, sizeof *s->slots);
    for (size_t i = 0; i < s->count; i++)
        *slot_of(s, rows[i].hash) = (uint32_t) i + 1;
}

static struct sum *sum_of(struct sums *s, const struct db_query *q)
{
    const char *exercise = db_text(q, 0);
    uint64_t hash = hash_add(HASH_BEGIN, exercise, strlen(exercise));
    if (2 * s->count >= s->n_slots)
        grow(s);
    uint32_t *slot = slot_of(s, hash);
    if (!*slot) {
        s->rows[s->count] = (struct sum){
            .dose.exercise = words_at(q, 0, s->a),
            .hash = hash,
        };
        *slot = (uint32_t) ++s->count;
    }
    return &s->rows[*slot - 1];
}

static int more(int sum, int count)
{
    enum { MOST = 1000000000 };
    return count < MOST - sum ? sum + count : MOST;
}

static void add_step(struct sums *s, const struct db_query *q)
{
    struct sum *row = sum_of(s, q);
    int32_t day = day_at(q, 2);
    if (!row->dose.goals) /* older rows may name none */
        row->dose.goals = set_at(q, 1, &goal_words);
    row->dose.days += row->dose.days == 0 || day != row->day;
    row->day = day;
    row->dose.sets = more(row->dose.sets, count_at(q, 3));
    row->dose.reps = more(row->dose.reps, count_at(q, 4));
    row->dose.ms += span_at(q, 5);
}

static int by_time(const void *a, const void *b)
{
    const struct dose_record *x = a, *y = b;
    return x->ms != y->ms ? (x->ms < y->ms) - (x->ms > y->ms) : strcmp(x->exercise, y->exercise);
}

bool store_doses(struct store *s, struct store_range range, struct arena *a,
                 struct dose_record **rows, size_t *count, struct err *err)
{
    static const char sql[] =
        "SELECT step.exercise, step.goals, session.day, step.sets_done, step.reps_done,"
        " step.done_ms FROM session JOIN step ON step.session = session.id"
        " WHERE session.day BETWEEN ? AND ? AND step.exercise IS NOT NULL AND step.done_ms > 0"
        " ORDER BY session.day";
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day)};
    struct arena work = {0};
    struct sums sums = {.a = &work};
    struct db_query q;
    *rows = NULL;
    *count = 0;
    if (!s)
        return true;
    db_query(&q, s->db, sql, values, (int) ARRAY_LEN(values));
    while (db_next(&q))
        add_step(&sums, &q);
    *count = sums.count;
    *rows = arena_array(a, *count, sizeof **rows);
    for (size_t i = 0; i < *count; i++) {
        (*rows)[i] = sums.rows[i].dose;
        (*rows)[i].exercise = arena_strdup(a, sums.rows[i].dose.exercise);
    }
    arena_release(&work);
    qsort(*rows, *count, sizeof **rows, by_time);
    return store_finish(s, &q, err);
}
