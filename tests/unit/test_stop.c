/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record.h"
#include "core/stop.h"
#include "unit/unit.h"

#include <string.h>

/*
 * Section 4.3 of the content pack, row by row and branch by branch, written down a second
 * time. `pain` -1: not answered; any: the answer makes no difference.
 */
enum { ANY = -2, NONE = -1 };
static const struct row {
    const char *event;
    int also; /* enum stop_also, ANY */
    int pain_from, pain_to;
    int dizzy_this_week, breathing, eased; /* 0, 1, ANY */
    enum stop_next next;
    enum verdict lock;
    int question;
} rows[] = {
    {"emergency", ANY, ANY, 0, ANY, ANY, ANY, STOP_NEXT_LOCK, VERDICT_E, NONE},
    {"nerve", ANY, ANY, 0, ANY, ANY, ANY, STOP_NEXT_LOCK, VERDICT_U, NONE},
    {"sharp", ANY, 0, 3, ANY, ANY, ANY, STOP_NEXT_BREATHE, VERDICT_OK, NONE},
    {"sharp", ANY, 4, 10, ANY, ANY, ANY, STOP_NEXT_ADVICE, VERDICT_OK, NONE},
    {"sharp", ANY, -1, -1, ANY, ANY, ANY, STOP_NEXT_ADVICE, VERDICT_OK, NONE},
    {"pain", ANY, ANY, 0, ANY, ANY, 0, STOP_NEXT_EASE, VERDICT_OK, NONE},
    {"pain", ANY, ANY, 0, ANY, ANY, 1, STOP_NEXT_SKIP, VERDICT_OK, NONE},
    {"pop", ANY, ANY, 0, ANY, ANY, ANY, STOP_NEXT_GO_ON, VERDICT_OK, NONE},
    {"pop-pain", ANY, ANY, 0, ANY, ANY, ANY, STOP_NEXT_LOCK, VERDICT_P, Q_C3},
    {"dizzy", STOP_ALSO_STROKE, ANY, 0, ANY, ANY, ANY, STOP_NEXT_LOCK, VERDICT_E, NONE},
    {"dizzy", STOP_ALSO_FAINT, ANY, 0, ANY, ANY, ANY, STOP_NEXT_LOCK, VERDICT_E, NONE},
    {"dizzy", STOP_ALSO_NOTHING, ANY, 0, 1, ANY, ANY, STOP_NEXT_LOCK, VERDICT_P, Q_C4},
    {"dizzy", STOP_ALSO_NOTHING, ANY, 0, 0, 1, ANY, STOP_NEXT_END, VERDICT_OK, NONE},
    {"dizzy", STOP_ALSO_NOTHING, ANY, 0, 0, 0, ANY, STOP_NEXT_OFFER_END, VERDICT_OK, NONE},
    {"panic", ANY, ANY, 0, ANY, ANY, ANY, STOP_NEXT_OFFER_END, VERDICT_OK, NONE},
    {"unwell", ANY, ANY, 0, ANY, ANY, ANY, STOP_NEXT_END, VERDICT_OK, NONE},
};

static bool fits(int wanted, int is)
{
    return wanted == ANY || wanted == is;
}

static const struct row *row_of(const struct stop_answers *a)
{
    const struct row *found = NULL;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct row *r = &rows[i];
        bool pain = r->pain_from == ANY || (a->pain >= r->pain_from && a->pain <= r->pain_to);
        if (strcmp(r->event, a->event->id) != 0 || !pain || !fits(r->also, (int) a->also) ||
            !fits(r->dizzy_this_week, a->dizzy_this_week) || !fits(r->breathing, a->breathing) ||
            !fits(r->eased, a->eased))
            continue;
        assert_null(found); /* the table says one thing */
        found = r;
    }
    assert_non_null(found);
    return found;
}

static void check(const struct stop_answers *a)
{
    const struct row *wanted = row_of(a);
    struct stop_outcome o = stop_judge(a);
    if (o.next != wanted->next || o.lock != wanted->lock || o.question != wanted->question)
        fail_msg("%s, pain %d: %d %s %d", a->event->id, a->pain, (int) o.next,
                 verdict_names[o.lock], o.question);
    assert_non_null(o.say);
    assert_int_equal(o.next == STOP_NEXT_LOCK, o.lock >= VERDICT_P);
}

static void stop__every_answer__leads_where_the_pack_says(void **state)
{
    (void) state;
    for (int e = 0; e < STOP_EVENTS; e++)
        for (int also = 0; also < N_STOP_ALSO; also++)
            for (int pain = SCALE_NONE; pain <= SCALE_MAX; pain++)
                for (int bits = 0; bits < 8; bits++)
                    check(&(struct stop_answers){.event = &stop_events[e],
                                                 .also = (enum stop_also) also,
                                                 .pain = pain,
                                                 .dizzy_this_week = bits & 1,
                                                 .breathing = bits & 2,
                                                 .eased = bits & 4});
}

static void stop__events__ask_what_their_branches_need(void **state)
{
    (void) state;
    for (int i = 0; i < STOP_EVENTS; i++) {
        const struct stop_event *e = &stop_events[i];
        assert_ptr_equal(stop_event_find(e->id), e);
        assert_true(e->text[0]);
        assert_int_equal(e->asks_pain, strcmp(e->id, "sharp") == 0);
        assert_int_equal(e->asks_also, strcmp(e->id, "dizzy") == 0);
        assert_int_equal(e->rests, e->asks_pain || e->asks_also);
        assert_int_equal(stop_event_matters(e->id), strcmp(e->id, "pop") != 0);
    }
    assert_null(stop_event_find("lunch"));
}

static void stop__words__stand_as_reviewed(void **state)
{
    (void) state;
    static const char *const reviewed[STOP_EVENTS] = {
        ("Chest pain or pressure, fainting, severe breathlessness, stroke signs, sudden tearing "
         "back pain, bladder or bowel change, leg weakness"),
        "New numbness, tingling, weakness, or pain shooting to arm, leg or round the chest",
        "Sharp or catching pain, or pain 6+/10, or a rise of 3+ from the start",
        "Pain 4-5",
        "A pop with no pain",
        "A pop with pain, or discomfort lasting more than a few minutes",
        "Dizzy or light-headed",
        "Palpitations, panic rising",
        "Nausea, or just \"not right\"",
    };
    for (int i = 0; i < STOP_EVENTS; i++)
        assert_string_equal(stop_events[i].text, reviewed[i]);
    assert_string_equal(stop_event_find("pop")->say,
                        "That is fine. Carry on, no need to repeat it.");
    assert_string_equal(stop_mid_check_text, "All good? Enter / !");
}

/* ---- halfway ---- */

static void mid_check__first_pause_of_the_second_half__of_strength_only(void **state)
{
    (void) state;
    static const struct phase phases[] = {
        {.at_ms = 0, .ms = 10000, .kind = PHASE_PREPARE},
        {.at_ms = 10000, .ms = 30000, .kind = PHASE_MOVE},
        {.at_ms = 40000, .ms = 20000, .kind = PHASE_REST},
        {.at_ms = 60000, .ms = 10000, .kind = PHASE_MOVE},
        {.at_ms = 70000, .ms = 10000, .kind = PHASE_REST},
        {.at_ms = 80000, .ms = 20000, .kind = PHASE_MOVE},
    };
    struct routine routine = {.id = "any", .goals = 1U << GOAL_STRENGTH};
    struct timeline t = {.routine = &routine, .phases = phases, .n_phases = 6, .total_ms = 100000};
    assert_int_equal(stop_mid_check_ms(&t), 70000);
    t.total_ms = 80000; /* a pause that begins at the very half */
    t.n_phases = 5;
    assert_int_equal(stop_mid_check_ms(&t), 40000);
    routine.goals = 1U << GOAL_MOBILITY;
    assert_int_equal(stop_mid_check_ms(&t), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stop__every_answer__leads_where_the_pack_says),
        cmocka_unit_test(stop__events__ask_what_their_branches_need),
        cmocka_unit_test(stop__words__stand_as_reviewed),
        cmocka_unit_test(mid_check__first_pause_of_the_second_half__of_strength_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
