/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_PLAY_WORDS_H
#define LIMBER_VIEW_PLAY_WORDS_H

#include "base/strbuf.h"
#include "view/play.h"
#include "view/text.h"

/*
 * What the player says at a moment, in words. For view_play() only; apart from
 * it, so that words can be tested without a picture of them.
 */
enum { PLAY_TEXT_BYTES = 160 };

struct play_words {
    const struct phase *phase;
    const struct plan_step *step;
    const char *name;             /* what is done: the exercise, "Rest", the card's title */
    const char *side;             /* "LEFT side", "RIGHT side", or NULL */
    char count[PLAY_TEXT_BYTES];  /* "3 of 5 · set 1 of 2", may be empty */
    char digits[TEXT_TIME_BYTES]; /* the countdown */
    char widest[TEXT_TIME_BYTES]; /* the widest it gets in this step: room is kept for it */
    const char *doing;            /* "breathe OUT", "HOLD": a last word in capitals is shown big */
    char loud[24];                /* what doing may point to: this struct is not to be copied */
    enum style doing_style;
    const char *detail;         /* "round up"; may be empty */
    const char *lines[4];       /* instructions or a cue; NULL ends them */
    int numbered;               /* so many of the first lines are steps with a number */
    char next[PLAY_TEXT_BYTES]; /* "Chair extension ×5", or empty at the end */
};

void play_words(const struct play_model *m, struct play_words *out);
/* The style of a breath: of its word and of the gauge. */
enum style play_breath_style(enum breath breath);

#endif
