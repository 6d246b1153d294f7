/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limber preview: a file is saved in an editor beside it. */
#include "config.h"

#include "tui/home.h"
#include "unit/unit.h"

#include <stdio.h>
#include <unistd.h>

enum { LOOKS_MS = 600 /* a change is seen within it */ };

struct file {
    const char *path, *beside;
};

static struct file file_in(struct tui_home *h)
{
    return (struct file){tui_home_path(h, "my.cfg"), tui_home_path(h, "my.new")};
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* As editors do: another file, renamed. */
static void save(const struct file *f, const char *text)
{
    write_text(f->beside, text);
    assert_int_equal(rename(f->beside, f->path), 0);
}

static void sees(struct tui *t, const char *text)
{
    assert_true(tui_play_ms(t, LOOKS_MS, 100));
    assert_true(tui_wait(t, text));
}

#define STEP(id) "name = \"My five\";\nsteps = (\n  { exercise = \"" id "\"; reps = 2; } );\n"

static void preview__reads_again__whenever_the_file_is_saved(void **state)
{
    struct file f = file_in(*state);
    const char *const argv[] = {"limber", "preview", f.path, NULL};
    write_text(f.path, STEP("shoulder-rolls"));
    struct tui *t = tui_home_start(*state, 120, 30, argv);
    assert_true(tui_wait(t, "nothing wrong"));
    assert_true(tui_shows(t, "Shoulder rolls"));
    save(&f, STEP("seated-rotation"));
    sees(t, "Seated turn");
    write_text(f.path, STEP("cat-cow")); /* in place, as others do */
    sees(t, "Cat-cow");
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

static void preview__keeps_the_last_good_picture__while_there_are_errors(void **state)
{
    struct file f = file_in(*state);
    const char *const argv[] = {"limber", "preview", f.path, NULL};
    write_text(f.path, STEP("shoulder-rolls"));
    struct tui *t = tui_home_start(*state, 120, 30, argv);
    assert_true(tui_wait(t, "nothing wrong"));
    save(&f, STEP("shulder-rolls"));
    sees(t, "1 error");
    assert_true(tui_shows(t, "did you mean 'shoulder-rolls'?"));
    assert_true(tui_shows(t, "Shoulder rolls"));
    assert_int_equal(unlink(f.path), 0);
    sees(t, "there is no such file");
    assert_true(tui_shows(t, "Shoulder rolls"));
    save(&f, STEP("cat-cow"));
    sees(t, "nothing wrong");
    assert_true(tui_shows(t, "Cat-cow"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

static void preview__waits_for_a_file__that_is_not_there_yet(void **state)
{
    struct file f = file_in(*state);
    const char *const argv[] = {"limber", "preview", f.path, NULL};
    struct tui *t = tui_home_start(*state, 120, 30, argv);
    assert_true(tui_wait(t, "there is no such file"));
    save(&f, STEP("cat-cow"));
    sees(t, "nothing wrong");
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

static void preview__reads_again__what_the_file_leads_to(void **state)
{
    struct file f = file_in(*state);
    const char *own = tui_home_path(*state, "my-move.cfg");
    const char *const argv[] = {"limber", "preview", f.path, NULL};
    static const char move[] =
        "name = \"%s\"; goals = [\"mobility\"]; areas = [\"neck\"]; position = \"seated\";\n"
        "equipment = []; sides = \"none\"; prepare = 5; rest = 0;\n"
        "phases = ( { name = \"up\"; seconds = 3; breath = \"in\"; } );\n"
        "levels = ( { reps = 2; }, { reps = 3; }, { reps = 4; } );\n"
        "how = ( \"Move.\" );\n";
    char text[600];
    snprintf(text, sizeof text, move, "First name");
    write_text(own, text);
    write_text(f.path, STEP("my-move"));
    struct tui *t = tui_home_start(*state, 120, 30, argv);
    assert_true(tui_wait(t, "First name"));
    snprintf(text, sizeof text, move, "Second name");
    write_text(own, text);
    sees(t, "Second name");
    tui_type(t, "hh");
    assert_true(tui_wait(t, "turned -30"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, tui_home_setup, tui_home_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(preview__reads_again__whenever_the_file_is_saved),
        TEST(preview__keeps_the_last_good_picture__while_there_are_errors),
        TEST(preview__waits_for_a_file__that_is_not_there_yet),
        TEST(preview__reads_again__what_the_file_leads_to),
    };
    return cmocka_run_group_tests_name("preview", tests, NULL, NULL);
}
