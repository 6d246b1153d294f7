/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/live.h"

enum { PROVE_NS = 50000000 }; /* a device is watched for this long before it counts as one */

void live_init(struct live *l, struct share *share, const struct bank *bank)
{
    *l = (struct live){.share = share};
    mixer_init(&l->mixer, bank);
}

static void take_requests(struct live *l)
{
    struct ring_request request;
    while (ring_take(&l->share->ring, &request)) {
        if (request.kind == RING_PLAY)
            mixer_play(&l->mixer, &request.cue);
        else
            mixer_flush(&l->mixer, request.groups, request.fade_ms);
    }
    mixer_set_volume(&l->mixer, atomic_load_explicit(&l->share->volume_db, memory_order_relaxed),
                     atomic_load_explicit(&l->share->muted, memory_order_relaxed));
}

static void publish(struct live *l, size_t frames, int64_t now_ns, int64_t delay_ns)
{
    struct share *s = l->share;
    if (!mixer_silent(&l->mixer))
        atomic_store_explicit(&s->heard_until_ns,
                              now_ns + delay_ns + sound_ns_of_frames((int64_t) frames),
                              memory_order_relaxed);
    atomic_store_explicit(&s->latency_ns, delay_ns, memory_order_relaxed);
    atomic_store_explicit(&s->late, l->mixer.late, memory_order_relaxed);
    atomic_store_explicit(&s->dropped, l->mixer.dropped, memory_order_relaxed);
    atomic_store_explicit(&s->jumps, l->clock.jumps, memory_order_relaxed);
    if (l->ready)
        atomic_store_explicit(&s->state, SHARE_ON, memory_order_relaxed);
    atomic_store_explicit(&s->block_ns, now_ns, memory_order_release);
}

/*
 * ALSA's "null" device takes sound as fast as it is made: nobody hears it, and it would keep a
 * processor busy. A second ahead is more than a real device ever holds.
 */
static bool swallows(struct live *l, int64_t now_ns)
{
    return l->mixed_frames > 2 * sound_frames_of_ns(now_ns - l->begun_ns) + SOUND_RATE_HZ;
}

/*
 * A device fills its buffer first, in a burst whose answers agree with each other and are wrong
 * by 50 ms; only what comes at its own pace after that is to be trusted.
 */
static void prove(struct live *l, int64_t now_ns)
{
    if (l->ready || !clock_settled(&l->clock) || now_ns - l->begun_ns < PROVE_NS)
        return;
    l->ready = true;
    clock_rely(&l->clock);
}

void live_block(struct live *l, float *out, size_t frames, int64_t now_ns, int64_t delay_ns)
{
    if (l->begun_ns == 0)
        l->begun_ns = now_ns;
    l->mixed_frames += (int64_t) frames;
    struct mixer_block block = clock_block(&l->clock, now_ns + delay_ns, frames);
    if (swallows(l, now_ns))
        atomic_store_explicit(&l->share->swallows, true, memory_order_relaxed);
    else
        prove(l, now_ns);
    if (l->ready)
        take_requests(l);
    mixer_render(&l->mixer, out, frames, block);
    publish(l, frames, now_ns, delay_ns);
}
