/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_LANES_H
#define LIMBER_FIGURE_LANES_H

#include <math.h>
#include <stdint.h>
#include <string.h>

/*
 * Four floats at once (the vector types of gcc and clang): four samples of a
 * row go through the same arithmetic. Each lane computes exactly what a single
 * float would, so pictures do not depend on the machine.
 */
enum { LANES = 4 };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));
typedef int32_t lane_mask __attribute__((vector_size(LANES * sizeof(int32_t)))); /* -1 or 0 */

static inline lanes lanes_all(float x)
{
    return (lanes){x, x, x, x};
}

static inline lanes lanes_load(const float *from)
{
    lanes v;
    memcpy(&v, from, sizeof v);
    return v;
}

static inline lanes lanes_of_bytes(const unsigned char *from)
{
    return (lanes){from[0], from[1], from[2], from[3]};
}

static inline float lanes_sum(lanes v)
{
    return (v[0] + v[1]) + (v[2] + v[3]);
}

static inline void lanes_store(float *to, lanes v)
{
    memcpy(to, &v, sizeof v);
}

/* Lane by lane: a where the mask is set, else b. */
static inline lanes lanes_pick(lane_mask mask, lanes a, lanes b)
{
    return (lanes) ((mask & (lane_mask) a) | (~mask & (lane_mask) b));
}

static inline lanes lanes_max(lanes a, lanes b)
{
    return lanes_pick(a > b, a, b);
}

static inline lanes lanes_clamp01(lanes v)
{
    const lanes zero = lanes_all(0), one = lanes_all(1);
    v = lanes_pick(v < zero, zero, v);
    return lanes_pick(v > one, one, v);
}

static inline lanes lanes_sqrt(lanes v)
{
    for (int i = 0; i < LANES; i++)
        v[i] = sqrtf(v[i]);
    return v;
}

#endif
