/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SUGGESTION_H
#define LIMBER_CORE_SUGGESTION_H

#include <stddef.h>
#include <stdint.h>

/*
 * What to do now, and why: by the time of day, what was done lately and how
 * stiff the person said they are. A table of rules, tried from the top; nothing
 * is learned and nothing is random, so that the same day suggests the same.
 */
/* After such a day it is relief or breathing, not strength (content pack, section 7.3). */
enum sore { SORE_NOT, SORE_STIFF, SORE_PAIN };
/* Of yesterday and today: the daily stiffness and the worst pain in a session; -1: not known. */
enum sore suggestion_sore(int stiffness, int pain);

struct suggestion_input {
    enum sore sore;
    int hour;          /* local, 0-23 */
    int stiffness;     /* the latest score of today, 0-10; -1: not asked today */
    int days_since;    /* whole days since the latest session; -1: never */
    int minutes_since; /* since the latest session ended, where it was today; else -1 */
    /* Routines that were begun today, ids. */
    const char *const *today;
    size_t n_today;
};

struct suggestion {
    const char *routine; /* id */
    const char *because; /* one sentence */
};

struct suggestion suggestion_for(const struct suggestion_input *in);

#endif
