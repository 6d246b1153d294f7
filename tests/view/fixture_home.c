/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/fixture_home.h"

#include <string.h>

static const struct exercise rolls = {
    .id = "shoulder-rolls",
    .name = "Shoulder rolls",
    .phases =
        (const struct exercise_phase[]){{.name = "up", .ms = 2000}, {.name = "down", .ms = 2000}},
    .n_phases = 2,
};

static const struct home_step steps[] = {
    {"About the pop", "", NULL},   {"Shoulder rolls", "×5", &rolls},
    {"Seated turn", "×3", &rolls}, {"Doorway stretch", "30 s", &rolls},
    {"Set the desk", "", NULL},
};

#define FACTS(goal, area, position, kit)                       \
    {                                                          \
        1U << (goal), 1U << (area), 1U << (position), (kit), 0 \
    }

static const struct home_routine routines[] = {
    {FACTS(GOAL_RELIEF, AREA_UPPER_BACK, POSITION_SEATED, 1U << EQUIPMENT_CHAIR),
     2,
     {250000, 297000, 350000},
     steps,
     ARRAY_LEN(steps)},
    {FACTS(GOAL_HABIT, AREA_SHOULDERS, POSITION_SEATED, 0), 2, {40000, 60000, 80000}, steps, 3},
    {FACTS(GOAL_POSTURE, AREA_UPPER_BACK, POSITION_SEATED, 1U << EQUIPMENT_CHAIR),
     2,
     {100000, 120000, 150000},
     steps,
     4},
    {FACTS(GOAL_MOBILITY, AREA_UPPER_BACK, POSITION_QUADRUPED, 1U << EQUIPMENT_MAT),
     2,
     {480000, 594000, 700000},
     steps,
     ARRAY_LEN(steps)},
    {FACTS(GOAL_BREATH, AREA_RIBS, POSITION_SEATED, 0), 2, {303000, 303000, 303000}, steps, 1},
    {FACTS(GOAL_BREATH, AREA_RIBS, POSITION_SEATED, 0), 2, {180000, 244000, 244000}, steps, 2},
};

static const struct home_row routine_rows[] = {
    {.text = "Needs to pop: five-minute relief",
     .about = "For the stiff spot between the shoulder blades.",
     .routine = &routines[0]},
    {.text = "One-minute unstick",
     .about = "Rolls and a reach, right where you sit.",
     .routine = &routines[1]},
    {.text = "Two-minute desk reset",
     .id = "desk-reset-2",
     .about = "No floor, no sweat, no need to stand.",
     .routine = &routines[2]},
    {.text = "Thoracic mobility",
     .detail = "locked",
     .quiet = true,
     .about = "The whole upper back, on the mat.",
     .routine = &routines[3]},
    {.text = "Coherent breathing",
     .about = "Five and a half breaths a minute.",
     .routine = &routines[4]},
    {.text = "Tägliche Übung",
     .about = "Four counts each: in, hold, out, hold.",
     .routine = &routines[5]},
};

static const struct home_row today_rows[] = {
    {.text = "Needs to pop: five-minute relief",
     .note = "A good first one: five minutes, on a chair.",
     .about = "For the stiff spot between the shoulder blades.",
     .routine = &routines[0]},
    {.text = "What is the pop?",
     .detail = "read",
     .about = "Joints in your back are sealed and hold a slippery fluid. That is the pop."},
};

static const struct home_row learn_rows[] = {
    {.text = "What is the pop?",
     .about = "Joints in your back are sealed and hold a slippery fluid. When the surfaces part "
              "quickly, the pressure drops and a gas-filled space forms. That is the pop."},
    {.text = "The desk", .about = "The best posture is the next one."},
    {.text = "When to get help", .about = "Use the safety card below."},
};

static const struct home_row lately_rows[] = {
    {.text = "Two-minute desk reset",
     .detail = "today 09:14",
     .note = "done, 2:00. Enter does it again.",
     .routine = &routines[2]},
    {.text = "A routine that is gone", .detail = "2026-11-02", .note = "ended early, 2:31."},
};

struct home_model fixture_home(struct arena *a)
{
    const struct home_section sections[] = {
        {"Today", today_rows, ARRAY_LEN(today_rows), false},
        {"Routines", routine_rows, ARRAY_LEN(routine_rows), true},
        {"Learn", learn_rows, ARRAY_LEN(learn_rows), false},
        {"Lately", lately_rows, ARRAY_LEN(lately_rows), false},
    };
    struct home_section *copy = arena_alloc(a, sizeof sections);
    memcpy(copy, sections, sizeof sections);
    return (struct home_model){.date = "Sunday 22 November",
                               .filter.own_level = 2,
                               .sections = copy,
                               .n_sections = ARRAY_LEN(sections)};
}
