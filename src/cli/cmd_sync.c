/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/merged.h"
#include "io/fsutil.h"
#include "io/sync.h"

#include <stdio.h>

static void say(const struct sync_result *result)
{
    struct strbuf out = {0};
    if (result->files == 0)
        strbuf_puts(&out, "No other machine has put anything into this folder yet.");
    else if (!merged_any(&result->merged))
        strbuf_printf(&out, "Nothing new from %s.",
                      result->files == 1 ? "the other machine" : "the other machines");
    else
        merged_put(&out, &result->merged, false);
    if (result->lines)
        strbuf_printf(&out, " Written for the others: %zu new entr%s.", result->lines,
                      result->lines == 1 ? "y" : "ies");
    else
        strbuf_puts(&out, " The folder has everything that is here.");
    strbuf_putc(&out, '\n');
    cli_puts(&out);
    strbuf_release(&out);
    if (result->kept_lock)
        fputs("limber: exercise was locked on another machine, and is locked here as well\n",
              stderr);
}

static int sync_run(struct context *ctx, const struct cli_args *args)
{
    const struct paths *paths = context_paths(ctx);
    char machine[UUID_BYTES];
    struct sync_result result;
    struct diags d = {0};
    struct err err = {0};
    struct store *store = context_store(ctx);
    if (!store)
        return CLI_FAILED; /* said already */
    if (!fs_make_folders(paths->state, 0700, &err) || !sync_machine(paths->state, machine, &err) ||
        !sync_remember(paths->state, args->operands[0], &err))
        return cli_fail("%s", err.text);
    bool ok = sync_folder(store, args->operands[0], machine, &ctx->arena, &result, &d, &err);
    bool found = d.errors > 0;
    cli_report(&d);
    context_copy_lock(ctx); /* what was taken over counts, whatever failed after it */
    if (!ok)
        return cli_fail("%s", err.text);
    say(&result);
    return found ? CLI_FAILED : CLI_DONE;
}

const struct command cmd_sync = {
    .name = "sync",
    .summary = "one history on several machines, through a shared folder",
    .synopsis = "FOLDER",
    .more = "Each machine adds to a file of its own in the folder and reads the others'. Any\n"
            "folder will do that something carries between them: Syncthing, Nextcloud, git.\n",
    .min_operands = 1,
    .max_operands = 1,
    .group = GROUP_PROGRESS,
    .run = sync_run,
};
