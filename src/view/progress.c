/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/progress.h"

#include "base/civil.h"
#include "base/utf8.h"
#include "view/layout.h"
#include "view/report.h"
#include "view/text.h"

#include <stdio.h>

static const char *const page_names[N_PROGRESS_PAGES] = {
    [PAGE_OVERVIEW] = "Overview", [PAGE_STIFFNESS] = "Stiffness", [PAGE_CALENDAR] = "Calendar",
    [PAGE_BODY] = "Body",         [PAGE_EXERCISES] = "Exercises", [PAGE_TESTS] = "Tests",
    [PAGE_SESSIONS] = "Sessions",
};

/* ---- words ---- */

void progress_period(struct strbuf *out, enum progress_unit unit, int32_t day)
{
    struct civil d = civil_from_days(day);
    struct progress_span span = progress_span(unit, day);
    int year, number;
    switch (unit) {
    case PROGRESS_DAY:
    case N_PROGRESS_UNITS:
        report_date(out, day);
        break;
    case PROGRESS_WEEK:
        history_iso_week(day, &year, &number);
        strbuf_printf(out, "Week %d, ", number);
        report_short_date(out, span.first);
        strbuf_puts(out, " to ");
        report_short_date(out, span.last);
        break;
    case PROGRESS_MONTH:
        strbuf_printf(out, "%s %d", report_months[d.month - 1], d.year);
        break;
    case PROGRESS_YEAR:
        strbuf_printf(out, "%d", d.year);
        break;
    }
}

void progress_practice(struct strbuf *out, const struct progress_sum *sum, int days)
{
    char span[REPORT_SPAN_BYTES];
    if (sum->sessions)
        strbuf_printf(out, "%d session%s, %s", sum->sessions, sum->sessions == 1 ? "" : "s",
                      report_span(span, sum->ms));
    else
        strbuf_puts(out, sum->paused_days == days ? "a pause" : "rest");
}

const char *progress_name(char out[PROGRESS_NAME_BYTES], const char *id)
{
    snprintf(out, PROGRESS_NAME_BYTES, "%s", id);
    for (char *c = out; *c; c++)
        if (*c == '-')
            *c = ' ';
    if (*out >= 'a' && *out <= 'z')
        *out = (char) (*out - 'a' + 'A');
    return out;
}

const char *progress_dose_name(char out[PROGRESS_NAME_BYTES], const struct dose_record *d)
{
    return d->name ? d->name : progress_name(out, d->exercise);
}

int progress_caption(struct frame *f, struct rect r, const char *text)
{
    if (r.h < 1)
        return 0;
    int lines = MIN(text_lines(text, MAX(r.w, 1)), MAX(r.h / 2, 1));
    text_block(f, rect_inset(r, 0, r.h - lines, 0, 0), 0, STYLE_ACCENT, text);
    return lines;
}

/* ---- the frame of every page ---- */

static int tabs_width(void)
{
    int used = 0;
    for (int i = 0; i < N_PROGRESS_PAGES; i++)
        used += utf8_width(page_names[i]) + 4;
    return used - 2;
}

/* From so many rows on there is a line of tabs, and from so many on with space around it. */
enum { TAB_ROWS = 14, ROOMY_ROWS = 18 };

/* All pages where they fit, else the one it is. */
static void draw_tabs(struct frame *f, struct rect r, const struct progress_model *m)
{
    int x = 0;
    bool all = tabs_width() <= r.w;
    for (int i = 0; i < N_PROGRESS_PAGES; i++) {
        bool here = i == (int) m->page;
        if (!all && !here)
            continue;
        x += frame_textf(f, r, x, 0, STYLE_KEY, "%d", i + 1) + 1;
        int used = frame_text(f, r, x, 0, here ? STYLE_TITLE : STYLE_QUIET, page_names[i]);
        if (here && f->rows >= ROOMY_ROWS)
            frame_fill(f, (struct rect){r.x + x, r.y + 1, used, 1}, STYLE_ACCENT, 0x2501);
        frame_hit(f, (struct rect){r.x + x - 2, r.y, used + 2, 1},
                  (struct input){INPUT_CHAR, (uint32_t) ('1' + i)});
        x += used + 2;
    }
    if (!all)
        frame_textf(f, r, x, 0, STYLE_QUIET, "of %d", (int) N_PROGRESS_PAGES);
}

static void draw_page(struct frame *f, struct rect r, struct progress_model *m)
{
    switch (m->page) {
    case PAGE_OVERVIEW:
        progress_draw_overview(f, r, m);
        break;
    case PAGE_STIFFNESS:
        progress_draw_stiffness(f, r, m);
        break;
    case PAGE_CALENDAR:
        progress_draw_calendar(f, r, m);
        break;
    case PAGE_BODY:
        progress_draw_body(f, r, m);
        break;
    case PAGE_EXERCISES:
        progress_draw_exercises(f, r, m);
        break;
    case PAGE_TESTS:
        progress_draw_tests(f, r, m);
        break;
    case PAGE_SESSIONS:
        progress_draw_sessions(f, r, m);
        break;
    case N_PROGRESS_PAGES:
        break;
    }
}

void progress_hit(struct frame *f, struct rect r, const struct progress *p, int32_t day)
{
    int32_t at = CLAMP(day, p->first_day, p->in.today) - p->first_day;
    frame_hit(f, r, (struct input){INPUT_CLICK, (uint32_t) at});
}

void view_progress(struct frame *f, struct progress_model *m)
{
    struct page_layout l = layout_page(f->cols, f->rows);
    m->day = CLAMP(m->day, m->p->first_day, m->p->in.today);
    struct rect r = l.body;
    if (f->rows < TAB_ROWS) {
        draw_tabs(f, l.title, m);
    } else {
        frame_text(f, l.title, 0, 0, STYLE_TITLE, "Progress");
        draw_tabs(f, l.body, m);
        r = rect_inset(r, 0, f->rows >= ROOMY_ROWS ? 3 : 1, 0, 0);
    }
    struct strbuf period = {0};
    progress_period(&period, m->page == PAGE_CALENDAR ? PROGRESS_DAY : m->unit, m->day);
    if (m->page != PAGE_OVERVIEW && f->rows >= TAB_ROWS &&
        utf8_width(strbuf_text(&period)) + 12 < l.title.w)
        frame_text_right(f, l.title, 0, STYLE_QUIET, strbuf_text(&period));
    strbuf_release(&period);
    draw_page(f, r, m);
    keys_footer(f, l.footer, SCREEN_PROGRESS);
}

/* ---- keys ---- */

static void turn_to(struct progress_model *m, int page)
{
    m->page = (enum progress_page)((page + N_PROGRESS_PAGES) % N_PROGRESS_PAGES);
    m->menu = (struct menu){0};
    m->scroll = (struct scroll){0};
}

/* On the calendar a column is a week and a row a weekday. */
static bool move(struct progress_model *m, enum action action)
{
    bool calendar = m->page == PAGE_CALENDAR;
    enum progress_unit unit = calendar ? PROGRESS_WEEK : m->unit;
    int32_t day = m->day;
    if (action == ACTION_PREVIOUS)
        day = progress_move(unit, day, -1);
    else if (action == ACTION_FOLLOWING)
        day = progress_move(unit, day, 1);
    else if (calendar && action == ACTION_UP)
        day--;
    else if (calendar && action == ACTION_DOWN)
        day++;
    else if (action == ACTION_FIRST)
        day = m->p->first_day;
    else if (action == ACTION_LAST)
        day = m->p->in.today;
    else
        return false;
    m->day = CLAMP(day, m->p->first_day, m->p->in.today);
    return true;
}

static bool choose_unit(struct progress_model *m, enum action action)
{
    static const enum action units[N_PROGRESS_UNITS] = {
        [PROGRESS_DAY] = ACTION_BY_DAY,
        [PROGRESS_WEEK] = ACTION_BY_WEEK,
        [PROGRESS_MONTH] = ACTION_BY_MONTH,
        [PROGRESS_YEAR] = ACTION_BY_YEAR,
    };
    for (int i = 0; i < N_PROGRESS_UNITS; i++)
        if (units[i] == action) {
            m->unit = (enum progress_unit) i;
            return true;
        }
    return false;
}

/* Lists are counted when they are drawn: a cursor past the end is moved back then. */
enum { MENU_MOST = 100000 };

/* A click: on a line of a list, or on a day of a chart. */
static bool click(struct progress_model *m, struct input in)
{
    if (in.key != INPUT_CLICK)
        return false;
    if (m->page >= PAGE_EXERCISES)
        return menu_click(&m->menu, in, MENU_MOST) != MENU_NO_CLICK;
    m->day = m->p->first_day + (int32_t) MIN(in.cp, (uint32_t) m->p->n_days - 1);
    return true;
}

enum action progress_key(struct progress_model *m, struct input in)
{
    enum action action = keys_action(SCREEN_PROGRESS, in);
    bool lists = m->page >= PAGE_EXERCISES;
    if (click(m, in))
        return ACTION_HANDLED;
    if (action == ACTION_NUMBER) {
        if (keys_number(in) > N_PROGRESS_PAGES)
            return ACTION_NONE;
        turn_to(m, keys_number(in) - 1);
        return ACTION_HANDLED;
    }
    if (action == ACTION_NEXT_PAGE) {
        turn_to(m, (int) m->page + 1);
        return ACTION_HANDLED;
    }
    bool arrows = action == ACTION_PREVIOUS || action == ACTION_FOLLOWING;
    if (lists && !arrows && menu_key(&m->menu, action, MENU_MOST))
        return ACTION_HANDLED;
    bool scrolls = m->page == PAGE_OVERVIEW || m->page == PAGE_BODY;
    if (scrolls && (action == ACTION_UP || action == ACTION_DOWN))
        return scroll_key(&m->scroll, action) ? ACTION_HANDLED : action;
    return move(m, action) || choose_unit(m, action) ? ACTION_HANDLED : action;
}
