/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calendar.h"

#include <string.h>

enum { WEEK = 7, BREATH_FIRST_RUNG = 2 };

/* ---- the state ---- */

const char plan_strand_name[] = "plan";

int plan_first_rung(enum strand strand, unsigned cautions)
{
    bool anxious = cautions & 1U << CAUTION_BREATH_ANXIETY;
    return strand == STRAND_BREATH && !anxious ? BREATH_FIRST_RUNG : RUNG_FIRST;
}

static int find(const char *const *names, int count, const char *name)
{
    int i = 0;
    while (i < count && strcmp(names[i], name) != 0)
        i++;
    return i;
}

static void begin(struct plan_state *s, const struct decision_record *r)
{
    *s = (struct plan_state){.active = strcmp(r->decision, "start") == 0,
                             .programme = r->reason,
                             .start_day = r->day,
                             .decided_day = r->day,
                             .decided_s = MIN(r->written_s, r->day * INT64_C(86400))};
    for (int t = 0; t < N_STRANDS; t++)
        s->strands[t] = (struct plan_strand_state){
            .rung = plan_first_rung((enum strand) t, 0),
            .since_day = r->day,
            .since_s = INT64_MIN,
            .up_day = INT32_MIN,
            .latest = {PLAN_HOLD, WHY_START, plan_first_rung((enum strand) t, 0)},
            .latest_day = r->day,
        };
}

/* A row's level cannot be below 0: a second step below level 1 is told by the one before it. */
static int rung_of(const struct plan_strand_state *t, const struct decision_record *r,
                   enum plan_move step)
{
    if (r->level == 0 && t->rung <= RUNG_EASIER && (step == PLAN_DOWN || t->rung < RUNG_EASIER))
        return step == PLAN_UP ? RUNG_EASIER : RUNG_GENTLE;
    return MIN(r->level, RUNG_MICRO_MAX);
}

static void take(struct plan_strand_state *t, const struct decision_record *r, enum plan_move step)
{
    int rung = rung_of(t, r, step);
    enum plan_why why = plan_why_find(r->reason);
    if (rung != t->rung) {
        t->since_day = r->day;
        t->since_s = r->written_s;
    }
    if (step == PLAN_DOWN) /* also where there is nothing lower: the count begins anew */
        t->since_day = r->day, t->since_s = r->written_s;
    t->by_gap = step == PLAN_DOWN && (why == WHY_GAP || why == WHY_LONG_GAP);
    t->downs = step == PLAN_DOWN ? t->downs + 1 : 0;
    t->up_day = step == PLAN_UP ? r->day : t->up_day;
    t->rung = rung;
    t->latest = (struct plan_decision){step, why, rung};
    t->latest_day = r->day;
}

static void take_row(struct plan_state *s, const struct decision_record *r, int32_t today)
{
    int strand = find(strand_names, N_STRANDS, r->track);
    int step = find(plan_move_names, N_PLAN_MOVES, r->decision);
    if (strand == N_STRANDS || r->day < s->start_day)
        return;
    if (step == N_PLAN_MOVES) { /* "start": the rung the plan begins on */
        s->strands[strand].rung = s->strands[strand].latest.rung = r->level;
        return;
    }
    take(&s->strands[strand], r, (enum plan_move) step);
    s->ups += step == PLAN_UP && today - r->day < WEEK;
    s->decided_day = MAX(s->decided_day, r->day);
    s->decided_s = MAX(s->decided_s, r->written_s);
}

struct plan_state plan_state_of(const struct decision_record *rows, size_t count, int32_t today)
{
    struct plan_state s = {0};
    const struct decision_record *last = NULL; /* the latest that began or ended a plan */
    for (size_t i = 0; i < count; i++) {
        bool whole = strcmp(rows[i].track, plan_strand_name) == 0;
        if (whole && (!last || rows[i].written_s >= last->written_s))
            last = &rows[i];
    }
    if (!last)
        return s;
    begin(&s, last);
    for (size_t i = 0; s.active && i < count; i++)
        if (rows[i].written_s >= last->written_s)
            take_row(&s, &rows[i], today);
    return s;
}

/* ---- dates ---- */

bool plan_is_paused(const struct plan_time *t, int32_t day)
{
    for (size_t i = 0; i < t->n_pauses; i++) {
        if (day >= t->pauses[i].from_day && day <= t->pauses[i].to_day)
            return true;
    }
    return false;
}

int32_t plan_elapsed(const struct plan_time *t, int32_t day)
{
    int32_t n = 0;
    for (int32_t d = t->start_day; d < day; d++)
        n += t->n_pauses == 0 || !plan_is_paused(t, d);
    return n;
}

int plan_week_of(const struct plan_time *t, int32_t day)
{
    return day < t->start_day ? 0 : plan_elapsed(t, day) / WEEK + 1;
}

/* Nobody knows when an open pause ends: what is to come is dated as if today were its last day. */
static bool is_left_out(const struct plan_time *t, int32_t day, int32_t today)
{
    for (size_t i = 0; i < t->n_pauses; i++) {
        const struct pause_record *pause = &t->pauses[i];
        int32_t last = pause->to_day == DAY_OPEN ? MAX(pause->from_day, today) : pause->to_day;
        if (day >= pause->from_day && day <= last)
            return true;
    }
    return false;
}

/* How far ahead a week is looked for behind a long pause. */
enum { HORIZON_DAYS = 20000 };

/* The date of the plan's n-th day, from 0. */
static int32_t date_of(const struct plan_time *t, int32_t n, int32_t today)
{
    int32_t day = t->start_day;
    for (int32_t left = n; day < t->start_day + HORIZON_DAYS; day++) {
        if (!is_left_out(t, day, today) && left-- == 0)
            break;
    }
    return day;
}

/* ---- a week ---- */

const char *const plan_mark_names[N_PLAN_MARKS] = {
    [MARK_TO_COME] = "to come", [MARK_TODAY] = "today", [MARK_DONE] = "done",
    [MARK_REST] = "rest",       [MARK_SLID] = "slid",
};

struct filling {
    const struct programme *programme;
    const struct programme_source *source;
    const struct plan_done *done;
    size_t n_done;
    int number;
    int32_t today;
    int next;          /* the programme's day to be served next */
    bool heavy_before; /* strength the day before, done or to come */
};

bool plan_entry_is_done(const struct programme_entry *e, int32_t day, const struct plan_done *done,
                        size_t n_done)
{
    for (size_t i = 0; i < n_done; i++) {
        if (done[i].day == day && done[i].percent >= PLAN_DONE_PERCENT &&
            (!done[i].routine || strcmp(done[i].routine, e->routine) == 0))
            return true;
    }
    return false;
}

struct day_facts {
    int due, done;
    bool heavy;
};

static struct day_facts facts_of(const struct filling *f, const struct programme_day *d,
                                 int32_t date)
{
    struct day_facts facts = {0};
    for (size_t i = 0; i < d->n_entries; i++) {
        const struct programme_entry *e = &d->entries[i];
        struct programme_routine r;
        struct diags unsaid = {0};
        if (!programme_entry_is_due(f->programme, e, f->number))
            continue;
        facts.due++;
        facts.done += plan_entry_is_done(e, date, f->done, f->n_done);
        facts.heavy |= f->source->find(f->source->context, e->routine, e->loc, &r, &unsaid) &&
                       programme_is_heavy(&r);
        diags_release(&unsaid);
    }
    return facts;
}

static enum plan_mark mark_of(const struct filling *f, const struct day_facts *facts, int32_t date)
{
    if (facts->due == 0)
        return MARK_REST;
    if (date > f->today)
        return facts->heavy && f->heavy_before ? MARK_REST : MARK_TO_COME;
    if (facts->done == facts->due)
        return MARK_DONE;
    if (facts->done > 0)
        return date == f->today ? MARK_TODAY : MARK_DONE;
    if (facts->heavy && f->heavy_before)
        return MARK_REST;
    return date == f->today ? MARK_TODAY : MARK_SLID;
}

static void fill_day(struct filling *f, const struct programme_week *week, struct plan_day *day)
{
    static const struct programme_day nothing = {0};
    bool left = f->next < WEEK_DAYS;
    const struct programme_day *serves = left ? &week->days[f->next] : &nothing;
    struct day_facts facts = facts_of(f, serves, day->date);
    day->mark = mark_of(f, &facts, day->date);
    bool waits = day->mark == MARK_SLID || (day->mark == MARK_REST && facts.due > 0);
    day->serves = day->mark == MARK_REST || day->mark == MARK_SLID ? NULL : serves;
    f->heavy_before = facts.heavy && !waits;
    f->next += !waits;
}

/* Strength done on that day, whatever day of the programme it belonged to. */
static bool heavy_on(const struct filling *f, int32_t day)
{
    bool heavy = false;
    for (size_t i = 0; i < f->n_done; i++) {
        struct programme_routine r;
        struct diags unsaid = {0};
        if (f->done[i].routine && f->done[i].day == day && f->done[i].percent >= PLAN_DONE_PERCENT)
            heavy |= f->source->find(f->source->context, f->done[i].routine,
                                     (struct src_loc){"", 0}, &r, &unsaid) &&
                     programme_is_heavy(&r);
        diags_release(&unsaid);
    }
    return heavy;
}

struct plan_week plan_week_at(const struct plan_time *t, const struct programme *p, int number,
                              int32_t today, const struct plan_done *done, size_t n_done,
                              const struct programme_source *source)
{
    struct plan_week w = {.number = number, .programme = programme_week(p, number)};
    struct filling f = {.programme = p,
                        .source = source,
                        .done = done,
                        .n_done = n_done,
                        .number = number,
                        .today = today};
    for (int i = 0; i < WEEK_DAYS; i++) {
        w.days[i].date = date_of(t, (number - 1) * WEEK + i, today);
        w.days[i].mark = MARK_REST;
        if (!w.programme)
            continue;
        if (w.days[i].date <= today)
            f.heavy_before = false; /* what was meant is known by what was done */
        f.heavy_before |= w.days[i].date <= today + 1 && heavy_on(&f, w.days[i].date - 1);
        fill_day(&f, w.programme, &w.days[i]);
    }
    return w;
}

int plan_entry_level(const struct programme_entry *e, enum strand strand,
                     const int rungs[N_STRANDS])
{
    return strand == N_STRANDS ? e->level : MIN(plan_level_of_rung(rungs[strand]), e->level);
}

int64_t plan_week_ms(const struct programme *p, int number, const int rungs[N_STRANDS],
                     const struct programme_source *source)
{
    const struct programme_week *week = programme_week(p, number);
    struct diags unsaid = {0};
    int64_t ms = 0;
    for (int day = 0; week && day < WEEK_DAYS; day++) {
        for (size_t i = 0; i < week->days[day].n_entries; i++) {
            const struct programme_entry *e = &week->days[day].entries[i];
            struct programme_routine r;
            if (programme_entry_is_due(p, e, number) &&
                source->find(source->context, e->routine, e->loc, &r, &unsaid))
                ms += r.ms[plan_entry_level(e, strand_of_goal(r.first_goal), rungs) - 1];
        }
    }
    diags_release(&unsaid);
    return ms;
}
