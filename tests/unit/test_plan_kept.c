/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/plan.h"
#include "io/store.h"
#include "unit/unit.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The plan out of a real history: sessions go in, decisions come out and are kept. */

enum { START = 20766 };

struct fixture {
    char root[64];
    struct context ctx;
    struct arena arena;
};

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
    (void) st;
    (void) type;
    (void) walk;
    return remove(path);
}

static int make(void **state)
{
    struct fixture *f = xcalloc(1, sizeof *f);
    const char *tmp = getenv("TMPDIR"), *srcdir = getenv("srcdir");
    snprintf(f->root, sizeof f->root, "%.40s/limber-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(f->root));
    static const char *const names[] = {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        assert_int_equal(setenv(names[i], f->root, 1), 0);
    assert_int_equal(setenv("LIMBER_DATADIR", srcdir ? srcdir : ".", 1), 0);
    *state = f;
    return 0;
}

static int drop(void **state)
{
    struct fixture *f = *state;
    context_release(&f->ctx);
    arena_release(&f->arena);
    nftw(f->root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(f);
    return 0;
}

/* A session of that day, well or badly. */
static void session(struct fixture *f, int32_t day, const char *routine, int level, int pain)
{
    struct err err = {""};
    struct session_record s = {
        .routine = routine,
        .routine_name = routine,
        .level = level,
        .started_s = day * INT64_C(86400) + 36000,
        .day = day,
        .ended_s = day * INT64_C(86400) + 36600,
        .state = RECORD_DONE,
        .stiffness_before = 4,
        .stiffness_after = 3,
        .pain_before = pain,
        .pain_worst = pain,
        .effort = 3,
        .planned_ms = 600000,
        .done_ms = 600000,
        .steps_planned = 1,
        .steps_done = 1,
    };
    assert_true(store_session_write(context_store(&f->ctx), &s, NULL, &err));
}

static void begin(struct fixture *f)
{
    struct err err = {""};
    assert_true(plan_start(&f->ctx, "six-weeks", START, &err));
}

/* The plan as of a day, with its decisions taken. */
static struct plan_strand_state strand_on(struct fixture *f, int32_t today, enum strand strand)
{
    struct plan p;
    struct err err = {""};
    assert_true(plan_open(&p, &f->ctx, today, &f->arena));
    assert_non_null(p.programme);
    assert_true(plan_decide_if_due(&p, &f->arena, &err));
    struct plan_strand_state s = p.state.strands[strand];
    plan_close(&p);
    return s;
}

static size_t decisions(struct fixture *f)
{
    struct decision_record *rows;
    struct err err = {""};
    size_t count;
    struct store_range all = {DAY_FIRST, DAY_LAST, 0};
    assert_true(store_decisions(context_store(&f->ctx), all, &f->arena, &rows, &count, &err));
    return count;
}

static void plan__none__says_nothing(void **state)
{
    struct fixture *f = *state;
    struct plan p;
    assert_false(plan_open(&p, &f->ctx, START, &f->arena));
    plan_close(&p);
    assert_int_equal(plan_level_for(&f->ctx, "strength-a-15", GOAL_STRENGTH), 2);
}

static void plan__started__levels_are_its(void **state)
{
    struct fixture *f = *state;
    struct plan p;
    begin(f);
    assert_true(plan_open(&p, &f->ctx, START, &f->arena));
    assert_int_equal(p.week, 1);
    assert_int_equal(plan_level(&p, "strength-a-15", GOAL_STRENGTH), 1);
    assert_int_equal(plan_level(&p, "breath-coherent-5", GOAL_BREATH), 2);
    assert_int_equal(plan_level(&p, "ergo-setup-8", GOAL_ERGONOMICS), 0);
    assert_string_equal(plan_next_routine(&p), "weekly-check-8");
    plan_close(&p);
    session(f, START, "weekly-check-8", 2, 0);
    assert_true(plan_open(&p, &f->ctx, START, &f->arena));
    assert_string_equal(plan_next_routine(&p), "needs-to-pop-5");
    plan_close(&p);
    session(f, START, "needs-to-pop-5", 1, 0);
    assert_true(plan_open(&p, &f->ctx, START, &f->arena));
    assert_null(plan_next_routine(&p));
    plan_close(&p);
}

static void plan__level_for__never_above_a_chosen_one(void **state)
{
    struct fixture *f = *state;
    struct strbuf why = {0};
    begin(f);
    struct settings *s = context_settings(&f->ctx);
    assert_true(setting_parse(s, SETTING_LEVEL, SETTING_FROM_FLAG, "1", &why));
    assert_int_equal(plan_level_for(&f->ctx, "breath-coherent-5", GOAL_BREATH), 1);
    strbuf_release(&why);
}

static void decisions__after_a_check_in__step_up(void **state)
{
    struct fixture *f = *state;
    begin(f);
    for (int day = 0; day < 6; day += 2)
        session(f, START + day, "thoracic-mobility-10", 1, 1);
    assert_int_equal(strand_on(f, START + 7, STRAND_MOBILITY).rung, 1); /* not yet */
    size_t before = decisions(f);
    session(f, START + 7, "weekly-check-8", 2, 0);
    struct plan_strand_state s = strand_on(f, START + 7, STRAND_MOBILITY);
    assert_int_equal(s.latest.step, PLAN_UP);
    assert_int_equal(s.rung, 2);
    assert_int_equal(decisions(f), before + N_STRANDS);
    assert_int_equal(strand_on(f, START + 7, STRAND_POSTURE).latest.why, WHY_FEW_SESSIONS);
    strand_on(f, START + 8, STRAND_MOBILITY); /* and not again */
    assert_int_equal(decisions(f), before + N_STRANDS);
    struct plan p;
    assert_true(plan_open(&p, &f->ctx, START + 9, &f->arena));
    assert_int_equal(plan_level(&p, "thoracic-mobility-10", GOAL_MOBILITY), 2);
    plan_close(&p);
}

static void decisions__without_a_check_in__after_a_week_and_a_day(void **state)
{
    struct fixture *f = *state;
    begin(f);
    session(f, START + 1, "thoracic-mobility-10", 1, 6);
    assert_int_equal(strand_on(f, START + 7, STRAND_MOBILITY).latest.why, WHY_START);
    struct plan_strand_state s = strand_on(f, START + 8, STRAND_MOBILITY);
    assert_int_equal(s.latest.step, PLAN_DOWN);
    assert_int_equal(s.latest.why, WHY_PAIN_6);
    assert_int_equal(s.rung, RUNG_EASIER);
}

static void decisions__pause__is_no_gap(void **state)
{
    struct fixture *f = *state;
    struct err err = {""};
    struct pause_record ill = {.from_day = START + 2, .to_day = START + 21, .reason = "illness"};
    begin(f);
    session(f, START + 1, "thoracic-mobility-10", 1, 1);
    assert_true(store_pause_write(context_store(&f->ctx), &ill, &err));
    session(f, START + 22, "weekly-check-8", 2, 0);
    assert_int_equal(strand_on(f, START + 22, STRAND_MOBILITY).latest.why, WHY_FEW_SESSIONS);
}

static void decisions__gap__steps_down_once(void **state)
{
    struct fixture *f = *state;
    begin(f);
    session(f, START + 1, "thoracic-mobility-10", 1, 1);
    session(f, START + 16, "weekly-check-8", 2, 0);
    struct plan_strand_state s = strand_on(f, START + 16, STRAND_MOBILITY);
    assert_int_equal(s.latest.why, WHY_GAP);
    assert_int_equal(s.rung, RUNG_EASIER);
    s = strand_on(f, START + 25, STRAND_MOBILITY);
    assert_int_equal(s.latest.why, WHY_FEW_SESSIONS);
    assert_int_equal(s.rung, RUNG_EASIER);
}

static void pause__and_resume__move_the_calendar(void **state)
{
    struct fixture *f = *state;
    struct err err = {""};
    struct plan p;
    begin(f);
    assert_true(plan_pause(&f->ctx, START + 3, &err));
    assert_true(plan_open(&p, &f->ctx, START + 30, &f->arena));
    assert_true(p.paused);
    assert_int_equal(p.week, 1);
    assert_null(plan_next_routine(&p));
    plan_close(&p);
    assert_true(plan_resume(&f->ctx, START + 31, &err));
    assert_true(plan_open(&p, &f->ctx, START + 31, &f->arena));
    assert_false(p.paused);
    assert_int_equal(p.week, 1);
    plan_close(&p);
    assert_true(plan_stop(&f->ctx, START + 32, &err));
    assert_false(plan_open(&p, &f->ctx, START + 32, &f->arena));
    plan_close(&p);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, make, drop)
    const struct CMUnitTest tests[] = {
        TEST(plan__none__says_nothing),
        TEST(plan__started__levels_are_its),
        TEST(plan__level_for__never_above_a_chosen_one),
        TEST(decisions__after_a_check_in__step_up),
        TEST(decisions__without_a_check_in__after_a_week_and_a_day),
        TEST(decisions__pause__is_no_gap),
        TEST(decisions__gap__steps_down_once),
        TEST(pause__and_resume__move_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
