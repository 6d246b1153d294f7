/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/sounds.h"

#include "audio/sample_load.h"
#include "audio/sounds_internal.h"
#include "base/base.h"
#include "base/suggest.h"
#include "io/cfg.h"
#include "io/folder.h"
#include "io/fsutil.h"

#include <string.h>

const char *const sounds_kind_names[] = {
    [SOUNDS_SILENT] = "silent",
    [SOUNDS_STRUCK] = "struck",
    [SOUNDS_BREATH] = "breath",
    [SOUNDS_FILE] = "file",
};

struct loading {
    struct bank *bank; /* NULL: only to know */
    const struct sounds_from *from;
    struct sounds_survey *survey;
    struct arena *arena;
    struct diags *diags;
};

/* ---- files ---- */

/* A settings file's tree; the lines it was about are quoted by end_reading(). */
struct reading {
    const char *path;
    struct cfg_text text;
    size_t first, errors;
};

static const struct node *begin_reading(struct reading *r, const char *path, struct arena *a,
                                        struct diags *d)
{
    *r = (struct reading){.path = path, .first = d->count, .errors = d->errors};
    return cfg_load(path, a, d, &r->text);
}

/* True where nothing was wrong. */
static bool end_reading(const struct reading *r, struct diags *d)
{
    if (r->text.text)
        diags_quote(d, r->first, r->path, r->text.text, r->text.length);
    return d->errors == r->errors;
}

bool sounds_load_recipe(const char *path, struct recipe *recipe, struct arena *a, struct diags *d)
{
    struct reading r;
    const struct node *root = begin_reading(&r, path, a, d);
    bool read = root && recipe_read(root, recipe, a, d);
    return end_reading(&r, d) && read;
}

bool sounds_load_profile(const char *path, struct profile *profile, struct arena *a,
                         struct diags *d)
{
    struct reading r;
    const struct node *root = begin_reading(&r, path, a, d);
    bool read = root && profile_read(root, profile, a, d);
    return end_reading(&r, d) && read;
}

bool sounds_load_recorded(const char *path, const struct sample_level *level, struct arena *a,
                          struct sample *out, struct diags *d)
{
    struct pcm pcm;
    struct err err = {""};
    bool loaded = sample_load(path, &pcm, &err);
    if (loaded && !sample_make(&pcm, level, a, out))
        loaded = err_set(&err, "there is nothing in it to hear");
    pcm_release(&pcm);
    if (!loaded)
        diag_add(d, DIAG_ERROR, (struct src_loc){path, 0}, "bad-sample", "%s", err.text);
    return loaded;
}

/* ---- one sound ---- */

static void choose(struct loading *l, enum sound_id id, enum sounds_kind kind, const char *path,
                   const char *folder, double level_db)
{
    l->survey->choices[id] = (struct sounds_choice){kind, arena_strdup(l->arena, path),
                                                    folder == l->from->user_folder, level_db};
}

static bool try_recorded(struct loading *l, enum sound_id id, const char *folder, const char *path)
{
    struct sample_level level = profile_sample_level(&l->survey->profile, id);
    struct sample sample;
    struct arena scratch = {0};
    bool loaded =
        sounds_load_recorded(path, &level, l->bank ? l->arena : &scratch, &sample, l->diags);
    if (loaded && l->bank)
        bank_set_sample(l->bank, id, &sample);
    if (loaded)
        choose(l, id, SOUNDS_FILE, path, folder, level.loudness_db);
    arena_release(&scratch);
    return loaded;
}

static bool try_recipe(struct loading *l, enum sound_id id, const char *folder, const char *path)
{
    struct arena scratch = {0};
    struct recipe recipe;
    bool loaded = sounds_load_recipe(path, &recipe, &scratch, l->diags);
    if (loaded) {
        profile_shape(&l->survey->profile, id, &recipe);
        if (l->bank)
            bank_set(l->bank, id, &recipe, l->arena);
        choose(l, id, recipe.kind == RECIPE_BREATH ? SOUNDS_BREATH : SOUNDS_STRUCK, path, folder,
               recipe.level_db);
    }
    arena_release(&scratch);
    return loaded;
}

/* A recorded file counts before a recipe, which takes its place where it is refused. */
static bool try_name(struct loading *l, enum sound_id id, const char *folder, const char *name,
                     bool *there)
{
    struct arena scratch = {0};
    bool loaded = false;
    for (size_t i = 0; folder && !loaded && i < N_SAMPLE_SUFFIXES; i++) {
        const char *path = arena_printf(&scratch, "%s/%s%s", folder, name, sample_suffixes[i]);
        *there |= fs_is_file(path);
        loaded = fs_is_file(path) && try_recorded(l, id, folder, path);
    }
    if (folder && !loaded) {
        const char *path = arena_printf(&scratch, "%s/%s.cfg", folder, name);
        *there |= fs_is_file(path);
        loaded = fs_is_file(path) && try_recipe(l, id, folder, path);
    }
    arena_release(&scratch);
    return loaded;
}

static void say_missing(struct loading *l, enum sound_id id, const char *name)
{
    const char *path = l->survey->profile_path;
    const char *folder = l->from->system_folder ? l->from->system_folder : "";
    diag_add(l->diags, DIAG_ERROR, (struct src_loc){path ? path : folder, 0}, "no-sound",
             "%s: there is no sound file '%s'", sound_names[id], name);
}

static bool load_sound(struct loading *l, enum sound_id id)
{
    const char *own = sound_names[id], *plays = l->survey->profile.sounds[id].plays;
    const char *user = l->from->user_folder, *system = l->from->system_folder;
    bool there = false, same = plays && strcmp(plays, own) == 0;
    if (!plays)
        return true;
    if (try_name(l, id, user, own, &there))
        return true;
    if (!same && try_name(l, id, user, plays, &there))
        return true;
    if (try_name(l, id, system, plays, &there))
        return true;
    if (!there)
        say_missing(l, id, plays);
    return !same && try_name(l, id, system, own, &there);
}

/* ---- all of them ---- */

static void find_profile(struct loading *l)
{
    const char *name = l->from->profile ? l->from->profile : SOUNDS_PROFILE;
    const char *folders[] = {l->from->user_folder, l->from->system_folder};
    bool there = false;
    profile_init(&l->survey->profile);
    for (size_t i = 0; i < ARRAY_LEN(folders) && !l->survey->profile_path; i++) {
        const char *path =
            folders[i] ? arena_printf(l->arena, "%s/profiles/%s.cfg", folders[i], name) : NULL;
        if (!path || !fs_is_file(path))
            continue;
        there = true;
        if (sounds_load_profile(path, &l->survey->profile, l->arena, l->diags))
            l->survey->profile_path = path;
    }
    if (!there)
        diag_add(l->diags, DIAG_WARNING, (struct src_loc){folders[1] ? folders[1] : "", 0},
                 "no-profile",
                 "there is no sound profile '%s': every sound is as its recipe has it", name);
}

static bool load_all(struct loading *l)
{
    bool all = true;
    *l->survey = (struct sounds_survey){.profile_path = NULL};
    find_profile(l);
    for (size_t i = 0; i < N_SOUNDS; i++)
        all &= load_sound(l, (enum sound_id) i);
    return all;
}

bool sounds_load(struct bank *bank, const struct sounds_from *from, struct arena *a,
                 struct diags *d)
{
    struct sounds_survey survey;
    struct loading l = {bank, from, &survey, a, d};
    bool all = load_all(&l);
    bank->voice_db = profile_voice_db(&survey.profile);
    return all;
}

bool sounds_survey(struct sounds_survey *out, const struct sounds_from *from, struct arena *a,
                   struct diags *d)
{
    struct loading l = {NULL, from, out, a, d};
    return load_all(&l);
}

size_t sounds_profiles(const struct sounds_from *from, const char *const **names, struct arena *a)
{
    const char *folders[2];
    size_t n_folders = 0;
    if (from->user_folder)
        folders[n_folders++] = arena_printf(a, "%s/profiles", from->user_folder);
    if (from->system_folder)
        folders[n_folders++] = arena_printf(a, "%s/profiles", from->system_folder);
    const struct folder_file *files;
    size_t count = folder_list(folders, n_folders, &files, a);
    const char **out = arena_array(a, count, sizeof *out);
    for (size_t i = 0; i < count; i++)
        out[i] = files[i].name;
    *names = out;
    return count;
}

bool sounds_has_profile(const struct sounds_from *from, const char **near, struct arena *a)
{
    const char *const *names;
    size_t count = sounds_profiles(from, &names, a);
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], from->profile) == 0)
            return true;
    *near = suggest(from->profile, names, count);
    return false;
}
