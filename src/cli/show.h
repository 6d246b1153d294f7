/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_SHOW_H
#define LIMBER_CLI_SHOW_H

#include "app/context.h"
#include "base/reader.h"
#include "base/strbuf.h"
#include "core/facts.h"
#include "core/record.h"
#include "core/timeline.h"
#include "io/library.h"

#include <stdbool.h>
#include <stdint.h>

/* Routines and exercises in words, for `list` and `show`. */

/* What a routine comes to at that level, nothing left out. False where it cannot be compiled: said
 * in d. */
bool show_facts(struct library *l, const struct routine *r, int level, struct facts *facts,
                struct diags *d);

/* Text filled up with blanks to a width. */
void show_padded(struct strbuf *out, const char *text, int cells);
/* " 4:57", five cells or more. */
void show_minutes(struct strbuf *out, int64_t ms);
/* The words of a set, in the order of their table. */
void show_words(struct strbuf *out, const struct read_words *words, unsigned set,
                const char *between);
/* "4-4-4-4 s, 3.8 a minute": one breath of a pattern. */
void show_cycle(struct strbuf *out, const struct exercise *e);
void show_json_words(struct strbuf *out, const struct read_words *words, unsigned set);

/* How it is to be shown. */
struct show_how {
    int level;      /* 0: as set */
    int64_t fit_ms; /* at most so long; 0: as long as it takes */
};

/* What a person named, as they would do it; lives as long as the context. False where it cannot be
 * used: said in d. */
struct show_item {
    const char *path;
    bool track; /* a track, of which nothing else is known */
    struct library_item item;
    struct timeline_options as_run;
};
bool show_open(struct context *ctx, const char *name, const struct show_how *how,
               struct show_item *out, struct diags *d);
/* What `limber show` prints of it, whatever it is. */
bool show_named(struct context *ctx, const char *name, const struct show_how *how,
                struct strbuf *out, struct diags *d);

/* Everything the file of a routine or an exercise says, as one JSON object. */
void show_json(struct context *ctx, const struct show_item *named, struct strbuf *out,
               struct diags *d);

#endif
