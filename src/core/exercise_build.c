/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exercise_internal.h"
#include "core/field.h"

#include <string.h>

/* The limits of an exercise file, as limber-routine(5) lists them. Lengths are in cells. */
enum {
    NAME_MAX_CELLS = 40,
    MISTAKE_MAX_CELLS = 60,
    ADVICE_MAX_CELLS = 100,
    SOURCE_MAX_CELLS = 80,
    MISTAKES_MAX = 10,
    SOURCES_MAX = 12,
    SETS_MAX = 10,
    REPS_MAX = 200,
    WEEKS_MAX = 42,
};
#define HOLD_MAX_S         1800.0
#define GAP_MAX_S          300.0 /* prepare, rest, finish */
#define PREPARE_DEFAULT_MS 10000
#define REST_DEFAULT_MS    30000

struct builder {
    struct reader r;
    struct exercise *e;
};

/* ---- levels ---- */

static void build_level(const struct builder *b, const struct node *group, struct dose *dose)
{
    static const char *const keys[] = {"sets", "reps", "hold"};
    const struct reader *r = &b->r;
    bool holds = exercise_has_hold(b->e);
    const struct node *hold = node_member(group, "hold");
    *dose = (struct dose){.sets = 1, .reps = 1};
    read_known_keys(r, group, keys, ARRAY_LEN(keys));
    read_int(r, group, "sets", READ_OPTIONAL, 1, SETS_MAX, &dose->sets);
    read_int(r, group, "reps", holds ? READ_OPTIONAL : READ_REQUIRED, 1, REPS_MAX, &dose->reps);
    if (holds)
        field_ms(r, group, "hold", READ_REQUIRED, 1.0, HOLD_MAX_S, &dose->hold_ms);
    else if (hold && b->e->n_phases > 0) {
        diag_add(r->diags, DIAG_ERROR, hold->loc, "no-hold",
                 "'hold' is given, but no phase of this exercise has 'hold = true'");
    }
}

static void check_breath_holds(const struct builder *b, const struct node *list)
{
    int most = exercise_reps_max(b->e);
    for (size_t i = 0; i < EXERCISE_LEVELS && i < list->count; i++)
        if (b->e->levels[i].reps > most)
            diag_add(b->r.diags, DIAG_ERROR, list->children[i]->loc, "breath-hold",
                     "the breath would be held %d times in a row, the limit here is %d",
                     b->e->levels[i].reps, most);
}

static void build_levels(struct builder *b, const struct node *root)
{
    const struct node *list = read_node(&b->r, root, "levels", READ_REQUIRED, NODE_LIST);
    if (!list)
        return;
    if (list->count != EXERCISE_LEVELS)
        diag_add(b->r.diags, DIAG_ERROR, list->loc, "three-levels",
                 "'levels' must have exactly three entries, for levels 1, 2 and 3, not %zu",
                 list->count);
    struct dose spare;
    for (size_t i = 0; i < list->count && i <= EXERCISE_LEVELS; i++)
        if (value_is_group(&b->r, list->children[i], "a level"))
            build_level(b, list->children[i], i < EXERCISE_LEVELS ? &b->e->levels[i] : &spare);
    check_breath_holds(b, list);
}

/* ---- cautions ---- */

static void build_caution(const struct builder *b, const struct node *group, struct caution *c,
                          unsigned *seen)
{
    static const char *const keys[] = {"tag", "advice", "swap", "skip", "from_week"};
    const struct reader *r = &b->r;
    int tag = N_CAUTIONS;
    c->loc = group->loc;
    read_known_keys(r, group, keys, ARRAY_LEN(keys));
    read_word(r, group, "tag", READ_REQUIRED, &caution_words, &tag);
    read_string(r, group, "advice", READ_OPTIONAL, ADVICE_MAX_CELLS, &c->advice);
    field_ident(r, group, "swap", READ_OPTIONAL, &c->swap);
    read_bool(r, group, "skip", READ_OPTIONAL, &c->skip);
    const struct node *week = node_member(group, "from_week");
    read_int(r, group, "from_week", READ_OPTIONAL, 1, WEEKS_MAX, &c->from_week);
    if (week && tag != CAUTION_PREGNANCY && tag != N_CAUTIONS)
        diag_add(r->diags, DIAG_ERROR, week->loc, "either-or", "'from_week' goes with '%s' only",
                 caution_words.words[CAUTION_PREGNANCY]);
    const struct node *skip = node_member(group, "skip");
    bool skips = skip && (c->skip || skip->type != NODE_BOOL);
    if (!node_member(group, "advice") && !node_member(group, "swap") && !skips)
        diag_add(r->diags, DIAG_ERROR, group->loc, "missing-key",
                 "a caution needs 'advice', 'swap' or 'skip = true'");
    if (c->swap && strcmp(c->swap, b->e->id) == 0)
        diag_add(r->diags, DIAG_ERROR, node_member(group, "swap")->loc, "itself",
                 "'%s' cannot be swapped for itself", c->swap);
    if (tag == N_CAUTIONS)
        return;
    if (*seen >> tag & 1U)
        diag_add(r->diags, DIAG_ERROR, group->loc, "duplicate-tag",
                 "there is a caution for '%s' already", caution_words.words[tag]);
    *seen |= 1U << tag;
    c->tag = (enum caution_tag) tag;
}

static void build_cautions(struct builder *b, const struct node *root)
{
    const struct node *list = field_groups(&b->r, root, "cautions", READ_OPTIONAL, N_CAUTIONS);
    if (!list)
        return;
    struct caution *cautions = arena_array(b->r.arena, list->count, sizeof *cautions);
    size_t n = 0;
    unsigned seen = 0;
    for (size_t i = 0; i < list->count; i++)
        if (value_is_group(&b->r, list->children[i], "a caution"))
            build_caution(b, list->children[i], &cautions[n++], &seen);
    b->e->cautions = cautions;
    b->e->n_cautions = n;
}

/* ---- the file ---- */

static void build_link(const struct builder *b, const struct node *root, const char *key,
                       const char **out)
{
    if (!field_ident(&b->r, root, key, READ_OPTIONAL, out) || strcmp(*out, b->e->id) != 0)
        return;
    diag_add(b->r.diags, DIAG_ERROR, node_member(root, key)->loc, "itself",
             "'%s' cannot be its own '%s' variant", b->e->id, key);
    *out = NULL;
}

static void build_head(const struct builder *b, const struct node *root)
{
    struct exercise *e = b->e;
    const struct reader *r = &b->r;
    int position = POSITION_SEATED, sides = SIDES_NONE, grow = GROW_ALL;
    read_string(r, root, "name", READ_REQUIRED, NAME_MAX_CELLS, &e->name);
    field_goals(r, root, READ_REQUIRED, &e->goals, &e->first_goal);
    read_word_set(r, root, "areas", READ_REQUIRED, &area_words, &e->areas);
    read_word(r, root, "position", READ_REQUIRED, &position_words, &position);
    read_word_set(r, root, "equipment", READ_OPTIONAL, &equipment_words, &e->equipment);
    read_word(r, root, "sides", READ_OPTIONAL, &sides_words, &sides);
    read_word(r, root, "grow", READ_OPTIONAL, &grow_words, &grow);
    field_ms(r, root, "prepare", READ_OPTIONAL, 0.0, GAP_MAX_S, &e->prepare_ms);
    field_ms(r, root, "rest", READ_OPTIONAL, 0.0, GAP_MAX_S, &e->rest_ms);
    field_ms(r, root, "finish", READ_OPTIONAL, 0.0, GAP_MAX_S, &e->finish_ms);
    e->position = (enum position) position;
    e->sides = (enum sides) sides;
    e->grow = (enum grow) grow;
}

static void build_texts(const struct builder *b, const struct node *root)
{
    struct exercise *e = b->e;
    const struct reader *r = &b->r;
    exercise_build_how(r, root, READ_REQUIRED, &e->how, &e->n_how);
    exercise_build_cues(r, root, &e->cues, &e->n_cues);
    read_strings(r, root, "mistakes", READ_OPTIONAL, MISTAKES_MAX, MISTAKE_MAX_CELLS, &e->mistakes,
                 &e->n_mistakes);
    read_strings(r, root, "sources", READ_OPTIONAL, SOURCES_MAX, SOURCE_MAX_CELLS, &e->sources,
                 &e->n_sources);
}

const struct exercise *exercise_build(const struct node *root, const char *id, const char *path,
                                      struct arena *a, struct diags *d)
{
    static const char *const keys[] = {
        "name",     "goals",    "areas",  "position", "equipment", "sides",  "prepare",
        "phases",   "levels",   "rest",   "finish",   "grow",      "how",    "cues",
        "mistakes", "cautions", "easier", "harder",   "sources",   "figure", "ramp",
    };
    struct exercise *e = arena_alloc(a, sizeof *e);
    struct builder b = {.r = {d, a}, .e = e};
    *e = (struct exercise){
        .id = arena_strdup(a, id),
        .path = arena_strdup(a, path),
        .name = "",
        .prepare_ms = PREPARE_DEFAULT_MS,
        .rest_ms = REST_DEFAULT_MS,
    };
    read_known_keys(&b.r, root, keys, ARRAY_LEN(keys));
    build_head(&b, root);
    e->phases = exercise_build_phases(&b.r, root, READ_REQUIRED, &e->n_phases);
    if (e->first_goal == GOAL_BREATH)
        e->ramp = ramp_standard;
    exercise_build_ramp(&b.r, root, &e->ramp);
    build_levels(&b, root);
    build_texts(&b, root);
    build_cautions(&b, root);
    build_link(&b, root, "easier", &e->easier);
    build_link(&b, root, "harder", &e->harder);
    e->figure = read_node(&b.r, root, "figure", READ_OPTIONAL, NODE_GROUP);
    return e;
}
