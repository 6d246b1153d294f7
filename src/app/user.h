/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_USER_H
#define LIMBER_APP_USER_H

#include "app/context.h"
#include "core/record.h"
#include "core/timeline.h"

/*
 * The person at this computer, out of their settings, their answers to the safety questions and
 * their history. With a fresh history and no settings: a zeroed one.
 */

/* Lives as long as a and the library. latest: their latest answers; id 0: never asked. */
struct person user_person(struct context *ctx, const struct screening_record *latest,
                          struct arena *a);
/* How a routine is compiled for them, at that level (0: as set). */
struct timeline_options user_options(struct context *ctx, const struct screening_record *latest,
                                     int level, struct arena *a);
/*
 * Puts what this person does instead of a whole routine in its place, with a notice [routine-swap]
 * in d. False where that cannot be opened: said in d.
 */
bool user_routine(struct context *ctx, const struct person *who, struct library_item *item,
                  struct diags *d);

#endif
