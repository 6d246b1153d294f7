/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/settings.h"

#include "base/suggest.h"
#include "core/settings_internal.h"
#include "core/words.h"

#include <string.h>

static const char *const figures[] = {"auto", "blocks", "braille", "ascii", "off"};
static const char *const themes[] = {"auto", "dark", "light"};
static const char *const tracks[] = {"standard", "chair-only", "no-floor", "time-poor"};
static const char *const voice_engines[] = {"espeak-ng", "speech-dispatcher"};
static const char *const verbosities[] = {"auto", "minimal", "standard", "full"};
static const char *const switches[] = {"off", "on"};
const struct read_words setting_figure_words = {figures, ARRAY_LEN(figures), "a kind of figure"};
static const struct read_words setting_theme_words = {themes, ARRAY_LEN(themes), "a theme"};
const struct read_words setting_track_words = {tracks, ARRAY_LEN(tracks), "a track"};
static const struct read_words switch_words = {switches, ARRAY_LEN(switches), "a switch"};
static const struct read_words voice_engine_words = {voice_engines, ARRAY_LEN(voice_engines),
                                                     "a voice engine"};
static const struct read_words verbosity_words = {verbosities, ARRAY_LEN(verbosities),
                                                  "a verbosity"};

const char *const setting_origin_names[] = {"default", "config", "state", "flag"};

const struct setting_info setting_table[N_SETTINGS] = {
    [SETTING_FIGURE] = {.key = "figure",
                        .group = SETTING_GROUP_PICTURE,
                        .type = SETTING_TYPE_WORD,
                        .words = &setting_figure_words,
                        .help = "how the figure is drawn"},
    [SETTING_THEME] = {.key = "theme",
                       .group = SETTING_GROUP_PICTURE,
                       .type = SETTING_TYPE_WORD,
                       .words = &setting_theme_words,
                       .help = "colours for a dark or a light background"},
    [SETTING_MOUSE] = {.key = "mouse",
                       .group = SETTING_GROUP_PICTURE,
                       .type = SETTING_TYPE_SWITCH,
                       .words = &switch_words,
                       .standard.integer = 1,
                       .help = "clicks and the wheel are for limber, not for the terminal"},
    [SETTING_VOLUME] = {.key = "volume",
                        .group = SETTING_GROUP_SOUND,
                        .type = SETTING_TYPE_INT,
                        .min = -40,
                        .max = 0,
                        .step = 2,
                        .unit = "dB",
                        .help = "loudness of everything that sounds"},
    [SETTING_MUTE] = {.key = "mute",
                      .group = SETTING_GROUP_SOUND,
                      .type = SETTING_TYPE_SWITCH,
                      .words = &switch_words,
                      .help = "no sound"},
    [SETTING_PROFILE] = {.key = "profile",
                         .group = SETTING_GROUP_SOUND,
                         .type = SETTING_TYPE_NAME,
                         .standard.name = "calm",
                         .help = "how it sounds: calm, clear, minimal, night or one of your own"},
    [SETTING_VOICE] = {.key = "voice",
                       .group = SETTING_GROUP_SOUND,
                       .type = SETTING_TYPE_SWITCH,
                       .words = &switch_words,
                       .help = "a voice guides the session"},
    [SETTING_VOICE_ENGINE] = {.key = "voice_engine",
                              .group = SETTING_GROUP_SOUND,
                              .type = SETTING_TYPE_WORD,
                              .words = &voice_engine_words,
                              .help = "who speaks: espeak-ng, or what speaks for a screen reader"},
    [SETTING_VOICE_NAME] = {.key = "voice_name",
                            .group = SETTING_GROUP_SOUND,
                            .type = SETTING_TYPE_NAME,
                            .standard.name = "en-gb",
                            .help = "whose voice: a name of 'espeak-ng --voices=en'"},
    [SETTING_VOICE_RATE] = {.key = "voice_rate",
                            .group = SETTING_GROUP_SOUND,
                            .type = SETTING_TYPE_INT,
                            .min = 100,
                            .max = 300,
                            .step = 10,
                            .unit = "words a minute",
                            .standard.integer = 160,
                            .help = "how fast the voice speaks"},
    [SETTING_VOICE_VOLUME] = {.key = "voice_volume",
                              .group = SETTING_GROUP_SOUND,
                              .type = SETTING_TYPE_INT,
                              .min = -20,
                              .max = 6,
                              .step = 2,
                              .unit = "dB",
                              .help = "loudness of the voice against the other sounds"},
    [SETTING_VERBOSITY] = {.key = "verbosity",
                           .group = SETTING_GROUP_SOUND,
                           .type = SETTING_TYPE_WORD,
                           .words = &verbosity_words,
                           .help = "how much is said: less by itself as a routine gets familiar"},
    [SETTING_LEVEL] = {.key = "level",
                       .group = SETTING_GROUP_EXERCISE,
                       .type = SETTING_TYPE_INT,
                       .min = 1,
                       .max = 3,
                       .unit = "",
                       .standard.integer = 2,
                       .help = "how much: 1 start or comeback, 2 standard, 3 full"},
    [SETTING_CAUTIONS] = {.key = "cautions",
                          .title = "My cautions", /* as the safety wording names them */
                          .group = SETTING_GROUP_EXERCISE,
                          .type = SETTING_TYPE_WORD_SET,
                          .words = &caution_words,
                          .help = "what to take care of; exercises are swapped for it"},
    [SETTING_EQUIPMENT] = {.key = "equipment",
                           .group = SETTING_GROUP_EXERCISE,
                           .type = SETTING_TYPE_WORD_SET,
                           .words = &equipment_words,
                           .standard.set = (1U << N_EQUIPMENT) - 1,
                           .help = "what is there to exercise with"},
    [SETTING_TRACK] = {.key = "track",
                       .group = SETTING_GROUP_EXERCISE,
                       .type = SETTING_TYPE_WORD,
                       .words = &setting_track_words,
                       .help =
                           "what is done instead: on a chair only, off the floor, in less time"},
    [SETTING_WEEKLY_TARGET] = {.key = "weekly_target",
                               .group = SETTING_GROUP_EXERCISE,
                               .type = SETTING_TYPE_INT,
                               .min = 1,
                               .max = 50,
                               .unit = "sessions",
                               .unset = "none",
                               .help = "sessions a week to aim for"},
    [SETTING_COUNTRY] = {.key = "country",
                         .group = SETTING_GROUP_EXERCISE,
                         .type = SETTING_TYPE_COUNTRY,
                         .unset = "auto",
                         .help = "two letters (GB, DE, US): whose emergency number to show"},
    [SETTING_OFFSET_MS] = {.key = "offset_ms",
                           .group = SETTING_GROUP_SOUND,
                           .type = SETTING_TYPE_INT,
                           .min = -300,
                           .max = 300,
                           .step = 5,
                           .unit = "ms",
                           .help = "how much later the device is heard than it says"},
    [SETTING_CELL_ASPECT] = {.key = "cell_aspect",
                             .group = SETTING_GROUP_PICTURE,
                             .type = SETTING_TYPE_NUMBER,
                             .min = 1,
                             .max = 4,
                             .step = 0.1,
                             .unit = "",
                             .unset = "auto",
                             .help = "height of a character cell over its width"},
    [SETTING_FRAME_RATE] = {.key = "frame_rate",
                            .group = SETTING_GROUP_PICTURE,
                            .type = SETTING_TYPE_INT,
                            .min = 2,
                            .max = 60,
                            .unit = "frames a second",
                            .unset = "auto",
                            .help = "pictures a second while the figure moves"},
};

const char *const setting_group_names[N_SETTING_GROUPS] = {
    [SETTING_GROUP_OTHER] = "Other",
    [SETTING_GROUP_PICTURE] = "Picture",
    [SETTING_GROUP_SOUND] = "Sound",
    [SETTING_GROUP_EXERCISE] = "Exercise",
};

int setting_find(const char *key)
{
    for (int i = 0; i < N_SETTINGS; i++)
        if (strcmp(setting_table[i].key, key) == 0)
            return i;
    return -1;
}

static void list_keys(const char *keys[N_SETTINGS])
{
    for (int i = 0; i < N_SETTINGS; i++)
        keys[i] = setting_table[i].key;
}

const char *setting_suggest(const char *key)
{
    const char *keys[N_SETTINGS];
    list_keys(keys);
    return suggest(key, keys, N_SETTINGS);
}

void settings_init(struct settings *s)
{
    for (int i = 0; i < N_SETTINGS; i++)
        s->values[i] = setting_table[i].standard;
}

bool setting_is_country(const char *text)
{
    return strlen(text) == 2 && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 2;
}

static bool read_country(const struct reader *r, const struct node *root, const char *key,
                         char out[COUNTRY_BYTES])
{
    const char *text;
    if (!read_string(r, root, key, READ_OPTIONAL, COUNTRY_BYTES - 1, &text))
        return false;
    if (!setting_is_country(text)) {
        diag_add(r->diags, DIAG_ERROR, node_member(root, key)->loc, "unknown-word",
                 "'%s' is no country code, it must be two capital letters", text);
        return false;
    }
    memcpy(out, text, COUNTRY_BYTES);
    return true;
}

bool setting_is_name(const char *text)
{
    static const char signs[] = "-_+ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    size_t length = strlen(text);
    return length > 0 && length < SETTING_NAME_BYTES && strspn(text, signs) == length &&
           strspn(text, "-_+") == 0;
}

static bool read_name(const struct reader *r, const struct node *root, const char *key,
                      char out[SETTING_NAME_BYTES])
{
    const char *text;
    if (!read_string(r, root, key, READ_OPTIONAL, SETTING_NAME_BYTES - 1, &text))
        return false;
    if (!setting_is_name(text)) {
        diag_add(r->diags, DIAG_ERROR, node_member(root, key)->loc, "bad-id",
                 "'%s' is no name: it must have letters, digits, '-', '_' or '+' only", text);
        return false;
    }
    memcpy(out, text, strlen(text) + 1);
    return true;
}

/* The word for "not set", "auto" or "none", where a number or a country would stand. */
static bool read_unset(const struct setting_info *info, const struct node *root,
                       struct setting_value *v)
{
    const struct node *n = info->unset ? node_member(root, info->key) : NULL;
    if (!n || n->type != NODE_STRING || strcmp(n->string, info->unset) != 0)
        return false;
    *v = (struct setting_value){.origin = v->origin};
    return true;
}

static bool read_value(const struct setting_info *info, const struct reader *r,
                       const struct node *root, struct setting_value *v)
{
    bool on;
    if (read_unset(info, root, v))
        return true;
    switch (info->type) {
    case SETTING_TYPE_WORD:
        return read_word(r, root, info->key, READ_OPTIONAL, info->words, &v->integer);
    case SETTING_TYPE_SWITCH:
        if (!read_bool(r, root, info->key, READ_OPTIONAL, &on))
            return false;
        v->integer = on;
        return true;
    case SETTING_TYPE_INT:
        return read_int(r, root, info->key, READ_OPTIONAL, (int) info->min, (int) info->max,
                        &v->integer);
    case SETTING_TYPE_NUMBER:
        return read_number(r, root, info->key, READ_OPTIONAL, info->min, info->max, info->unit,
                           &v->number);
    case SETTING_TYPE_WORD_SET:
        return read_word_set(r, root, info->key, READ_OPTIONAL, info->words, &v->set);
    case SETTING_TYPE_COUNTRY:
        return read_country(r, root, info->key, v->country);
    case SETTING_TYPE_NAME:
        return read_name(r, root, info->key, v->name);
    }
    return false;
}

void settings_read(struct settings *s, enum setting_origin origin, const struct reader *r,
                   const struct node *root)
{
    const char *keys[N_SETTINGS];
    list_keys(keys);
    read_known_keys(r, root, keys, N_SETTINGS);
    for (int i = 0; i < N_SETTINGS; i++) {
        struct setting_value v = s->values[i];
        v.origin = origin;
        if (read_value(&setting_table[i], r, root, &v))
            s->values[i] = v;
    }
}
