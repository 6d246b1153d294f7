/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/screening.h"
#include "view/report.h"

#include <stdio.h>

enum { INDENT = 2, LABEL = 18, NUMBER = 10, BAR_MIN = 4, BAR_MAX = 40, WORDS_FROM = 52 };

/* A bar in what the line has left; none where that is too little to tell anything. */
static void put_bar(struct strbuf *out, const struct report_style *style, int64_t value,
                    int64_t most, int used)
{
    int cells = MIN(style->width - used, BAR_MAX);
    if (cells >= BAR_MIN)
        report_bar(out, style, (double) value, (double) most, cells);
}

/* A label and a text, which goes on below itself where it is long. */
static void line(struct strbuf *out, const struct report_style *style, const char *label,
                 const char *text)
{
    char first[INDENT + LABEL + 1];
    snprintf(first, sizeof first, "%*s%s", INDENT, "", label);
    report_item(out, style, INDENT + LABEL, first, text);
}

static void count_of(struct strbuf *out, long long count, const char *one, const char *many)
{
    strbuf_printf(out, "%lld %s", count, count == 1 ? one : many);
}

/* ---- the parts ---- */

/* A dot for each session aimed at, those that were done first; none where they are many. */
static void put_dots(struct strbuf *out, const struct report_style *style, int done, int target)
{
    enum { DOTS_MAX = 7 };
    if (target > DOTS_MAX)
        return;
    report_tone(out, style, TONE_BAR);
    for (int i = 0; i < target; i++)
        strbuf_puts(out, i < done ? "●" : "○");
    report_plain(out, style);
    strbuf_putc(out, ' ');
}

static void put_this_week(struct strbuf *out, const struct report_style *style,
                          const struct history *h)
{
    const struct history_sum *week = &h->weeks[h->n_weeks - 1].sum;
    struct strbuf text = {0};
    char span[REPORT_SPAN_BYTES];
    if (h->target)
        strbuf_printf(&text, "%d of %d sessions", week->counted, h->target);
    else
        count_of(&text, week->sessions, "session", "sessions");
    strbuf_printf(&text, ", %s", report_span(span, week->ms));
    if (h->target && style->width >= WORDS_FROM) {
        report_left(out, "  This week", INDENT + LABEL);
        put_dots(out, style, week->counted, h->target);
        strbuf_puts(out, strbuf_text(&text));
        strbuf_putc(out, '\n');
    } else {
        line(out, style, "This week", strbuf_text(&text));
    }
    strbuf_release(&text);
}

static void put_totals(struct strbuf *out, const struct report_style *style,
                       const struct history_totals *totals)
{
    struct strbuf text = {0};
    char span[REPORT_SPAN_BYTES];
    count_of(&text, totals->sessions, "session", "sessions");
    strbuf_puts(&text, " on ");
    count_of(&text, totals->days, "day", "days");
    strbuf_printf(&text, ", %s", report_span(span, totals->ms));
    line(out, style, "All together", strbuf_text(&text));
    strbuf_reset(&text);
    report_date(&text, totals->first_day);
    line(out, style, "Since", strbuf_text(&text));
    strbuf_release(&text);
}

static void put_week(struct strbuf *out, const struct report_style *style,
                     const struct history_week *w, int64_t most_ms)
{
    struct strbuf text = {0};
    char span[REPORT_SPAN_BYTES];
    report_short_date(&text, w->first_day);
    strbuf_puts(&text, " – ");
    report_short_date(&text, w->first_day + 6);
    report_left(out, "", INDENT);
    report_left(out, strbuf_text(&text), LABEL);
    strbuf_reset(&text);
    if (!w->sum.sessions) {
        report_tone(out, style, TONE_QUIET);
        report_right(out, "rest", NUMBER);
        report_plain(out, style);
    } else {
        bool words = style->width >= WORDS_FROM;
        if (words)
            count_of(&text, w->sum.sessions, "session", "sessions");
        else
            strbuf_printf(&text, "%d", w->sum.sessions);
        int count = words ? NUMBER + 2 : NUMBER - 6;
        report_right(out, strbuf_text(&text), count);
        report_right(out, report_span(span, w->sum.ms), NUMBER);
        strbuf_puts(out, "  ");
        put_bar(out, style, w->sum.ms, most_ms, INDENT + LABEL + count + NUMBER + 2);
    }
    report_end(out);
    strbuf_release(&text);
}

static void put_weeks(struct strbuf *out, const struct report_style *style, const struct history *h)
{
    int64_t most_ms = 0;
    for (size_t i = 0; i < h->n_weeks; i++)
        most_ms = MAX(most_ms, h->weeks[i].sum.ms);
    strbuf_putc(out, '\n');
    report_heading(out, style, "Weeks");
    for (size_t i = 0; i < h->n_weeks; i++)
        if (h->weeks[i].first_day + 6 >= h->all.first_day) /* nobody rests before it began */
            put_week(out, style, &h->weeks[i], most_ms);
}

/* Areas by their minutes, most first; those without any are left out. */
static int sort_areas(const int64_t *ms, int order[N_AREA_SUMS])
{
    int count = 0;
    for (int area = 0; area < N_AREA_SUMS; area++) {
        if (ms[area] <= 0)
            continue;
        int i = count++;
        for (; i > 0 && ms[order[i - 1]] < ms[area]; i--)
            order[i] = order[i - 1];
        order[i] = area;
    }
    return count;
}

static void put_areas(struct strbuf *out, const struct report_style *style, const struct history *h)
{
    int order[N_AREA_SUMS];
    int count = sort_areas(h->window.area_ms, order);
    if (!count)
        return;
    strbuf_putc(out, '\n');
    report_heading(out, style, "Body areas");
    for (int i = 0; i < count; i++) {
        int64_t ms = h->window.area_ms[order[i]];
        char span[REPORT_SPAN_BYTES], name[LABEL];
        snprintf(name, sizeof name, "%s",
                 order[i] < N_AREAS ? area_words.words[order[i]] : "other");
        for (char *p = name; *p; p++) {
            if (*p == '-')
                *p = ' ';
        }
        report_left(out, "", INDENT);
        report_left(out, name, LABEL);
        report_right(out, report_span(span, ms), NUMBER);
        strbuf_puts(out, "  ");
        put_bar(out, style, ms, h->window.area_ms[order[0]], INDENT + LABEL + NUMBER + 2);
        report_end(out);
    }
}

static void put_completion(struct strbuf *out, const struct report_style *style,
                           const struct history *h)
{
    static const enum record_state order[] = {RECORD_DONE, RECORD_EARLY, RECORD_STOPPED,
                                              RECORD_CRASHED, RECORD_RUNNING};
    struct strbuf text = {0};
    strbuf_putc(out, '\n');
    report_heading(out, style, "How sessions went");
    double completion = history_completion(&h->window);
    if (completion >= 0) {
        strbuf_printf(&text, "%d %% of the planned time", (int) (completion * 100 + 0.5));
        line(out, style, "Completed", strbuf_text(&text));
    }
    strbuf_reset(&text);
    for (size_t i = 0; i < ARRAY_LEN(order); i++) {
        int count = h->window.states[order[i]];
        if (count)
            strbuf_printf(&text, "%s%d %s", text.length ? ", " : "", count,
                          report_state_words[order[i]]);
    }
    line(out, style, "Sessions", strbuf_text(&text));
    const struct history_stiffness *s = &h->window.stiffness;
    strbuf_reset(&text);
    if (s->sessions) {
        strbuf_printf(&text, "%.1f before, %.1f after (mean of %d)", history_before(s),
                      history_after(s), s->sessions);
        line(out, style, "Stiffness 0-10", strbuf_text(&text));
    }
    strbuf_release(&text);
}

void report_stats(struct strbuf *out, const struct report_style *style, const struct history *h)
{
    if (!h->all.sessions) {
        strbuf_puts(out, "No sessions yet. 'limber run needs-to-pop-5' is a good beginning.\n");
        if (h->target)
            strbuf_printf(out, "The aim is %d a week: 0 so far.\n", h->target);
        return;
    }
    report_heading(out, style, "Practice");
    put_this_week(out, style, h);
    put_totals(out, style, &h->all);
    put_weeks(out, style, h);
    if (h->window.sessions) {
        put_areas(out, style, h);
        put_completion(out, style, h);
    }
    strbuf_putc(out, '\n');
    report_tone(out, style, TONE_QUIET);
    report_paragraph(out, style, 0, progress_wording);
    report_plain(out, style);
}
