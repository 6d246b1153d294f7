/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/joint.h"
#include "figure/model.h"
#include "io/cfg.h"
#include "unit/unit.h"

#include <string.h>

/* Two phases of one name, so that only their number tells them apart. */
static const struct figure_phase phases[] = {
    {.name = "roll", .pose = "up", .breath = FIGURE_BREATH_IN},
    {.name = "roll", .pose = "down", .breath = FIGURE_BREATH_OUT},
};

static const char *const shoulders =
    "up = { arms = { shrug = 0.1; }; };"
    "back = { arms = { shrug = 0.05; protract = -0.08; }; };"
    "down = { via = \"back\"; use = \"up\"; arms = { shrug = 0.0; }; arm_l = { upper = 90; }; };";

struct fixture {
    struct arena arena;
    struct diags diags;
    struct figure_bases bases;
    const struct figure *figure;
};

/* `rest` goes before the poses: view, cues and what else is tried. */
static void build(struct fixture *f, const char *rest, const char *poses)
{
    *f = (struct fixture){0};
    const char *text = arena_printf(&f->arena, "%s poses = { %s };", rest, poses);
    const struct node *root = cfg_parse("x.cfg", text, strlen(text), &f->arena, &f->diags);
    assert_non_null(root);
    figure_bases_add(&f->bases, &(struct node){.type = NODE_GROUP}, &f->diags);
    f->figure = figure_build(root, &f->bases, phases, ARRAY_LEN(phases), &f->arena, &f->diags);
}

static void release(struct fixture *f)
{
    figure_bases_release(&f->bases);
    diags_release(&f->diags);
    arena_release(&f->arena);
}

static struct skeleton at(const struct figure *f, int phase, double progress, bool right)
{
    struct instant out;
    figure_instant(
        f,
        &(struct figure_moment){
            .phase = phase, .progress = progress, .mirror_from = right, .mirror_to = right},
        &out);
    return out.skeleton;
}

static void pose__via__is_gone_through_half_way(void **state)
{
    (void) state;
    struct fixture f;
    build(&f, "", shoulders);
    assert_int_equal(f.diags.count, 0);
    struct vec3 up = at(f.figure, 1, 0, false).root[ARM_LEFT];
    struct vec3 half = at(f.figure, 1, 0.5, false).root[ARM_LEFT];
    struct vec3 down = at(f.figure, 1, 1, false).root[ARM_LEFT];
    assert_float_equal(half.x, up.x - 0.08f, 1e-4f);
    assert_float_equal(half.y, up.y - 0.05f, 1e-4f);
    assert_float_equal(down.x, up.x, 1e-4f);
    assert_float_equal(down.y, up.y - 0.1f, 1e-4f);
    /* Only the way to the pose that asks for it, not the one after. */
    struct vec3 next = at(f.figure, 0, 0.5, false).root[ARM_LEFT];
    assert_float_equal(next.x, up.x, 1e-4f);
    release(&f);
}

static void pose__via__is_mirrored_with_its_pose(void **state)
{
    (void) state;
    struct fixture f;
    build(&f, "", "up = { }; bow = { arm_l = { shrug = 0.1; }; }; down = { via = \"bow\"; };");
    struct skeleton left = at(f.figure, 1, 0.5, false), right = at(f.figure, 1, 0.5, true);
    assert_true(left.root[ARM_LEFT].y > left.root[ARM_RIGHT].y + 0.05f);
    assert_float_equal(left.root[ARM_LEFT].y, right.root[ARM_RIGHT].y, 1e-5f);
    release(&f);
}

static void pose__via__has_to_be_a_pose_written_earlier(void **state)
{
    (void) state;
    struct fixture f;
    build(&f, "", "up = { via = \"dwon\"; }; down = { };");
    assert_null(f.figure);
    assert_string_equal(f.diags.items[0].id, "unknown-pose");
    release(&f);
}

/* ---- steps ---- */

static struct skeleton walking(const struct figure *f, double at_s, double of_s)
{
    struct instant out;
    figure_instant(f, &(struct figure_moment){.phase = 0, .progress = at_s / of_s, .seconds = of_s},
                   &out);
    return out.skeleton;
}

static const char *const march =
    "left = { arm_l = { shrug = 0.1; }; }; right = { arm_r = { shrug = 0.1; }; };"
    "up = { steps = ( \"left\", \"right\" ); pace = 0.5; }; down = { };";

static void pose__steps__are_gone_round_at_their_pace(void **state)
{
    (void) state;
    struct fixture f;
    build(&f, "", march);
    assert_int_equal(f.diags.count, 0);
    float rest = at(f.figure, 1, 1, false).root[ARM_LEFT].y;
    for (int round = 0; round < 3; round++) {
        struct skeleton left = walking(f.figure, round + 0.5, 5),
                        right = walking(f.figure, round + 1, 5);
        assert_float_equal(left.root[ARM_LEFT].y, rest + 0.1f, 1e-4f);
        assert_float_equal(left.root[ARM_RIGHT].y, rest, 1e-4f);
        assert_float_equal(right.root[ARM_LEFT].y, rest, 1e-4f);
        assert_float_equal(right.root[ARM_RIGHT].y, rest + 0.1f, 1e-4f);
    }
    release(&f);
}

static void pose__steps__begin_and_end_in_their_pose(void **state)
{
    (void) state;
    struct fixture f;
    build(&f, "", march);
    float rest = at(f.figure, 1, 1, false).root[ARM_LEFT].y;
    static const double ends[][2] = {{0, 5}, {4.9999, 5}, {5, 5}, {5.2, 5.4}, {0.3, 0.4}};
    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        struct skeleton s = walking(f.figure, ends[i][0], ends[i][1]);
        assert_float_equal(s.root[ARM_LEFT].y, rest, 1e-4f);
        assert_float_equal(s.root[ARM_RIGHT].y, rest, 1e-4f);
    }
    /* How long the phase is has to be known. */
    assert_float_equal(at(f.figure, 0, 0.1, false).root[ARM_LEFT].y, rest, 1e-4f);
    release(&f);
}

static void pose__steps__are_in_the_frame_and_have_to_be_two_poses(void **state)
{
    (void) state;
    struct fixture f;
    build(&f, "",
          "far = { arms = { upper = \"forward\"; fore = \"forward\"; }; }; near = { };"
          "up = { steps = ( \"far\", \"near\" ); }; down = { };");
    assert_true(f.figure->bounds.x1 > 0.6f);
    release(&f);
    build(&f, "", "up = { steps = ( \"up\", \"up\" ); }; down = { };");
    assert_string_equal(f.diags.items[0].id, "unknown-pose");
    release(&f);
    build(&f, "", "one = { }; up = { steps = ( \"one\" ); }; down = { };");
    assert_string_equal(f.diags.items[0].id, "wrong-type");
    release(&f);
}

static void cue__on_a_number__is_that_phase_alone(void **state)
{
    (void) state;
    struct fixture f;
    build(&f, "cues = ( { on = 2; text = \"two\"; }, { on = \"roll\"; text = \"both\"; } );",
          shoulders);
    assert_int_equal(f.figure->cues.items[0].phases, 2);
    assert_int_equal(f.figure->cues.items[1].phases, 3);
    release(&f);
    build(&f, "cues = ( { on = 3; text = \"none\"; } );", shoulders);
    assert_int_equal(f.diags.errors, 1);
    assert_string_equal(f.diags.items[0].id, "out-of-range");
    release(&f);
}

/* ---- drawing ---- */

enum { COLS = 40, ROWS = 16 };

static const struct figure_style plain = {.glyphs = FIGURE_ASCII, .cell_aspect = 2};

static void draw(const struct figure *f, int phase, double progress, struct cell *cells)
{
    struct figure_canvas canvas = {0};
    struct figure_moment m = {.phase = phase, .progress = progress};
    figure_draw(&canvas, f, &m, &plain, cells, COLS, ROWS);
    figure_canvas_release(&canvas);
}

/* The column and row of the only cell with that character; -1 where there is none. */
static void find(const struct cell *cells, uint32_t cp, int *col, int *row)
{
    *col = *row = -1;
    for (int i = 0; i < COLS * ROWS; i++)
        if (cells[i].cp == cp) {
            assert_int_equal(*col, -1);
            *col = i % COLS;
            *row = i / COLS;
        }
}

static void cue__box__is_walked_round_a_side_a_phase(void **state)
{
    (void) state;
    struct fixture f;
    struct cell cells[COLS * ROWS];
    int col[3], row[3];
    build(&f,
          "view = \"front\"; cues = ( { on = \"any\"; box = (2.2, 2.2); offset = (0, -0.2); } );",
          shoulders);
    assert_int_equal(f.diags.count, 0);
    draw(f.figure, 0, 0.1, cells);
    find(cells, 'O', &col[0], &row[0]);
    draw(f.figure, 0, 0.9, cells);
    find(cells, 'O', &col[1], &row[1]);
    draw(f.figure, 1, 0.1, cells);
    find(cells, 'O', &col[2], &row[2]);
    assert_int_equal(col[0], col[1]);
    assert_true(row[1] >= 0 && row[1] < row[0]);
    assert_true(row[2] < row[0] && col[2] > col[1]);
    release(&f);
}

static void cue__dot__goes_along_with_the_phase(void **state)
{
    (void) state;
    struct fixture f;
    struct cell cells[COLS * ROWS];
    int col[2], row[2];
    build(&f,
          "cues = ( { on = 1; arrow = \"forward\"; length = 1.2; offset = (0, 1); dot = true; } );",
          "up = { }; down = { };");
    assert_int_equal(f.diags.count, 0);
    draw(f.figure, 0, 0.1, cells);
    find(cells, 'O', &col[0], &row[0]);
    draw(f.figure, 0, 0.8, cells);
    find(cells, 'O', &col[1], &row[1]);
    assert_int_equal(row[0], row[1]);
    assert_true(col[1] > col[0] + 5);
    /* The line has no gaps: as many cells as from the dot to the head. */
    for (int i = 0; i < 3; i++)
        assert_int_equal(cells[row[1] * COLS + col[1] - 1 - i].cp, '-');
    struct figure_moment from = {.progress = 0.1}, to = {.progress = 0.8};
    assert_false(figure_same(f.figure, &from, &to, &plain, COLS, ROWS));
    draw(f.figure, 1, 0.5, cells);
    find(cells, 'O', &col[0], &row[0]);
    assert_int_equal(col[0], -1);
    release(&f);
}

/* Down and forward, a row at each step, whatever the slope. */
static void cue__arrow__goes_the_nearest_of_eight_ways(void **state)
{
    (void) state;
    struct fixture f;
    struct cell cells[COLS * ROWS];
    int col, row;
    build(&f,
          "cues = ( { on = 1; arrow = \"down+0.6*forward\"; length = 1.1; offset = (0.6, 0); } );",
          "up = { }; down = { };");
    assert_int_equal(f.diags.count, 0);
    draw(f.figure, 0, 0.1, cells);
    find(cells, 'v', &col, &row);
    assert_true(row > 3);
    for (int i = 1; i <= 3; i++)
        assert_int_equal(cells[(row - i) * COLS + col - i].cp, '\\');
    release(&f);
}

/* Seen a little from the side and above it slopes: drawn as it lies, it would be stairs. */
static void cue__arrow__keeps_to_its_row(void **state)
{
    (void) state;
    struct fixture f;
    struct cell cells[COLS * ROWS];
    int col, row;
    build(&f,
          "view = (35, 25); cues = ( { on = 1; arrow = \"forward\"; length = 1; offset = (0, 1); } "
          ");",
          "up = { }; down = { };");
    assert_int_equal(f.diags.count, 0);
    draw(f.figure, 0, 0.1, cells);
    find(cells, '>', &col, &row);
    assert_true(col > 8);
    for (int i = 1; i < 8; i++)
        assert_int_equal(cells[row * COLS + col - i].cp, '-');
    release(&f);
}

static void cue__in_a_hold__is_a_word_or_shows_the_time(void **state)
{
    (void) state;
    struct fixture f;
    struct figure_canvas canvas = {0};
    struct figure_moment m = {.phase = 0, .still = true};
    struct cell cells[COLS * ROWS];
    int col, row;
    build(&f,
          "cues = ( { on = 1; text = \"Q\"; offset = (0, 1); },"
          "         { on = 1; arrow = \"up\"; offset = (0.6, 0.4); },"
          "         { on = 1; box = (1, 1); } );",
          "up = { }; down = { };");
    assert_int_equal(f.diags.count, 0);
    figure_draw(&canvas, f.figure, &m, &plain, cells, COLS, ROWS);
    find(cells, 'Q', &col, &row);
    assert_true(col >= 0);
    find(cells, 'O', &col, &row); /* where the box's dot is */
    assert_true(col >= 0);
    find(cells, '^', &col, &row); /* nothing moves: no arrow */
    assert_int_equal(col, -1);
    m.still = false;
    figure_draw(&canvas, f.figure, &m, &plain, cells, COLS, ROWS);
    find(cells, '^', &col, &row);
    assert_true(col >= 0);
    figure_canvas_release(&canvas);
    release(&f);
}

static void cue__of_a_step__is_seen_on_the_way_to_it_also_in_a_hold(void **state)
{
    (void) state;
    struct fixture f;
    struct figure_canvas canvas = {0};
    struct cell cells[COLS * ROWS];
    build(&f,
          "cues = ( { on = 1; step = 1; arrow = \"up\"; offset = (0.5, 0.4); },"
          "         { on = 1; step = 2; arrow = \"forward\"; offset = (0.5, 0.4); } );",
          march);
    assert_int_equal(f.diags.count, 0);
    static const struct {
        double at_s; /* of 5 s; a step takes 0.5 s */
        bool first, second;
    } cases[] = {{0.2, true, false}, {0.7, false, true}, {1.2, true, false}, {4.8, false, false}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct figure_moment m = {.progress = cases[i].at_s / 5, .seconds = 5, .still = true};
        int up, forward, row;
        figure_draw(&canvas, f.figure, &m, &plain, cells, COLS, ROWS);
        find(cells, '^', &up, &row);
        find(cells, '>', &forward, &row);
        assert_int_equal(up >= 0, cases[i].first);
        assert_int_equal(forward >= 0, cases[i].second);
    }
    struct figure_moment before = {.progress = 0.0999, .seconds = 5},
                         after = {.progress = 0.1001, .seconds = 5};
    assert_false(figure_same(f.figure, &before, &after, &plain, COLS, ROWS));
    figure_canvas_release(&canvas);
    release(&f);
}

static void figure__same__sees_the_dot_walk(void **state)
{
    (void) state;
    struct fixture f;
    build(&f, "cues = ( { on = \"any\"; box = (1, 1); } );", "up = { }; down = { };");
    struct figure_moment from = {.phase = 0, .progress = 0.2}, to = {.phase = 0, .progress = 0.6};
    assert_false(figure_same(f.figure, &from, &to, &plain, COLS, ROWS));
    assert_true(figure_same(f.figure, &from, &from, &plain, COLS, ROWS));
    from.still = to.still = true;
    assert_false(figure_same(f.figure, &from, &to, &plain, COLS, ROWS));
    release(&f);
}

/* ---- blades ---- */

static void body__blades__glide_in_as_the_shoulders_go_back(void **state)
{
    (void) state;
    struct fixture f;
    float out[2];
    build(&f, "focus = [ \"blades\" ];",
          "up = { arms = { protract = 0.05; }; }; down = { arms = { protract = -0.05; }; };");
    for (int phase = 0; phase < 2; phase++) {
        struct skeleton s = at(f.figure, phase, 1, false);
        struct body b;
        body_build(&b, &s, &f.figure->look, 0);
        out[phase] = 0;
        for (int i = 0; i < b.count; i++)
            if (b.capsules[i].group == GROUP_TORSO && b.capsules[i].front == MATERIAL_FOCUS)
                out[phase] = fmaxf(out[phase], b.capsules[i].a.z);
    }
    assert_true(out[0] > out[1] + 0.05f);
    assert_true(out[1] > 0);
    release(&f);
}

/* ---- the glow that wanders ---- */

static void figure__sweep__glows_from_foot_to_head_then_all_over(void **state)
{
    (void) state;
    static const unsigned focus[] = {1U << PART_CALVES, 1U << PART_BELLY, 1U << PART_NECK,
                                     1U << PART_CALVES | 1U << PART_BELLY | 1U << PART_NECK};
    struct fixture f;
    build(&f, "focus = [ \"neck\", \"calves\", \"belly\" ]; sweep = true;",
          "up = { }; down = { };");
    assert_int_equal(f.diags.count, 0);
    struct figure_moment m = {.still = true}, before = m;
    for (int turn = 0; turn < 4; turn++) {
        m.progress = (turn + 0.5) / 4;
        assert_int_equal(figure_look(f.figure, &m).focus, focus[turn]);
        assert_true(turn == 0 || !figure_same(f.figure, &before, &m, &plain, COLS, ROWS));
        before = m;
    }
    m.phase = -1; /* getting ready */
    assert_int_equal(figure_look(f.figure, &m).focus, focus[3]);
    release(&f);
}

/* ---- thin props ---- */

/* How many runs of cells with something in them the row has. */
static int runs_in(const struct cell *row, int cols)
{
    int runs = 0;
    bool before = false;
    for (int i = 0; i < cols; i++) {
        bool now = row[i].cp != ' ' || row[i].bg != CELL_COLOUR_DEFAULT;
        runs += now && !before;
        before = now;
    }
    return runs;
}

static void prop__post__is_seen_in_blocks_at_any_size(void **state)
{
    (void) state;
    enum { WIDEST = 70 };
    static struct cell cells[WIDEST * WIDEST];
    const struct figure_style blocks = {FIGURE_BLOCKS, 256, false, 2};
    struct figure_canvas canvas = {0};
    struct figure_moment m = {.phase = 0};
    struct fixture f;
    build(&f, "props = ( { type = \"chair\"; height = 2.2; } );", "up = { }; down = { };");
    for (int cols = 30; cols <= WIDEST; cols++) {
        int rows = cols * 2 / 5;
        figure_draw(&canvas, f.figure, &m, &blocks, cells, cols, rows);
        /* Above the head there is only the back of the chair. */
        assert_int_equal(runs_in(cells + rows / 8 * cols, cols), 1);
    }
    figure_canvas_release(&canvas);
    release(&f);
}

static void prop__band__is_one_line_in_blocks_without_colours(void **state)
{
    (void) state;
    static struct cell cells[42 * 18];
    const struct figure_style blocks = {FIGURE_BLOCKS, 0, false, 2};
    struct figure_canvas canvas = {0};
    struct figure_moment m = {.phase = 0};
    struct fixture f;
    build(&f, "props = ( { type = \"band\"; from = (1.2, 0.9, 0); to = (2.2, 1.2, 0); } );",
          "up = { }; down = { };");
    figure_draw(&canvas, f.figure, &m, &blocks, cells, 42, 18);
    int first = 42, last = 0, seen = 0;
    for (int col = 24; col < 42; col++)
        for (int row = 0; row < 17; row++)
            if (cells[row * 42 + col].cp != ' ') {
                first = MIN(first, col);
                last = MAX(last, col);
                seen++;
            }
    assert_true(last - first > 6 && seen > last - first);
    figure_canvas_release(&canvas);
    release(&f);
}

/* ---- pillows ---- */

static void prop__pillow__is_one_soft_patch_however_wide(void **state)
{
    (void) state;
    const struct figure_style braille = {FIGURE_BRAILLE, 0, false, 2};
    struct figure_canvas canvas = {0};
    struct cell cells[COLS * ROWS];
    struct fixture f;
    int most = 0;
    build(&f,
          "view = (0, 90); props = ( { type = \"pillow\"; at = (1.5, 0, 0); length = 0.8; "
          "width = 0.8; height = 0.14; } );",
          "up = { }; down = { };");
    assert_int_equal(f.diags.count, 0);
    figure_draw(&canvas, f.figure, &(struct figure_moment){.progress = 1}, &braille, cells, COLS,
                ROWS);
    for (int row = 0; row < ROWS; row++)
        for (int col = 0, run = 0; col < COLS; col++) {
            /* Inside, a dot in four; outlines and the body have more. */
            run = cells[row * COLS + col].cp == 0x2805 ? run + 1 : 0;
            most = MAX(most, run);
        }
    assert_true(most >= 5);
    figure_canvas_release(&canvas);
    release(&f);
}

/* ---- bands ---- */

/* The lowest point of the band, and how far ahead it goes. */
static void find_band(const struct figure *f, int phase, bool right, float *low, float *ahead)
{
    struct skeleton s = at(f, phase, 1, right);
    struct body b = {0};
    props_add(&f->props, &s, right, &b);
    *low = 9;
    *ahead = -9;
    for (int i = 0; i < b.count; i++) {
        *low = fminf(*low, b.capsules[i].b.y);
        *ahead = fmaxf(*ahead, b.capsules[i].b.x);
    }
}

static void prop__band__hangs_where_its_ends_are_near(void **state)
{
    (void) state;
    struct fixture f;
    float slack, taut, ahead;
    build(&f, "props = ( { type = \"band\"; length = 0.8; } );",
          "up = { arms = { reach = (0.3, 1.2, 0.2); hand = \"forward\"; }; };"
          "down = { arms = { reach = (0.3, 1.2, 0.45); hand = \"forward\"; }; };");
    assert_int_equal(f.diags.count, 0);
    find_band(f.figure, 0, false, &slack, &ahead);
    find_band(f.figure, 1, false, &taut, &ahead);
    assert_true(slack < 1.0f && slack > 0.8f);
    assert_float_equal(taut, 1.2f, 0.01f);
    release(&f);
}

static void prop__band__is_tied_to_a_place_on_its_own_side(void **state)
{
    (void) state;
    struct fixture f;
    float low, ahead;
    build(&f, "props = ( { type = \"band\"; from = (0.9, 1.1, 0.2); to = \"hand_r\"; } );",
          "up = { }; down = { };");
    assert_int_equal(f.diags.count, 0);
    assert_true(f.figure->bounds.x1 > 0.9f);
    for (int right = 0; right < 2; right++) {
        struct skeleton s = at(f.figure, 0, 1, right);
        struct body b = {0};
        props_add(&f.figure->props, &s, right, &b);
        assert_true(v3_length(v3_sub(b.capsules[0].a, V3(0.9f, 1.1f, right ? -0.2f : 0.2f))) <
                    1e-4f);
        find_band(f.figure, 0, right, &low, &ahead);
        assert_true(low > 0.5f);
    }
    release(&f);
}

/* How many cells differ between two figures of one pose. */
static int differing(const char *one, const char *other)
{
    static const char *const poses =
        "up = { arms = { reach = (0.3, 1.2, 0.2); }; };"
        "down = { arms = { reach = (-0.3, 1.2, 0.2); elbow = \"out\"; }; };";
    const struct figure_style braille = {FIGURE_BRAILLE, 0, false, 2};
    struct cell cells[2][COLS * ROWS];
    struct figure_canvas canvas = {0};
    const char *const rests[] = {one, other};
    int n = 0;
    for (int i = 0; i < 2; i++) {
        struct fixture f;
        build(&f, rests[i], poses);
        assert_int_equal(f.diags.count, 0);
        figure_draw(&canvas, f.figure, &(struct figure_moment){.progress = 1}, &braille, cells[i],
                    COLS, ROWS);
        release(&f);
    }
    for (int i = 0; i < COLS * ROWS; i++)
        n += cells[0][i].cp != cells[1][i].cp;
    figure_canvas_release(&canvas);
    return n;
}

static void prop__band__is_seen_before_the_body_and_not_behind_it(void **state)
{
    (void) state;
    static const char *const before =
        "view = \"front\"; props = ( { type = \"band\"; from = (0.3, 1.2, -0.1); "
        "to = (0.3, 1.2, 0.1); } );";
    static const char *const behind =
        "view = \"front\"; props = ( { type = \"band\"; from = (-0.3, 1.2, -0.1); "
        "to = (-0.3, 1.2, 0.1); } );";
    assert_true(differing("view = \"front\";", before) > 2);
    assert_int_equal(differing("view = \"front\";", behind), 0);
}

/* Every joint of the loop stays inside, from wherever one looks; a whole turn changes nothing. */
static void figure__turn__keeps_the_body_in_the_picture(void **state)
{
    (void) state;
    struct fixture f;
    build(&f, "view = \"side\";", shoulders);
    for (int degrees = -180; degrees <= 180; degrees += 30) {
        const struct figure *turned = figure_turn(f.figure, (float) degrees, &f.arena);
        for (int phase = 0; phase < 2; phase++) {
            struct skeleton s = at(turned, phase, 1, false);
            for (int i = 0; i < JOINT_COUNT; i++) {
                struct vec3 p = joint_place(&s, (enum joint) i);
                float x = v3_dot(p, turned->view.right), y = v3_dot(p, turned->view.up);
                assert_true(x >= turned->bounds.x0 && x <= turned->bounds.x1);
                assert_true(y >= turned->bounds.y0 - 0.05f && y <= turned->bounds.y1 + 0.05f);
            }
        }
    }
    const struct figure *quarter = figure_turn(f.figure, 90, &f.arena);
    assert_true(fabsf(v3_dot(quarter->view.right, f.figure->view.right)) < 1e-5f);
    const struct figure *round = figure_turn(f.figure, 360, &f.arena);
    assert_true(fabsf(round->bounds.x0 - f.figure->bounds.x0) < 1e-4f);
    release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pose__via__is_gone_through_half_way),
        cmocka_unit_test(pose__via__is_mirrored_with_its_pose),
        cmocka_unit_test(pose__via__has_to_be_a_pose_written_earlier),
        cmocka_unit_test(pose__steps__are_gone_round_at_their_pace),
        cmocka_unit_test(pose__steps__begin_and_end_in_their_pose),
        cmocka_unit_test(pose__steps__are_in_the_frame_and_have_to_be_two_poses),
        cmocka_unit_test(cue__on_a_number__is_that_phase_alone),
        cmocka_unit_test(cue__box__is_walked_round_a_side_a_phase),
        cmocka_unit_test(cue__dot__goes_along_with_the_phase),
        cmocka_unit_test(cue__arrow__keeps_to_its_row),
        cmocka_unit_test(cue__arrow__goes_the_nearest_of_eight_ways),
        cmocka_unit_test(cue__in_a_hold__is_a_word_or_shows_the_time),
        cmocka_unit_test(cue__of_a_step__is_seen_on_the_way_to_it_also_in_a_hold),
        cmocka_unit_test(figure__same__sees_the_dot_walk),
        cmocka_unit_test(body__blades__glide_in_as_the_shoulders_go_back),
        cmocka_unit_test(figure__sweep__glows_from_foot_to_head_then_all_over),
        cmocka_unit_test(prop__post__is_seen_in_blocks_at_any_size),
        cmocka_unit_test(prop__band__is_one_line_in_blocks_without_colours),
        cmocka_unit_test(prop__pillow__is_one_soft_patch_however_wide),
        cmocka_unit_test(prop__band__hangs_where_its_ends_are_near),
        cmocka_unit_test(prop__band__is_tied_to_a_place_on_its_own_side),
        cmocka_unit_test(prop__band__is_seen_before_the_body_and_not_behind_it),
        cmocka_unit_test(figure__turn__keeps_the_body_in_the_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
