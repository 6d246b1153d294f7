/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_SKELETON_H
#define LIMBER_FIGURE_SKELETON_H

#include "figure/pose.h"

/*
 * Where every joint is: forward kinematics of a pose, with inverse kinematics
 * for limbs that touch something. Bones have fixed lengths in every pose; free
 * limbs never go below the floor (y = 0).
 *
 * Proportions: an adult of 1.74 m, segment lengths rounded from Winter,
 * "Biomechanics and Motor Control of Human Movement", table 4.1.
 */
/* m: ankles and wrists, finger tips and toes stay this far above the floor. */
#define SKELETON_CLEARANCE     0.035f
#define SKELETON_TIP_CLEARANCE 0.02f

enum { SPINE_LUMBAR_BONES = 3, SPINE_THORACIC_BONES = 4, SPINE_BONES = 7 };

struct bone_lengths {
    float upper, lower, end; /* m; `end` is the hand or the foot from the ankle on */
};

struct skeleton {
    struct frame pelvis_frame, chest_frame, head_frame;
    struct vec3 pelvis;
    struct vec3 spine[SPINE_BONES + 1]; /* from the sacrum to the base of the neck */
    struct frame spine_frame[SPINE_BONES + 1];
    struct vec3 neck[3]; /* base, middle, top */
    struct vec3 skull;   /* its centre */
    struct vec3 root[LIMB_COUNT], middle[LIMB_COUNT], wrist[LIMB_COUNT], tip[LIMB_COUNT];
    struct vec3 upper[LIMB_COUNT], lower[LIMB_COUNT], end[LIMB_COUNT]; /* unit directions */
    float miss[LIMB_COUNT]; /* m: how far a limb stays away from what it should touch */
};

struct bone_lengths skeleton_bones(int limb);
/* m: how high above a surface the joint is when the part rests on it. */
float skeleton_wrist_height(int limb);
float skeleton_middle_height(int limb);
/* m, from the midline: where a hand, foot or knee is when nobody says otherwise. */
float skeleton_default_width(int limb);

void skeleton_build(struct skeleton *s, const struct pose *p);
/* The spine and the limbs' roots only. */
void skeleton_build_trunk(struct skeleton *s, const struct pose *p);
/* The frame a limb rides on: the chest's for arms, the pelvis's for legs. */
struct frame skeleton_limb_frame(const struct skeleton *s, int limb);

/*
 * Nudges pelvis and tilt so that every nailed limb reaches what it is nailed to
 * (damped Gauss-Newton, at most 8 rounds; the pose asked for is the prior).
 */
void pose_settle(struct pose *p);

#endif
