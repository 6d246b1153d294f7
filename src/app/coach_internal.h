/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_COACH_INTERNAL_H
#define LIMBER_APP_COACH_INTERNAL_H

#include "app/coach.h"

/* What the files of the coach share; nobody else includes this. */

/* With c->options; false after errors. */
bool coach_compile(struct coach *c, struct arena *a, struct diags *d,
                   const struct timeline **timeline, struct cues **cues);
/* Compiles with c->options and goes on there (step: as for session_swap()); what was compiled
 * before is freed. */
bool coach_recompile(struct coach *c, int64_t now_ns, int step);
/* Does what c->effects ask for. */
void coach_carry_out(struct coach *c, int64_t now_ns);
/* The phase at the present position. */
const struct phase *coach_here(const struct coach *c);

#endif
