/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/field.h"
#include "core/routine_internal.h"

enum { ALTERNATIVES_MAX = 10 };

/* The keys of a condition; those that somebody must meet, and the level from which on. */
#define CONDITION_KEYS "track", "with", "without", "tags", "level"

static void build_condition(const struct reader *r, const struct node *group, struct condition *c)
{
    field_ident(r, group, "track", READ_OPTIONAL, &c->track);
    read_word_set(r, group, "with", READ_OPTIONAL, &equipment_words, &c->with);
    read_word_set(r, group, "without", READ_OPTIONAL, &equipment_words, &c->without);
    read_word_set(r, group, "tags", READ_OPTIONAL, &caution_words, &c->tags);
    read_int(r, group, "level", READ_OPTIONAL, 1, EXERCISE_LEVELS, &c->level);
    if (!node_member(group, "track") && !node_member(group, "with") &&
        !node_member(group, "without") && !node_member(group, "tags"))
        diag_add(r->diags, DIAG_ERROR, group->loc, "missing-key",
                 "this needs 'track', 'with', 'without' or 'tags': for whom it is");
}

static void build_alternative(struct routine_builder *b, const struct node *group,
                              struct alternative *out,
                              void (*build)(struct routine_builder *b, const struct node *group,
                                            struct step *s))
{
    static const char *const keys[] = {"exercise", "sets",  "reps", "hold",        "rest",
                                       "seconds",  "sides", "skip", CONDITION_KEYS};
    const struct reader *r = &b->r;
    bool skip = false;
    read_known_keys(r, group, keys, ARRAY_LEN(keys));
    build_condition(r, group, &out->when);
    read_bool(r, group, "skip", READ_OPTIONAL, &skip);
    if (skip)
        return;
    struct step *s = arena_alloc(r->arena, sizeof *s);
    *s = (struct step){.kind = STEP_EXERCISE,
                       .loc = group->loc,
                       .hold_ms = -1,
                       .between_ms = -1,
                       .sides = -1,
                       .times = 1};
    build(b, group, s);
    out->step = s;
}

void routine_build_alternatives(struct routine_builder *b, const struct node *group, struct step *s,
                                void (*build)(struct routine_builder *b, const struct node *group,
                                              struct step *s))
{
    const struct node *list =
        field_groups(&b->r, group, "alternatives", READ_OPTIONAL, ALTERNATIVES_MAX);
    if (!list)
        return;
    struct alternative *made = arena_array(b->r.arena, list->count, sizeof *made);
    for (size_t i = 0; i < list->count; i++)
        if (value_is_group(&b->r, list->children[i], "an alternative"))
            build_alternative(b, list->children[i], &made[s->n_alternatives++], build);
    s->alternatives = made;
}

void routine_build_instead(const struct routine_builder *b, const struct node *root,
                           struct routine *routine)
{
    static const char *const keys[] = {"routine", CONDITION_KEYS};
    const struct reader *r = &b->r;
    const struct node *list = field_groups(r, root, "instead", READ_OPTIONAL, ALTERNATIVES_MAX);
    if (!list)
        return;
    struct routine_instead *made = arena_array(r->arena, list->count, sizeof *made);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *group = list->children[i];
        if (!value_is_group(r, group, "what is done instead"))
            continue;
        struct routine_instead *in = &made[routine->n_instead];
        in->loc = group->loc;
        read_known_keys(r, group, keys, ARRAY_LEN(keys));
        build_condition(r, group, &in->when);
        routine->n_instead += field_ident(r, group, "routine", READ_REQUIRED, &in->routine);
    }
    routine->instead = made;
}
