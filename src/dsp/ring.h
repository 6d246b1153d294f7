/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_RING_H
#define LIMBER_DSP_RING_H

#include "dsp/sound.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Requests from one writer (the screen) to one reader (the audio callback),
 * without a lock, in memory two processes share: no pointers. Each side loads
 * the other's index once, works, and stores its own index once.
 * Zeroed memory is an empty ring.
 */
enum ring_kind { RING_PLAY, RING_FLUSH };

struct ring_request {
    int32_t kind; /* enum ring_kind */
    /* RING_FLUSH */
    uint32_t groups;
    int32_t fade_ms;
    /* RING_PLAY */
    struct sound_cue cue;
};

enum { RING_SLOTS = 128 }; /* a power of two */

struct ring {
    _Alignas(64) _Atomic uint32_t written; /* by the writer only; counts up, wraps */
    _Alignas(64) _Atomic uint32_t taken;   /* by the reader only */
    struct ring_request slots[RING_SLOTS];
};

/* Writer only. False: full, nothing was written. `spare` slots are left alone. */
bool ring_write(struct ring *r, const struct ring_request *request, uint32_t spare);
/* Reader only, real-time safe. False: empty. */
bool ring_take(struct ring *r, struct ring_request *request);

#endif
