/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_REPORT_SCREENING_H
#define LIMBER_VIEW_REPORT_SCREENING_H

#include "core/screening.h"
#include "view/report.h"

/* The safety questions as lines of text, for `limber screen`. */

/* The disclaimer and every question, in the order they are asked. */
void report_questions(struct strbuf *out, const struct report_style *style);
/* What was answered last; latest NULL: never asked. country as for screening_say(). */
void report_screening(struct strbuf *out, const struct report_style *style,
                      const struct screening_record *latest, const char *country);
/* The same as one JSON object. */
void report_screening_json(struct strbuf *out, const struct screening_record *latest);
/* What a verdict says, broken into lines. */
void report_verdict(struct strbuf *out, const struct report_style *style, enum verdict v,
                    const char *country);

#endif
