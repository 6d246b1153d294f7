/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/answer.h"

void answer_begin(struct answer *a)
{
    *a = (struct answer){.active = true};
}

bool answer_take(struct answer *a, uint32_t c)
{
    enum { BEL = 7, ESC = 27 };
    if (a->escaped || c == BEL || ++a->read > ANSWER_MOST) {
        a->active = false;
        return true;
    }
    a->escaped = c == ESC;
    if (!a->escaped && a->length + 1 < ANSWER_BYTES)
        a->text[a->length++] = c >= ' ' && c < 127 ? (char) c : '?';
    return false;
}
