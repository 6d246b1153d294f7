/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/preview.h"

#include "base/utf8.h"
#include "view/bar.h"
#include "view/layout.h"
#include "view/play.h"
#include "view/play_words.h"
#include "view/text.h"

#include <string.h>

enum { STEPS_MAX = 256 };

/* ---- time ---- */

void preview_advance(struct preview_model *m, int64_t ms)
{
    if (m->timeline && m->timeline->total_ms > 0 && !m->paused)
        m->position_ms = (m->position_ms + ms) % m->timeline->total_ms;
}

static int phase_now(const struct preview_model *m)
{
    return timeline_phase_at(m->timeline, m->position_ms);
}

/* The next phase, or the one before, that takes any time; round the end. */
static void go_to_phase(struct preview_model *m, int direction)
{
    const struct timeline *t = m->timeline;
    int at = phase_now(m);
    for (int i = 0; i < t->n_phases; i++) {
        at = ((at + direction) % t->n_phases + t->n_phases) % t->n_phases;
        if (t->phases[at].ms > 0)
            break;
    }
    m->position_ms = t->phases[at].at_ms;
}

static void go_to_step(struct preview_model *m, int step)
{
    int n = m->timeline->n_steps;
    m->position_ms = timeline_step_start_ms(m->timeline, (step % n + n) % n);
}

enum action preview_key(struct preview_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_PREVIEW, in);
    bool moves = m->timeline && m->timeline->n_phases > 0;
    int step = moves ? m->timeline->phases[phase_now(m)].step : 0;
    if (in.key == INPUT_CLICK && moves)
        go_to_step(m, (int) in.cp);
    else if (a == ACTION_PAUSE)
        m->paused = !m->paused;
    else if ((a == ACTION_PREVIOUS || a == ACTION_FOLLOWING) && moves)
        go_to_phase(m, a == ACTION_FOLLOWING ? 1 : -1);
    else if ((a == ACTION_STEP_BACK || a == ACTION_STEP_NEXT) && moves)
        go_to_step(m, step + (a == ACTION_STEP_NEXT ? 1 : -1));
    else if (!scroll_key(&m->scroll, a))
        return a;
    return ACTION_HANDLED;
}

/* ---- the words ---- */

static void put_count(struct strbuf *out, const char *what, int n)
{
    if (n > 0)
        strbuf_printf(out, "%s%d %s%s", out->length ? ", " : "", n, what, n == 1 ? "" : "s");
}

static void draw_title(struct frame *f, struct rect r, const struct preview_model *m)
{
    struct strbuf text = {0};
    put_count(&text, "error", m->errors);
    put_count(&text, "warning", m->warnings);
    const char *says = text.length ? strbuf_text(&text) : "nothing wrong";
    enum style style = m->errors ? STYLE_ALERT : m->warnings ? STYLE_WARN : STYLE_GOOD;
    int cells = utf8_width(says);
    frame_text(f, rect_inset(r, 0, 0, cells + 2, 0), 0, 0, STYLE_TITLE, m->path);
    if (r.w > cells)
        frame_text_right(f, r, 0, style, says);
    strbuf_release(&text);
}

/* "set 1/2 · rep 3/5 · left" */
static void draw_place(struct frame *f, struct rect r, int y, const struct timeline *t,
                       const struct phase *p)
{
    const struct dose *dose = &t->steps[p->step].dose;
    struct strbuf text = {0};
    if (p->set > 0 && dose->sets > 1)
        strbuf_printf(&text, "set %d/%d · ", p->set, dose->sets);
    if (p->rep > 0)
        strbuf_printf(&text, "rep %d/%d · ", p->rep, dose->reps);
    if (p->side != SIDE_NONE)
        strbuf_printf(&text, "%s · ", side_names[p->side]);
    strbuf_puts(&text, phase_kind_names[p->kind]);
    frame_text(f, r, 0, y, STYLE_QUIET, strbuf_text(&text));
    strbuf_release(&text);
}

/* "in" and "breathe in" say how it is breathed, "cow" does not. */
static bool ends_in(const char *name, const char *word)
{
    size_t length = strlen(name), n = strlen(word);
    return length >= n && strcmp(name + length - n, word) == 0 &&
           (length == n || name[length - n - 1] == ' ');
}

static void draw_phase(struct frame *f, struct rect row, const struct exercise_phase *p, bool here)
{
    int x = 2;
    if (here)
        frame_put(f, row, 0, 0, STYLE_ACCENT, 0x25b8);
    x += frame_text(f, row, x, 0, here ? STYLE_STRONG : STYLE_TEXT, p->name) + 2;
    if (p->hold)
        x += frame_text(f, row, x, 0, STYLE_QUIET, "hold") + 2;
    else
        x += frame_textf(f, row, x, 0, STYLE_QUIET, "%g s", p->ms / 1000.0) + 2;
    const char *breath = breath_words.words[p->breath];
    if (p->breath != BREATH_FREE && !ends_in(p->name, breath))
        frame_text(f, row, x, 0, play_breath_style(p->breath), breath);
}

/* One repetition, phase by phase, and what is said in the one that is shown. Returns the rows. */
static int draw_phases(struct frame *f, struct rect r, int y, const struct exercise *e, int cycle)
{
    int rows = 0;
    for (size_t i = 0; i < e->n_phases && y + rows < r.h; i++, rows++)
        draw_phase(f, rect_row(r, y + rows), &e->phases[i], (int) i == cycle);
    const char *say = cycle >= 0 ? e->phases[cycle].say : NULL;
    if (say && y + rows + 1 < r.h)
        text_block(f, (struct rect){r.x + 2, r.y, r.w - 2, y + rows + 2}, y + rows + 1, STYLE_QUIET,
                   say);
    return rows + 2;
}

static const char *step_name(const struct plan_step *s)
{
    return s->exercise ? s->exercise->name : s->kind == STEP_REST ? "Rest" : s->step->title;
}

static void draw_steps(struct frame *f, struct rect r, const struct timeline *t, int here)
{
    int top = t->n_steps > r.h ? CLAMP(here - r.h / 2, 0, t->n_steps - r.h) : 0;
    char time[TEXT_TIME_BYTES];
    for (int i = top, y = 0; i < t->n_steps && y < r.h; i++, y++) {
        struct rect row = rect_row(r, y);
        text_time(time, timeline_step_start_ms(t, i));
        if (i == here)
            frame_put(f, row, 0, 0, STYLE_ACCENT, 0x25b8);
        int cells = row.w >= 16 ? utf8_width(time) + 1 : 0;
        if (cells)
            frame_text_right(f, row, 0, STYLE_QUIET, time);
        frame_text(f, rect_inset(row, 0, 0, cells, 0), 2, 0, i == here ? STYLE_STRONG : STYLE_TEXT,
                   step_name(&t->steps[i]));
        frame_hit(f, row, (struct input){INPUT_CLICK, (uint32_t) i});
    }
}

static void draw_timeline(struct frame *f, struct rect r, const struct preview_model *m)
{
    const struct timeline *t = m->timeline;
    const struct phase *p = &t->phases[phase_now(m)];
    const struct plan_step *s = &t->steps[p->step];
    int y = text_block(f, r, 0, STYLE_STRONG, step_name(s));
    draw_place(f, r, y, t, p);
    if (m->turn != 0 && r.w > 34) {
        strbuf_reset(&f->scratch);
        strbuf_printf(&f->scratch, "turned %d°", m->turn);
        frame_text_right(f, r, y, STYLE_QUIET, strbuf_text(&f->scratch));
    }
    y += 2;
    if (s->exercise)
        y += draw_phases(f, r, y, s->exercise, p->cycle) + 1;
    if (t->n_steps > 1)
        draw_steps(f, rect_inset(r, 0, y, 0, 0), t, p->step);
}

/* ---- all together ---- */

static void draw_figure(struct frame *f, struct rect r, const struct preview_model *m)
{
    struct play_scene s = play_scene(m->timeline, m->position_ms, 0, false);
    const struct cell *cells =
        s.exercise && !rect_empty(r)
            ? m->picture->draw(m->picture->context, s.exercise, &s.moment, r.w, r.h)
            : NULL;
    if (cells)
        frame_cells(f, r, cells);
}

/* What is wrong stands below the timeline; all of the panel is its where there is none. */
static void draw_panel(struct frame *f, struct rect r, struct preview_model *m)
{
    int rows =
        m->report ? MIN(text_lines(m->report, MAX(r.w - 2, 1)), m->timeline ? r.h / 2 : r.h) : 0;
    if (rows > 0) {
        struct rect report = {r.x, r.y + r.h - rows, r.w, rows};
        scroll_text(f, report, m->errors ? STYLE_ALERT : STYLE_WARN, m->report, &m->scroll);
        frame_pane(f, report, 0);
    }
    if (m->timeline && m->timeline->n_phases > 0)
        draw_timeline(f, rect_inset(r, 0, 0, 0, rows ? rows + 1 : 0), m);
}

void view_preview(struct frame *f, struct preview_model *m)
{
    struct play_layout l = layout_play(f->cols, f->rows, m->picture && m->timeline);
    draw_title(f, l.title, m);
    keys_footer(f, l.footer, SCREEN_PREVIEW);
    if (m->picture && m->timeline)
        draw_figure(f, l.figure, m);
    if (l.separator_x >= 0)
        frame_vline(f, (struct rect){l.separator_x + 1, l.panel.y, 1, l.panel.h}, 0, STYLE_LINE);
    draw_panel(f, l.panel, m);
    if (!m->timeline)
        return;
    int64_t starts[STEPS_MAX];
    int n = MIN(m->timeline->n_steps, STEPS_MAX);
    for (int i = 0; i < n; i++)
        starts[i] = timeline_step_start_ms(m->timeline, i);
    bar_progress(f, l.progress, m->position_ms, m->timeline->total_ms, starts, n);
}
