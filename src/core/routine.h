/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_ROUTINE_H
#define LIMBER_CORE_ROUTINE_H

#include "core/exercise.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A routine, as its file says: an ordered tree of steps. Immutable once built;
 * lives in its arena. Exercises are resolved by id through an exercise_source,
 * so that the core reads no files.
 */
enum step_kind { STEP_EXERCISE, STEP_REST, STEP_CARD, STEP_CHECKLIST, STEP_REPEAT };

/* For whom and when something else is done: all that is given must hold. */
struct condition {
    const char *track;      /* id of the track they chose; NULL: any */
    unsigned with, without; /* bits of enum equipment that they said they have, or have not */
    unsigned tags;          /* bits of enum caution_tag, one of which they have */
    int level;              /* from this one on; 0: any */
};

/* What a step is instead, where its condition holds. */
struct alternative {
    struct condition when;
    const struct step *step; /* NULL: it is left out */
};

/* What a routine is instead. */
struct routine_instead {
    struct condition when;
    const char *routine; /* id */
    struct src_loc loc;
};

/* A number that is typed at a checklist. */
enum { CHECK_TRIES_MAX = 5, CHECK_ITEMS_MAX = 20 };
struct check_measure {
    const char *id;   /* what it is kept as; NULL: after the routine and the item */
    const char *unit; /* "degrees"; "" where there is none */
    double min, max;
    int tries; /* of which … */
    bool mean; /* … the mean counts, else the best: the largest */
};

struct check_item {
    const char *text;
    const struct check_measure *measure; /* NULL: it is ticked */
    const struct caution *cautions;      /* for whom it says something else, or is not there */
    size_t n_cautions;
};

struct step {
    enum step_kind kind;
    struct src_loc loc;
    /* exercise */
    const char *exercise_id;
    const struct exercise *exercise; /* NULL until resolved, or where it could not be */
    int sets, reps;                  /* 0: not given */
    int32_t hold_ms, between_ms;     /* -1: not given; between_ms: the rest between sets */
    int32_t work_ms;                 /* `seconds` of an exercise: time to fill; 0: not given */
    int sides;                       /* enum sides, or -1: as the exercise says */
    const struct alternative *alternatives;
    size_t n_alternatives;
    /* rest, card, checklist */
    int32_t ms;
    const char *title, *text;       /* card, checklist */
    const struct exercise *shown;   /* card, checklist: whose figure shows how; NULL: none */
    const struct caution *cautions; /* for whom the text is another: in their `advice` */
    size_t n_cautions;
    const struct check_item *items; /* checklist */
    size_t n_items;
    bool safety;       /* checklist: an item that is not so is new, and asked about as `!` does */
    const char *score; /* checklist: what the number of its ticks is kept as; NULL: nothing */
    /* repeat */
    int times;
    const struct step *steps;
    size_t n_steps;
};

struct routine {
    const char *id, *path, *name, *summary, *when, *note;
    unsigned goals, equipment; /* bits */
    enum goal first_goal;
    const struct step *steps;
    size_t n_steps;
    const struct routine_instead *instead;
    size_t n_instead;
};

/*
 * Finds an exercise by id for the file that names it. Returns NULL and adds its
 * own diagnostics (missing with the nearest name; or the errors of its file).
 */
struct exercise_source {
    const struct exercise *(*find)(void *context, const char *id, struct src_loc used_at,
                                   struct diags *d);
    void *context;
};

/* As exercise_build(). source may be NULL: ids are then left unresolved, not reported. */
const struct routine *routine_build(const struct node *root, const char *id, const char *path,
                                    const struct exercise_source *source, struct arena *a,
                                    struct diags *d);
/* A routine of one exercise at its own dose, for `limber run EXERCISE` and preview. */
const struct routine *routine_of_exercise(const struct exercise *e, struct arena *a);
/* … for about so long: whole repetitions, and no more of them than the breath may be held in a row.
 */
const struct routine *routine_of_exercise_for(const struct exercise *e, int64_t work_ms,
                                              struct arena *a);

#endif
