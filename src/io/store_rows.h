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

#endif
