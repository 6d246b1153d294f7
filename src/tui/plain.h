/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TUI_PLAIN_H
#define LIMBER_TUI_PLAIN_H

#include "base/base.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/*
 * The coach as lines, for pipes, logs and screen readers (`run --plain`):
 *
 *   MM:SS.mmm<TAB>event<TAB>text
 *
 * Each line is flushed when it is written. Text that belongs to no time has no
 * time: plain_text() writes it as it is. Tabs and line ends in text become blanks.
 */
struct plain {
    FILE *out;   /* borrowed */
    bool failed; /* a write failed: the reader has gone */
};

void plain_line(struct plain *p, int64_t at_ms, const char *event, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
void plain_text(struct plain *p, const char *text);

/* "MM:SS.mmm"; minutes go on past 59. */
enum { PLAIN_TIME_BYTES = 32 };
const char *plain_time(char out[PLAIN_TIME_BYTES], int64_t ms);

#endif
