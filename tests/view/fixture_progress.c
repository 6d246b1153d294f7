/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/fixture_progress.h"

#include <string.h>

enum { DAYS_MAX = 400 };

struct story {
    const char *scores;  /* one a day up to today; '.': none */
    const char *minutes; /* one digit a day up to today, in units of 4 min */
    bool tests, ill;
};

static const struct story stories[] = {
    [STORY_BETTER] =
        {
            .scores = "6565.655.6545.54454.443.34343.33432.33232322.3233",
            .minutes = "2030104020.0310402.......3020105020302010402030.10203",
            .tests = true,
            .ill = true,
        },
    [STORY_WORSE] = {.scores = "434343454.5454545.5565565.6566565666767",
                     .minutes = "2030104020300104020001020100300"},
    [STORY_BACK] = {.scores = "5", .minutes = "203010402.......................1"},
    [STORY_NEW] = {.scores = "", .minutes = ""},
};

static void add_scores(struct progress_input *in, const char *text, struct arena *a)
{
    size_t n = strlen(text);
    struct score_record *rows = arena_array(a, n, sizeof *rows);
    for (size_t i = 0; i < n; i++)
        if (text[i] != '.')
            rows[in->n_stiffness++] = (struct score_record){
                .day = FIXTURE_TODAY - (int32_t) (n - 1 - i), .value = text[i] - '0'};
    in->stiffness = rows;
}

static void add_day(struct session_tally *t, struct practice_record *p, struct session_record *s,
                    int32_t day, int64_t ms)
{
    *t = (struct session_tally){
        .day = day, .state = RECORD_DONE, .sessions = 1, .counted = 1, .ms = ms, .kept_ms = ms};
    *p = (struct practice_record){
        .day = day, .areas = 1U << AREA_UPPER_BACK | 1U << (day % N_AREAS), .ms = ms * 3 / 4};
    *s = (struct session_record){.day = day,
                                 .routine = "needs-to-pop-5",
                                 .routine_name = "Needs to pop: five-minute relief",
                                 .state = day % 5 ? RECORD_DONE : RECORD_EARLY,
                                 .reason = day % 5 ? NULL : "time",
                                 .done_ms = ms,
                                 .stiffness_before = 5,
                                 .stiffness_after = 3,
                                 .pain_worst = 1,
                                 .effort = 3,
                                 .steps_done = 7,
                                 .steps_planned = 7};
}

static void add_sessions(struct progress_input *in, const char *text, struct arena *a)
{
    size_t n = strlen(text);
    struct session_tally *tallies = arena_array(a, n, sizeof *tallies);
    struct practice_record *practice = arena_array(a, n, sizeof *practice);
    struct session_record *sessions = arena_array(a, n, sizeof *sessions);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += text[i] != '.' && text[i] != '0';
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '.' || text[i] == '0')
            continue;
        add_day(&tallies[at], &practice[at], &sessions[count - 1 - at],
                FIXTURE_TODAY - (int32_t) (n - 1 - i), (text[i] - '0') * INT64_C(240000));
        at++;
    }
    in->tallies = tallies;
    in->practice = practice;
    in->sessions = sessions;
    in->n_tallies = in->n_practice = in->n_sessions = count;
}

/* Of the period that is looked at, whichever that is. */
static const struct dose_record doses[] = {
    {"seated-cat-cow", 1U << GOAL_MOBILITY, 3, 3, 18, 720000, "Seated cat-cow"},
    {"belly-breathing", 1U << GOAL_BREATH, 3, 3, 36, 480000, "Belly breathing"},
    {"band-row", 1U << GOAL_STRENGTH, 1, 2, 24, 190000, NULL},
};

static const struct measure_record tests[] = {
    {FIXTURE_TODAY - 41, "activity-1", 4, "sit through a meeting", 0, 0},
    {FIXTURE_TODAY - 41, "rotation-left", 34, NULL, 0, 0},
    {FIXTURE_TODAY - 41, "rotation-right", 41, NULL, 0, 0},
    {FIXTURE_TODAY - 41, "wall-angel", 2, NULL, 0, 0},
    {FIXTURE_TODAY - 41, "wall-distance", 6.5, NULL, 0, 0},
    {FIXTURE_TODAY - 20, "activity-1", 5, "sit through a meeting", 0, 0},
    {FIXTURE_TODAY - 20, "rotation-left", 39, NULL, 0, 0},
    {FIXTURE_TODAY - 20, "rotation-right", 42, NULL, 0, 0},
    {FIXTURE_TODAY - 6, "activity-1", 7, "sit through a meeting", 0, 0},
    {FIXTURE_TODAY - 6, "rotation-left", 45, NULL, 0, 0},
    {FIXTURE_TODAY - 6, "rotation-right", 44, NULL, 0, 0},
    {FIXTURE_TODAY - 6, "wall-distance", 4.5, NULL, 0, 0},
};

static const struct pause_record pauses[] = {
    {FIXTURE_TODAY - 34, FIXTURE_TODAY - 28, "illness", 0},
    {FIXTURE_TODAY, DAY_OPEN, "away", 0},
};

struct progress fixture_progress(enum fixture_story story, struct arena *a)
{
    const struct story *s = &stories[story];
    struct progress_input in = {.today = FIXTURE_TODAY, .target = 4};
    add_scores(&in, s->scores, a);
    add_sessions(&in, s->minutes, a);
    if (s->tests) {
        in.measures = tests;
        in.n_measures = ARRAY_LEN(tests);
        in.over_65 = true;
    }
    if (s->ill) {
        in.pauses = pauses;
        in.n_pauses = ARRAY_LEN(pauses);
    }
    struct trend_input scores = {
        .today = FIXTURE_TODAY, .scores = in.stiffness, .count = in.n_stiffness};
    struct trend trend = trend_of(&scores);
    struct trend_series series = trend_series_of(&scores);
    struct progress p = progress_of(&in, &trend, &series, a);
    if (in.n_tallies) {
        p.doses = doses;
        p.n_doses = ARRAY_LEN(doses);
    }
    return p;
}
