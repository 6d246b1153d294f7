/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_RESCUE_H
#define LIMBER_TUI_RESCUE_H

#include <stddef.h>
#include <termios.h>

/*
 * Puts the terminal right however the program ends: by exit(), by abort() (out of
 * memory, a broken assertion) or by a fatal signal. Armed while a terminal is open.
 */
enum { RESCUE_BYTES = 256 };

/* modes and bytes are what gives the terminal back; both are copied. Installs handlers for
 * the signals that mean a crash; they restore, then let what was installed before have it. */
void rescue_arm(int fd, const struct termios *modes, const char *bytes, size_t length);
/* The terminal was given back in the ordinary way. */
void rescue_disarm(void);

#endif
