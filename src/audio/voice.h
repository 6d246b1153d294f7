/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_VOICE_H
#define LIMBER_AUDIO_VOICE_H

#include "core/speech.h"
#include "dsp/phrasebook.h"
#include "dsp/sound.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The voice, as the screen's process sees it: phrases are wanted, a limber-audio of
 * its own (--speak) renders them in that order, and here one hears how long each
 * takes. Nothing waits, except voice_wait(). Without espeak-ng every phrase fails at
 * once and nothing is said.
 */
struct voice;

/* Strings are borrowed until voice_free(). */
struct voice_options {
    const char *cache; /* folder that keeps what was rendered; NULL: nothing is kept */
    const char *name;  /* of espeak-ng's voice; longer than PHRASEBOOK_NAME_BYTES - 1 is cut */
    int rate_wpm;
};

enum { VOICE_RATE_MIN_WPM = 100, VOICE_RATE_MAX_WPM = 300 };
#define VOICE_NAME "en-gb"

/* espeak-ng is on the PATH. */
bool voice_is_there(void);

/* NULL where there is no memory to share: then nothing is said. */
struct voice *voice_new(const struct voice_options *options);
/* What is still being rendered is given up. NULL is fine. */
void voice_free(struct voice *v);
/* The phrasebook as a file descriptor, for limber-audio; borrowed. */
int voice_fd(const struct voice *v);

/* Wants a phrase; its slot, -1 where the book is full. voice_poll() makes it happen. */
int voice_want(struct voice *v, const struct phrase *p);
/* Starts the speaker where something is wanted, takes note of its end. Cheap. */
void voice_poll(struct voice *v);
/* Changes with every phrase that became ready or failed. */
uint32_t voice_settled(const struct voice *v);
/* How long a slot's phrase takes; 0: not known yet; below 0: it cannot be said. */
int32_t voice_ms(const struct voice *v, int slot);
/* Waits until the first `slots` of them are ready or have failed. False: it took too long. */
bool voice_wait(struct voice *v, int slots, int timeout_ms);

/* What is played. gain_db: how loud the voice is set. slack_ms: how late it may begin. */
struct sound_cue voice_cue(int slot, int depth, int64_t at_ns, int gain_db, int32_t slack_ms);

#endif
