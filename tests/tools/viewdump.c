/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * viewdump [SCREEN] [--size WxH] [--ascii] [--colours N] [--light] [--text]
 *
 * Prints the fixture screens as they would stand on a terminal, with their
 * colours as escape sequences (or as bare text), to be looked at.
 */
#include "base/utf8.h"
#include "view/fixture_screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_look(const struct cell *c)
{
    static const struct {
        enum cell_attr attr;
        int sgr;
    } attrs[] = {
        {CELL_BOLD, 1}, {CELL_DIM, 2}, {CELL_ITALIC, 3}, {CELL_UNDERLINE, 4}, {CELL_REVERSE, 7}};
    printf("\033[0");
    for (size_t i = 0; i < ARRAY_LEN(attrs); i++)
        if (c->attr & attrs[i].attr)
            printf(";%d", attrs[i].sgr);
    if (c->fg >= 0)
        printf(";38;5;%d", c->fg);
    if (c->bg >= 0)
        printf(";48;5;%d", c->bg);
    printf("m");
}

static void print_ansi(const struct frame *f)
{
    for (int y = 0; y < f->rows; y++) {
        const struct cell *last = NULL;
        for (int x = 0; x < f->cols; x++) {
            const struct cell *c = &f->cells[y * f->cols + x];
            if (c->cp == 0)
                continue;
            if (!last || last->fg != c->fg || last->bg != c->bg || last->attr != c->attr)
                print_look(c);
            last = c;
            char bytes[4];
            fwrite(bytes, 1, (size_t) utf8_encode(c->cp, bytes), stdout);
        }
        printf("\033[0m\n");
    }
}

int main(int argc, char **argv)
{
    struct view_caps caps = {.utf8 = true, .colours = 256};
    const char *name = NULL;
    int cols = 80, rows = 24;
    bool text = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--size") == 0 && i + 1 < argc) {
            char *end;
            cols = (int) strtol(argv[++i], &end, 10);
            rows = *end == 'x' ? (int) strtol(end + 1, NULL, 10) : rows;
        } else if (strcmp(argv[i], "--colours") == 0 && i + 1 < argc) {
            caps.colours = (int) strtol(argv[++i], NULL, 10);
        } else if (strcmp(argv[i], "--ascii") == 0) {
            caps.utf8 = false;
        } else if (strcmp(argv[i], "--light") == 0) {
            caps.light = true;
        } else if (strcmp(argv[i], "--text") == 0) {
            text = true;
        } else {
            name = argv[i];
        }
    }
    struct frame f = {0};
    for (size_t i = 0; i < n_fixture_screens; i++) {
        if (name && strcmp(name, fixture_screens[i].name) != 0)
            continue;
        frame_begin(&f, cols, rows, &caps);
        fixture_screens[i].draw(&f);
        struct strbuf out = {0};
        frame_dump(&f, &out);
        if (!name)
            printf("== %s\n", fixture_screens[i].name);
        if (text)
            fputs(strbuf_text(&out), stdout);
        else
            print_ansi(&f);
        strbuf_release(&out);
    }
    frame_release(&f);
    return 0;
}
