/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/editor.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* How editors take a line, by the name of their program. */
enum line_form { LINE_PLUS, LINE_GOTO, LINE_COLON };
static const struct {
    const char *program;
    enum line_form form;
} editors[] = {
    {"vi", LINE_PLUS},     {"vim", LINE_PLUS},
    {"nvim", LINE_PLUS},   {"view", LINE_PLUS},
    {"nano", LINE_PLUS},   {"pico", LINE_PLUS},
    {"emacs", LINE_PLUS},  {"emacsclient", LINE_PLUS},
    {"mg", LINE_PLUS},     {"joe", LINE_PLUS},
    {"jed", LINE_PLUS},    {"ne", LINE_PLUS},
    {"kak", LINE_PLUS},    {"vis", LINE_PLUS},
    {"micro", LINE_PLUS},  {"editor", LINE_PLUS},
    {"mcedit", LINE_PLUS}, {"gedit", LINE_PLUS},
    {"kate", LINE_PLUS},   {"sensible-editor", LINE_PLUS},
    {"code", LINE_GOTO},   {"codium", LINE_GOTO},
    {"subl", LINE_COLON},  {"hx", LINE_COLON},
    {"helix", LINE_COLON}, {"zed", LINE_COLON},
};

/* VISUAL, else EDITOR, else what Debian's alternatives call "editor". */
static const char *editor_name(void)
{
    static const char *const variables[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
        const char *editor = getenv(variables[i]);
        if (editor && *editor)
            return editor;
    }
    return "editor";
}

/* The last part of the first word. */
static const char *program_of(const char *editor, size_t *length)
{
    size_t end = strcspn(editor, " \t"), start = end;
    while (start > 0 && editor[start - 1] != '/')
        start--;
    *length = end - start;
    return editor + start;
}

void editor_command(const char *editor, int line, struct strbuf *out)
{
    size_t length;
    const char *program = program_of(editor, &length);
    strbuf_puts(out, editor);
    for (size_t i = 0; line > 0 && i < ARRAY_LEN(editors); i++) {
        if (strlen(editors[i].program) != length ||
            memcmp(editors[i].program, program, length) != 0)
            continue;
        switch (editors[i].form) {
        case LINE_PLUS:
            strbuf_printf(out, " +%d \"$@\"", line);
            return;
        case LINE_GOTO:
            strbuf_printf(out, " --wait --goto \"$1:%d\"", line);
            return;
        case LINE_COLON:
            strbuf_printf(out, " \"$1:%d\"", line);
            return;
        }
    }
    strbuf_puts(out, " \"$@\"");
}

static void child(const char *command, const char *path)
{
    signal(SIGINT, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    execl("/bin/sh", "sh", "-c", command, "sh", path, (char *) NULL);
    _exit(127);
}

static bool wait_for(pid_t pid, int *status)
{
    while (waitpid(pid, status, 0) < 0)
        if (errno != EINTR)
            return false;
    return true;
}

bool editor_run(const char *path, int line, struct err *err)
{
    const char *editor = editor_name();
    struct strbuf command = {0};
    editor_command(editor, line, &command);
    /* Ctrl-C in the editor is the editor's: limber stays. */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old_int, old_quit;
    sigaction(SIGINT, &ignore, &old_int);
    sigaction(SIGQUIT, &ignore, &old_quit);
    int status = 0;
    pid_t pid = fork();
    if (pid == 0)
        child(command.text, path);
    bool ok = pid > 0 && wait_for(pid, &status);
    if (!ok)
        err_set(err, "cannot run '%s': %s", editor, strerror(errno));
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGQUIT, &old_quit, NULL);
    strbuf_release(&command);
    if (ok && WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return err_set(err, "cannot run '%s': set VISUAL or EDITOR to your editor", editor);
    if (ok && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
        return err_set(err, "'%s' did not end well", editor);
    return ok;
}
