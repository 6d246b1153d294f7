/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session while its clock runs: what comes next, and what is asked for then. */
#include "base/mem.h"
#include "core/session_internal.h"

#include <stdlib.h>

/* ---- effects ---- */

void session_ask(const struct session *s, struct effects *out, enum effect_kind kind, int64_t at_ms,
                 int32_t arg)
{
    if (out->count == out->room) {
        out->room = out->room ? 2 * out->room : 16;
        out->items = xreallocarray(out->items, out->room, sizeof *out->items);
    }
    out->items[out->count++] = (struct effect){
        .kind = kind,
        .at_ms = at_ms,
        .at_ns = session_instant_ns(s, at_ms),
        .arg = arg,
    };
}

void effects_release(struct effects *e)
{
    free(e->items);
    *e = (struct effects){0};
}

/* ---- where it is ---- */

static void cover_to(struct session *s, int64_t position_ms)
{
    if (s->phase < 0)
        return;
    const struct phase *p = &s->timeline->phases[s->phase];
    int64_t reached = CLAMP(position_ms - p->at_ms, 0, p->ms);
    s->covered_ms[s->phase] = MAX(s->covered_ms[s->phase], (int32_t) reached);
}

void session_anchor(struct session *s, int64_t now_ns, int64_t position_ms)
{
    s->anchor_ns = now_ns;
    s->anchor_ms = position_ms;
    s->position_ms = position_ms;
    s->checkpoint_ms = position_ms;
    s->next_cue = cues_from(s->cues, position_ms);
    s->next_line = s->speech ? speech_from(s->speech, position_ms) : 0;
}

/* ---- entering and leaving phases ---- */

void session_enter(struct session *s, struct effects *out, int phase)
{
    const struct phase *p = &s->timeline->phases[phase];
    if (s->phase < 0 || s->timeline->phases[s->phase].step != p->step ||
        phase == s->timeline->steps[p->step].first_phase)
        session_ask(s, out, EFFECT_STEP_BEGUN, p->at_ms, p->step);
    s->phase = phase;
    session_ask(s, out, EFFECT_PHASE, MAX(p->at_ms, s->anchor_ms), phase);
}

static void leave(struct session *s, struct effects *out)
{
    const struct timeline *t = s->timeline;
    if (s->phase < 0)
        return;
    const struct phase *p = &t->phases[s->phase];
    int64_t end_ms = p->at_ms + p->ms;
    cover_to(s, end_ms);
    if (session_ends_repetition(t, s->phase))
        session_ask(s, out, EFFECT_REPETITION, end_ms, s->phase);
    const struct plan_step *step = &t->steps[p->step];
    if (s->phase == step->first_phase + step->n_phases - 1)
        session_ask(s, out, EFFECT_STEP_DONE, end_ms, p->step);
}

/* ---- running: the next thing that happens, whatever the size of the steps ---- */

static bool waits_here(const struct session *s)
{
    return s->waits && s->timeline->phases[s->phase].kind == PHASE_CHECKLIST;
}

enum happening { HAPPENS_CUE, HAPPENS_LINE, HAPPENS_LEAVE, HAPPENS_CHECKPOINT };

/* When what is heard at a position is asked for, in *due_ms. False: not before a wait is over. */
static bool is_asked(const struct session *s, int64_t heard_ms, int64_t *due_ms)
{
    const struct phase *p = &s->timeline->phases[s->phase];
    *due_ms = MAX(heard_ms - CUE_LOOKAHEAD_MS, s->anchor_ms);
    return !waits_here(s) || heard_ms < p->at_ms + p->ms;
}

/* What comes next at or after the present position, and when. Ties: cues first, as they are early.
 */
static enum happening next_happening(const struct session *s, int64_t *at_ms)
{
    const struct phase *p = &s->timeline->phases[s->phase];
    enum happening what = HAPPENS_LEAVE;
    *at_ms = p->at_ms + p->ms;
    if (s->checkpoint_ms + CHECKPOINT_MS < *at_ms) {
        what = HAPPENS_CHECKPOINT;
        *at_ms = s->checkpoint_ms + CHECKPOINT_MS;
    }
    int64_t due_ms;
    if (s->speech && s->next_line < s->speech->count &&
        is_asked(s, s->speech->items[s->next_line].at_ms, &due_ms) && due_ms <= *at_ms) {
        what = HAPPENS_LINE;
        *at_ms = due_ms;
    }
    if (s->next_cue < s->cues->count && is_asked(s, s->cues->items[s->next_cue].at_ms, &due_ms) &&
        due_ms <= *at_ms) {
        what = HAPPENS_CUE;
        *at_ms = due_ms;
    }
    return what;
}

/* What is said when all is done begins after the last phase. */
static void say_the_last(struct session *s, struct effects *out)
{
    while (s->speech && s->next_line < s->speech->count) {
        session_ask(s, out, EFFECT_SAY, s->speech->items[s->next_line].at_ms,
                    (int32_t) s->next_line);
        s->next_line++;
    }
}

void session_finish(struct session *s, struct effects *out, enum session_end end)
{
    if (end == SESSION_END_DONE)
        say_the_last(s, out);
    s->state = SESSION_ENDED;
    s->end = end;
    s->position_ms = s->timeline->total_ms;
    session_ask(s, out, EFFECT_ENDED, s->timeline->total_ms, (int32_t) end);
}

void session_go_past(struct session *s, struct effects *out)
{
    leave(s, out);
    if (s->phase + 1 < s->timeline->n_phases)
        session_enter(s, out, s->phase + 1);
    else
        session_finish(s, out, SESSION_END_DONE);
}

static void happen(struct session *s, struct effects *out, enum happening what, int64_t at_ms)
{
    switch (what) {
    case HAPPENS_CUE:
        session_ask(s, out, EFFECT_CUE, s->cues->items[s->next_cue].at_ms, (int32_t) s->next_cue);
        s->next_cue++;
        break;
    case HAPPENS_LINE:
        session_ask(s, out, EFFECT_SAY, s->speech->items[s->next_line].at_ms,
                    (int32_t) s->next_line);
        s->next_line++;
        break;
    case HAPPENS_CHECKPOINT:
        s->checkpoint_ms = at_ms;
        cover_to(s, at_ms);
        session_ask(s, out, EFFECT_CHECKPOINT, at_ms, 0);
        break;
    case HAPPENS_LEAVE:
        if (waits_here(s)) {
            cover_to(s, at_ms);
            s->state = SESSION_WAITING;
            /* still in it, for whoever asks where one is */
            s->position_ms = MAX(s->timeline->phases[s->phase].at_ms, at_ms - 1);
            session_ask(s, out, EFFECT_WAITING, at_ms, s->phase);
        } else {
            session_go_past(s, out);
        }
        break;
    }
}

void session_run_to(struct session *s, int64_t now_ns, struct effects *out)
{
    /* Not clamped to the end: a phase that ends the timeline is left like any other. */
    int64_t target_ms = s->anchor_ms + (now_ns - s->anchor_ns) / NS_PER_MS;
    while (s->state == SESSION_RUNNING) {
        int64_t at_ms;
        enum happening what = next_happening(s, &at_ms);
        if (at_ms > target_ms)
            break;
        happen(s, out, what, at_ms);
    }
    if (s->state == SESSION_RUNNING) {
        s->position_ms = target_ms;
        cover_to(s, target_ms);
    }
}

/* ---- count-in ---- */

void session_begin_count_in(struct session *s, int64_t now_ns)
{
    s->state = SESSION_COUNT_IN;
    session_anchor(s, now_ns, s->position_ms);
    s->count_in_until_ns = now_ns + (int64_t) COUNT_IN_MS * NS_PER_MS;
    s->count_in_shown = 0;
}

void session_count_in_to(struct session *s, int64_t now_ns, struct effects *out)
{
    const int seconds = COUNT_IN_MS / 1000;
    int64_t begun_ns = s->count_in_until_ns - (int64_t) COUNT_IN_MS * NS_PER_MS;
    while (s->count_in_shown < seconds &&
           now_ns >= begun_ns + (int64_t) s->count_in_shown * 1000 * NS_PER_MS) {
        session_ask(s, out, EFFECT_COUNT_IN, s->position_ms, seconds - s->count_in_shown);
        out->items[out->count - 1].at_ns =
            begun_ns + (int64_t) s->count_in_shown * 1000 * NS_PER_MS;
        s->count_in_shown++;
    }
    if (now_ns < s->count_in_until_ns)
        return;
    s->state = SESSION_RUNNING;
    session_anchor(s, s->count_in_until_ns, s->position_ms);
    session_ask(s, out, EFFECT_RESUMED, s->position_ms, 0);
    session_enter(s, out, timeline_phase_at(s->timeline, s->position_ms));
}

int64_t session_wake_ns(const struct session *s)
{
    if (s->state == SESSION_COUNT_IN) {
        int64_t begun_ns = s->count_in_until_ns - (int64_t) COUNT_IN_MS * NS_PER_MS;
        return MIN(s->count_in_until_ns, begun_ns + (int64_t) s->count_in_shown * 1000 * NS_PER_MS);
    }
    if (s->state != SESSION_RUNNING)
        return INT64_MAX;
    int64_t at_ms;
    next_happening(s, &at_ms);
    return session_instant_ns(s, at_ms);
}
