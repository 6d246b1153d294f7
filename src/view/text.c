/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/text.h"

#include "base/utf8.h"

#include <limits.h>
#include <string.h>

size_t text_line(const char *text, int cells, size_t *skip)
{
    *skip = 0;
    if (!*text)
        return 0;
    size_t end = strcspn(text, "\n");
    size_t fit = utf8_fit(text, MAX(cells, 1), NULL);
    if (fit == 0) { /* a wide sign in one column: go on rather than stand still */
        uint32_t cp;
        int bytes = utf8_decode(text, strlen(text), &cp);
        fit = bytes > 0 ? (size_t) bytes : 1;
    }
    if (fit >= end) {
        *skip = text[end] ? end + 1 : end;
        return end;
    }
    size_t at = fit;
    while (at > 0 && text[at] != ' ')
        at--;
    if (at == 0) { /* one word wider than the line */
        *skip = fit;
        return fit;
    }
    *skip = at + 1;
    while (at > 0 && text[at - 1] == ' ')
        at--;
    return at;
}

/* Cells of the "1. ", "S1. " or "· " a paragraph begins with; 0: it begins with none. */
static int hanging(const char *text)
{
    size_t letter = *text == 'S', digits = strspn(text + letter, "0123456789");
    if (digits > 0 && digits < 3 && strncmp(text + letter + digits, ". ", 2) == 0)
        return (int) (letter + digits) + 2;
    return strncmp(text, "· ", strlen("· ")) == 0 ? 2 : 0;
}

bool text_next(struct text_flow *w)
{
    bool begins = !w->line || w->rest[-1] == '\n';
    if (begins)
        w->heading = strncmp(w->rest, "# ", 2) == 0;
    if (begins && w->heading)
        w->rest += 2;
    if (begins)
        w->hang = hanging(w->rest) < w->cells / 2 ? hanging(w->rest) : 0;
    size_t skip;
    w->indent = begins ? 0 : w->hang;
    w->line = w->rest;
    w->bytes = text_line(w->rest, w->cells - w->indent, &skip);
    w->rest += skip;
    return skip > 0;
}

int text_lines(const char *text, int cells)
{
    struct text_flow w = {.rest = text, .cells = cells};
    int count = 0;
    while (text_next(&w))
        count++;
    return count;
}

/* marked: the last row shows that more is to come. */
static int draw_flow(struct frame *f, struct rect r, int y, enum style style, const char *text,
                     int from, bool marked)
{
    struct text_flow w = {.rest = text, .cells = r.w};
    int row = y;
    for (int line = 0; row < r.h && text_next(&w); line++) {
        if (line < from)
            continue;
        strbuf_reset(&f->scratch);
        strbuf_add(&f->scratch, w.line, w.bytes);
        if (marked && row == r.h - 1 &&
            *w.rest) { /* too wide on purpose: it is cut with its mark */
            strbuf_putc(&f->scratch, ' ');
            strbuf_puts(&f->scratch, w.rest);
        }
        frame_text(f, r, w.indent, row++, w.heading ? STYLE_STRONG : style,
                   strbuf_text(&f->scratch));
    }
    return row - y;
}

int text_block(struct frame *f, struct rect r, int y, enum style style, const char *text)
{
    return draw_flow(f, r, y, style, text, 0, true);
}

void text_window(struct frame *f, struct rect r, enum style style, const char *text, int from)
{
    draw_flow(f, r, 0, style, text, from, false);
}

/* Digits of a number, at least `width` of them; returns the end. */
static char *digits(char *out, int64_t value, int width)
{
    char reversed[TEXT_TIME_BYTES];
    int n = 0;
    do {
        reversed[n++] = (char) ('0' + value % 10);
        value /= 10;
    } while (value > 0 || n < width);
    while (n > 0)
        *out++ = reversed[--n];
    return out;
}

const char *text_time(char out[TEXT_TIME_BYTES], int64_t ms)
{
    int64_t s = (CLAMP(ms, 0, INT64_MAX - 999) + 999) / 1000;
    char *at = out;
    if (s >= 3600) {
        at = digits(at, s / 3600, 1);
        *at++ = ':';
    }
    at = digits(at, s / 60 % 60, s >= 3600 ? 2 : 1);
    *at++ = ':';
    at = digits(at, s % 60, 2);
    *at = '\0';
    return out;
}

const char *text_countdown(char out[TEXT_TIME_BYTES], int64_t ms)
{
    if (ms > 60000)
        return text_time(out, ms);
    *digits(out, (MAX(ms, 0) + 999) / 1000, 1) = '\0';
    return out;
}
