/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_NARRATOR_H
#define LIMBER_APP_NARRATOR_H

#include "app/speaker.h"
#include "audio/engine.h"
#include "core/session.h"
#include "core/speech.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What is said in one session, from its words to its sound: the script of the
 * timeline (core/speech), its phrases made ready, and what the speaker is asked for
 * when. It belongs to the coach; nothing here waits or fails.
 */
struct narrator_options {
    enum verbosity verbosity;
    uint64_t seed;
    const char *missing; /* what to do where there is no speaker */
    const struct exercise_source *source;
    /* By exercise: never done before by this person; NULL: nothing is new. */
    bool (*is_new)(void *context, const struct exercise *e);
    void *context;
};

struct narrator {
    struct narrator_options options;
    struct speaker speaker; /* owned */
    bool on;
    const char *news; /* a word about the voice that the person was not told yet; NULL: none */
    /* of the present timeline */
    struct arena arena;
    const struct script *script;
    int *slots; /* by phrase of the script */
    /* what fits, as far as lengths are known */
    struct arena fit_arena;
    struct speech speech;
    uint32_t fitted;         /* speaker_settled() by then */
    int64_t busy_until_ns;   /* what a key brought about is being said */
    struct utterance latest; /* asked for last … */
    int64_t latest_ns;       /* … to be heard then */
    int64_t introduce_ns;    /* the routine is introduced then; 0: not, or no more */
    bool introduced;
    const char *caption; /* its text, or what a key brought about */
    int64_t caption_from_ns, caption_until_ns;
};

/* Takes over the speaker; on: it speaks. */
void narrator_init(struct narrator *n, const struct narrator_options *options,
                   const struct speaker *speaker, bool on);
void narrator_release(struct narrator *n);

/* A new timeline: its script, its phrases wanted, the session told what is said. Both are
 * borrowed until the next one. */
void narrator_take(struct narrator *n, const struct timeline *t, const struct cues *cues,
                   struct session *s);
/* On and off. */
void narrator_set(struct narrator *n, bool on, struct session *s);
void narrator_mute(struct narrator *n, bool muted);
/* Once a turn: looks after the rendering, and fits again where lengths have become known. */
void narrator_turn(struct narrator *n, struct session *s);
/* Says what is due; before each sleep, which ends when it returns (INT64_MAX: never). */
int64_t narrator_poll(struct narrator *n, struct engine *e, int64_t now_ns);
/* What begins is said soon, while the clock stands and something is asked; then not again. */
void narrator_introduce(struct narrator *n, int64_t now_ns);
/* Why nobody speaks although it is wanted, once; NULL: nothing new. */
const char *narrator_news(struct narrator *n);

/* An EFFECT_SAY. */
void narrator_say(struct narrator *n, struct engine *e, const struct effect *effect);
/* What is being said, or was asked for, is not. */
void narrator_hush(struct narrator *n, struct engine *e);
/* What a key brought about, at once: what is being said gives way to it. */
void narrator_answer(struct narrator *n, struct engine *e, int64_t now_ns, enum speech_live live,
                     const char *name);
/* The same, but after what is being said. */
void narrator_follow(struct narrator *n, struct engine *e, int64_t now_ns, enum speech_live live,
                     const char *name);
/* When what has been asked for has been said. */
int64_t narrator_quiet_ns(const struct narrator *n);
/* What is played for an utterance, to be heard at an instant. */
struct sound_cue narrator_cue(const struct narrator *n, size_t index, int64_t at_ns);
/* The voice says what this cue would: it is left out. */
bool narrator_replaces(const struct narrator *n, const struct timeline *t, const struct cue *cue);
/* What is being said, for the screen; NULL: nothing. */
const char *narrator_caption(const struct narrator *n, int64_t now_ns);

/* Waits a moment for the first words, which are wanted almost at once. */
void narrator_wait_first(struct narrator *n);
/* Waits until everything wanted is rendered, or cannot be: for what is not played but written. */
bool narrator_wait(struct narrator *n, struct session *s, int timeout_ms);

#endif
