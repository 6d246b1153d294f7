/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_BASE_H
#define LIMBER_BASE_BASE_H

/* Small things every layer needs. No state, no I/O. */

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define NORETURN               __attribute__((noreturn))

#define MIN(a, b)           ((a) < (b) ? (a) : (b))
#define MAX(a, b)           ((a) > (b) ? (a) : (b))
#define CLAMP(x, low, high) ((x) < (low) ? (low) : (x) > (high) ? (high) : (x))

#endif
