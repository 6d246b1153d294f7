/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_VEC_H
#define LIMBER_FIGURE_VEC_H

#include <math.h>

/*
 * Vectors and body frames. The world is in metres: x is where the figure faces,
 * y is up, z is the figure's right. Angles are degrees at interfaces.
 */
struct vec3 {
    float x, y, z;
};

/* Three unit vectors at right angles; right = forward x up. */
struct frame {
    struct vec3 forward, up, right;
};

#define V3(x, y, z)   ((struct vec3){(x), (y), (z)})
#define DEG_TO_RAD    0.017453292519943295f
#define RAD_TO_DEG    57.29577951308232f
#define WORLD_FORWARD V3(1, 0, 0)
#define WORLD_UP      V3(0, 1, 0)
#define WORLD_RIGHT   V3(0, 0, 1)

static inline float clampf(float x, float low, float high)
{
    return x < low ? low : x > high ? high : x;
}

static inline float lerpf(float a, float b, float t)
{
    return a + (b - a) * t;
}

static inline struct vec3 v3_add(struct vec3 a, struct vec3 b)
{
    return V3(a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline struct vec3 v3_sub(struct vec3 a, struct vec3 b)
{
    return V3(a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline struct vec3 v3_scale(struct vec3 a, float s)
{
    return V3(a.x * s, a.y * s, a.z * s);
}

/* a + b * s */
static inline struct vec3 v3_along(struct vec3 a, struct vec3 b, float s)
{
    return V3(a.x + b.x * s, a.y + b.y * s, a.z + b.z * s);
}

static inline float v3_dot(struct vec3 a, struct vec3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline struct vec3 v3_cross(struct vec3 a, struct vec3 b)
{
    return V3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline float v3_length(struct vec3 a)
{
    return sqrtf(v3_dot(a, a));
}

static inline struct vec3 v3_lerp(struct vec3 a, struct vec3 b, float t)
{
    return V3(lerpf(a.x, b.x, t), lerpf(a.y, b.y, t), lerpf(a.z, b.z, t));
}

/* Local coordinates (forward, up, right) to the world and back. */
static inline struct vec3 frame_out(struct frame f, struct vec3 v)
{
    return v3_along(v3_along(v3_scale(f.forward, v.x), f.up, v.y), f.right, v.z);
}

static inline struct vec3 frame_in(struct frame f, struct vec3 v)
{
    return V3(v3_dot(f.forward, v), v3_dot(f.up, v), v3_dot(f.right, v));
}

/* Unit vector along a; straight down where a has no length. */
struct vec3 v3_unit(struct vec3 a);
/* What is left of a when its part along the unit vector n is taken away. */
struct vec3 v3_across(struct vec3 a, struct vec3 n);
/* Turns v round the unit axis (right-hand rule; Rodrigues). */
struct vec3 v3_rotate(struct vec3 v, struct vec3 axis, float degrees);
/* Along the great circle between two unit vectors that are not opposite. */
struct vec3 v3_slerp(struct vec3 a, struct vec3 b, float t);
/* From a to b by way of the unit vector `through`, at an even pace. */
struct vec3 v3_slerp_through(struct vec3 a, struct vec3 through, struct vec3 b, float t);

struct frame frame_rotate(struct frame f, struct vec3 axis, float degrees);

#endif
