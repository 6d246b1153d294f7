/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_TREND_H
#define LIMBER_CORE_TREND_H

#include "base/strbuf.h"
#include "core/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What the daily stiffness says over weeks (doc/TREND.md): whether it has become better,
 * worse, or is a case for a professional. Never one score: weekly means against the mean
 * of the first week, with enough scores, or "not enough data".
 *
 * Scores are rows of SCORE_STIFFNESS, by day, one a day. Day 1 is the day of the first
 * of them; the baseline is the mean of days 1 to 7.
 */
enum trend_verdict { TREND_OK, TREND_NODATA, TREND_REVIEW, TREND_REFER, N_TREND_VERDICTS };

/* In the order in which they are tried: of two with the same verdict, the first is the reason. */
enum trend_rule {
    TREND_RULE_NONE,
    TREND_RULE_SEVERE,
    TREND_RULE_HIGH_START,
    TREND_RULE_WORSE_2,
    TREND_RULE_RISING_21,
    TREND_RULE_RISING_14,
    TREND_RULE_NOT_IMPROVED_6WK,
    TREND_RULE_NOT_IMPROVED_4WK,
    TREND_RULE_NOT_IMPROVED_3WK_HIGH,
    TREND_RULE_SYMPTOMS, /* answers of the safety questions: at once, whatever the scores */
    N_TREND_RULES
};

extern const char *const trend_verdict_names[N_TREND_VERDICTS]; /* "ok", "nodata", … */
extern const char *const trend_rule_names[N_TREND_RULES];       /* "", "severe", … */

/* A mean of too few scores. */
#define TREND_UNKNOWN (-1.0)

struct trend_finding {
    enum trend_verdict verdict;
    enum trend_rule rule;
};

/* ---- a day ---- */

/* Scores of one stretch of time; day 1 is `first_day`. */
struct trend_series {
    const struct score_record *scores;
    size_t count;
    int32_t first_day;
};

/* Every rule whose turn it is on day t (1, 2, …): weekly from day 14, `severe` daily, `high-start`
 * on day 8. */
struct trend_finding trend_check(const struct trend_series *s, int32_t t);
/* Mean of days 1-7, and of the 7 days up to t; TREND_UNKNOWN for fewer than TREND_WEEK_SCORES. */
enum { TREND_WEEK_SCORES = 4 };
double trend_baseline(const struct trend_series *s);
double trend_week_mean(const struct trend_series *s, int32_t t);
/* Theil-Sen slope of the n days up to t, points a day; n is 21 at most. */
double trend_slope(const struct trend_series *s, int32_t t, int32_t n);
/* A clear change: 2 points less, or 1 point and 30 %; 2 points more. */
bool trend_improved(double baseline, double mean);
bool trend_worse(double baseline, double mean);
/* From the one to the other, both in tenths as they are shown. */
double trend_change(double baseline, double mean);

/* ---- now ---- */

struct trend_input {
    int32_t today;
    const struct score_record *scores; /* all of them */
    size_t count;
    /* The latest assessment by a professional the person recorded: the baseline begins anew. */
    bool assessed;
    int32_t assessed_day;
    /* An answer of part A or B, or C3, that stands: since when. */
    bool symptoms;
    int32_t symptoms_day;
};

struct trend {
    /* The rules as of the latest check day up to today, and `severe` of today: not latched. */
    struct trend_finding found;
    bool has_check;
    int32_t as_of;       /* that check day; where has_check */
    double baseline, m7; /* as of that day (before the first one: of today), or TREND_UNKNOWN */
    /* What acts. TREND_REFER stays until an assessment; TREND_REVIEW until a weekly check is ok.
     * TREND_OK otherwise. */
    struct trend_finding active;
    int32_t active_since;              /* where active.verdict is not TREND_OK */
    double active_baseline, active_m7; /* of the day the rule matched */
    int64_t jumped_s; /* when the latest jump was given: two scores in a row 4 or more above the
                         median of the 7 days before them; 0: never. The safety questions are due
                         where none was answered since. */
};

struct trend trend_of(const struct trend_input *in);
/* The scores all this is about: from day 1 after the latest assessment to today. */
struct trend_series trend_series_of(const struct trend_input *in);

/* What is said to the person: why, and what happens now. Nothing for TREND_OK. */
void trend_say(struct strbuf *out, struct trend_finding f, double baseline, double m7);
/* Where one is, in plain words: "Week 4: average 3.6, down 1.8 from week 1. That is a clear
 * change." Always something. */
void trend_sentence(struct strbuf *out, const struct trend_series *s, int32_t today);

#endif
