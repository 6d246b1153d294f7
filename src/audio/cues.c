/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/cues.h"

#include "base/base.h"

#include <stdbool.h>

/* Of a breath of no depth; the ramps go to 0.4 of it, about half as loud. */
static const float SHALLOW_DB = -15.0F;

/*
 * A breath may join at any time: what it says is still true. A sign may come late, as it does
 * after a key that jumps to it: a device needs a quarter of a second. A tick that counts may not.
 */
enum { LATE_TICK_MS = 60, LATE_SIGN_MS = 700, LATE_ALWAYS_MS = INT32_MAX };

struct cue_sound {
    enum sound_id sound;
    enum sound_group group;
    int32_t max_late_ms;
};

static const struct cue_sound cue_sounds[] = {
    [CUE_GET_READY] = {SOUND_GET_READY, SOUND_GROUP_CUES, LATE_SIGN_MS},
    [CUE_START] = {SOUND_START, SOUND_GROUP_CUES, LATE_SIGN_MS},
    [CUE_HALFWAY] = {SOUND_HALFWAY, SOUND_GROUP_CUES, LATE_SIGN_MS},
    [CUE_LAST_THREE] = {SOUND_LAST_THREE, SOUND_GROUP_CUES, LATE_TICK_MS},
    [CUE_SWITCH] = {SOUND_SWITCH, SOUND_GROUP_CUES, LATE_SIGN_MS},
    [CUE_REST] = {SOUND_REST, SOUND_GROUP_CUES, LATE_SIGN_MS},
    [CUE_SET_DONE] = {SOUND_SET_DONE, SOUND_GROUP_CUES, LATE_SIGN_MS},
    [CUE_STEP_DONE] = {SOUND_STEP_DONE, SOUND_GROUP_CUES, LATE_SIGN_MS},
    [CUE_SESSION_DONE] = {SOUND_SESSION_DONE, SOUND_GROUP_CUES, LATE_SIGN_MS},
    [CUE_REPETITION] = {SOUND_REPETITION, SOUND_GROUP_CUES, LATE_TICK_MS},
    [CUE_BREATH_IN] = {SOUND_BREATH_IN, SOUND_GROUP_BREATH, LATE_ALWAYS_MS},
    [CUE_BREATH_TOP_UP] = {SOUND_BREATH_TOP_UP, SOUND_GROUP_BREATH, LATE_ALWAYS_MS},
    [CUE_BREATH_OUT] = {SOUND_BREATH_OUT, SOUND_GROUP_BREATH, LATE_ALWAYS_MS},
    [CUE_BREATH_HOLD] = {SOUND_BREATH_HOLD, SOUND_GROUP_BREATH, LATE_ALWAYS_MS},
    [CUE_BREATH_REST] = {SOUND_BREATH_REST, SOUND_GROUP_BREATH, LATE_ALWAYS_MS},
};
_Static_assert(ARRAY_LEN(cue_sounds) == N_CUES, "every cue has its sound");

/* Lungs before this cue: what moved them last. */
static bool lungs_are_empty(const struct cues *cues, size_t index)
{
    while (index-- > 0) {
        enum cue_kind kind = cues->items[index].kind;
        if (kind == CUE_BREATH_OUT)
            return true;
        if (kind == CUE_BREATH_IN || kind == CUE_BREATH_TOP_UP)
            return false;
    }
    return false;
}

struct sound_cue sound_of_cue(const struct cues *cues, size_t index, int64_t at_ns)
{
    const struct cue *cue = &cues->items[index];
    const struct cue_sound *s = &cue_sounds[cue->kind];
    enum sound_id sound = s->sound;
    if (sound == SOUND_BREATH_HOLD && lungs_are_empty(cues, index))
        sound = SOUND_BREATH_HOLD_EMPTY;
    return (struct sound_cue){.at_ns = at_ns,
                              .duration_ms = cue->ms,
                              .max_late_ms = s->max_late_ms,
                              .gain_db = SHALLOW_DB * cue->shallow,
                              .sound = (uint16_t) sound,
                              .group = (uint16_t) s->group};
}

struct sound_cue sound_alone(enum sound_id sound, int64_t at_ns, int32_t duration_ms)
{
    bool ticks = sound == SOUND_LAST_THREE || sound == SOUND_REPETITION;
    return (struct sound_cue){.at_ns = at_ns,
                              .duration_ms = duration_ms,
                              .max_late_ms = ticks ? LATE_TICK_MS : LATE_SIGN_MS,
                              .sound = (uint16_t) sound,
                              .group = SOUND_GROUP_PREVIEW};
}
