/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/clock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* 2026-01-05 09:00 UTC, a Monday morning: what a test's history is dated by. */
static const int64_t test_day_s = 1767603600;

static const int64_t test_begins_ns = 1000000000000;

static int64_t read_ns(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t) t.tv_sec * 1000000000 + t.tv_nsec;
}

void clock_init(struct clock *c)
{
    *c = (struct clock){.tick_fd = -1, .ack_fd = -1};
    const char *fds = getenv("LIMBER_TEST_CLOCK");
    int tick, ack;
    if (fds && sscanf(fds, "%d:%d", &tick, &ack) == 2 && tick >= 0 && ack >= 0) {
        c->tick_fd = tick;
        c->ack_fd = ack;
        c->tick_ns = test_begins_ns;
    }
}

int64_t clock_now_ns(const struct clock *c)
{
    return c->tick_fd >= 0 ? c->tick_ns : read_ns(CLOCK_MONOTONIC);
}

int64_t clock_slept_ns(const struct clock *c)
{
    if (c->tick_fd >= 0)
        return 0;
    int64_t monotonic_ns = read_ns(CLOCK_MONOTONIC);
    return read_ns(CLOCK_BOOTTIME) - monotonic_ns;
}

int64_t clock_wall_s(const struct clock *c, int32_t *offset_s)
{
    if (c->tick_fd >= 0) {
        *offset_s = 0;
        return test_day_s + (c->tick_ns - test_begins_ns) / 1000000000;
    }
    time_t now = time(NULL);
    struct tm local;
    *offset_s = localtime_r(&now, &local) ? (int32_t) local.tm_gmtoff : 0;
    return (int64_t) now;
}

bool clock_read_tick(struct clock *c)
{
    uint64_t ns;
    ssize_t n;
    do
        n = read(c->tick_fd, &ns, sizeof ns);
    while (n < 0 && errno == EINTR);
    if (n != (ssize_t) sizeof ns)
        return false;
    c->tick_ns = (int64_t) ns;
    c->owes_ack = true;
    return true;
}

void clock_ack(struct clock *c)
{
    if (!c->owes_ack)
        return;
    c->owes_ack = false;
    while (write(c->ack_fd, "", 1) < 0 && errno == EINTR)
        continue;
}
