/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_SOUNDS_H
#define LIMBER_AUDIO_SOUNDS_H

#include "base/diag.h"
#include "dsp/bank.h"
#include "dsp/profile.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Where sounds come from. Strings are borrowed; folders may be NULL. A zeroed struct
 * has nothing that sounds.
 */
struct sounds_from {
    const char *user_folder;   /* the person's own recipes, files and profiles */
    const char *system_folder; /* ours */
    const char *profile;       /* NULL: SOUNDS_PROFILE */
};
#define SOUNDS_PROFILE "calm"

/*
 * What plays each sound, found in this order; the first that is there and right:
 * the person's file named after the sound, the person's file the profile names, ours
 * the profile names, ours named after the sound. A file is NAME.wav, .flac, .ogg, .oga
 * or a recipe, NAME.cfg. A sound the profile silences has none.
 */
enum sounds_kind { SOUNDS_SILENT, SOUNDS_STRUCK, SOUNDS_BREATH, SOUNDS_FILE };
extern const char *const sounds_kind_names[]; /* "silent", "struck", "breath", "file" */

struct sounds_choice {
    enum sounds_kind kind;
    const char *path; /* NULL: silent */
    bool own;         /* the person's */
    double level_db;  /* its peak; of a breath its mean level; of a file its loudness */
};

struct sounds_survey {
    struct profile profile;
    const char *profile_path; /* NULL: there is no such profile, every recipe is as it is */
    struct sounds_choice choices[N_SOUNDS];
};

/*
 * Loads every sound. What is wrong is added to d; a sound that cannot be had stays
 * silent. False: at least one is that the profile does not silence.
 */
bool sounds_load(struct bank *bank, const struct sounds_from *from, struct arena *a,
                 struct diags *d);
/* The same, only to know: nothing is rendered. Strings live in a. */
bool sounds_survey(struct sounds_survey *out, const struct sounds_from *from, struct arena *a,
                   struct diags *d);

/* The profiles there are, the person's before ours, by name. Lives in a. */
size_t sounds_profiles(const struct sounds_from *from, const char *const **names, struct arena *a);
/* from->profile is one of them. Else *near is the one most likely meant, or NULL; lives in a. */
bool sounds_has_profile(const struct sounds_from *from, const char **near, struct arena *a);

/*
 * `limber check` on one file: a recipe, a profile or a recorded sound. False: it is none
 * of them, or not there, and nothing was added to d. A name that nearly is a sound's is a
 * warning.
 */
bool sounds_check_file(const char *path, struct diags *d);
/* Every recipe and profile in a person's folder; one that is not there is fine. Returns how many
 * there are. */
size_t sounds_check_folder(const char *folder, struct diags *d);

#endif
