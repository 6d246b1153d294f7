/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_HISTORY_H
#define LIMBER_CORE_HISTORY_H

#include "base/mem.h"
#include "core/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Sums over a history: plain rows in, plain numbers out.
 *
 * A session is one in which something was done (done_ms > 0). Towards the weekly
 * target it counts when it reached its end or at least half of it was done.
 *
 * Minutes of a body area: the time of an exercise is split evenly among the
 * areas it names, so that areas add up to the time exercised; what names none
 * goes to AREA_OTHER. Rests and cards belong to no area: the areas of a week add
 * up to less than its minutes.
 *
 * Weeks are ISO 8601 weeks, Monday to Sunday; a session belongs to the day on
 * which it began.
 */
enum { AREA_OTHER = N_AREAS, N_AREA_SUMS };

/* A mean over what was given both before and after. */
struct history_stiffness {
    int sessions; /* with both scores */
    int before_sum, after_sum;
};

struct history_sum {
    int sessions, counted, days;
    int states[N_RECORD_STATES];
    int64_t ms;         /* done */
    int64_t planned_ms; /* of the sessions that ended, and what of it was done: */
    int64_t kept_ms;    /* kept_ms / planned_ms is the completion */
    int64_t area_ms[N_AREA_SUMS];
    struct history_stiffness stiffness;
};

struct history_week {
    int32_t first_day; /* Monday */
    int year, number;  /* ISO: the year of the week's Thursday */
    struct history_sum sum;
};

/* All that was ever done. */
struct history_totals {
    int64_t sessions, done; /* done: of these, reached their end */
    int64_t ms, days;
    int32_t first_day, last_day; /* where there is a session */
};

struct history {
    struct history_totals all;
    struct history_week *weeks; /* oldest first, empty ones included; the last holds today */
    size_t n_weeks;
    struct history_sum window; /* all of them together */
    int target;                /* sessions a week; 0: none */
};

/* The first day of the window of n weeks that ends with the week of today. */
int32_t history_from_day(int32_t today, size_t n_weeks);

/* Tallies are sorted by day; those outside the window count for `all` only. The order of
 * practice does not matter. */
struct history history_sum_up(int32_t today, size_t n_weeks, int target,
                              const struct session_tally *tallies, size_t n_tallies,
                              const struct practice_record *practice, size_t n_practice,
                              struct arena *a);

/* Of a single session; the history's file keeps the same sums with its own arithmetic. */
struct session_tally session_tally_of(const struct session_record *r);
/* Done of planned, 0 to 1. */
double session_completion(const struct session_record *r);
/* The same of a sum; negative where nothing was planned. */
double history_completion(const struct history_sum *sum);
/* Means; only where stiffness.sessions > 0. */
double history_before(const struct history_stiffness *s);
double history_after(const struct history_stiffness *s);

/* Adds what was practised to the minutes of the areas it names. */
void history_add_areas(int64_t area_ms[N_AREA_SUMS], const struct practice_record *p);

/* The ISO week of a day. */
void history_iso_week(int32_t day, int *year, int *number);

#endif
