/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/render.h"

#include "audio/helper.h"
#include "audio/sounds.h"
#include "audio/spawn.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where the bytes go until they are all there. */
struct target {
    const char *path;
    const char *beside; /* its name in the same folder before that; NULL: straight to path */
    bool unnamed;       /* it has not even that yet */
    int fd;
};

static bool write_all(int fd, const void *bytes, size_t length)
{
    for (const char *at = bytes; length > 0;) {
        ssize_t written = write(fd, at, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        length -= (size_t) written;
    }
    return true;
}

/* A memory file at its start, for limber-audio's standard input. */
static int job_file(const struct sound_cue *cues, size_t count, int64_t total_ms)
{
    struct render_job job = {.layout = RENDER_LAYOUT,
                             .total_ms = total_ms,
                             .tail_max_ms = RENDER_TAIL_MAX_MS,
                             .count = count};
    int fd = memfd_create("limber-render", MFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (write_all(fd, &job, sizeof job) && write_all(fd, cues, count * sizeof *cues) &&
        lseek(fd, 0, SEEK_SET) == 0)
        return fd;
    close(fd);
    return -1;
}

static int open_unnamed(const char *path, struct arena *a)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? arena_strndup(a, path, (size_t) (slash - path) + 1) : ".";
    return open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

/* What may not be replaced: a pipe, a device, whatever else the kernel's folders show as a file. */
static bool is_written_in_place(const char *path)
{
    struct stat st;
    return strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0 ||
           (stat(path, &st) == 0 && !S_ISREG(st.st_mode));
}

/* /dev/stdout may be a file that others write to as well: they go on where we end. */
static int open_in_place(const char *path)
{
    if (strcmp(path, "/dev/stdout") == 0)
        return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    return open(path, O_WRONLY | O_CLOEXEC);
}

/* A link is followed: what it points to is replaced, not the link. */
static const char *followed(const char *path, struct arena *a)
{
    char *real = realpath(path, NULL);
    const char *kept = real ? arena_strdup(a, real) : path;
    free(real);
    return kept;
}

/*
 * A file has no name until it is whole, so that nothing is left where the program is
 * interrupted; where the file system cannot do that it has another name.
 */
static bool open_target(struct target *t, const char *path, struct arena *a, struct err *err)
{
    t->path = path;
    if (is_written_in_place(path)) {
        t->fd = open_in_place(path);
    } else {
        t->path = path = followed(path, a);
        t->beside = arena_printf(a, "%s.%d.part", path, (int) getpid());
        t->fd = open_unnamed(path, a);
        t->unnamed = t->fd >= 0;
        if (!t->unnamed)
            t->fd = open(t->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    return t->fd >= 0 || err_set(err, "cannot write '%s': %s", path, strerror(errno));
}

static bool name_target(const struct target *t, struct arena *a)
{
    const char *fd = arena_printf(a, "/proc/self/fd/%d", t->fd);
    if (t->unnamed && linkat(AT_FDCWD, fd, AT_FDCWD, t->beside, AT_SYMLINK_FOLLOW) != 0)
        return false;
    return rename(t->beside, t->path) == 0;
}

static bool close_target(struct target *t, bool whole, struct arena *a, struct err *err)
{
    bool named = whole && (!t->beside || name_target(t, a));
    if (whole && !named)
        err_set(err, "cannot write '%s': %s", t->path, strerror(errno));
    if (t->beside && !named)
        unlink(t->beside);
    if (close(t->fd) != 0 && named)
        return err_set(err, "cannot write '%s': %s", t->path, strerror(errno));
    return named;
}

bool render_wav(const struct sound_cue *cues, size_t count, int64_t total_ms, const char *path,
                const struct render_options *options, struct err *err)
{
    struct arena a = {0};
    struct target target = {.fd = -1};
    struct sounds_survey survey = {0};
    if (options->diags)
        sounds_survey(&survey, &options->sounds, &a, options->diags);
    int job = job_file(cues, count, total_ms);
    bool done = job >= 0;
    if (!done)
        err_set(err, "cannot render: %s", strerror(errno));
    if (done && open_target(&target, path, &a, err)) {
        struct spawn s = {.mode = "--render",
                          .sounds = options->sounds,
                          .stdin_fd = job,
                          .stdout_fd = target.fd,
                          .share_fd = -1,
                          .book_fd = options->book_fd};
        bool whole = spawn_run(&s, err) || err_wrap(err, "cannot render");
        done = close_target(&target, whole, &a, err);
    } else {
        done = false;
    }
    if (job >= 0)
        close(job);
    arena_release(&a);
    return done;
}
