/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/screens.h"

#include "base/utf8.h"
#include "view/layout.h"
#include "view/screens_page.h"
#include "view/text.h"

struct rect screens_begin(struct frame *f, enum screen screen, bool alarm, const char *title)
{
    struct page_layout l = layout_page(f->cols, f->rows);
    frame_text(f, l.title, 0, 0, alarm ? STYLE_ALERT : STYLE_TITLE, title);
    keys_footer(f, l.footer, screen);
    struct rect r = l.body;
    if (r.w > LAYOUT_TEXT_CELLS)
        r.w = LAYOUT_TEXT_CELLS;
    return r;
}

/* ---- text to read ---- */

void view_page(struct frame *f, struct page_model *m)
{
    struct rect r = screens_begin(f, m->screen, m->alarm, m->title);
    if (m->alarm && r.h >= 8 && r.w >= 30) { /* a frame says "stop" without colour */
        struct rect box = r;
        box.h = MIN(text_lines(m->text, r.w - 4) + 4, r.h);
        r = rect_inset(frame_box(f, box, STYLE_ALERT, NULL), 0, 1, 0, 1);
    } else if (m->foot && r.h >= 6) {
        frame_text(f, r, 0, r.h - 1, STYLE_QUIET, m->foot);
        r.h -= 2;
    }
    scroll_text(f, r, STYLE_TEXT, m->text, &m->scroll);
}

enum action page_key(struct page_model *m, struct input in)
{
    enum action a = keys_action(m->screen, in);
    return scroll_key(&m->scroll, a) ? ACTION_HANDLED : a;
}

/* ---- a list to choose from ---- */

void view_choice(struct frame *f, struct choice_model *m)
{
    enum { ITEMS_MAX = 64 };
    static const char *const marks[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    struct menu_item items[ITEMS_MAX];
    struct rect r = screens_begin(f, SCREEN_CHOICE, m->alarm, m->title);
    int n = MIN(m->n, ITEMS_MAX);
    if (m->text && r.h > n + 3) {
        int used = text_block(f, r, 0, STYLE_TEXT, m->text);
        r = rect_inset(r, 0, used + 1, 0, 0);
    }
    for (int i = 0; i < n; i++)
        items[i] = (struct menu_item){.mark = i < (int) ARRAY_LEN(marks) ? marks[i] : NULL,
                                      .text = m->items[i],
                                      .detail = m->details ? m->details[i] : NULL};
    bool loose = menu_lines(items, n, r.w) + n <= r.h;
    for (int i = 1; i < n; i++)
        items[i].gap = loose;
    menu_draw(f, r, items, n, &m->menu);
}

enum action choice_key(struct choice_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_CHOICE, in);
    enum menu_click click = menu_click(&m->menu, in, m->n);
    if (click != MENU_NO_CLICK)
        return click == MENU_CHOSEN ? ACTION_GO_ON : ACTION_HANDLED;
    if (a == ACTION_NUMBER) {
        if (keys_number(in) > m->n)
            return ACTION_NONE;
        m->menu.cursor = keys_number(in) - 1;
        m->menu.clicked = 0;
        return m->at_once ? ACTION_GO_ON : ACTION_HANDLED;
    }
    return menu_key(&m->menu, a, m->n) ? ACTION_HANDLED : a;
}

/* ---- a number from 0 to 10 ---- */

enum { SCALE_MOST = 10, SCALE_NUMBERS = SCALE_MOST + 1 };

/* The numbers in a row, the chosen one in brackets. Returns the cells used. */
static int draw_numbers(struct frame *f, struct rect r, int y, int value)
{
    int step = r.w >= 5 * SCALE_NUMBERS ? 5 : r.w >= 4 * SCALE_NUMBERS ? 4 : 3;
    for (int i = 0; i <= SCALE_MOST; i++) {
        bool chosen = i == value;
        int cells = frame_textf(f, r, i * step, y, chosen ? STYLE_ACCENT : STYLE_TEXT, "%c%d%c",
                                chosen ? '[' : ' ', i, chosen ? ']' : ' ');
        struct rect number = {r.x + i * step, r.y + y, cells, y < r.h};
        frame_hit(f, number, (struct input){INPUT_CHAR, i < SCALE_MOST ? '0' + (uint32_t) i : 't'});
    }
    return SCALE_NUMBERS * step;
}

void view_scale(struct frame *f, struct scale_model *m)
{
    struct rect r = screens_begin(f, SCREEN_SCALE, false, m->title);
    int y = text_block(f, r, 0, STYLE_STRONG, m->question);
    y += r.h >= y + 4;
    int used = draw_numbers(f, r, y++, m->value);
    struct rect under = {r.x, r.y, MIN(used, r.w), r.h};
    frame_text(f, under, 1, y, STYLE_QUIET, m->low);
    if (utf8_width(m->low) + utf8_width(m->high) + 4 < under.w)
        frame_text_right(f, under, y, STYLE_QUIET, m->high);
    if (m->value < 0 && m->skip)
        frame_textf(f, r, 0, y + 2, STYLE_QUIET, "Enter %s.", m->skip);
}

enum action scale_key(struct scale_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_SCALE, in);
    if (a == ACTION_NUMBER) {
        m->value = keys_number(in);
        return ACTION_GO_ON;
    }
    if (a == ACTION_PREVIOUS || a == ACTION_FOLLOWING) {
        int from = m->value < 0 ? (a == ACTION_FOLLOWING ? -1 : 1) : m->value;
        m->value = CLAMP(from + (a == ACTION_FOLLOWING ? 1 : -1), 0, SCALE_MOST);
        return ACTION_HANDLED;
    }
    return a;
}

/* ---- the three questions ---- */

/* What each key means: one line, or one a key where that is too long, the first in fewer words
 * where even that is. The rows, and a gap above them where there is one to spare. Returns the rows.
 */
static int draw_check_keys(struct frame *f, struct rect r, int y, bool loose)
{
    static const char *const keys[] = {"Enter: none of these, no pain, well enough",
                                       "n: something is new", "0-9, t: pain now"};
    strbuf_reset(&f->scratch);
    strbuf_printf(&f->scratch, "%s · %s · %s", keys[0], keys[1], keys[2]);
    bool whole = utf8_width(strbuf_text(&f->scratch)) <= r.w;
    int rows = whole ? 1 : 3, gap = !loose && r.h > y + rows;
    if (whole)
        frame_text(f, r, 0, y + gap, STYLE_STRONG, strbuf_text(&f->scratch));
    for (int i = 0; !whole && i < rows; i++)
        frame_text(f, r, 0, y + gap + i, STYLE_STRONG,
                   i == 0 && utf8_width(keys[0]) > r.w ? "Enter: none, no pain, well enough"
                                                       : keys[i]);
    return gap + rows;
}

void view_check(struct frame *f, struct check_model *m)
{
    struct page_layout l = layout_page(f->cols, f->rows);
    struct rect r = screens_begin(f, SCREEN_CHECK, false, "Before you start");
    int y = 0;
    if (r.h >= 14) {
        frame_text(f, r, 0, 0, STYLE_QUIET, m->routine);
        y = 2;
    }
    bool loose = r.h >= 12;
    for (int i = 0; i < CHECK_LINES; i++) {
        frame_textf(f, r, 0, y, STYLE_ACCENT, "%d", i + 1);
        y += text_block(f, rect_inset(r, 3, y, 0, 0), 0, STYLE_TEXT, m->questions[i]) + loose;
    }
    y += draw_check_keys(f, l.body, y, loose);
    if (r.h > y + 4)
        y += text_block(f, rect_inset(r, 0, y, 0, 0), 0, STYLE_QUIET,
                        "c: new illness, injury, operation, pregnancy, diagnosis or medicine");
    if (m->changes && r.h > y + 2) {
        frame_text(f, r, 0, y + 1, STYLE_ACCENT, "Changed for you");
        y += 2 + text_block(f, rect_inset(r, 0, y + 2, 0, 0), 0, STYLE_TEXT, m->changes);
    }
    if (m->foot && r.h > y + 2)
        text_block(f, rect_inset(r, 0, y + 1, 0, 0), 0, STYLE_QUIET, m->foot);
}

enum action check_key(struct check_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_CHECK, in);
    if (a == ACTION_NUMBER)
        m->pain = keys_number(in);
    return a;
}

/* ---- after a session ---- */

static void add_score(struct strbuf *out, const char *what, int value)
{
    if (value >= 0)
        strbuf_printf(out, "%-11s %d\n", what, value);
}

static void summary_text(const struct summary_model *m, struct strbuf *out)
{
    char done[TEXT_TIME_BYTES], planned[TEXT_TIME_BYTES];
    strbuf_printf(out, "# %s\n\n", m->routine);
    strbuf_printf(out, "%-11s %s of %s\n", "Time", text_time(done, m->done_ms),
                  text_time(planned, m->planned_ms));
    strbuf_printf(out, "%-11s %d of %d\n", "Steps", m->steps_done, m->steps);
    if (m->before >= 0 && m->after >= 0)
        strbuf_printf(out, "%-11s %d → %d\n", "Stiffness", m->before, m->after);
    else
        add_score(out, "Stiffness", MAX(m->before, m->after));
    add_score(out, "Worst pain", m->pain);
    add_score(out, "Effort", m->effort);
    if (m->areas)
        strbuf_printf(out, "%-11s %s\n", "Moved", m->areas);
    if (m->text)
        strbuf_printf(out, "\n%s\n", m->text);
    if (m->foot)
        strbuf_printf(out, "\n%s", m->foot);
}

void view_summary(struct frame *f, struct summary_model *m)
{
    struct rect r = screens_begin(f, SCREEN_SUMMARY, false, m->title);
    struct strbuf text = {0};
    summary_text(m, &text);
    scroll_text(f, r, STYLE_TEXT, strbuf_text(&text), &m->scroll);
    strbuf_release(&text);
}

enum action summary_key(struct summary_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_SUMMARY, in);
    return scroll_key(&m->scroll, a) ? ACTION_HANDLED : a;
}

/* ---- boxes ---- */

void view_box(struct frame *f, enum style style, const char *title, const char *text)
{
    enum { MOST_CELLS = 60 };
    int w = MIN(f->cols, MAX(MIN(utf8_width(text) + 4, MOST_CELLS), utf8_width(title) + 8));
    int h = text_lines(text, MAX(w - 4, 1)) + 4;
    struct rect in = frame_box(f, rect_centre(frame_rect(f), w, h), style, title);
    text_block(f, in, in.h >= 3 ? 1 : 0, STYLE_TEXT, text);
}
