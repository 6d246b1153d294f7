/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_RENDER_H
#define LIMBER_AUDIO_RENDER_H

#include "audio/sounds.h"
#include "base/diag.h"
#include "base/err.h"
#include "dsp/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * `limber render`: a session's sound as a WAV file (16-bit PCM, 48 kHz, stereo),
 * made by limber-audio with the mixer that plays live, faster than real time.
 * As long as total_ms plus at most RENDER_TAIL_MAX_MS of ringing out.
 * The file appears whole or not at all; an existing one is replaced.
 */
enum { RENDER_TAIL_MAX_MS = 10000 };

struct render_options {
    struct sounds_from sounds;
    int book_fd;         /* of the phrases that are spoken; 0: none */
    struct diags *diags; /* gets what is wrong with the sounds; NULL: not wanted */
};

/* cues: sorted by at_ns, counted from 0 = the start of the timeline. */
bool render_wav(const struct sound_cue *cues, size_t count, int64_t total_ms, const char *path,
                const struct render_options *options, struct err *err);

#endif
