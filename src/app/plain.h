/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PLAIN_H
#define LIMBER_APP_PLAIN_H

#include "app/coach.h"
#include "app/loop.h"

#include <stdbool.h>

/*
 * `run --plain`: the session as lines on stdout, for pipes, logs, screen readers
 * and terminals that cannot draw. With a terminal on stdin, space pauses, n and
 * b move by steps, ! stops, q ends; without one it goes on by itself.
 */
enum plain_result {
    PLAIN_ENDED,       /* the session ended, one way or another: see coach->session.end */
    PLAIN_STOPPED,     /* `!`: the clock stands; ask what happened, then end or call again */
    PLAIN_INTERRUPTED, /* Ctrl-C, SIGTERM, SIGHUP: stored as it stands, to be resumed */
    PLAIN_NO_READER,   /* nobody reads stdout any more: likewise */
};

/* The loop must have been made with input_fd 0 where `keys`, else -1. */
enum plain_result plain_run(struct coach *c, struct loop *l, bool keys);

#endif
