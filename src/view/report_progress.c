/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/selftest.h"
#include "view/progress.h"
#include "view/report.h"

#include <stdio.h>
#include <string.h>

enum { INDENT = 2, LABEL = 30, ROW_LABEL = 20, SHOWN = 10 };

static void line(struct strbuf *out, const struct report_style *style, const char *label,
                 const char *text)
{
    int cells = MIN(LABEL, style->width / 2);
    report_left(out, "", INDENT);
    report_left(out, label, cells - INDENT);
    report_left(out, text, style->width - cells);
    report_end(out);
}

static void put_doses(struct strbuf *out, const struct report_style *style,
                      const struct progress *p)
{
    const struct dose_record *doses = p->doses;
    size_t n = p->n_doses;
    if (n == 0)
        return;
    strbuf_putc(out, '\n');
    report_heading(out, style, n > SHOWN ? "Exercises, the ten that took most time" : "Exercises");
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        char name[PROGRESS_NAME_BYTES], time[REPORT_SPAN_BYTES], text[96];
        snprintf(text, sizeof text, "%d reps on %d day%s, %s", doses[i].reps, doses[i].days,
                 doses[i].days == 1 ? "" : "s", report_span(time, doses[i].ms));
        line(out, style, progress_dose_name(name, &doses[i]), text);
    }
}

/* The latest of a kind, and the first of it to compare with. */
static void put_test(struct strbuf *out, const struct report_style *style, const struct progress *p,
                     const char *kind)
{
    const struct selftest *test = selftest_find(kind);
    const struct measure_record *first, *last;
    if (!selftest_ends(p->in.measures, p->in.n_measures, kind, INT32_MIN, INT32_MAX, &first, &last))
        return;
    struct strbuf text = {0};
    enum selftest_change change = selftest_change(test, first->value, last->value);
    strbuf_printf(&text, "%g %s", last->value, test->unit);
    if (first != last) {
        strbuf_printf(&text, ", %g on ", first->value);
        report_short_date(&text, first->day);
        if (change != CHANGE_UNKNOWN)
            strbuf_printf(&text, ": %s", selftest_change_words[change]);
    }
    line(out, style, last->detail ? last->detail : test->name, strbuf_text(&text));
    strbuf_release(&text);
}

static bool has_tests(const struct progress *p)
{
    for (size_t i = 0; i < p->in.n_measures; i++)
        if (selftest_find(p->in.measures[i].kind))
            return true;
    return false;
}

static void put_tests(struct strbuf *out, const struct report_style *style,
                      const struct progress *p)
{
    const char *advice[SELFTEST_ADVICE];
    size_t n_advice = selftest_advice(p->in.measures, p->in.n_measures, p->in.over_65, advice);
    if (!has_tests(p))
        return;
    strbuf_putc(out, '\n');
    report_heading(out, style, "Self-tests and activities");
    for (int i = 0; i < SELFTESTS; i++)
        put_test(out, style, p, selftests[i].kind);
    for (int i = 0; i < ACTIVITIES; i++)
        put_test(out, style, p, activity_kinds[i]);
    for (size_t i = 0; i < n_advice; i++)
        report_paragraph(out, style, INDENT, advice[i]);
}

/* The rows of the overview; of this week and of a pause there is more below. */
static void put_overview(struct strbuf *out, const struct report_style *style,
                         const struct progress *p)
{
    struct strbuf text = {0};
    const char *label;
    int away = progress_comes_back(p);
    if (away) {
        strbuf_printf(&text, "Welcome back after %d days.", away);
        report_paragraph(out, style, INDENT, strbuf_text(&text));
        strbuf_reset(&text);
    }
    for (size_t i = 0; i < OVERVIEW_SESSIONS; i++) {
        label = progress_overview_row(i, p, false, &text);
        char first[INDENT + ROW_LABEL + 1];
        snprintf(first, sizeof first, "%*s%s", INDENT, "", label);
        if (text.length)
            report_item(out, style, INDENT + ROW_LABEL, first, strbuf_text(&text));
        strbuf_reset(&text);
    }
    strbuf_release(&text);
}

void report_progress(struct strbuf *out, const struct report_style *style, const struct progress *p)
{
    char breath[REPORT_SPAN_BYTES];
    int64_t breath_ms = progress_breath_ms(p);
    const struct pause_record *pause = progress_pause(p);
    put_overview(out, style, p);
    put_doses(out, style, p);
    if (breath_ms)
        line(out, style, "Breathing in all", report_span(breath, breath_ms));
    put_tests(out, style, p);
    if (!pause)
        return;
    struct strbuf text = {0};
    strbuf_printf(&text, "A pause (%s) since ", pause->reason);
    report_date(&text, pause->from_day);
    strbuf_puts(&text, ": these days count against nobody.");
    strbuf_putc(out, '\n');
    report_paragraph(out, style, 0, strbuf_text(&text));
    strbuf_release(&text);
}
