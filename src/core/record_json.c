/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record_json.h"

#include "base/civil.h"

#include <stdlib.h>

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

static void scale_member(struct strbuf *out, const char *name, int value)
{
    key(out, name);
    if (value < 0)
        strbuf_puts(out, "null, ");
    else
        strbuf_printf(out, "%d, ", value);
}

/* The pack's own decimals: printf would follow a locale that another library set. */
static void fraction(struct strbuf *out, double value)
{
    long long thousandths = (long long) (value * 1000 + 0.5);
    strbuf_printf(out, "%lld.%03lld", thousandths / 1000, thousandths % 1000);
}

static void set_member(struct strbuf *out, const char *name, const struct read_words *words,
                       unsigned set)
{
    const char *gap = "";
    key(out, name);
    strbuf_putc(out, '[');
    for (size_t i = 0; i < words->count; i++) {
        if (!(set & 1U << i))
            continue;
        strbuf_puts(out, gap);
        strbuf_json(out, words->words[i]);
        gap = ", ";
    }
    strbuf_puts(out, "], ");
}

void record_json_day(struct strbuf *out, int32_t day)
{
    struct civil d = civil_from_days(day);
    strbuf_printf(out, "\"%04d-%02d-%02d\"", d.year, d.month, d.day);
}

static void day_member(struct strbuf *out, const char *name, int32_t day)
{
    key(out, name);
    record_json_day(out, day);
    strbuf_puts(out, ", ");
}

static void instant_member(struct strbuf *out, const char *name, int64_t utc_s, int32_t offset_s)
{
    key(out, name);
    if (!utc_s) {
        strbuf_puts(out, "null, ");
        return;
    }
    struct civil d = civil_from_days(civil_local_day(utc_s, offset_s));
    int second = (int) (((utc_s + offset_s) % 86400 + 86400) % 86400);
    int offset_min = abs(offset_s) / 60;
    strbuf_printf(out, "\"%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d\", ", d.year, d.month, d.day,
                  second / 3600, second / 60 % 60, second % 60, offset_s < 0 ? '-' : '+',
                  offset_min / 60, offset_min % 60);
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

static void put_step(struct strbuf *out, const struct step_record *r)
{
    strbuf_puts(out, "      { ");
    number_member(out, "step", r->ordinal + 1);
    text_member(out, "kind", step_kind_words.words[r->kind]);
    text_member(out, "state", step_state_words.words[r->state]);
    text_member(out, "exercise", r->exercise);
    text_member(out, "wanted", r->wanted);
    number_member(out, "level", r->level);
    set_member(out, "areas", &area_words, r->areas);
    set_member(out, "goals", &goal_words, r->goals);
    number_member(out, "sets_planned", r->sets_planned);
    number_member(out, "sets_done", r->sets_done);
    number_member(out, "reps_planned", r->reps_planned);
    number_member(out, "reps_done", r->reps_done);
    number_member(out, "hold_ms", r->hold_ms);
    number_member(out, "planned_ms", r->planned_ms);
    number_member(out, "done_ms", r->done_ms);
    scale_member(out, "in_reserve", r->in_reserve);
    close_group(out, " },\n");
}

static void put_event(struct strbuf *out, const struct event_record *r, int32_t offset_s)
{
    strbuf_puts(out, "      { ");
    instant_member(out, "at", r->at_s, offset_s);
    number_member(out, "position_ms", r->position_ms);
    scale_member(out, "step", r->step < 0 ? -1 : r->step + 1);
    text_member(out, "kind", r->kind);
    text_member(out, "detail", r->detail);
    close_group(out, " },\n");
}

/* The last row's comma goes; a list of nothing is []. */
static void close_list(struct strbuf *out, size_t count, const char *closing)
{
    if (count > 0) {
        out->length -= 2;
        out->text[out->length] = '\0';
        strbuf_puts(out, "\n    ");
    }
    strbuf_puts(out, closing);
}

void record_json_session(struct strbuf *out, const struct session_record *r,
                         const struct step_record *steps, size_t n_steps,
                         const struct event_record *events, size_t n_events)
{
    strbuf_puts(out, "  { ");
    text_member(out, "uuid", r->uuid);
    text_member(out, "routine", r->routine);
    text_member(out, "name", r->routine_name);
    set_member(out, "goals", &goal_words, r->goals);
    number_member(out, "level", r->level);
    day_member(out, "day", r->day);
    instant_member(out, "started", r->started_s, r->offset_s);
    instant_member(out, "ended", r->ended_s, r->offset_s);
    text_member(out, "state", record_state_words.words[r->state]);
    text_member(out, "check", record_check_words.words[r->check]);
    text_member(out, "reason", r->reason);
    scale_member(out, "stiffness_before", r->stiffness_before);
    scale_member(out, "stiffness_after", r->stiffness_after);
    scale_member(out, "pain_before", r->pain_before);
    scale_member(out, "pain_worst", r->pain_worst);
    scale_member(out, "effort", r->effort);
    number_member(out, "planned_ms", r->planned_ms);
    number_member(out, "done_ms", r->done_ms);
    key(out, "completion");
    fraction(out, session_completion(r));
    strbuf_puts(out, ", ");
    number_member(out, "steps_planned", r->steps_planned);
    number_member(out, "steps_done", r->steps_done);
    number_member(out, "resume_ms", r->resume_ms);
    strbuf_printf(out, "\"resume_step\": %d,\n    \"steps\": [%s", r->resume_step + 1,
                  n_steps ? "\n" : "");
    for (size_t i = 0; i < n_steps; i++)
        put_step(out, &steps[i]);
    close_list(out, n_steps, "],\n    \"events\": [");
    strbuf_puts(out, n_events ? "\n" : "");
    for (size_t i = 0; i < n_events; i++)
        put_event(out, &events[i], r->offset_s);
    close_list(out, n_events, "] }");
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

void history_json(struct strbuf *out, int32_t today, const struct history *h, const struct trend *t)
{
    strbuf_printf(out, "{ \"version\": %d, ", RECORD_JSON_VERSION);
    day_member(out, "today", today);
    key(out, "weekly_target");
    if (h->target)
        strbuf_printf(out, "%d,\n", h->target);
    else
        strbuf_puts(out, "null,\n");
    put_totals(out, &h->all);
    put_trend(out, t);
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
    strbuf_puts(out, "  ] }\n");
}
