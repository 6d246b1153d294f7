/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about a terminal without asking it. */
#include "config.h"

#include "tui/answer.h"
#include "tui/ghost.h"
#include "tui/mouse.h"
#include "tui/probe.h"
#include "tui/shown.h"
#include "tui/squeeze.h"
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

static void probe_light_rgb__weighs_the_colours__of_any_precision(void **state)
{
    (void) state;
    static const struct {
        const char *rgb;
        bool light;
    } cases[] = {
        {"ffff/ffff/ffff", true},  {"0000/0000/0000", false}, {"fd/f6/e3", true},
        {"00/2b/36", false},       {"f/f/f", true},           {"0000/ffff/0000", true},
        {"0000/0000/ffff", false}, {"ffff/ffff", false},      {"", false},
        {"fffff/0/0", false},      {"x/y/z", false},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(probe_light_rgb(cases[i].rgb), cases[i].light);
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

static void probe_console__knows__a_linux_console(void **state)
{
    (void) state;
    assert_true(probe_console("linux"));
    assert_true(probe_console("linux-16color"));
    assert_false(probe_console("xterm-256color"));
    assert_false(probe_console("vt100"));
}

/* ---- answers ---- */

static int answer_ends_after(const char *text, const char *want)
{
    struct answer a = {0};
    answer_begin(&a);
    for (int i = 0; text[i]; i++) {
        if (!answer_take(&a, (unsigned char) text[i]))
            continue;
        assert_false(a.active);
        assert_string_equal(a.text, want);
        return i + 1;
    }
    return -1;
}

static void answer__ends__where_the_terminal_ends_it(void **state)
{
    (void) state;
    assert_int_equal(answer_ends_after("ff/00/ff\033\\q", "ff/00/ff"), 10);
    assert_int_equal(answer_ends_after("ff/00/ff\007q", "ff/00/ff"), 9);
    assert_int_equal(answer_ends_after("\033\\", ""), 2);
    assert_int_equal(answer_ends_after("ff", ""), -1);
    assert_int_equal(answer_ends_after("01234567890123456789012345678901234567890123456789"
                                       "01234567890123456789",
                                       "01234567890123456789012"),
                     ANSWER_MOST + 1);
}

/* ---- ghosts ---- */

static void ghost__draws_a_blank_again__when_the_block_beside_it_goes(void **state)
{
    (void) state;
    struct cell was[5], now[5];
    static const uint32_t first[5] = {0x2588, ' ', 0x2588, 'x', ' '};
    static const uint32_t then[5] = {' ', ' ', 0x2588, 'x', ' '};
    for (int i = 0; i < 5; i++) {
        was[i] = (struct cell){first[i], -1, -1, 0};
        now[i] = (struct cell){then[i], -1, -1, 0};
    }
    ghost_wipe(now, was, 5);
    assert_int_equal(now[0].cp, ' ');
    assert_int_equal(now[1].cp, GHOST_BLANK);
    assert_int_equal(now[4].cp, ' ');
    was[1] = now[1]; /* shown by now, with a block beside it again: it stays as it is */
    now[1].cp = ' ';
    now[0].cp = 0x2588;
    ghost_wipe(now, was, 5);
    assert_int_equal(now[1].cp, GHOST_BLANK);
    now[0].cp = now[1].cp = ' '; /* and once more without */
    ghost_wipe(now, was, 5);
    assert_int_equal(now[1].cp, ' ');
}

static void ghost__haunts_real_xterms__only(void **state)
{
    (void) state;
    assert_true(ghost_haunts("xterm-256color", "XTerm(379)"));
    assert_false(ghost_haunts("xterm-256color", NULL));
    assert_false(ghost_haunts("tmux-256color", "XTerm(379)"));
}

/* ---- squeeze ---- */

static void check_squeezed(const char *in, const char *want)
{
    struct squeeze s;
    struct strbuf out = {0};
    squeeze_init(&s);
    squeeze_add(&s, in, strlen(in), &out);
    assert_string_equal(strbuf_text(&out), want);
    strbuf_release(&out);
}

static void squeeze__names_the_difference__only(void **state)
{
    (void) state;
    check_squeezed("\033[38;5;100m\033[48;5;200mA\033[39;49m\033[38;5;100m\033[48;5;201mB",
                   "\033[38;5;100;48;5;200mA\033[48;5;201mB");
    check_squeezed("\033[1mA\033(B\033[m\033[31mB", "\033[1mA\033[0;31mB");
    check_squeezed("\033[31mA\033[1;1H\033[32m\033[31mB", "\033[31mA\033[1;1HB");
    check_squeezed("\033[91;104mx", "\033[91;104mx");
}

static void squeeze__leaves_the_pen__as_the_text_left_it(void **state)
{
    (void) state;
    check_squeezed("A\033[31m", "A\033[31m");
    check_squeezed("\033[31mA \033[39m", "\033[31mA \033[39m");
}

static void squeeze__knows_what_is_not_seen__under_blanks_and_blocks(void **state)
{
    (void) state;
    check_squeezed("\033[31mA\033[32m \033[31mB", "\033[31mA B");
    check_squeezed("\033[31;44mA\033[31;45m\u2588\033[31;44mB", "\033[31;44mA\u2588B");
    check_squeezed("\033[44;38;5;99m\u2580\033[34;48;5;99m\u2580\033[44;38;5;99mx",
                   "\033[38;5;99;44m\u2580\u2584x");
    check_squeezed("\033[7m \033[31m ", "\033[7m \033[31m "); /* reversed, a blank shows it */
    check_squeezed("\033[41m\033[K\033[49mx", "\033[41m\033[K\033[49mx");
}

static void squeeze__passes_what_it_does_not_know__as_it_is(void **state)
{
    (void) state;
    check_squeezed("\033[31m\033[38;2;1;2;3mA\033[0m\033[0mB",
                   "\033[31m\033[38;2;1;2;3mA\033[0m\033[0mB");
    check_squeezed("\033[?25lA\033", "\033[?25lA\033");
}

/* What a cell looks like: both of its halves, and the sign where it is not a block. */
struct seen {
    int top, bottom, fg, bg, attrs;
    char sign;
};

/* A terminal of one endless line that knows what squeeze writes. */
static size_t watch(const char *text, struct seen *out)
{
    int fg = -1, bg = -1, attrs = 0;
    size_t n = 0;
    while (*text) {
        if (*text != '\033') {
            bool upper = strncmp(text, "\u2580", 3) == 0, lower = strncmp(text, "\u2584", 3) == 0;
            bool full = strncmp(text, "\u2588", 3) == 0, blank = *text == ' ' && !(attrs & 1 << 7);
            struct seen s = {
                .sign = '#', .top = upper || full ? fg : bg, .bottom = lower || full ? fg : bg};
            if (!upper && !lower && !full && !blank)
                s = (struct seen){.fg = fg, .bg = bg, .attrs = attrs, .sign = *text};
            out[n++] = s;
            text += upper || lower || full ? 3 : 1;
            continue;
        }
        text += 2;
        for (bool first = true; *text != 'm' || first; first = false) {
            char *end;
            long p = strtol(text, &end, 10);
            if (p == 0)
                fg = bg = -1, attrs = 0;
            else if (p < 10)
                attrs |= 1 << p;
            else if (p == 38 || p == 48)
                *(p == 38 ? &fg : &bg) = (int) strtol(end + 3, &end, 10);
            else if (p < 50)
                *(p < 40 ? &fg : &bg) = p % 10 == 9 ? -1 : (int) p % 10;
            else
                *(p < 100 ? &fg : &bg) = (int) p % 10 + 8;
            text = *end == ';' ? end + 1 : end;
            if (*text == 'm')
                break;
        }
        text++;
    }
    return n;
}

static void squeeze__looks_the_same__for_any_picture(void **state)
{
    (void) state;
    static const char *const signs[] = {"\u2580", "\u2584", "\u2588", " ", "x"};
    enum { CELLS = 400 };
    static struct seen want[CELLS + 8], got[CELLS + 8];
    unsigned random = 12345;
    struct squeeze s;
    squeeze_init(&s);
    struct strbuf in = {0}, out = {0};
    for (int i = 0; i < CELLS; i++) {
        random = random * 1103515245 + 12345;
        unsigned r = random >> 8;
        if (r % 3 == 0)
            strbuf_printf(&in, "\033[0m%s", r % 7 == 0 ? "\033[1m" : r % 11 == 0 ? "\033[7m" : "");
        strbuf_printf(&in, "\033[38;5;%um", r / 16 % 4 * 60);
        if (r % 5)
            strbuf_printf(&in, "\033[%um", 40 + r / 64 % 4);
        strbuf_puts(&in, signs[r / 1024 % ARRAY_LEN(signs)]);
    }
    /* In two parts, as frames come. */
    size_t half = (size_t) (strstr(in.text + in.length / 2, "\033") - in.text);
    squeeze_add(&s, in.text, half, &out);
    squeeze_add(&s, in.text + half, in.length - half, &out);
    assert_int_equal(watch(in.text, want), CELLS);
    assert_int_equal(watch(out.text, got), CELLS);
    for (int i = 0; i < CELLS; i++)
        assert_memory_equal(&want[i], &got[i], sizeof want[i]);
    assert_true(out.length < in.length * 2 / 3);
    strbuf_release(&in);
    strbuf_release(&out);
}

/* ---- the mouse ---- */

static struct input reported(enum mouse_form form, const char *text)
{
    struct mouse m;
    struct input in = {INPUT_NONE, 0};
    mouse_begin(&m, form);
    for (; *text && m.active; text++)
        in = mouse_take(&m, (unsigned char) *text);
    return m.active ? (struct input){INPUT_CHAR, 0} : in;
}

static void mouse__reads_presses_and_the_wheel__in_both_forms(void **state)
{
    (void) state;
    struct input in = reported(MOUSE_SGR, "0;10;5M");
    assert_true(in.key == INPUT_PRESS && in.cp == input_place(9, 4));
    in = reported(MOUSE_SGR, "4;300;200M"); /* with Shift, far out */
    assert_true(in.key == INPUT_PRESS && in.cp == input_place(299, 199));
    assert_int_equal(reported(MOUSE_SGR, "64;1;1M").key, INPUT_WHEEL_UP);
    assert_int_equal(reported(MOUSE_SGR, "65;1;1M").key, INPUT_WHEEL_DOWN);
    in = reported(MOUSE_X10, " *%"); /* 32 + button, column, row */
    assert_true(in.key == INPUT_PRESS && in.cp == input_place(9, 4));
    assert_int_equal(reported(MOUSE_X10, "`!!").key, INPUT_WHEEL_UP);
}

static void mouse__means_nothing__with_all_else(void **state)
{
    (void) state;
    static const char *const nothing[] = {"0;10;5m",
                                          "2;10;5M",
                                          "128;1;1M",
                                          "35;1;1M",
                                          "0;0;1M",
                                          "0;1M",
                                          "1;2;3;4M",
                                          "M",
                                          "x",
                                          ";;M",
                                          "99999999999;1;1M",
                                          "0;1;99999999M",
                                          "0;1;1;1;1;1;1;1;1;1;1;1;1;1;M"};
    for (size_t i = 0; i < ARRAY_LEN(nothing); i++)
        assert_int_equal(reported(MOUSE_SGR, nothing[i]).key, INPUT_NONE);
    assert_int_equal(reported(MOUSE_X10, "#!!").key, INPUT_NONE); /* a release */
    assert_int_equal(reported(MOUSE_X10, " \1\1").key, INPUT_NONE);
}

/* ---- what is shown ---- */

struct drawn {
    int calls, cells, y, from, to; /* the latest stretch */
};

static void note_drawn(void *context, const struct cell *row, int y, int from, int to)
{
    struct drawn *d = context;
    assert_non_null(row);
    *d = (struct drawn){d->calls + 1, d->cells + to - from, y, from, to};
}

static bool take(struct shown *s, const struct frame *f, struct drawn *d)
{
    *d = (struct drawn){0};
    return shown_take(s, f, note_drawn, d);
}

static void shown__draws_everything_once__then_what_differs(void **state)
{
    (void) state;
    struct view_caps caps = {.utf8 = true};
    struct frame f = {0};
    struct shown s = {0};
    struct drawn d;
    frame_begin(&f, 10, 3, &caps);
    shown_reset(&s, 10, 3);
    assert_true(take(&s, &f, &d));
    assert_int_equal(d.cells, 30);
    assert_false(take(&s, &f, &d));
    assert_int_equal(d.calls, 0);
    frame_text(&f, frame_rect(&f), 2, 1, STYLE_TEXT, "ab d");
    assert_true(take(&s, &f, &d)); /* the blank in between stays */
    assert_int_equal(d.calls, 2);
    assert_int_equal(d.cells, 3);
    assert_true(d.y == 1 && d.from == 5 && d.to == 6);
    frame_restyle(&f, (struct rect){2, 1, 1, 1}, STYLE_STRONG); /* the same sign, another look */
    assert_true(take(&s, &f, &d));
    assert_int_equal(d.cells, 1);
    shown_reset(&s, 10, 3);
    assert_true(take(&s, &f, &d));
    assert_int_equal(d.cells, 30);
    shown_release(&s);
    frame_release(&f);
}

static void shown__never_halves__a_wide_sign(void **state)
{
    (void) state;
    struct view_caps caps = {.utf8 = true};
    struct frame f = {0};
    struct shown s = {0};
    struct drawn d;
    frame_begin(&f, 6, 1, &caps);
    shown_reset(&s, 6, 1);
    take(&s, &f, &d);
    frame_text(&f, frame_rect(&f), 2, 0, STYLE_TEXT, "\u4e00");
    assert_true(take(&s, &f, &d));
    assert_true(d.from == 2 && d.to == 4);
    f.cells[3].fg = 1; /* its right half differs alone */
    assert_true(take(&s, &f, &d));
    assert_true(d.from == 2 && d.to == 4);
    shown_release(&s);
    frame_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(probe_light__reads_the_last_number__of_colorfgbg),
        cmocka_unit_test(probe_light_rgb__weighs_the_colours__of_any_precision),
        cmocka_unit_test(probe_brackets__are_kept__from_terminals_that_print_them),
        cmocka_unit_test(probe_console__knows__a_linux_console),
        cmocka_unit_test(answer__ends__where_the_terminal_ends_it),
        cmocka_unit_test(ghost__draws_a_blank_again__when_the_block_beside_it_goes),
        cmocka_unit_test(ghost__haunts_real_xterms__only),
        cmocka_unit_test(shown__draws_everything_once__then_what_differs),
        cmocka_unit_test(shown__never_halves__a_wide_sign),
        cmocka_unit_test(squeeze__names_the_difference__only),
        cmocka_unit_test(squeeze__leaves_the_pen__as_the_text_left_it),
        cmocka_unit_test(squeeze__knows_what_is_not_seen__under_blanks_and_blocks),
        cmocka_unit_test(squeeze__passes_what_it_does_not_know__as_it_is),
        cmocka_unit_test(squeeze__looks_the_same__for_any_picture),
        cmocka_unit_test(mouse__reads_presses_and_the_wheel__in_both_forms),
        cmocka_unit_test(mouse__means_nothing__with_all_else),
    };
    return cmocka_run_group_tests_name("tui", tests, NULL, NULL);
}
