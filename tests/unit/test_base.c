/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "base/diag.h"
#include "base/reader.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

static void civil__from_days__inverts_to_days(void **state)
{
    (void) state;
    for (int32_t day = -200000; day < 200000; day += 97) {
        struct civil date = civil_from_days(day);
        assert_int_equal(civil_to_days(date), day);
    }
    assert_int_equal(civil_to_days((struct civil){1970, 1, 1}), 0);
    assert_int_equal(civil_to_days((struct civil){2026, 11, 22}), 20779);
}

static void civil__weekday__is_iso(void **state)
{
    (void) state;
    assert_int_equal(civil_weekday(0), 4);     /* Thursday */
    assert_int_equal(civil_weekday(-4), 7);    /* Sunday before */
    assert_int_equal(civil_weekday(20779), 7); /* 2026-11-22 is a Sunday */
    assert_int_equal(civil_week_start(20779), 20773);
}

static void civil__local_day__floors(void **state)
{
    (void) state;
    assert_int_equal(civil_local_day(86399, 0), 0);
    assert_int_equal(civil_local_day(86399, 1), 1);
    assert_int_equal(civil_local_day(0, -1), -1);
}

static void civil__parse__takes_only_real_dates(void **state)
{
    (void) state;
    struct civil d;
    assert_true(civil_parse("2024-02-29", &d));
    static const char *const bad[] = {"2023-02-29",  "2024-13-01", "2024-1-01",
                                      "2024-01-01 ", "",           "20240101"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_false(civil_parse(bad[i], &d));
}

static void utf8__decode__refuses_what_is_not_utf8(void **state)
{
    (void) state;
    static const char *const bad[] = {
        "\x80", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\xff"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_int_equal(utf8_invalid_at(bad[i], strlen(bad[i])), 0);
    const char *good = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x99\x82";
    assert_int_equal(utf8_invalid_at(good, strlen(good)), strlen(good));
}

static void utf8__encode__inverts_decode(void **state)
{
    (void) state;
    for (uint32_t cp = 1; cp < 0x110000; cp += 61) {
        if (cp >= 0xd800 && cp <= 0xdfff)
            continue;
        char bytes[4];
        uint32_t back;
        int n = utf8_encode(cp, bytes);
        assert_int_equal(utf8_decode(bytes, (size_t) n, &back), n);
        assert_int_equal(back, cp);
    }
}

static void utf8__width__counts_cells(void **state)
{
    (void) state;
    assert_int_equal(utf8_width("abc"), 3);
    assert_int_equal(utf8_width("\xe6\xbc\xa2\xe5\xad\x97"), 4);
    assert_int_equal(utf8_width("e\xcc\x81"), 1);
    int used;
    assert_int_equal(utf8_fit("a\xe6\xbc\xa2", 2, &used), 1);
    assert_int_equal(used, 1);
    assert_int_equal(utf8_fit("ab\xe6", 9, &used), 2); /* cut off within a sign */
    assert_int_equal(used, 2);
    assert_int_equal(utf8_fit("abe\xcc\x81z", 3, &used), 5); /* what takes no room still fits */
    assert_int_equal(used, 3);
    assert_int_equal(utf8_fit("abc", 0, &used), 0);
    assert_int_equal(used, 0);
}

static void utf8__clean__leaves_nothing_a_terminal_obeys(void **state)
{
    (void) state;
    struct strbuf out = {0};
    const char *hostile = "a\033[2J\xc2\x9b\xe2\x80\xae\xff\tz";
    utf8_clean(&out, hostile, strlen(hostile));
    assert_string_equal(strbuf_text(&out), "a<U+001B>[2J<U+009B><U+202E><FF> z");
    strbuf_release(&out);
}

static void suggest__finds_the_near_word(void **state)
{
    (void) state;
    static const char *const words[] = {"thoracic", "lumbar", "neck"};
    assert_string_equal(suggest("thorasic", words, 3), "thoracic");
    assert_string_equal(suggest("lubmar", words, 3), "lumbar");
    assert_null(suggest("elephant", words, 3));
    assert_null(suggest("", words, 3));
}

static void diags__format__quotes_and_hints(void **state)
{
    (void) state;
    struct diags d = {0};
    const char *text = "a = 1;\n   nmae = \"x\";\n";
    diag_add(&d, DIAG_ERROR, (struct src_loc){"f.cfg", 2}, "unknown-key", "unknown key '%s'",
             "nmae");
    diag_hint(&d, "did you mean '%s'?", "name");
    diags_quote(&d, 0, "f.cfg", text, strlen(text));
    struct strbuf out = {0};
    diags_format(&d, &out);
    assert_string_equal(strbuf_text(&out), "f.cfg:2: error: unknown key 'nmae' [unknown-key]\n"
                                           "    nmae = \"x\";\n  hint: did you mean 'name'?\n");
    strbuf_release(&out);
    diags_release(&d);
}

static void diags__format__cleans_paths_and_cuts_between_characters(void **state)
{
    (void) state;
    struct diags d = {0};
    char text[301];
    for (int i = 0; i < 300; i += 3)
        memcpy(text + i, "\xe9\x95\xb7", 3);
    text[300] = '\0';
    diag_add(&d, DIAG_ERROR, (struct src_loc){"a\033[2J.cfg", 1}, "x", "y");
    diags_quote(&d, 0, "a\033[2J.cfg", text, 300);
    struct strbuf out = {0};
    diags_format(&d, &out);
    assert_null(strchr(strbuf_text(&out), '\033'));
    assert_non_null(strstr(strbuf_text(&out), "a<U+001B>[2J.cfg:1: error"));
    assert_int_equal(utf8_invalid_at(strbuf_text(&out), out.length), out.length);
    assert_null(strstr(strbuf_text(&out), "<E9>"));
    strbuf_release(&out);
    diags_release(&d);
}

static void diags__add__keeps_a_hundred_and_counts_the_rest(void **state)
{
    (void) state;
    struct diags d = {0};
    for (int i = 0; i < 250; i++)
        diag_add(&d, DIAG_ERROR, (struct src_loc){"f", i}, "x", "y");
    assert_int_equal(d.count, DIAGS_MAX);
    assert_int_equal(d.errors, 250);
    assert_int_equal(d.dropped, 150);
    diags_release(&d);
}

static struct node *group_with(struct arena *a, const char *name, struct node value)
{
    struct node *group = node_new(a, NODE_GROUP, NULL, (struct src_loc){"t", 1});
    struct node *child = node_new(a, value.type, name, (struct src_loc){"t", 2});
    child->integer = value.integer;
    child->number = value.number;
    child->string = value.string;
    node_append(a, group, child);
    return group;
}

static void reader__number__takes_int_and_float_in_range(void **state)
{
    (void) state;
    struct arena a = {0};
    struct diags d = {0};
    struct reader r = {&d, &a};
    double value = -1;
    assert_true(read_number(&r, group_with(&a, "s", (struct node){.type = NODE_INT, .integer = 4}),
                            "s", READ_REQUIRED, 0, 9, "s", &value));
    assert_true(value == 4.0);
    assert_true(read_number(&r,
                            group_with(&a, "s", (struct node){.type = NODE_FLOAT, .number = 4.5}),
                            "s", READ_REQUIRED, 0, 9, "s", &value));
    assert_int_equal(d.errors, 0);
    assert_false(read_number(&r,
                             group_with(&a, "s", (struct node){.type = NODE_INT, .integer = 10}),
                             "s", READ_REQUIRED, 0, 9, "s", &value));
    assert_false(read_number(&r,
                             group_with(&a, "s", (struct node){.type = NODE_STRING, .string = "4"}),
                             "s", READ_REQUIRED, 0, 9, "s", &value));
    assert_false(read_number(&r, group_with(&a, "t", (struct node){.type = NODE_INT, .integer = 1}),
                             "s", READ_REQUIRED, 0, 9, "s", &value));
    assert_true(value == 4.5);
    assert_string_equal(d.items[0].id, "out-of-range");
    assert_string_equal(d.items[1].id, "wrong-type");
    assert_string_equal(d.items[2].id, "missing-key");
    diags_release(&d);
    arena_release(&a);
}

static void reader__known_keys__names_the_nearest(void **state)
{
    (void) state;
    struct arena a = {0};
    struct diags d = {0};
    struct reader r = {&d, &a};
    static const char *const keys[] = {"name", "steps"};
    read_known_keys(&r, group_with(&a, "step", (struct node){.type = NODE_INT}), keys, 2);
    assert_int_equal(d.count, 1);
    assert_string_equal(d.items[0].hint, "did you mean 'steps'?");
    diags_release(&d);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(civil__from_days__inverts_to_days),
        cmocka_unit_test(civil__weekday__is_iso),
        cmocka_unit_test(civil__local_day__floors),
        cmocka_unit_test(civil__parse__takes_only_real_dates),
        cmocka_unit_test(utf8__decode__refuses_what_is_not_utf8),
        cmocka_unit_test(utf8__encode__inverts_decode),
        cmocka_unit_test(utf8__width__counts_cells),
        cmocka_unit_test(utf8__clean__leaves_nothing_a_terminal_obeys),
        cmocka_unit_test(suggest__finds_the_near_word),
        cmocka_unit_test(diags__format__quotes_and_hints),
        cmocka_unit_test(diags__format__cleans_paths_and_cuts_between_characters),
        cmocka_unit_test(diags__add__keeps_a_hundred_and_counts_the_rest),
        cmocka_unit_test(reader__number__takes_int_and_float_in_range),
        cmocka_unit_test(reader__known_keys__names_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
