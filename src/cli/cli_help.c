/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <string.h>

static const char *const group_titles[] = {
    [GROUP_MOVE] = "Move",
    [GROUP_FILES] = "Routines and exercises",
    [GROUP_PROGRESS] = "Progress and safety",
    [GROUP_PROGRAM] = "The program",
};
_Static_assert(ARRAY_LEN(group_titles) == N_GROUPS, "one title a group");

void cli_help(struct strbuf *out)
{
    strbuf_puts(out, "limber: a guided exercise coach for the terminal\n\n"
                     "Usage: limber [COMMAND [OPTION]... [ARGUMENT]...]\n");
    for (int group = 0; group < N_GROUPS; group++) {
        bool titled = false;
        for (size_t i = 0; i < cli_n_commands; i++) {
            const struct command *c = cli_commands[i];
            if ((int) c->group != group)
                continue;
            if (!titled)
                strbuf_printf(out, "\n%s\n", group_titles[group]);
            titled = true;
            strbuf_printf(out, "  %-9s %s\n", c->name, c->summary);
        }
    }
    strbuf_puts(out,
                "\n'limber COMMAND --help' tells more about a command, 'man limber' everything.\n");
}

/* "--level N" or "--output, -o FILE"; returns its width. */
static int put_option_name(struct strbuf *out, const struct cli_option *o)
{
    size_t before = out->length;
    strbuf_printf(out, "--%s", o->name);
    if (o->letter)
        strbuf_printf(out, ", -%c", o->letter);
    if (o->argument)
        strbuf_printf(out, " %s", o->argument);
    return (int) (out->length - before);
}

enum { HELP_COLUMNS = 79 };

/* The words an option takes, below its help and indented like it. */
static void put_words(struct strbuf *out, int indent, const struct read_words *words)
{
    int at = HELP_COLUMNS;
    for (size_t i = 0; i < words->count; i++) {
        bool last = i + 1 == words->count;
        int width = (int) strlen(words->words[i]) + !last;
        if (at + 1 + width > HELP_COLUMNS) {
            strbuf_printf(out, "\n%*s", indent, "");
            at = indent;
        } else {
            strbuf_putc(out, ' ');
            at++;
        }
        strbuf_printf(out, "%s%s", words->words[i], last ? "" : ",");
        at += width;
    }
}

static void put_option(struct strbuf *out, int column, const struct cli_option *o)
{
    strbuf_puts(out, "  ");
    int width = put_option_name(out, o);
    strbuf_printf(out, "%*s%s", column - width, "", o->help);
    if (o->type == CLI_WORD)
        put_words(out, column + 2, o->words);
    strbuf_putc(out, '\n');
}

void cli_command_help(const struct command *command, struct strbuf *out)
{
    static const struct cli_option common[] = {
        {.name = "help", .help = "show this help"},
        {.name = "version", .help = "show the version"},
    };
    strbuf_printf(out, "Usage: limber %s%s%s%s\n\n%c%s.\n\nOptions:\n", command->name,
                  command->n_options ? " [OPTION]..." : "", *command->synopsis ? " " : "",
                  command->synopsis, command->summary[0] - 'a' + 'A', command->summary + 1);

    int column = (int) sizeof "--version";
    for (size_t i = 0; i < command->n_options; i++) {
        struct strbuf name = {0};
        int width = put_option_name(&name, &command->options[i]);
        column = MAX(column, width);
        strbuf_release(&name);
    }
    column += 2;
    for (size_t i = 0; i < command->n_options; i++)
        put_option(out, column, &command->options[i]);
    for (size_t i = 0; i < ARRAY_LEN(common); i++)
        put_option(out, column, &common[i]);
    if (command->more)
        strbuf_printf(out, "\n%s", command->more);
}
