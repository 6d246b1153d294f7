/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do to the models of the screens around a session, without a terminal. */
#include "unit.h"
#include "view/ask.h"
#include "view/fixture.h"
#include "view/screens.h"
#include "view/tally.h"

#include <string.h>

static struct input key(enum input_key k)
{
    return (struct input){k, 0};
}

static struct input ch(char c)
{
    return (struct input){INPUT_CHAR, (uint32_t) (unsigned char) c};
}

/* ---- scale, check, choice, look ---- */

static void scale__answers_at_once__to_a_digit(void **state)
{
    (void) state;
    struct scale_model m = {.value = -1};
    assert_int_equal(scale_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    assert_int_equal(m.value, -1);
    assert_int_equal(scale_key(&m, ch('7')), ACTION_GO_ON);
    assert_int_equal(m.value, 7);
    assert_int_equal(scale_key(&m, ch('t')), ACTION_GO_ON);
    assert_int_equal(m.value, 10);
}

static void tally__a_digit__answers_and_goes_on(void **state)
{
    (void) state;
    static const char *const names[] = {"one", "two"};
    struct tally_model m = {.names = names, .n = 2, .most = 5, .values = {-1, -1}};
    assert_int_equal(tally_key(&m, ch('6')), ACTION_NONE);
    assert_int_equal(tally_key(&m, ch('t')), ACTION_NONE);
    assert_int_equal(tally_key(&m, ch('0')), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, 1);
    assert_int_equal(tally_key(&m, key(INPUT_UP)), ACTION_HANDLED);
    assert_int_equal(tally_key(&m, key(INPUT_DOWN)), ACTION_HANDLED);
    assert_int_equal(tally_key(&m, ch('5')), ACTION_GO_ON);
    assert_int_equal(m.values[0], 0);
    assert_int_equal(m.values[1], 5);
    assert_int_equal(tally_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
}

static void choice__at_once__a_digit_goes_on(void **state)
{
    (void) state;
    struct choice_model m = {.n = 3, .at_once = true};
    assert_int_equal(choice_key(&m, ch('2')), ACTION_GO_ON);
    assert_int_equal(m.menu.cursor, 1);
    assert_int_equal(choice_key(&m, ch('4')), ACTION_NONE);
}

static void scale__stays_between_0_and_10__with_the_arrows(void **state)
{
    (void) state;
    struct scale_model m = {.value = -1};
    assert_int_equal(scale_key(&m, key(INPUT_RIGHT)), ACTION_HANDLED);
    assert_int_equal(m.value, 0);
    scale_key(&m, key(INPUT_LEFT));
    assert_int_equal(m.value, 0);
    for (int i = 0; i < 12; i++)
        scale_key(&m, key(INPUT_RIGHT));
    assert_int_equal(m.value, 10);
}

static void check__tells_its_answers_apart__by_key(void **state)
{
    (void) state;
    struct check_model m = {.pain = -1};
    assert_int_equal(check_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    assert_int_equal(check_key(&m, ch('n')), ACTION_SOMETHING_NEW);
    assert_int_equal(check_key(&m, ch('w')), ACTION_NOT_WELL);
    assert_int_equal(check_key(&m, ch('5')), ACTION_NUMBER);
    assert_int_equal(m.pain, 5);
    assert_int_equal(check_key(&m, ch('y')), ACTION_NONE);
}

static void choice__moves_to_a_number__and_waits_for_enter(void **state)
{
    (void) state;
    static const char *const items[] = {"one", "two", "three"};
    struct choice_model m = {.items = items, .n = 3};
    assert_int_equal(choice_key(&m, ch('3')), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, 2);
    assert_int_equal(choice_key(&m, ch('4')), ACTION_NONE);
    assert_int_equal(choice_key(&m, key(INPUT_UP)), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, 1);
    assert_int_equal(choice_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    assert_int_equal(choice_key(&m, key(INPUT_ESC)), ACTION_CANCEL);
}

static void look__goes_round__with_the_arrows(void **state)
{
    (void) state;
    struct look_model m = {.n = 3};
    assert_int_equal(look_key(&m, key(INPUT_LEFT)), ACTION_HANDLED);
    assert_int_equal(m.chosen, 2);
    assert_int_equal(look_key(&m, key(INPUT_RIGHT)), ACTION_HANDLED);
    assert_int_equal(m.chosen, 0);
    assert_int_equal(look_key(&m, ch('2')), ACTION_HANDLED);
    assert_int_equal(m.chosen, 1);
    assert_int_equal(look_key(&m, ch('4')), ACTION_NONE);
    assert_int_equal(look_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
}

static void page__scrolls_or_goes_on__by_its_kind(void **state)
{
    (void) state;
    struct page_model m = {.screen = SCREEN_PAGE, .title = "", .text = ""};
    assert_int_equal(page_key(&m, key(INPUT_DOWN)), ACTION_HANDLED);
    assert_int_equal(m.scroll.top, 1);
    assert_int_equal(page_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    m.screen = SCREEN_BLOCKED; /* there is no way on */
    assert_int_equal(page_key(&m, key(INPUT_ENTER)), ACTION_NONE);
    assert_int_equal(page_key(&m, ch(' ')), ACTION_NONE);
    assert_int_equal(page_key(&m, ch('q')), ACTION_QUIT);
    m.screen = SCREEN_ACCEPT;
    assert_int_equal(page_key(&m, ch(' ')), ACTION_NONE); /* not by accident */
    assert_int_equal(page_key(&m, ch('b')), ACTION_LOOK_AROUND);
}

static void page__locked__is_opened_by_its_own_key_only(void **state)
{
    (void) state;
    struct page_model m = {.screen = SCREEN_LOCKED, .title = "", .text = ""};
    assert_int_equal(page_key(&m, key(INPUT_ENTER)), ACTION_NONE);
    assert_int_equal(page_key(&m, ch('a')), ACTION_UNLOCK);
    m.screen = SCREEN_BLOCKED; /* just told: there is no way round it */
    assert_int_equal(page_key(&m, ch('a')), ACTION_NONE);
}

static void dial__turns_within_its_limits(void **state)
{
    (void) state;
    struct dial_model m = {
        .title = "", .question = "", .unit = "weeks", .min = 1, .max = 42, .value = 3};
    assert_int_equal(dial_key(&m, key(INPUT_LEFT)), ACTION_HANDLED);
    assert_int_equal(m.value, 2);
    assert_int_equal(dial_key(&m, key(INPUT_PAGE_DOWN)), ACTION_HANDLED);
    assert_int_equal(m.value, 1);
    assert_int_equal(dial_key(&m, key(INPUT_PAGE_UP)), ACTION_HANDLED);
    assert_int_equal(m.value, 8);
    m.value = 42;
    assert_int_equal(dial_key(&m, key(INPUT_RIGHT)), ACTION_HANDLED);
    assert_int_equal(m.value, 42);
    assert_int_equal(dial_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    assert_int_equal(dial_key(&m, key(INPUT_ESC)), ACTION_CANCEL);
}

/* ---- questions ---- */

static void ask__wants_ticks_or_none__before_it_goes_on(void **state)
{
    (void) state;
    struct ask_row rows[] = {{.kind = ASK_TICK, .text = "a", .value = -1},
                             {.kind = ASK_TICK, .text = "b", .value = -1}};
    struct ask_model m = {.title = "", .rows = rows, .n = 2};
    assert_int_equal(ask_key(&m, key(INPUT_ENTER)), ACTION_HANDLED);
    assert_non_null(m.wants);
    assert_int_equal(rows[0].value, -1);
    assert_int_equal(ask_key(&m, key(INPUT_DOWN)), ACTION_HANDLED);
    assert_null(m.wants);
    assert_int_equal(ask_key(&m, ch(' ')), ACTION_HANDLED);
    assert_int_equal(ask_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    assert_int_equal(rows[0].value, 0);
    assert_int_equal(rows[1].value, 1);
}

/* What is recorded is what is shown: Enter chooses the line it is on, and goes on only from a line
 * that is seen to be chosen. */
static void ask__chooses_with_enter__and_shows_it_before_it_goes_on(void **state)
{
    (void) state;
    struct ask_row rows[] = {{.kind = ASK_HEAD, .text = "which?"},
                             {.kind = ASK_RADIO, .text = "b", .group = 1, .value = -1},
                             {.kind = ASK_RADIO, .text = "c", .group = 1, .value = -1}};
    struct ask_model m = {.title = "", .rows = rows, .n = 3, .menu.cursor = 2};
    assert_int_equal(ask_key(&m, key(INPUT_ENTER)), ACTION_HANDLED);
    assert_int_equal(rows[1].value, 0);
    assert_int_equal(rows[2].value, 1);
    assert_int_equal(m.menu.cursor, 2);
    assert_int_equal(ask_key(&m, key(INPUT_UP)), ACTION_HANDLED);
    assert_int_equal(ask_key(&m, key(INPUT_ENTER)), ACTION_HANDLED); /* the other one */
    assert_int_equal(rows[1].value, 1);
    assert_int_equal(rows[2].value, 0);
    assert_int_equal(ask_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    assert_int_equal(rows[1].value, 1);
    assert_int_equal(rows[2].value, 0);
}

/* However often: whoever only presses Enter, or n and Enter, has not read. */
static void ask__enter_alone__answers_nothing(void **state)
{
    (void) state;
    struct ask_row rows[] = {{.kind = ASK_HEAD, .text = "which?"},
                             {.kind = ASK_RADIO, .text = "b", .group = 1, .value = -1},
                             {.kind = ASK_RADIO, .text = "c", .group = 1, .value = -1},
                             {.kind = ASK_TICK, .text = "d", .value = -1}};
    struct ask_model m = {.title = "", .rows = rows, .n = 4};
    for (int i = 0; i < 8; i++) {
        assert_int_equal(ask_key(&m, i == 4 ? ch('n') : key(INPUT_ENTER)), ACTION_HANDLED);
        assert_string_equal(m.wants, "Choose one of these lines with Enter.");
        assert_int_equal(m.menu.cursor, 0); /* at the question, on none of its answers */
        assert_int_equal(rows[1].value, -1);
        assert_int_equal(rows[2].value, -1);
    }
}

/* The last line takes ticks back; it is seen before the page is left. */
static void ask__enter_at_none_of_these__shows_what_it_takes_back(void **state)
{
    (void) state;
    struct ask_row rows[] = {{.kind = ASK_TICK, .text = "a", .value = -1}};
    struct ask_model m = {.title = "", .rows = rows, .n = 1};
    ask_key(&m, ch(' '));
    ask_key(&m, key(INPUT_DOWN));
    assert_int_equal(ask_key(&m, key(INPUT_ENTER)), ACTION_HANDLED);
    assert_int_equal(rows[0].value, 0);
    assert_true(m.none);
    assert_int_equal(ask_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
}

/* Digits are for lines that want a number. */
static void ask__number__only_where_one_is_wanted(void **state)
{
    (void) state;
    struct ask_row rows[] = {{.kind = ASK_TICK, .text = "a", .value = -1},
                             {.kind = ASK_SCALE, .text = "b", .value = -1}};
    struct ask_model m = {.title = "", .rows = rows, .n = 2};
    assert_int_equal(ask_key(&m, ch('4')), ACTION_NONE);
    assert_int_equal(rows[0].value, -1);
    ask_key(&m, key(INPUT_DOWN));
    assert_int_equal(ask_key(&m, ch('4')), ACTION_HANDLED);
    assert_int_equal(rows[1].value, 4);
}

static void ask__takes_back_ticks__at_none_of_these(void **state)
{
    (void) state;
    struct ask_row rows[] = {{.kind = ASK_TICK, .text = "a", .value = 1},
                             {.kind = ASK_SCALE, .text = "b", .value = -1}};
    struct ask_model m = {.title = "", .rows = rows, .n = 2};
    assert_int_equal(ask_key(&m, ch('n')), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, 1); /* at once where the number is missing */
    assert_string_equal(m.wants, "Give a number here: 0 to 9, t for ten.");
    assert_int_equal(rows[0].value, 0);
    assert_int_equal(ask_key(&m, key(INPUT_ENTER)), ACTION_HANDLED); /* the number is missing */
    assert_int_equal(m.menu.cursor, 1);
    assert_int_equal(ask_key(&m, ch('t')), ACTION_HANDLED);
    assert_int_equal(rows[1].value, 10);
    assert_int_equal(ask_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
}

/* ---- the walk-through ---- */

static void walk__shows_one_repetition_after_another__with_short_holds(void **state)
{
    (void) state;
    struct arena a = {0};
    const struct timeline *t = fixture_timeline(&a);
    const struct exercise *cat = t->steps[1].exercise, *doorway = t->steps[4].exercise;
    assert_int_equal(walk_moment(cat, 0).phase, -1);
    assert_int_equal(walk_moment(cat, 1500).phase, 0);
    assert_int_equal(walk_moment(cat, 6000).phase, 1);
    assert_false(walk_moment(cat, 11500).mirror_to); /* no sides */
    assert_int_equal(walk_moment(doorway, 5000).phase, 1);
    assert_true(walk_moment(doorway, 5000).still);
    assert_float_equal(walk_moment(doorway, 5000).seconds, 4, 1e-6); /* however long it is held */
    assert_true(walk_moment(doorway, 9500).mirror_to);               /* the other side */
    for (int64_t at = 0; at < 60000; at += 50) {
        struct figure_moment m = walk_moment(doorway, at);
        assert_true(m.progress >= 0 && m.progress <= 1 && m.breath >= 0 && m.breath <= 1);
        assert_in_range(m.phase + 1, 0, 2);
    }
    arena_release(&a);
}

static void walk__passes_on__what_the_shell_does(void **state)
{
    (void) state;
    struct walk_model m = {0};
    assert_int_equal(walk_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    assert_int_equal(walk_key(&m, key(INPUT_LEFT)), ACTION_PREVIOUS);
    assert_int_equal(walk_key(&m, ch('s')), ACTION_START);
    assert_int_equal(walk_key(&m, ch('f')), ACTION_FIGURE);
    assert_int_equal(walk_key(&m, key(INPUT_PAGE_DOWN)), ACTION_HANDLED);
}

/* ---- the mouse ---- */

/* What stands in a row from x on begins with that text. */
static bool reads(const struct frame *f, int x, int y, const char *text)
{
    for (; *text; text++, x++)
        if (x >= f->cols || f->cells[y * f->cols + x].cp != (unsigned char) *text)
            return false;
    return true;
}

/* The key's name, as the footer writes it; arrows are checked by their action alone. */
static bool names_key(const struct frame *f, const struct hit *h)
{
    static const struct {
        enum input_key key;
        const char *name;
    } names[] = {{INPUT_ENTER, "Enter"}, {INPUT_ESC, "Esc"}, {INPUT_TAB, "Tab"}};
    if (h->input.key == INPUT_CHAR && h->input.cp == ' ')
        return reads(f, h->r.x, h->r.y, "space");
    if (h->input.key == INPUT_CHAR)
        return f->cells[h->r.y * f->cols + h->r.x].cp == h->input.cp ||
               f->cells[h->r.y * f->cols + h->r.x + 1].cp == h->input.cp; /* the second of two */
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (names[i].key == h->input.key)
            return reads(f, h->r.x, h->r.y, names[i].name);
    return true;
}

static void footer__is_clickable__each_key_where_it_is_drawn(void **state)
{
    (void) state;
    struct frame f = {0};
    struct view_caps caps = {.utf8 = true, .colours = 256};
    int clickable = 0;
    for (int screen = 0; screen < N_SCREENS; screen++) {
        for (int cols = 1; cols <= 130; cols++) {
            frame_begin(&f, cols, 2, &caps);
            keys_footer(&f, (struct rect){1, 1, cols - 2, 1}, (enum screen) screen);
            for (int i = 0; i < f.n_hits; i++) {
                const struct hit *h = &f.hits[i];
                assert_true(h->r.x >= 1 && h->r.x + h->r.w <= cols - 1 && h->r.y == 1);
                if (cols >= 30 && !names_key(&f, h))
                    fail_msg("screen %d, %d columns: no key at %d", screen, cols, h->r.x);
                if (keys_action((enum screen) screen, h->input) == ACTION_NONE)
                    fail_msg("screen %d: key %d means nothing", screen, h->input.key);
                struct input in = {INPUT_PRESS, input_place(h->r.x + h->r.w - 1, 1)};
                assert_int_equal(frame_input(&f, in).key, h->input.key);
                clickable++;
            }
        }
    }
    assert_true(clickable > 1000);
    frame_release(&f);
}

static void click__ticks_answers__and_takes_them_back(void **state)
{
    (void) state;
    struct ask_row rows[] = {{.kind = ASK_TICK, .text = "a", .value = -1},
                             {.kind = ASK_RADIO, .text = "b", .group = 1, .value = -1},
                             {.kind = ASK_RADIO, .text = "c", .group = 1, .value = -1}};
    struct ask_model m = {.rows = rows, .n = 3};
    assert_int_equal(ask_key(&m, (struct input){INPUT_CLICK, 0}), ACTION_HANDLED);
    assert_int_equal(rows[0].value, 1);
    ask_key(&m, (struct input){INPUT_CLICK, 0});
    assert_int_equal(rows[0].value, 0);
    ask_key(&m, (struct input){INPUT_CLICK, 2});
    assert_int_equal(rows[2].value, 1);
    ask_key(&m, (struct input){INPUT_CLICK, 3});
    assert_true(m.none);
    assert_int_equal(ask_key(&m, (struct input){INPUT_CLICK, 99}), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, 3);
}

/* Where a wrong line does harm none is preselected: Enter is no answer until one was gone to. */
static void choice__on_no_line__wants_one_before_enter(void **state)
{
    (void) state;
    static const char *const items[] = {"a", "b"};
    struct choice_model m = {.title = "", .items = items, .n = 2, .menu.cursor = MENU_NOWHERE};
    struct frame f = {0};
    frame_begin(&f, 40, 12, &(struct view_caps){.utf8 = true});
    view_choice(&f, &m);
    assert_int_equal(m.menu.cursor, MENU_NOWHERE);
    for (int i = 0; i < 3; i++)
        assert_int_equal(choice_key(&m, key(INPUT_ENTER)), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, MENU_NOWHERE);
    assert_int_equal(choice_key(&m, key(INPUT_DOWN)), ACTION_HANDLED);
    assert_int_equal(m.menu.cursor, 0);
    assert_int_equal(choice_key(&m, ch('2')), ACTION_HANDLED);
    assert_int_equal(choice_key(&m, key(INPUT_ENTER)), ACTION_GO_ON);
    assert_int_equal(m.menu.cursor, 1);
    frame_release(&f);
}

static void click__chooses_a_line__only_the_second_time(void **state)
{
    (void) state;
    static const char *const items[] = {"Yes, that is right", "No"};
    struct choice_model m = {.items = items, .n = 2};
    assert_int_equal(choice_key(&m, (struct input){INPUT_CLICK, 0}), ACTION_HANDLED);
    assert_int_equal(choice_key(&m, (struct input){INPUT_CLICK, 1}), ACTION_HANDLED);
    assert_int_equal(choice_key(&m, (struct input){INPUT_CLICK, 0}), ACTION_HANDLED);
    assert_int_equal(choice_key(&m, key(INPUT_DOWN)), ACTION_HANDLED);
    assert_int_equal(choice_key(&m, key(INPUT_UP)), ACTION_HANDLED);
    assert_int_equal(choice_key(&m, (struct input){INPUT_CLICK, 0}), ACTION_HANDLED);
    assert_int_equal(choice_key(&m, (struct input){INPUT_CLICK, 0}), ACTION_GO_ON);
}

static void click__gives_a_number__where_it_stands(void **state)
{
    (void) state;
    struct frame f = {0};
    struct view_caps caps = {.utf8 = true};
    struct scale_model m = {.title = "t", .question = "q", .low = "l", .high = "h", .value = -1};
    frame_begin(&f, 80, 24, &caps);
    view_scale(&f, &m);
    for (int i = 0, found = 0; i < f.n_hits; i++) {
        if (keys_number(f.hits[i].input) < 0)
            continue;
        assert_int_equal(keys_number(f.hits[i].input), found++);
        assert_int_equal(scale_key(&m, f.hits[i].input), ACTION_GO_ON);
        assert_int_equal(m.value, found - 1);
    }
    frame_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scale__answers_at_once__to_a_digit),
        cmocka_unit_test(tally__a_digit__answers_and_goes_on),
        cmocka_unit_test(choice__at_once__a_digit_goes_on),
        cmocka_unit_test(scale__stays_between_0_and_10__with_the_arrows),
        cmocka_unit_test(check__tells_its_answers_apart__by_key),
        cmocka_unit_test(choice__moves_to_a_number__and_waits_for_enter),
        cmocka_unit_test(look__goes_round__with_the_arrows),
        cmocka_unit_test(page__scrolls_or_goes_on__by_its_kind),
        cmocka_unit_test(page__locked__is_opened_by_its_own_key_only),
        cmocka_unit_test(dial__turns_within_its_limits),
        cmocka_unit_test(ask__wants_ticks_or_none__before_it_goes_on),
        cmocka_unit_test(ask__chooses_with_enter__and_shows_it_before_it_goes_on),
        cmocka_unit_test(ask__enter_alone__answers_nothing),
        cmocka_unit_test(ask__enter_at_none_of_these__shows_what_it_takes_back),
        cmocka_unit_test(ask__number__only_where_one_is_wanted),
        cmocka_unit_test(ask__takes_back_ticks__at_none_of_these),
        cmocka_unit_test(choice__on_no_line__wants_one_before_enter),
        cmocka_unit_test(walk__shows_one_repetition_after_another__with_short_holds),
        cmocka_unit_test(walk__passes_on__what_the_shell_does),
        cmocka_unit_test(footer__is_clickable__each_key_where_it_is_drawn),
        cmocka_unit_test(click__ticks_answers__and_takes_them_back),
        cmocka_unit_test(click__chooses_a_line__only_the_second_time),
        cmocka_unit_test(click__gives_a_number__where_it_stands),
    };
    return cmocka_run_group_tests_name("screen-keys", tests, NULL, NULL);
}
