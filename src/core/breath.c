/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/breath.h"

#include "core/exercise_internal.h"
#include "core/field.h"

#include <math.h>

enum { NAME_MAX_CELLS = 40, SUMMARY_MAX_CELLS = 100, ROUNDS_MAX = 200 };

const struct breath_pattern *breath_build(const struct node *root, const char *id, const char *path,
                                          struct arena *a, struct diags *d)
{
    static const char *const keys[] = {"name",       "summary", "body", "phases", "ramp",
                                       "rounds_max", "no_hold", "how",  "cues",   "figure"};
    const struct reader r = {d, a};
    struct breath_pattern *b = arena_alloc(a, sizeof *b);
    *b = (struct breath_pattern){.id = arena_strdup(a, id),
                                 .path = arena_strdup(a, path),
                                 .name = "",
                                 .body = "",
                                 .ramp = ramp_standard};
    read_known_keys(&r, root, keys, ARRAY_LEN(keys));
    read_string(&r, root, "name", READ_REQUIRED, NAME_MAX_CELLS, &b->name);
    read_string(&r, root, "summary", READ_OPTIONAL, SUMMARY_MAX_CELLS, &b->summary);
    if (field_ident(&r, root, "body", READ_REQUIRED, &b->body))
        b->body_loc = node_member(root, "body")->loc;
    b->phases = exercise_build_phases(&r, root, READ_OPTIONAL, &b->n_phases);
    b->has_ramp = exercise_build_ramp(&r, root, &b->ramp);
    read_int(&r, root, "rounds_max", READ_OPTIONAL, 1, ROUNDS_MAX, &b->rounds_max);
    field_ident(&r, root, "no_hold", READ_OPTIONAL, &b->no_hold);
    exercise_build_how(&r, root, READ_OPTIONAL, &b->how, &b->n_how);
    exercise_build_cues(&r, root, &b->cues, &b->n_cues);
    b->figure = read_node(&r, root, "figure", READ_OPTIONAL, NODE_GROUP);
    for (size_t i = 0; i < b->n_phases; i++)
        if (b->phases[i].hold)
            diag_add(d, DIAG_ERROR, b->phases[i].loc, "no-hold",
                     "a phase of a breath pattern has its own 'seconds'");
    return b;
}

/* ---- as an exercise ---- */

/* What the body does with the same breath; its first phase where it has none like it. */
static const struct exercise_phase *phase_like(const struct exercise *body, enum breath breath)
{
    for (size_t i = 0; i < body->n_phases; i++)
        if (body->phases[i].breath == breath)
            return &body->phases[i];
    return breath == BREATH_FREE ? &body->phases[0] : NULL;
}

/* The pattern's own phases, with the body's poses. */
static void dress(struct exercise *e, const struct breath_pattern *b, const struct exercise *body,
                  struct arena *a)
{
    struct exercise_phase *phases = arena_array(a, b->n_phases, sizeof *phases);
    for (size_t i = 0; i < b->n_phases; i++) {
        phases[i] = b->phases[i];
        const struct exercise_phase *like = phase_like(body, phases[i].breath);
        if (!like || b->figure)
            continue;
        phases[i].seen = like->name;
        if (!phases[i].pose)
            phases[i].pose = like->pose;
    }
    e->phases = phases;
    e->n_phases = b->n_phases;
}

static void check_limits(const struct breath_pattern *b, const struct exercise *e, struct diags *d)
{
    struct src_loc loc = {b->path, b->n_phases ? b->phases[0].loc.line : 0};
    int32_t cycle_ms = exercise_repetition_ms(e, 0), paced_ms = exercise_paced_ms(e);
    if (!exercise_holds_breath(e)) {
        if (paced_ms > 0 && (paced_ms < BREATH_LEAST_MS || paced_ms > BREATH_MOST_MS))
            diag_add(d, DIAG_ERROR, loc, "breath-rate",
                     "a breath of %g s is %.1f a minute, it must be %g to %g", paced_ms / 1000.0,
                     60000.0 / paced_ms, BREATH_RATE_MIN, BREATH_RATE_MAX);
        return;
    }
    struct exercise unlimited = *e;
    unlimited.rounds_max = 0;
    int most = exercise_reps_max(&unlimited);
    if (e->rounds_max > most)
        diag_add(d, DIAG_ERROR, loc, "breath-hold",
                 "%d rounds of %g s hold the breath too often in a row, the limit here is %d",
                 e->rounds_max, cycle_ms / 1000.0, most);
    if (!e->no_hold)
        diag_add(d, DIAG_ERROR, loc, "missing-key",
                 "'no_hold' is missing: what to breathe for whoever must not hold the breath");
}

/* At no level more rounds than are safe. */
static void limit_rounds(struct exercise *e)
{
    int most = exercise_reps_max(e);
    for (int i = 0; i < EXERCISE_LEVELS; i++)
        e->levels[i].reps = MIN(e->levels[i].reps, most);
}

const struct exercise *breath_exercise(const struct breath_pattern *b, const struct exercise *body,
                                       struct arena *a, struct diags *d)
{
    struct exercise *e = arena_alloc(a, sizeof *e);
    *e = *body;
    e->id = b->id;
    e->path = b->path;
    e->name = b->name;
    e->rounds_max = b->rounds_max;
    e->no_hold = b->no_hold;
    e->easier = e->harder = NULL;
    e->sides = SIDES_NONE;
    if (b->has_ramp)
        e->ramp = b->ramp;
    if (b->figure)
        e->figure = b->figure;
    if (b->n_how) {
        e->how = b->how;
        e->n_how = b->n_how;
    }
    if (b->n_cues) {
        e->cues = b->cues;
        e->n_cues = b->n_cues;
    }
    if (b->n_phases)
        dress(e, b, body, a);
    check_limits(b, e, d);
    limit_rounds(e);
    return e;
}

/* ---- another rate ---- */

static int32_t sum_of(const struct exercise *e, enum breath breath)
{
    int32_t sum = 0;
    for (size_t i = 0; i < e->n_phases; i++)
        sum += e->phases[i].breath == breath ? e->phases[i].ms : 0;
    return sum;
}

enum { LEAST_MOVED_MS = 500 }; /* the shortest phase there may be, in and out */

const struct exercise *breath_timed(const struct exercise *e, double rate, double ratio,
                                    struct arena *a)
{
    int32_t in_ms = sum_of(e, BREATH_IN), out_ms = sum_of(e, BREATH_OUT);
    int32_t rest_ms = sum_of(e, BREATH_REST);
    if (exercise_holds_breath(e) || in_ms == 0 || out_ms == 0 ||
        in_ms + out_ms + rest_ms != exercise_repetition_ms(e, 0))
        return NULL;
    double moved_ms = rate > 0 ? 60000.0 / rate - rest_ms : in_ms + out_ms;
    if (moved_ms < LEAST_MOVED_MS) /* no room beside its rest */
        return NULL;
    double out_of_in = ratio > 0 ? ratio : (double) out_ms / in_ms;
    double in_factor = moved_ms / (1 + out_of_in) / in_ms;
    double out_factor = moved_ms * out_of_in / (1 + out_of_in) / out_ms;
    struct exercise_phase *phases = arena_array(a, e->n_phases, sizeof *phases);
    for (size_t i = 0; i < e->n_phases; i++) {
        phases[i] = e->phases[i];
        double factor = phases[i].breath == BREATH_IN    ? in_factor
                        : phases[i].breath == BREATH_OUT ? out_factor
                                                         : 1;
        phases[i].ms = (int32_t) lround(phases[i].ms * factor);
    }
    struct exercise *timed = arena_alloc(a, sizeof *timed);
    *timed = *e;
    timed->phases = phases;
    return timed;
}
