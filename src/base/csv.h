/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_CSV_H
#define LIMBER_BASE_CSV_H

#include "base/diag.h"
#include "base/mem.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Tables as comma-separated values (RFC 4180): lines end in CR LF, what needs quotes has them.
 *
 * A spreadsheet takes a text that begins with = + - @ for a formula and runs it. Such a text gets
 * an apostrophe in front, as a person would type it there; csv_read() takes it away again.
 */

/* One cell of text, without its comma. */
void csv_text(struct strbuf *out, const char *text);

struct csv {
    const char *path;
    const char *text; /* need not end in NUL */
    size_t length, at;
    int line; /* of what is read next */
    struct diags *diags;
    char separator; /* ',' or ';' */
};

enum { CSV_CELLS_MAX = 64 };
struct csv_row {
    const char *cells[CSV_CELLS_MAX]; /* in the arena, valid and harmless UTF-8 */
    size_t count;
    int line;
};

/* text may begin with a byte order mark. The separator is the first , or ; there is. */
void csv_init(struct csv *c, const char *path, const char *text, size_t length,
              struct diags *diags);
/* The next row that is not empty. False: there is none. A row that cannot be read is a
 * diagnostic and has no cells. */
bool csv_read(struct csv *c, struct arena *a, struct csv_row *row);

#endif
