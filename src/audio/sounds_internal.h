/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_SOUNDS_INTERNAL_H
#define LIMBER_AUDIO_SOUNDS_INTERNAL_H

#include "base/diag.h"
#include "dsp/profile.h"

/* What loading and checking share: one file each. What is wrong is added to d, with its line. */
bool sounds_load_recipe(const char *path, struct recipe *recipe, struct arena *a, struct diags *d);
bool sounds_load_profile(const char *path, struct profile *profile, struct arena *a,
                         struct diags *d);
bool sounds_load_recorded(const char *path, const struct sample_level *level, struct arena *a,
                          struct sample *out, struct diags *d);

#endif
