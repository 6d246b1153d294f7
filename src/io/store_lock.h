/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_STORE_LOCK_H
#define LIMBER_IO_STORE_LOCK_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Who is running which session: one file beside the history, one locked byte for
 * each running session, at the offset of its id. The kernel drops the lock when its
 * process is gone, however it went: no process ids that are used again, no
 * heartbeats, no boot ids, and it holds between containers that share a home.
 */
struct store_lock {
    int fd;       /* -1: not open yet, or not possible here */
    int64_t held; /* session id, 0: none */
};

enum store_lock_state {
    STORE_LOCK_FREE,
    STORE_LOCK_TAKEN,   /* by another process */
    STORE_LOCK_UNKNOWN, /* this file system has no locks */
};

/* path: of the history. A lock that cannot be had leaves fd at -1. */
void store_lock_open(struct store_lock *lock, const char *path);
void store_lock_close(struct store_lock *lock);
/* Takes the lock of a session, giving up the one held before. */
enum store_lock_state store_lock_take(struct store_lock *lock, int64_t id);
void store_lock_drop(struct store_lock *lock);
/* Our own lock counts as taken. */
enum store_lock_state store_lock_look(const struct store_lock *lock, int64_t id);

#endif
