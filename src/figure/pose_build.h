/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_POSE_BUILD_H
#define LIMBER_FIGURE_POSE_BUILD_H

#include "base/reader.h"
#include "figure/pose.h"

/*
 * Poses out of settings trees; the syntax is limber-routine(5), FIGURES. Every
 * unknown key and word is an error with its line and the nearest right one.
 */
struct named_pose {
    const char *name; /* borrowed from the tree */
    struct pose pose;
};

/* Poses by name, in the order they were written. A zeroed struct is an empty set. */
struct pose_set {
    struct named_pose *items;
    size_t count, room;
};

/* The newest of that name in the set, then in its fallback (may be NULL), or NULL. */
const struct pose *pose_find(const struct pose_set *set, const struct pose_set *fallback,
                             const char *name);
/* [unknown-pose] at loc, with the nearest name there is. */
void pose_unknown(const struct reader *r, struct src_loc loc, const char *name,
                  const struct pose_set *set, const struct pose_set *fallback);
/* Reads each member of `group` as a pose into the set; room is taken from r->arena. */
void poses_read(const struct reader *r, const struct node *group, struct pose_set *set,
                const struct pose_set *fallback);

/* ---- values other figure readers need ---- */

/* A direction: words, degrees, or (degrees, out). side is -1 or +1: what "out" means. */
bool value_direction(const struct reader *r, const struct node *n, float side, struct vec3 *out);
/* (x, y) or (x, y, z): numbers in metres, or for y the name of a surface. */
bool value_position(const struct reader *r, const struct node *n, struct vec3 *out, size_t *count);

#endif
