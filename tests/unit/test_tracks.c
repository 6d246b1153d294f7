/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What we ship, for people with a track or without a piece of equipment. */
#include "core/timeline.h"
#include "io/library.h"
#include "unit/shipped.h"
#include "unit/unit.h"

static const struct track *track(struct shipped *f, const char *id)
{
    struct diags d = {0};
    const struct track *t = library_track(&f->library, id, &d);
    assert_non_null(t);
    assert_int_equal(d.count, 0);
    return t;
}

static const struct exercise *exercise(struct shipped *f, const char *id)
{
    struct diags d = {0};
    struct exercise_source source = library_source(&f->library);
    const struct exercise *e = source.find(&f->library, id, (struct src_loc){"", 0}, &d);
    assert_non_null(e);
    return e;
}

/* A list of that one track. */
static const struct track **only(struct shipped *f, const char *id)
{
    const struct track **list = arena_alloc(&f->arena, sizeof *list);
    *list = track(f, id);
    return list;
}

static struct person on_track(struct shipped *f, const char *id)
{
    return (struct person){.track = id, .tracks = only(f, id), .n_tracks = 1};
}

static struct person no_floor(struct shipped *f)
{
    return on_track(f, "no-floor");
}

static struct person without(struct shipped *f, const char *id, enum equipment what)
{
    return (struct person){.missing = 1U << what,
                           .owned = ~(1U << what) & ((1U << N_EQUIPMENT) - 1),
                           .tracks = only(f, id),
                           .n_tracks = 1};
}

static const char *instead_of(struct shipped *f, const struct person *who, const char *id)
{
    struct diags d = {0};
    struct exercise_source source = library_source(&f->library);
    const struct exercise *e = person_suitable(who, exercise(f, id), &source, &d);
    diags_release(&d);
    return e ? e->id : "nothing";
}

/* The table of the programme, word by word. */
static void tracks__no_floor__swaps_as_the_programme_says(void **state)
{
    struct shipped *f = *state;
    static const char *const pairs[][2] = {
        {"cat-cow", "seated-cat-cow"},
        {"thread-needle", "seated-rotation"},
        {"quad-rotation", "seated-rotation"},
        {"open-book", "seated-rotation"},
        {"prayer-stretch-chair", "desk-hinge-stretch"},
        {"childs-pose-reach", "desk-hinge-stretch"},
        {"childs-pose-side", "desk-hinge-stretch"},
        {"bird-dog", "plank-wall"},
        {"dead-bug", "plank-wall"},
        {"dead-bug-taps", "plank-wall"},
        {"plank-knee", "plank-wall"},
        {"plank-forearm", "plank-wall"},
        {"glute-bridge", "chair-squat"},
        {"prone-cobra", "scap-set"},
        {"side-plank-knee", "seated-side-bend"},
        {"side-plank-full", "seated-side-bend"},
        {"towel-roll-lie", "towel-chair-extension"},
        {"towel-spine-lie", "towel-chair-extension"},
        {"shoulder-rolls", "shoulder-rolls"},
        {"body-scan", "body-scan"},
    };
    struct person who = no_floor(f);
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        assert_string_equal(instead_of(f, &who, pairs[i][0]), pairs[i][1]);
}

static void tracks__no_band__swaps_as_the_programme_says(void **state)
{
    struct shipped *f = *state;
    static const char *const pairs[][2] = {
        {"band-row", "hinge-reverse-fly"}, {"band-external-rotation", "towel-row-iso"},
        {"band-pull-apart", "prone-y-t"},  {"band-face-pull", "prone-y-t"},
        {"band-scaption", "wall-slide"},   {"cat-cow", "cat-cow"},
    };
    struct person who = without(f, "no-band", EQUIPMENT_BAND);
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        assert_string_equal(instead_of(f, &who, pairs[i][0]), pairs[i][1]);
}

static void tracks__with_cautions__suit_both(void **state)
{
    struct shipped *f = *state;
    struct person who = without(f, "no-band", EQUIPMENT_BAND);
    who.cautions = 1U << CAUTION_PREGNANCY; /* nothing prone: the swap's swap */
    assert_string_equal(instead_of(f, &who, "band-pull-apart"), "hinge-reverse-fly");
    who = no_floor(f);
    who.cautions = 1U << CAUTION_KNEE;
    assert_string_equal(instead_of(f, &who, "cat-cow"), "seated-cat-cow");
}

static const char *const kits[N_EQUIPMENT] = {
    [EQUIPMENT_BAND] = "no-band", [EQUIPMENT_MAT] = "no-floor", [EQUIPMENT_ROLLER] = "no-roller"};

static void check_routine(struct shipped *f, const char *path, const struct person *who)
{
    struct library_item item;
    struct diags d = {0};
    struct exercise_source source = library_source(&f->library);
    assert_true(library_open(&f->library, path, &item, &d));
    for (int level = 1; level <= EXERCISE_LEVELS; level++) {
        struct arena a = {0};
        const struct timeline_options options = {.level = level, .who = *who, .breath_pace = 100};
        const struct timeline *t = timeline_compile(item.routine, &options, &source, &a, &d);
        for (int i = 0; t && i < t->n_steps; i++) {
            struct because why;
            const struct exercise *e = t->steps[i].exercise;
            assert_false(e && person_rules_out(who, e, &why));
        }
        arena_release(&a);
    }
    diags_release(&d);
}

/* Every track and every missing piece, with every caution: nobody meets what is not for them. */
static void tracks__everywhere__are_honoured(void **state)
{
    struct shipped *f = *state;
    for (int kit = -1; kit < N_EQUIPMENT; kit++) {
        struct person who = no_floor(f);
        if (kit >= 0) {
            who = without(f, kits[kit] ? kits[kit] : "no-floor", (enum equipment) kit);
            who.n_tracks = kits[kit] ? 1 : 0;
        }
        for (int tag = -1; tag < N_CAUTIONS; tag++) {
            who.cautions = tag < 0 ? 0 : 1U << tag;
            for (size_t i = 0; i < f->n_routines; i++)
                check_routine(f, f->routines[i].path, &who);
        }
    }
}

/* Without a mat, on the no-floor track: every exercise of ours has something instead. */
static void tracks__no_floor__leaves_nothing_out(void **state)
{
    struct shipped *f = *state;
    const struct library_entry *entries;
    size_t count = library_list(&f->library, LIBRARY_EXERCISE, &entries);
    struct person who = no_floor(f);
    for (size_t i = 0; i < count; i++)
        assert_string_not_equal(instead_of(f, &who, entries[i].id), "nothing");
}

static void tracks__pregnancy__counts_its_weeks(void **state)
{
    struct shipped *f = *state;
    struct person who = {.cautions = 1U << CAUTION_PREGNANCY, .pregnancy_week = 15};
    assert_string_equal(instead_of(f, &who, "glute-bridge"), "glute-bridge");
    assert_string_equal(instead_of(f, &who, "prone-cobra"), "band-row");
    who.pregnancy_week = 16;
    assert_string_equal(instead_of(f, &who, "glute-bridge"), "chair-squat");
    who.pregnancy_week = 0; /* not said */
    assert_string_equal(instead_of(f, &who, "glute-bridge"), "chair-squat");
}

/* ---- whole routines ---- */

static const char *routine_for(struct shipped *f, const struct person *who, const char *id,
                               const char *const *recent, size_t n)
{
    struct library_item item;
    struct diags d = {0};
    struct because why;
    struct id_list list = {recent, n};
    assert_true(library_open(&f->library, id, &item, &d));
    const char *other = person_routine(who, item.routine, false, &list, &why);
    return other ? other : id;
}

static void tracks__chair_only__takes_turns(void **state)
{
    struct shipped *f = *state;
    struct person who = on_track(f, "chair-only");
    const char *const gentle[] = {"gentle-chair-10"};
    const char *const belly[] = {"breath-belly-3", "gentle-chair-10"};
    const char *const again[] = {"gentle-chair-10", "breath-belly-3", "gentle-chair-10"};
    const char *const after_all[] = {"gentle-chair-10", "breath-coherent-5", "breath-belly-3"};
    assert_string_equal(routine_for(f, &who, "morning-7", NULL, 0), "gentle-chair-10");
    assert_string_equal(routine_for(f, &who, "morning-7", gentle, 1), "breath-belly-3");
    assert_string_equal(routine_for(f, &who, "morning-7", belly, 2), "gentle-chair-10");
    assert_string_equal(routine_for(f, &who, "morning-7", again, 3), "breath-coherent-5");
    assert_string_equal(routine_for(f, &who, "morning-7", after_all, 3), "breath-belly-3");
    /* What does not move, its own, and a routine that knows the track stay. */
    assert_string_equal(routine_for(f, &who, "breath-box-4", gentle, 1), "breath-box-4");
    assert_string_equal(routine_for(f, &who, "gentle-chair-10", gentle, 1), "gentle-chair-10");
    assert_string_equal(routine_for(f, &who, "weekly-check-8", NULL, 0), "weekly-check-8");
    assert_string_equal(routine_for(f, &who, "chest-opener-6", NULL, 0), "chest-opener-6");
}

static void tracks__instead__asks_for_the_caution(void **state)
{
    struct shipped *f = *state;
    struct person who = {0};
    assert_string_equal(routine_for(f, &who, "roller-extension-8", NULL, 0), "roller-extension-8");
    who.cautions = 1U << CAUTION_OSTEOPOROSIS;
    assert_string_equal(routine_for(f, &who, "roller-extension-8", NULL, 0),
                        "thoracic-mobility-10");
    who = (struct person){.missing = 1U << EQUIPMENT_ROLLER};
    assert_string_equal(routine_for(f, &who, "roller-extension-8", NULL, 0),
                        "thoracic-mobility-10");
}

static void tracks__time_poor__has_three_for_a_weekday(void **state)
{
    struct shipped *f = *state;
    struct person who = on_track(f, "time-poor");
    const char *const done[] = {"desk-reset-2", "band-boost-3", "breath-belly-3"};
    assert_string_equal(person_weekday_routine(&who, &(struct id_list){NULL, 0}), "band-boost-3");
    assert_string_equal(person_weekday_routine(&who, &(struct id_list){done, 2}), "breath-belly-3");
    assert_null(person_weekday_routine(&who, &(struct id_list){done, 3}));
}

/* ---- alternatives of a step ---- */

static const struct plan_step *last_step(struct shipped *f, const char *id, int level,
                                         struct person who)
{
    struct library_item item;
    struct diags d = {0};
    struct exercise_source source = library_source(&f->library);
    struct timeline_options options = {.level = level, .who = who, .breath_pace = 100};
    assert_true(library_open(&f->library, id, &item, &d));
    const struct timeline *t = timeline_compile(item.routine, &options, &source, &f->arena, &d);
    diags_release(&d);
    return &t->steps[t->n_steps - 1];
}

static void tracks__alternative__is_for_who_has_the_roller(void **state)
{
    struct shipped *f = *state;
    const char id[] = "thoracic-mobility-10";
    struct person owner = {.owned = 1U << EQUIPMENT_ROLLER};
    assert_string_equal(last_step(f, id, 3, (struct person){0})->exercise->id, "towel-roll-lie");
    assert_string_equal(last_step(f, id, 2, owner)->exercise->id, "towel-roll-lie");
    const struct plan_step *s = last_step(f, id, 3, owner);
    assert_string_equal(s->exercise->id, "foam-roller-extension");
    assert_int_equal(s->dose.sets, 2);
    assert_int_equal(s->dose.reps, 4);
    owner.cautions = 1U << CAUTION_SKIN_OR_CLOT; /* what does not suit is no alternative */
    assert_string_equal(last_step(f, id, 3, owner)->exercise->id, "towel-roll-lie");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHIPPED_TEST(tracks__no_floor__swaps_as_the_programme_says),
        SHIPPED_TEST(tracks__no_band__swaps_as_the_programme_says),
        SHIPPED_TEST(tracks__with_cautions__suit_both),
        SHIPPED_TEST(tracks__everywhere__are_honoured),
        SHIPPED_TEST(tracks__no_floor__leaves_nothing_out),
        SHIPPED_TEST(tracks__pregnancy__counts_its_weeks),
        SHIPPED_TEST(tracks__chair_only__takes_turns),
        SHIPPED_TEST(tracks__instead__asks_for_the_caution),
        SHIPPED_TEST(tracks__time_poor__has_three_for_a_weekday),
        SHIPPED_TEST(tracks__alternative__is_for_who_has_the_roller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
