/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/selftest.h"
#include "view/progress.h"
#include "view/report.h"
#include "view/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Where one is, in one sentence and a few rows; below, as many weeks of the heat map as fit. */
enum { WIDE_CELLS = 56, LABEL_CELLS = 20, WEEKS_SHOWN = 4, WEEK_DAYS = 7 };

static void row(struct frame *f, struct rect r, int *y, const char *label, const char *text)
{
    if (*y >= r.h || !*text)
        return;
    frame_text(f, (struct rect){r.x, r.y + *y, LABEL_CELLS - 1, 1}, 0, 0, STYLE_QUIET, label);
    *y += text_block(f, rect_inset(r, LABEL_CELLS, 0, 0, 0), *y, STYLE_TEXT, text);
}

/* ---- the rows ---- */

static void add_mean(struct strbuf *out, double mean)
{
    if (mean < 0)
        strbuf_puts(out, "  -  ");
    else
        strbuf_printf(out, "%.1f  ", mean);
}

/* "5.4  5.1  4.4  3.6   ↓ 1.8 (33 %)  CLEAR CHANGE" */
static void stiffness_row(struct strbuf *out, const struct progress *p)
{
    const struct trend_series *s = &p->series;
    if (!s->count)
        return;
    int weeks = (p->in.today - s->first_day) / WEEK_DAYS + 1;
    double b = trend_baseline(s), now = trend_week_mean(s, p->in.today - s->first_day + 1);
    for (int week = MAX(weeks - WEEKS_SHOWN, 1); week < weeks; week++)
        add_mean(out, trend_week_mean(s, week * WEEK_DAYS));
    add_mean(out, now); /* of the last seven days, whatever the weekday */
    if (b < 0 || now < 0 || weeks < 2)
        return;
    double change = fabs(trend_change(b, now));
    strbuf_printf(out, " %s %.1f", now <= b ? "↓" : "↑", change);
    if (b > 0)
        strbuf_printf(out, " (%.0f %%)", change / b * 100);
    if (trend_improved(b, now) || trend_worse(b, now))
        strbuf_puts(out, "  CLEAR CHANGE");
}

/* The value of a kind on the latest day that has one, and on the first. Returns how many there are.
 */
static int ends_of(const struct progress *p, const char *kind, double *first, double *last)
{
    int n = 0;
    for (size_t i = 0; i < p->in.n_measures; i++) {
        if (strcmp(p->in.measures[i].kind, kind) != 0)
            continue;
        if (n++ == 0)
            *first = p->in.measures[i].value;
        *last = p->in.measures[i].value;
    }
    return n;
}

static void activities_row(struct strbuf *out, const struct progress *p)
{
    double first_sum = 0, last_sum = 0, first, last;
    int n = 0, scores = 0;
    for (int i = 0; i < ACTIVITIES; i++) {
        int found = ends_of(p, activity_kinds[i], &first, &last);
        if (!found)
            continue;
        scores += found;
        first_sum += first;
        last_sum += last;
        n++;
    }
    if (!n)
        return;
    if (scores == n) { /* once each: nothing to compare with yet */
        strbuf_printf(out, "%.1f", last_sum / n);
        return;
    }
    enum selftest_change change = selftest_change(&activity_test, first_sum / n, last_sum / n);
    strbuf_printf(out, "%.1f → %.1f  %s", first_sum / n, last_sum / n,
                  change == CHANGE_WITHIN_ERROR ? "no clear change yet" : "CLEAR CHANGE");
}

static void turn_row(struct strbuf *out, const struct progress *p)
{
    double left[2], right[2];
    if (!ends_of(p, "rotation-left", &left[0], &left[1]) ||
        !ends_of(p, "rotation-right", &right[0], &right[1]))
        return;
    const struct selftest *test = selftest_find("rotation-left");
    strbuf_printf(out, "%g/%g → %g/%g degrees  left %s, right %s", left[0], right[0], left[1],
                  right[1], selftest_change_words[selftest_change(test, left[0], left[1])],
                  selftest_change_words[selftest_change(test, right[0], right[1])]);
}

static void sessions_row(struct strbuf *out, const struct progress *p)
{
    enum { DOTS_MAX = 7 };
    char span[REPORT_SPAN_BYTES];
    struct progress_sum week = progress_sum(p, progress_span(PROGRESS_WEEK, p->in.today));
    for (int i = 0; i < p->in.target && p->in.target <= DOTS_MAX; i++)
        strbuf_puts(out, i < week.counted ? "●" : "○");
    if (p->in.target)
        strbuf_printf(out, " %d of %d, ", week.counted, p->in.target);
    else
        strbuf_printf(out, "%d session%s, ", week.sessions, week.sessions == 1 ? "" : "s");
    strbuf_puts(out, report_span(span, week.ms));
    if (progress_breath_ms(p))
        strbuf_printf(out, ", of it breathing %s", report_span(span, progress_breath_ms(p)));
}

static void pause_row(struct strbuf *out, const struct progress *p)
{
    const struct pause_record *pause = progress_pause(p);
    if (!pause)
        return;
    strbuf_printf(out, "%s, since ", pause->reason);
    report_short_date(out, pause->from_day);
    strbuf_puts(out, ": these days count against nobody");
}

static const struct {
    const char *label, *narrow;
    void (*text)(struct strbuf *out, const struct progress *p);
} rows[] = {
    [OVERVIEW_STIFFNESS] = {"Stiffness by week", "Stiffness", stiffness_row},
    [OVERVIEW_ACTIVITIES] = {"Activities 0-10", "Activities", activities_row},
    [OVERVIEW_TURN] = {"Turn left/right", "Turn L/R", turn_row},
    [OVERVIEW_SESSIONS] = {"Sessions this week", "This week", sessions_row},
    [OVERVIEW_PAUSE] = {"Pause", "Pause", pause_row},
};

const char *progress_overview_row(size_t i, const struct progress *p, bool narrow,
                                  struct strbuf *out)
{
    if (i >= ARRAY_LEN(rows))
        return NULL;
    rows[i].text(out, p);
    return narrow ? rows[i].narrow : rows[i].label;
}

/* ---- the page ---- */

static void put_sentence(struct strbuf *out, const struct progress *p)
{
    int days = progress_comes_back(p);
    if (days)
        strbuf_printf(out, "Welcome back after %d days. ", days);
    trend_sentence(out, &p->series, p->in.today);
}

/* … and what the trend asks for, as a paragraph of its own. */
static void put_words(struct strbuf *out, const struct progress *p)
{
    struct strbuf text = {0};
    put_sentence(out, p);
    trend_say(&text, p->trend.active, p->trend.active_baseline, p->trend.active_m7);
    if (text.length)
        strbuf_printf(out, "\n\n%s", strbuf_text(&text));
    strbuf_release(&text);
}

static int draw_words(struct frame *f, struct rect r, const struct progress *p)
{
    struct strbuf text = {0};
    put_sentence(&text, p);
    int y = text_block(f, r, 0, STYLE_STRONG, strbuf_text(&text));
    strbuf_reset(&text);
    trend_say(&text, p->trend.active, p->trend.active_baseline, p->trend.active_m7);
    if (text.length && y + 1 < r.h)
        y += 1 + text_block(f, rect_inset(r, 0, 1, 0, 0), y, STYLE_WARN, strbuf_text(&text));
    strbuf_release(&text);
    return y;
}

/* In few columns all of it is one text, which is moved where it is longer than the screen; returns
 * its rows. */
static int draw_text(struct frame *f, struct rect r, struct progress_model *m)
{
    struct strbuf all = {0}, text = {0};
    const char *label;
    put_words(&all, m->p);
    strbuf_puts(&all, "\n");
    for (size_t i = 0; (label = progress_overview_row(i, m->p, true, &text)); i++) {
        if (text.length)
            strbuf_printf(&all, "\n%s: %s", label, strbuf_text(&text));
        strbuf_reset(&text);
    }
    int lines = text_lines(strbuf_text(&all), MAX(r.w, 1));
    scroll_text(f, r, STYLE_TEXT, strbuf_text(&all), &m->scroll);
    strbuf_release(&all);
    strbuf_release(&text);
    return MIN(lines, r.h);
}

static int draw_rows(struct frame *f, struct rect r, const struct progress_model *m)
{
    struct strbuf text = {0};
    int y = draw_words(f, r, m->p) + (r.h >= 8);
    const char *label;
    for (size_t i = 0; (label = progress_overview_row(i, m->p, false, &text)); i++) {
        row(f, r, &y, label, strbuf_text(&text));
        strbuf_reset(&text);
    }
    strbuf_release(&text);
    return MIN(y, r.h);
}

void progress_draw_overview(struct frame *f, struct rect r, struct progress_model *m)
{
    int used = r.w < WIDE_CELLS ? draw_text(f, r, m) : draw_rows(f, r, m);
    if (used + 1 >= r.h)
        return;
    struct rect below = rect_inset(r, 0, used + 1, 0, 0);
    if (m->p->in.n_tallies)
        progress_heat(f, below, m->p, m->p->in.today, m->p->in.today);
    else
        text_block(f, below, 0, STYLE_QUIET,
                   "Sessions fill a calendar here. The s key notes today's stiffness.");
}
