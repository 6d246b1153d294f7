/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_BREATH_H
#define LIMBER_CORE_BREATH_H

#include "core/exercise.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A breath pattern: how to breathe, on its own. It borrows a body, an exercise whose figure,
 * instructions and cautions it takes, and becomes an exercise itself. Immutable once built.
 */
struct breath_pattern {
    const char *id, *path, *name, *summary;
    const char *body; /* id of an exercise */
    struct src_loc body_loc;
    const struct exercise_phase *phases;
    size_t n_phases; /* 0: those of the body */
    bool has_ramp;   /* else the body's */
    struct ramp ramp;
    int rounds_max;      /* in a row; 0: as many as is safe */
    const char *no_hold; /* id of what is breathed instead by whoever must not hold the breath */
    const char *const *how, *const *cues;
    size_t n_how, n_cues;      /* 0: the body's */
    const struct node *figure; /* NULL: the body's */
};

/* As exercise_build(). */
const struct breath_pattern *breath_build(const struct node *root, const char *id, const char *path,
                                          struct arena *a, struct diags *d);

/*
 * The pattern as an exercise. What makes it unsafe is an error in d: a breath faster than 8 or
 * slower than 5 a minute where none is held [breath-rate], more rounds with a held breath than
 * exercise_reps_max() [breath-hold], or a held breath without a pattern for those who must not
 * [missing-key].
 */
const struct exercise *breath_exercise(const struct breath_pattern *b, const struct exercise *body,
                                       struct arena *a, struct diags *d);

/* Breaths a minute, and how much longer the out-breath is than the in-breath. */
#define BREATH_RATE_MIN  5.0
#define BREATH_RATE_MAX  8.0
#define BREATH_RATIO_MIN 1.0
#define BREATH_RATIO_MAX 2.0

/* The exercise at another rate and ratio (0: as it is), or NULL: it holds the breath, or leaves it
 * free, or rests for too long. Rests keep their length. */
const struct exercise *breath_timed(const struct exercise *e, double rate, double ratio,
                                    struct arena *a);

#endif
