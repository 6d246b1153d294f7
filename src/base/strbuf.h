/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_STRBUF_H
#define LIMBER_BASE_STRBUF_H

#include "base/base.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * A string that grows. A zeroed struct is an empty one. `text` may be NULL only
 * while nothing was ever added; strbuf_text() is never NULL and always ends in
 * NUL, which `length` does not count.
 *
 * libconfig 1.5 has functions of the same names inside: the build hides ours
 * (-fvisibility=hidden), or the library would call them.
 */
struct strbuf {
    char *text;
    size_t length, room;
};

void strbuf_add(struct strbuf *sb, const char *text, size_t length);
void strbuf_puts(struct strbuf *sb, const char *text);
void strbuf_putc(struct strbuf *sb, char c);
void strbuf_printf(struct strbuf *sb, const char *fmt, ...) PRINTF_LIKE(2, 3);
void strbuf_vprintf(struct strbuf *sb, const char *fmt, va_list ap) PRINTF_LIKE(2, 0);
/* Adds text as a JSON string with its quotes; text must be valid UTF-8. */
void strbuf_json(struct strbuf *sb, const char *text);
/* The text so far; valid until the next call that changes sb. */
const char *strbuf_text(const struct strbuf *sb);
/* Empties without giving the memory back. */
void strbuf_reset(struct strbuf *sb);
void strbuf_release(struct strbuf *sb);

#endif
