/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/plan.h"

#include "base/civil.h"
#include "base/mem.h"
#include "view/screens_page.h"

/* ---- what it is made of ---- */

enum { ITEMS_MAX = 64, MINUTE_MS = 60000 };

const struct plan_day_row *plan_model_today(const struct plan_model *m)
{
    for (int i = 0; i < WEEK_DAYS; i++)
        if (m->days[i].date == m->today)
            return &m->days[i];
    return NULL;
}

const char *plan_nothing_today(const struct plan_model *m)
{
    const struct plan_day_row *now = plan_model_today(m);
    if (m->paused)
        return "The plan is paused; these days do not count.";
    if (m->today < m->start_day)
        return "The plan has not begun yet.";
    return now && now->n > 0 ? NULL : "Rest. It is part of the plan.";
}

void plan_heading(const struct plan_model *m, struct strbuf *out)
{
    if (m->week > m->n_weeks)
        strbuf_printf(out, "After the programme, week %d", m->week - m->n_weeks);
    else
        strbuf_printf(out, "Week %d of %d", m->week, m->n_weeks);
    if (m->phase)
        strbuf_printf(out, ": %s", m->phase);
}

static int64_t minutes(int64_t ms)
{
    return (ms + MINUTE_MS / 2) / MINUTE_MS;
}

/* ---- rows ---- */

struct rows {
    struct arena *arena;
    struct menu_item items[ITEMS_MAX];
    int n;
};

static void add(struct rows *r, const char *head, struct menu_item item)
{
    if (r->n == ITEMS_MAX)
        return;
    item.head = head;
    r->items[r->n++] = item;
}

static const char *detail_of(struct rows *r, const struct plan_entry_row *e)
{
    if (e->waits && !e->done)
        return "not now";
    if (e->level == 0)
        return arena_printf(r->arena, "%lld min", (long long) minutes(e->ms));
    return arena_printf(r->arena, "level %d, %lld min", e->level, (long long) minutes(e->ms));
}

static void add_today(struct rows *r, const struct plan_model *m)
{
    const struct plan_day_row *now = plan_model_today(m);
    const char *nothing = plan_nothing_today(m);
    if (nothing) {
        add(r, "Today", (struct menu_item){.text = nothing});
        return;
    }
    for (size_t i = 0; i < now->n; i++)
        add(r, i ? NULL : "Today",
            (struct menu_item){.mark = now->entries[i].done ? "[x]" : "[ ]",
                               .text = now->entries[i].name,
                               .detail = detail_of(r, &now->entries[i]),
                               .style = now->entries[i].done || now->entries[i].waits
                                            ? STYLE_QUIET
                                            : STYLE_STRONG});
}

static const char *day_text(struct rows *r, const struct plan_day_row *day)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    struct strbuf out = {0};
    strbuf_printf(&out, "%s ", names[civil_weekday(day->date) - 1]);
    report_short_date(&out, day->date);
    for (size_t i = 0; i < day->n; i++)
        strbuf_printf(&out, "%s%s", i ? ", " : "  ", day->entries[i].name);
    const char *text = arena_strdup(r->arena, strbuf_text(&out));
    strbuf_release(&out);
    return text;
}

/* What slid is rest: nobody is behind. */
static const char *mark_word(enum plan_mark mark)
{
    return mark == MARK_SLID ? plan_mark_names[MARK_REST] : plan_mark_names[mark];
}

static void add_week(struct rows *r, const struct plan_model *m)
{
    static const enum style styles[N_PLAN_MARKS] = {
        [MARK_TO_COME] = STYLE_TEXT, [MARK_TODAY] = STYLE_STRONG, [MARK_DONE] = STYLE_DONE,
        [MARK_REST] = STYLE_QUIET,   [MARK_SLID] = STYLE_QUIET,
    };
    const char *head =
        arena_printf(r->arena, "This week, about %lld minutes", (long long) minutes(m->week_ms));
    for (int i = 0; i < WEEK_DAYS; i++)
        add(r,
            i            ? NULL
            : m->current ? head
                         : "The week",
            (struct menu_item){.text = day_text(r, &m->days[i]),
                               .detail = mark_word(m->days[i].mark),
                               .style = styles[m->days[i].mark],
                               .gap = i == 0 && m->current});
}

static void add_levels(struct rows *r, const struct plan_model *m)
{
    for (int s = 0; s < N_STRANDS; s++) {
        struct strbuf text = {0};
        strbuf_printf(&text, "%s, ", strand_titles[s]);
        plan_say_rung(&text, m->strands[s].rung);
        strbuf_puts(&text, ": ");
        plan_say(&text, (enum strand) s, &m->strands[s].latest);
        add(r, s ? NULL : "Levels, and why",
            (struct menu_item){.text = arena_strdup(r->arena, strbuf_text(&text)), .gap = true});
        strbuf_release(&text);
    }
}

static void make_rows(struct rows *r, const struct plan_model *m)
{
    if (m->current)
        add_today(r, m);
    add_week(r, m);
    add_levels(r, m);
}

/* ---- the screen ---- */

void view_plan(struct frame *f, struct plan_model *m)
{
    struct arena arena = {0};
    struct rows rows = {.arena = &arena};
    struct strbuf title = {0};
    strbuf_printf(&title, "%s. ", m->name);
    plan_heading(m, &title);
    struct rect r = screens_begin(f, SCREEN_PLAN, false, strbuf_text(&title));
    make_rows(&rows, m);
    rows.items[0].above = m->notice;
    rows.items[0].above_style = STYLE_WARN;
    if (m->refused)
        menu_draw_hint(f, r, rows.items, rows.n, &m->menu,
                       "Enter starts what is planned for today; all the rest is to look at.");
    else
        menu_draw(f, r, rows.items, rows.n, &m->menu);
    strbuf_release(&title);
    arena_release(&arena);
}

static int count_rows(const struct plan_model *m)
{
    const struct plan_day_row *now = plan_nothing_today(m) ? NULL : plan_model_today(m);
    int today = m->current ? now ? (int) now->n : 1 : 0;
    return today + WEEK_DAYS + N_STRANDS;
}

const struct plan_entry_row *plan_model_chosen(const struct plan_model *m)
{
    const struct plan_day_row *now =
        m->current && !plan_nothing_today(m) ? plan_model_today(m) : NULL;
    bool there = now && m->menu.cursor >= 0 && m->menu.cursor < (int) now->n;
    return there ? &now->entries[m->menu.cursor] : NULL;
}

enum action plan_key(struct plan_model *m, struct input in)
{
    m->refused = false;
    enum action action = keys_action(SCREEN_PLAN, in);
    enum menu_click click = menu_click(&m->menu, in, count_rows(m));
    if (click == MENU_CHOSEN)
        action = ACTION_GO_ON;
    if (click == MENU_MOVED || menu_key(&m->menu, action, count_rows(m)))
        return ACTION_HANDLED;
    if (action == ACTION_GO_ON && !plan_model_chosen(m)) {
        m->refused = true;
        return ACTION_HANDLED;
    }
    if (action == ACTION_GO_ON && menu_unseen(&m->menu))
        return ACTION_HANDLED;
    return action;
}
