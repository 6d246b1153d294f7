/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/report.h"

#include "base/civil.h"
#include "base/utf8.h"
#include "view/glyph.h"
#include "view/text.h"

#include <stdio.h>
#include <string.h>

const char *const report_months[12] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};

const char *const report_state_words[N_RECORD_STATES] = {
    [RECORD_RUNNING] = "in progress", [RECORD_DONE] = "done",       [RECORD_EARLY] = "ended early",
    [RECORD_STOPPED] = "stopped",     [RECORD_CRASHED] = "cut off",
};

void report_tone(struct strbuf *out, const struct report_style *style, enum report_tone tone)
{
    static const char *const sequences[] = {[TONE_PLAIN] = "",
                                            [TONE_HEADING] = "\033[1m",
                                            [TONE_QUIET] = "\033[2m",
                                            [TONE_BAR] = "\033[36m"};
    if (style->colour)
        strbuf_puts(out, sequences[tone]);
}

void report_plain(struct strbuf *out, const struct report_style *style)
{
    if (style->colour)
        strbuf_puts(out, "\033[m");
}

void report_heading(struct strbuf *out, const struct report_style *style, const char *text)
{
    report_tone(out, style, TONE_HEADING);
    strbuf_puts(out, text);
    report_plain(out, style);
    strbuf_putc(out, '\n');
}

static void blanks(struct strbuf *out, int cells)
{
    for (int i = 0; i < cells; i++)
        strbuf_putc(out, ' ');
}

/* Cleans and cuts; returns the cells used. */
static int put(struct strbuf *out, const char *text, int cells)
{
    struct strbuf clean = {0};
    int used;
    utf8_clean(&clean, text, strlen(text));
    if (utf8_width(strbuf_text(&clean)) <= cells) {
        strbuf_puts(out, strbuf_text(&clean));
        used = utf8_width(strbuf_text(&clean));
    } else {
        strbuf_add(out, strbuf_text(&clean), utf8_fit(strbuf_text(&clean), cells - 1, &used));
        strbuf_puts(out, "…");
        used++;
    }
    strbuf_release(&clean);
    return used;
}

void report_left(struct strbuf *out, const char *text, int cells)
{
    blanks(out, cells - put(out, text, cells));
}

void report_right(struct strbuf *out, const char *text, int cells)
{
    blanks(out, cells - utf8_width(text));
    put(out, text, cells);
}

void report_bar(struct strbuf *out, const struct report_style *style, double value, double most,
                int cells)
{
    double full = most > 0 ? CLAMP(value / most, 0.0, 1.0) : 0;
    int eighths = (int) (full * cells * 8 + 0.5);
    if (value > 0 && eighths == 0)
        eighths = 1;
    report_tone(out, style, TONE_BAR);
    int used = 0;
    for (; used < cells && eighths > 0; used++, eighths -= 8) {
        char bytes[4];
        int n = utf8_encode((uint32_t) (0x2590 - MIN(eighths, 8)), bytes);
        strbuf_add(out, bytes, (size_t) n);
    }
    report_plain(out, style);
    blanks(out, cells - used);
}

void report_end(struct strbuf *out)
{
    while (out->length && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
    strbuf_putc(out, '\n');
}

void report_item(struct strbuf *out, const struct report_style *style, int indent,
                 const char *first, const char *text)
{
    report_left(out, first, indent);
    for (bool more = true; more;) {
        size_t skip;
        size_t length = text_line(text, style->width - indent, &skip);
        strbuf_add(out, text, length);
        report_end(out);
        text += skip;
        more = *text != '\0' && skip > 0;
        if (more)
            report_left(out, "", indent);
    }
}

void report_paragraph(struct strbuf *out, const struct report_style *style, int indent,
                      const char *text)
{
    report_item(out, style, indent, "", text);
}

void report_date(struct strbuf *out, int32_t day)
{
    struct civil d = civil_from_days(day);
    strbuf_printf(out, "%d %s %d", d.day, report_months[d.month - 1], d.year);
}

void report_short_date(struct strbuf *out, int32_t day)
{
    struct civil d = civil_from_days(day);
    strbuf_printf(out, "%d %.3s", d.day, report_months[d.month - 1]);
}

const char *report_span(char out[REPORT_SPAN_BYTES], int64_t ms)
{
    long long minutes = (long long) (ms + 30000) / 60000;
    if (ms < 60000)
        snprintf(out, REPORT_SPAN_BYTES, "%d s", (int) ((ms + 500) / 1000));
    else if (minutes < 60)
        snprintf(out, REPORT_SPAN_BYTES, "%lld min", minutes);
    else
        snprintf(out, REPORT_SPAN_BYTES, "%lld h %02lld min", minutes / 60, minutes % 60);
    return out;
}

void report_ascii(struct strbuf *out, const char *text)
{
    uint32_t cp;
    int n;
    for (size_t length = strlen(text); (n = utf8_decode(text, length, &cp)) != 0;
         length -= (size_t) n) {
        if (n < 0) {
            n = 1;
            cp = '?';
        }
        text += n;
        if (cp < 0x80)
            strbuf_putc(out, (char) cp);
        else if (utf8_cp_width(cp) > 0)
            strbuf_putc(out, glyph_ascii(cp));
        if (cp >= 0x80 && utf8_cp_width(cp) == 2)
            strbuf_putc(out, ' ');
    }
}
