/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store.h"

#include "core/history.h"
#include "io/store_exchange.h"
#include "io/store_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/*
 * What the history costs: bench_store FILE SESSIONS YEARS.
 *
 * Makes FILE with SESSIONS sessions of eight steps, spread over YEARS up to now,
 * and times what the program does with it. A FILE that is there is used as it is.
 */
static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double) t.tv_sec * 1e3 + (double) t.tv_nsec * 1e-6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static void report(const char *what, double *ms, size_t n)
{
    qsort(ms, n, sizeof *ms, by_value);
    printf("%-34s %9.3f ms  (%.3f-%.3f, n=%zu)\n", what, ms[n / 2], ms[0], ms[n - 1], n);
}

/* Sessions with a spread of routines, states and scores, made by the database itself. */
static const char make_sql[] =
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %ld)"
    " INSERT INTO session SELECT NULL,"
    " printf('%%08x-0000-4000-8000-%%012x', i, i), 'routine-' || (i %% 30), 'Routine number ' || "
    "(i %% 30),"
    " 'mobility relief', 1 + i %% 3, %ld + i * %ld / %ld, 0, (%ld + i * %ld / %ld) / 86400,"
    " %ld + i * %ld / %ld + 300, %ld + i * %ld / %ld + 300,"
    " CASE i %% 10 WHEN 0 THEN 'early' WHEN 5 THEN 'stopped' ELSE 'done' END, 'terminal',"
    " i %% 8, max(i %% 8 - i %% 3, 0), i %% 3, NULL, i %% 6, NULL, 300000,"
    " CASE i %% 10 WHEN 0 THEN 120000 ELSE 300000 END, 300000, 7, 8, 8 FROM n;"
    "INSERT INTO step SELECT session.id, k.i, 'exercise', 'done', 'exercise-' || ((session.id + "
    "k.i) %% 70),"
    " NULL, 2, CASE k.i %% 4 WHEN 0 THEN 'upper-back spine' WHEN 1 THEN 'neck' WHEN 2 THEN"
    " 'chest shoulders' ELSE 'whole-body' END, 'mobility', 1, 6, 1, 6, 0, 37500, 37500, NULL"
    " FROM session, (WITH RECURSIVE k(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < 7)"
    " SELECT i FROM k) AS k;";

static bool make(const char *path, long sessions, long years, struct err *err)
{
    struct store *s = store_open(path, err);
    if (!s)
        return false;
    long span_s = years * 365 * 86400, from_s = (long) time(NULL) - span_s;
    char sql[4096];
    snprintf(sql, sizeof sql, make_sql, sessions, from_s, span_s, sessions, from_s, span_s,
             sessions, from_s, span_s, sessions, from_s, span_s, sessions);
    bool ok = db_script(s->db, "BEGIN", err) == DB_OK && db_script(s->db, sql, err) == DB_OK &&
              db_script(s->db, "COMMIT", err) == DB_OK;
    store_close(s);
    return ok;
}

/* What `limber stats` reads and sums. */
static bool stats(struct store *s, int32_t today, size_t n_weeks, struct err *err)
{
    struct arena a = {0};
    struct session_tally *sessions;
    struct practice_record *practice;
    size_t n_sessions, n_practice;
    struct store_range all = {DAY_FIRST, DAY_LAST, 0};
    struct store_range window = {history_from_day(today, n_weeks), DAY_LAST, 0};
    bool ok = store_tallies(s, all, &a, &sessions, &n_sessions, err) &&
              store_practice(s, window, &a, &practice, &n_practice, err);
    if (ok)
        history_sum_up(today, n_weeks, 0, sessions, n_sessions, practice, n_practice, &a);
    arena_release(&a);
    return ok;
}

enum { ROUNDS = 9, WRITES = 300 };

static void time_reading(const char *path, struct err *err)
{
    static const size_t weeks[] = {12, 52, 520};
    double open[ROUNDS], stat[3][ROUNDS], last[ROUNDS], steps[ROUNDS], gone[ROUNDS], known[ROUNDS],
        year[ROUNDS], listed[ROUNDS];
    int32_t today = (int32_t) (time(NULL) / 86400);
    for (size_t i = 0; i < ROUNDS; i++) {
        struct arena a = {0};
        struct session_record *rows, row;
        size_t count;
        bool found;
        double at = now_ms();
        struct store *s = store_open(path, err);
        open[i] = now_ms() - at;
        for (size_t w = 0; w < ARRAY_LEN(weeks); w++) {
            at = now_ms();
            stats(s, today, weeks[w], err);
            stat[w][i] = now_ms() - at;
        }
        at = now_ms();
        store_sessions(s, (struct store_range){DAY_FIRST, DAY_LAST, 20}, &a, &rows, &count, err);
        last[i] = now_ms() - at;
        at = now_ms();
        for (size_t k = 0; k < count; k++) {
            struct step_record *of;
            struct event_record *events;
            size_t n;
            store_steps(s, rows[k].id, &a, &of, &n, err);
            store_events(s, rows[k].id, &a, &events, &n, err);
        }
        steps[i] = now_ms() - at;
        at = now_ms();
        store_unfinished(s, &a, &row, &found, err);
        gone[i] = now_ms() - at;
        at = now_ms();
        store_knows_exercise(s, "exercise-12", &found, err);
        known[i] = now_ms() - at;
        at = now_ms();
        struct dose_record *doses;
        const struct store_range latest = {today - 365, today, 0}, most = {today - 365, today, 256};
        store_doses(s, latest, &a, &doses, &count, err);
        year[i] = now_ms() - at;
        at = now_ms();
        store_sessions(s, most, &a, &rows, &count, err);
        listed[i] = now_ms() - at;
        arena_release(&a);
        store_close(s);
    }
    report("open", open, ROUNDS);
    report("stats, 12 weeks", stat[0], ROUNDS);
    report("stats, a year", stat[1], ROUNDS);
    report("stats, ten years", stat[2], ROUNDS);
    report("history, latest 20", last, ROUNDS);
    report("their steps and events", steps, ROUNDS);
    report("unfinished session", gone, ROUNDS);
    report("is an exercise known", known, ROUNDS);
    report("exercises of a year", year, ROUNDS);
    report("sessions of a year, as listed", listed, ROUNDS);
}

static void time_writing(const char *path, struct err *err)
{
    static double easy[WRITES], durable[WRITES];
    struct store *s = store_open(path, err);
    struct session_record r = {.routine = "needs-to-pop-5",
                               .routine_name = "Needs to pop",
                               .level = 2,
                               .started_s = (int64_t) time(NULL),
                               .stiffness_before = -1,
                               .stiffness_after = -1,
                               .pain_before = -1,
                               .pain_worst = -1,
                               .effort = -1};
    for (int i = 0; i < WRITES; i++) {
        struct step_record step = {.ordinal = i % 12,
                                   .exercise = "seated-cat-cow",
                                   .level = 2,
                                   .areas = 1U << AREA_SPINE,
                                   .in_reserve = -1,
                                   .reps_done = i};
        double at = now_ms();
        store_session_write(s, &r, &step, err);
        easy[i] = now_ms() - at;
        step.state = STEP_DONE;
        at = now_ms();
        store_session_write(s, &r, &step, err);
        durable[i] = now_ms() - at;
    }
    report("write a repetition", easy, WRITES);
    report("write a step's end", durable, WRITES);
    r.state = RECORD_EARLY;
    store_session_write(s, &r, NULL, err);
    store_close(s);
}

/* ---- out and in ---- */

struct writing {
    struct exchange_writer writer;
    struct strbuf text;
    size_t bytes;
    bool keep;
};

static bool put(void *context, const struct record_row *row)
{
    struct writing *w = context;
    size_t before = w->text.length;
    exchange_add(&w->writer, &w->text, row);
    w->bytes += w->text.length - before;
    if (!w->keep)
        strbuf_reset(&w->text);
    return true;
}

struct reading {
    struct exchange exchange;
    struct arena arena;
    struct diags diags;
};

static enum store_next next(void *context, struct record_row *row)
{
    struct reading *r = context;
    arena_release(&r->arena);
    return exchange_next(&r->exchange, &r->arena, row) ? STORE_NEXT_ROW : STORE_NEXT_END;
}

/* All rows out, and those of the last 90 days in again: all of them are there. */
static void time_exchange(const char *path, struct err *err)
{
    enum { DAYS = 90 };
    struct store *s = store_open(path, err);
    struct writing all = {.keep = false}, some = {.keep = true};
    struct store_merged merged;
    int32_t today = (int32_t) (time(NULL) / 86400);
    exchange_begin(&all.writer, &all.text);
    double at = now_ms(), took;
    store_export(s, (struct store_range){DAY_FIRST, DAY_LAST, 0}, put, &all, err);
    took = now_ms() - at;
    report("export everything", &took, 1);
    exchange_begin(&some.writer, &some.text);
    store_export(s, (struct store_range){today - DAYS, DAY_LAST, 0}, put, &some, err);
    exchange_end(&some.writer, &some.text);
    struct reading r = {0};
    exchange_open(&r.exchange, path, strbuf_text(&some.text), some.text.length, 1, &r.diags);
    at = now_ms();
    store_merge(s, next, &r, &merged, err);
    took = now_ms() - at;
    report("take in 90 days once more", &took, 1);
    printf("%.1f MB of JSON, %zu sessions in 90 days\n", (double) all.bytes / 1e6,
           merged.kept[RECORD_SESSION] + merged.taken[RECORD_SESSION]);
    arena_release(&r.arena);
    strbuf_release(&all.text);
    strbuf_release(&some.text);
    store_close(s);
}

int main(int argc, char **argv)
{
    struct err err = {0};
    if (argc != 4) {
        fputs("usage: bench_store FILE SESSIONS YEARS\n", stderr);
        return 2;
    }
    if (access(argv[1], F_OK) != 0) {
        double at = now_ms();
        if (!make(argv[1], strtol(argv[2], NULL, 10), strtol(argv[3], NULL, 10), &err)) {
            fprintf(stderr, "%s\n", err.text);
            return 1;
        }
        printf("made in %.1f s\n", (now_ms() - at) / 1e3);
    }
    time_reading(argv[1], &err);
    time_exchange(argv[1], &err);
    time_writing(argv[1], &err);
    if (err.text[0])
        fprintf(stderr, "%s\n", err.text);
    return err.text[0] != '\0';
}
