/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/confirm.h"
#include "io/forget.h"

#include <stdio.h>

enum { OPTION_EVERYTHING, OPTION_YES };
static const struct cli_option options[] = {
    [OPTION_EVERYTHING] = {.name = "everything", .help = "delete all that is kept about you"},
    [OPTION_YES] = {.name = "yes", .help = "do not ask"},
};

static void say_what_goes(const struct forget_list *list)
{
    fprintf(stderr,
            "This deletes all that limber keeps about you: sessions, scores, measures, the\n"
            "plan, answers to the safety questions with any lock, what was chosen inside\n"
            "the program, and what was kept to be faster:\n");
    for (size_t i = 0; i < list->count; i++)
        fprintf(stderr, "  %s\n", list->paths[i]);
    for (size_t i = 0; i < list->n_shared; i++)
        fprintf(stderr, "  %s%s\n", list->shared[i],
                forget_can_reach(list->shared[i]) ? "" : " (cannot be reached now)");
    fprintf(stderr, "What you wrote yourself stays, and so does what other machines have.\n");
}

/* What it means that other machines have it, too: the next sync would bring it back. */
static void say_what_stays(const struct paths *paths, const struct forget_list *list)
{
    fprintf(stderr, "Not deleted: what you wrote yourself, in %s, and exports you made.\n",
            paths->config);
    for (size_t i = 0; i < list->n_shared; i++)
        if (!forget_can_reach(list->shared[i]))
            fprintf(stderr, "Not reached, delete it yourself: %s\n", list->shared[i]);
    if (list->n_shared)
        fputs("Machines that share a folder with this one still have the same history, and the\n"
              "next 'limber sync' brings it back. To be rid of it, say 'limber forget\n"
              "--everything' on each of them before any of them syncs again.\n",
              stderr);
    else
        fputs("A folder that 'limber sync' used with another machine would bring it back.\n",
              stderr);
}

static int forget_run(struct context *ctx, const struct cli_args *args)
{
    const struct paths *paths = context_paths(ctx);
    struct forget_list list;
    struct err err = {0};
    if (!args->values[OPTION_EVERYTHING].given)
        return cli_usage(&cmd_forget, "say --everything; one session: limber history --delete");
    forget_find(&list, paths, &ctx->arena);
    if (list.count == 0) {
        fprintf(stderr, "There is nothing to delete.\n");
        return CLI_DONE;
    }
    if (!args->values[OPTION_YES].given) {
        if (!confirm_possible())
            return cli_fail("there is nobody to ask; say --yes");
        say_what_goes(&list);
        if (!confirm_word("Type 'everything' to delete it:", "everything"))
            return cli_fail("nothing was deleted");
    }
    if (!forget_all(&list, paths, &ctx->arena, &err))
        return cli_fail("%s", err.text);
    fprintf(stderr, "Deleted: all that limber kept about you on this machine%s.\n",
            list.n_shared ? ", and its own files in shared folders" : "");
    say_what_stays(paths, &list);
    return CLI_DONE;
}

const struct command cmd_forget = {
    .name = "forget",
    .summary = "delete all that is kept about you",
    .synopsis = "--everything",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .group = GROUP_PROGRAM,
    .run = forget_run,
};
