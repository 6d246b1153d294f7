/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session that goes on with another timeline. */
#include "base/mem.h"
#include "core/session.h"

#include <stdlib.h>

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
    int64_t now_ms = session_position_ms(s, now_ns);
    struct phase now = s->timeline->phases[timeline_phase_at(s->timeline, now_ms)];
    carry_coverage(s, t);
    s->timeline = t;
    s->cues = c;
    s->speech = NULL;
    s->phase = -1;
    int match = step < 0 ? matching_phase(t, &now) : -1;
    int64_t position_ms =
        match >= 0 ? t->phases[match].at_ms : timeline_step_start_ms(t, step < 0 ? now.step : step);
    if (match >= 0 && step == SWAP_IN_PLACE)
        position_ms += MIN(now_ms - now.at_ms, t->phases[match].ms);
    if (s->state == SESSION_WAITING || s->state == SESSION_COUNT_IN)
        s->state = SESSION_RUNNING;
    session_seek(s, now_ns, position_ms, out);
}
