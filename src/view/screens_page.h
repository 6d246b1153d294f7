/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_SCREENS_PAGE_H
#define LIMBER_VIEW_SCREENS_PAGE_H

#include "view/frame.h"
#include "view/keys.h"

#include <stdbool.h>

/* What the screens around a session share: a title (of more rows where it needs them), a footer,
 * and between them a column narrow enough to read, which is returned. alarm: the title stands out.
 */
struct rect screens_begin(struct frame *f, enum screen screen, bool alarm, const char *title);
/* The same with all of the width. */
struct rect screens_begin_wide(struct frame *f, enum screen screen, bool alarm, const char *title);

#endif
