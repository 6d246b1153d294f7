/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dialog.h"
#include "app/safety.h"
#include "app/visit.h"

/* `!`: the clock stands. What is asked, and how what core/stop decides is carried out. */

static bool end_with(struct visit *v, const struct stop_event *event)
{
    v->practice->recorder.session.reason = event->id;
    coach_step(&v->practice->coach, v->ui->loop.now_ns, SESSION_INPUT_END);
    return false;
}

/* ---- what is asked ---- */

static enum stop_also ask_also(struct visit *v)
{
    struct choice_model m = {.title = "Dizzy or light-headed",
                             .text = stop_also_question,
                             .items = stop_also_texts,
                             .n = N_STOP_ALSO,
                             .alarm = true,
                             .menu = {.cursor = MENU_NOWHERE}};
    if (dialog_choice(v->ui, &m) != ACTION_GO_ON)
        return STOP_ALSO_NOTHING;
    return (enum stop_also) m.menu.cursor;
}

static void rest(struct visit *v, const struct stop_event *event)
{
    struct rest_model m = {.title = "Rest", .text = event->say, .total_ms = STOP_REST_MS};
    if (!v->ui->quit)
        dialog_rest(v->ui, &m);
}

static int ask_pain(struct visit *v)
{
    struct scale_model m = {
        .title = "After the rest",
        .question = "Pain right now?",
        .low = "none",
        .high = "as bad as you can imagine",
        .skip = "ends the session",
        .value = SCALE_NONE,
    };
    struct session_record *session = &v->practice->recorder.session;
    if (v->ui->quit)
        return SCALE_NONE;
    if (dialog_scale(v->ui, &m) != ACTION_GO_ON)
        m.value = SCALE_NONE;
    session->pain_worst = MAX(session->pain_worst, m.value);
    return m.value;
}

static struct stop_answers ask_about(struct visit *v, const struct stop_event *event,
                                     bool dizzy_this_week)
{
    const struct practice *p = v->practice;
    struct stop_answers a = {
        .event = event,
        .pain = SCALE_NONE,
        .dizzy_this_week = dizzy_this_week,
        .breathing = p->item.routine->first_goal == GOAL_BREATH,
        .eased = p->eased_step == 1 + coach_step_index(&p->coach),
    };
    if (event->asks_also)
        a.also = ask_also(v);
    if (event->rests && a.also == STOP_ALSO_NOTHING)
        rest(v, event);
    if (event->asks_pain)
        a.pain = ask_pain(v);
    return a;
}

/* ---- what is done ---- */

static bool lock(struct visit *v, const struct stop_event *event, const struct stop_outcome *o)
{
    struct err err = {""};
    struct strbuf text = {0};
    end_with(v, event);
    safety_lock(v->ctx, &v->ui->loop.clock, o->lock, o->question, event->id, &err);
    safety_say(v->ctx, o->lock, &text);
    dialog_blocked(v->ui, "Stopped", strbuf_text(&text));
    strbuf_release(&text);
    return false;
}

static bool breathe(struct visit *v, const struct stop_event *event, const struct stop_outcome *o)
{
    static const char *const items[] = {"Finish with three minutes of breathing", "End here"};
    struct choice_model m = {
        .title = "Enough for today", .text = o->say, .items = items, .n = ARRAY_LEN(items)};
    if (dialog_choice(v->ui, &m) == ACTION_GO_ON && m.menu.cursor == 0)
        v->follow = "breath-belly-3";
    return end_with(v, event);
}

static bool advise(struct visit *v, const struct stop_event *event, const struct stop_outcome *o)
{
    dialog_tell(v->ui, "Enough for today", o->say);
    return end_with(v, event);
}

static bool skip(struct visit *v, const struct stop_event *event, const struct stop_outcome *o)
{
    (void) event;
    coach_step(&v->practice->coach, v->ui->loop.now_ns, SESSION_INPUT_NEXT);
    dialog_tell(v->ui, "Leaving this one out", o->say);
    return !v->ui->quit;
}

static bool ease(struct visit *v, const struct stop_event *event, const struct stop_outcome *o)
{
    static const char *const items[] = {"Half the range", "Leave it out today", "The easier form"};
    struct coach *c = &v->practice->coach;
    const struct exercise *e = c->timeline->steps[coach_step_index(c)].exercise;
    struct choice_model m = {.title = "Pain 4-5",
                             .text = o->say,
                             .items = items,
                             .n = (int) ARRAY_LEN(items) - (e && e->easier ? 0 : 1)};
    v->practice->eased_step = 1 + coach_step_index(c);
    coach_answer(c, v->ui->loop.now_ns, LIVE_SMALLER, NULL);
    if (dialog_choice(v->ui, &m) != ACTION_GO_ON)
        return !v->ui->quit;
    if (m.menu.cursor == 1)
        return skip(v, event, &(struct stop_outcome){.say = "That is fine. On to the next one."});
    if (m.menu.cursor == 0 || !coach_swap(c, v->ui->loop.now_ns, false))
        coach_after_pain(c, v->ui->loop.now_ns);
    return !v->ui->quit;
}

static bool go_on(struct visit *v, const struct stop_event *event, const struct stop_outcome *o)
{
    (void) event;
    dialog_tell(v->ui, "Carry on", o->say);
    return !v->ui->quit;
}

static bool offer_to_end(struct visit *v, const struct stop_event *event,
                         const struct stop_outcome *o)
{
    static const char *const items[] = {"End here", "Go on"};
    struct choice_model m = {
        .title = "Take your time", .text = o->say, .items = items, .n = ARRAY_LEN(items)};
    enum action action = dialog_choice(v->ui, &m);
    if (action == ACTION_GO_ON && m.menu.cursor == 1)
        return true;
    return end_with(v, event);
}

static bool tell_and_end(struct visit *v, const struct stop_event *event,
                         const struct stop_outcome *o)
{
    dialog_tell(v->ui, "Stopped", o->say);
    return end_with(v, event);
}

static bool act(struct visit *v, const struct stop_event *event)
{
    static bool (*const actions[])(struct visit *, const struct stop_event *,
                                   const struct stop_outcome *) = {
        [STOP_NEXT_LOCK] = lock,        [STOP_NEXT_BREATHE] = breathe,
        [STOP_NEXT_ADVICE] = advise,    [STOP_NEXT_EASE] = ease,
        [STOP_NEXT_SKIP] = skip,        [STOP_NEXT_GO_ON] = go_on,
        [STOP_NEXT_END] = tell_and_end, [STOP_NEXT_OFFER_END] = offer_to_end,
    };
    bool dizzy_this_week = safety_was_dizzy(v->ctx, safety_today(&v->ui->loop.clock));
    /* kept at once: whatever comes of the questions, it happened */
    recorder_event(&v->practice->recorder, &v->practice->coach, "stop", event->id);
    struct stop_answers answers = ask_about(v, event, dizzy_this_week);
    struct stop_outcome o = stop_judge(&answers);
    return actions[o.next](v, event, &o);
}

bool after_stop(struct visit *v)
{
    const char *items[STOP_EVENTS + 1];
    for (int i = 0; i < STOP_EVENTS; i++)
        items[i] = stop_events[i].text;
    items[STOP_EVENTS] = "Nothing of this: go on";
    struct choice_model m = {
        .title = "Stopped. What happened?",
        .items = items,
        .n = STOP_EVENTS + 1,
        .alarm = true,
        .menu = {.cursor = MENU_NOWHERE}, /* the first line locks */
    };
    enum action action = dialog_choice(v->ui, &m);
    if (v->ui->quit)
        return false;
    if (action == ACTION_CANCEL) /* pressed by mistake */
        return true;
    if (action != ACTION_GO_ON) { /* q: end, no questions */
        coach_step(&v->practice->coach, v->ui->loop.now_ns, SESSION_INPUT_END);
        return false;
    }
    return m.menu.cursor == STOP_EVENTS || act(v, &stop_events[m.menu.cursor]);
}
