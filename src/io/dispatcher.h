/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_DISPATCHER_H
#define LIMBER_IO_DISPATCHER_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * Speech Dispatcher, which speaks for screen readers, through its program spd-say: one
 * of it runs, takes a line when it is to be said, and stops on request. It belongs to
 * limber alone: what a screen reader is saying is left alone. Nothing here waits; how
 * long a line takes, and whether it was heard, is never known.
 */
struct dispatcher;

struct dispatcher_options {
    const char *voice; /* as espeak-ng names it, "en-gb+f3": its language is asked for; borrowed */
    int rate_wpm;      /* 0: as Speech Dispatcher is set */
    int gain_db;       /* 0: as Speech Dispatcher is set */
};

enum { DISPATCHER_STOP_MS = 100 };

/* spd-say is on the PATH. */
bool dispatcher_is_there(void);
struct dispatcher *dispatcher_new(const struct dispatcher_options *options);
/* What is being said is not. Takes DISPATCHER_STOP_MS at most, usually 2. NULL is fine. */
void dispatcher_free(struct dispatcher *d);

/* Starts spd-say to list what Speech Dispatcher speaks through, in a group of its own: *fd gives
 * the answer, both are the caller's. 0: it cannot be started. */
pid_t dispatcher_ask(int *fd);

/* Starts spd-say, so that the first line need not wait for it. After it failed: once more. */
void dispatcher_open(struct dispatcher *d);
/* It ended by itself: there is no server, and none could be started. Cheap. */
bool dispatcher_has_failed(struct dispatcher *d);

/* Says a line now, instead of what it is saying. urgent: also before what others have said.
 * depth: 0 to SPEECH_DEPTHS - 1, how low and quiet. */
void dispatcher_say(struct dispatcher *d, const char *text, bool urgent, int depth);
void dispatcher_hush(struct dispatcher *d);

/* -100 to 100, where 0 is the usual rate of synthesizers. */
int dispatcher_rate(int rate_wpm);

#endif
