/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_PHRASEBOOK_H
#define LIMBER_DSP_PHRASEBOOK_H

#include "dsp/sample.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The spoken phrases of a session, in memory that three processes share: the screen
 * writes what is wanted, limber-audio --speak what it sounds like, and the mixer
 * plays it. Plain data and lock-free atomics, no pointers; zeroed memory is an
 * empty book. Each side writes only what is its own, once, and publishes it.
 */
enum {
    PHRASES_MAX = 512,
    PHRASE_TEXT_BYTES = 240,
    PHRASEBOOK_NAME_BYTES = 32,
    PHRASEBOOK_FRAMES = 16 << 20, /* almost six minutes; memory is taken as it is filled */
};

enum phrase_state { PHRASE_WANTED, PHRASE_READY, PHRASE_FAILED };

struct phrase_slot {
    /* the screen, before `wanted` counts it */
    char text[PHRASE_TEXT_BYTES];
    int32_t depth;   /* how low and quiet, 0: as usual */
    int32_t counted; /* its words fall on the second */
    /* the speaker, before `state` says so */
    uint32_t first, frames; /* of pcm */
    float gain;
    _Atomic int32_t state; /* enum phrase_state */
};

struct phrasebook {
    uint64_t layout; /* PHRASEBOOK_LAYOUT */
    char voice[PHRASEBOOK_NAME_BYTES];
    int32_t rate_wpm;
    _Atomic uint32_t wanted;  /* slots the screen has filled in */
    _Atomic uint32_t settled; /* phrases that are ready or failed */
    uint32_t used;            /* frames; the speaker's own */
    struct phrase_slot slots[PHRASES_MAX];
    int16_t pcm[PHRASEBOOK_FRAMES];
};
#define PHRASEBOOK_LAYOUT ((uint64_t) sizeof(struct phrasebook) << 16 | 1)

/* ---- the screen ---- */

/* The slot of a phrase, the one it has or a new one; -1: the book is full or the text too long. */
int phrasebook_add(struct phrasebook *b, const char *text, int depth, bool counted);
/* How long it takes; 0: not known yet; below 0: it cannot be said. */
int32_t phrasebook_ms(const struct phrasebook *b, int slot);

/* ---- the speaker ---- */

/* The first phrase that is neither ready nor failed; -1: none. */
int phrasebook_next(const struct phrasebook *b);
/* Takes over the sound (one channel) and publishes it; no room left: it fails. */
void phrasebook_put(struct phrasebook *b, int slot, const struct sample *s);
void phrasebook_fail(struct phrasebook *b, int slot);

/* ---- the mixer, real-time safe ---- */

/* Silent, 0 frames long, unless the phrase is ready. What another process wrote is believed
 * only as far as it stays inside the book. */
static inline struct sample phrasebook_sample(const struct phrasebook *b, unsigned slot)
{
    struct sample none = {0};
    if (slot >= PHRASES_MAX)
        return none;
    const struct phrase_slot *s = &b->slots[slot];
    if (atomic_load_explicit(&s->state, memory_order_acquire) != PHRASE_READY)
        return none;
    uint32_t first = s->first, frames = s->frames;
    if (first > PHRASEBOOK_FRAMES || frames > PHRASEBOOK_FRAMES - first)
        return none;
    return (struct sample){b->pcm + first, frames, 1, s->gain};
}

#endif
