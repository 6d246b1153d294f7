/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/skeleton.h"

#include "figure/ik.h"
#include "figure/spot.h"

#include <string.h>

/* m */
static const float SACRUM_UP = 0.06f; /* first spine joint above the pelvis's centre */
static const float LUMBAR_BONE = 0.062f;
static const float THORACIC_BONE = 0.077f;
static const float NECK_BONE = 0.05f;
static const float NECK_INCLINE = 15; /* degrees: the neck's natural lean, taken back by the head */
static const float SHOULDER_WIDTH = 0.175f;
static const float SHOULDER_DROP = 0.045f; /* below the base of the neck */
static const float HIP_WIDTH = 0.09f;
static const float HIP_DROP = 0.02f;

static const struct bone_lengths arm_bones = {0.29f, 0.25f, 0.13f};
static const struct bone_lengths leg_bones = {0.42f, 0.41f, 0.19f};

struct bone_lengths skeleton_bones(int limb)
{
    return limb_is_arm(limb) ? arm_bones : leg_bones;
}

float skeleton_wrist_height(int limb)
{
    return limb_is_arm(limb) ? 0.06f : 0.085f;
}

float skeleton_middle_height(int limb)
{
    return limb_is_arm(limb) ? 0.045f : 0.065f;
}

float skeleton_default_width(int limb)
{
    return limb_is_arm(limb) ? SHOULDER_WIDTH : HIP_WIDTH;
}

struct frame skeleton_limb_frame(const struct skeleton *s, int limb)
{
    return limb_is_arm(limb) ? s->chest_frame : s->pelvis_frame;
}

/* Twist about the segment, then flex, then bend sideways. */
static struct frame bend_frame(struct frame f, float flex, float side, float twist)
{
    f = frame_rotate(f, f.up, -twist);
    f = frame_rotate(f, f.right, -flex);
    return frame_rotate(f, f.forward, side);
}

static struct frame bend_part(struct frame f, struct bend b, float share)
{
    return bend_frame(f, b.flex * share, b.side * share, b.twist * share);
}

static struct frame pelvis_frame(const struct pose *p)
{
    struct frame f = {WORLD_FORWARD, WORLD_UP, WORLD_RIGHT};
    f = frame_rotate(f, WORLD_UP, -p->turn);
    f = frame_rotate(f, f.right, -p->tilt);
    return frame_rotate(f, f.forward, p->roll);
}

static void build_spine(struct skeleton *s, const struct pose *p)
{
    struct frame f = s->pelvis_frame = pelvis_frame(p);
    s->pelvis = p->pelvis;
    s->spine[0] = v3_along(p->pelvis, f.up, SACRUM_UP);
    s->spine_frame[0] = f;
    for (int i = 0; i < SPINE_BONES; i++) {
        bool lumbar = i < SPINE_LUMBAR_BONES;
        f = lumbar ? bend_part(f, p->spine[SPINE_LUMBAR], 1.0f / SPINE_LUMBAR_BONES)
                   : bend_part(f, p->spine[SPINE_THORACIC], 1.0f / SPINE_THORACIC_BONES);
        s->spine[i + 1] = v3_along(s->spine[i], f.up, lumbar ? LUMBAR_BONE : THORACIC_BONE);
        s->spine_frame[i + 1] = f;
    }
    s->chest_frame = f;
}

/* The chin glides by bending the lower neck one way and the upper the other. */
static void build_head(struct skeleton *s, const struct pose *p)
{
    struct frame f = s->chest_frame;
    float glide = asinf(clampf(p->chin / (2 * NECK_BONE), -0.9f, 0.9f)) * RAD_TO_DEG;
    s->neck[0] = v3_along(s->spine[SPINE_BONES], f.forward, -0.01f);
    f = bend_frame(f, NECK_INCLINE + glide, 0, 0);
    f = bend_part(f, p->spine[SPINE_NECK], 0.5f);
    s->neck[1] = v3_along(s->neck[0], f.up, NECK_BONE);
    f = bend_part(f, p->spine[SPINE_NECK], 0.5f);
    s->neck[2] = v3_along(s->neck[1], f.up, NECK_BONE);
    f = bend_frame(f, -glide - NECK_INCLINE, 0, 0);
    f = bend_part(f, p->spine[SPINE_HEAD], 1);
    s->head_frame = f;
    s->skull = v3_along(v3_along(s->neck[2], f.up, 0.07f), f.forward, 0.035f);
}

static void place_roots(struct skeleton *s, const struct pose *p)
{
    for (int i = 0; i < LIMB_COUNT; i++) {
        const struct limb_pose *l = &p->limb[i];
        struct frame f = skeleton_limb_frame(s, i);
        bool arm = limb_is_arm(i);
        struct vec3 from = arm ? s->spine[SPINE_BONES] : s->pelvis;
        struct vec3 offset = arm ? V3(l->protract, l->shrug - SHOULDER_DROP, SHOULDER_WIDTH)
                                 : V3(0, -HIP_DROP, HIP_WIDTH);
        offset.z *= limb_side(i);
        s->root[i] = v3_add(from, frame_out(f, offset));
    }
}

void skeleton_build_trunk(struct skeleton *s, const struct pose *p)
{
    build_spine(s, p);
    place_roots(s, p);
}

static struct vec3 in_world(const struct skeleton *s, int limb, bool riding, struct vec3 v)
{
    return riding ? frame_out(skeleton_limb_frame(s, limb), v) : v;
}

/* The same direction, raised just enough that a bone from `start` ends above `floor`. */
static struct vec3 keep_above(struct vec3 start, struct vec3 direction, float length, float floor)
{
    if (start.y + direction.y * length >= floor)
        return direction;
    float y = clampf((floor - start.y) / length, -1, 1);
    struct vec3 level = V3(direction.x, 0, direction.z);
    if (v3_length(level) < 1e-4f)
        level = WORLD_FORWARD;
    return v3_along(v3_scale(v3_unit(level), sqrtf(1 - y * y)), WORLD_UP, y);
}

static void reach(struct skeleton *s, int i, const struct pose *p)
{
    const struct limb_pose *l = &p->limb[i];
    struct bone_lengths bones = skeleton_bones(i);
    struct vec3 target = in_world(s, i, l->riding, l->target);
    struct vec3 pole = in_world(s, i, l->riding, l->pole);
    if (l->riding)
        target = v3_add(target, limb_is_arm(i) ? s->spine[SPINE_BONES] : s->pelvis);
    struct spot_place place;
    if (l->spot != SPOT_NONE) {
        place = spot_place(s, &p->swell, i, l->spot);
        target = place.wrist;
        pole = place.pole;
    }
    struct ik_result r = ik_two_bones(&(struct ik_chain){
        .root = s->root[i],
        .target = target,
        .upper = bones.upper,
        .lower = bones.lower,
        .pole = pole,
        .middle_floor = skeleton_middle_height(i),
    });
    s->upper[i] = r.upper;
    s->lower[i] = r.lower;
    s->miss[i] = r.miss;
    if (l->spot != SPOT_NONE)
        s->end[i] = place.hand;
}

/* Hand or foot when nobody says where it points. */
static struct vec3 default_end(const struct skeleton *s, int i, const struct limb_pose *l)
{
    struct vec3 forward = s->pelvis_frame.forward;
    if (!limb_is_arm(i)) /* the sole at a right angle to the shin, more or less */
        return v3_unit(v3_along(forward, s->lower[i], -0.8f * v3_dot(forward, s->lower[i])));
    if (l->mode == LIMB_REACH && l->spot != SPOT_NONE)
        return s->end[i];
    if (l->mode == LIMB_REACH && l->nailed) { /* flat on what it is planted on, fingers ahead */
        struct vec3 ahead = s->chest_frame.forward;
        if (ahead.x * ahead.x + ahead.z * ahead.z < 0.25f)
            ahead = s->chest_frame.up;
        return v3_unit(V3(ahead.x, -0.25f, ahead.z));
    }
    return s->lower[i];
}

static void build_limb(struct skeleton *s, int i, const struct pose *p)
{
    const struct limb_pose *l = &p->limb[i];
    struct bone_lengths bones = skeleton_bones(i);
    s->miss[i] = 0;
    if (l->mode == LIMB_REACH) {
        reach(s, i, p);
    } else if (l->mode == LIMB_KNEEL) {
        struct vec3 way = v3_sub(l->target, s->root[i]);
        s->upper[i] = v3_unit(way);
        s->miss[i] = fabsf(v3_length(way) - bones.upper);
        s->lower[i] = v3_unit(in_world(s, i, l->riding, l->lower));
    } else {
        s->upper[i] = v3_unit(in_world(s, i, l->riding, l->upper));
        s->lower[i] = v3_unit(in_world(s, i, l->riding, l->lower));
    }
    if (l->mode == LIMB_FREE)
        s->upper[i] = keep_above(s->root[i], s->upper[i], bones.upper, skeleton_middle_height(i));
    s->middle[i] = v3_along(s->root[i], s->upper[i], bones.upper);
    if (l->mode != LIMB_REACH)
        s->lower[i] = keep_above(s->middle[i], s->lower[i], bones.lower, SKELETON_CLEARANCE);
    s->wrist[i] = v3_along(s->middle[i], s->lower[i], bones.lower);
    s->end[i] = l->end_set ? v3_unit(in_world(s, i, l->riding, l->end)) : default_end(s, i, l);
    s->end[i] = keep_above(s->wrist[i], s->end[i], bones.end, SKELETON_TIP_CLEARANCE);
    s->tip[i] = v3_along(s->wrist[i], s->end[i], bones.end);
}

void skeleton_build(struct skeleton *s, const struct pose *p)
{
    static const int legs_first[LIMB_COUNT] = {LEG_LEFT, LEG_RIGHT, ARM_LEFT, ARM_RIGHT};
    memset(s, 0, sizeof *s);
    skeleton_build_trunk(s, p);
    build_head(s, p);
    for (int k = 0; k < LIMB_COUNT; k++) /* hands may rest on thighs */
        build_limb(s, legs_first[k], p);
}
