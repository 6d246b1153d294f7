/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/sound.h"

const char *const sound_names[N_SOUNDS] = {
    [SOUND_GET_READY] = "get-ready",
    [SOUND_START] = "start",
    [SOUND_HALFWAY] = "halfway",
    [SOUND_LAST_THREE] = "last-three",
    [SOUND_SWITCH] = "switch-sides",
    [SOUND_REST] = "rest",
    [SOUND_SET_DONE] = "set-done",
    [SOUND_STEP_DONE] = "step-done",
    [SOUND_SESSION_DONE] = "session-done",
    [SOUND_REPETITION] = "repetition",
    [SOUND_BREATH_IN] = "breath-in",
    [SOUND_BREATH_TOP_UP] = "breath-top-up",
    [SOUND_BREATH_OUT] = "breath-out",
    [SOUND_BREATH_HOLD] = "breath-hold",
    [SOUND_BREATH_HOLD_EMPTY] = "breath-hold-empty",
    [SOUND_BREATH_REST] = "breath-rest",
};

bool sound_is_breath(enum sound_id id)
{
    return id >= SOUND_BREATH_IN;
}

/* 10^9 / 48000 = 62500 / 3, exact in integers for five centuries. */
enum { NS_NUMERATOR = 62500, NS_DENOMINATOR = 3 };

static int64_t divide_nearest(int64_t a, int64_t b)
{
    return (a >= 0 ? a + b / 2 : a - b / 2) / b;
}

int64_t sound_frames_of_ns(int64_t ns)
{
    return divide_nearest(ns * NS_DENOMINATOR, NS_NUMERATOR);
}

int64_t sound_ns_of_frames(int64_t frames)
{
    return divide_nearest(frames * NS_NUMERATOR, NS_DENOMINATOR);
}
