/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/home.h"

#include "app/dialog.h"
#include "app/settings_screen.h"
#include "app/user.h"
#include "app/visit.h"
#include "base/civil.h"
#include "view/home.h"

#include <stdio.h>
#include <string.h>

enum { RECENT = 5, DAY_ROWS_MAX = 64, SECONDS_A_DAY = 86400 };

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

/* On a weekday a track may have its own short list for the day. */
static void suggest_from_track(struct context *ctx, int32_t day, const struct id_list *done,
                               struct suggestion *s, struct arena *a)
{
    enum { FRIDAY = 5 };
    struct screening_record screening = practice_screening(ctx, a);
    struct person who = user_person(ctx, &screening, a);
    const char *routine = person_weekday_routine(&who, done);
    if (routine && civil_weekday(day) <= FRIDAY)
        *s = (struct suggestion){routine, "A small dose every weekday: your track."};
}

struct suggestion home_suggestion(struct context *ctx, const struct clock *clock)
{
    int32_t offset_s;
    int64_t now_s = clock_wall_s(clock, &offset_s);
    int32_t today = civil_local_day(now_s, offset_s);
    struct arena arena = {0};
    size_t count = 0, n_today = 0;
    const char *ids[DAY_ROWS_MAX];
    struct store_range range = {DAY_FIRST, DAY_LAST, DAY_ROWS_MAX};
    struct session_record *rows = sessions(ctx, range, &arena, &count);
    struct suggestion_input in = {
        .hour = (int) (((now_s + offset_s) % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY / 3600),
        .stiffness = -1,
        .days_since = count ? today - rows[0].day : -1,
        .minutes_since = -1,
        .today = ids,
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
    suggest_from_track(ctx, today, &(struct id_list){ids, n_today}, &s, &arena);
    arena_release(&arena);
    return s;
}

/* ---- the model ---- */

struct home {
    struct context *ctx;
    struct ui *ui;
    struct pictures *pictures;
    struct arena arena; /* of the model: made anew when the screen is come back to */
    struct home_model model;
    const char **ids; /* of the routines, in the model's order */
    int broken;       /* routines whose files cannot be used */
};

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
            steps[out->n_steps++] = (struct home_step){p->exercise->name, step_dose(&h->arena, p)};
        else if (p->kind != STEP_REST)
            steps[out->n_steps++] = (struct home_step){p->step->title, ""};
    }
    out->steps = steps;
}

/* False where the file cannot be used: `limber check` says why. */
static bool add_routine(struct home *h, const char *id, const struct timeline_options *options,
                        enum verdict lock, enum permission permission, struct home_routine *out)
{
    struct library *library = context_library(h->ctx);
    struct exercise_source source = library_source(library);
    struct library_item item;
    struct diags diags = {0};
    const struct timeline *t = NULL;
    if (!library_open(library, id, &item, &diags))
        h->broken++;
    else
        t = timeline_compile(item.routine, options, &source, &h->arena, &diags);
    diags_release(&diags);
    if (!t)
        return false;
    *out = (struct home_routine){
        .name = item.routine->name,
        .summary = item.routine->summary,
        .total_ms = t->total_ms,
        .locked = lock != VERDICT_OK ? !screening_allows(lock, t)
                                     : !permission_covers(permission, item.routine->first_goal),
    };
    add_steps(h, t, out);
    return true;
}

static void add_routines(struct home *h, const struct screening_record *screening,
                         enum permission permission)
{
    const struct library_entry *entries;
    size_t count = library_list(context_library(h->ctx), LIBRARY_ROUTINE, &entries);
    struct home_routine *routines = arena_array(&h->arena, count, sizeof *routines);
    h->ids = arena_array(&h->arena, count, sizeof *h->ids);
    struct timeline_options options = user_options(h->ctx, screening, 0, &h->arena);
    enum verdict lock = screening_lock_of(screening->lock);
    size_t n = 0;
    for (size_t i = 0; i < count && n < HOME_ROUTINES_MAX; i++)
        if (add_routine(h, entries[i].id, &options, lock, permission, &routines[n]))
            h->ids[n++] = entries[i].id;
    h->model.routines = routines;
    h->model.n_routines = n;
    if (h->broken > 0 && !h->model.notice)
        h->model.notice = arena_printf(
            &h->arena, "Routines with errors: %d. limber check --all says what.", h->broken);
}

static const char *when(struct home *h, const struct session_record *r, int32_t today)
{
    static const char *const days[] = {"today", "yesterday"};
    int64_t local = r->started_s + r->offset_s;
    int minute = (int) ((local % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY / 60);
    struct civil d = civil_from_days(r->day);
    if (today - r->day >= 0 && today - r->day < 2)
        return arena_printf(&h->arena, "%s %02d:%02d", days[today - r->day], minute / 60,
                            minute % 60);
    return arena_printf(&h->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static void add_recent(struct home *h, int32_t today)
{
    static const char *const outcomes[N_RECORD_STATES] = {
        [RECORD_RUNNING] = "running",    [RECORD_DONE] = "done",
        [RECORD_EARLY] = "ended early",  [RECORD_STOPPED] = "stopped",
        [RECORD_CRASHED] = "broken off",
    };
    size_t count = 0;
    struct store_range range = {DAY_FIRST, DAY_LAST, RECENT};
    struct session_record *rows = sessions(h->ctx, range, &h->arena, &count);
    struct home_session *recent = arena_array(&h->arena, count, sizeof *recent);
    for (size_t i = 0; i < count; i++)
        recent[i] = (struct home_session){
            .when = when(h, &rows[i], today),
            .name = rows[i].routine_name,
            .outcome = outcomes[rows[i].state],
            .done_ms = rows[i].done_ms,
        };
    h->model.recent = recent;
    h->model.n_recent = count;
}

static const char *date_text(struct home *h, int32_t day)
{
    static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct civil d = civil_from_days(day);
    return arena_printf(&h->arena, "%s %d %s", weekdays[civil_weekday(day) - 1], d.day,
                        months[d.month - 1]);
}

static void put_suggestion(struct home *h)
{
    struct suggestion s = home_suggestion(h->ctx, &h->ui->loop.clock);
    for (size_t i = 0; i < h->model.n_routines; i++) {
        if (strcmp(h->ids[i], s.routine) != 0 || h->model.routines[i].locked)
            continue;
        h->model.today = h->model.routines[i].name;
        h->model.because = s.because;
        home_choose(&h->model, i);
    }
}

static void make_model(struct home *h)
{
    arena_release(&h->arena);
    h->model = (struct home_model){0};
    h->broken = 0;
    int32_t offset_s;
    int64_t now_s = clock_wall_s(&h->ui->loop.clock, &offset_s);
    int32_t today = civil_local_day(now_s, offset_s);
    struct screening_record screening = practice_screening(h->ctx, &h->arena);
    struct standing standing;
    standing_read(&standing, h->ctx, today, &h->arena);
    h->model.date = date_text(h, today);
    if (screening_lock_of(screening.lock) != VERDICT_OK)
        h->model.notice = "Exercise is locked until this has been checked: Enter says why.";
    else if (standing.trend.active.verdict == TREND_REFER)
        h->model.notice = "Strength is paused: Enter on a strength routine says why.";
    add_routines(h, &screening, standing_permission(&standing, SCALE_NONE));
    add_recent(h, today);
    put_suggestion(h);
}

/* ---- the screen ---- */

static void draw_home(struct frame *f, void *model)
{
    view_home(f, model);
}

static enum action key_home(void *model, struct input in)
{
    return home_key(model, in);
}

static void start_chosen(struct home *h)
{
    int chosen = home_chosen(&h->model);
    if (chosen < 0)
        return;
    struct run_options o = {.practice = {.name = h->ids[chosen]}, .figure = -1};
    struct practice p;
    struct diags diags = {0};
    if (practice_open(&p, h->ctx, &o.practice, &h->ui->loop.clock, true, &diags)) {
        struct visit v = {
            .ui = h->ui, .ctx = h->ctx, .practice = &p, .pictures = h->pictures, .options = &o};
        visit_run(&v);
    }
    h->ui->engine = NULL;
    practice_close(&p);
    diags_release(&diags);
}

int home_run(struct context *ctx)
{
    struct ui ui;
    struct pictures pictures;
    struct err err = {""};
    context_store(ctx); /* what it has to say would be lost on the screen */
    if (!visit_open(&ui, ctx, -1, &pictures, &err)) {
        fprintf(stderr, "limber: %s\n", err.text);
        return 1;
    }
    struct home h = {.ctx = ctx, .ui = &ui, .pictures = &pictures};
    const struct dialog screen = {SCREEN_HOME, draw_home, key_home, NULL, &h.model};
    bool quit = false;
    make_model(&h);
    while (!quit && !ui.quit) {
        enum action action = dialog_run(&ui, &screen);
        quit = action == ACTION_QUIT;
        if (action == ACTION_GO_ON)
            start_chosen(&h);
        if (action == ACTION_SETTINGS)
            settings_screen(&ui, ctx, &pictures);
        if (action == ACTION_GO_ON || action == ACTION_SETTINGS)
            make_model(&h);
    }
    visit_close(&ui, &pictures);
    arena_release(&h.arena);
    return 0;
}
