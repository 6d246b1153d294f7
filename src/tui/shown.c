/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/shown.h"

#include "base/cell.h"
#include "base/mem.h"
#include "tui/ghost.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void shown_reset(struct shown *s, int cols, int rows)
{
    s->cols = cols;
    s->rows = rows;
    s->blank = true;
    s->cells = xreallocarray(s->cells, (size_t) cols * (size_t) rows, sizeof *s->cells);
    s->next = xreallocarray(s->next, (size_t) cols, sizeof *s->next);
}

void shown_release(struct shown *s)
{
    free(s->cells);
    free(s->next);
    *s = (struct shown){0};
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return a->cp == b->cp && a->fg == b->fg && a->bg == b->bg && a->attr == b->attr;
}

/* was: what the row shows; NULL: it is not known. True where anything was drawn. */
static bool take_row(const struct cell *now, const struct cell *was, int cols, int y,
                     shown_draw *draw, void *context)
{
    bool changed = false;
    for (int x = 0; x < cols; x++) {
        if (was && same_cell(&now[x], &was[x]))
            continue;
        int from = x;
        while (from > 0 && now[from].cp == 0)
            from--;
        while (x + 1 < cols && (!was || !same_cell(&now[x + 1], &was[x + 1]) || now[x + 1].cp == 0))
            x++;
        draw(context, now, y, from, x + 1);
        changed = true;
    }
    return changed;
}

bool shown_take(struct shown *s, const struct frame *f, shown_draw *draw, void *context)
{
    assert(f->cols == s->cols && f->rows == s->rows);
    size_t cols = (size_t) f->cols, row_bytes = cols * sizeof *s->cells;
    bool all = s->blank, changed = false;
    for (int y = 0; y < f->rows; y++) {
        struct cell *was = s->cells + (size_t) y * cols;
        memcpy(s->next, f->cells + (size_t) y * cols, row_bytes);
        if (s->haunted && !all)
            ghost_wipe(s->next, was, f->cols);
        if (!all && memcmp(s->next, was, row_bytes) == 0)
            continue; /* most rows of most frames */
        changed = take_row(s->next, all ? NULL : was, f->cols, y, draw, context) || changed;
        memcpy(was, s->next, row_bytes);
    }
    s->blank = false;
    return changed;
}
