/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fit.h"

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

/* From the least to the most, each longer than the one before. */
struct ladder {
    struct dose doses[RUNGS_MAX];
    int64_t ms[RUNGS_MAX];
    int count;
    int whole; /* the dose that the step has */
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

/* Up to all that the step has. Holds first, then repetitions, then sets: a short set is a set, half
 * a stretch is none. */
static void climb(struct ladder *l, const struct plan_step *s)
{
    struct dose all = s->dose, d = {1, least_reps(s), least_hold_ms(all.hold_ms)};
    for (; d.hold_ms < all.hold_ms; d.hold_ms += HOLD_RUNG_MS)
        add_rung(l, s, d);
    d.hold_ms = all.hold_ms;
    for (d.sets = 1; d.sets <= all.sets; d.sets++)
        for (d.reps = least_reps(s); d.reps <= all.reps; d.reps++)
            if (l->count < RUNGS_MAX - 1)
                add_rung(l, s, d);
    add_rung(l, s, all);
}

static void climb_on(struct ladder *l, const struct plan_step *s, struct dose most)
{
    struct dose d = s->dose;
    while (d.hold_ms < most.hold_ms) {
        d.hold_ms = MIN(d.hold_ms + HOLD_RUNG_MS, most.hold_ms);
        add_rung(l, s, d);
    }
    for (; d.reps < most.reps; add_rung(l, s, d))
        d.reps++;
    for (; d.sets < most.sets; add_rung(l, s, d))
        d.sets++;
}

struct fit {
    struct plan_step *steps;
    int n;
    const struct fit_wish *wish;
    int main_breath;      /* the step that a routine for the breath is about; -1: none */
    struct ladder ladder; /* of one step at a time */
    bool *gone;
    int *rung; /* each step's place on its ladder */
};

/* The breath pattern that takes the longest. */
static int main_breath(const struct plan_step *steps, int n, const struct fit_wish *wish)
{
    int found = -1;
    int64_t longest_ms = 0;
    for (int i = 0; i < n && wish->main_goal == GOAL_BREATH; i++) {
        const struct exercise *e = steps[i].exercise;
        int64_t ms = plan_step_ms(&steps[i], 100);
        if (!e || e->first_goal != GOAL_BREATH || e->grow == GROW_NONE || ms <= longest_ms)
            continue;
        longest_ms = ms;
        found = i;
    }
    return found;
}

/* Where there is more time than the routine takes. */
static struct dose most_of(const struct fit *f, int step)
{
    const struct plan_step *s = &f->steps[step];
    struct dose has = s->dose, most = s->exercise->levels[f->wish->level - 1];
    if (step == f->main_breath)
        most.reps = MAX(most.reps, exercise_rounds_max(s->exercise, has));
    bool more = has.sets > most.sets || has.reps > most.reps || has.hold_ms > most.hold_ms;
    return more ? has : most;
}

static void make_ladder(struct fit *f, int step)
{
    struct ladder *l = &f->ladder;
    l->count = 0;
    climb(l, &f->steps[step]);
    l->whole = l->count - 1;
    climb_on(l, &f->steps[step], most_of(f, step));
}

/* ---- what goes ---- */

static int64_t least_ms(struct fit *f, int step)
{
    if (f->steps[step].kind != STEP_EXERCISE)
        return plan_step_ms(&f->steps[step], 100);
    make_ladder(f, step);
    return f->ladder.ms[0];
}

/* Rests, then other exercises, then those of the goal, then what is read. 4: it stays. */
static int rank(const struct fit *f, int step)
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
    enum goal main_goal = f->wish->main_goal;
    return main_goal < N_GOALS && !(s->exercise->goals >> main_goal & 1U) ? 1 : 2;
}

/* Takes steps out until the least of what is left fits. */
static int64_t drop_steps(struct fit *f)
{
    int64_t sum = 0;
    for (int i = 0; i < f->n; i++)
        sum += least_ms(f, i);
    for (int at = 0; at <= 3; at++)
        for (int i = f->n - 1; i >= 0 && sum > f->wish->ms; i--)
            if (rank(f, i) == at) {
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

/* Of one step: from the rung it is on up to its whole dose, or the most it may have. */
static size_t rises_of(struct fit *f, int step, bool beyond, struct rise *out)
{
    if (f->gone[step] || f->steps[step].kind != STEP_EXERCISE)
        return 0;
    make_ladder(f, step);
    const struct ladder *l = &f->ladder;
    int from = f->rung[step], to = beyond ? l->count - 1 : l->whole;
    for (int i = from + 1; out && i <= to; i++)
        out[i - from - 1] =
            (struct rise){step, i, l->ms[i] - l->ms[i - 1], (double) l->ms[i] / (double) l->ms[to]};
    return (size_t) (to - from);
}

/* All doses grow at the same rate. Whoever has more time takes every rise that somebody with less
 * takes, up to one that the other cannot: so more time never makes a shorter session. */
static struct fit_result grow(struct fit *f, int64_t total_ms, bool beyond)
{
    size_t count = 0;
    for (int i = 0; i < f->n; i++)
        count += rises_of(f, i, beyond, NULL);
    struct rise *rises = xcalloc(MAX(count, 1), sizeof *rises);
    size_t at = 0, taken = 0;
    for (int i = 0; i < f->n; i++)
        at += rises_of(f, i, beyond, rises + at);
    qsort(rises, count, sizeof *rises, by_share);
    for (size_t i = 0; i < count; i++) {
        const struct rise *r = &rises[i];
        if (f->rung[r->step] != r->rung - 1 || total_ms + r->more_ms > f->wish->ms)
            continue;
        f->rung[r->step] = r->rung;
        total_ms += r->more_ms;
        taken++;
    }
    free(rises);
    return (struct fit_result){.fits = true, .full = beyond && taken == count, total_ms};
}

static void take_over(struct fit *f, int *n_steps)
{
    int kept = 0;
    for (int i = 0; i < f->n; i++) {
        if (f->gone[i])
            continue;
        if (f->steps[i].kind == STEP_EXERCISE) {
            make_ladder(f, i);
            f->steps[i].dose = f->ladder.doses[f->rung[i]];
        }
        f->steps[kept++] = f->steps[i];
    }
    *n_steps = kept;
}

static int64_t begin_whole(struct fit *f)
{
    int64_t sum = 0;
    for (int i = 0; i < f->n; i++) {
        sum += plan_step_ms(&f->steps[i], 100);
        if (f->steps[i].kind != STEP_EXERCISE)
            continue;
        make_ladder(f, i);
        f->rung[i] = f->ladder.whole;
    }
    return sum;
}

static struct fit_result fitted(struct fit *f)
{
    int64_t total_ms = begin_whole(f);
    if (total_ms <= f->wish->ms)
        return grow(f, total_ms, true);
    memset(f->rung, 0, (size_t) f->n * sizeof *f->rung);
    total_ms = drop_steps(f);
    return total_ms <= f->wish->ms ? grow(f, total_ms, false)
                                   : (struct fit_result){.total_ms = total_ms};
}

struct fit_result fit_steps(struct plan_step *steps, int *n_steps, const struct fit_wish *wish)
{
    if (*n_steps == 0)
        return (struct fit_result){.fits = true, .full = true};
    struct fit f = {.steps = steps, .n = *n_steps, .wish = wish};
    f.main_breath = main_breath(steps, *n_steps, wish);
    f.gone = xcalloc((size_t) f.n, sizeof *f.gone);
    f.rung = xcalloc((size_t) f.n, sizeof *f.rung);
    struct fit_result result = fitted(&f);
    if (result.fits)
        take_over(&f, n_steps);
    free(f.gone);
    free(f.rung);
    return result;
}
