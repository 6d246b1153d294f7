/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/sample_load.h"

#include "audio/helper.h"
#include "audio/sample_file.h"
#include "audio/spawn.h"
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const sample_suffixes[] = {".wav", ".flac", ".ogg", ".oga"};
_Static_assert(ARRAY_LEN(sample_suffixes) == N_SAMPLE_SUFFIXES, "as many as the header says");

bool sample_has_suffix(const char *path)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < N_SAMPLE_SUFFIXES; i++) {
        size_t tail = strlen(sample_suffixes[i]);
        if (length > tail && strcmp(path + length - tail, sample_suffixes[i]) == 0)
            return true;
    }
    return false;
}

/* A regular file of a size worth looking at, or -1. */
static int open_file(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0) {
        err_set(err, "it cannot be read: %s", strerror(errno));
    } else if (!S_ISREG(st.st_mode)) {
        err_set(err, "it is no file");
    } else if (st.st_size == 0) {
        err_set(err, "it is empty");
    } else if (st.st_size > SAMPLE_FILE_BYTES_MAX) {
        err_set(err, "it has more than %d MB", SAMPLE_FILE_BYTES_MAX >> 20);
    } else {
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool read_at(int fd, off_t from, void *to, size_t length)
{
    for (char *at = to; length > 0;) {
        ssize_t got = pread(fd, at, length, from);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        from += got;
        length -= (size_t) got;
    }
    return true;
}

static bool take(int fd, struct pcm *out)
{
    struct decoded_header h;
    if (!read_at(fd, 0, &h, sizeof h) || h.layout != DECODED_LAYOUT || h.channels < 1 ||
        h.channels > 2 || h.frames < 1 || h.frames > DECODED_FRAMES_MAX)
        return false;
    size_t count = (size_t) h.frames * (size_t) h.channels;
    *out = (struct pcm){xreallocarray(NULL, count, sizeof *out->samples), (size_t) h.frames,
                        h.channels, SOUND_RATE_HZ};
    if (read_at(fd, sizeof h, out->samples, count * sizeof *out->samples))
        return true;
    pcm_release(out);
    return false;
}

bool sample_load(const char *path, struct pcm *out, struct err *err)
{
    *out = (struct pcm){0};
    int file = open_file(path, err);
    if (file < 0)
        return false;
    int decoded = memfd_create("limber-decoded", MFD_CLOEXEC);
    struct spawn s = {.mode = "--decode", .stdin_fd = file, .stdout_fd = decoded, .share_fd = -1};
    bool loaded = decoded >= 0 ? spawn_run(&s, err) : err_set(err, "%s", strerror(errno));
    if (loaded)
        loaded = take(decoded, out) || err_set(err, "what was decoded is not complete");
    if (decoded >= 0)
        close(decoded);
    close(file);
    return loaded;
}
