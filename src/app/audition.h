/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_AUDITION_H
#define LIMBER_APP_AUDITION_H

#include "audio/engine.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Sounds played outside a session, to be listened to: through limber-audio, as a
 * session would, waiting until they have been heard.
 */
struct audition_keys {
    int fd; /* of the terminal, one key at a time */
    /* There is something to read, since `at_ns` on the scale of the cues. False ends it all. */
    bool (*pressed)(void *context, int64_t at_ns);
    void *context;
};

struct audition {
    const struct sound_cue *cues; /* sorted; at_ns counts from 0 */
    size_t count;
    int64_t total_ms;
    /* Called as a cue begins; NULL: nobody wants to know. */
    void (*begins)(const void *context, size_t index);
    const void *context;
    const struct audition_keys *keys; /* looked for while it plays; NULL: none */
};

/* ENGINE_ON: all of it was played. Anything else says why not. stats may be NULL. */
enum engine_status audition_play(const struct audition *a, const struct engine_options *options,
                                 struct engine_stats *stats);

#endif
