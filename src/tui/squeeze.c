/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/squeeze.h"

#include <string.h>

enum { BOLD = 1 << 1, DIM = 1 << 2, UNDERLINE = 1 << 4, REVERSE = 1 << 7 };

void squeeze_init(struct squeeze *s)
{
    *s = (struct squeeze){.has = {-1, -1, 0}, .wants = {-1, -1, 0}};
}

/* ---- naming a pen ---- */

struct sgr {
    char text[64];
    size_t length;
};

static void add_number(struct sgr *g, int value)
{
    char digits[8];
    int n = 0;
    do
        digits[n++] = (char) ('0' + value % 10);
    while ((value /= 10) > 0);
    if (g->length > 2)
        g->text[g->length++] = ';';
    while (n > 0)
        g->text[g->length++] = digits[--n];
}

/* base: 30 for the foreground, 40 for the background. */
static void add_colour(struct sgr *g, int colour, int base)
{
    if (colour < 0) {
        add_number(g, base + 9);
    } else if (colour < 8) {
        add_number(g, base + colour);
    } else if (colour < 16) {
        add_number(g, base + 60 + colour - 8);
    } else {
        add_number(g, base + 8);
        add_number(g, 5);
        add_number(g, colour);
    }
}

/* What has to be sent to get from one pen to another; length 0: nothing. */
static struct sgr way(struct squeeze_pen from, struct squeeze_pen to)
{
    struct sgr g = {"\033[", 2};
    if (from.attrs & ~to.attrs) { /* attributes only go away all together, everywhere */
        add_number(&g, 0);
        from = (struct squeeze_pen){-1, -1, 0};
    }
    for (int bit = 1; bit < 10; bit++)
        if (to.attrs & ~from.attrs & 1 << bit)
            add_number(&g, bit);
    if (from.fg != to.fg)
        add_colour(&g, to.fg, 30);
    if (from.bg != to.bg)
        add_colour(&g, to.bg, 40);
    if (g.length == 2)
        return (struct sgr){"", 0};
    g.text[g.length++] = 'm';
    return g;
}

static void take_pen(struct squeeze *s, struct squeeze_pen pen, struct strbuf *out)
{
    struct sgr g = way(s->has, pen);
    strbuf_add(out, g.text, g.length);
    s->has = pen;
}

/* ---- reading ---- */

/* Applies one SGR parameter (and those that belong to it); false: not known. */
static bool apply(struct squeeze_pen *pen, const int *p, int n, int *used)
{
    *used = 1;
    if (p[0] == 0)
        *pen = (struct squeeze_pen){-1, -1, 0};
    else if (p[0] < 10)
        pen->attrs |= (uint16_t) (1 << p[0]);
    else if (p[0] == 22)
        pen->attrs &= (uint16_t) ~(BOLD | DIM);
    else if (p[0] >= 23 && p[0] < 30)
        pen->attrs &= (uint16_t) ~(1 << (p[0] - 20));
    else if ((p[0] == 38 || p[0] == 48) && n >= 3 && p[1] == 5 && p[2] < 256) {
        *(p[0] == 38 ? &pen->fg : &pen->bg) = (int16_t) p[2];
        *used = 3;
    } else if (p[0] >= 30 && p[0] < 50 && p[0] % 10 != 8) {
        *(p[0] < 40 ? &pen->fg : &pen->bg) = (int16_t) (p[0] % 10 == 9 ? -1 : p[0] % 10);
    } else if (p[0] >= 90 && p[0] < 108 && p[0] % 10 < 8) {
        *(p[0] < 100 ? &pen->fg : &pen->bg) = (int16_t) (p[0] % 10 + 8);
    } else {
        return false;
    }
    return true;
}

/* The parameters between "ESC [" and "m". */
static bool read_sgr(struct squeeze_pen *pen, const char *text, size_t length)
{
    enum { PARAMETERS_MAX = 16 };
    int p[PARAMETERS_MAX] = {0}, n = 1;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == ';' && n < PARAMETERS_MAX)
            n++;
        else if (text[i] >= '0' && text[i] <= '9' && p[n - 1] < 10000)
            p[n - 1] = 10 * p[n - 1] + (text[i] - '0');
        else
            return false;
    }
    for (int i = 0, used; i < n; i += used)
        if (!apply(pen, p + i, n - i, &used))
            return false;
    return true;
}

/* Bytes of the escape sequence at `text`; 0: it does not end here. */
static size_t sequence_length(const char *text, size_t length)
{
    if (length < 2)
        return 0;
    if (text[1] != '[')
        return text[1] >= '(' && text[1] <= '+' ? (length >= 3 ? 3 : 0) : 2;
    size_t at = 2;
    while (at < length && (unsigned char) text[at] < 0x40)
        at++;
    return at < length ? at + 1 : 0;
}

/* Sequences whose effect does not depend on the pen: movements and modes. */
static bool ignores_pen(const char *text, size_t length)
{
    char last = text[length - 1];
    return text[1] == '[' && (strchr("ABCDGHdhlr", last) != NULL);
}

static size_t sequence(struct squeeze *s, const char *text, size_t length, struct strbuf *out)
{
    size_t n = sequence_length(text, length);
    if (n == 0) {
        s->off = true;
        return 0;
    }
    if (n == 3 && memcmp(text, "\033(B", 3) == 0)
        return n; /* comes with every reset; no other character set is ever chosen */
    if (text[1] == '[' && text[n - 1] == 'm') {
        struct squeeze_pen pen = s->wants;
        s->off = !read_sgr(&pen, text + 2, n - 3);
        s->wants = s->off ? s->wants : pen;
        return s->off ? 0 : n;
    }
    if (!ignores_pen(text, n))
        take_pen(s, s->wants, out);
    strbuf_add(out, text, n);
    return n;
}

/* ---- text ---- */

static const char upper_half[] = "\u2580", lower_half[] = "\u2584", full_block[] = "\u2588";
enum { BLOCK_BYTES = sizeof upper_half - 1 };

static size_t character_bytes(const char *text, size_t length)
{
    size_t n = 1;
    while (n < length && ((unsigned char) text[n] & 0xc0) == 0x80)
        n++;
    return n;
}

/* A half block with the pen, or the other half with the colours exchanged. */
static void half_block(struct squeeze *s, bool upper, struct strbuf *out)
{
    struct squeeze_pen other = {s->wants.bg, s->wants.fg, s->wants.attrs};
    bool exchange = way(s->has, other).length < way(s->has, s->wants).length;
    take_pen(s, exchange ? other : s->wants, out);
    strbuf_add(out, upper != exchange ? upper_half : lower_half, BLOCK_BYTES);
}

static size_t character(struct squeeze *s, const char *text, size_t length, struct strbuf *out)
{
    size_t n = character_bytes(text, length);
    struct squeeze_pen pen = s->wants;
    bool plain = !((s->has.attrs | pen.attrs) & (UNDERLINE | REVERSE));
    /* Bold may mean brighter colours: it has to be right where a colour is seen. */
    if (n == BLOCK_BYTES && plain && pen.attrs == 0 && pen.fg >= 0 && pen.bg >= 0 &&
        (memcmp(text, upper_half, n) == 0 || memcmp(text, lower_half, n) == 0)) {
        half_block(s, memcmp(text, upper_half, n) == 0, out);
        return n;
    }
    if (plain && n == 1 && *text == ' ') {
        pen.fg = s->has.fg;
        pen.attrs = s->has.attrs;
    } else if (plain && n == BLOCK_BYTES && memcmp(text, full_block, n) == 0) {
        pen.bg = s->has.bg;
    }
    take_pen(s, pen, out);
    strbuf_add(out, text, n);
    return n;
}

void squeeze_add(struct squeeze *s, const char *bytes, size_t length, struct strbuf *out)
{
    size_t at = 0;
    while (at < length && !s->off) {
        const char *text = bytes + at;
        if (*text == '\033') {
            at += sequence(s, text, length - at, out);
        } else if ((unsigned char) *text < ' ') {
            strbuf_putc(out, *text);
            at++;
        } else {
            at += character(s, text, length - at, out);
        }
    }
    take_pen(s, s->wants, out);
    strbuf_add(out, bytes + at, length - at);
}
