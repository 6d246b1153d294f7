/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "base/utf8.h"
#include "view/progress.h"
#include "view/report.h"

/*
 * A year as a heat map: a column a week, a row a weekday. How much was done is told by
 * how full a cell is; a pause is a letter of its own.
 */
enum { WEEK_DAYS = 7, LABEL_CELLS = 4, LEVELS = 5, MINUTE_MS = 60000 };

static const int level_minutes[LEVELS] = {0, 1, 5, 15, 30};

static uint32_t level_sign(const struct frame *f, int level)
{
    static const uint32_t shades[LEVELS] = {0x00b7, 0x2591, 0x2592, 0x2593, 0x2588};
    static const uint32_t letters[LEVELS] = {'.', ':', 'o', 'O', '@'};
    return f->caps.utf8 ? shades[level] : letters[level];
}

static int level_of(const struct progress_day *day)
{
    if (!day->sessions)
        return 0;
    int level = 1;
    while (level + 1 < LEVELS && day->ms >= (int64_t) level_minutes[level + 1] * MINUTE_MS)
        level++;
    return level;
}

static void draw_day(struct frame *f, struct rect r, int x, int y, const struct progress_day *day)
{
    int level = level_of(day);
    if (level == 0 && day->paused)
        frame_put(f, r, x, y, STYLE_QUIET, 'p');
    else
        frame_put(f, r, x, y, level ? STYLE_DONE : STYLE_LEFT_OVER, level_sign(f, level));
}

static void draw_week(struct frame *f, struct rect r, int x, const struct progress *p,
                      int32_t monday, int32_t cursor)
{
    for (int i = 0; i < WEEK_DAYS; i++) {
        const struct progress_day *day = progress_on(p, monday + i);
        if (day)
            draw_day(f, r, x, i, day);
        if (monday + i == cursor)
            frame_restyle(f, (struct rect){r.x + x, r.y + i, 1, 1}, STYLE_SELECTED);
    }
}

static void draw_months(struct frame *f, struct rect r, int32_t monday, int weeks, int step)
{
    int free_from = 0;
    for (int i = 0; i < weeks; i++, monday += WEEK_DAYS) {
        struct civil first = civil_from_days(monday), last = civil_from_days(monday + 6);
        bool begins = last.day < first.day || first.day == 1;
        int x = i * step;
        if (begins && x >= free_from && x + 3 <= r.w)
            free_from =
                x + frame_textf(f, r, x, 0, STYLE_QUIET, "%.3s", report_months[last.month - 1]) + 1;
    }
}

int progress_heat(struct frame *f, struct rect r, const struct progress *p, int32_t last,
                  int32_t cursor)
{
    enum { YEAR_WEEKS = 53 };
    static const char *const names[] = {"Mon", "", "Wed", "", "Fri", "", "Sun"};
    if (r.h < WEEK_DAYS)
        return 0;
    bool has_months = r.h > WEEK_DAYS;
    struct rect map = rect_inset(r, LABEL_CELLS, 0, 0, 0);
    int step = map.w >= 2 * YEAR_WEEKS ? 2 : 1;
    int weeks = MIN(map.w / step, YEAR_WEEKS);
    int32_t monday = civil_week_start(last) - (weeks - 1) * WEEK_DAYS;
    if (has_months)
        draw_months(f, map, monday, weeks, step);
    r = rect_inset(r, 0, has_months, 0, 0);
    map = rect_inset(map, 0, has_months, 0, 0);
    for (int i = 0; i < WEEK_DAYS; i++)
        frame_text(f, r, 0, i, STYLE_QUIET, names[i]);
    for (int i = 0; i < weeks; i++) {
        int32_t week = monday + i * WEEK_DAYS;
        draw_week(f, map, i * step, p, week, cursor);
        progress_hit(f, (struct rect){map.x + i * step, map.y, step, WEEK_DAYS}, p,
                     week + civil_weekday(cursor) - 1);
    }
    return has_months + WEEK_DAYS;
}

static void draw_legend(struct frame *f, struct rect r, int y)
{
    static const char *const texts[LEVELS] = {"rest", "under 5", "5", "15", "30 min or more"};
    int x = LABEL_CELLS;
    for (int i = 0; i < LEVELS; i++) {
        frame_put(f, r, x, y, i ? STYLE_DONE : STYLE_LEFT_OVER, level_sign(f, i));
        x += 2 + frame_text(f, r, x + 2, y, STYLE_QUIET, texts[i]) + 2;
    }
    frame_text(f, r, x, y, STYLE_QUIET, "p pause");
}

/* Where there is little room the score is left to the page that is about it. */
static void read_out(struct strbuf *out, const struct progress_model *m, bool wide)
{
    static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
    struct progress_sum sum = progress_sum(m->p, progress_span(PROGRESS_DAY, m->day));
    strbuf_printf(out, "%.*s ", wide ? 9 : 3, weekdays[civil_weekday(m->day) - 1]);
    if (wide)
        report_date(out, m->day);
    else
        report_short_date(out, m->day);
    strbuf_puts(out, ": ");
    progress_practice(out, &sum, 1);
    if (sum.scores && wide)
        strbuf_printf(out, "; stiffness %d", sum.low);
}

/* The week, the month and the year of the cursor. */
static void draw_sums(struct frame *f, struct rect r, const struct progress_model *m)
{
    enum { LABEL = 28 };
    struct strbuf text = {0};
    for (int unit = PROGRESS_WEEK; unit < N_PROGRESS_UNITS; unit++) {
        struct progress_span span = progress_span((enum progress_unit) unit, m->day);
        struct progress_sum sum = progress_sum(m->p, span);
        int y = unit - PROGRESS_WEEK;
        strbuf_reset(&text);
        progress_period(&text, (enum progress_unit) unit, m->day);
        frame_text(f, (struct rect){r.x, r.y + y, MIN(LABEL, r.w), 1}, 0, 0, STYLE_QUIET,
                   strbuf_text(&text));
        strbuf_reset(&text);
        progress_practice(&text, &sum, span.last - span.first + 1);
        frame_text(f, r, LABEL, y, STYLE_TEXT, strbuf_text(&text));
    }
    strbuf_release(&text);
}

void progress_draw_calendar(struct frame *f, struct rect r, const struct progress_model *m)
{
    enum { YEAR_DAYS = 52 * WEEK_DAYS };
    int32_t today = m->p->in.today;
    int32_t last = m->day < today - YEAR_DAYS ? MIN(m->day + YEAR_DAYS / 2, today) : today;
    int shown = (r.w - LABEL_CELLS) * WEEK_DAYS;
    if (m->day < civil_week_start(last) - shown + 2 * WEEK_DAYS)
        last = MIN(m->day + shown / 2, today);
    struct strbuf text = {0};
    read_out(&text, m, true);
    if (utf8_width(strbuf_text(&text)) > r.w) {
        strbuf_reset(&text);
        read_out(&text, m, false);
    }
    int rows = progress_heat(f, rect_inset(r, 0, 0, 0, 1), m->p, last, m->day);
    if (rows + 2 < r.h)
        draw_legend(f, r, rows + 1);
    int y = rows + 3 < r.h ? rows + 3 : r.h - 1;
    frame_text(f, r, 0, y, STYLE_ACCENT, strbuf_text(&text));
    strbuf_release(&text);
    if (y + 2 + N_PROGRESS_UNITS <= r.h)
        draw_sums(f, rect_inset(r, 0, y + 2, 0, 0), m);
}
