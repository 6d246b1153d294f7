/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_SOUND_H
#define LIMBER_DSP_SOUND_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The sounds there are, and how one is asked for. These are plain data without
 * pointers: they cross from the screen's process to limber-audio through
 * shared memory, and from a file to `limber-audio --render`.
 */
enum { SOUND_RATE_HZ = 48000, SOUND_CHANNELS = 2 };

/* Each plays the recipe in sounds/ of its name, or what the profile says. */
enum sound_id {
    SOUND_GET_READY,
    SOUND_START,
    SOUND_HALFWAY,
    SOUND_LAST_THREE, /* one tick */
    SOUND_SWITCH,
    SOUND_REST,
    SOUND_SET_DONE,
    SOUND_STEP_DONE,
    SOUND_SESSION_DONE,
    SOUND_REPETITION,
    SOUND_BREATH_IN,
    SOUND_BREATH_TOP_UP,
    SOUND_BREATH_OUT,
    SOUND_BREATH_HOLD,       /* lungs full */
    SOUND_BREATH_HOLD_EMPTY, /* lungs empty */
    SOUND_BREATH_REST,
    N_SOUNDS
};

extern const char *const sound_names[N_SOUNDS];
/* True: it lasts as long as its phase. */
bool sound_is_breath(enum sound_id id);

/* With this bit a sound is a phrase that is spoken; the rest is its slot in the phrasebook. */
enum { SOUND_PHRASE = 0x8000 };

/* What can be silenced apart from the rest: bits, for mixer and engine flush. */
enum sound_group {
    SOUND_GROUP_CUES = 1 << 0,
    SOUND_GROUP_BREATH = 1 << 1,
    SOUND_GROUP_PREVIEW = 1 << 2, /* played outside a session: tests, listening to sounds */
    SOUND_GROUP_VOICE = 1 << 3,   /* breaths are quieter while it speaks */
    SOUND_GROUP_ALL = (1 << 4) - 1,
};

struct sound_cue {
    int64_t at_ns;       /* the instant to be heard, CLOCK_MONOTONIC (render: from 0) */
    int32_t duration_ms; /* of a shaped sound (breath); a struck sound has its own, use 0 */
    int32_t max_late_ms; /* later than this: dropped. Shaped sounds join where they should be */
    float gain_db;       /* on top of the recipe's level; 0: as it is */
    uint16_t sound;      /* enum sound_id, or SOUND_PHRASE | slot */
    uint16_t group;      /* one bit of enum sound_group */
};

/* Frames and nanoseconds of an ideal 48 kHz clock, to the nearest (1 frame = 62500/3 ns). */
int64_t sound_frames_of_ns(int64_t ns);
int64_t sound_ns_of_frames(int64_t frames);

#endif
