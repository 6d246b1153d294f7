/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/vec.h"

struct vec3 v3_unit(struct vec3 a)
{
    float length = v3_length(a);
    return length > 1e-6f ? v3_scale(a, 1 / length) : V3(0, -1, 0);
}

struct vec3 v3_across(struct vec3 a, struct vec3 n)
{
    return v3_along(a, n, -v3_dot(a, n));
}

struct vec3 v3_rotate(struct vec3 v, struct vec3 axis, float degrees)
{
    float c = cosf(degrees * DEG_TO_RAD), s = sinf(degrees * DEG_TO_RAD);
    struct vec3 turned = v3_along(v3_scale(v, c), v3_cross(axis, v), s);
    return v3_along(turned, axis, v3_dot(axis, v) * (1 - c));
}

static float angle_between(struct vec3 a, struct vec3 b)
{
    return atan2f(v3_length(v3_cross(a, b)), v3_dot(a, b));
}

struct vec3 v3_slerp(struct vec3 a, struct vec3 b, float t)
{
    float angle = angle_between(a, b), s = sinf(angle);
    if (s < 1e-4f)
        return v3_unit(v3_lerp(a, b, t));
    return v3_unit(v3_along(v3_scale(a, sinf((1 - t) * angle) / s), b, sinf(t * angle) / s));
}

struct vec3 v3_slerp_through(struct vec3 a, struct vec3 through, struct vec3 b, float t)
{
    float first = angle_between(a, through), second = angle_between(through, b);
    float at = t * (first + second);
    if (at < first)
        return v3_slerp(a, through, at / first);
    return second > 1e-4f ? v3_slerp(through, b, (at - first) / second) : b;
}

struct frame frame_rotate(struct frame f, struct vec3 axis, float degrees)
{
    if (degrees == 0) /* most joints, most of the time */
        return f;
    return (struct frame){v3_rotate(f.forward, axis, degrees), v3_rotate(f.up, axis, degrees),
                          v3_rotate(f.right, axis, degrees)};
}
