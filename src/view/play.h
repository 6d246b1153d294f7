/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_PLAY_H
#define LIMBER_VIEW_PLAY_H

#include "core/checklist.h"
#include "core/session.h"
#include "core/timeline.h"
#include "figure/figure.h"
#include "view/frame.h"
#include "view/keys.h"
#include "view/picture.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The player: a pure function of the timeline, the position in it and a few
 * settings. The shell fills a model for each frame and draws it.
 */
enum sound_mark {
    SOUND_MARK_NONE, /* sound is on: nothing to say */
    SOUND_MARK_MUTED,
    SOUND_MARK_OFF,       /* built or started without */
    SOUND_MARK_NO_DEVICE, /* none was found */
    SOUND_MARK_LOST,      /* it went away; it comes back by itself */
    SOUND_MARK_WAITING,   /* not heard from yet, or not answering */
    N_SOUND_MARKS
};

struct play_model {
    const struct timeline *timeline;
    int64_t position_ms;
    enum session_state state;
    int count_in_s; /* 3, 2, 1 while counting in */
    enum sound_mark sound;
    bool voice;          /* it speaks */
    const char *caption; /* what it says just now; NULL: nothing */
    int64_t waited_ms;   /* at a checklist's end: its figure goes on moving */
    bool asks_end;       /* `q` was pressed: y ends, any other key stays */
    const char *note;    /* said for a few seconds: "volume 60 %"; NULL: nothing */
    const char *rest; /* in a rest between sets: what is asked, or what came of it; NULL: nothing */
    int scroll;       /* rows a text or checklist is moved up by hand */
    const struct checklist *checklist; /* the one that is being answered; NULL: none is */
    int breath_pace;                   /* percent; 100 or 0: as written */
    const struct picture *picture;     /* NULL: no figure */
};

void view_play(struct frame *f, const struct play_model *m);

/* The screen whose keys apply. */
enum screen play_screen(const struct play_model *m);

/* What the figure does at a position where one has waited for so long: which exercise and which
 * moment of it. During a rest, a switch or a card that is what comes next, unless the card names a
 * figure of its own. exercise NULL: there is nothing to show. */
struct play_scene {
    const struct exercise *exercise;
    struct figure_moment moment;
};
struct play_scene play_scene(const struct timeline *t, int64_t position_ms, int64_t waited_ms,
                             bool paused);

#endif
