/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_ACTIVITIES_H
#define LIMBER_APP_ACTIVITIES_H

#include "app/context.h"
#include "app/ui.h"
#include "core/selftest.h"

#include <stdbool.h>

/*
 * Up to three things that the stiffness makes harder, scored once a week: how well can you
 * do this?
 */
struct activity {
    const char *kind; /* of the measure */
    char name[96];
    int32_t day; /* of the latest score */
};

/* Those that have a score before or on that day; returns how many. */
int activities_read(struct context *ctx, int32_t day, struct activity out[ACTIVITIES]);
/* ACTIVITIES names, for core/person.h: NULL where there is none yet. Made in a. */
const char *const *activities_names(struct context *ctx, int32_t day, struct arena *a);
/* True where there are some and none was scored within the week. */
bool activities_are_due(struct context *ctx, int32_t day);
/* Picks them first where there are none, then asks for the scores. */
void activities_ask(struct ui *ui, struct context *ctx, int32_t day);

#endif
