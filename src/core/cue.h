/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_CUE_H
#define LIMBER_CORE_CUE_H

#include "core/timeline.h"

#include <stddef.h>
#include <stdint.h>

/*
 * What is heard, and when. Cues are a pure function of the timeline: a sorted
 * list made once when it is compiled. Every cue has a visual twin on the play screen.
 */
enum cue_kind {
    CUE_GET_READY,     /* a step's preparation begins */
    CUE_START,         /* the work begins */
    CUE_HALFWAY,       /* half of a block of 20 s or more */
    CUE_LAST_THREE,    /* 3, 2 and 1 s before work begins or a long hold ends */
    CUE_SWITCH,        /* change sides */
    CUE_REST,          /* rest between sets, or a rest step */
    CUE_SET_DONE,      /* a set ends and another follows */
    CUE_STEP_DONE,     /* an exercise ends */
    CUE_SESSION_DONE,  /* everything is done */
    CUE_REPETITION,    /* a repetition begins (not the first: that is CUE_START) */
    CUE_BREATH_IN,     /* lasts as long as its phase */
    CUE_BREATH_TOP_UP, /* the second in-breath of a double inhale */
    CUE_BREATH_OUT,
    CUE_BREATH_HOLD,
    CUE_BREATH_REST,
    N_CUES
};

struct cue {
    int64_t at_ms; /* session position */
    int32_t ms;    /* length of a shaped sound (breath); 0: a struck sound of its own length */
    enum cue_kind kind;
    int phase;     /* index into the timeline */
    float shallow; /* of a breath: how much smaller and so quieter than a whole one; 0: whole */
};

struct cues {
    const struct cue *items;
    size_t count;
};

struct cues cues_of_timeline(const struct timeline *t, struct arena *a);
/* Index of the first cue at or after a position. */
size_t cues_from(const struct cues *c, int64_t position_ms);
extern const char *const cue_names[N_CUES];

#endif
