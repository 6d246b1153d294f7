/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/play_card.h"

#include "view/big.h"
#include "view/layout.h"
#include "view/text.h"

enum { MARK_CELLS = 8 };

/* ---- items ---- */

static const struct {
    const char *mark;
    enum style mark_style, text_style;
} answers[] = {
    [CHECK_OPEN] = {"[ ]", STYLE_QUIET, STYLE_TEXT},
    [CHECK_YES] = {"[x]", STYLE_GOOD, STYLE_QUIET},
    [CHECK_NOT_YET] = {"not yet", STYLE_WARN, STYLE_TEXT},
    [CHECK_NOT_APPLICABLE] = {"n/a", STYLE_QUIET, STYLE_QUIET},
};

/* What was typed at an item, and room for what is still to come: "38  41  [4_]  degrees · best 41".
 */
static void typed_line(struct frame *f, const struct checklist *c, size_t i)
{
    const struct check_measure *m = c->step->items[i].measure;
    const struct checklist_item *at = &c->items[i];
    bool here = c->cursor == i;
    double value;
    strbuf_reset(&f->scratch);
    for (int k = 0; k < at->n_tries; k++)
        strbuf_printf(&f->scratch, "%g  ", at->tries[k]);
    for (int k = at->n_tries; k < m->tries; k++)
        strbuf_printf(&f->scratch, here && k == at->n_tries ? "[%s_]  " : "[ ]  ", c->typed);
    strbuf_printf(&f->scratch, "%s", m->unit);
    if (m->tries > 1 && checklist_value(c, i, &value))
        strbuf_printf(&f->scratch, " · %s %.3g", m->mean ? "mean" : "best", value);
    if (here && c->refused)
        strbuf_printf(&f->scratch, " · %g to %g, please check", m->min, m->max);
}

static int item_rows(const struct checklist *c, size_t i, int cells)
{
    const struct check_item *item = &c->step->items[i];
    int rows = text_lines(item->text, MAX(cells - MARK_CELLS, 1));
    return rows + (item->measure ? 1 : 0);
}

/* At row y of r, which may lie above it. */
static int draw_item(struct frame *f, struct rect r, int y, const struct checklist *c, size_t i,
                     bool cursor)
{
    const struct check_item *item = &c->step->items[i];
    const struct checklist_item *at = &c->items[i];
    struct rect text = rect_inset(r, MARK_CELLS, 0, 0, 0);
    bool number = item->measure && at->answer != CHECK_NOT_APPLICABLE;
    frame_text(f, r, 0, y, cursor ? STYLE_ACCENT : answers[at->answer].mark_style,
               number ? cursor ? "  >" : "" : answers[at->answer].mark);
    enum style style = cursor ? STYLE_STRONG : answers[at->answer].text_style;
    int rows = text_block(f, text, y, style, item->text);
    if (!item->measure)
        return rows;
    typed_line(f, c, i);
    frame_text(f, text, 0, y + rows, c->refused && cursor ? STYLE_WARN : STYLE_ACCENT,
               number ? strbuf_text(&f->scratch) : "");
    return rows + 1;
}

/* ---- text and items, scrolled so that the line to be answered is seen ---- */

static void draw_body(struct frame *f, struct rect r, const struct step *step,
                      const struct checklist *c, bool asks, int by_hand)
{
    int text = step->text ? text_lines(step->text, MAX(r.w, 1)) : 0;
    int top = text + (text > 0 && r.h > text + 2), y = top, end = top;
    for (size_t i = 0; i < step->n_items; i++) {
        y += item_rows(c, i, r.w);
        end = i == c->cursor ? y : end;
    }
    int scroll = asks && end > r.h ? end - r.h : 0;
    scroll = CLAMP(scroll + by_hand, 0, MAX(y - r.h, 0));
    if (step->text)
        text_block(f, r, -scroll, STYLE_TEXT, step->text);
    y = top - scroll;
    for (size_t i = 0; i < step->n_items && y < r.h; i++)
        y += draw_item(f, r, y, c, i, asks && i == c->cursor);
}

/* How to go on from it. */
static void draw_foot(struct frame *f, struct rect r, const struct play_model *m,
                      const struct play_words *w)
{
    const char *what = w->step->step->n_items == 0   ? "Enter goes on"
                       : m->state == SESSION_WAITING ? "Enter when it is done"
                                                     : "and it waits for you";
    if (m->state == SESSION_WAITING)
        frame_text(f, r, 0, 0, STYLE_ACCENT, what);
    else if (w->phase->ms > 0)
        frame_textf(f, r, 0, 0, STYLE_QUIET, "%-4s %s", w->digits, what);
}

static int body_rows(const struct checklist *c, int cells)
{
    int rows = c->step->text ? text_lines(c->step->text, MAX(cells, 1)) + 1 : 0;
    for (size_t i = 0; i < c->step->n_items; i++)
        rows += item_rows(c, i, cells);
    return rows;
}

int play_card_rows(const struct step *step, int cells)
{
    enum { TITLE_ROWS = 2, FOOT_ROWS = 3 };
    struct checklist c;
    checklist_begin(&c, step);
    return TITLE_ROWS + body_rows(&c, cells) + FOOT_ROWS;
}

/* Rows of the big title with the gaps round it; none where the text needs them. */
static int draw_title(struct frame *f, struct rect r, const struct checklist *c, const char *title)
{
    enum { BIG_ROWS = 4 };
    frame_text(f, r, 0, 0, STYLE_TITLE, title);
    bool fits = r.h >= 2 + BIG_ROWS + body_rows(c, r.w);
    if (!fits || big_fit(&f->caps, BIG_SMALL, title, r.w, 3) != BIG_SMALL)
        return r.h > body_rows(c, r.w) + 1 ? 2 : 1;
    big_text(f, r, 0, 2, BIG_SMALL, STYLE_TITLE, title);
    return 2 + BIG_ROWS;
}

void play_card(struct frame *f, struct rect body, const struct play_model *m,
               const struct play_words *w)
{
    const struct step *step = w->step->step;
    struct checklist unanswered;
    checklist_begin(&unanswered, step);
    bool asks = m->checklist && m->checklist->step == step && step->n_items > 0;
    struct rect r = rect_centre(body, LAYOUT_TEXT_CELLS, body.h);
    if (body.h >= 6) {
        draw_foot(f, rect_row(r, r.h - 1), m, w);
        r = rect_inset(r, 0, body.h >= 10 ? 1 : 0, 0, body.h >= 10 ? 2 : 1);
    }
    const struct checklist *c = asks ? m->checklist : &unanswered;
    int y = draw_title(f, r, c, w->name);
    draw_body(f, rect_inset(r, 0, y, 0, 0), step, c, asks, m->scroll);
}
