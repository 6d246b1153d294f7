/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_CLOCK_H
#define LIMBER_DSP_CLOCK_H

#include "dsp/mixer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * When is a block heard? The sound system answers for each block, with jitter
 * and in bursts; this delay-locked loop makes a steady clock of the answers
 * (Fons Adriaensen, "Using a DLL to filter time", 2005). It follows the
 * device's drift and starts anew after a jump: an underrun, a stopped process.
 * Real-time safe. A zeroed struct is a clock that has not begun.
 */
struct clock {
    int64_t next_ns;      /* when the next block's first frame should be heard */
    double next_fraction; /* of a nanosecond */
    double frame_ns;
    unsigned blocks; /* since it last began */
    bool relied_on;  /* clock_rely() was called */
    unsigned jumps;  /* times it began anew since */
    /* Answers that say it steps: how many agree, and on what. A busy machine makes an answer
       late, never early, so what they agree on is the least of them. */
    unsigned off;
    double off_ns;
};

enum {
    CLOCK_JUMP_NS = 500000000, /* further off than this: begin anew */
    CLOCK_STEP_NS = 3000000,   /* … or this far, by CLOCK_STEP_BLOCKS answers that agree */
    CLOCK_AGREE_NS = 1500000,
    CLOCK_STEP_BLOCKS = 16,
    CLOCK_FIRST_BLOCKS = 4, /* … of a clock not yet relied on: a device's first answers mislead */
    CLOCK_SETTLED_BLOCKS = 6,
};

/* heard_ns: what the sound system says about this block's first frame. */
struct mixer_block clock_block(struct clock *c, int64_t heard_ns, size_t frames);
/* It has gone on long enough without a jump to trust it, and nothing says it steps. */
bool clock_settled(const struct clock *c);
/* From now on it is in use: it takes more to make it begin anew. */
void clock_rely(struct clock *c);

#endif
