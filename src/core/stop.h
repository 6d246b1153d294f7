/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_STOP_H
#define LIMBER_CORE_STOP_H

#include "core/screening.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * During a session, `!`: what can have happened, what is asked about it and what it
 * leads to (content pack, section 4.3). Pure: the clock stands and the shell asks; a
 * rule there is a row or a line of stop_judge() here.
 */
struct stop_event {
    const char *id; /* the reason that is stored */
    const char *text;
    const char *say;   /* what is said at once; "" where the verdict's own words follow */
    bool rests;        /* two minutes of rest with free breathing come first … */
    bool asks_pain;    /* … and the pain is asked for after them */
    bool asks_also;    /* what came with it is asked for: stop_also_texts */
    enum verdict lock; /* at once, whatever else; VERDICT_OK: none */
    int question;      /* enum question_id that it answers with yes; -1: none */
};
enum { STOP_EVENTS = 9, STOP_REST_MS = 120000, STOP_SETTLED_PAIN_MAX = 3 };
extern const struct stop_event stop_events[STOP_EVENTS];
/* By id, or NULL. */
const struct stop_event *stop_event_find(const char *id);
/* Why a session was ended early, in the person's own choice. */
struct end_reason {
    const char *word, *text; /* what is stored, what is read */
};
enum { END_REASONS = 4 };
extern const struct end_reason end_reasons[END_REASONS];
/* The text of a stored reason: of a stop, of an end, else the word itself. */
const char *end_reason_text(const char *word);
/* A pop without pain is nothing to come back to; everything else makes the safety questions due. */
bool stop_event_matters(const char *id);

/* What came with a dizzy spell. */
enum stop_also { STOP_ALSO_NOTHING, STOP_ALSO_STROKE, STOP_ALSO_FAINT, N_STOP_ALSO };
extern const char *const stop_also_question, *const stop_also_texts[N_STOP_ALSO];

struct stop_answers {
    const struct stop_event *event;
    enum stop_also also;
    int pain;             /* after the rest, 0-10; SCALE_NONE: no answer */
    bool dizzy_this_week; /* before this time, within the last seven days */
    bool breathing;       /* a breathing routine was playing */
    bool eased;           /* this exercise was made easier for pain before */
};

enum stop_next {
    STOP_NEXT_LOCK,      /* end; the verdict's screen; exercise is locked */
    STOP_NEXT_BREATHE,   /* end; finish with breathing only */
    STOP_NEXT_ADVICE,    /* end; the advice card */
    STOP_NEXT_EASE,      /* half the range or the easier one */
    STOP_NEXT_SKIP,      /* leave this exercise out today */
    STOP_NEXT_GO_ON,     /* nothing to do */
    STOP_NEXT_OFFER_END, /* offer to end */
    STOP_NEXT_END,       /* end, no questions */
};

struct stop_outcome {
    enum stop_next next;
    enum verdict lock; /* of STOP_NEXT_LOCK */
    int question;      /* enum question_id answered by it; -1: none */
    const char *say;   /* never NULL */
};
struct stop_outcome stop_judge(const struct stop_answers *a);

/* When, halfway through a strength session, "All good?" is asked: the first rest or preparation
 * of its second half. -1: not in this one. */
int64_t stop_mid_check_ms(const struct timeline *t);
extern const char *const stop_mid_check_text;

/* Breathing is done without holds and with shorter counts for so long after a dizzy spell in it. */
enum { STOP_DIZZY_DAYS = 7 };

#endif
