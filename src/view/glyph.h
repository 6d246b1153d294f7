/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_GLYPH_H
#define LIMBER_VIEW_GLYPH_H

#include <stdint.h>

/*
 * Views write UTF-8 everywhere; where the terminal has only ASCII, each sign is
 * replaced by its twin, one cell for one cell, so that a layout is the same in both.
 */

/* The ASCII sign drawn instead of a code point: itself, a twin, a letter without
 * its accent, or '?'. */
char glyph_ascii(uint32_t cp);

/*
 * The sign the font of the Linux console has instead of a code point: that font has the
 * signs of code page 437 and few others, and shows the same lozenge for all it lacks.
 */
uint32_t glyph_console(uint32_t cp);

#endif
