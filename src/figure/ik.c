/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/ik.h"

/* A fully straight limb has no bending plane and its pole flips: stop just short. */
static const float MOST_STRETCH = 0.9999f;

/* The unit vector across `axis` nearest to the pole. */
static struct vec3 bend_direction(struct vec3 pole, struct vec3 axis)
{
    struct vec3 across = v3_across(pole, axis);
    if (v3_length(across) < 1e-3f)
        across = v3_across(fabsf(axis.y) < 0.9f ? WORLD_UP : WORLD_FORWARD, axis);
    return v3_unit(across);
}

/*
 * The middle joint moves on a circle round the axis. Turns `bend` along it by
 * the least angle that brings the joint above `floor`; `centre_y` and `radius`
 * are the circle's. Where no angle does, the highest point is taken.
 */
static struct vec3 raise_bend(struct vec3 bend, struct vec3 axis, float centre_y, float radius,
                              float floor)
{
    struct vec3 other = v3_cross(axis, bend);
    float swing = radius * hypotf(bend.y, other.y);
    if (swing < 1e-6f || centre_y + radius * bend.y >= floor)
        return bend;
    float highest = atan2f(other.y, bend.y);
    float reach = acosf(clampf((floor - centre_y) / swing, -1, 1));
    float angle = highest > 0 ? highest - reach : highest + reach;
    return v3_along(v3_scale(bend, cosf(angle)), other, sinf(angle));
}

struct ik_result ik_two_bones(const struct ik_chain *c)
{
    struct vec3 way = v3_sub(c->target, c->root);
    float distance = v3_length(way);
    struct vec3 axis = v3_unit(way);
    float most = (c->upper + c->lower) * MOST_STRETCH, least = fabsf(c->upper - c->lower) + 1e-3f;
    float span = clampf(distance, least, most);

    float along = (c->upper * c->upper + span * span - c->lower * c->lower) / (2 * span);
    float off = sqrtf(fmaxf(c->upper * c->upper - along * along, 0));
    struct vec3 bend = bend_direction(c->pole, axis);
    bend = raise_bend(bend, axis, c->root.y + axis.y * along, off, c->middle_floor);

    struct vec3 middle = v3_along(v3_along(c->root, axis, along), bend, off);
    struct vec3 end = v3_along(c->root, axis, span);
    return (struct ik_result){
        .upper = v3_unit(v3_sub(middle, c->root)),
        .lower = v3_unit(v3_sub(end, middle)),
        .miss = fabsf(distance - span),
    };
}
