/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_AWAKE_H
#define LIMBER_IO_AWAKE_H

#include <stdbool.h>

/*
 * Keeps the computer from blanking or locking the screen while a session runs,
 * through limber-awake (src/awake). Never waits and never fails: where there is
 * no such program or no desktop to ask, nothing happens. What was asked for is
 * given back by awake_release(), and by the kernel when this process ends.
 * A zeroed struct is ready.
 */
struct awake {
    int pipe_fd; /* the end we hold, plus 1; 0: not holding */
    int pid;
};

/* Asks, or gives back; calling it again with the same value does nothing. */
void awake_set(struct awake *a, bool hold);
void awake_release(struct awake *a);

#endif
