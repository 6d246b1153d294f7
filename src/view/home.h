/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_HOME_H
#define LIMBER_VIEW_HOME_H

#include "core/exercise.h"
#include "view/find.h"
#include "view/frame.h"
#include "view/home_filter.h"
#include "view/keys.h"
#include "view/menu.h"
#include "view/picture.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The home screen: one list of sections (what suits today, the routines, the
 * learn cards, what was done lately), a row of filters over it, and beside it
 * what is under the cursor. As view/screens.h: data of the shell, then a little
 * state. A section is a name and rows; the view knows nothing else of it.
 */
struct home_step {
    const char *name, *dose;         /* "Seated turn", "×3" */
    const struct exercise *exercise; /* NULL: a card or a checklist */
};

/* What is shown beside the row of a routine, and what filters look at. */
struct home_routine {
    struct facts facts;
    int level; /* at which it is started where none is asked for, 1 to 3 */
    int64_t total_ms[EXERCISE_LEVELS];
    const struct home_step *steps;
    size_t n_steps;
};

struct home_row {
    const char *text;
    const char *id;                     /* what commands call it: found by that, too; or NULL */
    const char *detail;                 /* at the right; NULL: the time of its routine, or none */
    const char *note;                   /* why it is here, in a sentence; NULL: none */
    const char *about;                  /* paragraphs; NULL: none */
    const struct home_routine *routine; /* NULL: none */
    bool quiet;                         /* cannot be started now */
    const void *act;                    /* the shell's: what Enter does */
};

struct home_section {
    const char *name; /* "Routines" */
    const struct home_row *rows;
    size_t n;
    bool filtered; /* the row of filters is for it */
};

enum { HOME_SECTIONS_MAX = 8, HOME_ROWS_MAX = 2048 };

struct home_model {
    const char *date;    /* "Sunday 22 November" */
    const char *notice;  /* stands out above all: a lock, broken files; NULL: none */
    const char *welcome; /* for someone who is here for the first time; NULL: none */
    const struct home_section *sections;
    size_t n_sections;
    const struct picture *picture; /* NULL: no figure */
    int64_t elapsed_ms;            /* since the screen was opened: moves the figure */
    /* state */
    struct menu menu; /* over the rows that are shown, of all sections */
    struct find find;
    struct home_filter filter;
    int filtered_by;               /* the filter pressed last, + 1; 0: none */
    const struct home_row *beside; /* shown beside the list … */
    int64_t beside_ms;             /* … since then */
};

void view_home(struct frame *f, struct home_model *m);
/* ACTION_GO_ON: do what home_chosen() is for. ACTION_SETTINGS, ACTION_QUIT */
enum action home_key(struct home_model *m, struct input in);
/* The row under the cursor; NULL: none is shown. */
const struct home_row *home_chosen(const struct home_model *m);

/* ---- between the files of this screen ---- */

bool home_shows(const struct home_model *m, const struct home_section *s,
                const struct home_row *row);
/* Rows of a section that are shown; *first gets the number of its first in the list. */
int home_count(const struct home_model *m, size_t section, int *first);
/* What is beside the list: a figure, steps, a text. */
void home_draw_beside(struct frame *f, struct rect r, const struct home_model *m,
                      const struct home_row *row);

#endif
