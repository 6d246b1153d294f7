/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/menu.h"

#include "base/utf8.h"
#include "view/text.h"

/* ---- text ---- */

/* Where a moving action leads from `at`, for a page of so many. INT_MAX-like ends are clamped
 * when drawn. */
static bool moved(int *at, enum action action, int page, int wheel)
{
    enum { FAR = 1 << 20 };
    if (action == ACTION_WHEEL_UP || action == ACTION_WHEEL_DOWN) {
        *at = CLAMP(*at + (action == ACTION_WHEEL_UP ? -wheel : wheel), 0, FAR);
        return true;
    }
    static const struct {
        enum action action;
        int lines, pages;
    } moves[] = {
        {ACTION_UP, -1, 0},       {ACTION_DOWN, 1, 0},     {ACTION_PAGE_UP, 0, -1},
        {ACTION_PAGE_DOWN, 0, 1}, {ACTION_FIRST, -FAR, 0}, {ACTION_LAST, FAR, 0},
    };
    for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
        if (moves[i].action != action)
            continue;
        *at = CLAMP(*at + moves[i].lines + moves[i].pages * MAX(page, 1), 0, FAR);
        return true;
    }
    return false;
}

bool scroll_key(struct scroll *s, enum action action)
{
    enum { WHEEL_LINES = 3 };
    return moved(&s->top, action, s->rows - 1, WHEEL_LINES);
}

void scroll_bar(struct frame *f, struct rect r, int top, int lines)
{
    if (lines <= r.h || r.h < 2 || r.w < 2)
        return;
    int thumb = MAX(r.h * r.h / lines, 1);
    int at = top * (r.h - thumb) / MAX(lines - r.h, 1);
    for (int y = at; y < at + thumb; y++)
        frame_put(f, r, r.w - 1, y, STYLE_LINE, 0x2503);
}

struct rect scroll_body(struct rect r, const char *text)
{
    return text_lines(text, MAX(r.w, 1)) <= r.h ? r : rect_inset(r, 0, 0, 2, 0);
}

void scroll_text(struct frame *f, struct rect r, enum style style, const char *text,
                 struct scroll *s)
{
    struct rect body = scroll_body(r, text);
    int lines = text_lines(text, MAX(body.w, 1));
    s->rows = r.h;
    s->top = CLAMP(s->top, 0, MAX(lines - r.h, 0));
    text_window(f, body, style, text, s->top);
    scroll_bar(f, r, s->top, lines);
}

/* ---- lists ---- */

enum { MARK_CELLS = 2 /* the cursor's own column and a gap */ };

/* Lines that an action moves an item by that is taller than the list; 0: to another item. */
static int within(const struct menu *m, enum action action)
{
    int page = MAX(m->rows - 1, 1);
    if (action == ACTION_DOWN || action == ACTION_PAGE_DOWN || action == ACTION_WHEEL_DOWN)
        return MIN(m->under, page);
    if (action == ACTION_UP || action == ACTION_PAGE_UP || action == ACTION_WHEEL_UP)
        return -MIN(m->over, page);
    return 0;
}

static void move_within(struct menu *m, int lines)
{
    m->top += lines;
    m->over += lines;
    m->under -= lines;
}

bool menu_key(struct menu *m, enum action action, int n)
{
    int cursor = m->cursor, lines = within(m, action);
    if (!moved(&cursor, action, m->page, 1))
        return false;
    m->clicked = 0;
    if (lines) {
        move_within(m, lines);
        return true;
    }
    m->cursor = CLAMP(cursor, 0, MAX(n - 1, 0));
    m->over = m->under = 0; /* of another one, until it is drawn */
    m->top = action == ACTION_FIRST ? 0 : m->top;
    return true;
}

bool menu_unseen(struct menu *m)
{
    int lines = within(m, ACTION_PAGE_DOWN);
    move_within(m, lines);
    return lines > 0;
}

enum menu_click menu_click(struct menu *m, struct input in, int n)
{
    int item = (int) MIN(in.cp, (uint32_t) INT32_MAX - 1);
    if (in.key != INPUT_CLICK)
        return MENU_NO_CLICK;
    if (item >= n)
        return MENU_MOVED;
    bool again = m->clicked == item + 1 && m->cursor == item;
    m->cursor = item;
    m->clicked = item + 1;
    return again ? MENU_CHOSEN : MENU_MOVED;
}

/* Where the text of an item begins, and how wide it may be. */
static int text_start(const struct menu_item *i)
{
    return MARK_CELLS + i->indent + (i->mark ? utf8_width(i->mark) + 1 : 0);
}

static int text_room(const struct menu_item *i, int cells)
{
    int detail = i->detail ? utf8_width(i->detail) + 2 : 0;
    int room = cells - text_start(i);
    return MAX(room - detail >= 8 ? room - detail : room, 1);
}

/* Lines above its own: a gap, a text, a heading. */
static int above(const struct menu_item *i, int cells)
{
    int text = i->above ? text_lines(i->above, MAX(cells, 1)) + 1 : 0;
    return i->gap + text + (i->head != NULL);
}

static int below(const struct menu_item *i, int cells)
{
    return i->below ? text_lines(i->below, MAX(cells - text_start(i), 1)) : 0;
}

static int item_lines(const struct menu_item *i, int cells)
{
    int own = MAX(text_lines(i->text, text_room(i, cells)), 1);
    return above(i, cells) + own + below(i, cells);
}

int menu_lines(const struct menu_item *items, int n, int cells)
{
    int lines = 0;
    for (int i = 0; i < n; i++)
        lines += item_lines(&items[i], cells);
    return lines;
}

/* Scrolls so that the item under the cursor is in sight; of one that is taller than the list, what
 * one has come to. */
static void follow_cursor(struct menu *m, const struct menu_item *items, int n, struct rect r)
{
    if (n == 0 || m->cursor == MENU_NOWHERE)
        return;
    const struct menu_item *here = &items[m->cursor];
    int begin = menu_lines(items, m->cursor, r.w) + here->gap;
    int end = menu_lines(items, m->cursor + 1, r.w);
    int margin = r.h >= 10 ? 2 : 0; /* what stands around it is in sight, too */
    if (end - begin > r.h) {
        m->top = CLAMP(m->top, begin, end - r.h);
    } else {
        if (m->top + r.h < end + margin)
            m->top = MIN(end + margin, menu_lines(items, n, r.w)) - r.h;
        if (m->top > begin - margin)
            m->top = MAX(begin - margin, 0);
    }
    m->over = MAX(m->top - begin, 0);
    m->under = MAX(end - m->top - r.h, 0);
}

/* Draws a text from row y down, which may lie above r. Returns the row behind it. */
static int draw_lines(struct frame *f, struct rect r, int y, enum style style, const char *text)
{
    struct text_flow flow = {.rest = text, .cells = MAX(r.w, 1)};
    for (; text_next(&flow); y++) {
        strbuf_reset(&f->scratch);
        strbuf_add(&f->scratch, flow.line, flow.bytes);
        frame_text(f, r, flow.indent, y, flow.heading ? STYLE_STRONG : style,
                   strbuf_text(&f->scratch));
    }
    return y;
}

static void draw_item(struct frame *f, struct rect r, int y, const struct menu_item *i, bool here)
{
    int room = text_room(i, r.w);
    struct rect text = {r.x + text_start(i), r.y, MIN(room, r.w - text_start(i)), r.h};
    y += i->gap;
    if (i->above)
        y = draw_lines(f, r, y, i->above_style, i->above) + 1;
    if (i->head)
        frame_text(f, r, 0, y++, STYLE_QUIET, i->head);
    frame_put(f, r, 0, y, STYLE_ACCENT, here ? 0x25b8 : ' ');
    if (i->mark)
        frame_text(f, r, MARK_CELLS + i->indent, y, i->style, i->mark);
    if (i->detail && room < r.w - text_start(i))
        frame_text_right(f, r, y, STYLE_QUIET, i->detail);
    y = draw_lines(f, text, y, here ? STYLE_STRONG : i->style, i->text);
    if (i->below)
        draw_lines(f, rect_inset(r, text_start(i), 0, 0, 0), y, STYLE_QUIET, i->below);
}

static void click_item(struct frame *f, struct rect r, int y, int lines, int item)
{
    int from = MAX(y, 0), to = MIN(y + lines, r.h);
    struct rect rows = {r.x, r.y + from, r.w, to - from};
    frame_hit(f, rows, (struct input){INPUT_CLICK, (uint32_t) item});
}

void menu_draw(struct frame *f, struct rect r, const struct menu_item *items, int n, struct menu *m)
{
    m->cursor = CLAMP(m->cursor, MENU_NOWHERE, MAX(n - 1, 0));
    int lines = menu_lines(items, n, r.w);
    struct rect list = lines > r.h ? rect_inset(r, 0, 0, 2, 0) : r;
    lines = menu_lines(items, n, list.w);
    m->top = CLAMP(m->top, 0, MAX(lines - r.h, 0));
    follow_cursor(m, items, n, list);
    m->page = MAX(n * r.h / MAX(lines, 1) - 1, 1);
    m->rows = r.h;
    for (int i = 0, line = -m->top; i < n && line < r.h;
         line += item_lines(&items[i], list.w), i++) {
        draw_item(f, list, line, &items[i], i == m->cursor);
        int before = above(&items[i], list.w);
        click_item(f, list, line + before, item_lines(&items[i], list.w) - before, i);
    }
    scroll_bar(f, r, m->top, lines);
}

void menu_draw_hint(struct frame *f, struct rect r, struct menu_item *items, int n, struct menu *m,
                    const char *hint)
{
    enum { HINT_ROWS = 2, FROM_ROWS = 9 };
    m->cursor = CLAMP(m->cursor, MENU_NOWHERE, MAX(n - 1, 0));
    bool foot = r.h >= FROM_ROWS && (!hint || text_lines(hint, MAX(r.w, 1)) <= HINT_ROWS);
    if (foot && hint)
        text_block(f, r, r.h - HINT_ROWS, STYLE_QUIET, hint);
    else if (n > 0)
        items[m->cursor == MENU_NOWHERE ? n - 1 : m->cursor].below = hint;
    menu_draw(f, rect_inset(r, 0, 0, 0, foot ? HINT_ROWS + 1 : 0), items, n, m);
}
