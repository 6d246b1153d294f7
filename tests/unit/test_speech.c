/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/session.h"
#include "core/speech.h"
#include "unit/core_fixture.h"
#include "unit/unit.h"

#include <string.h>

static struct arena arena;
static struct diags diags;

static int teardown(void **state)
{
    (void) state;
    arena_release(&arena);
    diags_release(&diags);
    return 0;
}

/* ---- the sample of content section 8.4 ---- */

static const struct exercise_phase turn_phases[] = {
    {.name = "turn", .ms = 4000, .breath = BREATH_OUT, .say = "Out, turn"},
    {.name = "return", .ms = 4000, .breath = BREATH_IN, .say = "In, back to centre"},
};
static const char *const turn_how[] = {"Sit tall, arms crossed."};
static const char *const turn_cues[] = {"Turn from the ribs, not the hips.", "Stay tall."};
static const struct exercise turn = {
    .id = "seated-rotation",
    .name = "Seated turn",
    .path = "t.cfg",
    .first_goal = GOAL_MOBILITY,
    .sides = SIDES_ALTERNATE,
    .phases = turn_phases,
    .n_phases = ARRAY_LEN(turn_phases),
    .prepare_ms = 8000,
    .levels = {{1, 3, 0}, {1, 5, 0}, {1, 6, 0}},
    .how = turn_how,
    .n_how = 1,
    .cues = turn_cues,
    .n_cues = 2,
};
static const struct exercise_phase hug_phases[] = {
    {.name = "wrap", .ms = 3000, .breath = BREATH_OUT, .say = "Out, and wrap"},
    {.name = "hold", .hold = true, .say = "Breathe wide into your back"},
    {.name = "release", .ms = 3000, .breath = BREATH_IN, .say = "In, and release"},
};
static const struct exercise hug = {
    .id = "self-hug-stretch",
    .name = "Self-hug stretch",
    .path = "h.cfg",
    .first_goal = GOAL_STRETCH,
    .sides = SIDES_BLOCK,
    .phases = hug_phases,
    .n_phases = ARRAY_LEN(hug_phases),
    .prepare_ms = 8000,
    .levels = {{1, 1, 15000}, {1, 1, 20000}, {1, 2, 20000}},
    .how = turn_how,
    .n_how = 1,
};

struct said {
    const struct timeline *t;
    struct cues cues;
    const struct script *script;
    struct speech speech;
};

/* As a voice of 160 words a minute says it. */
static int32_t measured_ms(const struct phrase *p)
{
    int32_t letters = (int32_t) strlen(p->text);
    return p->counted ? 2350 : 150 + 62 * letters;
}

static struct said say(const struct step *steps, size_t count, const struct script_options *o,
                       bool measured)
{
    struct routine *r = arena_alloc(&arena, sizeof *r);
    *r = fixture_routine(steps, count);
    struct timeline_options options = fixture_options(2);
    struct said s = {.t = timeline_compile(r, &options, &fixture_source, &arena, &diags)};
    s.cues = cues_of_timeline(s.t, &arena);
    s.script = script_of_timeline(s.t, &s.cues, o, &arena);
    int32_t *ms = arena_array(&arena, s.script->n_phrases, sizeof *ms);
    for (size_t i = 0; i < s.script->n_phrases; i++)
        ms[i] = measured_ms(&s.script->phrases[i]);
    s.speech = speech_fit(s.script, measured ? ms : NULL, &arena);
    return s;
}

static struct said say_one(const struct exercise *e, enum verbosity verbosity)
{
    const struct step steps[] = {fixture_step(e, 0, 0, -1)};
    return say(steps, 1, &(struct script_options){.verbosity = verbosity}, true);
}

/* When it is said, -1: never. */
static int64_t when(const struct said *s, const char *text)
{
    for (size_t i = 0; i < s->speech.count; i++)
        if (strcmp(speech_text(&s->speech, i), text) == 0)
            return s->speech.items[i].at_ms;
    return -1;
}

static int times(const struct said *s, enum speech_kind kind)
{
    int n = 0;
    for (size_t i = 0; i < s->speech.count; i++)
        n += s->speech.items[i].kind == kind;
    return n;
}

static void speech__seated_turn__is_the_sample(void **state)
{
    (void) state;
    static const struct {
        int64_t at_ms;
        const char *text;
    } sample[] = {
        {700, "Next, seated turn. Sit tall, arms crossed."},
        {4950, "Three, two, one."},
        {8200, "Out, turn left."},
        {12200, "In, back to centre."},
        {16200, "Out, turn right."},
        {20200, "Back to centre."},
        {40200, "Turn from the ribs, not the hips."},
        {48200, "Halfway."},
        {72200, "Last one."},
        {84919, "Lovely. Coming up, self-hug stretch."},
    };
    const struct step steps[] = {fixture_step(&turn, 0, 0, -1), fixture_step(&hug, 0, 0, -1)};
    struct said s = say(steps, 2, &(struct script_options){.verbosity = VERBOSITY_FULL}, true);
    assert_true(s.speech.count > ARRAY_LEN(sample));
    for (size_t i = 0; i < ARRAY_LEN(sample); i++) {
        assert_string_equal(speech_text(&s.speech, i), sample[i].text);
        assert_in_range(s.speech.items[i].at_ms, sample[i].at_ms - 60, sample[i].at_ms + 60);
    }
}

/* ---- rules ---- */

static void speech__estimate__is_two_words_a_second_and_a_bit(void **state)
{
    (void) state;
    assert_int_equal(speech_estimate_ms(&(struct phrase){.text = "Keep breathing."}), 1309);
    assert_int_equal(speech_estimate_ms(&(struct phrase){.text = "In"}), 854);
    assert_int_equal(
        speech_estimate_ms(&(struct phrase){.text = "Three, two, one.", .counted = true}), 2350);
}

static void speech__what_does_not_fit__is_said_shorter_or_not(void **state)
{
    (void) state;
    static const char *const long_how[] = {
        "Lie on your side with a pillow under your head and both knees drawn up in front."};
    struct exercise e = turn;
    e.how = long_how;
    e.prepare_ms = 7000;
    struct said s = say_one(&e, VERBOSITY_FULL);
    assert_int_equal(when(&s, "Next, seated turn."), 700);
    e.prepare_ms = 1000; /* not even the name: it is on the screen */
    s = say_one(&e, VERBOSITY_FULL);
    assert_int_equal(times(&s, SPEECH_PREPARE), 0);
}

static void speech__a_phrase_that_cannot_be_said__leaves_its_time_to_others(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&turn, 0, 0, -1)};
    struct said s = say(steps, 1, &(struct script_options){.verbosity = VERBOSITY_FULL}, true);
    int32_t *ms = arena_array(&arena, s.script->n_phrases, sizeof *ms);
    for (size_t i = 0; i < s.script->n_phrases; i++)
        ms[i] = strcmp(s.script->phrases[i].text, "Halfway.") == 0 ? -1 : 500;
    struct speech without = speech_fit(s.script, ms, &arena);
    for (size_t i = 0; i < without.count; i++)
        assert_string_not_equal(speech_text(&without, i), "Halfway.");
    assert_true(without.count > 5);
}

static void speech__priority__decides_who_is_heard(void **state)
{
    (void) state;
    struct script script = {0};
    const struct phrase phrases[] = {{.text = "praise"}, {.text = "safety"}};
    const struct speech_line lines[] = {
        {SPEECH_DONE, 1000, 1500, 5000, false, 0, -1, -1, 0, 0},
        {SPEECH_MID_CHECK, 1200, 1500, 5000, false, 1, -1, -1, 0, 0},
    };
    script.phrases = phrases;
    script.n_phrases = 2;
    script.lines = lines;
    script.n_lines = 2;
    const int32_t ms[] = {1000, 1000};
    struct speech s = speech_fit(&script, ms, &arena);
    assert_int_equal(s.count, 1); /* the other is dropped, never late */
    assert_string_equal(speech_text(&s, 0), "safety");
}

static void speech__verbosity__steps_down(void **state)
{
    (void) state;
    struct said full = say_one(&hug, VERBOSITY_FULL), standard = say_one(&hug, VERBOSITY_STANDARD),
                minimal = say_one(&hug, VERBOSITY_MINIMAL);
    assert_true(when(&full, "Get ready for self-hug stretch. Left side.") >= 0);
    assert_true(when(&full, "Keep breathing.") >= 0);
    assert_true(when(&full, "Breathe wide into your back.") >= 0);
    assert_int_equal(times(&standard, SPEECH_PHASE) + times(&standard, SPEECH_HOLD_CHECK), 0);
    assert_true(when(&standard, "Five.") >= 0);
    assert_true(when(&standard, "Switch sides. Right side.") >= 0);
    assert_int_equal(minimal.speech.count, 2);
    assert_string_equal(speech_text(&minimal.speech, 0), "Left side.");
    assert_string_equal(speech_text(&minimal.speech, 1), "Switch sides. Right side.");
    assert_int_equal(verbosity_for(2), VERBOSITY_FULL);
    assert_int_equal(verbosity_for(3), VERBOSITY_STANDARD);
    assert_int_equal(verbosity_for(5), VERBOSITY_STANDARD);
    assert_int_equal(verbosity_for(6), VERBOSITY_MINIMAL);
    assert_int_equal(verbosity_for(400), VERBOSITY_MINIMAL);
}

static void speech__what_is_new__is_explained(void **state)
{
    (void) state;
    static const char *const how[] = {"Sit tall.", "Cross your arms."};
    struct exercise e = turn;
    e.how = how;
    e.n_how = 2;
    e.prepare_ms = 12000;
    static const bool is_new[] = {true};
    const struct step steps[] = {fixture_step(&e, 0, 0, -1)};
    struct script_options o = {.verbosity = VERBOSITY_FULL, .is_new = is_new};
    struct said s = say(steps, 1, &o, true);
    assert_true(when(&s, "Next, seated turn. Sit tall.") >= 0);
    assert_true(when(&s, "Cross your arms.") > when(&s, "Next, seated turn. Sit tall."));
    o.is_new = NULL;
    s = say(steps, 1, &o, true);
    assert_int_equal(when(&s, "Cross your arms."), -1);
}

/* The name makes way for an introduction where there is room for both, and for nothing else. */
static void speech__introduction__comes_before_the_first_name(void **state)
{
    (void) state;
    struct exercise slow = turn;
    slow.prepare_ms = 12000;
    static const char name[] = "Next, seated turn.";
    struct said full = say_one(&slow, VERBOSITY_FULL),
                standard = say_one(&slow, VERBOSITY_STANDARD);
    assert_int_equal(full.speech.items[0].kind, SPEECH_INTRO);
    assert_int_equal(full.speech.items[1].kind, SPEECH_PREPARE);
    assert_int_equal(when(&standard, name), 700);
    assert_int_equal(script_first(standard.script, SPEECH_INTRO), -1);
    int intro = script_first(full.script, SPEECH_INTRO);
    assert_true(intro >= 0);
    assert_string_equal(full.script->phrases[intro].text, speech_text(&full.speech, 0));
}

static void speech__breath__gets_quieter_each_minute_then_stops(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&fixture_box, 0, 18, -1)}; /* 4:48 */
    struct said s = say(steps, 1, &(struct script_options){.verbosity = VERBOSITY_FULL}, true);
    for (size_t i = 0; i < s.speech.count; i++) {
        const struct utterance *u = &s.speech.items[i];
        if (u->kind != SPEECH_BREATH)
            continue;
        int64_t into_ms = u->at_ms - 10000;
        assert_int_equal(s.script->phrases[u->phrase].depth, into_ms / 60000);
        assert_true(into_ms < 3 * 60000);
    }
    assert_true(times(&s, SPEECH_BREATH) > 30);
    assert_true(when(&s, "Rest") >= 0);
    assert_int_equal(when(&s, "hold"), -1);
    assert_in_range(when(&s, "Last one, then let it go."), 10000 + 17 * 16000,
                    10000 + 17 * 16000 + 400);
}

static void speech__wordings__are_never_the_same_twice_running(void **state)
{
    (void) state;
    const struct step steps[] = {
        fixture_step(&turn, 0, 0, -1), fixture_step(&fixture_cat, 0, 0, -1),
        fixture_step(&turn, 0, 0, -1), fixture_step(&fixture_cat, 0, 0, -1),
        fixture_step(&turn, 0, 0, -1)};
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct said s = say(
            steps, 5, &(struct script_options){.verbosity = VERBOSITY_FULL, .seed = seed}, true);
        struct said again = say(
            steps, 5, &(struct script_options){.verbosity = VERBOSITY_FULL, .seed = seed}, true);
        const char *before = "";
        assert_int_equal(s.speech.count, again.speech.count);
        for (size_t i = 0; i < s.speech.count; i++) {
            assert_string_equal(speech_text(&s.speech, i), speech_text(&again.speech, i));
            if (s.speech.items[i].kind != SPEECH_LAST_REP)
                continue;
            assert_string_not_equal(speech_text(&s.speech, i), before);
            before = speech_text(&s.speech, i);
        }
    }
}

static void speech__names__are_said_as_people_say_them(void **state)
{
    (void) state;
    assert_string_equal(speech_live_text(LIVE_BACK, "Box breathing 4-4-4-4", &arena),
                        "Welcome back. Box breathing.");
    assert_string_equal(speech_live_text(LIVE_EASIER, "Coherent breathing 5.5/min", &arena),
                        "Good call. Switching to coherent breathing.");
    assert_string_equal(speech_live_text(LIVE_HARDER, "4-7-8 breathing", &arena),
                        "Switching to 4 7 8 breathing.");
    assert_string_equal(speech_live_text(LIVE_BACK, NULL, &arena), "Welcome back.");
}

static void speech__live_texts__are_known_before(void **state)
{
    (void) state;
    struct exercise e = turn;
    e.easier = "cat";
    const struct step steps[] = {fixture_step(&e, 0, 0, -1)};
    struct script_options o = {.verbosity = VERBOSITY_MINIMAL, .source = &fixture_source};
    struct said s = say(steps, 1, &o, true);
    static const char *const wanted[] = {
        "Paused.",       "Welcome back. Seated turn.",   "Skipped.",
        "Stopping now.", "Good call. Switching to cat.", "That is fine. No need to repeat it."};
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        bool known = false;
        for (size_t k = 0; k < s.script->n_phrases; k++)
            known |= strcmp(s.script->phrases[k].text, wanted[i]) == 0;
        assert_true(known);
    }
}

static void speech__a_sign_that_comes_late__is_left_to_the_voice(void **state)
{
    (void) state;
    const struct step steps[] = {fixture_step(&turn, 0, 0, -1), fixture_step(&hug, 0, 0, -1)};
    struct said s = say(steps, 2, &(struct script_options){.verbosity = VERBOSITY_FULL}, true);
    int kept = 0, replaced = 0;
    for (size_t i = 0; i < s.cues.count; i++) {
        if (s.cues.items[i].kind != CUE_GET_READY)
            continue;
        bool voice = speech_replaces(&s.speech, s.t, &s.cues.items[i]);
        replaced += voice;
        kept += !voice;
    }
    assert_int_equal(kept, 1); /* the first of all: it comes before the voice */
    assert_int_equal(replaced, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(speech__seated_turn__is_the_sample, teardown),
        cmocka_unit_test_teardown(speech__estimate__is_two_words_a_second_and_a_bit, teardown),
        cmocka_unit_test_teardown(speech__what_does_not_fit__is_said_shorter_or_not, teardown),
        cmocka_unit_test_teardown(speech__a_phrase_that_cannot_be_said__leaves_its_time_to_others,
                                  teardown),
        cmocka_unit_test_teardown(speech__priority__decides_who_is_heard, teardown),
        cmocka_unit_test_teardown(speech__verbosity__steps_down, teardown),
        cmocka_unit_test_teardown(speech__what_is_new__is_explained, teardown),
        cmocka_unit_test_teardown(speech__introduction__comes_before_the_first_name, teardown),
        cmocka_unit_test_teardown(speech__breath__gets_quieter_each_minute_then_stops, teardown),
        cmocka_unit_test_teardown(speech__wordings__are_never_the_same_twice_running, teardown),
        cmocka_unit_test_teardown(speech__names__are_said_as_people_say_them, teardown),
        cmocka_unit_test_teardown(speech__live_texts__are_known_before, teardown),
        cmocka_unit_test_teardown(speech__a_sign_that_comes_late__is_left_to_the_voice, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
