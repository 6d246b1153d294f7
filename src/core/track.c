/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/track.h"

#include <string.h>

enum { NAME_MAX_CELLS = 40, SUMMARY_MAX_CELLS = 200 };

bool id_list_has(const struct id_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->ids[i], id) == 0)
            return true;
    return false;
}

struct id_list track_swaps_of(const struct track *t, const struct exercise *e)
{
    for (size_t i = 0; i < t->n_swaps; i++)
        if (id_list_has(&t->swaps[i].of, e->id))
            return t->swaps[i].to;
    return (struct id_list){0};
}

bool track_keeps(const struct track *t, const struct exercise *e)
{
    return id_list_has(&t->keep, e->id);
}

bool track_rules_out(const struct track *t, const struct exercise *e)
{
    if (track_keeps(t, e))
        return false;
    return t->positions >> e->position & 1U || track_swaps_of(t, e).count > 0;
}

/* ---- building ---- */

static void build_swap(const struct reader *r, const struct node *group, struct track_swap *s)
{
    static const char *const keys[] = {"of", "to"};
    s->loc = group->loc;
    read_known_keys(r, group, keys, ARRAY_LEN(keys));
    field_idents(r, group, "of", READ_REQUIRED, TRACK_NAMES_MAX, &s->of);
    field_idents(r, group, "to", READ_REQUIRED, TRACK_NAMES_MAX, &s->to);
    for (size_t i = 0; i < s->to.count; i++)
        if (id_list_has(&s->of, s->to.ids[i]))
            diag_add(r->diags, DIAG_ERROR, s->loc, "itself", "'%s' cannot be swapped for itself",
                     s->to.ids[i]);
}

static void build_swaps(const struct reader *r, const struct node *root, struct track *t)
{
    const struct node *list = field_groups(r, root, "swaps", READ_OPTIONAL, TRACK_SWAPS_MAX);
    if (!list)
        return;
    struct track_swap *swaps = arena_array(r->arena, list->count, sizeof *swaps);
    for (size_t i = 0; i < list->count; i++)
        if (value_is_group(r, list->children[i], "a swap"))
            build_swap(r, list->children[i], &swaps[t->n_swaps++]);
    t->swaps = swaps;
}

const struct track *track_build(const struct node *root, const char *id, const char *path,
                                struct arena *a, struct diags *d)
{
    static const char *const keys[] = {"name",  "summary", "without",  "positions",
                                       "keep",  "swaps",   "replaces", "routine",
                                       "turns", "rounds",  "weekdays"};
    const struct reader r = {d, a};
    struct track *t = arena_alloc(a, sizeof *t);
    *t = (struct track){.id = arena_strdup(a, id), .path = arena_strdup(a, path), .name = ""};
    read_known_keys(&r, root, keys, ARRAY_LEN(keys));
    read_string(&r, root, "name", READ_REQUIRED, NAME_MAX_CELLS, &t->name);
    read_string(&r, root, "summary", READ_OPTIONAL, SUMMARY_MAX_CELLS, &t->summary);
    read_word_set(&r, root, "without", READ_OPTIONAL, &equipment_words, &t->without);
    read_word_set(&r, root, "positions", READ_OPTIONAL, &position_words, &t->positions);
    field_idents(&r, root, "keep", READ_OPTIONAL, TRACK_NAMES_MAX, &t->keep);
    build_swaps(&r, root, t);
    read_word_set(&r, root, "replaces", READ_OPTIONAL, &goal_words, &t->replaces);
    field_ident(&r, root, "routine", t->replaces ? READ_REQUIRED : READ_OPTIONAL, &t->routine);
    field_idents(&r, root, "turns", READ_OPTIONAL, TRACK_NAMES_MAX, &t->turns);
    field_idents(&r, root, "rounds", READ_OPTIONAL, TRACK_NAMES_MAX, &t->rounds);
    field_idents(&r, root, "weekdays", READ_OPTIONAL, TRACK_NAMES_MAX, &t->weekdays);
    return t;
}
