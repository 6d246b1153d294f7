/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_LOOP_H
#define LIMBER_APP_LOOP_H

#include "base/err.h"
#include "io/clock.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * One turn of the program: sleep until something is due or happens, then read
 * the clock once. Signals arrive here like keys do, never in a handler.
 *
 * A test may watch how late turns come: LIMBER_TEST_TURNS=FD. Each turn, when it is done, writes
 * a line "DUE CAME DONE EVENTS" to that descriptor: three monotonic instants in ns (DUE 0: it
 * waited for nothing but events) and bits of enum loop_event. A frame that changes nothing has its
 * line, too.
 */
enum loop_event {
    LOOP_INPUT = 1 << 0,     /* the input descriptor can be read */
    LOOP_RESIZE = 1 << 1,    /* the terminal changed its size */
    LOOP_INTERRUPT = 1 << 2, /* Ctrl-C */
    LOOP_QUIT = 1 << 3,      /* SIGTERM, SIGHUP, or a test hung up */
    LOOP_SUSPEND = 1 << 4,   /* Ctrl-Z */
    LOOP_CHILD = 1 << 5,     /* limber-audio ended */
    LOOP_STALLED = 1 << 6,   /* this turn came STALL_MS too late, or the machine slept */
    LOOP_DUE = 1 << 7,       /* the deadline passed */
};

struct loop {
    struct clock clock;
    int64_t now_ns; /* of this turn */
    /* private */
    int timer_fd, signal_fd, input_fd;
    int64_t slept_ns, due_ns; /* due_ns: of this turn, INT64_MAX: no deadline */
    unsigned events;          /* of this turn */
    int turns_fd;             /* -1: nobody watches */
    sigset_t before;          /* the signal mask we were started with, for children */
};

/* input_fd: polled for reading, or -1. suspend: Ctrl-Z is ours to handle (a full-screen terminal).
 * Blocks the signals of this thread; loop_release() gives the old mask back. */
bool loop_init(struct loop *l, int input_fd, bool suspend, struct err *err);
void loop_release(struct loop *l);

/* Sleeps until wake_ns (INT64_MAX: until something happens) and returns what happened, bits of
 * enum loop_event. Acknowledges the turn before, where a test drives the clock. */
unsigned loop_wait(struct loop *l, int64_t wake_ns);
/* Reads the clock again, after something that took its time (an editor, a stopped process). */
void loop_resync(struct loop *l);
/* The input has ended: never report it again. */
void loop_forget_input(struct loop *l);

#endif
