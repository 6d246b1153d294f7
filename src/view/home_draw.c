/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the home screen looks like: the list with its sections. */
#include "base/utf8.h"
#include "view/home.h"
#include "view/layout.h"
#include "view/text.h"

#include <string.h>

enum { BESIDE_COLS = 70, TIME_BYTES = 16 };

/* ---- the top ---- */

/* The section the cursor is in. */
static size_t section_of_cursor(const struct home_model *m)
{
    size_t here = 0;
    int first;
    for (size_t s = 0; s < m->n_sections; s++)
        if (home_count(m, s, &first) > 0 && first <= m->menu.cursor)
            here = s;
    return here;
}

/* The names of the sections: what there is, where one is, and a way there by a click. */
static int draw_sections(struct frame *f, struct rect r, int x, const struct home_model *m)
{
    size_t here = section_of_cursor(m);
    for (size_t s = 0; s < m->n_sections; s++) {
        int first, n = home_count(m, s, &first), cells = utf8_width(m->sections[s].name);
        if (n == 0 || x + cells > r.w)
            continue;
        frame_text(f, r, x, 0, s == here ? STYLE_HERE : STYLE_QUIET, m->sections[s].name);
        frame_hit(f, (struct rect){r.x + x, r.y, cells, r.h},
                  (struct input){INPUT_CLICK, (uint32_t) first});
        x += cells + 2;
    }
    return x;
}

static void draw_title(struct frame *f, struct rect r, const struct home_model *m)
{
    int x = r.w >= 48 ? frame_text(f, r, 0, 0, STYLE_TITLE, "limber") + 3 : 0;
    x = draw_sections(f, r, x, m);
    if (m->date && r.w >= x + utf8_width(m->date) + 2)
        frame_text_right(f, r, 0, STYLE_QUIET, m->date);
}

static const char *notice_of(const struct home_model *m)
{
    return m->notice ? m->notice : m->welcome;
}

static enum style notice_style(const struct home_model *m)
{
    return m->notice ? STYLE_WARN : STYLE_TEXT;
}

/* Rows of what stands out, or greets, with the one that sets it off; 0: it has to scroll with the
 * list. */
static int notice_rows(struct rect r, const struct home_model *m)
{
    enum { FIXED_FROM_ROWS = 10 };
    int rows = notice_of(m) ? text_lines(notice_of(m), MAX(r.w, 1)) : 0;
    return rows > 0 && r.h >= FIXED_FROM_ROWS && rows <= r.h / 3 ? rows + 1 : 0;
}

/* "12 of 29" routines. */
static void count_text(const struct home_model *m, struct strbuf *out)
{
    int shown = 0, all = 0, first;
    for (size_t s = 0; s < m->n_sections; s++) {
        if (!m->sections[s].filtered)
            continue;
        shown += home_count(m, s, &first);
        all += (int) m->sections[s].n;
    }
    if (shown < all)
        strbuf_printf(out, "%d of %d", shown, all);
}

/* The letters that are looked for, or the filters. */
static void draw_filters(struct frame *f, struct rect row, const struct home_model *m)
{
    struct strbuf count = {0};
    count_text(m, &count);
    if (m->find.typing || *m->find.text)
        find_draw(f, row, &m->find);
    else
        home_filter_draw(f, row, &m->filter, strbuf_text(&count));
    strbuf_release(&count);
}

/* ---- the list ---- */

static const char *detail_of(const struct home_model *m, const struct home_row *row,
                             char text[TIME_BYTES], struct strbuf *scratch)
{
    if (row->detail || !row->routine)
        return row->detail;
    int64_t ms = row->routine->total_ms[home_filter_level(&m->filter, row->routine->level) - 1];
    strbuf_reset(scratch);
    strbuf_printf(scratch, "%d min", (int) CLAMP((ms + 30000) / 60000, 1, 9999));
    memcpy(text, strbuf_text(scratch), scratch->length + 1);
    return text;
}

/* Why the row is there; a card is read with Enter. */
static const char *hint_of(const struct home_row *row)
{
    return !row ? NULL : row->note ? row->note : row->routine ? row->about : NULL;
}

/* above: scrolls with it; NULL: nothing. hints: nothing stands beside it. */
static void draw_list(struct frame *f, struct rect r, struct home_model *m, const char *above,
                      bool hints)
{
    struct menu_item items[HOME_ROWS_MAX];
    char times[HOME_ROWS_MAX][TIME_BYTES];
    int n = 0;
    for (size_t s = 0; s < m->n_sections; s++) {
        const char *head = m->sections[s].name;
        for (size_t i = 0; i < m->sections[s].n && n < HOME_ROWS_MAX; i++) {
            const struct home_row *row = &m->sections[s].rows[i];
            if (!home_shows(m, &m->sections[s], row))
                continue;
            items[n] = (struct menu_item){.head = head,
                                          .gap = head && n > 0,
                                          .text = row->text,
                                          .detail = detail_of(m, row, times[n], &f->scratch),
                                          .style = row->quiet ? STYLE_QUIET : STYLE_TEXT};
            head = NULL;
            n++;
        }
    }
    if (n == 0) {
        frame_text(f, r, 2, 0, STYLE_QUIET, "nothing is like that; Esc shows all");
        return;
    }
    items[0].above = above;
    items[0].above_style = notice_style(m);
    if (hints)
        menu_draw_hint(f, r, items, n, &m->menu, hint_of(home_chosen(m)));
    else
        menu_draw(f, r, items, n, &m->menu);
}

static void draw_body(struct frame *f, struct rect r, struct home_model *m, const char *above)
{
    struct rect list = r;
    bool beside = r.w >= BESIDE_COLS;
    if (beside) {
        list.w = r.w * 50 / 100;
        frame_vline(f, (struct rect){r.x + list.w + 1, r.y, 1, r.h}, 0, STYLE_LINE);
    }
    draw_list(f, list, m, above, !beside);
    const struct home_row *row = home_chosen(m);
    if (row != m->beside)
        m->beside_ms = m->elapsed_ms;
    m->beside = row;
    if (beside && row)
        home_draw_beside(f, rect_inset(r, list.w + 3, 0, 0, 0), m, row);
}

void view_home(struct frame *f, struct home_model *m)
{
    struct page_layout l = layout_page(f->cols, f->rows);
    struct rect r = l.body;
    draw_title(f, l.title, m);
    keys_footer(f, l.footer, SCREEN_HOME);
    struct rect text = {r.x, r.y, MIN(r.w, (int) LAYOUT_TEXT_CELLS), r.h};
    int notice = notice_rows(text, m);
    if (notice)
        text_block(f, text, 0, notice_style(m), notice_of(m));
    r = rect_inset(r, 0, notice, 0, 0);
    bool narrowed = m->find.typing || *m->find.text || home_filter_is_set(&m->filter);
    if (r.h >= 9 || (narrowed && r.h >= 3)) {
        draw_filters(f, rect_row(r, 0), m);
        r = rect_inset(r, 0, r.h >= 12 ? 2 : 1, 0, 0);
    }
    draw_body(f, r, m, notice ? NULL : notice_of(m));
}
