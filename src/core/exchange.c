/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange.h"

/* ---- JSON ---- */

static void put_list(struct strbuf *out, const char *name, enum record_kind kind, const void *rows,
                     size_t count, int32_t offset_s)
{
    const char *row = rows;
    strbuf_printf(out, ", \"%s\": [", name);
    for (size_t i = 0; i < count; i++, row += record_tables[kind].row_bytes) {
        strbuf_puts(out, i ? ", { " : "{ ");
        record_put_json(out, kind, row, offset_s);
        strbuf_puts(out, " }");
    }
    strbuf_putc(out, ']');
}

void exchange_put_row(struct strbuf *out, const struct record_row *row)
{
    strbuf_puts(out, "{ ");
    record_put_json(out, row->kind, &row->session, 0); /* the members of a union begin together */
    if (row->kind == RECORD_SESSION && row->whole) {
        int32_t offset_s = row->session.offset_s;
        put_list(out, "steps", RECORD_STEP, row->steps, row->n_steps, offset_s);
        put_list(out, "events", RECORD_EVENT, row->events, row->n_events, offset_s);
    }
    strbuf_puts(out, " }");
}

void exchange_put_line(struct strbuf *out, const struct record_row *row)
{
    strbuf_printf(out, "{ \"%s\": ", record_tables[row->kind].name);
    exchange_put_row(out, row);
    strbuf_puts(out, " }\n");
}

void exchange_put_head(struct strbuf *out)
{
    strbuf_printf(out, "{ \"limber\": \"history\", \"format\": %d }\n", EXCHANGE_FORMAT);
}

/* Steps and events are inside their sessions. */
static bool has_list(int kind)
{
    return kind != RECORD_STEP && kind != RECORD_EVENT;
}

/* Ends the list that is open and begins those up to `kind`, so that every document has all. */
static void go_to(struct exchange_writer *w, struct strbuf *out, int kind)
{
    while (w->kind < kind) {
        if (w->kind >= 0 && has_list(w->kind))
            strbuf_puts(out, w->count ? "\n]" : "]");
        w->kind++;
        w->count = 0;
        if (w->kind < N_RECORD_KINDS && has_list(w->kind))
            strbuf_printf(out, ",\n\"%s\": [", record_tables[w->kind].plural);
    }
}

void exchange_begin(struct exchange_writer *w, struct strbuf *out)
{
    *w = (struct exchange_writer){.kind = -1};
    strbuf_printf(out, "{ \"limber\": \"history\", \"format\": %d", EXCHANGE_FORMAT);
}

void exchange_add(struct exchange_writer *w, struct strbuf *out, const struct record_row *row)
{
    go_to(w, out, (int) row->kind);
    strbuf_puts(out, w->count++ ? ",\n" : "\n");
    exchange_put_row(out, row);
}

void exchange_end(struct exchange_writer *w, struct strbuf *out)
{
    go_to(w, out, N_RECORD_KINDS);
    strbuf_puts(out, "\n}\n");
}

/* ---- tables ---- */

void exchange_put_table_head(struct strbuf *out, enum record_kind kind)
{
    if (!has_list((int) kind))
        strbuf_puts(out, "session,");
    record_put_names(out, kind);
    strbuf_puts(out, "\r\n");
}

static void put_parts(struct strbuf *out, enum record_kind kind, const struct session_record *s,
                      const void *parts, size_t count)
{
    const char *part = parts;
    for (size_t i = 0; i < count; i++, part += record_tables[kind].row_bytes) {
        csv_text(out, s->uuid);
        strbuf_putc(out, ',');
        record_put_cells(out, kind, part, s->offset_s);
        strbuf_puts(out, "\r\n");
    }
}

void exchange_put_table_rows(struct strbuf *out, enum record_kind kind,
                             const struct record_row *row)
{
    if (kind == RECORD_STEP && row->kind == RECORD_SESSION) {
        put_parts(out, kind, &row->session, row->steps, row->n_steps);
    } else if (kind == RECORD_EVENT && row->kind == RECORD_SESSION) {
        put_parts(out, kind, &row->session, row->events, row->n_events);
    } else if (kind == row->kind) {
        record_put_cells(out, kind, &row->session, 0);
        strbuf_puts(out, "\r\n");
    }
}
