/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glyph.h"
#include "figure/palette.h"
#include "unit/unit.h"

#include <string.h>

/* A cell from eight rows of four characters: '#' covered, anything else not. */
static void cell_of(const char *rows, float out[TEX_SAMPLES])
{
    assert_int_equal(strlen(rows), TEX_SAMPLES);
    for (int i = 0; i < TEX_SAMPLES; i++)
        out[i] = rows[i] == '#' ? 1.0f : 0.0f;
}

static void assert_glyph(uint32_t got, const char *allowed)
{
    if (got >= 127 || !strchr(allowed, (int) got))
        print_error("got '%c', wanted one of %s\n", (int) got, allowed);
    assert_true(got < 127 && strchr(allowed, (int) got));
}

/* ---- shapes ---- */

static void match__shapes__find_their_characters(void **state)
{
    (void) state;
    static const struct {
        const char *rows, *allowed;
    } cells[] = {
        {"................................", " "},
        {".............................###", ".,_"},
        {"........................########", "_"},
        {"########........................", "\"~^'"},
        {".##..##..##..##..##..##..##..##.", "|L[]"},
        {"...#...#..#..#...#..#...#...#...", "/"},
        {"#...#....#...#....#...#....#...#", "\\"},
        {"################################", "@M#W08"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
        float coverage[TEX_SAMPLES];
        cell_of(cells[i].rows, coverage);
        assert_glyph(glyph_match(coverage), cells[i].allowed);
    }
}

static void stroke__lines__go_on_in_the_next_cell(void **state)
{
    (void) state;
    static const struct {
        const char *rows, *glyph;
    } cells[] = {
        {"................................", " "},  {"........................####....", "_"},
        {"............####................", "-"},  {"####............................", "\""},
        {".#...#...#...#...#...#...#...#..", "|"},  {"...#...#..#...#..#...#..#...#...", "/"},
        {"#...#....#...#....#...#....#...#", "\\"}, {"..#..#..#...#...#...#....#....#.", "("},
        {".#....#....#...#...#...#..#..#..", ")"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
        float coverage[TEX_SAMPLES];
        cell_of(cells[i].rows, coverage);
        assert_glyph(glyph_stroke(coverage), cells[i].glyph);
    }
}

/* ---- colours ---- */

static void palette__every_material__stays_within_its_colours(void **state)
{
    (void) state;
    static const int depths[] = {0, 8, 16, 256};
    for (size_t i = 0; i < ARRAY_LEN(depths); i++)
        for (int light = 0; light < 2; light++)
            for (int m = MATERIAL_SKIN; m < MATERIAL_COUNT; m++)
                for (float shade = 0; shade <= 1; shade += 0.125f) {
                    struct figure_style s = {.colours = depths[i], .light = light};
                    int16_t colour = palette_colour(&s, (enum material) m, shade);
                    assert_true(colour < depths[i]);
                    assert_true(depths[i] == 0 ? colour == CELL_COLOUR_DEFAULT : colour >= 0);
                }
}

static void palette__more_light__is_another_colour(void **state)
{
    (void) state;
    const struct figure_style s = {.colours = 256};
    static const enum material lit[] = {MATERIAL_SKIN, MATERIAL_SHIRT, MATERIAL_TROUSERS,
                                        MATERIAL_FOCUS};
    for (size_t i = 0; i < ARRAY_LEN(lit); i++) {
        assert_int_not_equal(palette_colour(&s, lit[i], 0.3f), palette_colour(&s, lit[i], 1));
        assert_int_not_equal(palette_colour(&s, lit[i], 1),
                             palette_colour(&s, lit[(i + 1) % ARRAY_LEN(lit)], 1));
    }
}

/* ---- raster ---- */

/* A raster that looks at the world's origin from the figure's right, 10 samples a metre. */
static void look_at(struct raster *r, int cols, int rows)
{
    raster_resize(r, cols, rows, 1, 1);
    r->halo = 1;
    r->least_radius = 0.1f;
    r->camera = (struct camera){.view = view_make(0, 0),
                                .scale = 10,
                                .stretch = 1,
                                .half_width = (float) cols / 2,
                                .half_height = (float) rows / 2};
}

static struct capsule ball(float x, float y, float z, float radius, enum body_group group)
{
    return (struct capsule){.a = V3(x, y, z),
                            .b = V3(x, y, z),
                            .ra = radius,
                            .rb = radius,
                            .group = (uint8_t) group,
                            .front = MATERIAL_SKIN,
                            .back = MATERIAL_SKIN};
}

static void raster__ball__has_its_distance_and_its_place(void **state)
{
    (void) state;
    struct raster r = {0};
    static struct body b;
    struct capsule c = ball(0, 0, 0, 0.5f, GROUP_TORSO);
    b.count = 0;
    body_add(&b, &c);
    look_at(&r, 21, 21);
    raster_draw(&r, &b, NULL, 0);
    assert_true(raster_at(&r, 10, 10)->distance < -4.9f);
    assert_true(raster_at(&r, 10, 4)->distance > 0.5f);
    assert_true(raster_at(&r, 10, 6)->distance < 0);
    assert_int_equal(raster_at(&r, 0, 0)->group, GROUP_NONE);
    assert_true(raster_shade(&r, 8, 7) > raster_shade(&r, 13, 14)); /* light from above left */
    raster_release(&r);
}

static void raster__nearer_group__covers_and_cuts_a_gap(void **state)
{
    (void) state;
    struct raster r = {0};
    static struct body b;
    struct capsule behind = ball(0, 0, -1, 0.8f, GROUP_TORSO);
    struct capsule before = ball(0, 0, 1, 0.3f, GROUP_ARM_RIGHT);
    b.count = 0;
    memset(b.joint_radius, 0, sizeof b.joint_radius);
    body_add(&b, &before);
    body_add(&b, &behind);
    look_at(&r, 21, 21);
    raster_draw(&r, &b, NULL, 0);
    assert_int_equal(raster_at(&r, 10, 10)->group, GROUP_ARM_RIGHT);
    assert_int_equal(raster_at(&r, 10, 16)->group, GROUP_TORSO);
    assert_int_equal(raster_at(&r, 10, 16)->cut, 0);
    assert_true(raster_at(&r, 10, 13)->cut > 100);
    raster_release(&r);
}

static void raster__back_and_front__are_told_apart(void **state)
{
    (void) state;
    struct raster r = {0};
    static struct body b;
    struct capsule c = ball(0, 0, 0, 0.8f, GROUP_TORSO);
    c.forward = V3(1, 0, 0);
    c.front = MATERIAL_FOCUS;
    c.back = MATERIAL_SHIRT;
    b.count = 0;
    body_add(&b, &c);
    look_at(&r, 21, 21);
    raster_draw(&r, &b, NULL, 0);
    assert_int_equal(raster_at(&r, 15, 10)->material, MATERIAL_FOCUS);
    assert_int_equal(raster_at(&r, 5, 10)->material, MATERIAL_SHIRT);
    raster_release(&r);
}

static void raster__panel__lies_behind_and_only_inside_its_corners(void **state)
{
    (void) state;
    struct raster r = {0};
    static struct body b;
    const struct panel wall = {V3(-0.5f, -0.5f, 0), V3(1, 0, 0), V3(0, 1, 0), MATERIAL_WALL};
    const struct panel edge_on = {V3(-0.5f, 0, -0.5f), V3(1, 0, 0), V3(0, 0, 1), MATERIAL_MAT};
    b.count = 0;
    look_at(&r, 21, 21);
    raster_draw(&r, &b, &edge_on, 1);
    assert_false(r.any_backdrop);
    raster_draw(&r, &b, &wall, 1);
    assert_true(r.any_backdrop);
    assert_int_equal(r.backdrop[10 * 21 + 10], MATERIAL_WALL);
    assert_int_equal(r.backdrop[10 * 21 + 2], MATERIAL_NONE);
    assert_int_equal(r.backdrop[2 * 21 + 10], MATERIAL_NONE);
    raster_release(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(match__shapes__find_their_characters),
        cmocka_unit_test(stroke__lines__go_on_in_the_next_cell),
        cmocka_unit_test(palette__every_material__stays_within_its_colours),
        cmocka_unit_test(palette__more_light__is_another_colour),
        cmocka_unit_test(raster__ball__has_its_distance_and_its_place),
        cmocka_unit_test(raster__nearer_group__covers_and_cuts_a_gap),
        cmocka_unit_test(raster__back_and_front__are_told_apart),
        cmocka_unit_test(raster__panel__lies_behind_and_only_inside_its_corners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
