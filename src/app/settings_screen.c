/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings_screen.h"

#include "app/dialog.h"
#include "audio/sounds.h"
#include "core/screening.h"
#include "io/settings.h"

#include <stdio.h>
#include <string.h>

enum { LIST_MAX = 60, SET_ROWS_MAX = 32 };

struct changing {
    struct ui *ui;
    struct context *ctx;
    struct arena arena; /* of the rows, made anew after each change */
    struct setup_row rows[N_SETTINGS];
    enum setting keys[N_SETTINGS]; /* of the rows */
    struct setup_model model;
};

/* ---- keeping ---- */

/* NULL: what was chosen is forgotten. */
static void keep(struct changing *s, enum setting key, const struct setting_value *value)
{
    struct err err = {""};
    const struct paths *paths = context_paths(s->ctx);
    struct setting_value chosen = value ? *value : (struct setting_value){0};
    chosen.origin = SETTING_FROM_STATE;
    if (!settings_choose(paths->state_file, key, value ? &chosen : NULL, &err)) {
        dialog_tell(s->ui, "It could not be kept", err.text);
        return;
    }
    if (value) {
        context_settings(s->ctx)->values[key] = chosen;
        return;
    }
    struct settings now;
    struct diags said = {0}; /* when the program began */
    settings_load(&now, paths->config_file, paths->state_file, &s->ctx->arena, &said);
    diags_release(&said);
    context_settings(s->ctx)->values[key] = now.values[key];
}

/* ---- choosing ---- */

static const char *title_of(struct changing *s, enum setting key)
{
    if (setting_table[key].title)
        return setting_table[key].title;
    char *title = arena_strdup(&s->arena, setting_table[key].key);
    for (char *c = title; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    if (*title >= 'a' && *title <= 'z')
        *title = (char) (*title - 'a' + 'A');
    return title;
}

/* -1: none was chosen. */
static int choose_of(struct changing *s, enum setting key, const char *const *items,
                     const char *const *details, int n, int now)
{
    struct choice_model m = {.title = title_of(s, key),
                             .text = setting_table[key].help,
                             .items = items,
                             .details = details,
                             .n = MIN(n, (int) LIST_MAX),
                             .menu.cursor = MAX(now, 0)};
    return dialog_choice(s->ui, &m) == ACTION_GO_ON ? m.menu.cursor : -1;
}

static void choose_word(struct changing *s, enum setting key)
{
    struct setting_value value = context_settings(s->ctx)->values[key];
    const struct read_words *words = setting_table[key].words;
    int at = choose_of(s, key, words->words, NULL, (int) words->count, value.integer);
    value.integer = at;
    if (at >= 0)
        keep(s, key, &value);
}

static void choose_set(struct changing *s, enum setting key)
{
    const struct setting_info *info = &setting_table[key];
    struct setting_value value = context_settings(s->ctx)->values[key];
    struct ask_row rows[SET_ROWS_MAX];
    int n = MIN((int) info->words->count, (int) SET_ROWS_MAX);
    for (int i = 0; i < n; i++)
        rows[i] = (struct ask_row){
            .kind = ASK_TICK, .text = info->words->words[i], .value = value.set >> i & 1};
    struct ask_model m = {.title = title_of(s, key), .intro = info->help, .rows = rows, .n = n};
    if (dialog_ask(s->ui, &m) != ACTION_GO_ON)
        return;
    value.set = 0;
    for (int i = 0; i < n; i++)
        value.set |= (unsigned) (rows[i].value == 1) << i;
    keep(s, key, &value);
}

/* Until it is a value, or Esc. */
static void type_value(struct changing *s, enum setting key)
{
    struct settings tried = *context_settings(s->ctx);
    struct strbuf about = {0}, why = {0};
    strbuf_puts(&about, setting_table[key].help);
    struct entry_model m = {.title = title_of(s, key), .text = strbuf_text(&about)};
    while (dialog_entry(s->ui, &m) == ACTION_GO_ON && *m.typed.text) {
        strbuf_reset(&why);
        if (setting_parse(&tried, key, SETTING_FROM_STATE, m.typed.text, &why)) {
            keep(s, key, &tried.values[key]);
            break;
        }
        m.wrong = strbuf_text(&why);
    }
    strbuf_release(&about);
    strbuf_release(&why);
}

/* The countries most likely meant; any other is typed. */
static const struct {
    const char *name, *code;
} countries[] = {
    {"as the locale says", ""},
    {"Australia", "AU"},
    {"Austria", "AT"},
    {"Canada", "CA"},
    {"France", "FR"},
    {"Germany", "DE"},
    {"Ireland", "IE"},
    {"Italy", "IT"},
    {"Netherlands", "NL"},
    {"New Zealand", "NZ"},
    {"Spain", "ES"},
    {"Sweden", "SE"},
    {"Switzerland", "CH"},
    {"United Kingdom", "GB"},
    {"United States", "US"},
    {"another: type its two letters", NULL},
};

static void choose_country(struct changing *s, enum setting key)
{
    enum { N = ARRAY_LEN(countries) };
    struct setting_value value = context_settings(s->ctx)->values[key];
    const char *items[N], *details[N] = {NULL};
    int now = N - 1;
    for (int i = 0; i < N; i++) {
        items[i] = countries[i].name;
        if (countries[i].code && *countries[i].code)
            details[i] = arena_printf(&s->arena, "%s, %s", countries[i].code,
                                      emergency_number(countries[i].code));
        if (countries[i].code && strcmp(countries[i].code, value.country) == 0)
            now = i;
    }
    int at = choose_of(s, key, items, details, N, now);
    if (at < 0)
        return;
    if (!countries[at].code) {
        type_value(s, key);
        return;
    }
    snprintf(value.country, sizeof value.country, "%s", countries[at].code);
    keep(s, key, &value);
}

static void choose_profile(struct changing *s, enum setting key)
{
    struct setting_value value = context_settings(s->ctx)->values[key];
    struct sounds_from from = context_sounds(s->ctx);
    const char *const *names;
    size_t count = sounds_profiles(&from, &names, &s->arena);
    int now = 0;
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], value.name) == 0)
            now = (int) i;
    int at = choose_of(s, key, names, NULL, (int) count, now);
    if (at >= 0 && strlen(names[at]) < SETTING_NAME_BYTES) {
        memcpy(value.name, names[at], strlen(names[at]) + 1);
        keep(s, key, &value);
    }
}

static void change(struct changing *s, enum setting key)
{
    switch (setting_table[key].type) {
    case SETTING_TYPE_WORD:
        choose_word(s, key);
        break;
    case SETTING_TYPE_SWITCH: {
        struct settings stepped = *context_settings(s->ctx);
        if (setting_step(&stepped, key, 1))
            keep(s, key, &stepped.values[key]);
        break;
    }
    case SETTING_TYPE_INT:
    case SETTING_TYPE_NUMBER:
        type_value(s, key);
        break;
    case SETTING_TYPE_WORD_SET:
        choose_set(s, key);
        break;
    case SETTING_TYPE_COUNTRY:
        choose_country(s, key);
        break;
    case SETTING_TYPE_NAME:
        if (key == SETTING_PROFILE)
            choose_profile(s, key);
        else
            type_value(s, key);
        break;
    }
}

/* What has no next value opens, as with Enter. */
static void step(struct changing *s, enum setting key, int direction)
{
    struct settings stepped = *context_settings(s->ctx);
    if (setting_step(&stepped, key, direction))
        keep(s, key, &stepped.values[key]);
    else
        change(s, key);
}

/* ---- the list ---- */

static const char *value_of(struct changing *s, enum setting key)
{
    struct strbuf text = {0};
    setting_show(context_settings(s->ctx), key, &text);
    const char *value = arena_strdup(&s->arena, strbuf_text(&text));
    strbuf_release(&text);
    return value;
}

static void make_rows(struct changing *s)
{
    static const char *const origins[] = {
        [SETTING_FROM_DEFAULT] = NULL,
        [SETTING_FROM_CONFIG] = "from limber.cfg",
        [SETTING_FROM_STATE] = "chosen here; d goes back",
        [SETTING_FROM_FLAG] = "from the command line",
    };
    int n = 0;
    arena_release(&s->arena);
    for (int g = 1; g <= N_SETTING_GROUPS; g++) { /* "Other" comes last */
        int group = g % N_SETTING_GROUPS, first = n;
        for (int key = 0; key < N_SETTINGS; key++) {
            if ((int) setting_table[key].group != group)
                continue;
            s->keys[n] = (enum setting) key;
            s->rows[n] = (struct setup_row){
                .group = n == first ? setting_group_names[group] : NULL,
                .label = title_of(s, (enum setting) key),
                .value = value_of(s, (enum setting) key),
                .help = setting_table[key].help,
                .origin = origins[context_settings(s->ctx)->values[key].origin],
            };
            n++;
        }
    }
    s->model.rows = s->rows;
    s->model.n = n;
}

/* What is seen follows at once. */
static void take_picture(struct ui *ui, const struct settings *s, struct pictures *pictures)
{
    int figure = s->values[SETTING_FIGURE].integer;
    pictures->off = figure == FIGURE_SETTING_OFF;
    if (figure >= FIGURE_SETTING_BLOCKS && figure <= FIGURE_SETTING_ASCII)
        pictures->style.glyphs = (enum figure_glyphs)(figure - FIGURE_SETTING_BLOCKS);
    if (s->values[SETTING_CELL_ASPECT].number > 0)
        pictures->style.cell_aspect = s->values[SETTING_CELL_ASPECT].number;
    if (s->values[SETTING_THEME].integer != THEME_SETTING_AUTO)
        term_set_light(ui->term, s->values[SETTING_THEME].integer == THEME_SETTING_LIGHT);
    term_set_mouse(ui->term, s->values[SETTING_MOUSE].integer != 0);
}

void settings_screen(struct ui *ui, struct context *ctx, struct pictures *pictures)
{
    struct changing s = {.ui = ui, .ctx = ctx};
    bool done = false;
    while (!done && !ui->quit) {
        make_rows(&s);
        enum action action = dialog_setup(ui, &s.model);
        enum setting key = s.keys[s.model.menu.cursor];
        if (action == ACTION_GO_ON)
            change(&s, key);
        else if (action == ACTION_PREVIOUS || action == ACTION_FOLLOWING)
            step(&s, key, action == ACTION_FOLLOWING ? 1 : -1);
        else if (action == ACTION_RESET)
            keep(&s, key, NULL);
        else
            done = true;
        take_picture(ui, context_settings(ctx), pictures);
    }
    arena_release(&s.arena);
}
