/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_LOG_SCREEN_H
#define LIMBER_APP_LOG_SCREEN_H

#include "app/context.h"
#include "app/standing.h"
#include "app/ui.h"

/*
 * The daily score, asked: average stiffness over the last 24 hours, and pain where it
 * is wanted. One key each; Enter skips.
 */

/* `limber log` on a terminal. Returns the exit status. */
int log_screen(struct context *ctx, int32_t day);
/* The same from within a screen. */
void log_ask(struct ui *ui, struct context *ctx, int32_t day);
/* What is said after a score: where one is, what the rules say, and what happens now. */
void log_say(const struct standing *s, struct strbuf *out);

#endif
