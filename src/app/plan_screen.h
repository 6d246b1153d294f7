/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PLAN_SCREEN_H
#define LIMBER_APP_PLAN_SCREEN_H

#include "app/context.h"
#include "app/pictures.h"
#include "app/ui.h"

/* The plan on a full screen, until it is left; starts what is chosen. Where none is active it
 * offers to begin one. */
void plan_screen(struct ui *ui, struct context *ctx, struct pictures *pictures);

#endif
