/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/home.h"

#include "app/dialog.h"
#include "app/home_parts.h"
#include "app/plan.h"
#include "app/settings_screen.h"
#include "app/standing.h"
#include "app/user.h"
#include "app/visit.h"
#include "base/civil.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { DAY_ROWS_MAX = 64, SECONDS_A_DAY = 86400, A_LOOK_MS = 30000 };

/* ---- what to do ---- */

static struct session_record *sessions(struct context *ctx, struct store_range range,
                                       struct arena *a, size_t *count)
{
    struct session_record *rows = NULL;
    struct err err = {""};
    if (!store_sessions(context_store(ctx), range, a, &rows, count, &err))
        *count = 0;
    return rows;
}

/* Strength waits after a day of pain or of great stiffness. */
static bool waits(struct context *ctx, enum sore sore, const char *routine)
{
    struct library_item item;
    struct diags unsaid = {0};
    bool strength = sore != SORE_NOT &&
                    library_open(context_library(ctx), routine, &item, &unsaid) &&
                    item.routine->first_goal == GOAL_STRENGTH;
    diags_release(&unsaid);
    return strength;
}

/* The daily scores and the sessions of yesterday and today. */
static enum sore sore_on(struct context *ctx, int32_t today, const struct session_record *rows,
                         size_t count, struct arena *a)
{
    struct score_record *scores;
    struct err err = {""};
    size_t n = 0;
    int stiffness = -1, pain = -1;
    if (store_scores(context_store(ctx), (struct store_range){today - 1, today, 0}, SCORE_STIFFNESS,
                     a, &scores, &n, &err) &&
        n > 0)
        stiffness = scores[n - 1].value; /* the latest says how it is */
    for (size_t i = 0; i < count && rows[i].day >= today - 1; i++)
        pain = MAX(pain, MAX(rows[i].pain_before, rows[i].pain_worst));
    return suggestion_sore(stiffness, pain);
}

/* On a weekday a track may have its own short list for the day. */
static void suggest_from_track(struct context *ctx, int32_t day, enum sore sore,
                               const struct id_list *done, struct suggestion *s, struct arena *a)
{
    enum { FRIDAY = 5 };
    struct screening_record screening = practice_screening(ctx, a);
    struct person who = user_person(ctx, &screening, a);
    const char *routine = person_weekday_routine(&who, done);
    if (routine && civil_weekday(day) <= FRIDAY && !waits(ctx, sore, routine))
        *s = (struct suggestion){routine, "A small dose every weekday: your track."};
}

/* What the plan has for today comes before anything else. */
static void suggest_from_plan(struct context *ctx, int32_t day, enum sore sore,
                              struct suggestion *s, struct arena *a)
{
    struct plan plan;
    const char *routine = plan_open(&plan, ctx, day, a) ? plan_next_routine(&plan) : NULL;
    if (routine && !waits(ctx, sore, routine))
        *s = (struct suggestion){arena_strdup(&ctx->arena, routine), "Your plan for today."};
    plan_close(&plan);
}

/* A look at a routine is no session: only what something was done of counts. */
static size_t keep_done(struct session_record *rows, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (rows[i].steps_done > 0 || rows[i].done_ms >= A_LOOK_MS)
            rows[n++] = rows[i];
    return n;
}

struct suggestion home_suggestion(struct context *ctx, const struct clock *clock)
{
    int32_t offset_s;
    int64_t now_s = clock_wall_s(clock, &offset_s);
    int32_t today = civil_local_day(now_s, offset_s);
    struct arena arena = {0};
    size_t all = 0, n_today = 0;
    const char *ids[DAY_ROWS_MAX];
    struct store_range range = {DAY_FIRST, DAY_LAST, DAY_ROWS_MAX};
    struct session_record *rows = sessions(ctx, range, &arena, &all);
    enum sore sore = sore_on(ctx, today, rows, all, &arena);
    size_t count = keep_done(rows, all);
    struct suggestion_input in = {
        .hour = (int) (((now_s + offset_s) % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY / 3600),
        .stiffness = -1,
        .days_since = count ? today - rows[0].day : -1,
        .minutes_since = -1,
        .today = ids,
        .sore = sore,
    };
    for (size_t i = 0; i < count && rows[i].day == today; i++) {
        ids[n_today++] = rows[i].routine;
        int64_t ended_s = rows[i].ended_s ? rows[i].ended_s : rows[i].started_s;
        if (i == 0)
            in.minutes_since = (int) ((now_s - ended_s) / 60);
        int score =
            rows[i].stiffness_after >= 0 ? rows[i].stiffness_after : rows[i].stiffness_before;
        if (in.stiffness < 0)
            in.stiffness = score;
    }
    in.n_today = n_today;
    struct suggestion s = suggestion_for(&in);
    suggest_from_plan(ctx, today, sore, &s, &arena);
    suggest_from_track(ctx, today, sore, &(struct id_list){ids, n_today}, &s, &arena);
    arena_release(&arena);
    return s;
}

/* ---- the model ---- */

struct home_section *home_section(struct home *h, const char *name, size_t room)
{
    assert(h->model.n_sections < HOME_SECTIONS_MAX);
    struct home_section *s = &h->sections[h->model.n_sections++];
    h->rows = arena_array(&h->arena, room, sizeof *h->rows);
    h->room = room;
    *s = (struct home_section){.name = name, .rows = h->rows};
    return s;
}

void home_add(struct home *h, struct home_row row, void (*open)(struct home *h, const void *what),
              const void *what)
{
    struct home_section *s = &h->sections[h->model.n_sections - 1];
    if (s->n == h->room)
        return;
    struct home_act *act = arena_alloc(&h->arena, sizeof *act);
    *act = (struct home_act){open, what};
    row.act = act;
    h->rows[s->n++] = row;
}

static void (*const sections[])(struct home *h) = {
    home_fill_today,
    home_fill_routines,
    home_fill_learn,
    home_fill_lately,
};

static const char *date_text(struct home *h)
{
    static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct civil d = civil_from_days(h->today);
    return arena_printf(&h->arena, "%s %d %s", weekdays[civil_weekday(h->today) - 1], d.day,
                        months[d.month - 1]);
}

/* Nothing was ever done, and the safety questions were never asked. */
static const char welcome[] =
    "Welcome. Enter starts the first five minutes, after a few safety questions. Tab leads to all "
    "routines and to short cards about the pop, the desk and when to get help.";

/* The cursor, the letters and the filters stay as they are. */
static void make_model(struct home *h)
{
    const struct home_model old = h->model;
    int32_t offset_s;
    int64_t now_s = clock_wall_s(&h->ui->loop.clock, &offset_s);
    arena_release(&h->arena);
    h->today = civil_local_day(now_s, offset_s);
    h->model = (struct home_model){.sections = h->sections,
                                   .menu = old.menu,
                                   .find = old.find,
                                   .filter = old.filter,
                                   .filtered_by = old.filtered_by,
                                   .picture = h->pictures->off ? NULL : &h->pictures->picture};
    struct screening_record screening = practice_screening(h->ctx, &h->arena);
    struct standing standing;
    standing_read(&standing, h->ctx, h->today, &h->arena);
    h->model.date = date_text(h);
    if (screening_lock_of(screening.lock) != VERDICT_OK)
        h->model.notice = "Exercise is locked until this has been checked: Enter says why. The "
                          "learn cards are open.";
    else if (standing.trend.active.verdict == TREND_REFER)
        h->model.notice = "Strength is paused: Enter on a strength routine says why.";
    else if (screening.id == 0)
        h->model.welcome = welcome;
    home_read_routines(h, &screening, &standing);
    for (size_t i = 0; i < ARRAY_LEN(sections); i++)
        sections[i](h);
}

/* ---- the screen ---- */

static void draw_home(struct frame *f, void *model)
{
    struct home *h = model;
    view_home(f, &h->model);
}

static enum action key_home(void *model, struct input in)
{
    struct home *h = model;
    return home_key(&h->model, in);
}

static bool tick_home(void *model, int64_t elapsed_ms)
{
    struct home *h = model;
    h->model.elapsed_ms = elapsed_ms;
    return h->model.picture;
}

/* Returns true where the model has to be made anew. */
static bool act(struct home *h, enum action action)
{
    const struct home_row *row = home_chosen(&h->model);
    const struct home_act *a = row ? row->act : NULL;
    if (action == ACTION_GO_ON && a && a->open)
        a->open(h, a->what);
    else if (action == ACTION_SETTINGS)
        settings_screen(h->ui, h->ctx, h->pictures);
    else
        return false;
    return true;
}

int home_run(struct context *ctx)
{
    struct ui ui;
    struct pictures pictures;
    struct err err = {""};
    context_store(ctx); /* what it has to say would be lost on the screen */
    context_cards(ctx);
    if (!visit_open(&ui, ctx, -1, &pictures, &err)) {
        fprintf(stderr, "limber: %s\n", err.text);
        return 1;
    }
    struct home h = {.ctx = ctx, .ui = &ui, .pictures = &pictures};
    const struct dialog screen = {SCREEN_HOME, draw_home, key_home, tick_home, &h, true};
    bool quit = false;
    make_model(&h);
    while (!quit && !ui.quit) {
        h.model.elapsed_ms = h.model.beside_ms = 0; /* as the dialog opens */
        enum action action = dialog_run(&ui, &screen);
        quit = action == ACTION_QUIT;
        if (act(&h, action))
            make_model(&h);
    }
    visit_close(&ui, &pictures);
    arena_release(&h.arena);
    return 0;
}
