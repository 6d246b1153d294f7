/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"

enum { SECONDS_A_DAY = 86400 };

int32_t civil_to_days(struct civil date)
{
    /* The year starts in March, so that the leap day is its last. */
    int y = date.year - (date.month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int month = (date.month + 9) % 12;
    int day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct civil civil_from_days(int32_t days)
{
    int z = days + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153;
    struct civil date = {.day = day_of_year - (153 * month + 2) / 5 + 1};
    date.month = month < 10 ? month + 3 : month - 9;
    date.year = year_of_era + era * 400 + (date.month <= 2);
    return date;
}

int civil_weekday(int32_t days)
{
    int since_monday = (int) ((days + 3) % 7); /* 1970-01-01 was a Thursday */
    return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

int32_t civil_week_start(int32_t days)
{
    return days - (civil_weekday(days) - 1);
}

int32_t civil_local_day(int64_t utc_s, int32_t offset_s)
{
    int64_t local = utc_s + offset_s;
    int64_t day = local / SECONDS_A_DAY;
    return (int32_t) (local % SECONDS_A_DAY < 0 ? day - 1 : day);
}

static bool digits(const char *text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool civil_parse_any(const char *text, struct civil *date)
{
    struct civil d;
    if (!digits(text, 4, &d.year) || text[4] != '-' || !digits(text + 5, 2, &d.month) ||
        text[7] != '-' || !digits(text + 8, 2, &d.day) || text[10] != '\0')
        return false;
    if (d.year < 1000 || d.month < 1 || d.month > 12 || d.day < 1)
        return false;
    struct civil back = civil_from_days(civil_to_days(d));
    if (back.month != d.month || back.day != d.day)
        return false;
    *date = d;
    return true;
}

bool civil_parse(const char *text, struct civil *date)
{
    struct civil d;
    if (!civil_parse_any(text, &d) || d.year < 1900 || d.year > 2200)
        return false;
    *date = d;
    return true;
}
