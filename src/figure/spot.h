/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_SPOT_H
#define LIMBER_FIGURE_SPOT_H

#include "figure/skeleton.h"

/* Where a hand goes that rests on the body. */
struct spot_place {
    struct vec3 wrist; /* m */
    struct vec3 hand;  /* unit: where the fingers point */
    struct vec3 pole;  /* where the elbow goes */
};

/* Needs the trunk, and for SPOT_THIGH and SPOT_KNEE the legs, of s. */
struct spot_place spot_place(const struct skeleton *s, const struct swell *swell, int limb,
                             enum spot spot);

#endif
