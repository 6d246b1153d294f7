/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said in the rest between two sets, and what comes of it. */
#include "app/coach_internal.h"
#include "app/recorder.h"
#include "core/record.h"

static bool is_said_here(const struct coach *c)
{
    const struct phase *p = coach_here(c);
    return c->rest.exercise && c->rest.exercise == c->timeline->steps[p->step].exercise &&
           c->rest.step == p->step && c->rest.set == p->set;
}

static enum set_question asks_here(const struct coach *c)
{
    bool runs = c->session.state == SESSION_RUNNING;
    return runs ? set_rest_asks(c->timeline, (int) (coach_here(c) - c->timeline->phases))
                : SET_ASKS_NOTHING;
}

/* A rest in which nothing was said yet. */
static void begin_rest(struct coach *c)
{
    const struct phase *p = coach_here(c);
    if (is_said_here(c))
        return;
    c->rest = (struct coach_rest){.exercise = c->timeline->steps[p->step].exercise,
                                  .step = p->step,
                                  .set = p->set,
                                  .reps = p[-1].reps,
                                  .answer = {.reserve = SCALE_NONE}};
}

/* What is said of that set already; NULL: nothing. */
static struct timeline_set *find_set(struct coach *c, const struct coach_rest *r)
{
    for (size_t i = 0; i < c->options.n_sets; i++)
        if (c->sets[i].step == r->step && c->sets[i].set == r->set &&
            c->sets[i].exercise == r->exercise)
            return &c->sets[i];
    return NULL;
}

static bool change_set(struct coach *c, int64_t now_ns)
{
    const struct coach_rest *r = &c->rest;
    struct set_change change = set_change_of(r->reps, &r->answer);
    struct timeline_set *set = find_set(c, r);
    int reps = set ? set->reps : r->reps, more_rest_ms = set ? set->more_rest_ms : 0;
    if (reps == change.reps && more_rest_ms == change.more_rest_ms)
        return true;
    if (!set && c->options.n_sets == COACH_SWAPS_MAX)
        return false;
    set = set ? set : &c->sets[c->options.n_sets++];
    *set = (struct timeline_set){r->step, r->set, r->exercise, change.reps, change.more_rest_ms};
    return coach_recompile(c, now_ns, SWAP_IN_PLACE);
}

/* By voice, and in the history. */
static void tell(struct coach *c, int64_t now_ns, const char *kind, const char *detail)
{
    const struct set_change change = set_change_of(c->rest.reps, &c->rest.answer);
    if (change.reps < c->rest.reps)
        coach_answer(c, now_ns, LIVE_SMALLER, NULL);
    else if (change.more_rest_ms)
        coach_answer(c, now_ns, LIVE_MORE_REST, NULL);
    if (c->recorder)
        recorder_event(c->recorder, c, kind, detail);
}

bool coach_reserve(struct coach *c, int64_t now_ns, int reserve)
{
    char detail[] = {(char) ('0' + reserve), '\0'};
    if (asks_here(c) != SET_ASKS_RESERVE || reserve < 0 || reserve > SET_RESERVE_MOST)
        return false;
    begin_rest(c);
    c->rest.answer.reserve = reserve;
    if (!change_set(c, now_ns))
        return false;
    tell(c, now_ns, "reserve", detail);
    return true;
}

bool coach_breathless(struct coach *c, int64_t now_ns)
{
    if (asks_here(c) == SET_ASKS_NOTHING)
        return false;
    begin_rest(c);
    c->rest.answer.breathless = !c->rest.answer.breathless;
    if (!change_set(c, now_ns))
        return false;
    tell(c, now_ns, "breathless", c->rest.answer.breathless ? NULL : "no");
    return true;
}

bool coach_say_rest(const struct coach *c, struct strbuf *out)
{
    enum set_question asks = asks_here(c);
    const struct set_answer *a = &c->rest.answer;
    if (asks != SET_ASKS_NOTHING && is_said_here(c) && (a->reserve >= 0 || a->breathless))
        set_rest_say(out, a, c->rest.reps);
    else
        strbuf_puts(out, set_rest_question(asks));
    return asks != SET_ASKS_NOTHING;
}
