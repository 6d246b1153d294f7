/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/recipe.h"

#include "base/reader.h"

static const char *const kind_names[] = {[RECIPE_STRUCK] = "struck", [RECIPE_BREATH] = "breath"};
static const struct read_words kind_words = {kind_names, ARRAY_LEN(kind_names), "a kind of sound"};

/* A number with its limits. Below 60 Hz nothing small sounds; above 12 kHz nobody wants it. */
struct limits {
    double min, max;
    const char *unit;
};
static const struct limits pitch = {60, 12000, "Hz"}, level = {-60, 0, "dB"},
                           boost = {-60, 24, "dB"}, peak = {-40, -9, "dB"},
                           loudness = {-60, -20, "dB"}, part = {0, 1, ""}, edge = {0.0005, 10, "s"},
                           moment = {0, 20, "s"}, length = {0.02, 20, "s"},
                           decay = {0.002, 30, "s"}, ratio = {0.1, 40, ""}, beat = {0, 10, "Hz"},
                           ease = {0.02, 5, "s"}, width = {0, 0.5, ""};

static void number(const struct reader *r, const struct node *group, const char *key,
                   enum read_need need, const struct limits *l, double *out)
{
    read_number(r, group, key, need, l->min, l->max, l->unit, out);
}

/* The element of a list as a group whose keys are known, or NULL. */
static const struct node *entry(const struct reader *r, const struct node *list, size_t i,
                                const char *const *keys, size_t count)
{
    const struct node *n = list->children[i];
    if (n->type != NODE_GROUP) {
        read_wrong_type(r, n, list->name, node_type_name(NODE_GROUP));
        return NULL;
    }
    read_known_keys(r, n, keys, count);
    return n;
}

/* A list that is there and has 1 to max entries, or NULL. */
static const struct node *entries(const struct reader *r, const struct node *file, const char *key,
                                  size_t max)
{
    const struct node *list = read_node(r, file, key, READ_REQUIRED, NODE_LIST);
    if (!list)
        return NULL;
    if (list->count >= 1 && list->count <= max)
        return list;
    diag_add(r->diags, DIAG_ERROR, list->loc, list->count ? "too-many" : "empty",
             "'%s' has %zu entries, it must have 1 to %zu", key, list->count, max);
    return NULL;
}

static void read_notes(const struct reader *r, const struct node *file, struct recipe_struck *s)
{
    static const char *const keys[] = {"at", "pitch", "level"};
    const struct node *list = entries(r, file, "notes", RECIPE_NOTES_MAX);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct node *n = entry(r, list, i, keys, ARRAY_LEN(keys));
        if (!n)
            continue;
        struct recipe_note *note = &s->notes[s->n_notes++];
        *note = (struct recipe_note){.pitch_hz = 440};
        number(r, n, "at", READ_OPTIONAL, &moment, &note->at_s);
        number(r, n, "pitch", READ_REQUIRED, &pitch, &note->pitch_hz);
        number(r, n, "level", READ_OPTIONAL, &boost, &note->level_db);
        if (note->at_s >= s->length_s)
            diag_add(r->diags, DIAG_ERROR, n->loc, "out-of-range",
                     "a note at %g s begins after the sound's length of %g s", note->at_s,
                     s->length_s);
    }
}

static void read_modes(const struct reader *r, const struct node *file, struct recipe_struck *s)
{
    static const char *const keys[] = {"ratio", "level", "decay", "beat"};
    const struct node *list = entries(r, file, "modes", RECIPE_MODES_MAX);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct node *n = entry(r, list, i, keys, ARRAY_LEN(keys));
        if (!n)
            continue;
        struct recipe_mode *mode = &s->modes[s->n_modes++];
        *mode = (struct recipe_mode){.ratio = 1, .decay_s = 1};
        number(r, n, "ratio", READ_REQUIRED, &ratio, &mode->ratio);
        number(r, n, "level", READ_OPTIONAL, &boost, &mode->level_db);
        number(r, n, "decay", READ_REQUIRED, &decay, &mode->decay_s);
        number(r, n, "beat", READ_OPTIONAL, &beat, &mode->beat_hz);
    }
}

static void read_strike(const struct reader *r, const struct node *file, struct recipe_strike *s)
{
    static const char *const keys[] = {"level", "pitch", "decay"};
    *s = (struct recipe_strike){RECIPE_SILENT_DB, 1000, 0.01};
    const struct node *n = read_node(r, file, "strike", READ_OPTIONAL, NODE_GROUP);
    if (!n)
        return;
    read_known_keys(r, n, keys, ARRAY_LEN(keys));
    number(r, n, "level", READ_REQUIRED, &level, &s->level_db);
    number(r, n, "pitch", READ_REQUIRED, &pitch, &s->pitch_hz);
    number(r, n, "decay", READ_REQUIRED, &decay, &s->decay_s);
}

static void read_struck(const struct reader *r, const struct node *file, struct recipe *out)
{
    static const char *const keys[] = {"kind",    "level", "length", "attack",
                                       "release", "notes", "modes",  "strike"};
    struct recipe_struck *s = &out->struck;
    *s = (struct recipe_struck){.length_s = 1, .attack_s = 0.004, .release_s = 0.1};
    read_known_keys(r, file, keys, ARRAY_LEN(keys));
    number(r, file, "level", READ_REQUIRED, &peak, &out->level_db);
    number(r, file, "length", READ_REQUIRED, &length, &s->length_s);
    number(r, file, "attack", READ_OPTIONAL, &edge, &s->attack_s);
    number(r, file, "release", READ_OPTIONAL, &edge, &s->release_s);
    read_notes(r, file, s);
    read_modes(r, file, s);
    read_strike(r, file, &s->strike);
}

/* `key = [ start, end ]`, or one number for both. */
static void read_pair(const struct reader *r, const struct node *group, const char *key,
                      enum read_need need, const struct limits *l, double out[2])
{
    const struct node *n = node_member(group, key);
    if (!n || n->type != NODE_LIST) {
        if (read_number(r, group, key, need, l->min, l->max, l->unit, &out[0]))
            out[1] = out[0];
        return;
    }
    if (n->count != 2) {
        diag_add(r->diags, DIAG_ERROR, n->loc, "wrong-count",
                 "'%s' has %zu numbers, it must have 2: at the start and at the end", key,
                 n->count);
        return;
    }
    for (size_t i = 0; i < 2; i++)
        value_number(r, n->children[i], key, l->min, l->max, l->unit, &out[i]);
}

static void read_harmonics(const struct reader *r, const struct node *file, struct recipe_breath *b)
{
    const struct node *list = entries(r, file, "harmonics", RECIPE_HARMONICS_MAX);
    for (size_t i = 0; list && i < list->count; i++)
        value_number(r, list->children[i], "harmonics", level.min, level.max, level.unit,
                     &b->harmonics_db[i]);
    b->n_harmonics = list ? list->count : 0;
}

static void read_air(const struct reader *r, const struct node *file, struct recipe_breath *b)
{
    static const char *const keys[] = {"level", "pitch"};
    const struct node *n = read_node(r, file, "air", READ_OPTIONAL, NODE_GROUP);
    if (!n)
        return;
    read_known_keys(r, n, keys, ARRAY_LEN(keys));
    number(r, n, "level", READ_REQUIRED, &boost, &b->air_db);
    read_pair(r, n, "pitch", READ_REQUIRED, &pitch, b->air_hz);
}

static void read_breath(const struct reader *r, const struct node *file, struct recipe *out)
{
    static const char *const keys[] = {"kind", "level", "pitch",     "swell", "bright",
                                       "rise", "fall",  "harmonics", "width", "air"};
    struct recipe_breath *b = &out->breath;
    *b = (struct recipe_breath){.pitch_hz = {220, 220},
                                .bright = {1, 1},
                                .rise_s = 0.3,
                                .fall_s = 0.3,
                                .width = 0.2,
                                .air_db = RECIPE_SILENT_DB,
                                .air_hz = {1000, 1000}};
    read_known_keys(r, file, keys, ARRAY_LEN(keys));
    number(r, file, "level", READ_REQUIRED, &loudness, &out->level_db);
    read_pair(r, file, "pitch", READ_REQUIRED, &pitch, b->pitch_hz);
    read_pair(r, file, "swell", READ_OPTIONAL, &level, b->swell_db);
    read_pair(r, file, "bright", READ_OPTIONAL, &part, b->bright);
    number(r, file, "rise", READ_OPTIONAL, &ease, &b->rise_s);
    number(r, file, "fall", READ_OPTIONAL, &ease, &b->fall_s);
    number(r, file, "width", READ_OPTIONAL, &width, &b->width);
    read_harmonics(r, file, b);
    read_air(r, file, b);
}

bool recipe_read(const struct node *file, struct recipe *out, struct arena *a, struct diags *d)
{
    static void (*const readers[])(const struct reader *, const struct node *, struct recipe *) = {
        [RECIPE_STRUCK] = read_struck, [RECIPE_BREATH] = read_breath};
    struct reader r = {.diags = d, .arena = a};
    size_t errors = d->errors;
    int kind;
    *out = (struct recipe){0};
    if (!read_word(&r, file, "kind", READ_REQUIRED, &kind_words, &kind))
        return false;
    out->kind = (enum recipe_kind) kind;
    readers[kind](&r, file, out);
    return d->errors == errors;
}
