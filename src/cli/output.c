/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/output.h"

#include "base/civil.h"
#include "cli/cli.h"
#include "io/clock.h"
#include "tui/probe.h"
#include "view/report.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int output_width(void)
{
    int cols, rows;
    double aspect;
    if (!probe_size(STDOUT_FILENO, &cols, &rows, &aspect))
        return REPORT_WIDTH_PIPE;
    return CLAMP(cols, REPORT_WIDTH_MIN, REPORT_WIDTH_MAX);
}

bool output_has_colour(void)
{
    const char *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0 && !probe_no_color();
}

int32_t output_today(void)
{
    struct clock clock;
    int32_t offset_s;
    clock_init(&clock);
    int64_t now_s = clock_wall_s(&clock, &offset_s);
    return civil_local_day(now_s, offset_s);
}

void output_text(const struct strbuf *text)
{
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
        cli_puts(text);
        return;
    }
    struct strbuf ascii = {0};
    report_ascii(&ascii, strbuf_text(text));
    cli_puts(&ascii);
    strbuf_release(&ascii);
}

void output_report(const struct strbuf *text, bool json)
{
    if (json)
        cli_puts(text);
    else
        output_text(text);
}
