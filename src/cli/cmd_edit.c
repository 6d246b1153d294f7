/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "io/cfg.h"
#include "io/editor.h"
#include "io/fsutil.h"
#include "io/programmes.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The file that is edited: the user's own, or a copy of ours in the user's folder. */
struct target {
    const char *path;
    bool copied;            /* made here: taken away again where nothing was changed */
    struct strbuf original; /* what was copied */
};

/* Writes t->original to t->path; the folder is made where it is not there. */
static bool write_copy(const char *folder, struct target *t, struct err *err)
{
    if (!fs_make_folders(folder, 0777, err) ||
        !fs_write_whole(t->path, strbuf_text(&t->original), t->original.length, 0666, err))
        return false;
    t->copied = true;
    return true;
}

static bool copy_of_ours(struct context *ctx, const char *ours, const char *subfolder,
                         struct target *t, struct err *err)
{
    const struct paths *paths = context_paths(ctx);
    const char *folder = arena_printf(&ctx->arena, "%s/routines%s", paths->config, subfolder);
    t->path = arena_printf(&ctx->arena, "%s%s", folder, strrchr(ours, '/'));
    if (fs_read(ours, CFG_BYTES_MAX, &t->original, NULL) != FS_OK)
        return err_set(err, "cannot read '%s'", ours);
    return write_copy(folder, t, err);
}

/* Frames that are yet to be drawn begin with the figure in characters. */
static bool draft(struct library *l, struct target *t, struct err *err)
{
    struct diags d = {0};
    const char *slash = strrchr(t->path, '/');
    bool made = slash && library_draft(l, t->path, &t->original, &d);
    cli_report(&d);
    const char *folder = made ? arena_strndup(&l->arena, t->path, (size_t) (slash - t->path)) : "";
    return made && write_copy(folder, t, err);
}

static bool find_target(struct context *ctx, const char *name, struct target *t, int *status)
{
    struct library *l = context_library(ctx);
    enum library_kind kind = LIBRARY_ROUTINE;
    struct diags d = {0};
    struct err err = {""};
    const char *programme = programmes_path(l, name);
    t->path = programme ? programme : library_path(l, name, &kind, &d);
    size_t length = strlen(l->shared);
    bool found = t->path && fs_is_file(t->path);
    bool ours = found && strncmp(t->path, l->shared, length) == 0 && t->path[length] == '/';
    if (found)
        diags_release(&d); /* what is wrong with the file is why it is edited */
    else if (t->path && d.count == 0)
        found = draft(l, t, &err);
    else
        cli_report(&d);
    const char *folder = programme ? "/programmes" : found ? library_subfolders[kind] : "";
    if (found && ours)
        found = copy_of_ours(ctx, t->path, folder, t, &err);
    if (err.text[0])
        cli_fail("%s", err.text);
    *status = found ? CLI_DONE : CLI_FAILED;
    return found;
}

/* Reports what is wrong; returns the line of the first error, 0 where there is none. */
static int check(struct context *ctx, const char *path)
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

/* An unchanged copy would only keep later versions of ours away. */
static bool take_back(const struct target *t)
{
    struct strbuf now = {0};
    bool same = t->copied && fs_read(t->path, CFG_BYTES_MAX, &now, NULL) == FS_OK &&
                now.length == t->original.length &&
                memcmp(strbuf_text(&now), strbuf_text(&t->original), now.length) == 0;
    if (same)
        unlink(t->path);
    strbuf_release(&now);
    return same;
}

static int edit(struct context *ctx, const struct target *t, int line)
{
    struct err err = {""};
    do {
        bool left_well = editor_run(t->path, line, &err);
        if (take_back(t)) {
            if (!left_well)
                return cli_fail("%s", err.text);
            fprintf(stderr, "Nothing was changed.\n");
            return CLI_DONE;
        }
        if (!left_well)
            return cli_fail("%s", err.text);
        line = check(ctx, t->path);
    } while (line && wants_back(line));
    fprintf(stderr, "%s: %s\n", t->path, line ? "kept as it is, with errors" : "saved");
    return line ? CLI_FAILED : CLI_DONE;
}

static int edit_run(struct context *ctx, const struct cli_args *args)
{
    struct target t = {0};
    int status;
    if (find_target(ctx, args->operands[0], &t, &status))
        status = edit(ctx, &t, t.copied ? 0 : check(ctx, t.path));
    strbuf_release(&t.original);
    return status;
}

const struct command cmd_edit = {
    .name = "edit",
    .summary = "change a routine, exercise or programme in your editor, and check it",
    .synopsis = "ID|FILE",
    .more = "One of ours is copied to your own folder first; your copy is used from then on.\n"
            "ID.frames begins a drawing of that exercise with its figure in characters.\n"
            "VISUAL or EDITOR names the editor.\n",
    .min_operands = 1,
    .max_operands = 1,
    .group = GROUP_FILES,
    .run = edit_run,
};
