/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_MODEL_H
#define LIMBER_FIGURE_MODEL_H

#include "figure/body.h"
#include "figure/cue.h"
#include "figure/figure.h"
#include "figure/frames.h"
#include "figure/prop.h"
#include "figure/tween.h"

/* What figure_build() makes. Only figure/ looks inside. */

enum figure_side { SIDE_LEFT, SIDE_RIGHT, SIDE_COUNT };

/* How the other side is shown: the pose mirrored, or the whole picture turned round. */
enum figure_right { RIGHT_MIRROR, RIGHT_FLIP };

/* What of the body the picture is to show; heights from the floor, metres. */
enum framing { FRAME_ALL, FRAME_UPPER, FRAME_TRUNK, FRAME_HEAD, FRAME_HEIGHTS };

struct frame_wish {
    enum framing framing;
    float y0, y1;
};

struct model_phase {
    const char *name;
    enum figure_breath breath;
    struct key keys[SIDE_COUNT]; /* the pose at its end */
    struct cue_line *traces;     /* one for each cue of shape CUE_TRACE, per side */
};

struct figure {
    struct view view;
    enum figure_right right;
    struct body_look look;
    bool sweep; /* what glows wanders from foot to head in the course of a phase */
    struct props props;
    struct cues cues;
    struct model_phase *phases;
    size_t phase_count;
    struct bounds bounds; /* of all that is to be seen, over the whole loop, on the left side */
    bool ground;          /* the floor is in the picture, as its bottom line */
    bool stand_in;        /* no body: a flower that breathes */
    const struct frames *frames; /* drawn by hand, or NULL */
    bool posed;                  /* there is a body (or a flower) as well */
    struct frame_wish wish;      /* what bounds were fitted to */
    bool close_up;               /* part of the body is left out on purpose */
};

/* The body at a moment, and the keys it is between. */
struct instant {
    const struct key *from, *to;
    float t; /* how far between them, eased */
    struct skeleton skeleton;
    int step;      /* the one it goes to, from 1; 0: none */
    bool mirrored; /* the pose is (never where the picture is flipped) */
    bool flipped;  /* the picture is */
};

void figure_instant(const struct figure *f, const struct figure_moment *m, struct instant *out);

/* How the body is painted at a moment. */
struct body_look figure_look(const struct figure *f, const struct figure_moment *m);

/* The loop sampled: what f->bounds is made of, and what build-time checks look at. */
enum { LOOP_SAMPLES = 12 };

/* Where the camera looks: fits f's bounds into cols x rows cells (rows without the floor line). */
void figure_fit(const struct figure *f, const struct instant *at, int cols, int rows,
                int cell_columns, int cell_rows, double cell_aspect, struct camera *out);

#endif
