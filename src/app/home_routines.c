/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The routines on the home screen, and starting one. */
#include "config.h"

#include "app/home_parts.h"
#include "app/plan.h"
#include "app/user.h"
#include "app/visit.h"

#include <stdlib.h>
#include <string.h>

static const char *step_dose(struct arena *a, const struct plan_step *p)
{
    if (p->dose.hold_ms > 0 && p->dose.reps == 1)
        return arena_printf(a, "%d s", p->dose.hold_ms / 1000);
    return arena_printf(a, "×%d", p->dose.reps);
}

static void add_steps(struct home *h, const struct timeline *t, struct home_routine *out)
{
    struct home_step *steps = arena_array(&h->arena, (size_t) t->n_steps, sizeof *steps);
    for (int i = 0; i < t->n_steps; i++) {
        const struct plan_step *p = &t->steps[i];
        if (p->exercise)
            steps[out->n_steps++] =
                (struct home_step){p->exercise->name, step_dose(&h->arena, p), p->exercise};
        else if (p->kind != STEP_REST)
            steps[out->n_steps++] = (struct home_step){p->step->title, "", NULL};
    }
    out->steps = steps;
}

/* What this person may do now. */
struct allowed {
    struct timeline_options options; /* but for the level */
    const struct standing *standing;
    const struct plan *plan; /* NULL: none is active */
};

/* At each level, as this person would do it. False where it cannot be compiled. */
static bool compile(struct home *h, const struct routine *r, const struct allowed *allowed,
                    struct home_routine *out, bool *locked)
{
    struct exercise_source source = library_source(context_library(h->ctx));
    struct timeline_options options = allowed->options;
    struct diags diags = {0};
    bool ok = true;
    struct plan_fit fit = plan_fit_of(h->ctx, allowed->plan, r->id, r->first_goal);
    *out = (struct home_routine){.facts = facts_of(r), .level = fit.level};
    for (int level = EXERCISE_LEVELS; level >= 1 && ok; level--) {
        options.level = level;
        const struct timeline *t = timeline_compile(r, &options, &source, &h->arena, &diags);
        ok = t != NULL;
        out->total_ms[level - 1] = t ? t->total_ms : 0;
        if (t && level == home_filter_level(&h->model.filter, out->level)) {
            add_steps(h, t, out);
            *locked = !standing_allows(allowed->standing, SCALE_NONE, t);
        }
    }
    diags_release(&diags);
    return ok;
}

/* False where the file cannot be used: `limber check` says why. */
static bool read_routine(struct home *h, struct home_routine_entry *e,
                         const struct allowed *allowed)
{
    struct home_routine *out = arena_alloc(&h->arena, sizeof *out);
    struct library_item item;
    struct diags diags = {0};
    bool locked = false, opened = library_open(context_library(h->ctx), e->id, &item, &diags);
    diags_release(&diags);
    if (!opened)
        h->broken++;
    if (!opened || !compile(h, item.routine, allowed, out, &locked))
        return false;
    e->row = (struct home_row){.text = item.routine->name,
                               .id = e->id,
                               .about = item.routine->summary,
                               .detail = locked ? "locked" : NULL,
                               .quiet = locked,
                               .routine = out};
    return true;
}

/* By their names, which is what one reads. */
static int by_name(const void *a, const void *b)
{
    const struct home_routine_entry *ea = a, *eb = b;
    int order = strcmp(ea->row.text, eb->row.text);
    return order ? order : strcmp(ea->id, eb->id);
}

void home_read_routines(struct home *h, const struct screening_record *screening,
                        const struct standing *standing)
{
    const struct library_entry *entries;
    size_t count = library_list(context_library(h->ctx), LIBRARY_ROUTINE, &entries);
    struct home_routine_entry *routines = arena_array(&h->arena, count, sizeof *routines);
    struct plan plan;
    bool planned = plan_open(&plan, h->ctx, h->today, &h->arena);
    struct allowed allowed = {user_options(h->ctx, screening, 0, &h->arena), standing,
                              planned ? &plan : NULL};
    h->model.filter.own_level =
        planned ? 0 : context_settings(h->ctx)->values[SETTING_LEVEL].integer;
    h->routines = routines;
    h->n_routines = 0;
    h->broken = 0;
    for (size_t i = 0; i < count; i++) {
        struct home_routine_entry *e = &routines[h->n_routines];
        e->id = entries[i].id;
        h->n_routines += read_routine(h, e, &allowed);
    }
    plan_close(&plan);
    if (h->n_routines)
        qsort(routines, h->n_routines, sizeof *routines, by_name);
    if (h->broken > 0 && !h->model.notice)
        h->model.notice = arena_printf(
            &h->arena, "Routines with errors: %d. limber check --all says what.", h->broken);
}

void home_fill_routines(struct home *h)
{
    home_section(h, "Routines", h->n_routines)->filtered = true;
    for (size_t i = 0; i < h->n_routines; i++)
        home_add(h, h->routines[i].row, home_start, h->routines[i].id);
}

const struct home_row *home_routine_row(const struct home *h, const char *id)
{
    for (size_t i = 0; i < h->n_routines; i++)
        if (strcmp(h->routines[i].id, id) == 0)
            return &h->routines[i].row;
    return NULL;
}

/* The level that was chosen over the list, where it is another than the set one. */
static int chosen_level(const struct home *h)
{
    int level = h->model.filter.values[HOME_FILTER_LEVEL];
    return level == h->model.filter.own_level ? 0 : level;
}

void home_start(struct home *h, const void *what)
{
    struct run_options o = {.practice = {.name = what, .level = chosen_level(h)}, .figure = -1};
    struct practice p;
    struct diags diags = {0};
    if (practice_open(&p, h->ctx, &o.practice, &h->ui->loop.clock, true, &diags)) {
        struct visit v = {
            .ui = h->ui, .ctx = h->ctx, .practice = &p, .pictures = h->pictures, .options = &o};
        visit_run(&v);
    }
    ui_hear(h->ui, NULL, NULL);
    practice_close(&p);
    diags_release(&diags);
    h->model.menu = (struct menu){0}; /* back to what suits now */
}
