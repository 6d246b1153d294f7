/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/tally.h"

#include "view/screens_page.h"

#include <stdio.h>

enum { MARK_BYTES = 16 };

/* "[3 ]", "[5+]", "[10]", "[  ]" */
static void put_mark(const struct tally_model *m, int value, char out[MARK_BYTES])
{
    if (value < 0)
        snprintf(out, MARK_BYTES, "[  ]");
    else if (m->open_end && value == m->most)
        snprintf(out, MARK_BYTES, "[%d+]", value);
    else
        snprintf(out, MARK_BYTES, "[%-2d]", value);
}

void view_tally(struct frame *f, struct tally_model *m)
{
    char marks[TALLY_LINES][MARK_BYTES];
    struct menu_item items[TALLY_LINES];
    struct rect r = screens_begin(f, SCREEN_TALLY, false, m->title);
    for (int i = 0; i < m->n; i++) {
        put_mark(m, m->values[i], marks[i]);
        items[i] = (struct menu_item){
            .mark = marks[i],
            .text = m->names[i],
            .style = m->values[i] < 0 ? STYLE_TEXT : STYLE_STRONG,
            .above = i == 0 ? m->question : NULL,
            .above_style = STYLE_STRONG,
        };
    }
    menu_draw(f, r, items, m->n, &m->menu);
}

enum action tally_key(struct tally_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_TALLY, in);
    if (a != ACTION_NUMBER)
        return menu_key(&m->menu, a, m->n) ? ACTION_HANDLED : a;
    if (keys_number(in) > m->most)
        return ACTION_NONE;
    m->values[m->menu.cursor] = keys_number(in);
    if (m->menu.cursor == m->n - 1)
        return ACTION_GO_ON;
    m->menu.cursor++;
    return ACTION_HANDLED;
}
