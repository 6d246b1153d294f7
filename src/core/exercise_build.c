/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exercise.h"
#include "core/field.h"

#include <string.h>

/* The limits of an exercise file, as limber-routine(5) lists them. Lengths are in cells. */
enum {
    NAME_MAX_CELLS = 40,
    PHASE_NAME_MAX_CELLS = 24,
    SAY_MAX_CELLS = 60,
    HOW_MAX_CELLS = 100,
    CUE_MAX_CELLS = 60,
    MISTAKE_MAX_CELLS = 60,
    ADVICE_MAX_CELLS = 100,
    SOURCE_MAX_CELLS = 80,
    PHASES_MAX = 12,
    HOW_MAX = 10,
    CUES_MAX = 10,
    MISTAKES_MAX = 10,
    SOURCES_MAX = 12,
    SETS_MAX = 10,
    REPS_MAX = 200,
    WEEKS_MAX = 42,
};
#define PHASE_MIN_S        0.25
#define PHASE_MAX_S        600.0
#define BREATH_MAX_S       20.0 /* an in- or out-breath */
#define BREATH_HOLD_MAX_S  7.0
#define HOLD_MAX_S         1800.0
#define GAP_MAX_S          300.0 /* prepare, rest, finish */
#define PREPARE_DEFAULT_MS 10000
#define REST_DEFAULT_MS    30000

struct builder {
    struct reader r;
    struct exercise *e;
};

/* ---- phases ---- */

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

static void build_phase(const struct builder *b, const struct node *group, struct exercise_phase *p)
{
    static const char *const keys[] = {"name", "seconds", "hold", "breath", "pose", "say"};
    const struct reader *r = &b->r;
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
    read_string(r, group, "say", READ_OPTIONAL, SAY_MAX_CELLS, &p->say);
}

/* The groups of a list; what is no group is reported and left out. NULL: nothing usable. */
static const struct node *groups(const struct builder *b, const struct node *root, const char *key,
                                 enum read_need need, size_t max)
{
    const struct node *list = read_node(&b->r, root, key, need, NODE_LIST);
    if (!list)
        return NULL;
    if (list->count == 0 && need == READ_REQUIRED)
        diag_add(b->r.diags, DIAG_ERROR, list->loc, "empty", "'%s' is empty", key);
    if (list->count > max)
        diag_add(b->r.diags, DIAG_ERROR, list->loc, "too-many",
                 "'%s' has %zu entries, the limit is %zu", key, list->count, max);
    return list->count > 0 && list->count <= max ? list : NULL;
}

static bool is_group(const struct builder *b, const struct node *n, const char *what)
{
    if (n->type != NODE_GROUP)
        read_wrong_type(&b->r, n, what, node_type_name(NODE_GROUP));
    return n->type == NODE_GROUP;
}

static void build_phases(struct builder *b, const struct node *root)
{
    const struct node *list = groups(b, root, "phases", READ_REQUIRED, PHASES_MAX);
    if (!list)
        return;
    struct exercise_phase *phases = arena_array(b->r.arena, list->count, sizeof *phases);
    size_t n = 0;
    for (size_t i = 0; i < list->count; i++)
        if (is_group(b, list->children[i], "a phase"))
            build_phase(b, list->children[i], &phases[n++]);
    b->e->phases = phases;
    b->e->n_phases = n;
}

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
        if (is_group(b, list->children[i], "a level"))
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
    const struct node *list = groups(b, root, "cautions", READ_OPTIONAL, N_CAUTIONS);
    if (!list)
        return;
    struct caution *cautions = arena_array(b->r.arena, list->count, sizeof *cautions);
    size_t n = 0;
    unsigned seen = 0;
    for (size_t i = 0; i < list->count; i++)
        if (is_group(b, list->children[i], "a caution"))
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
    read_strings(r, root, "how", READ_REQUIRED, HOW_MAX, HOW_MAX_CELLS, &e->how, &e->n_how);
    read_strings(r, root, "cues", READ_OPTIONAL, CUES_MAX, CUE_MAX_CELLS, &e->cues, &e->n_cues);
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
        "mistakes", "cautions", "easier", "harder",   "sources",   "figure",
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
    build_phases(&b, root);
    build_levels(&b, root);
    build_texts(&b, root);
    build_cautions(&b, root);
    build_link(&b, root, "easier", &e->easier);
    build_link(&b, root, "harder", &e->harder);
    e->figure = read_node(&b.r, root, "figure", READ_OPTIONAL, NODE_GROUP);
    return e;
}
