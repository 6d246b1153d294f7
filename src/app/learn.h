/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_LEARN_H
#define LIMBER_APP_LEARN_H

#include "app/context.h"
#include "app/ui.h"

#include <stdbool.h>

/*
 * The learn cards on a screen; open to anyone, also under a lock. `id` is the
 * card to begin with (NULL: the first), `letters` what to look for (NULL: nothing).
 */
void learn_screen(struct ui *ui, const struct cards *cards, const char *id, const char *letters);
/* The same on a terminal of its own. False with a reason where there is none to draw on. */
bool learn_run(struct context *ctx, const char *id, const char *letters, struct err *err);

#endif
