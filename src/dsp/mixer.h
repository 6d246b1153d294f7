/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_MIXER_H
#define LIMBER_DSP_MIXER_H

#include "dsp/bank.h"
#include "dsp/breath.h"
#include "dsp/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Turns cues into samples. Everything here is real-time safe: no allocation, no
 * lock, no system call; the whole state is the struct. It belongs to one thread.
 *
 * A cue starts at its own frame inside a block, so the size of the blocks
 * changes nothing: the samples are the same to the bit.
 */
enum { MIXER_VOICES = 32 };

enum mixer_voice_state { VOICE_FREE, VOICE_WAITING, VOICE_SOUNDING };

struct mixer_voice {
    enum mixer_voice_state state;
    struct sound_cue cue;
    float gain;
    size_t fade_left, fade_frames; /* frames until it is gone; fade_frames 0: not fading */
    struct bank_sound sound;       /* as it was when it was asked for */
    size_t position, length;       /* of a sample; length: frames of it that are heard */
    size_t fade_at;                /* position at which it begins to fade by itself */
    struct breath_voice breath;
};

struct mixer {
    const struct bank *bank;
    struct mixer_voice voices[MIXER_VOICES];
    uint8_t order[MIXER_VOICES]; /* voices in use, in the order they were asked for: sums never
                                    depend on which slot was free */
    size_t n_order;
    float volume, volume_wanted;
    float duck; /* 0: breaths as they are; 1: as quiet as while someone speaks */
    /* counted since mixer_init() */
    unsigned late;    /* began 1 ms or more after their time */
    unsigned dropped; /* too late, or no voice was free */
};

/* When a block is heard: the instant of its first frame and how long a frame lasts there. */
struct mixer_block {
    int64_t first_ns;
    double frame_ns;
};

/* bank is borrowed; it is only read. Volume starts at 0 dB. */
void mixer_init(struct mixer *m, const struct bank *bank);

void mixer_play(struct mixer *m, const struct sound_cue *cue);
/* Forgets what waits in the groups; what sounds is gone after fade_ms. */
void mixer_flush(struct mixer *m, unsigned groups, int fade_ms);
/* Glides there. */
void mixer_set_volume(struct mixer *m, int volume_db, bool muted);

/* Writes frames * SOUND_CHANNELS samples, within MIXER_PEAK. */
void mixer_render(struct mixer *m, float *out, size_t frames, struct mixer_block block);
/* Nothing sounds and nothing waits. */
bool mixer_silent(const struct mixer *m);

/* Breaths step back by this much before a phrase begins, and come back when it has ended. */
#define MIXER_DUCK_DB (-6.0)
enum { MIXER_DUCK_MS = 120, MIXER_UNDUCK_MS = 300 };

/* -1.05 dBFS: samples bend towards it from the knee on and never reach it. */
#define MIXER_PEAK 0.886F
#define MIXER_KNEE 0.7F

#endif
