/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "app/practice.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/show.h"
#include "core/timeline_text.h"

enum { OPTION_TIMELINE, OPTION_LEVEL, OPTION_JSON };
static const struct cli_option options[] = {
    [OPTION_TIMELINE] = {.name = "timeline", .help = "print every phase with its time"},
    [OPTION_LEVEL] = {.name = "level",
                      .argument = "N",
                      .help = "1 start or comeback, 2 standard, 3 full",
                      .type = CLI_INT,
                      .min = 1,
                      .max = EXERCISE_LEVELS},
    [OPTION_JSON] = {.name = "json", .help = "print the timeline as one JSON object"},
};

static int level_of(struct context *ctx, const struct cli_value *v)
{
    return v[OPTION_LEVEL].given ? v[OPTION_LEVEL].number
                                 : context_settings(ctx)->values[SETTING_LEVEL].integer;
}

/* As `run` would play it: the person's cautions count. */
static bool add_timeline(struct context *ctx, const struct cli_value *v, const struct routine *r,
                         struct strbuf *out, struct diags *d)
{
    struct arena a = {0};
    struct exercise_source source = library_source(context_library(ctx));
    struct screening_record screening = practice_screening(ctx, &a);
    struct timeline_options as_run = {
        .level = level_of(ctx, v),
        .cautions = practice_cautions(ctx, &screening),
        .breath_pace = 100,
    };
    const struct timeline *t = timeline_compile(r, &as_run, &source, &a, d);
    if (t && v[OPTION_JSON].given)
        timeline_json(t, out);
    else if (t)
        timeline_lines(t, out);
    arena_release(&a);
    return t != NULL;
}

static int show_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    if (!v[OPTION_TIMELINE].given && v[OPTION_JSON].given)
        return cli_usage(&cmd_show, "--json goes with --timeline");
    struct library *l = context_library(ctx);
    struct library_item item;
    struct diags d = {0};
    struct strbuf out = {0};
    bool ok = library_open(l, args->operands[0], &item, &d);
    if (ok && v[OPTION_TIMELINE].given)
        ok = add_timeline(ctx, v, item.routine, &out, &d);
    else if (ok && item.exercise) {
        show_exercise(l, item.exercise, &out, &d);
        show_sources(context_cards(ctx), item.exercise, &out);
    } else if (ok)
        show_routine(l, item.routine, level_of(ctx, v), &out, &d);
    cli_puts(&out);
    cli_report(&d);
    strbuf_release(&out);
    return ok ? CLI_DONE : CLI_FAILED;
}

const struct command cmd_show = {
    .name = "show",
    .summary = "print a routine or an exercise",
    .synopsis = "ID|FILE",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .min_operands = 1,
    .max_operands = 1,
    .group = GROUP_FILES,
    .run = show_run,
};
