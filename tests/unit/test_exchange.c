/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exchange.h"
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

/* ---- JSON ---- */

static bool parse(const char *text, struct arena *a, struct node **root)
{
    struct diags d = {0};
    struct json j = {
        .path = "x.json", .text = text, .length = strlen(text), .line = 1, .diags = &d};
    bool ok = json_value(&j, a, NULL, root) && json_at_end(&j);
    assert_true(ok || d.errors || !json_at_end(&j));
    diags_release(&d);
    return ok;
}

static void json__values__keep_their_lines_and_types(void **state)
{
    (void) state;
    struct arena a = {0};
    struct node *root;
    assert_true(
        parse("{ \"a\": [1, -2.5e1, true, null, \"x\"],\n \"b\": { },\n\"c\": null }", &a, &root));
    const struct node *list = node_member(root, "a");
    assert_int_equal(list->count, 4); /* null is as if it were not there */
    assert_int_equal(list->children[0]->integer, 1);
    assert_int_equal(list->children[1]->type, NODE_FLOAT);
    assert_float_equal(list->children[1]->number, -25, 0);
    assert_int_equal(list->children[2]->type, NODE_BOOL);
    assert_string_equal(list->children[3]->string, "x");
    assert_int_equal(node_member(root, "b")->loc.line, 2);
    assert_null(node_member(root, "c"));
    arena_release(&a);
}

static void json__strings__escapes_and_what_terminals_obey(void **state)
{
    (void) state;
    static const struct {
        const char *text, *is;
    } cases[] = {
        {"\"\"", ""},
        {"\"\\u00e9\\ud83d\\ude00 \\/\\\"\"", "\xc3\xa9\xf0\x9f\x98\x80 /\""},
        {"\"\\u001b[2J\"", "<U+001B>[2J"},
        {"\"\\u202ex\"", "<U+202E>x"},
        {"\"\xff\"", "<FF>"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct arena a = {0};
        struct node *n;
        assert_true(parse(cases[i].text, &a, &n));
        assert_string_equal(n->string, cases[i].is);
        arena_release(&a);
    }
}

static void json__broken__is_one_error(void **state)
{
    (void) state;
    static const char *const broken[] = {"",
                                         "{",
                                         "[1,]",
                                         "{\"a\" 1}",
                                         "{a: 1}",
                                         "\"open",
                                         "01",
                                         "+1",
                                         "1.",
                                         ".5",
                                         "1e",
                                         "--1",
                                         "nul",
                                         "tru",
                                         "\"\\x\"",
                                         "\"\\u12\"",
                                         "\"\\ud800\"",
                                         "\"\\udc00\"",
                                         "\"\n\"",
                                         "[1 2]",
                                         "{\"a\":1,}",
                                         "\"\\u0000",
                                         "\"\\ud800\\u0041",
                                         "1234567890123456789012"
                                         "3456789012345678901234"
                                         "56789012345678901234567"
                                         "890",
                                         "'single'"};
    for (size_t i = 0; i < ARRAY_LEN(broken); i++) {
        struct arena a = {0};
        struct node *n;
        if (parse(broken[i], &a, &n))
            fail_msg("taken: %s", broken[i]);
        arena_release(&a);
    }
    char deep[200];
    struct arena a = {0};
    struct node *n;
    memset(deep, '[', sizeof deep);
    deep[sizeof deep - 1] = '\0';
    assert_false(parse(deep, &a, &n));
    arena_release(&a);
}

/* ---- tables ---- */

static void csv__text__comes_back_and_no_spreadsheet_runs_it(void **state)
{
    (void) state;
    static const struct {
        const char *text, *written;
    } cases[] = {
        {"plain words", "plain words"},
        {"a,b", "\"a,b\""},
        {"say \"ah\"", "\"say \"\"ah\"\"\""},
        {"=1+1", "'=1+1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"-2", "'-2"},
        {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
        {"'quoted", "''quoted"},
        {"a;b", "\"a;b\""},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct strbuf out = {0};
        struct arena a = {0};
        struct diags d = {0};
        struct csv csv;
        struct csv_row row;
        strbuf_puts(&out, "head,");
        csv_text(&out, cases[i].text);
        assert_string_equal(strbuf_text(&out) + 5, cases[i].written);
        csv_init(&csv, "x.csv", strbuf_text(&out), out.length, &d);
        assert_true(csv_read(&csv, &a, &row));
        assert_int_equal(row.count, 2);
        assert_string_equal(row.cells[1], cases[i].text);
        assert_false(csv_read(&csv, &a, &row));
        arena_release(&a);
        strbuf_release(&out);
    }
}

static void csv__rows__quotes_blank_lines_line_ends_and_marks(void **state)
{
    (void) state;
    static const char text[] = "\xef\xbb\xbf"
                               "a;b\r\n\r\n\"x\ny\";2\n\"open";
    struct arena a = {0};
    struct diags d = {0};
    struct csv csv;
    struct csv_row row;
    csv_init(&csv, "x.csv", text, sizeof text - 1, &d);
    assert_true(csv_read(&csv, &a, &row));
    assert_int_equal(row.count, 2);
    assert_string_equal(row.cells[0], "a");
    assert_true(csv_read(&csv, &a, &row));
    assert_int_equal(row.line, 3);
    assert_string_equal(row.cells[1], "2");
    assert_true(csv_read(&csv, &a, &row));
    assert_int_equal(row.count, 0);
    assert_int_equal(row.line, 5);
    assert_int_equal(d.errors, 1);
    assert_false(csv_read(&csv, &a, &row));
    diags_release(&d);
    arena_release(&a);
}

/* ---- rows ---- */

static const struct step_record steps[] = {
    {.ordinal = 0,
     .kind = STEP_EXERCISE,
     .state = STEP_DONE,
     .exercise = "cat-cow",
     .wanted = "seated-cat-cow",
     .level = 2,
     .areas = 1U << AREA_SPINE | 1U << AREA_NECK,
     .goals = 1U << GOAL_MOBILITY,
     .reps_planned = 6,
     .reps_done = 5,
     .hold_ms = 1500,
     .planned_ms = 60000,
     .done_ms = 59999,
     .in_reserve = 2},
    {.ordinal = 1, .kind = STEP_CARD, .level = 1, .in_reserve = SCALE_NONE},
};
static const struct event_record events[] = {
    {1795361430, 30000, 0, "pop", NULL},
    {1795361440, 40000, -1, "stop", "=dizzy, \"a bit\"\t"},
};

static void make_rows(struct record_row rows[9])
{
    const struct record_row made[9] = {
        {.kind = RECORD_SESSION,
         .session = {.uuid = "0f0e6a0e-5d39-4a5e-9f57-4b1d0c7c9a01",
                     .routine = "needs-to-pop-5",
                     .routine_name = "Needs to pop: \xc3\xa9",
                     .goals = 1U << GOAL_RELIEF,
                     .level = 3,
                     .started_s = 1795361400,
                     .offset_s = -12601, /* there were such clocks */
                     .day = 20779,
                     .ended_s = 0,
                     .state = RECORD_STOPPED,
                     .check = RECORD_CHECK_TERMINAL,
                     .stiffness_before = 10,
                     .stiffness_after = SCALE_NONE,
                     .pain_before = 0,
                     .pain_worst = SCALE_NONE,
                     .effort = 4,
                     .reason = "dizzy",
                     .planned_ms = 300000,
                     .done_ms = 120000,
                     .resume_ms = 120000,
                     .resume_step = 1,
                     .steps_planned = 7,
                     .steps_done = 1,
                     .written_s = 1795361500},
         .steps = steps,
         .n_steps = ARRAY_LEN(steps),
         .events = events,
         .n_events = ARRAY_LEN(events),
         .whole = true},
        {.kind = RECORD_SESSION,
         .session = {.uuid = "b",
                     .routine = "x",
                     .routine_name = "",
                     .level = 1,
                     .started_s = 1,
                     .ended_s = 5,
                     .state = RECORD_DONE,
                     .stiffness_before = SCALE_NONE,
                     .stiffness_after = SCALE_NONE,
                     .pain_before = SCALE_NONE,
                     .pain_worst = SCALE_NONE,
                     .effort = SCALE_NONE},
         .whole = true},
        {.kind = RECORD_SCORE, .score = {20779, SCORE_PAIN, 0, 1795361400, 3600}},
        {.kind = RECORD_MEASURE,
         .measure = {20779, "wall-distance", -1.25, "=2+2", 1795361400, 3600}},
        {.kind = RECORD_MEASURE, .measure = {2932896, "x", 999999999.999, NULL, 253402300799, 0}},
        {.kind = RECORD_PAUSE, .pause = {20779, DAY_OPEN, "illness", 1795361400}},
        {.kind = RECORD_DECISION, .decision = {20779, "strength", 2, "up", "", 1795361400}},
        {.kind = RECORD_SCREENING,
         .screening = {.uuid = "c",
                       .turn = 1895361401,
                       .version = 1,
                       .taken_s = 1795361400,
                       .offset_s = 3600,
                       .day = 20779,
                       .origin = "terminal",
                       .answers = "age=18-64 A4=yes",
                       .verdict = "E",
                       .lock = "E",
                       .reasons = "A4",
                       .cautions = 1U << CAUTION_WRIST}},
        {.kind = RECORD_DELETED, .deleted = {"d", 1795361400}},
    };
    memcpy(rows, made, sizeof made);
}

static void write_document(struct strbuf *out, const struct record_row *rows, size_t count)
{
    struct exchange_writer w;
    exchange_begin(&w, out);
    for (size_t i = 0; i < count; i++)
        exchange_add(&w, out, &rows[i]);
    exchange_end(&w, out);
}

static void document__read_and_written_again__is_the_same(void **state)
{
    (void) state;
    struct record_row rows[9], again[9];
    struct strbuf first = {0}, second = {0};
    struct arena a = {0};
    struct diags d = {0};
    struct exchange x;
    size_t n = 0;
    make_rows(rows);
    write_document(&first, rows, ARRAY_LEN(rows));
    exchange_open(&x, "x.json", strbuf_text(&first), first.length, 1, &d);
    while (n < ARRAY_LEN(again) && exchange_next(&x, &a, &again[n]))
        n++;
    struct strbuf report = {0};
    diags_format(&d, &report);
    assert_string_equal(strbuf_text(&report), "");
    assert_int_equal(n, ARRAY_LEN(rows));
    assert_int_equal(again[0].session.offset_s, -12601);
    assert_int_equal(again[0].session.started_s, 1795361400);
    assert_int_equal(again[0].events[1].step, -1);
    write_document(&second, again, n);
    assert_string_equal(strbuf_text(&second), strbuf_text(&first));
    arena_release(&a);
    strbuf_release(&first);
    strbuf_release(&second);
    strbuf_release(&report);
}

/* A line that others append to says the same as the row of a document. */
static void lines__are_read_as_documents_are(void **state)
{
    (void) state;
    struct record_row rows[9], row;
    struct strbuf text = {0};
    struct arena a = {0};
    struct diags d = {0};
    struct exchange x;
    size_t n = 0;
    make_rows(rows);
    exchange_put_head(&text);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        exchange_put_line(&text, &rows[i]);
    exchange_open(&x, "x.jsonl", strbuf_text(&text), text.length, 1, &d);
    while (exchange_next(&x, &a, &row)) {
        struct strbuf ours = {0}, theirs = {0};
        exchange_put_row(&ours, &rows[n++]);
        exchange_put_row(&theirs, &row);
        assert_string_equal(strbuf_text(&theirs), strbuf_text(&ours));
        strbuf_release(&ours);
        strbuf_release(&theirs);
    }
    assert_int_equal(n, ARRAY_LEN(rows));
    assert_int_equal(d.count, 0);
    arena_release(&a);
    strbuf_release(&text);
}

static void tables__of_every_kind__come_back(void **state)
{
    (void) state;
    struct record_row rows[9];
    make_rows(rows);
    for (int kind = 0; kind < N_RECORD_KINDS; kind++) {
        struct strbuf first = {0}, second = {0};
        struct arena a = {0};
        struct diags d = {0};
        struct exchange x;
        struct record_row row;
        exchange_put_table_head(&first, (enum record_kind) kind);
        exchange_put_table_head(&second, (enum record_kind) kind);
        for (size_t i = 0; i < ARRAY_LEN(rows); i++)
            exchange_put_table_rows(&first, (enum record_kind) kind, &rows[i]);
        exchange_open(&x, "x.csv", strbuf_text(&first), first.length, 1, &d);
        while (exchange_next(&x, &a, &row)) {
            assert_int_equal(row.kind, kind);
            bool part = kind == RECORD_STEP || kind == RECORD_EVENT;
            struct record_row of = {.kind = RECORD_SESSION, .session = {.offset_s = -12601}};
            memcpy(of.session.uuid, row.session_uuid, UUID_BYTES);
            of.steps = &row.step;
            of.events = &row.event;
            of.n_steps = kind == RECORD_STEP;
            of.n_events = kind == RECORD_EVENT;
            exchange_put_table_rows(&second, (enum record_kind) kind, part ? &of : &row);
        }
        struct strbuf report = {0};
        diags_format(&d, &report);
        assert_string_equal(strbuf_text(&report), "");
        if (kind != RECORD_EVENT) /* a tab does not survive */
            assert_string_equal(strbuf_text(&second), strbuf_text(&first));
        arena_release(&a);
        diags_release(&d);
        strbuf_release(&first);
        strbuf_release(&second);
        strbuf_release(&report);
    }
}

/* ---- lists, and what is wrong ---- */

static size_t read_all(const char *text, struct diags *d, struct record_row *last)
{
    struct arena a = {0};
    struct exchange x;
    struct record_row row;
    size_t n = 0;
    exchange_open(&x, "x", text, strlen(text), 1, d);
    while (exchange_next(&x, &a, &row)) {
        *last = row;
        n++;
    }
    arena_release(&a);
    return n;
}

static void list__with_and_without_names__is_scores(void **state)
{
    (void) state;
    static const char *const lists[] = {
        "2026-11-21,5\n2026-11-22,4\n",
        "date,score\n2026-11-21,5\n2026-11-22,4",
        "Day;Stiffness\r\n\"2026-11-21\";5\r\n2026-11-22;\"4\"\r\n",
        "\n\n2026-11-21;5\n;\n2026-11-22;4\n;\n\n",
    };
    for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
        struct diags d = {0};
        struct record_row last;
        assert_int_equal(read_all(lists[i], &d, &last), 2);
        assert_int_equal(d.count, 0);
        assert_int_equal(last.kind, RECORD_SCORE);
        assert_int_equal(last.score.day, 20779);
        assert_int_equal(last.score.value, 4);
        assert_true(last.yields);
    }
}

static void wrong__is_said_with_its_line(void **state)
{
    (void) state;
#define HEAD "{ \"limber\": \"history\", \"format\": 1,\n"
#define SCORE(day, value)                                                      \
    "\"score\": { \"day\": \"" day "\", \"kind\": \"pain\", \"value\": " value \
    ", \"taken\": \"2026"                                                      \
    "-11-22T10:00:00Z\" } }"
    static const struct {
        const char *text, *id;
        int line;
    } cases[] = {
        {"2026-11-21,5\n2026-11-32,4\n", "bad-value", 2},
        {"2026-11-21,11\n", "out-of-range", 1},
        {"2026-11-21,4,5\n", "format", 1},
        {"date,score\n2026-11-21,x\n", "out-of-range", 2},
        {"name,height\nme,180\n", "bad-value", 2},
        {"uuid,deleted\nx,2026-11-22T10:00:00Z,7\n", "format", 2},
        {"uuid,deleted\nx y,2026-11-22T10:00:00Z\n", "bad-value", 2},
        {"{ \"limber\": \"history\", \"format\": 2 }", "format", 1},
        {"{ \"limber\": \"diary\", \"format\": 1 }", "format", 1},
        {"{ \"scores\": [] }", "format", 1},
        {HEAD "\"scores\": [\n{ \"day\": 5 } ] }", "wrong-type", 3},
        {HEAD "\"naps\": [] }", "unknown-key", 2},
        {HEAD SCORE("2026-11-22", "4.5"), "wrong-type", 2},
        {HEAD SCORE("2026-11-22", "-1"), "out-of-range", 2},
        {HEAD SCORE("2026-02-29", "4"), "bad-value", 2},
        {HEAD SCORE("2026-11-22", "null"), "missing-key", 2},
        {HEAD "\"score\": 7 }", "wrong-type", 2},
        {HEAD "\"scores\": [", "syntax", 2},
        {HEAD "\"session\": { \"steps\": [ 1 ], \"events\": [] } }", "missing-key", 2},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct diags d = {0};
        struct record_row last;
        read_all(cases[i].text, &d, &last);
        if (!d.errors || strcmp(d.items[0].id, cases[i].id) != 0 ||
            d.items[0].loc.line != cases[i].line)
            fail_msg("%s\n-> %s:%d %s", cases[i].text, d.count ? d.items[0].id : "nothing",
                     d.count ? d.items[0].loc.line : 0, d.count ? d.items[0].message : "");
        diags_release(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json__values__keep_their_lines_and_types),
        cmocka_unit_test(json__strings__escapes_and_what_terminals_obey),
        cmocka_unit_test(json__broken__is_one_error),
        cmocka_unit_test(csv__text__comes_back_and_no_spreadsheet_runs_it),
        cmocka_unit_test(csv__rows__quotes_blank_lines_line_ends_and_marks),
        cmocka_unit_test(document__read_and_written_again__is_the_same),
        cmocka_unit_test(lines__are_read_as_documents_are),
        cmocka_unit_test(tables__of_every_kind__come_back),
        cmocka_unit_test(list__with_and_without_names__is_scores),
        cmocka_unit_test(wrong__is_said_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
