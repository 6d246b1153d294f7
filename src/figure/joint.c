/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/joint.h"

static const char *const words[] = {
    "crown",  "head",   "nose",       "neck",       "chest",   "back",    "mid",
    "belly",  "pelvis", "shoulder_l", "shoulder_r", "elbow_l", "elbow_r", "hand_l",
    "hand_r", "hip_l",  "hip_r",      "knee_l",     "knee_r",  "foot_l",  "foot_r",
};
_Static_assert(ARRAY_LEN(words) == JOINT_COUNT, "a word for each joint");

const struct read_words joint_names = {words, ARRAY_LEN(words), "a place on the figure"};

static struct vec3 limb_place(const struct skeleton *s, enum joint joint)
{
    int right = (joint - JOINT_SHOULDER_L) % 2;
    int arm = right ? ARM_RIGHT : ARM_LEFT, leg = right ? LEG_RIGHT : LEG_LEFT;
    if (joint <= JOINT_SHOULDER_R)
        return s->root[arm];
    if (joint <= JOINT_ELBOW_R)
        return s->middle[arm];
    if (joint <= JOINT_HAND_R)
        return v3_along(s->wrist[arm], s->end[arm], 0.08f);
    if (joint <= JOINT_HIP_R)
        return s->root[leg];
    if (joint <= JOINT_KNEE_R)
        return s->middle[leg];
    return s->wrist[leg];
}

struct vec3 joint_place(const struct skeleton *s, enum joint joint)
{
    if (joint >= JOINT_SHOULDER_L)
        return limb_place(s, joint);
    struct {
        struct vec3 from, way;
        float metres;
    } const places[JOINT_SHOULDER_L] = {
        [JOINT_CROWN] = {s->skull, s->head_frame.up, 0.14f},
        [JOINT_HEAD] = {s->skull, s->head_frame.up, 0},
        [JOINT_NOSE] = {s->skull, s->head_frame.forward, 0.12f},
        [JOINT_NECK] = {s->neck[1], s->chest_frame.up, 0},
        [JOINT_CHEST] = {s->spine[5], s->spine_frame[5].forward, 0.11f},
        [JOINT_BACK] = {s->spine[5], s->spine_frame[5].forward, -0.10f},
        [JOINT_MID] = {s->spine[3], s->spine_frame[3].forward, 0},
        [JOINT_BELLY] = {s->spine[1], s->spine_frame[1].forward, 0.11f},
        [JOINT_PELVIS] = {s->pelvis, s->pelvis_frame.up, 0},
    };
    return v3_along(places[joint].from, places[joint].way, places[joint].metres);
}

enum joint joint_mirror(enum joint joint)
{
    if (joint < JOINT_SHOULDER_L)
        return joint;
    return (joint - JOINT_SHOULDER_L) % 2 ? joint - 1 : joint + 1;
}
