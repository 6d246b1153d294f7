/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/checklist.h"
#include "core/timeline.h"
#include "unit/unit.h"

#include <string.h>

static const struct check_measure turn = {
    .id = "rotation-left", .unit = "degrees", .max = 90, .tries = 3};
static const struct check_measure wall = {.unit = "cm", .max = 40, .tries = 2, .mean = true};
static const struct check_item items[] = {
    {.text = "Hips right back"},
    {.text = "Low back supported"},
    {.text = "Left", .measure = &turn},
    {.text = "Head to wall", .measure = &wall},
};
static const struct step step = {
    .kind = STEP_CHECKLIST, .title = "Chair", .items = items, .n_items = ARRAY_LEN(items)};

/* '\n' enters, '<' erases. */
static void type(struct checklist *c, const char *keys)
{
    for (; *keys; keys++) {
        if (*keys == '\n')
            checklist_enter(c);
        else if (*keys == '<')
            checklist_erase(c);
        else
            checklist_type(c, *keys);
    }
}

static void checklist__answers__go_on_to_the_next(void **state)
{
    (void) state;
    struct checklist c;
    checklist_begin(&c, &step);
    assert_false(checklist_type(&c, '4')); /* a tick is no number */
    assert_true(checklist_answer(&c, CHECK_YES));
    assert_true(checklist_answer(&c, CHECK_NOT_YET));
    assert_int_equal(c.cursor, 2);
    assert_false(checklist_answer(&c, CHECK_YES)); /* a number is no tick */
    assert_false(checklist_done(&c));
    assert_true(checklist_answer(&c, CHECK_NOT_APPLICABLE));
    type(&c, "12\n13\n");
    assert_true(checklist_done(&c));
}

static void checklist__numbers__best_and_mean(void **state)
{
    (void) state;
    struct checklist c;
    double value;
    checklist_begin(&c, &step);
    checklist_move(&c, 2);
    assert_false(checklist_value(&c, 2, &value));
    type(&c, "38\n41\n");
    assert_int_equal(c.cursor, 2);
    type(&c, "40\n");
    assert_int_equal(c.cursor, 3);
    assert_true(checklist_value(&c, 2, &value) && value > 40.9 && value < 41.1);
    type(&c, "5.5\n6\n");
    assert_true(checklist_value(&c, 3, &value) && value > 5.74 && value < 5.76);
}

static void checklist__numbers__out_of_range_are_refused(void **state)
{
    (void) state;
    struct checklist c;
    double value;
    checklist_begin(&c, &step);
    checklist_move(&c, 2);
    type(&c, "91\n");
    assert_true(c.refused);
    assert_false(checklist_value(&c, 2, &value));
    type(&c, "4"); /* typed over it */
    assert_string_equal(c.typed, "4");
    type(&c, "0<5\n");
    assert_true(checklist_value(&c, 2, &value) && value > 44.9 && value < 45.1);
    type(&c, "<");
    assert_false(checklist_value(&c, 2, &value));
    type(&c, "123456789.5");
    assert_int_equal(strlen(c.typed), CHECK_TYPED_BYTES - 1);
}

static void checklist__enter__means_the_list_where_nothing_was_typed(void **state)
{
    (void) state;
    struct checklist c;
    checklist_begin(&c, &step);
    assert_false(checklist_enter(&c));
    checklist_move(&c, 2);
    assert_false(checklist_enter(&c));
    type(&c, "30\n");
    assert_true(checklist_enter(&c)); /* one try is enough: on to the next item */
    assert_int_equal(c.cursor, 3);
    type(&c, "5\n");
    assert_false(checklist_enter(&c)); /* … and from the last one on */
}

static void checklist__records__are_kinds_and_values(void **state)
{
    (void) state;
    struct arena a = {0};
    struct checklist c;
    struct measure_record rows[CHECK_RECORDS_MAX];
    checklist_begin(&c, &step);
    assert_int_equal(checklist_records(&c, "ergo-setup-8", rows, &a), 0);
    checklist_answer(&c, CHECK_YES);
    checklist_answer(&c, CHECK_NOT_YET);
    type(&c, "38\n41\n40\n7\n");
    assert_int_equal(checklist_records(&c, "ergo-setup-8", rows, &a), 4);
    assert_string_equal(rows[0].kind, "ergo-setup-8.hips-right-back");
    assert_true(rows[0].value > 0.9);
    assert_string_equal(rows[1].detail, "Low back supported");
    assert_true(rows[1].value > -0.1 && rows[1].value < 0.1);
    assert_string_equal(rows[2].kind, "rotation-left");
    assert_string_equal(rows[3].kind, "ergo-setup-8.head-to-wall");
    arena_release(&a);
}

static void checklist__score__counts_the_ticks(void **state)
{
    (void) state;
    struct arena a = {0};
    struct step scored = {
        .kind = STEP_CHECKLIST, .items = items, .n_items = 2, .score = "wall-angel"};
    struct checklist c;
    struct measure_record rows[CHECK_RECORDS_MAX];
    checklist_begin(&c, &scored);
    checklist_answer(&c, CHECK_YES);
    assert_int_equal(checklist_records(&c, "w", rows, &a), 1); /* not all of it yet */
    checklist_answer(&c, CHECK_NOT_YET);
    assert_int_equal(checklist_records(&c, "w", rows, &a), 3);
    assert_string_equal(rows[2].kind, "wall-angel");
    assert_null(rows[1].detail); /* no thing to do */
    assert_true(rows[2].value > 0.9 && rows[2].value < 1.1);
    arena_release(&a);
}

static void checklist__safety__alarms_at_what_is_new(void **state)
{
    (void) state;
    struct step safety = {.kind = STEP_CHECKLIST, .items = items, .n_items = 2, .safety = true};
    struct checklist c;
    checklist_begin(&c, &safety);
    checklist_answer(&c, CHECK_YES);
    assert_false(checklist_alarms(&c));
    checklist_answer(&c, CHECK_NOT_YET);
    assert_true(checklist_alarms(&c));
}

/* Three ways to hold a plank: one number is enough, and which it was is kept. */
static void checklist__one_measure_in_several_ways__keeps_which(void **state)
{
    static const struct check_measure hold = {.id = "endurance", .max = 60, .tries = 1};
    static const struct check_item ways[] = {{.text = "Wall plank", .measure = &hold},
                                             {.text = "Kneeling plank", .measure = &hold}};
    static const struct step endurance = {.kind = STEP_CHECKLIST, .items = ways, .n_items = 2};
    (void) state;
    struct arena a = {0};
    struct checklist c;
    struct measure_record rows[CHECK_RECORDS_MAX];
    checklist_begin(&c, &endurance);
    assert_int_equal(checklist_records(&c, "check", rows, &a), 0);
    checklist_move(&c, 1);
    assert_false(checklist_done(&c));
    type(&c, "45\n");
    assert_true(checklist_done(&c));
    assert_int_equal(checklist_records(&c, "check", rows, &a), 1);
    assert_string_equal(rows[0].kind, "endurance");
    assert_string_equal(rows[0].detail, "Kneeling plank");
    arena_release(&a);
}

static void checklist__todos__until_they_are_ticked(void **state)
{
    (void) state;
    const struct measure_record rows[] = {
        {.day = 1, .kind = "ergo-setup-8.a", .value = 0, .detail = "A"},
        {.day = 1, .kind = "ergo-setup-8.b", .value = 0, .detail = "B"},
        {.day = 1, .kind = "ergo-setup-8.c", .value = -1, .detail = "C"},
        {.day = 1, .kind = "wall-angel", .value = 0},
        {.day = 1, .kind = "other.d", .value = 0, .detail = "D"},
        {.day = 9, .kind = "ergo-setup-8.a", .value = 1, .detail = "A"},
    };
    const struct measure_record *todos[ARRAY_LEN(rows)];
    assert_int_equal(checklist_todos(rows, ARRAY_LEN(rows), "ergo-setup-8", todos), 1);
    assert_string_equal(todos[0]->detail, "B");
    assert_int_equal(checklist_todos(rows, ARRAY_LEN(rows), NULL, todos), 2);
    assert_int_equal(checklist_todos(rows, 2, "ergo-setup", todos), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checklist__answers__go_on_to_the_next),
        cmocka_unit_test(checklist__numbers__best_and_mean),
        cmocka_unit_test(checklist__numbers__out_of_range_are_refused),
        cmocka_unit_test(checklist__enter__means_the_list_where_nothing_was_typed),
        cmocka_unit_test(checklist__records__are_kinds_and_values),
        cmocka_unit_test(checklist__score__counts_the_ticks),
        cmocka_unit_test(checklist__safety__alarms_at_what_is_new),
        cmocka_unit_test(checklist__one_measure_in_several_ways__keeps_which),
        cmocka_unit_test(checklist__todos__until_they_are_ticked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
