/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The patterns we ship, and what a pattern may be. */
#include "core/breath.h"
#include "core/cue.h"
#include "io/cfg.h"
#include "io/library.h"
#include "unit/shipped.h"
#include "unit/unit.h"

#include <limits.h>
#include <math.h>
#include <string.h>

static const struct exercise *pattern(struct shipped *f, const char *id)
{
    struct library_item item;
    assert_true(library_open_breath(&f->library, id, &item, &f->diags));
    assert_int_equal(item.kind, LIBRARY_BREATH);
    return item.exercise;
}

static const struct timeline *compile(struct shipped *f, const struct exercise *e, int level,
                                      struct person who, int pace)
{
    const struct timeline_options o = {.level = level, .who = who, .breath_pace = pace};
    struct exercise_source source = library_source(&f->library);
    return timeline_compile(routine_of_exercise(e, &f->arena), &o, &source, &f->arena, &f->diags);
}

/* In, hold, out, hold or rest, as the table of patterns has them; -1: no such phase. */
static void patterns__are_those_of_the_table(void **state)
{
    struct shipped *f = *state;
    static const struct {
        const char *id;
        int ms[4];
    } table[] = {
        {"natural", {10000, -1}},
        {"belly", {4000, 6000, -1}},
        {"rib", {4000, 6000, -1}},
        {"long-exhale", {3000, 6000, -1}},
        {"coherent", {5450, 5450, -1}},
        {"coherent-6", {5000, 5000, -1}},
        {"box", {4000, 4000, 4000, 4000}},
        {"box-lite", {3000, 3000, 3000, 3000}},
        {"four-seven-eight", {4000, 7000, 8000, -1}},
        {"478-half", {2000, 3500, 4000, -1}},
        {"physiological-sigh", {2000, 1000, 6000, 1000}},
        {"prone-back", {4000, 6000, -1}},
    };
    const struct library_entry *entries;
    assert_int_equal(library_list(&f->library, LIBRARY_BREATH, &entries), ARRAY_LEN(table));
    for (size_t i = 0; i < ARRAY_LEN(table); i++) {
        const struct exercise *e = pattern(f, table[i].id);
        for (size_t k = 0; k < 4 && table[i].ms[k] >= 0; k++)
            assert_true(k < e->n_phases && e->phases[k].ms == table[i].ms[k]);
        assert_true(e->n_phases == 4 || table[i].ms[e->n_phases] < 0);
    }
    assert_int_equal(f->diags.count, 0);
}

static void patterns__holds__are_limited_and_have_another_way(void **state)
{
    struct shipped *f = *state;
    static const char *const held[] = {"box", "box-lite", "four-seven-eight", "478-half"};
    for (size_t i = 0; i < ARRAY_LEN(held); i++) {
        const struct exercise *e = pattern(f, held[i]);
        assert_true(exercise_reps_max(e) * exercise_repetition_ms(e, 0) <= 300000);
        for (int tag = 0; tag < N_CAUTIONS; tag++) {
            struct person who = {.cautions = 1U << tag};
            const struct timeline *t = compile(f, e, 2, who, 100);
            assert_non_null(t);
            bool holds = exercise_holds_breath(t->steps[0].exercise);
            assert_int_equal(holds, !(caution_no_hold_set >> tag & 1U));
        }
    }
    assert_int_equal(exercise_reps_max(pattern(f, "four-seven-eight")), 4);
    assert_int_equal(exercise_reps_max(pattern(f, "belly")), INT_MAX);
}

/* ---- ramps ---- */

static void ramps__change_no_length(void **state)
{
    struct shipped *f = *state;
    const struct timeline *t = compile(f, pattern(f, "belly"), 2, (struct person){0}, 100);
    int ramp_in = 0, ramp_out = 0;
    for (int i = 0; i < t->n_phases; i++) {
        const struct phase *p = &t->phases[i];
        ramp_in += p->ramp == RAMP_IN;
        ramp_out += p->ramp == RAMP_OUT;
        if (p->kind == PHASE_MOVE)
            assert_int_equal(p->ms, p->breath == BREATH_IN ? 4000 : 6000);
        assert_true((p->shallow > 0) == (p->ramp != RAMP_NONE));
    }
    assert_int_equal(ramp_in, 4); /* two cycles */
    assert_int_equal(ramp_out, 2);
    assert_int_equal(t->total_ms, 140000);
}

static void ramps__grow_into_the_breath_and_let_go(void **state)
{
    struct shipped *f = *state;
    const struct timeline *t = compile(f, pattern(f, "coherent"), 1, (struct person){0}, 100);
    double full[64] = {0};
    int n = 0;
    for (int i = 0; i < t->n_phases; i++)
        if (t->phases[i].breath == BREATH_IN)
            full[n++] = timeline_lungs(t, t->phases[i].at_ms + t->phases[i].ms - 1);
    assert_true(n == 11 && full[0] < full[1] && full[1] < full[2]);
    assert_true(full[2] > 0.999 && full[n - 2] > 0.999 && full[n - 1] < 0.7);
}

static void ramps__are_heard_and_said(void **state)
{
    struct shipped *f = *state;
    const struct timeline *t = compile(f, pattern(f, "belly"), 2, (struct person){0}, 100);
    struct cues cues = cues_of_timeline(t, &f->arena);
    for (size_t i = 0; i < cues.count; i++) {
        const struct cue *c = &cues.items[i];
        bool breath = c->kind >= CUE_BREATH_IN;
        assert_true(fabsf(c->shallow - (breath ? t->phases[c->phase].shallow : 0)) < 1e-6F);
    }
    assert_string_equal(phase_guidance(t, &t->phases[0]), "Just breathe as you are.");
    assert_string_equal(phase_guidance(t, &t->phases[1]), "A little smaller to begin with.");
    assert_null(phase_guidance(t, &t->phases[5]));
    assert_string_equal(phase_guidance(t, &t->phases[t->n_phases - 2]),
                        "Last one, then let it go.");
    assert_string_equal(phase_guidance(t, &t->phases[t->n_phases - 1]),
                        "Feel your feet. Look around. Stand up slowly.");
}

/* Nobody is told to stand up who goes on sitting where they are. */
static void finish__in_the_middle__sends_nobody_up(void **state)
{
    struct shipped *f = *state;
    struct diags diags = {0};
    struct library_item item;
    assert_true(library_open(&f->library, "needs-to-pop-5", &item, &diags));
    const struct timeline_options o = {.level = 2, .breath_pace = 100};
    const struct timeline *t = timeline_compile(item.routine, &o, NULL, &f->arena, &diags);
    assert_non_null(t);
    int finishes = 0;
    for (int i = 0; i < t->n_phases; i++) {
        const struct phase *p = &t->phases[i];
        if (p->kind != PHASE_FINISH || phase_exercise(t, p)->first_goal != GOAL_BREATH)
            continue;
        bool last = p->step == t->n_steps - 1;
        assert_int_equal(phase_guidance(t, p) != NULL, last);
        finishes += !last;
    }
    assert_true(finishes > 0);
    diags_release(&diags);
}

static void ramps__few_rounds__have_none_to_grow_into(void **state)
{
    struct shipped *f = *state;
    const struct timeline *t =
        compile(f, pattern(f, "four-seven-eight"), 2, (struct person){0}, 100);
    int ramped = 0;
    for (int i = 0; i < t->n_phases; i++)
        ramped += t->phases[i].ramp == RAMP_IN;
    assert_int_equal(ramped, 0);
}

/* What a ramp does not say of itself is as ever, in an exercise as in a pattern. */
static void ramps__half_said__leave_the_other_half_as_it_is(void **state)
{
    static const char text[] = "name = \"Mine\"; goals = [ \"breath\" ]; areas = [ \"ribs\" ];"
                               "position = \"seated\"; how = ( \"Breathe.\" ); ramp = { in = 4; };"
                               "phases = ( { name = \"in\"; seconds = 4; breath = \"in\"; } );"
                               "levels = ( { reps = 8; }, { reps = 8; }, { reps = 8; } );";
    struct shipped *f = *state;
    const struct node *root = cfg_parse("mine.cfg", text, strlen(text), &f->arena, &f->diags);
    const struct exercise *e = exercise_build(root, "mine", "mine.cfg", &f->arena, &f->diags);
    assert_int_equal(f->diags.count, 0);
    assert_int_equal(e->ramp.in, 4);
    assert_int_equal(e->ramp.out, 1);
}

/* ---- pace, rate, ratio ---- */

static void pace__stays_between_five_and_eight_a_minute(void **state)
{
    struct shipped *f = *state;
    const struct library_entry *entries;
    size_t count = library_list(&f->library, LIBRARY_BREATH, &entries);
    for (size_t i = 0; i < count; i++) {
        const struct exercise *e = pattern(f, entries[i].id);
        for (int pace = 70; pace <= 130; pace += 10) {
            int64_t ms = (int64_t) exercise_paced_ms(e) * exercise_pace(e, pace) / 100;
            if (!exercise_holds_breath(e) && ms > 0)
                assert_in_range(ms, 7500, 12000);
        }
    }
    assert_int_equal(exercise_pace(pattern(f, "belly"), 130), 120);
    assert_int_equal(exercise_pace(pattern(f, "belly"), 70), 75);
    assert_int_equal(exercise_pace(pattern(f, "coherent"), 130), 110);
}

static void timed__is_exact(void **state)
{
    struct shipped *f = *state;
    const struct exercise *e = breath_timed(pattern(f, "belly"), 5.5, 1.5, &f->arena);
    assert_in_range(e->phases[0].ms, 4363, 4364); /* 10.909 s, two fifths of it */
    assert_in_range(e->phases[1].ms, 6545, 6546);
    e = breath_timed(pattern(f, "belly"), 0, 1, &f->arena);
    assert_int_equal(e->phases[0].ms, 5000);
    assert_int_equal(e->phases[1].ms, 5000);
    e = breath_timed(pattern(f, "physiological-sigh"), 5, 0, &f->arena);
    assert_in_range(exercise_repetition_ms(e, 0), 11998, 12002);
    assert_int_equal(e->phases[3].ms, 1000); /* the rest stays */
    assert_int_equal(e->phases[0].ms, 2 * e->phases[1].ms);
    assert_null(breath_timed(pattern(f, "box"), 5, 0, &f->arena));
    assert_null(breath_timed(pattern(f, "natural"), 5, 0, &f->arena));
}

/* A double inhale is two sounds and two pictures. */
static void sigh__is_drawn_and_sounded_as_two(void **state)
{
    struct shipped *f = *state;
    const struct timeline *t =
        compile(f, pattern(f, "physiological-sigh"), 2, (struct person){0}, 100);
    struct cues cues = cues_of_timeline(t, &f->arena);
    int in = 0, top_up = 0;
    for (size_t i = 0; i < cues.count; i++) {
        in += cues.items[i].kind == CUE_BREATH_IN;
        top_up += cues.items[i].kind == CUE_BREATH_TOP_UP;
    }
    assert_int_equal(in, 5);
    assert_int_equal(top_up, 5);
    assert_string_not_equal(pattern(f, "physiological-sigh")->phases[0].pose,
                            pattern(f, "physiological-sigh")->phases[1].pose);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHIPPED_TEST(patterns__are_those_of_the_table),
        SHIPPED_TEST(patterns__holds__are_limited_and_have_another_way),
        SHIPPED_TEST(ramps__change_no_length),
        SHIPPED_TEST(ramps__grow_into_the_breath_and_let_go),
        SHIPPED_TEST(ramps__are_heard_and_said),
        SHIPPED_TEST(finish__in_the_middle__sends_nobody_up),
        SHIPPED_TEST(ramps__few_rounds__have_none_to_grow_into),
        SHIPPED_TEST(ramps__half_said__leave_the_other_half_as_it_is),
        SHIPPED_TEST(pace__stays_between_five_and_eight_a_minute),
        SHIPPED_TEST(timed__is_exact),
        SHIPPED_TEST(sigh__is_drawn_and_sounded_as_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
