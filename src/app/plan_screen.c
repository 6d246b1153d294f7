/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/plan_screen.h"

#include "app/dialog.h"
#include "app/safety.h"
#include "app/visit.h"

#include <string.h>

static const char six_weeks[] = "six-weeks";

/* ---- the model ---- */

static struct plan_entry_row entry_row(const struct plan *p, const struct programme_entry *e,
                                       int32_t date, struct arena *a)
{
    struct library_item item;
    struct programme_routine r = {0};
    struct diags unsaid = {0};
    struct plan_entry_row row = {.id = e->routine, .name = e->routine};
    if (p->source.find(p->source.context, e->routine, e->loc, &r, &unsaid)) {
        enum strand strand = strand_of_goal(r.first_goal);
        int level = plan_entry_level(e, strand, p->rungs);
        row.id = row.name = plan_routine_of(p, e, strand);
        if (row.id != e->routine)
            p->source.find(p->source.context, row.id, e->loc, &r, &unsaid);
        row.level = strand == N_STRANDS ? 0 : level;
        row.ms = r.ms[level - 1];
    }
    if (library_open(context_library(p->ctx), row.id, &item, &unsaid))
        row.name = arena_strdup(a, item.routine->name);
    row.done = plan_entry_is_done(e, date, p->done, p->n_done);
    diags_release(&unsaid);
    return row;
}

static void fill_day(const struct plan *p, int week, const struct plan_day *day,
                     struct plan_day_row *row, struct arena *a)
{
    size_t n = day->serves ? day->serves->n_entries : 0;
    struct plan_entry_row *entries = arena_array(a, n, sizeof *entries);
    *row = (struct plan_day_row){.date = day->date, .mark = day->mark, .entries = entries};
    for (size_t i = 0; i < n; i++)
        if (programme_entry_is_due(p->programme, &day->serves->entries[i], week))
            entries[row->n++] = entry_row(p, &day->serves->entries[i], day->date, a);
}

void plan_fill_model(const struct plan *p, int week, struct plan_model *m, struct arena *a)
{
    const struct menu menu = m->menu;
    int shown = week ? week : MAX(p->week, 1);
    const struct programme_phase *phase = programme_phase(p->programme, shown);
    struct plan_week days = plan_week_now(p, shown);
    *m = (struct plan_model){
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
        fill_day(p, shown, &days.days[i], &m->days[i], a);
    for (int s = 0; s < N_STRANDS; s++)
        m->strands[s] = (struct plan_strand_row){p->rungs[s], p->state.strands[s].latest,
                                                 p->state.strands[s].latest_day};
}

/* ---- the screen ---- */

static void draw_plan(struct frame *f, void *model)
{
    view_plan(f, model);
}

static enum action key_plan(void *model, struct input in)
{
    return plan_key(model, in);
}

static void start_routine(struct ui *ui, struct context *ctx, struct pictures *pictures,
                          const struct plan_entry_row *e)
{
    struct run_options o = {.practice = {.name = e->id}, .figure = -1};
    struct practice practice;
    struct diags diags = {0};
    if (practice_open(&practice, ctx, &o.practice, &ui->loop.clock, true, &diags)) {
        struct visit v = {
            .ui = ui, .ctx = ctx, .practice = &practice, .pictures = pictures, .options = &o};
        visit_run(&v);
    }
    ui->engine = NULL;
    practice_close(&practice);
    diags_release(&diags);
}

/* Begins the six weeks today, where the person wants to. */
static bool offer_to_start(struct ui *ui, struct context *ctx)
{
    static const char *const items[] = {"Start today", "Not now"};
    struct choice_model m = {
        .title = "Six weeks, step by step",
        .text = "Ten to fifteen minutes a day: mobility, posture, strength and breath, gently at "
                "first. It adapts to how it goes, missed days slide, and you can pause or leave "
                "it whenever you like.",
        .items = items,
        .n = ARRAY_LEN(items)};
    struct err err = {""};
    if (dialog_choice(ui, &m) != ACTION_GO_ON || m.menu.cursor != 0)
        return false;
    if (plan_start(ctx, six_weeks, safety_today(&ui->loop.clock), &err))
        return true;
    dialog_tell(ui, "The plan could not be begun", err.text);
    return false;
}

static void toggle_pause(struct ui *ui, struct context *ctx, bool paused)
{
    struct err err = {""};
    int32_t today = safety_today(&ui->loop.clock);
    if (!(paused ? plan_resume(ctx, today, &err) : plan_pause(ctx, today, &err)))
        dialog_tell(ui, "That could not be kept", err.text);
}

/* The week before or after the one that is shown, within the programme and the week after it. */
static void leaf(struct plan_model *m, int by)
{
    m->week = CLAMP(m->week + by, 1, m->n_weeks + 1);
    m->menu = (struct menu){0};
}

/* One look at the plan. False: it is left. m->week says which week, 0: that of today. */
static bool look(struct ui *ui, struct context *ctx, struct pictures *pictures, struct plan *p,
                 struct plan_model *m, struct arena *a)
{
    const struct dialog screen = {SCREEN_PLAN, draw_plan, key_plan, NULL, m};
    plan_fill_model(p, m->week, m, a);
    enum action action = dialog_run(ui, &screen);
    if (action == ACTION_PREVIOUS || action == ACTION_FOLLOWING)
        leaf(m, action == ACTION_PREVIOUS ? -1 : 1);
    else if (action == ACTION_GO_ON)
        start_routine(ui, ctx, pictures, plan_model_chosen(m));
    else if (action == ACTION_PAUSE)
        toggle_pause(ui, ctx, p->paused);
    else
        return false;
    return !ui->quit;
}

void plan_screen(struct ui *ui, struct context *ctx, struct pictures *pictures)
{
    struct plan_model model = {0};
    bool goes_on = true;
    while (goes_on && !ui->quit) {
        struct arena arena = {0};
        struct plan plan;
        struct err err = {""};
        bool active = plan_open(&plan, ctx, safety_today(&ui->loop.clock), &arena) &&
                      plan_decide_if_due(&plan, &arena, &err);
        if (active && plan.programme)
            goes_on = look(ui, ctx, pictures, &plan, &model, &arena);
        else
            goes_on = !active && offer_to_start(ui, ctx);
        if (active && !plan.programme)
            dialog_tell(ui, "The programme's file cannot be used",
                        "limber check says what is wrong with it.");
        plan_close(&plan);
        arena_release(&arena);
    }
}
