/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_ASK_PLAIN_H
#define LIMBER_APP_ASK_PLAIN_H

#include "app/context.h"
#include "io/clock.h"

#include <stdbool.h>

/*
 * The disclaimer and the safety questions as lines: one question, one answer
 * typed and Enter, for screen readers and for terminals that cannot draw.
 * Keeps the answers and says what they mean. False: no session (locked, closed,
 * declined, or the input ended). Needs a terminal on stdin.
 */
bool ask_plain(struct context *ctx, const struct clock *clock, bool disclaimer);

#endif
