/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fit.h"

#include "core/dose.h"

#include <stdlib.h>
#include <string.h>

enum {
    LEAST_BREATHS = 3,
    LEAST_REPS = 2,
    LEAST_HOLD_MS = 10000, /* of a hold that is longer; a third of a very long one */
    HOLD_RUNG_MS = 5000,
    RUNGS_MAX = 512, /* of one step: 10 sets of 200 repetitions are a mistake, not a dose */
};

/* ---- the doses a step may have ---- */

/* From the least to all of it, each longer than the one before. */
struct ladder {
    struct dose doses[RUNGS_MAX];
    int64_t ms[RUNGS_MAX];
    int count;
};

static int64_t ms_with(const struct plan_step *s, struct dose dose)
{
    struct plan_step with = *s;
    with.dose = dose;
    return plan_step_ms(&with, 100);
}

static void add_rung(struct ladder *l, const struct plan_step *s, struct dose dose)
{
    int64_t ms = ms_with(s, dose);
    if (l->count == RUNGS_MAX || (l->count > 0 && ms <= l->ms[l->count - 1]))
        return;
    l->doses[l->count] = dose;
    l->ms[l->count++] = ms;
}

static int least_reps(const struct plan_step *s)
{
    int least = s->exercise->first_goal == GOAL_BREATH ? LEAST_BREATHS : LEAST_REPS;
    return MIN(s->dose.reps, MAX(least, (s->dose.reps + 1) / 2));
}

static int32_t least_hold_ms(int32_t hold_ms)
{
    int32_t third = hold_ms / 3 / HOLD_RUNG_MS * HOLD_RUNG_MS;
    return MIN(hold_ms, MAX(third, (int32_t) LEAST_HOLD_MS));
}

/* Holds first, then repetitions, then sets: a short set is a set, half a stretch is none. */
static void make_ladder(struct ladder *l, const struct plan_step *s)
{
    struct dose all = s->dose, d = {1, least_reps(s), least_hold_ms(all.hold_ms)};
    l->count = 0;
    for (; d.hold_ms < all.hold_ms; d.hold_ms += HOLD_RUNG_MS)
        add_rung(l, s, d);
    d.hold_ms = all.hold_ms;
    for (d.sets = 1; d.sets <= all.sets; d.sets++)
        for (d.reps = least_reps(s); d.reps <= all.reps; d.reps++)
            if (l->count < RUNGS_MAX - 1)
                add_rung(l, s, d);
    add_rung(l, s, all);
}

/* ---- what goes ---- */

struct fit {
    struct plan_step *steps;
    int n;
    struct ladder ladder; /* of one step at a time */
    bool *gone;
    int *rung; /* each step's place on its ladder */
};

static int64_t least_ms(struct fit *f, int step)
{
    if (f->steps[step].kind != STEP_EXERCISE)
        return plan_step_ms(&f->steps[step], 100);
    make_ladder(&f->ladder, &f->steps[step]);
    return f->ladder.ms[0];
}

/* Rests, then other exercises, then those of the goal, then what is read. 4: it stays. */
static int rank(const struct fit *f, int step, enum goal main_goal)
{
    enum { STAYS = 4 };
    const struct plan_step *s = &f->steps[step];
    int first = 0, last = f->n - 1;
    while (first < last && f->steps[first].kind != STEP_EXERCISE)
        first++;
    while (last > first && f->steps[last].kind != STEP_EXERCISE)
        last--;
    if (step == first || step == last)
        return STAYS;
    if (s->kind == STEP_REST)
        return 0;
    if (s->kind != STEP_EXERCISE)
        return s->step->ms > 0 ? 3 : STAYS;
    return main_goal < N_GOALS && !(s->exercise->goals >> main_goal & 1U) ? 1 : 2;
}

/* Takes steps out until the least of what is left fits. */
static int64_t drop_steps(struct fit *f, enum goal main_goal, int64_t wanted_ms)
{
    int64_t sum = 0;
    for (int i = 0; i < f->n; i++)
        sum += least_ms(f, i);
    for (int at = 0; at <= 3; at++)
        for (int i = f->n - 1; i >= 0 && sum > wanted_ms; i--)
            if (rank(f, i, main_goal) == at) {
                f->gone[i] = true;
                sum -= least_ms(f, i);
            }
    return sum;
}

/* ---- what there is time for ---- */

struct rise {
    int step, rung; /* to this rung */
    int64_t more_ms;
    double share; /* of the whole dose, once it is reached */
};

static int by_share(const void *left, const void *right)
{
    const struct rise *a = left, *b = right;
    if (a->share < b->share || a->share > b->share)
        return a->share < b->share ? -1 : 1;
    return a->step != b->step ? a->step - b->step : a->rung - b->rung;
}

static size_t rises_of(struct fit *f, int step, struct rise *out)
{
    if (f->gone[step] || f->steps[step].kind != STEP_EXERCISE)
        return 0;
    make_ladder(&f->ladder, &f->steps[step]);
    const struct ladder *l = &f->ladder;
    for (int i = 1; out && i < l->count; i++)
        out[i - 1] = (struct rise){step, i, l->ms[i] - l->ms[i - 1],
                                   (double) l->ms[i] / (double) l->ms[l->count - 1]};
    return (size_t) l->count - 1;
}

/* All doses grow at the same rate. Whoever has more time takes every rise that somebody with less
 * takes, up to one that the other cannot: so more time never makes a shorter session. */
static int64_t grow(struct fit *f, int64_t total_ms, int64_t wanted_ms)
{
    size_t count = 0;
    for (int i = 0; i < f->n; i++)
        count += rises_of(f, i, NULL);
    struct rise *rises = xcalloc(MAX(count, 1), sizeof *rises);
    size_t at = 0;
    for (int i = 0; i < f->n; i++)
        at += rises_of(f, i, rises + at);
    qsort(rises, count, sizeof *rises, by_share);
    for (size_t i = 0; i < count; i++) {
        const struct rise *r = &rises[i];
        if (f->rung[r->step] != r->rung - 1 || total_ms + r->more_ms > wanted_ms)
            continue;
        f->rung[r->step] = r->rung;
        total_ms += r->more_ms;
    }
    free(rises);
    return total_ms;
}

static void take_over(struct fit *f, int *n_steps)
{
    int kept = 0;
    for (int i = 0; i < f->n; i++) {
        if (f->gone[i])
            continue;
        if (f->steps[i].kind == STEP_EXERCISE) {
            make_ladder(&f->ladder, &f->steps[i]);
            f->steps[i].dose = f->ladder.doses[f->rung[i]];
        }
        f->steps[kept++] = f->steps[i];
    }
    *n_steps = kept;
}

struct fit_result fit_steps(struct plan_step *steps, int *n_steps, enum goal main_goal,
                            int64_t wanted_ms)
{
    int64_t all_ms = 0;
    for (int i = 0; i < *n_steps; i++)
        all_ms += plan_step_ms(&steps[i], 100);
    if (all_ms <= wanted_ms || *n_steps == 0)
        return (struct fit_result){true, all_ms};
    struct fit f = {.steps = steps, .n = *n_steps};
    f.gone = xcalloc((size_t) f.n, sizeof *f.gone);
    f.rung = xcalloc((size_t) f.n, sizeof *f.rung);
    int64_t total_ms = drop_steps(&f, main_goal, wanted_ms);
    struct fit_result result = {total_ms <= wanted_ms, total_ms};
    if (result.fits) {
        result.total_ms = grow(&f, total_ms, wanted_ms);
        take_over(&f, n_steps);
    }
    free(f.gone);
    free(f.rung);
    return result;
}
