/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/editing.h"
#include "core/field.h"
#include "io/fsutil.h"

#include <string.h>
#include <unistd.h>

enum { OPTION_EXERCISE, OPTION_BREATH };
static const struct cli_option options[] = {
    [OPTION_EXERCISE] = {.name = "exercise", .help = "an exercise instead of a routine"},
    [OPTION_BREATH] = {.name = "breath", .help = "a breath pattern instead of a routine"},
};

/* What a new file says: it passes `limber check` as it stands. The name is put in its place. */
static const char *const scaffolds[N_LIBRARY_KINDS] = {
    [LIBRARY_ROUTINE] =
        "# What it is called, and what it is for.\n"
        "name    = \"%s\";\n"
        "summary = \"One sentence about it.\";\n"
        "goals   = [ \"mobility\" ];      # the first one is what it is mainly for\n"
        "\n"
        "# What is done, in order. limber list --exercises names the exercises;\n"
        "# limber-routine(5) says what else a step may be.\n"
        "steps   = (\n"
        "    { exercise = \"shoulder-rolls\";   reps = 5; },\n"
        "    { exercise = \"self-hug-stretch\"; hold = 15; },\n"
        "    { rest = 10; },\n"
        "    { exercise = \"seated-rotation\";  reps = 3; } );     # three to each side\n",
    [LIBRARY_EXERCISE] =
        "name      = \"%s\";\n"
        "goals     = [ \"mobility\" ];\n"
        "areas     = [ \"upper-back\" ];\n"
        "position  = \"seated\";\n"
        "equipment = [ \"chair\" ];\n"
        "sides     = \"none\";            # or block, alternate: written for the left side\n"
        "prepare   = 10;                # seconds to get into position\n"
        "\n"
        "# One repetition. A pose is reached at the end of its phase.\n"
        "phases    = (\n"
        "    { name = \"lift\";  seconds = 3; breath = \"in\";  pose = \"tall\"; say = \"In, grow "
        "tall\"; },\n"
        "    { name = \"lower\"; seconds = 4; breath = \"out\"; pose = \"soft\"; say = \"Out, let "
        "go\"; } );\n"
        "levels    = ( { reps = 4; }, { reps = 6; }, { reps = 8; } );\n"
        "\n"
        "how       = (\n"
        "    \"Sit with your feet flat.\",\n"
        "    \"Grow tall as you breathe in.\" );\n"
        "cues      = ( \"Long neck.\" );\n"
        "# For people with that tag: what to take care of, or what to do instead.\n"
        "cautions  = ( { tag = \"neck\"; advice = \"Move only as far as is easy.\"; } );\n"
        "\n"
        "# How it looks: limber-routine(5), FIGURES.\n"
        "figure    = {\n"
        "    view  = \"side\";\n"
        "    focus = [ \"thoracic\" ];\n"
        "    props = ( { type = \"chair\"; } );\n"
        "    poses = {\n"
        "        soft = { use = \"seated\"; thoracic = { flex = 20; }; };\n"
        "        tall = { use = \"seated\"; thoracic = { extend = 8; }; };\n"
        "    };\n"
        "};\n",
    [LIBRARY_BREATH] =
        "name    = \"%s\";\n"
        "summary = \"What it is good for.\";\n"
        "body    = \"belly-breathing\";     # the exercise whose figure and words it takes\n"
        "\n"
        "# 5 to 8 breaths a minute. Where the breath is held, add what people do who must not:\n"
        "# no_hold = \"long-exhale\";\n"
        "phases  = (\n"
        "    { name = \"breathe in\";  seconds = 4; breath = \"in\";  say = \"In\"; },\n"
        "    { name = \"breathe out\"; seconds = 6; breath = \"out\"; say = \"Out\"; } );\n",
};

static enum library_kind kind_wanted(const struct cli_value *v)
{
    return v[OPTION_EXERCISE].given ? LIBRARY_EXERCISE
           : v[OPTION_BREATH].given ? LIBRARY_BREATH
                                    : LIBRARY_ROUTINE;
}

/* "my-five": "My five". */
static void put_name(const char *id, struct strbuf *out)
{
    for (const char *p = id; *p; p++) {
        char c = *p == '-' ? ' ' : *p;
        strbuf_putc(out, p == id && c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
    }
}

/* The scaffold with the name where it has its mark. */
static void write_scaffold(const char *scaffold, const char *id, struct strbuf *out)
{
    for (const char *p = scaffold; *p; p++) {
        if (p[0] == '%' && p[1] == 's') {
            put_name(id, out);
            p++;
        } else {
            strbuf_putc(out, *p);
        }
    }
}

static int refuse_name(struct context *ctx, const char *id)
{
    return cli_fail("'%s' cannot be a name: names have a-z, 0-9 and single dashes, as in '%s'", id,
                    ident_make(id, strlen(id), &ctx->arena));
}

static int new_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    const char *id = args->operands[0];
    if (v[OPTION_EXERCISE].given && v[OPTION_BREATH].given)
        return cli_usage(&cmd_new, "--exercise and --breath are two things");
    if (!ident_ok(id))
        return refuse_name(ctx, id);
    enum library_kind kind = kind_wanted(v);
    const char *folder = editing_folder(ctx, library_subfolders[kind]);
    const char *path = arena_printf(&ctx->arena, "%s/%s.cfg", folder, id);
    if (access(path, F_OK) == 0)
        return cli_fail("there is '%s' already: limber edit %s changes it", path, id);
    struct strbuf text = {0};
    struct err err = {""};
    write_scaffold(scaffolds[kind], id, &text);
    bool ok = fs_make_folders(folder, 0777, &err) &&
              fs_write_whole(path, strbuf_text(&text), text.length, 0666, &err);
    strbuf_release(&text);
    return ok ? editing_run(ctx, path, 0, NULL, NULL) : cli_fail("%s", err.text);
}

const struct command cmd_new = {
    .name = "new",
    .summary = "begin a routine, an exercise or a breath pattern of your own",
    .synopsis = "ID",
    .more = "Puts a file that works as it stands into your folder, and opens your editor.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .min_operands = 1,
    .max_operands = 1,
    .group = GROUP_FILES,
    .run = new_run,
};
