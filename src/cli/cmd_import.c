/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/merged.h"
#include "io/fsutil.h"
#include "io/store_exchange.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Sixty years of ten sessions a day. */
enum { FILE_BYTES_MAX = 1 << 30 };

enum { OPTION_DRY_RUN };
static const struct cli_option options[] = {
    [OPTION_DRY_RUN] = {.name = "dry-run", .help = "only say what is wrong with the file"},
};

struct importing {
    struct exchange exchange;
    struct arena arena; /* of the row that is being taken in */
    struct diags diags;
};

static enum store_next next(void *context, struct record_row *row)
{
    struct importing *m = context;
    /* After a mistake nothing is kept; the rest is read for what else is wrong. */
    do {
        arena_release(&m->arena);
        if (!exchange_next(&m->exchange, &m->arena, row))
            return m->diags.errors ? STORE_NEXT_CANCEL : STORE_NEXT_END;
    } while (m->diags.errors);
    return STORE_NEXT_ROW;
}

/* All of standard input: `ssh elsewhere limber export | limber import -`. */
static bool read_stdin(struct strbuf *text)
{
    char block[BUFSIZ];
    size_t n;
    while (text->length <= FILE_BYTES_MAX && (n = fread(block, 1, sizeof block, stdin)) > 0)
        strbuf_add(text, block, n);
    if (ferror(stdin))
        cli_fail("cannot read standard input: %s", strerror(errno));
    else if (text->length > FILE_BYTES_MAX)
        cli_fail("standard input is larger than %d MiB", FILE_BYTES_MAX >> 20);
    else
        return true;
    return false;
}

static bool read_file(const char *path, struct strbuf *text)
{
    if (strcmp(path, "-") == 0)
        return read_stdin(text);
    switch (fs_read(path, FILE_BYTES_MAX, text, NULL)) {
    case FS_OK:
        return true;
    case FS_MISSING:
        cli_fail("there is no file '%s'", path);
        break;
    case FS_NOT_FILE:
        cli_fail("'%s' is not a file", path);
        break;
    case FS_TOO_LARGE:
        cli_fail("'%s' is larger than %d MiB", path, FILE_BYTES_MAX >> 20);
        break;
    case FS_FAILED:
        cli_fail("cannot read '%s': %s", path, strerror(errno));
        break;
    }
    return false;
}

static void say_counts(const struct store_merged *merged)
{
    struct strbuf out = {0};
    merged_put(&out, merged, true);
    strbuf_putc(&out, '\n');
    cli_puts(&out);
    strbuf_release(&out);
}

static int finish(struct importing *m, const char *path, const struct strbuf *text)
{
    if (!m->diags.count)
        return CLI_DONE;
    diags_quote(&m->diags, 0, path, strbuf_text(text), text->length);
    bool failed = m->diags.errors > 0;
    cli_report(&m->diags);
    return failed ? cli_fail("nothing was taken in from '%s'", path) : CLI_DONE;
}

static int import_text(struct context *ctx, const char *path, const struct strbuf *text, bool dry)
{
    struct importing m = {0};
    struct store_merged merged;
    struct record_row row;
    struct err err = {0};
    exchange_open(&m.exchange, path, strbuf_text(text), text->length, 1, &m.diags);
    bool ok = true;
    if (dry)
        while (next(&m, &row) == STORE_NEXT_ROW)
            continue;
    else
        ok = store_merge(context_store(ctx), next, &m, &merged, &err);
    arena_release(&m.arena);
    int status = finish(&m, path, text);
    if (status == CLI_DONE && !ok)
        status = cli_fail("%s", err.text);
    else if (status == CLI_DONE && !dry) {
        context_copy_lock(ctx);
        say_counts(&merged);
    }
    return status;
}

static int import_run(struct context *ctx, const struct cli_args *args)
{
    bool dry = args->values[OPTION_DRY_RUN].given;
    const char *path = args->operands[0];
    struct strbuf text = {0};
    int status = CLI_FAILED;
    if ((dry || context_store(ctx)) && read_file(path, &text))
        status = import_text(ctx, path, &text, dry);
    strbuf_release(&text);
    return status;
}

const struct command cmd_import = {
    .name = "import",
    .summary = "take in what export wrote, or a list of days and scores",
    .synopsis = "FILE|-",
    .more = "All of the file is taken in, or nothing. Of two versions of the same the later\n"
            "one counts. A list has a day and a stiffness score (0 to 10) a line:\n"
            "2026-11-22,4. limber-data(5) describes all files.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .min_operands = 1,
    .max_operands = 1,
    .group = GROUP_PROGRESS,
    .run = import_run,
};
