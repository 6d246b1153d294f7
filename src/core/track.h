/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_TRACK_H
#define LIMBER_CORE_TRACK_H

#include "core/exercise.h"
#include "core/field.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A way through the library for people who cannot or will not do all of it: what is done instead
 * of what. A track is chosen (setting `track`), or applies by itself to whoever lacks a piece of
 * equipment. Immutable once built; lives in its arena.
 */
enum { TRACK_NAMES_MAX = 20, TRACK_SWAPS_MAX = 60 };

/* Instead of any of `of`, the first suitable one of `to`. */
struct track_swap {
    struct id_list of, to;
    struct src_loc loc;
};

struct track {
    const char *id, *path, *name, *summary;
    unsigned without;    /* bits of enum equipment: applies to whoever lacks one of them, too */
    unsigned positions;  /* bits of enum position: no exercise that begins in one of these … */
    struct id_list keep; /* … apart from these */
    const struct track_swap *swaps;
    size_t n_swaps;
    unsigned replaces;     /* bits of enum goal: routines for one of these are replaced whole … */
    const char *routine;   /* … by this one, NULL: none … */
    struct id_list turns;  /* … which takes turns with these */
    struct id_list rounds; /* after level 3 a second round of these in it, one after the other */
    struct id_list weekdays; /* what there is to do from Monday to Friday; empty: as ever */
};

/* As exercise_build(). */
const struct track *track_build(const struct node *root, const char *id, const char *path,
                                struct arena *a, struct diags *d);

bool track_keeps(const struct track *t, const struct exercise *e);
/* True where the exercise is none for this track. */
bool track_rules_out(const struct track *t, const struct exercise *e);
/* What is to be tried instead of the exercise, in order; empty: nothing. */
struct id_list track_swaps_of(const struct track *t, const struct exercise *e);
bool id_list_has(const struct id_list *list, const char *id);

#endif
