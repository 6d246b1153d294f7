/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"
#include "core/record_json.h"
#include "unit/unit.h"
#include "view/report.h"

#include <stdio.h>
#include <string.h>

enum { SUNDAY = 20779 /* 2026-11-22 */ };

static const struct step_record steps[] = {
    {.ordinal = 0, .kind = STEP_CARD, .state = STEP_DONE, .level = 2, .in_reserve = -1},
    {.ordinal = 1,
     .kind = STEP_EXERCISE,
     .state = STEP_DONE,
     .exercise = "seated-cat-cow",
     .wanted = "cat-cow",
     .level = 2,
     .areas = 1U << AREA_UPPER_BACK | 1U << AREA_SPINE,
     .goals = 1U << GOAL_MOBILITY,
     .sets_planned = 1,
     .sets_done = 1,
     .reps_planned = 6,
     .reps_done = 6,
     .planned_ms = 72000,
     .done_ms = 72000,
     .in_reserve = 3},
    {.ordinal = 2,
     .kind = STEP_EXERCISE,
     .state = STEP_BEGUN,
     .exercise = "seated-rotation",
     .level = 2,
     .reps_planned = 4,
     .reps_done = 1,
     .planned_ms = 60000,
     .done_ms = 16000,
     .in_reserve = -1},
};
static const struct event_record events[] = {{1795361500, 60000, 1, "pop", NULL},
                                             {1795361520, 88000, -1, "stop", "dizzy"}};

static struct session_record session(int64_t started_s, enum record_state state, int64_t done_ms)
{
    return (struct session_record){.id = 1,
                                   .uuid = "0f0e6a0e-5d39-4a5e-9f57-4b1d0c7c9a02",
                                   .routine = "needs-to-pop-5",
                                   .routine_name = "Needs to pop: five-minute relief",
                                   .goals = 1U << GOAL_RELIEF,
                                   .level = 2,
                                   .started_s = started_s,
                                   .offset_s = 3600,
                                   .day = (int32_t) ((started_s + 3600) / 86400),
                                   .state = state,
                                   .check = RECORD_CHECK_TERMINAL,
                                   .stiffness_before = 6,
                                   .stiffness_after = SCALE_NONE,
                                   .pain_before = 0,
                                   .pain_worst = SCALE_NONE,
                                   .effort = SCALE_NONE,
                                   .planned_ms = 297000,
                                   .done_ms = done_ms,
                                   .steps_planned = 7,
                                   .steps_done = 1};
}

/* Three sessions on two days, the middle one with all that happened in it. */
static void fill(struct session_record rows[3], struct report_session out[3])
{
    rows[0] = session(1795361400, RECORD_DONE, 297000);
    rows[0].stiffness_after = 4;
    rows[1] = session(1795351400, RECORD_STOPPED, 88000);
    rows[1].reason = "dizzy";
    rows[2] = session(1795261400, RECORD_CRASHED, 150000);
    rows[2].stiffness_before = SCALE_NONE;
    for (int i = 0; i < 3; i++)
        out[i] = (struct report_session){.session = &rows[i]};
    out[1].steps = steps;
    out[1].n_steps = ARRAY_LEN(steps);
    out[1].events = events;
    out[1].n_events = ARRAY_LEN(events);
}

static void history__at_80__stands_as_reviewed(void **state)
{
    (void) state;
    struct session_record rows[3];
    struct report_session sessions[3];
    struct strbuf out = {0};
    fill(rows, sessions);
    report_history(&out, &(struct report_style){80, false}, SUNDAY, sessions, 3, 8);
    assert_string_equal(
        strbuf_text(&out),
        "  at     routine                              done                     stiffness\n"
        "Today, Sunday 22 November 2026\n"
        "  16:30  Needs to pop: five-minute relief     4:57  done                   6 → 4\n"
        "  13:43  Needs to pop: five-minute relief     1:28  29 % stopped: dizzy    6 → -\n"
        "         seated-cat-cow                       1:12  6 of 6\n"
        "         seated-rotation                      0:16  1 of 4             begun\n"
        "         1:00 pop\n"
        "         1:28 stop: dizzy\n"
        "Yesterday, Saturday 21 November 2026\n"
        "  12:43  Needs to pop: five-minute relief     2:30  50 % cut off\n"
        "and 5 before: 'limber history --all'\n");
    strbuf_release(&out);
}

static void history__empty__says_how_to_begin(void **state)
{
    (void) state;
    struct strbuf out = {0};
    report_history(&out, &(struct report_style){80, false}, SUNDAY, NULL, 0, 0);
    assert_non_null(strstr(strbuf_text(&out), "limber run needs-to-pop-5"));
    strbuf_release(&out);
}

static void make_stats(struct arena *a, struct history *h)
{
    static struct session_tally rows[20];
    static struct practice_record practice[20];
    for (int i = 0; i < 20; i++) {
        struct session_record r = session(0, i % 7 ? RECORD_DONE : RECORD_EARLY, 0);
        r.day = SUNDAY - 40 + 2 * i;
        r.stiffness_after = i % 2 ? 4 : SCALE_NONE;
        r.planned_ms = 600000;
        r.done_ms = i % 7 ? 600000 : 300000;
        rows[i] = session_tally_of(&r);
        practice[i] = (struct practice_record){
            r.day, 1U << AREA_UPPER_BACK | (i % 2 ? 1U << AREA_NECK : 0), r.done_ms - 60000};
    }
    /* A week of rest in the middle. */
    for (int i = 10; i < 14; i++) {
        rows[i] = (struct session_tally){.day = rows[i].day};
        practice[i].ms = 0;
    }
    *h = history_sum_up(SUNDAY, 4, 4, rows, 20, practice, 20, a);
}

static void stats__at_60__stands_as_reviewed(void **state)
{
    (void) state;
    struct arena a = {0};
    struct history h;
    struct strbuf out = {0};
    make_stats(&a, &h);
    report_stats(&out, &(struct report_style){60, false}, &h);
    assert_string_equal(strbuf_text(&out),
                        "Practice\n"
                        "  This week         ●●●○ 3 of 4 sessions, 30 min\n"
                        "  All together      16 sessions on 16 days, 2 h 25 min\n"
                        "  Since             13 October 2026\n"
                        "\n"
                        "Weeks\n"
                        "  26 Oct – 1 Nov      3 sessions    25 min  █████████████▍\n"
                        "  2 Nov – 8 Nov           rest\n"
                        "  9 Nov – 15 Nov      3 sessions    25 min  █████████████▍\n"
                        "  16 Nov – 22 Nov     3 sessions    30 min  ████████████████\n"
                        "\n"
                        "Body areas\n"
                        "  upper back            51 min  ████████████████████████████\n"
                        "  neck                  20 min  ███████████\n"
                        "\n"
                        "How sessions went\n"
                        "  Completed         89 % of the planned time\n"
                        "  Sessions          7 done, 2 ended early\n"
                        "  Stiffness 0-10    6.0 before, 4.0 after (mean of 5)\n"
                        "\n"
                        "Scores show your own trend. They are not a medical\nassessment.\n");
    strbuf_release(&out);
    arena_release(&a);
}

static void stats__one_day__no_weeks_before_it(void **state)
{
    (void) state;
    struct arena a = {0};
    struct strbuf out = {0};
    struct session_record r = session(0, RECORD_DONE, 0);
    r.day = SUNDAY;
    r.planned_ms = r.done_ms = 600000;
    struct session_tally row = session_tally_of(&r);
    struct practice_record practice = {r.day, 1U << AREA_UPPER_BACK, 540000};
    struct history h = history_sum_up(SUNDAY, 12, 4, &row, 1, &practice, 1, &a);
    report_stats(&out, &(struct report_style){60, false}, &h);
    assert_non_null(strstr(strbuf_text(&out), "  16 Nov – 22 Nov  "));
    assert_null(strstr(strbuf_text(&out), "rest\n"));
    strbuf_release(&out);
    arena_release(&a);
}

static void stats__empty__says_how_to_begin(void **state)
{
    (void) state;
    struct arena a = {0};
    struct strbuf out = {0};
    struct history h = history_sum_up(SUNDAY, 4, 0, NULL, 0, NULL, 0, &a);
    report_stats(&out, &(struct report_style){60, false}, &h);
    assert_non_null(strstr(strbuf_text(&out), "limber run needs-to-pop-5"));
    strbuf_release(&out);
    arena_release(&a);
}

/* ---- properties ---- */

static void check_lines(const char *text, int width)
{
    char line[4096];
    while (*text) {
        size_t length = strcspn(text, "\n");
        assert_true(length < sizeof line);
        snprintf(line, sizeof line, "%.*s", (int) length, text);
        if (utf8_width(line) > width)
            fail_msg("%d > %d: %s", utf8_width(line), width, line);
        assert_true(length == 0 || line[length - 1] != ' ');
        text += length + (text[length] == '\n');
    }
}

static void reports__no_line__is_wider_than_asked(void **state)
{
    (void) state;
    struct arena a = {0};
    struct history h;
    struct session_record rows[3];
    struct report_session sessions[3];
    make_stats(&a, &h);
    fill(rows, sessions);
    rows[0].routine_name = "漢字の長い名前漢字の長い名前漢字の長い名前漢字の長い名前";
    rows[1].reason = "a reason that is far too long for any column";
    for (int width = REPORT_WIDTH_MIN; width <= REPORT_WIDTH_MAX + 20; width++) {
        struct strbuf out = {0};
        report_history(&out, &(struct report_style){width, false}, SUNDAY, sessions, 3, 3);
        check_lines(strbuf_text(&out), width);
        strbuf_reset(&out);
        report_stats(&out, &(struct report_style){width, false}, &h);
        check_lines(strbuf_text(&out), width);
        strbuf_release(&out);
    }
    arena_release(&a);
}

/* Colour only repeats: without its sequences the text is the same. */
static void reports__colour__adds_nothing_but_sequences(void **state)
{
    (void) state;
    struct session_record rows[3];
    struct report_session sessions[3];
    struct strbuf plain = {0}, colour = {0}, bare = {0};
    fill(rows, sessions);
    report_history(&plain, &(struct report_style){100, false}, SUNDAY, sessions, 3, 9);
    report_history(&colour, &(struct report_style){100, true}, SUNDAY, sessions, 3, 9);
    for (const char *p = strbuf_text(&colour); *p; p++) {
        if (*p == '\033')
            p += strcspn(p, "m");
        else
            strbuf_putc(&bare, *p);
    }
    const char *a = strbuf_text(&plain), *b = strbuf_text(&bare);
    for (; *a && *b; a++, b++) { /* blanks before a sequence that ends a line may stay */
        while (*b == ' ' && *a == '\n')
            b++;
        assert_int_equal(*a, *b);
    }
    strbuf_release(&plain);
    strbuf_release(&colour);
    strbuf_release(&bare);
}

static void reports__names__cannot_drive_the_terminal(void **state)
{
    (void) state;
    struct session_record rows[3];
    struct report_session sessions[3];
    struct strbuf out = {0};
    fill(rows, sessions);
    rows[0].routine_name = "\033[2Jgone";
    report_history(&out, &(struct report_style){80, false}, SUNDAY, sessions, 3, 3);
    assert_null(strchr(strbuf_text(&out), '\033'));
    assert_non_null(strstr(strbuf_text(&out), "<U+001B>[2Jgone"));
    strbuf_release(&out);
}

static void ascii__keeps_cells_and_sequences(void **state)
{
    (void) state;
    struct strbuf out = {0};
    report_ascii(&out, "\033[1mé 6 → 4 █▌ – …漢\033[m\n");
    assert_string_equal(strbuf_text(&out), "\033[1me 6 > 4 #= - ~? \033[m\n");
    strbuf_release(&out);
}

static void span__reads_well(void **state)
{
    (void) state;
    static const struct {
        int64_t ms;
        const char *text;
    } cases[] = {{0, "0 s"},
                 {40499, "40 s"},
                 {60000, "1 min"},
                 {29 * 60000, "29 min"},
                 {3600000, "1 h 00 min"},
                 {51600000, "14 h 20 min"}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char out[REPORT_SPAN_BYTES];
        assert_string_equal(report_span(out, cases[i].ms), cases[i].text);
    }
}

/* ---- JSON ---- */

static void json__session__has_every_member(void **state)
{
    (void) state;
    struct session_record rows[3];
    struct report_session sessions[3];
    struct strbuf out = {0};
    fill(rows, sessions);
    record_json_session(&out, &rows[1], steps + 1, 1, events + 1, 1);
    assert_string_equal(
        strbuf_text(&out),
        "  { \"uuid\": \"0f0e6a0e-5d39-4a5e-9f57-4b1d0c7c9a02\", \"routine\": \"needs-to-pop-5\","
        " \"name\": \"Needs to pop: five-minute relief\", \"goals\": [\"relief\"], \"level\": 2,"
        " \"day\": \"2026-11-22\", \"started\": \"2026-11-22T13:43:20+01:00\", \"ended\": null,"
        " \"state\": \"stopped\", \"check\": \"terminal\", \"reason\": \"dizzy\","
        " \"stiffness_before\": 6, \"stiffness_after\": null, \"pain_before\": 0,"
        " \"pain_worst\": null, \"effort\": null, \"planned_ms\": 297000, \"done_ms\": 88000,"
        " \"steps_planned\": 7, \"steps_done\": 1, \"resume_ms\": 0, \"resume_step\": 1,"
        " \"written\": \"1970-01-01T00:00:00Z\", \"completion\": 0.296,\n"
        "    \"steps\": [\n"
        "      { \"step\": 2, \"kind\": \"exercise\", \"state\": \"done\","
        " \"exercise\": \"seated-cat-cow\", \"wanted\": \"cat-cow\", \"level\": 2,"
        " \"areas\": [\"upper-back\", \"spine\"], \"goals\": [\"mobility\"],"
        " \"sets_planned\": 1, \"sets_done\": 1, \"reps_planned\": 6, \"reps_done\": 6,"
        " \"hold_ms\": 0, \"planned_ms\": 72000, \"done_ms\": 72000, \"in_reserve\": 3 }\n"
        "    ],\n"
        "    \"events\": [\n"
        "      { \"at\": \"2026-11-22T16:32:00+01:00\", \"position_ms\": 88000, \"step\": null,"
        " \"kind\": \"stop\", \"detail\": \"dizzy\" }\n"
        "    ] }");
    strbuf_release(&out);
}

static void json__stats__of_nothing__is_null_where_there_is_none(void **state)
{
    (void) state;
    struct arena a = {0};
    struct strbuf out = {0};
    struct history h = history_sum_up(SUNDAY, 1, 0, NULL, 0, NULL, 0, &a);
    const struct progress_input nothing = {.today = SUNDAY};
    const struct trend trend = {.baseline = 5, .m7 = TREND_UNKNOWN};
    struct trend_series none = {0};
    struct progress p = progress_of(&nothing, &trend, &none, &a);
    history_json(&out, &h, &p);
    static const char *const parts[] = {
        "{ \"version\": 1, \"today\": \"2026-11-22\", \"weekly_target\": null,\n"
        "\"back_after_days\": null, \n",
        "\"first_day\": null",
        "\"completion\": null",
        "\"stiffness\": { \"sessions\": 0, \"before\": null, \"after\": null }",
        "{ \"week\": \"2026-W47\", \"from\": \"2026-11-16\", \"to\": \"2026-11-22\"",
        "\"upper-back\": 0",
        "\"other\": 0 } }",
        "\"trend\": { \"verdict\": \"ok\", \"rule\": null, \"as_of\": null, \"baseline\": 5.000, "
        "\"m7\": null, \"means\": [ ], \"change\": null, \"change_percent\": null, "
        "\"active\": { \"state\": \"ok\", \"rule\": null, \"since\": null } }",
        "\"scores\": [\n  ],\n  \"exercises\": [\n  ],\n  \"measures\": [],\n  \"advice\": "
        "[\n  ],\n  \"pauses\": [\n  ] }",
    };
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        if (!strstr(strbuf_text(&out), parts[i]))
            fail_msg("%s", parts[i]);
    }
    strbuf_release(&out);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(history__at_80__stands_as_reviewed),
        cmocka_unit_test(history__empty__says_how_to_begin),
        cmocka_unit_test(stats__at_60__stands_as_reviewed),
        cmocka_unit_test(stats__one_day__no_weeks_before_it),
        cmocka_unit_test(stats__empty__says_how_to_begin),
        cmocka_unit_test(reports__no_line__is_wider_than_asked),
        cmocka_unit_test(reports__colour__adds_nothing_but_sequences),
        cmocka_unit_test(reports__names__cannot_drive_the_terminal),
        cmocka_unit_test(ascii__keeps_cells_and_sequences),
        cmocka_unit_test(span__reads_well),
        cmocka_unit_test(json__session__has_every_member),
        cmocka_unit_test(json__stats__of_nothing__is_null_where_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
