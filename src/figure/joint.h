/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_JOINT_H
#define LIMBER_FIGURE_JOINT_H

#include "base/reader.h"
#include "figure/skeleton.h"

/* Places on the figure that files name: where a cue or a band is attached. */
enum joint {
    JOINT_CROWN,
    JOINT_HEAD,
    JOINT_NOSE,
    JOINT_NECK,
    JOINT_CHEST, /* its front */
    JOINT_BACK,  /* the upper back's surface */
    JOINT_MID,   /* the middle of the spine */
    JOINT_BELLY, /* its front */
    JOINT_PELVIS,
    JOINT_SHOULDER_L,
    JOINT_SHOULDER_R,
    JOINT_ELBOW_L,
    JOINT_ELBOW_R,
    JOINT_HAND_L,
    JOINT_HAND_R,
    JOINT_HIP_L,
    JOINT_HIP_R,
    JOINT_KNEE_L,
    JOINT_KNEE_R,
    JOINT_FOOT_L,
    JOINT_FOOT_R,
    JOINT_COUNT,
};

extern const struct read_words joint_names;

struct vec3 joint_place(const struct skeleton *s, enum joint joint);
/* The same joint on the other side. */
enum joint joint_mirror(enum joint joint);

#endif
