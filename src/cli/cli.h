/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_CLI_H
#define LIMBER_CLI_CLI_H

#include "base/base.h"
#include "base/diag.h"
#include "base/reader.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The command line: `limber COMMAND [OPTION]... [ARGUMENT]...`.
 *
 * A command is one row of the table in cli.c and one file cmd_NAME.c. Its
 * options are a table too: the frame parses them, prints the help and reports
 * what is wrong, so that every command behaves alike. A command sees parsed
 * values only.
 *
 * Exit statuses: 0 done, 1 findings or failure, 2 usage. stdout carries data
 * and nothing else; everything for the person who typed goes to stderr.
 */
enum { CLI_DONE = 0, CLI_FAILED = 1, CLI_USAGE = 2 };

struct context;

enum cli_option_type {
    CLI_FLAG,     /* takes no value */
    CLI_TEXT,     /* any value */
    CLI_INT,      /* min..max */
    CLI_WORD,     /* one of words; number gets its index */
    CLI_DURATION, /* "90s", "5m", "1h30m"; ms gets it */
    CLI_DAY,      /* "2026-11-22"; day gets it */
};

struct cli_option {
    const char *name;     /* "level", without the dashes */
    const char *argument; /* "N", for the help; NULL: a flag */
    const char *help;     /* one line, lower case, no full stop */
    enum cli_option_type type;
    int min, max;                   /* CLI_INT */
    const struct read_words *words; /* CLI_WORD */
    char letter;                    /* 'o': -o means the same; 0: none */
};

struct cli_value {
    bool given;
    const char *text; /* as typed; NULL for a flag */
    int number;       /* CLI_INT, CLI_WORD */
    int64_t ms;       /* CLI_DURATION */
    int32_t day;      /* CLI_DAY */
};

enum { CLI_OPTIONS_MAX = 16 };

struct cli_args {
    struct cli_value values[CLI_OPTIONS_MAX]; /* same order as the command's options */
    char **operands;                          /* n_operands of them, then NULL */
    int n_operands;
};

/* The headings `limber --help` lists the commands under. */
enum command_group { GROUP_MOVE, GROUP_FILES, GROUP_PROGRESS, GROUP_PROGRAM, N_GROUPS };

struct command {
    const char *name;
    const char *summary;  /* one line, lower case, no full stop */
    const char *synopsis; /* the operands: "[ROUTINE|FILE]"; "" where there are none */
    const char *more;     /* lines below the options in the command's help; NULL: none */
    const struct cli_option *options;
    size_t n_options;
    int min_operands, max_operands; /* max -1: any number */
    bool options_first;             /* what follows the first operand is an operand, "-12" too */
    enum command_group group;
    int (*run)(struct context *ctx, const struct cli_args *args);
};

/* What main() does. Returns the exit status. */
int cli_main(int argc, char **argv);

/* ---- for the commands ---- */

/* "limber: message" on stderr; both return their status: return cli_fail("…"). */
int cli_fail(const char *fmt, ...) PRINTF_LIKE(1, 2);
/* As cli_fail(), then where to find help. */
int cli_usage(const struct command *command, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Writes to stdout; errors are reported once, when the program ends. */
void cli_puts(const struct strbuf *text);

/* What was found in files, on stderr, by file and line. Empties d. */
void cli_report(struct diags *d);

/* ---- the table (cli.c) and its help (cli_help.c) ---- */

extern const struct command *const cli_commands[];
extern const size_t cli_n_commands;
const struct command *cli_find(const char *name);
/* The name most likely meant, or NULL. */
const char *cli_suggest(const char *name);
void cli_help(struct strbuf *out);
void cli_command_help(const struct command *command, struct strbuf *out);

/* ---- parsing (options.c) ---- */

enum cli_parsed { CLI_PARSED, CLI_PARSED_HELP, CLI_PARSED_VERSION, CLI_PARSED_WRONG };
/* argv[0] is the command's name. What is wrong was said on stderr already. */
enum cli_parsed cli_parse(const struct command *command, int argc, char **argv,
                          struct cli_args *args);

#endif
