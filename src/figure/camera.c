/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/camera.h"

struct view view_make(float yaw, float pitch)
{
    float cy = cosf(yaw * DEG_TO_RAD), sy = sinf(yaw * DEG_TO_RAD);
    float cp = cosf(pitch * DEG_TO_RAD), sp = sinf(pitch * DEG_TO_RAD);
    return (struct view){
        .right = V3(cy, 0, -sy),
        .up = V3(-sy * sp, cp, -cy * sp),
        .toward = V3(sy * cp, sp, cy * cp),
        .level = pitch<5, .side_on = fabsf(cy)> 0.9f && pitch < 12,
    };
}

struct view view_turn(const struct view *v, float degrees)
{
    struct view out = *v;
    out.right = v3_rotate(v->right, WORLD_UP, degrees);
    out.up = v3_rotate(v->up, WORLD_UP, degrees);
    out.toward = v3_rotate(v->toward, WORLD_UP, degrees);
    out.side_on = fabsf(out.right.x) > 0.9f && out.toward.y < 0.2f;
    return out;
}

struct bounds bounds_empty(void)
{
    return (struct bounds){1e9f, 1e9f, -1e9f, -1e9f};
}

void bounds_add(struct bounds *b, float x, float y, float radius)
{
    b->x0 = fminf(b->x0, x - radius);
    b->x1 = fmaxf(b->x1, x + radius);
    b->y0 = fminf(b->y0, y - radius);
    b->y1 = fmaxf(b->y1, y + radius);
}
