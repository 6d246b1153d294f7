/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_CONFIRM_H
#define LIMBER_CLI_CONFIRM_H

#include <stdbool.h>

/* Questions before something that cannot be undone; asked on stderr, answered on stdin. */

/* Both are a terminal: somebody can be asked. */
bool confirm_possible(void);
/* "question [y/N] " */
bool confirm_yes(const char *question);
/* An empty line is yes. */
bool confirm_enter(const char *question);
/* The word itself has to be typed. */
bool confirm_word(const char *question, const char *word);

#endif
