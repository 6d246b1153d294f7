/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/fsutil.h"
#include "io/paths.h"
#include "unit/folder.h"
#include "unit/unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void paths__follow_home__when_nothing_else_is_set(void **state)
{
    (void) state;
    struct arena a = {0};
    struct paths p;
    paths_make(&p, &(struct paths_from){.home = "/home/ada", .datadir = "/data"}, &a);
    assert_string_equal(p.config, "/home/ada/.config/limber");
    assert_string_equal(p.config_file, "/home/ada/.config/limber/limber.cfg");
    assert_string_equal(p.history_file, "/home/ada/.local/share/limber/history.db");
    assert_string_equal(p.state_file, "/home/ada/.local/state/limber/state.cfg");
    assert_string_equal(p.shared, "/data");
    arena_release(&a);
}

static void paths__follow_xdg__when_absolute(void **state)
{
    (void) state;
    struct arena a = {0};
    struct paths p;
    const struct paths_from from = {
        .home = "/home/ada", .config_home = "/c", .data_home = "relative", .state_home = ""};
    paths_make(&p, &from, &a);
    assert_string_equal(p.config, "/c/limber");
    assert_string_equal(p.data, "/home/ada/.local/share/limber");
    assert_string_equal(p.state, "/home/ada/.local/state/limber");
    arena_release(&a);
}

static void paths__stay_absolute__without_a_home(void **state)
{
    (void) state;
    struct arena a = {0};
    struct paths p;
    paths_make(&p, &(struct paths_from){.home = "not/absolute"}, &a);
    assert_int_equal(p.config[0], '/');
    assert_int_equal(p.shared[0], '/');
    arena_release(&a);
}

static void paths__find_the_source_tree__of_an_uninstalled_program(void **state)
{
    (void) state;
    char *folder = folder_new();
    struct arena a = {0};
    struct err err = {0};
    struct paths p;
    const char *file = arena_printf(&a, "%s/uninstalled-datadir", folder);
    const struct paths_from from = {.home = "/h", .exe_folder = folder};

    paths_make(&p, &from, &a);
    assert_string_equal(p.shared, LIMBER_PKGDATADIR);
    assert_true(fs_write_whole(file, "/src/lim ber\n", 13, 0600, &err));
    paths_make(&p, &from, &a);
    assert_string_equal(p.shared, "/src/lim ber");
    assert_true(fs_write_whole(file, "relative\n", 9, 0600, &err));
    paths_make(&p, &from, &a);
    assert_string_equal(p.shared, LIMBER_PKGDATADIR);

    folder_remove(folder);
    arena_release(&a);
}

static mode_t mode_of(const char *path)
{
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    return st.st_mode & 07777;
}

static void file__obeys_the_umask__only_when_new(void **state)
{
    (void) state;
    char *folder = folder_new();
    struct arena a = {0};
    struct err err = {0};
    const char *file = arena_printf(&a, "%s/mine.cfg", folder);

    mode_t before = umask(027);
    bool written = fs_write_whole(file, "a\n", 2, 0666, &err);
    mode_t during = umask(before);
    assert_true(written);
    assert_int_equal(during, 027);
    assert_int_equal(mode_of(file), 0640);

    assert_int_equal(chmod(file, 0606), 0);
    assert_true(fs_write_whole(file, "b\n", 2, 0600, &err));
    assert_int_equal(mode_of(file), 0606);

    folder_remove(folder);
    arena_release(&a);
}

static void file__is_written_in_place__where_it_is_a_pipe(void **state)
{
    (void) state;
    char *folder = folder_new();
    struct arena a = {0};
    struct err err = {0};
    const char *pipe = arena_printf(&a, "%s/pipe", folder);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    int fd = open(pipe, O_RDWR | O_NONBLOCK | O_CLOEXEC); /* so that nobody waits for the other */
    assert_true(fd >= 0);
    assert_true(fs_write_whole(pipe, "all", 3, 0600, &err));
    struct stat st;
    assert_int_equal(stat(pipe, &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    char got[4] = "";
    assert_int_equal(read(fd, got, 3), 3);
    assert_string_equal(got, "all");
    close(fd);
    folder_remove(folder);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths__follow_home__when_nothing_else_is_set),
        cmocka_unit_test(paths__follow_xdg__when_absolute),
        cmocka_unit_test(paths__stay_absolute__without_a_home),
        cmocka_unit_test(paths__find_the_source_tree__of_an_uninstalled_program),
        cmocka_unit_test(file__obeys_the_umask__only_when_new),
        cmocka_unit_test(file__is_written_in_place__where_it_is_a_pipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
