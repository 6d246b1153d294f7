/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_TWEEN_H
#define LIMBER_FIGURE_TWEEN_H

#include "figure/skeleton.h"

struct key;

/* What the body goes round in a phase that ends in that key, `pace_s` seconds each. */
struct key_steps {
    const struct key *keys;
    int count;
    float pace_s;
};

/* A pose that is settled, with its joints. */
struct key {
    struct pose pose;
    struct skeleton skeleton;
    const struct key *via;  /* half-way to this one, or NULL; key_build() sets none */
    struct key_steps steps; /* nor these */
};

void key_build(struct key *k, const struct pose *p);

/* Raised cosine: still at both ends, as breath is. t and the result are 0 to 1. */
float ease(float t);

/*
 * The pose between two keys, t = 0 to 1 (not eased), settled. A contact that
 * both have stays nailed; one that only one of them has lets go and its limb
 * turns freely. A limb that has to turn by more than 170 degrees goes by its
 * `through` direction: what was asked for, else forward. A key with a `via` is
 * come to through that one, half the time each: so a shoulder goes round in a circle.
 */
void tween(const struct key *from, const struct key *to, float t, struct pose *out);

#endif
