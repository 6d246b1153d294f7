/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record.h"
#include "core/session.h"
#include "core/set_rest.h"
#include "unit/core_fixture.h"
#include "unit/unit.h"

#include <string.h>

#define MS ((int64_t) 1000000)

/* Content pack, section 3.3, within a session, line by line. */
static void change__is_what_the_pack_says(void **state)
{
    (void) state;
    static const struct {
        struct set_answer answer;
        int reps;
        struct set_change want;
    } cases[] = {
        {{SCALE_NONE, false}, 8, {8, 0}}, /* no answer: nothing changes */
        {{0, false}, 10, {8, 15000}},     /* RIR 0-1: -20 %, 15 s more rest */
        {{1, false}, 10, {8, 15000}},
        {{1, false}, 8, {6, 15000}}, /* whole repetitions, rather fewer */
        {{0, false}, 4, {3, 15000}},
        {{0, false}, 1, {1, 15000}}, /* never none */
        {{2, false}, 10, {10, 0}},
        {{5, false}, 10, {10, 0}},
        {{SCALE_NONE, true}, 8, {8, 15000}}, /* breathless: 15 s more rest */
        {{3, true}, 8, {8, 15000}},
        {{0, true}, 10, {8, 30000}}, /* both */
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct set_change c = set_change_of(cases[i].reps, &cases[i].answer);
        if (c.reps != cases[i].want.reps || c.more_rest_ms != cases[i].want.more_rest_ms)
            fail_msg("case %zu: %d, %d ms", i, c.reps, (int) c.more_rest_ms);
    }
}

static void say__is_plain(void **state)
{
    (void) state;
    static const struct {
        struct set_answer answer;
        const char *want;
    } cases[] = {
        {{0, false}, "0 in reserve: 6 instead of 8 next, 15 s more rest."},
        {{3, false}, "3 in reserve: the next set as it is."},
        {{5, false}, "5 or more in reserve: the next set as it is."},
        {{SCALE_NONE, true}, "Out of breath: 15 s more rest. Breathe freely."},
        {{1, true},
         "1 in reserve, out of breath: 6 instead of 8 next, 30 s more rest. Breathe freely."},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct strbuf said = {0};
        set_rest_say(&said, &cases[i].answer, 8);
        assert_string_equal(strbuf_text(&said), cases[i].want);
        strbuf_release(&said);
    }
}

/* ---- in a session ---- */

static const struct step steps[] = {
    {.kind = STEP_EXERCISE,
     .exercise = &fixture_row,
     .exercise_id = "row",
     .sets = 3,
     .reps = 5,
     .hold_ms = -1,
     .between_ms = -1,
     .sides = -1},
    {.kind = STEP_REST, .ms = 20000},
    {.kind = STEP_EXERCISE,
     .exercise = &fixture_cat,
     .exercise_id = "cat",
     .sets = 2,
     .reps = 3,
     .hold_ms = -1,
     .between_ms = 30000,
     .sides = -1},
};

static const struct timeline *compiled(struct arena *a, const struct timeline_set *sets, size_t n)
{
    struct diags d = {0};
    struct routine *r = arena_alloc(a, sizeof *r);
    struct timeline_options o = fixture_options(2);
    o.sets = sets;
    o.n_sets = n;
    *r = fixture_routine(steps, ARRAY_LEN(steps));
    const struct timeline *t = timeline_compile(r, &o, &fixture_source, a, &d);
    diags_release(&d);
    return t;
}

static int rest_before(const struct timeline *t, int step, int set)
{
    for (int i = 0; i < t->n_phases; i++)
        if (t->phases[i].kind == PHASE_REST && t->phases[i].step == step && t->phases[i].set == set)
            return i;
    fail_msg("no rest before set %d", set);
    return -1;
}

static int reps_in(const struct timeline *t, int step, int set)
{
    int n = 0;
    for (int i = 0; i < t->n_phases; i++)
        if (t->phases[i].step == step && t->phases[i].set == set && t->phases[i].rep > n)
            n = t->phases[i].rep;
    return n;
}

static void asks__between_sets_of_strength__for_the_reserve(void **state)
{
    (void) state;
    struct arena a = {0};
    const struct timeline *t = compiled(&a, NULL, 0);
    assert_int_equal(set_rest_asks(t, rest_before(t, 0, 2)), SET_ASKS_RESERVE);
    assert_int_equal(set_rest_asks(t, rest_before(t, 0, 3)), SET_ASKS_RESERVE);
    assert_int_equal(set_rest_asks(t, rest_before(t, 1, 0)), SET_ASKS_NOTHING); /* a step */
    assert_int_equal(set_rest_asks(t, rest_before(t, 2, 2)), SET_ASKS_BREATH);
    assert_int_equal(set_rest_asks(t, 0), SET_ASKS_NOTHING);
    assert_string_equal(set_rest_question(SET_ASKS_NOTHING), "");
    arena_release(&a);
}

/* From the next set on: no later one is more than the one that was made less. */
static void compile__a_set_made_less__stays_so(void **state)
{
    (void) state;
    struct arena a = {0};
    const struct timeline_set less = {0, 2, &fixture_row, 4, 15000};
    const struct timeline_set other = {0, 2, &fixture_turn, 4, 15000}; /* of what is not there */
    const struct timeline *before = compiled(&a, NULL, 0), *t = compiled(&a, &less, 1),
                          *same = compiled(&a, &other, 1);
    assert_int_equal(reps_in(t, 0, 1), 5);
    assert_int_equal(reps_in(t, 0, 2), 4);
    assert_int_equal(reps_in(t, 0, 3), 4);
    for (int set = 2; set <= 3; set++)
        assert_int_equal(t->phases[rest_before(t, 0, set)].ms -
                             before->phases[rest_before(before, 0, set)].ms,
                         set == 2 ? 15000 : 0);
    assert_int_equal(t->phases[rest_before(t, 0, 2)].at_ms,
                     before->phases[rest_before(before, 0, 2)].at_ms);
    assert_int_equal(same->total_ms, before->total_ms);
    arena_release(&a);
}

/* The clock does not stop: it is as far into the rest as before. */
static void swap__in_place__goes_on_where_it_is(void **state)
{
    (void) state;
    struct arena a = {0};
    struct session s;
    struct effects e = {0};
    const struct timeline_set less = {0, 2, &fixture_row, 4, 15000};
    const struct timeline *before = compiled(&a, NULL, 0), *t = compiled(&a, &less, 1);
    const struct cues cues = cues_of_timeline(before, &a), then = cues_of_timeline(t, &a);
    const struct phase *rest = &before->phases[rest_before(before, 0, 2)];
    int64_t at_ms = rest->at_ms + 7321;
    session_init(&s, before, &cues, false);
    session_step(&s, 0, SESSION_INPUT_START, &e);
    session_step(&s, (at_ms - 40) * MS, SESSION_INPUT_NONE, &e);
    session_swap(&s, at_ms * MS, t, &then, SWAP_IN_PLACE, &e);
    assert_int_equal(s.state, SESSION_RUNNING);
    assert_int_equal(s.position_ms, at_ms);
    session_step(&s, (rest->at_ms + rest->ms + 14999) * MS, SESSION_INPUT_NONE, &e);
    assert_int_equal(t->phases[s.phase].kind, PHASE_REST);
    session_step(&s, (rest->at_ms + rest->ms + 15000) * MS, SESSION_INPUT_NONE, &e);
    assert_int_equal(t->phases[s.phase].set, 2);
    assert_int_equal(t->phases[s.phase].rep, 1);
    session_step(&s, t->total_ms * MS, SESSION_INPUT_NONE, &e);
    assert_int_equal(s.state, SESSION_ENDED);
    assert_int_equal(s.end, SESSION_END_DONE);
    assert_int_equal(session_done_ms(&s), t->total_ms);
    assert_true(session_step_is_done(&s, 0));
    session_release(&s);
    effects_release(&e);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(change__is_what_the_pack_says),
        cmocka_unit_test(say__is_plain),
        cmocka_unit_test(asks__between_sets_of_strength__for_the_reserve),
        cmocka_unit_test(compile__a_set_made_less__stays_so),
        cmocka_unit_test(swap__in_place__goes_on_where_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
