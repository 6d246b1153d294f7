/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dialog.h"
#include "app/home.h"
#include "app/player.h"
#include "app/resume.h"
#include "app/run.h"
#include "app/safety.h"
#include "app/visit.h"
#include "io/settings.h"
#include "view/narrate.h"

#include <stdio.h>

static struct term_options term_options(const struct settings *s)
{
    static const enum term_background backgrounds[] = {
        [THEME_SETTING_AUTO] = TERM_BACKGROUND_AUTO,
        [THEME_SETTING_DARK] = TERM_BACKGROUND_DARK,
        [THEME_SETTING_LIGHT] = TERM_BACKGROUND_LIGHT,
    };
    return (struct term_options){.background = backgrounds[s->values[SETTING_THEME].integer],
                                 .mouse = s->values[SETTING_MOUSE].integer != 0};
}

/* Half blocks want colours, braille a character set that a console's font lacks; ascii always
 * works. */
static enum figure_glyphs auto_glyphs(const struct view_caps *caps)
{
    if (!caps->utf8)
        return FIGURE_ASCII;
    return caps->colours >= 256 || caps->console ? FIGURE_BLOCKS : FIGURE_BRAILLE;
}

static void choose_look(struct pictures *pics, const struct ui *ui, const struct settings *s,
                        int figure)
{
    static const enum figure_glyphs glyphs[] = {
        [FIGURE_SETTING_BLOCKS] = FIGURE_BLOCKS,
        [FIGURE_SETTING_BRAILLE] = FIGURE_BRAILLE,
        [FIGURE_SETTING_ASCII] = FIGURE_ASCII,
    };
    const struct view_caps *caps = term_caps(ui->term);
    if (figure < 0)
        figure = s->values[SETTING_FIGURE].integer;
    pics->off = figure == FIGURE_SETTING_OFF;
    pics->caps = caps;
    pics->style = (struct figure_style){
        .glyphs = auto_glyphs(caps),
        .colours = caps->colours,
        .light = caps->light,
        .cell_aspect = s->values[SETTING_CELL_ASPECT].number,
    };
    if (figure != FIGURE_SETTING_AUTO && !pics->off && caps->utf8)
        pics->style.glyphs = glyphs[figure];
    if (pics->style.cell_aspect <= 0)
        pics->style.cell_aspect = term_cell_aspect(ui->term);
}

/* What was changed while playing counts the next time, too. */
static void keep_choices(struct context *ctx, const struct player *p)
{
    const char *path = context_paths(ctx)->state_file;
    struct err err = {""};
    struct setting_value volume = {.integer = p->choices.volume_db};
    struct setting_value mute = {.integer = p->choices.muted};
    struct setting_value figure = {
        .integer = p->pictures->off ? FIGURE_SETTING_OFF : (int) p->pictures->style.glyphs + 1};
    if (p->choices.changed) {
        settings_choose(path, SETTING_VOLUME, &volume, &err);
        settings_choose(path, SETTING_MUTE, &mute, &err);
    }
    struct setting_value voice = {.integer = p->choices.voice};
    if (p->choices.voice_changed)
        settings_choose(path, SETTING_VOICE, &voice, &err);
    if (p->choices.figure_changed)
        settings_choose(path, SETTING_FIGURE, &figure, &err);
}

/* ---- a session that was broken off ---- */

enum offer { OFFER_LEFT, OFFER_GO_ON, OFFER_AFRESH };

/* Left: the offer stands the next time. */
static enum offer offer_to_resume(struct ui *ui, const struct session_record *left,
                                  const char *wanted)
{
    char go_on[160], afresh[160];
    snprintf(go_on, sizeof go_on, "Go on with %s at step %d", left->routine_name,
             left->resume_step + 1);
    snprintf(afresh, sizeof afresh, "Start %s afresh", wanted);
    const char *const items[] = {go_on, afresh};
    struct choice_model m = {
        .title = "A session was broken off",
        .text = "What you had done of it is kept either way.",
        .items = items,
        .n = ARRAY_LEN(items),
    };
    if (dialog_choice(ui, &m) != ACTION_GO_ON)
        return OFFER_LEFT;
    return m.menu.cursor == 0 ? OFFER_GO_ON : OFFER_AFRESH;
}

/* ---- a session ---- */

static int play(struct visit *v)
{
    const struct settings *s = context_settings(v->ctx);
    struct player player = {
        .ui = v->ui,
        .coach = &v->practice->coach,
        .pictures = v->pictures,
        .frame_rate = s->values[SETTING_FRAME_RATE].integer,
        .choices = {.volume_db = s->values[SETTING_VOLUME].integer,
                    .muted = s->values[SETTING_MUTE].integer != 0,
                    .voice = v->practice->narrator.on},
    };
    enum player_result result;
    do
        result = player_run(&player);
    while (result == PLAYER_STOPPED && after_stop(v));
    keep_choices(v->ctx, &player);
    if (v->practice->coach.session.state != SESSION_ENDED) {
        coach_leave(&v->practice->coach, v->ui->loop.now_ns);
        return 1;
    }
    after_session(v);
    return 0;
}

/* Opens the routine again where the answers to the questions, or a session left behind, changed
 * what is to be played. */
static bool reopen(struct visit *v)
{
    struct diags diags = {0};
    struct practice *p = v->practice;
    practice_close(p);
    bool ok = practice_open(p, v->ctx, &v->agreed, &v->ui->loop.clock, true, &diags);
    diags_release(&diags);
    ui_hear(v->ui, p->engine, &p->narrator);
    if (ok && v->left.taken)
        practice_resume(p, &v->left.left);
    return ok;
}

bool visit_reopen(struct visit *v, const char *name)
{
    if (name) { /* another one: whole, from its beginning */
        v->agreed = (struct practice_options){.name = name, .muted = v->agreed.muted};
        v->left.taken = false;
    }
    return reopen(v);
}

static bool ask_again(struct visit *v, const char *title, const char *why)
{
    return dialog_tell(v->ui, title, why) == ACTION_GO_ON &&
           questions_ask(v->ui, v->ctx, SAFETY_ALL, 0) == SCREENED_OPEN;
}

/* Everything that is asked of a person before this routine may be looked at. */
static bool ask_questions(struct visit *v)
{
    struct practice *p = v->practice;
    if (p->screening.id == 0)
        return first_start(v->ui, v->ctx, v->pictures);
    if (p->lock != VERDICT_OK)
        return true;
    if (p->standing.questions_due)
        return ask_again(v, "The safety questions again",
                         "Your stiffness has gone up, or has not eased: they come again, to be on "
                         "the safe side.");
    return !safety_is_due(v->ctx, &p->screening, p->recorder.session.day) ||
           ask_again(v, "The safety questions again",
                     "They come every four weeks, after a break of two weeks or more, and after "
                     "a session that was stopped.");
}

/* A level above the plan's is confirmed; while the stiffness says to wait it is not for now. False:
 * no session. */
static bool agree_on_level(struct visit *v)
{
    static const char *const items[] = {"As planned", "The higher level all the same"};
    enum practice_level fits = practice_level_of(v->practice, v->agreed.level);
    struct strbuf text = {0};
    if (fits == LEVEL_FITS)
        return true;
    practice_say_level(v->practice, v->agreed.level, &text);
    struct choice_model m = {.title = "A higher level than planned",
                             .text = strbuf_text(&text),
                             .items = items,
                             .n = fits == LEVEL_REFUSED ? 1 : (int) ARRAY_LEN(items)};
    enum action action = dialog_choice(v->ui, &m);
    strbuf_release(&text);
    if (action != ACTION_GO_ON)
        return false;
    if (m.menu.cursor == 1)
        return true;
    v->agreed.level = 0;
    return reopen(v);
}

static bool offer_what_was_left(struct visit *v)
{
    struct practice *p = v->practice;
    if (!resume_find(&v->left, p))
        return true;
    enum offer answer = offer_to_resume(v->ui, &v->left.left, p->item.routine->name);
    if (answer == OFFER_GO_ON && resume_take(&v->left, p, &v->agreed))
        return reopen(v);
    if (answer == OFFER_AFRESH)
        resume_decline(&v->left, p);
    return answer != OFFER_LEFT;
}

static bool prepare(struct visit *v)
{
    struct practice *p = v->practice;
    int64_t asked = p->screening.id;
    if (!ask_questions(v))
        return false;
    bool fresh = practice_screening(v->ctx, &p->arena).id != asked;
    if ((fresh && !reopen(v)) || !agree_on_level(v))
        return false;
    if (v->options->go || v->agreed.from)
        return true;
    return offer_what_was_left(v) && !v->ui->quit;
}

static bool unlock(struct visit *v)
{
    struct strbuf why = {0};
    practice_say_lock(v->practice, &why);
    bool open = unlock_page(v->ui, v->ctx, v->practice->lock, strbuf_text(&why));
    strbuf_release(&why);
    return open && visit_reopen(v, NULL) && !practice_is_locked(v->practice);
}

static int run(struct visit *v)
{
    if (!prepare(v))
        return 1;
    if (practice_is_locked(v->practice) && !unlock(v))
        return 1;
    v->practice->recorder.clock = &v->ui->loop.clock;
    int status = before_session(v) ? play(v) : 1;
    if (!v->follow || v->ui->quit || !visit_reopen(v, v->follow) || practice_is_locked(v->practice))
        return status;
    v->practice->recorder.clock = &v->ui->loop.clock;
    return play(v);
}

int visit_run(struct visit *v)
{
    v->agreed = v->options->practice;
    ui_hear(v->ui, v->practice->engine, &v->practice->narrator);
    int status = run(v);
    resume_release(&v->left);
    return status;
}

/* What the history had to say when it was opened is said here: behind the screen it would be lost.
 */
static void say_notice(struct ui *ui, struct context *ctx)
{
    const char *notice = ctx->tried_store ? store_notice(ctx->store) : NULL;
    if (notice)
        dialog_tell(ui, "A new history is begun", notice);
}

bool visit_open(struct ui *ui, struct context *ctx, int figure, struct pictures *pictures,
                struct err *err)
{
    struct term_options term = term_options(context_settings(ctx));
    if (!ui_open(ui, &term, err))
        return false;
    pictures_init(pictures, context_library(ctx), &(struct figure_style){0});
    choose_look(pictures, ui, context_settings(ctx), figure);
    say_notice(ui, ctx);
    return true;
}

void visit_close(struct ui *ui, struct pictures *pictures)
{
    pictures_release(pictures);
    ui_close(ui);
}

/* What stays on the terminal when the screen is gone. */
static void say_goodbye(const struct practice *p)
{
    struct strbuf text = {0};
    const struct session_record *r = &p->recorder.session;
    if (p->has_coach && p->coach.session.state == SESSION_ENDED) {
        strbuf_printf(&text, "%s: ", p->item.routine->name);
        narrate_length(&text, r->done_ms);
        strbuf_printf(&text, ", %d of %d steps.\n", r->steps_done, r->steps_planned);
        fputs(strbuf_text(&text), stdout);
    }
    strbuf_release(&text);
    if (p->recorder.err.text[0])
        fprintf(stderr, "limber: %s\n", p->recorder.err.text);
}

int run_screen(struct context *ctx, const struct run_options *o)
{
    struct clock clock;
    clock_init(&clock);
    struct practice p;
    struct diags diags = {0};
    if (!practice_open(&p, ctx, &o->practice, &clock, true, &diags)) {
        run_report(&diags);
        practice_close(&p);
        return 1;
    }
    diags_release(&diags);
    struct ui ui;
    struct pictures pictures;
    struct err err = {""};
    if (!visit_open(&ui, ctx, o->figure, &pictures, &err)) {
        fprintf(stderr, "limber: %s; going on in plain lines\n", err.text);
        practice_close(&p);
        return run_plain(ctx, o);
    }
    struct visit v = {.ui = &ui, .ctx = ctx, .practice = &p, .pictures = &pictures, .options = o};
    int status = visit_run(&v);
    visit_close(&ui, &pictures);
    say_goodbye(&p);
    practice_close(&p);
    return ui.look_around ? home_run(ctx) : status;
}
