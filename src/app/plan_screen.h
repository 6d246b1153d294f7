/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PLAN_SCREEN_H
#define LIMBER_APP_PLAN_SCREEN_H

#include "app/pictures.h"
#include "app/plan.h"
#include "app/ui.h"
#include "view/plan.h"

/* What is shown of the plan: week 0 is that of today. Made in a. */
void plan_fill_model(const struct plan *p, int week, struct plan_model *m, struct arena *a);

/* The plan on a full screen, until it is left; starts what is chosen. Where none is active it
 * offers to begin one. */
void plan_screen(struct ui *ui, struct context *ctx, struct pictures *pictures);

#endif
