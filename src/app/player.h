/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_PLAYER_H
#define LIMBER_APP_PLAYER_H

#include "app/coach.h"
#include "app/pictures.h"
#include "app/ui.h"
#include "io/awake.h"

#include <stdbool.h>

/*
 * The player: runs a coach's session on a terminal until it ends, the person
 * stops it with `!`, or the program is told to leave.
 */
enum player_result {
    PLAYER_ENDED,   /* coach->session.end says how */
    PLAYER_STOPPED, /* `!`: the clock stands; ask what happened, then end or call again to go on */
    PLAYER_LEFT,    /* a signal, or the terminal went: what was done is stored, to be resumed */
};

/* What a person changes while playing; the caller keeps it for the next time. */
struct player_choices {
    int volume_db;
    bool muted;
    bool changed; /* volume or mute */
    bool voice, voice_changed;
    bool figure_changed; /* the pictures' style or off */
};

struct player {
    struct ui *ui;
    struct coach *coach;
    struct pictures *pictures;
    int frame_rate; /* a second; 0: as many as the figure's style needs */
    struct player_choices choices;
    struct awake awake; /* held while the clock runs */
};

enum player_result player_run(struct player *p);

#endif
