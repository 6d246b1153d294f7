/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record_json.h"

#include "core/record_field.h"
#include "core/selftest.h"

/* ---- pieces ---- */

static void key(struct strbuf *out, const char *name)
{
    strbuf_json(out, name);
    strbuf_puts(out, ": ");
}

static void text_member(struct strbuf *out, const char *name, const char *text)
{
    key(out, name);
    if (text)
        strbuf_json(out, text);
    else
        strbuf_puts(out, "null");
    strbuf_puts(out, ", ");
}

static void number_member(struct strbuf *out, const char *name, int64_t value)
{
    key(out, name);
    strbuf_printf(out, "%lld, ", (long long) value);
}

/* The pack's own decimals: printf would follow a locale that another library set. */
static void fraction(struct strbuf *out, double value)
{
    long long thousandths = (long long) (value * 1000 + 0.5);
    strbuf_printf(out, "%lld.%03lld", thousandths / 1000, thousandths % 1000);
}

void record_json_text(struct strbuf *out, const char *name, const char *text)
{
    strbuf_printf(out, ", \"%s\": ", name);
    if (text)
        strbuf_json(out, text);
    else
        strbuf_puts(out, "null");
}

void record_json_day(struct strbuf *out, int32_t day)
{
    strbuf_putc(out, '"');
    record_put_day(out, day);
    strbuf_putc(out, '"');
}

static void day_member(struct strbuf *out, const char *name, int32_t day)
{
    key(out, name);
    record_json_day(out, day);
    strbuf_puts(out, ", ");
}

/* Closes what the members above left open with ", ". */
static void close_group(struct strbuf *out, const char *closing)
{
    if (out->length >= 2 && out->text[out->length - 2] == ',') {
        out->length -= 2;
        out->text[out->length] = '\0';
    }
    strbuf_puts(out, closing);
}

/* ---- sessions ---- */

static void put_parts(struct strbuf *out, enum record_kind kind, const void *parts, size_t count,
                      int32_t offset_s)
{
    const char *part = parts;
    strbuf_printf(out, "\"%s\": [", record_tables[kind].plural);
    for (size_t i = 0; i < count; i++, part += record_tables[kind].row_bytes) {
        strbuf_puts(out, i ? ",\n      { " : "\n      { ");
        record_put_json(out, kind, part, offset_s);
        strbuf_puts(out, " }");
    }
    strbuf_puts(out, count ? "\n    ]" : "]");
}

void record_json_session(struct strbuf *out, const struct session_record *r,
                         const struct step_record *steps, size_t n_steps,
                         const struct event_record *events, size_t n_events)
{
    strbuf_puts(out, "  { ");
    record_put_json(out, RECORD_SESSION, r, 0);
    strbuf_puts(out, ", ");
    key(out, "completion");
    fraction(out, session_completion(r));
    strbuf_puts(out, ",\n    ");
    put_parts(out, RECORD_STEP, steps, n_steps, r->offset_s);
    strbuf_puts(out, ",\n    ");
    put_parts(out, RECORD_EVENT, events, n_events, r->offset_s);
    strbuf_puts(out, " }");
}

/* ---- sums ---- */

static void put_stiffness(struct strbuf *out, const struct history_stiffness *s)
{
    key(out, "stiffness");
    strbuf_printf(out, "{ \"sessions\": %d, \"before\": ", s->sessions);
    if (s->sessions) {
        fraction(out, history_before(s));
        strbuf_puts(out, ", \"after\": ");
        fraction(out, history_after(s));
        strbuf_puts(out, " }, ");
    } else {
        strbuf_puts(out, "null, \"after\": null }, ");
    }
}

static void put_sum(struct strbuf *out, const struct history_sum *sum)
{
    number_member(out, "sessions", sum->sessions);
    number_member(out, "counted", sum->counted);
    number_member(out, "days", sum->days);
    number_member(out, "ms", sum->ms);
    key(out, "completion");
    if (history_completion(sum) < 0)
        strbuf_puts(out, "null");
    else
        fraction(out, history_completion(sum));
    strbuf_puts(out, ", \"states\": { ");
    for (size_t i = 0; i < N_RECORD_STATES; i++)
        number_member(out, record_state_words.words[i], sum->states[i]);
    close_group(out, " }, ");
    put_stiffness(out, &sum->stiffness);
    strbuf_puts(out, "\"area_ms\": { ");
    for (int i = 0; i < N_AREA_SUMS; i++)
        number_member(out, i < N_AREAS ? area_words.words[i] : "other", sum->area_ms[i]);
    close_group(out, " } }");
}

static void put_totals(struct strbuf *out, const struct history_totals *t)
{
    strbuf_puts(out, "  \"all\": { ");
    number_member(out, "sessions", t->sessions);
    number_member(out, "done", t->done);
    number_member(out, "days", t->days);
    number_member(out, "ms", t->ms);
    key(out, "first_day");
    if (t->sessions)
        record_json_day(out, t->first_day);
    else
        strbuf_puts(out, "null");
    strbuf_puts(out, ", ");
    key(out, "last_day");
    if (t->sessions)
        record_json_day(out, t->last_day);
    else
        strbuf_puts(out, "null");
    strbuf_puts(out, " },\n");
}

/* ---- the trend ---- */

static void mean_member(struct strbuf *out, const char *name, double value)
{
    key(out, name);
    if (value < 0)
        strbuf_puts(out, "null");
    else
        fraction(out, value);
    strbuf_puts(out, ", ");
}

static void rule_member(struct strbuf *out, enum trend_rule rule)
{
    text_member(out, "rule", rule == TREND_RULE_NONE ? NULL : trend_rule_names[rule]);
}

static void put_trend(struct strbuf *out, const struct trend *t)
{
    strbuf_puts(out, "  \"trend\": { ");
    text_member(out, "verdict", trend_verdict_names[t->found.verdict]);
    rule_member(out, t->found.rule);
    if (t->has_check)
        day_member(out, "as_of", t->as_of);
    else
        text_member(out, "as_of", NULL);
    mean_member(out, "baseline", t->baseline);
    mean_member(out, "m7", t->m7);
    strbuf_puts(out, "\"active\": { ");
    text_member(out, "state", trend_verdict_names[t->active.verdict]);
    rule_member(out, t->active.rule);
    if (t->active.verdict == TREND_OK)
        text_member(out, "since", NULL);
    else
        day_member(out, "since", t->active_since);
    close_group(out, " } },\n");
}

static void scale_member(struct strbuf *out, const char *name, int value)
{
    if (value < 0)
        text_member(out, name, NULL);
    else
        number_member(out, name, value);
}

/* ---- days, exercises, measures ---- */

/* Opens a list; what is put is ended by close_rows(). */
static void open_rows(struct strbuf *out, const char *name)
{
    strbuf_puts(out, "  ");
    key(out, name);
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
        day_member(out, "day", day);
        scale_member(out, "stiffness", d->stiffness);
        scale_member(out, "pain", d->pain);
        close_group(out, " },\n");
    }
    close_rows(out, "  ],\n");
}

static void put_exercises(struct strbuf *out, const struct progress *p)
{
    const struct dose_record *doses = p->doses;
    open_rows(out, "exercises");
    for (size_t i = 0; i < p->n_doses; i++) {
        strbuf_puts(out, "    { ");
        text_member(out, "exercise", doses[i].exercise);
        text_member(out, "name", doses[i].name);
        number_member(out, "days", doses[i].days);
        number_member(out, "sets", doses[i].sets);
        number_member(out, "reps", doses[i].reps);
        number_member(out, "ms", doses[i].ms);
        close_group(out, " },\n");
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
    put_parts(out, RECORD_MEASURE, &p->in.measures[first], end - first, 0);
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
        day_member(out, "from", pause->from_day);
        if (pause->to_day == DAY_OPEN)
            text_member(out, "to", NULL);
        else
            day_member(out, "to", pause->to_day);
        text_member(out, "reason", pause->reason);
        close_group(out, " },\n");
    }
    close_rows(out, "  ] }\n");
}

void history_json(struct strbuf *out, const struct history *h, const struct progress *p)
{
    strbuf_printf(out, "{ \"version\": %d, ", RECORD_JSON_VERSION);
    day_member(out, "today", p->in.today);
    key(out, "weekly_target");
    if (h->target)
        strbuf_printf(out, "%d,\n", h->target);
    else
        strbuf_puts(out, "null,\n");
    put_totals(out, &h->all);
    put_trend(out, &p->trend);
    strbuf_puts(out, "  \"window\": { ");
    day_member(out, "from", h->weeks[0].first_day);
    day_member(out, "to", h->weeks[h->n_weeks - 1].first_day + 6);
    put_sum(out, &h->window);
    strbuf_puts(out, ",\n  \"weeks\": [\n");
    for (size_t i = 0; i < h->n_weeks; i++) {
        const struct history_week *w = &h->weeks[i];
        strbuf_printf(out, "    { \"week\": \"%04d-W%02d\", ", w->year, w->number);
        day_member(out, "from", w->first_day);
        day_member(out, "to", w->first_day + 6);
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
