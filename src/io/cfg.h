/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_CFG_H
#define LIMBER_IO_CFG_H

#include "base/diag.h"
#include "base/mem.h"
#include "base/node.h"
#include "base/strbuf.h"

#include <stddef.h>

/*
 * A settings file (libconfig syntax) as a tree of nodes, each with its line.
 * The library is used here and nowhere else, and sees a text only after
 * base/lint has found nothing that it would misread.
 */
enum { CFG_BYTES_MAX = 64 * 1024 };

/*
 * path is what messages call the file; it is copied. Everything that is wrong is
 * added to d with its quoted line. Returns the root group, made in a, or NULL where
 * nothing of the file can be used. A tree may come back although errors were added:
 * the values concerned are NODE_BAD, so that what reads on finds the other mistakes.
 */
const struct node *cfg_parse(const char *path, const char *text, size_t length, struct arena *a,
                             struct diags *d);

/* Adds the bytes of a file a person wrote: a regular one of at most CFG_BYTES_MAX bytes. Where
 * it cannot be read the diagnostic is [no-file], [not-a-file], [too-large] or [unreadable]. */
bool cfg_read(const char *path, struct strbuf *out, struct diags *d);

/*
 * Reads the file first, as cfg_read(). text (may be NULL) gets a copy of what was read, made
 * in a, for diags_quote().
 */
struct cfg_text {
    const char *text;
    size_t length;
};
const struct node *cfg_load(const char *path, struct arena *a, struct diags *d,
                            struct cfg_text *text);

#endif
