/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_VIEW_FIXTURE_H
#define LIMBER_TESTS_VIEW_FIXTURE_H

#include "base/mem.h"
#include "core/timeline.h"
#include "view/picture.h"

/*
 * A small routine that has everything a view must show: a card, a paced
 * exercise, sides by turns and in blocks, sets with a rest between, a rest step
 * and a checklist. Made in code, so that no test of a view reads a file.
 */
const struct routine *fixture_routine(void);
/* Its timeline at level 2. */
const struct timeline *fixture_timeline(struct arena *a);

/* A picture that shows its own edges: corners, and the name of the exercise. */
extern const struct picture fixture_picture;

#endif
