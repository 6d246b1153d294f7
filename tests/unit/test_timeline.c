/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/checklist.h"
#include "core/dose.h"
#include "core/selftest.h"
#include "unit/core_fixture.h"
#include "unit/unit.h"

#include <math.h>
#include <string.h>

struct world {
    struct arena arena;
    struct diags diags;
};

static int setup(void **state)
{
    static struct world w; /* one test at a time */
    w = (struct world){0};
    *state = &w;
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    diags_release(&w->diags);
    arena_release(&w->arena);
    return 0;
}

static const struct timeline *compile(struct world *w, const struct step *steps, size_t count,
                                      struct timeline_options o)
{
    struct routine *r = arena_alloc(&w->arena, sizeof *r);
    *r = fixture_routine(steps, count);
    return timeline_compile(r, &o, &fixture_source, &w->arena, &w->diags);
}

static void timeline__compile__is_contiguous_and_sorted(void **state)
{
    struct world *w = *state;
    const struct step steps[] = {
        fixture_step(&fixture_cat, 0, 0, -1),
        {.kind = STEP_CARD, .title = "T", .text = "x", .ms = 0},
        {.kind = STEP_REST, .ms = 7000},
        fixture_step(&fixture_stretch, 2, 3, 12000),
        fixture_step(&fixture_turn, 0, 0, -1),
    };
    const struct timeline *t = compile(w, steps, ARRAY_LEN(steps), fixture_options(2));
    int64_t at = 0;
    for (int i = 0; i < t->n_phases; i++) {
        assert_int_equal(t->phases[i].at_ms, at);
        at += t->phases[i].ms;
    }
    assert_int_equal(t->total_ms, at);
    assert_int_equal(t->n_steps, 5);
    for (int s = 0; s < t->n_steps; s++)
        for (int i = 0; i < t->steps[s].n_phases; i++)
            assert_int_equal(t->phases[t->steps[s].first_phase + i].step, s);
}

/* As limber-routine(5) says: prep + work + rests + post. */
static void timeline__total__follows_the_timing_model(void **state)
{
    struct world *w = *state;
    const struct step cat[] = {fixture_step(&fixture_cat, 1, 6, -1)};
    assert_int_equal(compile(w, cat, 1, fixture_options(2))->total_ms, 8000 + 6 * 10000);
    const struct step stretch[] = {fixture_step(&fixture_stretch, 2, 1, 20000)};
    assert_int_equal(compile(w, stretch, 1, fixture_options(2))->total_ms,
                     8000 + 2 * (2 * 26000 + SWITCH_MS) + 30000);
    const struct step turn[] = {fixture_step(&fixture_turn, 1, 5, -1)};
    assert_int_equal(compile(w, turn, 1, fixture_options(2))->total_ms, 8000 + 2 * 5 * 8000);
    const struct step row[] = {fixture_step(&fixture_row, 2, 10, -1)};
    assert_int_equal(compile(w, row, 1, fixture_options(2))->total_ms,
                     10000 + 2 * 50000 + 20000 + 5000);
}

struct scaling {
    const struct exercise *e;
    int level;
    struct dose listed, expected;
};

/* Of the rule in core/dose.h: level 1 seven tenths, level 3 a third more, halves to even. */
static void dose__of_step__scales_as_the_reference(void **state)
{
    (void) state;
    static const struct scaling table[] = {
        {&fixture_cat, 1, {1, 6, 0}, {1, 5, 0}},
        {&fixture_cat, 1, {1, 2, 0}, {1, 2, 0}},
        {&fixture_cat, 1, {1, 10, 0}, {1, 7, 0}},
        {&fixture_cat, 3, {1, 6, 0}, {1, 8, 0}},
        {&fixture_cat, 3, {1, 4, 0}, {1, 5, 0}},
        {&fixture_cat, 3, {1, 1, 0}, {1, 1, 0}},
        {&fixture_row, 1, {2, 8, 0}, {1, 8, 0}},
        {&fixture_row, 1, {1, 8, 0}, {1, 6, 0}},
        {&fixture_row, 3, {2, 8, 0}, {2, 10, 0}},
        {&fixture_stretch, 1, {1, 1, 20000}, {1, 1, 15000}},
        {&fixture_stretch, 1, {1, 1, 15000}, {1, 1, 10000}},
        {&fixture_stretch, 1, {1, 1, 25000}, {1, 1, 20000}}, /* 17.5: half to even, 4 x 5 */
        {&fixture_stretch, 1, {1, 1, 10000}, {1, 1, 7000}},
        {&fixture_stretch, 1, {1, 1, 4000}, {1, 1, 3000}},
        {&fixture_stretch, 3, {1, 1, 20000}, {1, 1, 25000}},
        {&fixture_stretch, 3, {1, 1, 25000}, {1, 1, 30000}},  /* 32.5: half to even, 6 x 5 */
        {&fixture_stretch, 3, {1, 1, 50000}, {1, 1, 60000}},  /* 65, capped */
        {&fixture_stretch, 3, {1, 1, 90000}, {1, 1, 115000}}, /* was longer: no cap; 117.5 */
        {&fixture_stretch, 3, {1, 1, 10000}, {1, 1, 13000}},
    };
    for (size_t i = 0; i < ARRAY_LEN(table); i++) {
        const struct scaling *s = &table[i];
        struct step step = fixture_step(s->e, s->listed.sets, s->listed.reps,
                                        s->listed.hold_ms ? s->listed.hold_ms : -1);
        struct dose got = dose_of_step(&step, s->e, s->level, 100);
        assert_int_equal(got.sets, s->expected.sets);
        assert_int_equal(got.reps, s->expected.reps);
        assert_int_equal(got.hold_ms, s->expected.hold_ms);
    }
}

static void dose__of_step_without_a_dose__is_the_exercises_own(void **state)
{
    (void) state;
    struct step step = fixture_step(&fixture_stretch, 0, 0, -1);
    for (int level = 1; level <= 3; level++) {
        struct dose got = dose_of_step(&step, &fixture_stretch, level, 100);
        assert_memory_equal(&got, &fixture_stretch.levels[level - 1], sizeof got);
    }
}

static void dose__of_step_given_in_part__fills_in_the_rest(void **state)
{
    (void) state;
    struct step hold = fixture_step(&fixture_stretch, 0, 0, 15000);
    struct dose got = dose_of_step(&hold, &fixture_stretch, 2, 100);
    assert_int_equal(got.sets, 1);
    assert_int_equal(got.reps, 1);
    assert_int_equal(got.hold_ms, 15000);
    struct step reps = fixture_step(&fixture_row, 0, 5, -1);
    got = dose_of_step(&reps, &fixture_row, 2, 100);
    assert_int_equal(got.sets, 1);
    assert_int_equal(got.reps, 5);
    struct step sets = fixture_step(&fixture_row, 3, 0, -1);
    got = dose_of_step(&sets, &fixture_row, 2, 100);
    assert_int_equal(got.sets, 3);
    assert_int_equal(got.reps, 8);
}

static void dose__of_step_with_seconds__is_whole_breaths(void **state)
{
    (void) state;
    struct step step = fixture_step(&fixture_cat, 0, 0, -1);
    static const int table[][2] = {{60000, 6}, {64000, 6}, {66000, 7}, {1000, 1}};
    for (size_t i = 0; i < ARRAY_LEN(table); i++) {
        step.work_ms = table[i][0];
        assert_int_equal(dose_of_step(&step, &fixture_cat, 2, 100).reps, table[i][1]);
    }
}

static void timeline__block__does_left_then_switches_then_right(void **state)
{
    struct world *w = *state;
    const struct step steps[] = {fixture_step(&fixture_stretch, 1, 2, 10000)};
    const struct timeline *t = compile(w, steps, 1, fixture_options(2));
    int64_t sides[3] = {0};
    bool switched = false;
    for (int i = 0; i < t->n_phases; i++) {
        const struct phase *p = &t->phases[i];
        sides[p->side] += p->side == SIDE_NONE ? 0 : p->ms;
        switched |= p->kind == PHASE_SWITCH;
        if (p->side == SIDE_LEFT)
            assert_false(switched);
        if (p->side == SIDE_RIGHT)
            assert_true(switched);
    }
    assert_int_equal(sides[SIDE_LEFT], sides[SIDE_RIGHT]);
}

static void timeline__alternate__swaps_sides_each_repetition(void **state)
{
    struct world *w = *state;
    const struct step steps[] = {fixture_step(&fixture_turn, 1, 3, -1)};
    const struct timeline *t = compile(w, steps, 1, fixture_options(2));
    enum side expected = SIDE_LEFT;
    int repetitions = 0;
    for (int i = 0; i < t->n_phases; i++) {
        if (t->phases[i].cycle != 0)
            continue;
        assert_int_equal(t->phases[i].side, expected);
        expected = expected == SIDE_LEFT ? SIDE_RIGHT : SIDE_LEFT;
        repetitions++;
    }
    assert_int_equal(repetitions, 6);
}

static void timeline__repeat__unrolls_and_refuses_a_day(void **state)
{
    struct world *w = *state;
    const struct step inner[] = {fixture_step(&fixture_cat, 1, 2, -1)};
    struct step repeat = {.kind = STEP_REPEAT, .times = 3, .steps = inner, .n_steps = 1};
    const struct timeline *t = compile(w, &repeat, 1, fixture_options(2));
    assert_int_equal(t->n_steps, 3);
    assert_int_equal(t->total_ms, 3 * 28000);
    repeat.times = 1000;
    assert_null(compile(w, &repeat, 1, fixture_options(2)));
    assert_string_equal(w->diags.items[0].id, "too-long");
    struct step nested = {.kind = STEP_REPEAT, .times = 2000000000, .steps = &repeat, .n_steps = 1};
    assert_null(compile(w, &nested, 1, fixture_options(2)));
}

static void timeline__phase_at__agrees_with_a_walk(void **state)
{
    struct world *w = *state;
    const struct step steps[] = {
        {.kind = STEP_CARD, .title = "T", .text = "x", .ms = 0},
        fixture_step(&fixture_sigh, 0, 0, -1),
        {.kind = STEP_CHECKLIST, .title = "T", .ms = 0},
        fixture_step(&fixture_turn, 0, 0, -1),
    };
    const struct timeline *t = compile(w, steps, ARRAY_LEN(steps), fixture_options(2));
    for (int64_t at = 0; at < t->total_ms; at += 37) {
        int i = timeline_phase_at(t, at);
        assert_true(t->phases[i].at_ms <= at && at < t->phases[i].at_ms + t->phases[i].ms);
    }
    assert_int_equal(timeline_phase_at(t, t->total_ms), t->n_phases - 1);
}

static void timeline__cautions__swap_for_the_same_time(void **state)
{
    struct world *w = *state;
    const struct step steps[] = {fixture_step(&fixture_box, 1, 14, -1)};
    struct timeline_options o = fixture_options(2);
    o.who.cautions = 1U << CAUTION_GLAUCOMA;
    const struct timeline *t = compile(w, steps, 1, o);
    assert_ptr_equal(t->steps[0].exercise, &fixture_sigh);
    assert_ptr_equal(t->steps[0].wanted, &fixture_box);
    assert_int_equal(t->steps[0].dose.reps, 22); /* 224 s of box, 10 s a sigh */
    assert_string_equal(w->diags.items[0].id, "caution-swap");
    assert_int_equal(w->diags.errors, 0);
}

static void timeline__cautions__drop_what_nothing_replaces(void **state)
{
    struct world *w = *state;
    const struct step steps[] = {fixture_step(&fixture_box, 1, 4, -1),
                                 fixture_step(&fixture_cat, 1, 2, -1)};
    struct timeline_options o = fixture_options(2);
    o.who.cautions = 1U << CAUTION_RIB;
    const struct timeline *t = compile(w, steps, 2, o);
    assert_int_equal(t->n_steps, 1);
    assert_string_equal(w->diags.items[0].id, "caution-drop");
    /* The tag that rules breath holds out works even where the file forgot it. */
    o.who.cautions = 1U << CAUTION_EPILEPSY;
    assert_int_equal(compile(w, steps, 2, o)->n_steps, 1);
    assert_null(compile(w, steps, 1, o));
}

/* Activities are asked about by the names the person gave them, and no others. */
static void timeline__activities__go_by_their_names(void **state)
{
    struct world *w = *state;
    static const struct check_measure stiffness = {.id = "stiffness", .max = 10},
                                      first = {.id = "activity-1", .max = 10},
                                      second = {.id = "activity-2", .max = 10};
    static const struct check_item items[] = {{.text = "Stiffness", .measure = &stiffness},
                                              {.text = "First", .measure = &first},
                                              {.text = "Second", .measure = &second}};
    static const char *const names[ACTIVITIES] = {NULL, "carry bags", NULL};
    const struct step steps[] = {{.kind = STEP_CHECKLIST,
                                  .title = "T",
                                  .ms = 60000,
                                  .items = items,
                                  .n_items = ARRAY_LEN(items)}};
    struct timeline_options o = fixture_options(2);
    assert_int_equal(compile(w, steps, 1, o)->steps[0].step->n_items, 3); /* as it is written */
    o.who.activities = names;
    const struct step *s = compile(w, steps, 1, o)->steps[0].step;
    assert_int_equal(s->n_items, 2);
    assert_string_equal(s->items[0].text, "Stiffness");
    assert_string_equal(s->items[1].text, "carry bags");
    struct checklist c;
    struct measure_record rows[CHECK_RECORDS_MAX];
    checklist_begin(&c, s);
    checklist_move(&c, 1);
    assert_true(checklist_type(&c, '4') && checklist_enter(&c));
    assert_int_equal(checklist_records(&c, "weekly", rows, &w->arena), 1);
    assert_string_equal(rows[0].kind, "activity-2");
    assert_string_equal(rows[0].detail, "carry bags");
}

static void timeline__pace__changes_breath_and_nothing_else(void **state)
{
    struct world *w = *state;
    const struct step steps[] = {fixture_step(&fixture_box, 1, 2, -1)};
    struct timeline_options o = fixture_options(2);
    o.breath_pace = 120;
    const struct timeline *t = compile(w, steps, 1, o);
    assert_int_equal(t->phases[1].ms, 4800);
    assert_int_equal(t->phases[2].ms, 4000); /* a breath hold never gets longer */
}

static void timeline__lungs__are_continuous_and_bounded(void **state)
{
    struct world *w = *state;
    const struct step steps[] = {
        fixture_step(&fixture_sigh, 0, 0, -1),
        fixture_step(&fixture_stretch, 0, 0, -1),
        fixture_step(&fixture_box, 0, 0, -1),
        fixture_step(&fixture_row, 0, 0, -1),
    };
    const struct timeline *t = compile(w, steps, ARRAY_LEN(steps), fixture_options(2));
    double before = timeline_lungs(t, 0);
    for (int64_t at = 0; at <= t->total_ms; at += 10) {
        double now = timeline_lungs(t, at);
        assert_true(now >= 0.0 && now <= 1.0);
        assert_true(fabs(now - before) < 0.02); /* a breath of 1 s moves at most pi/2 a second */
        before = now;
    }
}

static void timeline__lungs__fill_on_in_and_empty_on_out(void **state)
{
    struct world *w = *state;
    const struct step steps[] = {fixture_step(&fixture_sigh, 1, 3, -1)};
    const struct timeline *t = compile(w, steps, 1, fixture_options(2));
    for (int i = 0; i < t->n_phases; i++) {
        const struct phase *p = &t->phases[i];
        double end = timeline_lungs(t, p->at_ms + p->ms - 1);
        if (timeline_is_top_up(t, i))
            assert_true(end > 0.999);
        else if (p->breath == BREATH_IN)
            assert_true(timeline_topped_up(t, i) && fabs(end - 0.8) < 0.001);
        else if (p->breath == BREATH_OUT)
            assert_true(end < 0.001);
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(timeline__compile__is_contiguous_and_sorted),
        TEST(timeline__total__follows_the_timing_model),
        TEST(dose__of_step__scales_as_the_reference),
        TEST(dose__of_step_without_a_dose__is_the_exercises_own),
        TEST(dose__of_step_given_in_part__fills_in_the_rest),
        TEST(dose__of_step_with_seconds__is_whole_breaths),
        TEST(timeline__block__does_left_then_switches_then_right),
        TEST(timeline__alternate__swaps_sides_each_repetition),
        TEST(timeline__repeat__unrolls_and_refuses_a_day),
        TEST(timeline__phase_at__agrees_with_a_walk),
        TEST(timeline__cautions__swap_for_the_same_time),
        TEST(timeline__cautions__drop_what_nothing_replaces),
        TEST(timeline__activities__go_by_their_names),
        TEST(timeline__pace__changes_breath_and_nothing_else),
        TEST(timeline__lungs__are_continuous_and_bounded),
        TEST(timeline__lungs__fill_on_in_and_empty_on_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
