/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record_json_parts.h"
#include "core/selftest.h"

#include <math.h>
#include <stdlib.h>

/* ---- sums ---- */

static void put_stiffness(struct strbuf *out, const struct history_stiffness *s)
{
    json_put_key(out, "stiffness");
    strbuf_printf(out, "{ \"sessions\": %d, \"before\": ", s->sessions);
    if (s->sessions) {
        json_put_fraction(out, history_before(s));
        strbuf_puts(out, ", \"after\": ");
        json_put_fraction(out, history_after(s));
        strbuf_puts(out, " }, ");
    } else {
        strbuf_puts(out, "null, \"after\": null }, ");
    }
}

static void put_areas(struct strbuf *out, const char *name, const int64_t ms[N_AREA_SUMS])
{
    json_put_key(out, name);
    strbuf_puts(out, "{ ");
    for (int i = 0; i < N_AREA_SUMS; i++)
        json_put_number(out, i < N_AREAS ? area_words.words[i] : "other", ms[i]);
    json_close(out, " }");
}

static void put_sum(struct strbuf *out, const struct history_sum *sum)
{
    json_put_number(out, "sessions", sum->sessions);
    json_put_number(out, "counted", sum->counted);
    json_put_number(out, "days", sum->days);
    json_put_number(out, "ms", sum->ms);
    json_put_key(out, "completion");
    if (history_completion(sum) < 0)
        strbuf_puts(out, "null");
    else
        json_put_fraction(out, history_completion(sum));
    strbuf_puts(out, ", \"states\": { ");
    for (size_t i = 0; i < N_RECORD_STATES; i++)
        json_put_number(out, record_state_words.words[i], sum->states[i]);
    json_close(out, " }, ");
    put_stiffness(out, &sum->stiffness);
    put_areas(out, "area_ms", sum->area_ms);
    strbuf_puts(out, " }");
}

static void put_totals(struct strbuf *out, const struct history_totals *t)
{
    strbuf_puts(out, "  \"all\": { ");
    json_put_number(out, "sessions", t->sessions);
    json_put_number(out, "done", t->done);
    json_put_number(out, "days", t->days);
    json_put_number(out, "ms", t->ms);
    json_put_key(out, "first_day");
    if (t->sessions)
        record_json_day(out, t->first_day);
    else
        strbuf_puts(out, "null");
    strbuf_puts(out, ", ");
    json_put_key(out, "last_day");
    if (t->sessions)
        record_json_day(out, t->last_day);
    else
        strbuf_puts(out, "null");
    strbuf_puts(out, " },\n");
}

/* ---- the trend ---- */

static void mean_member(struct strbuf *out, const char *name, double value)
{
    json_put_key(out, name);
    if (value < 0)
        strbuf_puts(out, "null");
    else
        json_put_fraction(out, value);
    strbuf_puts(out, ", ");
}

static void rule_member(struct strbuf *out, enum trend_rule rule)
{
    json_put_text(out, "rule", rule == TREND_RULE_NONE ? NULL : trend_rule_names[rule]);
}

/* Of each week since day 1; the last is of the seven days up to today. */
static void put_means(struct strbuf *out, const struct trend_series *s, int32_t today)
{
    enum { WEEK_DAYS = 7 };
    int32_t days = s->count ? today - s->first_day + 1 : 0;
    json_put_key(out, "means");
    strbuf_puts(out, "[ ");
    for (int32_t t = WEEK_DAYS; t < days + WEEK_DAYS; t += WEEK_DAYS) {
        double mean = trend_week_mean(s, MIN(t, days));
        if (mean < 0)
            strbuf_puts(out, "null");
        else
            json_put_fraction(out, mean);
        strbuf_puts(out, ", ");
    }
    json_close(out, days ? " ], " : "], ");
}

static void put_change(struct strbuf *out, const struct trend_series *s, int32_t today)
{
    double baseline = s->count ? trend_baseline(s) : TREND_UNKNOWN;
    double now = s->count ? trend_week_mean(s, today - s->first_day + 1) : TREND_UNKNOWN;
    double change = baseline >= 0 && now >= 0 ? trend_change(baseline, now) : 0;
    long long tenths = llround(change * 10);
    json_put_key(out, "change");
    if (baseline < 0 || now < 0)
        strbuf_puts(out, "null, ");
    else
        strbuf_printf(out, "%s%lld.%lld, ", tenths < 0 ? "-" : "", llabs(tenths) / 10,
                      llabs(tenths) % 10);
    json_put_key(out, "change_percent");
    if (baseline > 0 && now >= 0)
        strbuf_printf(out, "%lld, ", llround(change / baseline * 100));
    else
        strbuf_puts(out, "null, ");
}

static void put_trend(struct strbuf *out, const struct trend *t, const struct trend_series *s,
                      int32_t today)
{
    strbuf_puts(out, "  \"trend\": { ");
    json_put_text(out, "verdict", trend_verdict_names[t->found.verdict]);
    rule_member(out, t->found.rule);
    if (t->has_check)
        json_put_day(out, "as_of", t->as_of);
    else
        json_put_text(out, "as_of", NULL);
    mean_member(out, "baseline", t->baseline);
    mean_member(out, "m7", t->m7);
    put_means(out, s, today);
    put_change(out, s, today);
    strbuf_puts(out, "\"active\": { ");
    json_put_text(out, "state", trend_verdict_names[t->active.verdict]);
    rule_member(out, t->active.rule);
    if (t->active.verdict == TREND_OK)
        json_put_text(out, "since", NULL);
    else
        json_put_day(out, "since", t->active_since);
    json_close(out, " } },\n");
}

static void scale_member(struct strbuf *out, const char *name, int value)
{
    if (value < 0)
        json_put_text(out, name, NULL);
    else
        json_put_number(out, name, value);
}

/* ---- days, exercises, measures ---- */

/* Opens a list; what is put is ended by close_rows(). */
static void open_rows(struct strbuf *out, const char *name)
{
    strbuf_puts(out, "  ");
    json_put_key(out, name);
    strbuf_puts(out, "[\n");
}

static void close_rows(struct strbuf *out, const char *closing)
{
    if (out->length >= 2 && out->text[out->length - 2] == ',') {
        out->text[--out->length] = '\0';
        out->text[out->length - 1] = '\n';
    }
    strbuf_puts(out, closing);
}

static void put_scores(struct strbuf *out, const struct progress *p, struct progress_span span)
{
    open_rows(out, "scores");
    for (int32_t day = span.first; day <= span.last; day++) {
        const struct progress_day *d = progress_on(p, day);
        if (!d || (d->stiffness < 0 && d->pain < 0))
            continue;
        strbuf_puts(out, "    { ");
        json_put_day(out, "day", day);
        scale_member(out, "stiffness", d->stiffness);
        scale_member(out, "pain", d->pain);
        json_close(out, " },\n");
    }
    close_rows(out, "  ],\n");
}

static void put_exercises(struct strbuf *out, const struct progress *p)
{
    const struct dose_record *doses = p->doses;
    open_rows(out, "exercises");
    for (size_t i = 0; i < p->n_doses; i++) {
        strbuf_puts(out, "    { ");
        json_put_text(out, "exercise", doses[i].exercise);
        json_put_text(out, "name", doses[i].name);
        json_put_number(out, "days", doses[i].days);
        json_put_number(out, "sets", doses[i].sets);
        json_put_number(out, "reps", doses[i].reps);
        json_put_number(out, "ms", doses[i].ms);
        json_close(out, " },\n");
    }
    close_rows(out, "  ],\n");
}

static void put_measures(struct strbuf *out, const struct progress *p, struct progress_span span)
{
    size_t first = 0, end = p->in.n_measures;
    while (first < end && p->in.measures[first].day < span.first)
        first++;
    while (end > first && p->in.measures[end - 1].day > span.last)
        end--;
    strbuf_puts(out, "  ");
    json_put_rows(out, RECORD_MEASURE, &p->in.measures[first], end - first, 0);
    strbuf_puts(out, ",\n");
}

static void put_advice(struct strbuf *out, const struct progress *p)
{
    const char *advice[SELFTEST_ADVICE];
    size_t n = selftest_advice(p->in.measures, p->in.n_measures, p->in.over_65, advice);
    open_rows(out, "advice");
    for (size_t i = 0; i < n; i++) {
        strbuf_puts(out, "    ");
        strbuf_json(out, advice[i]);
        strbuf_puts(out, ",\n");
    }
    close_rows(out, "  ],\n");
}

static void put_pauses(struct strbuf *out, const struct progress *p)
{
    open_rows(out, "pauses");
    for (size_t i = 0; i < p->in.n_pauses; i++) {
        const struct pause_record *pause = &p->in.pauses[i];
        if (pause->to_day < pause->from_day)
            continue;
        strbuf_puts(out, "    { ");
        json_put_day(out, "from", pause->from_day);
        if (pause->to_day == DAY_OPEN)
            json_put_text(out, "to", NULL);
        else
            json_put_day(out, "to", pause->to_day);
        json_put_text(out, "reason", pause->reason);
        json_close(out, " },\n");
    }
    close_rows(out, "  ] }\n");
}

/* ---- one period ---- */

static void put_period(struct strbuf *out, const struct progress_sum *sum)
{
    json_put_number(out, "sessions", sum->sessions);
    json_put_number(out, "days", sum->active_days);
    json_put_number(out, "paused_days", sum->paused_days);
    json_put_number(out, "ms", sum->ms);
    json_put_key(out, "stiffness");
    strbuf_puts(out, "{ ");
    json_put_number(out, "scores", sum->scores);
    mean_member(out, "mean", sum->scores ? sum->stiffness : -1);
    scale_member(out, "low", sum->scores ? sum->low : SCALE_NONE);
    scale_member(out, "high", sum->scores ? sum->high : SCALE_NONE);
    json_close(out, " },\n  ");
}

void progress_json(struct strbuf *out, const struct progress *p, enum progress_unit unit,
                   int32_t day)
{
    struct progress_span span = progress_span(unit, day);
    struct progress_sum sum = progress_sum(p, span);
    int64_t usual[N_AREA_SUMS];
    progress_usual(p, unit, day, usual);
    strbuf_printf(out, "{ \"version\": %d, ", RECORD_JSON_VERSION);
    json_put_text(out, "unit", progress_unit_words.words[unit]);
    json_put_day(out, "from", span.first);
    json_put_day(out, "to", span.last);
    put_period(out, &sum);
    json_put_number(out, "breath_ms", progress_breath_ms(p));
    strbuf_puts(out, "\n  ");
    put_areas(out, "area_ms", sum.area_ms);
    strbuf_puts(out, ",\n  ");
    put_areas(out, "usual_area_ms", usual);
    strbuf_puts(out, ",\n");
    put_scores(out, p, span);
    put_exercises(out, p);
    json_close(out, " }\n");
}

void history_json(struct strbuf *out, const struct history *h, const struct progress *p)
{
    strbuf_printf(out, "{ \"version\": %d, ", RECORD_JSON_VERSION);
    json_put_day(out, "today", p->in.today);
    json_put_key(out, "weekly_target");
    if (h->target)
        strbuf_printf(out, "%d,\n", h->target);
    else
        strbuf_puts(out, "null,\n");
    if (progress_comes_back(p))
        json_put_number(out, "back_after_days", progress_comes_back(p));
    else
        json_put_text(out, "back_after_days", NULL);
    strbuf_putc(out, '\n');
    put_totals(out, &h->all);
    put_trend(out, &p->trend, &p->series, p->in.today);
    strbuf_puts(out, "  \"window\": { ");
    json_put_day(out, "from", h->weeks[0].first_day);
    json_put_day(out, "to", h->weeks[h->n_weeks - 1].first_day + 6);
    put_sum(out, &h->window);
    strbuf_puts(out, ",\n  \"weeks\": [\n");
    for (size_t i = 0; i < h->n_weeks; i++) {
        const struct history_week *w = &h->weeks[i];
        strbuf_printf(out, "    { \"week\": \"%04d-W%02d\", ", w->year, w->number);
        json_put_day(out, "from", w->first_day);
        json_put_day(out, "to", w->first_day + 6);
        put_sum(out, &w->sum);
        strbuf_puts(out, i + 1 < h->n_weeks ? ",\n" : "\n");
    }
    const struct progress_span span = {h->weeks[0].first_day, p->in.today};
    strbuf_printf(out, "  ],\n  \"breath_ms\": %lld,\n", (long long) progress_breath_ms(p));
    put_scores(out, p, span);
    put_exercises(out, p);
    put_measures(out, p, span);
    put_advice(out, p);
    put_pauses(out, p);
}
