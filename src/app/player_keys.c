/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys do while a session plays. */
#include "config.h"

#include "app/player_internal.h"
#include "app/practice.h"
#include "app/recorder.h"
#include "core/stop.h"

#include <stdio.h>
#include <string.h>

enum {
    VOLUME_STEP_DB = 3,
    SCROLL_MAX = 60, /* rows */
};

static void event(struct play *g, const char *kind, const char *detail)
{
    if (g->coach->recorder)
        recorder_event(g->coach->recorder, g->coach, kind, detail);
}

static void swap(struct play *g, bool harder)
{
    const struct exercise *e = coach_swap(g->coach, ui_now_ns(g->ui), harder);
    char text[NOTE_BYTES];
    if (e)
        snprintf(text, sizeof text, "Good call. Switching to %s.", e->name);
    else if (harder && g->coach->no_harder)
        snprintf(text, sizeof text, "Nothing harder for now.");
    else
        snprintf(text, sizeof text, "There is no %s form of this one.",
                 harder ? "harder" : "easier");
    player_note(g, text);
    if (!e)
        return;
    coach_answer(g->coach, ui_now_ns(g->ui), harder ? LIVE_HARDER : LIVE_EASIER, e->name);
    event(g, harder ? "harder" : "easier", e->id);
}

static void do_easier(struct play *g)
{
    swap(g, false);
}

static void do_harder(struct play *g)
{
    swap(g, true);
}

static void pace(struct play *g, int direction)
{
    char text[NOTE_BYTES];
    if (coach_pace(g->coach, ui_now_ns(g->ui), direction))
        snprintf(text, sizeof text, "Breath at %d %% of its length", coach_present_pace(g->coach));
    else
        snprintf(text, sizeof text, "%s than this is not for this one",
                 direction > 0 ? "Slower" : "Faster");
    player_note(g, text);
}

static void do_slower(struct play *g)
{
    pace(g, 1);
}

static void do_faster(struct play *g)
{
    pace(g, -1);
}

static void do_next(struct play *g)
{
    int64_t now_ns = ui_now_ns(g->ui);
    bool runs = g->coach->session.state == SESSION_RUNNING;
    player_step(g, SESSION_INPUT_NEXT);
    if (runs && g->coach->session.state == SESSION_RUNNING)
        coach_answer(g->coach, now_ns, LIVE_SKIPPED, NULL);
}

static void do_popped(struct play *g)
{
    event(g, "pop", NULL);
    player_note(g, "That is fine. No need to repeat it.");
    coach_answer(g->coach, ui_now_ns(g->ui), LIVE_POPPED, NULL);
}

/* A note about sound, which says so where none is heard. */
static void sound_note(struct play *g, const char *what)
{
    const struct engine *engine = g->coach->engine;
    enum engine_status status = engine ? engine_status(engine) : ENGINE_OFF;
    const char *why = !engine                      ? "; the sound is off this time"
                      : status == ENGINE_NO_DEVICE ? "; not heard for now: no sound device"
                      : status == ENGINE_LOST      ? "; not heard for now: the sound is lost"
                                                   : "";
    char text[NOTE_BYTES];
    snprintf(text, sizeof text, "%s%s", what, why);
    player_note(g, text);
}

static void do_breathless(struct play *g)
{
    coach_breathless(g->coach, ui_now_ns(g->ui));
}

static void volume(struct play *g, int change_db)
{
    struct player_choices *c = &g->p->choices;
    c->volume_db = CLAMP(c->volume_db + change_db, ENGINE_VOLUME_MIN_DB, 0);
    c->muted = false;
    c->changed = true;
    if (g->coach->engine)
        engine_set_volume(g->coach->engine, c->volume_db);
    coach_mute(g->coach, false);
    char text[NOTE_BYTES];
    snprintf(text, sizeof text, "Volume %d dB", c->volume_db);
    sound_note(g, text);
}

static void do_louder(struct play *g)
{
    volume(g, VOLUME_STEP_DB);
}

static void do_quieter(struct play *g)
{
    volume(g, -VOLUME_STEP_DB);
}

static void do_mute(struct play *g)
{
    struct player_choices *c = &g->p->choices;
    c->muted = !c->muted;
    c->changed = true;
    coach_mute(g->coach, c->muted);
    if (c->muted)
        player_note(g, "Sound off");
    else
        sound_note(g, "Sound on");
}

static void do_voice(struct play *g)
{
    struct player_choices *c = &g->p->choices;
    const struct narrator *n = g->coach->narrator;
    bool on = !n || !n->on;
    if (!coach_set_voice(g->coach, on)) {
        player_note(g, n ? n->options.missing : "The sound is off");
        return;
    }
    c->voice = on;
    c->voice_changed = true;
    if (!on)
        player_note(g, "Voice off");
    else if (n && n->speaker.dispatcher) /* is heard without the mixer */
        player_note(g, "Voice on");
    else
        sound_note(g, "Voice on");
    if (on)
        coach_answer(g->coach, ui_now_ns(g->ui), LIVE_VOICE_ON, NULL);
}

static void do_figure(struct play *g)
{
    char text[NOTE_BYTES];
    g->p->choices.figure_changed = true;
    snprintf(text, sizeof text, "Figure: %s", pictures_next_look(g->p->pictures));
    player_note(g, text);
}

static void do_ask_end(struct play *g)
{
    g->model.asks_end = true;
}

/* ---- checklists ---- */

static void answer(struct play *g, enum check_answer a)
{
    if (!checklist_answer(&g->checklist, a))
        return;
    player_keep_answers(g);
    if (checklist_alarms(&g->checklist))
        player_step(g, SESSION_INPUT_STOP);
    else if (checklist_done(&g->checklist))
        player_step(g, SESSION_INPUT_GO_ON);
}

static void do_tick(struct play *g)
{
    answer(g, CHECK_YES);
}

static void do_not_yet(struct play *g)
{
    answer(g, CHECK_NOT_YET);
}

static void do_not_applicable(struct play *g)
{
    answer(g, CHECK_NOT_APPLICABLE);
}

static void do_erase(struct play *g)
{
    checklist_erase(&g->checklist);
}

static void do_point(struct play *g)
{
    checklist_type(&g->checklist, '.');
}

/* Above the first line, and on a card, the text itself moves. */
static void move_line(struct play *g, int by)
{
    bool list = g->checklist.step && g->checklist.step->n_items > 0;
    if (list && !(by < 0 && g->checklist.cursor == 0)) {
        g->model.scroll = 0;
        checklist_move(&g->checklist, by);
    } else {
        g->model.scroll = CLAMP(g->model.scroll + by, list ? -SCROLL_MAX : 0, SCROLL_MAX);
    }
}

static void do_up(struct play *g)
{
    move_line(g, -1);
}

static void do_down(struct play *g)
{
    move_line(g, 1);
}

/* Takes the number that was typed; without one it means the list. */
static void do_go_on(struct play *g)
{
    if (!checklist_enter(&g->checklist)) {
        player_step(g, SESSION_INPUT_GO_ON);
        return;
    }
    player_keep_answers(g);
    if (checklist_done(&g->checklist))
        player_step(g, SESSION_INPUT_GO_ON);
}

static const struct {
    enum action action;
    enum session_input input; /* NONE: `act` does it */
    void (*act)(struct play *g);
} player_actions[] = {
    {ACTION_PAUSE, SESSION_INPUT_PAUSE, NULL},
    {ACTION_GO_ON, SESSION_INPUT_NONE, do_go_on},
    {ACTION_STEP_NEXT, SESSION_INPUT_NONE, do_next},
    {ACTION_STEP_BACK, SESSION_INPUT_BACK, NULL},
    {ACTION_RESTART, SESSION_INPUT_RESTART, NULL},
    {ACTION_STOP, SESSION_INPUT_STOP, NULL},
    {ACTION_QUIT, SESSION_INPUT_NONE, do_ask_end},
    {ACTION_EASIER, SESSION_INPUT_NONE, do_easier},
    {ACTION_HARDER, SESSION_INPUT_NONE, do_harder},
    {ACTION_POPPED, SESSION_INPUT_NONE, do_popped},
    {ACTION_BREATHLESS, SESSION_INPUT_NONE, do_breathless},
    {ACTION_LOUDER, SESSION_INPUT_NONE, do_louder},
    {ACTION_QUIETER, SESSION_INPUT_NONE, do_quieter},
    {ACTION_MUTE, SESSION_INPUT_NONE, do_mute},
    {ACTION_VOICE, SESSION_INPUT_NONE, do_voice},
    {ACTION_SLOWER, SESSION_INPUT_NONE, do_slower},
    {ACTION_FASTER, SESSION_INPUT_NONE, do_faster},
    {ACTION_FIGURE, SESSION_INPUT_NONE, do_figure},
    {ACTION_TICK, SESSION_INPUT_NONE, do_tick},
    {ACTION_NOT_YET, SESSION_INPUT_NONE, do_not_yet},
    {ACTION_NOT_APPLICABLE, SESSION_INPUT_NONE, do_not_applicable},
    {ACTION_ERASE, SESSION_INPUT_NONE, do_erase},
    {ACTION_POINT, SESSION_INPUT_NONE, do_point},
    {ACTION_UP, SESSION_INPUT_NONE, do_up},
    {ACTION_DOWN, SESSION_INPUT_NONE, do_down},
};

void player_take_key(struct play *g, const struct ui_key *key)
{
    g->redraw = true;
    if (g->model.asks_end) {
        g->model.asks_end = false;
        if (key->input.key == INPUT_CHAR && key->input.cp == 'y')
            player_step(g, SESSION_INPUT_END);
        return;
    }
    if (key->action == ACTION_GO_ON && g->model.note && strcmp(g->note, stop_mid_check_text) == 0) {
        player_note(g, "Good.");
        event(g, "all-good", NULL);
        return;
    }
    if (key->input.key == INPUT_CLICK)
        player_go_to_step(g, (int) key->input.cp);
    if (key->action == ACTION_NUMBER && g->checklist.step && key->input.cp < 0x80)
        checklist_type(&g->checklist, (char) key->input.cp);
    else if (key->action == ACTION_NUMBER)
        coach_reserve(g->coach, ui_now_ns(g->ui), keys_number(key->input));
    for (size_t i = 0; i < ARRAY_LEN(player_actions); i++) {
        if (player_actions[i].action != key->action)
            continue;
        if (player_actions[i].act)
            player_actions[i].act(g);
        else
            player_step(g, player_actions[i].input);
        return;
    }
}
