/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/plan.h"
#include "app/plan_model.h"
#include "app/practice.h"
#include "app/safety.h"
#include "io/store.h"
#include "unit/folder.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The plan out of a real history: sessions go in, decisions come out and are kept. */

enum { START = 20766 };

struct fixture {
    char *root;
    struct context ctx;
    struct arena arena;
};

static int make(void **state)
{
    struct fixture *f = xcalloc(1, sizeof *f);
    const char *srcdir = getenv("srcdir");
    f->root = folder_new();
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
    folder_remove(f->root);
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
    assert_int_equal(plan_fit_for(&f->ctx, "strength-a-15", GOAL_STRENGTH).level, 2);
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
    assert_int_equal(plan_fit_for(&f->ctx, "breath-coherent-5", GOAL_BREATH).level, 1);
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

static void stopped(struct fixture *f, int32_t day, const char *stop)
{
    struct err err = {""};
    struct session_record s = {.routine = "chest-opener-6",
                               .routine_name = "Chest opener",
                               .level = 1,
                               .started_s = day * INT64_C(86400) + 40000,
                               .day = day,
                               .state = RECORD_STOPPED,
                               .stiffness_before = SCALE_NONE,
                               .stiffness_after = SCALE_NONE,
                               .pain_before = SCALE_NONE,
                               .pain_worst = SCALE_NONE,
                               .effort = SCALE_NONE,
                               .reason = stop,
                               .planned_ms = 300000,
                               .done_ms = 100000,
                               .steps_planned = 1};
    struct event_record e = {.at_s = s.started_s + 100, .kind = "stop", .detail = stop};
    assert_true(store_session_write(context_store(&f->ctx), &s, NULL, &err));
    assert_true(store_event_write(context_store(&f->ctx), &s, &e, &err));
}

/* Pain stops a session twice within a week: to be checked first, and locked until then. */
static void decisions__two_pain_stops__refer_and_lock(void **state)
{
    struct fixture *f = *state;
    begin(f);
    stopped(f, START + 4, "sharp");
    session(f, START + 7, "weekly-check-8", 2, 0);
    assert_int_equal(strand_on(f, START + 7, STRAND_POSTURE).latest.step, PLAN_HOLD);
    struct screening_record latest = practice_screening(&f->ctx, &f->arena);
    assert_null(latest.lock);
    stopped(f, START + 9, "pain");
    stopped(f, START + 10, "pop-pain");
    stopped(f, START + 10, "dizzy");
    session(f, START + 14, "weekly-check-8", 2, 0);
    struct plan_strand_state s = strand_on(f, START + 14, STRAND_POSTURE);
    assert_int_equal(s.latest.step, PLAN_REFER);
    assert_int_equal(s.latest.why, WHY_PAIN_STOPS);
    latest = practice_screening(&f->ctx, &f->arena);
    assert_string_equal(latest.lock, "P");
    assert_string_equal(latest.reasons, "pain-stops");
}

/* Pressed twice of one exercise, as it is asked for, pain stopped one session. */
static void decisions__pain_twice_in_one_session__is_one_stop(void **state)
{
    struct fixture *f = *state;
    begin(f);
    stopped(f, START + 4, "pain");
    struct session_record *rows;
    struct err err = {""};
    size_t count;
    struct store_range newest = {DAY_FIRST, DAY_LAST, 1};
    assert_true(store_sessions(context_store(&f->ctx), newest, &f->arena, &rows, &count, &err));
    struct event_record e = {.at_s = rows[0].started_s + 160, .kind = "stop", .detail = "pain"};
    assert_true(store_event_write(context_store(&f->ctx), &rows[0], &e, &err));
    session(f, START + 7, "weekly-check-8", 2, 0);
    assert_int_not_equal(strand_on(f, START + 7, STRAND_POSTURE).latest.step, PLAN_REFER);
    assert_null(practice_screening(&f->ctx, &f->arena).lock);
}

/* What the trend or a lock forbids is shown, and is not for now. */
static void shown__what_has_to_wait__says_so(void **state)
{
    struct fixture *f = *state;
    struct plan p;
    struct plan_model m = {0};
    struct err err = {""};
    begin(f);
    assert_true(plan_open(&p, &f->ctx, START, &f->arena));
    plan_fill_model(&p, 0, &m, &f->arena);
    assert_null(m.notice);
    assert_false(m.days[2].entries[0].waits);
    for (int day = 0; day < 3; day++) {
        struct score_record s = {.day = START - day, .kind = SCORE_STIFFNESS, .value = 9};
        assert_true(store_score_write(context_store(&f->ctx), &s, &err));
    }
    plan_fill_model(&p, 0, &m, &f->arena);
    assert_non_null(m.notice);
    assert_string_equal(m.days[2].entries[0].id, "strength-a-15");
    assert_true(m.days[2].entries[0].waits);
    assert_false(m.days[3].entries[0].waits); /* mobility */
    struct clock clock;
    clock_init(&clock);
    assert_true(safety_lock(&f->ctx, &clock, VERDICT_P, -1, "pain-stops", &err));
    plan_fill_model(&p, 0, &m, &f->arena);
    assert_true(m.days[3].entries[0].waits);
    assert_false(m.days[1].entries[0].waits); /* the desk */
    plan_close(&p);
}

/* What was graver, its day and its reasons, is what has to be assessed. */
static void lock__milder_one__leaves_the_graver_as_it_is(void **state)
{
    struct fixture *f = *state;
    struct err err = {""};
    struct clock clock;
    clock_init(&clock);
    assert_true(safety_lock(&f->ctx, &clock, VERDICT_U, -1, "nerve", &err));
    int64_t id = practice_screening(&f->ctx, &f->arena).id;
    assert_true(safety_lock(&f->ctx, &clock, VERDICT_P, Q_C3, "pop-pain", &err));
    struct screening_record latest = practice_screening(&f->ctx, &f->arena);
    assert_true(latest.id == id);
    assert_string_equal(latest.lock, "U");
    assert_true(safety_lock(&f->ctx, &clock, VERDICT_E, -1, "emergency", &err));
    latest = practice_screening(&f->ctx, &f->arena);
    assert_string_equal(latest.lock, "E");
    assert_string_equal(latest.reasons, "emergency");
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

/* ---- what is played ---- */

static int32_t real_today(void)
{
    struct clock clock;
    clock_init(&clock);
    return safety_today(&clock);
}

static void decide_level(struct fixture *f, int32_t day, const char *strand, int level,
                         const char *decision)
{
    struct err err = {""};
    struct decision_record row = {day, strand, level, decision, "solid", 0};
    assert_true(store_decision_write(context_store(&f->ctx), &row, &err));
}

static void open_practice(struct fixture *f, struct practice *p, const char *name, int level)
{
    static struct clock clock;
    struct diags d = {0};
    struct practice_options o = {.name = name, .level = level, .muted = true};
    clock_init(&clock);
    assert_true(practice_open(p, &f->ctx, &o, &clock, false, &d));
    diags_release(&d);
}

static void played__below_level_1__the_easier_forms(void **state)
{
    struct fixture *f = *state;
    struct practice p;
    struct err err = {""};
    int eased = 0;
    assert_true(plan_start(&f->ctx, "six-weeks", real_today() - 10, &err));
    decide_level(f, real_today() - 2, "mobility", 0, "down");
    open_practice(f, &p, "thoracic-mobility-10", 0);
    assert_int_equal(p.coach.timeline->level, 1);
    for (int i = 0; i < p.coach.timeline->n_steps; i++) {
        const struct plan_step *s = &p.coach.timeline->steps[i];
        if (s->wanted && s->wanted->easier) {
            assert_string_equal(s->exercise->id, s->wanted->easier);
            eased++;
        }
    }
    assert_true(eased > 0);
    assert_int_equal(p.coach.session.state, SESSION_READY);
    practice_close(&p);
}

/* Whoever never looks at the plan gets its levels all the same. */
static void played__after_a_check_in__at_the_new_level(void **state)
{
    struct fixture *f = *state;
    struct practice p;
    struct err err = {""};
    int32_t start = real_today() - 8;
    assert_true(plan_start(&f->ctx, "six-weeks", start, &err));
    for (int day = 0; day < 6; day += 2)
        session(f, start + day, "thoracic-mobility-10", 1, 1);
    session(f, start + 7, "weekly-check-8", 2, 0);
    open_practice(f, &p, "morning-7", 0);
    assert_int_equal(p.coach.timeline->level, 2);
    practice_close(&p);
}

/* What the plan refers on the way is locked for this very session. */
static void played__after_pain_stops__is_locked(void **state)
{
    struct fixture *f = *state;
    struct practice p;
    struct err err = {""};
    assert_true(plan_start(&f->ctx, "six-weeks", real_today() - 9, &err));
    stopped(f, real_today() - 3, "sharp");
    stopped(f, real_today() - 1, "pain");
    open_practice(f, &p, "micro-1", 0);
    assert_true(practice_is_locked(&p));
    practice_close(&p);
}

static void played__above_level_3__small_steps_one_exercise_each(void **state)
{
    struct fixture *f = *state;
    struct practice plain, more;
    struct err err = {""};
    int changed = 0;
    assert_true(plan_start(&f->ctx, "six-weeks", real_today() - 10, &err));
    decide_level(f, real_today() - 2, "strength", 5, "up");
    open_practice(f, &plain, "strength-a-15", 3);
    open_practice(f, &more, "strength-a-15", 0);
    assert_int_equal(more.coach.timeline->level, 3);
    assert_int_equal(plain.coach.timeline->n_steps, more.coach.timeline->n_steps);
    for (int i = 0; i < plain.coach.timeline->n_steps; i++) {
        struct dose a = plain.coach.timeline->steps[i].dose, b = more.coach.timeline->steps[i].dose;
        changed += a.reps != b.reps || a.sets != b.sets || a.hold_ms != b.hold_ms;
    }
    assert_int_equal(changed, 2);
    practice_close(&plain);
    practice_close(&more);
}

static void played__level_above_the_plans__wants_confirming(void **state)
{
    struct fixture *f = *state;
    struct practice p;
    struct err err = {""};
    assert_true(plan_start(&f->ctx, "six-weeks", real_today(), &err));
    open_practice(f, &p, "strength-a-15", 3);
    assert_int_equal(practice_level_of(&p, 3), LEVEL_WANTS_CONFIRMING);
    assert_int_equal(practice_level_of(&p, 1), LEVEL_FITS);
    practice_close(&p);
    for (int day = 0; day < 29; day++) { /* four weeks at 5: the trend says to be looked at */
        struct score_record s = {
            .day = real_today() - 28 + day, .kind = SCORE_STIFFNESS, .value = 5};
        assert_true(store_score_write(context_store(&f->ctx), &s, &err));
    }
    open_practice(f, &p, "strength-a-15", 3);
    assert_int_equal(practice_level_of(&p, 3), LEVEL_REFUSED);
    assert_int_equal(practice_level_of(&p, 1), LEVEL_FITS);
    practice_close(&p);
}

static void rate_two_days_of_9(struct fixture *f)
{
    struct err err = {""};
    for (int day = 0; day < 3; day++) {
        struct score_record s = {.day = real_today() - day, .kind = SCORE_STIFFNESS, .value = 9};
        assert_true(store_score_write(context_store(&f->ctx), &s, &err));
    }
}

/* What was made easier may be what it was; harder than that has to wait. */
static void played__while_it_has_to_wait__has_no_harder_form(void **state)
{
    struct fixture *f = *state;
    struct practice p;
    open_practice(f, &p, "long-exhale", 0);
    assert_non_null(coach_swap(&p.coach, 0, true)); /* with a hold of seven seconds */
    practice_close(&p);
    struct err err = {""};
    struct clock clock;
    clock_init(&clock);
    open_practice(f, &p, "long-exhale", 0);
    practice_checked(&p, 4);
    assert_null(coach_swap(&p.coach, 0, true));
    assert_non_null(coach_swap(&p.coach, 0, false));
    assert_non_null(coach_swap(&p.coach, 0, true));
    assert_null(coach_swap(&p.coach, 0, true));
    practice_close(&p);
    assert_true(safety_lock(&f->ctx, &clock, VERDICT_P, Q_C3, "pop-pain", &err));
    open_practice(f, &p, "long-exhale", 0);
    assert_false(practice_is_locked(&p));
    assert_null(coach_swap(&p.coach, 0, true));
    practice_close(&p);
}

/* The easier form that the plan has for the person now is not undone by a key. */
static void played__easier_by_the_plan__stays_so_while_it_has_to_wait(void **state)
{
    struct fixture *f = *state;
    struct practice p;
    struct err err = {""};
    assert_true(plan_start(&f->ctx, "six-weeks", real_today(), &err));
    decide_level(f, real_today(), "mobility", 0, "down");
    for (int waits = 0; waits < 2; waits++) {
        open_practice(f, &p, "seated-cat-cow", 0);
        assert_string_equal(p.coach.timeline->steps[0].exercise->id, "posture-reset-sit");
        const struct exercise *other = coach_swap(&p.coach, 0, true);
        assert_true(waits ? other == NULL : strcmp(other->id, "seated-cat-cow") == 0);
        practice_close(&p);
        rate_two_days_of_9(f);
    }
}

/* "Something new: yes" before a breathing session, and none of it: what was referred stays so. */
static void lock__no_answer_made__stays_until_assessed(void **state)
{
    struct fixture *f = *state;
    struct err err = {""};
    struct clock clock;
    struct screening_answers answers;
    struct screening_result result;
    clock_init(&clock);
    screening_answers_none(&answers);
    assert_true(safety_keep(&f->ctx, &clock, &answers, "terminal", &result, &err));
    assert_true(safety_lock(&f->ctx, &clock, VERDICT_P, -1, "pain-stops", &err));
    assert_true(safety_keep(&f->ctx, &clock, &answers, "terminal", &result, &err));
    assert_true(result.locked);
    struct screening_record latest = practice_screening(&f->ctx, &f->arena);
    assert_string_equal(latest.lock, "P");
    assert_string_equal(latest.reasons, "pain-stops");
    answers.assessed_day = real_today() - 1;
    assert_true(safety_keep(&f->ctx, &clock, &answers, "terminal", &result, &err));
    assert_false(result.locked);
    assert_null(practice_screening(&f->ctx, &f->arena).lock);
}

static void choose_track(struct fixture *f, const char *track)
{
    const char *folder = arena_printf(&f->arena, "%s/limber", f->root);
    mkdir(folder, 0700);
    FILE *out = fopen(arena_printf(&f->arena, "%s/limber.cfg", folder), "w");
    assert_non_null(out);
    fprintf(out, "track = \"%s\";\n", track);
    assert_int_equal(fclose(out), 0);
}

static int sets_of(const struct practice *p, const char *exercise)
{
    const struct timeline *t = p->coach.timeline;
    for (int i = 0; i < t->n_steps; i++)
        if (t->steps[i].exercise && strcmp(t->steps[i].exercise->id, exercise) == 0)
            return t->steps[i].dose.sets;
    return 0;
}

/* On a chair only: repetitions by level, then a second round of the row, then of the squat. */
static void track__chair_only__goes_up_in_its_own_order(void **state)
{
    static const int sets[][2] = {{1, 1}, {2, 1}, {2, 2}, {2, 2}};
    struct fixture *f = *state;
    struct plan p;
    struct plan_model m = {0};
    struct err err = {""};
    choose_track(f, "chair-only");
    assert_true(plan_start(&f->ctx, "six-weeks", real_today(), &err));
    for (int more = 0; more < (int) ARRAY_LEN(sets); more++) {
        struct practice practice;
        decide_level(f, real_today(), "mobility", 3 + more, "up");
        open_practice(f, &practice, "strength-a-15", 0); /* of whatever strand it was */
        assert_string_equal(practice.item.routine->id, "gentle-chair-10");
        assert_int_equal(practice.coach.timeline->level, 3);
        assert_int_equal(sets_of(&practice, "towel-row-iso"), sets[more][0]);
        assert_int_equal(sets_of(&practice, "chair-squat"), sets[more][1]);
        assert_int_equal(sets_of(&practice, "shoulder-rolls"), 1);
        practice_close(&practice);
    }
    assert_true(plan_open(&p, &f->ctx, real_today(), &f->arena));
    plan_fill_model(&p, 0, &m, &f->arena);
    assert_string_equal(m.days[2].entries[0].id, "gentle-chair-10"); /* not strength-a-15 */
    assert_string_equal(m.days[2].entries[1].id, "breath-belly-3");
    assert_string_equal(m.days[0].entries[0].id, "weekly-check-8");
    plan_close(&p);
}

/* Pain of 4 to 6 leaves the gentle session; not while the trend refers. */
static void allowed__gentle_session__not_with_pain_while_referred(void **state)
{
    struct fixture *f = *state;
    struct practice p;
    for (int refers = 0; refers < 2; refers++) {
        open_practice(f, &p, "gentle-chair-10", 0);
        assert_true(standing_allows(&p.standing, 3, p.coach.timeline));
        assert_true(standing_allows(&p.standing, 5, p.coach.timeline) == !refers);
        practice_close(&p);
        open_practice(f, &p, "breath-belly-3", 0);
        assert_true(standing_allows(&p.standing, 5, p.coach.timeline));
        assert_false(standing_allows(&p.standing, 7, p.coach.timeline));
        practice_close(&p);
        rate_two_days_of_9(f);
    }
}

static void after_pain__fewer_repetitions_of_what_is_left(void **state)
{
    struct fixture *f = *state;
    struct practice p;
    open_practice(f, &p, "strength-a-15", 3);
    int step = 0;
    while (p.coach.timeline->steps[step].dose.sets < 2)
        step++;
    struct dose before = p.coach.timeline->steps[step].dose;
    coach_begin_at(&p.coach, timeline_step_start_ms(p.coach.timeline, step));
    coach_after_pain(&p.coach, 0);
    struct dose after = p.coach.timeline->steps[step].dose;
    assert_int_equal(after.sets, before.sets);
    assert_int_equal(after.reps, before.reps * 70 / 100);
    assert_string_equal(p.coach.timeline->steps[step].advice, "Half the range from here.");
    practice_close(&p);
}

static void done__a_track_or_the_chair__stands_in(void **state)
{
    struct fixture *f = *state;
    struct plan p;
    struct err err = {""};
    assert_true(plan_start(&f->ctx, "six-weeks", START, &err));
    session(f, START, "gentle-chair-10", 1, 0);
    assert_true(plan_open(&p, &f->ctx, START, &f->arena));
    assert_null(plan_next_routine(&p));
    plan_close(&p);
    assert_true(plan_start(&f->ctx, "six-weeks", START, &err));
    decide_level(f, START, "mobility", 0, "down");
    assert_true(plan_open(&p, &f->ctx, START, &f->arena));
    struct programme_entry e = {.routine = "needs-to-pop-5", .level = 1};
    assert_string_equal(plan_routine_of(&p, &e, STRAND_MOBILITY), "needs-to-pop-5");
    p.rungs[STRAND_MOBILITY] = RUNG_GENTLE;
    assert_string_equal(plan_routine_of(&p, &e, STRAND_MOBILITY), "gentle-chair-10");
    assert_string_equal(plan_routine_of(&p, &e, N_STRANDS), "needs-to-pop-5");
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
        TEST(decisions__two_pain_stops__refer_and_lock),
        TEST(shown__what_has_to_wait__says_so),
        TEST(lock__milder_one__leaves_the_graver_as_it_is),
        TEST(pause__and_resume__move_the_calendar),
        TEST(played__below_level_1__the_easier_forms),
        TEST(played__after_a_check_in__at_the_new_level),
        TEST(played__after_pain_stops__is_locked),
        TEST(played__above_level_3__small_steps_one_exercise_each),
        TEST(played__level_above_the_plans__wants_confirming),
        TEST(played__while_it_has_to_wait__has_no_harder_form),
        TEST(played__easier_by_the_plan__stays_so_while_it_has_to_wait),
        TEST(lock__no_answer_made__stays_until_assessed),
        TEST(decisions__pain_twice_in_one_session__is_one_stop),
        TEST(track__chair_only__goes_up_in_its_own_order),
        TEST(allowed__gentle_session__not_with_pain_while_referred),
        TEST(after_pain__fewer_repetitions_of_what_is_left),
        TEST(done__a_track_or_the_chair__stands_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
