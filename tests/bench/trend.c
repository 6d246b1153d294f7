/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/trend.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * How often the rules of doc/TREND.md speak, right and wrong: made-up people over six
 * weeks, 2000 for each true course, which begins to change after the first week; a fifth of the
 * days has no score, a day differs from the course by a spread of 1, and from the day before by a
 * correlation of 0.3. The numbers are of a generator with a fixed seed: the same each time.
 */
enum { RUNS = 2000, DAYS = 42 };

static const double PI = 3.14159265358979323846, SPREAD = 1.0, CORRELATION = 0.3, MISSED = 0.2;

/* ---- chance (xorshift64*, Box-Muller) ---- */

static double uniform(uint64_t *seed)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (double) (*seed * UINT64_C(0x2545F4914F6CDD1D) >> 11) / 9007199254740992.0;
}

static double normal(uint64_t *seed)
{
    double radius = sqrt(-2 * log(1 - uniform(seed)));
    return radius * cos(2 * PI * uniform(seed));
}

/* ---- one person ---- */

struct truth {
    const char *name;
    double start, week, jump; /* points a week; points from day 20 on */
};

static size_t live(const struct truth *c, uint64_t *seed, struct score_record *rows)
{
    size_t n = 0;
    double noise = normal(seed) * SPREAD;
    for (int day = 0; day < DAYS; day++) {
        double course = c->start + c->week * MAX(day - 6, 0) / 7 + (day + 1 >= 20 ? c->jump : 0);
        int value = (int) CLAMP(floor(course + noise + 0.5), 0, 10);
        if (uniform(seed) >= MISSED)
            rows[n++] = (struct score_record){.day = day + 1, .value = value};
        noise = CORRELATION * noise + sqrt(1 - CORRELATION * CORRELATION) * normal(seed) * SPREAD;
    }
    return n;
}

static bool is_about_improving(enum trend_rule rule)
{
    return rule == TREND_RULE_NOT_IMPROVED_6WK || rule == TREND_RULE_NOT_IMPROVED_4WK ||
           rule == TREND_RULE_NOT_IMPROVED_3WK_HIGH;
}

/* The first day of a verdict that is as bad or worse, by rules about getting worse; 0: none. */
static int first_day(const struct trend_series *s, enum trend_verdict verdict)
{
    for (int t = 1; t <= DAYS; t++) {
        struct trend_finding f = trend_check(s, t);
        if (f.verdict >= verdict && !is_about_improving(f.rule))
            return t;
    }
    return 0;
}

static bool flagged_on(const struct trend_series *s, int t)
{
    double baseline = trend_baseline(s), m7 = trend_week_mean(s, t);
    return baseline >= 3 && m7 >= 0 && !trend_improved(baseline, m7);
}

/* ---- tables ---- */

static int by_value(const void *a, const void *b)
{
    return *(const int *) a - *(const int *) b;
}

static void print_worse(const struct truth *c)
{
    uint64_t seed = 20261122;
    int refer[RUNS], referred = 0, either = 0;
    for (int run = 0; run < RUNS; run++) {
        struct score_record rows[DAYS];
        size_t n = live(c, &seed, rows);
        struct trend_series s = {rows, n, 1};
        int day = first_day(&s, TREND_REFER);
        if (day)
            refer[referred++] = day;
        either += first_day(&s, TREND_REVIEW) > 0;
    }
    qsort(refer, (size_t) referred, sizeof *refer, by_value);
    printf("| %s | %.0f%% | %.0f%% | %d |\n", c->name, 100.0 * referred / RUNS,
           100.0 * either / RUNS, referred ? refer[referred / 2] : 0);
}

static void print_better(const struct truth *c)
{
    uint64_t seed = 20261122;
    int known[2] = {0}, flagged[2] = {0};
    for (int run = 0; run < RUNS; run++) {
        struct score_record rows[DAYS];
        size_t n = live(c, &seed, rows);
        struct trend_series s = {rows, n, 1};
        for (int i = 0; i < 2; i++) {
            int t = i ? 42 : 28;
            known[i] += trend_baseline(&s) >= 0 && trend_week_mean(&s, t) >= 0;
            flagged[i] += flagged_on(&s, t);
        }
    }
    printf("| %s | %.0f%% | %.0f%% |\n", c->name, 100.0 * flagged[0] / known[0],
           100.0 * flagged[1] / known[1]);
}

static const struct truth worse[] = {
    {"flat at 3", 3, 0, 0},
    {"flat at 5", 5, 0, 0},
    {"improving 0.6/week from 6", 6, -0.6, 0},
    {"rising 0.5/week from 4", 4, 0.5, 0},
    {"rising 1.0/week from 4", 4, 1, 0},
    {"jump of +3 on day 20, from 4", 4, 0, 3},
};
static const struct truth better[] = {
    {"flat at 4", 4, 0, 0},
    {"flat at 6", 6, 0, 0},
    {"improving 0.4/week from 4", 4, -0.4, 0},
    {"improving 0.7/week from 4", 4, -0.7, 0},
    {"improving 0.4/week from 6", 6, -0.4, 0},
    {"improving 0.7/week from 6", 6, -0.7, 0},
};

int main(void)
{
    puts("| true course | worse and severe rules: refer | refer or review | median first refer day "
         "|\n|---|---|---|---|");
    for (size_t i = 0; i < ARRAY_LEN(worse); i++)
        print_worse(&worse[i]);
    puts("\n| true course | flagged not improved, week 4 | week 6 |\n|---|---|---|");
    for (size_t i = 0; i < ARRAY_LEN(better); i++)
        print_better(&better[i]);
    return 0;
}
