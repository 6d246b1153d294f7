/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/selftest.h"
#include "view/handout_build.h"
#include "view/progress.h"
#include "view/report.h"

#include <string.h>

enum { WEEK_DAYS = 7 };

/* ---- weeks ---- */

static const char *mean_text(struct builder *b, double sum, int n)
{
    return n ? arena_printf(b->a, "%.1f", sum / n) : "–";
}

static const char *pain_mean(struct builder *b, struct progress_span span)
{
    int sum = 0, n = 0;
    for (int32_t day = span.first; day <= span.last; day++) {
        const struct progress_day *d = progress_on(b->in->p, day);
        if (d && d->pain != SCALE_NONE) {
            sum += d->pain;
            n++;
        }
    }
    return mean_text(b, sum, n);
}

/* Weeks, or what is still read in a minute of a long time: months, years. */
static enum progress_unit unit_of(struct progress_span span)
{
    enum { WEEKS_MAX = 26, MONTHS_MAX = 36, MONTH_DAYS = 30 };
    int days = span.last - span.first + 1;
    if (days <= WEEKS_MAX * WEEK_DAYS)
        return PROGRESS_WEEK;
    return days <= MONTHS_MAX * MONTH_DAYS ? PROGRESS_MONTH : PROGRESS_YEAR;
}

static const char *period_text(struct builder *b, enum progress_unit unit, int32_t first)
{
    struct strbuf text = {0};
    if (unit == PROGRESS_WEEK)
        return handout_short_date(b, first);
    progress_period(&text, unit, first);
    const char *copy = arena_strdup(b->a, strbuf_text(&text));
    strbuf_release(&text);
    return copy;
}

static void add_period(struct builder *b, enum progress_unit unit, struct progress_span period)
{
    struct progress_sum sum = progress_sum(b->in->p, period);
    int days = MIN(period.last, b->in->p->in.today) - MAX(period.first, b->begun.first) + 1;
    handout_cell(b, period_text(b, unit, period.first));
    handout_cell(b, sum.scores ? arena_printf(b->a, "%.1f", sum.stiffness) : "–");
    handout_cell(b, arena_printf(b->a, "%d", sum.scores));
    handout_cell(b, pain_mean(b, period));
    handout_cell(b, sum.sessions              ? arena_printf(b->a, "%d", sum.sessions)
                    : sum.paused_days >= days ? "pause"
                                              : "rest");
    handout_cell(b, sum.sessions ? handout_span(b, sum.ms) : "");
}

void handout_add_weeks(struct builder *b)
{
    static const char *const names[N_PROGRESS_UNITS] = {
        [PROGRESS_WEEK] = "Week of", [PROGRESS_MONTH] = "Month", [PROGRESS_YEAR] = "Year"};
    static const char *const headings[N_PROGRESS_UNITS] = {[PROGRESS_WEEK] = "Week by week",
                                                           [PROGRESS_MONTH] = "Month by month",
                                                           [PROGRESS_YEAR] = "Year by year"};
    static const char *const heads[] = {"Stiffness 0–10", "Days scored", "Pain 0–10", "Sessions",
                                        "Time"};
    enum progress_unit unit = unit_of(b->begun);
    handout_begin(b, ARRAY_LEN(heads) + 1);
    handout_cell(b, names[unit]);
    for (size_t i = 0; i < ARRAY_LEN(heads); i++)
        handout_cell(b, heads[i]);
    for (int32_t day = b->begun.first; day <= b->begun.last;) {
        struct progress_span period = progress_span(unit, day);
        add_period(b, unit, period);
        day = period.last + 1;
    }
    handout_end(b, headings[unit], 0x3e);
}

/* ---- exercises and self-tests ---- */

void handout_add_doses(struct builder *b)
{
    enum { SHOWN = 10 };
    const struct dose_record *doses = b->in->p->doses;
    size_t n = b->in->p->n_doses;
    handout_begin(b, 4);
    handout_cell(b, "Exercise");
    handout_cell(b, "Repetitions");
    handout_cell(b, "Days");
    handout_cell(b, "Time");
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        char name[PROGRESS_NAME_BYTES];
        handout_cell(b, arena_strdup(b->a, progress_dose_name(name, &doses[i])));
        handout_cell(b, arena_printf(b->a, "%d", doses[i].reps));
        handout_cell(b, arena_printf(b->a, "%d", doses[i].days));
        handout_cell(b, handout_span(b, doses[i].ms));
    }
    handout_end(b, n > SHOWN ? "Exercises, the ten that took most time" : "Exercises", 0xe);
}

void handout_add_tests(struct builder *b)
{
    const char *advice[SELFTEST_ADVICE];
    const struct progress_input *in = &b->in->p->in;
    handout_begin(b, 4);
    handout_cell(b, "Self-test");
    handout_cell(b, "First");
    handout_cell(b, "Latest");
    handout_cell(b, "Reading");
    for (int k = 0; k < SELFTESTS + ACTIVITIES; k++) {
        const char *kind = k < SELFTESTS ? selftests[k].kind : activity_kinds[k - SELFTESTS];
        const struct selftest *test = selftest_find(kind);
        const struct measure_record *first, *last;
        if (!selftest_ends(in->measures, in->n_measures, kind, b->in->span.first, b->in->span.last,
                           &first, &last))
            continue;
        enum selftest_change change = selftest_change(test, first->value, last->value);
        handout_cell(b, last->detail ? arena_strdup(b->a, last->detail) : test->name);
        handout_cell(b, arena_printf(b->a, "%g %s", first->value, test->unit));
        handout_cell(b, arena_printf(b->a, "%g %s, %s", last->value, test->unit,
                                     handout_short_date(b, last->day)));
        handout_cell(b, first == last              ? "once"
                        : change == CHANGE_UNKNOWN ? "own trend only"
                                                   : selftest_change_words[change]);
    }
    bool any = b->used > b->columns;
    handout_end(b, "Self-tests", 0);
    size_t n = any ? selftest_advice(in->measures, in->n_measures, in->over_65, advice) : 0;
    for (size_t i = 0; i < n; i++)
        handout_block_add(b, HANDOUT_TEXT, advice[i]);
}
