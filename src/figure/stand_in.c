/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/model.h"

/* m: round the flower a dot goes as the phase does; below it stands what the phase is called. */
static const float ROUND = 0.70f;
static const float NAME_BELOW = 0.82f;
static const float AIR = 0.05f;

static void add_cues(struct figure *f, const struct figure_phase *phases, struct arena *a)
{
    struct cue *cues = arena_array(a, f->phase_count + 1, sizeof *cues);
    for (size_t i = 0; i < f->phase_count; i++)
        cues[i] = (struct cue){.shape = CUE_TEXT,
                               .phases = 1U << i,
                               .at = JOINT_PELVIS,
                               .dy = -NAME_BELOW,
                               .text = phases[i].name};
    cues[f->phase_count] = (struct cue){.shape = CUE_ARC,
                                        .phases = ~0U,
                                        .at = JOINT_PELVIS,
                                        .dot = true,
                                        .length = ROUND,
                                        .to = 360,
                                        .clock_up = f->view.up,
                                        .clock_side = f->view.right};
    f->cues = (struct cues){cues, f->phase_count + 1};
}

const struct figure *figure_stand_in(const struct figure_phase *phases, size_t count,
                                     struct arena *a)
{
    struct figure *f = arena_alloc(a, sizeof *f);
    struct pose pose = pose_standing();
    f->stand_in = f->posed = true;
    f->view = view_make(0, 0);
    f->view.side_on = false;
    f->phase_count = CLAMP(count, (size_t) 1, (size_t) CUE_PHASES_MAX);
    f->phases = arena_array(a, f->phase_count, sizeof *f->phases);
    for (size_t i = 0; i < f->phase_count; i++) {
        f->phases[i].name = i < count ? phases[i].name : "";
        for (int side = 0; side < SIDE_COUNT; side++)
            key_build(&f->phases[i].keys[side], &pose);
    }
    if (count > 0)
        add_cues(f, phases, a);
    float y = pose.pelvis.y;
    f->bounds = (struct bounds){-ROUND - AIR, y - NAME_BELOW - AIR, ROUND + AIR, y + ROUND + AIR};
    return f;
}

const struct figure *figure_with_frames(const struct figure *posed, const char *path,
                                        const char *text, size_t length,
                                        const struct figure_phase *phases, size_t count,
                                        struct arena *a, struct diags *d)
{
    struct reader r = {d, a};
    const struct frames *frames = frames_read(&r, path, text, length, phases, count);
    if (!frames)
        return NULL;
    struct figure *f = arena_alloc(a, sizeof *f);
    if (posed)
        *f = *posed;
    else
        f->phase_count = MIN(count, (size_t) CUE_PHASES_MAX);
    f->frames = frames;
    return f;
}
