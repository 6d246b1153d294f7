/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glyph-table.h"
#include "figure/glyph.h"

/*
 * Chosen by eye: with all 95 characters, letters like E and 3 turn up on edges
 * and catch the reader's eye.
 */
static const char edge_set[] = " .,-_`'\"^~:;/\\|()[]<>LJTYVPFbdpqgyo08#@%MW";

/* Terminals draw strokes a little heavier than the blurred table has them. */
static const float WEIGHT = 1.25f / 255;

uint32_t glyph_match(const float coverage[TEX_SAMPLES])
{
    uint32_t best = ' ';
    float least = 1e9f;
    for (const char *c = edge_set; *c; c++) {
        const unsigned char *shape = glyph_table[*c - ' '];
        float sum = 0;
        for (int i = 0; i < TEX_SAMPLES; i++) {
            float miss = coverage[i] - fminf(1, (float) shape[i] * WEIGHT);
            sum += miss * miss;
        }
        if (sum < least) {
            least = sum;
            best = (uint32_t) *c;
        }
    }
    return best;
}
