/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/editing.h"
#include "io/cfg.h"
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
    const char *folder = editing_folder(ctx, subfolder);
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

/* An unchanged copy would only keep later versions of ours away. */
static bool take_back(void *context)
{
    const struct target *t = context;
    struct strbuf now = {0};
    bool same = t->copied && fs_read(t->path, CFG_BYTES_MAX, &now, NULL) == FS_OK &&
                now.length == t->original.length &&
                memcmp(strbuf_text(&now), strbuf_text(&t->original), now.length) == 0;
    strbuf_release(&now);
    if (!same)
        return false;
    unlink(t->path);
    fprintf(stderr, "Nothing was changed.\n");
    return true;
}

static int edit_run(struct context *ctx, const struct cli_args *args)
{
    struct target t = {0};
    int status;
    if (find_target(ctx, args->operands[0], &t, &status))
        status = editing_run(ctx, t.path, t.copied ? 0 : editing_check(ctx, t.path), take_back, &t);
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
