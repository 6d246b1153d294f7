/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/screening.h"

#include <string.h>

_Static_assert(N_QUESTIONS <= 64, "a set of questions fits 64 bits");

/* ---- answers ---- */

void screening_answers_init(struct screening_answers *a)
{
    *a = (struct screening_answers){.age = AGE_UNASKED};
    memset(a->value, ANSWER_UNASKED, sizeof a->value);
}

void screening_answers_none(struct screening_answers *a)
{
    *a = (struct screening_answers){.age = AGE_ADULT};
    memset(a->value, ANSWER_NO, sizeof a->value);
}

void screening_forget(struct screening_answers *a, enum screening_part part)
{
    for (int q = (int) screening_parts[part].first; q <= (int) screening_parts[part].last; q++) {
        a->value[q] = ANSWER_UNASKED;
        a->chosen[q] = 0;
    }
}

bool answer_is_yes(const struct screening_answers *a, enum question_id q)
{
    signed char value = a->value[q];
    if (questions[q].kind == QUESTION_SCALE)
        return value >= QUESTION_SCALE_LIMIT;
    return value > ANSWER_NO;
}

enum question_id screening_unanswered(const struct screening_answers *a, enum screening_part part)
{
    if (part == PART_AGE)
        return N_QUESTIONS;
    for (enum question_id q = screening_parts[part].first; q <= screening_parts[part].last; q++) {
        if (a->value[q] == ANSWER_UNASKED)
            return q;
    }
    return N_QUESTIONS;
}

/* ---- verdict ---- */

static uint64_t bit(enum question_id q)
{
    return UINT64_C(1) << q;
}

/* What locks and was there before. Part A never waits, and today's pain is of today. */
static bool is_coverable(enum question_id q)
{
    bool part = questions[q].part == PART_B || questions[q].part == PART_C;
    return part && questions[q].verdict != VERDICT_OK && questions[q].kind != QUESTION_SCALE;
}

static bool is_covered(const struct screening_answers *a, enum question_id q)
{
    return is_coverable(q) && a->assessed_day && (a->covered & bit(q));
}

static unsigned cautions_of(const struct screening_answers *a, enum question_id q)
{
    const struct question *question = &questions[q];
    unsigned set = question->cautions, all = 0;
    for (size_t i = 0; i < question->n_choices; i++) {
        int caution = question->choices[i].caution;
        unsigned bit = caution < 0 ? 0 : 1U << caution;
        all |= bit;
        if (a->chosen[q] & 1U << i)
            set |= bit;
    }
    /* A yes that does not say which is taken for all of them. */
    return question->kind == QUESTION_YES_NO && !a->chosen[q] ? set | all : set;
}

/* Two or more of osteoporosis, blood pressure, balance and age. */
static bool is_gentle(const struct screening_answers *a)
{
    return (a->age == AGE_65) + answer_is_yes(a, Q_D1) + answer_is_yes(a, Q_D3) +
               answer_is_yes(a, Q_D9) >=
           2;
}

static void add_reason(struct screening_result *r, enum question_id q)
{
    enum verdict v = questions[q].verdict;
    if (v == VERDICT_OK || v < r->verdict)
        return;
    if (v > r->verdict)
        r->n_reasons = 0;
    r->verdict = v;
    r->reasons[r->n_reasons++] = q;
}

/* A yes in part A is answered at once: nobody in an emergency fills in the rest. */
static bool is_complete(const struct screening_answers *a, const struct screening_result *r)
{
    if (r->closed || r->verdict == VERDICT_E)
        return true;
    bool complete = a->age != AGE_UNASKED;
    for (int part = PART_A; part < N_SCREENING_PARTS; part++)
        complete = complete && screening_unanswered(a, (enum screening_part) part) == N_QUESTIONS;
    return complete;
}

struct screening_result screening_judge(const struct screening_answers *a)
{
    struct screening_result r = {.closed = a->age == AGE_UNDER_18};
    for (int i = 0; !r.closed && i < N_QUESTIONS; i++) {
        enum question_id q = (enum question_id) i;
        if (!answer_is_yes(a, q))
            continue;
        r.cautions |= cautions_of(a, q);
        if (!is_covered(a, q))
            add_reason(&r, q);
        else if (q == Q_B2)
            r.cautions |= 1U << CAUTION_ARM_SYMPTOMS;
    }
    r.locked = r.verdict >= VERDICT_P;
    r.advise_doctor = !r.closed && answer_is_yes(a, Q_C8);
    r.gentle_track = !r.closed && is_gentle(a);
    r.complete = is_complete(a, &r);
    return r;
}

void screening_reasons_format(const struct screening_result *r, struct strbuf *out)
{
    for (size_t i = 0; i < r->n_reasons; i++)
        strbuf_printf(out, "%s%s", i ? " " : "", questions[r->reasons[i]].id);
}

/* ---- locks ---- */

enum verdict screening_lock_of(const char *word)
{
    for (int v = VERDICT_P; word && v < N_VERDICTS; v++) {
        if (strcmp(word, verdict_names[v]) == 0)
            return (enum verdict) v;
    }
    return VERDICT_OK;
}

uint64_t screening_question_set(const char *ids)
{
    uint64_t set = 0;
    while (*ids) {
        size_t length = strcspn(ids, " ");
        for (int q = 0; q < N_QUESTIONS; q++) {
            if (strlen(questions[q].id) == length && strncmp(questions[q].id, ids, length) == 0)
                set |= bit((enum question_id) q);
        }
        ids += length;
        ids += strspn(ids, " ");
    }
    return set;
}

bool screening_may_answer_again(enum verdict lock, const char *reasons)
{
    return lock < VERDICT_P || (lock == VERDICT_P && screening_question_set(reasons) != 0);
}

int32_t screening_assessed_from(enum verdict lock, const char *reasons, int32_t locked_day)
{
    uint64_t set = screening_question_set(reasons);
    if (lock < VERDICT_U)
        return INT32_MIN;
    for (int q = 0; q < N_QUESTIONS; q++) {
        if ((set & bit((enum question_id) q)) && !is_coverable((enum question_id) q))
            return locked_day;
    }
    return set == 0 ? locked_day : INT32_MIN; /* a stop during a session happened that day */
}

uint64_t screening_to_cover(const struct screening_answers *a, uint64_t locked_for)
{
    uint64_t set = 0;
    for (int i = 0; i < N_QUESTIONS; i++) {
        enum question_id q = (enum question_id) i;
        if (is_coverable(q) && (answer_is_yes(a, q) || (locked_for & bit(q))))
            set |= bit(q);
    }
    return set;
}

void screening_cover(struct screening_answers *a, uint64_t asked, uint64_t worse)
{
    a->covered = asked & ~worse;
    for (int q = 0; q < N_QUESTIONS; q++) {
        if (asked & worse & bit((enum question_id) q))
            a->value[q] = ANSWER_YES;
    }
}

enum { MOVING_GOALS = 1U << GOAL_STRENGTH | 1U << GOAL_STRETCH | 1U << GOAL_MOBILITY };

/* Breathing, and nothing that moves, stretches or strains, nor holds the breath. */
static bool is_gentle_breathing(const struct exercise *e)
{
    const unsigned wanted = 1U << GOAL_BREATH;
    return (e->goals & wanted) && !(e->goals & MOVING_GOALS) && !exercise_holds_breath(e);
}

bool screening_allows(enum verdict lock, const struct timeline *t)
{
    if (lock < VERDICT_P)
        return true;
    if (lock > VERDICT_P)
        return false;
    if (strcmp(t->routine->id, "ergo-setup-8") == 0)
        return true;
    for (int i = 0; i < t->n_steps; i++) {
        const struct exercise *e = t->steps[i].exercise;
        if (e && !is_gentle_breathing(e))
            return false;
    }
    return true;
}

bool screening_is_gentle(const struct timeline *t)
{
    if (strcmp(t->routine->id, "gentle-chair-10") == 0)
        return true;
    for (int i = 0; i < t->n_steps; i++) {
        const struct exercise *e = t->steps[i].exercise;
        if (e && (e->goals & MOVING_GOALS))
            return false;
    }
    return true;
}

/* ---- before every session ---- */

enum check_outcome check_judge(const struct check_answers *c)
{
    if (c->anything_new)
        return CHECK_ASK_PARTS;
    if (c->pain >= QUESTION_SCALE_LIMIT)
        return CHECK_SAME_DAY;
    if (!c->well_enough)
        return CHECK_REST;
    return c->pain >= 4 ? CHECK_GENTLE : CHECK_GO;
}

bool screening_is_due(int version, int32_t asked_day, int32_t last_session_day, int32_t today)
{
    int32_t active_day = MAX(asked_day, last_session_day);
    return version != SCREENING_VERSION || today - asked_day >= SCREENING_VALID_DAYS ||
           today - active_day >= SCREENING_GAP_DAYS;
}
