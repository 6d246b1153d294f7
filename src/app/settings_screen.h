/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_SETTINGS_SCREEN_H
#define LIMBER_APP_SETTINGS_SCREEN_H

#include "app/context.h"
#include "app/pictures.h"
#include "app/ui.h"

/*
 * `,` on the home screen: every setting with its value. Arrows change it step by
 * step, Enter opens a list, ticks or a line to type in; what is chosen is kept in
 * state.cfg and counts at once.
 */
void settings_screen(struct ui *ui, struct context *ctx, struct pictures *pictures);

#endif
