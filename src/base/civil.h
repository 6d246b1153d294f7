/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_CIVIL_H
#define LIMBER_BASE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Dates without a time zone database. A day is counted from 1970-01-01 in the
 * proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level
 * Date Algorithms"). Local time is UTC seconds plus an offset the caller stored.
 */
struct civil {
    int year, month, day; /* month 1-12, day 1-31 */
};

int32_t civil_to_days(struct civil date);
struct civil civil_from_days(int32_t days);
/* 1 Monday … 7 Sunday (ISO 8601). */
int civil_weekday(int32_t days);
/* The Monday of the day's ISO week. */
int32_t civil_week_start(int32_t days);
/* The local day of a UTC instant (floor, also before 1970). */
int32_t civil_local_day(int64_t utc_s, int32_t offset_s);
/* YYYY-MM-DD, strict: the whole string, a real date, 1900 to 2200. */
bool civil_parse(const char *text, struct civil *date);
/* As civil_parse(), any year from 1000 to 9999: for what a clock that is wrong may have written. */
bool civil_parse_any(const char *text, struct civil *date);

#endif
