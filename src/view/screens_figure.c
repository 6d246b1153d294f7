/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screens that show a figure: the choice of its look, and the walk-through. */
#include "base/utf8.h"
#include "view/layout.h"
#include "view/screens.h"
#include "view/screens_page.h"

static bool draw_picture(struct frame *f, struct rect r, const struct picture *p,
                         const struct exercise *e, const struct figure_moment *m)
{
    const struct cell *cells =
        p && e && !rect_empty(r) ? p->draw(p->context, e, m, r.w, r.h) : NULL;
    if (cells)
        frame_cells(f, r, cells);
    return cells;
}

/* ---- the choice of the look ---- */

enum { SIDE_BY_SIDE_COLS = 130 };

/* Number and name of a look; the chosen one also carries a mark. */
static int draw_look_name(struct frame *f, struct rect r, int x, const struct look_model *m, int i)
{
    bool here = i == m->chosen;
    enum style style = here ? STYLE_ACCENT : STYLE_QUIET;
    int cells = frame_textf(f, r, x, 0, style, here ? "▸ %d %s" : "  %d %s", i + 1, m->names[i]);
    frame_hit(f, (struct rect){r.x + x, r.y, cells, r.h},
              (struct input){INPUT_CHAR, '1' + (uint32_t) i});
    return cells;
}

/* A figure stands on the lower edge of its rectangle: no taller than it needs, a third down. */
static struct rect preview_rect(struct rect r)
{
    int h = MIN(r.h, r.w / 2);
    return (struct rect){r.x, r.y + (r.h - h) / 3, r.w, h};
}

static void draw_looks_beside(struct frame *f, struct rect r, const struct look_model *m)
{
    int w = r.w / m->n;
    for (int i = 0; i < m->n; i++) {
        struct rect column = {r.x + i * w, r.y, w - 2, r.h};
        frame_hit(f, column, (struct input){INPUT_CHAR, '1' + (uint32_t) i});
        draw_look_name(f, rect_row(column, 0), 0, m, i);
        if (m->notes[i])
            frame_text(f, rect_row(column, 1), 4, 0, STYLE_QUIET, m->notes[i]);
        draw_picture(f, preview_rect(rect_inset(column, 0, 3, 0, 0)), m->pictures[i], m->exercise,
                     &m->moment);
    }
}

static void draw_one_look(struct frame *f, struct rect r, const struct look_model *m)
{
    struct rect names = rect_row(r, 0);
    for (int i = 0, x = 0; i < m->n; i++)
        x += draw_look_name(f, names, x, m, i) + 2;
    bool note = m->notes[m->chosen] && r.h >= 10;
    if (note)
        frame_text(f, rect_row(r, 1), 4, 0, STYLE_QUIET, m->notes[m->chosen]);
    struct rect figure = rect_inset(r, 0, note ? 3 : 1, 0, 0);
    figure = rect_centre(figure, MIN(figure.w, 3 * figure.h), figure.h);
    draw_picture(f, preview_rect(figure), m->pictures[m->chosen], m->exercise, &m->moment);
}

void view_look(struct frame *f, struct look_model *m)
{
    struct rect r = screens_begin_wide(f, SCREEN_LOOK, false,
                                       "Which look do you like best? f changes it any time");
    m->n = CLAMP(m->n, 1, LOOKS_MAX);
    m->chosen = CLAMP(m->chosen, 0, m->n - 1);
    if (r.w >= SIDE_BY_SIDE_COLS - 4 && m->n > 1)
        draw_looks_beside(f, r, m);
    else
        draw_one_look(f, r, m);
}

enum action look_key(struct look_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_LOOK, in);
    int number = keys_number(in);
    switch ((int) a) {
    case ACTION_PREVIOUS:
        m->chosen = (m->chosen + m->n - 1) % m->n;
        return ACTION_HANDLED;
    case ACTION_FOLLOWING:
        m->chosen = (m->chosen + 1) % m->n;
        return ACTION_HANDLED;
    case ACTION_NUMBER:
        if (number < 1 || number > m->n)
            return ACTION_NONE;
        m->chosen = number - 1;
        return ACTION_HANDLED;
    default:
        return a;
    }
}

/* ---- the walk-through ---- */

/* While one reads nobody waits for the end of a hold. */
enum { WALK_HOLD_MS = 4000, WALK_PAUSE_MS = 1000, WALK_BREATH_MS = 9000 };

static int32_t walk_phase_ms(const struct exercise_phase *p)
{
    return p->hold ? WALK_HOLD_MS : MIN(p->ms, 3 * WALK_HOLD_MS);
}

int64_t walk_cycle_ms(const struct exercise *e)
{
    int64_t cycle_ms = WALK_PAUSE_MS;
    for (size_t i = 0; i < e->n_phases; i++)
        cycle_ms += walk_phase_ms(&e->phases[i]);
    return cycle_ms;
}

struct figure_moment walk_moment(const struct exercise *e, int64_t elapsed_ms)
{
    struct figure_moment m = {.phase = -1, .still = true};
    int64_t cycle_ms = walk_cycle_ms(e);
    int64_t side = elapsed_ms / cycle_ms % 2;
    m.mirror_from = m.mirror_to = e->sides != SIDES_NONE && side == 1;
    double turn = (double) (elapsed_ms % WALK_BREATH_MS) / WALK_BREATH_MS;
    m.breath = turn < 0.5 ? 2 * turn : 2 - 2 * turn;
    int64_t at = elapsed_ms % cycle_ms - WALK_PAUSE_MS;
    for (size_t i = 0; i < e->n_phases && at >= 0; i++) {
        const struct exercise_phase *p = &e->phases[i];
        int32_t ms = walk_phase_ms(p);
        m.phase = (int) i;
        m.progress = ms > 0 ? MIN((double) at / ms, 1.0) : 1.0;
        m.seconds = ms / 1000.0;
        m.still = p->hold;
        if (p->breath == BREATH_IN || p->breath == BREATH_OUT)
            m.breath = p->breath == BREATH_IN ? m.progress : 1 - m.progress;
        if (at < ms)
            break;
        at -= ms;
    }
    return m;
}

static void add_list(struct strbuf *out, const char *title, const char *const *lines, size_t n)
{
    if (n == 0)
        return;
    strbuf_printf(out, "\n# %s\n", title);
    for (size_t i = 0; i < n; i++)
        strbuf_printf(out, "· %s\n", lines[i]);
}

static void walk_text(const struct walk_model *m, struct strbuf *out)
{
    const struct exercise *e = m->exercise;
    if (m->dose)
        strbuf_printf(out, "# %s\n\n", m->dose);
    for (size_t i = 0; i < e->n_how; i++)
        strbuf_printf(out, "%zu. %s\n", i + 1, e->how[i]);
    if (m->advice)
        strbuf_printf(out, "\n# For you\n%s\n", m->advice);
    add_list(out, "Keep in mind", e->cues, e->n_cues);
    add_list(out, "Avoid", e->mistakes, e->n_mistakes);
    if (m->easier)
        strbuf_printf(out, "\nEasier (e): %s", m->easier);
    if (m->harder)
        strbuf_printf(out, "\nHarder (h): %s", m->harder);
}

void view_walk(struct frame *f, struct walk_model *m)
{
    struct page_layout l = layout_page(f->cols, f->rows);
    struct play_layout p = layout_play(f->cols, f->rows, m->picture);
    frame_text(f, l.title, 0, 0, STYLE_TITLE, m->exercise->name);
    if (l.title.w >= utf8_width(m->exercise->name) + 16) {
        strbuf_reset(&f->scratch);
        strbuf_printf(&f->scratch, "new to you · %d/%d", m->number, m->count);
        frame_text_right(f, l.title, 0, STYLE_QUIET, strbuf_text(&f->scratch));
    }
    keys_footer(f, l.footer, SCREEN_WALK);
    struct rect text = l.body;
    struct figure_moment moment = walk_moment(m->exercise, m->elapsed_ms);
    if (draw_picture(f, p.figure, m->picture, m->exercise, &moment)) {
        text = p.panel;
        if (p.separator_x >= 0)
            frame_vline(f, (struct rect){p.separator_x + 1, text.y, 1, text.h}, 0, STYLE_LINE);
    }
    text.w = MIN(text.w, LAYOUT_TEXT_CELLS);
    struct strbuf words = {0};
    walk_text(m, &words);
    scroll_text(f, text, STYLE_TEXT, strbuf_text(&words), &m->scroll);
    strbuf_release(&words);
}

enum action walk_key(struct walk_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_WALK, in);
    return scroll_key(&m->scroll, a) ? ACTION_HANDLED : a;
}
