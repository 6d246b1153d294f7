/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/fsutil.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_STEP = 8192 };

static enum fs_result read_all(int fd, size_t limit, struct strbuf *out)
{
    char buffer[READ_STEP];
    size_t total = 0;
    for (;;) {
        ssize_t n = read(fd, buffer, sizeof buffer);
        if (n == 0)
            return FS_OK;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FS_FAILED;
        total += (size_t) n;
        if (total > limit)
            return FS_TOO_LARGE; /* it grew since its size was asked */
        strbuf_add(out, buffer, (size_t) n);
    }
}

static enum fs_result read_open(int fd, size_t limit, struct strbuf *out, bool *is_directory)
{
    struct stat st;
    if (fstat(fd, &st) < 0)
        return FS_FAILED;
    if (!S_ISREG(st.st_mode)) {
        if (is_directory)
            *is_directory = S_ISDIR(st.st_mode);
        return FS_NOT_FILE;
    }
    if ((uintmax_t) st.st_size > limit)
        return FS_TOO_LARGE;
    return read_all(fd, limit, out);
}

enum fs_result fs_read(const char *path, size_t limit, struct strbuf *out, bool *is_directory)
{
    if (is_directory)
        *is_directory = false;
    /* Without O_NONBLOCK the open() of a pipe would wait for its writer. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return FS_MISSING;
    if (fd < 0 && errno == ENXIO)
        return FS_NOT_FILE; /* a socket, or a device that is not there */
    if (fd < 0)
        return FS_FAILED;
    size_t before = out->length;
    enum fs_result result = read_open(fd, limit, out, is_directory);
    if (result != FS_OK && out->text)
        out->text[out->length = before] = '\0';
    int saved = errno;
    close(fd);
    errno = saved;
    return result;
}

bool fs_is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool fs_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool fs_make_folders(const char *path, unsigned mode, struct err *err)
{
    char *folder = xstrdup(path);
    bool ok = true;
    for (char *p = folder + 1; ok && folder[0]; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        bool last = *p == '\0';
        *p = '\0';
        int why = mkdir(folder, (mode_t) mode) < 0 ? errno : 0;
        if (why && why != EEXIST) /* a folder above ours may be there and not ours to write */
            ok = fs_is_folder(folder) ||
                 err_set(err, "cannot make the folder '%s': %s", folder, strerror(why));
        if (last)
            break;
        *p = '/';
    }
    if (ok && !fs_is_folder(folder))
        ok = err_set(err, "'%s' is there but is not a folder", folder);
    free(folder);
    return ok;
}

bool fs_make_folders_above(const char *path, unsigned mode, struct err *err)
{
    char *folder = xstrdup(path), *end = strrchr(folder, '/');
    bool ok = true;
    if (end && end != folder) {
        *end = '\0';
        ok = fs_make_folders(folder, mode, err);
    }
    free(folder);
    return ok;
}

bool fs_write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        length -= (size_t) n;
    }
    return true;
}

/* What a new file may let others do is the umask's to say, as open() would have it. */
static mode_t less_umask(unsigned mode)
{
    mode_t mask = umask(0);
    umask(mask);
    return (mode_t) mode & ~mask;
}

/* A name that is a link keeps being one: what it points to is replaced. */
static char *real_target(const char *path)
{
    char *target = realpath(path, NULL);
    return target ? target : xstrdup(path);
}

static void fs_new_fail(struct fs_new *n)
{
    n->why = errno;
    close(n->fd);
    if (n->temporary.length)
        unlink(n->temporary.text);
    n->fd = -1;
}

/* A device or a pipe is written to: renaming onto /dev/null would take it away. */
static void begin_in_place(struct fs_new *n)
{
    n->fd = open(n->target, O_WRONLY | O_CLOEXEC);
    n->why = errno;
}

void fs_new_begin(struct fs_new *n, const char *path, unsigned mode)
{
    struct stat st;
    *n = (struct fs_new){.path = path, .target = real_target(path)};
    bool exists = stat(n->target, &st) == 0;
    if (exists && !S_ISREG(st.st_mode)) {
        begin_in_place(n);
        return;
    }
    strbuf_printf(&n->temporary, "%s.XXXXXX", n->target);
    n->fd = mkostemp(n->temporary.text, O_CLOEXEC);
    n->why = errno;
    if (n->fd >= 0 && fchmod(n->fd, exists ? st.st_mode & 07777 : less_umask(mode)) != 0)
        fs_new_fail(n);
}

bool fs_new_add(struct fs_new *n, const char *bytes, size_t length)
{
    if (n->fd >= 0 && !fs_write_all(n->fd, bytes, length))
        fs_new_fail(n);
    return n->fd >= 0;
}

bool fs_new_end(struct fs_new *n, bool keep, struct err *err)
{
    bool beside = n->temporary.length > 0;
    if (n->fd >= 0 && (!keep || (beside && fsync(n->fd) != 0)))
        fs_new_fail(n);
    if (n->fd >= 0 &&
        (close(n->fd) != 0 || (beside && rename(n->temporary.text, n->target) != 0))) {
        n->why = errno;
        if (beside)
            unlink(n->temporary.text);
        n->fd = -1;
    }
    bool ok = n->fd >= 0;
    if (keep && !ok)
        err_set(err, "cannot write '%s': %s", n->path, strerror(n->why));
    strbuf_release(&n->temporary);
    free(n->target);
    return ok;
}

bool fs_write_whole(const char *path, const char *bytes, size_t length, unsigned mode,
                    struct err *err)
{
    struct fs_new n;
    fs_new_begin(&n, path, mode);
    fs_new_add(&n, bytes, length);
    return fs_new_end(&n, true, err);
}
