/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/find.h"

#include "base/utf8.h"
#include "view/glyph.h"

#include <string.h>

/* The next letter without case and marks; 0 at the end. */
static int folded(const char **text)
{
    uint32_t cp;
    int bytes = utf8_decode(*text, strlen(*text), &cp);
    if (bytes <= 0)
        return 0;
    *text += bytes;
    if (cp == '\n')
        return ' ';
    int c = glyph_ascii(cp);
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Where the letters end in a text that begins with them, else NULL. */
static const char *end_of(const char *text, const char *letters)
{
    while (*letters)
        if (folded(&text) != folded(&letters))
            return NULL;
    return text;
}

const char *find_in(const char *text, const char *letters, size_t *length)
{
    *length = 0;
    for (; *letters && *text; text++) {
        const char *end = end_of(text, letters);
        if (!end)
            continue;
        *length = (size_t) (end - text);
        return text;
    }
    return NULL;
}

bool find_matches(const char *text, const char *letters)
{
    size_t length;
    return !*letters || find_in(text, letters, &length);
}

enum action find_key(struct find *find, struct input in)
{
    size_t length = strlen(find->text);
    if (in.key == INPUT_ESC) {
        *find = (struct find){0};
        return ACTION_CANCEL;
    }
    if (in.key == INPUT_ENTER) {
        find->typing = false;
    } else if (in.key == INPUT_BACKSPACE) {
        while (length > 0 && ((unsigned char) find->text[--length] & 0xc0) == 0x80)
            ;
        find->text[length] = '\0';
    } else if (in.key == INPUT_CHAR && !utf8_is_unsafe(in.cp) && length + 5 < FIND_BYTES) {
        length += (size_t) utf8_encode(in.cp, find->text + length);
        find->text[length] = '\0';
    } else {
        return ACTION_NONE;
    }
    return ACTION_HANDLED;
}

int find_draw(struct frame *f, struct rect row, const struct find *find)
{
    int x = frame_text(f, row, 0, 0, STYLE_ACCENT, "/");
    x += frame_text(f, row, x, 0, STYLE_STRONG, find->text);
    if (find->typing && x < row.w) {
        f->cursor_x = row.x + x;
        f->cursor_y = row.y;
    }
    return x;
}
