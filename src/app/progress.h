/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PROGRESS_H
#define LIMBER_APP_PROGRESS_H

#include "app/context.h"
#include "app/ui.h"
#include "core/progress.h"

#include <stdbool.h>

/*
 * The history as core/progress has it, and the screens that show it.
 */

/* Reads everything but the exercises; rows and sums live in the arena. False with a reason where it
 * cannot be read. */
bool progress_read(struct progress *p, struct context *ctx, int32_t today, struct arena *a,
                   struct err *err);

/* The exercises of a period. */
bool progress_read_doses(struct progress *p, struct context *ctx, struct progress_span span,
                         struct arena *a, struct err *err);

/* `limber stats` on a terminal. Returns the exit status. */
int progress_run(struct context *ctx);
/* The same from another screen. */
void progress_visit(struct ui *ui, struct context *ctx);

#endif
