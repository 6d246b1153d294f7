/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/sample_load.h"
#include "audio/sounds.h"
#include "audio/sounds_internal.h"
#include "base/suggest.h"
#include "io/cfg.h"
#include "io/folder.h"

#include <string.h>

/* "start" of "x/start.cfg". */
static const char *name_of(const char *path, struct arena *a)
{
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    const char *dot = strrchr(file, '.');
    return arena_strndup(a, file, dot && dot != file ? (size_t) (dot - file) : strlen(file));
}

/* A file may have any name that a profile then uses; one that is nearly a sound's is a slip. */
static void check_name(const char *path, struct arena *a, struct diags *d)
{
    const char *name = name_of(path, a);
    for (size_t i = 0; i < N_SOUNDS; i++)
        if (strcmp(sound_names[i], name) == 0)
            return;
    const char *near = suggest(name, sound_names, N_SOUNDS);
    if (!near)
        return;
    diag_add(d, DIAG_WARNING, (struct src_loc){path, 0}, "unknown-sound",
             "no sound is called '%s': this file plays only where a profile names it", name);
    diag_hint(d, "did you mean '%s'?", near);
}

static void check_recorded(const char *path, struct arena *a, struct diags *d)
{
    struct sample sample;
    sounds_load_recorded(path, &(struct sample_level){-20, -9}, a, &sample, d);
    check_name(path, a, d);
}

static void check_recipe(const char *path, struct arena *a, struct diags *d)
{
    struct recipe recipe;
    sounds_load_recipe(path, &recipe, a, d);
    check_name(path, a, d);
}

static void check_profile(const char *path, struct arena *a, struct diags *d)
{
    struct profile profile;
    sounds_load_profile(path, &profile, a, d);
}

bool sounds_check_file(const char *path, struct diags *d)
{
    struct arena a = {0};
    struct diags ignored = {0};
    void (*check)(const char *, struct arena *, struct diags *) = NULL;
    if (sample_has_suffix(path)) {
        check = check_recorded;
    } else {
        const struct node *root = cfg_load(path, &a, &ignored, NULL);
        if (root && profile_is_one(root))
            check = check_profile;
        else if (root && node_member(root, "kind"))
            check = check_recipe;
    }
    if (check)
        check(path, &a, d);
    diags_release(&ignored);
    arena_release(&a);
    return check != NULL;
}

size_t sounds_check_folder(const char *folder, struct diags *d)
{
    struct arena a = {0};
    const struct folder_file *files;
    size_t recipes = folder_list(&folder, 1, &files, &a);
    for (size_t i = 0; i < recipes; i++)
        check_recipe(files[i].path, &a, d);
    const char *profiles_folder = arena_printf(&a, "%s/profiles", folder);
    size_t profiles = folder_list(&profiles_folder, 1, &files, &a);
    for (size_t i = 0; i < profiles; i++)
        check_profile(files[i].path, &a, d);
    arena_release(&a);
    return recipes + profiles;
}
