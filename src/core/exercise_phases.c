/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exercise_internal.h"
#include "core/field.h"

/* The limits of phases, as limber-routine(5) lists them. Lengths are in cells. */
enum {
    PHASE_NAME_MAX_CELLS = 24,
    SAY_MAX_CELLS = 60,
    SAY_GOOD_WORDS = 8,
    PHASES_MAX = 12,
    RAMP_MAX = 6
};
#define PHASE_MIN_S       0.25
#define PHASE_MAX_S       600.0
#define BREATH_MAX_S      20.0 /* an in- or out-breath */
#define BREATH_HOLD_MAX_S 7.0

/* Two cycles to grow into the breath, one to let go of it. */
const struct ramp ramp_standard = {.in = 2, .out = 1};

/* How long a phase may last for the breath it asks for. */
static double longest_s(enum breath breath)
{
    switch (breath) {
    case BREATH_IN:
    case BREATH_OUT:
    case BREATH_REST:
        return BREATH_MAX_S;
    case BREATH_HOLD:
        return BREATH_HOLD_MAX_S;
    case BREATH_FREE:
    case N_BREATHS:
        break;
    }
    return PHASE_MAX_S;
}

/* A hold takes the dose's time, which grows with the level: no breath is held or drawn for that. */
static void read_hold(const struct reader *r, const struct node *group, struct exercise_phase *p)
{
    if (node_member(group, "seconds")) {
        diag_add(r->diags, DIAG_ERROR, node_member(group, "hold")->loc, "either-or",
                 "a phase has 'seconds' or 'hold = true', not both");
    } else if (p->breath != BREATH_FREE) {
        diag_add(r->diags, DIAG_ERROR, node_member(group, "hold")->loc, "breath-hold",
                 "a phase with 'hold = true' must be breathed through freely, not '%s'",
                 breath_words.words[p->breath]);
        diag_hint(r->diags, "leave 'breath' out, or give the phase its own 'seconds'");
    }
}

static void build_phase(const struct reader *r, const struct node *group, struct exercise_phase *p)
{
    static const char *const keys[] = {"name", "seconds", "hold", "breath", "pose", "say"};
    int breath = BREATH_FREE;
    p->loc = group->loc;
    p->name = "-";
    read_known_keys(r, group, keys, ARRAY_LEN(keys));
    read_string(r, group, "name", READ_REQUIRED, PHASE_NAME_MAX_CELLS, &p->name);
    read_word(r, group, "breath", READ_OPTIONAL, &breath_words, &breath);
    p->breath = (enum breath) breath;
    read_bool(r, group, "hold", READ_OPTIONAL, &p->hold);
    if (p->hold) {
        read_hold(r, group, p);
    } else if (!node_member(group, "seconds")) {
        diag_add(r->diags, DIAG_ERROR, group->loc, "missing-key",
                 "a phase needs 'seconds' or 'hold = true'");
    } else {
        field_ms(r, group, "seconds", READ_REQUIRED, PHASE_MIN_S, longest_s(p->breath), &p->ms);
    }
    field_ident(r, group, "pose", READ_OPTIONAL, &p->pose);
    if (read_string(r, group, "say", READ_OPTIONAL, SAY_MAX_CELLS, &p->say))
        text_warn(r, node_member(group, "say")->loc, p->say, 0, SAY_GOOD_WORDS);
}

const struct exercise_phase *exercise_build_phases(const struct reader *r, const struct node *root,
                                                   enum read_need need, size_t *count)
{
    const struct node *list = field_groups(r, root, "phases", need, PHASES_MAX);
    if (!list)
        return NULL;
    struct exercise_phase *phases = arena_array(r->arena, list->count, sizeof *phases);
    for (size_t i = 0; i < list->count; i++)
        if (value_is_group(r, list->children[i], "a phase"))
            build_phase(r, list->children[i], &phases[(*count)++]);
    return phases;
}

static const struct node *ramp_group(const struct reader *r, const struct node *root)
{
    static const char *const keys[] = {"in", "out"};
    const struct node *group = read_node(r, root, "ramp", READ_OPTIONAL, NODE_GROUP);
    if (group)
        read_known_keys(r, group, keys, ARRAY_LEN(keys));
    return group;
}

bool exercise_build_ramp(const struct reader *r, const struct node *root, struct ramp *ramp)
{
    const struct node *group = ramp_group(r, root);
    if (!group)
        return false;
    read_int(r, group, "in", READ_OPTIONAL, 0, RAMP_MAX, &ramp->in);
    read_int(r, group, "out", READ_OPTIONAL, 0, RAMP_MAX, &ramp->out);
    return true;
}
