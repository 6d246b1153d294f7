/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "view/handout.h"
#include "view/report.h"

/* Scores over days. Whole numbers only: a decimal comma in SVG would be another chart. */
enum {
    WIDTH = 720,
    HEIGHT = 240,
    LEFT = 30,
    RIGHT = 8,
    TOP = 8,
    BOTTOM = 24,
    SCORE_MOST = 10,
};

struct axes {
    const struct progress *p;
    struct progress_span span;
};

/* Tenths of a pixel are enough, and printed as whole numbers: the view box is ten times as large.
 */
enum { TENTHS = 10 };

static int x_of(const struct axes *c, int32_t day)
{
    int days = MAX(c->span.last - c->span.first, 1);
    return LEFT * TENTHS +
           (int) ((int64_t) (day - c->span.first) * (WIDTH - LEFT - RIGHT) * TENTHS / days);
}

static int y_of(double score)
{
    return TOP * TENTHS +
           (int) ((SCORE_MOST - score) * (HEIGHT - TOP - BOTTOM) * TENTHS / (double) SCORE_MOST);
}

static void put_grid(struct strbuf *out, const struct axes *c)
{
    for (int score = 0; score <= SCORE_MOST; score += 2) {
        int y = y_of(score);
        strbuf_printf(out,
                      "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#ddd\" "
                      "stroke-width=\"10\"/>\n",
                      LEFT * TENTHS, y, (WIDTH - RIGHT) * TENTHS, y);
        strbuf_printf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>\n",
                      (LEFT - 6) * TENTHS, y + 40, score);
    }
    int weeks = (c->span.last - c->span.first) / 7 + 1, each = weeks > 12 ? weeks / 8 : 1;
    int32_t monday = civil_week_start(c->span.first + 6);
    for (; monday <= c->span.last - 4; monday += 7 * each) {
        struct strbuf day = {0};
        report_short_date(&day, monday);
        strbuf_printf(out, "<text x=\"%d\" y=\"%d\">%s</text>\n", x_of(c, monday),
                      (HEIGHT - 6) * TENTHS, strbuf_text(&day));
        strbuf_release(&day);
    }
}

static void put_band(struct strbuf *out, const struct axes *c)
{
    double baseline = c->p->trend.baseline;
    int32_t from = MAX(c->span.first, c->p->series.first_day);
    if (baseline < 0 || from > c->span.last)
        return;
    int top = y_of(MIN(baseline + 1, SCORE_MOST)), bottom = y_of(MAX(baseline - 1, 0));
    strbuf_printf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#e4eef6\"/>\n",
                  x_of(c, from), top, x_of(c, c->span.last) - x_of(c, from), bottom - top);
}

static void put_means(struct strbuf *out, const struct axes *c)
{
    for (int32_t day = c->span.first; day <= c->span.last;
         day = progress_span(PROGRESS_WEEK, day).last + 1) {
        struct progress_span week = progress_span(PROGRESS_WEEK, day);
        struct progress_sum sum = progress_sum(c->p, week);
        int32_t last = MIN(week.last, c->span.last);
        if (sum.scores >= TREND_WEEK_SCORES)
            strbuf_printf(out,
                          "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#0b4f7d\" "
                          "stroke-width=\"35\" stroke-linecap=\"round\"/>\n",
                          x_of(c, day), y_of(sum.stiffness), x_of(c, last), y_of(sum.stiffness));
    }
}

/* Pain as open squares, so that the two are told apart without colour. */
static void put_days(struct strbuf *out, const struct axes *c)
{
    for (int32_t day = c->span.first; day <= c->span.last; day++) {
        const struct progress_day *d = progress_on(c->p, day);
        if (d && d->pain != SCALE_NONE)
            strbuf_printf(out,
                          "<rect x=\"%d\" y=\"%d\" width=\"60\" height=\"60\" fill=\"none\" "
                          "stroke=\"#a15c00\" stroke-width=\"12\"/>\n",
                          x_of(c, day) - 30, y_of(d->pain) - 30);
        if (d && d->stiffness != SCALE_NONE)
            strbuf_printf(out, "<circle cx=\"%d\" cy=\"%d\" r=\"30\" fill=\"#1a1a1a\"/>\n",
                          x_of(c, day), y_of(d->stiffness));
    }
}

void handout_chart(struct strbuf *out, const struct handout_input *in, const char *words)
{
    struct axes c = {in->p, in->span};
    strbuf_printf(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH * TENTHS,
                  HEIGHT * TENTHS);
    handout_escape(out, words);
    strbuf_puts(out, "\" font-family=\"system-ui, sans-serif\" font-size=\"115\" fill=\"#444\">\n");
    put_band(out, &c);
    put_grid(out, &c);
    put_means(out, &c);
    put_days(out, &c);
    strbuf_puts(out, "</svg>\n");
}
