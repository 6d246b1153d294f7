/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames, text, big letters, styles, layouts and keys: what views are made of. */
#include "unit.h"
#include "view/bar.h"
#include "view/big.h"
#include "view/frame.h"
#include "view/glyph.h"
#include "view/keys.h"
#include "view/layout.h"
#include "view/menu.h"
#include "view/text.h"

#include <string.h>

static const struct view_caps full = {.utf8 = true, .colours = 256};
static const struct view_caps ascii = {.utf8 = false, .colours = 0};

/* The frame's text, compared; the frame is released. */
static void check_frame(struct frame *f, const char *want)
{
    struct strbuf got = {0};
    frame_dump(f, &got);
    assert_string_equal(strbuf_text(&got), want);
    strbuf_release(&got);
    frame_release(f);
}

/* ---- frame ---- */

static void frame__cuts_text_with_a_mark__when_it_is_too_wide(void **state)
{
    (void) state;
    struct frame f = {0};
    frame_begin(&f, 8, 3, &full);
    struct rect r = {1, 1, 5, 1};
    assert_int_equal(frame_text(&f, r, 0, 0, STYLE_TEXT, "breathing"), 5);
    assert_int_equal(frame_text(&f, r, 0, 1, STYLE_TEXT, "below"), 0);
    assert_int_equal(frame_text(&f, r, 5, 0, STYLE_TEXT, "beside"), 0);
    check_frame(&f, "\n brea…\n\n");
}

static void frame__draws_ascii_twins__without_utf8(void **state)
{
    (void) state;
    struct frame f = {0};
    frame_begin(&f, 24, 1, &ascii);
    frame_text(&f, frame_rect(&f), 0, 0, STYLE_TEXT, "é ×3 · “a” → ░█ 日");
    check_frame(&f, "e x3 - \"a\" > .# ?\n");
}

static void frame__never_splits_a_wide_sign__at_the_edge(void **state)
{
    (void) state;
    struct frame f = {0};
    frame_begin(&f, 4, 2, &full);
    frame_text(&f, (struct rect){0, 0, 4, 1}, 0, 0, STYLE_TEXT, "日本");
    frame_put(&f, (struct rect){0, 1, 4, 1}, 3, 0, STYLE_TEXT, 0x65e5);
    assert_int_equal(f.cells[1].cp, 0);
    assert_int_equal(f.cells[7].cp, ' ');
    check_frame(&f, "日本\n\n");
}

static void frame__shows_controls_as_question_marks__in_text(void **state)
{
    (void) state;
    struct frame f = {0};
    frame_begin(&f, 12, 1, &full);
    frame_text(&f, frame_rect(&f), 0, 0, STYLE_TEXT,
               "a\033[2J\xff"
               "b\xe2\x80\xae");
    for (int x = 0; x < 12; x++)
        assert_true(f.cells[x].cp >= ' ');
    frame_release(&f);
}

static void frame__empties_what_is_below__under_a_box(void **state)
{
    (void) state;
    struct frame f = {0};
    frame_begin(&f, 12, 4, &full);
    frame_fill(&f, frame_rect(&f), STYLE_TEXT, '#');
    struct rect in = frame_box(&f, (struct rect){1, 0, 11, 4}, STYLE_LINE, "Hi");
    assert_int_equal(in.x, 3);
    assert_int_equal(in.w, 7);
    check_frame(&f, "#╭─ Hi ────╮\n#│         │\n#│         │\n#╰─────────╯\n");
}

static void theme__needs_no_colour__for_any_style(void **state)
{
    (void) state;
    for (int s = 0; s < N_STYLES; s++) {
        struct look look = theme_look(&ascii, (enum style) s);
        assert_int_equal(look.fg, CELL_COLOUR_DEFAULT);
        assert_int_equal(look.bg, CELL_COLOUR_DEFAULT);
    }
}

static void theme__stays_within_the_colours__of_the_terminal(void **state)
{
    (void) state;
    static const int colours[] = {8, 16, 256};
    for (size_t c = 0; c < ARRAY_LEN(colours); c++) {
        for (int s = 0; s < 2 * N_STYLES; s++) {
            struct view_caps caps = {.utf8 = true, .colours = colours[c], .light = s % 2};
            struct look look = theme_look(&caps, (enum style)(s / 2));
            assert_in_range(look.fg + 1, 0, colours[c]);
            assert_in_range(look.bg + 1, 0, colours[c]);
        }
    }
}

static void glyph__is_printable_ascii__for_every_code_point(void **state)
{
    (void) state;
    for (uint32_t cp = 0xa0; cp < 0x3000; cp++)
        assert_in_range(glyph_ascii(cp), ' ', '~');
    assert_int_equal(glyph_ascii(0xfc), 'u');
    assert_int_equal(glyph_ascii(0x17e), 'z');
    assert_int_equal(glyph_ascii(0x2588), '#');
    assert_int_equal(glyph_ascii(0x2603), '?');
}

/* ---- text ---- */

static void check_lines(const char *text, int cells, const char *want)
{
    struct strbuf got = {0};
    struct text_flow w = {.rest = text, .cells = cells};
    while (text_next(&w)) {
        for (int i = 0; i < w.indent; i++)
            strbuf_putc(&got, ' ');
        strbuf_add(&got, w.line, w.bytes);
        strbuf_putc(&got, '|');
    }
    assert_string_equal(strbuf_text(&got), want);
    strbuf_release(&got);
}

static void text__breaks_at_spaces__where_there_are_some(void **state)
{
    (void) state;
    check_lines("Move one bone at a time.", 10, "Move one|bone at a|time.|");
    check_lines("exactly ten", 11, "exactly ten|");
    check_lines("a\n\nb", 10, "a||b|");
    check_lines("unbreakable", 4, "unbr|eaka|ble|");
    check_lines("日本語", 1, "日|本|語|");
    check_lines("", 10, "");
    check_lines("# Keep in mind\nx", 8, "Keep in|mind|x|");
    check_lines("1. Sit tall.\n· Now", 8, "1. Sit|   tall.|· Now|");
}

static void text__counts_the_lines__it_makes(void **state)
{
    (void) state;
    static const char text[] = "10. Breathe out: round,\none bone at a time.\n\n· Small is fine.";
    for (int cells = 1; cells < 60; cells++) {
        struct text_flow w = {.rest = text, .cells = cells};
        int lines = 0;
        while (text_next(&w))
            assert_true(++lines < 100);
        assert_int_equal(text_lines(text, cells), lines);
    }
}

static void text_time__rounds_up__so_that_nothing_is_left_at_zero(void **state)
{
    (void) state;
    char out[TEXT_TIME_BYTES];
    assert_string_equal(text_time(out, 0), "0:00");
    assert_string_equal(text_time(out, 1), "0:01");
    assert_string_equal(text_time(out, 59001), "1:00");
    assert_string_equal(text_time(out, 3723000), "1:02:03");
    assert_string_equal(text_time(out, -5), "0:00");
    assert_string_equal(text_countdown(out, 60000), "60");
    assert_string_equal(text_countdown(out, 60001), "1:01");
    assert_string_equal(text_countdown(out, 3001), "4");
    assert_string_equal(text_countdown(out, INT64_MAX), "2562047788015:12:55");
}

/* ---- big ---- */

static void big__is_as_wide_as_it_says__in_every_size(void **state)
{
    (void) state;
    static const char *const texts[] = {"42", "1:30", "SEATED CAT-COW", "Néck", "W"};
    for (int size = BIG_SMALL; size <= BIG_TALL; size++) {
        for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
            struct frame f = {0};
            frame_begin(&f, 200, 5, &full);
            big_text(&f, frame_rect(&f), 0, 0, (enum big_size) size, STYLE_TEXT, texts[i]);
            int last = 0;
            for (int at = 0; at < 200 * 5; at++)
                if (f.cells[at].cp != ' ')
                    last = MAX(last, at % 200);
            assert_int_equal(last + 1, big_width(&full, (enum big_size) size, texts[i]));
            frame_release(&f);
        }
    }
}

static void big__falls_back_to_plain__where_a_letter_is_missing(void **state)
{
    (void) state;
    assert_int_equal(big_fit(&full, BIG_TALL, "4", 80, 5), BIG_TALL);
    assert_int_equal(big_fit(&full, BIG_TALL, "4", 80, 4), BIG_MEDIUM);
    assert_int_equal(big_fit(&full, BIG_TALL, "4", 2, 4), BIG_SMALL);
    assert_int_equal(big_fit(&full, BIG_TALL, "4", 1, 4), BIG_PLAIN);
    assert_int_equal(big_fit(&full, BIG_TALL, "日", 80, 5), BIG_PLAIN);
    assert_int_equal(big_fit(&full, BIG_MEDIUM, "Néck", 80, 5), BIG_MEDIUM);
    assert_int_equal(big_fit(&ascii, BIG_MEDIUM, "Neck", 80, 5), BIG_PLAIN);
    assert_int_equal(big_fit(&ascii, BIG_SMALL, "NECK", 80, 5), BIG_PLAIN);
    assert_int_equal(big_fit(&ascii, BIG_MEDIUM, "42", 80, 3), BIG_MEDIUM);
}

static void big__draws_strokes__in_ascii(void **state)
{
    (void) state;
    struct frame f = {0};
    frame_begin(&f, 13, 3, &ascii);
    big_text(&f, frame_rect(&f), 0, 0, BIG_MEDIUM, STYLE_TEXT, "2:05");
    check_frame(&f, " _     _   _\n _| . | | |_\n|_  . |_|  _|\n");
}

/* ---- bars ---- */

static void gauge__moves_by_eighths__of_a_cell(void **state)
{
    (void) state;
    struct frame f = {0};
    frame_begin(&f, 6, 3, &full);
    bar_gauge(&f, (struct rect){0, 0, 6, 1}, STYLE_IN, 0.0);
    bar_gauge(&f, (struct rect){0, 1, 6, 1}, STYLE_IN, 0.40625); /* 13 eighths of 4 cells */
    bar_gauge(&f, (struct rect){0, 2, 6, 1}, STYLE_IN, 1.0);
    check_frame(&f, "▕░░░░▏\n▕█▋░░▏\n▕████▏\n");
}

static void progress__is_cut_by_step__and_says_the_percentage(void **state)
{
    (void) state;
    static const int64_t starts[] = {0, 20000, 21000, 60000};
    struct frame f = {0};
    frame_begin(&f, 30, 1, &full);
    bar_progress(&f, frame_rect(&f), 50000, 100000, starts, 4);
    check_frame(&f, "━━━━│━━━━━━━╸─│─────────  50 %\n");
}

/* ---- layouts ---- */

static bool disjoint(struct rect a, struct rect b)
{
    return rect_empty(a) || rect_empty(b) || a.x + a.w <= b.x || b.x + b.w <= a.x ||
           a.y + a.h <= b.y || b.y + b.h <= a.y;
}

static bool inside(struct rect r, int cols, int rows)
{
    return rect_empty(r) || (r.x >= 0 && r.y >= 0 && r.x + r.w <= cols && r.y + r.h <= rows);
}

static void layout__never_overlaps__at_any_size(void **state)
{
    (void) state;
    for (int cols = 1; cols <= 220; cols++) {
        for (int rows = 1; rows <= 70; rows++) {
            struct play_layout p = layout_play(cols, rows, cols % 2);
            struct page_layout l = layout_page(cols, rows);
            struct rect all[] = {p.title, p.figure, p.panel, p.progress, p.footer};
            struct rect page[] = {l.title, l.body, l.footer};
            for (size_t i = 0; i < ARRAY_LEN(all); i++) {
                assert_true(inside(all[i], cols, rows));
                for (size_t k = 0; k < i; k++)
                    assert_true(disjoint(all[i], all[k]));
            }
            for (size_t i = 0; i < ARRAY_LEN(page); i++) {
                assert_true(inside(page[i], cols, rows));
                for (size_t k = 0; k < i; k++)
                    assert_true(disjoint(page[i], page[k]));
            }
            assert_true(p.panel.h >= 1 && l.body.h >= 1);
        }
    }
}

static void layout__gives_the_figure_its_room__at_the_sizes_of_the_design(void **state)
{
    (void) state;
    struct play_layout l = layout_play(80, 24, true);
    assert_in_range(l.figure.w, 42, 46);
    assert_in_range(l.figure.h, 18, 20);
    l = layout_play(60, 16, true);
    assert_true(l.figure.w >= 28 && l.figure.h >= 12);
    assert_true(rect_empty(layout_play(40, 12, true).figure));
    l = layout_play(40, 30, true);
    assert_true(l.figure.h >= 9 && l.panel.y > l.figure.y);
    assert_true(rect_empty(layout_play(80, 24, false).figure));
}

static void stack__drops_the_least_important__first(void **state)
{
    (void) state;
    static const struct slot slots[] = {{1, 3, 2, 2}, {0, 1, 9, 0}, {1, 5, 1, 2}, {1, 1, 3, 0}};
    static const int want[][4] = {
        {0, 0, 0, 0}, {0, 0, 1, 0}, {1, 0, 1, 0}, {1, 0, 1, 1}, {1, 1, 1, 1}, {1, 0, 3, 1},
        {1, 1, 3, 1}, {1, 0, 5, 1}, {1, 1, 5, 1}, {3, 0, 5, 1}, {3, 1, 5, 1},
    };
    for (int total = 0; total < (int) ARRAY_LEN(want); total++) {
        int rows[4];
        layout_stack(slots, 4, total, rows);
        for (int i = 0; i < 4; i++)
            assert_int_equal(rows[i], want[total][i]);
    }
}

/* ---- keys ---- */

static enum action press(enum screen s, char c)
{
    return keys_action(s, (struct input){INPUT_CHAR, (uint32_t) (unsigned char) c});
}

static void keys__mean_what_the_design_says__in_the_player(void **state)
{
    (void) state;
    static const struct {
        char key;
        enum action action;
    } want[] = {
        {' ', ACTION_PAUSE},  {'r', ACTION_RESTART}, {'e', ACTION_EASIER}, {'h', ACTION_HARDER},
        {'!', ACTION_STOP},   {'p', ACTION_POPPED},  {'+', ACTION_LOUDER}, {'-', ACTION_QUIETER},
        {'m', ACTION_MUTE},   {'v', ACTION_VOICE},   {'<', ACTION_SLOWER}, {'>', ACTION_FASTER},
        {'f', ACTION_FIGURE}, {'?', ACTION_HELP},    {'q', ACTION_QUIT},
    };
    for (size_t i = 0; i < ARRAY_LEN(want); i++)
        assert_int_equal(press(SCREEN_PLAY, want[i].key), want[i].action);
    static const char ticks[] = {' ', 'x', 'y'};
    for (size_t i = 0; i < ARRAY_LEN(ticks); i++)
        assert_int_equal(press(SCREEN_CHECKLIST, ticks[i]), ACTION_TICK);
    assert_int_equal(press(SCREEN_CHECKLIST, 'n'), ACTION_NOT_YET);
    assert_int_equal(press(SCREEN_CHECKLIST, '!'), ACTION_STOP);
    assert_int_equal(keys_action(SCREEN_PLAY, (struct input){INPUT_LEFT, 0}), ACTION_STEP_BACK);
    assert_int_equal(keys_action(SCREEN_PLAY, (struct input){INPUT_RIGHT, 0}), ACTION_STEP_NEXT);
    assert_int_equal(keys_action(SCREEN_PLAY, (struct input){INPUT_ENTER, 0}), ACTION_GO_ON);
}

static void keys__have_one_meaning__on_each_screen(void **state)
{
    (void) state;
    for (int s = 0; s < N_SCREENS; s++) {
        assert_non_null(screen_titles[s]);
        struct key_text a, b;
        for (size_t i = 0; keys_text((enum screen) s, i, &a); i++)
            for (size_t k = 0; k < i && keys_text((enum screen) s, k, &b); k++)
                assert_true(strcmp(a.keys, b.keys) != 0);
    }
}

static void keys__read_numbers__with_t_for_ten(void **state)
{
    (void) state;
    assert_int_equal(press(SCREEN_CHECK, '7'), ACTION_NUMBER);
    assert_int_equal(press(SCREEN_CHECK, 't'), ACTION_NUMBER);
    assert_int_equal(press(SCREEN_CHOICE, '0'), ACTION_NONE);
    assert_int_equal(press(SCREEN_CHOICE, 't'), ACTION_NONE);
    assert_int_equal(press(SCREEN_CHOICE, '9'), ACTION_NUMBER);
    assert_int_equal(keys_number((struct input){INPUT_CHAR, 't'}), 10);
    assert_int_equal(keys_number((struct input){INPUT_CHAR, 'x'}), -1);
    assert_int_equal(keys_number((struct input){INPUT_ENTER, 0}), -1);
}

static void footer__keeps_stop_and_pause__when_there_is_little_room(void **state)
{
    (void) state;
    struct frame f = {0};
    frame_begin(&f, 26, 1, &full);
    keys_footer(&f, frame_rect(&f), SCREEN_PLAY);
    check_frame(&f, "space pause   ! stop\n");
    frame_begin(&f, 80, 1, &ascii);
    keys_footer(&f, frame_rect(&f), SCREEN_PLAY);
    struct strbuf got = {0};
    frame_dump(&f, &got);
    assert_non_null(strstr(strbuf_text(&got), "arrows step"));
    strbuf_release(&got);
    frame_release(&f);
}

static void help__scrolls_to_its_end__and_no_further(void **state)
{
    (void) state;
    struct frame f = {0};
    int top = 1000;
    frame_begin(&f, 60, 12, &full);
    keys_help(&f, SCREEN_PLAY, &top);
    assert_in_range(top, 1, 40);
    struct strbuf got = {0};
    frame_dump(&f, &got);
    assert_non_null(strstr(strbuf_text(&got), "draw the screen anew"));
    strbuf_release(&got);
    frame_release(&f);
}

/* ---- lists ---- */

static void menu__keeps_its_cursor_in_sight__when_the_list_is_long(void **state)
{
    (void) state;
    static const struct menu_item items[] = {{.text = "one"},  {.text = "two"},  {.text = "three"},
                                             {.text = "four"}, {.text = "five"}, {.text = "six"}};
    struct frame f = {0};
    struct menu m = {0};
    frame_begin(&f, 12, 3, &full);
    assert_true(menu_key(&m, ACTION_LAST, 6));
    menu_draw(&f, frame_rect(&f), items, 6, &m);
    assert_int_equal(m.cursor, 5);
    check_frame(&f, "  four\n  five\n▸ six      ┃\n");
    assert_true(menu_key(&m, ACTION_FIRST, 6));
    frame_begin(&f, 12, 3, &full);
    menu_draw(&f, frame_rect(&f), items, 6, &m);
    assert_int_equal(m.top, 0);
    check_frame(&f, "▸ one      ┃\n  two\n  three\n");
    m.cursor = 5;
    frame_begin(&f, 12, 3, &full);
    menu_draw(&f, frame_rect(&f), items, 2, &m);
    assert_int_equal(m.cursor, 1);
    check_frame(&f, "  one\n▸ two\n\n");
    assert_false(menu_key(&m, ACTION_GO_ON, 2));
}

static void scroll__stays_within_the_text__whatever_is_pressed(void **state)
{
    (void) state;
    struct scroll s = {0};
    struct frame f = {0};
    frame_begin(&f, 20, 4, &full);
    scroll_text(&f, frame_rect(&f), STYLE_TEXT, "a\nb\nc\nd\ne\nf", &s);
    assert_true(scroll_key(&s, ACTION_PAGE_DOWN));
    assert_int_equal(s.top, 3);
    frame_begin(&f, 20, 4, &full);
    scroll_text(&f, frame_rect(&f), STYLE_TEXT, "a\nb\nc\nd\ne\nf", &s);
    assert_int_equal(s.top, 2);
    check_frame(&f, "c\nd\ne                  ┃\n"
                    "f                  ┃\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frame__cuts_text_with_a_mark__when_it_is_too_wide),
        cmocka_unit_test(frame__draws_ascii_twins__without_utf8),
        cmocka_unit_test(frame__never_splits_a_wide_sign__at_the_edge),
        cmocka_unit_test(frame__shows_controls_as_question_marks__in_text),
        cmocka_unit_test(frame__empties_what_is_below__under_a_box),
        cmocka_unit_test(theme__needs_no_colour__for_any_style),
        cmocka_unit_test(theme__stays_within_the_colours__of_the_terminal),
        cmocka_unit_test(glyph__is_printable_ascii__for_every_code_point),
        cmocka_unit_test(text__breaks_at_spaces__where_there_are_some),
        cmocka_unit_test(text__counts_the_lines__it_makes),
        cmocka_unit_test(text_time__rounds_up__so_that_nothing_is_left_at_zero),
        cmocka_unit_test(big__is_as_wide_as_it_says__in_every_size),
        cmocka_unit_test(big__falls_back_to_plain__where_a_letter_is_missing),
        cmocka_unit_test(big__draws_strokes__in_ascii),
        cmocka_unit_test(gauge__moves_by_eighths__of_a_cell),
        cmocka_unit_test(progress__is_cut_by_step__and_says_the_percentage),
        cmocka_unit_test(layout__never_overlaps__at_any_size),
        cmocka_unit_test(layout__gives_the_figure_its_room__at_the_sizes_of_the_design),
        cmocka_unit_test(stack__drops_the_least_important__first),
        cmocka_unit_test(keys__mean_what_the_design_says__in_the_player),
        cmocka_unit_test(keys__have_one_meaning__on_each_screen),
        cmocka_unit_test(keys__read_numbers__with_t_for_ten),
        cmocka_unit_test(footer__keeps_stop_and_pause__when_there_is_little_room),
        cmocka_unit_test(help__scrolls_to_its_end__and_no_further),
        cmocka_unit_test(menu__keeps_its_cursor_in_sight__when_the_list_is_long),
        cmocka_unit_test(scroll__stays_within_the_text__whatever_is_pressed),
    };
    return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}
