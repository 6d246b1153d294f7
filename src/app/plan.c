/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/plan.h"

#include "app/practice.h"
#include "app/safety.h"
#include "app/user.h"
#include "io/programmes.h"
#include "io/store.h"

#include <string.h>

static const struct store_range always = {DAY_FIRST, DAY_LAST, 0};

/* ---- routines, each once ---- */

static bool find_known(void *context, const char *id, struct src_loc used_at,
                       struct programme_routine *out, struct diags *d)
{
    struct plan_routines *r = context;
    for (size_t i = 0; i < r->count; i++) {
        if (strcmp(r->known[i].id, id) != 0)
            continue;
        *out = r->known[i].routine;
        return r->known[i].found;
    }
    bool found = r->library.find(r->library.context, id, used_at, out, d);
    if (r->count < PLAN_ROUTINES_MAX) {
        r->known[r->count].id = arena_strdup(r->arena, id);
        r->known[r->count].found = found;
        r->known[r->count++].routine = *out;
    }
    return found;
}

/* ---- opening ---- */

static const char gentle_session[] = "gentle-chair-10";

/* What a person's track, or the lowest rung, has instead of any entry of the programme. */
static bool stands_in(const struct person *who, const char *routine)
{
    if (strcmp(routine, gentle_session) == 0)
        return true;
    for (size_t i = 0; i < who->n_tracks; i++) {
        const struct track *t = who->tracks[i];
        if ((t->routine && strcmp(t->routine, routine) == 0) || id_list_has(&t->turns, routine) ||
            id_list_has(&t->weekdays, routine))
            return true;
    }
    return false;
}

static void read_done(struct plan *p, struct arena *a)
{
    struct store_range range = {p->state.start_day, p->today, 0};
    struct session_record *rows;
    struct err err = {""};
    size_t count;
    if (!store_sessions(context_store(p->ctx), range, a, &rows, &count, &err))
        return;
    struct plan_done *done = arena_array(a, count, sizeof *done);
    for (size_t i = 0; i < count; i++)
        done[i] = (struct plan_done){
            .day = rows[i].day,
            .routine = stands_in(&p->who, rows[i].routine) ? NULL : rows[i].routine,
            .percent = (int) (rows[i].done_ms * 100 / MAX(rows[i].planned_ms, 1)),
        };
    p->done = done;
    p->n_done = count;
}

static void read_pauses(struct plan *p, struct arena *a)
{
    struct pause_record *rows;
    struct err err = {""};
    p->time.start_day = p->state.start_day;
    if (store_pauses(context_store(p->ctx), a, &rows, &p->time.n_pauses, &err))
        p->time.pauses = rows;
    else
        p->time.n_pauses = 0;
}

static bool read_state(struct plan *p, struct arena *a)
{
    struct decision_record *rows;
    struct err err = {""};
    size_t count;
    if (!store_decisions(context_store(p->ctx), always, a, &rows, &count, &err))
        return false;
    p->state = plan_state_of(rows, count, p->today);
    for (int s = 0; s < N_STRANDS; s++)
        p->rungs[s] = p->state.strands[s].rung;
    return p->state.active;
}

bool plan_open(struct plan *p, struct context *ctx, int32_t today, struct arena *a)
{
    *p = (struct plan){.ctx = ctx, .today = today};
    if (!read_state(p, a))
        return false;
    struct screening_record screening = practice_screening(ctx, a);
    p->who = user_person(ctx, &screening, a);
    p->routines.library = programmes_source(context_library(ctx));
    p->routines.arena = a;
    p->source = (struct programme_source){find_known, &p->routines};
    p->programme = programmes_open(context_library(ctx), p->state.programme, a, &p->why);
    read_pauses(p, a);
    read_done(p, a);
    p->week = plan_week_of(&p->time, today);
    p->paused = plan_is_paused(&p->time, today);
    return true;
}

void plan_close(struct plan *p)
{
    diags_release(&p->why);
}

/* ---- asking it ---- */

struct plan_week plan_week_now(const struct plan *p, int number)
{
    return plan_week_at(&p->time, p->programme, number, p->today, p->done, p->n_done, &p->source);
}

/* What is for today; NULL: rest, a pause, or it is over. */
static const struct programme_day *plan_today(const struct plan *p, struct plan_week *week)
{
    if (!p->programme || p->paused || p->week < 1)
        return NULL;
    *week = plan_week_now(p, p->week);
    for (int i = 0; i < WEEK_DAYS; i++)
        if (week->days[i].date == p->today)
            return week->days[i].serves;
    return NULL;
}

int plan_level(const struct plan *p, const char *routine, enum goal first_goal)
{
    struct plan_week week;
    enum strand strand = strand_of_goal(first_goal);
    const struct programme_day *today = plan_today(p, &week);
    for (size_t i = 0; today && i < today->n_entries; i++)
        if (strcmp(today->entries[i].routine, routine) == 0)
            return plan_entry_level(&today->entries[i], strand, p->rungs);
    return strand == N_STRANDS ? 0 : plan_level_of_rung(p->rungs[strand]);
}

static unsigned goals_of(enum strand strand)
{
    unsigned goals = 0;
    for (int g = 0; g < N_GOALS; g++)
        goals |= strand_of_goal((enum goal) g) == strand ? 1U << g : 0;
    return goals;
}

static struct plan_fit fit_of(const struct plan *p, const char *routine, enum goal first_goal)
{
    enum strand strand = strand_of_goal(first_goal);
    struct plan_fit fit = {.level = plan_level(p, routine, first_goal)};
    if (fit.level == 0)
        return fit;
    int rung = strand == N_STRANDS ? fit.level : p->rungs[strand];
    fit.by_plan = true;
    fit.most = fit.level;
    fit.easier = rung < RUNG_FIRST;
    fit.small_steps = fit.level == RUNG_FULL ? MAX(rung - RUNG_FULL, 0) : 0;
    fit.goals = goals_of(strand);
    return fit;
}

/*
 * Of whoever only wants a level: nothing is read of the routines. What is for today is then told
 * without the days that strength leaves between, which changes no level.
 */
static bool find_nothing(void *context, const char *id, struct src_loc used_at,
                         struct programme_routine *out, struct diags *d)
{
    (void) context;
    (void) id;
    (void) used_at;
    (void) d;
    *out = (struct programme_routine){0};
    return false;
}

struct plan_fit plan_fit_of(struct context *ctx, const struct plan *p, const char *routine,
                            enum goal first_goal)
{
    const struct setting_value *set = &context_settings(ctx)->values[SETTING_LEVEL];
    struct plan_fit fit = {0};
    if (p)
        fit = fit_of(p, routine, first_goal);
    if (!fit.by_plan)
        fit.level = set->integer;
    if (set->origin == SETTING_FROM_DEFAULT || set->integer >= fit.level)
        return fit;
    fit.level = set->integer; /* lower is always the person's to choose */
    fit.small_steps = 0;
    return fit;
}

struct plan_fit plan_fit_for(struct context *ctx, const char *routine, enum goal first_goal)
{
    struct arena a = {0};
    struct plan plan;
    struct clock clock;
    clock_init(&clock);
    bool active = plan_open(&plan, ctx, safety_today(&clock), &a);
    if (active)
        plan.source = (struct programme_source){find_nothing, NULL};
    struct plan_fit fit = plan_fit_of(ctx, active ? &plan : NULL, routine, first_goal);
    plan_close(&plan);
    arena_release(&a);
    return fit;
}

const char *plan_routine_of(const struct plan *p, const struct programme_entry *e,
                            enum strand strand)
{
    struct library_item item;
    struct diags unsaid = {0};
    if (strand < STRAND_BREATH && p->rungs[strand] == RUNG_GENTLE)
        return gentle_session;
    bool found = library_open(context_library(p->ctx), e->routine, &item, &unsaid) &&
                 user_routine(p->ctx, &p->who, &item, &unsaid);
    diags_release(&unsaid);
    return found ? item.routine->id : e->routine;
}

static enum strand strand_of_entry(const struct plan *p, const struct programme_entry *e)
{
    struct programme_routine r;
    struct diags unsaid = {0};
    bool found = p->source.find(p->source.context, e->routine, e->loc, &r, &unsaid);
    diags_release(&unsaid);
    return found ? strand_of_goal(r.first_goal) : N_STRANDS;
}

const char *plan_next_routine(const struct plan *p)
{
    struct plan_week week;
    const struct programme_day *today = plan_today(p, &week);
    for (size_t i = 0; today && i < today->n_entries; i++) {
        const struct programme_entry *e = &today->entries[i];
        if (programme_entry_is_due(p->programme, e, p->week) &&
            !plan_entry_is_done(e, p->today, p->done, p->n_done))
            return plan_routine_of(p, e, strand_of_entry(p, e));
    }
    return NULL;
}

/* ---- starting and pausing ---- */

static bool write(struct context *ctx, struct decision_record row, struct err *err)
{
    return store_decision_write(context_store(ctx), &row, err);
}

bool plan_start(struct context *ctx, const char *programme, int32_t day, struct err *err)
{
    struct arena a = {0};
    struct screening_record screening = practice_screening(ctx, &a);
    bool ok =
        write(ctx, (struct decision_record){day, plan_strand_name, 1, "start", programme, 0}, err);
    for (int s = 0; ok && s < N_STRANDS; s++)
        ok = write(ctx,
                   (struct decision_record){day, strand_names[s],
                                            plan_first_rung((enum strand) s, screening.cautions),
                                            "start", plan_why_name(WHY_START), 0},
                   err);
    arena_release(&a);
    return ok;
}

bool plan_stop(struct context *ctx, int32_t day, struct err *err)
{
    return write(ctx, (struct decision_record){day, plan_strand_name, 1, "stop", "", 0}, err);
}

bool plan_pause(struct context *ctx, int32_t today, struct err *err)
{
    struct pause_record pause = {.from_day = today, .to_day = DAY_OPEN, .reason = "rest"};
    return store_pause_write(context_store(ctx), &pause, err);
}

/* Every pause that today is in ends with yesterday; one that began today is taken back. */
bool plan_resume(struct context *ctx, int32_t today, struct err *err)
{
    struct arena a = {0};
    struct pause_record *rows;
    size_t count;
    bool ok = store_pauses(context_store(ctx), &a, &rows, &count, err);
    for (size_t i = 0; ok && i < count; i++) {
        if (today < rows[i].from_day || today > rows[i].to_day)
            continue;
        rows[i].to_day = today - 1;
        ok = store_pause_write(context_store(ctx), &rows[i], err);
    }
    arena_release(&a);
    return ok;
}
