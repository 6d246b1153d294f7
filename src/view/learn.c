/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/learn.h"

#include "base/utf8.h"
#include "view/layout.h"
#include "view/text.h"

#include <string.h>

enum { TEXT_PANE = 1, TWO_PANES_COLS = 72, LIST_CELLS = 30, CARDS_MAX = 256 };

static const struct card *card_of(const struct learn_model *m)
{
    return m->cards[CLAMP(m->menu.cursor, 0, (int) m->n - 1)];
}

/* ---- the text ---- */

/* Marks what a line of the text, drawn in row y, has of the places found. */
static void mark_found(struct frame *f, struct rect r, int y, const struct text_flow *w,
                       const char *text, const char *letters)
{
    size_t length;
    const char *begin = w->line, *end = w->line + w->bytes;
    for (const char *at = text; (at = find_in(at, letters, &length)); at += MAX(length, 1U)) {
        const char *from = MAX(at, begin), *to = MIN(at + length, end);
        if (at >= end)
            break;
        if (from >= to)
            continue;
        strbuf_reset(&f->scratch);
        strbuf_add(&f->scratch, begin, (size_t) (from - begin));
        int x = w->indent + utf8_width(strbuf_text(&f->scratch));
        strbuf_reset(&f->scratch);
        strbuf_add(&f->scratch, from, (size_t) (to - from));
        struct rect cells = {r.x + x, r.y + y, utf8_width(strbuf_text(&f->scratch)), 1};
        frame_restyle(f, cells, STYLE_FOUND);
    }
}

/* The text of a card with what is looked for marked; scrolls as scroll_text(). */
static void learn_text(struct frame *f, struct rect r, const struct card *card, const char *letters,
                       struct scroll *s)
{
    scroll_text(f, r, STYLE_TEXT, card->text, s);
    if (!*letters)
        return;
    struct rect body = scroll_body(r, card->text);
    struct text_flow w = {.rest = card->text, .cells = body.w};
    for (int line = 0; line < s->top + r.h && text_next(&w); line++)
        if (line >= s->top)
            mark_found(f, body, line - s->top, &w, card->text, letters);
}

/* The line of the text that has that place, at that width. */
static int line_of(const char *text, size_t place, int cells)
{
    struct text_flow w = {.rest = text, .cells = cells};
    int line = 0;
    while (text_next(&w) && w.rest <= text + place)
        line++;
    return line;
}

enum screen learn_screen_of(const struct learn_model *m)
{
    return m->reading ? SCREEN_CARD : SCREEN_LEARN;
}

/* The title of the part that the keys move stands out. */
static void draw_card(struct frame *f, struct rect r, struct learn_model *m)
{
    const struct card *card = card_of(m);
    r.w = MIN(r.w, (int) LAYOUT_TEXT_CELLS);
    frame_pane(f, r, TEXT_PANE);
    frame_hit(f, r, (struct input){INPUT_ENTER, 0});
    int title = text_block(f, r, 0, m->reading ? STYLE_HERE : STYLE_TITLE, card->title);
    struct rect text = rect_inset(r, 0, title + (r.h >= 6), 0, 0);
    if (m->go_to)
        m->scroll.top = line_of(card->text, m->found, scroll_body(text, card->text).w) - text.h / 3;
    m->go_to = false;
    learn_text(f, text, card, m->find.text, &m->scroll);
}

/* ---- the list ---- */

static int count_places(const struct card *card, const char *letters)
{
    int n = 0;
    size_t length;
    for (const char *at = card->text; (at = find_in(at, letters, &length)); at += MAX(length, 1U))
        n++;
    return n;
}

static void draw_list(struct frame *f, struct rect r, struct learn_model *m)
{
    struct menu_item items[CARDS_MAX];
    char counts[CARDS_MAX][8];
    int n = (int) MIN(m->n, CARDS_MAX);
    for (int i = 0; i < n; i++) {
        int places = count_places(m->cards[i], m->find.text);
        counts[i][0] = '\0';
        if (places > 0) {
            strbuf_reset(&f->scratch);
            strbuf_printf(&f->scratch, "%d", MIN(places, 999));
            memcpy(counts[i], strbuf_text(&f->scratch), f->scratch.length + 1);
        }
        items[i] =
            (struct menu_item){.text = m->cards[i]->title,
                               .detail = places > 0 ? counts[i] : NULL,
                               .style = *m->find.text && places == 0 ? STYLE_QUIET : STYLE_TEXT};
    }
    menu_draw(f, r, items, n, &m->menu);
}

/* ---- all together ---- */

static void draw_title(struct frame *f, struct rect r, const struct learn_model *m)
{
    if (!m->find.typing && !*m->find.text) {
        frame_text(f, r, 0, 0, m->reading ? STYLE_TITLE : STYLE_HERE, "Learn");
        return;
    }
    int x = find_draw(f, r, &m->find) + 3, total = 0;
    for (size_t i = 0; i < m->n; i++)
        total += count_places(m->cards[i], m->find.text);
    if (total > 0)
        frame_textf(f, r, x, 0, STYLE_QUIET, "%d place%s", total, total == 1 ? "" : "s");
    else if (*m->find.text)
        frame_text(f, r, x, 0, STYLE_QUIET, "nowhere");
}

void view_learn(struct frame *f, struct learn_model *m)
{
    struct page_layout l = layout_page(f->cols, f->rows);
    struct rect list = l.body, card = l.body;
    draw_title(f, l.title, m);
    keys_footer(f, l.footer, learn_screen_of(m));
    if (m->n == 0) {
        text_block(f, l.body, 0, STYLE_TEXT, "There are no learn cards here.");
        return;
    }
    m->menu.cursor = CLAMP(m->menu.cursor, 0, (int) m->n - 1);
    if (l.body.w < TWO_PANES_COLS) {
        if (m->reading)
            draw_card(f, card, m);
        else
            draw_list(f, list, m);
        return;
    }
    list.w = LIST_CELLS;
    frame_vline(f, (struct rect){list.x + list.w + 1, list.y, 1, list.h}, 0, STYLE_LINE);
    draw_list(f, list, m);
    draw_card(f, rect_inset(card, LIST_CELLS + 3, 0, 0, 0), m);
}

/* ---- finding ---- */

/* The next place behind `from` (or before it) in a card; false: there is none. */
static bool place_in(const struct card *card, const char *letters, ptrdiff_t from, bool back,
                     size_t *place)
{
    size_t length;
    bool found = false;
    for (const char *at = card->text; (at = find_in(at, letters, &length)); at += MAX(length, 1U)) {
        ptrdiff_t here = at - card->text;
        if (back ? here >= from : here <= from)
            continue;
        *place = (size_t) here;
        found = true;
        if (!back)
            break;
    }
    return found;
}

/* Goes to the next or previous place in all cards, round their end; from -1: this card's first. */
static bool go_to_place(struct learn_model *m, ptrdiff_t from, bool back)
{
    int n = (int) m->n;
    for (int i = 0; i <= n; i++) {
        int card = ((back ? m->menu.cursor - i : m->menu.cursor + i) % n + n) % n;
        ptrdiff_t start = i == 0 ? from : back ? PTRDIFF_MAX : -1;
        if (!place_in(m->cards[card], m->find.text, start, back, &m->found))
            continue;
        if (card != m->menu.cursor)
            m->scroll.top = 0;
        m->menu.cursor = card;
        m->go_to = true;
        return true;
    }
    return false;
}

bool learn_find(struct learn_model *m, const char *letters)
{
    m->find = (struct find){0};
    memcpy(m->find.text, letters, MIN(strlen(letters), FIND_BYTES - 1U));
    return m->n > 0 && go_to_place(m, -1, false);
}

/* ---- keys ---- */

static enum action typed(struct learn_model *m, struct input in)
{
    enum action a = find_key(&m->find, in);
    if (a == ACTION_HANDLED && m->n > 0 && *m->find.text)
        go_to_place(m, -1, false);
    if (a == ACTION_HANDLED && !m->find.typing)
        m->reading = *m->find.text != '\0';
    return a == ACTION_CANCEL ? ACTION_HANDLED : a;
}

/* Esc undoes one thing after the other. */
static enum action cancel(struct learn_model *m)
{
    if (m->reading)
        m->reading = false;
    else if (*m->find.text)
        m->find = (struct find){0};
    else
        return ACTION_CANCEL;
    return ACTION_HANDLED;
}

static bool moves_text(const struct learn_model *m, enum action a)
{
    return m->reading || a == ACTION_PAGE_UP || a == ACTION_PAGE_DOWN;
}

enum action learn_key(struct learn_model *m, struct input in)
{
    if (m->find.typing)
        return typed(m, in);
    enum action a = keys_action(learn_screen_of(m), in);
    int before = m->menu.cursor;
    enum menu_click click = menu_click(&m->menu, in, (int) m->n);
    if (click != MENU_NO_CLICK) {
        m->reading = click == MENU_CHOSEN;
        m->scroll.top = before == m->menu.cursor ? m->scroll.top : 0;
        return ACTION_HANDLED;
    }
    if ((a == ACTION_WHEEL_UP || a == ACTION_WHEEL_DOWN) && in.cp == TEXT_PANE)
        return scroll_key(&m->scroll, a) ? ACTION_HANDLED : a;
    if (moves_text(m, a) ? scroll_key(&m->scroll, a) : menu_key(&m->menu, a, (int) m->n)) {
        if (m->menu.cursor != before)
            m->scroll.top = 0;
        return ACTION_HANDLED;
    }
    switch ((int) a) {
    case ACTION_GO_ON:
        m->reading = true;
        return ACTION_HANDLED;
    case ACTION_PREVIOUS:
        m->reading = false;
        return ACTION_HANDLED;
    case ACTION_CANCEL:
        return cancel(m);
    case ACTION_FILTER:
        m->find.typing = true;
        return ACTION_HANDLED;
    case ACTION_FOUND_NEXT:
    case ACTION_FOUND_BACK:
        if (m->n > 0 && *m->find.text)
            go_to_place(m, (ptrdiff_t) m->found, a == ACTION_FOUND_BACK);
        return ACTION_HANDLED;
    default:
        return a;
    }
}
