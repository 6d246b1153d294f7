/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/selftest.h"

#include <math.h>
#include <string.h>

#define TAG(name) (1U << CAUTION_##name)

enum { SIDE_GAP = 15, SCORE_MOST = 10, DEGREES_MOST = 180, HOLD_MOST_S = 60 };

static const char rotation_how[] =
    "Fixed chair, feet flat, cushion squeezed between knees, arms crossed holding the phone flat "
    "on the breastbone with the compass open. Note heading straight ahead, turn as far as is "
    "comfortable, note heading. Three tries each side, keep the best; no pulling.";

const struct selftest selftests[SELFTESTS] = {
    {"rotation-left", "Turn to the left", "degrees", 0, DEGREES_MOST, 10, false, 0, rotation_how},
    {"rotation-right", "Turn to the right", "degrees", 0, DEGREES_MOST, 10, false, 0, rotation_how},
    {"wall-distance", "Head to wall", "cm", 0, 40, 1.5, true, 0,
     "Back to wall, heels, hips and upper back touching as far as comfortable, look straight "
     "ahead, do not tip the head. Helper or phone photo: ruler from back of head to wall. Mean of "
     "two."},
    {"wall-angel", "Wall angel", "of 4", 0, 4, 0, false, 0,
     "Wall-angel position, slide up to ear height and back. 1 point each for: low back within a "
     "hand's thickness of the wall; ribs not flaring; elbows touch; backs of hands touch, all "
     "without pain."},
    {"endurance", "Endurance hold", "s", 0, HOLD_MOST_S, 10, false,
     TAG(HYPERTENSION) | TAG(PREGNANCY) | TAG(HERNIA) | TAG(SHOULDER),
     "Choose once: wall, kneeling or forearm plank. Hold in good form, breathing. Stop at 60 s, "
     "at form loss, or pain 4+."},
    {"back-extensor", "Back-extensor hold", "s", 0, HOLD_MOST_S, 0, false,
     TAG(PREGNANCY) | TAG(LOW_BACK) | TAG(OSTEOPOROSIS),
     "Prone cobra, chest a few cm up, eyes down, breathing. Stop at 60 s, or pain 4+."},
};

const struct selftest activity_test = {
    "activity", "Activity", "of 10",
    0,          SCORE_MOST, 2,
    false,      0,          "How well can you do this? 0 = cannot do it, 10 = as well as before.",
};

const char *const activity_kinds[ACTIVITIES] = {"activity-1", "activity-2", "activity-3"};
const char *const activity_suggestions[] = {
    "sit through a meeting",
    "turn to reverse the car",
    "reach a high shelf",
    "take a deep breath",
    "sleep",
    "play a sport",
};
const size_t n_activity_suggestions = ARRAY_LEN(activity_suggestions);

const char *const selftest_change_words[] = {
    [CHANGE_UNKNOWN] = "",
    [CHANGE_WITHIN_ERROR] = "within error",
    [CHANGE_BETTER] = "better",
    [CHANGE_WORSE] = "worse",
};

int activity_of(const char *kind)
{
    int i = ACTIVITIES - 1;
    while (i >= 0 && strcmp(activity_kinds[i], kind) != 0)
        i--;
    return i;
}

const struct selftest *selftest_find(const char *kind)
{
    for (size_t i = 0; i < SELFTESTS; i++)
        if (strcmp(selftests[i].kind, kind) == 0)
            return &selftests[i];
    return activity_of(kind) >= 0 ? &activity_test : NULL;
}

enum selftest_change selftest_change(const struct selftest *test, double before, double now)
{
    if (test->real_change <= 0)
        return CHANGE_UNKNOWN;
    if (fabs(now - before) < test->real_change)
        return CHANGE_WITHIN_ERROR;
    return (now < before) == test->lower_is_better ? CHANGE_BETTER : CHANGE_WORSE;
}

bool selftest_comparable(const struct measure_record *a, const struct measure_record *b)
{
    if (!a->detail || !b->detail)
        return a->detail == b->detail;
    return strcmp(a->detail, b->detail) == 0;
}

bool selftest_ends(const struct measure_record *rows, size_t count, const char *kind,
                   int32_t from_day, int32_t to_day, const struct measure_record **first,
                   const struct measure_record **last)
{
    *first = *last = NULL;
    for (size_t i = count; i-- > 0;) {
        const struct measure_record *row = &rows[i];
        if (strcmp(row->kind, kind) != 0 || row->day < from_day || row->day > to_day)
            continue;
        if (!*last)
            *last = row;
        if (selftest_comparable(row, *last))
            *first = row;
    }
    return *last != NULL;
}

static const char *const planks[PLANKS] = {"wall", "kneeling", "forearm"};
const struct read_words plank_words = {planks, PLANKS, "a plank"};
const char *const plank_names[PLANKS] = {"Wall plank", "Kneeling plank", "Forearm plank"};

/* ---- advice ---- */

/* The latest row of a kind before row `end`, or -1. */
static int latest_of(const struct measure_record *rows, int end, const char *kind)
{
    for (int i = end - 1; i >= 0; i--)
        if (strcmp(rows[i].kind, kind) == 0)
            return i;
    return -1;
}

/* Left minus right on the latest day before row *end that has both; *end becomes that day's first.
 * False where there is none. */
static bool side_gap(const struct measure_record *rows, int *end, double *gap)
{
    int left = latest_of(rows, *end, "rotation-left");
    int right = latest_of(rows, *end, "rotation-right");
    while (left >= 0 && right >= 0 && rows[left].day != rows[right].day) {
        if (rows[left].day > rows[right].day)
            left = latest_of(rows, left, "rotation-left");
        else
            right = latest_of(rows, right, "rotation-right");
    }
    if (left < 0 || right < 0)
        return false;
    *gap = rows[left].value - rows[right].value;
    *end = MIN(left, right);
    return true;
}

const char *selftest_side_advice(const struct measure_record *rows, size_t count)
{
    int end = (int) count;
    double now, before;
    if (!side_gap(rows, &end, &now) || !side_gap(rows, &end, &before))
        return NULL;
    if (now > SIDE_GAP && before > SIDE_GAP)
        return "Your right side turns less, twice in a row: give it 1 extra repetition.";
    if (now < -SIDE_GAP && before < -SIDE_GAP)
        return "Your left side turns less, twice in a row: give it 1 extra repetition.";
    return NULL;
}

const char *selftest_bone_advice(const struct measure_record *rows, size_t count, bool over_65)
{
    int wall = latest_of(rows, (int) count, "wall-distance");
    if (!over_65 || wall < 0 || rows[wall].value <= 0)
        return NULL;
    return "Your head does not reach the wall: a bone-health chat with a GP is a good idea.";
}

size_t selftest_advice(const struct measure_record *rows, size_t count, bool over_65,
                       const char *out[SELFTEST_ADVICE])
{
    const char *all[SELFTEST_ADVICE] = {selftest_side_advice(rows, count),
                                        selftest_bone_advice(rows, count, over_65)};
    size_t n = 0;
    for (size_t i = 0; i < SELFTEST_ADVICE; i++)
        if (all[i])
            out[n++] = all[i];
    return n;
}
