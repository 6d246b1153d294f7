/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PLAN_MODEL_H
#define LIMBER_APP_PLAN_MODEL_H

#include "app/plan.h"
#include "view/plan.h"

/* What is shown of the plan: week 0 is that of today. Made in a; the model's own state stays. */
void plan_fill_model(const struct plan *p, int week, struct plan_model *m, struct arena *a);

#endif
