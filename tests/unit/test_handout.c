/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/selftest.h"
#include "unit/unit.h"
#include "view/fixture_progress.h"
#include "view/handout.h"

#include <stdlib.h>
#include <string.h>

static const struct decision_record decisions[] = {
    {FIXTURE_TODAY - 40, "plan", 1, "start", "six-weeks", 0},
    {FIXTURE_TODAY - 20, "strength", 2, "up", "Two solid sessions. Rows go up to two sets.", 0},
    {FIXTURE_TODAY - 12, "breath", 2, "hold", "few-sessions", 0},
    {FIXTURE_TODAY - 9, "posture", 1, "down", "pain-4", 0},
    {FIXTURE_TODAY - 3, "mobility", 1, "down", "Pain of 5 & more <in> two sessions.", 0},
};

static const struct screening_record screening = {
    .id = 3,
    .day = FIXTURE_TODAY - 10,
    .answers = "age=18-64 A1=no B2=yes D8=yes:neck",
    .verdict = "U",
    .lock = "U",
    .reasons = "B2",
};

struct page {
    struct arena a;
    struct progress p;
    struct strbuf html, text;
};

static void make(struct page *page, enum fixture_story story, const struct screening_record *s)
{
    *page = (struct page){0};
    page->p = fixture_progress(story, &page->a);
    struct handout_input in = {
        .p = &page->p,
        .span = {FIXTURE_TODAY - 41, FIXTURE_TODAY},
        .screening = s,
        .assessed_day = s ? FIXTURE_TODAY - 5 : 0,
        .cautions = s ? 1U << CAUTION_NECK : 0,
        .decisions = decisions,
        .n_decisions = s ? ARRAY_LEN(decisions) : 0,
    };
    struct handout h = handout_of(&in, &page->a);
    handout_html(&page->html, &h);
    handout_text(&page->text, &h);
}

static void drop(struct page *page)
{
    strbuf_release(&page->html);
    strbuf_release(&page->text);
    arena_release(&page->a);
}

static void assert_has(const struct strbuf *text, const char *part)
{
    if (!strstr(strbuf_text(text), part))
        fail_msg("no '%s' in\n%s", part, strbuf_text(text));
}

static void handout__says_what_matters(void **state)
{
    (void) state;
    static const char *const parts[] = {
        "Stiffness. Week 6: average 6.1, up 2.5 from week 1. That is a clear change.",
        "The program's rules say",
        "Please book a physiotherapist or GP.",
        "Practice. 13 sessions on 13 days in 6 weeks",
        "Worst pain in a session: 1 of 10.",
        "exercise is locked until this is checked",
        "An assessment by a health professional on 17 November 2026 is recorded.",
        "Cautions that change exercises: neck.",
        "Seated cat-cow",
        "plan begun",
        "strength: up",
        "posture: down",
        "There was pain of 4 or more", /* of the plan's word for it; "the same again" is none */
    };
    struct page page;
    make(&page, STORY_WORSE, &screening);
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        struct strbuf flat = {0}; /* the text is broken into lines */
        for (const char *c = strbuf_text(&page.text); *c; c++)
            strbuf_putc(&flat, *c == '\n' ? ' ' : *c);
        assert_has(&flat, parts[i]);
        assert_has(&page.html, parts[i]);
        strbuf_release(&flat);
    }
    assert_null(strstr(strbuf_text(&page.html), "breath: hold"));
    drop(&page);
}

static void text__fits_80_cells(void **state)
{
    (void) state;
    struct page page;
    make(&page, STORY_WORSE, &screening);
    assert_null(strstr(strbuf_text(&page.text), "…")); /* nothing is cut for it */
    for (const char *line = strbuf_text(&page.text); *line;) {
        size_t length = strcspn(line, "\n");
        int cells = 0;
        for (size_t i = 0; i < length; i++)
            cells += ((unsigned char) line[i] & 0xc0) != 0x80;
        if (cells > 80)
            fail_msg("%.*s", (int) length, line);
        line += length + (line[length] == '\n');
    }
    drop(&page);
}

/* Every element that is opened is closed, in the right order. */
static void assert_well_formed(const char *html)
{
    static const char *const empty[] = {"meta", "!doctype", "line", "rect", "circle"};
    char open[64][16];
    int depth = 0;
    for (const char *c = strchr(html, '<'); c; c = strchr(c, '<')) {
        bool closing = c[1] == '/';
        size_t length = strcspn(c + 1 + closing, " >/\n");
        char name[16];
        assert_true(length < sizeof name);
        memcpy(name, c + 1 + closing, length);
        name[length] = '\0';
        c = strchr(c, '>');
        assert_non_null(c);
        bool skip = false;
        for (size_t i = 0; i < ARRAY_LEN(empty); i++)
            skip |= strcmp(name, empty[i]) == 0;
        if (skip)
            continue;
        if (closing) {
            assert_true(depth > 0);
            assert_string_equal(open[--depth], name);
        } else {
            assert_true(depth < 64);
            memcpy(open[depth++], name, sizeof name);
        }
    }
    assert_int_equal(depth, 0);
}

static void html__is_whole_and_escaped_and_fetches_nothing(void **state)
{
    (void) state;
    static const char *const never[] = {"<script", "http:", "https:", "src=\"", "url(", "<in>"};
    struct page page;
    make(&page, STORY_WORSE, &screening);
    assert_has(&page.html, "Pain of 5 &amp; more &lt;in&gt; two sessions.");
    for (size_t i = 0; i < ARRAY_LEN(never); i++)
        assert_null(strstr(strbuf_text(&page.html), never[i]));
    assert_well_formed(strbuf_text(&page.html));
    drop(&page);
}

static void handout__of_nothing__is_a_page_all_the_same(void **state)
{
    (void) state;
    struct page page;
    make(&page, STORY_NEW, NULL);
    assert_has(&page.text, "The safety questions were never answered.");
    assert_has(&page.text, "Practice. No sessions in this time; the aim was 4 a week.");
    assert_null(strstr(strbuf_text(&page.html), "<svg"));
    assert_well_formed(strbuf_text(&page.html));
    drop(&page);
}

/* The latest is never cut off: a long time is told in months, a longer one in years. */
static void handout__of_a_long_time__has_its_end(void **state)
{
    (void) state;
    static const struct {
        int days;
        const char *heading, *first, *last;
    } times[] = {{7 * 20, "Week by week", "6 Jul", "16 Nov"},
                 {365, "Month by month", "November 2025", "November 2026"},
                 {3652, "Year by year", "2016", "2026"}};
    for (size_t i = 0; i < ARRAY_LEN(times); i++) {
        struct page page = {0};
        const struct score_record scores[] = {
            {.day = FIXTURE_TODAY - times[i].days + 1, .value = 6},
            {.day = FIXTURE_TODAY, .value = 3}};
        const struct progress_input rows = {
            .today = FIXTURE_TODAY, .stiffness = scores, .n_stiffness = ARRAY_LEN(scores)};
        const struct trend_input about = {
            .today = FIXTURE_TODAY, .scores = scores, .count = ARRAY_LEN(scores)};
        const struct trend trend = trend_of(&about);
        const struct trend_series series = trend_series_of(&about);
        page.p = progress_of(&rows, &trend, &series, &page.a);
        const struct handout_input in = {.p = &page.p,
                                         .span = {FIXTURE_TODAY - 5000, FIXTURE_TODAY}};
        struct handout h = handout_of(&in, &page.a);
        handout_text(&page.text, &h);
        assert_has(&page.text, times[i].heading);
        const char *table = strstr(strbuf_text(&page.text), times[i].heading);
        const char *first = strstr(table, times[i].first), *last = strstr(table, times[i].last);
        assert_non_null(first);
        assert_non_null(last);
        assert_true(first < last);
        assert_non_null(strstr(last, "3.0"));
        drop(&page);
    }
}

static void handout__self_tests__say_what_follows(void **state)
{
    (void) state;
    struct page page;
    make(&page, STORY_BETTER, &screening);
    const char *advice = selftest_bone_advice(page.p.in.measures, page.p.in.n_measures, true);
    assert_non_null(advice);
    assert_has(&page.html, advice);
    assert_has(&page.html, "Stiffness round a session: 5.0 before, 3.0 after");
    drop(&page);
}

static void escape__drops_what_a_browser_may_obey(void **state)
{
    (void) state;
    struct strbuf out = {0};
    handout_escape(&out, "a<b>&\"c\"\033[1m\n");
    assert_string_equal(strbuf_text(&out), "a&lt;b&gt;&amp;&quot;c&quot;[1m\n");
    strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(handout__says_what_matters),
        cmocka_unit_test(text__fits_80_cells),
        cmocka_unit_test(html__is_whole_and_escaped_and_fetches_nothing),
        cmocka_unit_test(handout__of_nothing__is_a_page_all_the_same),
        cmocka_unit_test(handout__of_a_long_time__has_its_end),
        cmocka_unit_test(handout__self_tests__say_what_follows),
        cmocka_unit_test(escape__drops_what_a_browser_may_obey),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
