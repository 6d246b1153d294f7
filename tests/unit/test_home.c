/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The home screen: its sections, its filters, its keys and clicks. */
#include "unit/unit.h"
#include "view/fixture_home.h"

#include <string.h>

static struct input key(enum input_key k)
{
    return (struct input){k, 0};
}

static struct input ch(char c)
{
    return (struct input){INPUT_CHAR, (unsigned char) c};
}

static void type(struct home_model *m, const char *text)
{
    for (; *text; text++)
        assert_int_equal(home_key(m, ch(*text)), ACTION_HANDLED);
}

static void on(const struct home_model *m, const char *text)
{
    const struct home_row *row = home_chosen(m);
    assert_non_null(row);
    assert_string_equal(row->text, text);
}

static void home__does_what_the_cursor_is_on__at_enter(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    on(&m, "Needs to pop: five-minute relief");
    assert_int_equal(home_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    type(&m, "jj");
    assert_int_equal(home_key(&m, key(INPUT_DOWN)), ACTION_HANDLED);
    on(&m, "One-minute unstick");
    assert_int_equal(home_key(&m, key(INPUT_END)), ACTION_HANDLED);
    on(&m, "A routine that is gone");
    assert_int_equal(home_key(&m, ch('q')), ACTION_QUIT);
    assert_int_equal(home_key(&m, ch(',')), ACTION_SETTINGS);
    arena_release(&a);
}

static void tab__goes_from_section_to_section__and_round(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    static const char *const firsts[] = {"Needs to pop: five-minute relief", "What is the pop?",
                                         "Two-minute desk reset",
                                         "Needs to pop: five-minute relief"};
    static const int cursors[] = {2, 8, 11, 0};
    for (size_t i = 0; i < ARRAY_LEN(firsts); i++) {
        assert_int_equal(home_key(&m, key(INPUT_TAB)), ACTION_HANDLED);
        assert_int_equal(m.menu.cursor, cursors[i]);
        on(&m, firsts[i]);
    }
    assert_int_equal(home_key(&m, key(INPUT_LEFT)), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, 11);
    type(&m, "/slippery");
    home_key(&m, key(INPUT_ENTER));
    assert_int_equal(home_key(&m, key(INPUT_TAB)), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, 1); /* sections without rows are passed over */
    arena_release(&a);
}

static void find__looks_into_all_sections__without_case_and_marks(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    type(&m, "/UBUNG");
    on(&m, "Tägliche Übung");
    assert_int_equal(home_key(&m, key(INPUT_ENTER)), ACTION_HANDLED);
    assert_int_equal(home_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    assert_int_equal(home_key(&m, key(INPUT_ESC)), ACTION_HANDLED);
    assert_string_equal(m.find.text, "");
    on(&m, "Tägliche Übung"); /* the cursor stays where one was led to */
    type(&m, "/desk-res");    /* as in a command */
    on(&m, "Two-minute desk reset");
    assert_int_equal(home_key(&m, key(INPUT_ESC)), ACTION_HANDLED);
    type(&m, "/safety card");
    on(&m, "When to get help");
    assert_int_equal(home_key(&m, key(INPUT_ESC)), ACTION_HANDLED);
    on(&m, "When to get help");
    assert_false(m.find.typing);
    arena_release(&a);
}

static void find__takes_letters_that_are_keys_elsewhere__while_typing(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    type(&m, "/qj?1");
    assert_string_equal(m.find.text, "qj?1");
    assert_null(home_chosen(&m));
    home_key(&m, key(INPUT_ENTER));
    assert_int_equal(home_key(&m, key(INPUT_ENTER)), ACTION_NONE);
    arena_release(&a);
}

static void filters__take_the_next_value_that_leaves_something(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    int first;
    type(&m, "1");
    assert_int_equal(m.filter.values[HOME_FILTER_TIME], 1);
    assert_int_equal(home_count(&m, 1, &first), 2); /* two minutes */
    type(&m, "1");
    assert_int_equal(home_count(&m, 1, &first), 4); /* five: 4:57 and 4:04 */
    type(&m, "3");                                  /* the first area any routine works on */
    assert_int_equal(m.filter.values[HOME_FILTER_AREA], 1 + AREA_SHOULDERS);
    assert_int_equal(home_count(&m, 1, &first), 1);
    assert_int_equal(home_count(&m, 2, &first), 3); /* learn cards are no routines */
    type(&m, "3");
    assert_int_equal(m.filter.values[HOME_FILTER_AREA], 1 + AREA_UPPER_BACK);
    type(&m, "-"); /* and back */
    assert_int_equal(m.filter.values[HOME_FILTER_AREA], 1 + AREA_SHOULDERS);
    type(&m, "-");
    assert_int_equal(m.filter.values[HOME_FILTER_AREA], 0);
    type(&m, "-33-"); /* round the end */
    assert_int_equal(m.filter.values[HOME_FILTER_AREA], 0);
    type(&m, "-6-");
    assert_int_equal(home_filter_level(&m.filter, 2), 2);
    assert_true(m.filter.values[HOME_FILTER_AREA] > 1 + AREA_UPPER_BACK);
    type(&m, "333");
    assert_int_equal(m.filter.values[HOME_FILTER_AREA], 1 + AREA_UPPER_BACK);
    type(&m, "5");
    assert_int_equal(m.filter.values[HOME_FILTER_KIT], 2); /* with none, nothing is left */
    assert_true(home_count(&m, 1, &first) > 0);
    assert_int_equal(home_key(&m, key(INPUT_ESC)), ACTION_HANDLED);
    assert_int_equal(home_count(&m, 1, &first), 6);
    assert_int_equal(home_key(&m, key(INPUT_ESC)), ACTION_CANCEL);
    arena_release(&a);
}

static void filters__count_the_time_at_the_level(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    int first;
    type(&m, "11");
    assert_int_equal(home_count(&m, 1, &first), 4);
    type(&m, "6");
    assert_int_equal(home_filter_level(&m.filter, 2), 3);
    assert_int_equal(home_count(&m, 1, &first), 3); /* relief takes 5:50 now */
    type(&m, "6");
    assert_int_equal(home_filter_level(&m.filter, 2), 1);
    assert_int_equal(home_key(&m, key(INPUT_ESC)), ACTION_HANDLED);
    assert_int_equal(home_filter_level(&m.filter, 2), 1); /* no filter: Esc leaves it */
    arena_release(&a);
}

/* What is shown is what is started: with a plan each routine has a level of its own. */
static void filters__by_the_plan__each_at_its_own_level(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    int first;
    m.filter.own_level = 0;
    assert_int_equal(home_filter_level(&m.filter, 1), 1);
    assert_int_equal(home_filter_level(&m.filter, 3), 3);
    type(&m, "11");
    assert_int_equal(home_count(&m, 1, &first), 4); /* those of the fixture: 2 */
    type(&m, "666");
    assert_int_equal(home_filter_level(&m.filter, 1), 3);
    assert_int_equal(home_count(&m, 1, &first), 3);
    type(&m, "6");
    assert_int_equal(home_filter_level(&m.filter, 1), 1);
    type(&m, "-");
    assert_int_equal(home_filter_level(&m.filter, 1), 3);
    arena_release(&a);
}

static void filters__keep_the_cursor_on_its_row(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    m.menu.cursor = 4;
    on(&m, "Two-minute desk reset");
    type(&m, "1");
    on(&m, "Two-minute desk reset");
    m.menu.cursor = 9; /* a learn card, further down than the list is long */
    type(&m, "1");
    home_key(&m, key(INPUT_ESC));
    m.menu.cursor = 5;
    on(&m, "Thoracic mobility");
    type(&m, "1"); /* it is gone: to the first that is left */
    on(&m, "One-minute unstick");
    arena_release(&a);
}

/* ---- the mouse ---- */

/* Draws the screen and presses at the first place that shows this text. */
static enum action press(struct home_model *m, const char *text)
{
    struct frame f = {0};
    struct view_caps caps = {.utf8 = true, .colours = 256};
    struct strbuf dump = {0};
    frame_begin(&f, 100, 30, &caps);
    view_home(&f, m);
    frame_dump(&f, &dump);
    const char *at = strstr(strbuf_text(&dump), text);
    assert_non_null(at);
    int x = 0, y = 0;
    for (const char *p = strbuf_text(&dump); p < at; p++) {
        x += ((unsigned char) *p & 0xc0) != 0x80;
        if (*p == '\n') {
            x = 0;
            y++;
        }
    }
    struct input in = frame_input(&f, (struct input){INPUT_PRESS, input_place(x, y)});
    frame_release(&f);
    strbuf_release(&dump);
    return home_key(m, in);
}

static void mouse__moves_first__and_starts_with_the_second_click(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    assert_int_equal(press(&m, "▸ Needs"), ACTION_HANDLED); /* the cursor was there already */
    assert_int_equal(press(&m, "▸ Needs"), ACTION_GO_ON);
    assert_int_equal(press(&m, "  Coherent"), ACTION_HANDLED);
    on(&m, "Coherent breathing");
    type(&m, "j");
    assert_int_equal(press(&m, "  Coherent"), ACTION_HANDLED); /* the keys moved it in between */
    assert_int_equal(press(&m, "▸ Coherent"), ACTION_GO_ON);
    arena_release(&a);
}

static void mouse__reaches_sections_filters_and_keys(void **state)
{
    (void) state;
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    assert_int_equal(press(&m, "Lately"), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, 11);
    assert_int_equal(press(&m, "4 position"), ACTION_HANDLED);
    assert_int_equal(m.filter.values[HOME_FILTER_POSITION], 1 + POSITION_SEATED);
    assert_int_equal(press(&m, ", settings"), ACTION_SETTINGS);
    assert_int_equal(press(&m, "q quit"), ACTION_QUIT);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(home__does_what_the_cursor_is_on__at_enter),
        cmocka_unit_test(tab__goes_from_section_to_section__and_round),
        cmocka_unit_test(find__looks_into_all_sections__without_case_and_marks),
        cmocka_unit_test(find__takes_letters_that_are_keys_elsewhere__while_typing),
        cmocka_unit_test(filters__take_the_next_value_that_leaves_something),
        cmocka_unit_test(filters__count_the_time_at_the_level),
        cmocka_unit_test(filters__by_the_plan__each_at_its_own_level),
        cmocka_unit_test(filters__keep_the_cursor_on_its_row),
        cmocka_unit_test(mouse__moves_first__and_starts_with_the_second_click),
        cmocka_unit_test(mouse__reaches_sections_filters_and_keys),
    };
    return cmocka_run_group_tests_name("home", tests, NULL, NULL);
}
