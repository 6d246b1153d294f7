/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "unit/store_fixture.h"

#include "base/mem.h"
#include "base/strbuf.h"
#include "io/store_internal.h"
#include "unit/folder.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *join(const char *a, const char *b)
{
    struct strbuf sb = {0};
    strbuf_printf(&sb, "%s%s", a, b);
    char *text = xstrdup(strbuf_text(&sb));
    strbuf_release(&sb);
    return text;
}

int fixture_setup(void **state)
{
    struct store_fixture *f = xcalloc(1, sizeof *f);
    f->root = folder_new();
    char *data = join(f->root, "/data");
    f->folder = join(data, "/limber");
    f->path = join(f->folder, "/history.db");
    *state = f;
    int made = mkdir(data, 0700);
    free(data);
    return made;
}

int fixture_teardown(void **state)
{
    struct store_fixture *f = *state;
    folder_remove(f->root);
    free(f->folder);
    free(f->path);
    for (size_t i = 0; i < ARRAY_LEN(f->names); i++)
        free(f->names[i]);
    free(f);
    return 0;
}

const char *fixture_beside(struct store_fixture *f, const char *suffix)
{
    char **name = &f->names[f->next_name++ % ARRAY_LEN(f->names)];
    free(*name);
    return *name = join(f->path, suffix);
}

void fixture_write(const char *path, const void *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

char *fixture_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    struct strbuf sb = {0};
    char bytes[4096];
    size_t count;
    if (!file)
        return NULL;
    while ((count = fread(bytes, 1, sizeof bytes, file)) > 0)
        strbuf_add(&sb, bytes, count);
    fclose(file);
    strbuf_puts(&sb, "");
    if (length)
        *length = sb.length;
    return sb.text;
}

void fixture_copy(const char *from, const char *to)
{
    size_t length;
    char *bytes = fixture_read(from, &length);
    assert_non_null(bytes);
    fixture_write(to, bytes, length);
    free(bytes);
}

struct store *fixture_open(const struct store_fixture *f)
{
    struct err err = {0};
    struct store *s = store_open(f->path, &err);
    if (!s)
        fail_msg("%s", err.text);
    return s;
}

void fixture_session_write(struct store *s, struct session_record *r,
                           const struct step_record *step)
{
    struct err err = {0};
    if (!store_session_write(s, r, step, &err))
        fail_msg("%s", err.text);
}

int64_t fixture_number(struct store *s, const char *sql)
{
    int64_t value = -1;
    struct db_query q;
    struct err err = {0};
    db_query(&q, s->db, sql, NULL, 0);
    while (db_next(&q))
        value = db_int(&q, 0);
    assert_int_equal(db_end(&q, &err), DB_OK);
    return value;
}

struct session_record fixture_session(int64_t started_s, int32_t offset_s)
{
    return (struct session_record){
        .routine = "needs-to-pop-5",
        .routine_name = "Needs to pop: five-minute relief",
        .goals = 1U << GOAL_RELIEF | 1U << GOAL_MOBILITY,
        .level = 2,
        .started_s = started_s,
        .offset_s = offset_s,
        .state = RECORD_RUNNING,
        .check = RECORD_CHECK_TERMINAL,
        .stiffness_before = SCALE_NONE,
        .stiffness_after = SCALE_NONE,
        .pain_before = SCALE_NONE,
        .pain_worst = SCALE_NONE,
        .effort = SCALE_NONE,
        .planned_ms = 297000,
        .steps_planned = 7,
    };
}

struct step_record fixture_step(int ordinal)
{
    return (struct step_record){
        .ordinal = ordinal,
        .kind = STEP_EXERCISE,
        .state = STEP_BEGUN,
        .exercise = "seated-cat-cow",
        .level = 2,
        .areas = 1U << AREA_UPPER_BACK | 1U << AREA_SPINE,
        .goals = 1U << GOAL_MOBILITY,
        .sets_planned = 1,
        .reps_planned = 6,
        .planned_ms = 60000,
        .in_reserve = -1,
    };
}

int fixture_child(int (*work)(struct store_fixture *f, void *context), struct store_fixture *f,
                  void *context)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(work(f, context));
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
