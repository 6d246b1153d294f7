/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A routine or an exercise as data: everything its file says, in the words of limber-routine(5). */
#include "config.h"

#include "cli/show.h"
#include "core/dose.h"

/* ---- pieces ---- */

static void add_key(struct strbuf *out, const char *key)
{
    bool first = out->length > 0 && out->text[out->length - 1] == '{';
    strbuf_printf(out, "%s\"%s\": ", first ? " " : ", ", key);
}

static void add_text(struct strbuf *out, const char *key, const char *text)
{
    add_key(out, key);
    if (text)
        strbuf_json(out, text);
    else
        strbuf_puts(out, "null");
}

static void add_int(struct strbuf *out, const char *key, int64_t value)
{
    add_key(out, key);
    strbuf_printf(out, "%lld", (long long) value);
}

static void add_set(struct strbuf *out, const char *key, const struct read_words *words,
                    unsigned set)
{
    add_key(out, key);
    show_json_words(out, words, set);
}

static void add_texts(struct strbuf *out, const char *key, const char *const *items, size_t count)
{
    add_key(out, key);
    strbuf_puts(out, "[");
    for (size_t i = 0; i < count; i++) {
        strbuf_puts(out, i ? ", " : " ");
        strbuf_json(out, items[i]);
    }
    strbuf_puts(out, count ? " ]" : "]");
}

static void add_items(struct strbuf *out, const struct step *s)
{
    const char *texts[CHECK_ITEMS_MAX];
    for (size_t i = 0; i < s->n_items; i++)
        texts[i] = s->items[i].text;
    add_texts(out, "items", texts, s->n_items);
}

/* At the three levels; null where it cannot be compiled. */
static void add_totals(struct strbuf *out, struct library *l, const struct routine *r,
                       struct diags *d)
{
    add_key(out, "total_ms");
    for (int level = 1; level <= EXERCISE_LEVELS; level++) {
        struct facts facts;
        strbuf_puts(out, level == 1 ? "[ " : ", ");
        if (show_facts(l, r, level, &facts, d))
            strbuf_printf(out, "%lld", (long long) facts.total_ms);
        else
            strbuf_puts(out, "null");
    }
    strbuf_puts(out, " ]");
}

static void add_dose(struct strbuf *out, struct dose dose)
{
    add_int(out, "sets", dose.sets);
    add_int(out, "reps", dose.reps);
    add_int(out, "hold_ms", dose.hold_ms);
}

/* ---- a routine ---- */

static void add_steps(struct strbuf *out, const struct step *steps, size_t count, int level);

static void add_step(struct strbuf *out, const struct step *s, int level)
{
    static const char *const kinds[] = {
        [STEP_EXERCISE] = "exercise",   [STEP_REST] = "rest",     [STEP_CARD] = "card",
        [STEP_CHECKLIST] = "checklist", [STEP_REPEAT] = "repeat",
    };
    strbuf_puts(out, "{");
    add_text(out, "kind", kinds[s->kind]);
    switch (s->kind) {
    case STEP_EXERCISE:
        add_text(out, "exercise", s->exercise_id);
        add_text(out, "name", s->exercise ? s->exercise->name : NULL);
        if (s->exercise)
            add_dose(out, dose_of_step(s, s->exercise, level, 100));
        break;
    case STEP_CARD:
    case STEP_CHECKLIST:
        add_text(out, "title", s->title);
        add_text(out, "text", s->text);
        add_items(out, s);
        add_int(out, "ms", s->ms);
        break;
    case STEP_REST:
        add_int(out, "ms", s->ms);
        break;
    case STEP_REPEAT:
        add_int(out, "times", s->times);
        add_steps(out, s->steps, s->n_steps, level);
        break;
    }
    strbuf_puts(out, " }");
}

static void add_steps(struct strbuf *out, const struct step *steps, size_t count, int level)
{
    add_key(out, "steps");
    for (size_t i = 0; i < count; i++) {
        strbuf_puts(out, i ? ",\n    " : "[\n    ");
        add_step(out, &steps[i], level);
    }
    strbuf_puts(out, count ? " ]" : "[]");
}

static void add_routine(struct library *l, const struct routine *r, int level, struct strbuf *out,
                        struct diags *d)
{
    strbuf_puts(out, "{");
    add_text(out, "kind", "routine");
    add_text(out, "id", r->id);
    add_text(out, "path", r->path);
    add_text(out, "name", r->name);
    add_text(out, "summary", r->summary);
    add_text(out, "when", r->when);
    add_text(out, "note", r->note);
    add_set(out, "goals", &goal_words, r->goals);
    add_set(out, "equipment", &equipment_words, r->equipment);
    add_totals(out, l, r, d);
    add_int(out, "level", level);
    add_steps(out, r->steps, r->n_steps, level);
    strbuf_puts(out, " }\n");
}

/* ---- an exercise ---- */

static void add_phases(struct strbuf *out, const struct exercise *e)
{
    add_key(out, "phases");
    for (size_t i = 0; i < e->n_phases; i++) {
        const struct exercise_phase *p = &e->phases[i];
        strbuf_puts(out, i ? ",\n    {" : "[\n    {");
        add_text(out, "name", p->name);
        add_key(out, "ms");
        if (p->hold)
            strbuf_puts(out, "null");
        else
            strbuf_printf(out, "%d", p->ms);
        add_text(out, "breath", breath_words.words[p->breath]);
        add_text(out, "pose", p->pose);
        add_text(out, "say", p->say);
        strbuf_puts(out, " }");
    }
    strbuf_puts(out, e->n_phases ? " ]" : "[]");
}

static void add_levels(struct strbuf *out, const struct exercise *e)
{
    add_key(out, "levels");
    for (int i = 0; i < EXERCISE_LEVELS; i++) {
        strbuf_puts(out, i ? ", {" : "[ {");
        add_dose(out, e->levels[i]);
        strbuf_puts(out, " }");
    }
    strbuf_puts(out, " ]");
}

static void add_cautions(struct strbuf *out, const struct exercise *e)
{
    add_key(out, "cautions");
    for (size_t i = 0; i < e->n_cautions; i++) {
        const struct caution *c = &e->cautions[i];
        strbuf_puts(out, i ? ",\n    {" : "[\n    {");
        add_text(out, "tag", caution_words.words[c->tag]);
        add_text(out, "advice", c->advice);
        add_text(out, "swap", c->swap);
        add_key(out, "skip");
        strbuf_puts(out, c->skip ? "true }" : "false }");
    }
    strbuf_puts(out, e->n_cautions ? " ]" : "[]");
}

static void add_exercise(struct library *l, const struct exercise *e, struct strbuf *out,
                         struct diags *d)
{
    struct arena a = {0};
    strbuf_puts(out, "{");
    add_text(out, "kind", "exercise");
    add_text(out, "id", e->id);
    add_text(out, "path", e->path);
    add_text(out, "name", e->name);
    add_set(out, "goals", &goal_words, e->goals);
    add_set(out, "areas", &area_words, e->areas);
    add_text(out, "position", position_words.words[e->position]);
    add_set(out, "equipment", &equipment_words, e->equipment);
    add_text(out, "sides", sides_words.words[e->sides]);
    add_int(out, "prepare_ms", e->prepare_ms);
    add_int(out, "rest_ms", e->rest_ms);
    add_int(out, "finish_ms", e->finish_ms);
    add_phases(out, e);
    add_levels(out, e);
    add_totals(out, l, routine_of_exercise(e, &a), d);
    add_texts(out, "how", e->how, e->n_how);
    add_texts(out, "cues", e->cues, e->n_cues);
    add_texts(out, "mistakes", e->mistakes, e->n_mistakes);
    add_cautions(out, e);
    add_text(out, "easier", e->easier);
    add_text(out, "harder", e->harder);
    add_texts(out, "sources", e->sources, e->n_sources);
    strbuf_puts(out, " }\n");
    arena_release(&a);
}

void show_json(struct context *ctx, const struct show_item *named, struct strbuf *out,
               struct diags *d)
{
    struct library *l = context_library(ctx);
    if (named->item.exercise)
        add_exercise(l, named->item.exercise, out, d);
    else
        add_routine(l, named->item.routine, named->as_run.level, out, d);
}
