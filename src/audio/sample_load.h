/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_SAMPLE_LOAD_H
#define LIMBER_AUDIO_SAMPLE_LOAD_H

#include "base/err.h"
#include "dsp/sample.h"

#include <stdbool.h>

/*
 * A sound file, decoded by a limber-audio of its own (--decode): whatever is in the
 * file, a decoder that crashes, hangs or wants all memory takes nothing else with it.
 * For the screen's process and for limber-audio. Waits for at most
 * SAMPLE_DECODE_S; usually 20 ms.
 */
enum { SAMPLE_DECODE_S = 5 };

/* The endings of files that are tried, with their dots. */
extern const char *const sample_suffixes[];
enum { N_SAMPLE_SUFFIXES = 4 };
bool sample_has_suffix(const char *path);

/* True: *out is at SOUND_RATE_HZ, to be released. What went wrong does not name the file. */
bool sample_load(const char *path, struct pcm *out, struct err *err);

#endif
