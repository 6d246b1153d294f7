/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_LINT_H
#define LIMBER_BASE_LINT_H

#include "base/diag.h"
#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Reads a settings file's text before the library does, for two reasons: the library
 * (libconfig 1.5) wraps numbers, follows @include, takes time that grows with the
 * square of a group's length and says "syntax error"; and its lines are one off where
 * a string ends a list. What is wrong is said here in a person's words.
 *
 * Taken beyond the library: a comma before a closing bracket, a byte-order mark,
 * a last line without its newline, mixed values in [ ].
 */
enum {
    LINT_DEPTH_MAX = 32,    /* brackets within brackets */
    LINT_MEMBERS_MAX = 200, /* settings in one group */
    LINT_STRING_MAX = 4000, /* bytes of one string, with those joined to it */
};

/* One value in the order of the file, the root group not counted. */
struct lint_value {
    int line; /* of its name, or of the value where it has none */
    bool bad; /* reported: must not be used */
};

struct lint {
    const char *text; /* safe for the library; NULL: do not parse */
    const struct lint_value *values;
    size_t count;
};

/* path is borrowed. Everything returned is made in a. */
struct lint lint_text(const char *path, const char *text, size_t length, struct arena *a,
                      struct diags *d);

#endif
