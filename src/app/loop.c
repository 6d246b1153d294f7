/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/loop.h"

#include "core/session.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

static const int64_t STALL_NS = (int64_t) STALL_MS * 1000000;

static const struct {
    int signal;
    unsigned event;
} signal_events[] = {
    {SIGWINCH, LOOP_RESIZE}, {SIGINT, LOOP_INTERRUPT}, {SIGTERM, LOOP_QUIT},
    {SIGHUP, LOOP_QUIT},     {SIGCHLD, LOOP_CHILD},    {SIGTSTP, LOOP_SUSPEND},
};

/* ---- for a test that watches the turns ---- */

static int watched_fd(void)
{
    const char *name = getenv("LIMBER_TEST_TURNS");
    int fd;
    if (!name || sscanf(name, "%d", &fd) != 1 || fcntl(fd, F_SETFD, FD_CLOEXEC) != 0)
        return -1;
    return fd;
}

static void tell_turn(const struct loop *l)
{
    if (l->turns_fd >= 0)
        dprintf(l->turns_fd, "%lld %lld %lld %u\n",
                l->due_ns == INT64_MAX ? 0LL : (long long) l->due_ns, (long long) l->now_ns,
                (long long) clock_now_ns(&l->clock), l->events);
}

/* ---- the loop ---- */

bool loop_init(struct loop *l, int input_fd, bool suspend, struct err *err)
{
    *l = (struct loop){.timer_fd = -1,
                       .signal_fd = -1,
                       .input_fd = input_fd,
                       .due_ns = INT64_MAX,
                       .turns_fd = watched_fd()};
    clock_init(&l->clock);
    sigset_t ours;
    sigemptyset(&ours);
    for (size_t i = 0; i < ARRAY_LEN(signal_events); i++)
        if (suspend || signal_events[i].signal != SIGTSTP)
            sigaddset(&ours, signal_events[i].signal);
    sigprocmask(SIG_BLOCK, &ours, &l->before);
    l->signal_fd = signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC);
    l->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (l->signal_fd < 0 || l->timer_fd < 0) {
        err_set(err, "cannot wait for events: %s", strerror(errno));
        loop_release(l);
        return false;
    }
    loop_resync(l);
    return true;
}

void loop_release(struct loop *l)
{
    clock_ack(&l->clock);
    if (l->signal_fd >= 0)
        close(l->signal_fd);
    if (l->timer_fd >= 0)
        close(l->timer_fd);
    sigprocmask(SIG_SETMASK, &l->before, NULL);
    l->signal_fd = l->timer_fd = -1;
}

void loop_resync(struct loop *l)
{
    l->now_ns = clock_now_ns(&l->clock);
    l->slept_ns = clock_slept_ns(&l->clock);
}

void loop_forget_input(struct loop *l)
{
    l->input_fd = -1;
}

/* A deadline that has passed must still fire: zero would disarm the timer. */
static void arm(struct loop *l, int64_t wake_ns)
{
    struct itimerspec t = {0};
    if (wake_ns != INT64_MAX) {
        int64_t ns = wake_ns > 0 ? wake_ns : 1;
        t.it_value.tv_sec = (time_t) (ns / 1000000000);
        t.it_value.tv_nsec = (long) (ns % 1000000000);
    }
    timerfd_settime(l->timer_fd, TFD_TIMER_ABSTIME, &t, NULL);
}

static unsigned read_signals(struct loop *l)
{
    unsigned events = 0;
    struct signalfd_siginfo info;
    while (read(l->signal_fd, &info, sizeof info) == (ssize_t) sizeof info)
        for (size_t i = 0; i < ARRAY_LEN(signal_events); i++)
            if (info.ssi_signo == (uint32_t) signal_events[i].signal)
                events |= signal_events[i].event;
    return events;
}

static unsigned sleep_until(struct loop *l, int64_t wake_ns)
{
    bool test = l->clock.tick_fd >= 0;
    if (!test)
        arm(l, wake_ns);
    struct pollfd fds[] = {
        {.fd = l->signal_fd, .events = POLLIN},
        {.fd = l->input_fd, .events = POLLIN},
        {.fd = test ? l->clock.tick_fd : l->timer_fd, .events = POLLIN},
    };
    while (poll(fds, ARRAY_LEN(fds), -1) < 0 && errno == EINTR)
        continue;
    unsigned events = fds[0].revents ? read_signals(l) : 0;
    if (fds[1].revents)
        events |= LOOP_INPUT;
    /* Keys typed before a tick are taken before it: the tick stays in its pipe for a turn. */
    if (test && fds[2].revents && !events && !clock_read_tick(&l->clock))
        events |= LOOP_QUIT;
    return events;
}

unsigned loop_wait(struct loop *l, int64_t wake_ns)
{
    tell_turn(l);
    clock_ack(&l->clock);
    unsigned events = sleep_until(l, wake_ns);
    int64_t slept_before_ns = l->slept_ns;
    loop_resync(l);
    if (wake_ns != INT64_MAX && l->now_ns >= wake_ns)
        events |= LOOP_DUE;
    bool late = wake_ns != INT64_MAX && l->now_ns - wake_ns > STALL_NS;
    if (late || l->slept_ns - slept_before_ns > STALL_NS)
        events |= LOOP_STALLED;
    l->due_ns = wake_ns;
    l->events = events;
    return events;
}
