/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_HOME_H
#define LIMBER_VIEW_HOME_H

#include "view/find.h"
#include "view/frame.h"
#include "view/keys.h"
#include "view/menu.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The home screen: what to do today, what was done lately, and every routine
 * with its steps. As view/screens.h: data of the shell, then a little state.
 */
struct home_step {
    const char *name, *dose; /* "Seated turn", "×3" */
};

struct home_routine {
    const char *name, *summary;
    int64_t total_ms;
    const struct home_step *steps;
    size_t n_steps;
    bool locked; /* cannot be started now */
};

struct home_session {
    const char *when, *name, *outcome; /* "today 09:14", …, "done" */
    int64_t done_ms;
};

enum { HOME_ROUTINES_MAX = 512 };

struct home_model {
    const char *date;    /* "Sunday 22 November" */
    const char *today;   /* the suggestion's name; NULL: none */
    const char *because; /* one sentence; NULL: none */
    const char *notice;  /* stands out above all: a lock, a resumed session; NULL: none */
    const struct home_routine
        *routines; /* the suggestion stands first, or where `suggested` says */
    size_t n_routines;
    const struct home_session *recent; /* the newest first */
    size_t n_recent;
    /* state */
    struct menu menu; /* over the routines that pass the filter */
    struct find find;
};

void view_home(struct frame *f, struct home_model *m);
/* ACTION_GO_ON: start home_chosen(). ACTION_SETTINGS, ACTION_QUIT */
enum action home_key(struct home_model *m, struct input in);
/* Index into routines under the cursor; -1: the filter leaves none. */
int home_chosen(const struct home_model *m);
/* Puts the cursor on a routine, if the filter shows it. */
void home_choose(struct home_model *m, size_t routine);

#endif
