/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_SAMPLE_FILE_H
#define LIMBER_AUDIO_SAMPLE_FILE_H

#include "base/err.h"
#include "dsp/sample.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The bytes of a WAV, FLAC or Ogg file into sound, through libsndfile. Only
 * limber-audio links this. The bytes may come from anywhere: a file that is
 * broken, too long, of too many channels or not made of numbers is refused with a
 * reason. The library sees memory only, no files, and no other formats.
 */
enum { SAMPLE_FILE_BYTES_MAX = 48 << 20, SAMPLE_SECONDS_MAX = 60 };

/* True: *out is at SOUND_RATE_HZ, to be released by the caller. */
bool sample_decode(const void *bytes, size_t length, struct pcm *out, struct err *err);

#endif
