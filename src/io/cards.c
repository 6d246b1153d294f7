/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/cards.h"

#include "core/field.h"
#include "io/cfg.h"
#include "io/folder.h"

#include <stdlib.h>
#include <string.h>

static const char suffix[] = ".txt";

bool cards_is_path(const char *path)
{
    size_t length = strlen(path), end = sizeof suffix - 1;
    return length > end && strcmp(path + length - end, suffix) == 0;
}

static const char *id_of(const char *path, struct arena *a)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    const char *id = arena_strndup(a, base, strlen(base) - (sizeof suffix - 1));
    return ident_ok(id) ? id : ident_make(id, strlen(id), a);
}

static struct card *read_card(const char *path, struct arena *a, struct diags *d)
{
    struct strbuf bytes = {0};
    struct card *card = NULL;
    size_t errors = d->errors, first = d->count;
    path = arena_strdup(a, path);
    if (cfg_read(path, &bytes, d)) {
        char *copy = arena_strndup(a, strbuf_text(&bytes), bytes.length);
        card = card_parse(copy, bytes.length, id_of(path, a), path, a, d);
        diags_quote(d, first, path, strbuf_text(&bytes), bytes.length);
    }
    strbuf_release(&bytes);
    return d->errors == errors ? card : NULL;
}

const struct card *cards_read(const char *path, struct arena *a, struct diags *d)
{
    return read_card(path, a, d);
}

static int by_order(const void *a, const void *b)
{
    const struct card *const *ca = a, *const *cb = b;
    int order = ((*ca)->order > (*cb)->order) - ((*ca)->order < (*cb)->order);
    return order ? order : strcmp((*ca)->id, (*cb)->id);
}

void cards_load(struct cards *c, const struct paths *paths, struct diags *d)
{
    const char *const folders[] = {arena_printf(&c->arena, "%s/learn", paths->config),
                                   arena_printf(&c->arena, "%s/learn", paths->shared)};
    const struct folder_file *files;
    size_t n = folder_list_ending(folders, ARRAY_LEN(folders), suffix, &files, &c->arena);
    c->items = arena_array(&c->arena, n, sizeof(struct card *));
    c->count = 0;
    for (size_t i = 0; i < n; i++) {
        struct card *card = read_card(files[i].path, &c->arena, d);
        if (!card)
            continue;
        card->mine = files[i].folder == 0;
        c->items[c->count++] = card;
    }
    if (c->count)
        qsort(c->items, c->count, sizeof(struct card *), by_order);
}

void cards_release(struct cards *c)
{
    arena_release(&c->arena);
    *c = (struct cards){0};
}

const struct card *cards_find(const struct cards *c, const char *id)
{
    for (size_t i = 0; i < c->count; i++)
        if (strcmp(c->items[i]->id, id) == 0)
            return c->items[i];
    return NULL;
}

const struct card *cards_sources(const struct cards *c)
{
    return cards_find(c, "sources");
}

void cards_check_sources(const struct cards *c, const char *text, struct src_loc loc,
                         struct diags *d)
{
    const struct card *sources = cards_sources(c);
    char name[SOURCE_BYTES];
    size_t length;
    while (sources && card_next_source(&text, name)) {
        if (card_source(sources, name, &length))
            continue;
        diag_add(d, DIAG_WARNING, loc, "no-source", "the source %s is not among the sources", name);
        diag_hint(d, "'limber learn sources' lists them");
    }
}
