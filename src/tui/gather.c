/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/gather.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static const char bracket_open[] = "\033[?2026h", bracket_close[] = "\033[?2026l";

void gather_init(struct gather *g, int out, bool brackets, bool squeezes)
{
    *g = (struct gather){.out = out, .brackets = brackets, .squeezes = squeezes, .memory = -1};
    squeeze_init(&g->squeeze);
    g->tty = fcntl(out, F_DUPFD_CLOEXEC, 0);
    if (g->tty >= 0)
        g->memory = memfd_create("limber-frame", MFD_CLOEXEC);
}

void gather_begin(struct gather *g)
{
    if (g->memory < 0)
        return;
    lseek(g->memory, 0, SEEK_SET);
    dup2(g->memory, g->out);
}

/* The terminal may be set non-blocking by whoever shares it with us. */
static bool write_all(int fd, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        ssize_t n = write(fd, bytes + at, length - at);
        if (n > 0) {
            at += (size_t) n;
        } else if (n < 0 && errno == EAGAIN) {
            struct pollfd p = {.fd = fd, .events = POLLOUT};
            poll(&p, 1, 100);
        } else if (n < 0 && errno != EINTR) {
            return false;
        }
    }
    return true;
}

bool gather_end(struct gather *g)
{
    if (g->memory < 0)
        return true;
    dup2(g->tty, g->out);
    off_t end = lseek(g->memory, 0, SEEK_CUR);
    if (end <= 0)
        return true;
    size_t length = (size_t) end;
    if (g->room < length) {
        g->room = 2 * length;
        g->bytes = xrealloc(g->bytes, g->room);
    }
    if (pread(g->memory, g->bytes, length, 0) != end)
        return false;
    strbuf_reset(&g->send);
    if (g->brackets)
        strbuf_puts(&g->send, bracket_open);
    if (g->squeezes)
        squeeze_add(&g->squeeze, g->bytes, length, &g->send);
    else
        strbuf_add(&g->send, g->bytes, length);
    if (g->brackets)
        strbuf_puts(&g->send, bracket_close);
    return write_all(g->tty, g->send.text, g->send.length);
}

void gather_release(struct gather *g)
{
    if (g->tty >= 0)
        close(g->tty);
    if (g->memory >= 0)
        close(g->memory);
    free(g->bytes);
    strbuf_release(&g->send);
    *g = (struct gather){.memory = -1, .tty = -1};
}
