/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/profile.h"

#include "base/reader.h"

#include <string.h>

enum { NAME_CELLS = 40, SUMMARY_CELLS = 100, PLAYS_CELLS = 80 };

static const char *const keys[] = {"name", "summary", "level", "attack", "range", "sounds"};
static const char silent[] = "none";

/* A file of a person's own, before the profile: as loud as the recipes it stands among. */
static const struct sample_level struck_file = {-20, PROFILE_PEAK_DB},
                                 breath_file = {-24, PROFILE_PEAK_DB};

void profile_init(struct profile *p)
{
    *p = (struct profile){.name = "", .summary = "", .range = 1};
    for (size_t i = 0; i < N_SOUNDS; i++)
        p->sounds[i].plays = sound_names[i];
}

bool profile_is_one(const struct node *file)
{
    return node_member(file, "sounds") && !node_member(file, "kind");
}

/* Letters, digits, '-' and one folder at most: a name never leaves the sounds' folder. */
static bool is_name(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t first = strspn(text, letters);
    if (first == 0)
        return false;
    if (text[first] == '/') {
        size_t second = strspn(text + first + 1, letters);
        return second > 0 && text[first + 1 + second] == '\0';
    }
    return text[first] == '\0';
}

static void take_name(const struct reader *r, const struct node *n, const char *text,
                      struct profile_sound *s)
{
    if (strcmp(text, silent) == 0) {
        s->plays = NULL;
    } else if (is_name(text)) {
        s->plays = text;
    } else {
        diag_add(r->diags, DIAG_ERROR, n->loc, "bad-id", "'%s' is no name of a sound", text);
        diag_hint(r->diags, "a name has small letters, digits and '-', and no ending: \"bowl\"");
    }
}

static void read_group(const struct reader *r, const struct node *n, struct profile_sound *s)
{
    static const char *const sound_keys[] = {"sound", "level"};
    const char *text;
    read_known_keys(r, n, sound_keys, ARRAY_LEN(sound_keys));
    if (read_string(r, n, "sound", READ_OPTIONAL, PLAYS_CELLS, &text))
        take_name(r, n, text, s);
    read_number(r, n, "level", READ_OPTIONAL, -60, 24, "dB", &s->level_db);
}

/* `start = "bowl";` or `start = { sound = "bowl"; level = -3; };` */
static void read_sound(const struct reader *r, const struct node *n, struct profile_sound *s)
{
    const char *text;
    if (n->type == NODE_GROUP)
        read_group(r, n, s);
    else if (value_string(r, n, n->name, PLAYS_CELLS, &text))
        take_name(r, n, text, s);
}

static void read_sounds(const struct reader *r, const struct node *file, struct profile *p)
{
    const struct node *group = read_node(r, file, "sounds", READ_REQUIRED, NODE_GROUP);
    if (!group)
        return;
    read_known_keys(r, group, sound_names, N_SOUNDS);
    for (size_t i = 0; i < N_SOUNDS; i++) {
        const struct node *n = node_member(group, sound_names[i]);
        if (n)
            read_sound(r, n, &p->sounds[i]);
    }
}

bool profile_read(const struct node *file, struct profile *out, struct arena *a, struct diags *d)
{
    struct reader r = {.diags = d, .arena = a};
    size_t errors = d->errors;
    profile_init(out);
    read_known_keys(&r, file, keys, ARRAY_LEN(keys));
    read_string(&r, file, "name", READ_REQUIRED, NAME_CELLS, &out->name);
    read_string(&r, file, "summary", READ_OPTIONAL, SUMMARY_CELLS, &out->summary);
    read_number(&r, file, "level", READ_OPTIONAL, -40, 0, "dB", &out->level_db);
    read_number(&r, file, "attack", READ_OPTIONAL, 0, 1, "s", &out->attack_s);
    read_number(&r, file, "range", READ_OPTIONAL, 0, 1, "", &out->range);
    read_sounds(&r, file, out);
    if (d->errors == errors)
        return true;
    profile_init(out);
    return false;
}

/* ---- shaping ---- */

static double level_of(const struct profile *p, enum sound_id id, double db, double limit_db)
{
    double drawn = PROFILE_MIDDLE_DB + (db - PROFILE_MIDDLE_DB) * p->range;
    return MIN(drawn + p->sounds[id].level_db + p->level_db, limit_db);
}

void profile_shape(const struct profile *p, enum sound_id id, struct recipe *recipe)
{
    if (recipe->kind == RECIPE_STRUCK) {
        struct recipe_struck *s = &recipe->struck;
        recipe->level_db = level_of(p, id, recipe->level_db, PROFILE_PEAK_DB);
        s->attack_s = MAX(s->attack_s, p->attack_s);
        return;
    }
    struct recipe_breath *b = &recipe->breath;
    recipe->level_db = level_of(p, id, recipe->level_db, PROFILE_LOUDNESS_DB);
    b->rise_s = MAX(b->rise_s, p->attack_s);
    for (size_t i = 0; i < 2; i++)
        b->swell_db[i] *= p->range;
}

struct sample_level profile_sample_level(const struct profile *p, enum sound_id id)
{
    const struct sample_level *file = sound_is_breath(id) ? &breath_file : &struck_file;
    return (struct sample_level){level_of(p, id, file->loudness_db, PROFILE_PEAK_DB),
                                 level_of(p, id, file->peak_db, PROFILE_PEAK_DB)};
}

double profile_voice_db(const struct profile *p)
{
    const double usual_db = -12; /* speech at its loudest, see audio/helper_speak.c */
    return p->level_db + (PROFILE_MIDDLE_DB - usual_db) * (1 - p->range);
}
