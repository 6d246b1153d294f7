/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_CARD_H
#define LIMBER_CORE_CARD_H

#include "base/diag.h"
#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A learn card: a page to read, out of a plain text file (limber-routine(5),
 * LEARN CARDS). Lines of `key: value`, an empty line, then paragraphs whose lines
 * are filled anew; "# " begins a heading, "- " and "1. " an item.
 */
enum { CARD_TITLE_CELLS = 60, CARD_ORDER_LAST = 999 };

struct card {
    const char *id; /* the file's name without .txt */
    const char *path;
    const char *title;
    const char *text; /* one line a paragraph, heading or item, as view/text.h breaks them */
    int order;        /* cards are sorted by it, then by their ids */
    bool mine;        /* the user's; set by io/cards */
};

/* Everything wrong is added to d; the card is usable only when no error was added. Never
 * NULL. The bytes are cleaned in place, see base/lex.h. */
struct card *card_parse(char *bytes, size_t length, const char *id, const char *path,
                        struct arena *a, struct diags *d);

/*
 * What a card of sources says of one: the line that begins "S14. ", without that mark,
 * *length bytes of it. NULL where it says nothing.
 */
const char *card_source(const struct card *sources, const char *name, size_t *length);
/* The next "S14" of a text from *at on, which is moved behind it. False at the end. */
enum { SOURCE_BYTES = 8 };
bool card_next_source(const char **at, char name[SOURCE_BYTES]);

#endif
