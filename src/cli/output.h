/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_OUTPUT_H
#define LIMBER_CLI_OUTPUT_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What the commands that print reports ask about where they print. Not for
 * whole screens: those go through tui/.
 */

/* Cells of a line: of the terminal, within what reports are made for; 80 for a pipe. */
int output_width(void);
/* stdout is a terminal, not a dumb one, and NO_COLOR is not set. */
bool output_has_colour(void);
/* The local day. */
int32_t output_today(void);
/* Writes UTF-8 text, in ASCII where the locale is not UTF-8. Not for JSON, which is UTF-8. */
void output_text(const struct strbuf *text);
/* What a command found: as JSON it is written as it is, else as output_text() does. */
void output_report(const struct strbuf *text, bool json);

#endif
