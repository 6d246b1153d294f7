/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_CLOCK_H
#define LIMBER_IO_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The clocks. Everything that moves goes by the monotonic one, read once per
 * turn of the loop; the wall clock only dates rows; the boot clock tells that
 * the machine slept.
 *
 * A test gives the program another time: LIMBER_TEST_CLOCK=RFD:WFD names two
 * descriptors. Time begins at 1000 s. Each uint64_t (nanoseconds, native order) read from RFD is
 * the new monotonic time; after the turn that follows, one byte is written to WFD.
 */
struct clock {
    int tick_fd, ack_fd; /* -1: real time */
    int64_t tick_ns;
    bool owes_ack;
};

void clock_init(struct clock *c);
int64_t clock_now_ns(const struct clock *c);
/* By how much the boot clock is ahead of the monotonic one: what was slept. 0 in a test. */
int64_t clock_slept_ns(const struct clock *c);
/* UTC seconds and what the wall clock here adds to them. A test's day begins at a fixed date. */
int64_t clock_wall_s(const struct clock *c, int32_t *offset_s);

/* ---- a test's time; the loop calls these ---- */

/* Reads one tick. False: the test hung up. */
bool clock_read_tick(struct clock *c);
/* Says that everything due at the tick has been done and drawn. */
void clock_ack(struct clock *c);

#endif
