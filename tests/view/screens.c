/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/screens.h"

#include "base/mem.h"
#include "view/fixture.h"
#include "view/play.h"

#include <stdlib.h>

/* ---- the player ---- */

static void draw_play(struct frame *f, int64_t position_ms, enum session_state state,
                      struct play_model more)
{
    struct arena a = {0};
    more.timeline = fixture_timeline(&a);
    more.position_ms = position_ms;
    more.state = state;
    more.picture = &fixture_picture;
    view_play(f, &more);
    arena_release(&a);
}

static void play_card(struct frame *f)
{
    draw_play(f, 5000, SESSION_RUNNING, (struct play_model){0});
}

static void play_prepare(struct frame *f)
{
    draw_play(f, 22300, SESSION_RUNNING, (struct play_model){0});
}

static void play_in(struct frame *f)
{
    draw_play(f, 39500, SESSION_RUNNING, (struct play_model){0});
}

static void play_out(struct frame *f)
{
    draw_play(f, 43000, SESSION_RUNNING, (struct play_model){.sound = SOUND_MARK_NO_DEVICE});
}

static void play_right(struct frame *f)
{
    draw_play(f, 93000, SESSION_RUNNING, (struct play_model){.note = "volume 60 %"});
}

static void play_rest(struct frame *f)
{
    draw_play(f, 131000, SESSION_RUNNING, (struct play_model){0});
}

static void play_hold(struct frame *f)
{
    draw_play(f, 160000, SESSION_RUNNING, (struct play_model){.sound = SOUND_MARK_MUTED});
}

static void play_switch(struct frame *f)
{
    draw_play(f, 183000, SESSION_RUNNING, (struct play_model){0});
}

static void play_between_sets(struct frame *f)
{
    draw_play(f, 223000, SESSION_RUNNING, (struct play_model){0});
}

static void play_paused(struct frame *f)
{
    draw_play(f, 43000, SESSION_PAUSED, (struct play_model){0});
}

static void play_count_in(struct frame *f)
{
    draw_play(f, 38000, SESSION_COUNT_IN, (struct play_model){.count_in_s = 2});
}

static void play_checklist(struct frame *f)
{
    draw_play(f, 313000, SESSION_WAITING, (struct play_model){.ticked = 1});
}

static void play_asks_end(struct frame *f)
{
    draw_play(f, 43000, SESSION_RUNNING, (struct play_model){.asks_end = true});
}

const struct fixture_screen fixture_screens[] = {
    {"play-card", play_card},
    {"play-prepare", play_prepare},
    {"play-in", play_in},
    {"play-out", play_out},
    {"play-right", play_right},
    {"play-rest", play_rest},
    {"play-hold", play_hold},
    {"play-switch", play_switch},
    {"play-between-sets", play_between_sets},
    {"play-paused", play_paused},
    {"play-count-in", play_count_in},
    {"play-checklist", play_checklist},
    {"play-asks-end", play_asks_end},
};
const size_t n_fixture_screens = sizeof fixture_screens / sizeof fixture_screens[0];
