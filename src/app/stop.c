/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dialog.h"
#include "app/safety.h"
#include "app/visit.h"

/* `!`: the clock stands. Content pack, section 4.3. */

enum { SETTLED_PAIN_MAX = 3 };

static bool end_with(struct visit *v, const struct stop_event *event)
{
    v->practice->recorder.session.reason = event->id;
    coach_step(&v->practice->coach, v->ui->loop.now_ns, SESSION_INPUT_END);
    return false;
}

static bool lock(struct visit *v, const struct stop_event *event)
{
    struct err err = {""};
    struct strbuf text = {0};
    end_with(v, event);
    safety_lock(v->ctx, &v->ui->loop.clock, event->lock, event->id, &err);
    safety_say(v->ctx, event->lock, &text);
    dialog_blocked(v->ui, "Stopped", strbuf_text(&text));
    strbuf_release(&text);
    return false;
}

/* Still so? Then this exercise is left out today. */
static bool ease(struct visit *v, const struct stop_event *event)
{
    struct coach *c = &v->practice->coach;
    const struct exercise *easier = coach_swap(c, v->ui->loop.now_ns, false);
    if (!easier)
        coach_step(c, v->ui->loop.now_ns, SESSION_INPUT_NEXT);
    dialog_tell(v->ui, easier ? easier->name : "Leaving this one out", event->say);
    return !v->ui->quit;
}

static bool settle(struct visit *v, const struct stop_event *event)
{
    dialog_tell(v->ui, "Rest", event->say);
    struct scale_model m = {
        .title = "After the rest",
        .question = "Pain right now?",
        .low = "none",
        .high = "as bad as you can imagine",
        .skip = "ends the session",
        .value = SCALE_NONE,
    };
    dialog_scale(v->ui, &m);
    v->practice->recorder.session.pain_worst =
        MAX(v->practice->recorder.session.pain_worst, m.value);
    end_with(v, event);
    if (m.value >= 0 && m.value <= SETTLED_PAIN_MAX)
        dialog_tell(v->ui, "Enough for today",
                    "Good that it settled. Nothing more to stretch today. If you like, finish "
                    "with breathing: limber run breath-coherent-5");
    else
        dialog_tell(v->ui, "Enough for today",
                    "Please leave it for today. If it is still there tomorrow, or comes back with "
                    "the same movement, have it checked by a GP or physiotherapist.");
    return false;
}

static bool offer_to_end(struct visit *v, const struct stop_event *event)
{
    static const char *const items[] = {"End here", "Go on"};
    struct choice_model m = {
        .title = "Take your time", .text = event->say, .items = items, .n = ARRAY_LEN(items)};
    enum action action = dialog_choice(v->ui, &m);
    if (action == ACTION_GO_ON && m.menu.cursor == 1)
        return true;
    return end_with(v, event);
}

static bool tell_and_end(struct visit *v, const struct stop_event *event)
{
    dialog_tell(v->ui, "Stopped", event->say);
    return end_with(v, event);
}

static bool carry_on(struct visit *v, const struct stop_event *event)
{
    dialog_tell(v->ui, "Carry on", event->say);
    return !v->ui->quit;
}

static bool act(struct visit *v, const struct stop_event *event)
{
    static bool (*const actions[])(struct visit *, const struct stop_event *) = {
        [STOP_LOCK] = lock,         [STOP_SETTLE] = settle,    [STOP_EASE] = ease,
        [STOP_CARRY_ON] = carry_on, [STOP_AFTER_POP] = lock,   [STOP_SIT] = offer_to_end,
        [STOP_CALM] = offer_to_end, [STOP_END] = tell_and_end,
    };
    recorder_event(&v->practice->recorder, &v->practice->coach, "stop", event->id);
    return actions[event->action](v, event);
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
