/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_HANDOUT_BUILD_H
#define LIMBER_VIEW_HANDOUT_BUILD_H

#include "view/handout.h"

/* A page for a professional while it is made: what the handout_*.c files share. Nobody else
 * includes this. */
struct builder {
    struct handout *h;
    const struct handout_input *in;
    struct progress_span begun; /* of the span, the days since there is a history */
    struct arena *a;
    const char **cells; /* of the table that is being made */
    int columns, used, room;
};

enum { HANDOUT_BLOCKS_MAX = 40 };
void handout_block_add(struct builder *b, enum handout_kind kind, const char *text);

/* A table: begin, its heads and rows cell by cell, end. One of nothing but heads is left out. */
void handout_begin(struct builder *b, int columns);
void handout_cell(struct builder *b, const char *text);
void handout_end(struct builder *b, const char *heading, unsigned numbers);

/* Texts in the arena: "12 October 2026", "12 Oct", "1 h 05 min". */
const char *handout_date(struct builder *b, int32_t day);
const char *handout_short_date(struct builder *b, int32_t day);
const char *handout_span(struct builder *b, int64_t ms);
bool handout_has_day(const struct builder *b, int32_t day);

/* What was done (handout_done.c): week by week, exercises, self-tests with what follows. */
void handout_add_weeks(struct builder *b);
void handout_add_doses(struct builder *b);
void handout_add_tests(struct builder *b);

#endif
