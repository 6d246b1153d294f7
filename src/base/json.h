/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_JSON_H
#define LIMBER_BASE_JSON_H

#include "base/diag.h"
#include "base/mem.h"
#include "base/node.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * JSON (RFC 8259) as the tree that settings files are read into: what judges values and words
 * what is wrong with them is the same for both, and every value knows its line.
 *
 * A document may be far larger than a tree of it should be: json_take(), json_key() and
 * json_value() walk it, a value at a time. What is wrong is a diagnostic [syntax], and nothing
 * after it can be read. null is like a member that is missing. Text that would act on a
 * terminal is kept as what utf8_clean() makes of it.
 */
struct json {
    const char *path;
    const char *text; /* need not end in NUL */
    size_t length, at;
    int line;
    struct diags *diags;
    bool broken; /* reported */
};

enum { JSON_DEPTH_MAX = 16 };

/* What stands at the reader. */
struct src_loc json_here(const struct json *j);
/* Goes past blanks, then past c where it is next. */
bool json_take(struct json *j, char c);
/* As json_take(), but it must be there. */
bool json_expect(struct json *j, char c);
/* Blanks, then nothing. */
bool json_at_end(struct json *j);
/* A member's name and its colon; NULL where it is broken. */
const char *json_key(struct json *j, struct arena *a);
/* The value here, named as a member or NULL. False: broken. *out is NULL for null. */
bool json_value(struct json *j, struct arena *a, const char *name, struct node **out);

#endif
