/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_RESUME_H
#define LIMBER_APP_RESUME_H

#include "app/practice.h"

#include <stdbool.h>

/*
 * A session that was broken off, found when the next one is about to begin. The
 * history knows routines by their ids: one that was a loose file can only be gone on
 * with when that file is run again, and waits until then.
 */
struct resume {
    struct session_record left;
    bool taken; /* it is gone on with */
    struct arena arena;
};

/* False: there is none, or it cannot be gone on with now. Release it in any case. */
bool resume_find(struct resume *r, const struct practice *p);
/* It is this process's now: o names it, to be opened and given to practice_resume(). False where
 * another limber was faster. */
bool resume_take(struct resume *r, struct practice *p, struct practice_options *o);
/* The person begins afresh. What was done of it stays. */
void resume_decline(const struct resume *r, struct practice *p);
void resume_release(struct resume *r);

#endif
