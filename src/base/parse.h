/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_PARSE_H
#define LIMBER_BASE_PARSE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Numbers out of text a person typed: a command line, a setting. The whole
 * text must be the number; *out is left alone where it is not. Expects the "C"
 * numeric locale, which limber never leaves.
 */

/* Decimal, an optional sign. False also where it is outside min..max. */
bool parse_int(const char *text, int min, int max, int *out);
/* Decimal with an optional fraction ("-12", "2.5"); no exponent, hex, inf or nan. */
bool parse_number(const char *text, double min, double max, double *out);
/* "90s", "5m", "1h", "1h30m", "2m30s"; a bare number is minutes. 1 s to 24 h, in ms. */
bool parse_duration_ms(const char *text, int64_t *out);

#endif
