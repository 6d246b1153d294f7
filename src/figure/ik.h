/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_IK_H
#define LIMBER_FIGURE_IK_H

#include "figure/vec.h"

/* Two bones from a root joint to a target, bent towards a pole. */
struct ik_chain {
    struct vec3 root, target;
    float upper, lower; /* m: bone lengths */
    struct vec3 pole;   /* the way the middle joint goes; need not be a unit vector */
    float middle_floor; /* m: the middle joint stays above this height where it can */
};

struct ik_result {
    struct vec3 upper, lower; /* unit directions */
    float miss;               /* m: from the end of the chain to the target */
};

/*
 * Closed form (law of cosines). Out of reach, the chain is stretched (or folded)
 * towards the target and `miss` says by how much it falls short.
 */
struct ik_result ik_two_bones(const struct ik_chain *c);

#endif
