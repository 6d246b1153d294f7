/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_PERMISSION_H
#define LIMBER_CORE_PERMISSION_H

#include "core/screening.h"
#include "core/trend.h"

#include <stdbool.h>

/*
 * What a person may do now, from all that may forbid it: the lock of the safety
 * questions, the trend of the stiffness, the pain of the moment. One place, so that
 * `run`, the home screen and the plan cannot disagree.
 */
struct permission_input {
    enum verdict lock;        /* VERDICT_OK: open */
    enum trend_verdict trend; /* trend.active.verdict */
    int pain;                 /* right now, 0-10; SCALE_NONE: not asked */
};

/* Each allows everything the ones below it allow. */
enum permission {
    PERMIT_NOTHING,   /* a lock: screening_allows() knows what stays open under it */
    PERMIT_BREATHING, /* gentle or breathing only, for today */
    PERMIT_GENTLE,    /* no strength, no step up */
    PERMIT_STEADY,    /* everything, but no step up */
    PERMIT_ALL,
};
enum permission permission_of(const struct permission_input *in);

/* Whether a routine whose first goal this is may be started. Under PERMIT_NOTHING: no. */
bool permission_covers(enum permission p, enum goal first_goal);
/* Whether this session may be done now, as it stands. Under a lock that is what screening_allows();
 * with pain of 4 to 6 what screening_is_gentle(), and breathing alone where the trend refers. */
bool permission_allows(const struct permission_input *in, const struct timeline *t);

#endif
