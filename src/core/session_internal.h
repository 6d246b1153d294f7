/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SESSION_INTERNAL_H
#define LIMBER_CORE_SESSION_INTERNAL_H

#include "core/session.h"

/* What the files of the session share among themselves; nobody else includes this. */

enum { NS_PER_MS = 1000000 };

/* Appends an effect that belongs to a position. */
void session_ask(const struct session *s, struct effects *out, enum effect_kind kind, int64_t at_ms,
                 int32_t arg);
/* From here on the clock counts: that position is at that moment. */
void session_anchor(struct session *s, int64_t now_ns, int64_t position_ms);

void session_enter(struct session *s, struct effects *out, int phase);
/* Past the end of the present phase: into the next one, or out. */
void session_go_past(struct session *s, struct effects *out);
void session_finish(struct session *s, struct effects *out, enum session_end end);

/* Everything that happens until now_ns, in order. */
void session_run_to(struct session *s, int64_t now_ns, struct effects *out);
void session_begin_count_in(struct session *s, int64_t now_ns);
void session_count_in_to(struct session *s, int64_t now_ns, struct effects *out);

/* True for the last phase of a repetition. */
bool session_ends_repetition(const struct timeline *t, int phase);

#endif
