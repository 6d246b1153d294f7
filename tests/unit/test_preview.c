/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file live: how one moves about in its timeline. */
#include "unit/unit.h"
#include "view/fixture.h"
#include "view/preview.h"

static enum action press(struct preview_model *m, enum input_key key, uint32_t cp)
{
    return preview_key(m, (struct input){key, cp});
}

static const struct phase *here(const struct preview_model *m)
{
    return &m->timeline->phases[timeline_phase_at(m->timeline, m->position_ms)];
}

static void preview__goes_round__unless_it_stands_still(void **state)
{
    (void) state;
    struct arena a = {0};
    struct preview_model m = {.timeline = fixture_timeline(&a)};
    preview_advance(&m, m.timeline->total_ms + 500);
    assert_int_equal(m.position_ms, 500);
    assert_int_equal(press(&m, INPUT_CHAR, ' '), ACTION_HANDLED);
    preview_advance(&m, 1000);
    assert_int_equal(m.position_ms, 500);
    press(&m, INPUT_CHAR, ' ');
    preview_advance(&m, 1000);
    assert_int_equal(m.position_ms, 1500);
    arena_release(&a);
}

static void arrows__go_through_every_phase_that_takes_time__both_ways(void **state)
{
    (void) state;
    struct arena a = {0};
    struct preview_model m = {.timeline = fixture_timeline(&a)};
    const struct phase *first = here(&m);
    int count = 0, timed = 0;
    for (int i = 0; i < m.timeline->n_phases; i++)
        timed += m.timeline->phases[i].ms > 0;
    do {
        assert_int_equal(press(&m, INPUT_RIGHT, 0), ACTION_HANDLED);
        assert_int_equal(m.position_ms, here(&m)->at_ms);
    } while (here(&m) != first && ++count < 1000);
    assert_int_equal(count + 1, timed);
    press(&m, INPUT_LEFT, 0);
    assert_int_equal(here(&m)->at_ms + here(&m)->ms, m.timeline->total_ms);
    arena_release(&a);
}

static void arrows__go_through_the_steps__round_their_end(void **state)
{
    (void) state;
    struct arena a = {0};
    struct preview_model m = {.timeline = fixture_timeline(&a)};
    press(&m, INPUT_DOWN, 0);
    assert_int_equal(here(&m)->step, 1);
    press(&m, INPUT_UP, 0);
    press(&m, INPUT_UP, 0);
    assert_int_equal(here(&m)->step, m.timeline->n_steps - 1);
    press(&m, INPUT_CLICK, 2);
    assert_int_equal(here(&m)->step, 2);
    arena_release(&a);
}

static void keys__are_the_shells__and_harm_nothing_without_a_timeline(void **state)
{
    (void) state;
    struct preview_model m = {.report = "nothing"};
    static const enum input_key keys[] = {INPUT_LEFT, INPUT_RIGHT, INPUT_UP, INPUT_DOWN,
                                          INPUT_CLICK};
    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        press(&m, keys[i], 0);
    preview_advance(&m, 1000);
    assert_int_equal(m.position_ms, 0);
    assert_int_equal(press(&m, INPUT_CHAR, 'h'), ACTION_TURN_LEFT);
    assert_int_equal(press(&m, INPUT_CHAR, 'l'), ACTION_TURN_RIGHT);
    assert_int_equal(press(&m, INPUT_CHAR, 'f'), ACTION_FIGURE);
    assert_int_equal(press(&m, INPUT_CHAR, 'q'), ACTION_QUIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(preview__goes_round__unless_it_stands_still),
        cmocka_unit_test(arrows__go_through_every_phase_that_takes_time__both_ways),
        cmocka_unit_test(arrows__go_through_the_steps__round_their_end),
        cmocka_unit_test(keys__are_the_shells__and_harm_nothing_without_a_timeline),
    };
    return cmocka_run_group_tests_name("preview", tests, NULL, NULL);
}
