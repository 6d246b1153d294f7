/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record_json.h"

#include "core/record_json_parts.h"

/* ---- pieces ---- */

void json_put_key(struct strbuf *out, const char *name)
{
    strbuf_json(out, name);
    strbuf_puts(out, ": ");
}

void json_put_text(struct strbuf *out, const char *name, const char *text)
{
    json_put_key(out, name);
    if (text)
        strbuf_json(out, text);
    else
        strbuf_puts(out, "null");
    strbuf_puts(out, ", ");
}

void json_put_number(struct strbuf *out, const char *name, int64_t value)
{
    json_put_key(out, name);
    strbuf_printf(out, "%lld, ", (long long) value);
}

/* The pack's own decimals: printf would follow a locale that another library set. */
void json_put_fraction(struct strbuf *out, double value)
{
    long long thousandths = (long long) (value * 1000 + 0.5);
    strbuf_printf(out, "%lld.%03lld", thousandths / 1000, thousandths % 1000);
}

void record_json_text(struct strbuf *out, const char *name, const char *text)
{
    strbuf_printf(out, ", \"%s\": ", name);
    if (text)
        strbuf_json(out, text);
    else
        strbuf_puts(out, "null");
}

void record_json_day(struct strbuf *out, int32_t day)
{
    strbuf_putc(out, '"');
    record_put_day(out, day);
    strbuf_putc(out, '"');
}

void json_put_day(struct strbuf *out, const char *name, int32_t day)
{
    json_put_key(out, name);
    record_json_day(out, day);
    strbuf_puts(out, ", ");
}

/* Closes what the members above left open with ", ". */
void json_close(struct strbuf *out, const char *closing)
{
    if (out->length >= 2 && out->text[out->length - 2] == ',') {
        out->length -= 2;
        out->text[out->length] = '\0';
    }
    strbuf_puts(out, closing);
}

/* ---- sessions ---- */

void json_put_rows(struct strbuf *out, enum record_kind kind, const void *parts, size_t count,
                   int32_t offset_s)
{
    const char *part = parts;
    strbuf_printf(out, "\"%s\": [", record_tables[kind].plural);
    for (size_t i = 0; i < count; i++, part += record_tables[kind].row_bytes) {
        strbuf_puts(out, i ? ",\n      { " : "\n      { ");
        record_put_json(out, kind, part, offset_s);
        strbuf_puts(out, " }");
    }
    strbuf_puts(out, count ? "\n    ]" : "]");
}

void record_json_session(struct strbuf *out, const struct session_record *r,
                         const struct step_record *steps, size_t n_steps,
                         const struct event_record *events, size_t n_events)
{
    strbuf_puts(out, "  { ");
    record_put_json(out, RECORD_SESSION, r, 0);
    strbuf_puts(out, ", ");
    json_put_key(out, "completion");
    json_put_fraction(out, session_completion(r));
    strbuf_puts(out, ",\n    ");
    json_put_rows(out, RECORD_STEP, steps, n_steps, r->offset_s);
    strbuf_puts(out, ",\n    ");
    json_put_rows(out, RECORD_EVENT, events, n_events, r->offset_s);
    strbuf_puts(out, " }");
}
