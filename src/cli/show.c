/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/show.h"

#include "app/plan.h"
#include "app/practice.h"
#include "app/user.h"
#include "base/utf8.h"
#include "core/checklist.h"
#include "core/dose.h"
#include "core/timeline.h"
#include "io/cards.h"
#include "io/store.h"

#include <string.h>

enum { TEXT_CELLS = 78, LABEL_CELLS = 11 };

/* ---- pieces ---- */

void show_padded(struct strbuf *out, const char *text, int cells)
{
    strbuf_puts(out, text);
    for (int i = utf8_width(text); i < cells; i++)
        strbuf_putc(out, ' ');
}

void show_minutes(struct strbuf *out, int64_t ms)
{
    int64_t s = (ms + 500) / 1000;
    strbuf_printf(out, "%2lld:%02lld", (long long) (s / 60), (long long) (s % 60));
}

void show_words(struct strbuf *out, const struct read_words *words, unsigned set,
                const char *between)
{
    bool first = true;
    for (size_t i = 0; i < words->count; i++) {
        if (!(set >> i & 1U))
            continue;
        strbuf_printf(out, "%s%s", first ? "" : between, words->words[i]);
        first = false;
    }
}

void show_cycle(struct strbuf *out, const struct exercise *e)
{
    if (exercise_paced_ms(e) == 0) {
        strbuf_puts(out, "as it comes");
        return;
    }
    for (size_t i = 0; i < e->n_phases; i++)
        strbuf_printf(out, "%s%g", i ? "-" : "", e->phases[i].ms / 1000.0);
    strbuf_printf(out, " s, %.2g a minute", 60000.0 / exercise_repetition_ms(e, 0));
}

void show_json_words(struct strbuf *out, const struct read_words *words, unsigned set)
{
    bool first = true;
    strbuf_putc(out, '[');
    for (size_t i = 0; i < words->count; i++) {
        if (!(set >> i & 1U))
            continue;
        strbuf_puts(out, first ? "" : ", ");
        strbuf_json(out, words->words[i]);
        first = false;
    }
    strbuf_putc(out, ']');
}

bool show_facts(struct library *l, const struct routine *r, int level, struct facts *facts,
                struct diags *d)
{
    struct exercise_source source = library_source(l);
    struct timeline_options options = {.level = level, .breath_pace = 100};
    struct arena a = {0};
    const struct timeline *t = timeline_compile(r, &options, &source, &a, d);
    *facts = facts_of(r);
    facts->total_ms = t ? t->total_ms : 0;
    arena_release(&a);
    return t != NULL;
}

/* ---- text for people ---- */

/* Broken at blanks, every line after the first under the first. */
static void add_wrapped(struct strbuf *out, const char *text, int indent)
{
    int at = indent;
    while (*text) {
        size_t length = strcspn(text, " \n");
        char *word = NULL;
        struct arena a = {0};
        word = arena_strndup(&a, text, length);
        int cells = utf8_width(word);
        if (at > indent && at + 1 + cells > TEXT_CELLS) {
            strbuf_printf(out, "\n%*s", indent, "");
            at = indent;
        } else if (at > indent) {
            strbuf_putc(out, ' ');
            at++;
        }
        strbuf_puts(out, word);
        at += cells;
        arena_release(&a);
        text += length;
        if (*text == '\n') {
            strbuf_printf(out, "\n%*s", indent, "");
            at = indent;
        }
        text += *text != '\0';
    }
    strbuf_putc(out, '\n');
}

static void add_field(struct strbuf *out, const char *label, const char *text)
{
    if (!text || !*text)
        return;
    show_padded(out, label, LABEL_CELLS);
    add_wrapped(out, text, LABEL_CELLS);
}

static void add_words(struct strbuf *out, const char *label, const struct read_words *words,
                      unsigned set)
{
    struct strbuf text = {0};
    show_words(&text, words, set, ", ");
    add_field(out, label, strbuf_text(&text));
    strbuf_release(&text);
}

static void add_list(struct strbuf *out, const char *label, const char *const *items, size_t count,
                     bool numbered)
{
    if (count)
        strbuf_printf(out, "\n%s\n", label);
    for (size_t i = 0; i < count; i++) {
        if (numbered)
            strbuf_printf(out, "  %zu. ", i + 1);
        else
            strbuf_puts(out, "  -  ");
        add_wrapped(out, items[i], 5);
    }
}

static void add_times(struct library *l, const struct routine *r, struct strbuf *out,
                      struct diags *d)
{
    struct facts facts;
    struct strbuf text = {0};
    for (int level = 1; level <= EXERCISE_LEVELS; level++) {
        if (!show_facts(l, r, level, &facts, d))
            break;
        strbuf_puts(&text, level > 1 ? ", " : "");
        strbuf_printf(&text, "%lld:%02lld at level %d",
                      (long long) ((facts.total_ms + 500) / 60000),
                      (long long) ((facts.total_ms + 500) / 1000 % 60), level);
    }
    add_field(out, "Time", strbuf_text(&text));
    strbuf_release(&text);
}

static void add_seconds(struct strbuf *out, const char *before, int32_t ms, const char *after)
{
    strbuf_printf(out, "%s%g s%s", before, ms / 1000.0, after);
}

/* "5 times", "2 sets of 8 a side", "held 15 s", "2 times, held 15 s". */
static void add_dose(struct strbuf *out, const struct exercise *e, struct dose dose)
{
    bool holds = exercise_has_hold(e);
    if (dose.sets > 1)
        strbuf_printf(out, "%d sets%s", dose.sets, holds && dose.reps == 1 ? "" : " of ");
    if (dose.sets > 1 && (!holds || dose.reps > 1))
        strbuf_printf(out, "%d", dose.reps);
    else if (!holds || dose.reps > 1)
        strbuf_printf(out, "%d time%s", dose.reps, dose.reps == 1 ? "" : "s");
    if (holds)
        add_seconds(out, dose.sets > 1 || dose.reps > 1 ? ", held " : "held ", dose.hold_ms, "");
    if (e->sides != SIDES_NONE)
        strbuf_puts(out, " a side");
}

/* ---- a routine ---- */

static void add_exercise_step(struct strbuf *out, const struct step *s, int level)
{
    const struct exercise *e = s->exercise;
    strbuf_printf(out, "%s: ", e->name);
    add_dose(out, e, dose_of_step(s, e, level, 100));
    strbuf_printf(out, "  (%s)\n", e->id);
}

static void add_steps(struct strbuf *out, const struct step *steps, size_t count, int level,
                      int indent)
{
    for (size_t i = 0; i < count; i++) {
        const struct step *s = &steps[i];
        strbuf_printf(out, "%*s%2zu. ", indent, "", i + 1);
        switch (s->kind) {
        case STEP_EXERCISE:
            add_exercise_step(out, s, level);
            break;
        case STEP_REST:
            add_seconds(out, "Rest for ", s->ms, "\n");
            break;
        case STEP_CARD:
        case STEP_CHECKLIST:
            strbuf_printf(out, "%s\n", s->title);
            for (size_t k = 0; k < s->n_items; k++)
                strbuf_printf(out, "%*s[ ] %s\n", indent + 4, "", s->items[k].text);
            break;
        case STEP_REPEAT:
            strbuf_printf(out, "%d times:\n", s->times);
            add_steps(out, s->steps, s->n_steps, level, indent + 4);
            break;
        }
    }
}

static bool was_said(const struct diags *d, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (strcmp(d->items[k].message, d->items[i].message) == 0)
            return true;
    return false;
}

/* What is swapped or left out for this person, once each, and what it comes to. */
static void add_changes(struct library *l, const struct routine *r,
                        const struct timeline_options *as_run, struct strbuf *out)
{
    struct exercise_source source = library_source(l);
    struct diags changes = {0};
    struct arena a = {0};
    const struct timeline *t = timeline_compile(r, as_run, &source, &a, &changes);
    if (changes.count > 0)
        strbuf_puts(out, "\nChanged for you\n");
    for (size_t i = 0; i < changes.count; i++) {
        if (was_said(&changes, i))
            continue;
        strbuf_puts(out, "  -  ");
        add_wrapped(out, changes.items[i].message, 5);
    }
    if (t && changes.count > 0) {
        struct strbuf takes = {0}; /* in the width of a column */
        show_minutes(&takes, t->total_ms);
        const char *time = strbuf_text(&takes);
        strbuf_printf(out, "  It takes %s\n", time + strspn(time, " "));
        strbuf_release(&takes);
    }
    diags_release(&changes);
    arena_release(&a);
}

/* With what is changed for that person. */
static void show_routine(struct library *l, const struct routine *r,
                         const struct timeline_options *as_run, struct strbuf *out, struct diags *d)
{
    int level = as_run->level;
    strbuf_printf(out, "%s  (%s)\n", r->name, r->id);
    if (r->summary)
        strbuf_printf(out, "%s\n", r->summary);
    strbuf_putc(out, '\n');
    add_field(out, "When", r->when);
    add_words(out, "Goals", &goal_words, r->goals);
    add_words(out, "Needs", &equipment_words, r->equipment);
    add_times(l, r, out, d);
    add_field(out, "Note", r->note);
    strbuf_printf(out, "\nSteps, at level %d\n", level);
    add_steps(out, r->steps, r->n_steps, level, 1);
    add_changes(l, r, as_run, out);
}

/* What checklists were answered with "not yet", of one routine; rows: all measures. */
static void show_todos(const struct measure_record *rows, size_t count, const char *routine,
                       struct strbuf *out)
{
    struct arena a = {0};
    const struct measure_record **todos = arena_array(&a, count, sizeof *todos);
    size_t n = checklist_todos(rows, count, routine, todos);
    if (n)
        strbuf_puts(out, "\nStill to do\n");
    for (size_t i = 0; i < n; i++) {
        strbuf_puts(out, "  -  ");
        add_wrapped(out, todos[i]->detail, 5);
    }
    arena_release(&a);
}

/* ---- a track ---- */

static void add_ids(struct strbuf *out, const char *label, const struct id_list *list)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < list->count; i++)
        strbuf_printf(&text, "%s%s", i ? ", " : "", list->ids[i]);
    add_field(out, label, strbuf_text(&text));
    strbuf_release(&text);
}

static void add_swap(struct strbuf *out, const struct track_swap *s)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < s->of.count; i++)
        strbuf_printf(&text, "%s%s", i ? ", " : "", s->of.ids[i]);
    for (size_t i = 0; i < s->to.count; i++)
        strbuf_printf(&text, "%s%s", i ? " or " : ": ", s->to.ids[i]);
    strbuf_puts(out, "  -  ");
    add_wrapped(out, strbuf_text(&text), 5);
    strbuf_release(&text);
}

/* The track of that file. False where it cannot be used: said in d. */
static bool show_track(struct library *l, const char *path, struct strbuf *out, struct diags *d)
{
    const struct track *t = library_track(l, path, d);
    if (!t)
        return false;
    strbuf_printf(out, "%s  (%s)\n", t->name, t->id);
    if (t->summary)
        add_wrapped(out, t->summary, 0);
    strbuf_putc(out, '\n');
    add_words(out, "Without", &equipment_words, t->without);
    add_words(out, "Leaves out", &position_words, t->positions);
    add_ids(out, "Keeps", &t->keep);
    add_words(out, "Replaces", &goal_words, t->replaces);
    add_field(out, "by", t->routine);
    add_ids(out, "in turn", &t->turns);
    add_ids(out, "Weekdays", &t->weekdays);
    if (t->n_swaps)
        strbuf_puts(out, "\nInstead of\n");
    for (size_t i = 0; i < t->n_swaps; i++)
        add_swap(out, &t->swaps[i]);
    return true;
}

/* ---- an exercise ---- */

static void add_phases(struct strbuf *out, const struct exercise *e)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < e->n_phases; i++) {
        const struct exercise_phase *p = &e->phases[i];
        strbuf_printf(&text, "%s%s ", i ? ", " : "", p->name);
        if (p->hold)
            strbuf_puts(&text, "as long as the hold");
        else
            add_seconds(&text, "", p->ms, "");
        if (p->breath != BREATH_FREE)
            strbuf_printf(&text, " (%s)", breath_words.words[p->breath]);
    }
    add_field(out, "Repetition", strbuf_text(&text));
    strbuf_release(&text);
}

static void add_levels(struct strbuf *out, const struct exercise *e)
{
    struct strbuf text = {0};
    for (int level = 1; level <= EXERCISE_LEVELS; level++) {
        strbuf_printf(&text, "%slevel %d: ", level > 1 ? "; " : "", level);
        add_dose(&text, e, e->levels[level - 1]);
    }
    add_field(out, "Dose", strbuf_text(&text));
    strbuf_release(&text);
}

static void add_cautions(struct strbuf *out, const struct exercise *e)
{
    if (e->n_cautions)
        strbuf_puts(out, "\nCautions\n");
    for (size_t i = 0; i < e->n_cautions; i++) {
        const struct caution *c = &e->cautions[i];
        struct strbuf text = {0};
        strbuf_printf(&text, "%s: ", caution_words.words[c->tag]);
        if (c->swap)
            strbuf_printf(&text, "%s instead. ", c->swap);
        else if (c->skip)
            strbuf_puts(&text, "left out. ");
        strbuf_puts(&text, c->advice ? c->advice : "");
        strbuf_puts(out, "  -  ");
        add_wrapped(out, strbuf_text(&text), 5);
        strbuf_release(&text);
    }
}

static void show_exercise(struct library *l, const struct exercise *e, struct strbuf *out,
                          struct diags *d)
{
    struct arena a = {0};
    strbuf_printf(out, "%s  (%s)\n\n", e->name, e->id);
    add_words(out, "Goals", &goal_words, e->goals);
    add_words(out, "Areas", &area_words, e->areas);
    add_field(out, "Position", position_words.words[e->position]);
    add_words(out, "Needs", &equipment_words, e->equipment);
    add_phases(out, e);
    add_levels(out, e);
    add_times(l, routine_of_exercise(e, &a), out, d);
    add_field(out, "Easier", e->easier);
    add_field(out, "Harder", e->harder);
    add_list(out, "How", e->how, e->n_how, true);
    add_list(out, "Cues", e->cues, e->n_cues, false);
    add_list(out, "Mistakes", e->mistakes, e->n_mistakes, false);
    add_cautions(out, e);
    arena_release(&a);
}

/* Where an exercise comes from, with what the card of sources says of it. */
static void show_sources(const struct cards *cards, const struct exercise *e, struct strbuf *out)
{
    const struct card *card = cards_sources(cards);
    strbuf_puts(out, e->n_sources ? "\nSources\n" : "");
    for (size_t i = 0; i < e->n_sources; i++) {
        size_t length = 0;
        const char *says = card ? card_source(card, e->sources[i], &length) : NULL;
        struct strbuf text = {0};
        strbuf_printf(&text, "%s%s%.*s", e->sources[i], says ? ". " : "", (int) length,
                      says ? says : "");
        strbuf_puts(out, "  -  ");
        add_wrapped(out, strbuf_text(&text), 5);
        strbuf_release(&text);
    }
}

/* ---- what was named ---- */

bool show_open(struct context *ctx, const char *name, const struct show_how *how,
               struct show_item *out, struct diags *d)
{
    struct library *l = context_library(ctx);
    enum library_kind kind;
    *out = (struct show_item){.path = library_path(l, name, &kind, d)};
    out->track = out->path && kind == LIBRARY_TRACK;
    if (!out->path || out->track)
        return out->path != NULL;
    if (!library_open(l, out->path, &out->item, d))
        return false;
    struct screening_record screening = practice_screening(ctx, &ctx->arena);
    const struct routine *r = out->item.routine;
    int level = how->level ? how->level : plan_fit_for(ctx, r->id, r->first_goal).level;
    out->as_run = user_options(ctx, &screening, level, &ctx->arena);
    out->as_run.fit_ms = how->fit_ms;
    return user_routine(ctx, &out->as_run.who, &out->item, d);
}

static void add_todos(struct context *ctx, const char *routine, struct strbuf *out)
{
    struct store_range range = {DAY_FIRST, DAY_LAST, 0};
    struct measure_record *rows = NULL;
    struct err err = {""};
    size_t count = 0;
    if (store_measures(context_store(ctx), range, NULL, &ctx->arena, &rows, &count, &err) && count)
        show_todos(rows, count, routine, out);
}

bool show_named(struct context *ctx, const char *name, const struct show_how *how,
                struct strbuf *out, struct diags *d)
{
    struct library *l = context_library(ctx);
    struct show_item named;
    if (!show_open(ctx, name, how, &named, d))
        return false;
    if (named.track)
        return show_track(l, named.path, out, d);
    if (!named.item.exercise) {
        show_routine(l, named.item.routine, &named.as_run, out, d);
        add_todos(ctx, named.item.routine->id, out);
        return true;
    }
    show_exercise(l, named.item.exercise, out, d);
    show_sources(context_cards(ctx), named.item.exercise, out);
    return true;
}
