/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/ask_plain.h"
#include "app/plain.h"
#include "app/run.h"
#include "app/safety.h"

#include <signal.h>
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

/* Ends the session for what happened, and locks what it locks. */
static void end_for(struct practice *p, struct loop *l, const struct stop_event *event)
{
    p->recorder.session.reason = event->id;
    coach_step(&p->coach, l->now_ns, SESSION_INPUT_END);
    if (event->lock == VERDICT_OK) {
        printf("%s\n", event->say);
        return;
    }
    struct err err = {""};
    struct strbuf text = {0};
    safety_lock(p->ctx, &l->clock, event->lock, event->id, &err);
    safety_say(p->ctx, event->lock, &text);
    printf("%s\n", strbuf_text(&text));
    strbuf_release(&text);
}

/* After `!`. True: the session goes on. */
static bool goes_on_after_stop(struct practice *p, struct loop *l)
{
    sigset_t ours;
    sigprocmask(SIG_SETMASK, &l->before, &ours); /* while one answers, Ctrl-C ends the program */
    const struct stop_event *event = ask_plain_stop();
    sigprocmask(SIG_SETMASK, &ours, NULL);
    loop_resync(l);
    if (!event)
        return true;
    recorder_event(&p->recorder, &p->coach, "stop", event->id);
    if (event->action == STOP_CARRY_ON || event->action == STOP_EASE) {
        printf("%s\n", event->say);
        if (event->action == STOP_EASE && !coach_swap(&p->coach, l->now_ns, false))
            coach_step(&p->coach, l->now_ns, SESSION_INPUT_NEXT);
        return true;
    }
    end_for(p, l, event);
    return false;
}

static int play(struct practice *p, struct loop *l, bool keys)
{
    if (practice_is_locked(p))
        return run_locked(p);
    if (p->screening.id == 0)
        print_safety_card();
    fflush(stdout);
    enum plain_result result;
    do
        result = plain_run(&p->coach, l, keys);
    while (result == PLAIN_STOPPED && goes_on_after_stop(p, l));
    if (result == PLAIN_ENDED)
        ring_out(p);
    if (p->recorder.err.text[0])
        fprintf(stderr, "limber: %s\n", p->recorder.err.text);
    if (result == PLAIN_ENDED)
        printf("%s\n", footer_wording);
    return result == PLAIN_ENDED || result == PLAIN_STOPPED ? 0 : 1;
}

/* What was asked before the session, on a terminal. */
struct asked {
    bool check;
    int pain;
};

/* The safety questions of someone who was never asked, else the three of every session. A lock
 * is told when the routine is known. */
static bool ask_first(struct context *ctx, bool go, struct asked *asked)
{
    struct arena arena = {0};
    struct clock clock;
    clock_init(&clock);
    struct screening_record latest = practice_screening(ctx, &arena);
    bool locked = screening_lock_of(latest.lock) != VERDICT_OK;
    arena_release(&arena);
    if (locked || (latest.id != 0 && go))
        return true;
    if (latest.id == 0)
        return ask_plain(ctx, &clock, true);
    asked->check = true;
    return ask_plain_check(ctx, &clock, &asked->pain);
}

static bool is_too_much(const struct practice *p, const struct asked *asked)
{
    struct check_answers answers = {.pain = asked->pain, .well_enough = true};
    if (check_judge(&answers) == CHECK_GO || p->item.routine->first_goal == GOAL_BREATH)
        return false;
    printf("With pain of 4 to 6, keep to gentle breathing today: limber run breath-coherent-5\n");
    return true;
}

int run_plain(struct context *ctx, const struct run_options *o)
{
    bool keys = isatty(STDIN_FILENO);
    struct asked asked = {0};
    if (keys && !ask_first(ctx, o->go, &asked))
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
    if (!practice_open(&p, ctx, &o->practice, &loop.clock, keys, &diags)) {
        run_report(&diags);
    } else if (!is_too_much(&p, &asked)) {
        print_notices(&diags);
        p.recorder.session.check = asked.check ? RECORD_CHECK_TERMINAL : RECORD_CHECK_NONE;
        p.recorder.session.pain_before = asked.check ? asked.pain : SCALE_NONE;
        status = play(&p, &loop, keys);
    }
    diags_release(&diags);
    practice_close(&p);
    loop_release(&loop);
    return status;
}
