/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_CHECK_H
#define LIMBER_CLI_CHECK_H

#include "base/diag.h"

#include <stdbool.h>

struct context;

/* What `limber check` and `limber sound check` share. */

/* Adds all that is wrong with a file, whatever it is. */
void check_file(struct context *ctx, const char *name, struct diags *d);
/* Prints what was found, sorted; empties d. Returns the exit status. */
int check_report(struct diags *d, bool json);

#endif
