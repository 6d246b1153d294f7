/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lint.h"
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

struct fixture {
    struct arena arena;
    struct diags diags;
    struct lint lint;
};

static void lint_bytes(struct fixture *f, const char *text, size_t length)
{
    *f = (struct fixture){0};
    f->lint = lint_text("x.cfg", text, length, &f->arena, &f->diags);
}

static void lint(struct fixture *f, const char *text)
{
    lint_bytes(f, text, strlen(text));
}

static void release(struct fixture *f)
{
    diags_release(&f->diags);
    arena_release(&f->arena);
}

static void lint__good__is_taken(void **state)
{
    (void) state;
    static const char *const good[] = {
        "",
        "# nothing\n",
        "a = 1",
        "a = 1; # no newline",
        ("\xef\xbb\xbf"
         "a = 1;\r\nb : 2,\r\n"),
        "a = -2147483648; b = 2147483647; c = 0x7fffffff; d = 12L; e = 007;",
        "a = .5; b = 5.; c = -.5e-3; d = +1.5E3;",
        "a = TRUE; b = false;",
        "a = (); b = []; c = {}; d = ( { x = 1; }, [ 1, 2 ], );",
        "a = [ 1, 2.5, \"mixed\" ];",
        "a = \"joined \" \"text\"; b = \"x\\n\" \"y\"; c = \"\" \"z\";",
        "a = \"caf\\xc3\\xa9 \\\"quoted\\\" \\\\ \\n\";",
        "/* block * / */ a = 1; // line\n",
        "a = \"# no comment // here\";",
    };
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        struct fixture f;
        lint(&f, good[i]);
        if (f.diags.count || !f.lint.text)
            print_error("refused: %s: %s\n", good[i],
                        f.diags.count ? f.diags.items[0].message : "");
        assert_int_equal(f.diags.count, 0);
        assert_non_null(f.lint.text);
        release(&f);
    }
}

static void lint__bad__is_named_at_its_line(void **state)
{
    (void) state;
    static const struct {
        const char *text, *id;
        int line;
    } bad[] = {
        {"\na = 99999999999;", "bad-number", 2},
        {"a = 2147483648;", "bad-number", 1},
        {"a = -2147483649;", "bad-number", 1},
        {"a = 0x80000000;", "bad-number", 1},
        {"a = 99999999999L;", "bad-number", 1},
        {"a = 99999999999999999999999;", "bad-number", 1},
        {"a = 1.0e400;", "bad-number", 1},
        {"a = 4s;", "bad-number", 1},
        {"a = 1e5;", "bad-number", 1},
        {"a = .;", "bad-number", 1},
        {"a = 0x;", "bad-number", 1},
        {"a = -;", "bad-number", 1},
        {"a = 1.2.3;", "bad-number", 1},
        {"\n\n@include \"x\"", "include", 3},
        {"a = 1;\n@include \"x\"", "include", 2},
        {"a = \"b\n\";", "unclosed", 1},
        {"/* a = 1;\n", "unclosed", 1},
        {"a = {\n b = 1;\n", "unclosed", 1},
        {"a = (\n 1\n", "unclosed", 1},
        {"a = ( 1 };", "unclosed", 1},
        {"a = 1; }", "unclosed", 1},
        {"a = \"\\q\";", "bad-escape", 1},
        {"a = \"\\t\";", "bad-escape", 1},
        {"a = \"\\x4\";", "bad-escape", 1},
        {"a = \"\\x1b[2J\";", "control-character", 1},
        {"a = \"\\x00\";", "control-character", 1},
        {"a = \"\\xc3\";", "control-character", 1},
        {"a = \"\\xe2\\x80\\xae\";", "control-character", 1},
        {"a = \"tab\there\";", "control-character", 1},
        {"a = 1;\n# \x1b]0;x\x07", "control-character", 2},
        {"a = \"\xe2\x80\xae\";", "control-character", 1},
        {"a = \"\xe2\x81\xa6\";", "control-character", 1},
        {"a = 1;\rb = 2;", "control-character", 1},
        {"a = 1;\n# \xff", "not-utf8", 2},
        {"a = \"\xc0\x80\";", "not-utf8", 1},
        {"a = 1;\na = 2;", "duplicate-key", 2},
        {"a = { b = 1; b = 2; };", "duplicate-key", 1},
        {"a 1;", "syntax", 1},
        {"a = in;", "syntax", 1},
        {"a = ;", "syntax", 1},
        {"a = ( 1 2 );", "syntax", 1},
        {"a = ( , );", "syntax", 1},
        {"a = ( 1;\n2 );", "syntax", 1},
        {"a = 'x';", "syntax", 1},
        {"= 1;", "syntax", 1},
        {"a = 1;;", "syntax", 1},
        {"a", "syntax", 1},
    };
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct fixture f;
        lint(&f, bad[i].text);
        if (f.diags.errors != 1 || strcmp(f.diags.items[0].id, bad[i].id) != 0)
            print_error("case %zu: %s: %zu errors, %s\n", i, bad[i].text, f.diags.errors,
                        f.diags.count ? f.diags.items[0].id : "");
        assert_int_equal(f.diags.errors, 1);
        assert_string_equal(f.diags.items[0].id, bad[i].id);
        assert_int_equal(f.diags.items[0].loc.line, bad[i].line);
        release(&f);
    }
}

static void lint__zero_byte__is_not_text(void **state)
{
    (void) state;
    struct fixture f;
    lint_bytes(&f, "a = 1;\nb\0 = 2;", 14);
    assert_int_equal(f.diags.count, 1);
    assert_string_equal(f.diags.items[0].id, "not-text");
    assert_int_equal(f.diags.items[0].loc.line, 2);
    assert_null(f.lint.text);
    release(&f);
}

static void lint__bad_values__do_not_hide_the_next(void **state)
{
    (void) state;
    struct fixture f;
    lint(&f, "a = 99999999999;\nb = \"\\q\";\nc = 1.0e999;\nd = 1;\nd = 2;\ne = 3km;\n");
    assert_int_equal(f.diags.errors, 5);
    static const int lines[] = {1, 2, 3, 5, 6};
    for (size_t i = 0; i < ARRAY_LEN(lines); i++)
        assert_int_equal(f.diags.items[i].loc.line, lines[i]);
    release(&f);
}

static void lint__values__carry_their_own_lines(void **state)
{
    (void) state;
    struct fixture f;
    lint(&f, "how = ( \"one\",\n  \"two\"\n);\nn =\n 99999999999;\n");
    assert_int_equal(f.lint.count, 4);
    static const int lines[] = {1, 1, 2, 4};
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        assert_int_equal(f.lint.values[i].line, lines[i]);
        assert_int_equal(f.lint.values[i].bad, i == 3);
    }
    release(&f);
}

static void lint__forgotten_comma__is_warned_of(void **state)
{
    (void) state;
    struct fixture f;
    lint(&f, "how = ( \"One.\"\n \"Two.\" );");
    assert_int_equal(f.diags.errors, 0);
    assert_int_equal(f.diags.count, 1);
    assert_string_equal(f.diags.items[0].id, "joined-strings");
    assert_int_equal(f.diags.items[0].loc.line, 2);
    release(&f);
}

static void lint__what_people_write__gets_a_hint(void **state)
{
    (void) state;
    static const char *const cases[][2] = {
        {"hold = 20 s;", "units are not written: 20"},
        {"hold = 2,5;", "a fraction has a point: 2.5"},
        {"hold = 20s;", "numbers look like 4, -12, 2.5 or 1.5e3; units are not written"},
        {"sides = left;", "words stand in quotes: \"left\""},
        {"name = 'Turn';", "texts stand between straight double quotes: \"like this\""},
        {"name = \u201cTurn\u201d;", "texts stand between straight double quotes: \"like this\""},
        {"steps = ( 1", "close it with ')'"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct fixture f;
        lint(&f, cases[i][0]);
        assert_int_equal(f.diags.count, 1);
        assert_non_null(f.diags.items[0].hint);
        assert_string_equal(f.diags.items[0].hint, cases[i][1]);
        release(&f);
    }
}

/* Brackets, members and strings that would cost the library its time or its stack. */
static void lint__hostile_sizes__end_at_once(void **state)
{
    (void) state;
    struct strbuf text = {0};
    struct fixture f;
    strbuf_puts(&text, "a = ");
    for (int i = 0; i < 20000; i++)
        strbuf_putc(&text, '(');
    lint(&f, strbuf_text(&text));
    assert_int_equal(f.diags.count, 1);
    assert_string_equal(f.diags.items[0].id, "too-deep");
    release(&f);

    strbuf_reset(&text);
    for (int i = 0; i < 5000; i++)
        strbuf_printf(&text, "a%d = 1;\n", i);
    lint(&f, strbuf_text(&text));
    assert_string_equal(f.diags.items[0].id, "too-many");
    assert_int_equal(f.diags.items[0].loc.line, LINT_MEMBERS_MAX + 1);
    assert_null(f.lint.text);
    release(&f);

    strbuf_reset(&text);
    strbuf_puts(&text, "a = \"");
    for (int i = 0; i <= LINT_STRING_MAX; i++)
        strbuf_putc(&text, 'x');
    strbuf_puts(&text, "\";");
    lint(&f, strbuf_text(&text));
    assert_int_equal(f.diags.count, 1);
    assert_string_equal(f.diags.items[0].id, "too-long");
    release(&f);
    strbuf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lint__good__is_taken),
        cmocka_unit_test(lint__bad__is_named_at_its_line),
        cmocka_unit_test(lint__zero_byte__is_not_text),
        cmocka_unit_test(lint__bad_values__do_not_hide_the_next),
        cmocka_unit_test(lint__values__carry_their_own_lines),
        cmocka_unit_test(lint__forgotten_comma__is_warned_of),
        cmocka_unit_test(lint__what_people_write__gets_a_hint),
        cmocka_unit_test(lint__hostile_sizes__end_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
