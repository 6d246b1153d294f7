/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/handout_build.h"

#include "view/report.h"

void handout_block_add(struct builder *b, enum handout_kind kind, const char *text)
{
    if (b->h->n < HANDOUT_BLOCKS_MAX)
        b->h->blocks[b->h->n++] = (struct handout_block){.kind = kind, .text = text};
}

void handout_begin(struct builder *b, int columns)
{
    b->columns = columns;
    b->used = b->room = 0;
    b->cells = NULL;
}

void handout_cell(struct builder *b, const char *text)
{
    enum { ROOM_MIN = 128 };
    if (b->used == b->room) {
        b->room = b->room ? 2 * b->room : ROOM_MIN;
        const char **cells = arena_array(b->a, (size_t) b->room, sizeof *cells);
        for (int i = 0; i < b->used; i++)
            cells[i] = b->cells[i];
        b->cells = cells;
    }
    b->cells[b->used++] = text;
}

void handout_end(struct builder *b, const char *heading, unsigned numbers)
{
    int rows = b->used / b->columns;
    if (rows < 2)
        return;
    handout_block_add(b, HANDOUT_HEADING, heading);
    handout_block_add(b, HANDOUT_TABLE, NULL);
    struct handout_block *table = &b->h->blocks[b->h->n - 1];
    table->cells = b->cells;
    table->columns = b->columns;
    table->rows = rows;
    table->numbers = numbers;
}

/* What is being written, as it is kept. */
static const char *kept(struct builder *b, struct strbuf *text)
{
    const char *copy = arena_strdup(b->a, strbuf_text(text));
    strbuf_release(text);
    return copy;
}

const char *handout_date(struct builder *b, int32_t day)
{
    struct strbuf text = {0};
    report_date(&text, day);
    return kept(b, &text);
}

const char *handout_short_date(struct builder *b, int32_t day)
{
    struct strbuf text = {0};
    report_short_date(&text, day);
    return kept(b, &text);
}

const char *handout_span(struct builder *b, int64_t ms)
{
    char text[REPORT_SPAN_BYTES];
    return arena_strdup(b->a, report_span(text, ms));
}

bool handout_has_day(const struct builder *b, int32_t day)
{
    return day >= b->in->span.first && day <= b->in->span.last;
}
