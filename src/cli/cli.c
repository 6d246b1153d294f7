/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include "app/context.h"
#include "app/home.h"
#include "base/suggest.h"
#include "cli/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* In the order the help lists them within their group. */
/* clang-format off */
const struct command *const cli_commands[] = {
    &cmd_run, &cmd_breathe, &cmd_render,
    &cmd_list, &cmd_show, &cmd_check, &cmd_edit, &cmd_new,
    &cmd_sound,
    &cmd_preview,
    &cmd_learn,
    &cmd_log,
    &cmd_pause,
    &cmd_plan,
    &cmd_history,
    &cmd_stats,
    &cmd_export, &cmd_import,
    &cmd_sync,
    &cmd_report,
    &cmd_screen,
    &cmd_config, &cmd_doctor, &cmd_forget, &cmd_help,
};
/* clang-format on */
const size_t cli_n_commands = ARRAY_LEN(cli_commands);

const struct command *cli_find(const char *name)
{
    for (size_t i = 0; i < cli_n_commands; i++)
        if (strcmp(cli_commands[i]->name, name) == 0)
            return cli_commands[i];
    return NULL;
}

const char *cli_suggest(const char *name)
{
    const char *names[ARRAY_LEN(cli_commands)];
    for (size_t i = 0; i < cli_n_commands; i++)
        names[i] = cli_commands[i]->name;
    return suggest(name, names, cli_n_commands);
}

static PRINTF_LIKE(2, 0) void say(const char *prefix, const char *fmt, va_list ap)
{
    fflush(stdout);
    fprintf(stderr, "limber: %s", prefix);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
}

int cli_fail(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    say("", fmt, ap);
    va_end(ap);
    return CLI_FAILED;
}

void cli_report(struct diags *d)
{
    struct strbuf text = {0};
    diags_sort(d);
    diags_format(d, &text);
    fflush(stdout);
    fwrite(strbuf_text(&text), 1, text.length, stderr);
    strbuf_release(&text);
    diags_release(d);
}

int cli_usage(const struct command *command, const char *fmt, ...)
{
    char prefix[32] = "";
    if (command)
        snprintf(prefix, sizeof prefix, "%s: ", command->name);
    va_list ap;
    va_start(ap, fmt);
    say(prefix, fmt, ap);
    va_end(ap);
    fprintf(stderr, "Try 'limber%s%s --help'.\n", command ? " " : "", command ? command->name : "");
    return CLI_USAGE;
}

void cli_puts(const struct strbuf *text)
{
    fwrite(strbuf_text(text), 1, text->length, stdout);
}

static int print_help(const struct command *command)
{
    struct strbuf text = {0};
    if (command)
        cli_command_help(command, &text);
    else
        cli_help(&text);
    cli_puts(&text);
    strbuf_release(&text);
    return CLI_DONE;
}

static int print_version(void)
{
    fputs(PACKAGE_NAME " " PACKAGE_VERSION "\n", stdout);
    return CLI_DONE;
}

static int unknown_command(const char *name)
{
    const char *near = cli_suggest(name);
    if (name[0] == '-')
        return cli_usage(NULL, "unknown option '%s'", name);
    if (strchr(name, '/') || (strlen(name) > 4 && strcmp(name + strlen(name) - 4, ".cfg") == 0))
        return cli_usage(NULL, "no command '%s'; did you mean 'limber run %s'?", name, name);
    if (near)
        return cli_usage(NULL, "no command '%s'; did you mean '%s'?", name, near);
    return cli_usage(NULL, "no command '%s'", name);
}

static int run_command(const struct command *command, int argc, char **argv)
{
    struct cli_args args;
    switch (cli_parse(command, argc, argv, &args)) {
    case CLI_PARSED_HELP:
        return print_help(command);
    case CLI_PARSED_VERSION:
        return print_version();
    case CLI_PARSED_WRONG:
        return CLI_USAGE;
    case CLI_PARSED:
        break;
    }
    /* LC_NUMERIC stays "C": it would change what strtod() and printf() mean. */
    setlocale(LC_CTYPE, "");
    struct context ctx = {0};
    int status = command->run(&ctx, &args);
    context_release(&ctx);
    return status;
}

/* `limber` alone, on a terminal. */
static int run_home(void)
{
    setlocale(LC_CTYPE, "");
    struct context ctx = {0};
    int status = home_run(&ctx);
    context_release(&ctx);
    return status;
}

static int dispatch(int argc, char **argv)
{
    if (argc < 2)
        return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) ? run_home() : print_help(NULL);
    const char *first = argv[1];
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0)
        return print_help(NULL);
    if (strcmp(first, "--version") == 0)
        return print_version();
    const struct command *command = cli_find(first);
    return command ? run_command(command, argc - 1, argv + 1) : unknown_command(first);
}

/*
 * A descriptor 0-2 that the caller closed must not be given to the next file
 * opened: a message would be written into the history. It is opened the wrong
 * way round, so that its use still fails.
 */
static void keep_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
                return;
}

/* Whoever read our output has gone: `limber list | head -n 1`. */
static bool reader_left(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
}

/* Output that could not be written is a failure, said once. Where its reader left, this ends as
 * other programs do there: quietly, by the signal. */
static int finish_output(int status)
{
    errno = 0;
    bool failed = ferror(stdout) != 0;
    if (fflush(stdout) == 0 && !failed)
        return status;
    if (errno == EPIPE || reader_left()) {
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    fprintf(stderr, "limber: cannot write the output%s%s\n", errno ? ": " : "",
            errno ? strerror(errno) : "");
    return status ? status : CLI_FAILED;
}

int cli_main(int argc, char **argv)
{
    keep_standard_streams();
    signal(SIGPIPE, SIG_IGN);
    return finish_output(dispatch(argc, argv));
}
