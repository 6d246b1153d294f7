/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_FIELD_H
#define LIMBER_CORE_FIELD_H

#include "core/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Values that exercise and routine files have in common, read as base/reader
 * reads the plain ones.
 */

/*
 * The name of an exercise, a routine, a pose: what its file is called without
 * .cfg. Lower-case letters, digits and single dashes between them, so that it is
 * never a path, an option or a hidden file.
 */
enum { IDENT_BYTES_MAX = 48 };
bool ident_ok(const char *id);
/* Makes an id of any text, for a file whose name is none ("My File" -> "my-file"). Never empty. */
const char *ident_make(const char *text, size_t length, struct arena *a);

/* The value as an id; [bad-id] where it is none. */
bool field_ident(const struct reader *r, const struct node *group, const char *key,
                 enum read_need need, const char **out);

/* One id or a list of them, at most max. */
struct id_list {
    const char *const *ids;
    size_t count;
};
bool field_idents(const struct reader *r, const struct node *group, const char *key,
                  enum read_need need, size_t max, struct id_list *out);

/* A list of groups, at most max of them: the list where there is something in it, else NULL. */
const struct node *field_groups(const struct reader *r, const struct node *group, const char *key,
                                enum read_need need, size_t max);
/* True where one of them is a group; else it is reported as no `what` ("a phase"). */
bool value_is_group(const struct reader *r, const struct node *n, const char *what);

/* Seconds as milliseconds. */
bool field_ms(const struct reader *r, const struct node *group, const char *key,
              enum read_need need, double min_s, double max_s, int32_t *out);

/* A set of goals, and the first of them: it says what the file is mainly for. */
bool field_goals(const struct reader *r, const struct node *group, enum read_need need,
                 unsigned *goals, enum goal *first);

#endif
