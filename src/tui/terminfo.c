/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/terminfo.h"

#include "base/base.h"
#include "tui/term.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* clang-format off */
/* Their struct tags, which nobody needs, are words of ours. */
#define screen curses_screen
#define term   curses_term
#include <term.h>
#undef screen
#undef term
/* clang-format on */

enum { SUCCESS /* as curses' OK, which comes with <curses.h> */ };

/* A string of the terminal's description, NULL where it has none. */
static const char *capability(const char *name)
{
    const char *s = tigetstr(name);
    return s == (const char *) -1 ? NULL : s;
}

bool term_probe(int *colours, struct err *err)
{
    const char *name = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(err, "the screen needs a terminal on standard input and output");
    if (!name || !*name)
        return err_set(err, "TERM is not set: it names the kind of terminal");
    int status = 0;
    if (setupterm(name, STDOUT_FILENO, &status) != SUCCESS)
        return status == -1 ? err_set(err, "no terminfo database found: is ncurses-base installed?")
                            : err_set(err, "TERM=%s is not a terminal known here", name);
    bool moves = capability("cup") != NULL;
    int has = tigetnum("colors");
    *colours = MAX(has, 0);
    del_curterm(cur_term); /* newterm() makes its own */
    if (!moves)
        return err_set(err, "TERM=%s cannot move the cursor", name);
    return true;
}

static bool gives(const char *name, int colour, const char *want)
{
    const char *format = capability(name);
    const char *got = format ? tiparm(format, colour) : NULL;
    return got && strcmp(got, want) == 0;
}

bool terminfo_has_ansi_colours(void)
{
    int colours = tigetnum("colors");
    return gives("setaf", 1, "\033[31m") && gives("setab", 2, "\033[42m") &&
           (colours <= 8 || gives("setaf", 12, "\033[94m")) &&
           (colours <= 16 || gives("setab", 200, "\033[48;5;200m"));
}

/* Appends a capability without its padding, which only terminals of the seventies need. */
static size_t add_capability(char *out, size_t at, size_t room, const char *name)
{
    for (const char *s = capability(name); s && *s && at < room; s++) {
        if (s[0] == '$' && s[1] == '<' && strchr(s, '>'))
            s = strchr(s, '>');
        else
            out[at++] = *s;
    }
    return at;
}

size_t terminfo_way_back(char *out, size_t room)
{
    static const char *const names[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
    size_t at = 0;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        at = add_capability(out, at, room, names[i]);
    return at;
}
