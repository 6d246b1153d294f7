/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_CUES_H
#define LIMBER_AUDIO_CUES_H

#include "core/cue.h"
#include "dsp/sound.h"

#include <stddef.h>
#include <stdint.h>

/*
 * From what the session asks for (core) to what is played (dsp): one table.
 * A breath held after an out-breath sounds where that breath ended, low, so the
 * cue's place among the others matters.
 */
struct sound_cue sound_of_cue(const struct cues *cues, size_t index, int64_t at_ns);
/* One sound by itself (SOUND_GROUP_PREVIEW), for the count-in after a pause and for listening. */
struct sound_cue sound_alone(enum sound_id sound, int64_t at_ns, int32_t duration_ms);

#endif
