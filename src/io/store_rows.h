/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_STORE_ROWS_H
#define LIMBER_IO_STORE_ROWS_H

#include "base/mem.h"
#include "core/record.h"
#include "io/store.h"
#include "io/store_internal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Rows of the history into records, for the store's own files.
 *
 * A damaged file can be sound enough for SQLite and still hold anything: what is read is
 * brought into the range of what limber writes, so that nothing behind this has to doubt it.
 */
enum { DAY_MIN = -100000, DAY_MAX = 2932896 /* 9999-12-31 */, OFFSET_MAX_S = 86400 };

int64_t instant_at(const struct db_query *q, int column);
int64_t span_at(const struct db_query *q, int column);
int32_t day_at(const struct db_query *q, int column);
int32_t offset_at(const struct db_query *q, int column);
int within(const struct db_query *q, int column, int low, int high);
int count_at(const struct db_query *q, int column);
double measure_at(const struct db_query *q, int column);
int scale_at(const struct db_query *q, int column);
/* A word that a newer limber wrote reads as the first of the list. */
unsigned word_at(const struct db_query *q, int column, const struct read_words *words);
unsigned set_at(const struct db_query *q, int column, const struct read_words *words);
/* Valid UTF-8 in the arena; NULL where null. */
const char *text_at(const struct db_query *q, int column, struct arena *a);
/* … "" where null. */
const char *words_at(const struct db_query *q, int column, struct arena *a);
void uuid_at(const struct db_query *q, int column, struct arena *a, char uuid[UUID_BYTES]);

/* How to read one kind of row. */
struct store_rows {
    const char *sql; /* a string constant */
    size_t row_bytes;
    void (*fill)(const struct db_query *q, struct arena *a, void *row);
};

/*
 * Reads all rows into the arena. rows: the address of a pointer to such rows. Nothing is found in
 * a NULL store.
 */
bool store_rows_read(struct store *s, const struct store_rows *how, const struct db_value *values,
                     int n, struct arena *a, void *rows, size_t *count, struct err *err);
/* The limit of a range as SQL wants it. */
int64_t store_rows_limit(struct store_range range);

/* Pauses that touch the range, those that were taken back as well. */
bool store_pauses_all(struct store *s, struct store_range range, struct arena *a,
                      struct pause_record **rows, size_t *count, struct err *err);

/* ---- sessions ---- */

#define STORE_SESSION_COLUMNS                                                                  \
    "SELECT id, uuid, routine, routine_name, goals, level, started_s, offset_s, day, ended_s," \
    " state, check_kind, stiffness_before, stiffness_after, pain_before, pain_worst, effort,"  \
    " reason, planned_ms, done_ms, resume_ms, resume_step, steps_planned, steps_done,"         \
    " written_s FROM session"

/* A row of these columns into a session_record. */
void store_fill_session(const struct db_query *q, struct arena *a, void *row);
/* The session by that name; id 0: there is none. Inside a transaction. */
enum db_status store_find_session(struct store *s, const char *uuid, struct arena *a,
                                  struct session_record *session, struct err *err);
/* What is marked as running by a process that is gone was cut off when it was last written; it may
 * still be gone on with. */
void store_true_end(struct store *s, struct session_record *session);

#endif
