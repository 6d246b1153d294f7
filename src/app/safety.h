/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_SAFETY_H
#define LIMBER_APP_SAFETY_H

#include "app/context.h"
#include "base/err.h"
#include "core/record.h"
#include "core/screening.h"
#include "io/clock.h"

#include <stdbool.h>

/*
 * What the safety questions found, kept: one place that turns answers and stops
 * into rows of the history, whoever asked.
 */

/* Judges and stores. origin: "terminal", "command-line". False with a reason where it could not be
 * kept; the result is valid all the same. */
bool safety_keep(struct context *ctx, const struct clock *clock,
                 const struct screening_answers *answers, const char *origin,
                 struct screening_result *result, struct err *err);
/*
 * Locks exercise for something said outside the questions: at the check before a
 * session, or after `!`. reason is one word. The answers and cautions of before stay.
 */
bool safety_lock(struct context *ctx, const struct clock *clock, enum verdict lock,
                 const char *reason, struct err *err);
/* What a verdict says here: with the number of the country that is set, or the list of them. */
void safety_say(struct context *ctx, enum verdict v, struct strbuf *out);

#endif
