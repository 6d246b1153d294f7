/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"
#include "figure/model.h"

#include <string.h>

/* As large as the figure's place on a terminal of 80x24, and enough frames to see the way. */
enum { DRAFT_COLS = 42, DRAFT_ROWS = 17, FRAMES_A_PHASE = 3 };

static bool has_namesake(const struct figure *f, size_t phase)
{
    for (size_t i = 0; i < f->phase_count; i++)
        if (i != phase && strcmp(f->phases[i].name, f->phases[phase].name) == 0)
            return true;
    return false;
}

static void put_ruler(const struct figure *f, size_t phase, float from, struct strbuf *out)
{
    if (has_namesake(f, phase))
        strbuf_printf(out, "\n--- %zu %.2f ---\n", phase + 1, (double) from);
    else
        strbuf_printf(out, "\n--- %s %.2f ---\n", f->phases[phase].name, (double) from);
}

static void put_drawing(const struct cell *cells, struct strbuf *out)
{
    for (int y = 0; y < DRAFT_ROWS; y++, cells += DRAFT_COLS) {
        int end = DRAFT_COLS;
        while (end > 0 && cells[end - 1].cp == ' ')
            end--;
        for (int x = 0; x < end; x++) {
            char bytes[4];
            strbuf_add(out, bytes, (size_t) utf8_encode(cells[x].cp, bytes));
        }
        strbuf_putc(out, '\n');
    }
}

static double lungs(enum figure_breath breath, double progress)
{
    return breath == FIGURE_BREATH_IN ? progress : breath == FIGURE_BREATH_OUT ? 1 - progress : 0.5;
}

void figure_draft(const struct figure *f, struct strbuf *out)
{
    static const struct figure_style style = {.glyphs = FIGURE_ASCII, .cell_aspect = 2};
    struct cell cells[DRAFT_COLS * DRAFT_ROWS];
    struct figure_canvas canvas = {0};
    for (size_t phase = 0; phase < f->phase_count; phase++)
        for (int i = 0; i < FRAMES_A_PHASE; i++) {
            double progress = (i + 0.5) / FRAMES_A_PHASE;
            struct figure_moment m = {.phase = (int) phase,
                                      .progress = progress,
                                      .breath = lungs(f->phases[phase].breath, progress)};
            figure_draw(&canvas, f, &m, &style, cells, DRAFT_COLS, DRAFT_ROWS);
            put_ruler(f, phase, (float) i / FRAMES_A_PHASE, out);
            put_drawing(cells, out);
        }
    figure_canvas_release(&canvas);
}
