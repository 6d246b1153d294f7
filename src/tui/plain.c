/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/plain.h"

#include "base/strbuf.h"

#include <inttypes.h>
#include <stdarg.h>

const char *plain_time(char out[PLAIN_TIME_BYTES], int64_t ms)
{
    ms = MAX(ms, 0);
    snprintf(out, PLAIN_TIME_BYTES, "%02" PRId64 ":%02d.%03d", ms / 60000, (int) (ms / 1000 % 60),
             (int) (ms % 1000));
    return out;
}

static void write_out(struct plain *p, const char *text)
{
    if (fputs(text, p->out) == EOF || fflush(p->out) == EOF)
        p->failed = true;
}

void plain_line(struct plain *p, int64_t at_ms, const char *event, const char *fmt, ...)
{
    struct strbuf text = {0}, line = {0};
    va_list ap;
    va_start(ap, fmt);
    strbuf_vprintf(&text, fmt, ap);
    va_end(ap);
    char time[PLAIN_TIME_BYTES];
    strbuf_printf(&line, "%s\t%s\t", plain_time(time, at_ms), event);
    for (const char *c = strbuf_text(&text); *c; c++)
        strbuf_putc(&line, *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
    strbuf_putc(&line, '\n');
    write_out(p, strbuf_text(&line));
    strbuf_release(&line);
    strbuf_release(&text);
}

void plain_text(struct plain *p, const char *text)
{
    write_out(p, text);
    write_out(p, "\n");
}
