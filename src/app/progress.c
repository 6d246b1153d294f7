/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress.h"

#include "app/activities.h"
#include "app/dialog.h"
#include "app/log_screen.h"
#include "app/safety.h"
#include "app/standing.h"
#include "app/visit.h"
#include "io/store.h"
#include "view/progress.h"

#include <stdio.h>

enum { SESSIONS = 1000 };

/* ---- reading ---- */

static bool read_rows(struct progress_input *in, struct store *s, struct arena *a, struct err *err)
{
    const struct store_range all = {DAY_FIRST, in->today, 0};
    struct session_tally *tallies;
    struct score_record *pain;
    struct practice_record *practice;
    struct measure_record *measures;
    struct pause_record *pauses;
    struct session_record *sessions;
    if (!store_tallies(s, all, a, &tallies, &in->n_tallies, err) ||
        !store_scores(s, all, SCORE_PAIN, a, &pain, &in->n_pain, err) ||
        !store_practice(s, all, a, &practice, &in->n_practice, err) ||
        !store_measures(s, all, NULL, a, &measures, &in->n_measures, err) ||
        !store_pauses(s, a, &pauses, &in->n_pauses, err) ||
        !store_sessions(s, (struct store_range){DAY_FIRST, in->today, SESSIONS}, a, &sessions,
                        &in->n_sessions, err))
        return false;
    in->tallies = tallies;
    in->pain = pain;
    in->practice = practice;
    in->measures = measures;
    in->pauses = pauses;
    in->sessions = sessions;
    return true;
}

bool progress_read(struct progress *p, struct context *ctx, int32_t today, struct arena *a,
                   struct err *err)
{
    struct standing standing;
    struct progress_input in = {
        .today = today,
        .target = context_settings(ctx)->values[SETTING_WEEKLY_TARGET].integer,
    };
    standing_read(&standing, ctx, today, a);
    in.over_65 = standing.over_65;
    in.stiffness = standing.scores;
    in.n_stiffness = standing.n_scores;
    if (!read_rows(&in, context_store(ctx), a, err))
        return false;
    *p = progress_of(&in, &standing.trend, &standing.series, a);
    return true;
}

bool progress_read_doses(struct progress *p, struct context *ctx, struct progress_span span,
                         struct arena *a, struct err *err)
{
    const struct store_range range = {span.first, span.last, 0};
    struct dose_record *rows;
    size_t count;
    if (!store_doses(context_store(ctx), range, a, &rows, &count, err))
        return false;
    p->doses = rows;
    p->n_doses = count;
    return true;
}

/* ---- pausing ---- */

static bool keep_pause(struct ui *ui, struct context *ctx, const struct pause_record *pause)
{
    struct err err = {""};
    if (store_pause_write(context_store(ctx), pause, &err))
        return true;
    dialog_tell(ui, "It could not be kept", err.text);
    return false;
}

/* Ill, resting or away, from today; or well again. */
static void choose_pause(struct ui *ui, struct context *ctx, const struct progress *p)
{
    static const char *const items[] = {"I am ill", "I need a rest", "I am away",
                                        "I am back: end the pause"};
    static const char *const reasons[] = {"illness", "rest", "away"};
    const struct pause_record *now = progress_pause(p);
    struct choice_model m = {
        .title = "A pause",
        .text = "Days of a pause count against nobody. It lasts until you are back.",
        .items = items,
        .n = now ? ARRAY_LEN(items) : ARRAY_LEN(reasons),
        .at_once = true,
    };
    if (dialog_choice(ui, &m) != ACTION_GO_ON)
        return;
    if (m.menu.cursor < (int) ARRAY_LEN(reasons)) {
        keep_pause(ui, ctx,
                   &(struct pause_record){p->in.today, DAY_OPEN, reasons[m.menu.cursor], 0});
    } else {
        struct pause_record ended = *now;
        ended.to_day = p->in.today - 1;
        keep_pause(ui, ctx, &ended);
    }
}

/* ---- the screen ---- */

struct looking {
    struct context *ctx;
    struct arena arena; /* of the rows */
    struct progress p;
    struct progress_model model;
    struct progress_span doses; /* the period whose exercises are read */
};

/* The period the page is about; the overview is about this week, and the other pages show none. */
static bool read_doses(struct looking *l, struct err *err)
{
    bool now = l->model.page == PAGE_OVERVIEW;
    if (!now && l->model.page != PAGE_BODY && l->model.page != PAGE_EXERCISES)
        return true;
    struct progress_span span =
        progress_span(now ? PROGRESS_WEEK : l->model.unit, now ? l->p.in.today : l->model.day);
    if (span.first == l->doses.first && span.last == l->doses.last)
        return true;
    l->doses = span;
    return progress_read_doses(&l->p, l->ctx, span, &l->arena, err);
}

static bool read_all(struct looking *l, int32_t today, struct err *err)
{
    arena_release(&l->arena);
    l->doses = (struct progress_span){0, 0};
    l->model.p = &l->p;
    return progress_read(&l->p, l->ctx, today, &l->arena, err) && read_doses(l, err);
}

static void draw_progress(struct frame *f, void *looking)
{
    struct looking *l = looking;
    view_progress(f, &l->model);
}

static enum action key_progress(void *looking, struct input in)
{
    struct looking *l = looking;
    struct err err = {""};
    enum action action = progress_key(&l->model, in);
    if (action == ACTION_HANDLED)
        read_doses(l, &err); /* what cannot be read is not shown */
    return action;
}

static void act(struct looking *l, struct ui *ui, enum action action)
{
    if (action == ACTION_SCORE)
        log_ask(ui, l->ctx, l->p.in.today);
    if (action == ACTION_ACTIVITIES)
        activities_ask(ui, l->ctx, l->p.in.today);
    if (action == ACTION_REST)
        choose_pause(ui, l->ctx, &l->p);
}

void progress_visit(struct ui *ui, struct context *ctx)
{
    struct looking l = {.ctx = ctx, .model = {.unit = PROGRESS_WEEK}};
    const struct dialog screen = {SCREEN_PROGRESS, draw_progress, key_progress, NULL, &l};
    enum action action = ACTION_NONE;
    l.model.day = safety_today(&ui->loop.clock);
    while (action != ACTION_QUIT && action != ACTION_CANCEL && !ui->quit) {
        struct err err = {""};
        if (read_all(&l, safety_today(&ui->loop.clock), &err)) {
            action = dialog_run(ui, &screen);
            act(&l, ui, action);
        } else {
            dialog_tell(ui, "The history cannot be read", err.text);
            action = ACTION_QUIT;
        }
    }
    arena_release(&l.arena);
}

int progress_run(struct context *ctx)
{
    struct ui ui;
    struct pictures pictures;
    struct err err = {""};
    context_store(ctx); /* what it has to say would be lost on the screen */
    if (!visit_open(&ui, ctx, -1, &pictures, &err)) {
        fprintf(stderr, "limber: %s\n", err.text);
        return 1;
    }
    progress_visit(&ui, ctx);
    visit_close(&ui, &pictures);
    return 0;
}
