/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session that goes on with another timeline than it began with. */
#include "app/coach_internal.h"
#include "app/narrator.h"
#include "core/small_step.h"

#include <string.h>

/* Compiles with c->options and goes on there; what was compiled before is freed. */
bool coach_recompile(struct coach *c, int64_t now_ns, int step)
{
    struct diags diags = {0};
    struct arena arena = {0};
    const struct timeline *timeline;
    struct cues *cues;
    bool ok = coach_compile(c, &arena, &diags, &timeline, &cues);
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
    coach_carry_out(c, now_ns);
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
    if (!coach_recompile(c, 0, SWAP_TO_PHASE))
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

/* advice: what is said of it; NULL: nothing. */
static void add_dose(struct coach *c, int step, const struct exercise *e, struct dose dose,
                     const char *advice)
{
    if (c->options.n_doses < COACH_SWAPS_MAX)
        c->doses[c->options.n_doses++] = (struct timeline_dose){step, e, dose, advice};
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
    add_dose(c, step, harder ? harder : p->exercise, harder ? harder->levels[0] : more.dose, NULL);
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

void coach_begin_with_rounds(struct coach *c, const struct id_list *exercises, int rounds)
{
    const struct id_list these = {exercises->ids, MIN(exercises->count, (size_t) rounds)};
    for (int i = 0; i < c->timeline->n_steps; i++) {
        const struct plan_step *p = &c->timeline->steps[i];
        struct dose dose = p->dose;
        dose.sets++;
        if (p->exercise && id_list_has(&these, p->exercise->id))
            add_dose(c, i, p->exercise, dose, NULL);
    }
    begin_anew(c);
}

/* Its sets are counted anew. */
static void forget_sets(struct coach *c, int step)
{
    size_t n = 0;
    for (size_t i = 0; i < c->options.n_sets; i++)
        if (c->sets[i].step != step)
            c->sets[n++] = c->sets[i];
    c->options.n_sets = n;
    c->rest = (struct coach_rest){0};
}

void coach_after_pain(struct coach *c, int64_t now_ns)
{
    int step = coach_step_index(c);
    const struct plan_step *p = &c->timeline->steps[step];
    if (!p->exercise)
        return;
    int left = p->dose.sets - session_step_done(&c->session, step).sets;
    struct dose dose = p->dose;
    dose.reps = MIN(dose.reps, coach_here(c)->reps ? coach_here(c)->reps : dose.reps);
    forget_sets(c, step);
    add_dose(c, step, p->exercise, dose_after_pain(dose, left), "Half the range from here.");
    coach_recompile(c, now_ns, step);
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
    coach_recompile(c, now_ns, step); /* it was compiled before */
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
    add_swap(c, step, other, harder);
    if (coach_recompile(c, now_ns, step))
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
    if (coach_recompile(c, now_ns, SWAP_TO_PHASE))
        return true;
    c->options.breath_pace = was;
    return false;
}
