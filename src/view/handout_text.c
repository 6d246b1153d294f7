/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"
#include "view/handout.h"
#include "view/report.h"
#include "view/text.h"

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

/* One line of the cell whose text goes on at *rest. */
static void put_cell(struct strbuf *out, const char **rest, int width, bool number)
{
    size_t skip, length = text_line(*rest, width, &skip);
    char line[4 * WIDTH + 1];
    length = MIN(length, sizeof line - 1);
    memcpy(line, *rest, length);
    line[length] = '\0';
    *rest += skip;
    if (number)
        report_right(out, line, width);
    else
        report_left(out, line, width);
}

/* As many lines as its longest cell takes: nothing that a doctor reads is cut. */
static void put_row(struct strbuf *out, const struct handout_block *b, int row,
                    const int widths[HANDOUT_COLUMNS])
{
    const char *rest[HANDOUT_COLUMNS];
    bool more = true;
    for (int i = 0; i < b->columns; i++)
        rest[i] = b->cells[row * b->columns + i];
    while (more) {
        more = false;
        for (int i = 0; i < b->columns; i++) {
            report_left(out, "", i ? GAP : 0);
            put_cell(out, &rest[i], widths[i], b->numbers >> i & 1U);
            more |= *rest[i] != '\0';
        }
        report_end(out);
    }
}

static void put_table(struct strbuf *out, const struct handout_block *b)
{
    int widths[HANDOUT_COLUMNS] = {0};
    measure(b, widths);
    for (int row = 0; row < b->rows; row++)
        put_row(out, b, row, widths);
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
