/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_THREAD_H
#define LIMBER_IO_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Starts a thread that no signal lands in: they are for the one that draws. False: there is none.
 */
bool thread_start(pthread_t *thread, void *(*run)(void *context), void *context);

#endif
