/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/progress.h"

#include "base/civil.h"

#include <string.h>

enum { WEEK_DAYS = 7, LIFETIME_DAYS = 120 * 366, RETURN_DAYS = 7 };

/* ---- periods ---- */

static const char *const unit_names[N_PROGRESS_UNITS] = {"day", "week", "month", "year"};
const struct read_words progress_unit_words = {unit_names, N_PROGRESS_UNITS, "period"};

static int days_in_month(int year, int month)
{
    struct civil next = {year + month / 12, month % 12 + 1, 1};
    return civil_to_days(next) - civil_to_days((struct civil){year, month, 1});
}

struct progress_span progress_span(enum progress_unit unit, int32_t day)
{
    struct civil d = civil_from_days(day);
    struct progress_span span = {day, day};
    switch (unit) {
    case PROGRESS_WEEK:
        span.first = civil_week_start(day);
        span.last = span.first + WEEK_DAYS - 1;
        break;
    case PROGRESS_MONTH:
        span.first = day - d.day + 1;
        span.last = span.first + days_in_month(d.year, d.month) - 1;
        break;
    case PROGRESS_YEAR:
        span.first = civil_to_days((struct civil){d.year, 1, 1});
        span.last = civil_to_days((struct civil){d.year, 12, 31});
        break;
    case PROGRESS_DAY:
    case N_PROGRESS_UNITS:
        break;
    }
    return span;
}

static int32_t move_months(int32_t day, int n)
{
    struct civil d = civil_from_days(day);
    int months = d.year * 12 + d.month - 1 + n;
    d.year = months / 12;
    d.month = months % 12 + 1;
    d.day = MIN(d.day, days_in_month(d.year, d.month));
    return civil_to_days(d);
}

int32_t progress_move(enum progress_unit unit, int32_t day, int n)
{
    switch (unit) {
    case PROGRESS_WEEK:
        return day + n * WEEK_DAYS;
    case PROGRESS_MONTH:
        return move_months(day, n);
    case PROGRESS_YEAR:
        return move_months(day, 12 * n);
    case PROGRESS_DAY:
    case N_PROGRESS_UNITS:
        break;
    }
    return day + n;
}

/* ---- days ---- */

static int32_t earliest(const struct progress_input *in)
{
    int32_t first = in->today;
    if (in->n_tallies)
        first = MIN(first, in->tallies[0].day);
    if (in->n_stiffness)
        first = MIN(first, in->stiffness[0].day);
    if (in->n_pain)
        first = MIN(first, in->pain[0].day);
    if (in->n_measures)
        first = MIN(first, in->measures[0].day);
    return MAX(first, in->today - LIFETIME_DAYS);
}

static struct progress_day *day_of(const struct progress *p, int32_t day)
{
    int64_t at = (int64_t) day - p->first_day;
    return at < 0 || at >= (int64_t) p->n_days ? NULL : &p->days[at];
}

const struct progress_day *progress_on(const struct progress *p, int32_t day)
{
    return day_of(p, day);
}

static void add_sessions(struct progress *p)
{
    for (size_t i = 0; i < p->in.n_tallies; i++) {
        const struct session_tally *t = &p->in.tallies[i];
        struct progress_day *day = day_of(p, t->day);
        if (!day)
            continue;
        day->sessions += t->sessions;
        day->counted += t->counted;
        day->ms += t->ms;
    }
}

static void add_scores(struct progress *p)
{
    for (size_t i = 0; i < p->n_days; i++)
        p->days[i].stiffness = p->days[i].pain = SCALE_NONE;
    for (size_t i = 0; i < p->in.n_stiffness; i++) {
        struct progress_day *day = day_of(p, p->in.stiffness[i].day);
        if (day)
            day->stiffness = (signed char) p->in.stiffness[i].value;
    }
    for (size_t i = 0; i < p->in.n_pain; i++) {
        struct progress_day *day = day_of(p, p->in.pain[i].day);
        if (day)
            day->pain = (signed char) p->in.pain[i].value;
    }
}

static void add_pauses(struct progress *p)
{
    for (size_t i = 0; i < p->in.n_pauses; i++) {
        int32_t from = MAX(p->in.pauses[i].from_day, p->first_day);
        int32_t to = MIN(p->in.pauses[i].to_day, p->in.today);
        for (int32_t day = from; day <= to; day++)
            p->days[day - p->first_day].paused = true;
    }
}

struct progress progress_of(const struct progress_input *in, const struct trend *trend,
                            const struct trend_series *series, struct arena *a)
{
    struct progress p = {.in = *in, .trend = *trend, .series = *series};
    p.first_day = earliest(in);
    p.n_days = (size_t) (in->today - p.first_day) + 1;
    p.days = arena_array(a, p.n_days, sizeof *p.days);
    add_scores(&p);
    add_sessions(&p);
    add_pauses(&p);
    return p;
}

/* ---- sums ---- */

static void add_day(struct progress_sum *sum, const struct progress_day *day)
{
    sum->active_days += day->sessions > 0;
    sum->paused_days += day->paused;
    sum->sessions += day->sessions;
    sum->counted += day->counted;
    sum->ms += day->ms;
    if (day->stiffness == SCALE_NONE)
        return;
    sum->low = sum->scores ? MIN(sum->low, day->stiffness) : day->stiffness;
    sum->high = sum->scores ? MAX(sum->high, day->stiffness) : day->stiffness;
    sum->stiffness = (sum->scores ? sum->stiffness : 0) + day->stiffness;
    sum->scores++;
}

struct progress_sum progress_sum(const struct progress *p, struct progress_span span)
{
    struct progress_sum sum = {.stiffness = TREND_UNKNOWN};
    int32_t first = MAX(span.first, p->first_day), last = MIN(span.last, p->in.today);
    for (int32_t day = first; day <= last; day++)
        add_day(&sum, &p->days[day - p->first_day]);
    if (sum.scores)
        sum.stiffness /= sum.scores;
    for (size_t i = 0; i < p->in.n_practice; i++)
        if (p->in.practice[i].day >= span.first && p->in.practice[i].day <= span.last)
            history_add_areas(sum.area_ms, &p->in.practice[i]);
    return sum;
}

void progress_usual(const struct progress *p, enum progress_unit unit, int32_t day,
                    int64_t area_ms[N_AREA_SUMS])
{
    enum { PERIODS = 4 };
    memset(area_ms, 0, N_AREA_SUMS * sizeof *area_ms);
    for (int back = 1; back <= PERIODS; back++) {
        struct progress_sum sum =
            progress_sum(p, progress_span(unit, progress_move(unit, day, -back)));
        for (int i = 0; i < N_AREA_SUMS; i++)
            area_ms[i] += sum.area_ms[i] / PERIODS;
    }
}

int64_t progress_breath_ms(const struct progress *p)
{
    int64_t ms = 0;
    for (size_t i = 0; i < p->n_doses; i++)
        if (p->doses[i].goals & 1U << GOAL_BREATH)
            ms += p->doses[i].ms;
    return ms;
}

/* ---- coming back ---- */

int progress_comes_back(const struct progress *p)
{
    size_t today = p->n_days - 1, before = today;
    if (!p->days[today].sessions)
        return 0;
    while (before > 0 && !p->days[before - 1].sessions)
        before--;
    int days = (int) (today - before);
    return before > 0 && days >= RETURN_DAYS ? days : 0;
}

const struct pause_record *progress_pause(const struct progress *p)
{
    for (size_t i = p->in.n_pauses; i-- > 0;)
        if (p->in.pauses[i].from_day <= p->in.today && p->in.pauses[i].to_day >= p->in.today)
            return &p->in.pauses[i];
    return NULL;
}
