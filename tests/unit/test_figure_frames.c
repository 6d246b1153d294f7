/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/frames.h"
#include "figure/mirror.h"
#include "unit/unit.h"

#include <string.h>

static const struct figure_phase phases[] = {
    {.name = "lift", .breath = FIGURE_BREATH_IN},
    {.name = "hold", .breath = FIGURE_BREATH_FREE},
    {.name = "lift", .breath = FIGURE_BREATH_OUT},
};

struct fixture {
    struct arena arena;
    struct diags diags;
    const struct figure *figure;
};

static void load(struct fixture *f, const char *text)
{
    *f = (struct fixture){0};
    f->figure = figure_with_frames(NULL, "x.frames", text, strlen(text), phases, ARRAY_LEN(phases),
                                   &f->arena, &f->diags);
}

static void release(struct fixture *f)
{
    diags_release(&f->diags);
    arena_release(&f->arena);
}

enum { CELLS_MAX = 80 * 40 };

static const struct figure_style ascii = {.glyphs = FIGURE_ASCII, .cell_aspect = 2};

static struct cell cells[CELLS_MAX];

static void draw(const struct figure *f, struct figure_moment m, int cols, int rows)
{
    struct figure_canvas canvas = {0};
    memset(cells, 0xff, sizeof cells);
    figure_draw(&canvas, f, &m, &ascii, cells, cols, rows);
    figure_canvas_release(&canvas);
}

/* The drawing as a string of its code points: '/' between rows, '_' for the second half of a wide
 * character, 'W' for a wide one. */
static const char *shown(int cols, int rows)
{
    static char text[CELLS_MAX];
    char *out = text;
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < cols; x++) {
            uint32_t cp = cells[y * cols + x].cp;
            *out++ = cp == 0 ? '_' : cp < 127 ? (char) cp : 'W';
        }
        *out++ = '/';
    }
    *out = '\0';
    return text;
}

/* ---- which frame ---- */

static const char *const lifts = "--- lift ---\na\n--- lift 0.5 ---\nb\n--- 3 0.8 ---\nc\n";

static char seen_at(const struct figure *f, int phase, double progress)
{
    draw(f, (struct figure_moment){.phase = phase, .progress = progress}, 1, 1);
    return (char) cells[0].cp;
}

static void frames__at_a_moment__are_the_last_that_began(void **state)
{
    (void) state;
    struct fixture f;
    load(&f, lifts);
    assert_int_equal(f.diags.count, 0);
    assert_int_equal(seen_at(f.figure, 0, 0), 'a');
    assert_int_equal(seen_at(f.figure, 0, 0.49), 'a');
    assert_int_equal(seen_at(f.figure, 0, 0.5), 'b');
    assert_int_equal(seen_at(f.figure, 2, 0.79), 'b'); /* a name is of all that have it */
    assert_int_equal(seen_at(f.figure, 2, 0.81), 'c'); /* a number of one */
    assert_int_equal(seen_at(f.figure, 0, 1), 'b');
    release(&f);
}

static void frames__of_a_phase_without__are_the_last_of_the_one_before(void **state)
{
    (void) state;
    struct fixture f;
    load(&f, lifts);
    assert_int_equal(seen_at(f.figure, 1, 0.1), 'b');
    assert_int_equal(seen_at(f.figure, -1, 0), 'c'); /* getting ready: as the last phase ends */
    release(&f);
    load(&f, "--- lift 0.5 ---\na\n--- hold ---\nb\n");
    assert_int_equal(seen_at(f.figure, 0, 0.1), 'a'); /* round the loop */
    assert_int_equal(seen_at(f.figure, 2, 0.1), 'b');
    release(&f);
}

static void frames__same__tells_what_is_seen(void **state)
{
    (void) state;
    struct fixture f;
    load(&f, lifts);
    struct figure_moment a = {.phase = 0, .progress = 0.1}, b = {.phase = 0, .progress = 0.4},
                         c = {.phase = 0, .progress = 0.6}, held = {.phase = 1};
    assert_true(figure_same(f.figure, &a, &b, &ascii, 10, 10));
    assert_false(figure_same(f.figure, &b, &c, &ascii, 10, 10));
    assert_true(figure_same(f.figure, &c, &held, &ascii, 10, 10));
    release(&f);
}

/* ---- where it is drawn ---- */

static void frames__in_a_larger_place__stand_in_the_middle(void **state)
{
    (void) state;
    struct fixture f;
    load(&f, "--- lift ---\nab\n\n--- hold ---\n c\nd   \n\n\n");
    draw(f.figure, (struct figure_moment){.phase = 0}, 6, 4);
    assert_string_equal(shown(6, 4), "      /  ab  /      /      /");
    draw(f.figure, (struct figure_moment){.phase = 1}, 6, 4);
    assert_string_equal(shown(6, 4), "      /   c  /  d   /      /");
    release(&f);
}

static void frames__in_a_smaller_place__lose_as_much_on_both_sides(void **state)
{
    (void) state;
    struct fixture f;
    load(&f, "--- lift ---\nabcde\nfghij\nklmno\n");
    draw(f.figure, (struct figure_moment){.phase = 0}, 3, 1);
    assert_string_equal(shown(3, 1), "ghi/");
    draw(f.figure, (struct figure_moment){.phase = 0}, 1, 3);
    assert_string_equal(shown(1, 3), "c/h/m/");
    release(&f);
}

static void frames__with_wide_characters__keep_their_cells(void **state)
{
    (void) state;
    struct fixture f;
    load(&f, "mirror: yes\n--- lift ---\na\xe4\xb8\xad(\n"); /* a, a wide one, ( */
    draw(f.figure, (struct figure_moment){.phase = 0}, 4, 1);
    assert_string_equal(shown(4, 1), "aW_(/");
    draw(f.figure, (struct figure_moment){.phase = 0, .mirror_to = true}, 4, 1);
    assert_string_equal(shown(4, 1), ")W_a/");
    /* A half that is left over is blank. */
    draw(f.figure, (struct figure_moment){.phase = 0}, 2, 1);
    assert_string_equal(shown(2, 1), "W_/");
    draw(f.figure, (struct figure_moment){.phase = 0}, 1, 1);
    assert_string_equal(shown(1, 1), " /");
    release(&f);
    load(&f, "--- lift ---\n\xe4\xb8\xad"
             "ab\n");
    draw(f.figure, (struct figure_moment){.phase = 0}, 2, 1);
    assert_string_equal(shown(2, 1), " a/");
    release(&f);
}

/* ---- the other side ---- */

static void frames__mirrored__swap_what_has_a_twin(void **state)
{
    (void) state;
    struct fixture f;
    struct figure_moment right = {.phase = 0, .mirror_from = true, .mirror_to = true};
    load(&f, "mirror: yes\n--- lift ---\n/(<[{bp`Jo\n  \\\n");
    draw(f.figure, right, 10, 2);
    assert_string_equal(shown(10, 2), "oL'qd}]>)\\/       /  /");
    release(&f);
    load(&f, "--- lift ---\n/o\n");
    draw(f.figure, right, 2, 1);
    assert_string_equal(shown(2, 1), "/o/"); /* nobody asked for it */
    release(&f);
}

static void mirror__twice__is_the_same_character(void **state)
{
    (void) state;
    for (uint32_t cp = 0; cp < 0x3000; cp++)
        assert_int_equal(mirror_cp(mirror_cp(cp)), cp);
    assert_int_equal(mirror_cp(0x2801), 0x2808); /* braille: dot 1, dot 4 */
    assert_int_equal(mirror_cp(0x2844), 0x28a0); /* dots 3 and 7, dots 6 and 8 */
    assert_int_equal(mirror_cp(0x256d), 0x256e);
}

/* ---- colours ---- */

static char breathed_at(const struct figure *f, double breath)
{
    draw(f, (struct figure_moment){.phase = 1, .still = true, .breath = breath}, 2, 1);
    assert_int_equal(cells[0].cp, 'a');
    return (char) cells[1].cp;
}

/* Whichever of them was drawn, also while the body is still. */
static void frames__breath__goes_through_its_characters(void **state)
{
    (void) state;
    struct fixture f;
    const struct figure_moment low = {.phase = 1, .breath = 0.3},
                               same = {.phase = 1, .breath = 0.6};
    const struct figure_moment high = {.phase = 1, .breath = 0.9};
    load(&f, "breath: .+*\n--- hold ---\na+\n");
    assert_int_equal(f.diags.count, 0);
    assert_int_equal(breathed_at(f.figure, 0), '.');
    assert_int_equal(breathed_at(f.figure, 0.5), '+');
    assert_int_equal(breathed_at(f.figure, 1), '*');
    assert_int_equal(breathed_at(f.figure, 7), '*');
    assert_true(figure_same(f.figure, &low, &same, &ascii, 2, 1));
    assert_false(figure_same(f.figure, &low, &high, &ascii, 2, 1));
    release(&f);
    load(&f, "breath: 123456789\n--- hold ---\na+\n");
    assert_string_equal(f.diags.items[0].id, "too-many");
    release(&f);
    load(&f, "breath: .\xe6\xbc\xa2\n--- hold ---\na+\n");
    assert_string_equal(f.diags.items[0].id, "frame-size");
    release(&f);
}

static void frames__glow_and_dim__paint_single_characters(void **state)
{
    (void) state;
    struct fixture f;
    load(&f, "glow: *\xe2\x80\xa2\ndim: .\n--- lift ---\na*.\xe2\x80\xa2\n");
    draw(f.figure, (struct figure_moment){.phase = 0}, 4, 1);
    assert_int_equal(cells[0].attr, 0);
    assert_int_equal(cells[1].attr, CELL_BOLD);
    assert_int_equal(cells[2].attr, CELL_DIM);
    assert_int_equal(cells[3].attr, CELL_BOLD);
    assert_int_equal(cells[1].fg, CELL_COLOUR_DEFAULT); /* no colours wanted */
    release(&f);
}

/* ---- looks ---- */

static void frames__for_ascii_alone_or_too_large__leave_it_to_the_posed_figure(void **state)
{
    (void) state;
    struct arena arena = {0};
    struct diags diags = {0};
    struct figure_canvas canvas = {0};
    struct figure_style looks[] = {ascii, {FIGURE_BLOCKS, 256, false, 2}};
    struct figure_moment m = {.phase = 0};
    static const char text[] = "look: ascii\n--- lift ---\nQ\n";
    const struct figure *posed = figure_stand_in(phases, ARRAY_LEN(phases), &arena);
    const struct figure *alone, *both, *any;
    alone = figure_with_frames(NULL, "x", text, strlen(text), phases, ARRAY_LEN(phases), &arena,
                               &diags);
    both = figure_with_frames(posed, "x", text, strlen(text), phases, ARRAY_LEN(phases), &arena,
                              &diags);
    static const char wide[] = "--- lift ---\nQQ\n";
    const struct figure *large = figure_with_frames(posed, "x", wide, strlen(wide), phases,
                                                    ARRAY_LEN(phases), &arena, &diags);
    figure_draw(&canvas, large, &m, &ascii, cells, 2, 1);
    assert_int_equal(cells[0].cp, 'Q');
    figure_draw(&canvas, large, &m, &ascii, cells, 1, 1);
    assert_int_not_equal(cells[0].cp, 'Q'); /* too small a place: the posed figure fits into any */
    any = figure_with_frames(posed, "x", text + 12, strlen(text) - 12, phases, ARRAY_LEN(phases),
                             &arena, &diags);
    for (size_t i = 0; i < ARRAY_LEN(looks); i++) {
        figure_draw(&canvas, any, &m, &looks[i], cells, 1, 1);
        assert_int_equal(cells[0].cp, 'Q');
        figure_draw(&canvas, alone, &m, &looks[i], cells, 1, 1);
        assert_int_equal(cells[0].cp, 'Q'); /* there is nothing else */
        figure_draw(&canvas, both, &m, &looks[i], cells, 1, 1);
        assert_int_equal(cells[0].cp == 'Q', i == 0);
    }
    figure_canvas_release(&canvas);
    diags_release(&diags);
    arena_release(&arena);
}

/* ---- what is wrong ---- */

static void frames__mistakes__are_all_told_at_their_lines(void **state)
{
    (void) state;
    static const struct {
        const char *text, *id;
        int line;
    } cases[] = {
        {"", "empty-file", 1},
        {"# nothing\n--- lift ---\n\n\n", "empty-file", 1},
        {"mirror: maybe\n--- lift ---\na\n", "unknown-word", 1},
        {"look: blocks\n--- lift ---\na\n", "unknown-word", 1},
        {"# x\nflip: yes\n--- lift ---\na\n", "unknown-key", 2},
        {"  o\n--- lift ---\na\n", "syntax", 1},
        {"--- lift ---\na\n--- lower ---\nb\n", "unknown-phase", 3},
        {"--- 4 ---\na\n", "unknown-phase", 1},
        {"--- lift 1.2 ---\na\n", "out-of-range", 1},
        {"--- lift -0.2 ---\na\n", "out-of-range", 1},
        {"--- lift 0.5 ---\na\n--- lift 0.5 ---\nb\n", "frame-order", 3},
        {"--- 3 0.5 ---\na\n--- lift 0.2 ---\nb\n", "frame-order", 3},
        {"--- lift ---\na\tb\n", "control-character", 2},
        {"--- lift ---\n\x1b[31m\n", "control-character", 2},
        {"--- lift ---\na\xe2\x80\xae\n", "control-character", 2}, /* right to left */
        {"--- lift ---\na\n\xff\n", "not-utf8", 3},
        {"--- lift ---\na\xcc\x81\n", "no-width", 2}, /* a combining accent */
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct fixture f;
        load(&f, cases[i].text);
        assert_null(f.figure);
        assert_int_equal(f.diags.count, 1);
        assert_string_equal(f.diags.items[0].id, cases[i].id);
        assert_int_equal(f.diags.items[0].loc.line, cases[i].line);
        release(&f);
    }
}

static void frames__limits__are_kept(void **state)
{
    (void) state;
    struct fixture f;
    struct strbuf text = {0};
    for (int i = 0; i < FRAMES_MAX; i++)
        strbuf_printf(&text, "--- lift %d.%03d ---\n%d\n", i / 1000, i % 1000, i);
    load(&f, strbuf_text(&text));
    assert_non_null(f.figure);
    release(&f);
    strbuf_add(&text, "--- hold ---\n--- hold 1 ---\n", 28);
    load(&f, strbuf_text(&text));
    assert_int_equal(f.diags.count, 1);
    assert_string_equal(f.diags.items[0].id, "too-many");
    release(&f);
    strbuf_release(&text);
    for (int extra = 0; extra < 2; extra++) {
        strbuf_printf(&text, "--- lift ---\n%*s\n", FRAME_COLS_MAX + extra, "x");
        for (int i = 1; i < FRAME_ROWS_MAX + extra; i++)
            strbuf_printf(&text, "y\n");
        load(&f, strbuf_text(&text));
        assert_int_equal(f.figure != NULL, extra == 0);
        assert_int_equal(f.diags.count, extra ? 2 : 0);
        for (size_t i = 0; i < f.diags.count; i++)
            assert_string_equal(f.diags.items[i].id, "frame-size");
        release(&f);
        strbuf_release(&text);
    }
}

static void frames__of_any_text__never_draw_outside(void **state)
{
    (void) state;
    /* A ruler is a whole line; dashes of a drawing are none, and line ends may be of any kind. */
    static const char text[] =
        "\xef\xbb\xbf# x\r\n--- lift ---\r\n---\r\n------\r\n---- o ---x\r\n";
    struct fixture f;
    load(&f, text);
    assert_non_null(f.figure);
    for (int cols = 1; cols <= 16; cols++)
        for (int rows = 1; rows <= 8; rows++) {
            draw(f.figure, (struct figure_moment){.phase = 0, .mirror_to = true}, cols, rows);
            assert_int_equal(cells[cols * rows].cp, 0xffffffff);
            for (int i = 0; i < cols * rows; i++)
                assert_true(cells[i].cp >= ' ' && cells[i].cp < 127);
        }
    release(&f);
}

/* ---- what stands in ---- */

static int filled(int count)
{
    int n = 0;
    for (int i = 0; i < count; i++)
        n += cells[i].cp != ' ' || cells[i].bg != CELL_COLOUR_DEFAULT;
    return n;
}

static void stand_in__in_every_look__opens_with_the_breath_and_names_the_phase(void **state)
{
    (void) state;
    enum { COLS = 42, ROWS = 18 };
    struct arena arena = {0};
    struct figure_canvas canvas = {0};
    const struct figure *f = figure_stand_in(phases, ARRAY_LEN(phases), &arena);
    const struct figure_style looks[] = {{FIGURE_BLOCKS, 256, false, 2},
                                         {FIGURE_BLOCKS, 0, false, 2},
                                         {FIGURE_BRAILLE, 0, false, 2},
                                         {FIGURE_ASCII, 0, false, 2}};
    for (size_t i = 0; i < ARRAY_LEN(looks); i++) {
        struct figure_moment empty = {.phase = 1, .progress = 0.5, .still = true}, full = empty;
        full.breath = 1;
        figure_draw(&canvas, f, &empty, &looks[i], cells, COLS, ROWS);
        int before = filled(COLS * ROWS);
        figure_draw(&canvas, f, &full, &looks[i], cells, COLS, ROWS);
        assert_true(filled(COLS * ROWS) > before + 40);
        assert_non_null(strstr(shown(COLS, ROWS), "hold"));
        assert_false(figure_same(f, &empty, &full, &looks[i], COLS, ROWS));
        assert_true(figure_same(f, &full, &full, &looks[i], COLS, ROWS));
    }
    figure_canvas_release(&canvas);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames__at_a_moment__are_the_last_that_began),
        cmocka_unit_test(frames__of_a_phase_without__are_the_last_of_the_one_before),
        cmocka_unit_test(frames__same__tells_what_is_seen),
        cmocka_unit_test(frames__in_a_larger_place__stand_in_the_middle),
        cmocka_unit_test(frames__in_a_smaller_place__lose_as_much_on_both_sides),
        cmocka_unit_test(frames__with_wide_characters__keep_their_cells),
        cmocka_unit_test(frames__mirrored__swap_what_has_a_twin),
        cmocka_unit_test(mirror__twice__is_the_same_character),
        cmocka_unit_test(frames__breath__goes_through_its_characters),
        cmocka_unit_test(frames__glow_and_dim__paint_single_characters),
        cmocka_unit_test(frames__for_ascii_alone_or_too_large__leave_it_to_the_posed_figure),
        cmocka_unit_test(frames__mistakes__are_all_told_at_their_lines),
        cmocka_unit_test(frames__limits__are_kept),
        cmocka_unit_test(frames__of_any_text__never_draw_outside),
        cmocka_unit_test(stand_in__in_every_look__opens_with_the_breath_and_names_the_phase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
