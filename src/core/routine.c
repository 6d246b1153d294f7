/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/routine.h"

#include "core/field.h"
#include "core/routine_internal.h"

/* The limits of a routine file, as limber-routine(5) lists them. Lengths are in cells. */
enum {
    NAME_MAX_CELLS = 40,
    SUMMARY_MAX_CELLS = 100,
    WHEN_MAX_CELLS = 60,
    NOTE_MAX_CELLS = 400,
};

static unsigned equipment_of(const struct step *steps, size_t count)
{
    unsigned set = 0;
    for (size_t i = 0; i < count; i++) {
        if (steps[i].exercise)
            set |= steps[i].exercise->equipment;
        set |= equipment_of(steps[i].steps, steps[i].n_steps);
    }
    return set;
}

const struct routine *routine_build(const struct node *root, const char *id, const char *path,
                                    const struct exercise_source *source, struct arena *a,
                                    struct diags *d)
{
    static const char *const keys[] = {"name",  "summary",   "when",  "note",
                                       "goals", "equipment", "steps", "instead"};
    struct routine *routine = arena_alloc(a, sizeof *routine);
    struct routine_builder b = {.r = {d, a}, .source = source};
    *routine = (struct routine){.id = arena_strdup(a, id),
                                .path = arena_strdup(a, path),
                                .name = "",
                                .first_goal = N_GOALS};
    read_known_keys(&b.r, root, keys, ARRAY_LEN(keys));
    read_string(&b.r, root, "name", READ_REQUIRED, NAME_MAX_CELLS, &routine->name);
    read_string(&b.r, root, "summary", READ_OPTIONAL, SUMMARY_MAX_CELLS, &routine->summary);
    read_string(&b.r, root, "when", READ_OPTIONAL, WHEN_MAX_CELLS, &routine->when);
    read_text(&b.r, root, "note", READ_OPTIONAL, NOTE_MAX_CELLS, &routine->note);
    field_goals(&b.r, root, READ_OPTIONAL, &routine->goals, &routine->first_goal);
    read_word_set(&b.r, root, "equipment", READ_OPTIONAL, &equipment_words, &routine->equipment);
    routine_build_steps(&b, root, &routine->steps, &routine->n_steps);
    routine_build_instead(&b, root, routine);
    routine->equipment |= equipment_of(routine->steps, routine->n_steps);
    return routine;
}

static const struct routine *of_exercise(const struct exercise *e, int32_t work_ms, struct arena *a)
{
    struct step *step = arena_alloc(a, sizeof *step);
    *step = (struct step){
        .kind = STEP_EXERCISE,
        .loc = {e->path, 1},
        .exercise_id = e->id,
        .exercise = e,
        .work_ms = work_ms,
        .hold_ms = -1,
        .between_ms = -1,
        .sides = -1,
        .times = 1,
    };
    struct routine *routine = arena_alloc(a, sizeof *routine);
    *routine = (struct routine){
        .id = e->id,
        .path = e->path,
        .name = e->name,
        .goals = e->goals,
        .equipment = e->equipment,
        .first_goal = e->first_goal,
        .steps = step,
        .n_steps = 1,
    };
    return routine;
}

const struct routine *routine_of_exercise(const struct exercise *e, struct arena *a)
{
    return of_exercise(e, 0, a);
}

const struct routine *routine_of_exercise_for(const struct exercise *e, int64_t work_ms,
                                              struct arena *a)
{
    int64_t once_ms = MAX(exercise_repetition_ms(e, e->levels[1].hold_ms), 1);
    int64_t most_ms = once_ms * MIN(exercise_reps_max(e), INT16_MAX);
    return of_exercise(e, (int32_t) CLAMP(work_ms, once_ms, most_ms), a);
}
