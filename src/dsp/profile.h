/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_PROFILE_H
#define LIMBER_DSP_PROFILE_H

#include "base/diag.h"
#include "base/node.h"
#include "dsp/recipe.h"
#include "dsp/sample.h"
#include "dsp/sound.h"

#include <stdbool.h>

/*
 * A sound world: for every sound, what plays it and how loud, as one small file in
 * sounds/profiles/ says it. What is not named plays the recipe of its own name.
 */
struct profile_sound {
    const char *plays; /* the name of a recipe or a sound file; NULL: nothing, it is silent */
    double level_db;   /* on top of the recipe's own */
};

struct profile {
    const char *name, *summary; /* for people */
    double level_db;            /* on top of everything */
    double attack_s;            /* nothing comes quicker than this */
    double range; /* 1: levels as written; 0.5: all of them half as far from PROFILE_MIDDLE_DB */
    struct profile_sound sounds[N_SOUNDS];
};

#define PROFILE_MIDDLE_DB (-20.0)
/* The plan no profile gets past: peaks of struck sounds and files, mean level of breaths. */
#define PROFILE_PEAK_DB     (-9.0)
#define PROFILE_LOUDNESS_DB (-20.0)

/* Every sound as its recipe has it. */
void profile_init(struct profile *p);
/*
 * Reads a profile out of its file's tree; strings live in a. Everything wrong is added to d;
 * false where that is an error, then *out is as profile_init() leaves it.
 */
bool profile_read(const struct node *file, struct profile *out, struct arena *a, struct diags *d);
/* True where a file is a profile: by its keys. */
bool profile_is_one(const struct node *file);

/* Changes a recipe to how the profile wants that sound. */
void profile_shape(const struct profile *p, enum sound_id id, struct recipe *recipe);
/* How much quieter than usual a voice speaks, so that it suits the rest. */
double profile_voice_db(const struct profile *p);
/* How loud a person's own file is made in the place of that sound. */
struct sample_level profile_sample_level(const struct profile *p, enum sound_id id);

#endif
