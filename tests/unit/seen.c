/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/seen.h"

#include "unit/unit.h"

#include <string.h>

enum { CUT_MARK = 0x2026 };

void seen_forget(struct seen *s)
{
    s->length = 0;
    s->text[0] = '\0';
}

static void add(struct seen *s, uint32_t cp)
{
    bool blank = cp == ' ' || cp == 0;
    if (s->length + 2 >= sizeof s->text || (blank && (!s->length || s->text[s->length - 1] == ' ')))
        return;
    s->text[s->length++] = blank ? ' ' : cp < 0x80 ? (char) cp : '?';
    s->text[s->length] = '\0';
}

void seen_read(struct seen *s, const struct frame *f, int from, int to)
{
    for (int row = from; row < to; row++) {
        for (int x = 0; x < f->cols; x++)
            add(s, f->cells[row * f->cols + x].cp);
        add(s, ' ');
    }
}

bool seen_shows(const struct seen *s, const char *text)
{
    const char *at = s->text;
    char word[128];
    while (*text) {
        size_t length = 0;
        while (*text == ' ' || *text == '\n')
            text++;
        for (; *text && *text != ' ' && *text != '\n'; text++)
            if (length + 1 < sizeof word && ((unsigned char) *text & 0xC0) != 0x80)
                word[length++] = (unsigned char) *text < 0x80 ? *text : '?';
        word[length] = '\0';
        at = length ? strstr(at, word) : at;
        if (!at)
            return false;
        at += length;
    }
    return true;
}

void seen_must_show(const struct seen *s, const char *text, const char *where)
{
    if (text && !seen_shows(s, text))
        print_error("%s: not all of this is seen: %s\n  but: %s\n", where, text, s->text);
    assert_true(!text || seen_shows(s, text));
}

bool seen_is_cut(const struct frame *f, int from, int to)
{
    for (int i = from * f->cols; i < to * f->cols; i++)
        if (f->cells[i].cp == CUT_MARK)
            return true;
    return false;
}
