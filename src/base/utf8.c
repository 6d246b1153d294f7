/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"

#include "base/base.h"

#include <string.h>

struct width_range {
    uint32_t first, last;
    uint8_t width;
};

#include "base/width-table.h"

/* The smallest value that may be written in 1 to 4 bytes: anything less is overlong. */
static const uint32_t least[] = {0, 0x0, 0x80, 0x800, 0x10000};

int utf8_decode(const char *text, size_t length, uint32_t *cp)
{
    if (length == 0)
        return 0;
    unsigned char lead = (unsigned char) text[0];
    if (lead < 0x80) {
        *cp = lead;
        return 1;
    }
    int bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || (size_t) bytes > length)
        return -1;
    uint32_t value = lead & (0x7fU >> bytes);
    for (int i = 1; i < bytes; i++) {
        unsigned char next = (unsigned char) text[i];
        if ((next & 0xc0) != 0x80)
            return -1;
        value = value << 6 | (next & 0x3f);
    }
    if (value < least[bytes] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return -1;
    *cp = value;
    return bytes;
}

int utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char) cp;
        return 1;
    }
    int bytes = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (int i = bytes - 1; i > 0; i--, cp >>= 6)
        out[i] = (char) (0x80 | (cp & 0x3f));
    out[0] = (char) (cp | (0xf00U >> bytes & 0xf0));
    return bytes;
}

size_t utf8_invalid_at(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint32_t cp;
        int bytes = utf8_decode(text + at, length - at, &cp);
        if (bytes < 0)
            break;
        at += (size_t) bytes;
    }
    return at;
}

bool utf8_is_unsafe(uint32_t cp)
{
    static const uint32_t ranges[][2] = {
        {0x00, 0x08},     {0x0b, 0x1f},     {0x7f, 0x9f},       {0x061c, 0x061c},
        {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},   {0xfeff, 0xfeff},
        {0xfff9, 0xfffb}, {0xe000, 0xf8ff}, {0xe0000, 0xe007f}, {0xf0000, 0x10ffff},
    };
    for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
        if (cp >= ranges[i][0] && cp <= ranges[i][1])
            return true;
    return false;
}

int utf8_cp_width(uint32_t cp)
{
    if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
        return 0;
    if (cp < 0xa0)
        return 1;
    size_t low = 0, high = ARRAY_LEN(width_table);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct width_range *r = &width_table[middle];
        if (cp > r->last)
            low = middle + 1;
        else if (cp < r->first)
            high = middle;
        else
            return r->width;
    }
    return 1;
}

/* Called for every word of every frame: ASCII, which is nearly all, goes straight through. */
size_t utf8_fit(const char *text, int cells, int *used)
{
    enum { MOST_BYTES = 4 }; /* of a sign: none goes on behind the end of the text */
    size_t at = 0;
    int width = 0;
    for (;;) {
        while (text[at] >= ' ' && text[at] < 0x7f && width < cells) {
            at++;
            width++;
        }
        uint32_t cp;
        int bytes = text[at] ? utf8_decode(text + at, MOST_BYTES, &cp) : 0;
        int more = bytes > 0 ? utf8_cp_width(cp) : 0;
        if (bytes <= 0 || width + more > cells)
            break;
        width += more;
        at += (size_t) bytes;
    }
    if (used)
        *used = width;
    return at;
}

int utf8_width(const char *text)
{
    int width;
    utf8_fit(text, 1 << 20, &width);
    return width;
}

void utf8_clean(struct strbuf *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t cp;
        int bytes = utf8_decode(text + at, length - at, &cp);
        if (bytes < 0) {
            strbuf_printf(out, "<%02X>", (unsigned char) text[at]);
            at++;
            continue;
        }
        if (cp == '\t' || cp == '\n' || cp == '\r')
            strbuf_putc(out, ' ');
        else if (utf8_is_unsafe(cp))
            strbuf_printf(out, "<U+%04X>", (unsigned) cp);
        else
            strbuf_add(out, text + at, (size_t) bytes);
        at += (size_t) bytes;
    }
}
