/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the list of the home screen: the row under the cursor, in full. */
#include "base/utf8.h"
#include "view/home.h"
#include "view/screens.h"
#include "view/text.h"

/* ---- the figure ---- */

/* The step whose exercise moves now: one repetition of each, in turn. -1: none moves. */
static int moving_step(const struct home_routine *r, int64_t elapsed_ms, int64_t *into_ms)
{
    int64_t cycle_ms = 0;
    for (size_t i = 0; i < r->n_steps; i++)
        cycle_ms += r->steps[i].exercise ? walk_cycle_ms(r->steps[i].exercise) : 0;
    if (cycle_ms == 0)
        return -1;
    int64_t at = elapsed_ms % cycle_ms;
    for (size_t i = 0; i < r->n_steps; i++) {
        int64_t ms = r->steps[i].exercise ? walk_cycle_ms(r->steps[i].exercise) : 0;
        if (at < ms) {
            *into_ms = at;
            return (int) i;
        }
        at -= ms;
    }
    return -1;
}

static bool draw_figure(struct frame *f, struct rect r, const struct home_model *m,
                        const struct exercise *e, int64_t into_ms)
{
    struct figure_moment moment = walk_moment(e, into_ms);
    const struct cell *cells = m->picture->draw(m->picture->context, e, &moment, r.w, r.h);
    if (cells)
        frame_cells(f, r, cells);
    return cells;
}

/* ---- the words ---- */

/* "level 1 4:10 · 2 4:57 · 3 5:50", the chosen one standing out. Returns the rows used. */
static int draw_times(struct frame *f, struct rect r, int y, const struct home_routine *routine,
                      int level)
{
    char time[TEXT_TIME_BYTES];
    int x = frame_text(f, r, 0, y, STYLE_QUIET, "level") + 1;
    for (int i = 1; i <= EXERCISE_LEVELS; i++) {
        if (i > 1)
            x += frame_text(f, r, x, y, STYLE_QUIET, "· ");
        int from = x;
        x += frame_textf(f, r, x, y, i == level ? STYLE_STRONG : STYLE_QUIET, "%d %s", i,
                         text_time(time, routine->total_ms[i - 1])) +
             1;
        if (y < r.h && i != level)
            frame_hit(f, (struct rect){r.x + from, r.y + y, x - from, 1},
                      (struct input){INPUT_CHAR, '1' + HOME_FILTER_LEVEL});
    }
    return 1;
}

static int draw_kit(struct frame *f, struct rect r, int y, unsigned equipment)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < equipment_words.count; i++)
        if (equipment >> i & 1U)
            strbuf_printf(&text, "%s%s", text.length ? ", " : "needs ", equipment_words.words[i]);
    int used = text_block(f, r, y, STYLE_QUIET, text.length ? strbuf_text(&text) : "no kit");
    strbuf_release(&text);
    return used;
}

static void draw_steps(struct frame *f, struct rect r, const struct home_routine *routine,
                       int moving)
{
    int n = (int) routine->n_steps, top = 0;
    if (n > r.h && moving >= 0) /* the one that moves stays in sight */
        top = CLAMP(moving - r.h / 2, 0, n - r.h);
    for (int i = top, y = 0; i < n && y < r.h; i++, y++) {
        const struct home_step *s = &routine->steps[i];
        bool more = (y == r.h - 1 && i + 1 < n) || (y == 0 && top > 0);
        int dose = s->dose ? utf8_width(s->dose) + 1 : 0;
        struct rect row = rect_row(r, y);
        if (i == moving && !more)
            frame_put(f, row, 0, 0, STYLE_ACCENT, 0x25b8);
        frame_text(f, rect_inset(row, 2, 0, dose, 0), 0, 0, i == moving ? STYLE_STRONG : STYLE_TEXT,
                   more ? "…" : s->name);
        if (s->dose && !more)
            frame_text_right(f, row, 0, STYLE_QUIET, s->dose);
    }
}

/* Why it is here says more than what it is. */
static const char *words_of(const struct home_row *row)
{
    return row->note ? row->note : row->about ? row->about : "";
}

static void draw_routine(struct frame *f, struct rect r, const struct home_model *m,
                         const struct home_row *row)
{
    int y = text_block(f, r, 0, STYLE_TITLE, row->text);
    if (row->note || row->about)
        y += text_block(f, r, y, row->note ? STYLE_TEXT : STYLE_QUIET, words_of(row));
    y += draw_times(f, r, y, row->routine, home_filter_level(&m->filter, row->routine->level));
    draw_kit(f, r, y, row->routine->facts.equipment);
}

static int routine_rows(const struct home_row *row, int cells)
{
    return text_lines(row->text, cells) + text_lines(words_of(row), cells) + 2;
}

/* The figure gets what the words and some steps leave. */
static int figure_rows(const struct home_row *row, struct rect r)
{
    enum { LEAST = 6, MOST = 16 };
    int steps = MIN((int) row->routine->n_steps, r.h >= 22 ? 8 : 3);
    int rows = MIN(r.h - routine_rows(row, r.w) - 2 - steps, MIN(r.w / 2, (int) MOST));
    return rows >= LEAST ? rows : 0;
}

void home_draw_beside(struct frame *f, struct rect r, const struct home_model *m,
                      const struct home_row *row)
{
    if (!row->routine) {
        int y = text_block(f, r, 0, STYLE_TITLE, row->text);
        if (row->note)
            y += text_block(f, r, y, STYLE_TEXT, row->note);
        if (row->about)
            text_block(f, r, y + 1, STYLE_TEXT, row->about);
        return;
    }
    int64_t into_ms = 0;
    int moving = moving_step(row->routine, m->elapsed_ms - m->beside_ms, &into_ms);
    int figure = m->picture && moving >= 0 ? figure_rows(row, r) : 0;
    if (figure && draw_figure(f, (struct rect){r.x, r.y, r.w, figure}, m,
                              row->routine->steps[moving].exercise, into_ms))
        r = rect_inset(r, 0, figure + 1, 0, 0);
    else
        moving = -1;
    draw_routine(f, r, m, row);
    draw_steps(f, rect_inset(r, 0, routine_rows(row, MAX(r.w, 1)) + 1, 0, 0), row->routine, moving);
}
