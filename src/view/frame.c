/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/frame.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "view/glyph.h"

#include <stdlib.h>
#include <string.h>

static const struct cell blank = {' ', CELL_COLOUR_DEFAULT, CELL_COLOUR_DEFAULT, 0};

void frame_begin(struct frame *f, int cols, int rows, const struct view_caps *caps)
{
    f->cols = MAX(cols, 1);
    f->rows = MAX(rows, 1);
    f->caps = *caps;
    f->cursor_x = f->cursor_y = -1;
    f->overlaps = f->n_hits = 0;
    size_t count = (size_t) f->cols * (size_t) f->rows;
    if (count > f->room) {
        f->cells = xreallocarray(f->cells, count, sizeof *f->cells);
        if (f->trace)
            f->trace = xreallocarray(f->trace, count, 1);
        f->room = count;
    }
    for (size_t i = 0; i < count; i++)
        f->cells[i] = blank;
    if (f->trace)
        memset(f->trace, 0, count);
}

static void add_hit(struct frame *f, struct rect r, struct input input, bool pane)
{
    if (f->n_hits < FRAME_HITS_MAX && !rect_empty(r))
        f->hits[f->n_hits++] = (struct hit){r, input, pane};
}

void frame_hit(struct frame *f, struct rect r, struct input input)
{
    add_hit(f, r, input, false);
}

void frame_pane(struct frame *f, struct rect r, uint32_t n)
{
    add_hit(f, r, (struct input){INPUT_NONE, n}, true);
}

struct input frame_input(const struct frame *f, struct input mouse)
{
    bool wheel = mouse.key != INPUT_PRESS;
    int x = (int) (mouse.cp & 0xffff), y = (int) (mouse.cp >> 16);
    for (int i = f->n_hits - 1; i >= 0; i--) {
        const struct hit *h = &f->hits[i];
        bool inside = x >= h->r.x && x < h->r.x + h->r.w && y >= h->r.y && y < h->r.y + h->r.h;
        if (inside && h->pane == wheel)
            return wheel ? (struct input){mouse.key, h->input.cp} : h->input;
    }
    return (struct input){wheel ? mouse.key : INPUT_NONE, 0};
}

void frame_release(struct frame *f)
{
    free(f->cells);
    free(f->trace);
    strbuf_release(&f->scratch);
    *f = (struct frame){0};
}

struct rect frame_rect(const struct frame *f)
{
    return (struct rect){0, 0, f->cols, f->rows};
}

struct rect rect_inset(struct rect r, int left, int top, int right, int bottom)
{
    int w = MAX(r.w - left - right, 0), h = MAX(r.h - top - bottom, 0);
    return (struct rect){r.x + MIN(left, r.w), r.y + MIN(top, r.h), w, h};
}

struct rect rect_row(struct rect r, int y)
{
    return (struct rect){r.x, r.y + y, r.w, y >= 0 && y < r.h ? 1 : 0};
}

struct rect rect_centre(struct rect r, int w, int h)
{
    w = CLAMP(w, 0, r.w);
    h = CLAMP(h, 0, r.h);
    return (struct rect){r.x + (r.w - w) / 2, r.y + (r.h - h) / 2, w, h};
}

bool rect_empty(struct rect r)
{
    return r.w <= 0 || r.h <= 0;
}

/* The cell at x, y of r, or NULL where that is outside of r or of the frame. */
static struct cell *cell_at(struct frame *f, struct rect r, int x, int y)
{
    if (x < 0 || y < 0 || x >= r.w || y >= r.h)
        return NULL;
    x += r.x;
    y += r.y;
    if (x < 0 || y < 0 || x >= f->cols || y >= f->rows)
        return NULL;
    return &f->cells[(size_t) y * (size_t) f->cols + (size_t) x];
}

static void set_cell(struct frame *f, struct cell *c, struct look look, uint32_t cp)
{
    if (f->trace && cp != ' ') {
        size_t at = (size_t) (c - f->cells);
        f->overlaps += f->trace[at];
        f->trace[at] = 1;
    }
    *c = (struct cell){cp, look.fg, look.bg, look.attr};
}

/* What is really drawn for a code point, and how wide that is. */
static uint32_t drawable(const struct frame *f, uint32_t cp, int *width)
{
    *width = 1;
    if (cp >= ' ' && cp < 0x7f)
        return cp;
    bool block = cp >= 0x2500 && cp < 0x25a0; /* most of the rest */
    if (cp == '\n' || cp == '\t')
        cp = ' ';
    else if (!block && utf8_is_unsafe(cp))
        cp = '?';
    *width = block ? 1 : utf8_cp_width(cp);
    if (!f->caps.utf8)
        return (unsigned char) glyph_ascii(cp);
    return f->caps.console ? glyph_console(cp) : cp;
}

/* Draws one code point and returns its width; a wide one at the edge leaves a blank. */
static int put(struct frame *f, struct rect r, int x, int y, struct look look, uint32_t cp)
{
    int width;
    cp = drawable(f, cp, &width);
    struct cell *c = cell_at(f, r, x, y);
    if (width == 0 || !c)
        return width;
    if (cp >= 0x2580 && cp < 0x25a0) /* a bold block is no bolder, but wider than its cell */
        look.attr &= (uint8_t) ~CELL_BOLD;
    struct cell *second = width == 2 ? cell_at(f, r, x + 1, y) : NULL;
    if (width == 2 && (!second || !f->caps.utf8)) {
        set_cell(f, c, look, f->caps.utf8 ? ' ' : cp);
        if (second)
            set_cell(f, second, look, ' ');
        return width;
    }
    set_cell(f, c, look, cp);
    if (second)
        *second = (struct cell){0, look.fg, look.bg, look.attr};
    return width;
}

void frame_put(struct frame *f, struct rect r, int x, int y, enum style style, uint32_t cp)
{
    put(f, r, x, y, theme_look(&f->caps, style), cp);
}

static int put_text(struct frame *f, struct rect r, int x, int y, struct look look,
                    const char *text, size_t length)
{
    int start = x;
    for (size_t at = 0; at < length && x < r.w;) {
        uint32_t cp;
        int bytes = utf8_decode(text + at, length - at, &cp);
        if (bytes < 0) {
            cp = '?';
            bytes = 1;
        }
        at += (size_t) bytes;
        x += put(f, r, x, y, look, cp);
    }
    return x - start;
}

int frame_text(struct frame *f, struct rect r, int x, int y, enum style style, const char *text)
{
    struct look look = theme_look(&f->caps, style);
    int left = r.w - x;
    if (left <= 0 || y < 0 || y >= r.h)
        return 0;
    if (utf8_width(text) <= left)
        return put_text(f, r, x, y, look, text, strlen(text));
    size_t bytes = utf8_fit(text, left - 1, NULL);
    while (bytes > 0 && text[bytes - 1] == ' ')
        bytes--;
    int used = put_text(f, r, x, y, look, text, bytes);
    return used + put(f, r, x + used, y, look, 0x2026);
}

int frame_textf(struct frame *f, struct rect r, int x, int y, enum style style, const char *fmt,
                ...)
{
    va_list ap;
    va_start(ap, fmt);
    strbuf_reset(&f->scratch);
    strbuf_vprintf(&f->scratch, fmt, ap);
    va_end(ap);
    return frame_text(f, r, x, y, style, strbuf_text(&f->scratch));
}

int frame_text_right(struct frame *f, struct rect r, int y, enum style style, const char *text)
{
    return frame_text(f, r, MAX(r.w - utf8_width(text), 0), y, style, text);
}

int frame_text_centre(struct frame *f, struct rect r, int y, enum style style, const char *text)
{
    return frame_text(f, r, MAX((r.w - utf8_width(text)) / 2, 0), y, style, text);
}

void frame_fill(struct frame *f, struct rect r, enum style style, uint32_t cp)
{
    struct look look = theme_look(&f->caps, style);
    for (int y = 0; y < r.h; y++)
        for (int x = 0; x < r.w; x++)
            put(f, r, x, y, look, cp);
}

void frame_vline(struct frame *f, struct rect r, int x, enum style style)
{
    frame_fill(f, (struct rect){r.x + x, r.y, x >= 0 && x < r.w ? 1 : 0, r.h}, style, 0x2502);
}

void frame_restyle(struct frame *f, struct rect r, enum style style)
{
    struct look look = theme_look(&f->caps, style);
    for (int y = 0; y < r.h; y++) {
        for (int x = 0; x < r.w; x++) {
            struct cell *c = cell_at(f, r, x, y);
            if (!c)
                continue;
            c->attr = look.attr;
            c->fg = look.fg;
            c->bg = look.bg;
        }
    }
}

static void clear_rect(struct frame *f, struct rect r)
{
    for (int y = 0; y < r.h; y++) {
        for (int x = 0; x < r.w; x++) {
            struct cell *c = cell_at(f, r, x, y);
            if (!c)
                continue;
            *c = blank;
            if (f->trace)
                f->trace[c - f->cells] = 0;
        }
    }
}

struct rect frame_box(struct frame *f, struct rect r, enum style style, const char *title)
{
    clear_rect(f, r);
    frame_hit(f, r, (struct input){INPUT_NONE, 0}); /* what is below cannot be clicked at */
    if (r.w < 4 || r.h < 3)
        return r;
    struct look look = theme_look(&f->caps, style);
    for (int x = 1; x < r.w - 1; x++)
        put(f, r, x, r.h - 1, look, 0x2500);
    for (int y = 1; y < r.h - 1; y++) {
        put(f, r, 0, y, look, 0x2502);
        put(f, r, r.w - 1, y, look, 0x2502);
    }
    put(f, r, 0, 0, look, 0x256d);
    put(f, r, r.w - 1, 0, look, 0x256e);
    put(f, r, 0, r.h - 1, look, 0x2570);
    put(f, r, r.w - 1, r.h - 1, look, 0x256f);
    int used = 1;
    if (title && r.w > 8) {
        struct rect top = rect_inset(rect_row(r, 0), 0, 0, 3, 0);
        used = 3 + frame_text(f, top, 3, 0, STYLE_STRONG, title);
        put(f, r, 1, 0, look, 0x2500);
        used++;
    }
    for (int x = used; x < r.w - 1; x++)
        put(f, r, x, 0, look, 0x2500);
    return rect_inset(r, 2, 1, 2, 1);
}

static bool is_inside(const struct frame *f, struct rect r)
{
    return r.x >= 0 && r.y >= 0 && r.x + r.w <= f->cols && r.y + r.h <= f->rows;
}

void frame_cells(struct frame *f, struct rect r, const struct cell *cells)
{
    size_t w = (size_t) MAX(r.w, 0);
    if (f->caps.utf8 && !f->trace && is_inside(f, r)) { /* nearly always: as they are */
        for (int y = 0; y < r.h; y++)
            memcpy(&f->cells[(size_t) (r.y + y) * (size_t) f->cols + (size_t) r.x],
                   &cells[(size_t) y * w], w * sizeof *cells);
        return;
    }
    for (int y = 0; y < r.h; y++) {
        for (int x = 0; x < r.w; x++) {
            struct cell *c = cell_at(f, r, x, y);
            const struct cell *from = &cells[(size_t) y * (size_t) r.w + (size_t) x];
            uint32_t cp = from->cp;
            if (!f->caps.utf8 && cp != ' ') /* drawn by a person, who may have had more signs */
                cp = cp ? (uint32_t) glyph_ascii(cp) : ' ';
            if (c)
                set_cell(f, c, (struct look){from->fg, from->bg, from->attr}, cp);
        }
    }
}

void frame_dump(const struct frame *f, struct strbuf *out)
{
    for (int y = 0; y < f->rows; y++) {
        size_t end = out->length;
        for (int x = 0; x < f->cols; x++) {
            const struct cell *c = &f->cells[(size_t) y * (size_t) f->cols + (size_t) x];
            if (c->cp == 0)
                continue;
            char bytes[4];
            strbuf_add(out, bytes, (size_t) utf8_encode(c->cp, bytes));
            if (c->cp != ' ')
                end = out->length;
        }
        if (out->text && out->length > end) {
            out->length = end;
            out->text[end] = '\0';
        }
        strbuf_putc(out, '\n');
    }
}
