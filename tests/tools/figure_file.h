/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_FIGURE_FILE_H
#define LIMBER_TESTS_FIGURE_FILE_H

#include "figure/figure.h"

/* An exercise file's phases and figure, for the tools and tests that look at pictures. */
enum { PHASES_MAX = 32 };

struct figure_file {
    struct arena arena;
    struct diags diags; /* with quoted lines */
    struct figure_bases bases;
    struct figure_phase phases[PHASES_MAX];
    double seconds[PHASES_MAX]; /* a phase that is held: 6 */
    size_t count;
    bool sided;                  /* the exercise has a left and a right */
    const struct figure *figure; /* NULL: none, or errors */
};

/*
 * poses: the folder of base poses, NULL: ../poses beside the file, then
 * $LIMBER_DATADIR/routines/poses, then routines/poses. A zeroed f is filled; false without a
 * figure.
 */
bool figure_file_load(struct figure_file *f, const char *path, const char *poses);
void figure_file_release(struct figure_file *f);

double figure_file_seconds(const struct figure_file *f);
/* The moment t seconds into the repetition. */
struct figure_moment figure_file_moment(const struct figure_file *f, double t, bool right);
/* A moment of one phase, with the lungs as a player would have them. phase -1: getting ready. */
struct figure_moment figure_file_phase(const struct figure_file *f, int phase, double progress,
                                       bool right);

#endif
