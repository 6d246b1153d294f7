/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learn cards: moving about in them, and looking for letters. */
#include "base/cell.h"
#include "unit/unit.h"
#include "view/learn.h"

#include <string.h>

static const struct card cards[] = {
    {.title = "One", .text = "The upper back is stiff.\n\nThe upper\nback moves."},
    {.title = "Two", .text = "Nothing here."},
    {.title = "Three", .text = "A word about the ÜPPER back."},
};
static const struct card *const list[] = {&cards[0], &cards[1], &cards[2]};

static struct learn_model learn(void)
{
    return (struct learn_model){.cards = list, .n = ARRAY_LEN(list)};
}

static enum action press(struct learn_model *m, enum input_key key, uint32_t cp)
{
    return learn_key(m, (struct input){key, cp});
}

static void type(struct learn_model *m, const char *text)
{
    for (; *text; text++)
        assert_int_equal(press(m, INPUT_CHAR, (unsigned char) *text), ACTION_HANDLED);
}

static void find__goes_from_card_to_card__and_round(void **state)
{
    (void) state;
    struct learn_model m = learn();
    type(&m, "/upper back");
    assert_int_equal(m.menu.cursor, 0);
    assert_int_equal(m.found, 4);
    assert_int_equal(press(&m, INPUT_ENTER, 0), ACTION_HANDLED);
    assert_true(m.reading);
    type(&m, "n"); /* across the end of a line */
    assert_int_equal(m.found, strstr(cards[0].text, "upper\n") - cards[0].text);
    type(&m, "n");
    assert_int_equal(m.menu.cursor, 2);
    assert_int_equal(m.found, strlen("A word about the "));
    type(&m, "n");
    assert_int_equal(m.menu.cursor, 0);
    assert_int_equal(m.found, 4);
    type(&m, "N");
    assert_int_equal(m.menu.cursor, 2);
}

static void find__leaves_the_cursor__where_nothing_is_found(void **state)
{
    (void) state;
    struct learn_model m = learn();
    m.menu.cursor = 1;
    assert_false(learn_find(&m, "zebra"));
    assert_int_equal(m.menu.cursor, 1);
    assert_true(learn_find(&m, "word"));
    assert_int_equal(m.menu.cursor, 2);
}

static void esc__undoes_one_thing_after_the_other(void **state)
{
    (void) state;
    struct learn_model m = learn();
    type(&m, "/here");
    press(&m, INPUT_ENTER, 0);
    assert_int_equal(press(&m, INPUT_ESC, 0), ACTION_HANDLED);
    assert_false(m.reading);
    assert_string_equal(m.find.text, "here");
    assert_int_equal(press(&m, INPUT_ESC, 0), ACTION_HANDLED);
    assert_string_equal(m.find.text, "");
    assert_int_equal(m.menu.cursor, 1);
    assert_int_equal(press(&m, INPUT_ESC, 0), ACTION_CANCEL);
    assert_int_equal(press(&m, INPUT_CHAR, 'q'), ACTION_QUIT);
}

static void cursor__moves_the_list__and_while_reading_the_text(void **state)
{
    (void) state;
    struct learn_model m = learn();
    m.scroll.top = 3;
    press(&m, INPUT_DOWN, 0);
    assert_int_equal(m.menu.cursor, 1);
    assert_int_equal(m.scroll.top, 0);
    press(&m, INPUT_ENTER, 0);
    press(&m, INPUT_DOWN, 0);
    assert_int_equal(m.menu.cursor, 1);
    assert_int_equal(m.scroll.top, 1);
    press(&m, INPUT_LEFT, 0);
    press(&m, INPUT_UP, 0);
    assert_int_equal(m.menu.cursor, 0);
}

/* How many cells are drawn as found. */
static int found_cells(struct learn_model *m, int cols, int rows)
{
    struct frame f = {0};
    struct view_caps caps = {.utf8 = true};
    frame_begin(&f, cols, rows, &caps);
    view_learn(&f, m);
    struct look look = theme_look(&caps, STYLE_FOUND);
    int n = 0;
    for (int i = 0; i < cols * rows; i++)
        n += f.cells[i].attr == look.attr;
    frame_release(&f);
    return n;
}

static void found__is_marked__also_over_the_end_of_a_line(void **state)
{
    (void) state;
    struct learn_model m = learn();
    learn_find(&m, "upper back");
    assert_int_equal(found_cells(&m, 100, 30), 10 + 9); /* the line's end has no cell */
    m.reading = true;
    assert_int_equal(found_cells(&m, 12, 20), 9 + 9); /* broken at the blank, too */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find__goes_from_card_to_card__and_round),
        cmocka_unit_test(find__leaves_the_cursor__where_nothing_is_found),
        cmocka_unit_test(esc__undoes_one_thing_after_the_other),
        cmocka_unit_test(cursor__moves_the_list__and_while_reading_the_text),
        cmocka_unit_test(found__is_marked__also_over_the_end_of_a_line),
    };
    return cmocka_run_group_tests_name("learn", tests, NULL, NULL);
}
