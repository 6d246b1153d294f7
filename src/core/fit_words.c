/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fit.h"

#include <string.h>

/* What fitting changed, in words. */
struct words {
    const struct plan_step *steps; /* as they are now */
    int n_steps;
    struct arena *arena;
    struct diags *diags;
};

static const struct plan_step *still_there(const struct words *w, int planned)
{
    for (int i = 0; i < w->n_steps; i++)
        if (w->steps[i].planned == planned)
            return &w->steps[i];
    return NULL;
}

static const char *step_name(const struct plan_step *s)
{
    return s->exercise ? s->exercise->name : s->step->title ? s->step->title : "Rest";
}

/* "2 sets of 10", "3 times, held 10 s", "held 20 s". */
static const char *dose_phrase(struct words *w, struct dose d)
{
    const char *reps = "";
    if (d.sets > 1 && d.reps > 1)
        reps = arena_printf(w->arena, "%d sets of %d", d.sets, d.reps);
    else if (d.sets > 1)
        reps = arena_printf(w->arena, "%d sets", d.sets);
    else if (d.reps > 1 || !d.hold_ms)
        reps = arena_printf(w->arena, "%d time%s", d.reps, d.reps == 1 ? "" : "s");
    if (!d.hold_ms)
        return reps;
    return arena_printf(w->arena, "%s%sheld %d s", reps, *reps ? ", " : "", (int) d.hold_ms / 1000);
}

static void say_dose(struct words *w, const struct plan_step *before, const struct plan_step *now)
{
    int64_t more_ms = plan_step_ms(now, 100) - plan_step_ms(before, 100);
    struct src_loc loc = before->step->loc;
    const char *name = step_name(before), *was = dose_phrase(w, before->dose);
    if (more_ms < 0)
        diag_add(w->diags, DIAG_WARNING, loc, "fit-less", "'%s' %s instead of %s", name,
                 dose_phrase(w, now->dose), was);
    else if (more_ms > 0)
        diag_add(w->diags, DIAG_WARNING, loc, "fit-more", "'%s' %s instead of %s", name,
                 dose_phrase(w, now->dose), was);
}

/* What fitting changed: left out, less of it, more of it. */
static void fit_notices(struct words *w, const struct plan_step *before, int n)
{
    for (int i = 0; i < n; i++) {
        const struct plan_step *b = &before[i], *now = still_there(w, b->planned);
        if (now)
            say_dose(w, b, now);
        else
            diag_add(w->diags, DIAG_WARNING, b->step->loc, "fit-drop",
                     "'%s' is left out to fit the time", step_name(b));
    }
}

/* Less than this is no gap that anybody asks about. */
enum { NEAR_ENOUGH_MS = 10000 };

static const char *minutes(struct words *w, int64_t ms)
{
    int s = (int) ((ms + 999) / 1000);
    return arena_printf(w->arena, "%d:%02d", s / 60, s % 60);
}

bool fit_and_say(struct plan_step *steps, int *n_steps, const struct fit_wish *wish,
                 const struct routine *r, struct arena *a, struct diags *d)
{
    int n = *n_steps;
    struct src_loc file = {r->path, 0};
    struct plan_step *before = arena_array(a, (size_t) n, sizeof *before);
    memcpy(before, steps, (size_t) n * sizeof *before);
    struct fit_result result = fit_steps(steps, n_steps, wish);
    struct words w = {steps, *n_steps, a, d};
    const char *takes = minutes(&w, result.total_ms);
    if (!result.fits) {
        diag_add(d, DIAG_ERROR, file, "fit-short", "the shortest this can be is %s", takes);
        return false;
    }
    fit_notices(&w, before, n);
    if (result.full && wish->ms - result.total_ms >= NEAR_ENOUGH_MS)
        diag_add(d, DIAG_WARNING, file, "fit-full",
                 "it takes %s, not %s: there is no more of it at level %d", takes,
                 minutes(&w, wish->ms), wish->level);
    return true;
}
