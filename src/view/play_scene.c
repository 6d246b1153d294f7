/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/play.h"
#include "view/screens.h"

/* The first exercise from a step on, or NULL. */
static const struct plan_step *exercise_from(const struct timeline *t, int step)
{
    for (; step < t->n_steps; step++)
        if (t->steps[step].exercise)
            return &t->steps[step];
    return NULL;
}

/* Figures are written for the left side; after the last repetition the side stays. */
static bool mirrored(const struct timeline *t, int phase)
{
    if (phase < 0 || phase >= t->n_phases)
        return false;
    const struct phase *p = &t->phases[phase];
    if (p->kind == PHASE_FINISH && phase > 0 && p[-1].step == p->step)
        p--;
    return p->side == SIDE_RIGHT;
}

/* Standing ready for what begins with a phase. */
static struct figure_moment ready_for(const struct timeline *t, int phase)
{
    bool mirror = mirrored(t, phase);
    return (struct figure_moment){.phase = -1, .mirror_from = mirror, .mirror_to = mirror};
}

static double progress_in(const struct phase *p, int64_t position_ms)
{
    return p->ms > 0 ? CLAMP((double) (position_ms - p->at_ms) / (double) p->ms, 0.0, 1.0) : 1.0;
}

/* The moment of an exercise's own phase. */
static struct figure_moment own_moment(const struct timeline *t, int i, int64_t position_ms)
{
    const struct phase *p = &t->phases[i];
    bool same_step = i > 0 && t->phases[i - 1].step == p->step;
    struct figure_moment m = ready_for(t, i);
    switch (p->kind) {
    case PHASE_MOVE:
    case PHASE_HOLD:
        m.phase = p->cycle;
        m.progress = progress_in(p, position_ms);
        m.mirror_from = same_step ? mirrored(t, i - 1) : m.mirror_to;
        m.seconds = (double) p->ms / 1000;
        m.shallow = (double) p->shallow;
        m.still = p->kind == PHASE_HOLD;
        break;
    case PHASE_SWITCH:
        m.progress = progress_in(p, position_ms);
        m.mirror_from = same_step ? mirrored(t, i - 1) : m.mirror_to;
        m.mirror_to = mirrored(t, i + 1);
        break;
    case PHASE_REST:
        return ready_for(t, i + 1);
    case PHASE_PREPARE:
    case PHASE_FINISH:
    case PHASE_CARD:
    case PHASE_CHECKLIST:
    case N_PHASE_KINDS:
        break;
    }
    return m;
}

struct play_scene play_scene(const struct timeline *t, int64_t position_ms, int64_t waited_ms,
                             bool paused)
{
    struct play_scene scene = {0};
    if (t->n_phases == 0)
        return scene;
    int i = timeline_phase_at(t, position_ms);
    const struct plan_step *step = &t->steps[t->phases[i].step];
    if (step->exercise) {
        scene.exercise = step->exercise;
        scene.moment = own_moment(t, i, position_ms);
    } else if (step->step->shown) {
        scene.exercise = step->step->shown;
        scene.moment = walk_moment(scene.exercise, position_ms - t->phases[i].at_ms + waited_ms);
    } else {
        step = exercise_from(t, t->phases[i].step);
        scene.exercise = step ? step->exercise : NULL;
        scene.moment = step ? ready_for(t, step->first_phase) : scene.moment;
    }
    if (waited_ms == 0) /* else its own: the timeline's stands */
        scene.moment.breath = timeline_lungs(t, position_ms);
    scene.moment.still = scene.moment.still || paused;
    return scene;
}
