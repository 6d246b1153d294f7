/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_CUE_H
#define LIMBER_FIGURE_CUE_H

#include "base/reader.h"
#include "figure/camera.h"
#include "figure/figure.h"
#include "figure/joint.h"
#include "figure/tween.h"

#include <stdint.h>

/*
 * An arrow or a word beside the figure, shown in its phases only. An arrow is a
 * line of points in the world, its head at the last one; it shows the motion of
 * its own phase. A box is walked round by a dot: a side a phase, clockwise from
 * its lower left corner (the paced breath that is called after it).
 */
enum cue_shape { CUE_TEXT, CUE_ARROW, CUE_ARC, CUE_TRACE, CUE_BOX };

enum { CUE_POINTS_MAX = 24, CUE_PHASES_MAX = 32 };

struct cue {
    enum cue_shape shape;
    uint32_t phases; /* bits 1 << phase */
    int step;        /* only on the way to that step of the pose, from 1; 0: always */
    enum joint at;
    float dx, dy; /* m, on the picture: right and up, as seen on the left side */
    const char *text;
    bool dot;                         /* one goes along the line as the phase does */
    struct vec3 direction;            /* CUE_ARROW: unit */
    float length;                     /* m; CUE_ARC: its radius; CUE_BOX: how wide */
    float height;                     /* m, CUE_BOX */
    float from, to;                   /* CUE_ARC: degrees on its plane's clock */
    struct vec3 clock_up, clock_side; /* CUE_ARC: 0 and 90 degrees of its plane */
};

struct cue_line {
    struct vec3 points[CUE_POINTS_MAX];
    int count;
};

struct cues {
    struct cue *items;
    size_t count;
};

void cues_read(const struct reader *r, const struct node *list, const struct figure_phase *phases,
               size_t n, const struct view *view, struct cues *out);
/* m: about how long the way of its dot is, none: 0. */
float cue_walk(const struct cue *c);
/* Where the cue is drawn (the first point: where a text is centred, where a box's walk begins). */
void cue_trace(const struct cue *c, const struct key *from, const struct key *to,
               const struct skeleton *now, const struct view *view, bool mirrored,
               struct cue_line *out);

#endif
