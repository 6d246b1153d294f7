/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player.h"
#include "app/run.h"
#include "io/settings.h"

#include <stdio.h>

static struct term_options term_options(const struct settings *s)
{
    static const enum term_background backgrounds[] = {
        [THEME_SETTING_AUTO] = TERM_BACKGROUND_AUTO,
        [THEME_SETTING_DARK] = TERM_BACKGROUND_DARK,
        [THEME_SETTING_LIGHT] = TERM_BACKGROUND_LIGHT,
    };
    return (struct term_options){.background = backgrounds[s->values[SETTING_THEME].integer]};
}

/* Half blocks want colours, braille a character set; ascii always works. */
static enum figure_glyphs auto_glyphs(const struct view_caps *caps)
{
    if (!caps->utf8)
        return FIGURE_ASCII;
    return caps->colours >= 256 ? FIGURE_BLOCKS : FIGURE_BRAILLE;
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
    if (p->choices.figure_changed)
        settings_choose(path, SETTING_FIGURE, &figure, &err);
}

static int play(struct practice *practice, struct ui *ui, const struct run_options *o)
{
    const struct settings *s = context_settings(practice->ctx);
    struct pictures pictures;
    pictures_init(&pictures, context_library(practice->ctx), &(struct figure_style){0});
    choose_look(&pictures, ui, s, o->figure);
    struct player player = {
        .ui = ui,
        .coach = &practice->coach,
        .pictures = &pictures,
        .frame_rate = s->values[SETTING_FRAME_RATE].integer,
        .choices = {.volume_db = s->values[SETTING_VOLUME].integer,
                    .muted = s->values[SETTING_MUTE].integer != 0},
    };
    enum player_result result = player_run(&player);
    keep_choices(practice->ctx, &player);
    pictures_release(&pictures);
    return result == PLAYER_ENDED ? 0 : 1;
}

int run_screen(struct context *ctx, const struct run_options *o)
{
    struct ui ui;
    struct err err = {""};
    struct term_options term = term_options(context_settings(ctx));
    struct practice p;
    struct diags diags = {0};
    struct clock clock;
    clock_init(&clock);
    int status = 1;
    if (!practice_open(&p, ctx, &o->practice, &clock, true, &diags)) {
        run_report(&diags);
    } else if (practice_is_locked(&p)) {
        status = run_locked(&p);
    } else if (!ui_open(&ui, &term, p.engine, &err)) {
        fprintf(stderr, "limber: %s; going on in plain lines\n", err.text);
        practice_close(&p);
        diags_release(&diags);
        return run_plain(ctx, o);
    } else {
        p.recorder.clock = &ui.loop.clock;
        status = play(&p, &ui, o);
        ui_close(&ui);
    }
    practice_close(&p);
    diags_release(&diags);
    return status;
}
