/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/bar.h"

/* n eighths of a cell filled from the left: ▏ U+258F (1) to █ U+2588 (8). */
static uint32_t eighths(int n)
{
    return n <= 0 ? ' ' : (uint32_t) (0x2590 - MIN(n, 8));
}

static void fill_eighths(struct frame *f, struct rect r, enum style style, double full,
                         uint32_t empty)
{
    int total = (int) (CLAMP(full, 0.0, 1.0) * r.w * 8 + 0.5);
    for (int x = 0; x < r.w; x++) {
        int n = CLAMP(total - 8 * x, 0, 8);
        frame_put(f, r, x, 0, n > 0 ? style : STYLE_LEFT_OVER, n > 0 ? eighths(n) : empty);
    }
}

void bar_gauge(struct frame *f, struct rect r, enum style style, double full)
{
    enum { WALLS = 4 }; /* below this there is only the bar */
    if (rect_empty(r))
        return;
    if (r.w < WALLS) {
        fill_eighths(f, r, style, full, ' ');
        return;
    }
    frame_put(f, r, 0, 0, STYLE_LINE, 0x2595);
    fill_eighths(f, rect_inset(r, 1, 0, 1, 0), style, full, 0x2591);
    frame_put(f, r, r.w - 1, 0, STYLE_LINE, f->caps.utf8 ? 0x258f : ']');
}

void bar_value(struct frame *f, struct rect r, enum style style, double value, double most)
{
    if (!rect_empty(r) && most > 0)
        fill_eighths(f, rect_row(r, 0), style, value / most, ' ');
}

static int column(int64_t at_ms, int64_t total_ms, int w)
{
    return (int) ((double) at_ms * w / (double) MAX(total_ms, 1));
}

void bar_progress(struct frame *f, struct rect r, int64_t position_ms, int64_t total_ms,
                  const int64_t *starts_ms, int n)
{
    enum { PERCENT_CELLS = 6 };
    if (rect_empty(r))
        return;
    int64_t position = CLAMP(position_ms, 0, MAX(total_ms, 0));
    if (r.w >= 24) {
        int percent = (int) (100 * position / MAX(total_ms, 1));
        strbuf_reset(&f->scratch);
        strbuf_printf(&f->scratch, "%3d %%", percent);
        frame_text_right(f, r, 0, STYLE_QUIET, strbuf_text(&f->scratch));
        r.w -= PERCENT_CELLS;
    }
    for (int i = 0; i < n; i++) {
        int from = column(starts_ms[i], total_ms, r.w);
        int to = i + 1 < n ? column(starts_ms[i + 1], total_ms, r.w) : r.w;
        struct rect piece = {r.x + from, r.y, to - from, 1};
        frame_hit(f, piece, (struct input){INPUT_CLICK, (uint32_t) i});
    }
    int done = column(position, total_ms, r.w);
    int cut = 0, i = 1, next = n > 1 ? column(starts_ms[1], total_ms, r.w) : r.w;
    for (int x = 0; x < r.w; x++) {
        while (i < n && next < x)
            next = ++i < n ? column(starts_ms[i], total_ms, r.w) : r.w;
        /* Steps too short to be told apart share a piece. */
        bool cuts = i < n && next == x && x > cut + 1;
        if (cuts)
            cut = x;
        uint32_t cp = cuts ? 0x2502 : x < done ? 0x2501 : x == done ? 0x2578 : 0x2500;
        frame_put(f, r, x, 0, x <= done ? STYLE_DONE : STYLE_LEFT_OVER, cp);
    }
}
