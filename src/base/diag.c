/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/diag.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUOTE_BYTES_MAX = 160 };

static const char *const level_names[] = {[DIAG_WARNING] = "warning", [DIAG_ERROR] = "error"};

/* What came out of a file goes to a terminal: only clean text may. */
static PRINTF_LIKE(2, 0) char *clean_vprintf(struct arena *a, const char *fmt, va_list ap)
{
    struct strbuf raw = {0}, clean = {0};
    strbuf_vprintf(&raw, fmt, ap);
    utf8_clean(&clean, strbuf_text(&raw), raw.length);
    char *text = arena_strdup(a, strbuf_text(&clean));
    strbuf_release(&raw);
    strbuf_release(&clean);
    return text;
}

void diag_add(struct diags *d, enum diag_level level, struct src_loc loc, const char *id,
              const char *fmt, ...)
{
    d->errors += level == DIAG_ERROR;
    if (d->count == DIAGS_MAX) {
        d->dropped++;
        return;
    }
    if (d->count == d->room) {
        d->room = d->room ? 2 * d->room : 8;
        d->items = xreallocarray(d->items, d->room, sizeof *d->items);
    }
    va_list ap;
    va_start(ap, fmt);
    d->items[d->count++] = (struct diag){
        .level = level,
        .loc = {arena_strdup(&d->arena, loc.path ? loc.path : "-"), loc.line},
        .id = id,
        .message = clean_vprintf(&d->arena, fmt, ap),
    };
    va_end(ap);
}

void diag_hint(struct diags *d, const char *fmt, ...)
{
    if (d->count == 0 || d->dropped)
        return;
    va_list ap;
    va_start(ap, fmt);
    d->items[d->count - 1].hint = clean_vprintf(&d->arena, fmt, ap);
    va_end(ap);
}

static const char *quoted_line(struct arena *a, const char *text, size_t length, int line)
{
    const char *end = text + length;
    for (int n = 1; n < line && text < end; n++) {
        const char *newline = memchr(text, '\n', (size_t) (end - text));
        text = newline ? newline + 1 : end;
    }
    if (text >= end)
        return NULL;
    const char *stop = memchr(text, '\n', (size_t) (end - text));
    size_t bytes = (size_t) ((stop ? stop : end) - text);
    while (bytes > 0 && (*text == ' ' || *text == '\t'))
        text++, bytes--;
    size_t kept = MIN(bytes, (size_t) QUOTE_BYTES_MAX);
    while (kept < bytes && kept > 0 && ((unsigned char) text[kept] & 0xc0) == 0x80)
        kept--; /* never through the middle of a character */
    struct strbuf clean = {0};
    utf8_clean(&clean, text, kept);
    while (clean.length > 0 && clean.text[clean.length - 1] == ' ')
        clean.text[--clean.length] = '\0';
    char *quote = clean.length ? arena_strdup(a, strbuf_text(&clean)) : NULL;
    strbuf_release(&clean);
    return quote;
}

void diags_quote(struct diags *d, size_t first, const char *path, const char *text, size_t length)
{
    for (size_t i = first; i < d->count; i++) {
        struct diag *item = &d->items[i];
        if (item->loc.line > 0 && !item->quote && strcmp(item->loc.path, path) == 0)
            item->quote = quoted_line(&d->arena, text, length, item->loc.line);
    }
}

static bool comes_after(const struct diag *a, const struct diag *b)
{
    int order = strcmp(a->loc.path, b->loc.path);
    return order > 0 || (order == 0 && a->loc.line > b->loc.line);
}

void diags_sort(struct diags *d)
{
    for (size_t i = 1; i < d->count; i++) { /* at most DIAGS_MAX: insertion keeps it stable */
        struct diag item = d->items[i];
        size_t k = i;
        for (; k > 0 && comes_after(&d->items[k - 1], &item); k--)
            d->items[k] = d->items[k - 1];
        d->items[k] = item;
    }
}

void diags_format(const struct diags *d, struct strbuf *out)
{
    for (size_t i = 0; i < d->count; i++) {
        const struct diag *item = &d->items[i];
        utf8_clean(out, item->loc.path, strlen(item->loc.path));
        if (item->loc.line > 0)
            strbuf_printf(out, ":%d", item->loc.line);
        strbuf_printf(out, ": %s: %s [%s]\n", level_names[item->level], item->message, item->id);
        if (item->quote)
            strbuf_printf(out, "    %s\n", item->quote);
        if (item->hint)
            strbuf_printf(out, "  hint: %s\n", item->hint);
    }
    if (d->dropped)
        strbuf_printf(out, "and %zu more\n", d->dropped);
}

void diags_format_json(const struct diags *d, struct strbuf *out)
{
    strbuf_putc(out, '[');
    for (size_t i = 0; i < d->count; i++) {
        const struct diag *item = &d->items[i];
        strbuf_puts(out, i ? ",\n {\"file\":" : "\n {\"file\":");
        strbuf_json(out, item->loc.path);
        strbuf_printf(out,
                      ",\"line\":%d,\"level\":\"%s\",\"id\":\"%s\",\"message\":", item->loc.line,
                      level_names[item->level], item->id);
        strbuf_json(out, item->message);
        if (item->hint) {
            strbuf_puts(out, ",\"hint\":");
            strbuf_json(out, item->hint);
        }
        strbuf_putc(out, '}');
    }
    strbuf_puts(out, d->count ? "\n]\n" : "]\n");
}

void diags_release(struct diags *d)
{
    arena_release(&d->arena);
    free(d->items);
    *d = (struct diags){0};
}
