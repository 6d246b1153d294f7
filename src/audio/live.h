/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_LIVE_H
#define LIMBER_AUDIO_LIVE_H

#include "audio/share.h"
#include "dsp/clock.h"
#include "dsp/mixer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What the audio callback does, without the sound system: requests from the
 * ring, the clock, the mixer, and what the screen may know of it. Real-time safe.
 */
struct live {
    struct share *share;
    /* audio thread only, once the stream runs */
    struct clock clock;
    struct mixer mixer;
    int64_t begun_ns, mixed_frames; /* of the first block; since then */
    bool ready;                     /* the device has proved itself, the clock has settled */
};

void live_init(struct live *l, struct share *share, const struct bank *bank);
/* delay_ns: from now until the block's first frame is heard. */
void live_block(struct live *l, float *out, size_t frames, int64_t now_ns, int64_t delay_ns);

#endif
