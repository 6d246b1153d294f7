/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/screens.h"

#include "base/utf8.h"
#include "view/layout.h"
#include "view/screens_page.h"
#include "view/text.h"

struct rect screens_begin_wide(struct frame *f, enum screen screen, bool alarm, const char *title)
{
    struct page_layout l = layout_page(f->cols, f->rows);
    int rows = CLAMP(text_lines(title, MAX(l.title.w, 1)), l.title.h, MAX(l.body.h / 3, l.title.h));
    struct rect all = {l.title.x, l.title.y, l.title.w, rows};
    text_block(f, all, 0, alarm ? STYLE_ALERT : STYLE_TITLE, title);
    keys_footer(f, l.footer, screen);
    return rect_inset(l.body, 0, rows - l.title.h, 0, 0);
}

struct rect screens_begin(struct frame *f, enum screen screen, bool alarm, const char *title)
{
    struct rect r = screens_begin_wide(f, screen, alarm, title);
    r.w = MIN(r.w, (int) LAYOUT_TEXT_CELLS);
    return r;
}

/* ---- text to read ---- */

void view_page(struct frame *f, struct page_model *m)
{
    struct rect r = screens_begin(f, m->screen, m->alarm, m->title);
    if (m->alarm && r.h >= 6 && r.w >= 30) { /* a frame says "stop" without colour */
        struct rect box = r;
        int air = r.h >= 12;
        box.h = MIN(text_lines(m->text, r.w - 4) + 2 + 2 * air, r.h);
        r = rect_inset(frame_box(f, box, STYLE_ALERT, NULL), 0, air, 0, air);
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
    for (int i = 0; i < n; i++)
        items[i] = (struct menu_item){.mark = i < (int) ARRAY_LEN(marks) ? marks[i] : NULL,
                                      .text = m->items[i],
                                      .detail = m->details ? m->details[i] : NULL};
    if (n > 0)
        items[0].above = m->text;
    bool loose = menu_lines(items, n, r.w) + n <= r.h;
    for (int i = 1; i < n; i++)
        items[i].gap = loose;
    if (m->menu.cursor == MENU_NOWHERE)
        menu_draw_hint(f, r, items, n, &m->menu, "Go to a line first: by the arrows or its digit.");
    else
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
    if (a == ACTION_GO_ON && (m->menu.cursor == MENU_NOWHERE || menu_unseen(&m->menu)))
        return ACTION_HANDLED;
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

/* What 0 and 10 mean, below them; a row each where one has no room for both. Returns the rows. */
static int draw_ends(struct frame *f, struct rect r, int y, const struct scale_model *m)
{
    if (utf8_width(m->low) + utf8_width(m->high) + 4 < r.w) {
        frame_text(f, r, 1, y, STYLE_QUIET, m->low);
        frame_text_right(f, r, y, STYLE_QUIET, m->high);
        return 1;
    }
    frame_textf(f, r, 1, y, STYLE_QUIET, "0: %s", m->low);
    frame_textf(f, r, 0, y + 1, STYLE_QUIET, "10: %s", m->high);
    return 2;
}

void view_scale(struct frame *f, struct scale_model *m)
{
    struct rect r = screens_begin(f, SCREEN_SCALE, false, m->title);
    int y = text_block(f, r, 0, STYLE_STRONG, m->question);
    y += r.h >= y + 4;
    int used = draw_numbers(f, r, y++, m->value);
    y += draw_ends(f, (struct rect){r.x, r.y, MIN(used, r.w), r.h}, y, m);
    if (m->value < 0 && m->skip)
        frame_textf(f, r, 0, y + (r.h > y + 1), STYLE_QUIET, "Enter %s.", m->skip);
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

/* What each key means, the answers in the order of the questions: on one line where they fit, else
 * one a key. */
static void add_check_keys(struct strbuf *out, int cells)
{
    static const char *const keys[] = {"n: something is new", "0-9, t: pain now",
                                       "w: not well enough today"};
    int width = -3;
    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        width += utf8_width(keys[i]) + 3;
    strbuf_puts(out, "# Enter: none of these, no pain, well enough");
    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        strbuf_printf(out, "%s%s", i == 0 || width > cells ? "\n# " : " · ", keys[i]);
}

/* The questions first: on a small screen the rest is what one scrolls to. */
static void check_text(const struct check_model *m, bool loose, int cells, struct strbuf *out)
{
    if (loose)
        strbuf_printf(out, "%s\n\n", m->routine);
    for (int i = 0; i < CHECK_LINES; i++)
        strbuf_printf(out, "%d. %s\n%s", i + 1, m->questions[i], loose ? "\n" : "");
    add_check_keys(out, cells);
    strbuf_puts(out, "\nc: new illness, injury, operation, pregnancy, diagnosis or medicine");
    if (m->changes)
        strbuf_printf(out, "\n\n# Changed for you\n%s", m->changes);
    if (m->foot)
        strbuf_printf(out, "\n\n%s", m->foot);
}

void view_check(struct frame *f, struct check_model *m)
{
    enum { KEYS_CELLS = 84, LOOSE_ROWS = 14 };
    struct strbuf text = {0};
    struct rect r = screens_begin_wide(f, SCREEN_CHECK, false, "Before you start");
    r.w = MIN(r.w, (int) KEYS_CELLS);
    check_text(m, r.h >= LOOSE_ROWS, r.w, &text);
    scroll_text(f, r, STYLE_TEXT, strbuf_text(&text), &m->scroll);
    strbuf_release(&text);
}

enum action check_key(struct check_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_CHECK, in);
    if (a == ACTION_NUMBER)
        m->pain = keys_number(in);
    return scroll_key(&m->scroll, a) ? ACTION_HANDLED : a;
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
