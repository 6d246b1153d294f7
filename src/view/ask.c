/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/ask.h"

#include "view/screens_page.h"
#include "view/text.h"

enum { ROWS_MAX = 40, NONE_OF_THESE = 1 /* the row behind the questions */ };

static bool none_is_open(const struct ask_model *m)
{
    return m->menu.cursor >= m->n;
}

/* ---- drawing ---- */

static const char *mark_of(const struct ask_row *row)
{
    static const char *const numbers[] = {"[ 0]", "[ 1]", "[ 2]", "[ 3]", "[ 4]", "[ 5]",
                                          "[ 6]", "[ 7]", "[ 8]", "[ 9]", "[10]"};
    switch (row->kind) {
    case ASK_HEAD:
        return NULL;
    case ASK_TICK:
        return row->value == 1 ? "[x]" : "[ ]";
    case ASK_RADIO:
        return row->value == 1 ? "(*)" : "( )";
    case ASK_SCALE:
        break;
    }
    return row->value < 0 ? "[  ]" : numbers[row->value];
}

static int make_items(const struct ask_model *m, struct menu_item *items)
{
    int n = MIN(m->n, ROWS_MAX - NONE_OF_THESE);
    bool below_head = false;
    for (int i = 0; i < n; i++) {
        const struct ask_row *row = &m->rows[i];
        bool inner = below_head && row->kind != ASK_HEAD && (row->group > 0);
        items[i] = (struct menu_item){
            .mark = mark_of(row),
            .text = row->text,
            .style = row->value > 0 ? STYLE_STRONG : STYLE_TEXT,
            .indent = inner ? 2 : 0,
            .gap = i > 0 && !inner,
        };
        below_head = row->kind == ASK_HEAD || inner;
    }
    items[n] = (struct menu_item){.mark = m->none ? "[x]" : "[ ]",
                                  .text = "None of these",
                                  .style = STYLE_ACCENT,
                                  .gap = true};
    return n + NONE_OF_THESE;
}

static const char wants_number[] = "Give a number here: 0 to 9, t for ten.";

static const char *explain_of(const struct ask_model *m)
{
    if (none_is_open(m))
        return "Enter: none of these, go on.";
    const struct ask_row *row = &m->rows[m->menu.cursor];
    return row->kind == ASK_SCALE && row->value < row->explain_from ? wants_number : row->explain;
}

void view_ask(struct frame *f, struct ask_model *m)
{
    enum { FIXED_INTRO_ROWS = 16 };
    struct menu_item items[ROWS_MAX];
    struct rect r = screens_begin(f, SCREEN_ASK, false, m->title);
    int n = make_items(m, items);
    if (m->intro && r.h >= FIXED_INTRO_ROWS)
        r = rect_inset(r, 0, text_block(f, r, 0, STYLE_QUIET, m->intro) + 1, 0, 0);
    else
        items[0].above = m->intro;
    items[0].above_style = STYLE_QUIET;
    m->menu.cursor = CLAMP(m->menu.cursor, 0, n - 1);
    if (!m->wants) {
        menu_draw_hint(f, r, items, n, &m->menu, explain_of(m));
        return;
    }
    int rows = MIN(MAX(text_lines(m->wants, MAX(r.w, 1)), 2), r.h);
    text_block(f, rect_inset(r, 0, r.h - rows, 0, 0), 0, STYLE_WARN, m->wants);
    menu_draw(f, rect_inset(r, 0, 0, 0, rows + 1), items, n, &m->menu);
}

/* ---- keys ---- */

static void choose(struct ask_model *m, int at)
{
    struct ask_row *row = &m->rows[at];
    if (row->kind == ASK_TICK) {
        row->value = row->value != 1;
        m->none = false;
        return;
    }
    if (row->kind != ASK_RADIO)
        return;
    for (int i = 0; i < m->n; i++)
        if (m->rows[i].kind == ASK_RADIO && m->rows[i].group == row->group)
            m->rows[i].value = 0;
    row->value = 1;
}

static void none_of_these(struct ask_model *m)
{
    m->none = true;
    for (int i = 0; i < m->n; i++)
        if (m->rows[i].kind == ASK_TICK)
            m->rows[i].value = 0;
    m->menu.cursor = m->n;
}

/* The question above the choices, where they have one: nobody lands on an answer. */
static int head_of(const struct ask_model *m, int at)
{
    int head = at;
    while (head > 0 && m->rows[head].kind == ASK_RADIO && m->rows[head].group == m->rows[at].group)
        head--;
    return m->rows[head].kind == ASK_HEAD ? head : at;
}

/* The first row that still wants an answer, or -1. Ticking one line answers the other ticks. */
static int wanting(const struct ask_model *m)
{
    bool ticked = m->none;
    int first_tick = -1;
    for (int i = 0; i < m->n; i++) {
        const struct ask_row *row = &m->rows[i];
        ticked |= row->kind == ASK_TICK && row->value == 1;
        if (row->kind == ASK_TICK && first_tick < 0)
            first_tick = i;
        if (row->kind == ASK_SCALE && row->value < 0)
            return i;
        if (row->kind == ASK_RADIO && row->value < 0)
            return i;
    }
    return ticked ? -1 : first_tick;
}

/* Goes to the row that still wants an answer and says which; false: none does. */
static bool ask_for_missing(struct ask_model *m)
{
    static const char *const wants[] = {
        [ASK_HEAD] = "",
        [ASK_TICK] = "Tick what applies with space, or press n for none of these.",
        [ASK_RADIO] = "Choose one of these lines with Enter.",
        [ASK_SCALE] = wants_number,
    };
    int row = wanting(m);
    if (row < 0)
        return false;
    m->menu.cursor = head_of(m, row);
    m->wants = wants[m->rows[row].kind];
    return true;
}

/* Enter at a line that is to be chosen, or that takes ticks back: seen first, then gone on from. */
static bool enter_changes(struct ask_model *m)
{
    bool changes = false;
    if (!none_is_open(m)) {
        const struct ask_row *row = &m->rows[m->menu.cursor];
        changes = row->kind == ASK_RADIO && row->value != 1;
        if (changes)
            choose(m, m->menu.cursor);
        return changes;
    }
    for (int i = 0; i < m->n; i++)
        changes |= m->rows[i].kind == ASK_TICK && m->rows[i].value == 1;
    none_of_these(m);
    return changes;
}

static enum action go_on(struct ask_model *m)
{
    if (enter_changes(m) || ask_for_missing(m))
        return ACTION_HANDLED;
    for (int i = 0; i < m->n; i++)
        if (m->rows[i].kind == ASK_TICK && m->rows[i].value < 0)
            m->rows[i].value = 0;
    return ACTION_GO_ON;
}

/* A click ticks at once: a tick is easily taken back. */
static void click(struct ask_model *m)
{
    if (none_is_open(m))
        none_of_these(m);
    else
        choose(m, m->menu.cursor);
}

enum action ask_key(struct ask_model *m, struct input in)
{
    enum action action = keys_action(SCREEN_ASK, in);
    bool in_rows = !none_is_open(m);
    m->wants = NULL;
    if (menu_click(&m->menu, in, m->n + NONE_OF_THESE) != MENU_NO_CLICK) {
        m->menu.clicked = 0;
        click(m);
        return ACTION_HANDLED;
    }
    if (action == ACTION_NUMBER) {
        if (!in_rows || m->rows[m->menu.cursor].kind != ASK_SCALE)
            return ACTION_NONE;
        m->rows[m->menu.cursor].value = keys_number(in);
        return ACTION_HANDLED;
    }
    if (menu_key(&m->menu, action, m->n + NONE_OF_THESE))
        return ACTION_HANDLED;
    if (action == ACTION_NONE_OF_THESE || (action == ACTION_TICK && !in_rows)) {
        none_of_these(m);
        ask_for_missing(m);
        return ACTION_HANDLED;
    }
    if (action == ACTION_TICK) {
        choose(m, m->menu.cursor);
        return ACTION_HANDLED;
    }
    return action == ACTION_GO_ON ? go_on(m) : action;
}
