/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/setup.h"

#include "view/screens_page.h"
#include "view/text.h"

enum { ROWS_MAX = 64 };

/* What the setting is about, its name in limber.cfg apart: that is for limber.conf(5). */
static void help_text(const struct setup_row *row, struct strbuf *out)
{
    strbuf_puts(out, row->help);
    if (row->origin)
        strbuf_printf(out, " (%s)", row->origin);
}

void view_setup(struct frame *f, struct setup_model *m)
{
    struct menu_item items[ROWS_MAX];
    struct rect r = screens_begin(f, SCREEN_SETUP, false, "Settings");
    int n = MIN(m->n, ROWS_MAX);
    for (int i = 0; i < n; i++)
        items[i] = (struct menu_item){.head = m->rows[i].group,
                                      .gap = i > 0 && m->rows[i].group,
                                      .text = m->rows[i].label,
                                      .detail = m->rows[i].value};
    if (n == 0)
        return;
    struct strbuf help = {0};
    help_text(&m->rows[CLAMP(m->menu.cursor, 0, n - 1)], &help);
    menu_draw_hint(f, r, items, n, &m->menu, strbuf_text(&help));
    strbuf_release(&help);
}

enum action setup_key(struct setup_model *m, struct input in)
{
    enum menu_click click = menu_click(&m->menu, in, m->n);
    enum action a = keys_action(SCREEN_SETUP, in);
    if (click != MENU_NO_CLICK)
        return click == MENU_CHOSEN ? ACTION_GO_ON : ACTION_HANDLED;
    return menu_key(&m->menu, a, m->n) ? ACTION_HANDLED : a;
}

/* ---- a value that is typed ---- */

void view_entry(struct frame *f, struct entry_model *m)
{
    struct rect r = screens_begin(f, SCREEN_ENTRY, false, m->title);
    int y = text_lines(m->text, MAX(r.w, 1));
    y = y < r.h ? text_block(f, r, 0, STYLE_TEXT, m->text) : 0;
    y += r.h >= y + 4;
    int x = frame_text(f, r, 0, y, STYLE_ACCENT, "> ");
    x += frame_text(f, r, x, y, STYLE_STRONG, m->typed.text);
    if (x < r.w) {
        f->cursor_x = r.x + x;
        f->cursor_y = r.y + y;
    }
    if (m->wrong && y + 2 < r.h)
        text_block(f, r, y + 2, STYLE_WARN, m->wrong);
}

enum action entry_key(struct entry_model *m, struct input in)
{
    enum action a = keys_action(SCREEN_ENTRY, in);
    if (a == ACTION_GO_ON || a == ACTION_CANCEL)
        return a;
    m->wrong = NULL;
    return find_key(&m->typed, in);
}
