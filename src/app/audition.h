/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_AUDITION_H
#define LIMBER_APP_AUDITION_H

#include "audio/engine.h"

#include <stddef.h>

/*
 * Sounds played outside a session, to be listened to: through limber-audio, as a
 * session would, waiting until they have been heard.
 */
struct audition {
    const struct sound_cue *cues; /* sorted; at_ns counts from 0 */
    size_t count;
    int64_t total_ms;
    /* Called as a cue begins; NULL: nobody wants to know. */
    void (*begins)(const void *context, size_t index);
    const void *context;
};

/* ENGINE_ON: all of it was played. Anything else says why not. stats may be NULL. */
enum engine_status audition_play(const struct audition *a, const struct engine_options *options,
                                 struct engine_stats *stats);

#endif
