/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/folder.h"
#include "io/fsutil.h"
#include "io/library.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The files of tests/routines say themselves what is wrong with them: a line that
 * must fail carries `# expect error: ID` (or `warning`; several ids with commas
 * between), `# expect error at LINE: ID` speaks of another line, 0 of the file as a
 * whole. Nothing else may be reported, and everything expected must be.
 */
struct finding {
    int line;
    enum diag_level level;
    char id[32];
    bool met;
};

enum { FINDINGS_MAX = 64 };

struct expected {
    struct finding items[FINDINGS_MAX];
    size_t count;
};

static void add_ids(struct expected *e, int line, enum diag_level level, const char *ids)
{
    while (e->count < FINDINGS_MAX) {
        ids += strspn(ids, ", ");
        size_t length = strspn(ids, "abcdefghijklmnopqrstuvwxyz0123456789-");
        if (length == 0)
            return;
        struct finding *f = &e->items[e->count++];
        *f = (struct finding){.line = line, .level = level};
        snprintf(f->id, sizeof f->id, "%.*s", (int) length, ids);
        ids += length;
        if (*ids != ',')
            return;
    }
}

static void expect_line(struct expected *e, int line, const char *text)
{
    static const char *const words[] = {
        [DIAG_WARNING] = "expect warning", [DIAG_ERROR] = "expect error"};
    for (int level = DIAG_WARNING; level <= DIAG_ERROR; level++) {
        const char *at = strstr(text, words[level]);
        if (!at)
            continue;
        at += strlen(words[level]);
        int other;
        if (sscanf(at, " at %d:", &other) == 1)
            line = other;
        at = strchr(at, ':');
        assert_non_null(at);
        add_ids(e, line, (enum diag_level) level, at + 1);
    }
}

static void read_expected(struct expected *e, const char *path)
{
    struct strbuf text = {0};
    assert_int_equal(fs_read(path, 1 << 20, &text, NULL), FS_OK);
    int line = 1;
    for (char *p = text.text; p && *p; line++) {
        char *end = strchr(p, '\n');
        if (end)
            *end = '\0';
        expect_line(e, line, p);
        p = end ? end + 1 : NULL;
    }
    strbuf_release(&text);
}

static bool meet(struct expected *e, const struct diag *d)
{
    for (size_t i = 0; i < e->count; i++) {
        struct finding *f = &e->items[i];
        if (!f->met && f->line == d->loc.line && f->level == d->level && strcmp(f->id, d->id) == 0)
            return f->met = true;
    }
    return false;
}

/* Returns how many findings are too many or missing. */
static int compare(struct expected *e, const struct diags *d, const char *path)
{
    int wrong = 0;
    for (size_t i = 0; i < d->count; i++) {
        const struct diag *item = &d->items[i];
        if (strcmp(item->loc.path, path) != 0 || meet(e, item))
            continue;
        print_error("%s:%d: not expected: %s [%s]\n", path, item->loc.line, item->message,
                    item->id);
        wrong++;
    }
    for (size_t i = 0; i < e->count; i++) {
        if (e->items[i].met)
            continue;
        print_error("%s:%d: not found: [%s]\n", path, e->items[i].line, e->items[i].id);
        wrong++;
    }
    return wrong;
}

static int check_file(const char *path, const struct paths *paths)
{
    struct expected e = {0};
    struct library l;
    struct diags d = {0};
    read_expected(&e, path);
    library_init(&l, paths);
    bool ok = library_check(&l, path, &d);
    int wrong = compare(&e, &d, path);
    if (ok != (d.errors == 0)) {
        print_error("%s: the result and the diagnostics differ\n", path);
        wrong++;
    }
    library_release(&l);
    diags_release(&d);
    return wrong;
}

static void check_folder(const char *below, const struct paths *paths, size_t at_least)
{
    struct arena a = {0};
    const char *srcdir = getenv("srcdir");
    const char *folder = arena_printf(&a, "%s/%s", srcdir ? srcdir : ".", below);
    const struct folder_file *files;
    size_t count = folder_list(&folder, 1, &files, &a);
    int wrong = 0;
    for (size_t i = 0; i < count; i++)
        wrong += check_file(files[i].path, paths);
    assert_int_equal(wrong, 0);
    assert_true(count >= at_least);
    arena_release(&a);
}

/* Loose files, with nothing but what lies beside them. */
static const struct paths nowhere = {.config = "/nonexistent", .shared = "/nonexistent"};

static void corpus__bad_routines__say_what_is_wrong(void **state)
{
    (void) state;
    check_folder("tests/routines/bad", &nowhere, 25);
}

static void corpus__bad_exercises__say_what_is_wrong(void **state)
{
    (void) state;
    check_folder("tests/routines/bad/exercises", &nowhere, 10);
}

static struct paths shipped(struct arena *a)
{
    const char *srcdir = getenv("srcdir");
    return (struct paths){.config = "/nonexistent",
                          .shared = arena_strdup(a, srcdir ? srcdir : ".")};
}

static void corpus__good_files__say_nothing(void **state)
{
    (void) state;
    struct arena a = {0};
    struct paths paths = shipped(&a);
    check_folder("tests/routines/good", &paths, 5);
    check_folder("tests/routines/good/exercises", &paths, 1);
    arena_release(&a);
}

static void corpus__shipped_files__say_nothing(void **state)
{
    (void) state;
    struct arena a = {0};
    struct paths paths = shipped(&a);
    check_folder("routines", &paths, 6);
    check_folder("routines/exercises", &paths, 23);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corpus__bad_routines__say_what_is_wrong),
        cmocka_unit_test(corpus__bad_exercises__say_what_is_wrong),
        cmocka_unit_test(corpus__good_files__say_nothing),
        cmocka_unit_test(corpus__shipped_files__say_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
