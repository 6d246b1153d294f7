/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/recorder.h"

#include "base/civil.h"

#include <stdio.h>
#include <string.h>

void recorder_init(struct recorder *r, struct store *store, const struct clock *clock,
                   const struct coach *c)
{
    *r = (struct recorder){.store = store, .clock = clock};
    int exercises = 0;
    for (int i = 0; i < c->timeline->n_steps; i++)
        exercises += c->timeline->steps[i].kind == STEP_EXERCISE;
    r->session = (struct session_record){
        .routine = c->routine->id,
        .routine_name = c->routine->name,
        .goals = c->routine->goals,
        .level = c->options.level,
        .stiffness_before = SCALE_NONE,
        .stiffness_after = SCALE_NONE,
        .pain_before = SCALE_NONE,
        .pain_worst = SCALE_NONE,
        .effort = SCALE_NONE,
        .steps_planned = exercises,
    };
    r->session.started_s = clock_wall_s(clock, &r->session.offset_s);
    r->session.day = civil_local_day(r->session.started_s, r->session.offset_s);
}

static void update_session(struct recorder *r, const struct coach *c)
{
    struct session_record *s = &r->session;
    s->planned_ms = c->timeline->total_ms;
    s->done_ms = MAX(r->before_ms + session_done_ms(&c->session), r->least_ms);
    s->resume_ms = c->session.position_ms;
    s->resume_step = c->timeline->steps[coach_step_index(c)].planned;
    s->steps_done = r->steps_before;
    for (int i = 0; i < c->timeline->n_steps; i++)
        s->steps_done +=
            c->timeline->steps[i].kind == STEP_EXERCISE && session_step_is_done(&c->session, i);
}

static struct step_record step_row(const struct coach *c, int step, enum step_state state)
{
    const struct plan_step *p = &c->timeline->steps[step];
    const struct exercise *e = p->exercise;
    struct session_step_done done = session_step_done(&c->session, step);
    struct step_record row = {
        .ordinal = p->planned,
        .kind = p->kind,
        .state = state,
        .level = c->options.level,
        .planned_ms = done.planned_ms,
        .done_ms = done.done_ms,
        .in_reserve = -1,
    };
    if (e) {
        row.exercise = e->id;
        row.wanted = p->wanted != e ? p->wanted->id : NULL;
        row.areas = e->areas;
        row.goals = e->goals;
        row.sets_planned = p->dose.sets;
        row.sets_done = done.sets;
        row.reps_planned = done.reps_planned;
        row.reps_done = done.reps;
        row.hold_ms = p->dose.hold_ms;
    }
    return row;
}

/* A session that is gone on with has to be made to fit again as it was. */
static void note_fit(struct recorder *r, const struct coach *c)
{
    char time[24];
    snprintf(time, sizeof time, "%ds", (int) (c->options.fit_ms / 1000));
    recorder_event(r, c, RECORDED_FIT, time);
}

static void write_row(struct recorder *r, const struct coach *c, const struct step_record *step)
{
    struct err err = {""};
    bool is_new = r->session.id == 0;
    if (!store_session_write(r->store, &r->session, step, &err) && !r->err.text[0])
        r->err = err;
    if (is_new && r->session.id != 0 && c->options.fit_ms > 0)
        note_fit(r, c);
}

static void write_step(struct recorder *r, const struct coach *c, int step, enum step_state state)
{
    update_session(r, c);
    struct step_record row = step_row(c, step, state);
    write_row(r, c, &row);
}

void recorder_write(struct recorder *r, const struct coach *c)
{
    update_session(r, c);
    write_row(r, c, NULL);
}

static void end(struct recorder *r, const struct coach *c)
{
    static const enum record_state states[] = {
        [SESSION_END_DONE] = RECORD_DONE,
        [SESSION_END_EARLY] = RECORD_EARLY,
        [SESSION_END_STOPPED] = RECORD_STOPPED,
    };
    int32_t offset_s;
    r->session.state = states[c->session.end];
    r->session.ended_s = clock_wall_s(r->clock, &offset_s);
    int step = coach_step_index(c);
    write_step(r, c, step, session_step_is_done(&c->session, step) ? STEP_DONE : STEP_SKIPPED);
}

void recorder_take(struct recorder *r, const struct coach *c, const struct effect *e)
{
    switch (e->kind) {
    case EFFECT_STEP_BEGUN:
        write_step(r, c, e->arg, STEP_BEGUN);
        break;
    case EFFECT_REPETITION:
        write_step(r, c, c->timeline->phases[e->arg].step, STEP_BEGUN);
        break;
    case EFFECT_STEP_DONE:
        write_step(r, c, e->arg, STEP_DONE);
        break;
    case EFFECT_CHECKPOINT:
    case EFFECT_PAUSED:
    case EFFECT_STOPPED:
        write_step(r, c, coach_step_index(c), STEP_BEGUN);
        break;
    case EFFECT_ENDED:
        end(r, c);
        break;
    case EFFECT_PHASE:
    case EFFECT_CUE:
    case EFFECT_SAY:
    case EFFECT_SILENCE:
    case EFFECT_COUNT_IN:
    case EFFECT_RESUMED:
    case EFFECT_WAITING:
        break;
    }
}

void recorder_reserve(struct recorder *r, const struct coach *c, int step, int in_reserve)
{
    struct step_record row =
        step_row(c, step, session_step_is_done(&c->session, step) ? STEP_DONE : STEP_SKIPPED);
    row.in_reserve = in_reserve;
    write_row(r, c, &row);
}

void recorder_event(struct recorder *r, const struct coach *c, const char *kind, const char *detail)
{
    int32_t offset_s;
    struct event_record event = {
        .at_s = clock_wall_s(r->clock, &offset_s),
        .position_ms = c->session.position_ms,
        .step = c->timeline->steps[coach_step_index(c)].planned, /* as in its row */
        .kind = kind,
        .detail = detail,
    };
    struct err err = {""};
    if (!store_event_write(r->store, &r->session, &event, &err) && !r->err.text[0])
        r->err = err;
}

/* The day's stiffness has a place of its own, where the trend looks for it. */
static bool write_answer(struct recorder *r, const struct measure_record *row, struct err *err)
{
    if (strcmp(row->kind, "stiffness") != 0)
        return store_measure_write(r->store, row, err);
    struct score_record score = {.day = row->day,
                                 .kind = SCORE_STIFFNESS,
                                 .value = (int) row->value,
                                 .taken_s = row->taken_s,
                                 .offset_s = row->offset_s};
    return store_score_write(r->store, &score, err);
}

void recorder_answers(struct recorder *r, const struct checklist *c)
{
    struct measure_record rows[CHECK_RECORDS_MAX];
    struct arena a = {0};
    struct err err = {""};
    size_t n = checklist_records(c, r->session.routine, rows, &a);
    for (size_t i = 0; i < n; i++) {
        rows[i].day = r->session.day;
        rows[i].taken_s = clock_wall_s(r->clock, &rows[i].offset_s);
        if (!write_answer(r, &rows[i], &err) && !r->err.text[0])
            r->err = err;
    }
    arena_release(&a);
}
