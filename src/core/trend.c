/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/trend.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum {
    WEEK = 7,
    FIRST_CHECK = 14, /* then every week */
    SEVERE = 8,       /* on two of three days */
    HIGH_START_DAY = 8,
    JUMP = 4,
    WINDOW_MAX = 21,
    SETTLED_DAYS = 28,
    SETTLED_MAX = 1,
};

/* ---- windows ---- */

struct window {
    const struct score_record *scores;
    size_t count;
};

/* The first score of the day or after it. */
static size_t lower_bound(const struct trend_series *s, int64_t day)
{
    size_t low = 0, high = s->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->scores[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The n days up to day t. */
static struct window window_of(const struct trend_series *s, int32_t t, int32_t n)
{
    int64_t last = (int64_t) s->first_day + t - 1;
    size_t from = lower_bound(s, last - n + 1), to = lower_bound(s, last + 1);
    return (struct window){s->scores + from, to - from};
}

static double mean(struct window w)
{
    int sum = 0;
    for (size_t i = 0; i < w.count; i++)
        sum += w.scores[i].value;
    return (double) sum / (double) w.count;
}

static double week_mean(struct window w)
{
    return w.count >= TREND_WEEK_SCORES ? mean(w) : TREND_UNKNOWN;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, by_value);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

double trend_baseline(const struct trend_series *s)
{
    return week_mean(window_of(s, WEEK, WEEK));
}

double trend_week_mean(const struct trend_series *s, int32_t t)
{
    return week_mean(window_of(s, t, WEEK));
}

double trend_slope(const struct trend_series *s, int32_t t, int32_t n)
{
    assert(n <= WINDOW_MAX);
    double slopes[WINDOW_MAX * (WINDOW_MAX - 1) / 2];
    struct window w = window_of(s, t, n);
    size_t count = 0;
    for (size_t i = 0; i < w.count; i++)
        for (size_t k = i + 1; k < w.count; k++)
            slopes[count++] = (double) (w.scores[k].value - w.scores[i].value) /
                              (double) (w.scores[k].day - w.scores[i].day);
    return count ? median(slopes, count) : 0;
}

/* ---- rules ---- */

bool trend_improved(double baseline, double mean)
{
    double fall = baseline - mean;
    return fall >= 2 || (fall >= 1 && fall / baseline >= 0.30);
}

bool trend_worse(double baseline, double mean)
{
    return mean - baseline >= 2;
}

/* A day, with what the rules look at. */
struct check {
    const struct trend_series *s;
    int32_t t;
    double baseline, m7; /* both known, where a weekly rule asks */
};

static bool severe(const struct check *c)
{
    struct window last = window_of(c->s, c->t, 3);
    int high = 0;
    for (size_t i = 0; i < last.count; i++)
        high += last.scores[i].value >= SEVERE;
    return last.count == 3 && high >= 2 &&
           (c->baseline < 0 || c->t <= WEEK || mean(last) - c->baseline >= 2);
}

static bool high_start(const struct check *c)
{
    return c->t == HIGH_START_DAY && c->baseline >= 7;
}

static bool worse_2(const struct check *c)
{
    return trend_worse(c->baseline, c->m7);
}

static bool rising(const struct check *c, int32_t days, size_t scores, double slope, double rise)
{
    return c->m7 - c->baseline >= rise && window_of(c->s, c->t, days).count >= scores &&
           trend_slope(c->s, c->t, days) >= slope; /* dearest last */
}

static bool rising_21(const struct check *c)
{
    return c->t >= 21 && rising(c, 21, 12, 0.08, 1.5);
}

static bool rising_14(const struct check *c)
{
    return rising(c, 14, 8, 0.10, 1.0);
}

static bool not_improved(const struct check *c, double baseline)
{
    return c->baseline >= baseline && !trend_improved(c->baseline, c->m7);
}

static bool not_improved_6wk(const struct check *c)
{
    return c->t >= 42 && not_improved(c, 3);
}

static bool not_improved_4wk(const struct check *c)
{
    return c->t >= 28 && not_improved(c, 3);
}

static bool not_improved_3wk_high(const struct check *c)
{
    return c->t >= 21 && not_improved(c, 6);
}

/* Sorted so that the first that matches is the answer: `refer` before `review`, and within one
 * verdict in the order of enum trend_rule. */
static const struct rule {
    enum trend_rule id;
    enum trend_verdict verdict;
    bool weekly; /* from FIRST_CHECK on, with both means */
    bool (*matches)(const struct check *c);
} rules[] = {
    {TREND_RULE_SEVERE, TREND_REFER, false, severe},
    {TREND_RULE_WORSE_2, TREND_REFER, true, worse_2},
    {TREND_RULE_RISING_21, TREND_REFER, true, rising_21},
    {TREND_RULE_NOT_IMPROVED_6WK, TREND_REFER, true, not_improved_6wk},
    {TREND_RULE_HIGH_START, TREND_REVIEW, false, high_start},
    {TREND_RULE_RISING_14, TREND_REVIEW, true, rising_14},
    {TREND_RULE_NOT_IMPROVED_4WK, TREND_REVIEW, true, not_improved_4wk},
    {TREND_RULE_NOT_IMPROVED_3WK_HIGH, TREND_REVIEW, true, not_improved_3wk_high},
};

static bool is_check_day(int32_t t)
{
    return t >= FIRST_CHECK && t % WEEK == 0;
}

struct trend_finding trend_check(const struct trend_series *s, int32_t t)
{
    struct check c = {s, t, trend_baseline(s), trend_week_mean(s, t)};
    bool weekly = is_check_day(t), known = c.baseline >= 0 && c.m7 >= 0;
    for (size_t i = 0; i < ARRAY_LEN(rules); i++)
        if ((!rules[i].weekly || (weekly && known)) && rules[i].matches(&c))
            return (struct trend_finding){rules[i].verdict, rules[i].id};
    return (struct trend_finding){weekly && !known ? TREND_NODATA : TREND_OK, TREND_RULE_NONE};
}

/* ---- as of the latest check ---- */

/* The latest day up to t on which more than `severe` is looked at; 0: not yet. */
static int32_t latest_check(int32_t t)
{
    if (t >= FIRST_CHECK)
        return t - t % WEEK;
    return t >= HIGH_START_DAY ? HIGH_START_DAY : 0;
}

static struct trend_finding worst(struct trend_finding a, struct trend_finding b)
{
    return b.verdict > a.verdict ? b : a;
}

static void find(struct trend *out, const struct trend_series *s, int32_t today)
{
    int32_t t = today - s->first_day + 1, checked = latest_check(t);
    out->found = trend_check(s, t);
    if (checked)
        out->found = worst(out->found, trend_check(s, checked));
    out->has_check = checked > 0;
    out->as_of = s->first_day + checked - 1;
    out->baseline = trend_baseline(s);
    out->m7 = trend_week_mean(s, checked ? checked : t);
}

/* ---- what acts ---- */

/* Every week of the last four has scores, and none is above SETTLED_MAX. */
static bool settled(const struct trend_series *s, int32_t t)
{
    for (int32_t last = t; last > t - SETTLED_DAYS; last -= WEEK) {
        struct window w = window_of(s, last, WEEK);
        if (w.count < TREND_WEEK_SCORES)
            return false;
        for (size_t i = 0; i < w.count; i++)
            if (w.scores[i].value > SETTLED_MAX)
                return false;
    }
    return true;
}

/* A new day 1: the first score after that day. */
static void begin_anew(struct trend_series *s, int32_t day)
{
    size_t from = lower_bound(s, (int64_t) day + 1);
    s->scores += from;
    s->count -= from;
    s->first_day = s->count ? s->scores[0].day : INT32_MAX;
}

static void act(struct trend *out, const struct trend_series *s, int32_t day)
{
    int32_t t = day - s->first_day + 1;
    struct trend_finding f = trend_check(s, t);
    if (out->active.verdict == TREND_REFER)
        return;
    if (f.verdict == TREND_OK && is_check_day(t)) {
        out->active = f;
    } else if (f.verdict >= TREND_REVIEW) {
        if (f.verdict != out->active.verdict)
            out->active_since = day;
        out->active = f;
        out->active_baseline = trend_baseline(s);
        out->active_m7 = trend_week_mean(s, t);
    }
}

/* Whether anything can match on a day: a weekly check, or after a score of SEVERE. `count` scores
 * are of that day or before. */
static bool is_eventful(const struct trend_series *s, int32_t day, size_t count)
{
    int32_t t = day - s->first_day + 1;
    bool high = false;
    for (size_t i = count; i-- > 0 && s->scores[i].day > day - 3;)
        high |= s->scores[i].value >= SEVERE;
    return high || is_check_day(t) || t == HIGH_START_DAY;
}

/* Day by day, as it was lived; ten years of it while the person waits. */
static void latch(struct trend *out, struct trend_series s, int32_t today)
{
    double baseline = trend_baseline(&s);
    size_t count = 0;
    for (int32_t day = s.first_day; day <= today && s.count; day++) {
        while (count < s.count && s.scores[count].day <= day)
            count++;
        if (day >= s.first_day && is_eventful(&s, day, count))
            act(out, &s, day);
        bool calm = count && s.scores[count - 1].day == day &&
                    s.scores[count - 1].value <= SETTLED_MAX && baseline > SETTLED_MAX;
        if (!calm || out->active.verdict == TREND_REFER || !settled(&s, day - s.first_day + 1))
            continue;
        begin_anew(&s, day);
        baseline = trend_baseline(&s);
        count = 0;
    }
}

/* ---- jumps ---- */

/* Two scores in a row, the second at most a week after the first. */
static bool jumped(const struct trend_series *s, size_t second)
{
    const struct score_record *b = &s->scores[second], *a = b - 1;
    if (b->day - a->day > WEEK)
        return false;
    struct window before = window_of(s, a->day - s->first_day, WEEK);
    double values[WEEK];
    if (before.count < TREND_WEEK_SCORES)
        return false;
    for (size_t i = 0; i < before.count; i++)
        values[i] = before.scores[i].value;
    double limit = median(values, before.count) + JUMP;
    return a->value >= limit && b->value >= limit;
}

static int64_t latest_jump(const struct trend_series *s)
{
    for (size_t i = s->count; i-- > 1;)
        if (jumped(s, i))
            return s->scores[i].taken_s;
    return 0;
}

/* ---- all of it ---- */

static void add_symptoms(struct trend *out, int32_t since)
{
    if (out->active.verdict == TREND_REFER && out->active_since <= since)
        return;
    out->active = (struct trend_finding){TREND_REFER, TREND_RULE_SYMPTOMS};
    out->active_since = since;
}

/* What is dated after today was given by a clock that was wrong. */
static struct trend_series series_up_to(const struct trend_input *in)
{
    struct trend_series s = {in->scores, in->count, in->count ? in->scores[0].day : INT32_MAX};
    s.count = lower_bound(&s, (int64_t) in->today + 1);
    return s;
}

struct trend_series trend_series_of(const struct trend_input *in)
{
    struct trend_series s = series_up_to(in);
    if (in->assessed)
        begin_anew(&s, in->assessed_day - 1);
    return s;
}

struct trend trend_of(const struct trend_input *in)
{
    struct trend out = {.found = {TREND_NODATA, TREND_RULE_NONE},
                        .baseline = TREND_UNKNOWN,
                        .m7 = TREND_UNKNOWN,
                        .active_baseline = TREND_UNKNOWN,
                        .active_m7 = TREND_UNKNOWN};
    struct trend_series all = series_up_to(in), s = trend_series_of(in);
    out.jumped_s = latest_jump(&all);
    if (s.count) {
        find(&out, &s, in->today);
        latch(&out, s, in->today);
    }
    if (in->symptoms)
        add_symptoms(&out, in->symptoms_day);
    return out;
}
