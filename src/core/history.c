/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history.h"

#include "base/civil.h"

enum { WEEK_DAYS = 7 };

static int count_bits(unsigned set)
{
    int count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

void history_iso_week(int32_t day, int *year, int *number)
{
    int32_t thursday = civil_week_start(day) + 3;
    *year = civil_from_days(thursday).year;
    int32_t new_year = civil_to_days((struct civil){*year, 1, 1});
    *number = (thursday - new_year) / WEEK_DAYS + 1;
}

int32_t history_from_day(int32_t today, size_t n_weeks)
{
    return civil_week_start(today) - (int32_t) (n_weeks - 1) * WEEK_DAYS;
}

/* ---- one session ---- */

double session_completion(const struct session_record *r)
{
    if (r->planned_ms <= 0)
        return r->state == RECORD_DONE ? 1 : 0;
    return (double) MIN(r->done_ms, r->planned_ms) / (double) r->planned_ms;
}

static bool session_counts(const struct session_record *r)
{
    return r->done_ms > 0 && (r->state == RECORD_DONE || 2 * r->done_ms >= r->planned_ms);
}

struct session_tally session_tally_of(const struct session_record *r)
{
    struct session_tally t = {.day = r->day, .state = r->state};
    if (r->done_ms <= 0)
        return t;
    t.sessions = 1;
    t.counted = session_counts(r);
    t.ms = r->done_ms;
    t.planned_ms = r->planned_ms;
    t.kept_ms = MIN(r->done_ms, r->planned_ms);
    if (r->stiffness_before >= 0 && r->stiffness_after >= 0) {
        t.pairs = 1;
        t.before_sum = r->stiffness_before;
        t.after_sum = r->stiffness_after;
    }
    return t;
}

/* ---- sums ---- */

static void add_tally(struct history_sum *sum, const struct session_tally *t)
{
    sum->sessions += t->sessions;
    sum->counted += t->counted;
    sum->states[t->state] += t->sessions;
    sum->ms += t->ms;
    if (t->state != RECORD_RUNNING) {
        sum->planned_ms += t->planned_ms;
        sum->kept_ms += t->kept_ms;
    }
    sum->stiffness.sessions += t->pairs;
    sum->stiffness.before_sum += t->before_sum;
    sum->stiffness.after_sum += t->after_sum;
}

/* Sorted by day: a day is new where it differs from the one before. */
static void add_to_all(struct history_totals *all, const struct session_tally *t)
{
    if (!all->sessions)
        all->first_day = t->day;
    if (!all->sessions || t->day != all->last_day)
        all->days++;
    all->last_day = t->day;
    all->sessions += t->sessions;
    all->done += t->state == RECORD_DONE ? t->sessions : 0;
    all->ms += t->ms;
}

/* ---- areas ---- */

void history_add_areas(int64_t area_ms[N_AREA_SUMS], const struct practice_record *p)
{
    int count = count_bits(p->areas);
    if (!count) {
        area_ms[AREA_OTHER] += p->ms;
        return;
    }
    /* The milliseconds that do not divide go to the first areas: nothing is lost. */
    int64_t share = p->ms / count, left = p->ms % count;
    for (int area = 0; area < N_AREAS; area++) {
        if (p->areas & 1U << area)
            area_ms[area] += share + (left-- > 0);
    }
}

/* ---- all of it ---- */

static struct history_week *week_of(const struct history *h, int32_t day)
{
    int32_t from = h->weeks[0].first_day;
    if (day < from || (size_t) ((day - from) / WEEK_DAYS) >= h->n_weeks)
        return NULL;
    return &h->weeks[(day - from) / WEEK_DAYS];
}

static void count_days(struct history *h, const unsigned char *seen)
{
    for (size_t i = 0; i < h->n_weeks; i++) {
        h->weeks[i].sum.days = count_bits(seen[i]);
        h->window.days += h->weeks[i].sum.days;
    }
}

struct history history_sum_up(int32_t today, size_t n_weeks, int target,
                              const struct session_tally *tallies, size_t n_tallies,
                              const struct practice_record *practice, size_t n_practice,
                              struct arena *a)
{
    struct history h = {
        .weeks = arena_array(a, n_weeks, sizeof *h.weeks), .n_weeks = n_weeks, .target = target};
    unsigned char *seen = arena_array(a, n_weeks, 1); /* a bit for each day of a week */
    int32_t first = history_from_day(today, n_weeks);
    for (size_t i = 0; i < n_weeks; i++) {
        struct history_week *w = &h.weeks[i];
        w->first_day = first + (int32_t) i * WEEK_DAYS;
        history_iso_week(w->first_day, &w->year, &w->number);
    }
    for (size_t i = 0; i < n_tallies; i++) {
        if (tallies[i].sessions <= 0)
            continue;
        add_to_all(&h.all, &tallies[i]);
        struct history_week *w = week_of(&h, tallies[i].day);
        if (!w)
            continue;
        add_tally(&w->sum, &tallies[i]);
        add_tally(&h.window, &tallies[i]);
        seen[w - h.weeks] |= (unsigned char) (1U << (tallies[i].day - w->first_day));
    }
    for (size_t i = 0; i < n_practice; i++) {
        struct history_week *w = week_of(&h, practice[i].day);
        if (!w)
            continue;
        history_add_areas(w->sum.area_ms, &practice[i]);
        history_add_areas(h.window.area_ms, &practice[i]);
    }
    count_days(&h, seen);
    return h;
}

double history_completion(const struct history_sum *sum)
{
    return sum->planned_ms > 0 ? (double) sum->kept_ms / (double) sum->planned_ms : -1;
}

double history_before(const struct history_stiffness *s)
{
    return (double) s->before_sum / s->sessions;
}

double history_after(const struct history_stiffness *s)
{
    return (double) s->after_sum / s->sessions;
}
