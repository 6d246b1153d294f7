/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "app/plan.h"
#include "app/safety.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/show.h"

#include <stdio.h>
#include <string.h>

enum {
    OPTION_EXERCISES,
    OPTION_BREATH,
    OPTION_TRACKS,
    OPTION_AREA,
    OPTION_GOAL,
    OPTION_POSITION,
    OPTION_EQUIPMENT,
    OPTION_MAX,
    OPTION_LEVEL,
    OPTION_JSON
};
enum { TRACK_CELLS = 13 };
static const struct cli_option options[] = {
    [OPTION_EXERCISES] = {.name = "exercises", .help = "list exercises instead of routines"},
    [OPTION_BREATH] = {.name = "breath", .help = "list breath patterns instead of routines"},
    [OPTION_TRACKS] = {.name = "tracks", .help = "list tracks: what is done instead, for whom"},
    [OPTION_AREA] = {.name = "area",
                     .argument = "AREA",
                     .help = "only what works on this part of the body",
                     .type = CLI_WORD,
                     .words = &area_words},
    [OPTION_GOAL] = {.name = "goal",
                     .argument = "GOAL",
                     .help = "only what is for this",
                     .type = CLI_WORD,
                     .words = &goal_words},
    [OPTION_POSITION] = {.name = "position",
                         .argument = "POSITION",
                         .help = "only what is done wholly in this position",
                         .type = CLI_WORD,
                         .words = &position_words},
    [OPTION_EQUIPMENT] = {.name = "equipment",
                          .argument = "KIT",
                          .help = "only what needs no more than these: a,b or none",
                          .type = CLI_TEXT},
    [OPTION_MAX] = {.name = "max",
                    .argument = "TIME",
                    .help = "only what takes no longer, as in 5m or 90s",
                    .type = CLI_DURATION},
    [OPTION_LEVEL] = {.name = "level",
                      .argument = "N",
                      .help = "times at this level",
                      .type = CLI_INT,
                      .min = 1,
                      .max = EXERCISE_LEVELS},
    [OPTION_JSON] = {.name = "json", .help = "print one JSON array"},
};

struct row {
    const struct library_entry *entry;
    struct library_item item;
    struct facts facts;
};

/* "chair,mat" or "none" as a set. False where a word is unknown: said. */
static bool parse_equipment(const char *text, unsigned *set, int *status)
{
    *set = 0;
    if (strcmp(text, "none") == 0)
        return true;
    for (const char *p = text;;) {
        size_t length = strcspn(p, ",");
        size_t i = 0;
        while (i < equipment_words.count && (strlen(equipment_words.words[i]) != length ||
                                             memcmp(equipment_words.words[i], p, length) != 0))
            i++;
        if (i == equipment_words.count) {
            const char *near = suggest(p, equipment_words.words, equipment_words.count);
            *status =
                cli_usage(&cmd_list, "'%.*s' is not a piece of equipment%s%s%s", (int) length, p,
                          near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
            return false;
        }
        *set |= 1U << i;
        if (!p[length])
            return true;
        p += length + 1;
    }
}

static bool read_filter(const struct cli_value *v, struct facts_filter *f, int *status)
{
    *f = (struct facts_filter){0};
    if (v[OPTION_AREA].given)
        f->areas = 1U << v[OPTION_AREA].number;
    if (v[OPTION_GOAL].given)
        f->goals = 1U << v[OPTION_GOAL].number;
    if (v[OPTION_POSITION].given)
        f->positions = 1U << v[OPTION_POSITION].number;
    if (v[OPTION_MAX].given)
        f->max_ms = v[OPTION_MAX].ms;
    f->by_equipment = v[OPTION_EQUIPMENT].given;
    return !f->by_equipment || parse_equipment(v[OPTION_EQUIPMENT].text, &f->equipment, status);
}

/* ---- output ---- */

static int widest(const struct row *rows, size_t count, bool id)
{
    int width = 0;
    for (size_t i = 0; i < count; i++)
        width = MAX(width, utf8_width(id ? rows[i].entry->id : rows[i].item.routine->name));
    return width;
}

/* Kept within 80 cells for nearly all: what one needs tells routines apart, areas exercises. */
static void add_table(const struct row *rows, size_t count, struct strbuf *out)
{
    int id_cells = widest(rows, count, true), name_cells = widest(rows, count, false);
    for (size_t i = 0; i < count; i++) {
        const struct row *row = &rows[i];
        show_padded(out, row->entry->id, id_cells + 1);
        show_minutes(out, row->facts.total_ms);
        strbuf_puts(out, "  ");
        show_padded(out, row->item.routine->name, name_cells + 2);
        if (row->item.kind == LIBRARY_BREATH)
            show_cycle(out, row->item.exercise);
        else if (row->item.exercise)
            show_words(out, &area_words, row->facts.areas, ", ");
        else if (row->facts.equipment)
            show_words(out, &equipment_words, row->facts.equipment, ", ");
        else
            strbuf_puts(out, "-");
        strbuf_puts(out, row->entry->mine ? "  (yours)\n" : "\n");
    }
}

static void add_json(const struct row *rows, size_t count, struct strbuf *out)
{
    strbuf_puts(out, "[");
    for (size_t i = 0; i < count; i++) {
        const struct row *row = &rows[i];
        strbuf_puts(out, i ? ",\n  { \"id\": " : "\n  { \"id\": ");
        strbuf_json(out, row->entry->id);
        strbuf_puts(out, ", \"kind\": ");
        strbuf_json(out, library_kind_names[row->item.kind]);
        strbuf_puts(out, ", \"name\": ");
        strbuf_json(out, row->item.routine->name);
        strbuf_printf(out, ", \"total_ms\": %lld, \"goals\": ", (long long) row->facts.total_ms);
        show_json_words(out, &goal_words, row->facts.goals);
        strbuf_puts(out, ", \"areas\": ");
        show_json_words(out, &area_words, row->facts.areas);
        strbuf_puts(out, ", \"positions\": ");
        show_json_words(out, &position_words, row->facts.positions);
        strbuf_puts(out, ", \"equipment\": ");
        show_json_words(out, &equipment_words, row->facts.equipment);
        strbuf_printf(out, ", \"mine\": %s, \"path\": ", row->entry->mine ? "true" : "false");
        strbuf_json(out, row->entry->path);
        strbuf_puts(out, " }");
    }
    strbuf_puts(out, count ? "\n]\n" : "]\n");
}

static void add_tracks(struct library *l, struct strbuf *out, struct diags *d)
{
    const struct library_entry *entries;
    size_t count = library_list(l, LIBRARY_TRACK, &entries);
    for (size_t i = 0; i < count; i++) {
        const struct track *t = library_track(l, entries[i].path, d);
        if (!t)
            continue;
        show_padded(out, entries[i].id, TRACK_CELLS);
        strbuf_puts(out, t->summary ? t->summary : t->name);
        strbuf_puts(out, entries[i].mine ? "  (yours)\n" : "\n");
    }
}

/* The level a routine is listed at: what was asked for, else that at which it is run. */
struct levels {
    struct context *ctx;
    int asked; /* 0: none */
    struct plan plan;
    bool planned;
};

static void levels_open(struct levels *l, struct context *ctx, int asked, struct arena *a)
{
    struct clock clock;
    clock_init(&clock);
    *l = (struct levels){.ctx = ctx, .asked = asked};
    l->planned = !asked && plan_open(&l->plan, ctx, safety_today(&clock), a);
}

static int level_of(const struct levels *l, const struct routine *r)
{
    const struct plan *plan = l->planned ? &l->plan : NULL;
    return l->asked ? l->asked : plan_fit_of(l->ctx, plan, r->id, r->first_goal).level;
}

static int list_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    struct facts_filter filter;
    int status = CLI_DONE;
    if (!read_filter(v, &filter, &status))
        return status;
    struct library *l = context_library(ctx);
    const struct library_entry *entries;
    struct arena a = {0};
    struct diags d = {0};
    struct strbuf out = {0};
    if (v[OPTION_TRACKS].given) {
        add_tracks(l, &out, &d);
        cli_puts(&out);
        cli_report(&d);
        strbuf_release(&out);
        return CLI_DONE;
    }
    enum library_kind kind = v[OPTION_EXERCISES].given ? LIBRARY_EXERCISE
                             : v[OPTION_BREATH].given  ? LIBRARY_BREATH
                                                       : LIBRARY_ROUTINE;
    size_t count = library_list(l, kind, &entries);
    library_check_names(l, kind, &d);
    struct row *rows = arena_array(&a, count, sizeof *rows);
    size_t n = 0;
    struct levels levels;
    levels_open(&levels, ctx, v[OPTION_LEVEL].given ? v[OPTION_LEVEL].number : 0, &a);
    for (size_t i = 0; i < count; i++) {
        struct row *row = &rows[n];
        row->entry = &entries[i];
        if (library_open(l, entries[i].path, &row->item, &d) &&
            show_facts(l, row->item.routine, level_of(&levels, row->item.routine), &row->facts, &d))
            n += facts_pass(&row->facts, &filter);
    }
    plan_close(&levels.plan);
    if (v[OPTION_JSON].given)
        add_json(rows, n, &out);
    else
        add_table(rows, n, &out);
    if (n == 0 && count > 0 && !v[OPTION_JSON].given)
        fputs("limber: nothing is all of this; leave one of the options out\n", stderr);
    cli_puts(&out);
    cli_report(&d);
    strbuf_release(&out);
    arena_release(&a);
    return CLI_DONE;
}

const struct command cmd_list = {
    .name = "list",
    .summary = "list the routines, or the exercises",
    .synopsis = "",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .group = GROUP_FILES,
    .run = list_run,
};
