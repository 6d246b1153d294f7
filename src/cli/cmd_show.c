/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/show.h"
#include "core/timeline_text.h"

enum { OPTION_TIMELINE, OPTION_LEVEL, OPTION_FIT, OPTION_JSON };
static const struct cli_option options[] = {
    [OPTION_TIMELINE] = {.name = "timeline", .help = "print every phase with its time"},
    [OPTION_LEVEL] = COMMON_LEVEL,
    [OPTION_FIT] = COMMON_FIT,
    [OPTION_JSON] = {.name = "json",
                     .help = "print one JSON object: what the file says, or the timeline"},
};

/* As `run` would play it. */
static bool add_timeline(const struct cli_value *v, struct library *l, const struct routine *r,
                         const struct timeline_options *as_run, struct strbuf *out, struct diags *d)
{
    struct arena a = {0};
    struct exercise_source source = library_source(l);
    const struct timeline *t = timeline_compile(r, as_run, &source, &a, d);
    if (t && v[OPTION_JSON].given)
        timeline_json(t, out);
    else if (t)
        timeline_lines(t, out);
    arena_release(&a);
    return t != NULL;
}

static bool show(struct context *ctx, const struct cli_args *args, struct strbuf *out,
                 struct diags *d)
{
    const struct cli_value *v = args->values;
    const struct show_how how = {.level = v[OPTION_LEVEL].given ? v[OPTION_LEVEL].number : 0,
                                 .fit_ms = v[OPTION_FIT].given ? v[OPTION_FIT].ms : 0};
    struct show_item named;
    if (!v[OPTION_TIMELINE].given && !v[OPTION_JSON].given)
        return show_named(ctx, args->operands[0], &how, out, d);
    if (!show_open(ctx, args->operands[0], &how, &named, d))
        return false;
    if (named.track) {
        cli_fail("a track has no timeline, and no JSON");
        return false;
    }
    if (v[OPTION_TIMELINE].given)
        return add_timeline(v, context_library(ctx), named.item.routine, &named.as_run, out, d);
    show_json(ctx, &named, out, d);
    return true;
}

static int show_run(struct context *ctx, const struct cli_args *args)
{
    struct diags d = {0};
    struct strbuf out = {0};
    bool ok = show(ctx, args, &out, &d);
    cli_puts(&out);
    cli_report(&d);
    strbuf_release(&out);
    return ok ? CLI_DONE : CLI_FAILED;
}

const struct command cmd_show = {
    .name = "show",
    .summary = "print a routine, an exercise or a track",
    .synopsis = "ID|FILE",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .min_operands = 1,
    .max_operands = 1,
    .group = GROUP_FILES,
    .run = show_run,
};
