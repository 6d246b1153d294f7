/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_PROGRAMME_H
#define LIMBER_CORE_PROGRAMME_H

#include "core/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A programme of weeks, as its file says (limber-routine(5), PROGRAMMES): which routines on
 * which day, each with the highest level it may have there. Immutable once built; lives in
 * its arena. Routines are known by id; what they are and how long they take is asked of a
 * programme_source, so that the core reads no files.
 */
enum { WEEK_DAYS = 7, PROGRAMME_LEVELS = 3 };

struct programme_entry {
    const char *routine; /* id */
    int level;           /* the highest it may have, 1-3 */
    int every;           /* in every Nth week; 1: each */
    struct src_loc loc;
};

struct programme_day {
    const struct programme_entry *entries;
    size_t n_entries; /* 0: rest */
};

struct programme_week {
    struct programme_day days[WEEK_DAYS]; /* as in the file: "mon" first */
    struct src_loc loc;
};

struct programme_phase {
    const char *name;
    int from, to;             /* weeks, 1-based, both included */
    const char *aim, *effort; /* NULL: none */
};

struct programme {
    const char *id, *path, *name, *summary; /* summary NULL: none */
    const struct programme_phase *phases;
    size_t n_phases;
    const struct programme_week *weeks;
    int n_weeks;
    bool has_maintenance; /* what goes on after the last week */
    struct programme_week maintenance;
};

/* What must be known of a routine. */
struct programme_routine {
    enum goal first_goal;
    int64_t ms[PROGRAMME_LEVELS];
};

/* False where there is none: said in d. */
struct programme_source {
    bool (*find)(void *context, const char *id, struct src_loc used_at,
                 struct programme_routine *out, struct diags *d);
    void *context;
};

/*
 * As routine_build(). source may be NULL: routines are then not looked for. With one, days that
 * do not go together are warned of: strength on two days in a row, a week a fifth longer than
 * the one before.
 */
const struct programme *programme_build(const struct node *root, const char *id, const char *path,
                                        const struct programme_source *source, struct arena *a,
                                        struct diags *d);

/* The week of that number, 1-based; past the last the maintenance week, or NULL: it is over. */
const struct programme_week *programme_week(const struct programme *p, int number);
/* The phase of a week, or NULL. */
const struct programme_phase *programme_phase(const struct programme *p, int number);
/* Whether an entry is due in that week. */
bool programme_entry_is_due(const struct programme *p, const struct programme_entry *e, int number);

/* ---- strands: what a person's level is kept of ---- */

enum strand { STRAND_MOBILITY, STRAND_POSTURE, STRAND_STRENGTH, STRAND_BREATH, N_STRANDS };
extern const char *const strand_names[N_STRANDS]; /* "mobility", … as they are stored */
/* The strand a routine belongs to, by what it is for first; N_STRANDS: none (set-up, measuring). */
enum strand strand_of_goal(enum goal first_goal);
/* The highest level each strand may have in a week: what the file gives its routines, and no less
 * than the weeks before gave it. A strand without routines yet: 1, breath 2. */
void programme_caps(const struct programme *p, int number, const struct programme_source *source,
                    int caps[N_STRANDS], struct diags *d);
/* Strength that wants 48 hours before more of it; a few minutes with the band do not. */
bool programme_is_heavy(const struct programme_routine *r);

#endif
