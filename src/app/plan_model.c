/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/plan_model.h"

#include "app/standing.h"
#include "core/permission.h"

#include <string.h>

/* What may not be done now. Under a lock the desk and breathing stay open where the rules say so;
 * what exactly is told when it is started. */
static bool has_to_wait(const struct standing *s, enum goal first_goal)
{
    bool easy = first_goal == GOAL_BREATH || first_goal == GOAL_ERGONOMICS;
    if (s->lock != VERDICT_OK)
        return s->lock > VERDICT_P || !easy;
    return !permission_covers(standing_permission(s, SCALE_NONE), first_goal);
}

static const char *notice_of(const struct standing *s, struct arena *a)
{
    struct strbuf said = {0};
    if (s->lock != VERDICT_OK)
        strbuf_puts(&said, "Exercise is locked until this has been checked: limber screen says "
                           "more.");
    else
        standing_say(s, &said);
    const char *text = said.length ? arena_strdup(a, strbuf_text(&said)) : NULL;
    strbuf_release(&said);
    return text;
}

static struct plan_entry_row entry_row(const struct plan *p, const struct programme_entry *e,
                                       int32_t date, const struct standing *standing,
                                       struct arena *a)
{
    struct library_item item;
    struct programme_routine r = {0};
    struct diags unsaid = {0};
    struct plan_entry_row row = {.id = e->routine, .name = e->routine};
    if (p->source.find(p->source.context, e->routine, e->loc, &r, &unsaid)) {
        enum strand strand = strand_of_goal(r.first_goal);
        row.id = row.name = plan_routine_of(p, e, strand);
        if (strcmp(row.id, e->routine) != 0 &&
            p->source.find(p->source.context, row.id, e->loc, &r, &unsaid))
            strand = strand_of_goal(r.first_goal); /* it is played at the level of its own */
        int level = plan_entry_level(e, strand, p->rungs);
        row.level = strand == N_STRANDS ? 0 : level;
        row.waits = has_to_wait(standing, r.first_goal);
        row.ms = r.ms[level - 1];
    }
    if (library_open(context_library(p->ctx), row.id, &item, &unsaid))
        row.name = arena_strdup(a, item.routine->name);
    row.done = plan_entry_is_done(e, date, p->done, p->n_done);
    diags_release(&unsaid);
    return row;
}

static void fill_day(const struct plan *p, int week, const struct plan_day *day,
                     const struct standing *standing, struct plan_day_row *row, struct arena *a)
{
    size_t n = day->serves ? day->serves->n_entries : 0;
    struct plan_entry_row *entries = arena_array(a, n, sizeof *entries);
    *row = (struct plan_day_row){.date = day->date, .mark = day->mark, .entries = entries};
    for (size_t i = 0; i < n; i++)
        if (programme_entry_is_due(p->programme, &day->serves->entries[i], week))
            entries[row->n++] = entry_row(p, &day->serves->entries[i], day->date, standing, a);
}

void plan_fill_model(const struct plan *p, int week, struct plan_model *m, struct arena *a)
{
    const struct menu menu = m->menu;
    int shown = week ? week : MAX(p->week, 1);
    const struct programme_phase *phase = programme_phase(p->programme, shown);
    struct plan_week days = plan_week_now(p, shown);
    struct standing standing;
    standing_read(&standing, p->ctx, p->today, a);
    *m = (struct plan_model){
        .notice = notice_of(&standing, a),
        .id = p->programme->id,
        .name = p->programme->name,
        .start_day = p->state.start_day,
        .today = p->today,
        .week = shown,
        .n_weeks = p->programme->n_weeks,
        .current = shown == MAX(p->week, 1),
        .paused = p->paused,
        .phase = phase ? phase->name : NULL,
        .aim = phase ? phase->aim : NULL,
        .effort = phase ? phase->effort : NULL,
        .week_ms = plan_week_ms(p->programme, shown, p->rungs, &p->source),
        .menu = menu,
    };
    for (int i = 0; i < WEEK_DAYS; i++)
        fill_day(p, shown, &days.days[i], &standing, &m->days[i], a);
    for (int s = 0; s < N_STRANDS; s++)
        m->strands[s] = (struct plan_strand_row){p->rungs[s], p->state.strands[s].latest,
                                                 p->state.strands[s].latest_day};
}
