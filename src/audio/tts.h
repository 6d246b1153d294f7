/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_TTS_H
#define LIMBER_AUDIO_TTS_H

#include "base/err.h"
#include "dsp/sample.h"

#include <stdbool.h>

/*
 * A sentence into sound, by the program espeak-ng. For limber-audio --speak only,
 * which has one thread. No shell; the text goes through standard input and is
 * nothing but words there: no options, no markup, no phonemes.
 */
struct tts {
    const char *voice; /* of espeak-ng: "en-gb" */
    int rate_wpm;
    int pitch; /* 0 to 99, 50 is usual */
};

enum { TTS_LIMIT_MS = 4000, TTS_BYTES_MAX = 4 << 20, TTS_SECONDS_MAX = 20 };

enum tts_result {
    TTS_SAID,
    TTS_FAILED,  /* this text, for a reason in err: broken output, too long, no sound */
    TTS_HUNG,    /* it did not end within TTS_LIMIT_MS and was killed */
    TTS_MISSING, /* there is no espeak-ng */
};

/* TTS_SAID: *out is one channel at SOUND_RATE_HZ, to be released. */
enum tts_result tts_say(const struct tts *t, const char *text, struct pcm *out, struct err *err);

#endif
