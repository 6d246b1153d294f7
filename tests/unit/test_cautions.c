/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What we ship, for people who must take care: whoever has a tag never meets what it rules out. */
#include "core/timeline.h"
#include "io/library.h"
#include "unit/shipped.h"
#include "unit/unit.h"

/* Returns how many steps are not what they were to be. */
static int check_steps(const struct timeline *t, unsigned cautions)
{
    int swapped = 0;
    for (int i = 0; i < t->n_steps; i++) {
        const struct exercise *e = t->steps[i].exercise;
        if (!e)
            continue;
        struct because why;
        const struct person who = {.cautions = cautions};
        if (person_rules_out(&who, e, &why))
            print_error("%s: %s is not for '%s'\n", t->routine->id, e->id, why.word);
        assert_false(person_rules_out(&who, e, &why));
        assert_false(cautions & caution_no_hold_set && exercise_holds_breath(e));
        swapped += e != t->steps[i].wanted;
    }
    return swapped;
}

static int check_routine(struct shipped *f, const char *path, unsigned cautions, int levels)
{
    int swapped = 0;
    struct library_item item;
    struct diags d = {0};
    struct exercise_source source = library_source(&f->library);
    assert_true(library_open(&f->library, path, &item, &d));
    for (int level = 1; level <= levels; level++) {
        struct arena a = {0};
        const struct timeline_options options = {
            .level = level, .who.cautions = cautions, .breath_pace = 100};
        const struct timeline *t = timeline_compile(item.routine, &options, &source, &a, &d);
        if (t) /* else nothing is left to do: said */
            swapped += check_steps(t, cautions);
        arena_release(&a);
    }
    diags_release(&d);
    return swapped;
}

static void cautions__one_tag__is_honoured_everywhere(void **state)
{
    struct shipped *f = *state;
    int swapped = 0;
    for (int tag = 0; tag < N_CAUTIONS; tag++)
        for (size_t i = 0; i < f->n_routines; i++)
            swapped += check_routine(f, f->routines[i].path, 1U << tag, EXERCISE_LEVELS);
    assert_true(f->n_routines >= 29);
    assert_true(swapped > 0);
}

static void cautions__two_tags__are_honoured_everywhere(void **state)
{
    struct shipped *f = *state;
    for (int one = 0; one < N_CAUTIONS; one++)
        for (int other = 0; other < one; other++)
            for (size_t i = 0; i < f->n_routines; i++)
                check_routine(f, f->routines[i].path, 1U << one | 1U << other, 1);
}

static void cautions__all_tags__are_honoured_everywhere(void **state)
{
    struct shipped *f = *state;
    for (size_t i = 0; i < f->n_routines; i++)
        check_routine(f, f->routines[i].path, ~0U >> (32 - N_CAUTIONS), EXERCISE_LEVELS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHIPPED_TEST(cautions__one_tag__is_honoured_everywhere),
        SHIPPED_TEST(cautions__two_tags__are_honoured_everywhere),
        SHIPPED_TEST(cautions__all_tags__are_honoured_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
