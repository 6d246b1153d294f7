/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress.h"

#include "app/activities.h"
#include "app/dialog.h"
#include "app/log_screen.h"
#include "app/plan.h"
#include "app/safety.h"
#include "app/standing.h"
#include "app/visit.h"
#include "io/store.h"
#include "view/progress.h"

#include <stdio.h>

/* ---- reading ---- */

static bool read_rows(struct progress_input *in, struct store *s, struct arena *a, struct err *err)
{
    const struct store_range all = {DAY_FIRST, in->today, 0};
    struct session_tally *tallies;
    struct score_record *pain;
    struct practice_record *practice;
    struct measure_record *measures;
    struct pause_record *pauses;
    if (!store_tallies(s, all, a, &tallies, &in->n_tallies, err) ||
        !store_scores(s, all, SCORE_PAIN, a, &pain, &in->n_pain, err) ||
        !store_practice(s, all, a, &practice, &in->n_practice, err) ||
        !store_measures(s, all, NULL, a, &measures, &in->n_measures, err) ||
        !store_pauses(s, a, &pauses, &in->n_pauses, err))
        return false;
    in->tallies = tallies;
    in->pain = pain;
    in->practice = practice;
    in->measures = measures;
    in->pauses = pauses;
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
    *err = standing.err;
    if (err->text[0] || !read_rows(&in, context_store(ctx), a, err))
        return false;
    *p = progress_of(&in, &standing.trend, &standing.series, a);
    return true;
}

static void name_exercises(struct context *ctx, struct dose_record *rows, size_t count)
{
    struct exercise_source source = library_source(context_library(ctx));
    struct diags diags = {0};
    for (size_t i = 0; i < count; i++) {
        struct src_loc nowhere = {rows[i].exercise, 0};
        const struct exercise *e = source.find(source.context, rows[i].exercise, nowhere, &diags);
        rows[i].name = e ? e->name : NULL;
    }
    diags_release(&diags);
}

bool progress_read_doses(struct progress *p, struct context *ctx, struct progress_span span,
                         struct arena *a, struct err *err)
{
    const struct store_range range = {span.first, span.last, 0};
    struct dose_record *rows;
    bool ok = store_doses(context_store(ctx), range, a, &rows, &p->n_doses, err);
    p->n_doses = ok ? p->n_doses : 0;
    p->doses = ok ? rows : NULL;
    if (ok)
        name_exercises(ctx, rows, p->n_doses);
    return ok;
}

bool progress_read_sessions(struct progress *p, struct context *ctx, struct progress_span span,
                            size_t limit, struct arena *a, struct err *err)
{
    const struct store_range range = {span.first, span.last, limit};
    struct session_record *rows;
    bool ok = store_sessions(context_store(ctx), range, a, &rows, &p->in.n_sessions, err);
    p->in.n_sessions = ok ? p->in.n_sessions : 0;
    p->in.sessions = ok ? rows : NULL;
    return ok;
}

/* ---- pausing ---- */

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
    struct err err = {""};
    bool ends = m.menu.cursor == (int) ARRAY_LEN(reasons);
    const struct pause_record begun = {p->in.today, DAY_OPEN, ends ? "" : reasons[m.menu.cursor],
                                       0};
    if (!(ends ? plan_resume(ctx, p->in.today, &err)
               : store_pause_write(context_store(ctx), &begun, &err)))
        dialog_tell(ui, "It could not be kept", err.text);
}

/* ---- the screen ---- */

struct looking {
    struct context *ctx;
    struct arena arena; /* of the rows */
    struct progress p;
    struct progress_model model;
    struct progress_span doses, sessions; /* the periods they are read of */
    struct err err;                       /* what could not be read; "": nothing */
};

static bool is_read(struct progress_span *there, struct progress_span span)
{
    bool same = span.first == there->first && span.last == there->last;
    *there = span;
    return same;
}

/* The period the page is about: its exercises or its sessions. The overview is about this week, and
 * the other pages show neither. */
static bool read_period(struct looking *l)
{
    enum progress_page page = l->model.page;
    bool now = page == PAGE_OVERVIEW, sessions = page == PAGE_SESSIONS;
    if (!now && !sessions && page != PAGE_BODY && page != PAGE_EXERCISES)
        return true;
    struct progress_span span =
        progress_span(now ? PROGRESS_WEEK : l->model.unit, now ? l->p.in.today : l->model.day);
    if (is_read(sessions ? &l->sessions : &l->doses, span))
        return true;
    if (sessions)
        return progress_read_sessions(&l->p, l->ctx, span, PROGRESS_SESSIONS_MAX, &l->arena,
                                      &l->err);
    return progress_read_doses(&l->p, l->ctx, span, &l->arena, &l->err);
}

static bool read_all(struct looking *l, int32_t today)
{
    arena_release(&l->arena);
    l->doses = l->sessions = (struct progress_span){0, 0};
    l->model.p = &l->p;
    return progress_read(&l->p, l->ctx, today, &l->arena, &l->err) && read_period(l);
}

static void draw_progress(struct frame *f, void *looking)
{
    struct looking *l = looking;
    view_progress(f, &l->model);
}

static enum action key_progress(void *looking, struct input in)
{
    struct looking *l = looking;
    enum action action = progress_key(&l->model, in);
    return action == ACTION_HANDLED && !read_period(l) ? ACTION_CANCEL : action;
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

/* What was damaged is kept: where, is more than that it was. */
static void say_unread(struct ui *ui, struct context *ctx, const struct err *err)
{
    const char *notice = store_notice(context_store(ctx));
    dialog_tell(ui, "The history cannot be read", notice ? notice : err->text);
}

bool progress_visit(struct ui *ui, struct context *ctx)
{
    struct looking l = {.ctx = ctx, .model = {.unit = PROGRESS_WEEK}};
    const struct dialog screen = {SCREEN_PROGRESS, draw_progress, key_progress, NULL, &l, false};
    enum action action = ACTION_NONE;
    if (!context_store(ctx)) {
        dialog_tell(ui, "The history cannot be read",
                    "It could not be opened when limber began. 'limber doctor' says why.");
        return false;
    }
    l.model.day = safety_today(&ui->loop.clock);
    while (action != ACTION_QUIT && action != ACTION_CANCEL && !ui->quit) {
        if (!read_all(&l, safety_today(&ui->loop.clock)))
            break;
        action = dialog_run(ui, &screen);
        act(&l, ui, action);
    }
    if (l.err.text[0])
        say_unread(ui, ctx, &l.err);
    arena_release(&l.arena);
    return !l.err.text[0];
}

int progress_run(struct context *ctx)
{
    struct ui ui;
    struct pictures pictures;
    struct err err = {""};
    if (!context_store(ctx))
        return 1; /* said already */
    if (!visit_open(&ui, ctx, -1, &pictures, &err)) {
        fprintf(stderr, "limber: %s\n", err.text);
        return 1;
    }
    bool ok = progress_visit(&ui, ctx);
    visit_close(&ui, &pictures);
    return !ok;
}
