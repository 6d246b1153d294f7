/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_READER_H
#define LIMBER_BASE_READER_H

#include "base/diag.h"
#include "base/mem.h"
#include "base/node.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Reads values out of a settings tree and says what is wrong with them. Every
 * model builder (routines, exercises, figures, sounds, settings) reads through
 * this, so that one mistake has one wording everywhere.
 *
 * read_*() look up `key` in `group`, leave *out alone where it is missing or
 * wrong, and return whether *out was set. What is wrong is added to the diags.
 * A list that is required must not be empty. An int is read where a number is wanted; the opposite
 * is an error. Strings are one line (read_text() takes several) and borrowed from the tree's arena;
 * arrays are made in r->arena.
 */
struct reader {
    struct diags *diags;
    struct arena *arena;
};

enum read_need { READ_OPTIONAL, READ_REQUIRED };

struct read_words {
    const char *const *words;
    size_t count;
    const char *what; /* "a position": for messages */
};

/* One diagnostic [unknown-key] for each member not named in keys, with the nearest key. */
void read_known_keys(const struct reader *r, const struct node *group, const char *const *keys,
                     size_t count);
bool read_string(const struct reader *r, const struct node *group, const char *key,
                 enum read_need need, int max_cells, const char **out);
/* Lines of any number; max_cells counts them all. */
bool read_text(const struct reader *r, const struct node *group, const char *key,
               enum read_need need, int max_cells, const char **out);
bool read_int(const struct reader *r, const struct node *group, const char *key,
              enum read_need need, int min, int max, int *out);
/* unit: "s", "degrees", "m", … for messages; "" where there is none. */
bool read_number(const struct reader *r, const struct node *group, const char *key,
                 enum read_need need, double min, double max, const char *unit, double *out);
bool read_bool(const struct reader *r, const struct node *group, const char *key,
               enum read_need need, bool *out);
/* *out gets the index into words. */
bool read_word(const struct reader *r, const struct node *group, const char *key,
               enum read_need need, const struct read_words *words, int *out);
bool read_strings(const struct reader *r, const struct node *group, const char *key,
                  enum read_need need, size_t max_count, int max_cells, const char *const **out,
                  size_t *count);
/* *out gets one bit (1 << index) for each word. A list of strings or one string. */
bool read_word_set(const struct reader *r, const struct node *group, const char *key,
                   enum read_need need, const struct read_words *words, unsigned *out);
/* The member, or NULL; [missing-key] where it is required. */
const struct node *read_member(const struct reader *r, const struct node *group, const char *key,
                               enum read_need need);
/* The member where it is there and of that type, else NULL. */
const struct node *read_node(const struct reader *r, const struct node *group, const char *key,
                             enum read_need need, enum node_type type);

/* ---- single values, for elements of lists ---- */

bool value_number(const struct reader *r, const struct node *n, const char *what, double min,
                  double max, const char *unit, double *out);
bool value_string(const struct reader *r, const struct node *n, const char *what, int max_cells,
                  const char **out);
bool value_word(const struct reader *r, const struct node *n, const struct read_words *words,
                int *out);

/* [wrong-type] at n: "WHAT must be WANTED, not …". */
void read_wrong_type(const struct reader *r, const struct node *n, const char *what,
                     const char *wanted);
/* Adds "did you mean 'x'?" or "one of: …" to the newest diagnostic. */
void read_hint_words(const struct reader *r, const char *word, const char *const *words,
                     size_t count);

#endif
