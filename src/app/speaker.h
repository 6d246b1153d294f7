/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_SPEAKER_H
#define LIMBER_APP_SPEAKER_H

#include "audio/engine.h"
#include "audio/voice.h"
#include "io/dispatcher.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Who says a session's lines: the voice, rendered before and mixed with the sounds, or
 * Speech Dispatcher, which speaks when it is told to. The narrator need not know which:
 *
 *                      the voice                    Speech Dispatcher
 *     length           measured                     estimated, on the safe side
 *     when             handed to the mixer ahead    kept here until its time has come
 *     breaths          step back                    do not
 *     a counted line   on the beat                  not at all: there are the ticks
 */
enum { SPEAKER_AHEAD = 4, SPEAKER_TEXT_BYTES = 256 };

struct speaker_later {
    int64_t at_ns;
    char text[SPEAKER_TEXT_BYTES];
    bool urgent;
    int depth;
};

struct speaker {
    struct voice *voice;           /* owned; NULL */
    struct dispatcher *dispatcher; /* owned; NULL; neither: nobody speaks */
    int rate_wpm;                  /* of the dispatcher; 0: not known */
    int gain_db;                   /* of the voice, on top of the volume */
    bool muted;                    /* the mixer mutes the voice; the dispatcher is told nothing */
    struct speaker_later later[SPEAKER_AHEAD];
    size_t n_later;
};

bool speaker_is_there(const struct speaker *s);
/* What is being said is not. */
void speaker_release(struct speaker *s);

/* It is about to speak. */
void speaker_open(struct speaker *s);
/* Nobody can speak any more: the text says so, and what to do. */
bool speaker_has_failed(struct speaker *s);
extern const char speaker_failed_text[];

/* A slot for a phrase; made ready by speaker_prepare(). */
int speaker_want(struct speaker *s, const struct phrase *p);
void speaker_prepare(struct speaker *s);
/* Changes whenever lengths have become known. */
uint32_t speaker_settled(const struct speaker *s);
/* How long it takes; 0: not known yet; below 0: it cannot be said. */
int32_t speaker_ms(const struct speaker *s, int slot, const struct phrase *p);

/* Waits until so many slots are ready, or cannot be. False: it took too long. */
bool speaker_wait(struct speaker *s, int slots, int timeout_ms);

struct speaker_line {
    const struct phrase *phrase;
    int slot;
    int64_t at_ns;
    int32_t slack_ms; /* how late it may begin */
    bool urgent;
};
/* Of the voice: what is asked of the mixer. */
struct sound_cue speaker_cue(const struct speaker *s, const struct speaker_line *line);
/* e may be NULL: there is no mixer. */
void speaker_say(struct speaker *s, struct engine *e, const struct speaker_line *line);
/* What waits is forgotten, what is being said gives way. */
void speaker_hush(struct speaker *s, struct engine *e);
void speaker_mute(struct speaker *s, bool muted);
/* Says what is due. When it wants to be called again; INT64_MAX: when something else happens. */
int64_t speaker_poll(struct speaker *s, int64_t now_ns);

#endif
