/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every screen, in every state worth looking at: against its golden file, and at
 * every size. Goldens are written anew with GENERATE=1 (make update-goldens) and
 * reviewed as a diff.
 */
#include "base/strbuf.h"
#include "unit.h"
#include "view/fixture_screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    int cols, rows;
} golden_sizes[] = {{100, 30}, {80, 24}, {60, 16}, {40, 12}};

static void draw_golden(const struct fixture_screen *s, struct strbuf *out)
{
    struct frame f = {0};
    for (size_t i = 0; i < ARRAY_LEN(golden_sizes); i++) {
        for (int utf8 = 1; utf8 >= 0; utf8--) {
            struct view_caps caps = {.utf8 = utf8, .colours = utf8 ? 256 : 0};
            frame_begin(&f, golden_sizes[i].cols, golden_sizes[i].rows, &caps);
            s->draw(&f);
            strbuf_printf(out, "== %dx%d %s\n", f.cols, f.rows, utf8 ? "utf-8" : "ascii");
            frame_dump(&f, out);
        }
    }
    frame_release(&f);
}

static void read_file(const char *path, struct strbuf *out)
{
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("no golden file %s: make update-goldens writes it", path);
    char bytes[4096];
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        strbuf_add(out, bytes, n);
    fclose(file);
}

static void write_file(const char *path, const struct strbuf *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(strbuf_text(text), file) == EOF || fclose(file) == EOF)
        fail_msg("cannot write %s", path);
}

/* Shows the first line that differs, which says more than two whole screens. */
static void check_same(const char *name, const char *got, const char *want)
{
    for (int line = 1;; line++) {
        size_t g = strcspn(got, "\n"), w = strcspn(want, "\n");
        if (g != w || memcmp(got, want, g) != 0)
            fail_msg("%s:%d\n  got  %.*s\n  want %.*s", name, line, (int) g, got, (int) w, want);
        if (!got[g] && !want[w])
            return;
        got += g + 1;
        want += w + 1;
    }
}

static void screens__look_like_their_goldens__at_four_sizes(void **state)
{
    (void) state;
    const char *srcdir = getenv("srcdir");
    for (size_t i = 0; i < n_fixture_screens; i++) {
        struct strbuf path = {0}, got = {0}, want = {0};
        strbuf_printf(&path, "%s/tests/golden/view/%s.txt", srcdir ? srcdir : ".",
                      fixture_screens[i].name);
        draw_golden(&fixture_screens[i], &got);
        if (getenv("GENERATE"))
            write_file(strbuf_text(&path), &got);
        read_file(strbuf_text(&path), &want);
        check_same(fixture_screens[i].name, strbuf_text(&got), strbuf_text(&want));
        strbuf_release(&path);
        strbuf_release(&got);
        strbuf_release(&want);
    }
}

/* A box on top clears what is below, so it does not count. */
static void check_size(struct frame *f, const struct fixture_screen *s, int cols, int rows)
{
    struct view_caps caps = {.utf8 = rows % 2, .colours = cols % 3 ? 256 : 0, .light = cols % 2};
    frame_begin(f, cols, rows, &caps);
    s->draw(f);
    if (f->overlaps > 0)
        fail_msg("%s at %dx%d draws %d cells twice", s->name, cols, rows, f->overlaps);
    bool something = false;
    for (int i = 0; i < cols * rows; i++) {
        uint32_t cp = f->cells[i].cp;
        if (!caps.utf8 && (cp < ' ' || cp > '~'))
            fail_msg("%s at %dx%d draws U+%04X in ASCII", s->name, cols, rows, (unsigned) cp);
        something = something || cp != ' ';
    }
    if (!something && cols >= 4)
        fail_msg("%s at %dx%d is empty", s->name, cols, rows);
}

static void screens__overlap_nothing_and_stay_ascii__at_every_size(void **state)
{
    (void) state;
    for (size_t i = 0; i < n_fixture_screens; i++) {
        struct frame f = {0};
        struct view_caps caps = {0};
        frame_begin(&f, 1, 1, &caps);
        f.trace = calloc(1, 1);
        for (int cols = 1; cols <= 130; cols++)
            for (int rows = 1; rows <= 50; rows += rows < 26 ? 1 : 5)
                check_size(&f, &fixture_screens[i], cols, rows);
        frame_release(&f);
    }
}

static void screens__draw_the_same_cells__twice(void **state)
{
    (void) state;
    struct view_caps caps = {.utf8 = true, .colours = 256};
    for (size_t i = 0; i < n_fixture_screens; i++) {
        struct frame a = {0}, b = {0};
        struct strbuf first = {0}, second = {0};
        frame_begin(&a, 80, 24, &caps);
        frame_begin(&b, 80, 24, &caps);
        fixture_screens[i].draw(&a);
        fixture_screens[i].draw(&b);
        frame_dump(&a, &first);
        frame_dump(&b, &second);
        assert_string_equal(strbuf_text(&first), strbuf_text(&second));
        for (int c = 0; c < 80 * 24; c++)
            assert_true(a.cells[c].fg == b.cells[c].fg && a.cells[c].attr == b.cells[c].attr);
        frame_release(&a);
        frame_release(&b);
        strbuf_release(&first);
        strbuf_release(&second);
    }
}

/* What a sign means must not be lost where there are only letters. */
static void screens__have_an_ascii_twin__for_every_sign(void **state)
{
    (void) state;
    struct view_caps caps = {.utf8 = true}, plain = {0};
    for (size_t i = 0; i < n_fixture_screens; i++) {
        struct frame u = {0}, a = {0};
        frame_begin(&u, 100, 30, &caps);
        frame_begin(&a, 100, 30, &plain);
        fixture_screens[i].draw(&u);
        fixture_screens[i].draw(&a);
        for (int c = 0; c < 100 * 30; c++)
            if (a.cells[c].cp == '?' && u.cells[c].cp > 0x7f)
                fail_msg("%s: U+%04X has no twin", fixture_screens[i].name,
                         (unsigned) u.cells[c].cp);
        frame_release(&u);
        frame_release(&a);
    }
}

/* Code page 437 as far as it is signs, and what every console font has beside. */
static bool console_has(uint32_t cp)
{
    static const uint32_t signs[] = {
        0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026, 0x2190, 0x2191,
        0x2192, 0x2193, 0x221a, 0x2500, 0x2502, 0x250c, 0x2510, 0x2514, 0x2518, 0x251c,
        0x2524, 0x252c, 0x2534, 0x253c, 0x2550, 0x2551, 0x2580, 0x2584, 0x2588, 0x258c,
        0x2590, 0x2591, 0x2592, 0x2593, 0x25a0, 0x25b2, 0x25ba, 0x25bc, 0x25cb,
    };
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (signs[i] == cp)
            return true;
    return cp < 0x100;
}

static void screens__use_the_signs_of_its_font__on_a_console(void **state)
{
    (void) state;
    struct view_caps caps = {.utf8 = true, .console = true, .colours = 8};
    for (size_t i = 0; i < n_fixture_screens; i++) {
        for (int size = 0; size < 3; size++) {
            struct frame f = {0};
            frame_begin(&f, 50 + 40 * size, 20 + 15 * size, &caps);
            fixture_screens[i].draw(&f);
            for (int c = 0; c < f.cols * f.rows; c++)
                if (!console_has(f.cells[c].cp))
                    fail_msg("%s: a console has no U+%04X", fixture_screens[i].name,
                             (unsigned) f.cells[c].cp);
            frame_release(&f);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens__look_like_their_goldens__at_four_sizes),
        cmocka_unit_test(screens__overlap_nothing_and_stay_ascii__at_every_size),
        cmocka_unit_test(screens__draw_the_same_cells__twice),
        cmocka_unit_test(screens__have_an_ascii_twin__for_every_sign),
        cmocka_unit_test(screens__use_the_signs_of_its_font__on_a_console),
    };
    return cmocka_run_group_tests_name("screens", tests, NULL, NULL);
}
