/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/narrate.h"

#include <inttypes.h>

void narrate_time(struct strbuf *out, int64_t ms)
{
    strbuf_printf(out, "%02" PRId64 ":%02d.%03d", ms / 60000, (int) (ms / 1000 % 60),
                  (int) (ms % 1000));
}

static void begin_line(struct strbuf *out, int64_t at_ms, const char *event)
{
    narrate_time(out, at_ms);
    strbuf_printf(out, "\t%s\t", event);
}

void narrate_length(struct strbuf *out, int64_t ms)
{
    int64_t seconds = (ms + 500) / 1000;
    if (seconds < 90)
        strbuf_printf(out, "%" PRId64 " second%s", seconds, seconds == 1 ? "" : "s");
    else
        strbuf_printf(out, "about %" PRId64 " minutes", (seconds + 30) / 60);
}

void narrate_heading(struct strbuf *out, const struct timeline *t)
{
    strbuf_printf(out, "%s, level %d, ", t->routine->name, t->level);
    narrate_length(out, t->total_ms);
    strbuf_puts(out, ".\n");
}

/* ---- phases ---- */

static const char *const side_text[] = {
    [SIDE_NONE] = "", [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right"};

static void add_dose(struct strbuf *out, const struct plan_step *p)
{
    if (p->dose.sets > 1)
        strbuf_printf(out, ", %d sets", p->dose.sets);
    if (p->dose.reps > 1)
        strbuf_printf(out, ", %d times%s", p->dose.reps, p->sides == SIDES_NONE ? "" : " a side");
    if (p->dose.hold_ms > 0)
        strbuf_printf(out, ", hold %d s", p->dose.hold_ms / 1000);
}

static void narrate_prepare(struct strbuf *out, const struct plan_step *p, const struct phase *ph,
                            bool first_time)
{
    const struct exercise *e = p->exercise;
    strbuf_printf(out, "Get ready: %s", e->name);
    add_dose(out, p);
    strbuf_putc(out, '\n');
    for (size_t i = 0; first_time && i < e->n_how; i++) {
        begin_line(out, ph->at_ms, "how");
        strbuf_printf(out, "%s\n", e->how[i]);
    }
    if (p->advice) {
        begin_line(out, ph->at_ms, "advice");
        strbuf_printf(out, "%s\n", p->advice);
    }
}

/* "Breathe in, open the chest (2 of 5, left)". A count on the first phase of a repetition only. */
static void narrate_work(struct strbuf *out, const struct plan_step *p, const struct phase *ph)
{
    const struct exercise_phase *cycle = &p->exercise->phases[ph->cycle];
    strbuf_puts(out, cycle->say ? cycle->say : cycle->name);
    if (ph->kind == PHASE_HOLD)
        strbuf_printf(out, ", %d s", (int) (ph->ms / 1000));
    const char *side = side_text[ph->side];
    bool counted = ph->cycle == 0 && ph->reps > 1;
    if (counted || (ph->cycle == 0 && *side)) {
        strbuf_puts(out, " (");
        if (counted)
            strbuf_printf(out, "%d of %d%s", ph->rep, ph->reps, *side ? ", " : "");
        strbuf_printf(out, "%s)", side);
    }
    strbuf_putc(out, '\n');
}

static void narrate_card(struct strbuf *out, const struct step *s, const struct phase *ph)
{
    strbuf_puts(out, s->title);
    if (s->text)
        strbuf_printf(out, ". %s", s->text);
    strbuf_putc(out, '\n');
    for (size_t i = 0; i < s->n_items; i++) {
        begin_line(out, ph->at_ms, "item");
        strbuf_printf(out, "%s%s%s\n", s->items[i].text,
                      s->items[i].measure && *s->items[i].measure->unit ? ", " : "",
                      s->items[i].measure ? s->items[i].measure->unit : "");
    }
}

/* What a breath exercise says besides its phases, once a cycle. */
static void narrate_guidance(struct strbuf *out, const struct timeline *t, const struct phase *ph)
{
    const char *guidance = ph->cycle <= 0 ? phase_guidance(t, ph) : NULL;
    if (!guidance)
        return;
    begin_line(out, ph->at_ms, "guide");
    strbuf_printf(out, "%s\n", guidance);
}

static void narrate_phase(struct strbuf *out, const struct timeline *t, const struct effect *e,
                          bool first_time)
{
    const struct phase *ph = &t->phases[e->arg];
    const struct plan_step *p = &t->steps[ph->step];
    begin_line(out, e->at_ms, phase_kind_names[ph->kind]);
    switch (ph->kind) {
    case PHASE_PREPARE:
        narrate_prepare(out, p, ph, first_time);
        break;
    case PHASE_MOVE:
    case PHASE_HOLD:
        narrate_work(out, p, ph);
        break;
    case PHASE_SWITCH:
        strbuf_puts(out, "Switch sides: right\n");
        break;
    case PHASE_REST:
        strbuf_printf(out, "Rest, %d s", (int) (ph->ms / 1000));
        if (ph->set > 1)
            strbuf_printf(out, ", then set %d of %d", ph->set, p->dose.sets);
        strbuf_putc(out, '\n');
        break;
    case PHASE_FINISH:
        strbuf_puts(out, "Take your time to come out of it\n");
        break;
    case PHASE_CARD:
    case PHASE_CHECKLIST:
        narrate_card(out, p->step, ph);
        break;
    case N_PHASE_KINDS:
        break;
    }
    narrate_guidance(out, t, ph);
}

void narrate_effect(struct strbuf *out, const struct timeline *t, const struct effect *e,
                    bool first_time)
{
    static const char *const endings[] = {
        [SESSION_END_DONE] = "Done. Stand up slowly.",
        [SESSION_END_EARLY] = "Ended early.",
        [SESSION_END_STOPPED] = "Stopped.",
    };
    switch (e->kind) {
    case EFFECT_PHASE:
        narrate_phase(out, t, e, first_time);
        break;
    case EFFECT_PAUSED:
        begin_line(out, e->at_ms, "pause");
        strbuf_puts(out, e->arg == PAUSE_STALLED ? "Paused: the computer was away\n" : "Paused\n");
        break;
    case EFFECT_COUNT_IN:
        begin_line(out, e->at_ms, "count-in");
        strbuf_printf(out, "%d\n", e->arg);
        break;
    case EFFECT_RESUMED:
        begin_line(out, e->at_ms, "resume");
        strbuf_puts(out, "Going on\n");
        break;
    case EFFECT_WAITING:
        begin_line(out, e->at_ms, "wait");
        strbuf_puts(out, "Press Enter to go on\n");
        break;
    case EFFECT_STOPPED:
        begin_line(out, e->at_ms, "stop");
        strbuf_puts(out, "Stopping now\n");
        break;
    case EFFECT_ENDED:
        begin_line(out, e->at_ms, "end");
        strbuf_printf(out, "%s\n", endings[e->arg]);
        break;
    case EFFECT_CUE:
    case EFFECT_SAY:
    case EFFECT_SILENCE:
    case EFFECT_STEP_BEGUN:
    case EFFECT_REPETITION:
    case EFFECT_STEP_DONE:
    case EFFECT_CHECKPOINT:
        break;
    }
}
