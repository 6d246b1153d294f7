/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tapping.h"

#include <math.h>
#include <stdlib.h>

/* What makes a median absolute deviation a standard deviation where errors are normal. */
static const double SIGMA_PER_MAD = 1.4826;
/* Further from the median than this many spreads, and than any hand is steady: a slip. */
static const double SLIP_SPREADS = 3;
static const double STEADY_MS = 20;

struct errors {
    double ms[TAPPING_TAPS_MAX];
    size_t count;
};

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

/* 0 where there is none. Sorts. */
static double median(struct errors *e)
{
    if (e->count == 0)
        return 0;
    qsort(e->ms, e->count, sizeof e->ms[0], by_size);
    return (e->ms[(e->count - 1) / 2] + e->ms[e->count / 2]) / 2;
}

static double spread_around(const struct errors *e, double centre)
{
    struct errors away = {.count = e->count};
    for (size_t i = 0; i < e->count; i++)
        away.ms[i] = fabs(e->ms[i] - centre);
    return SIGMA_PER_MAD * median(&away);
}

/* What each tap is later than its beat, without those of the first beats. */
static struct errors errors_of(const double *taps_ms, size_t count)
{
    struct errors e = {.count = 0};
    for (size_t i = 0; i < count && i < TAPPING_TAPS_MAX; i++) {
        double beat = round(taps_ms[i] / TAPPING_EVERY_MS);
        if (beat >= TAPPING_FIRST && beat < TAPPING_BEATS)
            e.ms[e.count++] = taps_ms[i] - beat * TAPPING_EVERY_MS;
    }
    return e;
}

static void drop_slips(struct errors *e)
{
    double centre = median(e), far = fmax(SLIP_SPREADS * spread_around(e, centre), STEADY_MS);
    size_t kept = 0;
    for (size_t i = 0; i < e->count; i++)
        if (fabs(e->ms[i] - centre) <= far)
            e->ms[kept++] = e->ms[i];
    e->count = kept;
}

struct tapping tapping_estimate(const double *taps_ms, size_t count)
{
    struct errors e = errors_of(taps_ms, count);
    drop_slips(&e);
    struct tapping t = {.found = TAPPING_TOO_FEW, .used = (int) e.count};
    if (t.used < TAPPING_USED_MIN)
        return t;
    double centre = median(&e), spread = spread_around(&e, centre);
    t.offset_ms = (int) lround(centre);
    t.spread_ms = (int) lround(spread);
    t.found = spread > TAPPING_SPREAD_MAX_MS ? TAPPING_TOO_SPREAD : TAPPING_FOUND;
    return t;
}
