/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What must hold for every figure there is, at every moment, on both sides; and
 * what a few of them look like (tests/golden/figure, written anew by GENERATE=1).
 */
#include "config.h"

#include "figure/check.h"
#include "figure/model.h"
#include "tools/ansi.h"
#include "tools/figure_file.h"
#include "unit/unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLS = 42, ROWS = 18, MOMENTS = 9 };

static const char *source(void)
{
    const char *dir = getenv("srcdir");
    return dir ? dir : ".";
}

/* Calls visit for each moment of the figure: all phases, both sides where it has sides. */
static void each_moment(const struct figure_file *f,
                        void (*visit)(const struct figure_file *f, const struct figure_moment *m))
{
    for (int right = 0; right <= f->sided; right++)
        for (int phase = -1; phase < (int) f->count; phase++)
            for (int k = 0; k < MOMENTS; k++) {
                struct figure_moment m =
                    figure_file_phase(f, phase, (double) k / (MOMENTS - 1), right == 1);
                visit(f, &m);
            }
}

/* Calls visit for each shipped exercise that has a figure; returns how many there are. */
static int each_figure(void (*visit)(const struct figure_file *f))
{
    char folder[512], path[1024];
    struct dirent **names;
    int figures = 0;
    snprintf(folder, sizeof folder, "%s/routines/exercises", source());
    int n = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        struct figure_file f = {0};
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (strstr(names[i]->d_name, ".cfg") && figure_file_load(&f, path, NULL)) {
            visit(&f);
            figures++;
        }
        figure_file_release(&f);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
    return figures;
}

static const char *const fixtures[] = {"cat-cow", "seated-rotation", "open-book", "bird-dog"};

static void each_fixture(void (*visit)(const struct figure_file *f))
{
    for (size_t i = 0; i < ARRAY_LEN(fixtures); i++) {
        char path[512], poses[512];
        struct figure_file f = {0};
        snprintf(path, sizeof path, "%s/tests/data/figure/%s.cfg", source(), fixtures[i]);
        snprintf(poses, sizeof poses, "%s/routines/poses", source());
        assert_true(figure_file_load(&f, path, poses));
        assert_int_equal(f.diags.count, 0);
        visit(&f);
        figure_file_release(&f);
    }
}

/* ---- the body ---- */

static void pose_at(const struct figure_file *f, const struct figure_moment *m, struct pose *p,
                    struct instant *at)
{
    figure_instant(f->figure, m, at);
    tween(at->from, at->to, at->t, p);
}

static void contacts_hold(const struct figure_file *f, const struct figure_moment *m)
{
    struct pose p;
    struct instant at;
    pose_at(f, m, &p, &at);
    for (int i = 0; i < LIMB_COUNT; i++)
        assert_true(contact_miss(&p, &at.skeleton, i) <= 0.01f);
}

static void bones_keep_length(const struct figure_file *f, const struct figure_moment *m)
{
    struct instant at;
    figure_instant(f->figure, m, &at);
    const struct skeleton *s = &at.skeleton;
    for (int i = 0; i < LIMB_COUNT; i++) {
        struct bone_lengths b = skeleton_bones(i);
        assert_true(fabsf(v3_length(v3_sub(s->middle[i], s->root[i])) - b.upper) < 1e-3f);
        assert_true(fabsf(v3_length(v3_sub(s->wrist[i], s->middle[i])) - b.lower) < 1e-3f);
    }
}

static void nothing_in_the_floor(const struct figure_file *f, const struct figure_moment *m)
{
    struct instant at;
    figure_instant(f->figure, m, &at);
    const struct skeleton *s = &at.skeleton;
    for (int i = 0; i < LIMB_COUNT; i++)
        assert_true(s->middle[i].y > 0 && s->wrist[i].y > 0 && s->tip[i].y > 0);
    for (int i = 0; i <= SPINE_BONES; i++)
        assert_true(s->spine[i].y > 0);
    assert_true(s->skull.y > 0.05f);
}

static void inside_the_frame(const struct figure_file *f, const struct figure_moment *m)
{
    struct instant at;
    struct camera c;
    if (f->figure->close_up)
        return;
    figure_instant(f->figure, m, &at);
    figure_fit(f->figure, &at, COLS, ROWS, 2, 4, 2, &c);
    for (int i = 0; i < JOINT_COUNT; i++) {
        struct vec3 p = camera_project(&c, joint_place(&at.skeleton, (enum joint) i));
        assert_true(p.x >= 0 && p.x <= 2 * COLS);
        assert_true(p.y >= 0 && p.y <= 4 * ROWS);
    }
}

static void check_body(const struct figure_file *f)
{
    each_moment(f, contacts_hold);
    each_moment(f, bones_keep_length);
    each_moment(f, nothing_in_the_floor);
    each_moment(f, inside_the_frame);
}

static void figures__at_every_moment__keep_the_laws(void **state)
{
    (void) state;
    each_fixture(check_body);
    each_figure(check_body);
}

/* ---- the picture ---- */

static struct figure_canvas canvas; /* reused: what was drawn before must not shine through */

static void assert_same_cells(const struct cell *a, const struct cell *b, int n)
{
    for (int i = 0; i < n; i++) {
        assert_int_equal(a[i].cp, b[i].cp);
        assert_int_equal(a[i].fg, b[i].fg);
        assert_int_equal(a[i].bg, b[i].bg);
        assert_int_equal(a[i].attr, b[i].attr);
    }
}

static void draws_the_same_twice(const struct figure_file *f, const struct figure_moment *m)
{
    static const struct figure_style styles[] = {
        {FIGURE_BLOCKS, 256, false, 2}, {FIGURE_BRAILLE, 0, true, 2}, {FIGURE_ASCII, 16, false, 2}};
    struct cell once[COLS * ROWS], again[COLS * ROWS];
    for (size_t i = 0; i < ARRAY_LEN(styles); i++) {
        struct figure_canvas fresh = {0};
        memset(once, 0xff, sizeof once);
        figure_draw(&canvas, f->figure, m, &styles[i], once, COLS, ROWS);
        figure_draw(&fresh, f->figure, m, &styles[i], again, COLS, ROWS);
        assert_same_cells(once, again, COLS * ROWS);
        figure_canvas_release(&fresh);
        for (int k = 0; k < COLS * ROWS; k++) {
            assert_true(once[k].cp >= ' ');
            assert_true(styles[i].glyphs != FIGURE_ASCII || once[k].cp < 127);
            assert_true(styles[i].colours > 0 || (once[k].fg == -1 && once[k].bg == -1));
            assert_true(once[k].fg < styles[i].colours && once[k].bg < styles[i].colours);
        }
    }
}

/* A few moments will do: what pictures are made of is looked at above. */
static void check_picture(const struct figure_file *f)
{
    for (int right = 0; right <= f->sided; right++)
        for (int phase = -1; phase < (int) f->count; phase++) {
            struct figure_moment m = figure_file_phase(f, phase, phase < 0 ? 0 : 0.6, right == 1);
            draws_the_same_twice(f, &m);
        }
}

static void figures__drawn_twice__are_the_same(void **state)
{
    (void) state;
    each_fixture(check_picture);
    each_figure(check_picture);
    figure_canvas_release(&canvas);
}

static void check_sizes(const struct figure_file *f)
{
    static const int sizes[][2] = {{1, 1}, {1, 30}, {80, 1}, {3, 2}, {7, 5}, {13, 9}, {200, 60}};
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
        for (int glyphs = 0; glyphs < 3; glyphs++) {
            int n = sizes[i][0] * sizes[i][1];
            struct figure_style s = {(enum figure_glyphs) glyphs, 8, false, 1.7};
            struct figure_moment m = figure_file_phase(f, 0, 0.6, true);
            struct cell *cells = xcalloc((size_t) n, sizeof *cells);
            figure_draw(&canvas, f->figure, &m, &s, cells, sizes[i][0], sizes[i][1]);
            for (int k = 0; k < n; k++)
                assert_true(cells[k].cp >= ' ');
            free(cells);
        }
}

static void figures__of_any_size__are_drawn_whole(void **state)
{
    (void) state;
    each_fixture(check_sizes);
    figure_canvas_release(&canvas);
}

/* ---- lazy frames ---- */

static void check_same(const struct figure_file *f)
{
    const struct figure_style s = {FIGURE_BRAILLE, 0, false, 2};
    struct figure_moment a = figure_file_phase(f, 0, 0.5, false), b = a;
    assert_true(figure_same(f->figure, &a, &b, &s, COLS, ROWS));
    b.progress = 0.5001;
    assert_true(figure_same(f->figure, &a, &b, &s, COLS, ROWS));
    b.progress = 0.9;
    assert_false(figure_same(f->figure, &a, &b, &s, COLS, ROWS));
    b = a;
    b.breath = a.breath > 0.5 ? 0 : 1; /* breathing is always seen */
    assert_false(figure_same(f->figure, &a, &b, &s, 2 * COLS, 2 * ROWS));
    b = a;
    b.phase = 1;
    assert_false(figure_same(f->figure, &a, &b, &s, COLS, ROWS));
}

static void same__tells_what_can_be_seen(void **state)
{
    (void) state;
    each_fixture(check_same);
}

/* ---- goldens ---- */

static const struct {
    const char *name;
    struct figure_style style;
} looks[] = {
    {"blocks-256", {FIGURE_BLOCKS, 256, false, 2}},
    {"blocks-mono", {FIGURE_BLOCKS, 0, false, 2}},
    {"braille", {FIGURE_BRAILLE, 0, false, 2}},
    {"ascii", {FIGURE_ASCII, 0, false, 2}},
};

/* Both sizes of a figure in one look: the end of each phase. */
static void render(const struct figure_file *f, const struct figure_style *style,
                   struct strbuf *out)
{
    static const int sizes[][2] = {{42, 18}, {60, 20}};
    static struct cell cells[60 * 20];
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
        for (int phase = 0; phase < (int) f->count; phase++) {
            struct figure_moment m = figure_file_phase(f, phase, 1, false);
            strbuf_printf(out, "--- %s %dx%d\n", f->phases[phase].name, sizes[i][0], sizes[i][1]);
            figure_draw(&canvas, f->figure, &m, style, cells, sizes[i][0], sizes[i][1]);
            ansi_put(out, cells, sizes[i][0], sizes[i][1]);
        }
}

static void read_golden(const char *path, struct strbuf *out)
{
    char bytes[4096];
    size_t n;
    FILE *file = fopen(path, "rb");
    if (!file)
        return;
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
        strbuf_add(out, bytes, n);
    fclose(file);
}

static void write_golden(const char *path, const struct strbuf *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text->text, 1, text->length, file), text->length);
    assert_int_equal(fclose(file), 0);
}

static size_t fixture_index;

static void check_golden(const struct figure_file *f)
{
    for (size_t i = 0; i < ARRAY_LEN(looks); i++) {
        char path[512];
        struct strbuf got = {0}, want = {0};
        snprintf(path, sizeof path, "%s/tests/golden/figure/%s-%s.txt", source(),
                 fixtures[fixture_index], looks[i].name);
        render(f, &looks[i].style, &got);
        if (getenv("GENERATE"))
            write_golden(path, &got);
        read_golden(path, &want);
        if (strcmp(strbuf_text(&got), strbuf_text(&want)) != 0)
            print_error("%s: drawn otherwise; GENERATE=1 writes it anew\n", path);
        assert_string_equal(strbuf_text(&got), strbuf_text(&want));
        strbuf_release(&got);
        strbuf_release(&want);
    }
    fixture_index++;
}

static void fixtures__look_like_their_goldens(void **state)
{
    (void) state;
    fixture_index = 0;
    each_fixture(check_golden);
    figure_canvas_release(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures__at_every_moment__keep_the_laws),
        cmocka_unit_test(figures__drawn_twice__are_the_same),
        cmocka_unit_test(figures__of_any_size__are_drawn_whole),
        cmocka_unit_test(same__tells_what_can_be_seen),
        cmocka_unit_test(fixtures__look_like_their_goldens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
