/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"
#include "view/handout.h"
#include "view/report.h"

#include <string.h>

enum { WIDTH = 80, GAP = 2, CELL_MIN = 4 };

static const struct report_style style = {WIDTH, false};

/* ---- tables ---- */

/* As wide as what they hold; the widest column gives way where the row is too long. */
static void measure(const struct handout_block *b, int widths[HANDOUT_COLUMNS])
{
    int total = GAP * (b->columns - 1);
    for (int i = 0; i < b->columns; i++) {
        widths[i] = CELL_MIN;
        for (int row = 0; row < b->rows; row++)
            widths[i] = MAX(widths[i], utf8_width(b->cells[row * b->columns + i]));
        total += widths[i];
    }
    for (; total > WIDTH; total--) {
        int widest = 0;
        for (int i = 1; i < b->columns; i++)
            if (widths[i] > widths[widest])
                widest = i;
        widths[widest]--;
    }
}

static void put_table(struct strbuf *out, const struct handout_block *b)
{
    int widths[HANDOUT_COLUMNS] = {0};
    measure(b, widths);
    for (int row = 0; row < b->rows; row++) {
        for (int i = 0; i < b->columns; i++) {
            const char *text = b->cells[row * b->columns + i];
            report_left(out, "", i ? GAP : 0);
            if (b->numbers >> i & 1U)
                report_right(out, text, widths[i]);
            else
                report_left(out, text, widths[i]);
        }
        report_end(out);
    }
}

/* ---- the page ---- */

static void underlined(struct strbuf *out, const char *text, char with)
{
    strbuf_printf(out, "%s\n", text);
    for (int i = 0; i < utf8_width(text); i++)
        strbuf_putc(out, with);
    strbuf_putc(out, '\n');
}

/* Line by line: each is a paragraph of its own. */
static void put_lines(struct strbuf *out, const char *mark, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        struct strbuf line = {0};
        strbuf_add(&line, text, length);
        report_item(out, &style, utf8_width(mark), mark, strbuf_text(&line));
        strbuf_release(&line);
        text += length + (text[length] == '\n');
    }
}

static void put_block(struct strbuf *out, const struct handout_block *b)
{
    switch (b->kind) {
    case HANDOUT_HEADING:
        strbuf_putc(out, '\n');
        underlined(out, b->text, '-');
        break;
    case HANDOUT_ALERT:
        strbuf_putc(out, '\n');
        put_lines(out, "!! ", b->text);
        break;
    case HANDOUT_LEAD:
    case HANDOUT_NOTE:
        strbuf_putc(out, '\n');
        put_lines(out, "", b->text);
        break;
    case HANDOUT_TEXT:
        put_lines(out, "", b->text);
        break;
    case HANDOUT_TABLE:
        put_table(out, b);
        break;
    case HANDOUT_CHART:
        break;
    }
}

void handout_text(struct strbuf *out, const struct handout *h)
{
    underlined(out, h->title, '=');
    strbuf_printf(out, "%s\n", h->subtitle);
    for (size_t i = 0; i < h->n; i++) {
        bool chart_heading =
            i + 1 < h->n && h->blocks[i + 1].kind == HANDOUT_CHART; /* nothing below it here */
        if (!chart_heading)
            put_block(out, &h->blocks[i]);
    }
}
