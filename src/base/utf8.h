/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_UTF8_H
#define LIMBER_BASE_UTF8_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* UTF-8 and display width, free of the locale. */

/*
 * Decodes one code point from text (length bytes, not NUL-terminated) into *cp.
 * Returns the bytes it took; 0 at the end, -1 where it is not valid UTF-8
 * (overlong forms, surrogates and values above U+10FFFF are not).
 */
int utf8_decode(const char *text, size_t length, uint32_t *cp);
/* Writes cp as 1 to 4 bytes; returns how many. No NUL. */
int utf8_encode(uint32_t cp, char out[4]);
/* Byte offset of the first invalid sequence, or length where all is valid. */
size_t utf8_invalid_at(const char *text, size_t length);

/*
 * True for what a file may not bring to a terminal: C0 and C1 controls (tab and
 * newline apart), DEL, bidirectional overrides and isolates (U+202A-202E,
 * U+2066-2069), invisible marks, line separators, tags and private code points.
 */
bool utf8_is_unsafe(uint32_t cp);

/* Cells a code point takes on a terminal: 0, 1 or 2 (table from utf8proc). */
int utf8_cp_width(uint32_t cp);
/* Cells of a NUL-terminated valid string. */
int utf8_width(const char *text);
/* The bytes of the longest prefix of text that fits into cells; *used gets its width. */
size_t utf8_fit(const char *text, int cells, int *used);

/* Appends text with every unsafe or invalid part as <U+XXXX> or <XX>, tabs as one space. */
void utf8_clean(struct strbuf *out, const char *text, size_t length);

#endif
