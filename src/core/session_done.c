/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done of a session. */
#include "core/session_internal.h"

bool session_ends_repetition(const struct timeline *t, int phase)
{
    const struct phase *p = &t->phases[phase];
    const struct exercise *e = phase_exercise(t, p);
    return e && p->cycle == (int) e->n_phases - 1;
}

int64_t session_done_ms(const struct session *s)
{
    int64_t done = s->covered_before_ms;
    for (int i = 0; i < s->timeline->n_phases; i++)
        done += s->covered_ms[i];
    return done;
}

/* Less of it is a look at what there is. */
enum { MOMENT_MS = 3000 };

bool session_has_worked(const struct session *s)
{
    int64_t worked_ms = s->covered_before_ms;
    for (int i = 0; i < s->timeline->n_phases; i++) {
        const struct phase *p = &s->timeline->phases[i];
        bool works = phase_is_work(p) || p->kind == PHASE_CARD || p->kind == PHASE_CHECKLIST;
        worked_ms += works ? s->covered_ms[i] : 0;
    }
    return worked_ms > MOMENT_MS;
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
        if (!session_ends_repetition(s->timeline, i))
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
