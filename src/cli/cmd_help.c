/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"
#include "cli/commands.h"

static int help_run(struct context *ctx, const struct cli_args *args)
{
    (void) ctx;
    struct strbuf text = {0};
    if (args->n_operands == 0) {
        cli_help(&text);
    } else {
        const struct command *command = cli_find(args->operands[0]);
        if (!command) {
            const char *near = cli_suggest(args->operands[0]);
            return cli_usage(&cmd_help, "no command '%s'%s%s%s", args->operands[0],
                             near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
        }
        cli_command_help(command, &text);
    }
    cli_puts(&text);
    strbuf_release(&text);
    return CLI_DONE;
}

const struct command cmd_help = {
    .name = "help",
    .summary = "show what limber or one of its commands does",
    .synopsis = "[COMMAND]",
    .max_operands = 1,
    .group = GROUP_PROGRAM,
    .run = help_run,
};
