/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_ASK_PLAIN_H
#define LIMBER_APP_ASK_PLAIN_H

#include "app/context.h"
#include "app/safety.h"

#include <stdbool.h>

/*
 * The disclaimer and the safety questions as lines: one question, one answer
 * typed and Enter, for screen readers and for terminals that cannot draw.
 * Keeps the answers and says what they mean. False: no session (locked, closed,
 * declined, or the input ended). Needs a terminal on stdin.
 */
bool ask_plain(struct context *ctx, const struct clock *clock, enum safety_scope scope,
               bool disclaimer);
/* The way out of a lock: the day of an assessment, its statement, and everything again. */
bool ask_plain_unlock(struct context *ctx, const struct clock *clock, enum verdict lock);

/* The three questions before a session, and what an answer leads to. False: no session today.
 * *pain gets the answer: from 4 on only breathing is for today. */
bool ask_plain_check(struct context *ctx, const struct clock *clock, int *pain);
/* A number, or -1 where Enter leaves it out. */
int ask_plain_scale(const char *question, int min, int max);
/* What happened, after `!`. NULL: nothing of the list, go on. */
const struct stop_event *ask_plain_event(void);
/* What there is to be asked about answers->event. */
void ask_plain_about(struct stop_answers *answers);
bool ask_plain_goes_on(void);

/* Yes or no; no at the end of the input. */
bool ask_plain_yes(const char *question);

#endif
