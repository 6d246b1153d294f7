/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/doctor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NS_PER_MS = 1000000 };

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Reads all of it; false where it takes longer than PROBE_MS. */
static bool read_all(int fd, struct strbuf *out)
{
    int64_t until_ns = now_ns() + (int64_t) PROBE_MS * NS_PER_MS;
    for (;;) {
        int left_ms = (int) ((until_ns - now_ns()) / NS_PER_MS);
        struct pollfd p = {.fd = fd, .events = POLLIN};
        if (left_ms <= 0 || poll(&p, 1, left_ms) == 0)
            return false;
        char bytes[4096];
        ssize_t got = read(fd, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return true;
        strbuf_add(out, bytes, (size_t) got);
    }
}

enum answer answer_of(pid_t pid, int fd, struct strbuf *out)
{
    bool answered = read_all(fd, out);
    close(fd);
    if (!answered)
        kill(-pid, SIGKILL);
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (!answered)
        return ANSWER_NONE;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ANSWER_WELL : ANSWER_FAILED;
}
