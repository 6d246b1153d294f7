/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `--fit`: what must hold for every routine of ours, at every level and for every time. */
#include "core/dose.h"
#include "core/timeline.h"
#include "io/library.h"
#include "unit/shipped.h"
#include "unit/unit.h"

#include <string.h>

/* *full: it was said that there is no more of it. */
static const struct timeline *told(struct shipped *f, const struct routine *r,
                                   const struct timeline_options *o, struct arena *a, bool *full)
{
    struct diags d = {0};
    struct exercise_source source = library_source(&f->library);
    const struct timeline *t = timeline_compile(r, o, &source, a, &d);
    if (!t)
        assert_string_equal(d.items[d.count - 1].id, "fit-short");
    *full = false;
    for (size_t i = 0; i < d.count; i++)
        *full |= strcmp(d.items[i].id, "fit-full") == 0;
    diags_release(&d);
    return t;
}

static const struct timeline *fitted(struct shipped *f, const struct routine *r, int level,
                                     int64_t fit_ms, struct arena *a)
{
    const struct timeline_options o = {.level = level, .breath_pace = 100, .fit_ms = fit_ms};
    bool full;
    return told(f, r, &o, a, &full);
}

static const struct routine *routine(struct shipped *f, size_t i)
{
    struct library_item item;
    struct diags d = {0};
    assert_true(library_open(&f->library, f->routines[i].path, &item, &d));
    diags_release(&d);
    return item.routine;
}

/* One repetition more of that step, both sides; of a hold five seconds. */
static int64_t next_ms(const struct plan_step *s, const struct plan_step *whole)
{
    struct plan_step more = *s;
    if (s->dose.hold_ms < whole->dose.hold_ms)
        more.dose.hold_ms = MIN(s->dose.hold_ms + 5000, whole->dose.hold_ms);
    else if (s->dose.reps < whole->dose.reps)
        more.dose.reps++;
    else
        return INT64_MAX;
    return plan_step_ms(&more, 100) - plan_step_ms(s, 100);
}

/* The step of the whole routine that this was. */
static const struct plan_step *origin(const struct timeline *whole, const struct plan_step *s)
{
    assert_in_range(s->planned, 0, whole->n_steps - 1);
    return &whole->steps[s->planned];
}

static void check_doses(const struct timeline *t, const struct timeline *whole)
{
    int64_t sum = 0, before = -1;
    for (int i = 0; i < t->n_steps; i++) {
        const struct plan_step *s = &t->steps[i], *o = origin(whole, s);
        assert_true(s->planned > before && s->exercise == o->exercise && s->sides == o->sides);
        before = s->planned;
        if (s->exercise) {
            assert_in_range(s->dose.sets, 1, o->dose.sets);
            assert_in_range(s->dose.reps, 1, o->dose.reps);
            assert_in_range(s->dose.hold_ms, o->dose.hold_ms ? 1 : 0, o->dose.hold_ms);
        }
        sum += plan_step_ms(s, 100); /* whole repetitions, both sides: nothing but doses */
    }
    assert_int_equal(sum, t->total_ms);
}

/* What is left over is less than the next repetition of any step that stayed as short. */
static void check_filled(const struct timeline *t, const struct timeline *whole, int64_t fit_ms)
{
    for (int i = 0; i < t->n_steps; i++) {
        const struct plan_step *s = &t->steps[i], *o = origin(whole, s);
        if (!s->exercise || s->dose.sets != o->dose.sets)
            continue;
        assert_true(next_ms(s, o) > fit_ms - t->total_ms);
    }
}

static void check_ends(const struct timeline *t, const struct timeline *whole)
{
    int first = 0, last = whole->n_steps - 1;
    while (first < last && !whole->steps[first].exercise)
        first++;
    while (last > 0 && !whole->steps[last].exercise)
        last--;
    bool has_first = false, has_last = false;
    for (int i = 0; i < t->n_steps; i++) {
        has_first |= t->steps[i].planned == first;
        has_last |= t->steps[i].planned == last;
    }
    assert_true(has_first && has_last);
}

static void fit__everything__holds_its_promises(void **state)
{
    struct shipped *f = *state;
    for (size_t i = 0; i < f->n_routines; i++) {
        const struct routine *r = routine(f, i);
        for (int level = 1; level <= EXERCISE_LEVELS; level++) {
            struct arena a = {0};
            const struct timeline *whole = fitted(f, r, level, 0, &a);
            int64_t last_ms = 0;
            for (int64_t fit_ms = 20000; fit_ms <= whole->total_ms; fit_ms += 7000) {
                const struct timeline *t = fitted(f, r, level, fit_ms, &a);
                if (!t) {
                    assert_int_equal(last_ms, 0); /* more time never fits worse */
                    continue;
                }
                assert_true(t->total_ms <= fit_ms && t->total_ms >= last_ms);
                check_doses(t, whole);
                check_ends(t, whole);
                if (fit_ms < whole->total_ms)
                    check_filled(t, whole, fit_ms);
                last_ms = t->total_ms;
            }
            assert_int_equal(fitted(f, r, level, whole->total_ms, &a)->total_ms, whole->total_ms);
            arena_release(&a);
        }
    }
}

static void fit__same_input__same_session(void **state)
{
    struct shipped *f = *state;
    for (size_t i = 0; i < f->n_routines; i++) {
        struct arena a = {0};
        const struct routine *r = routine(f, i);
        const struct timeline *one = fitted(f, r, 2, 180000, &a);
        const struct timeline *two = fitted(f, r, 2, 180000, &a);
        assert_true(!one == !two);
        if (one) {
            assert_int_equal(one->n_phases, two->n_phases);
            for (int p = 0; p < one->n_phases; p++)
                assert_true(one->phases[p].at_ms == two->phases[p].at_ms &&
                            one->phases[p].cycle == two->phases[p].cycle);
        }
        arena_release(&a);
    }
}

/* ---- more time than it takes ---- */

static bool is_within(struct dose d, struct dose limit)
{
    return d.sets <= limit.sets && d.reps <= limit.reps && d.hold_ms <= limit.hold_ms;
}

/* Never more than the exercise has by itself at that level, nor less than the routine has of it;
 * of breath, for ten minutes and as often as it may be held. */
static void check_more(const struct timeline *t, const struct timeline *whole)
{
    assert_int_equal(t->n_steps, whole->n_steps);
    int longer_breaths = 0;
    for (int i = 0; i < t->n_steps; i++) {
        const struct plan_step *s = &t->steps[i], *o = &whole->steps[i];
        assert_true(s->exercise == o->exercise && s->planned == i);
        if (!s->exercise)
            continue;
        assert_true(is_within(o->dose, s->dose));
        if (is_within(s->dose, o->dose) || is_within(s->dose, s->exercise->levels[t->level - 1]))
            continue;
        longer_breaths++;
        assert_int_equal(s->exercise->first_goal, GOAL_BREATH);
        assert_int_equal(whole->routine->first_goal, GOAL_BREATH);
        assert_true(s->dose.reps <= exercise_reps_max(s->exercise));
        assert_true(dose_work_ms(s->exercise, s->dose, s->sides, 0, 100) <= 600000);
    }
    assert_in_range(longer_breaths, 0, 1);
}

static void fit__more_time__more_of_it_up_to_the_level(void **state)
{
    struct shipped *f = *state;
    for (size_t i = 0; i < f->n_routines; i++) {
        const struct routine *r = routine(f, i);
        for (int level = 1; level <= EXERCISE_LEVELS; level++) {
            struct arena a = {0};
            const struct timeline *whole = fitted(f, r, level, 0, &a);
            int64_t last_ms = whole->total_ms;
            bool full = false;
            for (int64_t ms = whole->total_ms; ms < 4 * whole->total_ms + 900000; ms += 11000) {
                const struct timeline_options o = {level, .breath_pace = 100, .fit_ms = ms};
                const struct timeline *t = told(f, r, &o, &a, &full);
                assert_true(t->total_ms >= last_ms && t->total_ms <= ms);
                check_more(t, whole);
                last_ms = t->total_ms;
            }
            assert_true(full); /* so it ends by itself, and says so */
            arena_release(&a);
        }
    }
}

static const struct routine *called(struct shipped *f, const char *id)
{
    size_t i = 0;
    while (i < f->n_routines && strcmp(f->routines[i].id, id) != 0)
        i++;
    assert_true(i < f->n_routines);
    return routine(f, i);
}

static void fit__more_time__these(void **state)
{
    static const struct {
        const char *id;
        int64_t wanted_ms, total_ms;
        bool full;
    } rows[] = {
        {"micro-1", 100000, 96000, false},         /* of 1:00 */
        {"micro-1", 240000, 104000, true},         /* both at the dose of level 2 */
        {"desk-reset-2", 240000, 234000, false},   /* of 2:00 */
        {"breath-belly-3", 300000, 300000, false}, /* of 3:00 */
        {"breath-belly-3", 900000, 620000, true},  /* ten minutes, and getting ready */
        {"breath-box-4", 900000, 308000, true},    /* five minutes with a held breath */
        {"breath-478-2", 900000, 121000, true},    /* four rounds are all */
        {"pre-meeting-3", 290000, 284400, false},  /* the breath that it is about */
        {"strength-a-15", 1200000, 992000, true},
    };
    struct shipped *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        bool full;
        const struct timeline_options o = {2, .breath_pace = 100, .fit_ms = rows[i].wanted_ms};
        const struct timeline *t = told(f, called(f, rows[i].id), &o, &a, &full);
        if (t->total_ms != rows[i].total_ms || full != rows[i].full)
            print_error("%s in %d ms\n", rows[i].id, (int) rows[i].wanted_ms);
        assert_int_equal(t->total_ms, rows[i].total_ms);
        assert_int_equal(full, rows[i].full);
        arena_release(&a);
    }
}

/* A step that says how long has fewer repetitions at a slower pace; what was fitted stays. */
static void fit__another_pace__the_same_doses(void **state)
{
    struct shipped *f = *state;
    struct exercise_source source = library_source(&f->library);
    const struct exercise *cat_cow =
        source.find(source.context, "cat-cow", (struct src_loc){"test", 0}, &f->diags);
    const struct routine *r = routine_of_exercise_for(cat_cow, 120000, &f->arena);
    struct timeline_options o = {.level = 2, .breath_pace = 100, .fit_ms = 125000};
    bool full;
    int reps = told(f, r, &o, &f->arena, &full)->steps[0].dose.reps;
    o.breath_pace = 130;
    assert_int_equal(told(f, r, &o, &f->arena, &full)->steps[0].dose.reps, reps);
}

/* What it says is the shortest is one, and a millisecond less is not. */
static void fit__shortest__is_as_it_says(void **state)
{
    struct shipped *f = *state;
    for (size_t i = 0; i < f->n_routines; i++) {
        struct arena a = {0};
        const struct routine *r = routine(f, i);
        int64_t low = 1, high = fitted(f, r, 2, 0, &a)->total_ms;
        while (low < high) {
            int64_t middle = (low + high) / 2;
            if (fitted(f, r, 2, middle, &a))
                high = middle;
            else
                low = middle + 1;
        }
        assert_int_equal(fitted(f, r, 2, low, &a)->total_ms, low);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHIPPED_TEST(fit__everything__holds_its_promises),
        SHIPPED_TEST(fit__same_input__same_session),
        SHIPPED_TEST(fit__more_time__more_of_it_up_to_the_level),
        SHIPPED_TEST(fit__more_time__these),
        SHIPPED_TEST(fit__another_pace__the_same_doses),
        SHIPPED_TEST(fit__shortest__is_as_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
