/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_DIAG_H
#define LIMBER_BASE_DIAG_H

#include "base/base.h"
#include "base/mem.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What is wrong with a file a person wrote. Everything found is collected;
 * nothing stops at the first. Reported as
 *
 *   FILE:LINE: error: MESSAGE [id]
 *       the quoted line
 *     hint: …
 *
 * Every id is stable and documented in limber-routine(5), DIAGNOSTICS.
 * A message is one sentence in lower case: what, where, why, with values quoted.
 */
enum diag_level { DIAG_WARNING, DIAG_ERROR };

/* Where something stands. `path` is borrowed and must outlive what points to it. */
struct src_loc {
    const char *path; /* as the user would type it */
    int line;         /* 1-based; 0: the file as a whole */
};

struct diag {
    enum diag_level level;
    struct src_loc loc;
    const char *id;      /* a string constant */
    const char *message; /* in the arena of the list, as is `hint` */
    const char *hint;    /* NULL: none */
    const char *quote;   /* the source line, NULL: none */
};

/* A zeroed struct is an empty list. */
struct diags {
    struct arena arena;
    struct diag *items;
    size_t count, room;
    size_t errors;
    size_t dropped; /* past DIAGS_MAX: counted, not kept */
};

/* A hostile file must not make a report nobody can read. */
enum { DIAGS_MAX = 100 };

void diag_add(struct diags *d, enum diag_level level, struct src_loc loc, const char *id,
              const char *fmt, ...) PRINTF_LIKE(5, 6);
/* Adds a hint to the newest item. Call right after diag_add(). */
void diag_hint(struct diags *d, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Gives each item of `path` from item `first` on its quoted line out of the file's text. */
void diags_quote(struct diags *d, size_t first, const char *path, const char *text, size_t length);
/* Sorts by file and line, stable. */
void diags_sort(struct diags *d);
/* The report for people / a JSON array of {file,line,level,id,message,hint}. */
void diags_format(const struct diags *d, struct strbuf *out);
void diags_format_json(const struct diags *d, struct strbuf *out);
void diags_release(struct diags *d);

#endif
