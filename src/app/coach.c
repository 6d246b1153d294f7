/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/coach.h"

#include "app/coach_internal.h"
#include "app/narrator.h"
#include "app/recorder.h"
#include "audio/cues.h"

#include <string.h>

static const int64_t NS_PER_S = 1000000000;

bool coach_compile(struct coach *c, struct arena *a, struct diags *d,
                   const struct timeline **timeline, struct cues **cues)
{
    *timeline = timeline_compile(c->routine, &c->options, c->source, a, d);
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
    c->options.sets = c->sets;
    c->options.n_sets = 0;
    c->options.n_doses = 0;
    c->options.n_swaps = 0;
    if (!coach_compile(c, &c->arena, d, &c->timeline, &c->cues)) {
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
    case EFFECT_ENDED: /* what rings has the time to */
        engine_set_active(c->engine, false, e->at_ns);
        break;
    case EFFECT_SAY:
    case EFFECT_PHASE:
    case EFFECT_RESUMED:
    case EFFECT_STEP_BEGUN:
    case EFFECT_REPETITION:
    case EFFECT_STEP_DONE:
    case EFFECT_CHECKPOINT:
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
        narrator_hush(c->narrator, c->engine);
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

void coach_carry_out(struct coach *c, int64_t now_ns)
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
    if (!on)
        narrator_hush(c->narrator, c->engine);
    return c->narrator->on == on;
}

void coach_mute(struct coach *c, bool muted)
{
    if (c->engine)
        engine_set_muted(c->engine, muted);
    if (c->narrator)
        narrator_mute(c->narrator, muted);
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
    coach_carry_out(c, now_ns);
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
    coach_carry_out(c, now_ns);
}

const struct phase *coach_here(const struct coach *c)
{
    return &c->timeline->phases[timeline_phase_at(c->timeline, c->session.position_ms)];
}

int coach_step_index(const struct coach *c)
{
    return coach_here(c)->step;
}

/* ---- after the session ---- */

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
