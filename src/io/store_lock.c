/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store_lock.h"

#include "base/strbuf.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Locks of the open file rather than of the process: other descriptors of the same
 * file, closed anywhere in the process, do not drop them. */
#ifdef F_OFD_SETLK
enum { LOCK_SET = F_OFD_SETLK, LOCK_GET = F_OFD_GETLK };
#else
enum { LOCK_SET = F_SETLK, LOCK_GET = F_GETLK };
#endif

void store_lock_open(struct store_lock *lock, const char *path)
{
    struct strbuf name = {0};
    strbuf_printf(&name, "%s-live", path);
    *lock = (struct store_lock){.fd = open(strbuf_text(&name), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
    strbuf_release(&name);
}

void store_lock_close(struct store_lock *lock)
{
    if (lock->fd >= 0)
        close(lock->fd);
    *lock = (struct store_lock){.fd = -1};
}

static struct flock byte_of(int64_t id, short type)
{
    return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = (off_t) id, .l_len = 1};
}

static bool set(const struct store_lock *lock, int64_t id, short type)
{
    struct flock byte = byte_of(id, type);
    return fcntl(lock->fd, (int) LOCK_SET, &byte) == 0;
}

void store_lock_drop(struct store_lock *lock)
{
    if (lock->fd >= 0 && lock->held)
        set(lock, lock->held, F_UNLCK);
    lock->held = 0;
}

enum store_lock_state store_lock_take(struct store_lock *lock, int64_t id)
{
    if (lock->fd < 0)
        return STORE_LOCK_UNKNOWN;
    if (lock->held == id)
        return STORE_LOCK_FREE;
    if (!set(lock, id, F_WRLCK))
        return errno == EACCES || errno == EAGAIN ? STORE_LOCK_TAKEN : STORE_LOCK_UNKNOWN;
    store_lock_drop(lock);
    lock->held = id;
    return STORE_LOCK_FREE;
}

enum store_lock_state store_lock_look(const struct store_lock *lock, int64_t id)
{
    if (lock->fd < 0)
        return STORE_LOCK_UNKNOWN;
    if (lock->held == id)
        return STORE_LOCK_TAKEN;
    struct flock byte = byte_of(id, F_WRLCK);
    if (fcntl(lock->fd, (int) LOCK_GET, &byte) != 0)
        return STORE_LOCK_UNKNOWN;
    return byte.l_type == F_UNLCK ? STORE_LOCK_FREE : STORE_LOCK_TAKEN;
}
