/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/rescue.h"

#include "base/base.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGQUIT, SIGTRAP};

/* What a signal handler needs can only be reached through a global. */
static struct {
    volatile sig_atomic_t armed;
    int fd;
    struct termios modes;
    char bytes[RESCUE_BYTES];
    size_t length;
    struct sigaction before[ARRAY_LEN(crashes)];
    bool at_exit;
} rescue;

/* Restores now, if armed. Async-signal-safe; may be called at any time, also twice. */
static void rescue_now(void)
{
    if (!rescue.armed)
        return;
    rescue.armed = 0;
    int saved = errno;
    for (size_t at = 0; at < rescue.length;) {
        ssize_t n = write(rescue.fd, rescue.bytes + at, rescue.length - at);
        if (n <= 0)
            break;
        at += (size_t) n;
    }
    tcsetattr(rescue.fd, TCSANOW, &rescue.modes);
    errno = saved;
}

static void crashed(int sig, siginfo_t *info, void *context)
{
    (void) context;
    rescue_now();
    for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
        if (crashes[i] == sig)
            sigaction(sig, &rescue.before[i], NULL);
    /* A fault comes again by itself when the instruction is tried again; what was sent does not. */
    if (info->si_code <= 0)
        raise(sig);
}

void rescue_arm(int fd, const struct termios *modes, const char *bytes, size_t length)
{
    rescue.fd = fd;
    rescue.modes = *modes;
    rescue.length = MIN(length, sizeof rescue.bytes);
    memcpy(rescue.bytes, bytes, rescue.length);
    if (!rescue.at_exit)
        rescue.at_exit = atexit(rescue_now) == 0;
    struct sigaction act = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO};
    sigemptyset(&act.sa_mask);
    for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
        sigaction(crashes[i], &act, &rescue.before[i]);
    rescue.armed = 1;
}

void rescue_disarm(void)
{
    if (!rescue.armed)
        return;
    rescue.armed = 0;
    for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
        sigaction(crashes[i], &rescue.before[i], NULL);
}
