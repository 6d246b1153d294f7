/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/card.h"
#include "unit/unit.h"

#include <string.h>

static const struct card *parse(const char *text, struct arena *a, struct diags *d)
{
    char *bytes = arena_strdup(a, text);
    return card_parse(bytes, strlen(text), "pop", "learn/pop.txt", a, d);
}

static void card__parse__fills_paragraphs_and_keeps_items(void **state)
{
    (void) state;
    struct arena a = {0};
    struct diags d = {0};
    const struct card *c =
        parse("title: The pop\r\norder: 12\n\n\nOne\ntwo.  \n\nThree.\n- a\n  b\n"
              "- c\n# Head\nfour\n\n1. five\nsix\nS2. seven\n\nS2 is eight\n",
              &a, &d);
    assert_int_equal(d.count, 0);
    assert_string_equal(c->title, "The pop");
    assert_int_equal(c->order, 12);
    assert_string_equal(c->text, "One two.\n\nThree.\n· a b\n· c\n\n# Head\nfour\n\n1. five six\n"
                                 "S2. seven\n\nS2 is eight");
    arena_release(&a);
}

static void check_says(const char *text, const char *id, int line)
{
    struct arena a = {0};
    struct diags d = {0};
    parse(text, &a, &d);
    assert_int_equal(d.count, 1);
    assert_string_equal(d.items[0].id, id);
    assert_int_equal(d.items[0].loc.line, line);
    diags_release(&d);
    arena_release(&a);
}

static void card__parse__says_what_is_wrong_with_its_line(void **state)
{
    (void) state;
    check_says("order: 1\n\ntext\n", "missing-key", 0);
    check_says("title: a\norder: many\n\ntext\n", "bad-number", 2);
    check_says("title: a\norder: 1000\n\ntext\n", "out-of-range", 2);
    check_says("title: a\ntitel: b\n\ntext\n", "unknown-key", 2);
    check_says("title: a\njust text\n\ntext\n", "syntax", 2);
    check_says("title:\n\ntext\n", "empty", 1);
    check_says("title: a\n\n", "empty", 0);
    check_says("title: a\n\nthe \x1b[31m red\n", "control-character", 3);
    check_says("title: a\n\nbad \xff byte\n", "not-utf8", 3);
    check_says(
        "title: a title that is far too long for the list of cards and for any screen\n\nb\n",
        "too-long", 1);
}

static void card__source__is_the_line_with_its_mark(void **state)
{
    (void) state;
    struct arena a = {0};
    struct diags d = {0};
    const struct card *c =
        parse("title: Sources\n\nMarks.\n\nS1. First\nbook\nS12. Twelfth\n", &a, &d);
    size_t length = 0;
    const char *says = card_source(c, "S1", &length);
    assert_non_null(says);
    assert_int_equal(length, strlen("First book"));
    assert_memory_equal(says, "First book", length);
    assert_non_null(card_source(c, "S12", &length));
    assert_null(card_source(c, "S2", &length));
    arena_release(&a);
}

static void card__next_source__finds_marks_not_words(void **state)
{
    (void) state;
    char name[SOURCE_BYTES];
    const char *at = "as said (S1, S34), not DNS2 or S2a or S; S50.";
    const char *const want[] = {"S1", "S34", "S50"};
    for (size_t i = 0; i < ARRAY_LEN(want); i++) {
        assert_true(card_next_source(&at, name));
        assert_string_equal(name, want[i]);
    }
    assert_false(card_next_source(&at, name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(card__parse__fills_paragraphs_and_keeps_items),
        cmocka_unit_test(card__parse__says_what_is_wrong_with_its_line),
        cmocka_unit_test(card__source__is_the_line_with_its_mark),
        cmocka_unit_test(card__next_source__finds_marks_not_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
