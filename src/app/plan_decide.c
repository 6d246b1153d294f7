/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/plan.h"
#include "app/safety.h"
#include "app/standing.h"
#include "io/store.h"

#include <stdlib.h>
#include <string.h>

/* What the decisions are taken from. */
enum {
    LATEST_DAYS = 8, /* without a check-in for so long it is decided all the same */
    WEEK = 7,
    MEDIAN_SCORES_MIN = 4,
};
static const char check_in[] = "weekly-check-8";

struct facts {
    struct plan *plan;
    struct arena *a;
    const struct session_record *sessions; /* since the start, newest first */
    size_t n_sessions;
    struct standing standing;
    struct safety_stop *stops;
    size_t n_stops;
};

/* ---- scores ---- */

static int compare(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The score of a day; -1: none. */
static int score_on(const struct standing *s, int32_t day)
{
    for (size_t i = 0; i < s->n_scores; i++)
        if (s->scores[i].day == day)
            return s->scores[i].value;
    return -1;
}

/* How much stiffer the next day was than the median of the 7 days up to the session. */
static void add_next_day(const struct standing *s, struct plan_session *out)
{
    int before[WEEK], n = 0, next = score_on(s, out->day + 1);
    for (int32_t day = out->day - WEEK + 1; day <= out->day; day++)
        if (score_on(s, day) >= 0)
            before[n++] = score_on(s, day);
    if (next < 0 || n < MEDIAN_SCORES_MIN)
        return;
    qsort(before, (size_t) n, sizeof before[0], compare);
    double median = (before[(n - 1) / 2] + before[n / 2]) / 2.0;
    out->has_next = true;
    out->next_rise = next - median;
}

/* ---- sessions ---- */

static enum strand strand_of(const struct facts *f, const struct session_record *s)
{
    struct programme_routine r;
    struct diags unsaid = {0};
    bool known = f->plan->source.find(f->plan->source.context, s->routine, (struct src_loc){"", 0},
                                      &r, &unsaid);
    diags_release(&unsaid);
    return known ? strand_of_goal(r.first_goal) : N_STRANDS;
}

/* The least repetitions in reserve of its exercises. */
static int reserve_of(const struct facts *f, const struct session_record *s)
{
    struct step_record *steps;
    struct err err = {""};
    size_t count;
    int least = SCALE_NONE;
    if (!store_steps(context_store(f->plan->ctx), s->id, f->a, &steps, &count, &err))
        return SCALE_NONE;
    for (size_t i = 0; i < count; i++)
        if (steps[i].in_reserve >= 0 && (least < 0 || steps[i].in_reserve < least))
            least = steps[i].in_reserve;
    return least;
}

static struct plan_session session_of(const struct facts *f, const struct session_record *s,
                                      enum strand strand)
{
    struct plan_session out = {
        .day = s->day,
        .at_s = s->started_s,
        .level = s->level,
        .percent = (int) (s->done_ms * 100 / MAX(s->planned_ms, 1)),
        .cause = plan_cause_of(s->reason),
        .before = s->stiffness_before,
        .after = s->stiffness_after,
        .pain = MAX(s->pain_before, s->pain_worst),
        .effort = s->effort,
        .reserve = strand == STRAND_STRENGTH ? reserve_of(f, s) : SCALE_NONE,
    };
    add_next_day(&f->standing, &out);
    return out;
}

/* Of one strand since it has its rung, oldest first; and when the latest of all was. */
static void add_sessions(const struct facts *f, struct plan_input *in, int32_t *last_day)
{
    const struct plan_strand_state *now = &f->plan->state.strands[in->strand];
    struct plan_session *rows = arena_array(f->a, f->n_sessions, sizeof *rows);
    *last_day = INT32_MIN;
    for (size_t i = f->n_sessions; i-- > 0;) {
        const struct session_record *s = &f->sessions[i];
        if (s->done_ms <= 0 || strand_of(f, s) != in->strand)
            continue;
        *last_day = MAX(*last_day, s->day);
        if (s->day < now->since_day || s->started_s <= now->since_s)
            continue;
        in->n_decided += s->started_s <= f->plan->state.decided_s;
        rows[in->count++] = session_of(f, s, in->strand);
    }
    in->sessions = rows;
}

/* Days without a session that count: not those of a pause. */
static int away_days(const struct facts *f, const struct plan_input *in, int32_t last_day)
{
    const struct plan *p = f->plan;
    if (last_day == INT32_MIN || (in->count == 0 && p->state.strands[in->strand].by_gap))
        return -1;
    return plan_elapsed(&p->time, p->today) - plan_elapsed(&p->time, last_day);
}

/* ---- the person ---- */

static bool is_pain(const char *stop)
{
    static const char *const ids[] = {"sharp", "pain", "pop-pain", "nerve"};
    for (size_t i = 0; i < ARRAY_LEN(ids); i++)
        if (strcmp(ids[i], stop) == 0)
            return true;
    return false;
}

/* `!` may have been pressed for pain more than once in a session: it counts once. */
static bool is_counted(const struct facts *f, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (f->stops[k].session == f->stops[i].session && is_pain(f->stops[k].id))
            return true;
    return false;
}

static void add_stops(const struct facts *f, struct plan_input *in)
{
    for (size_t i = 0; i < f->n_stops; i++) {
        const struct safety_stop *s = &f->stops[i];
        in->pain_stops += is_pain(s->id) && f->plan->today - s->day < WEEK && !is_counted(f, i);
        in->stopped_today |= s->day == f->plan->today && stop_event_matters(s->id);
    }
}

/* A yes since the last decision, and cautions that were not there before it. */
static void add_answers(const struct facts *f, struct plan_input *in)
{
    struct screening_record *rows;
    struct err err = {""};
    size_t count;
    unsigned before = 0, after = 0;
    if (!store_screenings(context_store(f->plan->ctx), (struct store_range){DAY_FIRST, DAY_LAST, 0},
                          f->a, &rows, &count, &err))
        return;
    for (size_t i = 0; i < count; i++) {
        bool since = rows[i].taken_s > f->plan->state.decided_s;
        in->red_flag |= since && screening_lock_of(rows[i].lock) >= VERDICT_U;
        if (since)
            after = rows[i].cautions;
        else
            before = after = rows[i].cautions;
    }
    in->new_caution = (after & ~before) != 0;
}

static void add_weeks(const struct facts *f, struct plan_input *in)
{
    const struct trend_series *s = &f->standing.series;
    int32_t day = f->plan->today - s->first_day + 1;
    in->week_mean = in->week_before_mean = TREND_UNKNOWN;
    if (s->count == 0 || day <= WEEK)
        return;
    in->week_mean = trend_week_mean(s, day);
    in->week_before_mean = trend_week_mean(s, day - WEEK);
}

static struct plan_input person_of(const struct facts *f)
{
    struct plan_input in = {.week = f->plan->week, .trend = f->standing.trend.active.verdict};
    add_stops(f, &in);
    add_answers(f, &in);
    add_weeks(f, &in);
    return in;
}

/* ---- deciding ---- */

static bool read_facts(struct facts *f, struct plan *p, struct arena *a, struct err *err)
{
    *f = (struct facts){.plan = p, .a = a};
    struct session_record *rows;
    struct store_range range = {p->state.start_day, p->today, 0};
    if (!store_sessions(context_store(p->ctx), range, a, &rows, &f->n_sessions, err))
        return false;
    f->sessions = rows;
    standing_read(&f->standing, p->ctx, p->today, a);
    safety_stops(p->ctx, p->today - WEEK, a, &f->stops, &f->n_stops);
    return true;
}

static bool reopen(struct plan *p, struct arena *a)
{
    plan_close(p);
    return plan_open(p, p->ctx, p->today, a);
}

static bool is_due(const struct plan *p)
{
    int32_t decided = p->state.decided_day;
    if (!p->programme || p->paused || p->week < 1 || p->today <= decided)
        return false;
    for (size_t i = 0; i < p->n_done; i++)
        if (p->done[i].day > decided && p->done[i].percent >= PLAN_DONE_PERCENT &&
            p->done[i].routine && strcmp(p->done[i].routine, check_in) == 0)
            return true;
    return plan_elapsed(&p->time, p->today) - plan_elapsed(&p->time, decided) >= LATEST_DAYS;
}

static int64_t next_week_ms(void *context, const int rungs[N_STRANDS])
{
    const struct plan *p = context;
    return plan_week_ms(p->programme, p->week + 1, rungs, &p->source);
}

static void share(struct plan *p, struct plan_decision decisions[N_STRANDS])
{
    int32_t up_day = p->state.strands[STRAND_STRENGTH].up_day;
    struct plan_limits limits = {
        .ups = p->state.ups,
        .strength_up_days = up_day == INT32_MIN ? -1 : p->today - up_day,
        .week_ms = plan_week_ms(p->programme, p->week, p->rungs, &p->source),
        .next_week_ms = next_week_ms,
        .context = p,
    };
    plan_share(decisions, p->rungs, &limits);
}

static void decide(const struct facts *f, struct plan_decision decisions[N_STRANDS])
{
    const struct plan *p = f->plan;
    const struct plan_input person = person_of(f);
    int caps[N_STRANDS];
    struct diags unsaid = {0};
    programme_caps(p->programme, p->week, &p->source, caps, &unsaid);
    diags_release(&unsaid);
    for (int s = 0; s < N_STRANDS; s++) {
        struct plan_input in = person;
        int32_t last_day;
        in.strand = (enum strand) s;
        in.rung = p->rungs[s];
        in.cap = caps[s];
        in.downs = p->state.strands[s].downs;
        add_sessions(f, &in, &last_day);
        in.away_days = away_days(f, &in, last_day);
        decisions[s] = plan_decide(&in);
    }
}

static bool keep(const struct plan *p, const struct plan_decision *d, enum strand strand,
                 struct err *err)
{
    struct decision_record row = {
        .day = p->today,
        .track = strand_names[strand],
        .level = MAX(d->rung, 0),
        .decision = plan_move_names[d->step],
        .reason = plan_why_name(d->why),
    };
    return store_decision_write(context_store(p->ctx), &row, err);
}

/* What is told to be checked first is locked until it was, as the words say. A red flag and the
 * trend have acted already. */
static bool lock_what_is_referred(struct plan *p, const struct plan_decision *d, struct err *err)
{
    bool acts = d->step == PLAN_REFER && (d->why == WHY_PAIN_STOPS || d->why == WHY_THIRD_DOWN);
    struct clock clock;
    clock_init(&clock);
    return !acts || safety_lock(p->ctx, &clock, VERDICT_P, -1, plan_why_name(d->why), err);
}

bool plan_decide_if_due(struct plan *p, struct arena *a, struct err *err)
{
    struct plan_decision decisions[N_STRANDS];
    struct facts facts;
    if (!is_due(p))
        return true;
    if (!read_facts(&facts, p, a, err))
        return false;
    decide(&facts, decisions);
    share(p, decisions);
    for (int s = 0; s < N_STRANDS; s++)
        if (!keep(p, &decisions[s], (enum strand) s, err))
            return false;
    for (int s = 0; s < N_STRANDS; s++)
        if (decisions[s].step == PLAN_REFER)
            return lock_what_is_referred(p, &decisions[s], err) && reopen(p, a);
    return reopen(p, a);
}

void plan_keep_up(struct context *ctx)
{
    struct arena a = {0};
    struct plan plan;
    struct clock clock;
    struct err err = {""};
    clock_init(&clock);
    if (plan_open(&plan, ctx, safety_today(&clock), &a))
        plan_decide_if_due(&plan, &a, &err);
    plan_close(&plan);
    arena_release(&a);
}
