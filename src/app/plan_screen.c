/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/plan_screen.h"

#include "app/dialog.h"
#include "app/plan_model.h"
#include "app/safety.h"
#include "app/visit.h"

static const char six_weeks[] = "six-weeks";

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
    ui_hear(ui, NULL, NULL);
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
    m->refused = false;
}

/* One look at the plan. False: it is left. m->week says which week, 0: that of today. */
static bool look(struct ui *ui, struct context *ctx, struct pictures *pictures, struct plan *p,
                 struct plan_model *m, struct arena *a)
{
    const struct dialog screen = {SCREEN_PLAN, draw_plan, key_plan, NULL, m, false};
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
