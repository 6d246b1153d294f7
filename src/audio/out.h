/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_OUT_H
#define LIMBER_AUDIO_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/*
 * The sound card, inside limber-audio only. Every call may hang for ever: that
 * is what the process border is for. There is no close: once a stream is bad its
 * library may hang or spin when asked to stop, so limber-audio leaves by _exit().
 */
struct out {
    /* Called from the sound system's thread. delay_ns: until the first frame is heard. */
    void (*fill)(void *context, float *out, size_t frames, int64_t now_ns, int64_t delay_ns);
    void (*finished)(void *context); /* the stream has ended by itself */
    void *context;
    /* private */
    void *stream;
    int64_t usual_delay_ns;
};

/* Finds the sound system and its default device. False: there is none. */
bool out_init(void);
/* Opens the default device, 48 kHz stereo, and starts it. o must stay where it is. */
bool out_start(struct out *o);
/* The library believes that it still plays. It may be wrong: watch the blocks too. */
bool out_is_playing(const struct out *o);
/* For `limber doctor`: "system<TAB>device<TAB>latency ms" a line, the default device first. */
void out_describe(FILE *to);

#endif
