/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_PERSON_H
#define LIMBER_CORE_PERSON_H

#include "core/routine.h"
#include "core/track.h"

/*
 * Who exercises, as far as it decides what suits them. Cautions come first, then what they have
 * to exercise with, then their track; what is done instead suits all three. A zeroed person takes
 * everything as it is written.
 */
struct person {
    unsigned cautions;  /* bits of enum caution_tag */
    int pregnancy_week; /* 0: not known, and then the later weeks are assumed */
    unsigned missing;   /* bits of enum equipment: said not to be there */
    unsigned owned;     /* … and said to be there */
    const char *track;  /* the id of the one that was chosen; NULL: none */
    const struct track *const
        *tracks; /* all that apply: the chosen one, those for what is missing */
    size_t n_tracks;
    const char *const *activities; /* ACTIVITIES names of what the stiffness makes harder, as they
                                    * said them (NULL: not); NULL: as it is written */
};

/* Why something is not for a person. */
enum reason_kind { REASON_CAUTION, REASON_EQUIPMENT, REASON_TRACK };
struct because {
    enum reason_kind kind;
    const char *word; /* "wrist", "band", "no-floor" */
};
/* "because of 'wrist'". */
const char *because_phrase(const struct because *why, struct arena *a);

/* True where the exercise is not for this person. *why gets the first reason. */
bool person_rules_out(const struct person *who, const struct exercise *e, struct because *why);
/* The exercise itself, or the first suitable one along its swaps (a swap's swap is followed), or
 * NULL where nothing suitable is left. */
const struct exercise *person_suitable(const struct person *who, const struct exercise *e,
                                       const struct exercise_source *source, struct diags *d);
/* What the tags add to the instructions, all of them, or NULL. Made in a. */
const char *person_advice(const struct person *who, const struct exercise *e, struct arena *a);
/* True where the condition of a step's alternative or a routine's `instead` holds for them. */
bool person_meets(const struct person *who, const struct condition *c, int level);
/* True where somebody with these cautions is told something else than a card or an item says:
 * *text gets that, NULL: it is left out. */
bool person_hides(const struct person *who, const struct caution *cautions, size_t count,
                  const char **text);

/*
 * The routine that is done instead of r, or NULL: r itself. A track replaces none that knows of
 * it, and none that the person wrote. recent: the ids of what was done lately, newest first, so
 * that a track's routines take turns.
 */
const char *person_routine(const struct person *who, const struct routine *r, bool own,
                           const struct id_list *recent, struct because *why);
/* What their track has for a weekday and was not done today, or NULL. */
const char *person_weekday_routine(const struct person *who, const struct id_list *today);

#endif
