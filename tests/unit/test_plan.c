/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/plan.h"
#include "unit/unit.h"

#include <string.h>

/* Section 3.3 of the content pack, a row a line: what is changed in a person to whom a step up
 * is due, and what is decided then. */

enum { SESSIONS = 4 };

struct person_of {
    struct plan_session sessions[SESSIONS];
    struct plan_input in;
};

static const struct plan_session fine = {
    .level = 1,
    .percent = 100,
    .before = 4,
    .after = 3,
    .pain = 1,
    .effort = 3,
    .reserve = 5,
    .has_next = true,
    .next_rise = 0,
};

static void ready(struct person_of *p, enum strand strand)
{
    for (int i = 0; i < SESSIONS; i++)
        p->sessions[i] = fine;
    p->in = (struct plan_input){
        .strand = strand,
        .rung = 1,
        .cap = 2,
        .week = 3,
        .sessions = p->sessions,
        .count = SESSIONS,
        .away_days = 1,
        .trend = TREND_OK,
        .week_mean = 4,
        .week_before_mean = 4,
    };
}

/* The last sessions, newest last. */
#define LAST   (p->sessions[SESSIONS - 1])
#define SECOND (p->sessions[SESSIONS - 2])
#define THIRD  (p->sessions[SESSIONS - 3])
#define FIRST  (p->sessions[0])

#define CASE(name, what)                  \
    static void name(struct person_of *p) \
    {                                     \
        what;                             \
        (void) p;                         \
    }
CASE(nothing, )
CASE(red_flag, p->in.red_flag = true)
CASE(trend_refer, p->in.trend = TREND_REFER)
CASE(pain_stops, p->in.pain_stops = 2)
CASE(one_pain_stop, p->in.pain_stops = 1)
CASE(third_down, p->in.downs = 2; LAST.pain = 6)
CASE(second_down, p->in.downs = 1; LAST.pain = 6)
CASE(downs_alone, p->in.downs = 2)
CASE(pain_6, LAST.pain = 6)
CASE(pain_6_long_ago, FIRST.pain = 6)
CASE(pain_6_decided, FIRST.pain = 6; p->in.n_decided = 1)
CASE(pain_5_once, THIRD.pain = 5)
CASE(pain_4_twice, THIRD.pain = 4; LAST.pain = 4)
CASE(pain_4_once_old, FIRST.pain = 4; THIRD.pain = 4)
CASE(stiffer_twice, SECOND.after = 6; LAST.after = 6)
CASE(stiffer_once, LAST.after = 6)
CASE(stiffer_unknown, SECOND.after = SECOND.before = SCALE_NONE; LAST.after = SCALE_NONE)
CASE(next_day_twice, THIRD.next_rise = 2; SECOND.next_rise = 2)
CASE(next_day_unknown, THIRD.next_rise = SECOND.next_rise = 5;
     THIRD.has_next = SECOND.has_next = false)
CASE(hard_twice, SECOND.effort = 8; LAST.effort = 9)
CASE(no_reserve_twice, SECOND.reserve = 1; LAST.reserve = 0)
CASE(hard_and_no_reserve, SECOND.effort = 8; LAST.reserve = 1)
CASE(reserve_unknown, SECOND.reserve = LAST.reserve = SCALE_NONE)
CASE(too_hard_twice, SECOND.percent = LAST.percent = 40; SECOND.cause = CAUSE_TOO_HARD;
     LAST.cause = CAUSE_SYMPTOMS)
CASE(half_done_for_time, SECOND.percent = LAST.percent = 40;
     SECOND.cause = LAST.cause = CAUSE_OTHER)
CASE(away_13, p->in.away_days = 13)
CASE(away_14, p->in.away_days = 14)
CASE(away_28, p->in.away_days = 28; p->in.rung = 3)
CASE(away_never, p->in.away_days = -1; p->in.count = 0)
CASE(two_sessions, p->in.count = 2)
CASE(other_level, p->sessions[0].level = p->sessions[1].level = 0)
CASE(short_of_time, LAST.percent = 79; LAST.cause = CAUSE_TIME)
CASE(short_of_time_80, LAST.percent = 80; LAST.cause = CAUSE_TIME)
CASE(stiffer_week, p->in.week_mean = 5)
CASE(stiffer_week_a_little, p->in.week_mean = 4.9)
CASE(week_unknown, p->in.week_mean = 9; p->in.week_before_mean = TREND_UNKNOWN)
CASE(trend_review, p->in.trend = TREND_REVIEW)
CASE(trend_nodata, p->in.trend = TREND_NODATA)
CASE(new_caution, p->in.new_caution = true)
CASE(percent_89, SECOND.percent = 89)
CASE(percent_90, SECOND.percent = 90; LAST.percent = 90)
CASE(pain_3, SECOND.pain = LAST.pain = 3)
CASE(pain_unknown, LAST.pain = SCALE_NONE)
CASE(stiffer_by_1, SECOND.after = LAST.after = 5)
CASE(next_day_1, LAST.next_rise = 1)
CASE(next_day_1_5, LAST.next_rise = 1.5)
CASE(effort_4, SECOND.effort = LAST.effort = 4)
CASE(effort_5, LAST.effort = 5)
CASE(effort_6, SECOND.effort = LAST.effort = 6)
CASE(effort_7, LAST.effort = 7)
CASE(effort_unknown, LAST.effort = SCALE_NONE)
CASE(reserve_3, SECOND.reserve = LAST.reserve = 3)
CASE(reserve_3_early, SECOND.reserve = LAST.reserve = 3; p->in.week = 2)
CASE(reserve_4_early, SECOND.reserve = LAST.reserve = 4; p->in.week = 2)
CASE(reserve_2, LAST.reserve = 2)
CASE(at_cap, p->in.cap = 1)
CASE(stop_today, p->in.stopped_today = true)
CASE(full, p->in.cap = 3; p->in.rung = 3;
     for (int i = 0; i < SESSIONS; i++) p->sessions[i].level = 3)
CASE(full_hard, full(p); LAST.pain = 6)
CASE(small_steps_hard, full(p); p->in.rung = 6; LAST.pain = 6)
CASE(all_small_steps, full(p); p->in.rung = RUNG_MICRO_MAX)
CASE(easier_hard, p->in.rung = RUNG_EASIER; LAST.pain = 6)
CASE(gentle_hard, p->in.rung = RUNG_GENTLE; LAST.pain = 6)
CASE(refer_before_down, p->in.trend = TREND_REFER; LAST.pain = 6)
CASE(down_before_hold, p->in.trend = TREND_REVIEW; LAST.pain = 6)
CASE(first_session, p->in.count = 1; p->in.n_decided = 0)

enum { M = STRAND_MOBILITY, P = STRAND_POSTURE, S = STRAND_STRENGTH, B = STRAND_BREATH };
static const struct row {
    const char *name;
    void (*change)(struct person_of *p);
    int strand;
    enum plan_move move;
    enum plan_why why;
    int rung;
} rows[] = {
#define ROW(change, strand, move, why, rung)                  \
    {                                                         \
#change, change, strand, PLAN_##move, WHY_##why, rung \
    }
    ROW(nothing, M, UP, SOLID, 2),
    ROW(nothing, P, UP, SOLID, 2),
    ROW(nothing, S, UP, SOLID, 2),
    ROW(nothing, B, UP, SOLID, 2),
    /* REFER */
    ROW(red_flag, M, REFER, RED_FLAG, 1),
    ROW(trend_refer, S, REFER, TREND_REFER, 1),
    ROW(pain_stops, M, REFER, PAIN_STOPS, 1),
    ROW(one_pain_stop, M, UP, SOLID, 2),
    ROW(third_down, M, REFER, THIRD_DOWN, 1),
    ROW(second_down, M, DOWN, PAIN_6, 0),
    ROW(downs_alone, M, UP, SOLID, 2),
    ROW(refer_before_down, M, REFER, TREND_REFER, 1),
    /* STEP DOWN */
    ROW(pain_6, M, DOWN, PAIN_6, 0),
    ROW(pain_6_long_ago, M, DOWN, PAIN_6, 0),
    ROW(pain_6_decided, M, UP, SOLID, 2),
    ROW(pain_5_once, M, UP, SOLID, 2),
    ROW(pain_4_twice, M, DOWN, PAIN_4, 0),
    ROW(pain_4_once_old, M, UP, SOLID, 2),
    ROW(stiffer_twice, M, DOWN, STIFFER_AFTER, 0),
    ROW(stiffer_once, M, HOLD, STEADY, 1),
    ROW(stiffer_unknown, M, UP, SOLID, 2),
    ROW(next_day_twice, M, DOWN, STIFFER_NEXT_DAY, 0),
    ROW(next_day_unknown, M, UP, SOLID, 2),
    ROW(hard_twice, M, DOWN, HARD, 0),
    ROW(no_reserve_twice, S, DOWN, HARD, 0),
    ROW(hard_and_no_reserve, S, DOWN, HARD, 0),
    ROW(reserve_unknown, S, UP, SOLID, 2), /* an effort of 3 says that 7 were left */
    ROW(too_hard_twice, M, DOWN, TOO_MUCH, 0),
    ROW(half_done_for_time, M, HOLD, STEADY, 1),
    ROW(away_13, M, UP, SOLID, 2),
    ROW(away_14, M, DOWN, GAP, 0),
    ROW(away_28, M, DOWN, LONG_GAP, 1),
    ROW(away_never, M, HOLD, FEW_SESSIONS, 1),
    ROW(down_before_hold, M, DOWN, PAIN_6, 0),
    ROW(full_hard, M, DOWN, PAIN_6, 2),
    ROW(small_steps_hard, M, DOWN, PAIN_6, 2),
    ROW(easier_hard, M, DOWN, PAIN_6, RUNG_GENTLE),
    ROW(gentle_hard, M, DOWN, PAIN_6, RUNG_GENTLE),
    /* HOLD */
    ROW(first_session, M, HOLD, FEW_SESSIONS, 1),
    ROW(two_sessions, M, HOLD, FEW_SESSIONS, 1),
    ROW(other_level, M, HOLD, FEW_SESSIONS, 1),
    ROW(short_of_time, M, HOLD, NO_TIME, 1),
    ROW(short_of_time_80, M, HOLD, STEADY, 1),
    ROW(stiffer_week, M, HOLD, STIFFER_WEEK, 1),
    ROW(stiffer_week_a_little, M, UP, SOLID, 2),
    ROW(week_unknown, M, UP, SOLID, 2),
    ROW(trend_review, M, HOLD, TREND_REVIEW, 1),
    ROW(trend_nodata, M, UP, SOLID, 2),
    ROW(new_caution, M, HOLD, NEW_CAUTION, 1),
    /* STEP UP */
    ROW(percent_89, M, HOLD, STEADY, 1),
    ROW(percent_90, M, UP, SOLID, 2),
    ROW(pain_3, M, UP, SOLID, 2),
    ROW(pain_unknown, M, HOLD, STEADY, 1),
    ROW(stiffer_by_1, M, UP, SOLID, 2),
    ROW(next_day_1, M, UP, SOLID, 2),
    ROW(next_day_1_5, M, HOLD, STEADY, 1),
    ROW(effort_4, M, UP, SOLID, 2),
    ROW(effort_5, P, HOLD, STEADY, 1),
    ROW(effort_6, S, UP, SOLID, 2),
    ROW(effort_7, S, HOLD, STEADY, 1),
    ROW(effort_7, B, UP, SOLID, 2),
    ROW(effort_unknown, M, HOLD, STEADY, 1),
    ROW(effort_unknown, S, HOLD, STEADY, 1),
    ROW(effort_unknown, B, UP, SOLID, 2),
    ROW(reserve_3, S, UP, SOLID, 2),
    ROW(reserve_3_early, S, HOLD, STEADY, 1),
    ROW(reserve_4_early, S, UP, SOLID, 2),
    ROW(reserve_2, S, HOLD, STEADY, 1),
    ROW(at_cap, M, HOLD, CAP, 1),
    ROW(stop_today, M, HOLD, STOP_TODAY, 1),
    ROW(full, S, UP, SOLID, 4),
    ROW(all_small_steps, S, HOLD, CAP, RUNG_MICRO_MAX),
};

static void decide__every_line_of_the_algorithm(void **state)
{
    (void) state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct person_of p;
        ready(&p, (enum strand) rows[i].strand);
        rows[i].change(&p);
        struct plan_decision d = plan_decide(&p.in);
        if (d.step != rows[i].move || d.why != rows[i].why || d.rung != rows[i].rung)
            fail_msg("%s, %s: %s %s %d", rows[i].name, strand_names[rows[i].strand],
                     plan_move_names[d.step], plan_why_name(d.why), d.rung);
    }
}

/* ---- what the strands share ---- */

struct weeks {
    int64_t ms[N_STRANDS]; /* a rung more of this strand costs so much */
    int base[N_STRANDS];
};

static int64_t next_week(void *context, const int rungs[N_STRANDS])
{
    const struct weeks *w = context;
    int64_t ms = 1000;
    for (int s = 0; s < N_STRANDS; s++)
        ms += w->ms[s] * (rungs[s] - w->base[s]);
    return ms;
}

static void share__two_a_week__strength_then_the_lowest(void **state)
{
    (void) state;
    const int rungs[N_STRANDS] = {2, 1, 2, 1};
    struct weeks w = {.base = {2, 1, 2, 1}};
    struct plan_limits limits = {
        .strength_up_days = -1, .week_ms = 1000, .next_week_ms = next_week, .context = &w};
    struct plan_decision d[N_STRANDS];
    for (int s = 0; s < N_STRANDS; s++)
        d[s] = (struct plan_decision){PLAN_UP, WHY_SOLID, rungs[s] + 1};
    plan_share(d, rungs, &limits);
    assert_int_equal(d[STRAND_STRENGTH].step, PLAN_UP);
    assert_int_equal(d[STRAND_POSTURE].step, PLAN_UP);
    assert_int_equal(d[STRAND_MOBILITY].why, WHY_TWO_CHANGES);
    assert_int_equal(d[STRAND_MOBILITY].rung, 2);
    assert_int_equal(d[STRAND_BREATH].why, WHY_TWO_CHANGES);
}

static void share__one_up_this_week__leaves_one(void **state)
{
    (void) state;
    const int rungs[N_STRANDS] = {1, 1, 1, 2};
    struct weeks w = {.base = {1, 1, 1, 2}};
    struct plan_limits limits = {.ups = 1,
                                 .strength_up_days = 13,
                                 .week_ms = 1000,
                                 .next_week_ms = next_week,
                                 .context = &w};
    struct plan_decision d[N_STRANDS] = {{PLAN_UP, WHY_SOLID, 2},
                                         {PLAN_DOWN, WHY_PAIN_6, 0},
                                         {PLAN_UP, WHY_SOLID, 2},
                                         {PLAN_UP, WHY_SOLID, 3}};
    plan_share(d, rungs, &limits);
    assert_int_equal(d[STRAND_STRENGTH].why, WHY_STRENGTH_WAITS);
    assert_int_equal(d[STRAND_MOBILITY].step, PLAN_UP);
    assert_int_equal(d[STRAND_POSTURE].step, PLAN_DOWN);
    assert_int_equal(d[STRAND_BREATH].why, WHY_TWO_CHANGES);
    limits.strength_up_days = 14;
    d[STRAND_STRENGTH] = (struct plan_decision){PLAN_UP, WHY_SOLID, 2};
    plan_share(d, rungs, &limits);
    assert_int_equal(d[STRAND_STRENGTH].step, PLAN_UP);
}

static void share__a_fifth_more__waits(void **state)
{
    (void) state;
    const int rungs[N_STRANDS] = {1, 1, 1, 2};
    struct weeks w = {.ms = {150, 100, 150, 0}, .base = {1, 1, 1, 2}};
    struct plan_limits limits = {
        .strength_up_days = -1, .week_ms = 1000, .next_week_ms = next_week, .context = &w};
    struct plan_decision d[N_STRANDS] = {{PLAN_UP, WHY_SOLID, 2},
                                         {PLAN_HOLD, WHY_STEADY, 1},
                                         {PLAN_UP, WHY_SOLID, 2},
                                         {PLAN_HOLD, WHY_STEADY, 2}};
    plan_share(d, rungs, &limits);
    assert_int_equal(d[STRAND_STRENGTH].step, PLAN_UP);
    assert_int_equal(d[STRAND_MOBILITY].why, WHY_TOO_STEEP); /* 1300 after 1000 */
    assert_int_equal(d[STRAND_MOBILITY].rung, 1);
}

/* ---- words ---- */

static void cause__of_what_is_stored(void **state)
{
    (void) state;
    assert_int_equal(plan_cause_of(NULL), CAUSE_NONE);
    assert_int_equal(plan_cause_of(""), CAUSE_NONE);
    assert_int_equal(plan_cause_of("time"), CAUSE_TIME);
    assert_int_equal(plan_cause_of("too-hard"), CAUSE_TOO_HARD);
    assert_int_equal(plan_cause_of("symptoms"), CAUSE_SYMPTOMS);
    assert_int_equal(plan_cause_of("dizzy"), CAUSE_SYMPTOMS);
    assert_int_equal(plan_cause_of("other"), CAUSE_OTHER);
}

static void says(enum strand strand, struct plan_decision d, const char *wanted)
{
    struct strbuf out = {0};
    plan_say(&out, strand, &d);
    assert_string_equal(strbuf_text(&out), wanted);
    strbuf_release(&out);
}

static void say__messages_of_the_pack(void **state)
{
    (void) state;
    says(STRAND_STRENGTH, (struct plan_decision){PLAN_UP, WHY_SOLID, 2},
         "Two solid sessions. Strength goes up to level 2 this week.");
    says(STRAND_BREATH, (struct plan_decision){PLAN_HOLD, WHY_STEADY, 2},
         "Right on track. Same again.");
    says(STRAND_MOBILITY, (struct plan_decision){PLAN_DOWN, WHY_PAIN_6, 1},
         "Let us make it lighter for a few days. That is part of training. There was pain of 6 or "
         "more.");
    says(STRAND_MOBILITY, (struct plan_decision){PLAN_REFER, WHY_PAIN_STOPS, 1},
         "It is sensible to have this checked first. A GP, physiotherapist or physical therapist "
         "can tell you which exercises suit you. You can still use the desk set-up checklist, the "
         "learn cards and gentle breathing. When you have been seen, record the date and what you "
         "were told. Pain stopped two sessions within a week.");
    for (int why = 0; why < N_PLAN_WHYS; why++) {
        assert_non_null(plan_why_name((enum plan_why) why));
        assert_int_equal(plan_why_find(plan_why_name((enum plan_why) why)), why);
    }
    assert_int_equal(plan_why_find("weather"), WHY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decide__every_line_of_the_algorithm),
        cmocka_unit_test(share__two_a_week__strength_then_the_lowest),
        cmocka_unit_test(share__one_up_this_week__leaves_one),
        cmocka_unit_test(share__a_fifth_more__waits),
        cmocka_unit_test(cause__of_what_is_stored),
        cmocka_unit_test(say__messages_of_the_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
