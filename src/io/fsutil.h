/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_FSUTIL_H
#define LIMBER_IO_FSUTIL_H

#include "base/err.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/* Files, the careful way. Paths are what the user typed or what io/paths made. */

enum fs_result {
    FS_OK,
    FS_MISSING,   /* nothing there */
    FS_NOT_FILE,  /* a directory, a device, a pipe, a socket */
    FS_TOO_LARGE, /* more bytes than the limit; nothing was read */
    FS_FAILED,    /* not allowed, a broken disk, …: errno says which */
};

/*
 * Reads a regular file whole. Never blocks on a pipe or a terminal and never
 * reads more than limit bytes. On FS_OK the bytes are added to out; on
 * FS_FAILED errno is set; *is_directory (may be NULL) tells FS_NOT_FILE apart.
 */
enum fs_result fs_read(const char *path, size_t limit, struct strbuf *out, bool *is_directory);

/* Makes a folder and those above it, each new one with mode. True where it is there at the end. */
bool fs_make_folders(const char *path, unsigned mode, struct err *err);
/* … the folders a file is to be in. */
bool fs_make_folders_above(const char *path, unsigned mode, struct err *err);

/* All of it, however many writes that takes. False: errno says why. */
bool fs_write_all(int fd, const char *bytes, size_t length);

/* A file on its way: it appears, or replaces the one there, when it is whole. What is there and is
 * no file, a device or a pipe, is written to as it comes. */
struct fs_new {
    const char *path; /* borrowed */
    char *target;
    struct strbuf temporary;
    int fd;  /* -1: it failed */
    int why; /* errno of the first failure */
};
/* mode as for fs_write_whole(). What goes wrong is said at the end. */
void fs_new_begin(struct fs_new *n, const char *path, unsigned mode);
/* False where it has failed: there is no point in going on. */
bool fs_new_add(struct fs_new *n, const char *bytes, size_t length);
/* Synced and put in place; or, not kept, removed. */
bool fs_new_end(struct fs_new *n, bool keep, struct err *err);

/*
 * Replaces a file as a whole: written beside it, synced, renamed. A reader sees the
 * old or the new one, never half of it. A new file gets mode less the umask, one that was
 * there keeps its own.
 */
bool fs_write_whole(const char *path, const char *bytes, size_t length, unsigned mode,
                    struct err *err);

bool fs_is_file(const char *path);
bool fs_is_folder(const char *path);

#endif
