/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cue.h"
#include "unit/core_fixture.h"
#include "unit/unit.h"

static struct arena arena;
static struct diags diags;

static const struct timeline *compile(const struct step *steps, size_t count)
{
    struct routine *r = arena_alloc(&arena, sizeof *r);
    *r = fixture_routine(steps, count);
    struct timeline_options o = fixture_options(2);
    return timeline_compile(r, &o, &fixture_source, &arena, &diags);
}

static int teardown(void **state)
{
    (void) state;
    arena_release(&arena);
    diags_release(&diags);
    return 0;
}

static size_t count_of(const struct cues *c, enum cue_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < c->count; i++)
        n += c->items[i].kind == kind;
    return n;
}

static struct cue first_of(const struct cues *c, enum cue_kind kind)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].kind == kind)
            return c->items[i];
    return (struct cue){.at_ms = -1, .ms = -1};
}

static void cues__are_sorted_and_inside_the_session(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&fixture_row, 0, 0, -1),
                                 fixture_step(&fixture_stretch, 2, 2, 20000),
                                 {.kind = STEP_REST, .ms = 9000},
                                 fixture_step(&fixture_sigh, 0, 0, -1)};
    const struct timeline *t = compile(steps, ARRAY_LEN(steps));
    struct cues c = cues_of_timeline(t, &arena);
    for (size_t i = 0; i < c.count; i++) {
        assert_in_range(c.items[i].at_ms, 0, t->total_ms);
        if (i > 0)
            assert_true(c.items[i].at_ms >= c.items[i - 1].at_ms);
    }
    assert_int_equal(c.items[c.count - 1].kind, CUE_SESSION_DONE);
    assert_int_equal(c.items[c.count - 1].at_ms, t->total_ms);
}

static void cues__breath__one_for_each_paced_phase(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&fixture_sigh, 1, 3, -1)};
    struct cues c = cues_of_timeline(compile(steps, 1), &arena);
    assert_int_equal(count_of(&c, CUE_BREATH_IN), 3);
    assert_int_equal(count_of(&c, CUE_BREATH_TOP_UP), 3);
    assert_int_equal(count_of(&c, CUE_BREATH_OUT), 3);
    assert_int_equal(count_of(&c, CUE_BREATH_REST), 3);
    assert_int_equal(first_of(&c, CUE_BREATH_TOP_UP).at_ms, 8000 + 2000);
    assert_int_equal(first_of(&c, CUE_BREATH_OUT).ms, 6000);
}

static void cues__prepare__announces_counts_and_starts(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&fixture_cat, 1, 3, -1)};
    struct cues c = cues_of_timeline(compile(steps, 1), &arena);
    assert_int_equal(first_of(&c, CUE_GET_READY).at_ms, 0);
    assert_int_equal(count_of(&c, CUE_LAST_THREE), 3);
    assert_int_equal(first_of(&c, CUE_LAST_THREE).at_ms, 5000);
    assert_int_equal(first_of(&c, CUE_START).at_ms, 8000);
    assert_int_equal(count_of(&c, CUE_REPETITION) + count_of(&c, CUE_HALFWAY), 2);
}

static void cues__block__halves_each_side_and_switches(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&fixture_stretch, 1, 1, 20000)};
    struct cues c = cues_of_timeline(compile(steps, 1), &arena);
    assert_int_equal(count_of(&c, CUE_SWITCH), 1);
    assert_int_equal(first_of(&c, CUE_SWITCH).at_ms, 8000 + 26000);
    assert_int_equal(count_of(&c, CUE_HALFWAY), 2);
    assert_int_equal(first_of(&c, CUE_HALFWAY).at_ms, 8000 + 3000 + 10000);
    assert_int_equal(count_of(&c, CUE_START), 2);
}

static void cues__sets__end_then_rest(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&fixture_row, 2, 8, -1)};
    struct cues c = cues_of_timeline(compile(steps, 1), &arena);
    assert_int_equal(count_of(&c, CUE_SET_DONE), 1);
    assert_int_equal(count_of(&c, CUE_REST), 1);
    assert_true(first_of(&c, CUE_REST).at_ms > first_of(&c, CUE_SET_DONE).at_ms);
    assert_int_equal(count_of(&c, CUE_STEP_DONE), 1);
}

static void cues__struck_sounds_never_start_together(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&fixture_row, 2, 8, -1),
                                 fixture_step(&fixture_cat, 1, 6, -1),
                                 {.kind = STEP_REST, .ms = 9000},
                                 fixture_step(&fixture_turn, 1, 4, -1)};
    struct cues c = cues_of_timeline(compile(steps, ARRAY_LEN(steps)), &arena);
    for (size_t i = 1; i < c.count; i++) {
        const struct cue *a = &c.items[i - 1], *b = &c.items[i];
        if (a->ms == 0 && b->ms == 0)
            assert_true(a->at_ms != b->at_ms);
    }
}

static void cues__from__finds_the_first_at_or_after(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&fixture_turn, 0, 0, -1)};
    const struct timeline *t = compile(steps, 1);
    struct cues c = cues_of_timeline(t, &arena);
    for (int64_t at = 0; at <= t->total_ms + 1000; at += 250) {
        size_t i = cues_from(&c, at);
        assert_true(i == c.count || c.items[i].at_ms >= at);
        assert_true(i == 0 || c.items[i - 1].at_ms < at);
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_teardown(f, teardown)
    const struct CMUnitTest tests[] = {
        TEST(cues__are_sorted_and_inside_the_session),
        TEST(cues__breath__one_for_each_paced_phase),
        TEST(cues__prepare__announces_counts_and_starts),
        TEST(cues__block__halves_each_side_and_switches),
        TEST(cues__sets__end_then_rest),
        TEST(cues__struck_sounds_never_start_together),
        TEST(cues__from__finds_the_first_at_or_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
