/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_ANSWER_H
#define LIMBER_TUI_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What a terminal answers when it is asked something comes among the keys. Once
 * its beginning was recognized, the characters up to its end ("ESC \" or a bell)
 * are not keys. A zeroed struct is ready.
 */
enum { ANSWER_BYTES = 24, ANSWER_MOST = 64 };

struct answer {
    char text[ANSWER_BYTES]; /* what came, cut off */
    size_t length, read;
    bool active, escaped;
};

void answer_begin(struct answer *a);
/* Takes one character while it is active; true once it has ended. Where no end comes it ends by
 * itself, so that keys do not vanish for ever. */
bool answer_take(struct answer *a, uint32_t c);

#endif
