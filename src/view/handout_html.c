/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/handout.h"

/* One file: styles inside, no script, nothing from elsewhere. */
static const char head[] =
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n"
    "<style>\n"
    ":root { color-scheme: light; }\n"
    "body { font: 15px/1.45 system-ui, sans-serif; color: #1a1a1a; background: #fff;"
    " max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }\n"
    "header { border-bottom: 2px solid #1a1a1a; margin-bottom: 1rem; }\n"
    "h1 { font-size: 1.5rem; margin: 0; }\n"
    "header p { margin: .1rem 0 .5rem; color: #444; }\n"
    "h2 { font-size: 1.05rem; margin: 1.3rem 0 .4rem; break-after: avoid; }\n"
    ".lead { font-size: 1.05rem; margin: .5rem 0; }\n"
    ".alert { border: 2px solid #a11; border-left-width: 8px; padding: .5rem .8rem;"
    " white-space: pre-line; }\n"
    ".text { white-space: pre-line; margin: .4rem 0; }\n"
    ".note { color: #444; font-size: .85rem; border-top: 1px solid #999; padding-top: .6rem;"
    " margin-top: 1.5rem; }\n"
    "table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums;"
    " break-inside: avoid; }\n"
    "th, td { text-align: left; padding: .15rem .5rem .15rem 0; vertical-align: top;"
    " border-bottom: 1px solid #ddd; }\n"
    "th { font-weight: 600; border-bottom: 1px solid #1a1a1a; }\n"
    ".n { text-align: right; }\n"
    "figure { margin: 0; break-inside: avoid; } figcaption { color: #444; font-size: .85rem; }\n"
    "svg { width: 100%; height: auto; display: block; }\n"
    "@media print { @page { size: A4; margin: 14mm; }\n"
    "body { font-size: 10pt; margin: 0; padding: 0; max-width: none; }\n"
    "h1 { font-size: 15pt; } h2 { font-size: 11pt; margin: .8rem 0 .2rem; }\n"
    ".lead { font-size: 10.5pt; } svg { max-height: 52mm; }\n"
    "th, td { padding-top: .05rem; padding-bottom: .05rem; } }\n"
    "</style>\n";

void handout_escape(struct strbuf *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        switch (*c) {
        case '&':
            strbuf_puts(out, "&amp;");
            break;
        case '<':
            strbuf_puts(out, "&lt;");
            break;
        case '>':
            strbuf_puts(out, "&gt;");
            break;
        case '"':
            strbuf_puts(out, "&quot;");
            break;
        default:
            if ((unsigned char) *c >= ' ' || *c == '\n')
                strbuf_putc(out, *c);
        }
    }
}

static void element(struct strbuf *out, const char *open, const char *text, const char *close)
{
    strbuf_puts(out, open);
    handout_escape(out, text);
    strbuf_puts(out, close);
}

static void put_row(struct strbuf *out, const struct handout_block *b, int row)
{
    const char *tag = row == 0 ? "th" : "td";
    strbuf_puts(out, "<tr>");
    for (int i = 0; i < b->columns; i++) {
        strbuf_printf(out, "<%s%s%s>", tag, row == 0 ? " scope=\"col\"" : "",
                      b->numbers >> i & 1U ? " class=\"n\"" : "");
        handout_escape(out, b->cells[row * b->columns + i]);
        strbuf_printf(out, "</%s>", tag);
    }
    strbuf_puts(out, "</tr>\n");
}

static void put_table(struct strbuf *out, const struct handout_block *b)
{
    strbuf_puts(out, "<table>\n<thead>\n");
    put_row(out, b, 0);
    strbuf_puts(out, "</thead>\n<tbody>\n");
    for (int row = 1; row < b->rows; row++)
        put_row(out, b, row);
    strbuf_puts(out, "</tbody>\n</table>\n");
}

static void put_block(struct strbuf *out, const struct handout *h, const struct handout_block *b)
{
    switch (b->kind) {
    case HANDOUT_HEADING:
        element(out, "<h2>", b->text, "</h2>\n");
        break;
    case HANDOUT_LEAD:
        element(out, "<p class=\"lead\">", b->text, "</p>\n");
        break;
    case HANDOUT_ALERT:
        element(out, "<p class=\"alert\">", b->text, "</p>\n");
        break;
    case HANDOUT_TEXT:
        element(out, "<p class=\"text\">", b->text, "</p>\n");
        break;
    case HANDOUT_NOTE:
        element(out, "<p class=\"note\">", b->text, "</p>\n");
        break;
    case HANDOUT_TABLE:
        put_table(out, b);
        break;
    case HANDOUT_CHART:
        strbuf_puts(out, "<figure>\n");
        handout_chart(out, h->in, b->text);
        element(out, "<figcaption>", b->text, "</figcaption>\n</figure>\n");
        break;
    }
}

void handout_html(struct strbuf *out, const struct handout *h)
{
    strbuf_puts(out, "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n");
    strbuf_puts(out, head);
    element(out, "<title>", h->title, "</title>\n</head>\n<body>\n");
    element(out, "<header>\n<h1>", h->title, "</h1>\n");
    element(out, "<p>", h->subtitle, "</p>\n</header>\n<main>\n");
    for (size_t i = 0; i < h->n; i++)
        put_block(out, h, &h->blocks[i]);
    strbuf_puts(out, "</main>\n</body>\n</html>\n");
}
