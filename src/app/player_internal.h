/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PLAYER_INTERNAL_H
#define LIMBER_APP_PLAYER_INTERNAL_H

#include "app/player.h"
#include "view/play.h"

/* What the files of the player share among themselves; nobody else includes this. */

enum { NOTE_BYTES = 96 };

/* What player_run() keeps while it runs. */
struct play {
    struct player *p;
    struct coach *coach;
    struct ui *ui;
    struct play_model model;
    struct checklist checklist; /* the one of the present step */
    struct strbuf rest;         /* what is asked in a rest, or what came of it */
    char note[NOTE_BYTES];
    int64_t note_until_ns;
    int64_t frame_ns; /* when the latest frame was due */
    int64_t key_ns;   /* of the latest key */
    int64_t waits_ns; /* since when a checklist waits; 0: it does not */
    bool redraw;      /* something other than the figure changed */
    bool mid_checked; /* "All good?" was asked */
    bool help_open;   /* the list of keys is … */
    bool help_pauses; /* … and holds the session */
};

/* A few words, shown for a moment. */
void player_note(struct play *g, const char *text);
/* Steps the session to now and takes an input there. */
void player_step(struct play *g, enum session_input input);
/* A click at a piece of the progress bar. */
void player_go_to_step(struct play *g, int step);
void player_keep_answers(struct play *g);

void player_take_key(struct play *g, const struct ui_key *key);

#endif
