/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/core_fixture.h"

#include <string.h>

#define GOALS(first) .first_goal = (first), .goals = 1U << (first)
#define PHASES(list) .phases = (list), .n_phases = ARRAY_LEN(list)

static const struct exercise_phase cat_phases[] = {
    {.name = "cow", .ms = 4000, .breath = BREATH_IN, .pose = "cow"},
    {.name = "cat", .ms = 6000, .breath = BREATH_OUT, .pose = "cat"},
};
const struct exercise fixture_cat = {
    .id = "cat",
    .name = "Cat",
    .path = "cat.cfg",
    GOALS(GOAL_MOBILITY),
    PHASES(cat_phases),
    .prepare_ms = 8000,
    .rest_ms = 30000,
    .levels = {{1, 4, 0}, {1, 6, 0}, {1, 8, 0}},
};

static const struct exercise_phase stretch_phases[] = {
    {.name = "ease in", .ms = 3000, .breath = BREATH_OUT},
    {.name = "stretch", .hold = true, .breath = BREATH_FREE},
    {.name = "return", .ms = 3000, .breath = BREATH_IN},
};
const struct exercise fixture_stretch = {
    .id = "stretch",
    .name = "Stretch",
    .path = "stretch.cfg",
    GOALS(GOAL_STRETCH),
    PHASES(stretch_phases),
    .sides = SIDES_BLOCK,
    .prepare_ms = 8000,
    .rest_ms = 30000,
    .levels = {{1, 1, 15000}, {1, 1, 20000}, {1, 2, 20000}},
};

static const struct exercise_phase turn_phases[] = {
    {.name = "turn", .ms = 4000, .breath = BREATH_OUT},
    {.name = "return", .ms = 4000, .breath = BREATH_IN},
};
const struct exercise fixture_turn = {
    .id = "turn",
    .name = "Turn",
    .path = "turn.cfg",
    GOALS(GOAL_MOBILITY),
    PHASES(turn_phases),
    .sides = SIDES_ALTERNATE,
    .prepare_ms = 8000,
    .rest_ms = 30000,
    .levels = {{1, 3, 0}, {1, 5, 0}, {1, 6, 0}},
};

static const struct exercise_phase row_phases[] = {
    {.name = "pull", .ms = 2000, .breath = BREATH_OUT},
    {.name = "return", .ms = 3000, .breath = BREATH_IN},
};
const struct exercise fixture_row = {
    .id = "row",
    .name = "Row",
    .path = "row.cfg",
    GOALS(GOAL_STRENGTH),
    PHASES(row_phases),
    .prepare_ms = 10000,
    .rest_ms = 20000,
    .finish_ms = 5000,
    .levels = {{1, 8, 0}, {2, 8, 0}, {2, 12, 0}},
};

static const struct exercise_phase box_phases[] = {
    {.name = "in", .ms = 4000, .breath = BREATH_IN},
    {.name = "hold", .ms = 4000, .breath = BREATH_HOLD},
    {.name = "out", .ms = 4000, .breath = BREATH_OUT},
    {.name = "hold", .ms = 4000, .breath = BREATH_HOLD},
};
static const struct caution box_cautions[] = {
    {.tag = CAUTION_GLAUCOMA, .swap = "sigh", .advice = "No holds."},
    {.tag = CAUTION_RIB, .swap = "nowhere", .skip = true},
};
const struct exercise fixture_box = {
    .id = "box",
    .name = "Box",
    .path = "box.cfg",
    GOALS(GOAL_BREATH),
    PHASES(box_phases),
    .prepare_ms = 10000,
    .finish_ms = 10000,
    .rest_ms = 30000,
    .levels = {{1, 6, 0}, {1, 8, 0}, {1, 10, 0}},
    .cautions = box_cautions,
    .n_cautions = ARRAY_LEN(box_cautions),
};

static const struct exercise_phase sigh_phases[] = {
    {.name = "in", .ms = 2000, .breath = BREATH_IN},
    {.name = "top up", .ms = 1000, .breath = BREATH_IN},
    {.name = "out", .ms = 6000, .breath = BREATH_OUT},
    {.name = "pause", .ms = 1000, .breath = BREATH_REST},
};
const struct exercise fixture_sigh = {
    .id = "sigh",
    .name = "Sigh",
    .path = "sigh.cfg",
    GOALS(GOAL_BREATH),
    PHASES(sigh_phases),
    .prepare_ms = 8000,
    .rest_ms = 30000,
    .levels = {{1, 3, 0}, {1, 5, 0}, {1, 6, 0}},
};

struct step fixture_step(const struct exercise *e, int sets, int reps, int32_t hold_ms)
{
    return (struct step){
        .kind = STEP_EXERCISE,
        .exercise = e,
        .exercise_id = e->id,
        .sets = sets,
        .reps = reps,
        .hold_ms = hold_ms,
        .between_ms = -1,
        .sides = -1,
    };
}

struct routine fixture_routine(const struct step *steps, size_t count)
{
    return (struct routine){
        .id = "r", .path = "r.cfg", .name = "R", .steps = steps, .n_steps = count};
}

static const struct exercise *find(void *context, const char *id, struct src_loc used_at,
                                   struct diags *d)
{
    static const struct exercise *const all[] = {&fixture_cat, &fixture_stretch, &fixture_turn,
                                                 &fixture_row, &fixture_box,     &fixture_sigh};
    (void) context;
    (void) used_at;
    (void) d;
    for (size_t i = 0; i < ARRAY_LEN(all); i++)
        if (strcmp(all[i]->id, id) == 0)
            return all[i];
    return NULL;
}
const struct exercise_source fixture_source = {find, NULL};

struct timeline_options fixture_options(int level)
{
    return (struct timeline_options){.level = level, .breath_pace = 100};
}
