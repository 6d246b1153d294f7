/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SETTINGS_H
#define LIMBER_CORE_SETTINGS_H

#include "base/diag.h"
#include "base/node.h"
#include "base/reader.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What a person may set, as one table (limber.conf(5)). A value comes from a
 * flag, else from what was chosen inside the program (state.cfg), else from
 * limber.cfg, else it is the default; it knows which. No files here: io/settings
 * reads and writes them.
 */
enum setting {
    SETTING_FIGURE, /* enum setting_figure */
    SETTING_THEME,  /* enum setting_theme */
    SETTING_MOUSE,
    SETTING_VOLUME, /* dB */
    SETTING_MUTE,
    SETTING_PROFILE,      /* the name of a sound profile */
    SETTING_VOICE,        /* enum setting_voice */
    SETTING_VOICE_ENGINE, /* enum setting_voice_engine */
    SETTING_VOICE_NAME,   /* of espeak-ng's voices */
    SETTING_VOICE_RATE,   /* words a minute */
    SETTING_VOICE_VOLUME, /* dB */
    SETTING_VERBOSITY,    /* enum setting_verbosity */
    SETTING_LEVEL,
    SETTING_CAUTIONS,      /* bits 1 << enum caution_tag */
    SETTING_EQUIPMENT,     /* bits 1 << enum equipment */
    SETTING_TRACK,         /* enum setting_track */
    SETTING_WEEKLY_TARGET, /* sessions */
    SETTING_COUNTRY,       /* "GB"; "" where it follows the locale */
    SETTING_OFFSET_MS,
    SETTING_CELL_ASPECT, /* height / width; 0: what the terminal says */
    SETTING_FRAME_RATE,  /* a second; 0: as many as the movement needs */
    N_SETTINGS
};

enum setting_figure {
    FIGURE_SETTING_AUTO,
    FIGURE_SETTING_BLOCKS,
    FIGURE_SETTING_BRAILLE,
    FIGURE_SETTING_ASCII,
    FIGURE_SETTING_OFF,
};
enum setting_theme { THEME_SETTING_AUTO, THEME_SETTING_DARK, THEME_SETTING_LIGHT };
enum setting_voice { VOICE_SETTING_OFF, VOICE_SETTING_ON };
enum setting_voice_engine { VOICE_ENGINE_ESPEAK, VOICE_ENGINE_DISPATCHER };
enum setting_verbosity {
    VERBOSITY_SETTING_AUTO,
    VERBOSITY_SETTING_MINIMAL,
    VERBOSITY_SETTING_STANDARD,
    VERBOSITY_SETTING_FULL,
};

enum setting_track {
    TRACK_SETTING_STANDARD,
    TRACK_SETTING_CHAIR_ONLY,
    TRACK_SETTING_NO_FLOOR,
    TRACK_SETTING_TIME_POOR,
};

/* The words of `figure` and `track`, for flags too. */
extern const struct read_words setting_figure_words, setting_track_words;

/* Later wins over earlier. */
enum setting_origin {
    SETTING_FROM_DEFAULT,
    SETTING_FROM_CONFIG,
    SETTING_FROM_STATE,
    SETTING_FROM_FLAG
};
extern const char *const setting_origin_names[];

enum { COUNTRY_BYTES = 3, SETTING_NAME_BYTES = 32 };

struct setting_value {
    enum setting_origin origin;
    int integer;   /* whole numbers, switches, the index of a word */
    double number; /* numbers with a fraction */
    unsigned set;  /* word sets */
    char country[COUNTRY_BYTES];
    char name[SETTING_NAME_BYTES];
};

struct settings {
    struct setting_value values[N_SETTINGS];
};

/* ---- the table ---- */

enum setting_type {
    SETTING_TYPE_WORD,
    SETTING_TYPE_SWITCH,
    SETTING_TYPE_INT,
    SETTING_TYPE_NUMBER,
    SETTING_TYPE_WORD_SET,
    SETTING_TYPE_COUNTRY,
    SETTING_TYPE_NAME, /* of a file or a voice: letters, digits and a few signs */
};

/* The headings the settings stand under. */
enum setting_group {
    SETTING_GROUP_OTHER,
    SETTING_GROUP_PICTURE,
    SETTING_GROUP_SOUND,
    SETTING_GROUP_EXERCISE,
    N_SETTING_GROUPS
};
extern const char *const setting_group_names[N_SETTING_GROUPS];

struct setting_info {
    const char *key;
    const char *title; /* on the screen, where it is not the key itself; NULL: it is */
    enum setting_group group;
    enum setting_type type;
    double min, max;                /* INT, NUMBER */
    double step;                    /* of one press of an arrow; 0: 1 */
    const char *unit;               /* for messages; "" where there is none */
    const char *unset;              /* the word for 0, which lies outside min..max; NULL: none */
    const struct read_words *words; /* WORD, WORD_SET */
    struct setting_value standard;  /* the default */
    const char *help;               /* one line, lower case, no full stop */
};

extern const struct setting_info setting_table[N_SETTINGS];

/* The setting of that name, or -1. */
int setting_find(const char *key);
/* The key most likely meant, or NULL. */
const char *setting_suggest(const char *key);

/* ---- reading and writing ---- */

void settings_init(struct settings *s);
/* Takes over what a file's tree says, as of `origin`. What is wrong is added to r->diags and
 * leaves the value that was there. */
void settings_read(struct settings *s, enum setting_origin origin, const struct reader *r,
                   const struct node *root);
/* One value as a person types it ("-12", "on", "wrist,knee", "none"). On failure nothing changes
 * and `why` gets what would have been right. */
bool setting_parse(struct settings *s, enum setting key, enum setting_origin origin,
                   const char *text, struct strbuf *why);
/* The value as setting_parse() takes it. */
void setting_format(const struct settings *s, enum setting key, struct strbuf *out);
/* The value for people, with its unit: "-6 dB". */
void setting_show(const struct settings *s, enum setting key, struct strbuf *out);
/* The next value (direction 1) or the one before (-1): words go round, numbers stop at their ends,
 * "unset" stands before the least. False where it has none: sets, countries, names. */
bool setting_step(struct settings *s, enum setting key, int direction);
/* As a libconfig value, which is a JSON value too. */
void setting_write(const struct settings *s, enum setting key, struct strbuf *out);
/* A libconfig file of the values that come from `origin`. */
void settings_write(const struct settings *s, enum setting_origin origin, struct strbuf *out);

#endif
