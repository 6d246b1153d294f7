/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"
#include "core/exchange.h"

#include <stdlib.h>
#include <string.h>

/*
 * Any bytes as a file to import: JSON, a table or a list. Nothing may crash, hang, leak or
 * overflow, and a row that was taken is written and read again as it is.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition)
{
    if (!condition)
        abort();
}

static void put(struct strbuf *out, const struct record_row *row)
{
    bool part = row->kind == RECORD_STEP || row->kind == RECORD_EVENT;
    struct record_row of = {.kind = RECORD_SESSION};
    if (!part && (row->whole || row->kind != RECORD_SESSION)) {
        exchange_put_head(out);
        exchange_put_line(out, row);
        return;
    }
    exchange_put_table_head(out, row->kind);
    memcpy(of.session.uuid, row->session_uuid, UUID_BYTES);
    of.steps = &row->step;
    of.events = &row->event;
    of.n_steps = of.n_events = 1;
    exchange_put_table_rows(out, row->kind, part ? &of : row);
}

static void check_row(const struct record_row *row)
{
    struct strbuf first = {0}, second = {0};
    struct arena a = {0};
    struct diags d = {0};
    struct exchange x;
    struct record_row again;
    put(&first, row);
    must(utf8_invalid_at(strbuf_text(&first), first.length) == first.length);
    exchange_open(&x, "again", strbuf_text(&first), first.length, 1, &d);
    must(exchange_next(&x, &a, &again) && d.count == 0);
    put(&second, &again);
    must(strcmp(strbuf_text(&first), strbuf_text(&second)) == 0);
    must(!exchange_next(&x, &a, &again) && d.count == 0);
    arena_release(&a);
    diags_release(&d);
    strbuf_release(&first);
    strbuf_release(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d = {0};
    struct exchange x;
    struct record_row row;
    struct strbuf report = {0};
    exchange_open(&x, "fuzz", (const char *) data, size, 1, &d);
    while (exchange_next(&x, &a, &row)) {
        must(row.kind < N_RECORD_KINDS && row.loc.line > 0);
        check_row(&row);
        arena_release(&a);
    }
    arena_release(&a);
    diags_quote(&d, 0, "fuzz", (const char *) data, size);
    diags_format(&d, &report);
    must(utf8_invalid_at(strbuf_text(&report), report.length) == report.length);
    strbuf_release(&report);
    diags_release(&d);
    return 0;
}
