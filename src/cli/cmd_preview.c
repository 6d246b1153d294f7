/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "app/preview.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/show.h"

#include <unistd.h>

enum { OPTION_LEVEL, OPTION_PLAIN };
static const struct cli_option options[] = {
    [OPTION_LEVEL] = COMMON_LEVEL,
    [OPTION_PLAIN] = {.name = "plain", .help = "print lines instead of drawing"},
};

/* What `show` and `check` would say. */
static int print(struct context *ctx, const char *name, int level)
{
    struct diags d = {0};
    struct strbuf out = {0};
    bool ok = library_check(context_library(ctx), name, &d);
    ok = ok && show_named(ctx, name, &(struct show_how){.level = level}, &out, &d);
    cli_puts(&out);
    cli_report(&d);
    strbuf_release(&out);
    return ok ? CLI_DONE : CLI_FAILED;
}

static int preview_command(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    int level = v[OPTION_LEVEL].given ? v[OPTION_LEVEL].number
                                      : context_settings(ctx)->values[SETTING_LEVEL].integer;
    struct err err = {""};
    bool screen = !v[OPTION_PLAIN].given && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (screen && preview_run(ctx, args->operands[0], level, &err))
        return CLI_DONE;
    return print(ctx, args->operands[0], level);
}

const struct command cmd_preview = {
    .name = "preview",
    .summary = "a routine or exercise live, read again whenever it is saved",
    .synopsis = "ID|FILE",
    .more = "Shows the figure in its loop, the phases and what is wrong with the file, while\n"
            "it is being written in an editor beside it.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .min_operands = 1,
    .max_operands = 1,
    .group = GROUP_FILES,
    .run = preview_command,
};
