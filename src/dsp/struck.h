/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_DSP_STRUCK_H
#define LIMBER_DSP_STRUCK_H

#include "dsp/recipe.h"

#include <stddef.h>

/*
 * Renders struck sounds, once, at load: bars, bowls, bells and wood blocks as
 * sums of decaying sines. Not for the audio callback.
 */

size_t struck_frames(const struct recipe_struck *s);
/*
 * Fills out (struck_frames() of them, mono, zeroed by the caller) so that its
 * peak is 1. Starts and ends at zero without a corner.
 */
void struck_render(const struct recipe_struck *s, float *out, size_t frames);

#endif
