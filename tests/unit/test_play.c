/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the player says and which moment of the figure it shows. */
#include "unit.h"
#include "view/fixture.h"
#include "view/play_words.h"

#include <string.h>

/* Of the fixture: card 0, cat-cow 20 s, turn 73 s, rest 129 s, doorway 139 s, checklist 302 s. */
static struct arena arena;
static const struct timeline *t;

static int set_up(void **state)
{
    (void) state;
    t = fixture_timeline(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    arena_release(&arena);
    return 0;
}

/* Until the next call. They may point into themselves, and so are not copied. */
static const struct play_words *words_in(enum session_state session, int64_t position_ms)
{
    struct play_model m = {
        .timeline = t, .position_ms = position_ms, .state = session, .count_in_s = 2};
    static struct play_words w;
    play_words(&m, &w);
    return &w;
}

static const struct play_words *words_at(int64_t position_ms)
{
    return words_in(SESSION_RUNNING, position_ms);
}

/* The first phase of a kind in a plan step. */
static int64_t start_of(int step, enum phase_kind kind)
{
    for (int i = 0; i < t->n_phases; i++)
        if (t->phases[i].step == step && t->phases[i].kind == kind)
            return t->phases[i].at_ms;
    fail_msg("step %d has no such phase", step);
    return 0;
}

static void words__give_the_first_two_steps__while_getting_ready(void **state)
{
    (void) state;
    const struct play_words *w = words_at(start_of(1, PHASE_PREPARE) + 1000);
    assert_string_equal(w->name, "Seated cat-cow");
    assert_string_equal(w->doing, "get ready");
    assert_string_equal(w->digits, "7");
    assert_string_equal(w->lines[0], "Sit at the front of the chair, feet flat.");
    assert_string_equal(w->lines[1], "Hands on your thighs.");
    assert_null(w->lines[2]);
    assert_string_equal(w->next, "Seated turn ×3");
}

static void words__lead_with_the_breath__where_it_is_paced(void **state)
{
    (void) state;
    int64_t start = start_of(1, PHASE_MOVE);
    const struct play_words *w = words_at(start);
    assert_string_equal(w->doing, "breathe IN");
    assert_string_equal(w->detail, "open the chest");
    assert_string_equal(w->count, "1 of 5");
    assert_string_equal(w->digits, "4");
    assert_int_equal(w->doing_style, STYLE_IN);
    w = words_at(start + 4000);
    assert_string_equal(w->doing, "breathe OUT");
    assert_string_equal(w->detail, "round up");
    assert_int_equal(w->doing_style, STYLE_OUT);
    assert_string_equal(w->lines[0], "Move one bone at a time.");
    w = words_at(start + 9000);
    assert_string_equal(w->count, "2 of 5");
    assert_string_equal(w->lines[0], "Small is fine.");
}

static void words__say_the_phase__where_the_breath_is_free(void **state)
{
    (void) state;
    const struct play_words *w = words_at(start_of(4, PHASE_HOLD));
    assert_string_equal(w->doing, "STRETCH"); /* one word: shown big */
    assert_string_equal(w->detail, "breathe freely");
    w = words_at(start_of(4, PHASE_MOVE));
    assert_string_equal(w->doing, "lean in");
    w = words_at(start_of(2, PHASE_MOVE));
    assert_string_equal(w->doing, "breathe OUT");
    assert_string_equal(w->detail, "round to that side"); /* of "Out, and round to that side" */
}

static void words__say_the_side__in_a_sided_exercise(void **state)
{
    (void) state;
    int64_t start = start_of(2, PHASE_MOVE);
    assert_string_equal(words_at(start)->side, "LEFT side");
    assert_string_equal(words_at(start + 8000)->side, "RIGHT side");
    assert_string_equal(words_at(start + 8000)->count, "1 of 3");
    assert_null(words_at(start_of(1, PHASE_MOVE))->side);
}

static void words__say_what_comes__between_sides_and_sets(void **state)
{
    (void) state;
    const struct play_words *w = words_at(start_of(4, PHASE_SWITCH) + 500);
    assert_string_equal(w->doing, "switch to RIGHT");
    w = words_at(start_of(4, PHASE_REST));
    assert_string_equal(w->name, "Doorway stretch");
    assert_string_equal(w->doing, "REST");
    w = words_at(start_of(3, PHASE_REST));
    assert_string_equal(w->name, "Rest");
    assert_string_equal(w->next, "Doorway stretch 30 s");
}

static void words__keep_room_for_the_widest_number__of_a_step(void **state)
{
    (void) state;
    const struct play_words *w = words_at(start_of(4, PHASE_MOVE));
    assert_string_equal(w->digits, "3");
    assert_string_equal(w->widest, "30");
}

static void words__say_that_the_clock_stands__when_it_does(void **state)
{
    (void) state;
    int64_t at = start_of(1, PHASE_MOVE) + 1000;
    assert_string_equal(words_in(SESSION_PAUSED, at)->doing, "PAUSED");
    assert_string_equal(words_in(SESSION_STOPPED, at)->doing, "STOPPED");
    const struct play_words *w = words_in(SESSION_COUNT_IN, at);
    assert_string_equal(w->doing, "get ready");
    assert_string_equal(w->digits, "2");
}

static void words__are_there__at_every_moment(void **state)
{
    (void) state;
    for (int64_t at = -1000; at < t->total_ms + 2000; at += 250) {
        for (int s = SESSION_READY; s <= SESSION_ENDED; s++) {
            const struct play_words *w = words_in((enum session_state) s, at);
            assert_non_null(w->name);
            assert_non_null(w->doing);
            assert_non_null(w->detail);
            assert_true(strlen(w->digits) <= strlen(w->widest) || s == SESSION_COUNT_IN ||
                        at < w->phase->at_ms);
        }
    }
}

static void scene__shows_the_phase__with_its_progress(void **state)
{
    (void) state;
    int64_t start = start_of(1, PHASE_MOVE);
    struct play_scene s = play_scene(t, start + 5000, 0, false);
    assert_string_equal(s.exercise->id, "seated-cat-cow");
    assert_int_equal(s.moment.phase, 1);
    assert_true(s.moment.progress > 0.19 && s.moment.progress < 0.21);
    assert_float_equal(s.moment.seconds, 5, 1e-6);
    assert_false(s.moment.still || s.moment.mirror_from || s.moment.mirror_to);
    assert_true(play_scene(t, start + 5000, 0, true).moment.still);
    assert_int_equal(play_scene(t, start - 1000, 0, false).moment.phase, -1);
}

static void scene__goes_over_to_the_other_side__when_the_side_changes(void **state)
{
    (void) state;
    int64_t start = start_of(2, PHASE_MOVE);
    struct figure_moment m = play_scene(t, start, 0, false).moment;
    assert_false(m.mirror_from || m.mirror_to);
    m = play_scene(t, start + 8000, 0, false).moment;
    assert_true(!m.mirror_from && m.mirror_to);
    m = play_scene(t, start + 12000, 0, false).moment;
    assert_true(m.mirror_from && m.mirror_to);
    m = play_scene(t, start_of(4, PHASE_SWITCH) + 1000, 0, false).moment;
    assert_true(m.phase == -1 && !m.mirror_from && m.mirror_to);
}

static void scene__shows_what_comes__during_rests_and_cards(void **state)
{
    (void) state;
    assert_string_equal(play_scene(t, 1000, 0, false).exercise->id, "seated-cat-cow");
    struct play_scene s = play_scene(t, start_of(3, PHASE_REST), 0, false);
    assert_string_equal(s.exercise->id, "doorway-chest-mid");
    assert_int_equal(s.moment.phase, -1);
}

static void scene__shows_how__where_a_card_names_a_figure(void **state)
{
    (void) state;
    int64_t start = start_of(5, PHASE_CHECKLIST);
    assert_string_equal(play_scene(t, start, 0, false).exercise->id, "seated-rotation");
    assert_int_equal(play_scene(t, start, 0, false).moment.phase, -1);
    assert_true(play_scene(t, start + 4000, 0, false).moment.phase >= 0);
    assert_true(play_scene(t, start + 4000, 0, true).moment.still);
}

static void scene__goes_on_moving__while_a_checklist_waits(void **state)
{
    (void) state;
    int64_t end = start_of(5, PHASE_CHECKLIST) + 20000;
    struct figure_moment first = play_scene(t, end, 0, false).moment;
    bool moved = false, breathed = false;
    for (int64_t waited_ms = 50; waited_ms < 20000; waited_ms += 50) {
        struct figure_moment m = play_scene(t, end, waited_ms, false).moment;
        moved = moved || m.phase != first.phase || m.progress != first.progress;
        breathed = breathed || m.breath != first.breath;
    }
    assert_true(moved && breathed);
}

static void scene__breathes_with_the_timeline__always(void **state)
{
    (void) state;
    for (int64_t at = 0; at < t->total_ms; at += 100) {
        struct figure_moment m = play_scene(t, at, 0, false).moment;
        assert_true(m.breath >= 0 && m.breath <= 1 && m.progress >= 0 && m.progress <= 1);
        assert_true(m.breath == timeline_lungs(t, at));
    }
}

static void play_screen__offers_the_keys__that_apply(void **state)
{
    (void) state;
    struct play_model m = {.timeline = t, .state = SESSION_RUNNING};
    assert_int_equal(play_screen(&m), SCREEN_PLAY);
    m.state = SESSION_PAUSED;
    assert_int_equal(play_screen(&m), SCREEN_PAUSED);
    m.state = SESSION_WAITING;
    assert_int_equal(play_screen(&m), SCREEN_CHECKLIST);
    static const struct check_measure degrees = {.max = 120, .tries = 1};
    static const struct check_item items[] = {{.text = "left", .measure = &degrees},
                                              {.text = "sat upright"}};
    static const struct step list = {.items = items, .n_items = ARRAY_LEN(items)};
    struct checklist c;
    checklist_begin(&c, &list);
    m.checklist = &c;
    assert_int_equal(play_screen(&m), SCREEN_MEASURE);
    checklist_move(&c, 1);
    assert_int_equal(play_screen(&m), SCREEN_CHECKLIST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__give_the_first_two_steps__while_getting_ready),
        cmocka_unit_test(words__lead_with_the_breath__where_it_is_paced),
        cmocka_unit_test(words__say_the_phase__where_the_breath_is_free),
        cmocka_unit_test(words__say_the_side__in_a_sided_exercise),
        cmocka_unit_test(words__say_what_comes__between_sides_and_sets),
        cmocka_unit_test(words__keep_room_for_the_widest_number__of_a_step),
        cmocka_unit_test(words__say_that_the_clock_stands__when_it_does),
        cmocka_unit_test(words__are_there__at_every_moment),
        cmocka_unit_test(scene__shows_the_phase__with_its_progress),
        cmocka_unit_test(scene__goes_over_to_the_other_side__when_the_side_changes),
        cmocka_unit_test(scene__shows_what_comes__during_rests_and_cards),
        cmocka_unit_test(scene__shows_how__where_a_card_names_a_figure),
        cmocka_unit_test(scene__goes_on_moving__while_a_checklist_waits),
        cmocka_unit_test(scene__breathes_with_the_timeline__always),
        cmocka_unit_test(play_screen__offers_the_keys__that_apply),
    };
    return cmocka_run_group_tests_name("play", tests, set_up, tear_down);
}
