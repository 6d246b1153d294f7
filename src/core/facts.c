/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/facts.h"

static void walk(const struct step *steps, size_t count, struct facts *f)
{
    for (size_t i = 0; i < count; i++) {
        const struct exercise *e = steps[i].exercise;
        if (e) {
            f->areas |= e->areas;
            f->positions |= 1U << e->position;
        }
        walk(steps[i].steps, steps[i].n_steps, f);
    }
}

struct facts facts_of(const struct routine *r)
{
    struct facts f = {.goals = r->goals, .equipment = r->equipment};
    walk(r->steps, r->n_steps, &f);
    return f;
}

bool facts_pass(const struct facts *facts, const struct facts_filter *f)
{
    return (!f->areas || facts->areas & f->areas) && (!f->goals || facts->goals & f->goals) &&
           (!f->positions || (facts->positions && !(facts->positions & ~f->positions))) &&
           (!f->by_equipment || !(facts->equipment & ~f->equipment)) &&
           (!f->max_ms || facts->total_ms <= f->max_ms);
}
