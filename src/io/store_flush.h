/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_STORE_FLUSH_H
#define LIMBER_IO_STORE_FLUSH_H

/*
 * Brings the history's log to the disk while a session goes on: a thread that waits for the disk,
 * so that the picture does not. What was committed before store_flush_ask() is on the disk when
 * the flush that follows has ended; asking while one runs has another one follow.
 *
 * The log is a file SQLite holds no locks on, so that a descriptor of our own does it no harm.
 */
struct store_flush;

/* path: of the history, which is open and has its log. NULL: there is no log (a file system that
 * allows none), or no thread to be had: then whoever writes has to wait. */
struct store_flush *store_flush_new(const char *path);
void store_flush_ask(struct store_flush *f);
/* What was asked for is done before this returns. NULL is allowed. */
void store_flush_free(struct store_flush *f);

#endif
