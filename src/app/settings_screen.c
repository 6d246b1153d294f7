/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings_screen.h"

#include "app/dialog.h"
#include "audio/sounds.h"
#include "io/settings.h"

#include <stdio.h>
#include <string.h>

enum { CYCLED_MAX = 50, SET_ROWS_MAX = 32, VOLUME_STEP_DB = 5 };

static bool keep(struct ui *ui, struct context *ctx, enum setting key, struct setting_value value)
{
    struct err err = {""};
    value.origin = SETTING_FROM_STATE;
    context_settings(ctx)->values[key] = value;
    if (settings_choose(context_paths(ctx)->state_file, key, &value, &err))
        return true;
    dialog_tell(ui, "It could not be kept", err.text);
    return false;
}

static void choose_set(struct ui *ui, struct context *ctx, enum setting key)
{
    const struct setting_info *info = &setting_table[key];
    struct setting_value value = context_settings(ctx)->values[key];
    struct ask_row rows[SET_ROWS_MAX];
    int n = MIN((int) info->words->count, (int) SET_ROWS_MAX);
    for (int i = 0; i < n; i++)
        rows[i] = (struct ask_row){
            .kind = ASK_TICK, .text = info->words->words[i], .value = value.set >> i & 1};
    struct ask_model m = {.title = info->key, .intro = info->help, .rows = rows, .n = n};
    if (dialog_ask(ui, &m) != ACTION_GO_ON)
        return;
    value.set = 0;
    for (int i = 0; i < n; i++)
        value.set |= (unsigned) (rows[i].value == 1) << i;
    keep(ui, ctx, key, value);
}

/* The profile after this one, of those there are. */
static void choose_profile(struct ui *ui, struct context *ctx)
{
    struct arena a = {0};
    struct setting_value value = context_settings(ctx)->values[SETTING_PROFILE];
    struct sounds_from from = context_sounds(ctx);
    const char *const *names;
    size_t count = sounds_profiles(&from, &names, &a), next = 0;
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], value.name) == 0)
            next = (i + 1) % count;
    if (count > 0 && strlen(names[next]) < SETTING_NAME_BYTES) {
        memcpy(value.name, names[next], strlen(names[next]) + 1);
        keep(ui, ctx, SETTING_PROFILE, value);
    }
    arena_release(&a);
}

/* The next whole number, round the range; 0 stands before it where it means "unset". */
static int next_int(const struct setting_info *info, enum setting key, int now)
{
    int step = key == SETTING_VOLUME ? VOLUME_STEP_DB : 1;
    int min = (int) info->min, max = (int) info->max;
    if (info->unset && now == 0)
        return min;
    return now + step <= max ? now + step : info->unset ? 0 : min;
}

static void choose_next(struct ui *ui, struct context *ctx, enum setting key)
{
    const struct setting_info *info = &setting_table[key];
    struct setting_value value = context_settings(ctx)->values[key];
    char text[160];
    switch (info->type) {
    case SETTING_TYPE_WORD_SET:
        choose_set(ui, ctx, key);
        return;
    case SETTING_TYPE_WORD:
    case SETTING_TYPE_SWITCH:
        value.integer = (value.integer + 1) % (int) info->words->count;
        keep(ui, ctx, key, value);
        return;
    case SETTING_TYPE_INT:
        if (info->max - info->min <= CYCLED_MAX) {
            value.integer = next_int(info, key, value.integer);
            keep(ui, ctx, key, value);
            return;
        }
        break;
    case SETTING_TYPE_NAME:
        if (key == SETTING_PROFILE) {
            choose_profile(ui, ctx);
            return;
        }
        break;
    case SETTING_TYPE_NUMBER:
    case SETTING_TYPE_COUNTRY:
        break;
    }
    snprintf(text, sizeof text, "Set it from the shell: limber config %s VALUE", info->key);
    dialog_tell(ui, info->help, text);
}

static void take_figure(struct context *ctx, struct pictures *pictures)
{
    int figure = context_settings(ctx)->values[SETTING_FIGURE].integer;
    pictures->off = figure == FIGURE_SETTING_OFF;
    if (figure >= FIGURE_SETTING_BLOCKS && figure <= FIGURE_SETTING_ASCII)
        pictures->style.glyphs = (enum figure_glyphs)(figure - FIGURE_SETTING_BLOCKS);
}

void settings_screen(struct ui *ui, struct context *ctx, struct pictures *pictures)
{
    const char *items[N_SETTINGS], *details[N_SETTINGS];
    struct strbuf values[N_SETTINGS] = {{0}};
    struct choice_model m = {
        .title = "Settings",
        .text = "Enter changes a line. What is chosen here counts before limber.cfg.",
        .items = items,
        .details = details,
        .n = N_SETTINGS,
    };
    enum action action = ACTION_GO_ON;
    while (action == ACTION_GO_ON && !ui->quit) {
        for (int i = 0; i < N_SETTINGS; i++) {
            strbuf_reset(&values[i]);
            setting_show(context_settings(ctx), (enum setting) i, &values[i]);
            items[i] = setting_table[i].help;
            details[i] = strbuf_text(&values[i]);
        }
        action = dialog_choice(ui, &m);
        if (action == ACTION_GO_ON)
            choose_next(ui, ctx, (enum setting) m.menu.cursor);
    }
    take_figure(ctx, pictures);
    term_set_mouse(ui->term, context_settings(ctx)->values[SETTING_MOUSE].integer != 0);
    for (int i = 0; i < N_SETTINGS; i++)
        strbuf_release(&values[i]);
}
