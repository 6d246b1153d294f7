/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/spot.h"

/* What a spot is measured from. */
enum anchor { AT_LEG, AT_PELVIS, AT_BELLY, AT_RIBS, AT_CHEST, AT_SHOULDER, AT_NECK, AT_HEAD };

/*
 * Local coordinates are forward, up, out; "out" is away from the midline on the
 * hand's own side. On a leg: away from the thigh, along it from the hip (in
 * thigh lengths), out.
 */
static const struct {
    enum anchor anchor;
    struct vec3 wrist, hand, pole;
} spots[SPOT_COUNT] = {
    [SPOT_THIGH] = {AT_LEG, {0.10f, 0.62f, 0.02f}, {-0.1f, 1, -0.15f}, {-1, -0.2f, 0.8f}},
    [SPOT_KNEE] = {AT_LEG, {0.09f, 0.86f, 0.02f}, {-0.35f, 1, -0.1f}, {-1, -0.2f, 0.6f}},
    [SPOT_HIP] = {AT_PELVIS, {0.01f, 0.08f, 0.165f}, {1, -0.5f, -0.35f}, {-0.35f, 0, 1}},
    [SPOT_BELLY] = {AT_BELLY, {0.135f, 0.01f, 0.08f}, {0.1f, 0, -1}, {-0.3f, -0.4f, 1}},
    [SPOT_RIBS] = {AT_RIBS, {0.09f, -0.03f, 0.175f}, {0.7f, -0.1f, -0.6f}, {-0.5f, -0.2f, 1}},
    [SPOT_CHEST] = {AT_CHEST, {0.135f, -0.04f, 0.07f}, {0, 0.25f, -1}, {0.1f, -0.7f, 1}},
    [SPOT_SHOULDER] = {AT_SHOULDER,
                       {0.135f, -0.05f, 0.07f},
                       {-0.3f, 0.6f, -0.5f},
                       {0.7f, -1, 0.25f}},
    [SPOT_OTHER_ARM] = {AT_SHOULDER, {0.10f, -0.05f, -0.02f}, {-1, 0.1f, -0.3f}, {1, -0.15f, 0.3f}},
    [SPOT_NECK] = {AT_NECK, {-0.085f, 0.02f, 0.07f}, {-0.2f, 0.1f, -1}, {0.35f, 0.3f, 1}},
    [SPOT_HEAD] = {AT_HEAD, {-0.115f, 0.0f, 0.085f}, {-0.2f, 0.25f, -1}, {0.25f, 0.1f, 1}},
    [SPOT_TEMPLE] = {AT_HEAD, {0.03f, 0.0f, 0.135f}, {0, 1, -0.2f}, {0.2f, -0.4f, 1}},
    [SPOT_CHIN] = {AT_HEAD, {0.10f, -0.17f, 0.03f}, {0.1f, 1, -0.2f}, {0.5f, -1, 0.4f}},
};

/* Forward here is the thigh's upper side: what faces up when one sits, ahead when one stands. */
static struct frame leg_frame(const struct skeleton *s, int leg)
{
    struct vec3 along = s->upper[leg];
    struct vec3 top = v3_across(v3_add(s->pelvis_frame.up, s->pelvis_frame.forward), along);
    struct frame f = {.forward = v3_unit(top), .up = along};
    f.right = v3_cross(f.forward, f.up);
    if (v3_dot(f.right, s->pelvis_frame.right) < 0)
        f.right = v3_scale(f.right, -1);
    return f;
}

static struct vec3 anchor_point(const struct skeleton *s, int arm, enum anchor at)
{
    int leg = arm == ARM_LEFT ? LEG_LEFT : LEG_RIGHT,
        other = arm == ARM_LEFT ? ARM_RIGHT : ARM_LEFT;
    switch (at) {
    case AT_LEG:
        return s->root[leg];
    case AT_PELVIS:
        return s->pelvis;
    case AT_BELLY:
        return s->spine[1];
    case AT_RIBS:
        return s->spine[4];
    case AT_CHEST:
        return s->spine[6];
    case AT_SHOULDER:
        return s->root[other];
    case AT_NECK:
        return s->neck[1];
    case AT_HEAD:
        return s->skull;
    }
    return s->pelvis;
}

static struct frame anchor_frame(const struct skeleton *s, int arm, enum anchor at)
{
    switch (at) {
    case AT_LEG:
        return leg_frame(s, arm == ARM_LEFT ? LEG_LEFT : LEG_RIGHT);
    case AT_PELVIS:
        return s->pelvis_frame;
    case AT_BELLY:
        return s->spine_frame[1];
    case AT_RIBS:
        return s->spine_frame[4];
    case AT_HEAD:
        return s->head_frame;
    case AT_CHEST:
    case AT_SHOULDER:
    case AT_NECK:
        break;
    }
    return s->chest_frame;
}

static float swollen(const struct swell *swell, enum anchor at)
{
    return at == AT_BELLY   ? swell->belly
           : at == AT_RIBS  ? swell->ribs
           : at == AT_CHEST ? swell->chest
                            : 0;
}

struct spot_place spot_place(const struct skeleton *s, const struct swell *swell, int limb,
                             enum spot spot)
{
    enum anchor at = spots[spot].anchor;
    struct frame f = anchor_frame(s, limb, at);
    f.right = v3_scale(f.right, limb_side(limb)); /* now "out" */
    struct vec3 wrist = spots[spot].wrist;
    wrist.x += swollen(swell, at);
    if (at == AT_LEG)
        wrist.y *= skeleton_bones(LEG_LEFT).upper;
    struct frame chest = s->chest_frame;
    chest.right = v3_scale(chest.right, limb_side(limb));
    return (struct spot_place){
        .wrist = v3_add(anchor_point(s, limb, at), frame_out(f, wrist)),
        .hand = v3_unit(frame_out(f, spots[spot].hand)),
        .pole = frame_out(chest, spots[spot].pole),
    };
}
