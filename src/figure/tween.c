/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/tween.h"

#include <stddef.h>

void key_build(struct key *k, const struct pose *p)
{
    k->pose = *p;
    k->via = NULL;
    k->steps = (struct key_steps){0};
    pose_settle(&k->pose);
    skeleton_build(&k->skeleton, &k->pose);
}

float ease(float t)
{
    return 0.5f - 0.5f * cosf(3.14159265f * clampf(t, 0, 1));
}

static struct bend tween_bend(struct bend a, struct bend b, float t)
{
    return (struct bend){lerpf(a.flex, b.flex, t), lerpf(a.side, b.side, t),
                         lerpf(a.twist, b.twist, t)};
}

/* cos 170 degrees: beyond it the shortest way is a toss-up. */
static const float OPPOSITE = -0.985f;

/* A direction between two, by way of `through` where that was asked for or is needed. */
static struct vec3 turn(struct vec3 a, struct vec3 b, const struct limb_pose *to, float t)
{
    if (!to->through_set && v3_dot(a, b) > OPPOSITE)
        return v3_slerp(a, b, t);
    struct vec3 through = to->through;
    if (fabsf(v3_dot(a, through)) > 0.95f)
        through = v3_unit(v3_across(WORLD_UP, a));
    return v3_slerp_through(a, through, b, t);
}

/* One limb of a tween: the keys' directions in the frame the limb will be posed in. */
struct limb_ends {
    const struct key *from, *to;
    int limb;
    bool riding;
};

static struct vec3 local(const struct limb_ends *e, const struct key *k, struct vec3 direction)
{
    return e->riding ? frame_in(skeleton_limb_frame(&k->skeleton, e->limb), direction) : direction;
}

static void tween_free(const struct limb_ends *e, float t, struct limb_pose *out)
{
    const struct skeleton *a = &e->from->skeleton, *b = &e->to->skeleton;
    const struct limb_pose *to = &e->to->pose.limb[e->limb];
    int i = e->limb;
    out->mode = LIMB_FREE;
    out->spot = SPOT_NONE;
    out->nailed = false;
    out->riding = e->riding;
    out->upper = turn(local(e, e->from, a->upper[i]), local(e, e->to, b->upper[i]), to, t);
    out->lower = turn(local(e, e->from, a->lower[i]), local(e, e->to, b->lower[i]), to, t);
}

static void tween_held(const struct limb_pose *a, const struct limb_pose *b, float t,
                       struct limb_pose *out)
{
    out->nailed = a->nailed && b->nailed;
    out->target = v3_lerp(a->target, b->target, t);
    out->pole = v3_lerp(a->pole, b->pole, t);
    out->lower = v3_slerp(v3_unit(a->lower), v3_unit(b->lower), t);
}

/* True where both keys hold the limb in the same way, so that it can stay held between them. */
static bool same_hold(const struct limb_pose *a, const struct limb_pose *b)
{
    return a->mode != LIMB_FREE && a->mode == b->mode && a->spot == b->spot &&
           a->riding == b->riding;
}

static void tween_limb(const struct key *from, const struct key *to, int i, float t,
                       struct limb_pose *out)
{
    const struct limb_pose *a = &from->pose.limb[i], *b = &to->pose.limb[i];
    /* What touches the body or rides on it has to be tweened in its frame. */
    bool rides = a->riding || b->riding || a->spot != SPOT_NONE || b->spot != SPOT_NONE;
    bool held = same_hold(a, b);
    struct limb_ends ends = {from, to, i, held ? a->riding : rides};
    *out = *a;
    if (held)
        tween_held(a, b, t, out);
    else
        tween_free(&ends, t, out);
    out->shrug = lerpf(a->shrug, b->shrug, t);
    out->protract = lerpf(a->protract, b->protract, t);
    if (a->end_set || b->end_set || !held) {
        out->end_set = true;
        out->end = v3_slerp(local(&ends, from, from->skeleton.end[i]),
                            local(&ends, to, to->skeleton.end[i]), t);
    }
}

static void tween_straight(const struct key *from, const struct key *to, float t, struct pose *out)
{
    const struct pose *a = &from->pose, *b = &to->pose;
    out->swell = a->swell;
    out->via = NULL;
    out->steps = (struct pose_steps){0};
    out->pelvis = v3_lerp(a->pelvis, b->pelvis, t);
    out->tilt = lerpf(a->tilt, b->tilt, t);
    out->turn = lerpf(a->turn, b->turn, t);
    out->roll = lerpf(a->roll, b->roll, t);
    out->chin = lerpf(a->chin, b->chin, t);
    for (int i = 0; i < SPINE_PARTS; i++)
        out->spine[i] = tween_bend(a->spine[i], b->spine[i], t);
    for (int i = 0; i < LIMB_COUNT; i++)
        tween_limb(from, to, i, t, &out->limb[i]);
    pose_settle(out);
}

void tween(const struct key *from, const struct key *to, float t, struct pose *out)
{
    if (!to->via)
        tween_straight(from, to, t, out);
    else if (t < 0.5f)
        tween_straight(from, to->via, 2 * t, out);
    else
        tween_straight(to->via, to, 2 * t - 1, out);
}
