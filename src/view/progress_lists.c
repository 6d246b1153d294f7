/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"
#include "core/selftest.h"
#include "view/bar.h"
#include "view/progress.h"
#include "view/report.h"
#include "view/text.h"

#include <stdio.h>
#include <string.h>

enum { ITEMS_MAX = 256, DETAIL_BYTES = 64 };

static void nothing(struct frame *f, struct rect r, const char *text)
{
    text_block(f, r, 0, STYLE_QUIET, text);
}

/* ---- body areas ---- */

enum { USUAL_FROM = 56, USUAL_CELLS = 18, AREA_CELLS = 12, MINUTES_CELLS = 11 };

static void draw_area(struct frame *f, struct rect row, int area, int64_t ms, int64_t usual,
                      int64_t most)
{
    char name[PROGRESS_NAME_BYTES], span[REPORT_SPAN_BYTES];
    const char *word = area < N_AREAS ? area_words.words[area] : "other";
    frame_text(f, row, 0, 0, STYLE_TEXT, progress_name(name, word));
    struct rect minutes = {row.x + AREA_CELLS, row.y, MINUTES_CELLS - 1, 1};
    frame_text_right(f, minutes, 0, ms ? STYLE_STRONG : STYLE_QUIET,
                     ms ? report_span(span, ms) : "rest");
    bool wide = row.w >= USUAL_FROM;
    struct rect bar = rect_inset(row, AREA_CELLS + MINUTES_CELLS + 1, 0, wide ? USUAL_CELLS : 0, 0);
    bar_value(f, bar, STYLE_DONE, (double) ms, (double) most);
    if (!wide || usual <= 0)
        return;
    struct rect right = {row.x + row.w - USUAL_CELLS + 1, row.y, USUAL_CELLS - 1, 1};
    frame_textf(f, right, 0, 0, STYLE_QUIET, "usual %s", report_span(span, usual));
}

void progress_draw_body(struct frame *f, struct rect r, struct progress_model *m)
{
    struct progress_sum sum = progress_sum(m->p, progress_span(m->unit, m->day));
    int64_t usual[N_AREA_SUMS], most = 1;
    progress_usual(m->p, m->unit, m->day, usual);
    for (int i = 0; i < N_AREA_SUMS; i++)
        most = MAX(most, MAX(sum.area_ms[i], usual[i]));
    struct strbuf text = {0};
    struct progress_span span = progress_span(m->unit, m->day);
    char breath[REPORT_SPAN_BYTES];
    progress_practice(&text, &sum, span.last - span.first + 1);
    if (progress_breath_ms(m->p))
        strbuf_printf(&text, ", of it breathing %s", report_span(breath, progress_breath_ms(m->p)));
    int above = text_block(f, r, 0, STYLE_STRONG, strbuf_text(&text)) + (r.h >= 8);
    strbuf_release(&text);
    r = rect_inset(r, 0, above, 0, 0);
    int areas[N_AREA_SUMS], n = 0;
    for (int i = 0; i < N_AREA_SUMS; i++)
        if (sum.area_ms[i] > 0 || usual[i] > 0)
            areas[n++] = i;
    m->scroll.rows = r.h;
    m->scroll.top = CLAMP(m->scroll.top, 0, MAX(n - r.h, 0));
    struct rect lines = n > r.h ? rect_inset(r, 0, 0, 2, 0) : r;
    for (int y = 0; y < MIN(n, r.h); y++) {
        int i = areas[m->scroll.top + y];
        draw_area(f, rect_row(lines, y), i, sum.area_ms[i], usual[i], most);
    }
    if (lines.w >= AREA_CELLS + MINUTES_CELLS)
        scroll_bar(f, r, m->scroll.top, n);
    if (n < r.h - 1 && r.w >= USUAL_FROM)
        frame_text(f, r, 0, n + 1, STYLE_QUIET, "usual: your mean of the four periods before");
}

/* ---- exercises ---- */

static void put_dose(struct strbuf *out, const struct dose_record *d)
{
    char span[REPORT_SPAN_BYTES];
    strbuf_printf(out, "%d reps on %d day%s, %s", d->reps, d->days, d->days == 1 ? "" : "s",
                  report_span(span, d->ms));
}

void progress_draw_exercises(struct frame *f, struct rect r, struct progress_model *m)
{
    struct menu_item items[ITEMS_MAX];
    char names[ITEMS_MAX][PROGRESS_NAME_BYTES], details[ITEMS_MAX][DETAIL_BYTES];
    const struct dose_record *doses = m->p->doses;
    size_t n = MIN(m->p->n_doses, (size_t) ITEMS_MAX);
    for (size_t i = 0; i < n; i++) {
        char span[REPORT_SPAN_BYTES];
        snprintf(details[i], DETAIL_BYTES, "%d reps on %d day%s  %9s", doses[i].reps, doses[i].days,
                 doses[i].days == 1 ? " " : "s", report_span(span, doses[i].ms));
        items[i] = (struct menu_item){.text = progress_dose_name(names[i], &doses[i]),
                                      .detail = details[i]};
    }
    if (n == 0) {
        nothing(f, r, "Nothing in this time. ←→ moves in time, d w m y widens it.");
        return;
    }
    m->menu.cursor = CLAMP(m->menu.cursor, 0, (int) n - 1);
    if (r.w < USUAL_FROM) { /* beside a name there is no room */
        struct strbuf text = {0};
        put_dose(&text, &doses[m->menu.cursor]);
        r.h -= progress_caption(f, r, strbuf_text(&text));
        strbuf_release(&text);
        for (size_t i = 0; i < n; i++)
            items[i].detail = NULL;
    }
    menu_draw(f, r, items, (int) n, &m->menu);
}

/* ---- self-tests and activities ---- */

enum { TESTS_MAX = SELFTESTS + ACTIVITIES, SPARK_MAX = 12, SPARK_LEVELS = 8 };

struct test_row {
    const struct selftest *test;
    const char *name;
    int32_t first_day, last_day;
    double first, last;
    double values[SPARK_MAX]; /* the latest */
    int n;
};

static bool read_test(const struct progress *p, const char *kind, struct test_row *out)
{
    *out = (struct test_row){.test = selftest_find(kind)};
    const struct measure_record *first, *last;
    if (!selftest_ends(p->in.measures, p->in.n_measures, kind, INT32_MIN, INT32_MAX, &first, &last))
        return false;
    out->name = last->detail ? last->detail : out->test->name;
    out->first = first->value;
    out->first_day = first->day;
    out->last = last->value;
    out->last_day = last->day;
    for (const struct measure_record *row = first; row <= last; row++) {
        if (strcmp(row->kind, kind) != 0 || !selftest_comparable(row, last))
            continue;
        if (out->n == SPARK_MAX)
            memmove(out->values, out->values + 1, (SPARK_MAX - 1) * sizeof *out->values);
        out->n = MIN(out->n + 1, SPARK_MAX);
        out->values[out->n - 1] = row->value;
    }
    return true;
}

static int read_tests(const struct progress *p, struct test_row rows[TESTS_MAX])
{
    int n = 0;
    for (int i = 0; i < SELFTESTS; i++)
        n += read_test(p, selftests[i].kind, &rows[n]);
    for (int i = 0; i < ACTIVITIES; i++)
        n += read_test(p, activity_kinds[i], &rows[n]);
    return n;
}

static void add_spark(struct strbuf *out, const struct test_row *row)
{
    double low = row->values[0], high = row->values[0];
    for (int i = 1; i < row->n; i++) {
        low = MIN(low, row->values[i]);
        high = MAX(high, row->values[i]);
    }
    for (int i = 0; i < row->n && row->n > 1; i++) {
        double part = high > low ? (row->values[i] - low) / (high - low) : 0.5;
        char bytes[4];
        int length = utf8_encode((uint32_t) (0x2581 + (int) (part * (SPARK_LEVELS - 1))), bytes);
        strbuf_add(out, bytes, (size_t) length);
    }
}

static void test_detail(const struct frame *f, const struct test_row *row, char out[DETAIL_BYTES])
{
    struct strbuf text = {0};
    enum selftest_change change = selftest_change(row->test, row->first, row->last);
    if (f->caps.utf8 && !f->caps.console && f->cols >= 70) {
        add_spark(&text, row);
        strbuf_puts(&text, "  ");
    }
    strbuf_printf(&text, "%g %s", row->last, row->test->unit);
    if (row->n > 1 && change != CHANGE_UNKNOWN && f->cols >= 56)
        strbuf_printf(&text, "  %+g, %s", row->last - row->first, selftest_change_words[change]);
    snprintf(out, DETAIL_BYTES, "%s", strbuf_text(&text));
    strbuf_release(&text);
}

static void read_out_test(struct strbuf *out, const struct test_row *row, bool with_how)
{
    strbuf_printf(out, "%s: %g %s on ", row->name, row->last, row->test->unit);
    report_date(out, row->last_day);
    if (row->n > 1) {
        strbuf_printf(out, ", %g on ", row->first);
        report_date(out, row->first_day);
    }
    if (with_how)
        strbuf_printf(out, ". %s", row->test->how);
}

/* What follows from the tests, over the list as far as that leaves its n lines; returns the rest.
 */
static struct rect draw_advice(struct frame *f, struct rect r, int n, const struct progress *p)
{
    const char *advice[SELFTEST_ADVICE];
    size_t count = selftest_advice(p->in.measures, p->in.n_measures, p->in.over_65, advice);
    int rows = 0;
    for (size_t i = 0; i < count; i++)
        if (r.h > n + rows + text_lines(advice[i], MAX(r.w, 1)))
            rows += text_block(f, r, rows, STYLE_WARN, advice[i]);
    return rows ? rect_inset(r, 0, rows + 1, 0, 0) : r;
}

void progress_draw_tests(struct frame *f, struct rect r, struct progress_model *m)
{
    enum { READ_OUT_ROWS = 5 };
    struct test_row rows[TESTS_MAX];
    struct menu_item items[TESTS_MAX];
    char details[TESTS_MAX][DETAIL_BYTES];
    int n = read_tests(m->p, rows);
    if (n == 0) {
        nothing(f, r,
                "No self-tests yet. weekly-check-8 goes through them; what you measured elsewhere "
                "goes in from the shell, as in: limber log --rotation-left 40. The a key asks how "
                "well three everyday things go.");
        return;
    }
    for (int i = 0; i < n; i++) {
        test_detail(f, &rows[i], details[i]);
        items[i] = (struct menu_item){.text = rows[i].name, .detail = details[i]};
    }
    r = draw_advice(f, r, n, m->p);
    m->menu.cursor = CLAMP(m->menu.cursor, 0, n - 1);
    int lines = menu_lines(items, n, r.w), below = r.h >= lines + READ_OUT_ROWS ? READ_OUT_ROWS : 0;
    struct strbuf text = {0};
    read_out_test(&text, &rows[m->menu.cursor], below);
    if (!below) {
        r.h -= progress_caption(f, r, strbuf_text(&text));
        strbuf_release(&text);
        menu_draw(f, r, items, n, &m->menu);
        return;
    }
    menu_draw(f, rect_inset(r, 0, 0, 0, below), items, n, &m->menu);
    text_block(f, rect_inset(r, 0, lines + 1, 0, 0), 0, STYLE_QUIET, strbuf_text(&text));
    strbuf_release(&text);
}

/* ---- sessions ---- */

static void read_out_session(struct strbuf *out, const struct session_record *s)
{
    const char *gap = "";
    if (s->stiffness_before >= 0 && s->stiffness_after >= 0) {
        strbuf_printf(out, "stiffness %d → %d", s->stiffness_before, s->stiffness_after);
        gap = ", ";
    }
    if (s->pain_worst >= 0) {
        strbuf_printf(out, "%sworst pain %d", gap, s->pain_worst);
        gap = ", ";
    }
    if (s->effort >= 0) {
        strbuf_printf(out, "%seffort %d", gap, s->effort);
        gap = ", ";
    }
    strbuf_printf(out, "%s%d of %d exercises", gap, s->steps_done, s->steps_planned);
    if (s->reason)
        strbuf_printf(out, "; %s", s->reason);
}

void progress_draw_sessions(struct frame *f, struct rect r, struct progress_model *m)
{
    const struct session_record *shown[PROGRESS_SESSIONS_MAX];
    struct menu_item items[PROGRESS_SESSIONS_MAX];
    char texts[PROGRESS_SESSIONS_MAX][2 * DETAIL_BYTES];
    char details[PROGRESS_SESSIONS_MAX][DETAIL_BYTES];
    struct progress_span span = progress_span(m->unit, m->day);
    bool narrow = r.w < USUAL_FROM;
    int n = 0;
    for (size_t i = 0; i < m->p->in.n_sessions && n < PROGRESS_SESSIONS_MAX; i++) {
        const struct session_record *s = &m->p->in.sessions[i];
        if (s->day < span.first || s->day > span.last)
            continue;
        struct strbuf day = {0};
        char time[REPORT_SPAN_BYTES];
        report_short_date(&day, s->day);
        snprintf(texts[n], sizeof texts[n], "%-7s %s", strbuf_text(&day), s->routine_name);
        if (narrow)
            report_span(details[n], s->done_ms);
        else
            snprintf(details[n], DETAIL_BYTES, "%9s  %-11s", report_span(time, s->done_ms),
                     report_state_words[s->state]);
        strbuf_release(&day);
        items[n] = (struct menu_item){.text = texts[n], .detail = details[n]};
        shown[n++] = s;
    }
    if (n == 0) {
        nothing(f, r, "No sessions in this time: rest. ←→ moves in time, d w m y widens it.");
        return;
    }
    m->menu.cursor = CLAMP(m->menu.cursor, 0, n - 1);
    struct strbuf text = {0};
    int all = progress_sum(m->p, span).sessions;
    if (n == PROGRESS_SESSIONS_MAX && all > n) {
        strbuf_printf(&text, "the latest %d of %d; d w m y and ←→ reach the others", n, all);
        frame_text(f, r, 0, 0, STYLE_QUIET, strbuf_text(&text));
        r = rect_inset(r, 0, 1, 0, 0);
        strbuf_reset(&text);
    }
    if (narrow)
        strbuf_printf(&text, "%s: ", report_state_words[shown[m->menu.cursor]->state]);
    read_out_session(&text, shown[m->menu.cursor]);
    r.h -= progress_caption(f, r, strbuf_text(&text));
    strbuf_release(&text);
    menu_draw(f, rect_inset(r, 0, 0, 0, !narrow), items, n, &m->menu);
}
