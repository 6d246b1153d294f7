/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/strbuf.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void grow(struct strbuf *sb, size_t more)
{
    if (sb->room - sb->length > more)
        return;
    sb->room = MAX(sb->room * 2, sb->length + more + 64);
    sb->text = xrealloc(sb->text, sb->room);
}

void strbuf_add(struct strbuf *sb, const char *text, size_t length)
{
    grow(sb, length);
    memcpy(sb->text + sb->length, text, length);
    sb->length += length;
    sb->text[sb->length] = '\0';
}

void strbuf_puts(struct strbuf *sb, const char *text)
{
    strbuf_add(sb, text, strlen(text));
}

void strbuf_putc(struct strbuf *sb, char c)
{
    strbuf_add(sb, &c, 1);
}

void strbuf_vprintf(struct strbuf *sb, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int length = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (length < 0)
        return;
    grow(sb, (size_t) length);
    vsnprintf(sb->text + sb->length, (size_t) length + 1, fmt, ap);
    sb->length += (size_t) length;
}

void strbuf_printf(struct strbuf *sb, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    strbuf_vprintf(sb, fmt, ap);
    va_end(ap);
}

void strbuf_json(struct strbuf *sb, const char *text)
{
    strbuf_putc(sb, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char) *text;
        if (c == '"' || c == '\\')
            strbuf_printf(sb, "\\%c", c);
        else if (c == '\n')
            strbuf_puts(sb, "\\n");
        else if (c < 0x20 || c == 0x7f)
            strbuf_printf(sb, "\\u%04x", c);
        else
            strbuf_putc(sb, *text);
    }
    strbuf_putc(sb, '"');
}

const char *strbuf_text(const struct strbuf *sb)
{
    return sb->text ? sb->text : "";
}

void strbuf_reset(struct strbuf *sb)
{
    sb->length = 0;
    if (sb->text)
        sb->text[0] = '\0';
}

void strbuf_release(struct strbuf *sb)
{
    free(sb->text);
    *sb = (struct strbuf){0};
}
