/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/say.h"

#include "tui/probe.h"
#include "view/layout.h"
#include "view/text.h"

#include <stdio.h>
#include <unistd.h>

void say(const char *text)
{
    int cols, rows;
    double aspect;
    if (!probe_size(STDOUT_FILENO, &cols, &rows, &aspect))
        cols = LAYOUT_TEXT_CELLS; /* a file is read, too */
    struct text_flow w = {.rest = text, .cells = CLAMP(cols, 20, (int) LAYOUT_TEXT_CELLS)};
    while (text_next(&w))
        printf("%*s%.*s\n", w.bytes ? w.indent : 0, "", (int) w.bytes, w.line);
}

void say_paragraph(const char *text)
{
    printf("\n");
    say(text);
}
