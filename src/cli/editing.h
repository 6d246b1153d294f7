/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_EDITING_H
#define LIMBER_CLI_EDITING_H

#include "app/context.h"

#include <stdbool.h>

/* A file of the user's in their editor, checked when it is saved: `edit` and `new`. */

/* The user's folder of files, a subfolder of routines ("", "/exercises"). Lives in the context. */
const char *editing_folder(struct context *ctx, const char *subfolder);
/* Reports what is wrong; returns the line of the first error, 0 where there is none. */
int editing_check(struct context *ctx, const char *path);

/*
 * Opens the file at a line (0: none) and checks it when the editor is left; on a terminal it
 * offers to go back until it is right. left(context) is asked after each time: true where there is
 * nothing more to do; NULL: never. Returns the exit status.
 */
int editing_run(struct context *ctx, const char *path, int line, bool (*left)(void *context),
                void *context);

#endif
