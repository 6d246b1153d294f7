/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_SEEN_H
#define LIMBER_TESTS_SEEN_H

#include "view/frame.h"

#include <stdbool.h>
#include <stddef.h>

/* What a screen, or several one after the other, showed: words with one blank between them; every
 * sign that is not ASCII as '?'. */
enum { SEEN_BYTES = 1 << 17 };
struct seen {
    char text[SEEN_BYTES];
    size_t length;
};

void seen_forget(struct seen *s);
/* Rows [from, to) from top to bottom. */
void seen_read(struct seen *s, const struct frame *f, int from, int to);
/* All words of a text, in their order. */
bool seen_shows(const struct seen *s, const char *text);
/* Fails, saying where, unless all of it was seen. NULL: nothing is asked for. */
void seen_must_show(const struct seen *s, const char *text, const char *where);
/* True where a text ends in "…" in rows [from, to). */
bool seen_is_cut(const struct frame *f, int from, int to);

#endif
