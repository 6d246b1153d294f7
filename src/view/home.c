/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/home.h"

#include "base/utf8.h"
#include "view/layout.h"
#include "view/text.h"

#include <string.h>

/* ---- the filter ---- */

static bool passes(const struct home_model *m, size_t i)
{
    const struct home_routine *r = &m->routines[i];
    return find_matches(r->name, m->find.text) ||
           (r->summary && find_matches(r->summary, m->find.text));
}

static int count_passing(const struct home_model *m)
{
    int n = 0;
    for (size_t i = 0; i < m->n_routines; i++)
        n += passes(m, i);
    return n;
}

int home_chosen(const struct home_model *m)
{
    int at = m->menu.cursor;
    for (size_t i = 0; i < m->n_routines; i++)
        if (passes(m, i) && at-- == 0)
            return (int) i;
    return -1;
}

void home_choose(struct home_model *m, size_t routine)
{
    int at = 0;
    for (size_t i = 0; i < m->n_routines; i++) {
        if (i == routine && passes(m, i))
            m->menu.cursor = at;
        at += passes(m, i);
    }
}

/* The cursor stays on its routine when all of them are shown again. */
static void show_all(struct home_model *m)
{
    int chosen = home_chosen(m);
    m->find = (struct find){0};
    if (chosen >= 0)
        home_choose(m, (size_t) chosen);
}

static enum action typed(struct home_model *m, struct input in)
{
    if (in.key == INPUT_ESC) {
        show_all(m);
        return ACTION_HANDLED;
    }
    enum action a = find_key(&m->find, in);
    if (a == ACTION_HANDLED && in.key == INPUT_CHAR)
        m->menu.cursor = 0;
    return a;
}

enum action home_key(struct home_model *m, struct input in)
{
    bool moves = in.key == INPUT_UP || in.key == INPUT_DOWN || in.key == INPUT_PAGE_UP ||
                 in.key == INPUT_PAGE_DOWN;
    if (m->find.typing && !moves)
        return typed(m, in);
    enum action a = keys_action(SCREEN_HOME, in);
    if (menu_key(&m->menu, a, count_passing(m)))
        return ACTION_HANDLED;
    if (a == ACTION_FILTER) {
        m->find.typing = true;
        return ACTION_HANDLED;
    }
    if (in.key == INPUT_ESC && *m->find.text) {
        show_all(m);
        return ACTION_HANDLED;
    }
    return a == ACTION_GO_ON && home_chosen(m) < 0 ? ACTION_NONE : a;
}

/* ---- drawing ---- */

static const char *minutes(struct strbuf *out, int64_t ms)
{
    strbuf_reset(out);
    int64_t min = (ms + 30000) / 60000;
    if (min < 1)
        strbuf_puts(out, "1 min");
    else
        strbuf_printf(out, "%d min", (int) min);
    return strbuf_text(out);
}

/* What to do today. Returns the rows used. */
static int draw_today(struct frame *f, struct rect r, const struct home_model *m)
{
    int y = 0;
    if (m->notice)
        y += text_block(f, r, 0, STYLE_WARN, m->notice) + 1;
    if (!m->today)
        return y;
    int x = frame_text(f, r, 0, y, STYLE_QUIET, "Today") + 2;
    frame_text(f, r, x, y++, STYLE_STRONG, m->today);
    if (m->because)
        y += text_block(f, rect_inset(r, x, y, 0, 0), 0, STYLE_QUIET, m->because);
    return y;
}

static void draw_routines(struct frame *f, struct rect r, struct home_model *m)
{
    struct menu_item items[HOME_ROUTINES_MAX];
    char times[HOME_ROUTINES_MAX][16];
    struct strbuf time = {0};
    int n = 0;
    for (size_t i = 0; i < m->n_routines && n < HOME_ROUTINES_MAX; i++) {
        const struct home_routine *routine = &m->routines[i];
        if (!passes(m, i))
            continue;
        const char *text = routine->locked ? "locked" : minutes(&time, routine->total_ms);
        memcpy(times[n], text, MIN(strlen(text) + 1, sizeof times[n]));
        times[n][sizeof times[n] - 1] = '\0';
        items[n] = (struct menu_item){.text = routine->name,
                                      .detail = times[n],
                                      .style = routine->locked ? STYLE_QUIET : STYLE_TEXT};
        n++;
    }
    strbuf_release(&time);
    menu_draw(f, r, items, n, &m->menu);
    if (n == 0)
        frame_text(f, r, 2, 0, STYLE_QUIET, "nothing has these letters; Esc shows all");
}

static void draw_list_head(struct frame *f, struct rect r, const struct home_model *m)
{
    if (m->find.typing || *m->find.text)
        find_draw(f, r, &m->find);
    else
        frame_text(f, r, 0, 0, STYLE_QUIET, "Routines");
}

static void draw_preview(struct frame *f, struct rect r, const struct home_model *m)
{
    int chosen = home_chosen(m);
    if (chosen < 0 || rect_empty(r))
        return;
    const struct home_routine *routine = &m->routines[chosen];
    int y = text_block(f, r, 0, STYLE_TITLE, routine->name);
    if (routine->summary)
        y += text_block(f, r, y, STYLE_QUIET, routine->summary);
    y++;
    for (size_t i = 0; i < routine->n_steps && y < r.h; i++, y++) {
        const struct home_step *s = &routine->steps[i];
        bool more = y == r.h - 1 && i + 1 < routine->n_steps;
        int dose = s->dose ? utf8_width(s->dose) + 1 : 0;
        struct rect row = rect_row(r, y);
        frame_text(f, rect_inset(row, 0, 0, dose, 0), 0, 0, STYLE_TEXT, more ? "…" : s->name);
        if (s->dose && !more)
            frame_text_right(f, row, 0, STYLE_QUIET, s->dose);
    }
}

static void draw_recent(struct frame *f, struct rect r, const struct home_model *m)
{
    frame_text(f, r, 0, 0, STYLE_QUIET, "Lately");
    for (size_t i = 0; i < m->n_recent && (int) i + 1 < r.h; i++) {
        const struct home_session *s = &m->recent[i];
        struct rect row = rect_row(r, (int) i + 1);
        char done[TEXT_TIME_BYTES];
        int tail = 8 + utf8_width(s->outcome);
        frame_textf(f, rect_inset(row, 0, 0, tail, 0), 2, 0, STYLE_TEXT, "%-16s %s", s->when,
                    s->name);
        strbuf_reset(&f->scratch);
        strbuf_printf(&f->scratch, "%s  %s", text_time(done, s->done_ms), s->outcome);
        if (row.w > tail + 20)
            frame_text_right(f, row, 0, STYLE_QUIET, strbuf_text(&f->scratch));
    }
}

/* The list on the left, what is under the cursor on the right, lately below. */
static void draw_body(struct frame *f, struct rect r, struct home_model *m)
{
    enum { PREVIEW_COLS = 70, RECENT_ROWS = 14 };
    int recent = (int) MIN(m->n_recent, 5) + 2;
    if (m->n_recent > 0 && r.h >= RECENT_ROWS) {
        struct rect below = {r.x, r.y + r.h - recent + 1, r.w, recent - 1};
        draw_recent(f, below, m);
        r.h -= recent;
    }
    struct rect list = r;
    if (r.w >= PREVIEW_COLS) {
        list.w = r.w * 52 / 100;
        struct rect right = rect_inset(r, list.w + 3, 0, 0, 0);
        frame_vline(f, (struct rect){r.x + list.w + 1, r.y, 1, r.h}, 0, STYLE_LINE);
        draw_preview(f, right, m);
    }
    draw_list_head(f, rect_row(list, 0), m);
    draw_routines(f, rect_inset(list, 0, 1, 0, 0), m);
}

void view_home(struct frame *f, struct home_model *m)
{
    struct page_layout l = layout_page(f->cols, f->rows);
    frame_text(f, l.title, 0, 0, STYLE_TITLE, "limber");
    if (m->date && l.title.w >= utf8_width(m->date) + 10)
        frame_text_right(f, l.title, 0, STYLE_QUIET, m->date);
    struct rect r = l.body;
    if (r.h >= 8) {
        struct rect top = {r.x, r.y, MIN(r.w, LAYOUT_TEXT_CELLS), r.h / 3};
        int used = draw_today(f, top, m);
        r = rect_inset(r, 0, used > 0 ? used + 1 : 0, 0, 0);
    }
    if (r.h >= 2)
        draw_body(f, r, m);
    else
        draw_routines(f, r, m);
    keys_footer(f, l.footer, SCREEN_HOME);
}
