/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/sounds.h"

#include "base/reader.h"
#include "io/cfg.h"
#include "io/folder.h"
#include "io/fsutil.h"

#include <string.h>

/* The quoted lines are added here: recipe_read() sees a tree, not a text. */
static bool load_file(const char *path, struct recipe *recipe, struct arena *a, struct diags *d)
{
    struct cfg_text text = {0};
    size_t first = d->count, errors = d->errors;
    const struct node *root = cfg_load(path, a, d, &text);
    bool read = root && recipe_read(root, recipe, a, d);
    if (text.text)
        diags_quote(d, first, path, text.text, text.length);
    return read && d->errors == errors;
}

static bool load_sound(struct bank *bank, enum sound_id id, const char *folder, struct arena *a,
                       struct diags *d)
{
    struct arena scratch = {0};
    struct recipe recipe;
    const char *path = arena_printf(&scratch, "%s/%s.cfg", folder, sound_names[id]);
    bool loaded = load_file(path, &recipe, &scratch, d);
    if (loaded)
        bank_set(bank, id, &recipe, a);
    arena_release(&scratch);
    return loaded;
}

/* "start" of "x/start.cfg". */
static const char *name_of(const char *path, struct arena *a)
{
    static const char suffix[] = ".cfg";
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    size_t length = strlen(file), tail = sizeof suffix - 1;
    bool ends = length > tail && strcmp(file + length - tail, suffix) == 0;
    return arena_strndup(a, file, ends ? length - tail : length);
}

static void check_name(const char *path, struct arena *a, struct diags *d)
{
    const char *name = name_of(path, a);
    for (size_t i = 0; i < N_SOUNDS; i++)
        if (strcmp(sound_names[i], name) == 0)
            return;
    struct reader r = {.diags = d, .arena = a};
    diag_add(d, DIAG_WARNING, (struct src_loc){path, 0}, "unknown-sound",
             "no sound is called '%s': this file is never used", name);
    read_hint_words(&r, name, sound_names, N_SOUNDS);
}

bool sounds_check_file(const char *path, struct diags *d)
{
    struct arena a = {0};
    struct diags ignored = {0};
    struct recipe recipe;
    const struct node *root = cfg_load(path, &a, &ignored, NULL);
    bool is_recipe = root && node_member(root, "kind");
    if (is_recipe) {
        load_file(path, &recipe, &a, d);
        check_name(path, &a, d);
    }
    diags_release(&ignored);
    arena_release(&a);
    return is_recipe;
}

size_t sounds_check_folder(const char *folder, struct diags *d)
{
    struct arena a = {0};
    struct recipe recipe;
    const struct folder_file *files;
    size_t count = folder_list(&folder, 1, &files, &a);
    for (size_t i = 0; i < count; i++) {
        load_file(files[i].path, &recipe, &a, d);
        check_name(files[i].path, &a, d);
    }
    arena_release(&a);
    return count;
}

static bool is_there(const char *folder, enum sound_id id)
{
    struct arena scratch = {0};
    bool there = fs_is_file(arena_printf(&scratch, "%s/%s.cfg", folder, sound_names[id]));
    arena_release(&scratch);
    return there;
}

bool sounds_load(struct bank *bank, const char *user_folder, const char *system_folder,
                 struct arena *a, struct diags *d)
{
    bool all = true;
    for (size_t i = 0; i < N_SOUNDS; i++) {
        enum sound_id id = (enum sound_id) i;
        bool loaded =
            user_folder && is_there(user_folder, id) && load_sound(bank, id, user_folder, a, d);
        if (!loaded && system_folder)
            loaded = load_sound(bank, id, system_folder, a, d);
        all = all && loaded;
    }
    return all;
}
