/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/report.h"

#include <stdio.h>

enum { INDENT = 2, MEANS_WIDTH = 6, WEEK_DAYS = 7 };

/* The mean of each week since day 1, the latest that fit; a week of few scores is a dash. */
static void put_means(struct strbuf *out, const struct report_style *style,
                      const struct trend_series *s, int32_t today)
{
    int weeks = (today - s->first_day) / WEEK_DAYS + 1;
    int shown = MIN(weeks, (style->width - INDENT) / MEANS_WIDTH);
    struct strbuf names = {0}, means = {0};
    for (int week = weeks - shown + 1; week <= weeks; week++) {
        double mean = trend_week_mean(s, week * WEEK_DAYS);
        char name[16], value[16] = "-";
        snprintf(name, sizeof name, "W%d", week);
        if (mean >= 0)
            snprintf(value, sizeof value, "%.1f", mean);
        strbuf_printf(&names, "%*s", MEANS_WIDTH, name);
        strbuf_printf(&means, "%*s", MEANS_WIDTH, value);
    }
    report_tone(out, style, TONE_QUIET);
    strbuf_printf(out, "%s\n", strbuf_text(&names));
    report_plain(out, style);
    strbuf_printf(out, "%s\n", strbuf_text(&means));
    strbuf_release(&names);
    strbuf_release(&means);
}

void report_trend(struct strbuf *out, const struct report_style *style, const struct trend *t,
                  const struct trend_series *s, int32_t today)
{
    struct strbuf text = {0};
    report_heading(out, style, "Stiffness");
    trend_sentence(&text, s, today);
    report_paragraph(out, style, INDENT, strbuf_text(&text));
    if (s->count)
        put_means(out, style, s, today);
    strbuf_reset(&text);
    trend_say(&text, t->active, t->active_baseline, t->active_m7);
    if (text.length) {
        struct strbuf since = {0};
        report_date(&since, t->active_since);
        strbuf_printf(&text, " (Since %s.)", strbuf_text(&since));
        report_paragraph(out, style, INDENT, strbuf_text(&text));
        strbuf_release(&since);
    }
    strbuf_release(&text);
}
