/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/doctor.h"
#include "tui/probe.h"
#include "tui/term.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

/* Below this the player shows what it can in fewer lines. */
enum { SMALL_COLS = 60, SMALL_ROWS = 16 };

static const char *locale_name(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

static void find_locale(struct findings *f)
{
    const char *name = locale_name();
    if (!setlocale(LC_CTYPE, ""))
        find_add(f, FOUND_NOTE, "locale",
                 "Everything is drawn with ASCII. C.UTF-8 is always there: LC_ALL=C.UTF-8.",
                 "there is no locale '%s' on this system", name);
    else if (!probe_utf8())
        find_add(f, FOUND_NOTE, "locale",
                 "Everything is drawn with ASCII. For more, set a UTF-8 locale: LC_ALL=C.UTF-8.",
                 "%s, characters of %s", name, nl_langinfo(CODESET));
    else
        find_add(f, FOUND_OK, "locale", NULL, "%s", name);
}

static void find_colours(struct findings *f, const char *term, int colours)
{
    if (probe_no_color())
        find_add(f, FOUND_OK, "colours", NULL, "none, because NO_COLOR is set");
    else if (colours >= 256)
        find_add(f, FOUND_OK, "colours", NULL, "%d", colours);
    else
        find_add(f, FOUND_NOTE, "colours",
                 "Most terminals have 256: TERM=xterm-256color (tmux-256color in tmux).",
                 "TERM=%s says %d", term, colours);
}

static void find_size(struct findings *f)
{
    int cols = 0, rows = 0;
    double aspect = 0;
    if (!probe_size(STDOUT_FILENO, &cols, &rows, &aspect)) {
        find_add(f, FOUND_NOTE, "size", "80 x 24 is assumed.", "the terminal does not tell it");
        return;
    }
    bool small = cols < SMALL_COLS || rows < SMALL_ROWS;
    find_add(f, small ? FOUND_NOTE : FOUND_OK, "size",
             small ? "The figure is best from 80 x 24 on." : NULL, "%d x %d", cols, rows);
    if (aspect > 0)
        find_add(f, FOUND_OK, "cells", NULL, "%.2f times as high as wide", aspect);
    else
        find_add(f, FOUND_NOTE, "cells",
                 "If the figure looks stretched: limber config cell_aspect 1.8 (or so).",
                 "the terminal does not tell their height and width; 2.0 is assumed");
}

void find_terminal(struct findings *f)
{
    find_locale(f);
    const char *term = getenv("TERM");
    struct err err = {0};
    int colours = 0;
    if (!isatty(STDOUT_FILENO) || !isatty(STDIN_FILENO))
        find_add(f, FOUND_NOTE, "terminal",
                 "Sessions are printed as lines here (run --plain). Run doctor in the terminal "
                 "that is meant.",
                 "standard input or output is none");
    else if (!term_probe(&colours, &err))
        find_add(f, FOUND_WRONG, "terminal", "Sessions are printed as lines here (run --plain).",
                 "%s", err.text);
    else {
        find_add(f, FOUND_OK, "terminal", NULL, "%s", term);
        find_colours(f, term, colours);
        find_size(f);
    }
}
