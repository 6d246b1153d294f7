/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SPEECH_MAKER_H
#define LIMBER_CORE_SPEECH_MAKER_H

#include "core/speech.h"
#include "core/speech_words.h"

/*
 * A script while it is made, phase by phase. For the files of core/speech only:
 * speech_gaps.c says what belongs to preparations, switches and rests, speech_work.c
 * what belongs to work, and speech_maker.c holds what they share.
 */

/* Where lines go within their phase, in ms. */
enum {
    AFTER_BELL = 700, /* the bell of an ending is heard first */
    AFTER_TONE = 200, /* … and the first of a breath tone */
    HURRY = 500,      /* a word for a moment may come so much later */
    PAUSE_SENTENCE = 400,
    PAUSE_ITEM = 1200,      /* one is looked at before the next is heard */
    WITHIN = 1500,          /* … and a sentence */
    AFTER_ONE = 2 * WITHIN, /* where another comes before it */
    COUNT_FROM = 3100,
    COUNT_LATEST = 2950, /* a word is on the beat where its vowel begins, after its onset */
    COUNT_NEEDS = 4000,  /* a preparation at least this long is counted in */
    BEFORE_COUNT = COUNT_FROM + SPEECH_GAP_MS,
    FIVE = 5000,
    TEN = 10000,
    TICKS = 3150, /* the last three seconds have their ticks */
    LONG_HOLD = 10000,
    FIVE_NEEDS = 12000,
    CHECK_AT = 8000,
    COACH_EVERY = 20000,
    COACH_HOLD_EVERY = 25000,
    SET_NEEDS = 8000,
    MID_CHECK_NEEDS = 12000, /* a gap with room for the question */
    MID_CHECK_TAKES = 4200,
    SLOW_FIRST = 10000,    /* a first preparation with room for the introduction */
    RESERVE_NEEDS = 12000, /* a preparation with room for a question first */
    RESERVE_TAKES = 2800,
    DONE_AFTER = 500,
    DONE_MAX = 9000, /* what rings out after the end is at most ten seconds */
    MINUTE = 60000,
};

struct maker {
    const struct timeline *t;
    const struct cues *cues;
    struct script_options o;
    struct arena *a;
    struct speech_line *lines;
    size_t n_lines, lines_room;
    struct phrase *phrases;
    size_t n_phrases, phrases_room;
    int64_t *tones;
    size_t n_tones;
    int said[N_SPEECH_KINDS]; /* times a wording was picked; the one picked last */
    int picked[N_SPEECH_KINDS];
    int cue;              /* of an exercise, said last */
    int block, block_end; /* phases */
    int64_t coach_ms;     /* a cue is due from then on */
    int mid_check;        /* phase; -1: none */
};

void maker_add_gap(struct maker *m, int phase);
void maker_add_work(struct maker *m, int phase);
/* Where a step's work or its finish ends, what comes next. */
void maker_add_next_at_end(struct maker *m, int phase);

/* ---- parts of a line ---- */

bool maker_wants(const struct maker *m, enum speech_kind kind);
/* Which of a kind's wordings: never the same twice running. Seed 0 takes them in turn. */
int maker_pick(struct maker *m, enum speech_kind kind);
int maker_phrase(struct maker *m, const struct phrase *wanted);
/* -1 where there is no text. */
int maker_phrase_of_text(struct maker *m, const char *text);
/* A cue of the exercise, each in turn; NULL: it has none. */
const char *maker_cue(struct maker *m, const struct exercise *e);
int64_t maker_phase_end(const struct phase *p);
/* A line without words: soon after from_ms, inside its phase. */
struct speech_line maker_line(const struct maker *m, enum speech_kind kind, int phase,
                              int64_t from_ms, int64_t within_ms);
/* … with one of the wordings of its kind. */
struct speech_line maker_word(struct maker *m, struct speech_line line, int which,
                              const struct speech_blanks *b);
/* Adds it. Returns its index, -1 where there is nothing to say or no time at all. */
int maker_add(struct maker *m, struct speech_line line);
/* Picks a wording and adds the line, where the verbosity wants it. */
void maker_say(struct maker *m, struct speech_line line, const struct speech_blanks *b);

#endif
