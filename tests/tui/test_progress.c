/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The progress screens where the history cannot be read: said, nothing lost, the terminal as it
 * was. */
#include "config.h"

#include "tui/harness.h"
#include "tui/home.h"
#include "unit/unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const stats_argv[] = {"limber", "stats", NULL};
enum { PAGE_BYTES = 4096, FIVE_SECONDS = 2 };

static const char history[] = "data/limber/history.db";

/* Four years of a session a day. */
static void fill(struct tui_home *h)
{
    const char *path = tui_home_path(h, history);
    tui_home_screened(h); /* makes the folders, and a history that is replaced */
    assert_int_equal(unlink(path), 0);
    const char *const argv[] = {"tests/bench/bench_store", path, "1500", "4", NULL};
    assert_int_equal(tui_finish(tui_home_start(h, 0, 0, argv)), 0);
}

/* Every page but the first, which says what the file is. */
static void spoil(const char *path)
{
    char page[PAGE_BYTES];
    struct stat st;
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(fstat(fd, &st), 0);
    memset(page, 0xee, sizeof page);
    for (off_t at = PAGE_BYTES; at < st.st_size; at += PAGE_BYTES)
        assert_int_equal(pwrite(fd, page, sizeof page, at), sizeof page);
    close(fd);
}

static off_t size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? st.st_size : -1;
}

/* A long path goes on in the next row, wherever that is. */
static bool shows_in_rows(struct tui *t, const char *text)
{
    struct strbuf screen = {0};
    tui_dump(t, &screen);
    char *to = screen.text;
    for (const char *at = screen.text; *at; at++)
        if (*at != ' ' && *at != '\n')
            *to++ = *at;
    *to = '\0';
    bool shown = strstr(screen.text, text) != NULL;
    strbuf_release(&screen);
    return shown;
}

static void says_where_it_is(struct tui *t, const char *title)
{
    assert_true(tui_wait(t, title));
    assert_true(tui_shows(t, "The history was damaged."));
    assert_true(shows_in_rows(t, ".damaged"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait_gone(t, title));
}

static void ends_well(struct tui_home *h, struct tui *t, int status, off_t size)
{
    assert_int_equal(tui_finish(t), status);
    assert_int_equal(size_of(tui_home_path(h, "data/limber/history.db.damaged")), size);
}

static void progress__damage_met_at_once__is_said(void **state)
{
    fill(*state);
    const char *path = tui_home_path(*state, history);
    off_t size = size_of(path);
    spoil(path);
    struct tui *t = tui_home_start(*state, 0, 0, stats_argv);
    says_where_it_is(t, "A new history is begun");
    assert_true(tui_wait(t, "No scores yet"));
    tui_type(t, "q");
    ends_well(*state, t, 0, size);
}

/* While one leafs: the exercises of another year are read when they are asked for. */
static void progress__damage_met_on_a_page__is_said(void **state)
{
    fill(*state);
    const char *path = tui_home_path(*state, history);
    off_t size = size_of(path);
    struct tui *t = tui_home_start(*state, 0, 0, stats_argv);
    assert_true(tui_wait(t, "Sessions this week"));
    spoil(path);
    tui_type(t, "5y");
    tui_press(t, TUI_LEFT);
    says_where_it_is(t, "The history cannot be read");
    for (int i = 0; i < 100 && (tui_alternate_screen(t) || !tui_modes_restored(t)); i++)
        tui_settle(t, 50);
    assert_false(tui_alternate_screen(t));
    assert_true(tui_modes_restored(t));
    ends_well(*state, t, 1, size);
}

/* Another program holds all of it: said where it can be read, and there again when it lets go. */
static void progress__locked__is_said_and_lost_is_nothing(void **state)
{
    struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    fill(*state);
    const char *path = tui_home_path(*state, history);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    assert_int_equal(fcntl(fd, F_SETLK, &all), 0);
    struct tui *t = tui_home_start(*state, 200, 0, stats_argv);
    bool said = false;
    for (int i = 0; i < FIVE_SECONDS && !said; i++)
        said = tui_wait(t, "another process is writing to it");
    assert_true(said);
    assert_false(tui_alternate_screen(t));
    assert_int_equal(tui_finish(t), 1);
    close(fd);
    t = tui_home_start(*state, 0, 0, stats_argv);
    assert_true(tui_wait(t, "Sessions this week"));
    tui_type(t, "7y");
    assert_true(tui_wait(t, "Routine number"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

/* Long ago is not "rest" because there were many sessions since. */
static void progress__sessions_of_long_ago__are_there(void **state)
{
    fill(*state);
    struct tui *t = tui_home_start(*state, 0, 0, stats_argv);
    assert_true(tui_wait(t, "Sessions this week"));
    tui_type(t, "7m");
    for (int i = 0; i < 30; i++)
        tui_press(t, TUI_LEFT);
    assert_true(tui_wait(t, "Routine number"));
    assert_false(tui_shows(t, "No sessions"));
    tui_type(t, "y");
    assert_true(tui_wait(t, "the latest 256 of 3"));
    tui_type(t, "q");
    assert_int_equal(tui_finish(t), 0);
}

int main(void)
{
#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, tui_home_setup, tui_home_teardown)
    const struct CMUnitTest tests[] = {
        HOME_TEST(progress__damage_met_at_once__is_said),
        HOME_TEST(progress__damage_met_on_a_page__is_said),
        HOME_TEST(progress__locked__is_said_and_lost_is_nothing),
        HOME_TEST(progress__sessions_of_long_ago__are_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
