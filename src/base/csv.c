/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv.h"

#include "base/utf8.h"

#include <string.h>

/* What a spreadsheet would take for more than text; an apostrophe, to tell ours from another. */
static bool needs_apostrophe(const char *text)
{
    return *text && strchr("=+-@'\t\r", *text);
}

void csv_text(struct strbuf *out, const char *text)
{
    bool quoted = strpbrk(text, ",;\"\r\n\t") != NULL;
    if (quoted)
        strbuf_putc(out, '"');
    if (needs_apostrophe(text))
        strbuf_putc(out, '\'');
    for (; *text; text++) {
        if (*text == '"')
            strbuf_putc(out, '"');
        strbuf_putc(out, *text);
    }
    if (quoted)
        strbuf_putc(out, '"');
}

void csv_init(struct csv *c, const char *path, const char *text, size_t length, struct diags *diags)
{
    *c = (struct csv){
        .path = path, .text = text, .length = length, .line = 1, .diags = diags, .separator = ','};
    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
        c->at = 3;
    for (size_t i = c->at; i < length; i++) {
        if (text[i] != ',' && text[i] != ';')
            continue;
        c->separator = text[i];
        break;
    }
}

/* Up to the closing quote, which is eaten. False: there is none. */
static bool quoted(struct csv *c, struct strbuf *cell)
{
    c->at++;
    while (c->at < c->length) {
        char ch = c->text[c->at++];
        c->line += ch == '\n';
        if (ch == '"') {
            if (c->at == c->length || c->text[c->at] != '"')
                return true;
            c->at++;
        }
        strbuf_putc(cell, ch);
    }
    return false;
}

static bool at_end_of_cell(const struct csv *c)
{
    return c->at == c->length || c->text[c->at] == c->separator || c->text[c->at] == '\n' ||
           c->text[c->at] == '\r';
}

static bool read_cell(struct csv *c, struct strbuf *cell)
{
    if (c->at < c->length && c->text[c->at] == '"')
        return quoted(c, cell) && at_end_of_cell(c);
    while (!at_end_of_cell(c))
        strbuf_putc(cell, c->text[c->at++]);
    return true;
}

static const char *kept(struct arena *a, const struct strbuf *cell)
{
    struct strbuf clean = {0};
    utf8_clean(&clean, strbuf_text(cell), cell->length);
    const char *text = strbuf_text(&clean);
    if (text[0] == '\'' && needs_apostrophe(text + 1))
        text++;
    text = arena_strdup(a, text);
    strbuf_release(&clean);
    return text;
}

static void end_line(struct csv *c)
{
    while (c->at < c->length && c->text[c->at] != '\n')
        c->at++;
    if (c->at < c->length) {
        c->at++;
        c->line++;
    }
}

static bool read_cells(struct csv *c, struct arena *a, struct csv_row *row)
{
    for (;;) {
        struct strbuf cell = {0};
        bool ok = read_cell(c, &cell) && row->count < CSV_CELLS_MAX;
        if (ok)
            row->cells[row->count++] = kept(a, &cell);
        strbuf_release(&cell);
        if (!ok)
            return false;
        if (c->at == c->length || c->text[c->at] != c->separator)
            return true;
        c->at++;
    }
}

/* Spreadsheets leave rows of nothing but separators behind. */
static bool is_blank(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i][0])
            return false;
    return true;
}

bool csv_read(struct csv *c, struct arena *a, struct csv_row *row)
{
    while (c->at < c->length) {
        *row = (struct csv_row){.line = c->line};
        bool ok = read_cells(c, a, row);
        end_line(c);
        if (!ok) {
            diag_add(c->diags, DIAG_ERROR, (struct src_loc){c->path, row->line}, "syntax",
                     "this is no row of a table: a quote is not closed, or there are more than %d "
                     "cells",
                     CSV_CELLS_MAX);
            row->count = 0;
            return true;
        }
        if (!is_blank(row))
            return true;
    }
    return false;
}
