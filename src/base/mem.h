/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_MEM_H
#define LIMBER_BASE_MEM_H

#include "base/base.h"

#include <stddef.h>

/*
 * Memory. Running out of it is not an error a caller can handle: these functions
 * abort, and tui/rescue puts the terminal right. A request of zero bytes is a bug
 * and aborts.
 */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *block, size_t size);
/* Room for count items of size bytes; aborts where the product overflows. */
void *xreallocarray(void *block, size_t count, size_t size);
char *xstrdup(const char *text);

/*
 * An arena: many small blocks that live and die together. What is loaded once
 * and then only read (a routine, a timeline, a figure) lives in one.
 * Blocks are zeroed and aligned for any type. A zeroed struct is an empty arena.
 */
struct arena {
    struct arena_chunk *chunks;
};

void *arena_alloc(struct arena *a, size_t size);
/* As arena_alloc(count * size); a count of zero returns a valid, empty block. */
void *arena_array(struct arena *a, size_t count, size_t size);
char *arena_strdup(struct arena *a, const char *text);
char *arena_strndup(struct arena *a, const char *text, size_t length);
char *arena_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Frees every block; the arena is empty and usable again. */
void arena_release(struct arena *a);

#endif
