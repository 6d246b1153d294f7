/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/field.h"
#include "unit/unit.h"

#include <string.h>

static void ident__ok__is_never_a_path(void **state)
{
    (void) state;
    static const char *const good[] = {"a", "cat-cow", "4-7-8", "micro-1"};
    static const char *const bad[] = {"",   "-", "-a",  "a-",  "a--b",     "a/b",   "..",
                                      ".a", "A", "a b", "a_b", "\xc3\xa9", "a.cfg", "a\n"};
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        assert_true(ident_ok(good[i]));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_false(ident_ok(bad[i]));
    char length[IDENT_BYTES_MAX + 2];
    memset(length, 'a', sizeof length);
    length[IDENT_BYTES_MAX + 1] = '\0';
    assert_false(ident_ok(length));
    length[IDENT_BYTES_MAX] = '\0';
    assert_true(ident_ok(length));
}

static void ident__make__makes_an_id_of_anything(void **state)
{
    (void) state;
    static const char *const cases[][2] = {
        {"My File", "my-file"},
        {"..", "file"},
        {"", "file"},
        {"a__b", "a-b"},
        {"-x-", "x"},
        {"Stra\xc3\x9f"
         "e",
         "stra-e"},
    };
    struct arena a = {0};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *id = ident_make(cases[i][0], strlen(cases[i][0]), &a);
        assert_string_equal(id, cases[i][1]);
        assert_true(ident_ok(id));
    }
    char text[200];
    memset(text, 'a', sizeof text);
    text[IDENT_BYTES_MAX - 1] = ' ';
    assert_true(ident_ok(ident_make(text, sizeof text, &a)));
    arena_release(&a);
}

static void field__ms__rounds_to_milliseconds(void **state)
{
    (void) state;
    struct arena a = {0};
    struct diags d = {0};
    struct reader r = {&d, &a};
    struct node *group = node_new(&a, NODE_GROUP, NULL, (struct src_loc){"x", 1});
    struct node *n = node_new(&a, NODE_FLOAT, "seconds", (struct src_loc){"x", 2});
    n->number = 1.001; /* 1000.9999999999999 ms */
    node_append(&a, group, n);
    int32_t ms = 0;
    assert_true(field_ms(&r, group, "seconds", READ_REQUIRED, 0.0, 10.0, &ms));
    assert_int_equal(ms, 1001);
    assert_false(field_ms(&r, group, "seconds", READ_REQUIRED, 0.0, 1.0, &ms));
    assert_int_equal(ms, 1001);
    assert_string_equal(d.items[0].id, "out-of-range");
    diags_release(&d);
    arena_release(&a);
}

static void field__goals__keep_their_first(void **state)
{
    (void) state;
    struct arena a = {0};
    struct diags d = {0};
    struct reader r = {&d, &a};
    struct src_loc loc = {"x", 1};
    struct node *group = node_new(&a, NODE_GROUP, NULL, loc);
    struct node *list = node_new(&a, NODE_LIST, "goals", loc);
    static const char *const words[] = {"strength", "posture"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        struct node *n = node_new(&a, NODE_STRING, NULL, loc);
        n->string = words[i];
        node_append(&a, list, n);
    }
    node_append(&a, group, list);
    unsigned goals = 0;
    enum goal first = N_GOALS;
    assert_true(field_goals(&r, group, READ_REQUIRED, &goals, &first));
    assert_int_equal(goals, 1U << GOAL_STRENGTH | 1U << GOAL_POSTURE);
    assert_int_equal(first, GOAL_STRENGTH);
    diags_release(&d);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ident__ok__is_never_a_path),
        cmocka_unit_test(ident__make__makes_an_id_of_anything),
        cmocka_unit_test(field__ms__rounds_to_milliseconds),
        cmocka_unit_test(field__goals__keep_their_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
