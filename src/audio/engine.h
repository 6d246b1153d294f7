/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_ENGINE_H
#define LIMBER_AUDIO_ENGINE_H

#include "audio/sounds.h"
#include "dsp/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Sound, as the screen's process sees it. The sound system itself lives in a
 * program of its own, limber-audio, because its calls can hang for ever: the
 * engine starts it, feeds it cues through shared memory, watches it, kills and
 * restarts it. Nothing here waits for it, nothing here fails: without sound
 * every call still succeeds and the status says why it is quiet.
 *
 * One thread. All `now_ns` are CLOCK_MONOTONIC, read once per turn of the loop.
 *
 *     struct engine *e = engine_new(&options);
 *     engine_expect(e, now);                       on the pages before a session
 *     engine_set_active(e, true, now);             when it begins
 *     loop: wake = MIN(…, engine_poll(e, now));    once per turn
 *           c = sound_of_cue(…); engine_play(e, &c);
 *           engine_flush(e, SOUND_GROUP_ALL, ENGINE_FADE_MS);   EFFECT_SILENCE
 *     engine_set_active(e, false, now);            paused, or back on the home screen
 *     engine_free(e);                              at most ENGINE_STOP_MS
 */
struct engine;

/* Strings are borrowed until engine_free(). A zeroed struct is valid. */
struct engine_options {
    struct sounds_from sounds;
    int volume_db; /* 0 to ENGINE_VOLUME_MIN_DB */
    bool muted;
    int offset_ms; /* the device is heard this much later than it says (-300 to 300) */
    int book_fd;   /* of the phrases that may be spoken; 0: none */
    bool off;      /* never start anything */
    int idle_ms;   /* 0: ENGINE_IDLE_MS */
};

enum {
    ENGINE_VOLUME_MIN_DB = -40,
    ENGINE_FADE_MS = 40,    /* a fade nobody hears as a click */
    ENGINE_STOP_MS = 100,   /* engine_free() never takes longer; usually 2 */
    ENGINE_IDLE_MS = 60000, /* silent this long: limber-audio is let go */
};

/* What the status mark shows. */
enum engine_status {
    ENGINE_OFF,       /* not wanted, or asleep: nothing is wrong */
    ENGINE_OPENING,   /* starting; usually 0.1 s */
    ENGINE_ON,        /* sound comes out */
    ENGINE_NO_DEVICE, /* there is nothing to play on; tried again now and then */
    ENGINE_LOST,      /* was on, stopped answering or went away; being restarted */
};
/* "off", "opening", "on", "no device", "lost". */
extern const char *const engine_status_names[];

struct engine *engine_new(const struct engine_options *options);
/* Fades out and lets limber-audio go: it rings out by itself, and leaves nothing. One that does not
 * answer is killed. NULL is fine. */
void engine_free(struct engine *e);

/* Active: sound is wanted now or within seconds; limber-audio is started if it does not run, and
 * needs about 0.3 s to be heard. Inactive for options.idle_ms: it is let go. Ten minutes without a
 * sound count as inactive, until this is called again. */
void engine_set_active(struct engine *e, bool active, int64_t now_ns);

/* Sound may be wanted soon: limber-audio is started, so that the first sound is on time, and let go
 * after options.idle_ms where nobody has made it active. */
void engine_expect(struct engine *e, int64_t now_ns);

/* Looks after limber-audio. Returns when it next wants to be called, INT64_MAX: when anything
 * else happens. Calling it more often is cheap. */
int64_t engine_poll(struct engine *e, int64_t now_ns);
enum engine_status engine_status(const struct engine *e);
/* It was tried, were it only expected, and no sound came of it. */
bool engine_in_trouble(const struct engine *e);

/* Asks for a sound, at most a few seconds ahead: 32 are held. False: not possible now (no sound,
 * or 120 requests are waiting); the session goes on, nothing is kept for later. */
bool engine_play(struct engine *e, const struct sound_cue *cue);
/* Forgets what was asked for in the groups and fades what sounds. */
void engine_flush(struct engine *e, unsigned groups, int fade_ms);
/* Both glide, so that no change clicks. */
void engine_set_volume(struct engine *e, int volume_db);
void engine_set_muted(struct engine *e, bool muted);

/* Numbers for `limber doctor` and tests. */
struct engine_stats {
    double latency_ms;  /* from the mixer to the ear, as the device says */
    unsigned late;      /* sounds that began after their time */
    unsigned dropped;   /* … too late to begin, or no voice free */
    unsigned underruns; /* jumps of the device's clock */
    unsigned starts;    /* times limber-audio was started */
    int pid;            /* of limber-audio, 0: not running */
};
struct engine_stats engine_stats(const struct engine *e);

#endif
