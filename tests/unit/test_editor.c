/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/editor.h"
#include "unit/unit.h"

static void editor__command__knows_how_editors_take_a_line(void **state)
{
    (void) state;
    static const struct {
        const char *editor;
        int line;
        const char *command;
    } cases[] = {
        {"vi", 7, "vi +7 \"$@\""},
        {"vi", 0, "vi \"$@\""},
        {"/usr/bin/nano -w", 12, "/usr/bin/nano -w +12 \"$@\""},
        {"code", 3, "code --wait --goto \"$1:3\""},
        {"hx", 3, "hx \"$1:3\""},
        {"unheard-of", 3, "unheard-of \"$@\""},
        {"vim-like", 3, "vim-like \"$@\""},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct strbuf out = {0};
        editor_command(cases[i].editor, cases[i].line, &out);
        assert_string_equal(strbuf_text(&out), cases[i].command);
        strbuf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(editor__command__knows_how_editors_take_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
