/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_RECORD_FIELD_H
#define LIMBER_CORE_RECORD_FIELD_H

#include "base/reader.h"
#include "base/strbuf.h"
#include "core/record.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What the rows of a history are made of, as one table a kind: their writing and reading as
 * JSON and as a table's cells follow from it. limber-data(5) describes it to people.
 */
enum record_kind {
    RECORD_SESSION,
    RECORD_STEP,
    RECORD_EVENT,
    RECORD_SCORE,
    RECORD_MEASURE,
    RECORD_PAUSE,
    RECORD_DECISION,
    RECORD_SCREENING,
    RECORD_DELETED,
    N_RECORD_KINDS
};

/* A session that was deleted and is not to come back. */
struct deleted_record {
    char uuid[UUID_BYTES];
    int64_t deleted_s;
};

enum field_type {
    FIELD_UUID,     /* char[UUID_BYTES] */
    FIELD_TEXT,     /* const char *; never empty */
    FIELD_ANY_TEXT, /* const char *; may be empty, is never NULL */
    FIELD_OPTIONAL, /* const char *; NULL is null */
    FIELD_WORD,     /* an enum: index into words */
    FIELD_SET,      /* unsigned: bits 1 << index into words */
    FIELD_INT,      /* int, min to max */
    FIELD_SCALE,    /* int, 0 to max; negative is null */
    FIELD_ORDINAL,  /* int, from 0; counts from 1 in text; negative is null where min is negative */
    FIELD_LONG,     /* int64_t, 0 to FIELD_LONG_MAX */
    FIELD_NUMBER,   /* double, in thousandths, within MEASURE_MAX */
    FIELD_DAY,      /* int32_t */
    FIELD_OPEN_DAY, /* int32_t; DAY_OPEN is null */
    FIELD_INSTANT,  /* int64_t, UTC seconds; written with the row's offset */
    FIELD_OR_NEVER, /* … 0 is null */
    FIELD_MOMENT,   /* … as the row's first instant: reading it gives the row its offset */
    FIELD_UTC,      /* … written with no offset */
};

/* Year 9999 in ms, more than any span, position or turn. */
#define FIELD_LONG_MAX INT64_C(253402300800000)

struct record_field {
    const char *name;
    enum field_type type;
    size_t at; /* in the row */
    const struct read_words *words;
    int min, max;
};

struct record_table {
    const char *name, *plural; /* "score", "scores" */
    const struct record_field *fields;
    size_t n_fields;
    size_t row_bytes;
    size_t offset_at; /* of the row's offset_s; 0: it has none */
};

extern const struct record_table record_tables[N_RECORD_KINDS];

/* ---- writing ---- */

/* `"name": value, "name": value`: what stands between the braces. offset_s: for instants of rows
 * that have none of their own. */
void record_put_json(struct strbuf *out, enum record_kind kind, const void *row, int32_t offset_s);
/* `value,value` / `name,name`: a line of a table, without its end. */
void record_put_cells(struct strbuf *out, enum record_kind kind, const void *row, int32_t offset_s);
void record_put_names(struct strbuf *out, enum record_kind kind);
/* YYYY-MM-DD. */
void record_put_day(struct strbuf *out, int32_t day);

/* ---- reading ---- */

/* A row out of its tree, into a zeroed one. False where something is wrong with it, which was
 * said. Texts are borrowed from the tree. */
bool record_read(const struct reader *r, const struct node *group, enum record_kind kind,
                 void *row);
/* As record_read(), where the group has members besides: `extra`, n of them. */
bool record_read_with(const struct reader *r, const struct node *group, enum record_kind kind,
                      void *row, const char *const *extra, size_t n);
/* A cell of a table as the value of a field; NULL where it is empty: null. */
struct node *record_cell(struct arena *a, const struct record_field *field, const char *text,
                         struct src_loc loc);

#endif
