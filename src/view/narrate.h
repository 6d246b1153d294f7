/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_NARRATE_H
#define LIMBER_VIEW_NARRATE_H

#include "base/strbuf.h"
#include "core/session.h"

/*
 * A session in words, a line at a time: for `run --plain`, screen readers, pipes
 * and logs. Pure. A line is
 *
 *     MM:SS.mmm<TAB>event<TAB>text
 *
 * and there is at least one for every phase of the timeline, at its time. Text
 * that belongs to no time (the heading, the safety line) has none.
 */

/* MM:SS.mmm; minutes go on past 59. */
void narrate_time(struct strbuf *out, int64_t position_ms);
/* The lines of one effect of the session, possibly none. first_time: the exercise of the phase
 * was not described in this session yet. */
void narrate_effect(struct strbuf *out, const struct timeline *t, const struct effect *e,
                    bool first_time);
/* What the session is, before it starts. */
void narrate_heading(struct strbuf *out, const struct timeline *t);
/* "about 5 minutes", "40 seconds". */
void narrate_length(struct strbuf *out, int64_t ms);

#endif
