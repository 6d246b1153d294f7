/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SPEECH_WORDS_H
#define LIMBER_CORE_SPEECH_WORDS_H

#include "core/speech.h"

/*
 * The wording of what is said, word for word as it was reviewed. For core/speech
 * only; apart from when it is said.
 */

/* {x} of a wording. NULL and 0 where a line has none. */
struct speech_blanks {
    const char *name;     /* of an exercise or routine, as spoken_name() has it */
    const char *position; /* how to get into position; a cue */
    enum side side;
    int number;
};

/* The wordings a kind has. */
int speech_wordings(enum speech_kind kind);
/* One of them with its blanks filled in. */
const char *speech_wording(enum speech_kind kind, int which, const struct speech_blanks *b,
                           struct arena *a);

/* What is said where that does not fit, or at a lower verbosity; NULL: nothing. */
const char *speech_shorter(enum speech_kind kind, int which, const struct speech_blanks *b,
                           struct arena *a);

/* A name amid a sentence: "Seated turn" is "seated turn", and what only a reader wants is left
 * out: "Box breathing 4-4-4-4" is "box breathing". */
const char *spoken_name(const char *name, struct arena *a);
/* What a phase is called: "Out, and turn left." again: the second time round, without the breath:
 * "Back to centre." */
const char *spoken_phase(const struct exercise *e, const struct phase *p, bool again,
                         struct arena *a);
/* "In", "Out", "Rest"; NULL: nothing is said of a free breath. */
const char *spoken_breath(enum breath breath);

#endif
