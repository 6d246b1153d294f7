/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/phrasebook.h"

#include "base/base.h"
#include "dsp/sound.h"

#include <string.h>

/* ---- the screen ---- */

static bool is_the_same(const struct phrase_slot *s, const char *text, int depth, bool counted)
{
    return s->depth == depth && (s->counted != 0) == counted && strcmp(s->text, text) == 0;
}

int phrasebook_add(struct phrasebook *b, const char *text, int depth, bool counted)
{
    uint32_t n = atomic_load_explicit(&b->wanted, memory_order_relaxed);
    for (uint32_t i = 0; i < n; i++)
        if (is_the_same(&b->slots[i], text, depth, counted))
            return (int) i;
    size_t length = strlen(text);
    if (n == PHRASES_MAX || length == 0 || length >= PHRASE_TEXT_BYTES)
        return -1;
    struct phrase_slot *s = &b->slots[n];
    memcpy(s->text, text, length + 1);
    s->depth = depth;
    s->counted = counted;
    atomic_store_explicit(&b->wanted, n + 1, memory_order_release);
    return (int) n;
}

int32_t phrasebook_ms(const struct phrasebook *b, int slot)
{
    if (slot < 0)
        return -1;
    const struct phrase_slot *s = &b->slots[slot];
    int32_t state = atomic_load_explicit(&s->state, memory_order_acquire);
    if (state == PHRASE_READY)
        return (int32_t) MAX(((int64_t) s->frames * 1000 + SOUND_RATE_HZ - 1) / SOUND_RATE_HZ, 1);
    return state == PHRASE_WANTED ? 0 : -1;
}

/* ---- the speaker ---- */

int phrasebook_next(const struct phrasebook *b)
{
    uint32_t n = atomic_load_explicit(&b->wanted, memory_order_acquire);
    for (uint32_t i = 0; i < MIN(n, (uint32_t) PHRASES_MAX); i++)
        if (atomic_load_explicit(&b->slots[i].state, memory_order_relaxed) == PHRASE_WANTED)
            return (int) i;
    return -1;
}

static void settle(struct phrasebook *b, int slot, enum phrase_state state)
{
    atomic_store_explicit(&b->slots[slot].state, (int32_t) state, memory_order_release);
    atomic_fetch_add_explicit(&b->settled, 1, memory_order_release);
}

void phrasebook_put(struct phrasebook *b, int slot, const struct sample *s)
{
    size_t room = b->used <= PHRASEBOOK_FRAMES ? PHRASEBOOK_FRAMES - b->used : 0;
    if (s->frames == 0 || s->frames > room || s->channels != 1) {
        phrasebook_fail(b, slot);
        return;
    }
    memcpy(b->pcm + b->used, s->pcm, s->frames * sizeof *b->pcm);
    b->slots[slot].first = b->used;
    b->slots[slot].frames = (uint32_t) s->frames;
    b->slots[slot].gain = s->gain;
    b->used += (uint32_t) s->frames;
    settle(b, slot, PHRASE_READY);
}

void phrasebook_fail(struct phrasebook *b, int slot)
{
    settle(b, slot, PHRASE_FAILED);
}
