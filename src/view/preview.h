/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_PREVIEW_H
#define LIMBER_VIEW_PREVIEW_H

#include "core/timeline.h"
#include "view/frame.h"
#include "view/keys.h"
#include "view/menu.h"
#include "view/picture.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A file as it is being written: the figure in its loop, the phases and steps
 * it comes to, and what is wrong with it. As view/screens.h: data of the shell,
 * then a little state.
 */
struct preview_model {
    const char *path;
    const struct timeline *timeline; /* of the latest version without errors; NULL: none yet */
    const char *report;              /* what is wrong with the latest version; NULL: nothing */
    int errors, warnings;
    const struct picture *picture; /* NULL: no figure */
    int turn;                      /* degrees; told where it is not 0 */
    /* state */
    int64_t position_ms;
    bool paused;
    struct scroll scroll; /* of the report */
};

void view_preview(struct frame *f, struct preview_model *m);
/* ACTION_FIGURE, ACTION_TURN_LEFT, ACTION_TURN_RIGHT; ACTION_CANCEL, ACTION_QUIT: done. */
enum action preview_key(struct preview_model *m, struct input in);
/* Time goes by, round the end. */
void preview_advance(struct preview_model *m, int64_t ms);

#endif
