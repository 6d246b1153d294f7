/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SELFTEST_H
#define LIMBER_CORE_SELFTEST_H

#include "base/reader.h"
#include "core/record.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What a person measures once a week, and how to read it: a change counts only where
 * it is larger than such a measurement errs at home. Rows of struct measure_record by
 * kind; activity scores ("activity-1" to "activity-3") are read by the same table.
 */
struct selftest {
    const char *kind; /* of the measure, and the option of `limber log` */
    const char *name, *unit;
    double min, max;
    double real_change; /* 0: feedback only, no change is ever called real */
    bool lower_is_better;
    unsigned skip; /* not with one of these cautions, bits 1 << enum caution_tag */
    const char *how;
};

enum { SELFTESTS = 6, ACTIVITIES = 3 };
extern const struct selftest selftests[SELFTESTS];
extern const struct selftest activity_test; /* each of the activity scores */
extern const char *const activity_kinds[ACTIVITIES];
/* 0 to 2; -1: that is no activity score. */
int activity_of(const char *kind);
/* What the stiffness may make harder, for whoever has to pick. */
extern const char *const activity_suggestions[];
extern const size_t n_activity_suggestions;

/* The test of a kind of measure, or NULL. */
const struct selftest *selftest_find(const char *kind);

enum selftest_change {
    CHANGE_UNKNOWN, /* nothing to compare with, or feedback only */
    CHANGE_WITHIN_ERROR,
    CHANGE_BETTER,
    CHANGE_WORSE,
};
/* "", "within error", "better", "worse" */
extern const char *const selftest_change_words[];
enum selftest_change selftest_change(const struct selftest *test, double before, double now);

/* Taken in the same way, or of the same activity: only then a change means something. */
bool selftest_comparable(const struct measure_record *a, const struct measure_record *b);
/* Of rows by day: the latest of a kind on these days, and the first that compares with it. False:
 * there is none. */
bool selftest_ends(const struct measure_record *rows, size_t count, const char *kind,
                   int32_t from_day, int32_t to_day, const struct measure_record **first,
                   const struct measure_record **last);

/* The ways to take the endurance hold; chosen once. */
enum { PLANKS = 3 };
extern const struct read_words plank_words; /* as typed */
extern const char
    *const plank_names[PLANKS]; /* as kept in `detail`, and as the weekly check has them */

/* ---- what follows from it; rows by day, of all kinds ---- */

/* More than 15 degrees between left and right, twice in a row: the stiff side gets one repetition
 * more. The words for it, or NULL. */
const char *selftest_side_advice(const struct measure_record *rows, size_t count);
/* 65 or older and the back of the head does not reach the wall: a chat about bone health. NULL: no.
 */
const char *selftest_bone_advice(const struct measure_record *rows, size_t count, bool over_65);
/* Both, as far as they hold; returns how many. */
enum { SELFTEST_ADVICE = 2 };
size_t selftest_advice(const struct measure_record *rows, size_t count, bool over_65,
                       const char *out[SELFTEST_ADVICE]);

#endif
