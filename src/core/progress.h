/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_PROGRESS_H
#define LIMBER_CORE_PROGRESS_H

#include "base/mem.h"
#include "core/history.h"
#include "core/record.h"
#include "core/trend.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A history as a person looks at it: day by day, and over the day, week, month or year
 * one is at. What the progress screens, `stats` and the page for a professional show.
 */
enum progress_unit {
    PROGRESS_DAY,
    PROGRESS_WEEK, /* ISO: Monday to Sunday */
    PROGRESS_MONTH,
    PROGRESS_YEAR,
    N_PROGRESS_UNITS
};

/* "day", "week", "month", "year" */
extern const struct read_words progress_unit_words;

struct progress_span {
    int32_t first, last; /* days, both included */
};

/* The period a day is in. */
struct progress_span progress_span(enum progress_unit unit, int32_t day);
/* A day n periods on (back where n is negative); in a shorter month its last day. */
int32_t progress_move(enum progress_unit unit, int32_t day, int n);

struct progress_day {
    int64_t ms;
    int sessions, counted;
    signed char stiffness, pain; /* the daily scores; SCALE_NONE */
    bool paused;                 /* ill, resting or away: counts against nobody */
};

/* Rows as the store gives them: by day, sessions newest first. */
struct progress_input {
    int32_t today;
    int target; /* sessions a week; 0: none */
    bool over_65;
    const struct session_tally *tallies;
    size_t n_tallies;
    const struct score_record *stiffness, *pain;
    size_t n_stiffness, n_pain;
    const struct practice_record *practice;
    size_t n_practice;
    const struct measure_record *measures;
    size_t n_measures;
    const struct pause_record *pauses;
    size_t n_pauses;
    /* Of the period that is looked at, newest first: there are too many to hold them all, and the
     * shell reads them anew when the period changes. */
    const struct session_record *sessions;
    size_t n_sessions;
};

struct progress {
    struct progress_input in; /* borrowed rows */
    struct trend trend;
    struct trend_series series;
    int32_t first_day; /* of days[]; the last of them is today */
    struct progress_day *days;
    size_t n_days; /* at least 1 */
    /* … the same, most time first. */
    const struct dose_record *doses;
    size_t n_doses;
};

/* trend and series: as of in->today. What is dated later, or a lifetime before, is left out. */
struct progress progress_of(const struct progress_input *in, const struct trend *trend,
                            const struct trend_series *series, struct arena *a);
/* NULL for a day outside. */
const struct progress_day *progress_on(const struct progress *p, int32_t day);

struct progress_sum {
    int active_days, paused_days;
    int sessions, counted;
    int64_t ms;
    int scores;       /* days with a stiffness score */
    double stiffness; /* their mean, or TREND_UNKNOWN */
    int low, high;
    int64_t area_ms[N_AREA_SUMS];
};
struct progress_sum progress_sum(const struct progress *p, struct progress_span span);

/* What is usual for this person: the mean of the four periods before. */
void progress_usual(const struct progress *p, enum progress_unit unit, int32_t day,
                    int64_t area_ms[N_AREA_SUMS]);

/* Of the exercises in `doses`: the time that was breathing. */
int64_t progress_breath_ms(const struct progress *p);

/* Days without a session before the latest day of practice, where that is today and they are a
 * week or more: someone came back. 0: no. */
int progress_comes_back(const struct progress *p);
/* The pause today is in, or NULL. */
const struct pause_record *progress_pause(const struct progress *p);

#endif
