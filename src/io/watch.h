/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_WATCH_H
#define LIMBER_IO_WATCH_H

#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Files somebody may save at any time. They are looked at by name, so that an
 * editor may write another file and rename it, and a file may go and come back.
 * Looking is one stat() a file: ask a few times a second.
 */
struct watch {
    struct arena arena;
    struct watched *items;
    size_t count, room;
};

/* Watches this file from now on, whether it is there or not. */
void watch_add(struct watch *w, const char *path);
/* True where one of them is another than when it was last asked. */
bool watch_changed(struct watch *w);
/* Watches nothing any more. Accepts a zeroed struct. */
void watch_release(struct watch *w);

#endif
