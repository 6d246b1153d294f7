/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_HOME_FILTER_H
#define LIMBER_VIEW_HOME_FILTER_H

#include "core/facts.h"
#include "view/frame.h"

#include <stdbool.h>

/*
 * The row of filters over the list of routines: each has a digit, and pressing it
 * takes the next value. The last one is no filter but the level of the times.
 */
enum home_filter_id {
    HOME_FILTER_TIME,
    HOME_FILTER_GOAL,
    HOME_FILTER_AREA,
    HOME_FILTER_POSITION,
    HOME_FILTER_KIT,
    HOME_FILTER_LEVEL,
    N_HOME_FILTERS
};

struct home_filter {
    int values[N_HOME_FILTERS]; /* 0: any; the level 1 to 3, 0: what is started without asking */
    int own_level;              /* what that is; 0: a plan is active, it is for each its own */
};

/* own: the level of a routine that is started without asking for one. */
int home_filter_level(const struct home_filter *f, int own);
/* The next level, or the one before; round the end. */
void home_filter_turn_level(struct home_filter *f, int direction);
/* True where it leaves anything out. */
bool home_filter_is_set(const struct home_filter *f);
/* Any of everything; the level stays. */
void home_filter_clear(struct home_filter *f);
/* What it asks for. */
struct facts_filter home_filter_facts(const struct home_filter *f);
/* The number of values of a filter, 0 (any) among them. */
int home_filter_count(enum home_filter_id id);

/* One row: digits, names and values, as much of it as there is room for; `count` at its end
 * says how many are left. A click at one is its digit. */
void home_filter_draw(struct frame *f, struct rect row, const struct home_filter *filter,
                      const char *count);

#endif
