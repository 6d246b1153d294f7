/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tools/ansi.h"

#include "base/utf8.h"

static void put_attributes(struct strbuf *out, const struct cell *c)
{
    strbuf_puts(out, "\033[0");
    if (c->attr & CELL_BOLD)
        strbuf_puts(out, ";1");
    if (c->attr & CELL_DIM)
        strbuf_puts(out, ";2");
    if (c->fg >= 0)
        strbuf_printf(out, ";38;5;%d", c->fg);
    if (c->bg >= 0)
        strbuf_printf(out, ";48;5;%d", c->bg);
    strbuf_putc(out, 'm');
}

void ansi_put(struct strbuf *out, const struct cell *cells, int cols, int rows)
{
    const struct cell plain = {.cp = ' ', .fg = -1, .bg = -1};
    for (int y = 0; y < rows; y++) {
        struct cell now = plain;
        for (int x = 0; x < cols; x++) {
            const struct cell *c = &cells[y * cols + x];
            char bytes[4];
            if (c->fg != now.fg || c->bg != now.bg || c->attr != now.attr)
                put_attributes(out, c);
            now = *c;
            strbuf_add(out, bytes, (size_t) utf8_encode(c->cp, bytes));
        }
        if (now.fg != -1 || now.bg != -1 || now.attr)
            strbuf_puts(out, "\033[0m");
        strbuf_putc(out, '\n');
    }
}
