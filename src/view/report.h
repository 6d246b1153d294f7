/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_REPORT_H
#define LIMBER_VIEW_REPORT_H

#include "base/strbuf.h"
#include "core/history.h"
#include "core/progress.h"
#include "core/record.h"
#include "core/trend.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Progress as lines of text, for `limber history` and `limber stats`: pure, UTF-8,
 * no line wider than the style says (from 40 cells on; narrower is not tried).
 * report_ascii() makes them plain ASCII, cell for cell. Colour only repeats what
 * the words and the lengths of the bars say already.
 */
enum { REPORT_WIDTH_MIN = 40, REPORT_WIDTH_MAX = 100, REPORT_WIDTH_PIPE = 80 };

struct report_style {
    int width;   /* cells, REPORT_WIDTH_MIN and more */
    bool colour; /* bold, dim and one hue, as escape sequences */
};

/* A session with what happened in it, where that is to be shown. */
struct report_session {
    const struct session_record *session;
    const struct step_record *steps;
    size_t n_steps;
    const struct event_record *events;
    size_t n_events;
    bool with_id; /* say its name */
};

/* Newest first, under headings of days. `total` of them are in the history. */
void report_history(struct strbuf *out, const struct report_style *style, int32_t today,
                    const struct report_session *sessions, size_t count, int64_t total);
/* The daily stiffness: where one is, the mean of each week, and what the rules say. */
void report_trend(struct strbuf *out, const struct report_style *style, const struct trend *t,
                  const struct trend_series *s, int32_t today);
/* The exercises that p holds, breath minutes, self-tests, a pause. */
void report_progress(struct strbuf *out, const struct report_style *style,
                     const struct progress *p);
/* One period, as the progress screens show it: scores, sessions, body areas, and the exercises
 * that p holds. */
void report_period(struct strbuf *out, const struct report_style *style, const struct progress *p,
                   enum progress_unit unit, int32_t day);
void report_stats(struct strbuf *out, const struct report_style *style, const struct history *h);

/* The same text in ASCII. Escape sequences pass. */
void report_ascii(struct strbuf *out, const char *text);

/* ---- shared by the reports ---- */

enum report_tone { TONE_PLAIN, TONE_HEADING, TONE_QUIET, TONE_BAR };

/* What is put between report_tone() and report_plain() is drawn in that tone. */
void report_tone(struct strbuf *out, const struct report_style *style, enum report_tone tone);
void report_plain(struct strbuf *out, const struct report_style *style);
/* A line of its own in the tone of headings. */
void report_heading(struct strbuf *out, const struct report_style *style, const char *text);
/* Text cut or filled to `cells`; what a terminal would obey is made visible. */
void report_left(struct strbuf *out, const char *text, int cells);
void report_right(struct strbuf *out, const char *text, int cells);
/* A paragraph broken into lines, each indented; `first` stands in the indent of the first. */
void report_item(struct strbuf *out, const struct report_style *style, int indent,
                 const char *first, const char *text);
void report_paragraph(struct strbuf *out, const struct report_style *style, int indent,
                      const char *text);
/* value of most as a bar in eighths of a cell, filled up to `cells` with blanks. */
void report_bar(struct strbuf *out, const struct report_style *style, double value, double most,
                int cells);
/* Ends a line, without blanks at its end. */
void report_end(struct strbuf *out);
/* "ended early", "cut off", … */
extern const char *const report_state_words[N_RECORD_STATES];
extern const char *const report_months[12]; /* "January" … */
/* "22 November 2026"; "22 Nov". */
void report_date(struct strbuf *out, int32_t day);
void report_short_date(struct strbuf *out, int32_t day);
/* "40 s", "24 min", "14 h 20 min". */
enum { REPORT_SPAN_BYTES = 32 };
const char *report_span(char out[REPORT_SPAN_BYTES], int64_t ms);

#endif
