/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_TAPPING_H
#define LIMBER_CORE_TAPPING_H

#include <stddef.h>

/*
 * How late a device is heard, by someone who taps along with a steady beat: the median of what
 * the taps are later than the beats they belong to. Pure.
 */
enum {
    TAPPING_BEATS = 16,
    TAPPING_EVERY_MS = 750,
    TAPPING_FIRST = 4,          /* so many beats are for finding into it */
    TAPPING_USED_MIN = 8,       /* taps an estimate needs */
    TAPPING_SPREAD_MAX_MS = 40, /* beyond it nobody was tapping along */
    TAPPING_TAPS_MAX = 64,
};

enum tapping_found {
    TAPPING_FOUND,
    TAPPING_TOO_FEW,    /* … taps, or too few near each other */
    TAPPING_TOO_SPREAD, /* the taps do not agree */
};

struct tapping {
    enum tapping_found found;
    int offset_ms; /* heard so much later than intended; negative: earlier */
    int spread_ms; /* as a standard deviation, by the median absolute deviation */
    int used;      /* taps that counted */
};

/* taps_ms: since the first beat was to be heard; TAPPING_TAPS_MAX at most count. A tap belongs
 * to the beat nearest to it, so half of TAPPING_EVERY_MS is the most that can be told. Offset and
 * spread are set with TAPPING_FOUND and TAPPING_TOO_SPREAD. */
struct tapping tapping_estimate(const double *taps_ms, size_t count);

#endif
