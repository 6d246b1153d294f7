/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glyph-table.h"
#include "figure/glyph.h"
#include "figure/lanes.h"

_Static_assert((int) TEX_COLUMNS == (int) LANES, "a row of samples is one go");

/*
 * Chosen by eye: with all 95 characters, letters like E and 3 turn up on edges
 * and catch the reader's eye.
 */
static const char edge_set[] = " .,-_`'\"^~:;/\\|()[]<>LJTYVPFbdpqgyo08#@%MW";

/* Terminals draw strokes a little heavier than the blurred table has them. */
static const float WEIGHT = 1.25f / 255;

/* How far a row of samples is from a row of a character's shape, squared, lane by lane. */
static inline lanes row_miss(const float *coverage, const unsigned char *shape)
{
    const lanes one = lanes_all(1);
    lanes wanted = lanes_of_bytes(shape) * WEIGHT;
    lanes miss = lanes_load(coverage) - lanes_pick(wanted > one, one, wanted);
    return miss * miss;
}

/* Most characters are worse than the best one by half their height already. */
uint32_t glyph_match(const float coverage[TEX_SAMPLES])
{
    uint32_t best = ' ';
    float least = 1e9f;
    for (const char *c = edge_set; *c; c++) {
        const unsigned char *shape = glyph_table[*c - ' '];
        lanes sum = lanes_all(0);
        int i = 0;
        for (; i < TEX_SAMPLES / 2; i += LANES)
            sum += row_miss(coverage + i, shape + i);
        if (lanes_sum(sum) >= least)
            continue;
        for (; i < TEX_SAMPLES; i += LANES)
            sum += row_miss(coverage + i, shape + i);
        if (lanes_sum(sum) < least) {
            least = lanes_sum(sum);
            best = (uint32_t) *c;
        }
    }
    return best;
}
