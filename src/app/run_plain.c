/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/ask_plain.h"
#include "app/plain.h"
#include "app/run.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { RING_MS = 2500 }; /* the last sound is heard to its end */

static void print_lines(const struct wording *w)
{
    for (size_t i = 0; i < w->count; i++)
        printf("%s\n", w->lines[i]);
}

/* What a person who was never asked must know before they move. */
static void print_safety_card(void)
{
    print_lines(&disclaimer_wording);
    print_lines(&safety_card_wording);
    printf("\n");
}

static void print_notices(struct diags *d)
{
    for (size_t i = 0; i < d->count; i++)
        printf("%s\n", d->items[i].message);
    diags_release(d);
}

static void ring_out(const struct practice *p)
{
    if (!p->engine || engine_status(p->engine) != ENGINE_ON)
        return;
    nanosleep(&(struct timespec){RING_MS / 1000, RING_MS % 1000 * 1000000}, NULL);
}

static int play(struct practice *p, struct loop *l, bool keys)
{
    if (practice_is_locked(p))
        return run_locked(p);
    if (p->screening.id == 0)
        print_safety_card();
    fflush(stdout);
    p->recorder.session.check = RECORD_CHECK_NONE;
    enum plain_result result = plain_run(&p->coach, l, keys);
    if (result == PLAIN_ENDED)
        ring_out(p);
    if (p->recorder.err.text[0])
        fprintf(stderr, "limber: %s\n", p->recorder.err.text);
    if (result == PLAIN_ENDED)
        printf("%s\n", footer_wording);
    return result == PLAIN_ENDED ? 0 : 1;
}

/* Someone who can answer and never did is asked before they move. */
static bool is_asked_first(struct context *ctx)
{
    struct arena arena = {0};
    struct clock clock;
    clock_init(&clock);
    bool never = practice_screening(ctx, &arena).id == 0;
    arena_release(&arena);
    return !never || ask_plain(ctx, &clock, true);
}

int run_plain(struct context *ctx, const struct run_options *o)
{
    bool keys = isatty(STDIN_FILENO);
    if (keys && !is_asked_first(ctx))
        return 1;
    struct loop loop;
    struct err err = {""};
    if (!loop_init(&loop, keys ? STDIN_FILENO : -1, false, &err)) {
        fprintf(stderr, "limber: %s\n", err.text);
        return 1;
    }
    struct practice p;
    struct diags diags = {0};
    int status = 1;
    bool opened = practice_open(&p, ctx, &o->practice, &loop.clock, keys, &diags);
    if (opened) {
        print_notices(&diags);
        status = play(&p, &loop, keys);
    } else {
        run_report(&diags);
    }
    practice_close(&p);
    loop_release(&loop);
    return status;
}
