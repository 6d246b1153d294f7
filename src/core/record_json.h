/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_RECORD_JSON_H
#define LIMBER_CORE_RECORD_JSON_H

#include "base/strbuf.h"
#include "core/history.h"
#include "core/progress.h"
#include "core/record.h"
#include "core/trend.h"

#include <stddef.h>
#include <stdint.h>

/*
 * Records and their sums as JSON, for --json: documented in limber(1), and stable
 * within a version. Members are never left out: what there is none of is null.
 * Instants are ISO 8601 with their offset, days YYYY-MM-DD, spans milliseconds,
 * steps count from 1.
 */
enum { RECORD_JSON_VERSION = 1 };

/* One session, with its steps and events. */
void record_json_session(struct strbuf *out, const struct session_record *r,
                         const struct step_record *steps, size_t n_steps,
                         const struct event_record *events, size_t n_events);
/* "YYYY-MM-DD", with its quotes. */
void record_json_day(struct strbuf *out, int32_t day);
/* The whole object of `stats --json`. */
void history_json(struct strbuf *out, const struct history *h, const struct progress *p);

/* … and of `stats --by --json`: one period. */
void progress_json(struct strbuf *out, const struct progress *p, enum progress_unit unit,
                   int32_t day);

/* `, "name": "text"`, or null. */
void record_json_text(struct strbuf *out, const char *name, const char *text);

#endif
