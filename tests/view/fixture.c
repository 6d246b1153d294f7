/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/fixture.h"

#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct exercise cat_cow = {
    .id = "seated-cat-cow",
    .path = "seated-cat-cow.cfg",
    .name = "Seated cat-cow",
    .goals = 1U << GOAL_MOBILITY,
    .first_goal = GOAL_MOBILITY,
    .position = POSITION_SEATED,
    .prepare_ms = 8000,
    .phases =
        (const struct exercise_phase[]){
            {.name = "cow",
             .ms = 4000,
             .breath = BREATH_IN,
             .pose = "cow",
             .say = "open the chest"},
            {.name = "cat", .ms = 5000, .breath = BREATH_OUT, .pose = "cat", .say = "round up"},
        },
    .n_phases = 2,
    .levels = {{1, 4, 0}, {1, 5, 0}, {1, 6, 0}},
    .how =
        (const char *const[]){
            "Sit at the front of the chair, feet flat.",
            "Hands on your thighs.",
            "Breathe in: tip the pelvis forward, lift the breastbone.",
            "Breathe out: round, one bone at a time.",
        },
    .n_how = 4,
    .cues = (const char *const[]){"Move one bone at a time.", "Small is fine."},
    .n_cues = 2,
    .mistakes = (const char *const[]){"Throwing the head back."},
    .n_mistakes = 1,
};

static const struct exercise rotation = {
    .id = "seated-rotation",
    .path = "seated-rotation.cfg",
    .name = "Seated turn",
    .goals = 1U << GOAL_MOBILITY,
    .first_goal = GOAL_MOBILITY,
    .position = POSITION_SEATED,
    .sides = SIDES_ALTERNATE,
    .prepare_ms = 8000,
    .phases =
        (const struct exercise_phase[]){
            {.name = "turn",
             .ms = 4000,
             .breath = BREATH_OUT,
             .pose = "turn",
             .say = "Out, and round to that side"},
            {.name = "return", .ms = 4000, .breath = BREATH_IN, .pose = "tall"},
        },
    .n_phases = 2,
    .levels = {{1, 3, 0}, {1, 3, 0}, {1, 6, 0}},
    .how = (const char *const[]){"Sit tall, feet flat, knees together.",
                                 "Cross your arms on your chest."},
    .n_how = 2,
    .cues = (const char *const[]){"Turn from the ribs, not the hips."},
    .n_cues = 1,
};

static const struct exercise doorway = {
    .id = "doorway-chest-mid",
    .path = "doorway-chest-mid.cfg",
    .name = "Doorway stretch",
    .goals = 1U << GOAL_STRETCH,
    .first_goal = GOAL_STRETCH,
    .position = POSITION_DOORWAY,
    .sides = SIDES_BLOCK,
    .prepare_ms = 10000,
    .rest_ms = 15000,
    .finish_ms = 3000,
    .phases = (const struct exercise_phase[]){{.name = "lean in", .ms = 3000, .pose = "lean"},
                                              {.name = "stretch", .hold = true, .pose = "lean"}},
    .n_phases = 2,
    .levels = {{1, 1, 20000}, {2, 1, 30000}, {2, 1, 40000}},
    .how = (const char *const[]){"Stand in a doorway, forearm on the frame, elbow at the height "
                                 "of the shoulder.",
                                 "Step through with the leg of the same side."},
    .n_how = 2,
    .cues = (const char *const[]){"Feel it across the chest, not in the front of the shoulder.",
                                  "Ribs down."},
    .n_cues = 2,
};

static const struct check_measure turn = {
    .id = "rotation-left", .unit = "degrees", .min = 0, .max = 90, .tries = 3};

static const struct step steps[] = {
    {.kind = STEP_CARD,
     .title = "About the pop",
     .text = "A pop may happen. It is fine if it is painless. The goal is easier movement, not "
             "the noise: never force one.",
     .ms = 20000},
    {.kind = STEP_EXERCISE,
     .exercise_id = "seated-cat-cow",
     .exercise = &cat_cow,
     .hold_ms = -1,
     .between_ms = -1,
     .sides = -1},
    {.kind = STEP_EXERCISE,
     .exercise_id = "seated-rotation",
     .exercise = &rotation,
     .hold_ms = -1,
     .between_ms = -1,
     .sides = -1},
    {.kind = STEP_REST, .ms = 10000},
    {.kind = STEP_EXERCISE,
     .exercise_id = "doorway-chest-mid",
     .exercise = &doorway,
     .hold_ms = -1,
     .between_ms = -1,
     .sides = -1},
    {.kind = STEP_CHECKLIST,
     .title = "Set the desk",
     .shown = &rotation,
     .items = (const struct check_item[]){{.text = "Screen top near eye height"},
                                          {.text = "Elbows by your sides, forearms level"},
                                          {.text = "Feet flat on the floor or on a rest"},
                                          {.text = "Turn to the left", .measure = &turn}},
     .n_items = 4,
     .ms = 30000},
};

static const struct routine routine = {
    .id = "fixture",
    .path = "fixture.cfg",
    .name = "Needs to pop: five-minute relief",
    .summary = "For the stiff spot between the shoulder blades.",
    .goals = 1U << GOAL_RELIEF | 1U << GOAL_MOBILITY,
    .first_goal = GOAL_RELIEF,
    .steps = steps,
    .n_steps = ARRAY_LEN(steps),
};

const struct routine *fixture_routine(void)
{
    return &routine;
}

const struct timeline *fixture_timeline(struct arena *a)
{
    struct diags d = {0};
    struct timeline_options options = {.level = 2, .breath_pace = 100};
    const struct timeline *t = timeline_compile(&routine, &options, NULL, a, &d);
    if (!t) {
        struct strbuf text = {0};
        diags_format(&d, &text);
        fputs(strbuf_text(&text), stderr);
        abort();
    }
    diags_release(&d);
    return t;
}

enum { PICTURE_CELLS_MAX = 1 << 16 };

static const struct cell *draw(void *context, const struct exercise *e,
                               const struct figure_moment *m, int cols, int rows)
{
    static struct cell cells[PICTURE_CELLS_MAX];
    (void) context;
    if (cols * rows > PICTURE_CELLS_MAX)
        return NULL;
    for (int i = 0; i < cols * rows; i++)
        cells[i] = (struct cell){' ', CELL_COLOUR_DEFAULT, CELL_COLOUR_DEFAULT, 0};
    cells[0].cp = cells[cols - 1].cp = cells[(rows - 1) * cols].cp = cells[rows * cols - 1].cp =
        '+';
    char name[128];
    snprintf(name, sizeof name, "%s %d %.2f%s%s", e->id, m->phase, m->progress,
             m->mirror_to ? " right" : "", m->still ? " still" : "");
    for (int x = 0; name[x] && x < cols - 2; x++)
        cells[rows / 2 * cols + x + 1].cp = (unsigned char) name[x];
    return cells;
}

const struct picture fixture_picture = {draw, NULL};
