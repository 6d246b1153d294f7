/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/session.h"
#include "unit/core_fixture.h"
#include "unit/unit.h"

#include <string.h>

#define MS ((int64_t) 1000000)

/* A session of several kinds of step, at an odd instant, so that nothing is round by chance. */
struct world {
    struct arena arena;
    struct diags diags;
    const struct timeline *t;
    struct cues cues;
    struct speech speech;
    struct session s;
    struct effects e;
};
enum { T0_MS = 777123 };

static const struct step world_steps[] = {
    {.kind = STEP_CARD, .title = "Card", .text = "x", .ms = 0},
    {.kind = STEP_EXERCISE,
     .exercise = &fixture_cat,
     .exercise_id = "cat",
     .reps = 3,
     .hold_ms = -1,
     .between_ms = -1,
     .sides = -1},
    {.kind = STEP_EXERCISE,
     .exercise = &fixture_stretch,
     .exercise_id = "stretch",
     .reps = 1,
     .hold_ms = 20000,
     .between_ms = -1,
     .sides = -1},
    {.kind = STEP_CHECKLIST, .title = "List", .ms = 5000},
    {.kind = STEP_EXERCISE,
     .exercise = &fixture_row,
     .exercise_id = "row",
     .sets = 2,
     .reps = 4,
     .hold_ms = -1,
     .between_ms = -1,
     .sides = -1},
};

static void compile(struct world *w, struct timeline_options o)
{
    struct routine *r = arena_alloc(&w->arena, sizeof *r);
    *r = fixture_routine(world_steps, ARRAY_LEN(world_steps));
    w->t = timeline_compile(r, &o, &fixture_source, &w->arena, &w->diags);
    w->cues = cues_of_timeline(w->t, &w->arena);
    const struct script_options full = {.verbosity = VERBOSITY_FULL};
    w->speech = speech_fit(script_of_timeline(w->t, &w->cues, &full, &w->arena), NULL, &w->arena);
}

static int setup(void **state)
{
    static struct world w;
    w = (struct world){0};
    compile(&w, fixture_options(2));
    session_init(&w.s, w.t, &w.cues, false);
    session_set_speech(&w.s, &w.speech);
    *state = &w;
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    session_release(&w->s);
    effects_release(&w->e);
    diags_release(&w->diags);
    arena_release(&w->arena);
    return 0;
}

static void at(struct world *w, int64_t ms, enum session_input input)
{
    session_step(&w->s, (T0_MS + ms) * MS, input, &w->e);
}

static bool asked(const struct world *w, enum effect_kind kind)
{
    for (size_t i = 0; i < w->e.count; i++)
        if (w->e.items[i].kind == kind)
            return true;
    return false;
}

/* ---- properties ---- */

/* Plays the whole session in steps of the given size, with a pause and a skip at fixed instants. */
static struct effects played(struct world *w, int64_t step_ms, bool with_inputs)
{
    struct session s;
    struct effects e = {0};
    session_init(&s, w->t, &w->cues, false);
    session_set_speech(&s, &w->speech);
    static const struct {
        int64_t ms;
        enum session_input input;
    } inputs[] = {
        {0, SESSION_INPUT_START},    {12500, SESSION_INPUT_PAUSE},  {20011, SESSION_INPUT_PAUSE},
        {31007, SESSION_INPUT_NEXT}, {44000, SESSION_INPUT_BACK},   {52345, SESSION_INPUT_RESTART},
        {61000, SESSION_INPUT_STOP}, {70000, SESSION_INPUT_RESUME},
    };
    size_t next = 0, count = with_inputs ? ARRAY_LEN(inputs) : 1;
    for (int64_t ms = 0; s.state != SESSION_ENDED; ms += step_ms) {
        while (next < count && inputs[next].ms <= ms) {
            session_step(&s, (T0_MS + inputs[next].ms) * MS, inputs[next].input, &e);
            next++;
        }
        session_step(&s, (T0_MS + ms) * MS, SESSION_INPUT_NONE, &e);
    }
    session_release(&s);
    return e;
}

static void assert_same_effects(const struct effects *a, const struct effects *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_int_equal(a->items[i].kind, b->items[i].kind);
        assert_int_equal(a->items[i].at_ms, b->items[i].at_ms);
        assert_int_equal(a->items[i].at_ns, b->items[i].at_ns);
        assert_int_equal(a->items[i].arg, b->items[i].arg);
    }
}

static void session__step_size__does_not_change_the_effects(void **state)
{
    struct world *w = *state;
    static const int64_t sizes[] = {7, 40, 333, 1000, 9999, 3600000};
    for (int with_inputs = 0; with_inputs < 2; with_inputs++) {
        struct effects fine = played(w, 1, with_inputs);
        for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
            struct effects coarse = played(w, sizes[i], with_inputs);
            assert_same_effects(&fine, &coarse);
            effects_release(&coarse);
        }
        effects_release(&fine);
    }
}

/* What happens at its own instant, whatever came before. */
static bool is_timed(const struct effect *e)
{
    return e->kind == EFFECT_PHASE || e->kind == EFFECT_CUE || e->kind == EFFECT_SAY;
}

static void session__seek__equals_replay(void **state)
{
    struct world *w = *state;
    struct effects replay = played(w, 50, false);
    for (int phase = 0; phase < w->t->n_phases; phase++) {
        int64_t from_ms = w->t->phases[phase].at_ms;
        struct session s;
        struct effects e = {0};
        session_init(&s, w->t, &w->cues, false);
        session_set_speech(&s, &w->speech);
        session_seek(&s, T0_MS * MS, from_ms, &e);
        session_step(&s, (T0_MS + from_ms) * MS, SESSION_INPUT_START, &e);
        session_step(&s, (T0_MS + w->t->total_ms) * MS, SESSION_INPUT_NONE, &e);
        assert_int_equal(s.state, SESSION_ENDED);
        /* The same phases and sounds at the same instants, from there on. */
        size_t k = 0;
        for (size_t i = 0; i < replay.count; i++) {
            const struct effect *r = &replay.items[i];
            if (!is_timed(r) || r->at_ms < from_ms)
                continue;
            while (k < e.count && !is_timed(&e.items[k]))
                k++;
            if (e.items[k].kind == r->kind && e.items[k].arg == r->arg) {
                assert_int_equal(e.items[k].at_ns, r->at_ns);
                k++;
                continue;
            }
            /* Cues asked for early may change places with the phase entered at the seek. */
            size_t j = k;
            while (j < e.count && !(e.items[j].kind == r->kind && e.items[j].arg == r->arg))
                j++;
            assert_true(j < e.count);
            assert_int_equal(e.items[j].at_ns, r->at_ns);
        }
        session_release(&s);
        effects_release(&e);
    }
    effects_release(&replay);
}

static void session__every_cue_is_asked_for_once_and_early(void **state)
{
    struct world *w = *state;
    struct effects e = played(w, 40, false);
    size_t cues = 0;
    for (size_t i = 0; i < e.count; i++) {
        if (e.items[i].kind != EFFECT_CUE)
            continue;
        assert_int_equal(e.items[i].arg, cues);
        assert_int_equal(e.items[i].at_ns, (T0_MS + w->cues.items[cues].at_ms) * MS);
        cues++;
    }
    assert_int_equal(cues, w->cues.count);
    size_t lines = 0;
    for (size_t i = 0; i < e.count; i++)
        if (e.items[i].kind == EFFECT_SAY) {
            assert_int_equal(e.items[i].arg, lines);
            assert_int_equal(e.items[i].at_ns, (T0_MS + w->speech.items[lines].at_ms) * MS);
            lines++;
        }
    assert_int_equal(lines, w->speech.count);
    assert_true(lines > 20);
    effects_release(&e);
    /* Early: with the session at 4.4 s the countdown at 5 s has been asked for, at 4.3 s it has
     * not. */
    at(w, 0, SESSION_INPUT_START);
    at(w, 4300, SESSION_INPUT_NONE);
    size_t before = w->s.next_cue;
    at(w, 4400, SESSION_INPUT_NONE);
    assert_int_equal(w->s.next_cue, before + 1);
}

static void session__wake__is_when_something_happens_next(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    int turns = 0;
    while (w->s.state != SESSION_ENDED) {
        int64_t wake = session_wake_ns(&w->s);
        assert_true(wake != INT64_MAX);
        w->e.count = 0;
        session_step(&w->s, wake - 1, SESSION_INPUT_NONE, &w->e);
        assert_int_equal(w->e.count, 0);
        session_step(&w->s, wake, SESSION_INPUT_NONE, &w->e);
        assert_true(w->e.count > 0);
        turns++;
    }
    assert_true(turns > 20);
    assert_int_equal(session_wake_ns(&w->s), INT64_MAX);
}

/* ---- inputs ---- */

static void session__pause__stands_still_and_counts_in(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    at(w, 9500, SESSION_INPUT_PAUSE);
    assert_int_equal(w->s.state, SESSION_PAUSED);
    assert_true(asked(w, EFFECT_SILENCE));
    assert_int_equal(session_position_ms(&w->s, (T0_MS + 60000) * MS), 9500);
    assert_int_equal(session_wake_ns(&w->s), INT64_MAX);
    w->e.count = 0;
    at(w, 60000, SESSION_INPUT_PAUSE);
    at(w, 62999, SESSION_INPUT_NONE);
    assert_int_equal(w->s.state, SESSION_COUNT_IN);
    assert_int_equal(w->e.count, 3);
    assert_int_equal(w->e.items[0].arg, 3);
    at(w, 63000, SESSION_INPUT_NONE);
    assert_int_equal(w->s.state, SESSION_RUNNING);
    /* The phase of 4 s that was running starts again. */
    assert_int_equal(session_position_ms(&w->s, (T0_MS + 63000) * MS), 8000);
}

static void session__pause__goes_back_at_most_three_seconds_in_a_long_phase(void **state)
{
    struct world *w = *state;
    int hold = 0;
    while (w->t->phases[hold].kind != PHASE_HOLD)
        hold++;
    int64_t start = w->t->phases[hold].at_ms;
    at(w, 0, SESSION_INPUT_START);
    at(w, start + 10000, SESSION_INPUT_PAUSE);
    at(w, start + 20000, SESSION_INPUT_RESUME);
    at(w, start + 23000, SESSION_INPUT_NONE);
    assert_int_equal(w->s.position_ms, start + 7000);
}

static void session__done__counts_each_moment_once(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    at(w, 11000, SESSION_INPUT_RESTART);
    assert_int_equal(session_done_ms(&w->s), 11000);
    at(w, 13000, SESSION_INPUT_NONE); /* at 10 s again */
    assert_int_equal(session_done_ms(&w->s), 11000);
    at(w, 15000, SESSION_INPUT_NONE); /* at 12 s */
    assert_int_equal(session_done_ms(&w->s), 12000);
}

static void session__skip__does_not_count_as_done(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    at(w, 1000, SESSION_INPUT_NEXT);
    assert_int_equal(w->s.position_ms, timeline_step_start_ms(w->t, 2));
    assert_int_equal(session_done_ms(&w->s), 1000);
    for (int i = 0; i < 9; i++)
        at(w, 2000 + i, SESSION_INPUT_NEXT);
    assert_int_equal(w->s.state, SESSION_ENDED);
    assert_int_equal(w->s.end, SESSION_END_EARLY);
    assert_in_range(session_done_ms(&w->s), 2000, 2009);
}

static void session__back__repeats_then_goes_before(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    at(w, 20000, SESSION_INPUT_BACK);
    assert_int_equal(w->s.position_ms, timeline_step_start_ms(w->t, 1));
    at(w, 20500, SESSION_INPUT_NEXT);
    at(w, 21000, SESSION_INPUT_BACK);
    assert_int_equal(w->t->phases[w->s.phase].step, 1);
}

static void session__stalled__pauses_where_it_was_seen_last(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    at(w, 9000, SESSION_INPUT_NONE);
    w->e.count = 0;
    at(w, 500000, SESSION_INPUT_STALLED);
    assert_int_equal(w->s.state, SESSION_PAUSED);
    assert_int_equal(w->s.position_ms, 9000);
    assert_int_equal(w->e.items[w->e.count - 1].arg, PAUSE_STALLED);
}

static void session__stop__stands_and_ends_as_stopped(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    at(w, 9000, SESSION_INPUT_STOP);
    assert_int_equal(w->s.state, SESSION_STOPPED);
    assert_true(asked(w, EFFECT_STOPPED));
    at(w, 99000, SESSION_INPUT_END);
    assert_int_equal(w->s.state, SESSION_ENDED);
    assert_int_equal(w->s.end, SESSION_END_STOPPED);
    assert_int_equal(session_done_ms(&w->s), 9000);
}

static void session__checklist__waits_only_where_told(void **state)
{
    struct world *w = *state;
    int64_t end_ms = timeline_step_start_ms(w->t, 4);
    at(w, 0, SESSION_INPUT_START);
    at(w, end_ms + 1, SESSION_INPUT_NONE);
    assert_int_equal(w->s.state, SESSION_RUNNING);
    session_release(&w->s);
    w->e.count = 0;
    session_init(&w->s, w->t, &w->cues, true);
    at(w, 0, SESSION_INPUT_START);
    at(w, end_ms + 60000, SESSION_INPUT_NONE);
    assert_int_equal(w->s.state, SESSION_WAITING);
    assert_int_equal(w->s.position_ms, end_ms - 1);
    int here = timeline_phase_at(w->t, w->s.position_ms); /* still in the list it waits at */
    assert_int_equal(w->t->phases[here].kind, PHASE_CHECKLIST);
    assert_int_equal(here, w->s.phase);
    /* Nothing that belongs behind the wait was asked for. */
    for (size_t i = 0; i < w->e.count; i++)
        if (w->e.items[i].kind == EFFECT_CUE)
            assert_true(w->e.items[i].at_ms < end_ms);
    at(w, end_ms + 61000, SESSION_INPUT_GO_ON);
    assert_int_equal(w->s.state, SESSION_RUNNING);
    assert_int_equal(w->t->phases[w->s.phase].step, 4);
}

static void session__go_on__leaves_a_card(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    int64_t at_ms = timeline_step_start_ms(w->t, 3);
    at(w, at_ms + 1000, SESSION_INPUT_GO_ON);
    assert_int_equal(w->s.position_ms, timeline_step_start_ms(w->t, 4));
}

static void session__swap__goes_on_at_the_step_and_keeps_the_minutes(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    at(w, 12000, SESSION_INPUT_NONE);
    struct timeline_swap swap = {1, &fixture_turn};
    struct timeline_options o = fixture_options(2);
    o.swaps = &swap;
    o.n_swaps = 1;
    compile(w, o);
    session_swap(&w->s, (T0_MS + 12000) * MS, w->t, &w->cues, 1, &w->e);
    assert_ptr_equal(w->t->steps[1].exercise, &fixture_turn);
    assert_int_equal(w->s.position_ms, timeline_step_start_ms(w->t, 1));
    assert_int_equal(session_done_ms(&w->s), 12000);
    at(w, 14000, SESSION_INPUT_NONE);
    assert_int_equal(session_done_ms(&w->s), 14000);
}

static void session__swap_of_pace__stays_in_the_phase(void **state)
{
    struct world *w = *state;
    at(w, 0, SESSION_INPUT_START);
    at(w, 14000, SESSION_INPUT_NONE);
    struct phase before = w->t->phases[w->s.phase];
    struct timeline_options o = fixture_options(2);
    o.breath_pace = 110;
    compile(w, o);
    session_swap(&w->s, (T0_MS + 14000) * MS, w->t, &w->cues, -1, &w->e);
    const struct phase *after = &w->t->phases[w->s.phase];
    assert_int_equal(after->rep, before.rep);
    assert_int_equal(after->cycle, before.cycle);
    assert_int_equal(session_done_ms(&w->s), 14000);
}

static void session__repetitions_and_steps__are_told_when_finished(void **state)
{
    struct world *w = *state;
    struct effects e = played(w, 100, false);
    int repetitions = 0, steps = 0;
    for (size_t i = 0; i < e.count; i++) {
        repetitions += e.items[i].kind == EFFECT_REPETITION;
        steps += e.items[i].kind == EFFECT_STEP_DONE;
    }
    assert_int_equal(repetitions, 3 + 2 + 8);
    assert_int_equal(steps, 5);
    effects_release(&e);
}

static void session__step_done__counts_whole_repetitions_and_sets(void **state)
{
    struct world *w = *state;
    int64_t start_ms = timeline_step_start_ms(w->t, 4);
    session_seek_step(&w->s, 0, 4, &w->e);
    at(w, start_ms, SESSION_INPUT_START);
    /* prepare 10 s, 4 x 5 s, rest 20 s, 4 x 5 s, finish 5 s */
    at(w, start_ms + 10000 + 7000, SESSION_INPUT_NONE);
    struct session_step_done done = session_step_done(&w->s, 4);
    assert_int_equal(done.reps_planned, 8);
    assert_int_equal(done.reps, 1);
    assert_int_equal(done.sets, 0);
    assert_int_equal(done.done_ms, 17000);
    at(w, start_ms + 10000 + 20000, SESSION_INPUT_NONE);
    assert_int_equal(session_step_done(&w->s, 4).sets, 1);
    assert_false(session_step_is_done(&w->s, 4));
    at(w, start_ms + 10000 + 60000, SESSION_INPUT_NONE);
    done = session_step_done(&w->s, 4);
    assert_int_equal(done.reps, 8);
    assert_int_equal(done.sets, 2);
    assert_true(session_step_is_done(&w->s, 4));
}

static void session__checkpoint__comes_every_fifteen_seconds(void **state)
{
    struct world *w = *state;
    struct effects e = played(w, 100, false);
    int64_t last_ms = 0;
    int n = 0;
    for (size_t i = 0; i < e.count; i++) {
        if (e.items[i].kind != EFFECT_CHECKPOINT)
            continue;
        assert_int_equal(e.items[i].at_ms, last_ms + CHECKPOINT_MS);
        last_ms = e.items[i].at_ms;
        n++;
    }
    assert_true(n >= (int) (w->t->total_ms / CHECKPOINT_MS) - 1);
    effects_release(&e);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(session__step_size__does_not_change_the_effects),
        TEST(session__seek__equals_replay),
        TEST(session__every_cue_is_asked_for_once_and_early),
        TEST(session__wake__is_when_something_happens_next),
        TEST(session__pause__stands_still_and_counts_in),
        TEST(session__pause__goes_back_at_most_three_seconds_in_a_long_phase),
        TEST(session__done__counts_each_moment_once),
        TEST(session__skip__does_not_count_as_done),
        TEST(session__back__repeats_then_goes_before),
        TEST(session__stalled__pauses_where_it_was_seen_last),
        TEST(session__stop__stands_and_ends_as_stopped),
        TEST(session__checklist__waits_only_where_told),
        TEST(session__go_on__leaves_a_card),
        TEST(session__swap__goes_on_at_the_step_and_keeps_the_minutes),
        TEST(session__swap_of_pace__stays_in_the_phase),
        TEST(session__repetitions_and_steps__are_told_when_finished),
        TEST(session__step_done__counts_whole_repetitions_and_sets),
        TEST(session__checkpoint__comes_every_fifteen_seconds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
