/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PREVIEW_H
#define LIMBER_APP_PREVIEW_H

#include "app/context.h"
#include "base/err.h"

#include <stdbool.h>

/*
 * `limber preview`: a routine or exercise while it is being written. The file,
 * and every file it leads to, is read again when it is saved; where the new
 * version has errors the last good one goes on, with the errors beside it.
 * False with a reason where there is no terminal to draw on.
 */
bool preview_run(struct context *ctx, const char *name, int level, struct err *err);

#endif
