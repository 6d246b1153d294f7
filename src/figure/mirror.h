/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_MIRROR_H
#define LIMBER_FIGURE_MIRROR_H

#include <stdint.h>

/* The character that looks like cp in a mirror: '/' for '\', 'b' for 'd', its own twin where it
 * has none. Twice gives cp back. */
uint32_t mirror_cp(uint32_t cp);

#endif
