/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/screening.h"
#include "core/settings.h"
#include "unit/unit.h"
#include "view/report_screening.h"

#include <stdio.h>
#include <string.h>

/*
 * What the content pack says of each question, written down a second time: the
 * verdict of a yes and the cautions it sets. The code's table is held to this one.
 */
struct expected {
    const char *id;
    enum verdict verdict;
    const char *cautions;
};

static const struct expected pack[] = {
    {"A1", VERDICT_E, ""},
    {"A2", VERDICT_E, ""},
    {"A3", VERDICT_E, ""},
    {"A4", VERDICT_E, ""},
    {"A5", VERDICT_E, ""},
    {"A6", VERDICT_E, ""},
    {"A7", VERDICT_E, ""},
    {"A8", VERDICT_E, ""},
    {"B1", VERDICT_U, ""},
    {"B2", VERDICT_U, ""},
    {"B3", VERDICT_U, ""},
    {"B4", VERDICT_U, ""},
    {"B5", VERDICT_U, ""},
    {"B6", VERDICT_U, ""},
    {"B7", VERDICT_U, ""},
    {"B8", VERDICT_U, ""},
    {"B9", VERDICT_U, ""},
    {"B10", VERDICT_U, ""},
    {"B11", VERDICT_U, ""},
    {"C1", VERDICT_P, ""},
    {"C2", VERDICT_P, ""},
    {"C3", VERDICT_P, ""},
    {"C4", VERDICT_P, "hypertension heart"},
    {"C5", VERDICT_P, ""},
    {"C6", VERDICT_P, ""},
    {"C7", VERDICT_P, ""},
    {"C8", VERDICT_OK, ""},
    {"D1", VERDICT_C, "osteoporosis"},
    {"D2", VERDICT_C, "pregnancy"},
    {"D3", VERDICT_C, "hypertension hypotension"},
    {"D4", VERDICT_C, "glaucoma"},
    {"D5", VERDICT_C, "respiratory"},
    {"D6", VERDICT_C, "epilepsy"},
    {"D7", VERDICT_C, "breath-anxiety trauma"},
    {"D8", VERDICT_C, "shoulder neck low-back knee wrist rib"},
    {"D9", VERDICT_C, "balance vertigo"},
    {"D10", VERDICT_C, "hernia"},
    {"D11", VERDICT_C, "hypermobility"},
    {"D12", VERDICT_C, "spinal-fusion"},
    {"D13", VERDICT_C, "reflux"},
    {"D14", VERDICT_C, "latex"},
    {"D15", VERDICT_C, "skin-or-clot"},
    {"D16", VERDICT_C, "fluid-limit"},
};
_Static_assert(ARRAY_LEN(pack) == N_QUESTIONS, "every question of the pack");

static void say_yes(struct screening_answers *a, int q)
{
    a->value[q] = questions[q].kind == QUESTION_SCALE ? QUESTION_SCALE_LIMIT : ANSWER_YES;
}

/* A small generator with a fixed seed (xorshift32). */
static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* ---- verdicts ---- */

static void judge__none__is_ok(void **state)
{
    (void) state;
    struct screening_answers a;
    screening_answers_none(&a);
    struct screening_result r = screening_judge(&a);
    assert_int_equal(r.verdict, VERDICT_OK);
    assert_true(r.complete);
    assert_false(r.locked || r.closed || r.advise_doctor || r.gentle_track);
    assert_int_equal(r.cautions, 0);
    assert_int_equal(r.n_reasons, 0);
}

static void judge__every_single_yes__is_as_the_pack_says(void **state)
{
    (void) state;
    for (int q = 0; q < N_QUESTIONS; q++) {
        struct screening_answers a;
        screening_answers_none(&a);
        say_yes(&a, q);
        struct screening_result r = screening_judge(&a);
        assert_string_equal(questions[q].id, pack[q].id);
        if (r.verdict != pack[q].verdict)
            fail_msg("%s: %s", pack[q].id, verdict_names[r.verdict]);
        assert_int_equal(r.cautions, words_to_set(&caution_words, pack[q].cautions));
        assert_int_equal(r.locked, pack[q].verdict >= VERDICT_P);
        assert_int_equal(r.advise_doctor, q == Q_C8);
        assert_int_equal(r.n_reasons, pack[q].verdict == VERDICT_OK ? 0 : 1);
    }
}

static void judge__pairs__take_the_graver(void **state)
{
    (void) state;
    for (int p = 0; p < N_QUESTIONS; p++) {
        for (int q = 0; q < N_QUESTIONS; q++) {
            struct screening_answers a;
            screening_answers_none(&a);
            say_yes(&a, p);
            say_yes(&a, q);
            struct screening_result r = screening_judge(&a);
            assert_int_equal(r.verdict, MAX(pack[p].verdict, pack[q].verdict));
            unsigned both = words_to_set(&caution_words, pack[p].cautions) |
                            words_to_set(&caution_words, pack[q].cautions);
            assert_int_equal(r.cautions, both);
        }
    }
}

/* Every set of answers of one part, with nothing else. */
static void check_part(enum screening_part part)
{
    int first = (int) screening_parts[part].first, last = (int) screening_parts[part].last;
    for (unsigned set = 0; set < 1U << (last - first + 1); set++) {
        struct screening_answers a;
        enum verdict worst = VERDICT_OK;
        size_t reasons = 0;
        screening_answers_none(&a);
        for (int q = first; q <= last; q++) {
            if (!(set & 1U << (q - first)))
                continue;
            say_yes(&a, q);
            if (pack[q].verdict > worst)
                reasons = 0;
            worst = MAX(worst, pack[q].verdict);
            reasons += pack[q].verdict == worst && worst > VERDICT_OK;
        }
        struct screening_result r = screening_judge(&a);
        assert_int_equal(r.verdict, worst);
        assert_int_equal(r.n_reasons, reasons);
        assert_true(r.complete);
    }
}

static void judge__all_answers_of_part_a(void **state)
{
    (void) state;
    check_part(PART_A);
}

static void judge__all_answers_of_part_b(void **state)
{
    (void) state;
    check_part(PART_B);
}

static void judge__all_answers_of_part_c(void **state)
{
    (void) state;
    check_part(PART_C);
}

static void judge__all_answers_of_part_d(void **state)
{
    (void) state;
    check_part(PART_D);
}

static void judge__one_more_yes__never_lowers_the_verdict(void **state)
{
    (void) state;
    uint32_t seed = 20261122;
    for (int round = 0; round < 2000; round++) {
        struct screening_answers a;
        screening_answers_none(&a);
        a.age = (enum age)(AGE_ADULT + (int) (next_random(&seed) % 3));
        for (int q = 0; q < N_QUESTIONS; q++) {
            if (next_random(&seed) % 12 == 0)
                say_yes(&a, q);
        }
        struct screening_result before = screening_judge(&a);
        for (int q = 0; q < N_QUESTIONS; q++) {
            struct screening_answers more = a;
            say_yes(&more, q);
            struct screening_result after = screening_judge(&more);
            assert_true(after.verdict >= before.verdict);
            assert_int_equal(after.cautions & before.cautions, before.cautions);
            assert_true(after.gentle_track >= before.gentle_track);
            assert_true(after.locked >= before.locked);
        }
    }
}

static void judge__pain__locks_from_seven_on(void **state)
{
    (void) state;
    for (int pain = 0; pain <= 10; pain++) {
        struct screening_answers a;
        screening_answers_none(&a);
        a.value[Q_B11] = (signed char) pain;
        assert_int_equal(screening_judge(&a).verdict, pain >= 7 ? VERDICT_U : VERDICT_OK);
    }
}

static void judge__under_18__is_closed_whatever_else(void **state)
{
    (void) state;
    struct screening_answers a;
    screening_answers_init(&a);
    a.age = AGE_UNDER_18;
    struct screening_result r = screening_judge(&a);
    assert_true(r.closed && r.complete);
    say_yes(&a, Q_A1);
    assert_true(screening_judge(&a).closed);
}

static void judge__part_a_yes__needs_no_more_answers(void **state)
{
    (void) state;
    struct screening_answers a;
    screening_answers_init(&a);
    assert_false(screening_judge(&a).complete);
    a.age = AGE_18_64;
    a.value[Q_A1] = ANSWER_NO;
    assert_int_equal(screening_unanswered(&a, PART_A), Q_A2);
    a.value[Q_A2] = ANSWER_YES;
    struct screening_result r = screening_judge(&a);
    assert_true(r.complete);
    assert_int_equal(r.verdict, VERDICT_E);
}

static void judge__any_one_unanswered__is_incomplete(void **state)
{
    (void) state;
    for (int q = 0; q < N_QUESTIONS; q++) {
        struct screening_answers a;
        screening_answers_none(&a);
        a.value[q] = ANSWER_UNASKED;
        assert_false(screening_judge(&a).complete);
        assert_int_equal(screening_unanswered(&a, questions[q].part), q);
    }
    struct screening_answers a;
    screening_answers_none(&a);
    a.age = AGE_UNASKED;
    assert_false(screening_judge(&a).complete);
}

static void judge__gentle_track__from_two_of_four(void **state)
{
    (void) state;
    static const enum question_id of[] = {Q_D1, Q_D3, Q_D9};
    for (unsigned set = 0; set < 16; set++) {
        struct screening_answers a;
        int count = 0;
        screening_answers_none(&a);
        for (unsigned i = 0; i < 3; i++) {
            if (set & 1U << i) {
                say_yes(&a, (int) of[i]);
                count++;
            }
        }
        if (set & 8U) {
            a.age = AGE_65;
            count++;
        }
        assert_int_equal(screening_judge(&a).gentle_track, count >= 2);
    }
}

static void judge__choices__set_only_what_applies(void **state)
{
    (void) state;
    struct screening_answers a;
    screening_answers_none(&a);
    a.value[Q_D8] = ANSWER_YES;
    a.chosen[Q_D8] = 1U << 1 | 1U << 4;
    assert_int_equal(screening_judge(&a).cautions, 1U << CAUTION_NECK | 1U << CAUTION_WRIST);
    a.value[Q_D8] = ANSWER_NO;
    a.value[Q_D3] = ANSWER_YES;
    a.chosen[Q_D3] = 1U << 1;
    assert_int_equal(screening_judge(&a).cautions, 1U << CAUTION_HYPOTENSION);
}

/* What an assessment may cover, by the pack: B and C, but not how strong the pain is today. */
static bool may_be_covered(int q)
{
    char part = pack[q].id[0];
    return (part == 'B' || part == 'C') && strcmp(pack[q].id, "B11") != 0;
}

enum assessment {
    NOT_RECORDED,
    RECORDED_NOTHING_COVERED,
    RECORDED_FIRST_COVERED,
    RECORDED_ALL,
    N_ASSESSMENTS
};

static void assess(struct screening_answers *a, enum assessment how, int first)
{
    static const int32_t days[N_ASSESSMENTS] = {0, 20779, 20779, 20779};
    a->assessed_day = days[how];
    a->covered = how == RECORDED_FIRST_COVERED     ? UINT64_C(1) << first
                 : how == RECORDED_NOTHING_COVERED ? 0
                                                   : ~UINT64_C(0);
}

/* The verdict the pack gives to a yes, when that much was assessed. */
static enum verdict left_of(int q, enum assessment how, int first)
{
    bool covered = how == RECORDED_ALL || (how == RECORDED_FIRST_COVERED && q == first);
    return covered && may_be_covered(q) ? VERDICT_OK : pack[q].verdict;
}

/* Every pair of answers in every state of an assessment. */
static void judge__pairs_and_assessments__lock_what_is_not_covered(void **state)
{
    (void) state;
    for (int how = 0; how < N_ASSESSMENTS; how++) {
        for (int p = 0; p < N_QUESTIONS; p++) {
            for (int q = 0; q < N_QUESTIONS; q++) {
                struct screening_answers a;
                screening_answers_none(&a);
                say_yes(&a, p);
                say_yes(&a, q);
                assess(&a, (enum assessment) how, p);
                enum verdict wanted =
                    MAX(left_of(p, (enum assessment) how, p), left_of(q, (enum assessment) how, p));
                struct screening_result r = screening_judge(&a);
                if (r.verdict != wanted)
                    fail_msg("%s %s, state %d: %s", pack[p].id, pack[q].id, how,
                             verdict_names[r.verdict]);
                assert_int_equal(r.locked, wanted >= VERDICT_P);
            }
        }
    }
}

static void judge__arm_symptoms__are_a_caution_once_assessed(void **state)
{
    (void) state;
    struct screening_answers a;
    screening_answers_none(&a);
    say_yes(&a, Q_B2);
    assert_false(screening_judge(&a).cautions & 1U << CAUTION_ARM_SYMPTOMS);
    assess(&a, RECORDED_ALL, 0);
    assert_true(screening_judge(&a).cautions & 1U << CAUTION_ARM_SYMPTOMS);
}

/* ---- unlocking ---- */

static void unlock__emergencies_and_stops__want_a_later_assessment(void **state)
{
    (void) state;
    static const struct {
        enum verdict lock;
        const char *reasons;
        int32_t from;
    } cases[] = {
        {VERDICT_E, "A1", 500},
        {VERDICT_E, "A4 A7", 500},
        {VERDICT_E, "emergency", 500},
        {VERDICT_U, "nerve", 500},
        {VERDICT_U, "pain", 500},
        {VERDICT_U, "B11", 500},
        {VERDICT_U, "B1 B11", 500},
        {VERDICT_U, "B6", INT32_MIN},
        {VERDICT_U, "B1 B6", INT32_MIN},
        {VERDICT_P, "C4", INT32_MIN},
        {VERDICT_P, "pop-pain", INT32_MIN},
        {VERDICT_OK, "", INT32_MIN},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        if (screening_assessed_from(cases[i].lock, cases[i].reasons, 500) != cases[i].from)
            fail_msg("%s", cases[i].reasons);
    }
}

static void unlock__asks_of_every_yes__and_of_what_locked(void **state)
{
    (void) state;
    struct screening_answers a;
    screening_answers_none(&a);
    assert_true(screening_to_cover(&a, 0) == 0);
    say_yes(&a, Q_A1);
    say_yes(&a, Q_B6);
    say_yes(&a, Q_B11);
    say_yes(&a, Q_C4);
    say_yes(&a, Q_C8); /* advice only */
    say_yes(&a, Q_D1);
    uint64_t wanted = UINT64_C(1) << Q_B6 | UINT64_C(1) << Q_C4;
    assert_true(screening_to_cover(&a, 0) == wanted);
    assert_true(screening_to_cover(&a, screening_question_set("B1 nerve A2")) ==
                (wanted | UINT64_C(1) << Q_B1));
}

/* Past cancer, assessed, is open; the same thing grown worse since, or denied now, is not. */
static void unlock__covered__opens_and_worse_since_locks(void **state)
{
    (void) state;
    struct screening_answers a;
    screening_answers_none(&a);
    say_yes(&a, Q_B6);
    a.assessed_day = 500;
    uint64_t asked = screening_to_cover(&a, 0);
    screening_cover(&a, asked, 0);
    assert_int_equal(screening_judge(&a).verdict, VERDICT_OK);
    screening_cover(&a, asked, UINT64_C(1) << Q_B6);
    assert_int_equal(screening_judge(&a).verdict, VERDICT_U);
    screening_answers_none(&a);
    a.assessed_day = 500;
    screening_cover(&a, UINT64_C(1) << Q_B1, UINT64_C(1) << Q_B1);
    assert_int_equal(screening_judge(&a).verdict, VERDICT_U);
    say_yes(&a, Q_A3);
    screening_cover(&a, ~UINT64_C(0), 0);
    assert_int_equal(screening_judge(&a).verdict, VERDICT_E);
}

static void forget__takes_back_one_part(void **state)
{
    (void) state;
    struct screening_answers a;
    screening_answers_none(&a);
    say_yes(&a, Q_A8);
    say_yes(&a, Q_C2);
    screening_forget(&a, PART_A);
    assert_int_equal(screening_unanswered(&a, PART_A), Q_A1);
    assert_int_equal(screening_unanswered(&a, PART_B), N_QUESTIONS);
    assert_int_equal(screening_judge(&a).verdict, VERDICT_P);
}

/* ---- how answers are kept ---- */

static void answers__format__says_what_was_answered(void **state)
{
    (void) state;
    struct screening_answers a;
    struct strbuf out = {0};
    screening_answers_init(&a);
    a.age = AGE_65;
    a.value[Q_A1] = ANSWER_NO;
    a.value[Q_B11] = 3;
    a.value[Q_C1] = 1;
    a.value[Q_D2] = ANSWER_YES;
    a.weeks = 20;
    a.value[Q_D8] = ANSWER_YES;
    a.chosen[Q_D8] = 1U << 1 | 1U << 4;
    a.assessed_day = 20779;
    a.covered = UINT64_C(1) << Q_B6;
    a.asked_day = 20770;
    screening_format(&a, &out);
    assert_string_equal(
        strbuf_text(&out),
        "age=65+ A1=no B11=3 C1=b D2=yes:20 D8=yes:neck,wrist asked=20770 seen=20779:B6");
    struct screening_answers back;
    assert_true(screening_parse(&back, strbuf_text(&out)));
    assert_int_equal(back.asked_day, 20770);
    assert_int_equal(back.assessed_day, 20779);
    assert_true(back.covered == a.covered);
    strbuf_release(&out);
}

static void answers__parse__inverts_format(void **state)
{
    (void) state;
    uint32_t seed = 7;
    for (int round = 0; round < 500; round++) {
        struct screening_answers a, back;
        struct strbuf out = {0};
        screening_answers_init(&a);
        a.age = (enum age)(next_random(&seed) % N_AGES);
        for (int q = 0; q < N_QUESTIONS; q++) {
            int top = questions[q].kind == QUESTION_SCALE ? 12 : 3;
            a.value[q] = (signed char) ((int) (next_random(&seed) % (unsigned) top) - 1);
            if (questions[q].kind == QUESTION_YES_NO && a.value[q] == ANSWER_YES)
                a.chosen[q] = (unsigned char) (next_random(&seed) % (1U << questions[q].n_choices));
        }
        if (a.value[Q_D2] == ANSWER_YES)
            a.weeks = (int) (next_random(&seed) % 43);
        screening_format(&a, &out);
        if (!screening_parse(&back, strbuf_text(&out)))
            fail_msg("%s", strbuf_text(&out));
        assert_memory_equal(a.value, back.value, sizeof a.value);
        assert_memory_equal(a.chosen, back.chosen, sizeof a.chosen);
        assert_int_equal(a.age, back.age);
        assert_int_equal(a.weeks, back.weeks);
        strbuf_release(&out);
    }
}

static void answers__parse__refuses_nonsense(void **state)
{
    (void) state;
    static const char *const bad[] = {"A1",        "A1=maybe", "age=17",    "B11=11",
                                      "B11=",      "C1=c",     "D2=yes:99", "D8=yes:tail",
                                      "D8=no:rib", "seen=x",   "seen=1:Z9", "A1=yes:"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct screening_answers a;
        if (screening_parse(&a, bad[i]))
            fail_msg("%s", bad[i]);
        assert_int_equal(a.value[Q_A1], ANSWER_UNASKED);
    }
    struct screening_answers a; /* a question of a later version is not asked here */
    assert_true(screening_parse(&a, "A1=no Z9=yes"));
    assert_int_equal(a.value[Q_A1], ANSWER_NO);
}

/* ---- locks ---- */

static void lock__words__name_what_locks(void **state)
{
    (void) state;
    assert_int_equal(screening_lock_of(NULL), VERDICT_OK);
    assert_int_equal(screening_lock_of("C"), VERDICT_OK);
    assert_int_equal(screening_lock_of("P"), VERDICT_P);
    assert_int_equal(screening_lock_of("U"), VERDICT_U);
    assert_int_equal(screening_lock_of("E"), VERDICT_E);
    assert_true(screening_may_answer_again(VERDICT_P, "C3"));
    assert_true(screening_may_answer_again(VERDICT_P, "dizzy C4"));
    assert_false(screening_may_answer_again(VERDICT_P, "pain-stops")); /* no answer made it */
    assert_false(screening_may_answer_again(VERDICT_U, "B6"));
    assert_false(screening_may_answer_again(VERDICT_E, "A1"));
}

static void lock__p__leaves_the_desk_and_gentle_breathing(void **state)
{
    (void) state;
    static const struct exercise_phase easy[] = {{.breath = BREATH_IN}, {.breath = BREATH_OUT}};
    static const struct exercise_phase held[] = {{.breath = BREATH_IN}, {.breath = BREATH_HOLD}};
    const struct exercise breath = {
        .goals = 1U << GOAL_BREATH | 1U << GOAL_RELAX, .phases = easy, .n_phases = 2};
    struct exercise box = breath, cat = breath;
    box.phases = held;
    cat.goals = 1U << GOAL_MOBILITY;
    const struct exercise *exercises[] = {&breath, &box, &cat};
    for (size_t i = 0; i < ARRAY_LEN(exercises); i++) {
        struct plan_step steps[] = {{.kind = STEP_CARD},
                                    {.kind = STEP_EXERCISE, .exercise = exercises[i]}};
        struct routine routine = {.id = "any"};
        struct timeline t = {.routine = &routine, .steps = steps, .n_steps = 2};
        assert_true(screening_allows(VERDICT_OK, &t));
        assert_true(screening_allows(VERDICT_C, &t));
        assert_int_equal(screening_allows(VERDICT_P, &t), i == 0);
        assert_false(screening_allows(VERDICT_U, &t));
        assert_false(screening_allows(VERDICT_E, &t));
        routine.id = "ergo-setup-8";
        assert_true(screening_allows(VERDICT_P, &t));
        assert_false(screening_allows(VERDICT_U, &t));
    }
}

/* ---- the check before a session ---- */

static void check__every_answer__has_one_outcome(void **state)
{
    (void) state;
    for (int pain = 0; pain <= 10; pain++) {
        for (int bits = 0; bits < 4; bits++) {
            struct check_answers c = {
                .anything_new = bits & 1, .pain = pain, .well_enough = bits & 2};
            enum check_outcome wanted = CHECK_GO;
            if (pain >= 4)
                wanted = CHECK_GENTLE;
            if (!c.well_enough)
                wanted = CHECK_REST;
            if (pain >= 7)
                wanted = CHECK_SAME_DAY;
            if (c.anything_new)
                wanted = CHECK_ASK_PARTS;
            assert_int_equal(check_judge(&c), wanted);
        }
    }
}

/* ---- words ---- */

static void words__of_each_verdict__stand_as_reviewed(void **state)
{
    (void) state;
    static const char *const reviewed[N_VERDICTS] = {
        [VERDICT_OK] =
            "You are good to go. Move gently, breathe, and stop if anything feels sharp, "
            "spreads or worries you.\n",
        [VERDICT_C] = "Good to go, with changes. We have swapped some moves to suit you. You can "
                      "see them in Settings > My cautions.\n",
        [VERDICT_P] =
            "It is sensible to have this checked first. A GP, physiotherapist or physical "
            "therapist "
            "can tell you which exercises suit you.\nYou can still use the desk set-up checklist, "
            "the learn cards and gentle breathing. When you have been seen, record the date and "
            "what you were told.\n",
        [VERDICT_U] = "Please speak to a health professional today before you exercise. In the UK "
                      "call NHS 111 or ask your GP for an urgent appointment.\nIf you get bladder "
                      "or bowel changes, numbness between the legs, leg weakness or chest pain, "
                      "call your emergency number.\n",
        [VERDICT_E] =
            "Stop here. Your answer can be a sign of something serious.\nCall your local emergency "
            "number now (UK 999, EU 112, US/Canada 911, Australia 000, NZ 111) or go to an "
            "emergency department. Do not drive yourself.\nDo not exercise, stretch, crack or "
            "massage your back.\nThis app will stay locked until a health professional has checked "
            "you.\n",
    };
    for (int v = 0; v < N_VERDICTS; v++) {
        struct strbuf out = {0};
        screening_say((enum verdict) v, NULL, &out);
        assert_string_equal(strbuf_text(&out), reviewed[v]);
        strbuf_release(&out);
    }
}

static void words__emergency__name_the_number_of_the_country(void **state)
{
    (void) state;
    static const struct {
        const char *country, *number;
    } cases[] = {{"GB", "999"}, {"DE", "112"}, {"US", "911"}, {"AU", "000"}, {"NZ", "111"}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct strbuf out = {0};
        assert_string_equal(emergency_number(cases[i].country), cases[i].number);
        screening_say(VERDICT_E, cases[i].country, &out);
        char wanted[64];
        snprintf(wanted, sizeof wanted, "number now (%s) or go", cases[i].number);
        assert_non_null(strstr(strbuf_text(&out), wanted));
        strbuf_release(&out);
    }
    assert_string_equal(emergency_number("ZZ"), EMERGENCY_FALLBACK);
    assert_string_equal(emergency_number("T"), EMERGENCY_FALLBACK);
    assert_string_equal(emergency_number("E B"), EMERGENCY_FALLBACK);
    assert_string_equal(emergency_number(""), EMERGENCY_FALLBACK);
    assert_string_equal(emergency_number("NO"), "113");
}

static void country__of_a_locale__but_not_of_the_one_nobody_chose(void **state)
{
    (void) state;
    static const struct {
        const char *locale, *country;
    } cases[] = {{"en_GB.UTF-8", "GB"},
                 {"de_AT", "AT"},
                 {"de_DE@euro", "DE"},
                 {"en_US.UTF-8", ""},
                 {"C.UTF-8", ""},
                 {"POSIX", ""},
                 {"", ""},
                 {NULL, ""},
                 {"de", ""},
                 {"xx_GBR", ""},
                 {"en_gb", ""},
                 {"x_", ""}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char country[LOCALE_COUNTRY_BYTES];
        country_of_locale(cases[i].locale, country);
        assert_string_equal(country, cases[i].country);
    }
}

static void words__every_question__is_whole(void **state)
{
    (void) state;
    for (int q = 0; q < N_QUESTIONS; q++) {
        const struct question *question = &questions[q];
        size_t length = strlen(question->text);
        assert_true(length > 3);
        assert_true(question->explain[strlen(question->explain) - 1] == '.');
        if (question->part != PART_D)
            assert_true(strchr("?)", question->text[length - 1]) != NULL);
        assert_null(strstr(question->text, "  "));
        assert_null(strstr(question->text, "**"));
    }
    for (int part = PART_A; part < N_SCREENING_PARTS; part++) {
        for (int q = (int) screening_parts[part].first; q <= (int) screening_parts[part].last; q++)
            assert_int_equal(questions[q].part, part);
    }
}

static void due__four_weeks_a_gap_or_new_questions__ask_again(void **state)
{
    (void) state;
    const int version = SCREENING_VERSION;
    assert_false(screening_is_due(version, 100, INT32_MIN, 100));
    assert_false(screening_is_due(version, 100, 120, 127));
    assert_true(screening_is_due(version, 100, 127, 128));
    assert_false(screening_is_due(version, 100, INT32_MIN, 113));
    assert_true(screening_is_due(version, 100, INT32_MIN, 114));
    assert_true(screening_is_due(version, 100, 105, 119));
    assert_true(screening_is_due(version + 1, 100, 100, 100));
}

/* What a person reads has no codes of its own, and says where the lock comes from. */
static void words__lock__say_where_it_comes_from(void **state)
{
    (void) state;
    static const struct {
        const char *origin, *reasons, *says, *what;
    } cases[] = {
        {"session", "pop-pain C3", ", during a session\n", "A pop with pain"},
        {"session", "pain", ", in the check before a session\n", "Pain of 7 or more"},
        {"session", "C1", ", in the check before a session\n", "Which fits best?"},
        {"session", "pain-stops", ", by the plan\n", "Pain stopped two sessions"},
        {"session", "from-the-future", ", in the check before a session\n", "from-the-future"},
        {"terminal", "A4", ", answered here\n", "Do you have chest pain"},
    };
    const struct report_style style = {72, false};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct screening_record r = {.id = 1,
                                           .version = SCREENING_VERSION,
                                           .origin = cases[i].origin,
                                           .answers = "",
                                           .verdict = "U",
                                           .lock = "U",
                                           .reasons = cases[i].reasons};
        struct strbuf out = {0};
        report_screening(&out, &style, &r, NULL);
        assert_non_null(strstr(strbuf_text(&out), cases[i].says));
        assert_non_null(strstr(strbuf_text(&out), cases[i].what));
        assert_null(strstr(strbuf_text(&out), "pop-pain"));
        strbuf_release(&out);
    }
}

/* The settings have what the wording sends people to. */
static void words__my_cautions__are_among_the_settings(void **state)
{
    (void) state;
    const char *title = setting_table[SETTING_CAUTIONS].title;
    struct strbuf said = {0};
    screening_say(VERDICT_C, NULL, &said);
    assert_non_null(title);
    assert_non_null(strstr(strbuf_text(&said), title));
    strbuf_release(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judge__none__is_ok),
        cmocka_unit_test(judge__every_single_yes__is_as_the_pack_says),
        cmocka_unit_test(judge__pairs__take_the_graver),
        cmocka_unit_test(judge__all_answers_of_part_a),
        cmocka_unit_test(judge__all_answers_of_part_b),
        cmocka_unit_test(judge__all_answers_of_part_c),
        cmocka_unit_test(judge__all_answers_of_part_d),
        cmocka_unit_test(judge__one_more_yes__never_lowers_the_verdict),
        cmocka_unit_test(judge__pain__locks_from_seven_on),
        cmocka_unit_test(judge__under_18__is_closed_whatever_else),
        cmocka_unit_test(judge__part_a_yes__needs_no_more_answers),
        cmocka_unit_test(judge__any_one_unanswered__is_incomplete),
        cmocka_unit_test(judge__gentle_track__from_two_of_four),
        cmocka_unit_test(judge__choices__set_only_what_applies),
        cmocka_unit_test(judge__pairs_and_assessments__lock_what_is_not_covered),
        cmocka_unit_test(judge__arm_symptoms__are_a_caution_once_assessed),
        cmocka_unit_test(unlock__emergencies_and_stops__want_a_later_assessment),
        cmocka_unit_test(unlock__asks_of_every_yes__and_of_what_locked),
        cmocka_unit_test(unlock__covered__opens_and_worse_since_locks),
        cmocka_unit_test(forget__takes_back_one_part),
        cmocka_unit_test(answers__format__says_what_was_answered),
        cmocka_unit_test(answers__parse__inverts_format),
        cmocka_unit_test(answers__parse__refuses_nonsense),
        cmocka_unit_test(due__four_weeks_a_gap_or_new_questions__ask_again),
        cmocka_unit_test(lock__words__name_what_locks),
        cmocka_unit_test(lock__p__leaves_the_desk_and_gentle_breathing),
        cmocka_unit_test(check__every_answer__has_one_outcome),
        cmocka_unit_test(words__of_each_verdict__stand_as_reviewed),
        cmocka_unit_test(country__of_a_locale__but_not_of_the_one_nobody_chose),
        cmocka_unit_test(words__emergency__name_the_number_of_the_country),
        cmocka_unit_test(words__every_question__is_whole),
        cmocka_unit_test(words__lock__say_where_it_comes_from),
        cmocka_unit_test(words__my_cautions__are_among_the_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
