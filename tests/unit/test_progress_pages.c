/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record_json.h"
#include "unit/unit.h"
#include "view/fixture_progress.h"
#include "view/progress.h"
#include "view/report.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * No number is only drawn: what the keys bring under the cursor of a page stands in the lines of
 * `stats` and `stats --by` and in their JSON as well.
 */
enum { COLS = 100, ROWS = 40, WEEKS = 12, LIST_KEYS = 20 };

/* ---- numbers ---- */

/* Every number of a text, each between blanks, without zeros at its beginning: " 22 7 0.5 ". */
static void numbers_of(const char *text, struct strbuf *out)
{
    strbuf_putc(out, ' ');
    for (const char *c = text; *c;) {
        if (!isdigit((unsigned char) *c)) {
            c++;
            continue;
        }
        while (*c == '0' && isdigit((unsigned char) c[1]))
            c++;
        size_t whole = strspn(c, "0123456789"), part = 0;
        if (c[whole] == '.' && isdigit((unsigned char) c[whole + 1]))
            part = 1 + strspn(c + whole + 1, "0123456789");
        strbuf_add(out, c, whole + part);
        strbuf_putc(out, ' ');
        c += whole + part;
    }
}

/* What a number of the JSON looks like where people read it. */
static void add_looks(const char *json, struct strbuf *out)
{
    for (const char *c = json; *c;) {
        char *end, span[REPORT_SPAN_BYTES];
        double value = isdigit((unsigned char) *c) ? strtod(c, &end) : 0;
        if (!isdigit((unsigned char) *c)) {
            c++;
            continue;
        }
        strbuf_printf(out, "%g %.1f ", value, value);
        if (value >= 1000)
            strbuf_printf(out, "%s ", report_span(span, (int64_t) value));
        c = end;
    }
}

/* Each number of a page is among the known. */
static void check(const char *page, const char *known, const char *where)
{
    struct strbuf shown = {0};
    numbers_of(page, &shown);
    for (const char *at = strbuf_text(&shown) + 1; *at;) {
        size_t length = strcspn(at, " ");
        char word[64];
        snprintf(word, sizeof word, " %.*s ", (int) length, at);
        if (!strstr(known, word))
            fail_msg("%s is not in %s:\n%s\nwhich has%s", word, where, page, known);
        at += length + 1;
    }
    strbuf_release(&shown);
}

/* ---- a page as the person sees it: all of it, or from a row on ---- */

static void draw(struct progress_model *m, struct strbuf *out)
{
    static const struct view_caps caps = {.utf8 = true};
    static void (*const pages[N_PROGRESS_PAGES])(struct frame *, struct rect,
                                                 const struct progress_model *) = {
        [PAGE_STIFFNESS] = progress_draw_stiffness,
        [PAGE_CALENDAR] = progress_draw_calendar,
    };
    static void (*const lists[N_PROGRESS_PAGES])(struct frame *, struct rect,
                                                 struct progress_model *) = {
        [PAGE_OVERVIEW] = progress_draw_overview,   [PAGE_BODY] = progress_draw_body,
        [PAGE_EXERCISES] = progress_draw_exercises, [PAGE_TESTS] = progress_draw_tests,
        [PAGE_SESSIONS] = progress_draw_sessions,
    };
    struct frame f = {0};
    frame_begin(&f, COLS, ROWS, &caps);
    if (pages[m->page])
        pages[m->page](&f, frame_rect(&f), m);
    else
        lists[m->page](&f, frame_rect(&f), m);
    frame_dump(&f, out);
    frame_release(&f);
}

/* Scales, legends and examples are no numbers of this person's; below the chart of the stiffness
 * stands what is under the cursor. */
static void drop_scales(enum progress_page page, struct strbuf *text)
{
    struct strbuf kept = {0};
    for (const char *line = strbuf_text(text); *line;) {
        size_t length = strcspn(line, "\n");
        struct strbuf one = {0};
        strbuf_add(&one, line, length);
        if (page == PAGE_STIFFNESS && length)
            strbuf_reset(&kept); /* the last counts */
        if (!strstr(strbuf_text(&one), "under 5") && !strstr(strbuf_text(&one), "limber log") &&
            !strstr(strbuf_text(&one), "weekly-check-8"))
            strbuf_printf(&kept, "%s\n", strbuf_text(&one));
        strbuf_release(&one);
        line += length + (line[length] == '\n');
    }
    strbuf_release(text);
    *text = kept;
}

/* ---- all of one history ---- */

struct told {
    struct strbuf plain, json; /* numbers */
};

static void add_plain(struct told *t, const struct strbuf *text)
{
    numbers_of(strbuf_text(text), &t->plain);
}

static void add_json(struct told *t, const struct strbuf *text)
{
    struct strbuf looks = {0};
    add_looks(strbuf_text(text), &looks);
    numbers_of(strbuf_text(text), &t->json);
    numbers_of(strbuf_text(&looks), &t->json);
    strbuf_release(&looks);
}

/* What `stats` and `history` say of all of it. */
static void tell_all(struct told *t, const struct progress *p, struct arena *a)
{
    const struct report_style style = {REPORT_WIDTH_MAX, false};
    struct strbuf out = {0};
    struct history h = history_sum_up(FIXTURE_TODAY, WEEKS, p->in.target, p->in.tallies,
                                      p->in.n_tallies, p->in.practice, p->in.n_practice, a);
    report_trend(&out, &style, &p->trend, &p->series, FIXTURE_TODAY);
    report_progress(&out, &style, p);
    report_stats(&out, &style, &h);
    add_plain(t, &out);
    strbuf_reset(&out);
    history_json(&out, &h, p);
    for (size_t i = 0; i < p->in.n_sessions; i++)
        record_json_session(&out, &p->in.sessions[i], NULL, 0, NULL, 0);
    add_json(t, &out);
    strbuf_release(&out);
}

/* What `stats --by` says of one period. */
static void tell_period(struct told *t, const struct progress *p, enum progress_unit unit,
                        int32_t day)
{
    const struct report_style style = {REPORT_WIDTH_MAX, false};
    struct strbuf out = {0};
    report_period(&out, &style, p, unit, day);
    add_plain(t, &out);
    strbuf_reset(&out);
    progress_json(&out, p, unit, day);
    add_json(t, &out);
    strbuf_release(&out);
}

static void check_page(const struct told *t, struct progress_model *m)
{
    struct strbuf page = {0};
    draw(m, &page);
    drop_scales(m->page, &page);
    check(strbuf_text(&page), strbuf_text(&t->json), "the JSON");
    if (m->page != PAGE_SESSIONS) /* they are the lines of `history` */
        check(strbuf_text(&page), strbuf_text(&t->plain), "the lines");
    strbuf_release(&page);
}

/* One moment: every page of it, every line of its lists. */
static void check_moment(const struct progress *p, enum progress_unit unit, int32_t day)
{
    struct arena a = {0};
    struct told t = {0};
    struct progress_model m = {.p = p, .unit = unit, .day = day};
    tell_all(&t, p, &a);
    for (int i = 0; i < N_PROGRESS_UNITS; i++) /* the calendar has the sums of all of them */
        tell_period(&t, p, (enum progress_unit) i, day);
    for (int i = 0; i < N_PROGRESS_PAGES; i++) {
        m.page = (enum progress_page) i;
        for (int k = 0; k < (i >= PAGE_EXERCISES ? LIST_KEYS : 1); k++) {
            check_page(&t, &m);
            progress_key(&m, (struct input){INPUT_DOWN, 0});
        }
        m.day = day; /* on the calendar the keys move it */
    }
    strbuf_release(&t.plain);
    strbuf_release(&t.json);
    arena_release(&a);
}

static void pages__every_number__is_in_the_lines_and_the_json(void **state)
{
    static const enum fixture_story all[] = {STORY_BETTER, STORY_WORSE, STORY_BACK, STORY_NEW};
    (void) state;
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        struct arena a = {0};
        struct progress p = fixture_progress(all[i], &a);
        for (int unit = 0; unit < N_PROGRESS_UNITS; unit++)
            for (int back = 0; back < 40; back += 3)
                check_moment(&p, (enum progress_unit) unit, MAX(FIXTURE_TODAY - back, p.first_day));
        arena_release(&a);
    }
}

/* The smallest screen: what there is no room for is brought up by moving down, and no text ends in
 * a mark that there is more of it. */
static void pages__smallest_screen__cut_nothing(void **state)
{
    static const enum fixture_story all[] = {STORY_BETTER, STORY_WORSE, STORY_BACK, STORY_NEW};
    static const struct view_caps caps = {.utf8 = true};
    (void) state;
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        struct arena a = {0};
        struct progress p = fixture_progress(all[i], &a);
        for (int k = 0; k < N_PROGRESS_PAGES * LIST_KEYS; k++) {
            struct progress_model m = {.p = &p, .unit = PROGRESS_WEEK, .day = FIXTURE_TODAY};
            struct frame f = {0};
            struct strbuf out = {0};
            m.page = (enum progress_page)(k / LIST_KEYS);
            frame_begin(&f, 40, 12, &caps);
            view_progress(&f, &m);
            for (int n = 0; n < k % LIST_KEYS; n++) {
                progress_key(&m, (struct input){INPUT_DOWN, 0});
                frame_begin(&f, 40, 12, &caps);
                view_progress(&f, &m);
            }
            frame_dump(&f, &out);
            if (strstr(strbuf_text(&out), "…"))
                fail_msg("cut:\n%s", strbuf_text(&out));
            frame_release(&f);
            strbuf_release(&out);
        }
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages__every_number__is_in_the_lines_and_the_json),
        cmocka_unit_test(pages__smallest_screen__cut_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
