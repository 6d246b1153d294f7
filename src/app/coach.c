/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/coach.h"

#include "app/narrator.h"
#include "app/recorder.h"
#include "audio/cues.h"
#include "core/small_step.h"

#include <string.h>

static const int64_t NS_PER_S = 1000000000;

static bool compile(struct coach *c, const struct timeline_options *options, struct arena *a,
                    struct diags *d, const struct timeline **timeline, struct cues **cues)
{
    *timeline = timeline_compile(c->routine, options, c->source, a, d);
    if (!*timeline)
        return false;
    *cues = arena_alloc(a, sizeof **cues);
    **cues = cues_of_timeline(*timeline, a);
    return true;
}

bool coach_init(struct coach *c, const struct routine *routine,
                const struct timeline_options *options, const struct exercise_source *source,
                bool waits, struct diags *d)
{
    *c = (struct coach){.routine = routine, .source = source, .options = *options};
    c->options.swaps = c->swaps;
    c->options.doses = c->doses;
    c->options.n_doses = 0;
    c->options.n_swaps = 0;
    if (!compile(c, &c->options, &c->arena, d, &c->timeline, &c->cues)) {
        arena_release(&c->arena);
        return false;
    }
    session_init(&c->session, c->timeline, c->cues, waits);
    return true;
}

void coach_release(struct coach *c)
{
    session_release(&c->session);
    effects_release(&c->effects);
    arena_release(&c->arena);
}

/* ---- effects ---- */

/*
 * A device needs a quarter of a second, so each second asks for the next one's tick: those
 * are on time, and the first, of which nobody knew, is seen only.
 */
static void count_in(const struct coach *c, const struct effect *e)
{
    if (e->arg <= 1)
        return;
    struct sound_cue cue = sound_alone(SOUND_LAST_THREE, e->at_ns + NS_PER_S, 0);
    engine_play(c->engine, &cue);
}

static void play_cue(const struct coach *c, const struct effect *e)
{
    const struct cue *asked = &c->cues->items[e->arg];
    if (c->narrator && narrator_replaces(c->narrator, c->timeline, asked))
        return;
    struct sound_cue cue = sound_of_cue(c->cues, (size_t) e->arg, e->at_ns);
    engine_play(c->engine, &cue);
}

static void play(const struct coach *c, const struct effect *e)
{
    if (!c->engine)
        return;
    switch (e->kind) {
    case EFFECT_CUE:
        play_cue(c, e);
        break;
    case EFFECT_COUNT_IN:
        count_in(c, e);
        break;
    case EFFECT_SILENCE:
        engine_flush(c->engine, SOUND_GROUP_ALL, ENGINE_FADE_MS);
        break;
    case EFFECT_PAUSED:
    case EFFECT_STOPPED:
    case EFFECT_WAITING:
        engine_set_active(c->engine, false, e->at_ns);
        break;
    case EFFECT_SAY:
    case EFFECT_PHASE:
    case EFFECT_RESUMED:
    case EFFECT_STEP_BEGUN:
    case EFFECT_REPETITION:
    case EFFECT_STEP_DONE:
    case EFFECT_CHECKPOINT:
    case EFFECT_ENDED:
        break;
    }
}

/* After what is to be silent is silent. */
static void speak(const struct coach *c, const struct effect *e)
{
    const struct exercise *here = c->timeline->steps[coach_step_index(c)].exercise;
    if (e->kind == EFFECT_SAY)
        narrator_say(c->narrator, c->engine, e);
    else if (e->kind == EFFECT_SILENCE)
        narrator_hush(c->narrator);
    else if (e->kind == EFFECT_PAUSED)
        narrator_answer(c->narrator, c->engine, e->at_ns, LIVE_PAUSED, NULL);
    else if (e->kind == EFFECT_STOPPED)
        narrator_answer(c->narrator, c->engine, e->at_ns, LIVE_STOPPING, NULL);
    else if (e->kind == EFFECT_COUNT_IN && e->arg == COUNT_IN_MS / 1000)
        narrator_answer(c->narrator, c->engine, e->at_ns, LIVE_BACK, here ? here->name : NULL);
}

static bool is_moving(enum session_state state)
{
    return state == SESSION_RUNNING || state == SESSION_COUNT_IN;
}

static void carry_out(struct coach *c, int64_t now_ns)
{
    if (c->engine && is_moving(c->session.state))
        engine_set_active(c->engine, true, now_ns);
    for (size_t i = 0; i < c->effects.count; i++) {
        play(c, &c->effects.items[i]);
        if (c->narrator)
            speak(c, &c->effects.items[i]);
        if (c->recorder)
            recorder_take(c->recorder, c, &c->effects.items[i]);
    }
}

void coach_set_narrator(struct coach *c, struct narrator *n)
{
    c->narrator = n;
    narrator_take(n, c->timeline, c->cues, &c->session);
}

bool coach_set_voice(struct coach *c, bool on)
{
    if (!c->narrator)
        return false;
    narrator_set(c->narrator, on, &c->session);
    return c->narrator->on == on;
}

void coach_answer(struct coach *c, int64_t now_ns, enum speech_live live, const char *name)
{
    if (c->narrator)
        narrator_answer(c->narrator, c->engine, now_ns, live, name);
}

void coach_follow(struct coach *c, int64_t now_ns, enum speech_live live, const char *name)
{
    if (c->narrator)
        narrator_follow(c->narrator, c->engine, now_ns, live, name);
}

void coach_step(struct coach *c, int64_t now_ns, enum session_input input)
{
    if (c->narrator)
        narrator_turn(c->narrator, &c->session);
    c->effects.count = 0;
    session_step(&c->session, now_ns, input, &c->effects);
    carry_out(c, now_ns);
}

void coach_leave(struct coach *c, int64_t now_ns)
{
    if (is_moving(c->session.state) || c->session.state == SESSION_WAITING)
        coach_step(c, now_ns, SESSION_INPUT_PAUSE);
}

void coach_begin_at(struct coach *c, int64_t position_ms)
{
    session_seek(&c->session, 0, position_ms, &c->effects);
}

void coach_seek_step(struct coach *c, int64_t now_ns, int step)
{
    c->effects.count = 0;
    session_step(&c->session, now_ns, SESSION_INPUT_NONE, &c->effects);
    session_seek_step(&c->session, now_ns, step, &c->effects);
    carry_out(c, now_ns);
}

int coach_step_index(const struct coach *c)
{
    int phase = timeline_phase_at(c->timeline, c->session.position_ms);
    return c->timeline->phases[phase].step;
}

/* ---- another timeline ---- */

/* Compiles with c->options and goes on there; what was compiled before is freed. */
static bool recompile(struct coach *c, int64_t now_ns, int step)
{
    struct diags diags = {0};
    struct arena arena = {0};
    const struct timeline *timeline;
    struct cues *cues;
    bool ok = compile(c, &c->options, &arena, &diags, &timeline, &cues);
    diags_release(&diags);
    if (!ok) {
        arena_release(&arena);
        return false;
    }
    c->effects.count = 0;
    session_swap(&c->session, now_ns, timeline, cues, step, &c->effects);
    arena_release(&c->arena);
    c->arena = arena;
    c->timeline = timeline;
    c->cues = cues;
    if (c->narrator)
        narrator_take(c->narrator, timeline, cues, &c->session);
    carry_out(c, now_ns);
    return true;
}

/* The easier or harder variant of e, where it suits the person; else NULL. */
static const struct exercise *variant(const struct coach *c, const struct exercise *e, bool harder)
{
    const char *id = e ? harder ? e->harder : e->easier : NULL;
    if (!id)
        return NULL;
    struct diags diags = {0};
    struct because why;
    struct src_loc here = {e->path, 0};
    const struct exercise *other = c->source->find(c->source->context, id, here, &diags);
    diags_release(&diags);
    return other && !person_rules_out(&c->options.who, other, &why) ? other : NULL;
}

/* Compiled anew before it began: as if it had been so from the first. */
static void begin_anew(struct coach *c)
{
    bool waits = c->session.waits;
    c->n_planned = (int) c->options.n_swaps;
    if (!recompile(c, 0, -1))
        return;
    session_release(&c->session);
    session_init(&c->session, c->timeline, c->cues, waits);
    c->effects.count = 0;
}

static void add_swap(struct coach *c, int step, const struct exercise *e, bool harder)
{
    if (c->options.n_swaps == COACH_SWAPS_MAX)
        return;
    c->went_harder[c->options.n_swaps] = harder;
    c->swaps[c->options.n_swaps++] = (struct timeline_swap){step, e};
}

static void add_dose(struct coach *c, struct timeline_dose dose)
{
    if (c->options.n_doses < COACH_SWAPS_MAX)
        c->doses[c->options.n_doses++] = dose;
}

void coach_begin_easier(struct coach *c)
{
    for (int i = 0; i < c->timeline->n_steps; i++) {
        const struct exercise *e = variant(c, c->timeline->steps[i].exercise, false);
        if (e)
            add_swap(c, i, e, false);
    }
    begin_anew(c);
}

/* Past the most of this exercise its harder variant is next, at the dose of level 1. */
static void add_small_steps(struct coach *c, int step, int steps)
{
    const struct plan_step *p = &c->timeline->steps[step];
    struct small_step more = small_step(p->exercise, p->dose, steps);
    const struct exercise *harder = more.harder ? variant(c, p->exercise, true) : NULL;
    if (harder)
        add_swap(c, step, harder, true);
    add_dose(c, (struct timeline_dose){.step = step,
                                       .exercise = harder ? harder : p->exercise,
                                       .dose = harder ? harder->levels[0] : more.dose});
}

static bool is_for(const struct plan_step *p, unsigned goals)
{
    return p->exercise && (goals & 1U << p->exercise->first_goal);
}

void coach_begin_with_more(struct coach *c, unsigned goals, int small_steps)
{
    int n = 0, seen = 0;
    for (int i = 0; i < c->timeline->n_steps; i++)
        n += is_for(&c->timeline->steps[i], goals);
    for (int i = 0; i < c->timeline->n_steps; i++) {
        if (!is_for(&c->timeline->steps[i], goals))
            continue;
        int steps = small_steps_of(small_steps, seen++, n);
        if (steps > 0)
            add_small_steps(c, i, steps);
    }
    begin_anew(c);
}

void coach_after_pain(struct coach *c, int64_t now_ns)
{
    int step = coach_step_index(c);
    const struct plan_step *p = &c->timeline->steps[step];
    if (!p->exercise)
        return;
    int left = p->dose.sets - session_step_done(&c->session, step).sets;
    add_dose(c, (struct timeline_dose){.step = step,
                                       .exercise = p->exercise,
                                       .dose = dose_after_pain(p->dose, left),
                                       .advice = "Half the range from here."});
    recompile(c, now_ns, step);
}

/* The latest swap of that step, or -1. */
static int latest_swap(const struct coach *c, int step)
{
    int i = (int) c->options.n_swaps - 1;
    while (i >= 0 && c->swaps[i].step != step)
        i--;
    return i;
}

static const struct exercise *undo(struct coach *c, int64_t now_ns, int swap)
{
    int step = c->swaps[swap].step;
    size_t after = --c->options.n_swaps - (size_t) swap;
    memmove(&c->swaps[swap], &c->swaps[swap + 1], after * sizeof c->swaps[0]);
    memmove(&c->went_harder[swap], &c->went_harder[swap + 1], after * sizeof c->went_harder[0]);
    c->n_planned -= swap < c->n_planned;
    recompile(c, now_ns, step); /* it was compiled before */
    return c->timeline->steps[step].exercise;
}

const struct exercise *coach_swap(struct coach *c, int64_t now_ns, bool harder)
{
    int step = coach_step_index(c), last = latest_swap(c, step);
    bool undoes = last >= 0 && c->went_harder[last] != harder;
    if (harder && c->no_harder && !(undoes && last >= c->n_planned))
        return NULL;
    if (undoes)
        return undo(c, now_ns, last);
    const struct exercise *other = variant(c, c->timeline->steps[step].exercise, harder);
    if (!other || c->options.n_swaps == COACH_SWAPS_MAX)
        return NULL;
    c->went_harder[c->options.n_swaps] = harder;
    c->swaps[c->options.n_swaps++] = (struct timeline_swap){step, other};
    if (recompile(c, now_ns, step))
        return other;
    c->options.n_swaps--;
    return NULL;
}

static int pace_here(const struct coach *c, int pace)
{
    const struct exercise *e = c->timeline->steps[coach_step_index(c)].exercise;
    return e ? exercise_pace(e, pace) : pace;
}

int coach_present_pace(const struct coach *c)
{
    return pace_here(c, c->options.breath_pace);
}

bool coach_pace(struct coach *c, int64_t now_ns, int direction)
{
    int was = c->options.breath_pace;
    int from = coach_present_pace(c) / PACE_STEP * PACE_STEP;
    int pace = CLAMP(from + direction * PACE_STEP, PACE_MIN, PACE_MAX);
    if (pace_here(c, pace) == coach_present_pace(c))
        return false;
    c->options.breath_pace = pace;
    if (recompile(c, now_ns, -1))
        return true;
    c->options.breath_pace = was;
    return false;
}

bool coach_has_reserve(const struct coach *c, int step)
{
    const struct plan_step *p = &c->timeline->steps[step];
    if (!p->exercise || !exercise_is_strength(p->exercise) || p->dose.reps < 2 ||
        session_step_done(&c->session, step).reps == 0)
        return false;
    for (int later = step + 1; later < c->timeline->n_steps; later++)
        if (c->timeline->steps[later].exercise == p->exercise &&
            session_step_done(&c->session, later).reps > 0)
            return false;
    return true;
}
