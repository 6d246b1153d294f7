/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_RECIPE_H
#define LIMBER_DSP_RECIPE_H

#include "base/diag.h"
#include "base/node.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * How a sound is made, as a file in sounds/ says it: seconds, hertz and
 * decibels. Nothing is rendered here; dsp/bank does that once, at load.
 *
 * A struck sound is a few notes on one instrument. An instrument is a list of
 * modes, each a sine that dies away: bars, bowls and bells differ in nothing
 * else (Fletcher and Rossing, "The Physics of Musical Instruments", 1998).
 * A breath lasts as long as the cue says: a tone that glides, swells and
 * brightens from its start to its end, with air in it.
 */
enum recipe_kind { RECIPE_STRUCK, RECIPE_BREATH };

enum { RECIPE_NOTES_MAX = 8, RECIPE_MODES_MAX = 16, RECIPE_HARMONICS_MAX = 8 };

struct recipe_note {
    double at_s;
    double pitch_hz;
    double level_db;
};

struct recipe_mode {
    double ratio;    /* of the note's pitch */
    double level_db; /* at the stroke */
    double decay_s;  /* to -60 dB */
    double beat_hz;  /* two modes this far apart instead of one: the warble of a bowl */
};

/* The noise of the mallet. */
struct recipe_strike {
    double level_db; /* below the notes; RECIPE_SILENT_DB: none */
    double pitch_hz; /* of a band, two thirds of an octave wide or so */
    double decay_s;
};

struct recipe_struck {
    double length_s;
    double attack_s, release_s; /* raised cosines at each note's start and at the end */
    struct recipe_note notes[RECIPE_NOTES_MAX];
    size_t n_notes;
    struct recipe_mode modes[RECIPE_MODES_MAX];
    size_t n_modes;
    struct recipe_strike strike;
};

/* [0] at the start, [1] at the end; what lies between eases from one to the other. */
struct recipe_breath {
    double pitch_hz[2];
    double swell_db[2];    /* on top of the level, at most 0 */
    double bright[2];      /* 0: the first harmonic and little else; 1: all harmonics as written */
    double rise_s, fall_s; /* raised cosines at the ends, shorter where the breath is short */
    double harmonics_db[RECIPE_HARMONICS_MAX]; /* [0] is the fundamental */
    size_t n_harmonics;
    double width;     /* 0 to 0.5: how much of the tone floats between the ears */
    double air_db;    /* against the tone; RECIPE_SILENT_DB: none */
    double air_hz[2]; /* centre of the band of noise */
};

struct recipe {
    enum recipe_kind kind;
    double level_db; /* struck: its peak. Breath: RMS where it is loudest. dBFS */
    struct recipe_struck struck;
    struct recipe_breath breath;
};

#define RECIPE_SILENT_DB (-120.0)

/*
 * Reads a recipe out of a sound file's tree. Everything wrong is added to d;
 * false where that is an error, then *out is not usable.
 */
bool recipe_read(const struct node *file, struct recipe *out, struct arena *a, struct diags *d);

#endif
