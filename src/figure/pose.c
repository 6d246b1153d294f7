/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/pose.h"

struct pose pose_standing(void)
{
    struct pose p = {.pelvis = V3(0, 0.92f, 0)};
    for (int i = 0; i < LIMB_COUNT; i++) {
        struct limb_pose *l = &p.limb[i];
        bool arm = limb_is_arm(i);
        l->upper = l->lower = V3(0, -1, 0);
        l->end = arm ? V3(0, -1, 0) : WORLD_FORWARD;
        l->pole = arm ? v3_unit(V3(-1, -0.3f, 0.3f * limb_side(i))) : WORLD_FORWARD;
        l->through = WORLD_FORWARD;
    }
    return p;
}

static void flip(struct vec3 *v)
{
    v->z = -v->z;
}

static void swap_limbs(struct pose *p, int left, int right)
{
    struct limb_pose kept = p->limb[left];
    p->limb[left] = p->limb[right];
    p->limb[right] = kept;
}

void pose_mirror(struct pose *p)
{
    flip(&p->pelvis);
    p->turn = -p->turn;
    p->roll = -p->roll;
    for (int i = 0; i < SPINE_PARTS; i++) {
        p->spine[i].side = -p->spine[i].side;
        p->spine[i].twist = -p->spine[i].twist;
    }
    swap_limbs(p, ARM_LEFT, ARM_RIGHT);
    swap_limbs(p, LEG_LEFT, LEG_RIGHT);
    for (int i = 0; i < LIMB_COUNT; i++) {
        struct limb_pose *l = &p->limb[i];
        flip(&l->upper);
        flip(&l->lower);
        flip(&l->end);
        flip(&l->target);
        flip(&l->pole);
        flip(&l->through);
    }
}
