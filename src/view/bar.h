/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_BAR_H
#define LIMBER_VIEW_BAR_H

#include "view/frame.h"

#include <stdint.h>

/* Bars of one row. How far they are full also shows without colour. */

/* The breath: full lungs 1, empty 0; eighths of a cell, so that it moves smoothly. */
void bar_gauge(struct frame *f, struct rect r, enum style style, double full);

/* The session: cut at each of `starts_ms` (sorted, n of them, 0 first), with the percentage
 * after it where there is room. A click at a piece is INPUT_CLICK with its number. */
void bar_progress(struct frame *f, struct rect r, int64_t position_ms, int64_t total_ms,
                  const int64_t *starts_ms, int n);

/* A plain bar for tables: value of most, in eighths. */
void bar_value(struct frame *f, struct rect r, enum style style, double value, double most);

#endif
