/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/session.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { NS_PER_MS = 1000000, BACK_TO_PREVIOUS_MS = 3000 };

/* ---- effects ---- */

static void ask(const struct session *s, struct effects *out, enum effect_kind kind, int64_t at_ms,
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

int64_t session_done_ms(const struct session *s)
{
    int64_t done = s->covered_before_ms;
    for (int i = 0; i < s->timeline->n_phases; i++)
        done += s->covered_ms[i];
    return done;
}

static bool ends_repetition(const struct timeline *t, int phase)
{
    const struct phase *p = &t->phases[phase];
    const struct exercise *e = phase_exercise(t, p);
    return e && p->cycle == (int) e->n_phases - 1;
}

struct session_step_done session_step_done(const struct session *s, int step)
{
    const struct plan_step *p = &s->timeline->steps[step];
    struct session_step_done done = {0};
    bool whole = true; /* the set so far */
    for (int i = p->first_phase; i < p->first_phase + p->n_phases; i++) {
        const struct phase *ph = &s->timeline->phases[i];
        bool covered = s->covered_ms[i] >= ph->ms;
        done.planned_ms += ph->ms;
        done.done_ms += s->covered_ms[i];
        if (!ends_repetition(s->timeline, i))
            continue;
        done.reps_planned++;
        done.reps += covered;
        whole &= covered;
        bool last = i + 1 == p->first_phase + p->n_phases || ph[1].kind == PHASE_FINISH;
        if (last || ph[1].kind == PHASE_REST || ph[1].set > ph->set) {
            done.sets += whole;
            whole = true;
        }
    }
    return done;
}

bool session_step_is_done(const struct session *s, int step)
{
    const struct plan_step *p = &s->timeline->steps[step];
    for (int i = p->first_phase; i < p->first_phase + p->n_phases; i++) {
        const struct phase *ph = &s->timeline->phases[i];
        bool counts = ph->kind != PHASE_PREPARE && ph->kind != PHASE_FINISH;
        if (counts && s->covered_ms[i] < ph->ms)
            return false;
    }
    return p->first_phase <= s->phase;
}

static void cover_to(struct session *s, int64_t position_ms)
{
    if (s->phase < 0)
        return;
    const struct phase *p = &s->timeline->phases[s->phase];
    int64_t reached = CLAMP(position_ms - p->at_ms, 0, p->ms);
    s->covered_ms[s->phase] = MAX(s->covered_ms[s->phase], (int32_t) reached);
}

static void anchor(struct session *s, int64_t now_ns, int64_t position_ms)
{
    s->anchor_ns = now_ns;
    s->anchor_ms = position_ms;
    s->position_ms = position_ms;
    s->checkpoint_ms = position_ms;
    s->next_cue = cues_from(s->cues, position_ms);
    s->next_line = s->speech ? speech_from(s->speech, position_ms) : 0;
}

/* ---- entering and leaving phases ---- */

static void enter(struct session *s, struct effects *out, int phase)
{
    const struct phase *p = &s->timeline->phases[phase];
    if (s->phase < 0 || s->timeline->phases[s->phase].step != p->step ||
        phase == s->timeline->steps[p->step].first_phase)
        ask(s, out, EFFECT_STEP_BEGUN, p->at_ms, p->step);
    s->phase = phase;
    ask(s, out, EFFECT_PHASE, MAX(p->at_ms, s->anchor_ms), phase);
}

static void leave(struct session *s, struct effects *out)
{
    const struct timeline *t = s->timeline;
    if (s->phase < 0)
        return;
    const struct phase *p = &t->phases[s->phase];
    int64_t end_ms = p->at_ms + p->ms;
    cover_to(s, end_ms);
    if (ends_repetition(t, s->phase))
        ask(s, out, EFFECT_REPETITION, end_ms, s->phase);
    const struct plan_step *step = &t->steps[p->step];
    if (s->phase == step->first_phase + step->n_phases - 1)
        ask(s, out, EFFECT_STEP_DONE, end_ms, p->step);
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
        ask(s, out, EFFECT_SAY, s->speech->items[s->next_line].at_ms, (int32_t) s->next_line);
        s->next_line++;
    }
}

static void finish(struct session *s, struct effects *out, enum session_end end)
{
    if (end == SESSION_END_DONE)
        say_the_last(s, out);
    s->state = SESSION_ENDED;
    s->end = end;
    s->position_ms = s->timeline->total_ms;
    ask(s, out, EFFECT_ENDED, s->timeline->total_ms, (int32_t) end);
}

/* Past the end of the present phase: into the next one, or out. */
static void go_past(struct session *s, struct effects *out)
{
    leave(s, out);
    if (s->phase + 1 < s->timeline->n_phases)
        enter(s, out, s->phase + 1);
    else
        finish(s, out, SESSION_END_DONE);
}

static void happen(struct session *s, struct effects *out, enum happening what, int64_t at_ms)
{
    switch (what) {
    case HAPPENS_CUE:
        ask(s, out, EFFECT_CUE, s->cues->items[s->next_cue].at_ms, (int32_t) s->next_cue);
        s->next_cue++;
        break;
    case HAPPENS_LINE:
        ask(s, out, EFFECT_SAY, s->speech->items[s->next_line].at_ms, (int32_t) s->next_line);
        s->next_line++;
        break;
    case HAPPENS_CHECKPOINT:
        s->checkpoint_ms = at_ms;
        cover_to(s, at_ms);
        ask(s, out, EFFECT_CHECKPOINT, at_ms, 0);
        break;
    case HAPPENS_LEAVE:
        if (waits_here(s)) {
            cover_to(s, at_ms);
            s->state = SESSION_WAITING;
            s->position_ms = at_ms;
            ask(s, out, EFFECT_WAITING, at_ms, s->phase);
        } else {
            go_past(s, out);
        }
        break;
    }
}

static void run_to(struct session *s, int64_t now_ns, struct effects *out)
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

static void begin_count_in(struct session *s, int64_t now_ns)
{
    s->state = SESSION_COUNT_IN;
    anchor(s, now_ns, s->position_ms);
    s->count_in_until_ns = now_ns + (int64_t) COUNT_IN_MS * NS_PER_MS;
    s->count_in_shown = 0;
}

static void count_in_to(struct session *s, int64_t now_ns, struct effects *out)
{
    const int seconds = COUNT_IN_MS / 1000;
    int64_t begun_ns = s->count_in_until_ns - (int64_t) COUNT_IN_MS * NS_PER_MS;
    while (s->count_in_shown < seconds &&
           now_ns >= begun_ns + (int64_t) s->count_in_shown * 1000 * NS_PER_MS) {
        ask(s, out, EFFECT_COUNT_IN, s->position_ms, seconds - s->count_in_shown);
        out->items[out->count - 1].at_ns =
            begun_ns + (int64_t) s->count_in_shown * 1000 * NS_PER_MS;
        s->count_in_shown++;
    }
    if (now_ns < s->count_in_until_ns)
        return;
    s->state = SESSION_RUNNING;
    anchor(s, s->count_in_until_ns, s->position_ms);
    ask(s, out, EFFECT_RESUMED, s->position_ms, 0);
    enter(s, out, timeline_phase_at(s->timeline, s->position_ms));
}

/* Where a paused session goes on: a short phase starts again, a long one a little back. */
static int64_t resume_position(const struct session *s)
{
    const struct phase *p = &s->timeline->phases[timeline_phase_at(s->timeline, s->position_ms)];
    if (p->ms <= RESTART_PHASE_MAX_MS)
        return p->at_ms;
    return MAX(p->at_ms, s->position_ms - RESUME_BACK_MAX_MS);
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
    ask(s, out, EFFECT_SILENCE, s->position_ms, 0);
    ask(s, out, kind, s->position_ms, arg);
}

static void end_at(struct session *s, struct effects *out)
{
    s->end = s->state == SESSION_STOPPED ? SESSION_END_STOPPED : SESSION_END_EARLY;
    halt(s, out, SESSION_ENDED, EFFECT_ENDED, (int32_t) s->end);
}

static void start(struct session *s, int64_t now_ns, struct effects *out)
{
    s->state = SESSION_RUNNING;
    anchor(s, now_ns, s->position_ms);
    s->phase = -1;
    if (s->timeline->total_ms > 0 && s->position_ms >= s->timeline->total_ms) {
        finish(s, out, SESSION_END_EARLY); /* skipped: the last phase was not done */
        return;
    }
    /* From the first phase that starts there, so that a card of no length is entered too. */
    int phase = timeline_phase_at(s->timeline, s->position_ms);
    while (phase > 0 && s->timeline->phases[phase - 1].at_ms == s->position_ms)
        phase--;
    enter(s, out, phase);
    run_to(s, now_ns, out);
}

static void resume(struct session *s, int64_t now_ns, struct effects *out)
{
    s->position_ms = resume_position(s);
    begin_count_in(s, now_ns);
    count_in_to(s, now_ns, out);
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
    ask(s, out, EFFECT_SILENCE, s->position_ms, 0);
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
    if (s->state == SESSION_WAITING) {
        s->state = SESSION_RUNNING;
        anchor(s, now_ns, s->position_ms);
        go_past(s, out);
        run_to(s, now_ns, out);
    } else if (s->state == SESSION_RUNNING) {
        const struct phase *p = &s->timeline->phases[s->phase];
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
        count_in_to(s, now_ns, out);
    if (s->state == SESSION_RUNNING)
        run_to(s, now_ns, out);
    if (s->state != SESSION_ENDED)
        take(s, now_ns, input, out);
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

/* ---- another timeline ---- */

/* The phase of t that does what phase i of the old timeline did, or -1. */
static int matching_phase(const struct timeline *t, const struct phase *p)
{
    if (p->step >= t->n_steps)
        return -1;
    const struct plan_step *step = &t->steps[p->step];
    for (int i = step->first_phase; i < step->first_phase + step->n_phases; i++) {
        const struct phase *q = &t->phases[i];
        if (q->kind == p->kind && q->set == p->set && q->rep == p->rep && q->side == p->side &&
            q->cycle == p->cycle)
            return i;
    }
    return -1;
}

static void carry_coverage(struct session *s, const struct timeline *t)
{
    int32_t *covered = xcalloc((size_t) t->n_phases, sizeof *covered);
    const struct timeline *old = s->timeline;
    for (int i = 0; i < old->n_phases; i++) {
        const struct phase *p = &old->phases[i];
        if (s->covered_ms[i] == 0)
            continue;
        bool same =
            p->step < t->n_steps && t->steps[p->step].exercise == old->steps[p->step].exercise;
        int match = same ? matching_phase(t, p) : -1;
        if (match >= 0)
            covered[match] = (int32_t) MIN(s->covered_ms[i], t->phases[match].ms);
        int32_t carried = match >= 0 ? covered[match] : 0;
        s->covered_before_ms += s->covered_ms[i] - carried;
    }
    free(s->covered_ms);
    s->covered_ms = covered;
}

void session_swap(struct session *s, int64_t now_ns, const struct timeline *t, const struct cues *c,
                  int step, struct effects *out)
{
    if (s->state == SESSION_ENDED)
        return;
    struct phase now = s->timeline->phases[timeline_phase_at(s->timeline, s->position_ms)];
    carry_coverage(s, t);
    s->timeline = t;
    s->cues = c;
    s->speech = NULL;
    s->phase = -1;
    int match = step < 0 ? matching_phase(t, &now) : -1;
    int64_t position_ms =
        match >= 0 ? t->phases[match].at_ms : timeline_step_start_ms(t, step < 0 ? now.step : step);
    if (s->state == SESSION_WAITING || s->state == SESSION_COUNT_IN)
        s->state = SESSION_RUNNING;
    session_seek(s, now_ns, position_ms, out);
}
