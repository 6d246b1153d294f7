/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/settings.h"

#include "io/cfg.h"
#include "io/fsutil.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static void load_file(struct settings *s, enum setting_origin origin, const char *path,
                      struct arena *a, struct diags *d)
{
    struct stat st;
    if (stat(path, &st) < 0 && errno == ENOENT)
        return;
    struct cfg_text text = {0};
    const struct node *root = cfg_load(path, a, d, &text);
    if (!root)
        return;
    size_t first = d->count;
    settings_read(s, origin, &(struct reader){.diags = d, .arena = a}, root);
    if (text.text)
        diags_quote(d, first, path, text.text, text.length);
}

void settings_load(struct settings *s, const char *config_path, const char *state_path,
                   struct arena *a, struct diags *d)
{
    settings_init(s);
    load_file(s, SETTING_FROM_CONFIG, config_path, a, d);
    load_file(s, SETTING_FROM_STATE, state_path, a, d);
}

static bool make_folder_of(const char *path, struct err *err)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return true;
    struct strbuf folder = {0};
    strbuf_add(&folder, path, (size_t) (slash - path));
    bool made = fs_make_folders(strbuf_text(&folder), 0700, err);
    strbuf_release(&folder);
    return made;
}

bool settings_choose(const char *state_path, enum setting key, const struct setting_value *value,
                     struct err *err)
{
    struct settings s;
    struct arena arena = {0};
    struct diags ignored = {0}; /* the program's own file: what cannot be read is written anew */
    settings_init(&s);
    load_file(&s, SETTING_FROM_STATE, state_path, &arena, &ignored);
    diags_release(&ignored);
    arena_release(&arena);

    s.values[key] = value ? *value : (struct setting_value){.origin = SETTING_FROM_DEFAULT};
    if (value)
        s.values[key].origin = SETTING_FROM_STATE;
    struct strbuf text = {0};
    strbuf_puts(&text, "# Chosen inside limber. Settings of your own go to limber.cfg, "
                       "see limber.conf(5).\n");
    settings_write(&s, SETTING_FROM_STATE, &text);
    bool written = make_folder_of(state_path, err) &&
                   fs_write_whole(state_path, text.text, text.length, 0600, err);
    strbuf_release(&text);
    return written;
}
