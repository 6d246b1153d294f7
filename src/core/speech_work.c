/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/speech_maker.h"

/* While something is done: little is said, and nothing that hides a tone. */

static bool is_breath(const struct exercise *e)
{
    return e->first_goal == GOAL_BREATH;
}

/* Done by the clock and not by counting. */
static bool is_timed(const struct plan_step *step)
{
    return step->step->work_ms > 0;
}

/* The first phase of a repetition: of both sides together where they alternate. */
static bool begins_rep(const struct phase *p)
{
    return p->cycle == 0;
}

static bool is_first_side(const struct plan_step *step, const struct phase *p)
{
    return step->sides != SIDES_ALTERNATE || p->side != SIDE_RIGHT;
}

/* ---- what a phase is called ---- */

/* Which time round it is: 0, 1, …; alternate sides are two of them. */
static int time_round(const struct plan_step *step, const struct phase *p)
{
    if (step->sides == SIDES_ALTERNATE)
        return 2 * (p->rep - 1) + (p->side == SIDE_RIGHT);
    return p->rep - 1;
}

/* Both times the first set is named; after that, tones alone. */
static bool is_named(const struct plan_step *step, const struct phase *p)
{
    return p->set <= 1 && time_round(step, p) < 2;
}

static void add_phase_word(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    const struct plan_step *step = &m->t->steps[p->step];
    if (!maker_wants(m, SPEECH_PHASE) || !is_named(step, p))
        return;
    struct speech_line line = maker_line(m, SPEECH_PHASE, phase, p->at_ms + AFTER_TONE, HURRY);
    bool again = time_round(step, p) == 1;
    line.phrase = maker_phrase_of_text(m, spoken_phase(step->exercise, p, again, m->a));
    maker_add(m, line);
}

/* True where it is said instead of the last in-breath. */
static bool add_last_breath(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    if (!begins_rep(p) || p->reps < 2 || p->rep != p->reps)
        return false;
    struct speech_line line =
        maker_line(m, SPEECH_LAST_BREATH, phase, p->at_ms + AFTER_TONE, HURRY);
    if (maker_wants(m, SPEECH_LAST_BREATH))
        maker_add(m, maker_word(m, line, 0, &(struct speech_blanks){0}));
    return true;
}

/* Lower and quieter each minute, then tones alone. */
static void add_breath_word(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    const struct plan_step *step = &m->t->steps[p->step];
    int64_t minute = (p->at_ms - m->t->phases[m->block].at_ms) / MINUTE;
    const char *word = spoken_breath(p->breath);
    if (add_last_breath(m, phase) || !maker_wants(m, SPEECH_BREATH))
        return;
    const char *told = step->exercise->phases[p->cycle].say;
    if (p->rep == 1 && p->set <= 1 && told)
        word = told; /* once in its own words: "Long breath out" */
    if (minute >= SPEECH_DEPTHS || !word)
        return;
    struct speech_line line = maker_line(m, SPEECH_BREATH, phase, p->at_ms + AFTER_TONE, HURRY);
    line.phrase = maker_phrase(m, &(struct phrase){.text = word, .depth = (int) minute});
    maker_add(m, line);
}

/* ---- how far it is ---- */

static void add_last_rep(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    const struct plan_step *step = &m->t->steps[p->step];
    if (is_timed(step) || p->reps < 3 || p->rep != p->reps || !begins_rep(p) ||
        !is_first_side(step, p))
        return;
    maker_say(m, maker_line(m, SPEECH_LAST_REP, phase, p->at_ms + AFTER_TONE, HURRY),
              &(struct speech_blanks){0});
}

static void add_halfway(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    for (size_t i = cues_from(m->cues, p->at_ms);
         i < m->cues->count && m->cues->items[i].at_ms < maker_phase_end(p); i++) {
        const struct cue *c = &m->cues->items[i];
        if (c->kind != CUE_HALFWAY || !maker_wants(m, SPEECH_HALFWAY))
            continue;
        struct speech_line line =
            maker_line(m, SPEECH_HALFWAY, phase, c->at_ms + AFTER_TONE, WITHIN);
        const struct exercise *e = phase_exercise(m->t, p);
        int which = e->n_cues > 0 ? maker_pick(m, SPEECH_HALFWAY) : 0;
        const char *cue = which > 0 ? maker_cue(m, e) : NULL;
        line = maker_word(m, line, which, &(struct speech_blanks){.position = cue});
        if (m->o.verbosity < VERBOSITY_FULL && line.shorter >= 0)
            line.phrase = line.shorter;
        maker_add(m, line);
    }
}

/* Five seconds from the end of a long hold, or of work done by the clock. */
static void add_last_five(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    int64_t end_ms = maker_phase_end(p);
    bool long_hold = p->kind == PHASE_HOLD && p->ms >= FIVE_NEEDS;
    if (!long_hold) {
        const struct phase *first = &m->t->phases[m->block];
        end_ms = maker_phase_end(&m->t->phases[m->block_end - 1]);
        if (!is_timed(&m->t->steps[p->step]) || end_ms - first->at_ms < FIVE_NEEDS)
            return;
    }
    int64_t at_ms = end_ms - FIVE;
    if (at_ms < p->at_ms || at_ms >= maker_phase_end(p))
        return;
    struct speech_line line = maker_line(m, SPEECH_LAST_FIVE, phase, at_ms, HURRY);
    if (long_hold)
        line.until_ms = MIN(line.until_ms, end_ms - TICKS);
    maker_say(m, line, &(struct speech_blanks){0});
}

/* ---- coaching ---- */

static void add_hold_check(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    if (p->kind != PHASE_HOLD || p->ms <= LONG_HOLD)
        return;
    maker_say(m, maker_line(m, SPEECH_HOLD_CHECK, phase, p->at_ms + CHECK_AT, WITHIN),
              &(struct speech_blanks){0});
}

/* Within this repetition the phase with the most time to talk. */
static int longest_phase(const struct maker *m, int phase)
{
    int longest = phase;
    for (int i = phase + 1; i < m->block_end && !begins_rep(&m->t->phases[i]); i++)
        if (m->t->phases[i].ms > m->t->phases[longest].ms)
            longest = i;
    return longest;
}

static void coach(struct maker *m, int phase, int64_t from_ms)
{
    const char *cue = maker_cue(m, phase_exercise(m->t, &m->t->phases[phase]));
    if (cue)
        maker_say(m, maker_line(m, SPEECH_COACH, phase, from_ms, WITHIN),
                  &(struct speech_blanks){.position = cue});
}

static void coach_in_hold(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    int64_t last_ms = maker_phase_end(p) - TEN;
    int64_t at_ms = MAX(m->coach_ms, p->at_ms + CHECK_AT + AFTER_ONE);
    for (; at_ms <= last_ms; at_ms += COACH_HOLD_EVERY) {
        coach(m, phase, at_ms);
        m->coach_ms = at_ms + COACH_HOLD_EVERY;
    }
}

/* A cue every 20 to 30 s: where a repetition begins, or amid a long hold. */
static void add_coach(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    const struct plan_step *step = &m->t->steps[p->step];
    if (p->kind == PHASE_HOLD && p->ms > LONG_HOLD) {
        coach_in_hold(m, phase);
        return;
    }
    bool last = !is_timed(step) && p->rep == p->reps;
    if (p->at_ms < m->coach_ms || !begins_rep(p) || !is_first_side(step, p) || last)
        return;
    int longest = longest_phase(m, phase);
    coach(m, longest, m->t->phases[longest].at_ms + AFTER_TONE);
    m->coach_ms = p->at_ms + COACH_EVERY;
}

/* ---- all of it ---- */

/* Where no phase is named, something still says that it begins. */
static void begin_block(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    m->block = phase;
    m->block_end = timeline_block_end(m->t, phase);
    m->coach_ms = p->at_ms + COACH_EVERY;
    const struct plan_step *step = &m->t->steps[p->step];
    if (!is_breath(step->exercise) && !is_named(step, p))
        maker_say(m, maker_line(m, SPEECH_START, phase, p->at_ms + AFTER_TONE, HURRY),
                  &(struct speech_blanks){0});
}

void maker_add_work(struct maker *m, int phase)
{
    if (timeline_starts_block(m->t, phase))
        begin_block(m, phase);
    if (is_breath(phase_exercise(m->t, &m->t->phases[phase])))
        add_breath_word(m, phase);
    else {
        add_phase_word(m, phase);
        add_last_rep(m, phase);
        add_hold_check(m, phase);
    }
    add_halfway(m, phase);
    add_last_five(m, phase);
    add_coach(m, phase);
    maker_add_next_at_end(m, phase);
}
