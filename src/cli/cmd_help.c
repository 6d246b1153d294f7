/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "view/keys.h"

#include <string.h>

/* Keys side by side, wide enough for "End G"; arrows count as one column each. */
enum { KEY_COLUMN = 8 };

static void add_keys(struct strbuf *out)
{
    for (int screen = 0; screen < N_SCREENS; screen++) {
        strbuf_printf(out, "%s%s\n", screen ? "\n" : "", screen_titles[screen]);
        struct key_text key;
        for (size_t i = 0; keys_text((enum screen) screen, i, &key); i++) {
            int pad = MAX(KEY_COLUMN - utf8_width(key.keys), 1);
            strbuf_printf(out, "  %s%*s%s\n", key.keys, pad, "", key.help);
        }
    }
}

static int help_run(struct context *ctx, const struct cli_args *args)
{
    (void) ctx;
    struct strbuf text = {0};
    if (args->n_operands == 0) {
        cli_help(&text);
    } else if (strcmp(args->operands[0], "keys") == 0) {
        add_keys(&text);
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
    .synopsis = "[COMMAND|keys]",
    .more = "'limber help keys' lists the keys of every screen.\n",
    .max_operands = 1,
    .group = GROUP_PROGRAM,
    .run = help_run,
};
