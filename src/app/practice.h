/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PRACTICE_H
#define LIMBER_APP_PRACTICE_H

#include "app/coach.h"
#include "app/context.h"
#include "app/narrator.h"
#include "app/plan.h"
#include "app/recorder.h"
#include "app/standing.h"
#include "core/screening.h"
#include "io/library.h"

#include <stdbool.h>

/*
 * One session from its name to its last row: what plain lines and the full
 * screen have in common. Opens the routine, takes the person's cautions and
 * locks into account, and holds the coach, its recorder and the sound.
 */
struct practice_options {
    const char *name; /* a routine or exercise, by id or path */
    int level;        /* 0: as set */
    const char *from; /* a step by number (1-based) or exercise id; NULL: the beginning */
    bool muted;       /* no sound helper at all */
    bool voice;       /* it speaks, whatever is set */
    bool renders;     /* nothing is played: the voice is wanted as a file */
    int64_t work_ms;  /* of an exercise: do it for about so long; 0: its own dose */
    int64_t fit_ms;   /* at most so long; 0: as long as it takes */
    bool breath;      /* a breath pattern comes before an exercise of that name */
    double rate;      /* breaths a minute; 0: as written */
    double ratio;     /* of the out-breath to the in-breath; 0: as written */
};

struct practice {
    struct context *ctx;
    struct library_item item;
    struct exercise_source source;
    struct screening_record screening; /* the latest; id 0: never asked */
    enum verdict lock;                 /* VERDICT_OK: open */
    struct standing standing;          /* as of the day it was opened */
    struct coach coach;
    struct recorder recorder;
    struct engine *engine; /* NULL where muted */
    struct narrator narrator;
    const struct clock *clock;
    const char
        *changes; /* what is swapped or left out for this person, a line each; NULL: nothing */
    struct arena arena;
    bool has_coach;
    struct plan_fit fit; /* how it is played where no level is asked for */
    int eased_step;      /* 1 + the step that was made easier for pain; 0: none */
};

/*
 * Opens and compiles. What is wrong, and what cautions changed, is added to d.
 * False where there is nothing to play. The clock dates the rows.
 */
bool practice_open(struct practice *p, struct context *ctx, const struct practice_options *o,
                   const struct clock *clock, bool waits, struct diags *d);
/* Closes everything; what still sounds is faded. */
void practice_close(struct practice *p);

/* True where a lock of the safety questions, or the trend of the stiffness, forbids this routine.
 */
bool practice_is_locked(const struct practice *p);
/* What is said of that. */
void practice_say_lock(const struct practice *p, struct strbuf *out);
/* The three questions were answered on a terminal, with this much pain right now. */
void practice_checked(struct practice *p, int pain);
/* It is for the breath: the breathing card belongs to it. */
bool practice_is_breath(const struct practice *p);
/* How stiff it feels is asked before a session, once a day: it was today. */
bool practice_rated_today(const struct practice *p);
extern const char practice_stiffness_question[];
/* Something was done of it, before it was broken off or since. */
bool practice_has_worked(const struct practice *p);
/* Whether the level that is asked for is more than the plan has for the person now. */
enum practice_level {
    LEVEL_FITS,
    LEVEL_WANTS_CONFIRMING,
    LEVEL_REFUSED, /* the trend of the stiffness says: nothing more for now */
};
enum practice_level practice_level_of(const struct practice *p, int level);
/* "Level 3 is more than …". */
void practice_say_level(const struct practice *p, int level, struct strbuf *out);
/* Goes on with a session that was left unfinished, in its row and at its step. */
void practice_resume(struct practice *p, const struct session_record *unfinished);

/* The latest answers to the safety questions; id 0: never asked. Strings live in a. */
struct screening_record practice_screening(struct context *ctx, struct arena *a);

#endif
