/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_EDITOR_H
#define LIMBER_IO_EDITOR_H

#include "base/err.h"
#include "base/strbuf.h"

#include <stdbool.h>

/* The user's editor, at a line of a file. */

/*
 * The command a shell is to run, with "$@" for the file: the editor as it stands in
 * VISUAL or EDITOR, and how it is told a line (0: none) where that is known.
 */
void editor_command(const char *editor, int line, struct strbuf *out);
/*
 * Runs the editor on the terminal and waits until it is left. False where it could
 * not be run or ended with a failure: the file is then as it was left.
 */
bool editor_run(const char *path, int line, struct err *err);

#endif
