/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_HOME_H
#define LIMBER_APP_HOME_H

#include "app/context.h"
#include "core/suggestion.h"
#include "io/clock.h"

/*
 * The home screen: `limber` alone. Shows what to do today, what was done lately
 * and every routine, starts what is chosen and comes back. Returns the exit status.
 */
int home_run(struct context *ctx);

/* What `limber run` alone would start, and why. */
struct suggestion home_suggestion(struct context *ctx, const struct clock *clock);

#endif
