/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_EXCHANGE_H
#define LIMBER_CORE_EXCHANGE_H

#include "base/csv.h"
#include "base/json.h"
#include "core/record_field.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A history as files that leave limber and come back: limber-data(5). JSON holds everything, one
 * row a line; a table holds one kind of rows; a plain list of days and scores can be read.
 */
enum { EXCHANGE_FORMAT = 1 };

struct record_row {
    enum record_kind kind;
    union {
        struct session_record session;
        struct step_record step;
        struct event_record event;
        struct score_record score;
        struct measure_record measure;
        struct pause_record pause;
        struct decision_record decision;
        struct screening_record screening;
        struct deleted_record deleted;
    };
    char session_uuid[UUID_BYTES]; /* of a step or an event */
    /* Of a session, where it comes with them (whole). */
    const struct step_record *steps;
    const struct event_record *events;
    size_t n_steps, n_events;
    bool whole;
    bool yields;        /* a row that is there already stays, whichever is later */
    struct src_loc loc; /* where it was read */
};

/* ---- writing ---- */

/* A row as one JSON object, on one line. */
void exchange_put_row(struct strbuf *out, const struct record_row *row);
/* … as a line of a file that others add to: `{ "score": { … } }`. */
void exchange_put_line(struct strbuf *out, const struct record_row *row);
/* The first line of such a file. */
void exchange_put_head(struct strbuf *out);

/* A document: begin, rows in the order of their kinds, end. */
struct exchange_writer {
    int kind;     /* whose list is open */
    size_t count; /* rows in it */
};
void exchange_begin(struct exchange_writer *w, struct strbuf *out);
void exchange_add(struct exchange_writer *w, struct strbuf *out, const struct record_row *row);
void exchange_end(struct exchange_writer *w, struct strbuf *out);

/* A table of one kind: its head, then its rows. A session's steps or events are those it has. */
void exchange_put_table_head(struct strbuf *out, enum record_kind kind);
void exchange_put_table_rows(struct strbuf *out, enum record_kind kind,
                             const struct record_row *row);

/* ---- reading ---- */

/* Any of the files above. What is wrong is a diagnostic; what can be read is read on. */
struct exchange {
    struct diags *diags;
    bool is_json;
    struct json json;
    bool in_object, in_list, knows_format;
    size_t members, elements; /* so far, of the object and the list the reader is in */
    struct csv csv;
    bool is_list; /* of days and scores */
    enum record_kind kind;
    const struct record_field *columns[CSV_CELLS_MAX]; /* NULL: the session of a step or event */
    size_t n_columns;
};

/* text must outlive it; line: of its beginning in the file. */
void exchange_open(struct exchange *x, const char *path, const char *text, size_t length, int line,
                   struct diags *diags);
/* The next row, in the arena. False: there is no more; diags->errors says whether all was well. */
bool exchange_next(struct exchange *x, struct arena *a, struct record_row *row);

#endif
