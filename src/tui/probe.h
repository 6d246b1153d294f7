/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_PROBE_H
#define LIMBER_TUI_PROBE_H

#include <stdbool.h>

/* What the environment says about the terminal. All without asking it. */

/* The locale is UTF-8 and knows braille: curses draws blanks where it does not, and says OK. */
bool probe_utf8(void);
/* COLORFGBG, "FG;BG" or "FG;X;BG": true where the background's number is a light one. */
bool probe_light(const char *colorfgbg);
/* A terminal's answer to OSC 11, "ffff/ffff/dddd", one to four hex digits a colour; anything
 * else: dark. */
bool probe_light_rgb(const char *rgb);
/* NO_COLOR is set and not empty. */
bool probe_no_color(void);
/* Terminals that print an unknown private mode instead of ignoring it get no brackets. */
bool probe_takes_brackets(const char *term);
/* A text console with a font of its own: 256 or 512 signs. */
bool probe_console(const char *term);
/* Size of a terminal in cells, and height of a cell / its width (0: unknown). False: none. */
bool probe_size(int fd, int *cols, int *rows, double *aspect);

#endif
