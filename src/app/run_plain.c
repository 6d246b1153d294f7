/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/ask_plain.h"
#include "app/plain.h"
#include "app/resume.h"
#include "app/run.h"
#include "app/safety.h"
#include "app/say.h"
#include "app/standing.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const int64_t NS_PER_MS = 1000000;

/* The last sound and the last word are heard to their end. */
enum { RING_MS = 2500, RING_MAX_MS = 8000, SAID_MS = 400 };

static void print_lines(const struct wording *w)
{
    for (size_t i = 0; i < w->count; i++)
        say(w->lines[i]);
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
        say(d->items[i].message);
    diags_release(d);
}

static void ring_out(struct practice *p)
{
    bool sounds = p->engine && engine_status(p->engine) == ENGINE_ON;
    if (!sounds && !(p->narrator.on && p->narrator.speaker.dispatcher))
        return;
    int64_t now_ns = clock_now_ns(p->clock);
    int64_t said_ms = (narrator_quiet_ns(&p->narrator) - now_ns) / NS_PER_MS;
    int64_t left_ms = CLAMP(said_ms + SAID_MS, RING_MS, RING_MAX_MS);
    while (left_ms > 0) {
        int64_t next_ms = (narrator_poll(&p->narrator, p->engine, now_ns) - now_ns) / NS_PER_MS + 1;
        int64_t ms = MIN(next_ms, left_ms);
        nanosleep(&(struct timespec){ms / 1000, ms % 1000 * NS_PER_MS}, NULL);
        now_ns += ms * NS_PER_MS;
        left_ms -= ms;
    }
}

static void end(struct practice *p, struct loop *l, const struct stop_event *event)
{
    p->recorder.session.reason = event->id;
    coach_step(&p->coach, l->now_ns, SESSION_INPUT_END);
}

static void lock(struct practice *p, struct loop *l, const struct stop_event *event,
                 const struct stop_outcome *o)
{
    struct err err = {""};
    struct strbuf text = {0};
    end(p, l, event);
    safety_lock(p->ctx, &l->clock, o->lock, o->question, event->id, &err);
    safety_say(p->ctx, o->lock, &text);
    say(strbuf_text(&text));
    strbuf_release(&text);
}

/* What core/stop decided, carried out. True: the session goes on. */
static bool carry_out(struct practice *p, struct loop *l, const struct stop_event *event,
                      const struct stop_outcome *o)
{
    if (o->next == STOP_NEXT_LOCK) {
        lock(p, l, event, o);
        return false;
    }
    say(o->say);
    switch (o->next) {
    case STOP_NEXT_EASE:
        p->eased_step = 1 + coach_step_index(&p->coach);
        if (coach_swap(&p->coach, l->now_ns, false))
            printf("Switching to the easier form.\n");
        else
            coach_after_pain(&p->coach, l->now_ns);
        return true;
    case STOP_NEXT_SKIP:
        coach_step(&p->coach, l->now_ns, SESSION_INPUT_NEXT);
        return true;
    case STOP_NEXT_GO_ON:
        return true;
    case STOP_NEXT_OFFER_END:
        if (ask_plain_goes_on())
            return true;
        break;
    case STOP_NEXT_BREATHE:
        printf("limber run breath-belly-3\n");
        break;
    case STOP_NEXT_LOCK:
    case STOP_NEXT_ADVICE:
    case STOP_NEXT_END:
        break;
    }
    end(p, l, event);
    return false;
}

/* While one answers, Ctrl-C ends the program. */
static void begin_asking(const struct loop *l, sigset_t *ours)
{
    fflush(stdout);
    sigprocmask(SIG_SETMASK, &l->before, ours);
}

static void end_asking(struct loop *l, const sigset_t *ours)
{
    sigprocmask(SIG_SETMASK, ours, NULL);
    loop_resync(l);
}

/* After `!`. True: the session goes on. */
static bool goes_on_after_stop(struct practice *p, struct loop *l)
{
    sigset_t ours;
    begin_asking(l, &ours);
    struct stop_answers answers = {
        .dizzy_this_week = safety_was_dizzy(p->ctx, safety_today(&l->clock)),
        .breathing = p->item.routine->first_goal == GOAL_BREATH,
        .eased = p->eased_step == 1 + coach_step_index(&p->coach),
    };
    answers.event = ask_plain_event();
    if (answers.event) { /* kept at once: whatever comes of the questions, it happened */
        recorder_event(&p->recorder, &p->coach, "stop", answers.event->id);
        ask_plain_about(&answers);
    }
    end_asking(l, &ours);
    if (!answers.event)
        return true;
    struct stop_outcome o = stop_judge(&answers);
    return carry_out(p, l, answers.event, &o);
}

/* Once a day; Enter skips it. */
static void ask_stiffness(struct practice *p, struct loop *l)
{
    sigset_t ours;
    char question[96];
    if (practice_rated_today(p))
        return;
    snprintf(question, sizeof question, "%s 0 not at all, 10 as stiff as can be",
             practice_stiffness_question);
    begin_asking(l, &ours);
    p->recorder.session.stiffness_before = ask_plain_scale(question, 0, SCALE_MAX);
    end_asking(l, &ours);
}

static void ask_after(struct practice *p, struct loop *l)
{
    sigset_t ours;
    begin_asking(l, &ours);
    run_plain_after(p);
    end_asking(l, &ours);
}

/* asks: for the scores before and after it. */
static int play(struct practice *p, struct loop *l, bool keys, bool asks)
{
    if (practice_is_locked(p)) {
        run_locked(p);
        bool opened = keys && ask_plain_unlock(p->ctx, &l->clock, p->lock);
        if (opened)
            printf("Start the routine again when you are ready.\n");
        return opened ? 0 : 1;
    }
    if (p->screening.id == 0)
        print_safety_card();
    if (practice_is_breath(p))
        say(breathing_wording);
    if (asks)
        ask_stiffness(p, l);
    fflush(stdout);
    enum plain_result result;
    do
        result = plain_run(&p->coach, l, keys);
    while (result == PLAIN_STOPPED && goes_on_after_stop(p, l));
    if (result == PLAIN_ENDED)
        ring_out(p);
    if (p->recorder.err.text[0])
        fprintf(stderr, "limber: %s\n", p->recorder.err.text);
    if (result == PLAIN_ENDED && asks)
        ask_after(p, l);
    if (result == PLAIN_ENDED)
        say(footer_wording);
    return result == PLAIN_ENDED || result == PLAIN_STOPPED ? 0 : 1;
}

/* What was asked before the session, on a terminal. */
struct asked {
    bool check;
    int pain;
};

/* Time, a gap, a stop, or a stiffness that went up: everything comes again. */
static bool is_due(struct context *ctx, const struct screening_record *latest, int32_t today,
                   struct arena *a)
{
    struct standing standing;
    standing_read(&standing, ctx, today, a);
    return standing.questions_due || safety_is_due(ctx, latest, today);
}

/* The safety questions of someone who was never asked or where they are due, then the three of
 * every session. A lock is told when the routine is known. */
static bool ask_first(struct context *ctx, bool go, struct asked *asked)
{
    struct arena arena = {0};
    struct clock clock;
    clock_init(&clock);
    struct screening_record latest = practice_screening(ctx, &arena);
    bool locked = screening_lock_of(latest.lock) != VERDICT_OK, asked_before = latest.id != 0;
    bool asks = !asked_before || (!locked && is_due(ctx, &latest, safety_today(&clock), &arena));
    arena_release(&arena);
    if (locked || (go && !asks))
        return true;
    if (asks && !ask_plain(ctx, &clock, SAFETY_ALL, !asked_before))
        return false;
    if (go)
        return true;
    asked->check = true;
    return ask_plain_check(ctx, &clock, &asked->pain);
}

static bool is_too_much(const struct practice *p, const struct asked *asked)
{
    struct check_answers answers = {.pain = asked->pain, .well_enough = true};
    if (check_judge(&answers) == CHECK_GO ||
        standing_allows(&p->standing, asked->pain, p->coach.timeline))
        return false;
    if (p->standing.trend.active.verdict == TREND_REFER)
        printf("With pain of 4 to 6: breathing only today. limber run breath-belly-3 or "
               "breath-coherent-5\n");
    else
        printf("With pain of 4 to 6: gentle or breathing only today. limber run gentle-chair-10, "
               "breath-belly-3 or breath-coherent-5\n");
    return true;
}

/* False: a level above the plan's, refused or not confirmed. With nobody to ask it is only refused
 * where it has to be. */
static bool is_agreed(const struct practice *p, int level, bool keys)
{
    enum practice_level fits = practice_level_of(p, level);
    struct strbuf text = {0};
    if (fits == LEVEL_FITS || (fits == LEVEL_WANTS_CONFIRMING && !keys))
        return true;
    practice_say_level(p, level, &text);
    fprintf(stderr, "%s\n", strbuf_text(&text));
    strbuf_release(&text);
    return fits == LEVEL_WANTS_CONFIRMING && ask_plain_goes_on();
}

/* A session that was broken off is gone on with, where the person wants it. False: it could not
 * be opened. */
static bool resume_if_wanted(struct practice *p, struct loop *l, const struct run_options *o,
                             struct diags *d)
{
    struct resume r;
    struct practice_options again = o->practice;
    bool ok = true;
    if (resume_find(&r, p)) {
        char question[200];
        sigset_t ours;
        snprintf(question, sizeof question, "A session was broken off. Go on with %s at step %d?",
                 r.left.routine_name, r.left.resume_step + 1);
        begin_asking(l, &ours);
        bool wanted = ask_plain_yes(question);
        end_asking(l, &ours);
        if (!wanted) {
            resume_decline(&r, p);
        } else if (resume_take(&r, p, &again)) {
            struct context *ctx = p->ctx;
            practice_close(p);
            ok = practice_open(p, ctx, &again, &l->clock, true, d);
            if (ok)
                practice_resume(p, &r.left);
        }
    }
    resume_release(&r);
    return ok;
}

int run_plain(struct context *ctx, const struct run_options *o)
{
    bool keys = isatty(STDIN_FILENO), resumes = keys && !o->go && !o->practice.from;
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
    } else if (resumes && !practice_is_locked(&p) && !resume_if_wanted(&p, &loop, o, &diags)) {
        run_report(&diags);
    } else if (!is_too_much(&p, &asked) && is_agreed(&p, o->practice.level, keys)) {
        print_notices(&diags);
        const char *news = narrator_news(&p.narrator);
        if (news)
            fprintf(stderr, "limber: %s\n", news);
        if (asked.check)
            practice_checked(&p, asked.pain);
        status = play(&p, &loop, keys, keys && !o->go);
    }
    diags_release(&diags);
    practice_close(&p);
    loop_release(&loop);
    return status;
}
