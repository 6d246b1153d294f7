/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_WAV_IN_H
#define LIMBER_TESTS_WAV_IN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Reads what `limber render` writes: 16 bits, 48 kHz, stereo, from a file or a pipe. */
struct wav_in {
    FILE *file;
    int64_t frames; /* there should be */
};

static inline bool wav_in_open(struct wav_in *in, FILE *file)
{
    unsigned char h[44];
    static const unsigned char pcm_stereo_48k[] = {1, 0, 2, 0, 0x80, 0xbb, 0, 0};
    if (fread(h, sizeof h, 1, file) != 1 || memcmp(h, "RIFF", 4) != 0 ||
        memcmp(h + 20, pcm_stereo_48k, sizeof pcm_stereo_48k) != 0)
        return false;
    uint32_t bytes =
        h[40] | (uint32_t) h[41] << 8 | (uint32_t) h[42] << 16 | (uint32_t) h[43] << 24;
    *in = (struct wav_in){file, bytes / 4};
    return true;
}

/* Frames that were read into out, left and right, -1 to 1; 0 at the end. */
static inline size_t wav_in_read(struct wav_in *in, float *out, size_t frames)
{
    unsigned char bytes[4 * 4800];
    if (frames > sizeof bytes / 4)
        frames = sizeof bytes / 4;
    size_t got = fread(bytes, 4, frames, in->file);
    for (size_t i = 0; i < 2 * got; i++)
        out[i] = (float) (int16_t) (bytes[2 * i] | bytes[2 * i + 1] << 8) / 32767;
    return got;
}

#endif
