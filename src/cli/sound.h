/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_SOUND_H
#define LIMBER_CLI_SOUND_H

#include "audio/sounds.h"

#include <stdbool.h>
#include <stddef.h>

struct context;

/* What `limber sound play` plays: sounds one after another, none into the next. */
enum { SCORE_CUES_MAX = 256 };

/* A zeroed struct is empty. */
struct score {
    struct sound_cue cues[SCORE_CUES_MAX];
    size_t count;
    int64_t total_ms;
};

/*
 * Adds a sound by its name, "breath" (a sigh, then a breath held full and empty) or "all".
 * False: there is no such sound. What is beyond SCORE_CUES_MAX is left out.
 */
bool score_add(struct score *s, const char *name);
/* The name most likely meant, or NULL. */
const char *score_suggest(const char *name);

/* Both return an exit status; what goes wrong was said. */
int score_play(const struct score *s, struct context *ctx, const struct sounds_from *from);
int score_write(const struct score *s, const struct sounds_from *from, const char *path);

#endif
