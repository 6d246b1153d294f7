/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/dose.h"
#include "core/field.h"
#include "core/routine_internal.h"
#include "core/timeline.h"

/* The limits of a routine's steps, as limber-routine(5) lists them. Lengths are in cells. */
enum {
    TITLE_MAX_CELLS = 40,
    TEXT_MAX_CELLS = 600,
    STEPS_MAX = 200,
    TIMES_MAX = 100,
    REPEAT_DEPTH_MAX = 4,
    SETS_MAX = 10,
    REPS_MAX = 200,
};
#define HOLD_MAX_S 1800.0
#define WORK_MAX_S 3600.0
#define GAP_MAX_S  600.0 /* rest, card, checklist */

/* ---- the five kinds of step ---- */

/* At level 3 the dose is the largest. */
static void check_breath_holds(const struct routine_builder *b, const struct step *s,
                               struct src_loc loc)
{
    int most = exercise_reps_max(s->exercise);
    int reps = dose_of_step(s, s->exercise, EXERCISE_LEVELS, 100).reps;
    if (reps > most)
        diag_add(b->r.diags, DIAG_ERROR, loc, "breath-hold",
                 "at level %d the breath would be held %d times in a row, the limit for '%s' is %d",
                 EXERCISE_LEVELS, reps, s->exercise_id, most);
}

static void build_dose(struct routine_builder *b, const struct node *group, struct step *s)
{
    const struct reader *r = &b->r;
    int sides;
    field_ident(r, group, "exercise", READ_REQUIRED, &s->exercise_id);
    read_int(r, group, "sets", READ_OPTIONAL, 1, SETS_MAX, &s->sets);
    read_int(r, group, "reps", READ_OPTIONAL, 1, REPS_MAX, &s->reps);
    field_ms(r, group, "hold", READ_OPTIONAL, 1.0, HOLD_MAX_S, &s->hold_ms);
    field_ms(r, group, "rest", READ_OPTIONAL, 0.0, GAP_MAX_S, &s->between_ms);
    field_ms(r, group, "seconds", READ_OPTIONAL, 1.0, WORK_MAX_S, &s->work_ms);
    if (read_word(r, group, "sides", READ_OPTIONAL, &sides_words, &sides))
        s->sides = sides;
    if (node_member(group, "reps") && node_member(group, "seconds"))
        diag_add(r->diags, DIAG_ERROR, node_member(group, "seconds")->loc, "either-or",
                 "a step has 'reps' or 'seconds' to fill, not both");
    if (!s->exercise_id || !b->source)
        return;
    struct src_loc used_at = node_member(group, "exercise")->loc;
    s->exercise = b->source->find(b->source->context, s->exercise_id, used_at, r->diags);
    if (s->exercise)
        check_breath_holds(b, s, used_at);
    if (s->exercise && s->hold_ms >= 0 && !exercise_has_hold(s->exercise))
        diag_add(r->diags, DIAG_ERROR, node_member(group, "hold")->loc, "no-hold",
                 "'hold' is given, but '%s' has nothing that is held", s->exercise_id);
}

static void build_exercise(struct routine_builder *b, const struct node *group, struct step *s)
{
    build_dose(b, group, s);
    routine_build_alternatives(b, group, s, build_dose);
}

static void build_rest(struct routine_builder *b, const struct node *group, struct step *s)
{
    field_ms(&b->r, group, "rest", READ_REQUIRED, 1.0, GAP_MAX_S, &s->ms);
}

/* Whose figure shows how it is done. */
static void build_shown(struct routine_builder *b, const struct node *group, struct step *s)
{
    const char *id = NULL;
    if (field_ident(&b->r, group, "figure", READ_OPTIONAL, &id) && b->source)
        s->shown =
            b->source->find(b->source->context, id, node_member(group, "figure")->loc, b->r.diags);
}

static void build_card(struct routine_builder *b, const struct node *group, struct step *s)
{
    read_string(&b->r, group, "card", READ_REQUIRED, TITLE_MAX_CELLS, &s->title);
    read_text(&b->r, group, "text", READ_REQUIRED, TEXT_MAX_CELLS, &s->text);
    routine_build_cautions(&b->r, group, TEXT_MAX_CELLS, &s->cautions, &s->n_cautions);
    field_ms(&b->r, group, "seconds", READ_OPTIONAL, 0.0, GAP_MAX_S, &s->ms);
    build_shown(b, group, s);
}

static void build_checklist(struct routine_builder *b, const struct node *group, struct step *s)
{
    read_string(&b->r, group, "checklist", READ_REQUIRED, TITLE_MAX_CELLS, &s->title);
    read_text(&b->r, group, "text", READ_OPTIONAL, TEXT_MAX_CELLS, &s->text);
    field_ms(&b->r, group, "seconds", READ_OPTIONAL, 0.0, GAP_MAX_S, &s->ms);
    routine_build_cautions(&b->r, group, TEXT_MAX_CELLS, &s->cautions, &s->n_cautions);
    build_shown(b, group, s);
    routine_build_items(&b->r, group, s);
    read_bool(&b->r, group, "safety", READ_OPTIONAL, &s->safety);
    field_ident(&b->r, group, "score", READ_OPTIONAL, &s->score);
}

/* Recursion is bounded by REPEAT_DEPTH_MAX. */
static void build_repeat(struct routine_builder *b, const struct node *group, struct step *s)
{
    read_int(&b->r, group, "repeat", READ_REQUIRED, 1, TIMES_MAX, &s->times);
    if (b->depth == REPEAT_DEPTH_MAX) {
        diag_add(b->r.diags, DIAG_ERROR, group->loc, "too-deep",
                 "more than %d repeats stand within each other", REPEAT_DEPTH_MAX);
        return;
    }
    b->depth++;
    routine_build_steps(b, group, &s->steps, &s->n_steps);
    b->depth--;
}

/* The key that says what a step is comes first. */
static const struct step_form {
    const char *const *keys;
    size_t n_keys;
    void (*build)(struct routine_builder *b, const struct node *group, struct step *s);
} step_forms[] = {
    [STEP_EXERCISE] = {(const char *const[]){"exercise", "sets", "reps", "hold", "rest", "seconds",
                                             "sides", "alternatives"},
                       8, build_exercise},
    [STEP_REST] = {(const char *const[]){"rest"}, 1, build_rest},
    [STEP_CARD] = {(const char *const[]){"card", "text", "seconds", "cautions", "figure"}, 5,
                   build_card},
    [STEP_CHECKLIST] = {(const char *const[]){"checklist", "text", "items", "seconds", "cautions",
                                              "safety", "score", "figure"},
                        8, build_checklist},
    [STEP_REPEAT] = {(const char *const[]){"repeat", "steps"}, 2, build_repeat},
};

/* `rest` within an exercise is the rest between its sets: alone it is a step. */
static int step_kind_of(const struct routine_builder *b, const struct node *group)
{
    static const enum step_kind main_kinds[] = {STEP_EXERCISE, STEP_CARD, STEP_CHECKLIST,
                                                STEP_REPEAT};
    int kind = -1;
    for (size_t i = 0; i < ARRAY_LEN(main_kinds); i++) {
        const char *key = step_forms[main_kinds[i]].keys[0];
        const struct node *n = node_member(group, key);
        if (n && kind >= 0) {
            diag_add(b->r.diags, DIAG_ERROR, n->loc, "two-things",
                     "a step is one thing: this one has '%s' and '%s'", step_forms[kind].keys[0],
                     key);
            return -1;
        }
        if (n)
            kind = (int) main_kinds[i];
    }
    if (kind < 0 && node_member(group, "rest"))
        kind = STEP_REST;
    if (kind < 0) {
        static const char *const words[] = {"exercise", "rest", "card", "checklist", "repeat"};
        diag_add(b->r.diags, DIAG_ERROR, group->loc, "no-step", "this step says nothing to do");
        if (group->count)
            read_hint_words(&b->r, group->children[0]->name, words, ARRAY_LEN(words));
    }
    return kind;
}

/* ---- time ---- */

static int64_t steps_ms(const struct step *steps, size_t count);

/* At level 2, with limits that keep the sum far from overflowing. */
static int64_t step_ms(const struct step *s)
{
    if (s->kind == STEP_REPEAT)
        return s->times * steps_ms(s->steps, s->n_steps);
    if (s->kind != STEP_EXERCISE)
        return s->ms;
    const struct exercise *e = s->exercise;
    if (!e)
        return 0;
    enum sides sides = s->sides < 0 ? e->sides : (enum sides) s->sides;
    int32_t between_ms = s->between_ms < 0 ? e->rest_ms : s->between_ms;
    return e->prepare_ms + e->finish_ms +
           dose_work_ms(e, dose_of_step(s, e, 2, 100), sides, between_ms, 100);
}

static int64_t steps_ms(const struct step *steps, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum = MIN(sum + step_ms(&steps[i]), TIMELINE_TOTAL_MAX_MS + 1);
    return sum;
}

/* The innermost step that is too long by itself; the whole is checked when it is compiled. */
static void check_length(const struct routine_builder *b, const struct step *s)
{
    if (step_ms(s) <= TIMELINE_TOTAL_MAX_MS)
        return;
    if (s->kind == STEP_REPEAT && steps_ms(s->steps, s->n_steps) > TIMELINE_TOTAL_MAX_MS)
        return;
    diag_add(b->r.diags, DIAG_ERROR, s->loc, "too-long",
             "this step alone would take more than %d hours, the limit of a session",
             (int) (TIMELINE_TOTAL_MAX_MS / 3600000));
}

/* ---- all together ---- */

static bool build_step(struct routine_builder *b, const struct node *group, struct step *s)
{
    if (group->type != NODE_GROUP) {
        read_wrong_type(&b->r, group, "a step", node_type_name(NODE_GROUP));
        return false;
    }
    int kind = step_kind_of(b, group);
    if (kind < 0)
        return false;
    const struct step_form *form = &step_forms[kind];
    *s = (struct step){.kind = (enum step_kind) kind,
                       .loc = group->loc,
                       .hold_ms = -1,
                       .between_ms = -1,
                       .sides = -1};
    s->times = 1;
    read_known_keys(&b->r, group, form->keys, form->n_keys);
    form->build(b, group, s);
    check_length(b, s);
    return true;
}

void routine_build_steps(struct routine_builder *b, const struct node *group,
                         const struct step **steps, size_t *count)
{
    const struct node *list = read_node(&b->r, group, "steps", READ_REQUIRED, NODE_LIST);
    if (!list)
        return;
    if (list->count == 0)
        diag_add(b->r.diags, DIAG_ERROR, list->loc, "empty", "'steps' is empty");
    if (list->count > STEPS_MAX)
        diag_add(b->r.diags, DIAG_ERROR, list->loc, "too-many",
                 "'steps' has %zu entries, the limit is %d", list->count, STEPS_MAX);
    if (list->count == 0 || list->count > STEPS_MAX)
        return;
    struct step *made = arena_array(b->r.arena, list->count, sizeof *made);
    size_t n = 0;
    for (size_t i = 0; i < list->count; i++)
        n += build_step(b, list->children[i], &made[n]);
    *steps = made;
    *count = n;
}
