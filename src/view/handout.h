/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_HANDOUT_H
#define LIMBER_VIEW_HANDOUT_H

#include "base/mem.h"
#include "base/strbuf.h"
#include "core/progress.h"
#include "core/screening.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The page one takes to a physiotherapist: what was done, how it went, what hurt, what was
 * changed and why; to be read in a minute. First the page as blocks, then the blocks as
 * HTML (one file, prints on A4, no script, nothing fetched) or as text.
 */
struct handout_input {
    const struct progress *p; /* with the exercises of the span */
    struct progress_span span;
    const struct screening_record *screening; /* the latest; NULL: never answered */
    int32_t assessed_day;                     /* of the assessment that was recorded; 0: none */
    unsigned cautions;                        /* that swap exercises now, bits */
    const struct decision_record *decisions;  /* of the span, by day */
    size_t n_decisions;
};

enum handout_kind {
    HANDOUT_HEADING,
    HANDOUT_LEAD,  /* what is read first */
    HANDOUT_ALERT, /* what must not be missed */
    HANDOUT_TEXT,
    HANDOUT_NOTE, /* small print */
    HANDOUT_TABLE,
    HANDOUT_CHART, /* of the stiffness; text has the table of weeks instead */
};

enum { HANDOUT_COLUMNS = 6 };

struct handout_block {
    enum handout_kind kind;
    const char *text; /* paragraphs; of a chart what it shows, in words */
    /* of a table: */
    const char *const *cells; /* rows x columns; the first row is the heads */
    int columns, rows;
    unsigned numbers; /* columns that stand at the right, bits */
};

struct handout {
    const char *title, *subtitle;
    const struct handout_input *in; /* for the chart */
    struct handout_block *blocks;
    size_t n;
};

/* Everything lives in the arena; in must outlive it. */
struct handout handout_of(const struct handout_input *in, struct arena *a);
void handout_html(struct strbuf *out, const struct handout *h);
/* At most 80 cells wide. */
void handout_text(struct strbuf *out, const struct handout *h);
/* The chart as SVG (handout_chart.c). */
void handout_chart(struct strbuf *out, const struct handout_input *in, const char *words);
/* & < > " as HTML has them; control characters are left out. */
void handout_escape(struct strbuf *out, const char *text);

#endif
