/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/card.h"

#include "base/lex.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The lines of a file, one after the other. */
struct lines {
    const char *rest, *end;
    const char *text; /* the present one, without its end and blanks there */
    size_t length;
    int number;
};

static bool next_line(struct lines *l)
{
    if (l->rest >= l->end)
        return false;
    const char *newline = memchr(l->rest, '\n', (size_t) (l->end - l->rest));
    const char *end = newline ? newline : l->end;
    l->text = l->rest;
    l->length = (size_t) (end - l->rest);
    l->rest = newline ? newline + 1 : l->end;
    l->number++;
    while (l->length > 0 && strchr(" \t\r", l->text[l->length - 1]))
        l->length--;
    while (l->length > 0 && strchr(" \t", *l->text)) {
        l->text++;
        l->length--;
    }
    return true;
}

/* ---- the head ---- */

static const char *const keys[] = {"title", "order"};

static void take_title(struct card *c, const char *value, struct src_loc loc, struct diags *d)
{
    c->title = value;
    if (utf8_width(value) > CARD_TITLE_CELLS)
        diag_add(d, DIAG_ERROR, loc, "too-long", "the title is wider than %d cells",
                 CARD_TITLE_CELLS);
}

static void take_order(struct card *c, const char *value, struct src_loc loc, struct diags *d)
{
    char *end;
    long order = strtol(value, &end, 10);
    if (*end || end == value)
        diag_add(d, DIAG_ERROR, loc, "bad-number", "'%s' is not a whole number", value);
    else if (order < 0 || order > CARD_ORDER_LAST)
        diag_add(d, DIAG_ERROR, loc, "out-of-range", "'order' is %ld, it must be 0 to %d", order,
                 CARD_ORDER_LAST);
    else
        c->order = (int) order;
}

static void take_key(struct card *c, const struct lines *l, struct arena *a, struct diags *d)
{
    struct src_loc loc = {c->path, l->number};
    const char *colon = memchr(l->text, ':', l->length);
    if (!colon) {
        diag_add(d, DIAG_ERROR, loc, "syntax", "this line is not 'key: value'");
        diag_hint(d, "an empty line ends the head, the text begins below it");
        return;
    }
    const char *key = arena_strndup(a, l->text, (size_t) (colon - l->text));
    const char *value = colon + 1 + strspn(colon + 1, " \t");
    const char *line_end = l->text + l->length;
    value = arena_strndup(a, value, value < line_end ? (size_t) (line_end - value) : 0);
    if (!*value)
        diag_add(d, DIAG_ERROR, loc, "empty", "'%s' is empty", key);
    else if (strcmp(key, "title") == 0)
        take_title(c, value, loc, d);
    else if (strcmp(key, "order") == 0)
        take_order(c, value, loc, d);
    else {
        const char *near = suggest(key, keys, ARRAY_LEN(keys));
        diag_add(d, DIAG_ERROR, loc, "unknown-key", "unknown key '%s'", key);
        if (near)
            diag_hint(d, "did you mean '%s'?", near);
    }
}

/* ---- the text ---- */

static bool is_heading(const struct lines *l)
{
    return l->length > 2 && strncmp(l->text, "# ", 2) == 0;
}

/* Bytes of the "12. " or "S12. " a line begins with. */
static size_t number_length(const char *text, size_t length)
{
    size_t at = length > 0 && text[0] == 'S', digits = at;
    while (at < length && text[at] >= '0' && text[at] <= '9')
        at++;
    return at > digits && at - digits < 4 && at + 1 < length && text[at] == '.' &&
                   text[at + 1] == ' '
               ? at + 2
               : 0;
}

static bool is_item(const struct lines *l)
{
    return number_length(l->text, l->length) > 0 ||
           (l->length > 2 && strncmp(l->text, "- ", 2) == 0);
}

/* What the line before was. */
enum before { BEFORE_GAP, BEFORE_TEXT, BEFORE_HEADING };

/* Lines of one paragraph become one line; a heading stands alone, with a gap before it. */
static void add_line(struct strbuf *out, const struct lines *l, enum before *before)
{
    bool heading = is_heading(l), item = is_item(l);
    if (l->length == 0) {
        *before = *before == BEFORE_TEXT ? BEFORE_GAP : *before;
        return;
    }
    if (out->length > 0)
        strbuf_puts(out, heading || *before == BEFORE_GAP    ? "\n\n"
                         : item || *before == BEFORE_HEADING ? "\n"
                                                             : " ");
    bool dash = item && *l->text == '-';
    strbuf_puts(out, dash ? "·" : "");
    strbuf_add(out, l->text + dash, l->length - dash);
    *before = heading ? BEFORE_HEADING : BEFORE_TEXT;
}

struct card *card_parse(char *bytes, size_t length, const char *id, const char *path,
                        struct arena *a, struct diags *d)
{
    struct card *c = arena_alloc(a, sizeof *c);
    *c = (struct card){.id = id, .path = path, .title = id, .text = "", .order = CARD_ORDER_LAST};
    struct src_loc whole = {path, 0};
    size_t errors = d->errors;
    if (!lex_clean_bytes(path, bytes, length, d))
        return c;
    struct lines l = {.rest = bytes, .end = bytes + length};
    while (next_line(&l) && l.length > 0)
        take_key(c, &l, a, d);
    if (c->title == id && d->errors == errors)
        diag_add(d, DIAG_ERROR, whole, "missing-key", "'title' is missing here");
    struct strbuf text = {0};
    enum before before = BEFORE_GAP;
    while (next_line(&l))
        add_line(&text, &l, &before);
    if (text.length == 0 && d->errors == errors)
        diag_add(d, DIAG_ERROR, whole, "empty", "there is no text below the title");
    c->text = arena_strdup(a, strbuf_text(&text));
    strbuf_release(&text);
    return c;
}

/* ---- sources ---- */

const char *card_source(const struct card *sources, const char *name, size_t *length)
{
    size_t n = strlen(name);
    for (const char *line = sources->text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, name, n) == 0 && strncmp(line + n, ". ", 2) == 0) {
            *length = strcspn(line + n + 2, "\n");
            return line + n + 2;
        }
    }
    return NULL;
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool card_next_source(const char **at, char name[SOURCE_BYTES])
{
    bool in_word = false;
    for (const char *p = *at; *p; p++) {
        size_t digits = *p == 'S' && !in_word ? strspn(p + 1, "0123456789") : 0;
        if (digits > 0 && digits < SOURCE_BYTES - 1 && !is_word(p[1 + digits])) {
            memcpy(name, p, 1 + digits);
            name[1 + digits] = '\0';
            *at = p + 1 + digits;
            return true;
        }
        in_word = is_word(*p);
    }
    return false;
}
