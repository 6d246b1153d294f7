/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_WAV_H
#define LIMBER_DSP_WAV_H

#include <stddef.h>
#include <stdint.h>

/*
 * The bytes of a WAV file: 16-bit PCM, 48 kHz, stereo (Microsoft/IBM,
 * "Multimedia Programming Interface", 1991). No dither: the same samples are
 * always the same bytes.
 */
enum { WAV_HEADER_BYTES = 44, WAV_FRAME_BYTES = 4 };

/* A WAV file's sizes have 32 bits: at most this many frames, 6 h 12 min. */
#define WAV_FRAMES_MAX ((UINT32_MAX - WAV_HEADER_BYTES) / WAV_FRAME_BYTES)

void wav_header(uint8_t out[WAV_HEADER_BYTES], uint32_t frames);
/* count samples (frames * 2) as little-endian 16 bits; what is beyond -1..1 is clamped. */
void wav_samples(uint8_t *out, const float *samples, size_t count);

#endif
