/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/set_rest.h"
#include "core/speech_maker.h"

/* Preparations, switches, rests, cards: when nothing is done, most is said. */

/* ---- before a step ---- */

static const char *how(const struct exercise *e, size_t i)
{
    return i < e->n_how ? e->how[i] : NULL;
}

static bool is_new(const struct maker *m, int step)
{
    return m->o.is_new && m->o.is_new[step];
}

/* A text that follows another line, where there is time for it. */
static void add_more(struct maker *m, enum speech_kind kind, struct speech_line line,
                     const char *text, int *after)
{
    if (!text || !maker_wants(m, kind))
        return;
    line.kind = kind;
    line.latest_ms = line.until_ms;
    line.phrase = maker_phrase_of_text(m, text);
    line.shorter = -1;
    line.ends_late = false;
    line.after = *after;
    line.pause_ms = kind == SPEECH_CARD_TEXT ? PAUSE_ITEM : PAUSE_SENTENCE;
    int added = maker_add(m, line);
    if (added >= 0)
        *after = added;
}

static void add_intro(struct maker *m, int phase)
{
    const struct routine *r = m->t->routine;
    int minutes = (int) ((m->t->total_ms + MINUTE / 2) / MINUTE);
    struct speech_blanks b = {.name = r->name, .number = MAX(minutes, 1)};
    struct speech_line line =
        maker_line(m, SPEECH_INTRO, phase, m->t->phases[phase].at_ms + AFTER_BELL, WITHIN);
    maker_say(m, line, &b);
}

/* The name, and which side or how to get there: whoever cannot look needs that more than a count,
 * which has its ticks. */
static void add_prepare(struct maker *m, int phase, int64_t from_ms, bool late)
{
    const struct phase *p = &m->t->phases[phase];
    const struct plan_step *step = &m->t->steps[p->step];
    const struct exercise *e = step->exercise;
    bool sided = step->sides == SIDES_BLOCK, full = m->o.verbosity == VERBOSITY_FULL;
    struct speech_blanks b = {.name = spoken_name(e->name, m->a),
                              .position = how(e, 0),
                              .side = sided ? SIDE_LEFT : SIDE_NONE};
    int which = sided ? 1 : 0;
    struct speech_line line = maker_line(m, SPEECH_PREPARE, phase, from_ms, WITHIN);
    line = maker_word(m, line, which, &b);
    if (!full && !sided)
        line.phrase = line.shorter;
    if (late) {
        line.ends_late = true;
        line.until_ms -= BEFORE_COUNT;
        line.latest_ms = line.until_ms;
    }
    if (m->o.verbosity == VERBOSITY_MINIMAL) {
        line.kind = SPEECH_SWITCH; /* of sides all are told */
        line.phrase = line.shorter;
        if (!sided)
            return;
    }
    int after = maker_add(m, line);
    if (after < 0)
        return;
    line.until_ms = maker_phase_end(p);
    add_more(m, SPEECH_PREPARE, line, full && sided ? how(e, 0) : NULL, &after);
    add_more(m, SPEECH_HOW_TO, line, step->advice, &after);
    add_more(m, SPEECH_HOW_TO, line, is_new(m, p->step) ? how(e, 1) : NULL, &after);
}

static void add_count_in(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    if (p->ms < COUNT_NEEDS || !maker_wants(m, SPEECH_COUNT_IN))
        return;
    struct speech_line line = maker_line(m, SPEECH_COUNT_IN, phase, maker_phase_end(p) - COUNT_FROM,
                                         COUNT_FROM - COUNT_LATEST);
    line.ends_late = true;
    struct phrase count = {.text =
                               speech_wording(SPEECH_COUNT_IN, 0, &(struct speech_blanks){0}, m->a),
                           .counted = true};
    line.phrase = maker_phrase(m, &count);
    maker_add(m, line);
}

/* The work before this gap was the last set of a strength exercise. */
static bool ends_strength(const struct maker *m, int phase)
{
    const struct phase *before = &m->t->phases[phase] - 1;
    const struct exercise *e = phase > 0 ? phase_exercise(m->t, before) : NULL;
    return e && phase_is_work(before) && exercise_is_strength(e) &&
           before->set == m->t->steps[before->step].dose.sets;
}

static void begin_step(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    static const struct speech_blanks none = {0};
    bool first = m->n_lines == 0, asks = ends_strength(m, phase) && p->ms >= RESERVE_NEEDS;
    int64_t from_ms = p->at_ms + AFTER_BELL;
    m->cue = -1;
    if (first)
        add_intro(m, phase);
    if (phase == m->mid_check && p->ms >= MID_CHECK_NEEDS) {
        maker_say(m, maker_line(m, SPEECH_MID_CHECK, phase, from_ms, HURRY), &none);
        from_ms += MID_CHECK_TAKES;
    } else if (asks && maker_wants(m, SPEECH_IN_RESERVE)) {
        maker_say(m, maker_line(m, SPEECH_IN_RESERVE, phase, from_ms, HURRY), &none);
        from_ms += RESERVE_TAKES;
    }
    bool gives_room = first && maker_wants(m, SPEECH_INTRO) && p->ms >= SLOW_FIRST;
    add_prepare(m, phase, from_ms, gives_room && !is_new(m, p->step));
    add_count_in(m, phase);
}

/* ---- what comes next ---- */

/* The exercise of the next step, where that is another one and follows at once. */
static const char *next_name(const struct maker *m, int step, bool at_once)
{
    for (int i = step + 1; i < m->t->n_steps; i++) {
        const struct plan_step *next = &m->t->steps[i];
        if (next->exercise)
            return next->exercise == m->t->steps[step].exercise
                       ? NULL
                       : spoken_name(next->exercise->name, m->a);
        if (at_once || next->kind != STEP_REST)
            return NULL;
    }
    return NULL;
}

static void add_next(struct maker *m, int phase, struct speech_line line, bool praises)
{
    const struct phase *p = &m->t->phases[phase];
    struct speech_blanks b = {.name = next_name(m, p->step, praises)};
    if (!b.name || !maker_wants(m, SPEECH_NEXT))
        return;
    line = maker_word(m, line, maker_pick(m, SPEECH_NEXT), &b);
    if (!praises || m->o.verbosity < VERBOSITY_FULL)
        line.phrase = line.shorter;
    maker_add(m, line);
}

/* At the end of a step's work, or while one comes out of it. */
void maker_add_next_at_end(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    const struct plan_step *step = &m->t->steps[p->step];
    if (phase != step->first_phase + step->n_phases - 1)
        return;
    struct speech_line line = maker_line(m, SPEECH_NEXT, phase, p->at_ms + AFTER_TONE, p->ms);
    if (p->kind == PHASE_FINISH)
        line.from_ms = p->at_ms + AFTER_BELL;
    else
        line.from_ms = MAX(line.from_ms, maker_phase_end(p) - FIVE);
    line.ends_late = true;
    add_next(m, phase, line, true);
}

/* ---- gaps ---- */

static void add_switch(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    maker_say(m, maker_line(m, SPEECH_SWITCH, phase, p->at_ms + AFTER_BELL, WITHIN),
              &(struct speech_blanks){.side = SIDE_RIGHT});
}

static void add_rest(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    struct speech_blanks b = {.number = (int) (p->ms / 1000)};
    int64_t from_ms = p->at_ms + AFTER_BELL;
    if (ends_strength(m, phase) && m->t->steps[p->step].kind == STEP_REST) {
        maker_say(m, maker_line(m, SPEECH_IN_RESERVE, phase, from_ms, HURRY), &b);
        from_ms += RESERVE_TAKES;
    }
    maker_say(m, maker_line(m, SPEECH_REST, phase, from_ms, WITHIN), &b);
    if (phase == m->mid_check && p->ms >= MID_CHECK_NEEDS)
        maker_say(m, maker_line(m, SPEECH_MID_CHECK, phase, from_ms + AFTER_ONE, WITHIN), &b);
    else if (set_rest_asks(m->t, phase) == SET_ASKS_RESERVE && p->ms >= RESERVE_NEEDS)
        maker_say(m, maker_line(m, SPEECH_IN_RESERVE, phase, from_ms + AFTER_ONE, WITHIN), &b);
    if (m->t->steps[p->step].kind == STEP_REST) {
        struct speech_line line = maker_line(
            m, SPEECH_NEXT, phase, MAX(from_ms + WITHIN, maker_phase_end(p) - TEN), p->ms);
        line.until_ms -= TICKS;
        add_next(m, phase, line, false);
    } else if (p->ms >= SET_NEEDS) {
        struct speech_line line =
            maker_line(m, SPEECH_NEXT_SET, phase, maker_phase_end(p) - FIVE, HURRY);
        line.until_ms -= TICKS;
        b.number = p->set;
        maker_say(m, line, &b);
    }
}

static void add_card(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    const struct step *s = m->t->steps[p->step].step;
    if (p->ms == 0 || !maker_wants(m, SPEECH_CARD))
        return;
    struct speech_line line = maker_line(m, SPEECH_CARD, phase, p->at_ms + AFTER_BELL, WITHIN);
    int after = maker_add(m, maker_word(m, line, 0, &(struct speech_blanks){.name = s->title}));
    for (size_t i = 0; after >= 0 && i <= s->n_items; i++)
        add_more(m, SPEECH_CARD_TEXT, line, i == 0 ? s->text : s->items[i - 1].text, &after);
}

void maker_add_gap(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    switch (p->kind) {
    case PHASE_PREPARE:
        begin_step(m, phase);
        break;
    case PHASE_SWITCH:
        add_switch(m, phase);
        break;
    case PHASE_REST:
        add_rest(m, phase);
        break;
    case PHASE_FINISH:
        maker_add_next_at_end(m, phase);
        break;
    case PHASE_CARD:
    case PHASE_CHECKLIST:
        add_card(m, phase);
        break;
    case PHASE_MOVE:
    case PHASE_HOLD:
    case N_PHASE_KINDS:
        break;
    }
}
