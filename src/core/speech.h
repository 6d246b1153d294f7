/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SPEECH_H
#define LIMBER_CORE_SPEECH_H

#include "base/strbuf.h"
#include "core/cue.h"
#include "core/timeline.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What is said, and when: a pure function of the timeline, made in two steps.
 *
 *     script   every line there could be, each with the window of time it belongs to,
 *              and every text of the session, so that all of it can be rendered before
 *     speech   the lines that fit, given how long each text takes to say
 *
 * The rules: nothing is spoken in the SPEECH_QUIET_MS before a tone that begins a
 * phase; nothing overlaps; a line that cannot end in its window is not spoken, and
 * never later than it belongs; where two lines want the same time the one with the
 * higher priority has it. The screen shows all of it anyway.
 */
enum verbosity { VERBOSITY_MINIMAL, VERBOSITY_STANDARD, VERBOSITY_FULL };

/* From what gives way first to what always has its say. */
enum speech_priority {
    SPEECH_PRAISE,
    SPEECH_COACHING,
    SPEECH_COUNTDOWN,
    SPEECH_CHANGE, /* of side, phase or exercise */
    SPEECH_PAUSE,
    SPEECH_SAFETY,
    N_SPEECH_PRIORITIES
};

enum speech_kind {
    SPEECH_INTRO,
    SPEECH_PREPARE, /* the name, and how to get into position or which side */
    SPEECH_HOW_TO,
    SPEECH_COUNT_IN,
    SPEECH_START,
    SPEECH_PHASE,  /* what a phase of movement is called */
    SPEECH_BREATH, /* in, out or rest, in a breath exercise */
    SPEECH_COACH,
    SPEECH_HALFWAY,
    SPEECH_LAST_REP,
    SPEECH_LAST_BREATH,
    SPEECH_LAST_FIVE,
    SPEECH_HOLD_CHECK,
    SPEECH_SWITCH,
    SPEECH_REST,
    SPEECH_NEXT_SET,
    SPEECH_NEXT,
    SPEECH_MID_CHECK,
    SPEECH_IN_RESERVE,
    SPEECH_CARD,
    SPEECH_CARD_TEXT,
    SPEECH_DONE,
    N_SPEECH_KINDS
};

struct speech_rule {
    const char *name;
    enum speech_priority priority;
    enum verbosity least; /* spoken from this verbosity on */
};
extern const struct speech_rule speech_rules[N_SPEECH_KINDS];

enum {
    SPEECH_QUIET_MS = 700, /* before a tone that begins a phase */
    SPEECH_GAP_MS = 350,   /* between two lines */
    SPEECH_DEPTHS = 3,     /* breath words: lower and quieter each minute, then none */
};

/* What is rendered once and may be said many times. */
struct phrase {
    const char *text;
    int depth;    /* 0 to SPEECH_DEPTHS - 1: how low and quiet */
    bool counted; /* its words, with commas between, fall on the second */
};

/* Where a line may go: it begins from from_ms to latest_ms and has ended by until_ms. */
struct speech_line {
    enum speech_kind kind;
    int64_t from_ms, latest_ms, until_ms;
    bool ends_late;      /* rather late in its window than early */
    int phrase, shorter; /* indices into the script's phrases; shorter: -1 where there is none */
    int after;           /* a line that must have been spoken before; -1: none */
    int32_t pause_ms;    /* … so long ago at least */
    int phase;           /* index into the timeline */
};

struct script {
    const struct timeline *timeline;
    const struct speech_line *lines; /* in the order of from_ms */
    size_t n_lines;
    const struct phrase *phrases; /* all different; in the order they are first needed, then those
                                     that only a key asks for */
    size_t n_phrases;
    const int64_t *tones; /* when phases begin with a tone, sorted */
    size_t n_tones;
};

struct script_options {
    enum verbosity verbosity;
    const bool *is_new;                   /* by plan step: never done before; NULL: none is */
    uint64_t seed;                        /* which of several wordings; the same: the same words */
    const struct exercise_source *source; /* for the names of easier and harder forms; NULL: none */
};

/* Lives in a, which must outlive it, as must the timeline. */
const struct script *script_of_timeline(const struct timeline *t, const struct cues *cues,
                                        const struct script_options *options, struct arena *a);

/* The phrase of the first line of that kind; -1: there is none. */
int script_first(const struct script *s, enum speech_kind kind);

/* ---- what fits ---- */

struct utterance {
    int64_t at_ms;
    int64_t until_ms; /* the latest it may end */
    int32_t ms;
    enum speech_kind kind;
    int line, phrase, phase;
};

struct speech {
    const struct script *script;
    const struct utterance *items; /* sorted, apart by SPEECH_GAP_MS at least */
    size_t count;
};

/* How long phrases take: ms[i] of the script's phrase i; 0: not known yet, it is estimated; below
 * 0: it cannot be said. NULL: none is known. */
struct speech speech_fit(const struct script *s, const int32_t *ms, struct arena *a);

/* 2.2 words a second and 0.4 s: what a phrase takes until it was measured. */
int32_t speech_estimate_ms(const struct phrase *p);
/* Index of the first utterance at or after a position. */
size_t speech_from(const struct speech *s, int64_t position_ms);
/* The text of an utterance, for the screen. */
const char *speech_text(const struct speech *s, size_t index);
/* All of it as WebVTT, the captions of the web (W3C, 2019). */
void speech_captions(const struct speech *s, struct strbuf *out);
/* A sign that comes late because a bell is heard before it is left out where the voice says it. */
bool speech_replaces(const struct speech *s, const struct timeline *t, const struct cue *cue);

/* full at first; a step down with every three times that a routine was completed. */
enum verbosity verbosity_for(int completions);

/* ---- what a key brings about ---- */

enum speech_live {
    LIVE_PAUSED,
    LIVE_BACK, /* + the exercise */
    LIVE_SKIPPED,
    LIVE_EASIER, /* + the exercise */
    LIVE_HARDER, /* + the exercise */
    LIVE_POPPED,
    LIVE_SMALLER,
    LIVE_MORE_REST,
    LIVE_STOPPING,
    LIVE_SCORE,
    LIVE_VOICE_ON,
    N_SPEECH_LIVE
};
/* Its text; name: of the exercise, where it wants one. */
const char *speech_live_text(enum speech_live live, const char *name, struct arena *a);

#endif
