/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_VOICE_CACHE_H
#define LIMBER_AUDIO_VOICE_CACHE_H

#include "dsp/sample.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Spoken phrases, kept as files so that they are rendered once: a file is named by
 * the hash of its key (what is said, by which voice, how fast) and holds the key,
 * so that two that hash alike are told apart. A file that is not whole counts as
 * none. It is a cache: nothing here fails, at worst nothing is kept.
 */
struct voice_cache {
    const char *folder; /* borrowed; NULL: nothing is kept */
};

enum { VOICE_CACHE_BYTES_MAX = 64 << 20 };

/* What was kept, in a; false: nothing. Reading it makes it the most recently used. */
bool voice_cache_read(const struct voice_cache *c, const char *key, struct arena *a,
                      struct sample *out);
/* Keeps a phrase of one channel: the whole of it or nothing. */
void voice_cache_write(const struct voice_cache *c, const char *key, const struct sample *s);
/* Deletes the least recently used until the rest takes bytes_max at most. */
void voice_cache_trim(const struct voice_cache *c, int64_t bytes_max);

#endif
