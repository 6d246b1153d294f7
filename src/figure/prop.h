/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_PROP_H
#define LIMBER_FIGURE_PROP_H

#include "base/reader.h"
#include "figure/joint.h"
#include "figure/pose_build.h"
#include "figure/raster.h"

/* What the figure sits, lies or leans on. */
struct props {
    struct capsule *capsules;
    size_t capsule_count;
    struct panel *panels, *mirrored_panels;
    size_t panel_count;
    struct band *bands;
    size_t band_count;
    float mat_x0, mat_x1; /* m: the mat seen from the side; x0 >= x1: there is none */
    float mat_z0, mat_z1; /* m: and seen from ahead */
};

/* What holds one end of a band: the figure, or something that stands still. */
struct band_end {
    bool on_body;
    enum joint joint;
    struct vec3 place; /* m, where it is not on the body */
};

/* An elastic band, or a towel; it hangs where its ends are nearer than it is long. */
struct band {
    struct band_end from, to;
    float length, radius; /* m */
};

/* Reads the list of props. Everything is made in r->arena. */
void props_read(const struct reader *r, const struct node *list, struct props *out);
/* Adds the props' capsules to the body. mirrored: the bands change hands. */
void props_add(const struct props *p, const struct skeleton *s, bool mirrored, struct body *b);

#endif
