/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_HELPER_H
#define LIMBER_AUDIO_HELPER_H

#include "audio/share.h"
#include "audio/sounds.h"
#include "dsp/phrasebook.h"
#include "dsp/sound.h"

#include <stdint.h>

/* The things limber-audio does. All return what main() exits with, or exit themselves. */

struct helper_options {
    struct sounds_from sounds;
    const char *voice_cache; /* folder; NULL: nothing is kept */
};

/* The phrasebook at BOOK_FD, to be read; NULL: there is none. */
const struct phrasebook *helper_book(void);

/* Plays what arrives through the shared memory at SHARE_FD until asked to leave. */
enum helper_exit helper_play(const struct helper_options *options);

/*
 * Reads a struct render_job and its cues from standard input and writes the WAV
 * file to standard output. What is wrong is said on standard error.
 */
struct render_job {
    uint64_t layout; /* RENDER_LAYOUT */
    int64_t total_ms;
    int64_t tail_max_ms;
    uint64_t count; /* of struct sound_cue that follow, sorted by at_ns */
};
#define RENDER_LAYOUT ((uint64_t) sizeof(struct render_job) << 32 | sizeof(struct sound_cue))
enum helper_exit helper_render(const struct helper_options *options);

/*
 * Reads a sound file from standard input and writes a struct decoded_header and its
 * frames, floats at SOUND_RATE_HZ, to standard output. Why it cannot is one line on
 * standard error.
 */
struct decoded_header {
    uint64_t layout; /* DECODED_LAYOUT */
    int64_t frames;
    int32_t channels;
};
#define DECODED_LAYOUT ((uint64_t) sizeof(struct decoded_header) << 32 | 0x64656364)
enum { DECODED_FRAMES_MAX = 61 * SOUND_RATE_HZ };
enum helper_exit helper_decode(void);

/* Renders what is wanted in the phrasebook at BOOK_FD. */
enum helper_exit helper_speak(const struct helper_options *options);

#endif
