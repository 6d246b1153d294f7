/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/fsutil.h"
#include "io/library.h"
#include "unit/folder.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A user's folder, ours and a loose one, below one that is made for the test. */
struct fixture {
    struct arena arena;
    char *root;
    struct paths paths;
    struct library library;
    struct diags diags;
};

static const char *path_of(struct fixture *f, const char *name)
{
    return arena_printf(&f->arena, "%s/%s", f->root, name);
}

static void write_file(struct fixture *f, const char *name, const char *text)
{
    struct err err = {""};
    const char *path = path_of(f, name), *slash = strrchr(path, '/');
    const char *folder = arena_strndup(&f->arena, path, (size_t) (slash - path));
    assert_true(fs_make_folders(folder, 0700, &err));
    assert_true(fs_write_whole(path, text, strlen(text), 0600, &err));
}

static void write_exercise(struct fixture *f, const char *name, const char *title)
{
    write_file(f, name,
               arena_printf(&f->arena,
                            "name = \"%s\"; goals = \"mobility\"; areas = \"spine\"; position = "
                            "\"seated\";\nequipment = [ \"mat\" ];\nphases = ( { name = \"up\"; "
                            "seconds = 2.5; } );\nlevels = ( { reps = 1; }, { reps = 2; }, { reps "
                            "= 3; } );\nhow = ( \"Move.\" );\n",
                            title));
}

static void write_routine(struct fixture *f, const char *name, const char *exercise)
{
    write_file(f, name,
               arena_printf(&f->arena,
                            "name = \"Routine\";\nsteps = ( { exercise = \"%s\"; reps = 4; } );\n",
                            exercise));
}

static int make(void **state)
{
    struct fixture *f = xcalloc(1, sizeof *f);
    f->root = folder_new();
    f->paths = (struct paths){.config = path_of(f, "user"), .shared = path_of(f, "ours")};
    library_init(&f->library, &f->paths);
    *state = f;
    return 0;
}

static int drop(void **state)
{
    struct fixture *f = *state;
    library_release(&f->library);
    diags_release(&f->diags);
    folder_remove(f->root);
    arena_release(&f->arena);
    free(f);
    return 0;
}

/* The name of the exercise that the routine's first step came to. */
static const char *first_exercise(struct fixture *f, const char *name)
{
    struct library_item item;
    if (!library_open(&f->library, name, &item, &f->diags))
        return "(none)";
    return item.routine->steps[0].exercise->name;
}

static void library__name__is_ours_when_nobody_else_has_it(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "ours/routines/exercises/turn.cfg", "Ours");
    write_routine(f, "ours/routines/day.cfg", "turn");
    assert_string_equal(first_exercise(f, "day"), "Ours");
    assert_int_equal(f->diags.count, 0);
}

static void library__users_file__replaces_ours(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "ours/routines/exercises/turn.cfg", "Ours");
    write_exercise(f, "user/routines/exercises/turn.cfg", "Mine");
    write_routine(f, "ours/routines/day.cfg", "turn");
    assert_string_equal(first_exercise(f, "day"), "Mine");

    const struct library_entry *entries;
    assert_int_equal(library_list(&f->library, LIBRARY_EXERCISE, &entries), 1);
    assert_string_equal(entries[0].id, "turn");
    assert_true(entries[0].mine);
}

static void library__loose_file__looks_beside_itself_first(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "ours/routines/exercises/turn.cfg", "Ours");
    write_exercise(f, "user/routines/exercises/turn.cfg", "Mine");
    write_exercise(f, "loose/turn.cfg", "Beside");
    write_routine(f, "loose/day.cfg", "turn");
    assert_string_equal(first_exercise(f, path_of(f, "loose/day.cfg")), "Beside");
}

static void library__loose_file__looks_into_exercises_beside(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "loose/exercises/turn.cfg", "Beside");
    write_routine(f, "loose/turn.cfg", "turn"); /* of the same name, but no exercise */
    assert_string_equal(first_exercise(f, path_of(f, "loose/turn.cfg")), "Beside");
}

static void library__folder__is_not_beside_itself(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "ours/routines/turn.cfg", "In the wrong folder");
    write_exercise(f, "ours/routines/exercises/turn.cfg", "Ours");
    write_routine(f, "ours/routines/day.cfg", "turn");
    assert_string_equal(first_exercise(f, "day"), "Ours");
}

static void library__loose_exercise__is_known_by_its_keys(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "loose/My Turn.cfg", "Loose");
    struct library_item item;
    assert_true(library_open(&f->library, path_of(f, "loose/My Turn.cfg"), &item, &f->diags));
    assert_int_equal(item.kind, LIBRARY_EXERCISE);
    assert_string_equal(item.exercise->id, "my-turn");
    assert_string_equal(item.routine->name, "Loose");
    assert_int_equal(item.routine->n_steps, 1);
}

static void library__other_files__are_not_read(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "ours/routines/exercises/turn.cfg", "Ours");
    write_file(f, "ours/routines/exercises/broken.cfg", "((((");
    write_file(f, "ours/routines/broken.cfg", "((((");
    write_routine(f, "ours/routines/day.cfg", "turn");
    assert_string_equal(first_exercise(f, "day"), "Ours");
    assert_int_equal(f->diags.count, 0);
}

static void library__file__is_read_once(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "ours/routines/exercises/turn.cfg", "Ours");
    struct exercise_source source = library_source(&f->library);
    struct src_loc here = {"x.cfg", 1};
    const struct exercise *first = source.find(source.context, "turn", here, &f->diags);
    write_exercise(f, "ours/routines/exercises/turn.cfg", "Changed");
    const struct exercise *again = source.find(source.context, "turn", here, &f->diags);
    assert_non_null(first);
    assert_ptr_equal(first, again);
}

static void library__broken_file__is_reported_to_everyone(void **state)
{
    struct fixture *f = *state;
    write_file(f, "ours/routines/exercises/turn.cfg", "name = (;\n");
    write_file(f, "ours/routines/bad.cfg", "name = 5;\n");
    write_routine(f, "ours/routines/a.cfg", "turn");
    write_routine(f, "ours/routines/b.cfg", "turn");
    static const char *const names[] = {"a", "b", "a", "bad", "bad", "turn", "turn"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct library_item item;
        struct diags d = {0};
        assert_false(library_open(&f->library, names[i], &item, &d));
        assert_true(d.errors > 0);
        diags_release(&d);
    }
}

static void library__missing__names_the_nearest(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "ours/routines/exercises/seated-turn.cfg", "Ours");
    write_routine(f, "ours/routines/day.cfg", "seated-trun");
    assert_string_equal(first_exercise(f, "day"), "(none)");
    assert_int_equal(f->diags.count, 1);
    assert_string_equal(f->diags.items[0].id, "no-exercise");
    assert_int_equal(f->diags.items[0].loc.line, 2);
    assert_string_equal(f->diags.items[0].hint, "did you mean 'seated-turn'?");
    assert_non_null(f->diags.items[0].quote);
}

static void library__name_that_is_none__is_refused(void **state)
{
    struct fixture *f = *state;
    struct library_item item;
    assert_false(library_open(&f->library, "..", &item, &f->diags));
    assert_false(library_open(&f->library, "", &item, &f->diags));
    assert_false(library_open(&f->library, "Day", &item, &f->diags));
    assert_int_equal(f->diags.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(f->diags.items[i].id, "no-file");
}

static void library__list__is_sorted_and_leaves_out_what_is_no_id(void **state)
{
    struct fixture *f = *state;
    write_routine(f, "ours/routines/b.cfg", "turn");
    write_routine(f, "user/routines/a.cfg", "turn");
    write_routine(f, "user/routines/c.cfg", "turn");
    write_routine(f, "user/routines/.hidden.cfg", "turn");
    write_routine(f, "user/routines/No Id.cfg", "turn");
    write_file(f, "user/routines/notes.txt", "x");
    const struct library_entry *entries;
    assert_int_equal(library_list(&f->library, LIBRARY_ROUTINE, &entries), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(entries[i].id, ((const char *[]){"a", "b", "c"})[i]);
        assert_int_equal(entries[i].mine, i != 1);
    }
}

static void library__values__are_what_the_file_says(void **state)
{
    struct fixture *f = *state;
    write_exercise(f, "ours/routines/exercises/turn.cfg", "Ours");
    write_file(f, "ours/routines/day.cfg",
               "name = \"Day\"; goals = [ \"calm\", \"relief\" ];\nsteps = (\n { exercise = "
               "\"turn\"; sets = 2; rest = 12.5; sides = \"block\"; },\n { rest = 7; },\n { card = "
               "\"Title\"; text = \"Text.\"; },\n { repeat = 3; steps = ( { checklist = \"List\"; "
               "items = ( \"a\", \"b\" ); } ); } );\n");
    struct library_item item;
    assert_true(library_open(&f->library, "day", &item, &f->diags));
    const struct routine *r = item.routine;
    assert_int_equal(r->first_goal, GOAL_CALM);
    assert_int_equal(r->equipment, 1U << EQUIPMENT_MAT); /* of its exercises */
    assert_int_equal(r->n_steps, 4);
    assert_int_equal(r->steps[0].sets, 2);
    assert_int_equal(r->steps[0].reps, 0);
    assert_int_equal(r->steps[0].hold_ms, -1);
    assert_int_equal(r->steps[0].between_ms, 12500);
    assert_int_equal(r->steps[0].sides, SIDES_BLOCK);
    assert_int_equal(r->steps[0].loc.line, 3);
    assert_int_equal(r->steps[1].ms, 7000);
    assert_int_equal(r->steps[1].sides, -1);
    assert_int_equal(r->steps[2].ms, 0);
    assert_int_equal(r->steps[3].times, 3);
    assert_int_equal(r->steps[3].steps[0].n_items, 2);
    const struct exercise *e = r->steps[0].exercise;
    assert_int_equal(e->phases[0].ms, 2500);
    assert_int_equal(e->phases[0].breath, BREATH_FREE);
    assert_int_equal(e->prepare_ms, 10000); /* not given */
    assert_int_equal(e->rest_ms, 30000);
    assert_int_equal(e->finish_ms, 0);
    assert_int_equal(e->sides, SIDES_NONE);
    assert_int_equal(e->levels[2].reps, 3);
    assert_int_equal(e->levels[2].sets, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(library__name__is_ours_when_nobody_else_has_it, make, drop),
        cmocka_unit_test_setup_teardown(library__users_file__replaces_ours, make, drop),
        cmocka_unit_test_setup_teardown(library__loose_file__looks_beside_itself_first, make, drop),
        cmocka_unit_test_setup_teardown(library__loose_file__looks_into_exercises_beside, make,
                                        drop),
        cmocka_unit_test_setup_teardown(library__folder__is_not_beside_itself, make, drop),
        cmocka_unit_test_setup_teardown(library__loose_exercise__is_known_by_its_keys, make, drop),
        cmocka_unit_test_setup_teardown(library__other_files__are_not_read, make, drop),
        cmocka_unit_test_setup_teardown(library__file__is_read_once, make, drop),
        cmocka_unit_test_setup_teardown(library__broken_file__is_reported_to_everyone, make, drop),
        cmocka_unit_test_setup_teardown(library__missing__names_the_nearest, make, drop),
        cmocka_unit_test_setup_teardown(library__name_that_is_none__is_refused, make, drop),
        cmocka_unit_test_setup_teardown(library__list__is_sorted_and_leaves_out_what_is_no_id, make,
                                        drop),
        cmocka_unit_test_setup_teardown(library__values__are_what_the_file_says, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
