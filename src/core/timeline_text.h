/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_TIMELINE_TEXT_H
#define LIMBER_CORE_TIMELINE_TEXT_H

#include "base/strbuf.h"
#include "core/timeline.h"

/*
 * A timeline as data for other programs (`limber show --timeline`). The two
 * forms are promised in limber(1) and must not change.
 */

/*
 * One line a phase: MM:SS.mmm, kind, step, exercise, set, rep, side, phase, breath,
 * seconds, with tabs between and `-` where there is nothing to say. Minutes go on past
 * 59. The last line is of kind `end`.
 */
void timeline_lines(const struct timeline *t, struct strbuf *out);
/* One object: { routine, level, total_ms, phases: [ { at_ms, ms, kind, step, … } ] }; null where
 * there is nothing to say. */
void timeline_json(const struct timeline *t, struct strbuf *out);

#endif
