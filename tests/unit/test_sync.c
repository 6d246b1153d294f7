/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store_internal.h"
#include "io/sync.h"
#include "unit/store_fixture.h"
#include "unit/unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct store_range all_days = {DAY_FIRST, DAY_LAST, 0};
enum { MACHINES = 3, HISTORY_BYTES = 64 };

/* Machines with a history each, and the folder they share. */
struct world {
    struct store *stores[MACHINES];
    char names[MACHINES][UUID_BYTES];
    struct strbuf folder;
};

static void world_begin(struct world *w, struct store_fixture *f)
{
    *w = (struct world){0};
    strbuf_printf(&w->folder, "%s/shared", f->root);
    assert_int_equal(mkdir(strbuf_text(&w->folder), 0700), 0);
    for (int i = 0; i < MACHINES; i++) {
        char suffix[HISTORY_BYTES];
        struct err err = {0};
        snprintf(suffix, sizeof suffix, "-%d", i);
        w->stores[i] = store_open(fixture_beside(f, suffix), &err);
        assert_non_null(w->stores[i]);
        snprintf(w->names[i], UUID_BYTES, "0000000%d-0000-4000-8000-000000000000", i);
    }
}

static void world_end(struct world *w)
{
    for (int i = 0; i < MACHINES; i++)
        store_close(w->stores[i]);
    strbuf_release(&w->folder);
}

static struct sync_result sync_one(struct world *w, int machine)
{
    struct arena a = {0};
    struct diags d = {0};
    struct err err = {0};
    struct sync_result result;
    if (!sync_folder(w->stores[machine], strbuf_text(&w->folder), w->names[machine], &a, &result,
                     &d, &err))
        fail_msg("%s", err.text);
    if (d.count)
        fail_msg("%s:%d %s", d.items[0].loc.path, d.items[0].loc.line, d.items[0].message);
    diags_release(&d);
    arena_release(&a);
    return result;
}

static bool put(void *context, const struct record_row *row)
{
    exchange_put_line(context, row);
    return true;
}

static void text_of(struct store *s, struct strbuf *out)
{
    struct err err = {0};
    assert_true(store_export(s, all_days, put, out, &err));
}

static void file_of(const struct world *w, int machine, struct strbuf *path)
{
    strbuf_printf(path, "%s/limber-%s.jsonl", strbuf_text(&w->folder), w->names[machine]);
}

static long dice(long sides)
{
    return lrand48() % sides;
}

/* ---- what people do on a machine ---- */

static void do_a_session(struct store *s, const char *routine)
{
    struct session_record r = fixture_session(1795361400 + dice(1000000), (int32_t) dice(3) * 3600);
    struct step_record step = fixture_step(0);
    r.routine = routine;
    r.state = (enum record_state)(1 + dice(3));
    r.done_ms = 1000 * dice(300);
    step.state = STEP_DONE;
    step.done_ms = r.done_ms;
    fixture_session_write(s, &r, &step);
}

static bool one_of(struct store *s, struct arena *a, struct session_record *session)
{
    struct session_record *rows;
    size_t count;
    struct err err = {0};
    assert_true(store_sessions(s, all_days, a, &rows, &count, &err));
    if (count)
        *session = rows[dice((long) count)];
    return count > 0;
}

/* A session done, given a score later, deleted; days scored, measured, planned. */
static void do_something(struct store *s)
{
    struct arena a = {0};
    struct err err = {0};
    struct session_record r;
    bool found;
    int32_t day = 20779 + (int32_t) dice(4);
    const char *word = dice(2) ? "one" : "other";
    struct score_record score = {day, SCORE_STIFFNESS, (int) dice(11), 1795361400 + dice(5), 0};
    struct measure_record measure = {day, word, (double) dice(9), word, 1795361400 + dice(5), 0};
    struct decision_record decision = {day, "breath", (int) dice(3), word, "", 0};
    struct pause_record pause = {day, day + (int32_t) dice(5) - 1, word, 0};
    switch (dice(7)) {
    case 0:
    case 1:
        do_a_session(s, word);
        break;
    case 2:
        if (one_of(s, &a, &r)) {
            r.stiffness_after = (int) dice(11);
            fixture_session_write(s, &r, NULL);
        }
        break;
    case 3:
        if (dice(2) && one_of(s, &a, &r))
            assert_true(store_session_delete(s, r.uuid, &found, &err));
        break;
    case 4:
        assert_true(store_score_write(s, &score, &err));
        break;
    case 5:
        assert_true(store_measure_write(s, &measure, &err));
        break;
    default:
        assert_true(store_decision_write(s, &decision, &err) && store_pause_write(s, &pause, &err));
        break;
    }
    arena_release(&a);
}

static void three_machines__random_order__end_the_same(void **state)
{
    struct store_fixture *f = *state;
    struct world w;
    world_begin(&w, f);
    srand48(3);
    for (int i = 0; i < 150; i++) {
        int machine = (int) dice(MACHINES);
        if (dice(3))
            do_something(w.stores[machine]);
        else
            sync_one(&w, machine);
    }
    /* Everybody says what they have, then everybody has read it. */
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < MACHINES; i++)
            sync_one(&w, i);
    struct strbuf texts[MACHINES] = {0};
    for (int i = 0; i < MACHINES; i++) {
        text_of(w.stores[i], &texts[i]);
        assert_string_equal(strbuf_text(&texts[i]), strbuf_text(&texts[0]));
        assert_int_equal(
            fixture_number(w.stores[i], "SELECT count(*) FROM session JOIN deleted USING (uuid)"),
            0);
        assert_int_equal(fixture_number(w.stores[i], "SELECT sum(ms) FROM practice"),
                         fixture_number(w.stores[0], "SELECT sum(ms) FROM practice"));
    }
    assert_true(fixture_number(w.stores[0], "SELECT count(*) FROM session") > 10);
    assert_true(fixture_number(w.stores[0], "SELECT count(*) FROM deleted") > 2);
    /* Once more: nothing is said, nothing changes. */
    for (int i = 0; i < MACHINES; i++) {
        struct sync_result result = sync_one(&w, i);
        assert_int_equal(result.lines, 0);
        assert_int_equal(result.files, MACHINES - 1);
        strbuf_release(&texts[i]);
    }
    world_end(&w);
}

/* ---- files half carried over ---- */

static void half_a_line__waits_for_the_next_time(void **state)
{
    struct store_fixture *f = *state;
    struct world w;
    struct strbuf path = {0};
    world_begin(&w, f);
    for (int i = 0; i < 3; i++)
        do_a_session(w.stores[0], "x");
    sync_one(&w, 0);
    file_of(&w, 0, &path);
    size_t length;
    char *whole = fixture_read(strbuf_text(&path), &length);
    for (size_t cut = 0; cut < length; cut += 97) {
        assert_int_equal(truncate(strbuf_text(&path), (off_t) cut), 0);
        sync_one(&w, 1);
        fixture_write(strbuf_text(&path), whole, length);
    }
    sync_one(&w, 1);
    assert_int_equal(fixture_number(w.stores[1], "SELECT count(*) FROM session"), 3);
    assert_int_equal(sync_one(&w, 1).lines, 0);
    /* Our own was cut off in the middle of a line: it is taken up at the last whole one. */
    assert_int_equal(truncate(strbuf_text(&path), (off_t) length - 9), 0);
    do_a_session(w.stores[0], "y");
    sync_one(&w, 0);
    sync_one(&w, 1);
    assert_int_equal(fixture_number(w.stores[1], "SELECT count(*) FROM session"), 4);
    free(whole);
    strbuf_release(&path);
    world_end(&w);
}

static void a_lost_file__is_said_again(void **state)
{
    struct store_fixture *f = *state;
    struct world w;
    struct strbuf path = {0};
    world_begin(&w, f);
    do_a_session(w.stores[0], "x");
    sync_one(&w, 0);
    sync_one(&w, 1);
    file_of(&w, 0, &path);
    assert_int_equal(unlink(strbuf_text(&path)), 0);
    assert_int_equal(sync_one(&w, 1).lines, 1); /* whoever comes first */
    assert_int_equal(sync_one(&w, 0).lines, 0);
    sync_one(&w, 2);
    assert_int_equal(fixture_number(w.stores[2], "SELECT count(*) FROM session"), 1);
    strbuf_release(&path);
    world_end(&w);
}

static void what_cannot_be_read__is_said_and_the_rest_counts(void **state)
{
    struct store_fixture *f = *state;
    struct world w;
    struct strbuf path = {0};
    struct arena a = {0};
    struct diags d = {0};
    struct err err = {0};
    struct sync_result result;
    world_begin(&w, f);
    strbuf_printf(&path, "%s/limber-conflict.jsonl", strbuf_text(&w.folder));
    static const char text[] =
        "{ \"limber\": \"history\", \"format\": 1 }\n"
        "<<<<<<< HEAD\n"
        "{ \"score\": { \"day\": \"2026-11-22\", \"kind\": \"pain\", \"value\": 2,"
        " \"taken\": \"2026-11-22T10:00:00Z\" } }\n";
    fixture_write(strbuf_text(&path), text, sizeof text - 1);
    struct strbuf newer = {0};
    strbuf_printf(&newer, "%s/limber-newer.jsonl", strbuf_text(&w.folder));
    fixture_write(strbuf_text(&newer), "{ \"limber\": \"history\", \"format\": 2 }\nwhatever\n",
                  46);
    assert_true(
        sync_folder(w.stores[0], strbuf_text(&w.folder), w.names[0], &a, &result, &d, &err));
    assert_int_equal(result.merged.taken[RECORD_SCORE], 1);
    assert_int_equal(result.files, 1);
    assert_int_equal(d.count, 2);
    assert_int_equal(d.items[0].loc.line, 2);
    assert_string_equal(d.items[1].id, "format");
    assert_false(sync_folder(w.stores[0], "/no/such/folder", w.names[0], &a, &result, &d, &err));
    assert_non_null(strstr(err.text, "there is no folder"));
    diags_release(&d);
    arena_release(&a);
    strbuf_release(&path);
    strbuf_release(&newer);
    world_end(&w);
}

/* A power cut can leave zeros in a file, and a newer limber a format of its own: what is said of
 * them is one line, and our file does not grow by all of our history each time. */
static void own_file__that_cannot_be_read__does_not_grow(void **state)
{
    struct store_fixture *f = *state;
    struct world w;
    struct strbuf path = {0};
    world_begin(&w, f);
    do_a_session(w.stores[0], "x");
    sync_one(&w, 0);
    file_of(&w, 0, &path);
    size_t length, now;
    char *text = fixture_read(strbuf_text(&path), &length);
    static const char *const spoilt[] = {"{ \"limber\": \"history\", \"format\": 9 }\n", NULL};
    for (size_t i = 0; i < ARRAY_LEN(spoilt); i++) {
        struct arena a = {0};
        struct diags d = {0};
        struct err err = {0};
        struct sync_result result;
        struct strbuf bytes = {0};
        if (spoilt[i])
            strbuf_puts(&bytes, spoilt[i]);
        strbuf_add(&bytes, text, length);
        if (!spoilt[i])
            strbuf_add(&bytes, "\0\0\0\0\n", 5);
        fixture_write(strbuf_text(&path), strbuf_text(&bytes), bytes.length);
        bool ok =
            sync_folder(w.stores[0], strbuf_text(&w.folder), w.names[0], &a, &result, &d, &err);
        assert_int_equal(ok, !spoilt[i]);
        assert_int_equal(d.count, 1);
        assert_int_equal(d.items[0].loc.line, spoilt[i] ? 1 : 3);
        free(fixture_read(strbuf_text(&path), &now));
        assert_int_equal(now, bytes.length);
        strbuf_release(&bytes);
        diags_release(&d);
        arena_release(&a);
    }
    free(text);
    strbuf_release(&path);
    world_end(&w);
}

static void a_running_session__is_not_passed_on(void **state)
{
    struct store_fixture *f = *state;
    struct world w;
    world_begin(&w, f);
    struct session_record r = fixture_session(1795361400, 0);
    fixture_session_write(w.stores[0], &r, NULL);
    assert_int_equal(sync_one(&w, 0).lines, 0);
    r.state = RECORD_DONE;
    fixture_session_write(w.stores[0], &r, NULL);
    assert_int_equal(sync_one(&w, 0).lines, 1);
    world_end(&w);
}

/* ---- locks ---- */

static void answer(struct store *s, int64_t taken_s, const char *lock, const char *answers)
{
    struct err err = {0};
    struct screening_record r = {.version = 1,
                                 .taken_s = taken_s,
                                 .origin = "terminal",
                                 .answers = answers,
                                 .verdict = lock ? lock : "OK",
                                 .lock = lock,
                                 .reasons = lock ? "A4" : ""};
    assert_true(store_screening_write(s, &r, &err));
}

static bool is_locked(struct store *s)
{
    struct arena a = {0};
    struct err err = {0};
    struct screening_record latest;
    bool found;
    assert_true(store_screening_latest(s, &a, &latest, &found, &err));
    bool locked = found && latest.lock;
    arena_release(&a);
    return locked;
}

static void a_lock__elsewhere__is_not_opened_by_who_did_not_know(void **state)
{
    struct store_fixture *f = *state;
    struct world w;
    world_begin(&w, f);
    answer(w.stores[0], 1795361400, "E", "age=18-64 A4=yes");
    answer(w.stores[1], 1795365000, NULL, "age=18-64 A4=no"); /* later, and unaware */
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < MACHINES; i++)
            sync_one(&w, i);
    for (int i = 0; i < MACHINES; i++)
        assert_true(is_locked(w.stores[i]));
    int64_t rows = fixture_number(w.stores[0], "SELECT count(*) FROM screening");
    assert_true(rows >= 3 && rows <= 4);
    /* Seen by a professional, on any of them: open on all. */
    answer(w.stores[2], 1795465000, NULL, "age=18-64 A4=no seen=20780");
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < MACHINES; i++)
            sync_one(&w, i);
    for (int i = 0; i < MACHINES; i++)
        assert_false(is_locked(w.stores[i]));
    world_end(&w);
}

static void machine__is_made_up_once(void **state)
{
    struct store_fixture *f = *state;
    struct strbuf path = {0};
    char first[UUID_BYTES], second[UUID_BYTES];
    struct err err = {0};
    strbuf_printf(&path, "%s/machine", f->root);
    assert_true(sync_machine(f->root, first, &err));
    assert_int_equal(strlen(first), UUID_BYTES - 1);
    assert_true(sync_machine(f->root, second, &err));
    assert_string_equal(second, first);
    fixture_write(strbuf_text(&path), "../../etc/passwd\n", 17);
    assert_true(sync_machine(f->root, second, &err));
    assert_null(strchr(second, '/'));
    strbuf_release(&path);
}

static void folders__are_remembered_once(void **state)
{
    struct store_fixture *f = *state;
    struct strbuf folder = {0};
    struct arena a = {0};
    char machine[UUID_BYTES];
    struct err err = {0};
    const char *const *files;
    strbuf_printf(&folder, "%s/shared", f->root);
    assert_int_equal(mkdir(strbuf_text(&folder), 0700), 0);
    assert_int_equal(sync_own_files(f->root, &files, &a), 0);
    assert_true(sync_machine(f->root, machine, &err));
    for (int i = 0; i < 2; i++) {
        assert_true(sync_remember(f->root, strbuf_text(&folder), &err));
        assert_true(sync_remember(f->root, f->root, &err));
    }
    assert_int_equal(sync_own_files(f->root, &files, &a), 2);
    const char *tail = arena_printf(&a, "/shared/limber-%s.jsonl", machine);
    assert_non_null(strstr(files[0], tail));
    assert_int_equal(files[0][0], '/');
    arena_release(&a);
    strbuf_release(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(three_machines__random_order__end_the_same),
        STORE_TEST(half_a_line__waits_for_the_next_time),
        STORE_TEST(a_lost_file__is_said_again),
        STORE_TEST(what_cannot_be_read__is_said_and_the_rest_counts),
        STORE_TEST(own_file__that_cannot_be_read__does_not_grow),
        STORE_TEST(a_running_session__is_not_passed_on),
        STORE_TEST(a_lock__elsewhere__is_not_opened_by_who_did_not_know),
        STORE_TEST(machine__is_made_up_once),
        STORE_TEST(folders__are_remembered_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
