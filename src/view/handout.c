/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/handout.h"

#include "core/calendar.h"
#include "core/selftest.h"
#include "core/stop.h"
#include "view/progress.h"
#include "view/report.h"

#include <math.h>
#include <string.h>

enum { BLOCKS_MAX = 40, ROWS_MAX = 64 };

/* ---- building ---- */

struct builder {
    struct handout *h;
    const struct handout_input *in;
    struct arena *a;
    const char **cells; /* of the table that is being made */
    int columns, used;
};

static void block(struct builder *b, enum handout_kind kind, const char *text)
{
    if (b->h->n < BLOCKS_MAX)
        b->h->blocks[b->h->n++] = (struct handout_block){.kind = kind, .text = text};
}

static void begin_table(struct builder *b, int columns)
{
    b->columns = columns;
    b->used = 0;
    b->cells = arena_array(b->a, ROWS_MAX * (size_t) columns, sizeof *b->cells);
}

static void cell(struct builder *b, const char *text)
{
    if (b->used < ROWS_MAX * b->columns)
        b->cells[b->used++] = text;
}

/* A table of nothing but heads is left out. */
static void end_table(struct builder *b, const char *heading, unsigned numbers)
{
    int rows = b->used / b->columns;
    if (rows < 2)
        return;
    block(b, HANDOUT_HEADING, heading);
    block(b, HANDOUT_TABLE, NULL);
    struct handout_block *table = &b->h->blocks[b->h->n - 1];
    table->cells = b->cells;
    table->columns = b->columns;
    table->rows = rows;
    table->numbers = numbers;
}

static const char *date(struct builder *b, int32_t day)
{
    struct strbuf text = {0};
    report_date(&text, day);
    const char *copy = arena_strdup(b->a, strbuf_text(&text));
    strbuf_release(&text);
    return copy;
}

static const char *short_date(struct builder *b, int32_t day)
{
    struct strbuf text = {0};
    report_short_date(&text, day);
    const char *copy = arena_strdup(b->a, strbuf_text(&text));
    strbuf_release(&text);
    return copy;
}

static const char *span_text(struct builder *b, int64_t ms)
{
    char text[REPORT_SPAN_BYTES];
    return arena_strdup(b->a, report_span(text, ms));
}

static bool is_in(const struct builder *b, int32_t day)
{
    return day >= b->in->span.first && day <= b->in->span.last;
}

/* ---- in short ---- */

static void add_stiffness(struct builder *b)
{
    struct strbuf text = {0};
    const struct trend *t = &b->in->p->trend;
    trend_sentence(&text, &b->in->p->series, b->in->p->in.today);
    block(b, HANDOUT_LEAD, arena_printf(b->a, "Stiffness. %s", strbuf_text(&text)));
    strbuf_reset(&text);
    trend_say(&text, t->active, t->active_baseline, t->active_m7);
    if (text.length)
        block(b, HANDOUT_ALERT,
              arena_printf(b->a, "The program's rules say “%s” since %s. The person was told: %s",
                           trend_verdict_names[t->active.verdict], date(b, t->active_since),
                           strbuf_text(&text)));
    strbuf_release(&text);
}

struct tally {
    int sessions, done, stopped, worst_pain;
    int64_t done_ms, planned_ms;
};

static struct tally tally_of(const struct builder *b)
{
    struct tally t = {.worst_pain = SCALE_NONE};
    for (size_t i = 0; i < b->in->p->in.n_sessions; i++) {
        const struct session_record *s = &b->in->p->in.sessions[i];
        if (!is_in(b, s->day) || s->done_ms <= 0)
            continue;
        t.sessions++;
        t.done += s->state == RECORD_DONE;
        t.stopped += s->state == RECORD_STOPPED;
        t.done_ms += s->done_ms;
        t.planned_ms += MAX(s->planned_ms, s->done_ms);
        t.worst_pain = MAX(t.worst_pain, s->pain_worst);
    }
    return t;
}

static void add_practice(struct builder *b)
{
    struct progress_sum sum = progress_sum(b->in->p, b->in->span);
    struct tally t = tally_of(b);
    struct strbuf text = {0};
    int weeks = (b->in->span.last - b->in->span.first) / WEEK_DAYS + 1;
    strbuf_printf(&text, "Practice. %d session%s on %d day%s in %d week%s, %s", sum.sessions,
                  sum.sessions == 1 ? "" : "s", sum.active_days, sum.active_days == 1 ? "" : "s",
                  weeks, weeks == 1 ? "" : "s", span_text(b, sum.ms));
    if (b->in->p->in.target)
        strbuf_printf(&text, "; the aim was %d a week", b->in->p->in.target);
    strbuf_putc(&text, '.');
    if (t.planned_ms)
        strbuf_printf(&text, " %.0f %% of the planned time was done.",
                      100.0 * (double) t.done_ms / (double) t.planned_ms);
    if (sum.paused_days)
        strbuf_printf(&text, " %d day%s of pause (illness, rest, travel).", sum.paused_days,
                      sum.paused_days == 1 ? "" : "s");
    strbuf_printf(&text, " Stopped for safety: %s.",
                  t.stopped ? arena_printf(b->a, "%d", t.stopped) : "never");
    if (t.worst_pain >= 0)
        strbuf_printf(&text, " Worst pain in a session: %d of 10.", t.worst_pain);
    block(b, HANDOUT_LEAD, arena_strdup(b->a, strbuf_text(&text)));
    strbuf_release(&text);
}

/* ---- weeks ---- */

static const char *mean_text(struct builder *b, double sum, int n)
{
    return n ? arena_printf(b->a, "%.1f", sum / n) : "–";
}

static const char *pain_mean(struct builder *b, struct progress_span week)
{
    int sum = 0, n = 0;
    for (int32_t day = week.first; day <= week.last; day++) {
        const struct progress_day *d = progress_on(b->in->p, day);
        if (d && d->pain != SCALE_NONE) {
            sum += d->pain;
            n++;
        }
    }
    return mean_text(b, sum, n);
}

static void add_weeks(struct builder *b)
{
    static const char *const heads[] = {"Week of",   "Stiffness 0–10", "Days scored",
                                        "Pain 0–10", "Sessions",       "Time"};
    begin_table(b, ARRAY_LEN(heads));
    for (size_t i = 0; i < ARRAY_LEN(heads); i++)
        cell(b, heads[i]);
    for (int32_t day = b->in->span.first; day <= b->in->span.last;
         day = progress_span(PROGRESS_WEEK, day).last + 1) {
        struct progress_span week = progress_span(PROGRESS_WEEK, day);
        struct progress_sum sum = progress_sum(b->in->p, week);
        cell(b, short_date(b, week.first));
        cell(b, sum.scores ? arena_printf(b->a, "%.1f", sum.stiffness) : "–");
        cell(b, arena_printf(b->a, "%d", sum.scores));
        cell(b, pain_mean(b, week));
        cell(b, sum.sessions                   ? arena_printf(b->a, "%d", sum.sessions)
                : sum.paused_days == WEEK_DAYS ? "pause"
                                               : "rest");
        cell(b, sum.sessions ? span_text(b, sum.ms) : "");
    }
    end_table(b, "Week by week", 0x3e);
}

/* ---- what was done ---- */

static void add_doses(struct builder *b)
{
    enum { SHOWN = 10 };
    const struct dose_record *doses = b->in->p->doses;
    size_t n = b->in->p->n_doses;
    begin_table(b, 4);
    cell(b, "Exercise");
    cell(b, "Repetitions");
    cell(b, "Days");
    cell(b, "Time");
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        char name[PROGRESS_NAME_BYTES];
        cell(b, arena_strdup(b->a, progress_dose_name(name, &doses[i])));
        cell(b, arena_printf(b->a, "%d", doses[i].reps));
        cell(b, arena_printf(b->a, "%d", doses[i].days));
        cell(b, span_text(b, doses[i].ms));
    }
    end_table(b, n > SHOWN ? "Exercises, the ten that took most time" : "Exercises", 0xe);
}

static void add_tests(struct builder *b)
{
    const struct progress_input *in = &b->in->p->in;
    begin_table(b, 4);
    cell(b, "Self-test");
    cell(b, "First");
    cell(b, "Latest");
    cell(b, "Reading");
    for (int k = 0; k < SELFTESTS + ACTIVITIES; k++) {
        const char *kind = k < SELFTESTS ? selftests[k].kind : activity_kinds[k - SELFTESTS];
        const struct selftest *test = selftest_find(kind);
        const struct measure_record *first, *last;
        if (!selftest_ends(in->measures, in->n_measures, kind, b->in->span.first, b->in->span.last,
                           &first, &last))
            continue;
        enum selftest_change change = selftest_change(test, first->value, last->value);
        cell(b, last->detail ? arena_strdup(b->a, last->detail) : test->name);
        cell(b, arena_printf(b->a, "%g %s", first->value, test->unit));
        cell(b, arena_printf(b->a, "%g %s, %s", last->value, test->unit, short_date(b, last->day)));
        cell(b, first == last              ? "once"
                : change == CHANGE_UNKNOWN ? "own trend only"
                                           : selftest_change_words[change]);
    }
    end_table(b, "Self-tests", 0);
}

/* ---- safety ---- */

static void add_stops(struct builder *b)
{
    const struct progress_input *in = &b->in->p->in;
    begin_table(b, 4);
    cell(b, "Day");
    cell(b, "Session");
    cell(b, "Ended");
    cell(b, "Why");
    for (size_t i = 0; i < in->n_sessions; i++) {
        const struct session_record *s = &in->sessions[i];
        bool early = s->state == RECORD_EARLY && s->reason && strcmp(s->reason, "time") != 0;
        if (!is_in(b, s->day) || (s->state != RECORD_STOPPED && !early))
            continue;
        cell(b, short_date(b, s->day));
        cell(b, s->routine_name);
        cell(b, s->state == RECORD_STOPPED ? "stopped" : "early");
        cell(b, s->reason ? end_reason_text(s->reason) : "not said");
    }
    end_table(b, "Stopped or given up", 0);
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
    block(b, HANDOUT_HEADING, "Safety questions and cautions");
    if (!s) {
        block(b, HANDOUT_TEXT, "The safety questions were never answered.");
        return;
    }
    strbuf_printf(&text, "Last answered on %s: %s.", date(b, s->day),
                  s->lock ? "exercise is locked until this is checked" : "exercise is open");
    if (b->in->assessed_day)
        strbuf_printf(&text, " An assessment by a health professional on %s is recorded.",
                      date(b, b->in->assessed_day));
    strbuf_putc(&text, '\n');
    size_t before = text.length;
    add_answers(b, &text);
    if (text.length == before)
        strbuf_puts(&text, "No question was answered with yes.\n");
    add_cautions(b, &text);
    block(b, s->lock ? HANDOUT_ALERT : HANDOUT_TEXT, arena_strdup(b->a, strbuf_text(&text)));
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

static void add_decisions(struct builder *b)
{
    begin_table(b, 4);
    cell(b, "Day");
    cell(b, "What");
    cell(b, "Level");
    cell(b, "Why");
    for (size_t i = 0; i < b->in->n_decisions; i++) {
        const struct decision_record *d = &b->in->decisions[i];
        if (!is_change(d))
            continue;
        cell(b, short_date(b, d->day));
        cell(b, arena_printf(b->a, "%s: %s", d->track, d->decision));
        cell(b, arena_printf(b->a, "%d", d->level));
        cell(b, why_text(d));
    }
    end_table(b, "What the plan changed", 0x4);
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
    struct builder b = {.h = &h, .in = in, .a = a};
    h.blocks = arena_array(a, BLOCKS_MAX, sizeof *h.blocks);
    h.subtitle = arena_printf(a, "%s to %s", date(&b, in->span.first), date(&b, in->span.last));
    add_stiffness(&b);
    add_practice(&b);
    if (in->p->in.n_stiffness) {
        block(&b, HANDOUT_HEADING, "Stiffness");
        block(&b, HANDOUT_CHART,
              "Dots: stiffness of a day. Lines: mean of a week. Band: normal wobble round the "
              "first week. Squares: pain of a day.");
    }
    add_safety(&b);
    add_stops(&b);
    add_weeks(&b);
    add_decisions(&b);
    add_tests(&b);
    add_doses(&b);
    block(&b, HANDOUT_NOTE, how_to_read);
    return h;
}
