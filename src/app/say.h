/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_SAY_H
#define LIMBER_APP_SAY_H

/*
 * Text for a person on stdout: broken into lines as wide as the terminal, and no wider than can be
 * read; where stdout is no terminal, of that width.
 */
void say(const char *text);
/* The same after an empty line. */
void say_paragraph(const char *text);

#endif
