/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/timeline.h"

#include "core/dose.h"

#include <math.h>

const char *const phase_kind_names[N_PHASE_KINDS] = {
    [PHASE_PREPARE] = "prepare", [PHASE_MOVE] = "move",           [PHASE_HOLD] = "hold",
    [PHASE_SWITCH] = "switch",   [PHASE_REST] = "rest",           [PHASE_FINISH] = "finish",
    [PHASE_CARD] = "card",       [PHASE_CHECKLIST] = "checklist",
};

const char *const side_names[] = {[SIDE_NONE] = "-", [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right"};

int64_t plan_step_ms(const struct plan_step *s, int pace)
{
    if (s->kind != STEP_EXERCISE)
        return s->step->ms;
    const struct exercise *e = s->exercise;
    int32_t between_ms = s->step->between_ms >= 0 ? s->step->between_ms : e->rest_ms;
    return e->prepare_ms + e->finish_ms + dose_work_ms(e, s->dose, s->sides, between_ms, pace);
}

int timeline_phase_at(const struct timeline *t, int64_t position_ms)
{
    int low = 0, high = t->n_phases; /* first phase that starts after the position */
    while (low < high) {
        int middle = (low + high) / 2;
        if (t->phases[middle].at_ms <= position_ms)
            low = middle + 1;
        else
            high = middle;
    }
    return MAX(low - 1, 0);
}

int64_t timeline_step_start_ms(const struct timeline *t, int step)
{
    if (step >= t->n_steps)
        return t->total_ms;
    return t->phases[t->steps[MAX(step, 0)].first_phase].at_ms;
}

const struct exercise *phase_exercise(const struct timeline *t, const struct phase *p)
{
    return t->steps[p->step].exercise;
}

const char *phase_name(const struct timeline *t, const struct phase *p)
{
    if (p->cycle >= 0)
        return phase_exercise(t, p)->phases[p->cycle].name;
    return phase_kind_names[p->kind];
}

static bool is_lying(const struct exercise *e)
{
    return e->position == POSITION_PRONE || e->position == POSITION_SUPINE ||
           e->position == POSITION_SIDE_LYING;
}

/* After the last exercise, and from lying down to what is not. */
static bool gets_up(const struct timeline *t, const struct phase *p)
{
    for (int i = p->step + 1; i < t->n_steps; i++)
        if (t->steps[i].exercise)
            return is_lying(phase_exercise(t, p)) && !is_lying(t->steps[i].exercise);
    return true;
}

const char *phase_guidance(const struct timeline *t, const struct phase *p)
{
    const struct exercise *e = phase_exercise(t, p);
    if (!e || e->first_goal != GOAL_BREATH)
        return NULL;
    if (p->kind == PHASE_PREPARE)
        return "Just breathe as you are.";
    if (p->kind == PHASE_FINISH)
        return gets_up(t, p) ? "Feel your feet. Look around. Stand up slowly." : NULL;
    static const char *const ramps[] = {
        [RAMP_NONE] = NULL,
        [RAMP_IN] = "A little smaller to begin with.",
        [RAMP_OUT] = "Last one, then let it go.",
    };
    return ramps[p->ramp];
}

bool timeline_topped_up(const struct timeline *t, int phase)
{
    const struct phase *p = &t->phases[phase], *next = p + 1;
    return phase + 1 < t->n_phases && p->breath == BREATH_IN && next->breath == BREATH_IN &&
           next->step == p->step && next->cycle == p->cycle + 1;
}

bool timeline_is_top_up(const struct timeline *t, int phase)
{
    return phase > 0 && timeline_topped_up(t, phase - 1);
}

/* ---- lungs ---- */

static const double PI = 3.14159265358979323846;

enum { EASY_OUT_MS = 5000, EASY_IN_MS = 4000 };
static const double easy_depth = 0.6;      /* a resting breath is not a full one */
static const double topped_up_depth = 0.8; /* what the first of two in-breaths fills */

/* Raised cosine from a to b: what flows starts and ends at rest. */
static double eased(double a, double b, double u)
{
    return a + (b - a) * (0.5 - 0.5 * cos(PI * CLAMP(u, 0.0, 1.0)));
}

static double easy_breath(double start, int64_t elapsed_ms)
{
    if (elapsed_ms < EASY_OUT_MS)
        return eased(start, 0.0, (double) elapsed_ms / EASY_OUT_MS);
    int64_t ms = (elapsed_ms - EASY_OUT_MS) % (EASY_IN_MS + EASY_OUT_MS);
    if (ms < EASY_IN_MS)
        return eased(0.0, easy_depth, (double) ms / EASY_IN_MS);
    return eased(easy_depth, 0.0, (double) (ms - EASY_IN_MS) / EASY_OUT_MS);
}

static double whole_breath(const struct phase *p)
{
    return 1.0 - (double) p->shallow;
}

double phase_lungs(const struct phase *p, bool topped_up, int64_t elapsed_ms)
{
    double u = p->ms > 0 ? (double) elapsed_ms / (double) p->ms : 1.0;
    double start = (double) p->lungs;
    switch (p->breath) {
    case BREATH_IN:
        return eased(start, MAX(start, whole_breath(p) * (topped_up ? topped_up_depth : 1.0)), u);
    case BREATH_OUT:
        return eased(start, 0.0, u);
    case BREATH_HOLD:
    case BREATH_REST:
        return start;
    case BREATH_FREE:
    case N_BREATHS:
        break;
    }
    return easy_breath(start, elapsed_ms);
}

double timeline_lungs(const struct timeline *t, int64_t position_ms)
{
    int i = timeline_phase_at(t, position_ms);
    const struct phase *p = &t->phases[i];
    return phase_lungs(p, timeline_topped_up(t, i), CLAMP(position_ms - p->at_ms, 0, p->ms));
}

/* ---- blocks ---- */

bool phase_is_work(const struct phase *p)
{
    return p->kind == PHASE_MOVE || p->kind == PHASE_HOLD;
}

static bool same_block(const struct phase *a, const struct phase *b)
{
    return phase_is_work(a) && phase_is_work(b) && a->step == b->step && a->set == b->set;
}

bool timeline_starts_block(const struct timeline *t, int phase)
{
    return phase == 0 || !same_block(&t->phases[phase - 1], &t->phases[phase]);
}

int timeline_block_end(const struct timeline *t, int first)
{
    int i = first + 1;
    while (i < t->n_phases && same_block(&t->phases[first], &t->phases[i]))
        i++;
    return i;
}
