/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/field.h"
#include "core/routine_internal.h"

enum { ITEM_MAX_CELLS = 100, UNIT_MAX_CELLS = 12 };
static const double VALUE_MAX = 100000.0;

/* ---- cautions ---- */

static void build_caution(const struct reader *r, const struct node *group, int max_cells,
                          struct caution *c)
{
    static const char *const keys[] = {"tag", "text"};
    int tag = 0;
    c->loc = group->loc;
    read_known_keys(r, group, keys, ARRAY_LEN(keys));
    read_word(r, group, "tag", READ_REQUIRED, &caution_words, &tag);
    read_text(r, group, "text", READ_OPTIONAL, max_cells, &c->advice);
    c->tag = (enum caution_tag) tag;
}

void routine_build_cautions(const struct reader *r, const struct node *group, int max_cells,
                            const struct caution **cautions, size_t *count)
{
    const struct node *list = field_groups(r, group, "cautions", READ_OPTIONAL, N_CAUTIONS);
    if (!list)
        return;
    struct caution *made = arena_array(r->arena, list->count, sizeof *made);
    for (size_t i = 0; i < list->count; i++)
        if (value_is_group(r, list->children[i], "a caution"))
            build_caution(r, list->children[i], max_cells, &made[(*count)++]);
    *cautions = made;
}

/* ---- items ---- */

static const struct check_measure *build_measure(const struct reader *r, const struct node *group)
{
    static const char *const keys[] = {"id", "unit", "min", "max", "best_of", "mean_of"};
    const struct node *best = node_member(group, "best_of"), *mean = node_member(group, "mean_of");
    struct check_measure *m = arena_alloc(r->arena, sizeof *m);
    *m = (struct check_measure){.unit = "", .max = 10, .tries = 1, .mean = mean != NULL};
    read_known_keys(r, group, keys, ARRAY_LEN(keys));
    field_ident(r, group, "id", READ_OPTIONAL, &m->id);
    read_string(r, group, "unit", READ_OPTIONAL, UNIT_MAX_CELLS, &m->unit);
    read_number(r, group, "min", READ_OPTIONAL, 0, VALUE_MAX, "", &m->min);
    read_number(r, group, "max", READ_REQUIRED, 0, VALUE_MAX, "", &m->max);
    read_int(r, group, mean ? "mean_of" : "best_of", READ_OPTIONAL, 1, CHECK_TRIES_MAX, &m->tries);
    if (best && mean)
        diag_add(r->diags, DIAG_ERROR, mean->loc, "either-or",
                 "a measure has 'best_of' or 'mean_of', not both");
    if (m->min >= m->max)
        diag_add(r->diags, DIAG_ERROR, group->loc, "out-of-range",
                 "'min' is %g and 'max' %g: there is no number between", m->min, m->max);
    return m;
}

static void build_item(const struct reader *r, const struct node *n, struct check_item *item)
{
    static const char *const keys[] = {"text", "measure", "cautions"};
    item->text = "";
    if (n->type == NODE_STRING) {
        value_string(r, n, "an item", ITEM_MAX_CELLS, &item->text);
        return;
    }
    if (!value_is_group(r, n, "an item"))
        return;
    read_known_keys(r, n, keys, ARRAY_LEN(keys));
    read_string(r, n, "text", READ_REQUIRED, ITEM_MAX_CELLS, &item->text);
    const struct node *measure = read_node(r, n, "measure", READ_OPTIONAL, NODE_GROUP);
    if (measure)
        item->measure = build_measure(r, measure);
    routine_build_cautions(r, n, ITEM_MAX_CELLS, &item->cautions, &item->n_cautions);
}

void routine_build_items(const struct reader *r, const struct node *group, struct step *s)
{
    const struct node *list = read_node(r, group, "items", READ_REQUIRED, NODE_LIST);
    if (!list)
        return;
    if (list->count == 0)
        diag_add(r->diags, DIAG_ERROR, list->loc, "empty", "'items' is empty");
    if (list->count > CHECK_ITEMS_MAX) {
        diag_add(r->diags, DIAG_ERROR, list->loc, "too-many",
                 "'items' has %zu entries, the limit is %d", list->count, CHECK_ITEMS_MAX);
        return;
    }
    struct check_item *items = arena_array(r->arena, list->count, sizeof *items);
    for (size_t i = 0; i < list->count; i++)
        build_item(r, list->children[i], &items[i]);
    s->items = items;
    s->n_items = list->count;
}
