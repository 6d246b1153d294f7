/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "io/fsutil.h"
#include "io/store_exchange.h"

#include <stdio.h>
#include <string.h>

enum { FLUSH_BYTES = 64 << 10, PRIVATE_MODE = 0600 };

enum { OPTION_JSON, OPTION_CSV, OPTION_FROM, OPTION_TO, OPTION_OUTPUT };
static const struct cli_option options[] = {
    [OPTION_JSON] = {.name = "json", .help = "everything, as one JSON document (the default)"},
    [OPTION_CSV] = {.name = "csv", .help = "one table, for a spreadsheet"},
    [OPTION_FROM] = {.name = "from",
                     .argument = "DAY",
                     .help = "leave out what was before this day",
                     .type = CLI_DAY},
    [OPTION_TO] = {.name = "to",
                   .argument = "DAY",
                   .help = "leave out what was after this day",
                   .type = CLI_DAY},
    [OPTION_OUTPUT] = {.name = "output",
                       .argument = "FILE",
                       .help = "write a file that only you can read",
                       .type = CLI_TEXT,
                       .letter = 'o'},
};

/* Rows on their way out: to stdout, or into a file that appears when it is whole. */
struct exporting {
    bool csv;
    enum record_kind table;
    struct exchange_writer writer;
    struct strbuf text;
    struct fs_new *file; /* NULL: stdout */
};

/* False: nobody takes it any more. */
static bool flush(struct exporting *x)
{
    bool ok = true;
    if (x->file)
        ok = fs_new_add(x->file, strbuf_text(&x->text), x->text.length);
    else
        cli_puts(&x->text);
    strbuf_reset(&x->text);
    return ok && !ferror(stdout);
}

static bool put(void *context, const struct record_row *row)
{
    struct exporting *x = context;
    if (x->csv)
        exchange_put_table_rows(&x->text, x->table, row);
    else
        exchange_add(&x->writer, &x->text, row);
    return x->text.length < FLUSH_BYTES || flush(x);
}

static bool export_all(struct store *store, struct store_range range, struct exporting *x,
                       struct err *err)
{
    if (x->csv)
        exchange_put_table_head(&x->text, x->table);
    else
        exchange_begin(&x->writer, &x->text);
    bool ok = store_export(store, range, put, x, err);
    if (!x->csv)
        exchange_end(&x->writer, &x->text);
    flush(x);
    strbuf_release(&x->text);
    return ok;
}

static int find_table(const struct cli_args *args, enum record_kind *table)
{
    *table = RECORD_SESSION;
    if (args->n_operands == 0)
        return CLI_DONE;
    for (int i = 0; i < N_RECORD_KINDS; i++) {
        *table = (enum record_kind) i;
        if (strcmp(record_tables[i].plural, args->operands[0]) == 0)
            return CLI_DONE;
    }
    struct strbuf names = {0};
    for (int i = 0; i < N_RECORD_KINDS; i++)
        strbuf_printf(&names, "%s%s", i ? ", " : "", record_tables[i].plural);
    int status =
        cli_usage(&cmd_export, "no table '%s'; one of: %s", args->operands[0], strbuf_text(&names));
    strbuf_release(&names);
    return status;
}

static int export_run(struct context *ctx, const struct cli_args *args)
{
    const struct cli_value *v = args->values;
    struct store_range range = {DAY_FIRST, DAY_LAST, 0};
    struct exporting x = {.csv = v[OPTION_CSV].given};
    const char *path = v[OPTION_OUTPUT].text;
    if (x.csv && v[OPTION_JSON].given)
        return cli_usage(&cmd_export, "--csv and --json exclude each other");
    if (!x.csv && args->n_operands)
        return cli_usage(&cmd_export, "a table is for --csv; JSON holds everything");
    if (find_table(args, &x.table) != CLI_DONE)
        return CLI_USAGE;
    if (v[OPTION_FROM].given)
        range.from_day = v[OPTION_FROM].day;
    if (v[OPTION_TO].given)
        range.to_day = v[OPTION_TO].day;

    struct store *store = context_store(ctx);
    if (!store)
        return CLI_FAILED; /* said already */
    struct err err = {0};
    struct fs_new file;
    if (path && strcmp(path, "-") != 0) {
        fs_new_begin(&file, path, PRIVATE_MODE);
        x.file = &file;
    }
    bool ok = export_all(store, range, &x, &err);
    if (x.file)
        ok = fs_new_end(x.file, ok, &err) && ok;
    return ok ? CLI_DONE : cli_fail("%s", err.text);
}

const struct command cmd_export = {
    .name = "export",
    .summary = "your data, as JSON or as tables",
    .synopsis = "[TABLE]",
    .more = "Tables for --csv: sessions (the default), steps, events, scores, measures,\n"
            "pauses, decisions, screenings, deleted. limber-data(5) describes all files.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .max_operands = 1,
    .group = GROUP_PROGRESS,
    .run = export_run,
};
