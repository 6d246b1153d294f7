/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/progress.h"
#include "view/report.h"

#include <stdio.h>

/* What the progress screens show of one period, as lines. */
enum { INDENT = 2, LABEL = 20, NUMBER = 11, ITEM_LABEL = 30 };

static void item(struct strbuf *out, const struct report_style *style, const char *label,
                 const char *text)
{
    int cells = MIN(ITEM_LABEL, style->width / 2);
    report_left(out, "", INDENT);
    report_left(out, label, cells - INDENT);
    report_left(out, text, style->width - cells);
    report_end(out);
}

static void heading(struct strbuf *out, const struct report_style *style, const char *text)
{
    strbuf_putc(out, '\n');
    report_tone(out, style, TONE_HEADING);
    strbuf_puts(out, text);
    report_plain(out, style);
    strbuf_putc(out, '\n');
}

static void put_areas(struct strbuf *out, const struct report_style *style,
                      const struct progress_model *m)
{
    struct progress_sum sum = progress_sum(m->p, progress_span(m->unit, m->day));
    int64_t usual[N_AREA_SUMS];
    bool any = false;
    progress_usual(m->p, m->unit, m->day, usual);
    for (int i = 0; i < N_AREA_SUMS; i++) {
        char name[PROGRESS_NAME_BYTES], span[REPORT_SPAN_BYTES];
        if (!sum.area_ms[i] && !usual[i])
            continue;
        if (!any)
            heading(out, style, "Body areas");
        any = true;
        report_left(out, "", INDENT);
        report_left(out, progress_name(name, i < N_AREAS ? area_words.words[i] : "other"), LABEL);
        report_right(out, sum.area_ms[i] ? report_span(span, sum.area_ms[i]) : "rest", NUMBER);
        if (usual[i])
            strbuf_printf(out, "  usual %s", report_span(span, usual[i]));
        report_end(out);
    }
    if (any)
        report_paragraph(out, style, INDENT, "usual: your mean of the four periods before");
}

static void put_exercises(struct strbuf *out, const struct report_style *style,
                          const struct progress *p)
{
    if (p->n_doses)
        heading(out, style, "Exercises");
    for (size_t i = 0; i < p->n_doses; i++) {
        const struct dose_record *d = &p->doses[i];
        char name[PROGRESS_NAME_BYTES], span[REPORT_SPAN_BYTES], text[96];
        snprintf(text, sizeof text, "%d reps on %d day%s, %s", d->reps, d->days,
                 d->days == 1 ? "" : "s", report_span(span, d->ms));
        item(out, style, progress_dose_name(name, d), text);
    }
}

void report_period(struct strbuf *out, const struct report_style *style, const struct progress *p,
                   enum progress_unit unit, int32_t day)
{
    const struct progress_model m = {.p = p, .unit = unit, .day = day};
    struct strbuf text = {0};
    char breath[REPORT_SPAN_BYTES];
    progress_read_out(&text, &m, true);
    report_paragraph(out, style, 0, strbuf_text(&text));
    if (progress_breath_ms(p))
        item(out, style, "Breathing", report_span(breath, progress_breath_ms(p)));
    put_areas(out, style, &m);
    put_exercises(out, style, p);
    strbuf_release(&text);
}
