/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of the home screen around the routines. */
#include "config.h"

#include "app/home.h"
#include "app/home_parts.h"
#include "app/learn.h"
#include "app/log_screen.h"
#include "app/plan.h"
#include "app/plan_screen.h"
#include "app/progress.h"
#include "app/standing.h"
#include "base/civil.h"
#include "core/checklist.h"
#include "io/store.h"
#include "view/text.h"

#include <string.h>

enum { RECENT = 5, TODAY_ROWS_MAX = 8, SECONDS_A_DAY = 86400 };

/* ---- learn ---- */

static void open_card(struct home *h, const void *what)
{
    const struct card *card = what;
    learn_screen(h->ui, context_cards(h->ctx), card->id, NULL);
}

static struct home_row card_row(const struct card *card)
{
    return (struct home_row){.text = card->title, .about = card->text};
}

void home_fill_learn(struct home *h)
{
    const struct cards *cards = context_cards(h->ctx);
    home_section(h, "Learn", cards->count);
    for (size_t i = 0; i < cards->count; i++)
        home_add(h, card_row(cards->items[i]), open_card, cards->items[i]);
}

/* ---- today ---- */

static void add_suggestion(struct home *h)
{
    struct suggestion s = home_suggestion(h->ctx, &h->ui->loop.clock);
    const struct home_row *row = home_routine_row(h, s.routine);
    if (!row || row->quiet)
        return;
    struct home_row today = *row;
    today.note = s.because;
    home_add(h, today, home_start, s.routine);
}

/* Another card each day; the sources, which are last, are no reading for a break. */
static void add_card(struct home *h)
{
    const struct cards *cards = context_cards(h->ctx);
    size_t n = cards->count - (cards_sources(cards) != NULL);
    if (cards->count == 0 || n == 0)
        return;
    const struct card *card = cards->items[h->model.welcome ? 0 : (size_t) h->today % n];
    struct home_row row = card_row(card);
    row.detail = "read";
    home_add(h, row, open_card, card);
}

static void open_score(struct home *h, const void *what)
{
    (void) what;
    log_ask(h->ui, h->ctx, h->today);
}

static void open_progress(struct home *h, const void *what)
{
    (void) what;
    progress_visit(h->ui, h->ctx);
}

/* Once a day, as long as there is no score of today; then, where it leads. */
static void add_score(struct home *h)
{
    struct standing s;
    standing_read(&s, h->ctx, h->today, &h->arena);
    bool scored = s.n_scores && s.scores[s.n_scores - 1].day == h->today;
    if (!scored)
        home_add(h,
                 (struct home_row){
                     .text = "How stiff was today?",
                     .detail = "0 to 10",
                     .note = "Your average over the last 24 hours. One number a day makes a trend, "
                             "and a trend says when it is time to see someone.",
                 },
                 open_score, NULL);
    struct strbuf where = {0};
    trend_sentence(&where, &s.series, h->today);
    home_add(h,
             (struct home_row){.text = "Progress",
                               .detail = "look",
                               .note = arena_strdup(&h->arena, strbuf_text(&where))},
             open_progress, NULL);
    strbuf_release(&where);
}

static void open_plan(struct home *h, const void *what)
{
    (void) what;
    plan_screen(h->ui, h->ctx, h->pictures);
}

static const char *plan_state_text(struct home *h, const struct plan *p)
{
    if (p->paused)
        return "paused";
    if (p->week < 1)
        return "begins soon";
    return p->programme && p->week > p->programme->n_weeks
               ? "after the programme"
               : arena_printf(&h->arena, "week %d", p->week);
}

/* Where one is in the plan, or the offer of one. */
static void add_plan(struct home *h)
{
    struct plan plan;
    struct err unsaid = {""};
    bool active = plan_open(&plan, h->ctx, h->today, &h->arena) &&
                  plan_decide_if_due(&plan, &h->arena, &unsaid);
    struct home_row row = {
        .text = active && plan.programme ? plan.programme->name : "Six weeks, step by step",
        .detail = active ? plan_state_text(h, &plan) : "plan",
        .note = active ? "Enter shows today, the week and your levels."
                       : "Ten to fifteen minutes a day, gently at first. It adapts to how it "
                         "goes. Enter says more.",
    };
    plan_close(&plan);
    home_add(h, row, open_plan, NULL);
}

/* What was not so yet at the latest checklist that had such a line. */
static void add_todos(struct home *h)
{
    struct measure_record *rows = NULL;
    struct store_range range = {DAY_FIRST, DAY_LAST, 0};
    struct err err = {""};
    size_t count = 0;
    if (!store_measures(context_store(h->ctx), range, NULL, &h->arena, &rows, &count, &err))
        return;
    const struct measure_record **todos = arena_array(&h->arena, count + 1, sizeof *todos);
    size_t n = checklist_todos(rows, count, NULL, todos);
    if (n == 0)
        return;
    const char *kind = todos[n - 1]->kind;
    const char *id = arena_strndup(&h->arena, kind, strcspn(kind, "."));
    n = checklist_todos(rows, count, id, todos);
    const char *all = todos[0]->detail;
    for (size_t i = 1; i < n; i++)
        all = arena_printf(&h->arena, "%s\n%s", all, todos[i]->detail);
    const struct home_row *routine = home_routine_row(h, id);
    struct home_row row = {
        .text = arena_printf(&h->arena, "To do: %s", todos[0]->detail),
        .detail = n > 1 ? arena_printf(&h->arena, "+%zu", n - 1) : "",
        .note = routine ? arena_printf(&h->arena, "From %s. Enter goes through it again.",
                                       routine->text)
                        : NULL,
        .about = all,
        .quiet = routine && routine->quiet,
    };
    home_add(h, row, routine ? home_start : NULL, id);
}

/* Each adds the rows it has to say today, or none. */
static void (*const today_rows[])(struct home *h) = {add_suggestion, add_plan, add_todos, add_score,
                                                     add_card};

void home_fill_today(struct home *h)
{
    home_section(h, "Today", TODAY_ROWS_MAX);
    for (size_t i = 0; i < ARRAY_LEN(today_rows); i++)
        today_rows[i](h);
}

/* ---- lately ---- */

static const char *when(struct home *h, const struct session_record *r)
{
    static const char *const days[] = {"today", "yesterday"};
    int64_t local = r->started_s + r->offset_s;
    int minute = (int) ((local % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY / 60);
    struct civil d = civil_from_days(r->day);
    if (h->today - r->day >= 0 && h->today - r->day < 2)
        return arena_printf(&h->arena, "%s %02d:%02d", days[h->today - r->day], minute / 60,
                            minute % 60);
    return arena_printf(&h->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static void add_session(struct home *h, const struct session_record *r)
{
    static const char *const outcomes[N_RECORD_STATES] = {
        [RECORD_RUNNING] = "running",    [RECORD_DONE] = "done",
        [RECORD_EARLY] = "ended early",  [RECORD_STOPPED] = "stopped",
        [RECORD_CRASHED] = "broken off",
    };
    char done[TEXT_TIME_BYTES];
    const struct home_row *routine = home_routine_row(h, r->routine);
    struct home_row row = {
        .text = r->routine_name,
        .detail = when(h, r),
        .note = arena_printf(&h->arena, "%s, %s. %s", outcomes[r->state],
                             text_time(done, r->done_ms), routine ? "Enter does it again." : ""),
        .routine = routine ? routine->routine : NULL,
        .quiet = routine && routine->quiet,
    };
    home_add(h, row, routine ? home_start : NULL, r->routine);
}

void home_fill_lately(struct home *h)
{
    struct session_record *rows = NULL;
    struct store_range range = {DAY_FIRST, DAY_LAST, RECENT};
    struct err err = {""};
    size_t count = 0;
    home_section(h, "Lately", RECENT);
    if (store_sessions(context_store(h->ctx), range, &h->arena, &rows, &count, &err))
        for (size_t i = 0; i < count; i++)
            add_session(h, &rows[i]);
}
