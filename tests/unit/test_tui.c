/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about a terminal without asking it, and the lines of run --plain. */
#include "config.h"

#include "tui/plain.h"
#include "tui/probe.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static void probe_light__reads_the_last_number__of_colorfgbg(void **state)
{
    (void) state;
    static const struct {
        const char *value;
        bool light;
    } cases[] = {
        {"15;0", false},
        {"0;15", true},
        {"0;default;15", true},
        {"12;8", false},
        {"0;7", true},
        {"7;0;0", false},
        {"", false},
        {NULL, false},
        {"0;", false},
        {"15", false},
        {"0;x", false},
        {"0;11", true},
        {"default;default", false},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(probe_light(cases[i].value), cases[i].light);
}

static void probe_brackets__are_kept__from_terminals_that_print_them(void **state)
{
    (void) state;
    assert_true(probe_takes_brackets("xterm-256color"));
    assert_true(probe_takes_brackets("tmux-256color"));
    assert_true(probe_takes_brackets("vte-256color"));
    assert_false(probe_takes_brackets("linux"));
    assert_false(probe_takes_brackets("vt100"));
    assert_false(probe_takes_brackets("vt220"));
}

static void plain_time__has_minutes_and_milliseconds__past_the_hour(void **state)
{
    (void) state;
    char out[PLAIN_TIME_BYTES];
    assert_string_equal(plain_time(out, 0), "00:00.000");
    assert_string_equal(plain_time(out, 61007), "01:01.007");
    assert_string_equal(plain_time(out, 4 * 3600 * 1000), "240:00.000");
    assert_string_equal(plain_time(out, -1), "00:00.000");
}

static void plain_line__is_one_line_of_three_fields__whatever_the_text(void **state)
{
    (void) state;
    char *bytes = NULL;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    struct plain p = {.out = out};
    plain_line(&p, 1500, "phase", "%s %d", "a\tb\nc", 5);
    assert_string_equal(bytes, "00:01.500\tphase\ta b c 5\n"); /* flushed, not only written */
    plain_text(&p, "a card");
    fclose(out);
    assert_string_equal(bytes, "00:01.500\tphase\ta b c 5\na card\n");
    assert_false(p.failed);
    free(bytes);
}

static void plain_line__says_that_it_failed__when_nobody_reads(void **state)
{
    (void) state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    struct plain p = {.out = full};
    plain_line(&p, 0, "phase", "x");
    assert_true(p.failed);
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(probe_light__reads_the_last_number__of_colorfgbg),
        cmocka_unit_test(probe_brackets__are_kept__from_terminals_that_print_them),
        cmocka_unit_test(plain_time__has_minutes_and_milliseconds__past_the_hour),
        cmocka_unit_test(plain_line__is_one_line_of_three_fields__whatever_the_text),
        cmocka_unit_test(plain_line__says_that_it_failed__when_nobody_reads),
    };
    return cmocka_run_group_tests_name("tui", tests, NULL, NULL);
}
