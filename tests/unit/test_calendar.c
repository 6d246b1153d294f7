/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calendar.h"
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

/* ---- a programme out of words: "routine:level routine:level|…", a day between bars ---- */

enum { WEEKS = 6, TEXT_BYTES = 1024 };

static const char *const six_weeks[WEEKS] = {
    "check:2 pop:1|desk:2 posture:1|strong-a:1 belly:2|thoracic:1|chest:1 sigh:2|strong-b:1|scan:1",
    "check:2 neck:2|strong-a:1 belly:2|thoracic:2|posture:2 coherent:2|strong-b:1|morning:2 "
    "chest:2|scan:2",
    "check:2 pop:2|strong-a:2|thoracic:2|strong-b:2|neck:2 coherent:2|chest:2 band:1|scan:2",
    "check:2 posture:2|strong-a:2|thoracic:2|strong-b:2|neck:2 sigh:2|strong-a:2|scan:2",
    "check:2 pop:2|strong-b:3|thoracic:3|strong-a:3|chest:3 coherent:2|strong-b:2|scan:2",
    "check:2 posture:3|strong-a:3|thoracic:3|strong-b:3|neck:3 coherent:2|strong-a:3|check:2 "
    "scan:2"};
static const char after[] = "check:2:4 thoracic:3|strong-a:3||thoracic:3|strong-b:3||";

static void read_entry(const char *text, size_t length, struct arena *a, struct programme_entry *e)
{
    char copy[64], name[48];
    snprintf(copy, sizeof copy, "%.*s", (int) length, text);
    *e = (struct programme_entry){.every = 1};
    sscanf(copy, "%47[^:]:%d:%d", name, &e->level, &e->every);
    e->routine = arena_strdup(a, name);
}

static void read_week(const char *text, struct arena *a, struct programme_week *week)
{
    for (int day = 0; day < WEEK_DAYS; day++) {
        size_t length = strcspn(text, "|");
        struct programme_entry *entries = arena_array(a, 4, sizeof *entries);
        for (size_t at = 0; at < length;) {
            size_t word = strcspn(text + at, " |");
            read_entry(text + at, word, a, &entries[week->days[day].n_entries++]);
            at += word + (text[at + word] == ' ');
        }
        week->days[day].entries = entries;
        text += length + (text[length] == '|');
    }
}

static struct programme make_programme(struct arena *a)
{
    struct programme_week *weeks = arena_array(a, WEEKS, sizeof *weeks);
    struct programme p = {.id = "six-weeks",
                          .name = "Six weeks",
                          .n_weeks = WEEKS,
                          .weeks = weeks,
                          .has_maintenance = true};
    for (int i = 0; i < WEEKS; i++)
        read_week(six_weeks[i], a, &weeks[i]);
    read_week(after, a, &p.maintenance);
    return p;
}

static bool find_routine(void *context, const char *id, struct src_loc used_at,
                         struct programme_routine *out, struct diags *d)
{
    static const struct {
        const char *id;
        enum goal goal;
        int minutes[PROGRAMME_LEVELS];
    } known[] = {
        {"pop", GOAL_MOBILITY, {4, 5, 6}},        {"thoracic", GOAL_MOBILITY, {8, 10, 13}},
        {"morning", GOAL_MOBILITY, {5, 7, 8}},    {"posture", GOAL_POSTURE, {3, 4, 5}},
        {"chest", GOAL_STRETCH, {5, 6, 8}},       {"neck", GOAL_POSTURE, {5, 6, 7}},
        {"strong-a", GOAL_STRENGTH, {7, 15, 18}}, {"strong-b", GOAL_STRENGTH, {8, 15, 18}},
        {"band", GOAL_STRENGTH, {2, 3, 3}},       {"belly", GOAL_BREATH, {2, 3, 4}},
        {"sigh", GOAL_BREATH, {1, 1, 1}},         {"coherent", GOAL_BREATH, {4, 5, 6}},
        {"scan", GOAL_RELAX, {7, 10, 10}},        {"check", GOAL_MEASURE, {8, 8, 8}},
        {"desk", GOAL_ERGONOMICS, {8, 8, 8}},
    };
    (void) context;
    (void) used_at;
    (void) d;
    for (size_t i = 0; i < ARRAY_LEN(known); i++) {
        if (strcmp(known[i].id, id) != 0)
            continue;
        out->first_goal = known[i].goal;
        for (int level = 0; level < PROGRAMME_LEVELS; level++)
            out->ms[level] = known[i].minutes[level] * INT64_C(60000);
        return true;
    }
    return false;
}
static const struct programme_source source = {find_routine, NULL};

/* ---- dates ---- */

enum { START = 20780 /* a Monday */ };

static void time__weeks_are_counted_from_the_start__without_pauses(void **state)
{
    (void) state;
    struct plan_time t = {.start_day = START};
    assert_int_equal(plan_week_of(&t, START - 1), 0);
    assert_int_equal(plan_week_of(&t, START), 1);
    assert_int_equal(plan_week_of(&t, START + 6), 1);
    assert_int_equal(plan_week_of(&t, START + 7), 2);
    struct pause_record ill = {.from_day = START + 3, .to_day = START + 5};
    t.pauses = &ill;
    t.n_pauses = 1;
    assert_true(plan_is_paused(&t, START + 3) && plan_is_paused(&t, START + 5));
    assert_false(plan_is_paused(&t, START + 6));
    assert_int_equal(plan_elapsed(&t, START + 3), 3);
    assert_int_equal(plan_elapsed(&t, START + 6), 3);
    assert_int_equal(plan_week_of(&t, START + 9), 1);
    assert_int_equal(plan_week_of(&t, START + 10), 2);
}

/* ---- a week ---- */

/* What each day of week 1 looks like on a day: "D" done, "T" today, "." to come, "-" rest,
 * "s" slid, and the first routine that is served. */
static void shows(int number, int32_t today, const struct plan_done *done, size_t n,
                  const struct pause_record *pauses, size_t n_pauses, const char *wanted)
{
    static const char marks[N_PLAN_MARKS] = {[MARK_TO_COME] = '.',
                                             [MARK_TODAY] = 'T',
                                             [MARK_DONE] = 'D',
                                             [MARK_REST] = '-',
                                             [MARK_SLID] = 's'};
    struct arena a = {0};
    struct programme p = make_programme(&a);
    struct plan_time t = {START, pauses, n_pauses};
    struct plan_week w = plan_week_at(&t, &p, number, today, done, n, &source);
    struct strbuf got = {0};
    for (int i = 0; i < WEEK_DAYS; i++)
        strbuf_printf(&got, "%s%c%s", i ? " " : "", marks[w.days[i].mark],
                      w.days[i].serves && w.days[i].serves->n_entries
                          ? w.days[i].serves->entries[0].routine
                          : "");
    assert_string_equal(strbuf_text(&got), wanted);
    strbuf_release(&got);
    arena_release(&a);
}

static void week__as_it_is_written__when_all_is_done(void **state)
{
    (void) state;
    const struct plan_done done[] = {{START, "check", 100},
                                     {START, "pop", 90},
                                     {START + 1, "desk", 100},
                                     {START + 1, "posture", 50},
                                     {START + 2, "strong-a", 80}};
    shows(1, START, NULL, 0, NULL, 0, "Tcheck .desk .strong-a .thoracic .chest .strong-b .scan");
    shows(1, START, done, 1, NULL, 0, "Tcheck .desk .strong-a .thoracic .chest .strong-b .scan");
    shows(1, START, done, 2, NULL, 0, "Dcheck .desk .strong-a .thoracic .chest .strong-b .scan");
    shows(1, START + 2, done, 4, NULL, 0,
          "Dcheck Ddesk Tstrong-a .thoracic .chest .strong-b .scan");
    shows(1, START + 3, done, 5, NULL, 0,
          "Dcheck Ddesk Dstrong-a Tthoracic .chest .strong-b .scan");
}

static void week__missed_days__slide_and_never_double(void **state)
{
    (void) state;
    const struct plan_done done[] = {{START, "check", 100},
                                     {START + 3, "desk", 100},
                                     {START + 4, "strong-a", 20},
                                     {START + 5, "scan", 100}};
    shows(1, START + 3, done, 1, NULL, 0, "Dcheck s s Tdesk .strong-a .thoracic .chest");
    shows(1, START + 4, done, 2, NULL, 0, "Dcheck s s Ddesk Tstrong-a .thoracic .chest");
    /* a fifth of it is not done, and another routine is another routine */
    shows(1, START + 6, done, 4, NULL, 0, "Dcheck s s Ddesk s s Tstrong-a");
    /* what did not fit is let go: the next week is as it is written */
    shows(2, START + 7, done, 4, NULL, 0,
          "Tcheck .strong-a .thoracic .posture .strong-b .morning .scan");
}

static void week__strength__leaves_a_day_between(void **state)
{
    (void) state;
    const struct plan_done sunday[] = {
        {START + 6, "strong-b", 100}, {START + 7, "check", 100}, {START + 7, "strong-a", 100}};
    shows(2, START + 8, sunday, 2, NULL, 0,
          "Dcheck Tstrong-a .thoracic .posture .strong-b .morning .scan");
    /* Strength of one's own choice yesterday: today is for rest. */
    shows(2, START + 8, sunday, 3, NULL, 0,
          "Dcheck - .strong-a .thoracic .posture .strong-b .morning");
    /* a short one with the band does not count */
    const struct plan_done band[] = {{START + 7, "check", 100}, {START + 7, "band", 100}};
    shows(2, START + 8, band, 2, NULL, 0,
          "Dcheck Tstrong-a .thoracic .posture .strong-b .morning .scan");
}

static void week__strength_in_a_row__is_taken_apart(void **state)
{
    (void) state;
    static const enum plan_mark wanted[] = {MARK_TODAY, MARK_REST, MARK_TO_COME, MARK_TO_COME};
    struct arena a = {0};
    struct programme_week week = {0};
    read_week("strong-a:1|strong-b:1|pop:1||||", &a, &week);
    struct programme p = {.n_weeks = 1, .weeks = &week};
    struct plan_time t = {.start_day = START};
    struct plan_week w = plan_week_at(&t, &p, 1, START, NULL, 0, &source);
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++)
        assert_int_equal(w.days[i].mark, wanted[i]);
    assert_string_equal(w.days[2].serves->entries[0].routine, "strong-b");
    arena_release(&a);
}

static void week__pauses__are_no_days_of_it(void **state)
{
    (void) state;
    const struct pause_record ill[] = {{.from_day = START + 1, .to_day = START + 20}};
    const struct plan_done done[] = {{START, "check", 100}};
    shows(1, START + 21, done, 1, ill, 1,
          "Dcheck Tdesk .strong-a .thoracic .chest .strong-b .scan");
}

static void week__open_pause__is_dated_as_if_it_ended_today(void **state)
{
    (void) state;
    const struct pause_record ill[] = {{.from_day = START + 1, .to_day = DAY_OPEN}};
    struct arena a = {0};
    struct programme p = make_programme(&a);
    struct plan_time t = {START, ill, ARRAY_LEN(ill)};
    struct plan_week w = plan_week_at(&t, &p, 1, START + 4, NULL, 0, &source);
    assert_int_equal(w.days[0].date, START);
    for (int i = 1; i < WEEK_DAYS; i++)
        assert_int_equal(w.days[i].date, START + 4 + i);
    arena_release(&a);
}

static void week__after_the_last__goes_on(void **state)
{
    (void) state;
    int32_t week7 = START + 42, week10 = START + 63;
    shows(7, week7, NULL, 0, NULL, 0, "Tcheck .strong-a - .thoracic .strong-b - -");
    shows(10, week10, NULL, 0, NULL, 0, "Tcheck .strong-a - .thoracic .strong-b - -");
    struct arena a = {0};
    struct programme p = make_programme(&a);
    assert_false(programme_entry_is_due(&p, &p.maintenance.days[0].entries[0], 7));
    assert_true(programme_entry_is_due(&p, &p.maintenance.days[0].entries[0], 10));
    arena_release(&a);
}

/* ---- the state ---- */

static void state__is_read_back__from_decisions(void **state)
{
    (void) state;
    const struct decision_record rows[] = {
        {START - 50, "plan", 1, "start", "old", 10},
        {START - 40, "strength", 2, "up", "solid", 20},
        {START, "plan", 1, "start", "six-weeks", 100},
        {START, "breath", 1, "start", "start", 100},
        {START + 7, "mobility", 2, "up", "solid", 200},
        {START + 7, "strength", 1, "hold", "few-sessions", 200},
        {START + 14, "mobility", 1, "down", "pain-4", 300},
        {START + 21, "mobility", 0, "down", "pain-4", 400},
        {START + 28, "mobility", 0, "down", "gap", 500},
        {START + 35, "mobility", 0, "hold", "few-sessions", 600},
        {START + 35, "strength", 2, "up", "solid", 600},
    };
    struct plan_state s = plan_state_of(rows, ARRAY_LEN(rows), START + 36);
    assert_true(s.active);
    assert_string_equal(s.programme, "six-weeks");
    assert_int_equal(s.start_day, START);
    assert_int_equal(s.decided_day, START + 35);
    assert_int_equal(s.ups, 1);
    const struct plan_strand_state *m = &s.strands[STRAND_MOBILITY];
    assert_int_equal(m->rung, RUNG_GENTLE);
    assert_int_equal(m->downs, 0);
    assert_int_equal(m->since_day, START + 28);
    assert_true(m->since_s == 500);
    assert_int_equal(m->latest.why, WHY_FEW_SESSIONS);
    assert_int_equal(s.strands[STRAND_STRENGTH].rung, 2);
    assert_int_equal(s.strands[STRAND_STRENGTH].up_day, START + 35);
    assert_int_equal(s.strands[STRAND_BREATH].rung, 1);
    assert_int_equal(s.strands[STRAND_POSTURE].rung, 1);

    s = plan_state_of(rows, 9, START + 29);
    assert_int_equal(s.strands[STRAND_MOBILITY].downs, 3);
    assert_true(s.strands[STRAND_MOBILITY].by_gap);
    const struct decision_record over[] = {{START, "plan", 1, "start", "x", 1},
                                           {START + 1, "plan", 1, "stop", "x", 2}};
    assert_false(plan_state_of(over, 2, START + 2).active);
    assert_false(plan_state_of(NULL, 0, START).active);
}

static void state__up_from_the_chair__is_the_easier_form(void **state)
{
    (void) state;
    const struct decision_record rows[] = {{START, "plan", 1, "start", "x", 1},
                                           {START + 7, "mobility", 0, "down", "pain-4", 2},
                                           {START + 14, "mobility", 0, "down", "pain-4", 3},
                                           {START + 21, "mobility", 0, "up", "solid", 4},
                                           {START + 28, "mobility", 1, "up", "solid", 5}};
    static const int rungs[] = {1, RUNG_EASIER, RUNG_GENTLE, RUNG_EASIER, 1};
    for (size_t n = 1; n <= ARRAY_LEN(rows); n++)
        assert_int_equal(plan_state_of(rows, n, START + 30).strands[STRAND_MOBILITY].rung,
                         rungs[n - 1]);
}

/* ---- six weeks of made-up people ---- */

enum { PEOPLE = 300, DAYS = 70, SESSIONS_MAX = 400, ROWS_MAX = 400 };

struct life {
    struct programme programme;
    uint32_t seed;
    int habit;   /* percent of days on which they exercise */
    int comfort; /* percent of sessions that go well */
    struct plan_done done[SESSIONS_MAX];
    struct plan_session sessions[N_STRANDS][SESSIONS_MAX];
    size_t n_done, n_sessions[N_STRANDS];
    struct decision_record rows[ROWS_MAX];
    size_t n_rows;
};

static int chance(struct life *l)
{
    l->seed ^= l->seed << 13;
    l->seed ^= l->seed >> 17;
    l->seed ^= l->seed << 5;
    return (int) (l->seed % 100);
}

static void exercise(struct life *l, int32_t day, const struct programme_entry *e, int level)
{
    struct programme_routine r;
    struct diags d = {0};
    bool well = chance(l) < l->comfort;
    assert_true(find_routine(NULL, e->routine, e->loc, &r, &d));
    enum strand strand = strand_of_goal(r.first_goal);
    l->done[l->n_done++] = (struct plan_done){day, e->routine, well ? 100 : 60};
    if (strand == N_STRANDS)
        return;
    l->sessions[strand][l->n_sessions[strand]++] = (struct plan_session){
        .day = day,
        .at_s = day * INT64_C(86400) + 40000,
        .level = level,
        .percent = well ? 100 : 60,
        .before = 4,
        .after = well ? 3 : 6,
        .pain = well             ? 1
                : chance(l) < 30 ? 6
                                 : 4,
        .effort = well ? 3 : 8,
        .reserve = well ? 5 : 1,
    };
}

struct week_sum {
    const struct programme *programme;
    int week;
};

static int64_t sum_next(void *context, const int rungs[N_STRANDS])
{
    const struct week_sum *w = context;
    return plan_week_ms(w->programme, w->week, rungs, &source);
}

static void decide(struct life *l, const struct plan_state *s, const struct plan_time *t,
                   int32_t today)
{
    struct plan_decision decisions[N_STRANDS];
    int rungs[N_STRANDS], caps[N_STRANDS], week = plan_week_of(t, today);
    struct diags unsaid = {0};
    programme_caps(&l->programme, week, &source, caps, &unsaid);
    for (int i = 0; i < N_STRANDS; i++) {
        const struct plan_strand_state *now = &s->strands[i];
        size_t from = 0, count = l->n_sessions[i];
        while (from < count && (l->sessions[i][from].day < now->since_day ||
                                l->sessions[i][from].at_s <= now->since_s))
            from++;
        rungs[i] = now->rung;
        struct plan_input in = {
            .strand = (enum strand) i,
            .rung = now->rung,
            .cap = caps[i],
            .week = week,
            .sessions = l->sessions[i] + from,
            .count = count - from,
            .away_days = count > from || !now->by_gap
                             ? count ? today - l->sessions[i][count - 1].day : -1
                             : -1,
            .downs = now->downs,
            .trend = chance(l) < 5 ? TREND_REVIEW : TREND_OK,
            .week_mean = TREND_UNKNOWN,
            .week_before_mean = TREND_UNKNOWN,
        };
        decisions[i] = plan_decide(&in);
        if (decisions[i].step == PLAN_UP) { /* what must hold, whatever the inputs */
            assert_int_equal(in.trend, TREND_OK);
            assert_true(in.rung < in.cap || in.cap == RUNG_FULL);
            assert_true(in.count >= 3);
        }
    }
    struct week_sum next = {&l->programme, week + 1};
    int32_t up = s->strands[STRAND_STRENGTH].up_day;
    struct plan_limits limits = {
        .ups = s->ups,
        .strength_up_days = up == INT32_MIN ? -1 : today - up,
        .week_ms = plan_week_ms(&l->programme, week, rungs, &source),
        .next_week_ms = sum_next,
        .context = &next,
    };
    plan_share(decisions, rungs, &limits);
    int then[N_STRANDS], ups = 0;
    for (int i = 0; i < N_STRANDS; i++) {
        then[i] = decisions[i].rung;
        ups += decisions[i].step == PLAN_UP;
    }
    assert_true(ups == 0 || sum_next(&next, then) * 100 <= limits.week_ms * 120);
    for (int i = 0; i < N_STRANDS; i++) {
        l->rows[l->n_rows++] = (struct decision_record){
            .day = today,
            .track = strand_names[i],
            .level = MAX(decisions[i].rung, 0),
            .decision = plan_move_names[decisions[i].step],
            .reason = plan_why_name(decisions[i].why),
            .written_s = today * INT64_C(86400) + 50000,
        };
    }
}

static void check_state(const struct life *l, const struct plan_state *s, const struct plan_time *t,
                        int32_t today)
{
    int caps[N_STRANDS];
    struct diags unsaid = {0};
    programme_caps(&l->programme, MAX(plan_week_of(t, today), 1), &source, caps, &unsaid);
    assert_true(s->ups <= 2);
    for (int i = 0; i < N_STRANDS; i++) {
        int rung = s->strands[i].rung;
        assert_true(rung >= RUNG_GENTLE && rung <= RUNG_MICRO_MAX);
        assert_true(rung <= caps[i] || caps[i] == RUNG_FULL);
        assert_true(plan_level_of_rung(rung) <= caps[i]);
    }
}

static void check_history(const struct life *l)
{
    int32_t heavy = INT32_MIN, strength_up = INT32_MIN;
    for (size_t i = 0; i < l->n_done; i++) {
        struct programme_routine r;
        struct diags d = {0};
        find_routine(NULL, l->done[i].routine, (struct src_loc){"", 0}, &r, &d);
        if (!programme_is_heavy(&r))
            continue;
        assert_true(heavy == INT32_MIN || l->done[i].day - heavy >= 2); /* a day between */
        heavy = l->done[i].day;
    }
    for (size_t i = 0; i < l->n_rows; i++) {
        if (strcmp(l->rows[i].track, "strength") != 0 || strcmp(l->rows[i].decision, "up") != 0)
            continue;
        assert_true(strength_up == INT32_MIN || l->rows[i].day - strength_up >= 14);
        strength_up = l->rows[i].day;
    }
}

static int live(struct life *l)
{
    struct plan_time t = {.start_day = START};
    l->rows[l->n_rows++] =
        (struct decision_record){START, "plan", 1, "start", "six-weeks", START * INT64_C(86400)};
    struct plan_state s = {0};
    for (int32_t today = START; today < START + DAYS; today++) {
        s = plan_state_of(l->rows, l->n_rows, today);
        check_state(l, &s, &t, today);
        struct plan_week w = plan_week_at(&t, &l->programme, plan_week_of(&t, today), today,
                                          l->done, l->n_done, &source);
        const struct plan_day *now = &w.days[plan_elapsed(&t, today) % WEEK_DAYS];
        assert_int_equal(now->date, today);
        int rungs[N_STRANDS];
        for (int i = 0; i < N_STRANDS; i++)
            rungs[i] = s.strands[i].rung;
        bool goes = now->mark == MARK_TODAY && chance(l) < l->habit;
        for (size_t i = 0; goes && i < now->serves->n_entries; i++) {
            const struct programme_entry *e = &now->serves->entries[i];
            struct programme_routine r;
            struct diags d = {0};
            find_routine(NULL, e->routine, e->loc, &r, &d);
            int level = plan_entry_level(e, strand_of_goal(r.first_goal), rungs);
            assert_true(level >= 1 && level <= e->level);
            exercise(l, today, e, level);
        }
        if (today > s.decided_day && today - s.decided_day >= 7)
            decide(l, &s, &t, today);
    }
    check_history(l);
    return plan_level_of_rung(s.strands[STRAND_MOBILITY].rung);
}

static void people__of_all_kinds__are_never_pushed(void **state)
{
    (void) state;
    int reached[4] = {0};
    for (int i = 0; i < PEOPLE; i++) {
        struct arena a = {0};
        struct life *l = arena_alloc(&a, sizeof *l);
        l->programme = make_programme(&a);
        l->seed = 20261122U + 7919U * (uint32_t) i;
        l->habit = 20 + i % 5 * 20;
        l->comfort = 10 + i % 10 * 10;
        reached[live(l)]++;
        arena_release(&a);
    }
    /* and those to whom it comes easily do get there */
    assert_true(reached[1] > 0 && reached[2] > 0 && reached[3] > 0);
}

static void person__regular_and_well__reaches_full_doses(void **state)
{
    (void) state;
    struct arena a = {0};
    struct life *l = arena_alloc(&a, sizeof *l);
    l->programme = make_programme(&a);
    l->seed = 1;
    l->habit = l->comfort = 100;
    assert_int_equal(live(l), 3);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time__weeks_are_counted_from_the_start__without_pauses),
        cmocka_unit_test(week__as_it_is_written__when_all_is_done),
        cmocka_unit_test(week__missed_days__slide_and_never_double),
        cmocka_unit_test(week__strength__leaves_a_day_between),
        cmocka_unit_test(week__strength_in_a_row__is_taken_apart),
        cmocka_unit_test(week__pauses__are_no_days_of_it),
        cmocka_unit_test(week__open_pause__is_dated_as_if_it_ended_today),
        cmocka_unit_test(week__after_the_last__goes_on),
        cmocka_unit_test(state__is_read_back__from_decisions),
        cmocka_unit_test(state__up_from_the_chair__is_the_easier_form),
        cmocka_unit_test(people__of_all_kinds__are_never_pushed),
        cmocka_unit_test(person__regular_and_well__reaches_full_doses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
