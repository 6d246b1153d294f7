/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "view/progress.h"
#include "view/report.h"
#include "view/text.h"

#include <math.h>

/*
 * Daily scores as dots, the mean of each week (month, year) as a line, the normal wobble
 * round the first week as a band. A column is a day; by months it is a week, by years a
 * month.
 */
/* In fewer rows than DOTS_FROM the dots would hide the line. */
enum { DOTS_FROM = 8, SCORE_MOST = 10, AXIS_CELLS = 3, BELOW_ROWS = 3, THIRDS = 3 };

struct plot {
    const struct progress *p;
    struct rect r;              /* cells of the scores */
    enum progress_unit columns; /* what a column is, */
    enum progress_unit means;   /* and over what the line is the mean */
    int cells;                  /* of a column */
    int n;                      /* columns */
    int32_t last;               /* a day of the last column */
};

static int row_of(const struct plot *c, double score)
{
    return (int) lround((SCORE_MOST - score) * (c->r.h - 1) / SCORE_MOST);
}

static struct progress_span column_span(const struct plot *c, int column)
{
    return progress_span(c->columns, progress_move(c->columns, c->last, column - c->n + 1));
}

/* ---- layers ---- */

static void draw_axis(struct frame *f, const struct plot *c)
{
    struct rect axis = {c->r.x - AXIS_CELLS, c->r.y, AXIS_CELLS - 1, c->r.h};
    int step = c->r.h >= SCORE_MOST ? 2 : 5;
    for (int score = 0; score <= SCORE_MOST; score += step) {
        char text[4] = {(char) ('0' + score), 0};
        frame_text_right(f, axis, row_of(c, score), STYLE_QUIET, score == SCORE_MOST ? "10" : text);
    }
}

/* What there is to see of a column, as rows of the plot; -1: nothing. */
struct column {
    int band_top, band_bottom;
    int mean, mean_third;
    int score;
};

static struct column look_at(const struct plot *c, struct progress_span span)
{
    struct column out = {-1, -1, -1, 0, -1};
    double baseline = c->p->trend.baseline;
    struct progress_sum sum = progress_sum(c->p, progress_span(c->means, span.first));
    const struct progress_day *day = progress_on(c->p, span.first);
    if (baseline >= 0 && span.last >= c->p->series.first_day) {
        out.band_top = row_of(c, MIN(baseline + 1, SCORE_MOST));
        out.band_bottom = row_of(c, MAX(baseline - 1, 0));
    }
    if (sum.scores && span.first <= c->p->in.today) {
        int third = (int) lround((SCORE_MOST - sum.stiffness) * (THIRDS * c->r.h - 1) / SCORE_MOST);
        out.mean = third / THIRDS;
        out.mean_third = third % THIRDS;
    }
    if (c->columns == PROGRESS_DAY && c->r.h >= DOTS_FROM && day && day->stiffness != SCALE_NONE)
        out.score = row_of(c, day->stiffness);
    return out;
}

/* The score before the mean, the mean before the band. */
static void draw_column(struct frame *f, const struct plot *c, int x, const struct column *look)
{
    static const uint32_t thirds[THIRDS] = {0x2594, 0x2501, 0x2581}; /* ▔ ━ ▁ */
    for (int y = 0; y < c->r.h; y++) {
        if (y == look->score)
            frame_put(f, c->r, x, y, STYLE_ACCENT, 0x25cf);
        else if (y == look->mean)
            frame_put(f, c->r, x, y, STYLE_STRONG, thirds[look->mean_third]);
        else if (y >= look->band_top && y <= look->band_bottom)
            frame_put(f, c->r, x, y, STYLE_LEFT_OVER, 0x2591);
    }
}

static void draw_columns(struct frame *f, const struct plot *c)
{
    for (int i = 0; i < c->n; i++) {
        struct progress_span span = column_span(c, i);
        struct column look = look_at(c, span);
        progress_hit(f, (struct rect){c->r.x + i * c->cells, c->r.y, c->cells, c->r.h + 1}, c->p,
                     span.last);
        for (int k = 0; k < c->cells; k++)
            draw_column(f, c, i * c->cells + k, &look);
    }
}

/* The line below, with the period one is at, and the months (by years: the years). */
static void draw_time(struct frame *f, const struct plot *c, struct progress_span here)
{
    struct rect below = {c->r.x, c->r.y + c->r.h, c->r.w, 2};
    int free_from = 0;
    for (int i = 0; i < c->n; i++) {
        struct progress_span span = column_span(c, i);
        bool at = span.first <= here.last && span.last >= here.first;
        for (int k = 0; k < c->cells; k++)
            frame_put(f, below, i * c->cells + k, 0, at ? STYLE_ACCENT : STYLE_LINE,
                      at ? 0x25b2 : 0x2500);
        struct civil first = civil_from_days(span.first), last = civil_from_days(span.last);
        bool begins = last.day < first.day || first.day == 1;
        int x = i * c->cells;
        if (c->columns == PROGRESS_MONTH ? first.month != 1 : !begins)
            continue;
        if (x < free_from || x + 4 > below.w)
            continue;
        if (c->columns == PROGRESS_MONTH)
            free_from = x + frame_textf(f, below, x, 1, STYLE_QUIET, "%d", first.year) + 1;
        else
            free_from =
                x +
                frame_textf(f, below, x, 1, STYLE_QUIET, "%.3s", report_months[last.month - 1]) + 1;
    }
}

/* ---- words ---- */

void progress_read_out(struct strbuf *out, const struct progress_model *m, bool wide)
{
    struct progress_span span = progress_span(m->unit, m->day);
    struct progress_sum sum = progress_sum(m->p, span);
    progress_period(out, m->unit, m->day);
    strbuf_puts(out, ": ");
    if (!sum.scores)
        strbuf_puts(out, "no score");
    else if (m->unit == PROGRESS_DAY)
        strbuf_printf(out, "stiffness %d", sum.low);
    else
        strbuf_printf(out, "average %.1f of %d score%s", sum.stiffness, sum.scores,
                      sum.scores == 1 ? "" : "s");
    if (sum.scores && m->unit != PROGRESS_DAY && wide)
        strbuf_printf(out, ", %d to %d", sum.low, sum.high);
    const struct progress_day *day = progress_on(m->p, m->day);
    if (m->unit == PROGRESS_DAY && day && day->pain != SCALE_NONE)
        strbuf_printf(out, ", pain %d", day->pain);
    if (!wide)
        return;
    strbuf_puts(out, "; ");
    progress_practice(out, &sum, span.last - span.first + 1);
}

/* ---- the page ---- */

/* At the top right, where scores of 10 hardly ever are. */
static void draw_legend(struct frame *f, struct rect row)
{
    static const struct {
        uint32_t sign;
        enum style style;
        const char *text;
    } signs[] = {{0x25cf, STYLE_ACCENT, "a day"},
                 {0x2501, STYLE_STRONG, "the week's mean"},
                 {0x2591, STYLE_LEFT_OVER, "normal wobble"}};
    enum { CELLS = 43 };
    int x = row.w - CELLS;
    for (size_t i = 0; i < ARRAY_LEN(signs) && x > AXIS_CELLS; i++) {
        frame_put(f, row, x, 0, signs[i].style, signs[i].sign);
        x += 4 + frame_text(f, row, x + 2, 0, STYLE_QUIET, signs[i].text);
    }
}

static struct plot plot_in(const struct progress_model *m, struct rect r)
{
    static const enum progress_unit columns[N_PROGRESS_UNITS] = {PROGRESS_DAY, PROGRESS_DAY,
                                                                 PROGRESS_WEEK, PROGRESS_MONTH};
    static const enum progress_unit means[N_PROGRESS_UNITS] = {PROGRESS_WEEK, PROGRESS_WEEK,
                                                               PROGRESS_WEEK, PROGRESS_MONTH};
    enum { MONTH_CELLS = 3 };
    struct plot c = {.p = m->p, .columns = columns[m->unit], .means = means[m->unit]};
    c.cells = c.columns == PROGRESS_MONTH ? MONTH_CELLS : 1;
    c.r = rect_inset(r, AXIS_CELLS, 0, 0, BELOW_ROWS);
    c.n = c.r.w / c.cells;
    /* Back where the cursor would be off the left edge: then it stands in the middle. */
    c.last = m->p->in.today;
    if (c.n > 0 && column_span(&c, 0).first > m->day)
        c.last = MIN(progress_move(c.columns, m->day, c.n / 2), c.last);
    return c;
}

void progress_draw_stiffness(struct frame *f, struct rect r, const struct progress_model *m)
{
    enum { ROWS_MIN = 3, ROWS_MAX = 21, TEXT_FROM = 16, LEGEND_FROM = 12, WIDE_CELLS = 70 };
    struct strbuf text = {0};
    if (r.h >= TEXT_FROM) {
        trend_sentence(&text, &m->p->series, m->p->in.today);
        r = rect_inset(r, 0, text_block(f, r, 0, STYLE_STRONG, strbuf_text(&text)) + 1, 0, 0);
        strbuf_reset(&text);
    }
    r.h = MIN(r.h, ROWS_MAX + BELOW_ROWS);
    progress_read_out(&text, m, r.w >= WIDE_CELLS);
    int more = progress_caption(f, r, strbuf_text(&text)) - 1; /* a row of it is reckoned with */
    r.h -= MAX(more, 0);
    strbuf_release(&text);
    if (r.h >= LEGEND_FROM && m->unit <= PROGRESS_WEEK)
        draw_legend(f, rect_row(r, 0));
    struct plot c = plot_in(m, r);
    if (c.r.h < ROWS_MIN || c.n < 1)
        return;
    draw_axis(f, &c);
    draw_columns(f, &c);
    draw_time(f, &c, progress_span(m->unit, m->day));
}
