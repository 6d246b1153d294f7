/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "audio/sounds.h"
#include "cli/cli.h"
#include "cli/commands.h"

enum { OPTION_JSON, OPTION_ALL };
static const struct cli_option options[] = {
    [OPTION_JSON] = {.name = "json", .help = "print one JSON array"},
    [OPTION_ALL] = {.name = "all", .help = "check every routine and exercise there is"},
};

static void check_all(struct library *l, struct diags *d)
{
    for (int kind = 0; kind < N_LIBRARY_KINDS; kind++) {
        const struct library_entry *entries;
        size_t count = library_list(l, (enum library_kind) kind, &entries);
        for (size_t i = 0; i < count; i++)
            library_check(l, entries[i].path, d);
    }
}

static int check_run(struct context *ctx, const struct cli_args *args)
{
    bool all = args->values[OPTION_ALL].given;
    if (!all && args->n_operands == 0)
        return cli_usage(&cmd_check, "name a file, or say --all");
    struct library *l = context_library(ctx);
    struct diags d = {0};
    if (all)
        check_all(l, &d);
    for (int i = 0; i < args->n_operands; i++)
        if (!sounds_check_file(args->operands[i], &d))
            library_check(l, args->operands[i], &d);

    struct strbuf out = {0};
    diags_sort(&d);
    if (args->values[OPTION_JSON].given)
        diags_format_json(&d, &out);
    else
        diags_format(&d, &out);
    cli_puts(&out);
    int status = d.errors ? CLI_FAILED : CLI_DONE;
    strbuf_release(&out);
    diags_release(&d);
    return status;
}

const struct command cmd_check = {
    .name = "check",
    .summary = "find what is wrong with routine, exercise and sound files",
    .synopsis = "[FILE|ID]...",
    .more = "Prints nothing where nothing is wrong. limber-routine(5) explains what it finds,\n"
            "limber-sound(5) the sounds.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .max_operands = -1,
    .group = GROUP_FILES,
    .run = check_run,
};
