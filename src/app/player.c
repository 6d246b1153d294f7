/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player.h"

#include "app/narrator.h"
#include "app/player_internal.h"
#include "app/practice.h"
#include "app/recorder.h"
#include "core/stop.h"

#include <stdio.h>

enum {
    NOTE_MS = 2500,
    MID_CHECK_MS = 12000,
    STILL_AFTER_MS = 60000,
    /* A cell of ascii changes at most this often in a movement paced by breath; the finer
     * styles are smooth from 20 on, and nobody sees more (measured on the prototype). */
    FPS_ASCII = 12,
    FPS_FINE = 20,
};

static const int64_t NS_PER_MS = 1000000;

static void note_for(struct play *g, const char *text, int64_t ms)
{
    snprintf(g->note, sizeof g->note, "%s", text);
    g->note_until_ns = ui_now_ns(g->ui) + ms * NS_PER_MS;
}

void player_note(struct play *g, const char *text)
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

void player_keep_answers(struct play *g)
{
    if (g->checklist.step && g->coach->recorder)
        recorder_answers(g->coach->recorder, &g->checklist);
}

/* Another step: what was answered is kept, and a new list begins. */
static void begin_step(struct play *g, int step)
{
    player_keep_answers(g);
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

void player_step(struct play *g, enum session_input input)
{
    coach_step(g->coach, ui_now_ns(g->ui), input);
    take_effects(g);
}

void player_go_to_step(struct play *g, int step)
{
    coach_seek_step(g->coach, ui_now_ns(g->ui), step);
    take_effects(g);
}

/* There is no voice, or no longer. */
static void tell_news(struct play *g)
{
    const char *news = g->coach->narrator ? narrator_news(g->coach->narrator) : NULL;
    if (!news)
        return;
    note_for(g, news, 2 * NOTE_MS);
    g->redraw = true;
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

/* Nobody has touched a key for a while: the figure rests, too. */
static int64_t moves_until_ns(const struct play *g)
{
    return MAX(g->key_ns, g->waits_ns) + STILL_AFTER_MS * NS_PER_MS;
}

static int64_t waited_ms(struct play *g, int64_t now_ns)
{
    if (g->coach->session.state != SESSION_WAITING)
        g->waits_ns = 0;
    else if (g->waits_ns == 0)
        g->waits_ns = now_ns;
    return g->waits_ns ? (MIN(now_ns, moves_until_ns(g)) - g->waits_ns) / NS_PER_MS : 0;
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
    m->waited_ms = waited_ms(g, now_ns);
    m->sound = sound_mark(g);
    m->note = now_ns < g->note_until_ns ? g->note : NULL;
    m->voice = g->coach->narrator && g->coach->narrator->on;
    m->caption = caption(g);
    strbuf_reset(&g->rest);
    m->rest = coach_say_rest(g->coach, &g->rest) ? strbuf_text(&g->rest) : NULL;
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

static bool runs(const struct play *g)
{
    enum session_state state = g->coach->session.state;
    return state == SESSION_RUNNING || state == SESSION_COUNT_IN;
}

static bool animates(const struct play *g)
{
    const struct plan_step *p = &g->coach->timeline->steps[coach_step_index(g->coach)];
    bool shows = g->coach->session.state == SESSION_WAITING && p->step->shown && g->model.picture;
    return runs(g) || (shows && ui_now_ns(g->ui) < moves_until_ns(g));
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

/* The list of keys covers what is to be done: a session that runs waits behind it, and goes on as
 * after any pause when it is closed. */
static void pause_for_help(struct play *g)
{
    bool open = g->ui->help_open;
    if (open == g->help_open)
        return;
    g->help_open = open;
    if (open)
        g->help_pauses = runs(g) && play_screen(&g->model) == SCREEN_PLAY;
    else
        g->help_pauses &= g->coach->session.state == SESSION_PAUSED;
    if (g->help_pauses)
        player_step(g, SESSION_INPUT_PAUSE);
}

static void turn(struct play *g)
{
    unsigned events = ui_wait(g->ui, next_wake_ns(g));
    if (events & LOOP_STALLED)
        player_step(g, SESSION_INPUT_STALLED);
    player_step(g, SESSION_INPUT_NONE);
    tell_news(g);
    struct ui_key key;
    while (ui_key(g->ui, play_screen(&g->model), &key)) {
        g->key_ns = ui_now_ns(g->ui);
        player_take_key(g, &key);
        update_model(g); /* the next key belongs to the screen this one led to */
    }
    pause_for_help(g);
    g->redraw |= (events & (LOOP_RESIZE | LOOP_SUSPEND | LOOP_INPUT)) != 0;
    if (g->model.note && ui_now_ns(g->ui) >= g->note_until_ns)
        g->redraw = true;
    if (sound_mark(g) != g->model.sound || caption(g) != g->model.caption)
        g->redraw = true;
    if (frame_is_due(g))
        draw(g);
    awake_set(&g->p->awake, runs(g));
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
    tell_news(&g);
    g.frame_ns = ui_now_ns(p->ui);
    draw(&g); /* before anything is written: the first frame waits for no disk */
    loop_resync(&p->ui->loop);
    if (state == SESSION_READY && g.coach->narrator)
        narrator_hush(g.coach->narrator, g.coach->engine); /* the introduction gives way */
    player_step(&g, state == SESSION_STOPPED ? SESSION_INPUT_RESUME : SESSION_INPUT_START);
    while (goes_on(&g))
        turn(&g);
    p->ui->suspending = NULL;
    awake_release(&p->awake);
    player_keep_answers(&g);
    strbuf_release(&g.rest);
    if (p->coach->session.state == SESSION_ENDED)
        return PLAYER_ENDED;
    if (p->coach->session.state == SESSION_STOPPED)
        return PLAYER_STOPPED;
    coach_leave(p->coach, ui_now_ns(p->ui));
    return PLAYER_LEFT;
}
