/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/plan.h"

#include "core/stop.h"

#include <string.h>

/* Content pack, section 3.3, line by line. */
enum {
    PAIN_TOO_MUCH = 6,
    PAIN_AMBER = 4,
    STIFFER_POINTS = 2,
    EFFORT_HARD = 8,
    RESERVE_HARD = 1,
    HALF_PERCENT = 50,
    GAP_DAYS = 14,
    LONG_GAP_DAYS = 28,
    PAIN_STOPS_MAX = 2,
    DOWNS_MAX = 3,
    SESSIONS_MIN = 3,
    LAST_FEW = 3,
    MOST_OF_THEM = 2,
    SHORT_PERCENT = 80,
    WHOLE_PERCENT = 90,
    PAIN_GREEN = 3,
    EFFORT_EASY = 4,
    EFFORT_STRONG = 6,
    EARLY_WEEKS = 2,
    RESERVE_EARLY = 4,
    RESERVE_LATER = 3,
    UPS_A_WEEK = 2,
    STRENGTH_UP_DAYS = 14,
    STEEP_PERCENT = 20,
};

int plan_level_of_rung(int rung)
{
    return CLAMP(rung, RUNG_FIRST, RUNG_FULL);
}

enum plan_cause plan_cause_of(const char *reason)
{
    static const struct {
        const char *word;
        enum plan_cause cause;
    } words[] = {{"time", CAUSE_TIME}, {"too-hard", CAUSE_TOO_HARD}, {"symptoms", CAUSE_SYMPTOMS}};
    if (!reason || !*reason)
        return CAUSE_NONE;
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (strcmp(words[i].word, reason) == 0)
            return words[i].cause;
    }
    return stop_event_find(reason) ? CAUSE_SYMPTOMS : CAUSE_OTHER;
}

/* ---- single sessions ---- */

static bool amber(const struct plan_session *s)
{
    return s->pain >= PAIN_AMBER;
}

static bool stiffer_after(const struct plan_session *s)
{
    return s->before >= 0 && s->after >= 0 && s->after - s->before >= STIFFER_POINTS;
}

static bool stiffer_next_day(const struct plan_session *s)
{
    return s->has_next && s->next_rise >= STIFFER_POINTS;
}

static bool hard(const struct plan_session *s)
{
    return s->effort >= EFFORT_HARD || (s->reserve >= 0 && s->reserve <= RESERVE_HARD);
}

static bool too_much(const struct plan_session *s)
{
    return s->percent < HALF_PERCENT && (s->cause == CAUSE_TOO_HARD || s->cause == CAUSE_SYMPTOMS);
}

static bool in_most_of_the_last(const struct plan_input *in,
                                bool (*holds)(const struct plan_session *s))
{
    int n = 0;
    for (size_t i = in->count > LAST_FEW ? in->count - LAST_FEW : 0; i < in->count; i++)
        n += holds(&in->sessions[i]);
    return n >= MOST_OF_THEM;
}

/* ---- the four questions ---- */

static enum plan_why why_down(const struct plan_input *in)
{
    static const struct {
        bool (*holds)(const struct plan_session *s);
        enum plan_why why;
    } rules[] = {{amber, WHY_PAIN_4},
                 {stiffer_after, WHY_STIFFER_AFTER},
                 {stiffer_next_day, WHY_STIFFER_NEXT_DAY},
                 {hard, WHY_HARD},
                 {too_much, WHY_TOO_MUCH}};
    for (size_t i = in->n_decided; i < in->count; i++) {
        if (in->sessions[i].pain >= PAIN_TOO_MUCH)
            return WHY_PAIN_6;
    }
    for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
        if (in_most_of_the_last(in, rules[i].holds))
            return rules[i].why;
    }
    if (in->away_days >= LONG_GAP_DAYS)
        return WHY_LONG_GAP;
    return in->away_days >= GAP_DAYS ? WHY_GAP : WHY_NONE;
}

static enum plan_why why_refer(const struct plan_input *in, enum plan_why down)
{
    if (in->red_flag)
        return WHY_RED_FLAG;
    if (in->trend == TREND_REFER)
        return WHY_TREND_REFER;
    if (in->pain_stops >= PAIN_STOPS_MAX)
        return WHY_PAIN_STOPS;
    return down && in->downs + 1 >= DOWNS_MAX ? WHY_THIRD_DOWN : WHY_NONE;
}

static int sessions_at_level(const struct plan_input *in)
{
    int n = 0;
    for (size_t i = 0; i < in->count; i++)
        n += in->sessions[i].level >= plan_level_of_rung(in->rung);
    return n;
}

static enum plan_why why_hold(const struct plan_input *in)
{
    const struct plan_session *last = in->count ? &in->sessions[in->count - 1] : NULL;
    bool rose = in->week_mean >= 0 && in->week_before_mean >= 0 &&
                in->week_mean - in->week_before_mean >= 1.0;
    if (sessions_at_level(in) < SESSIONS_MIN)
        return WHY_FEW_SESSIONS;
    if (last && last->percent < SHORT_PERCENT && last->cause == CAUSE_TIME)
        return WHY_NO_TIME;
    if (rose)
        return WHY_STIFFER_WEEK;
    if (in->trend == TREND_REVIEW)
        return WHY_TREND_REVIEW;
    return in->new_caution ? WHY_NEW_CAUTION : WHY_NONE;
}

/* Of an effort of 7 three would still have gone, of 8 two (content pack, S23). */
static int reserve_of(const struct plan_session *s)
{
    return s->reserve >= 0 ? s->reserve : SCALE_MAX - s->effort;
}

/* What nobody answered is no reason to do more. */
static bool is_easy(const struct plan_input *in, const struct plan_session *s)
{
    int wanted = in->week <= EARLY_WEEKS ? RESERVE_EARLY : RESERVE_LATER;
    if (in->strand == STRAND_BREATH)
        return true;
    if (s->effort < 0)
        return false;
    if (in->strand == STRAND_STRENGTH)
        return reserve_of(s) >= wanted && s->effort <= EFFORT_STRONG;
    return s->effort <= EFFORT_EASY;
}

static bool is_solid(const struct plan_input *in, const struct plan_session *s)
{
    bool settled = s->before < 0 || s->after < 0 || s->after - s->before <= 1;
    bool rested = !s->has_next || s->next_rise <= 1;
    bool green = s->pain >= 0 && s->pain <= PAIN_GREEN;
    return s->percent >= WHOLE_PERCENT && green && settled && rested && is_easy(in, s);
}

static bool may_go_up(const struct plan_input *in)
{
    return in->count >= 2 && is_solid(in, &in->sessions[in->count - 1]) &&
           is_solid(in, &in->sessions[in->count - 2]);
}

/* ---- the decision ---- */

static struct plan_decision decide(enum plan_move step, enum plan_why why, int rung)
{
    return (struct plan_decision){step, why, CLAMP(rung, RUNG_GENTLE, RUNG_MICRO_MAX)};
}

/* Small steps are no levels: from above level 3 it is level 2, too. */
static int rung_below(const struct plan_input *in, enum plan_why why)
{
    if (why == WHY_LONG_GAP)
        return MIN(in->rung, RUNG_FIRST);
    return MIN(in->rung, RUNG_FULL) - 1;
}

static bool is_capped(const struct plan_input *in)
{
    return in->rung >= in->cap && (in->cap < RUNG_FULL || in->rung >= RUNG_MICRO_MAX);
}

struct plan_decision plan_decide(const struct plan_input *in)
{
    enum plan_why down = why_down(in), why = why_refer(in, down);
    if (why)
        return decide(PLAN_REFER, why, in->rung);
    if (down)
        return decide(PLAN_DOWN, down, rung_below(in, down));
    why = why_hold(in);
    if (why)
        return decide(PLAN_HOLD, why, in->rung);
    if (!may_go_up(in))
        return decide(PLAN_HOLD, WHY_STEADY, in->rung);
    if (is_capped(in))
        return decide(PLAN_HOLD, WHY_CAP, in->rung);
    if (in->stopped_today)
        return decide(PLAN_HOLD, WHY_STOP_TODAY, in->rung);
    return decide(PLAN_UP, WHY_SOLID, in->rung + 1);
}

/* ---- what the strands share ---- */

static bool comes_first(const int rungs[N_STRANDS], int a, int b)
{
    if (a == STRAND_STRENGTH || b == STRAND_STRENGTH)
        return a == STRAND_STRENGTH;
    return rungs[a] < rungs[b];
}

/* The next strand that wants to go up and was not looked at yet; N_STRANDS: none. */
static int next_up(const struct plan_decision decisions[N_STRANDS], const int rungs[N_STRANDS],
                   unsigned seen)
{
    int next = N_STRANDS;
    for (int t = 0; t < N_STRANDS; t++) {
        if (decisions[t].step != PLAN_UP || (seen & 1U << t))
            continue;
        if (next == N_STRANDS || comes_first(rungs, t, next))
            next = t;
    }
    return next;
}

static enum plan_why why_not(int strand, const int rungs[N_STRANDS], int ups,
                             const struct plan_limits *limits)
{
    if (ups >= UPS_A_WEEK)
        return WHY_TWO_CHANGES;
    if (strand == STRAND_STRENGTH && limits->strength_up_days >= 0 &&
        limits->strength_up_days < STRENGTH_UP_DAYS)
        return WHY_STRENGTH_WAITS;
    int64_t next_ms = limits->next_week_ms(limits->context, rungs);
    return next_ms * 100 > limits->week_ms * (100 + STEEP_PERCENT) ? WHY_TOO_STEEP : WHY_NONE;
}

void plan_share(struct plan_decision decisions[N_STRANDS], const int rungs[N_STRANDS],
                const struct plan_limits *limits)
{
    int taken[N_STRANDS], ups = limits->ups;
    unsigned seen = 0;
    for (int t = 0; t < N_STRANDS; t++)
        taken[t] = decisions[t].step == PLAN_UP ? rungs[t] : decisions[t].rung;
    for (;;) {
        int t = next_up(decisions, rungs, seen);
        if (t == N_STRANDS)
            return;
        seen |= 1U << t;
        taken[t] = decisions[t].rung;
        enum plan_why why = why_not(t, taken, ups, limits);
        if (why) {
            taken[t] = rungs[t];
            decisions[t] = decide(PLAN_HOLD, why, rungs[t]);
        } else {
            ups++;
        }
    }
}
