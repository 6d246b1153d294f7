/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calendar.h"
#include "core/stop.h"
#include "view/handout_build.h"
#include "view/progress.h"
#include "view/report.h"

#include <math.h>
#include <string.h>

/* ---- in short ---- */

static void add_stiffness(struct builder *b)
{
    struct strbuf text = {0};
    const struct trend *t = &b->in->p->trend;
    trend_sentence(&text, &b->in->p->series, b->in->p->in.today);
    handout_block_add(b, HANDOUT_LEAD, arena_printf(b->a, "Stiffness. %s", strbuf_text(&text)));
    strbuf_reset(&text);
    trend_say(&text, t->active, t->active_baseline, t->active_m7);
    if (text.length)
        handout_block_add(
            b, HANDOUT_ALERT,
            arena_printf(b->a, "The program's rules say “%s” since %s. The person was told: %s",
                         trend_verdict_names[t->active.verdict], handout_date(b, t->active_since),
                         strbuf_text(&text)));
    strbuf_release(&text);
}

struct tally {
    int stopped, worst_pain;
    int pairs, before_sum, after_sum; /* stiffness, where it was given before and after */
    int64_t done_ms, planned_ms;
};

static struct tally tally_of(const struct builder *b)
{
    struct tally t = {.worst_pain = SCALE_NONE};
    for (size_t i = 0; i < b->in->p->in.n_sessions; i++) {
        const struct session_record *s = &b->in->p->in.sessions[i];
        if (!handout_has_day(b, s->day) || s->done_ms <= 0)
            continue;
        struct session_tally one = session_tally_of(s);
        t.pairs += one.pairs;
        t.before_sum += one.before_sum;
        t.after_sum += one.after_sum;
        t.stopped += s->state == RECORD_STOPPED;
        t.done_ms += s->done_ms;
        t.planned_ms += MAX(s->planned_ms, s->done_ms);
        t.worst_pain = MAX(t.worst_pain, s->pain_worst);
    }
    return t;
}

/* "46 sessions on 30 days in 6 weeks, 3 h 26 min; the aim was 7 a week." */
static void put_sessions(struct builder *b, struct strbuf *out, const struct progress_sum *sum)
{
    int weeks = (b->begun.last - b->begun.first) / WEEK_DAYS + 1;
    if (!sum->sessions)
        strbuf_puts(out, "No sessions in this time");
    else
        strbuf_printf(out, "%d session%s on %d day%s in %d week%s, %s", sum->sessions,
                      sum->sessions == 1 ? "" : "s", sum->active_days,
                      sum->active_days == 1 ? "" : "s", weeks, weeks == 1 ? "" : "s",
                      handout_span(b, sum->ms));
    if (b->in->p->in.target)
        strbuf_printf(out, "; the aim was %d a week", b->in->p->in.target);
    strbuf_putc(out, '.');
    if (b->begun.first > b->in->span.first && b->begun.first <= b->begun.last)
        strbuf_printf(out, " Begun on %s.", handout_date(b, b->begun.first));
    if (sum->paused_days)
        strbuf_printf(out, " %d day%s of pause (illness, rest, travel).", sum->paused_days,
                      sum->paused_days == 1 ? "" : "s");
}

/* How they went. */
static void put_tally(struct builder *b, struct strbuf *out, const struct tally *t)
{
    if (t->planned_ms)
        strbuf_printf(out, " %.0f %% of the planned time was done.",
                      100.0 * (double) t->done_ms / (double) t->planned_ms);
    strbuf_printf(out, " Stopped for safety: %s.",
                  t->stopped ? arena_printf(b->a, "%d", t->stopped) : "never");
    if (t->worst_pain >= 0)
        strbuf_printf(out, " Worst pain in a session: %d of 10.", t->worst_pain);
    if (t->pairs)
        strbuf_printf(out, " Stiffness round a session: %.1f before, %.1f after (mean of %d).",
                      (double) t->before_sum / t->pairs, (double) t->after_sum / t->pairs,
                      t->pairs);
}

static void add_practice(struct builder *b)
{
    struct progress_sum sum = progress_sum(b->in->p, b->in->span);
    struct tally t = tally_of(b);
    struct strbuf text = {0};
    strbuf_puts(&text, "Practice. ");
    put_sessions(b, &text, &sum);
    if (sum.sessions)
        put_tally(b, &text, &t);
    handout_block_add(b, HANDOUT_LEAD, arena_strdup(b->a, strbuf_text(&text)));
    strbuf_release(&text);
}

/* ---- safety ---- */

static void add_stops(struct builder *b)
{
    enum { SHOWN = 20 };
    const struct progress_input *in = &b->in->p->in;
    int n = 0;
    handout_begin(b, 4);
    handout_cell(b, "Day");
    handout_cell(b, "Session");
    handout_cell(b, "Ended");
    handout_cell(b, "Why");
    for (size_t i = 0; i < in->n_sessions; i++) {
        const struct session_record *s = &in->sessions[i];
        bool early = s->state == RECORD_EARLY && s->reason && strcmp(s->reason, "time") != 0;
        if (!handout_has_day(b, s->day) || (s->state != RECORD_STOPPED && !early) || n++ >= SHOWN)
            continue;
        handout_cell(b, handout_short_date(b, s->day));
        handout_cell(b, s->routine_name);
        handout_cell(b, s->state == RECORD_STOPPED ? "stopped" : "early");
        handout_cell(b, s->reason ? end_reason_text(s->reason) : "not said");
    }
    handout_end(b, n > SHOWN ? "Stopped or given up, the latest 20" : "Stopped or given up", 0);
}

static void add_cautions(struct builder *b, struct strbuf *out)
{
    if (!b->in->cautions)
        return;
    strbuf_puts(out, "Cautions that change exercises: ");
    const char *gap = "";
    for (int i = 0; i < N_CAUTIONS; i++) {
        if (!(b->in->cautions >> i & 1U))
            continue;
        strbuf_printf(out, "%s%s", gap, caution_words.words[i]);
        gap = ", ";
    }
    strbuf_puts(out, ".\n");
}

/* chosen: bits of what a yes was about. */
static void add_answer(struct strbuf *out, const struct question *q, unsigned chosen)
{
    strbuf_printf(out, "Yes to %s: %s", q->id, q->text);
    const char *gap = q->text[0] ? " " : "";
    for (size_t i = 0; q->kind == QUESTION_YES_NO && i < q->n_choices; i++) {
        if (!(chosen >> i & 1U))
            continue;
        strbuf_printf(out, "%s%s", gap, q->choices[i].text);
        gap = ", ";
    }
    strbuf_putc(out, '\n');
}

static void add_answers(struct builder *b, struct strbuf *out)
{
    struct screening_answers answers;
    screening_answers_init(&answers);
    screening_parse(&answers, b->in->screening->answers);
    for (int q = 0; q < N_QUESTIONS; q++)
        if (answer_is_yes(&answers, (enum question_id) q))
            add_answer(out, &questions[q], answers.chosen[q]);
}

static void add_safety(struct builder *b)
{
    const struct screening_record *s = b->in->screening;
    struct strbuf text = {0};
    handout_block_add(b, HANDOUT_HEADING, "Safety questions and cautions");
    if (!s) {
        handout_block_add(b, HANDOUT_TEXT, "The safety questions were never answered.");
        return;
    }
    strbuf_printf(&text, "Last answered on %s: %s.", handout_date(b, s->day),
                  s->lock ? "exercise is locked until this is checked" : "exercise is open");
    if (b->in->assessed_day)
        strbuf_printf(&text, " An assessment by a health professional on %s is recorded.",
                      handout_date(b, b->in->assessed_day));
    strbuf_putc(&text, '\n');
    size_t before = text.length;
    add_answers(b, &text);
    if (text.length == before)
        strbuf_puts(&text, "No question was answered with yes.\n");
    add_cautions(b, &text);
    handout_block_add(b, s->lock ? HANDOUT_ALERT : HANDOUT_TEXT,
                      arena_strdup(b->a, strbuf_text(&text)));
    strbuf_release(&text);
}

/* The same again is no change, and everyone begins where everyone does. */
static bool is_change(const struct decision_record *d)
{
    bool begins = strcmp(d->decision, "start") == 0 && strcmp(d->track, plan_strand_name) != 0;
    return strcmp(d->decision, plan_move_names[PLAN_HOLD]) != 0 && !begins;
}

/* A word of the plan in a sentence; what is none of its words as it stands. */
static const char *why_text(const struct decision_record *d)
{
    enum plan_why why = plan_why_find(d->reason ? d->reason : "");
    if (why == WHY_SOLID)
        return "Two solid sessions.";
    return why == WHY_NONE ? d->reason ? d->reason : "" : plan_why_text(why);
}

/* "strength: up"; of the plan as a whole "plan begun". */
static const char *what_changed(struct builder *b, const struct decision_record *d)
{
    if (strcmp(d->track, plan_strand_name) == 0)
        return strcmp(d->decision, "start") == 0 ? "plan begun" : "plan left";
    return arena_printf(b->a, "%s: %s", d->track, d->decision);
}

static void add_decisions(struct builder *b)
{
    handout_begin(b, 4);
    handout_cell(b, "Day");
    handout_cell(b, "What");
    handout_cell(b, "Level");
    handout_cell(b, "Why");
    for (size_t i = 0; i < b->in->n_decisions; i++) {
        const struct decision_record *d = &b->in->decisions[i];
        if (!is_change(d))
            continue;
        bool whole = strcmp(d->track, plan_strand_name) == 0;
        handout_cell(b, handout_short_date(b, d->day));
        handout_cell(b, what_changed(b, d));
        handout_cell(b, whole ? "" : arena_printf(b->a, "%d", d->level));
        handout_cell(b, why_text(d));
    }
    handout_end(b, "What the plan changed", 0x4);
}

/* ---- all of it ---- */

static const char how_to_read[] =
    "Stiffness is the person's own daily score, average of the last 24 hours, 0 not at all to 10 "
    "as stiff as can be. A clear change is 2 points or 30 % of the first week's mean. Self-tests "
    "are measured at home: changes within their error are called so. Made by limber on the "
    "person's own computer from what they entered. Scores show their own trend. They are not a "
    "medical assessment.";

struct handout handout_of(const struct handout_input *in, struct arena *a)
{
    struct handout h = {.title = "Exercise and stiffness summary", .in = in};
    struct builder b = {.h = &h, .in = in, .a = a, .begun = in->span};
    b.begun.first = MAX(b.begun.first, in->p->first_day); /* maybe after its end: nothing yet */
    b.begun.last = MIN(b.begun.last, in->p->in.today);
    h.blocks = arena_array(a, HANDOUT_BLOCKS_MAX, sizeof *h.blocks);
    h.subtitle = arena_printf(a, "%s to %s", handout_date(&b, in->span.first),
                              handout_date(&b, in->span.last));
    add_stiffness(&b);
    add_practice(&b);
    if (progress_sum(in->p, in->span).scores) {
        handout_block_add(&b, HANDOUT_HEADING, "Stiffness");
        handout_block_add(
            &b, HANDOUT_CHART,
            "Dots: stiffness of a day. Lines: mean of a week with four scores or more. "
            "Band: normal wobble round the first week. Squares: pain of a day.");
    }
    add_safety(&b);
    add_stops(&b);
    handout_add_weeks(&b);
    add_decisions(&b);
    handout_add_tests(&b);
    handout_add_doses(&b);
    handout_block_add(&b, HANDOUT_NOTE, how_to_read);
    return h;
}
