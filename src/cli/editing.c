/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/editing.h"

#include "cli/cli.h"
#include "io/editor.h"
#include "io/fsutil.h"
#include "io/programmes.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *editing_folder(struct context *ctx, const char *subfolder)
{
    return arena_printf(&ctx->arena, "%s/routines%s", context_paths(ctx)->config, subfolder);
}

int editing_check(struct context *ctx, const char *path)
{
    struct library fresh; /* the file was changed since */
    struct diags d = {0};
    library_init(&fresh, context_paths(ctx));
    if (!programmes_check_file(&fresh, path, &d))
        library_check(&fresh, path, &d);
    diags_sort(&d);
    int line = 0;
    for (size_t i = 0; i < d.count && !line; i++)
        if (d.items[i].level == DIAG_ERROR)
            line = strcmp(d.items[i].loc.path, path) == 0 ? MAX(d.items[i].loc.line, 1) : 1;
    cli_report(&d);
    library_release(&fresh);
    return line;
}

static bool wants_back(int line)
{
    char answer[16];
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return false;
    fprintf(stderr, "Go back to line %d? [Y/n] ", line);
    fflush(stderr);
    if (!fgets(answer, sizeof answer, stdin))
        return false;
    return answer[0] != 'n' && answer[0] != 'N' && answer[0] != 'q';
}

int editing_run(struct context *ctx, const char *path, int line, bool (*left)(void *context),
                void *context)
{
    struct err err = {""};
    do {
        bool left_well = editor_run(path, line, &err);
        bool done = left && left(context);
        if (!left_well)
            return cli_fail("%s", err.text);
        if (done)
            return CLI_DONE;
        if (!fs_is_file(path))
            return cli_fail("'%s' is gone: the editor left no file there", path);
        line = editing_check(ctx, path);
    } while (line && wants_back(line));
    fprintf(stderr, "%s: %s\n", path, line ? "kept as it is, with errors" : "saved");
    return line ? CLI_FAILED : CLI_DONE;
}
