/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/civil.h"
#include "base/parse.h"
#include "base/suggest.h"
#include "cli/cli.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

/* What getopt_long() returns: above every letter; the command's own options follow. */
enum { VALUE_HELP = 0x100, VALUE_VERSION, FIRST_VALUE };
enum { LETTERS_BYTES = 2 * CLI_OPTIONS_MAX + 4 };

static void fill_options(const struct command *command, struct option *out)
{
    size_t n = 0;
    for (; n < command->n_options; n++)
        out[n] = (struct option){
            .name = command->options[n].name,
            .has_arg = command->options[n].type == CLI_FLAG ? no_argument : required_argument,
            .val = FIRST_VALUE + (int) n,
        };
    out[n++] = (struct option){.name = "help", .has_arg = no_argument, .val = VALUE_HELP};
    out[n] = (struct option){.name = "version", .has_arg = no_argument, .val = VALUE_VERSION};
}

/* "+:ho:" for getopt: a '+' where options come first, then the letters. */
static void fill_letters(const struct command *command, char out[LETTERS_BYTES])
{
    size_t n = 0;
    if (command->options_first)
        out[n++] = '+';
    out[n++] = ':';
    out[n++] = 'h';
    for (size_t i = 0; i < command->n_options; i++) {
        if (!command->options[i].letter)
            continue;
        out[n++] = command->options[i].letter;
        if (command->options[i].type != CLI_FLAG)
            out[n++] = ':';
    }
    out[n] = '\0';
}

/* The option's index, or -1. */
static int find_letter(const struct command *command, int letter)
{
    for (size_t i = 0; i < command->n_options; i++)
        if (command->options[i].letter == letter)
            return (int) i;
    return -1;
}

/* `typed` is the argument getopt stumbled over, `c` what it returned. */
static void report_bad_option(const struct command *command, const char *typed, int c)
{
    int name_length = (int) strcspn(typed, "=");
    if (c == ':') {
        cli_usage(command, "%.*s wants a value", name_length, typed);
        return;
    }
    if (optopt >= VALUE_HELP) {
        cli_usage(command, "%.*s takes no value", name_length, typed);
        return;
    }
    const char *names[CLI_OPTIONS_MAX + 2];
    size_t n = 0;
    for (; n < command->n_options; n++)
        names[n] = command->options[n].name;
    names[n++] = "help";
    names[n++] = "version";

    struct strbuf name = {0};
    if (strncmp(typed, "--", 2) == 0)
        strbuf_add(&name, typed + 2, (size_t) name_length - 2);
    const char *near = name.length ? suggest(strbuf_text(&name), names, n) : NULL;
    if (near)
        cli_usage(command, "unknown option '%.*s'; did you mean '--%s'?", name_length, typed, near);
    else
        cli_usage(command, "unknown option '%s'", typed);
    strbuf_release(&name);
}

static bool parse_word(const struct command *command, const struct cli_option *option,
                       const char *text, int *out)
{
    const struct read_words *words = option->words;
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->words[i], text) == 0) {
            *out = (int) i;
            return true;
        }
    struct strbuf list = {0};
    for (size_t i = 0; i < words->count; i++)
        strbuf_printf(&list, "%s%s", i ? ", " : "", words->words[i]);
    const char *near = suggest(text, words->words, words->count);
    cli_usage(command, "--%s: no such word '%s'%s%s%s (one of: %s)", option->name, text,
              near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "",
              strbuf_text(&list));
    strbuf_release(&list);
    return false;
}

static bool parse_day(const struct command *command, const struct cli_option *option,
                      const char *text, struct cli_value *value)
{
    struct civil date;
    if (!civil_parse(text, &date)) {
        cli_usage(command, "--%s wants a day such as 2026-11-22, not '%s'", option->name, text);
        return false;
    }
    value->day = civil_to_days(date);
    return true;
}

static bool parse_value(const struct command *command, const struct cli_option *option,
                        const char *text, struct cli_value *value)
{
    value->given = true;
    value->text = text;
    switch (option->type) {
    case CLI_FLAG:
    case CLI_TEXT:
        return true;
    case CLI_INT:
        if (parse_int(text, option->min, option->max, &value->number))
            return true;
        cli_usage(command, "--%s wants a whole number from %d to %d, not '%s'", option->name,
                  option->min, option->max, text);
        return false;
    case CLI_WORD:
        return parse_word(command, option, text, &value->number);
    case CLI_DURATION:
        if (parse_duration_ms(text, &value->ms))
            return true;
        cli_usage(command, "--%s wants a duration such as 5m, 90s or 1h30m, not '%s'", option->name,
                  text);
        return false;
    case CLI_DAY:
        return parse_day(command, option, text, value);
    }
    return false;
}

static bool check_operands(const struct command *command, const struct cli_args *args)
{
    if (args->n_operands < command->min_operands) {
        cli_usage(command, "missing argument: limber %s %s", command->name, command->synopsis);
        return false;
    }
    if (command->max_operands >= 0 && args->n_operands > command->max_operands) {
        cli_usage(command, "unexpected argument '%s'", args->operands[command->max_operands]);
        return false;
    }
    return true;
}

enum cli_parsed cli_parse(const struct command *command, int argc, char **argv,
                          struct cli_args *args)
{
    assert(command->n_options <= CLI_OPTIONS_MAX);
    struct option options[CLI_OPTIONS_MAX + 3] = {0};
    char letters[LETTERS_BYTES];
    fill_options(command, options);
    fill_letters(command, letters);
    *args = (struct cli_args){0};
    /* 0 rather than 1: glibc starts over, also when getopt ran before. */
    optind = 0;
    opterr = 0;
    for (;;) {
        int at = optind ? optind : 1;
        int c = getopt_long(argc, argv, letters, options, NULL);
        if (c == -1)
            break;
        if (c == 'h' || c == VALUE_HELP)
            return CLI_PARSED_HELP;
        if (c == VALUE_VERSION)
            return CLI_PARSED_VERSION;
        int lettered = c == ':' || c == '?' ? -1 : find_letter(command, c);
        if (c < FIRST_VALUE && lettered < 0) {
            /* Operands before it may have been skipped over: the culprit ends at optind. */
            const char letter[] = {'-', (char) optopt, '\0'};
            bool is_letter = c == '?' && optopt > ' ' && optopt < VALUE_HELP;
            report_bad_option(command, is_letter ? letter : argv[MAX(optind - 1, at)], c);
            return CLI_PARSED_WRONG;
        }
        size_t i = (size_t) (lettered >= 0 ? lettered : c - FIRST_VALUE);
        if (!parse_value(command, &command->options[i], optarg, &args->values[i]))
            return CLI_PARSED_WRONG;
    }
    args->operands = argv + optind;
    args->n_operands = argc - optind;
    return check_operands(command, args) ? CLI_PARSED : CLI_PARSED_WRONG;
}
