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

/* Reads everything but what is of a period; rows and sums live in the arena. False with a reason
 * where it cannot be read. */
bool progress_read(struct progress *p, struct context *ctx, int32_t today, struct arena *a,
                   struct err *err);

/* The exercises of a period / its sessions, the latest so many of them (0: all). Nothing is left of
 * another period where that fails. */
bool progress_read_doses(struct progress *p, struct context *ctx, struct progress_span span,
                         struct arena *a, struct err *err);
bool progress_read_sessions(struct progress *p, struct context *ctx, struct progress_span span,
                            size_t limit, struct arena *a, struct err *err);

/* `limber stats` on a terminal. Returns the exit status. */
int progress_run(struct context *ctx);
/* The same from another screen. False where the history could not be read, which was said. */
bool progress_visit(struct ui *ui, struct context *ctx);

#endif
