/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_HOME_PARTS_H
#define LIMBER_APP_HOME_PARTS_H

#include "app/context.h"
#include "app/pictures.h"
#include "app/standing.h"
#include "app/ui.h"
#include "core/record.h"
#include "view/home.h"

#include <stddef.h>
#include <stdint.h>

/*
 * What the files of the home screen share; nobody else includes this.
 *
 * A section is begun with home_section() and gets its rows with home_add(), in the
 * order in which they are shown. Each row says itself what Enter does. To add a
 * section, write a function that fills it and name it in `sections` of home.c; to add a row to
 * "Today", one in `today_rows` of home_rows.c.
 */
struct home_routine_entry {
    const char *id;
    struct home_row row;
};

struct home {
    struct context *ctx;
    struct ui *ui;
    struct pictures *pictures;
    struct arena arena; /* of the model: made anew when the screen is come back to */
    struct home_model model;
    struct home_section sections[HOME_SECTIONS_MAX];
    struct home_row *rows; /* of the section being filled, which has place for `room` */
    size_t room;
    int32_t today;
    /* of the routines: */
    const struct home_routine_entry *routines; /* by their names */
    size_t n_routines;
    int broken; /* files that cannot be used */
};

/* What Enter does on a row. */
struct home_act {
    void (*open)(struct home *h, const void *what);
    const void *what;
};

/* Begins a section of at most so many rows. */
struct home_section *home_section(struct home *h, const char *name, size_t room);
/* Adds a row to the section begun last; open may be NULL: Enter does nothing. Strings live at
 * least as long as the model. */
void home_add(struct home *h, struct home_row row, void (*open)(struct home *h, const void *what),
              const void *what);

/* ---- home_routines.c ---- */

/* Reads and compiles every routine there is, before any section is filled. */
void home_read_routines(struct home *h, const struct screening_record *screening,
                        const struct standing *standing);
void home_fill_routines(struct home *h);
/* The row of a routine by its id, as in the list; NULL: there is none. */
const struct home_row *home_routine_row(const struct home *h, const char *id);
/* For home_act: starts the routine of that id (what). */
void home_start(struct home *h, const void *what);

/* ---- home_rows.c ---- */

void home_fill_today(struct home *h);
void home_fill_learn(struct home *h);
void home_fill_lately(struct home *h);

#endif
