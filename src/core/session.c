/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/session.h"

#include "base/mem.h"
#include "core/session_internal.h"

#include <stdlib.h>

enum { BACK_TO_PREVIOUS_MS = 3000 };

/* ---- life ---- */

static void forget_coverage(struct session *s)
{
    s->covered_ms = xcalloc((size_t) s->timeline->n_phases, sizeof *s->covered_ms);
}

void session_init(struct session *s, const struct timeline *t, const struct cues *c, bool waits)
{
    *s = (struct session){
        .timeline = t,
        .cues = c,
        .waits = waits,
        .state = SESSION_READY,
        .phase = -1,
    };
    forget_coverage(s);
}

void session_release(struct session *s)
{
    free(s->covered_ms);
    *s = (struct session){0};
}

/* What begins within the lookahead was asked for, or its moment has gone by. */
void session_set_speech(struct session *s, const struct speech *speech)
{
    bool runs = s->state == SESSION_RUNNING;
    s->speech = speech;
    if (speech)
        s->next_line = speech_from(speech, s->position_ms + (runs ? CUE_LOOKAHEAD_MS + 1 : 0));
}

/* ---- time ---- */

int64_t session_instant_ns(const struct session *s, int64_t position_ms)
{
    return s->anchor_ns + (position_ms - s->anchor_ms) * NS_PER_MS;
}

int64_t session_position_ms(const struct session *s, int64_t now_ns)
{
    if (s->state != SESSION_RUNNING)
        return s->position_ms;
    int64_t position = s->anchor_ms + (MAX(now_ns, s->anchor_ns) - s->anchor_ns) / NS_PER_MS;
    return MIN(position, s->timeline->total_ms);
}

/* ---- inputs ---- */

static bool is_going(const struct session *s)
{
    return s->state == SESSION_RUNNING || s->state == SESSION_COUNT_IN ||
           s->state == SESSION_WAITING;
}

static void halt(struct session *s, struct effects *out, enum session_state state,
                 enum effect_kind kind, int32_t arg)
{
    s->state = state;
    session_ask(s, out, EFFECT_SILENCE, s->position_ms, 0);
    session_ask(s, out, kind, s->position_ms, arg);
}

static void end_at(struct session *s, struct effects *out)
{
    s->end = s->state == SESSION_STOPPED ? SESSION_END_STOPPED : SESSION_END_EARLY;
    halt(s, out, SESSION_ENDED, EFFECT_ENDED, (int32_t) s->end);
}

static void start(struct session *s, int64_t now_ns, struct effects *out)
{
    s->state = SESSION_RUNNING;
    session_anchor(s, now_ns, s->position_ms);
    s->phase = -1;
    if (s->timeline->total_ms > 0 && s->position_ms >= s->timeline->total_ms) {
        session_finish(s, out, SESSION_END_EARLY); /* skipped: the last phase was not done */
        return;
    }
    /* From the first phase that starts there, so that a card of no length is entered too. */
    int phase = timeline_phase_at(s->timeline, s->position_ms);
    while (phase > 0 && s->timeline->phases[phase - 1].at_ms == s->position_ms)
        phase--;
    session_enter(s, out, phase);
    session_run_to(s, now_ns, out);
}

/* Where a paused session goes on: a short phase starts again, a long one a little back. */
static int64_t resume_position(const struct session *s)
{
    const struct phase *p = &s->timeline->phases[timeline_phase_at(s->timeline, s->position_ms)];
    if (p->ms <= RESTART_PHASE_MAX_MS)
        return p->at_ms;
    return MAX(p->at_ms, s->position_ms - RESUME_BACK_MAX_MS);
}

static void resume(struct session *s, int64_t now_ns, struct effects *out)
{
    s->position_ms = resume_position(s);
    session_begin_count_in(s, now_ns);
    session_count_in_to(s, now_ns, out);
}

void session_seek(struct session *s, int64_t now_ns, int64_t position_ms, struct effects *out)
{
    if (s->state == SESSION_ENDED)
        return;
    position_ms = CLAMP(position_ms, 0, s->timeline->total_ms);
    if (s->state == SESSION_READY || s->state == SESSION_PAUSED || s->state == SESSION_STOPPED) {
        s->position_ms = position_ms;
        return;
    }
    session_ask(s, out, EFFECT_SILENCE, s->position_ms, 0);
    s->position_ms = position_ms;
    start(s, now_ns, out);
}

void session_seek_step(struct session *s, int64_t now_ns, int step, struct effects *out)
{
    if (step >= s->timeline->n_steps && s->state != SESSION_ENDED) {
        session_seek(s, now_ns, s->timeline->total_ms, out);
        return;
    }
    session_seek(s, now_ns, timeline_step_start_ms(s->timeline, MAX(step, 0)), out);
}

static int step_now(const struct session *s)
{
    return s->timeline->phases[timeline_phase_at(s->timeline, s->position_ms)].step;
}

static void back(struct session *s, int64_t now_ns, struct effects *out)
{
    int step = step_now(s);
    int64_t into_ms = s->position_ms - timeline_step_start_ms(s->timeline, step);
    session_seek_step(s, now_ns, into_ms < BACK_TO_PREVIOUS_MS ? step - 1 : step, out);
}

static void restart_phase(struct session *s, int64_t now_ns, struct effects *out)
{
    int phase = timeline_phase_at(s->timeline, s->position_ms);
    session_seek(s, now_ns, s->timeline->phases[phase].at_ms, out);
}

static void go_on(struct session *s, int64_t now_ns, struct effects *out)
{
    const struct phase *p = &s->timeline->phases[s->phase];
    if (s->state == SESSION_WAITING) {
        s->state = SESSION_RUNNING;
        session_anchor(s, now_ns, p->at_ms + p->ms);
        session_go_past(s, out);
        session_run_to(s, now_ns, out);
    } else if (s->state == SESSION_RUNNING) {
        if (p->kind == PHASE_CARD || p->kind == PHASE_CHECKLIST)
            session_seek(s, now_ns, p->at_ms + p->ms, out);
    }
}

static void stalled(struct session *s, struct effects *out)
{
    if (s->state == SESSION_RUNNING || s->state == SESSION_COUNT_IN)
        halt(s, out, SESSION_PAUSED, EFFECT_PAUSED, PAUSE_STALLED);
}

static void take(struct session *s, int64_t now_ns, enum session_input input, struct effects *out)
{
    bool still = s->state == SESSION_PAUSED || s->state == SESSION_STOPPED;
    switch (input) {
    case SESSION_INPUT_NONE:
    case SESSION_INPUT_STALLED:
        break;
    case SESSION_INPUT_START:
        if (s->state == SESSION_READY)
            start(s, now_ns, out);
        break;
    case SESSION_INPUT_PAUSE:
        if (still)
            resume(s, now_ns, out);
        else if (is_going(s))
            halt(s, out, SESSION_PAUSED, EFFECT_PAUSED, PAUSE_BY_USER);
        break;
    case SESSION_INPUT_RESUME:
        if (still)
            resume(s, now_ns, out);
        break;
    case SESSION_INPUT_NEXT:
        session_seek_step(s, now_ns, step_now(s) + 1, out);
        break;
    case SESSION_INPUT_BACK:
        back(s, now_ns, out);
        break;
    case SESSION_INPUT_RESTART:
        restart_phase(s, now_ns, out);
        break;
    case SESSION_INPUT_STOP:
        if (s->state != SESSION_READY && s->state != SESSION_STOPPED)
            halt(s, out, SESSION_STOPPED, EFFECT_STOPPED, 0);
        break;
    case SESSION_INPUT_GO_ON:
        go_on(s, now_ns, out);
        break;
    case SESSION_INPUT_END:
        end_at(s, out);
        break;
    }
}

void session_step(struct session *s, int64_t now_ns, enum session_input input, struct effects *out)
{
    if (s->state == SESSION_ENDED)
        return;
    now_ns = MAX(now_ns, s->last_ns);
    if (input == SESSION_INPUT_STALLED) {
        stalled(s, out); /* where it was when it was last seen: nothing is caught up on */
        s->last_ns = now_ns;
        return;
    }
    s->last_ns = now_ns;
    if (s->state == SESSION_COUNT_IN)
        session_count_in_to(s, now_ns, out);
    if (s->state == SESSION_RUNNING)
        session_run_to(s, now_ns, out);
    if (s->state != SESSION_ENDED)
        take(s, now_ns, input, out);
}
