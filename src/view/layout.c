/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/layout.h"

/* The slot to serve after those of `done`: the lowest rank, and of equals the first. */
static int next_slot(const struct slot *slots, int n, const bool *done)
{
    int best = -1;
    for (int i = 0; i < n; i++)
        if (!done[i] && (best < 0 || slots[i].rank < slots[best].rank))
            best = i;
    return best;
}

void layout_stack(const struct slot *slots, int n, int total, int *rows)
{
    bool done[LAYOUT_SLOTS_MAX] = {false};
    int order[LAYOUT_SLOTS_MAX];
    n = MIN(n, LAYOUT_SLOTS_MAX);
    for (int k = 0; k < n; k++) {
        int i = order[k] = next_slot(slots, n, done);
        done[i] = true;
        rows[i] = slots[i].min <= total ? slots[i].min : 0;
        total -= rows[i];
    }
    for (int k = 0; k < n; k++) {
        const struct slot *s = &slots[order[k]];
        int step = MAX(s->step, 1), *got = &rows[order[k]];
        bool shown = *got > 0 || s->min == 0;
        for (; shown && *got + step <= s->want && step <= total; total -= step)
            *got += step;
    }
}

/* Air around what is shown, where there is enough of it. */
static int side_margin(int cols)
{
    return cols >= 100 ? 2 : cols >= 24 ? 1 : 0;
}

struct page_layout layout_page(int cols, int rows)
{
    int side = side_margin(cols);
    struct rect all = {side, 0, MAX(cols - 2 * side, 0), rows};
    struct page_layout l = {.title = {all.x, 0, all.w, rows >= 3 ? 1 : 0},
                            .footer = {all.x, rows - 1, all.w, rows >= 2 ? 1 : 0}};
    int top = l.title.h + (rows >= 10), bottom = l.footer.h + (rows >= 12);
    l.body = rect_inset(all, 0, top, 0, bottom);
    return l;
}

/* Beside the panel where there is width, above it where there is height, else nowhere. */
static void place_figure(struct play_layout *l, struct rect body)
{
    enum { SIDE_COLS = 56, SIDE_ROWS = 9, ABOVE_ROWS = 18, PANEL_MIN = 27, PANEL_MAX = 46 };
    if (body.w >= SIDE_COLS && body.h >= SIDE_ROWS) {
        int panel = CLAMP(body.w * 42 / 100, PANEL_MIN, PANEL_MAX);
        int figure = body.w - panel - 3;
        l->figure = (struct rect){body.x, body.y, figure, body.h};
        l->separator_x = body.x + figure;
        l->panel = (struct rect){body.x + figure + 3, body.y, panel, body.h};
    } else if (body.w >= 30 && body.h >= ABOVE_ROWS) {
        int figure = CLAMP(body.h * 55 / 100, 9, body.h - 8);
        l->figure = (struct rect){body.x, body.y, body.w, figure};
        l->panel = rect_inset(body, 0, figure + 1, 0, 0);
    }
}

struct play_layout layout_play(int cols, int rows, bool wants_figure)
{
    int side = side_margin(cols);
    struct play_layout l = {.separator_x = -1};
    struct rect all = {side, 0, MAX(cols - 2 * side, 0), rows};
    l.title = (struct rect){all.x, 0, all.w, rows >= 4 ? 1 : 0};
    l.footer = (struct rect){all.x, rows - 1, all.w, rows >= 3 ? 1 : 0};
    l.progress = (struct rect){all.x, rows - 1 - l.footer.h, all.w, rows >= 2 ? 1 : 0};
    int above = l.title.h + (rows >= 20), below = l.footer.h + l.progress.h + (rows >= 22);
    struct rect body = rect_inset(all, 0, above, 0, below);
    l.caption = (struct rect){all.x, l.progress.y - 1, all.w, rows >= 22};
    l.panel = body;
    if (wants_figure)
        place_figure(&l, body);
    return l;
}
