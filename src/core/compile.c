/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/dose.h"
#include "core/fit.h"
#include "core/selftest.h"
#include "core/timeline.h"

#include <string.h>

/*
 * timeline_compile(): unroll the repeats into plan steps, give each its exercise
 * and dose, lay out the phases. Two passes over the same walk: the first only
 * counts, so that nothing is allocated before it is known to be sane.
 */
struct compiler {
    const struct timeline_options *options;
    const struct exercise_source *source;
    struct diags *diags;
    struct arena *arena;
    struct plan_step *steps;
    int n_steps;
    struct phase *phases; /* NULL while counting */
    int n_phases;
    int64_t at_ms;
};

static int64_t unrolled(const struct step *steps, size_t count)
{
    int64_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const struct step *s = &steps[i];
        int64_t each = s->kind == STEP_REPEAT ? unrolled(s->steps, s->n_steps) : 1;
        n += s->kind == STEP_REPEAT ? each * s->times : each;
        if (n > TIMELINE_PHASES_MAX)
            return TIMELINE_PHASES_MAX + 1;
    }
    return n;
}

/* Says what was swapped or dropped. e NULL: nothing suitable was found. */
static void notice(struct compiler *c, const struct step *s, const struct exercise *e,
                   const struct because *why)
{
    const char *because = because_phrase(why, c->arena), *wanted = s->exercise->name;
    bool caution = why->kind == REASON_CAUTION;
    if (e && caution)
        diag_add(c->diags, DIAG_WARNING, s->loc, "caution-swap", "'%s' instead of '%s', %s",
                 e->name, wanted, because);
    else if (e)
        diag_add(c->diags, DIAG_WARNING, s->loc, "track-swap", "'%s' instead of '%s', %s", e->name,
                 wanted, because);
    else if (caution)
        diag_add(c->diags, DIAG_WARNING, s->loc, "caution-drop",
                 "'%s' is left out, %s: nothing suitable to do instead", wanted, because);
    else
        diag_add(c->diags, DIAG_WARNING, s->loc, "track-drop",
                 "'%s' is left out, %s: nothing suitable to do instead", wanted, because);
}

/*
 * What the routine itself has for this person: the step, an alternative of it that suits them, or
 * NULL where it is left out for them.
 */
static const struct step *written_for(struct compiler *c, const struct step *s)
{
    const struct person *who = &c->options->who;
    struct because why;
    for (size_t i = 0; i < s->n_alternatives; i++) {
        const struct alternative *a = &s->alternatives[i];
        if (!person_meets(who, &a->when, c->options->level))
            continue;
        if (!a->step) {
            diag_add(c->diags, DIAG_WARNING, s->loc, "alternative",
                     "'%s' is left out: this routine has it so for you", s->exercise->name);
            return NULL;
        }
        if (!a->step->exercise || person_rules_out(who, a->step->exercise, &why))
            continue;
        diag_add(c->diags, DIAG_WARNING, s->loc, "alternative",
                 "'%s' instead of '%s': this routine has it so for you", a->step->exercise->name,
                 s->exercise->name);
        return a->step;
    }
    return s;
}

/* Swaps or drops what does not suit the person, with a notice. */
static const struct exercise *suited(struct compiler *c, const struct step *s)
{
    const struct person *who = &c->options->who;
    struct because why;
    if (!person_rules_out(who, s->exercise, &why))
        return s->exercise;
    const struct exercise *e = person_suitable(who, s->exercise, c->source, c->diags);
    notice(c, s, e, &why);
    return e;
}

/* Another dose, where there is one for that exercise there. */
static struct dose dose_of_person(const struct timeline_options *o, int step,
                                  const struct plan_step *ps)
{
    for (size_t i = o->n_doses; i-- > 0;) /* the latest counts */
        if (o->doses[i].step == step && o->doses[i].exercise == ps->exercise)
            return o->doses[i].dose;
    return ps->dose;
}

/* What is fitted stays as it was fitted, however fast it is breathed then. */
static int planned_pace(const struct timeline_options *o)
{
    return o->fit_ms > 0 ? 100 : o->breath_pace;
}

static void plan_exercise(struct compiler *c, const struct step *named)
{
    if (!named->exercise)
        return; /* reported when it was not found */
    const struct step *s = written_for(c, named);
    const struct exercise *e = s ? suited(c, s) : NULL;
    if (!e)
        return;
    int level = c->options->level, pace = planned_pace(c->options);
    struct dose dose = dose_of_step(s, s->exercise, level, pace);
    if (e != s->exercise)
        dose = dose_of_swap(e, s->exercise, dose, level, pace);
    c->steps[c->n_steps] = (struct plan_step){
        .kind = STEP_EXERCISE,
        .step = s,
        .exercise = e,
        .wanted = named->exercise,
        .advice = person_advice(&c->options->who, e, c->arena),
        .dose = dose,
        .planned = c->n_steps,
        .sides = e != s->exercise || s->sides < 0 ? e->sides : (enum sides) s->sides,
    };
    c->n_steps++;
}

/* A score of what the person named goes by that name; NULL: they named nothing for it. */
static const char *item_text(const struct person *who, const struct check_item *item)
{
    const char *id = item->measure ? item->measure->id : NULL;
    int activity = id && who->activities ? activity_of(id) : -1;
    return activity >= 0 ? who->activities[activity] : item->text;
}

/* The items that this person is shown, as it is said to them. */
static void word_items(struct compiler *c, struct step *worded)
{
    struct check_item *items = arena_array(c->arena, worded->n_items, sizeof *items);
    size_t n = 0;
    for (size_t i = 0; i < worded->n_items; i++) {
        const struct check_item *item = &worded->items[i];
        const char *text = item_text(&c->options->who, item);
        bool hides = person_hides(&c->options->who, item->cautions, item->n_cautions, &text);
        if (!text)
            continue;
        items[n] = *item;
        items[n].text = text;
        if (hides)
            items[n].measure = NULL;
        n++;
    }
    worded->items = items;
    worded->n_items = n;
}

/* A card or a checklist as it is for this person; its time stays. */
static const struct step *worded_for(struct compiler *c, const struct step *s)
{
    if (s->kind == STEP_REST || (!c->options->who.cautions && !c->options->who.activities))
        return s;
    struct step *worded = arena_alloc(c->arena, sizeof *worded);
    *worded = *s;
    const char *text = s->text;
    if (person_hides(&c->options->who, s->cautions, s->n_cautions, &text)) {
        worded->text = text ? text : "Not for you: leave this one out.";
        worded->n_items = 0;
        worded->shown = NULL;
    }
    word_items(c, worded);
    return worded;
}

static void add_other(struct compiler *c, const struct step *step)
{
    const struct step *s = worded_for(c, step);
    c->steps[c->n_steps] = (struct plan_step){.kind = s->kind, .step = s, .planned = c->n_steps};
    c->n_steps++;
}

static void plan_steps(struct compiler *c, const struct step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct step *s = &steps[i];
        if (s->kind == STEP_EXERCISE)
            plan_exercise(c, s);
        else if (s->kind == STEP_REPEAT)
            for (int n = 0; n < s->times; n++)
                plan_steps(c, s->steps, s->n_steps);
        else
            add_other(c, s);
    }
}

/* ---- what the person changed ---- */

static void swap(const struct compiler *c, struct plan_step *ps, const struct exercise *chosen)
{
    const struct timeline_options *o = c->options;
    ps->dose = dose_of_swap(chosen, ps->exercise, ps->dose, o->level, o->breath_pace);
    ps->exercise = chosen;
    ps->sides = chosen->sides;
    ps->advice = person_advice(&o->who, chosen, c->arena);
}

/* What is said of the dose the person has now, behind what is said of the exercise anyway. */
static void add_advice(struct compiler *c, int step)
{
    const struct timeline_options *o = c->options;
    struct plan_step *ps = &c->steps[step];
    const char *advice = NULL;
    for (size_t k = 0; k < o->n_doses; k++)
        if (o->doses[k].step == step && o->doses[k].exercise == ps->exercise)
            advice = o->doses[k].advice;
    if (advice)
        ps->advice = ps->advice ? arena_printf(c->arena, "%s %s", advice, ps->advice) : advice;
}

/* What the person changed during the session, the latest last: other exercises, other doses. */
static void change_by_person(struct compiler *c)
{
    const struct timeline_options *o = c->options;
    for (int i = 0; i < c->n_steps; i++) {
        struct plan_step *ps = &c->steps[i];
        const struct exercise *chosen = NULL;
        for (size_t k = 0; k < o->n_swaps; k++)
            if (o->swaps[k].step == i)
                chosen = o->swaps[k].exercise;
        if (chosen && ps->exercise)
            swap(c, ps, chosen);
        if (!ps->exercise)
            continue;
        ps->dose = dose_of_person(o, i, ps);
        add_advice(c, i);
    }
}

/* ---- laying out the phases ---- */

static void emit(struct compiler *c, int step, struct phase p)
{
    if (c->phases) {
        p.at_ms = c->at_ms;
        p.step = step;
        p.loc = c->steps[step].step->loc;
        c->phases[c->n_phases] = p;
    }
    c->n_phases++;
    c->at_ms += p.ms;
}

/* A gap of no length is no gap. */
static void emit_gap(struct compiler *c, int step, enum phase_kind kind, int set, int64_t ms)
{
    if (ms > 0)
        emit(c, step, (struct phase){.kind = kind, .ms = ms, .set = set, .cycle = -1});
}

/* Fewer cycles than this in between, and there is no time to grow into the breath. */
enum { STEADY_LEAST = 3 };
static const float ramp_depth = 0.4F; /* how much smaller the smallest breath of a ramp is */

/* Which part of a ramp repetition `rep` of `reps` is, and how much smaller. */
static enum ramp_part ramp_of(const struct ramp *r, int rep, int reps, float *shallow)
{
    int in = reps >= r->in + r->out + STEADY_LEAST ? r->in : 0;
    int out = reps > r->out ? r->out : 0;
    if (rep <= in) {
        *shallow = ramp_depth * (float) (in - rep + 1) / (float) in;
        return RAMP_IN;
    }
    if (rep > reps - out) {
        *shallow = ramp_depth * (float) (rep - reps + out) / (float) out;
        return RAMP_OUT;
    }
    *shallow = 0;
    return RAMP_NONE;
}

/* One of the repetitions of a set. */
struct repetition {
    int set, reps, rep;
    enum side side;
};

static void emit_repetition(struct compiler *c, int step, struct repetition r)
{
    const struct plan_step *ps = &c->steps[step];
    const struct exercise *e = ps->exercise;
    float shallow;
    enum ramp_part ramp = ramp_of(&e->ramp, r.rep, r.reps, &shallow);
    for (size_t i = 0; i < e->n_phases; i++)
        emit(c, step,
             (struct phase){
                 .kind = e->phases[i].hold ? PHASE_HOLD : PHASE_MOVE,
                 .ms = dose_phase_ms(e, i, ps->dose.hold_ms, c->options->breath_pace),
                 .breath = e->phases[i].breath,
                 .set = r.set,
                 .rep = r.rep,
                 .reps = r.reps,
                 .side = r.side,
                 .cycle = (int) i,
                 .ramp = ramp,
                 .shallow = shallow,
             });
}

static void emit_side(struct compiler *c, int step, struct repetition r)
{
    for (r.rep = 1; r.rep <= r.reps; r.rep++)
        emit_repetition(c, step, r);
}

static void emit_set(struct compiler *c, int step, int set, int reps)
{
    struct repetition left = {.set = set, .reps = reps, .side = SIDE_LEFT}, right = left;
    right.side = SIDE_RIGHT;
    switch (c->steps[step].sides) {
    case SIDES_NONE:
        emit_side(c, step, (struct repetition){.set = set, .reps = reps});
        break;
    case SIDES_ALTERNATE:
        for (left.rep = right.rep = 1; left.rep <= reps; left.rep++, right.rep++) {
            emit_repetition(c, step, left);
            emit_repetition(c, step, right);
        }
        break;
    case SIDES_BLOCK:
        emit_side(c, step, left);
        emit_gap(c, step, PHASE_SWITCH, set, SWITCH_MS);
        emit_side(c, step, right);
        break;
    case N_SIDES:
        break;
    }
}

/* What was said in the rest before that set; NULL: nothing. */
static const struct timeline_set *said_before(const struct compiler *c, int step, int set)
{
    const struct timeline_options *o = c->options;
    for (size_t i = 0; i < o->n_sets; i++)
        if (o->sets[i].step == step && o->sets[i].set == set &&
            o->sets[i].exercise == c->steps[step].exercise)
            return &o->sets[i];
    return NULL;
}

static void emit_exercise(struct compiler *c, int step)
{
    const struct plan_step *ps = &c->steps[step];
    const struct exercise *e = ps->exercise;
    int32_t between_ms = ps->step->between_ms >= 0 ? ps->step->between_ms : e->rest_ms;
    int reps = ps->dose.reps;
    emit_gap(c, step, PHASE_PREPARE, 0, e->prepare_ms);
    for (int set = 1; set <= ps->dose.sets; set++) {
        const struct timeline_set *said = said_before(c, step, set);
        if (said)
            reps = said->reps;
        if (set > 1)
            emit_gap(c, step, PHASE_REST, set, between_ms + (said ? said->more_rest_ms : 0));
        emit_set(c, step, set, reps);
    }
    emit_gap(c, step, PHASE_FINISH, 0, e->finish_ms);
}

static void emit_step(struct compiler *c, int step)
{
    const struct plan_step *ps = &c->steps[step];
    static const enum phase_kind kinds[] = {
        [STEP_REST] = PHASE_REST, [STEP_CARD] = PHASE_CARD, [STEP_CHECKLIST] = PHASE_CHECKLIST};
    if (ps->exercise)
        emit_exercise(c, step);
    else
        emit(c, step, (struct phase){.kind = kinds[ps->kind], .ms = ps->step->ms, .cycle = -1});
}

/* What an exercise takes before its phases are laid out: a limit must not need the memory it
 * guards. */
static bool too_long(const struct compiler *c)
{
    int64_t ms = 0, phases = 0;
    for (int i = 0; i < c->n_steps; i++) {
        const struct plan_step *ps = &c->steps[i];
        int64_t all_reps = 2 * (int64_t) ps->dose.sets * ps->dose.reps;
        ms += plan_step_ms(ps, c->options->breath_pace);
        phases += 1;
        if (ps->exercise)
            phases += all_reps * (int64_t) ps->exercise->n_phases + 2 * (int64_t) ps->dose.sets + 2;
        if (ms > TIMELINE_TOTAL_MAX_MS || phases > 2 * (int64_t) TIMELINE_PHASES_MAX)
            return true;
    }
    return false;
}

/* So long without one, and a new row of held breaths begins. */
enum { BREATHER_MS = 10000 };

/* How much of a row a step takes: 1 is as many as may be. */
static double held_in_a_row(const struct plan_step *s)
{
    int32_t between_ms = s->step->between_ms >= 0 ? s->step->between_ms : s->exercise->rest_ms;
    int sets = between_ms < BREATHER_MS ? s->dose.sets : 1;
    int sides = s->sides == SIDES_NONE ? 1 : 2;
    return (double) sets * sides * s->dose.reps / exercise_reps_max(s->exercise);
}

/* Each step holds it only as often as it may; several after each other may hold it too often. */
static bool holds_too_often(struct compiler *c)
{
    double row = 0;
    for (int i = 0; i < c->n_steps; i++) {
        const struct plan_step *s = &c->steps[i];
        bool holds = s->exercise && exercise_holds_breath(s->exercise);
        if (holds)
            row += held_in_a_row(s);
        else if (plan_step_ms(s, 100) >= BREATHER_MS)
            row = 0;
        if (row <= 1)
            continue;
        diag_add(c->diags, DIAG_ERROR, s->step->loc, "breath-hold",
                 "the breath would be held too often in a row, with what is done before");
        return true;
    }
    return false;
}

static void fill_lungs(struct timeline *t, struct phase *phases)
{
    float lungs = 0.0f;
    for (int i = 0; i < t->n_phases; i++) {
        phases[i].lungs = lungs;
        lungs = (float) phase_lungs(&phases[i], timeline_topped_up(t, i), phases[i].ms);
    }
}

static const struct timeline *fail(const struct routine *r, struct diags *d, const char *id,
                                   const char *why)
{
    diag_add(d, DIAG_ERROR, (struct src_loc){r->path, 0}, id, "%s", why);
    return NULL;
}

const struct timeline *timeline_compile(const struct routine *r,
                                        const struct timeline_options *options,
                                        const struct exercise_source *source, struct arena *a,
                                        struct diags *d)
{
    int64_t n_steps = unrolled(r->steps, r->n_steps);
    if (n_steps > TIMELINE_PHASES_MAX)
        return fail(r, d, "too-long", "the repeats make more steps than a session can hold");
    struct compiler c = {.options = options, .source = source, .diags = d, .arena = a};
    c.steps = arena_array(a, (size_t) n_steps, sizeof *c.steps);
    plan_steps(&c, r->steps, r->n_steps);
    if (c.n_steps == 0)
        return fail(r, d, "nothing-left", "there is no step to do");
    struct fit_wish wish = {r->first_goal, options->level, options->fit_ms};
    if (wish.ms > 0 && !fit_and_say(c.steps, &c.n_steps, &wish, r, a, d))
        return NULL;
    change_by_person(&c);
    if (too_long(&c))
        return fail(r, d, "too-long", "the session would last more than 4 hours");
    if (holds_too_often(&c))
        return NULL;
    for (int i = 0; i < c.n_steps; i++)
        emit_step(&c, i);
    if (c.n_phases > TIMELINE_PHASES_MAX)
        return fail(r, d, "too-long", "the session has more phases than it can hold");

    c.phases = arena_array(a, (size_t) c.n_phases, sizeof *c.phases);
    c.n_phases = 0;
    c.at_ms = 0;
    for (int i = 0; i < c.n_steps; i++) {
        c.steps[i].first_phase = c.n_phases;
        emit_step(&c, i);
        c.steps[i].n_phases = c.n_phases - c.steps[i].first_phase;
    }
    struct timeline *t = arena_alloc(a, sizeof *t);
    *t = (struct timeline){
        .routine = r,
        .level = options->level,
        .phases = c.phases,
        .n_phases = c.n_phases,
        .steps = c.steps,
        .n_steps = c.n_steps,
        .total_ms = c.at_ms,
    };
    fill_lungs(t, c.phases);
    return t;
}
