/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_SHOW_H
#define LIMBER_CLI_SHOW_H

#include "app/context.h"
#include "base/reader.h"
#include "base/strbuf.h"
#include "core/facts.h"
#include "core/record.h"
#include "core/timeline.h"
#include "io/cards.h"
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

/* A routine, with what is changed for that person, and an exercise, for people. */
void show_routine(struct library *l, const struct routine *r, const struct timeline_options *as_run,
                  struct strbuf *out, struct diags *d);
/* What checklists were answered with "not yet", of one routine; rows: all measures. */
void show_todos(const struct measure_record *rows, size_t count, const char *routine,
                struct strbuf *out);
void show_exercise(struct library *l, const struct exercise *e, struct strbuf *out,
                   struct diags *d);
/* Where an exercise comes from, with what the card of sources says of it. */
void show_sources(const struct cards *cards, const struct exercise *e, struct strbuf *out);
/* The track of that file. False where it cannot be used: said in d. */
bool show_track(struct library *l, const char *path, struct strbuf *out, struct diags *d);

#endif
