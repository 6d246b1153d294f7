/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/cfg.h"

#include "base/lint.h"
#include "base/strbuf.h"
#include "io/fsutil.h"

#include <errno.h>
#include <libconfig.h>
#include <string.h>

/* Where the copy of the tree has got to. */
struct copy {
    struct arena *arena;
    const char *path;
    const struct lint *lint;
    size_t next; /* into lint->values: both walk the file in its order */
};

static void copy_value(const struct copy *c, const config_setting_t *s, struct node *n)
{
    switch (config_setting_type(s)) {
    case CONFIG_TYPE_INT:
        n->type = NODE_INT;
        n->integer = config_setting_get_int(s);
        break;
    case CONFIG_TYPE_INT64:
        n->type = NODE_INT;
        n->integer = config_setting_get_int64(s);
        break;
    case CONFIG_TYPE_FLOAT:
        n->type = NODE_FLOAT;
        n->number = config_setting_get_float(s);
        break;
    case CONFIG_TYPE_BOOL:
        n->type = NODE_BOOL;
        n->integer = config_setting_get_bool(s) != 0;
        break;
    case CONFIG_TYPE_STRING:
        n->type = NODE_STRING;
        n->string = arena_strdup(c->arena, config_setting_get_string(s));
        break;
    default:
        n->type = config_setting_is_group(s) ? NODE_GROUP : NODE_LIST;
        break;
    }
}

/* Recursion is bounded: nothing is nested deeper than LINT_DEPTH_MAX. */
static struct node *copy_setting(struct copy *c, const config_setting_t *s)
{
    struct node *n =
        node_new(c->arena, NODE_GROUP, config_setting_name(s), (struct src_loc){c->path, 1});
    copy_value(c, s, n);
    if (!config_setting_is_root(s) && c->next < c->lint->count) {
        const struct lint_value *v = &c->lint->values[c->next++];
        n->loc.line = v->line;
        if (v->bad)
            n->type = NODE_BAD;
    }
    int count = config_setting_is_aggregate(s) ? config_setting_length(s) : 0;
    for (int i = 0; i < count; i++)
        node_append(c->arena, n, copy_setting(c, config_setting_get_elem(s, (unsigned) i)));
    return n;
}

static struct node *parse(struct copy *c, struct diags *d)
{
    config_t config;
    config_init(&config);
    struct node *root = NULL;
    if (config_read_string(&config, c->lint->text)) {
        root = copy_setting(c, config_root_setting(&config));
    } else { /* the lint lets nothing through that ends here, as far as is known */
        struct src_loc loc = {c->path, config_error_line(&config)};
        diag_add(d, DIAG_ERROR, loc, "syntax", "%s", config_error_text(&config));
    }
    config_destroy(&config);
    return root;
}

const struct node *cfg_parse(const char *path, const char *text, size_t length, struct arena *a,
                             struct diags *d)
{
    const char *name = arena_strdup(a, path);
    size_t first = d->count;
    struct lint lint = lint_text(name, text, length, a, d);
    struct copy c = {.arena = a, .path = name, .lint = &lint};
    const struct node *root = lint.text ? parse(&c, d) : NULL;
    diags_quote(d, first, name, text, length);
    return root;
}

static void say_unread(const char *path, enum fs_result result, bool is_directory, struct diags *d)
{
    struct src_loc loc = {path, 0};
    switch (result) {
    case FS_OK:
        break;
    case FS_MISSING:
        diag_add(d, DIAG_ERROR, loc, "no-file", "there is no such file");
        break;
    case FS_NOT_FILE:
        diag_add(d, DIAG_ERROR, loc, "not-a-file", "this is %s, not a file",
                 is_directory ? "a folder" : "a device, a pipe or a socket");
        break;
    case FS_TOO_LARGE:
        diag_add(d, DIAG_ERROR, loc, "too-large", "the file has more than %d bytes, the limit",
                 CFG_BYTES_MAX);
        break;
    case FS_FAILED:
        diag_add(d, DIAG_ERROR, loc, "unreadable", "the file cannot be read: %s", strerror(errno));
        break;
    }
}

bool cfg_read(const char *path, struct strbuf *out, struct diags *d)
{
    bool is_directory;
    enum fs_result result = fs_read(path, CFG_BYTES_MAX, out, &is_directory);
    if (result != FS_OK)
        say_unread(path, result, is_directory, d);
    return result == FS_OK;
}

const struct node *cfg_load(const char *path, struct arena *a, struct diags *d,
                            struct cfg_text *text)
{
    struct strbuf bytes = {0};
    const struct node *root = NULL;
    if (cfg_read(path, &bytes, d)) {
        root = cfg_parse(path, strbuf_text(&bytes), bytes.length, a, d);
        if (text)
            *text = (struct cfg_text){arena_strndup(a, strbuf_text(&bytes), bytes.length),
                                      bytes.length};
    }
    strbuf_release(&bytes);
    return root;
}
