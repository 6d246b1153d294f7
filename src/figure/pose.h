/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_POSE_H
#define LIMBER_FIGURE_POSE_H

#include "figure/vec.h"

#include <stdbool.h>

/*
 * A pose as a person would describe it: where the pelvis is, how the spine is
 * bent, where each limb points or what it touches. Plain data; skeleton.h turns
 * it into joints. Built from files by pose_build.h.
 */
enum limb { ARM_LEFT, ARM_RIGHT, LEG_LEFT, LEG_RIGHT, LIMB_COUNT };

static inline bool limb_is_arm(int limb)
{
    return limb == ARM_LEFT || limb == ARM_RIGHT;
}

/* -1 on the left, +1 on the right: the sign of z. */
static inline float limb_side(int limb)
{
    return limb == ARM_RIGHT || limb == LEG_RIGHT ? 1.0f : -1.0f;
}

enum limb_mode {
    LIMB_FREE,  /* both segments point somewhere */
    LIMB_REACH, /* the wrist or ankle is at a place, the middle joint follows the pole */
    LIMB_KNEEL, /* the knee or elbow is at a place, the lower segment points somewhere */
};

/* Places on the body a hand can reach for; they move with the body. */
enum spot {
    SPOT_NONE, /* limb_pose.target instead */
    SPOT_THIGH,
    SPOT_KNEE,
    SPOT_HIP,
    SPOT_BELLY,
    SPOT_RIBS,
    SPOT_CHEST,
    SPOT_SHOULDER,  /* the opposite one: arms crossed */
    SPOT_OTHER_ARM, /* the opposite upper arm, further round: a hug */
    SPOT_NECK,      /* behind it */
    SPOT_HEAD,      /* behind it, elbows out */
    SPOT_TEMPLE,    /* the side of the head */
    SPOT_CHIN,
    SPOT_COUNT,
};

struct limb_pose {
    enum limb_mode mode;
    enum spot spot;
    bool nailed;   /* a contact: does not slip while both neighbouring poses have it */
    bool riding;   /* directions and target are in the chest's (pelvis's) frame, not the world's */
    bool straight; /* a nailed limb that also has to be stretched: the trunk gives way */
    bool end_set;  /* `end` was asked for; else it follows from the rest */
    bool through_set;              /* `through` was asked for */
    struct vec3 upper, lower, end; /* unit: where the segments point */
    struct vec3 target;            /* m: of the wrist or ankle, or of the knee or elbow */
    struct vec3 pole;              /* towards which the elbow or knee bends */
    struct vec3 through;           /* the direction a long way round goes by */
    float shrug, protract;         /* m: shoulder up, shoulder forward */
};

/* Degrees: flex forward, side to the right, twist to the right. */
struct bend {
    float flex, side, twist;
};

enum spine_part { SPINE_LUMBAR, SPINE_THORACIC, SPINE_NECK, SPINE_HEAD, SPINE_PARTS };

/* m: how far the breath pushes the body's front out, for hands that rest on it. */
struct swell {
    float belly, ribs, chest;
};

struct pose;

enum { POSE_STEPS_MAX = 8 };

/* What the body goes round as long as it is in a pose: marching. */
struct pose_steps {
    const struct pose *const *poses; /* their own via and steps are not gone through */
    int count;
    float pace_s; /* seconds from one to the next */
};

struct pose {
    struct vec3 pelvis;     /* m */
    float tilt, turn, roll; /* degrees: forward, to the right, over to the right */
    struct bend spine[SPINE_PARTS];
    float chin; /* m: head glides forward (+) or back (-) */
    struct swell swell;
    struct limb_pose limb[LIMB_COUNT];
    const struct pose *via; /* gone through half-way to this one (its own via is not), or NULL */
    struct pose_steps steps;
};

/* Standing, arms hanging: what a pose starts from that uses no other. */
struct pose pose_standing(void);
/* The same pose on the other side. Mirroring twice gives the pose back. */
void pose_mirror(struct pose *p);

#endif
