/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player.h"

#include "app/narrator.h"
#include "app/practice.h"
#include "app/recorder.h"
#include "core/stop.h"
#include "view/play.h"

#include <stdio.h>
#include <string.h>

enum {
    NOTE_MS = 2500,
    MID_CHECK_MS = 12000,
    VOLUME_STEP_DB = 3,
    NOTE_BYTES = 96,
    SCROLL_MAX = 60, /* rows */
    /* A cell of ascii changes at most this often in a movement paced by breath; the finer
     * styles are smooth from 20 on, and nobody sees more (measured on the prototype). */
    FPS_ASCII = 12,
    FPS_FINE = 20,
};

static const int64_t NS_PER_MS = 1000000;

/* What player_run() keeps while it runs. */
struct play {
    struct player *p;
    struct coach *coach;
    struct ui *ui;
    struct play_model model;
    struct checklist checklist; /* the one of the present step */
    char note[NOTE_BYTES];
    int64_t note_until_ns;
    int64_t frame_ns; /* when the latest frame was due */
    bool redraw;      /* something other than the figure changed */
    bool mid_checked; /* "All good?" was asked */
};

static void note_for(struct play *g, const char *text, int64_t ms)
{
    snprintf(g->note, sizeof g->note, "%s", text);
    g->note_until_ns = ui_now_ns(g->ui) + ms * NS_PER_MS;
}

static void note(struct play *g, const char *text)
{
    note_for(g, text, NOTE_MS);
}

/* Asked once, halfway through a strength session; the clock does not wait for the answer. */
static void ask_mid_check(struct play *g, const struct effect *e)
{
    const struct timeline *t = g->coach->timeline;
    if (e->kind != EFFECT_PHASE || g->mid_checked ||
        t->phases[e->arg].at_ms != stop_mid_check_ms(t))
        return;
    g->mid_checked = true;
    note_for(g, stop_mid_check_text, MID_CHECK_MS);
}

static void keep_answers(struct play *g)
{
    if (g->checklist.step && g->coach->recorder)
        recorder_answers(g->coach->recorder, &g->checklist);
}

/* Another step: what was answered is kept, and a new list begins. */
static void begin_step(struct play *g, int step)
{
    keep_answers(g);
    const struct plan_step *p = &g->coach->timeline->steps[step];
    checklist_begin(&g->checklist, p->kind == STEP_CHECKLIST ? p->step : NULL);
    g->model.scroll = 0;
}

static void take_effects(struct play *g)
{
    g->redraw |= g->coach->effects.count > 0;
    for (size_t i = 0; i < g->coach->effects.count; i++) {
        if (g->coach->effects.items[i].kind == EFFECT_STEP_BEGUN)
            begin_step(g, g->coach->effects.items[i].arg);
        ask_mid_check(g, &g->coach->effects.items[i]);
    }
}

static void step(struct play *g, enum session_input input)
{
    coach_step(g->coach, ui_now_ns(g->ui), input);
    take_effects(g);
}

/* A click at a piece of the progress bar. */
static void go_to_step(struct play *g, int step)
{
    coach_seek_step(g->coach, ui_now_ns(g->ui), step);
    take_effects(g);
}

/* ---- keys ---- */

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
    else
        snprintf(text, sizeof text, "There is no %s form of this one.",
                 harder ? "harder" : "easier");
    note(g, text);
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
    note(g, text);
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
    step(g, SESSION_INPUT_NEXT);
    if (runs && g->coach->session.state == SESSION_RUNNING)
        coach_answer(g->coach, now_ns, LIVE_SKIPPED, NULL);
}

static void do_popped(struct play *g)
{
    event(g, "pop", NULL);
    note(g, "That is fine. No need to repeat it.");
    coach_answer(g->coach, ui_now_ns(g->ui), LIVE_POPPED, NULL);
}

static void volume(struct play *g, int change_db)
{
    struct player_choices *c = &g->p->choices;
    c->volume_db = CLAMP(c->volume_db + change_db, ENGINE_VOLUME_MIN_DB, 0);
    c->muted = false;
    c->changed = true;
    if (g->coach->engine) {
        engine_set_volume(g->coach->engine, c->volume_db);
        engine_set_muted(g->coach->engine, false);
    }
    char text[NOTE_BYTES];
    snprintf(text, sizeof text, "Volume %d dB", c->volume_db);
    note(g, text);
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
    if (g->coach->engine)
        engine_set_muted(g->coach->engine, c->muted);
    note(g, c->muted ? "Sound off" : "Sound on");
}

static void do_voice(struct play *g)
{
    struct player_choices *c = &g->p->choices;
    bool on = !c->voice;
    if (!coach_set_voice(g->coach, on)) {
        note(g, g->coach->engine ? practice_voice_missing : "The sound is off");
        return;
    }
    c->voice = on;
    c->voice_changed = true;
    note(g, on ? "Voice on" : "Voice off");
    if (on)
        coach_answer(g->coach, ui_now_ns(g->ui), LIVE_VOICE_ON, NULL);
}

static void do_figure(struct play *g)
{
    char text[NOTE_BYTES];
    g->p->choices.figure_changed = true;
    snprintf(text, sizeof text, "Figure: %s", pictures_next_look(g->p->pictures));
    note(g, text);
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
    keep_answers(g);
    if (checklist_alarms(&g->checklist))
        step(g, SESSION_INPUT_STOP);
    else if (checklist_done(&g->checklist))
        step(g, SESSION_INPUT_GO_ON);
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
        step(g, SESSION_INPUT_GO_ON);
        return;
    }
    keep_answers(g);
    if (checklist_done(&g->checklist))
        step(g, SESSION_INPUT_GO_ON);
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

static void take_key(struct play *g, const struct ui_key *key)
{
    g->redraw = true;
    if (g->model.asks_end) {
        g->model.asks_end = false;
        if (key->input.key == INPUT_CHAR && key->input.cp == 'y')
            step(g, SESSION_INPUT_END);
        return;
    }
    if (key->action == ACTION_GO_ON && g->model.note && strcmp(g->note, stop_mid_check_text) == 0) {
        note(g, "Good.");
        event(g, "all-good", NULL);
        return;
    }
    if (key->input.key == INPUT_CLICK)
        go_to_step(g, (int) key->input.cp);
    if (key->action == ACTION_NUMBER && key->input.cp < 0x80)
        checklist_type(&g->checklist, (char) key->input.cp);
    for (size_t i = 0; i < ARRAY_LEN(player_actions); i++) {
        if (player_actions[i].action != key->action)
            continue;
        if (player_actions[i].act)
            player_actions[i].act(g);
        else
            step(g, player_actions[i].input);
        return;
    }
}

/* ---- what is seen ---- */

static enum sound_mark sound_mark(const struct play *g)
{
    static const enum sound_mark marks[] = {
        [ENGINE_OFF] = SOUND_MARK_NONE,  [ENGINE_OPENING] = SOUND_MARK_NONE,
        [ENGINE_ON] = SOUND_MARK_NONE,   [ENGINE_NO_DEVICE] = SOUND_MARK_NO_DEVICE,
        [ENGINE_LOST] = SOUND_MARK_LOST,
    };
    if (g->p->choices.muted)
        return SOUND_MARK_MUTED;
    return g->coach->engine ? marks[engine_status(g->coach->engine)] : SOUND_MARK_OFF;
}

static int count_in_s(const struct session *s, int64_t now_ns)
{
    int64_t left_ms = (s->count_in_until_ns - now_ns) / NS_PER_MS;
    return s->state == SESSION_COUNT_IN ? (int) CLAMP((left_ms + 999) / 1000, 1, 3) : 0;
}

static const char *caption(const struct play *g)
{
    const struct narrator *n = g->coach->narrator;
    return n ? narrator_caption(n, ui_now_ns(g->ui)) : NULL;
}

/* The steps move when the session is compiled anew; and after `!` the list goes on. */
static void find_checklist(struct play *g)
{
    const struct plan_step *p = &g->coach->timeline->steps[coach_step_index(g->coach)];
    if (p->kind != STEP_CHECKLIST)
        return;
    if (g->checklist.step)
        g->checklist.step = p->step;
    else
        checklist_begin(&g->checklist, p->step);
}

static void update_model(struct play *g)
{
    int64_t now_ns = ui_now_ns(g->ui);
    const struct session *s = &g->coach->session;
    struct play_model *m = &g->model;
    m->timeline = g->coach->timeline;
    find_checklist(g);
    m->checklist = g->checklist.step ? &g->checklist : NULL;
    m->position_ms = session_position_ms(s, now_ns);
    /* The very first frame is drawn before the clock starts, and looks as if it had. */
    m->state = s->state == SESSION_READY ? SESSION_RUNNING : s->state;
    m->count_in_s = count_in_s(s, now_ns);
    m->sound = sound_mark(g);
    m->note = now_ns < g->note_until_ns ? g->note : NULL;
    m->voice = g->coach->narrator && g->coach->narrator->on;
    m->caption = caption(g);
    m->breath_pace = g->coach->options.breath_pace;
    m->picture = g->p->pictures->off ? NULL : &g->p->pictures->picture;
}

static void draw(struct play *g)
{
    update_model(g);
    view_play(ui_begin(g->ui), &g->model);
    ui_end(g->ui, play_screen(&g->model));
    g->redraw = false;
}

/* ---- when ---- */

static int64_t frame_period_ns(const struct play *g)
{
    int fps = g->p->frame_rate;
    if (fps <= 0)
        fps = g->p->pictures->style.glyphs == FIGURE_ASCII ? FPS_ASCII : FPS_FINE;
    return 1000000000 / fps;
}

static bool animates(const struct play *g)
{
    enum session_state state = g->coach->session.state;
    return state == SESSION_RUNNING || state == SESSION_COUNT_IN;
}

/* Frames keep their own grid: a late one does not push the next. */
static bool frame_is_due(struct play *g)
{
    int64_t now_ns = ui_now_ns(g->ui), period_ns = frame_period_ns(g);
    if (g->redraw || !animates(g)) {
        if (now_ns - g->frame_ns > period_ns)
            g->frame_ns = now_ns;
        return g->redraw;
    }
    if (now_ns < g->frame_ns + period_ns)
        return false;
    g->frame_ns += (now_ns - g->frame_ns) / period_ns * period_ns;
    return true;
}

static int64_t next_wake_ns(const struct play *g)
{
    int64_t wake_ns = session_wake_ns(&g->coach->session);
    if (animates(g))
        wake_ns = MIN(wake_ns, g->frame_ns + frame_period_ns(g));
    if (ui_now_ns(g->ui) < g->note_until_ns)
        wake_ns = MIN(wake_ns, g->note_until_ns);
    return wake_ns;
}

/* ---- the loop ---- */

static void pause_for_suspend(void *context)
{
    struct play *g = context;
    loop_resync(&g->ui->loop);
    coach_leave(g->coach, ui_now_ns(g->ui));
    awake_release(&g->p->awake);
    g->redraw = true;
}

static void turn(struct play *g)
{
    unsigned events = ui_wait(g->ui, next_wake_ns(g));
    if (events & LOOP_STALLED)
        step(g, SESSION_INPUT_STALLED);
    step(g, SESSION_INPUT_NONE);
    struct ui_key key;
    while (ui_key(g->ui, play_screen(&g->model), &key)) {
        take_key(g, &key);
        update_model(g); /* the next key belongs to the screen this one led to */
    }
    g->redraw |= (events & (LOOP_RESIZE | LOOP_SUSPEND | LOOP_INPUT)) != 0;
    if (g->model.note && ui_now_ns(g->ui) >= g->note_until_ns)
        g->redraw = true;
    if (sound_mark(g) != g->model.sound || caption(g) != g->model.caption)
        g->redraw = true;
    if (frame_is_due(g))
        draw(g);
    awake_set(&g->p->awake, animates(g));
}

static bool goes_on(const struct play *g)
{
    enum session_state state = g->coach->session.state;
    return state != SESSION_ENDED && state != SESSION_STOPPED && !g->ui->quit;
}

enum player_result player_run(struct player *p)
{
    struct play g = {.p = p, .coach = p->coach, .ui = p->ui, .redraw = true};
    enum session_state state = p->coach->session.state;
    p->ui->suspending = pause_for_suspend;
    p->ui->context = &g;
    loop_resync(&p->ui->loop);
    if (p->no_voice)
        note_for(&g, practice_voice_missing, 2 * NOTE_MS);
    p->no_voice = false;
    g.frame_ns = ui_now_ns(p->ui);
    draw(&g); /* before anything is written: the first frame waits for no disk */
    loop_resync(&p->ui->loop);
    step(&g, state == SESSION_STOPPED ? SESSION_INPUT_RESUME : SESSION_INPUT_START);
    while (goes_on(&g))
        turn(&g);
    p->ui->suspending = NULL;
    awake_release(&p->awake);
    keep_answers(&g);
    if (p->coach->session.state == SESSION_ENDED)
        return PLAYER_ENDED;
    if (p->coach->session.state == SESSION_STOPPED)
        return PLAYER_STOPPED;
    coach_leave(p->coach, ui_now_ns(p->ui));
    return PLAYER_LEFT;
}
