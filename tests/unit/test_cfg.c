/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/cfg.h"
#include "unit/unit.h"

#include <string.h>

struct fixture {
    struct arena arena;
    struct diags diags;
    const struct node *root;
};

static void parse(struct fixture *f, const char *text)
{
    *f = (struct fixture){0};
    f->root = cfg_parse("x.cfg", text, strlen(text), &f->arena, &f->diags);
}

static void release(struct fixture *f)
{
    diags_release(&f->diags);
    arena_release(&f->arena);
}

static void cfg__parse__keeps_values_and_lines(void **state)
{
    (void) state;
    struct fixture f;
    parse(
        &f,
        "# first\nname = \"Cat\";\nsteps = (\n  { reps = 4; },\n  { hold = 2.5; on = true; }\n);\n"
        "tags = [ \"a\", \"b\" ]; # no newline");
    assert_int_equal(f.diags.count, 0);
    assert_non_null(f.root);
    const struct node *name = node_member(f.root, "name");
    assert_int_equal(name->type, NODE_STRING);
    assert_string_equal(name->string, "Cat");
    assert_int_equal(name->loc.line, 2);
    assert_string_equal(name->loc.path, "x.cfg");
    const struct node *steps = node_member(f.root, "steps");
    assert_int_equal(steps->type, NODE_LIST);
    assert_int_equal(steps->count, 2);
    assert_int_equal(node_member(steps->children[0], "reps")->integer, 4);
    const struct node *hold = node_member(steps->children[1], "hold");
    assert_int_equal(hold->type, NODE_FLOAT);
    assert_int_equal(hold->loc.line, 5);
    assert_int_equal(node_member(steps->children[1], "on")->type, NODE_BOOL);
    assert_int_equal(node_member(f.root, "tags")->count, 2);
    release(&f);
}

static void cfg__parse__says_where_the_syntax_breaks(void **state)
{
    (void) state;
    struct fixture f;
    parse(&f, "name = \"Cat\";\nreps = = 4;\n");
    assert_null(f.root);
    assert_int_equal(f.diags.count, 1);
    assert_int_equal(f.diags.items[0].loc.line, 2);
    assert_string_equal(f.diags.items[0].quote, "reps = = 4;");
    release(&f);
}

static void cfg__load__names_what_is_not_a_file(void **state)
{
    (void) state;
    static const struct {
        const char *path, *id;
    } cases[] = {
        {"/nonexistent/x.cfg", "no-file"}, {"/", "not-a-file"}, {"/dev/null", "not-a-file"}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct fixture f = {0};
        assert_null(cfg_load(cases[i].path, &f.arena, &f.diags, NULL));
        assert_int_equal(f.diags.count, 1);
        assert_string_equal(f.diags.items[0].id, cases[i].id);
        release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cfg__parse__keeps_values_and_lines),
        cmocka_unit_test(cfg__parse__says_where_the_syntax_breaks),
        cmocka_unit_test(cfg__load__names_what_is_not_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
