/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/home.h"

#include <string.h>

/* ---- which rows are shown ---- */

static bool passes(const struct home_filter *filter, const struct home_routine *r)
{
    struct facts facts = r->facts;
    struct facts_filter wanted = home_filter_facts(filter);
    facts.total_ms = r->total_ms[home_filter_level(filter, r->level) - 1];
    return facts_pass(&facts, &wanted);
}

bool home_shows(const struct home_model *m, const struct home_section *s,
                const struct home_row *row)
{
    if (s->filtered && row->routine && !passes(&m->filter, row->routine))
        return false;
    return find_matches(row->text, m->find.text) ||
           (row->id && find_matches(row->id, m->find.text)) ||
           (row->about && find_matches(row->about, m->find.text));
}

int home_count(const struct home_model *m, size_t section, int *first)
{
    int n = 0, before = 0;
    for (size_t s = 0; s <= section && s < m->n_sections; s++) {
        before += n;
        n = 0;
        for (size_t i = 0; i < m->sections[s].n; i++)
            n += home_shows(m, &m->sections[s], &m->sections[s].rows[i]);
    }
    *first = before;
    return n;
}

static int count_all(const struct home_model *m)
{
    int first, last = home_count(m, m->n_sections - 1, &first);
    return m->n_sections ? first + last : 0;
}

const struct home_row *home_chosen(const struct home_model *m)
{
    int at = m->menu.cursor;
    for (size_t s = 0; s < m->n_sections; s++)
        for (size_t i = 0; i < m->sections[s].n; i++)
            if (home_shows(m, &m->sections[s], &m->sections[s].rows[i]) && at-- == 0)
                return &m->sections[s].rows[i];
    return NULL;
}

/* Puts the cursor on a row, if it is shown. */
static void home_choose(struct home_model *m, const struct home_row *row)
{
    int at = 0;
    m->menu.clicked = 0;
    for (size_t s = 0; s < m->n_sections; s++)
        for (size_t i = 0; i < m->sections[s].n; i++) {
            if (!home_shows(m, &m->sections[s], &m->sections[s].rows[i]))
                continue;
            if (&m->sections[s].rows[i] == row)
                m->menu.cursor = at;
            at++;
        }
}

/* ---- keys ---- */

/* The cursor stays on its row when the list changes around it; else it goes to the first of the
 * section that is narrowed. */
static void keep_cursor(struct home_model *m, const struct home_row *row)
{
    int first;
    m->menu.cursor = 0;
    for (size_t s = 0; s < m->n_sections; s++)
        if (m->sections[s].filtered && home_count(m, s, &first) > 0)
            m->menu.cursor = first;
    home_choose(m, row);
}

static enum action typed(struct home_model *m, struct input in)
{
    const struct home_row *chosen = home_chosen(m);
    enum action a = find_key(&m->find, in);
    if (a == ACTION_CANCEL || in.key == INPUT_BACKSPACE)
        home_choose(m, chosen);
    else if (a == ACTION_HANDLED && in.key == INPUT_CHAR)
        m->menu = (struct menu){0};
    return a == ACTION_NONE ? ACTION_NONE : ACTION_HANDLED;
}

/* The first row of the next section that has any, or of the one before. */
static void next_section(struct home_model *m, int direction)
{
    int first, n = (int) m->n_sections, here = 0;
    for (int s = 0; s < n; s++)
        if (home_count(m, (size_t) s, &first) > 0 && first <= m->menu.cursor)
            here = s;
    for (int i = 1; i <= n; i++) {
        int s = ((here + direction * i) % n + n) % n;
        if (home_count(m, (size_t) s, &first) == 0)
            continue;
        m->menu.cursor = first;
        m->menu.clicked = 0;
        return;
    }
}

/* True where the filter, with this value and the others as they are, leaves a routine. */
static bool is_of_use(const struct home_model *m, int id, int value)
{
    struct home_filter with = m->filter;
    with.values[id] = value;
    for (size_t s = 0; s < m->n_sections; s++)
        for (size_t i = 0; m->sections[s].filtered && i < m->sections[s].n; i++)
            if (m->sections[s].rows[i].routine && passes(&with, m->sections[s].rows[i].routine))
                return true;
    return false;
}

/* The next value of a filter that is of use, or the one before; round the end. */
static void turn_filter(struct home_model *m, int id, int direction)
{
    const struct home_row *chosen = home_chosen(m);
    int *value = &m->filter.values[id], count = home_filter_count((enum home_filter_id) id);
    m->filtered_by = id + 1;
    if (id == HOME_FILTER_LEVEL) {
        home_filter_turn_level(&m->filter, direction);
        return;
    }
    do
        *value = (*value + direction + count) % count;
    while (*value && !is_of_use(m, id, *value));
    keep_cursor(m, chosen);
}

/* Esc shows everything again, the letters first. */
static bool show_more(struct home_model *m)
{
    const struct home_row *chosen = home_chosen(m);
    if (*m->find.text)
        m->find = (struct find){0};
    else if (home_filter_is_set(&m->filter))
        home_filter_clear(&m->filter);
    else
        return false;
    home_choose(m, chosen);
    return true;
}

enum action home_key(struct home_model *m, struct input in)
{
    bool moves = in.key == INPUT_UP || in.key == INPUT_DOWN || in.key == INPUT_PAGE_UP ||
                 in.key == INPUT_PAGE_DOWN || in.key >= INPUT_CLICK;
    if (m->find.typing && !moves)
        return typed(m, in);
    enum menu_click click = menu_click(&m->menu, in, count_all(m));
    enum action a = keys_action(SCREEN_HOME, in);
    if (click == MENU_CHOSEN)
        a = ACTION_GO_ON;
    else if (click == MENU_MOVED || menu_key(&m->menu, a, count_all(m)))
        return ACTION_HANDLED;
    if (a == ACTION_GO_ON && menu_unseen(&m->menu))
        return ACTION_HANDLED;
    if (a == ACTION_FILTER)
        m->find.typing = true;
    else if (a == ACTION_PREVIOUS || a == ACTION_FOLLOWING)
        next_section(m, a == ACTION_FOLLOWING ? 1 : -1);
    else if (a == ACTION_NUMBER && keys_number(in) <= N_HOME_FILTERS)
        turn_filter(m, keys_number(in) - 1, 1);
    else if (a == ACTION_FILTER_BACK)
        turn_filter(m, MAX(m->filtered_by - 1, 0), -1);
    else if (in.key != INPUT_ESC || !show_more(m))
        return a == ACTION_GO_ON && !home_chosen(m) ? ACTION_NONE : a;
    return ACTION_HANDLED;
}
