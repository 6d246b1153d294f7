/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/field.h"

#include <math.h>
#include <string.h>

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool ident_ok(const char *id)
{
    size_t length = strlen(id);
    if (length == 0 || length > IDENT_BYTES_MAX || !is_plain(id[0]) || !is_plain(id[length - 1]))
        return false;
    for (size_t i = 1; i < length; i++)
        if (!is_plain(id[i]) && (id[i] != '-' || id[i - 1] == '-'))
            return false;
    return true;
}

const char *ident_make(const char *text, size_t length, struct arena *a)
{
    char *id = arena_alloc(a, IDENT_BYTES_MAX + 1);
    size_t n = 0;
    for (size_t i = 0; i < length && n < IDENT_BYTES_MAX; i++) {
        char c = text[i];
        if (c >= 'A' && c <= 'Z')
            c = (char) (c - 'A' + 'a');
        if (is_plain(c))
            id[n++] = c;
        else if (n > 0 && id[n - 1] != '-')
            id[n++] = '-';
    }
    while (n > 0 && id[n - 1] == '-')
        n--;
    id[n] = '\0';
    return n ? id : "file";
}

static bool value_ident(const struct reader *r, const struct node *n, const char **out)
{
    const char *id = NULL;
    if (!value_string(r, n, n->name ? n->name : "a name", IDENT_BYTES_MAX, &id))
        return false;
    if (ident_ok(id)) {
        *out = id;
        return true;
    }
    diag_add(r->diags, DIAG_ERROR, n->loc, "bad-id", "'%s' cannot be the name of a file here", id);
    if (strpbrk(id, "/\\") || id[0] == '.')
        diag_hint(r->diags, "a name, not a path: it is looked for beside this file and in the "
                            "folders of routines and exercises");
    else
        diag_hint(r->diags, "names have a-z, 0-9 and single dashes, as in '%s'",
                  ident_make(id, strlen(id), r->arena));
    return false;
}

bool field_ident(const struct reader *r, const struct node *group, const char *key,
                 enum read_need need, const char **out)
{
    const struct node *n = read_member(r, group, key, need);
    return n && value_ident(r, n, out);
}

bool field_idents(const struct reader *r, const struct node *group, const char *key,
                  enum read_need need, size_t max, struct id_list *out)
{
    const struct node *n = read_member(r, group, key, need);
    if (!n)
        return false;
    bool many = n->type == NODE_LIST;
    size_t count = many ? n->count : 1, kept = 0;
    if (count > max || (count == 0 && need == READ_REQUIRED)) {
        diag_add(r->diags, DIAG_ERROR, n->loc, "too-many",
                 "'%s' has %zu names, it may have 1 to %zu", key, count, max);
        return false;
    }
    const char **ids = arena_array(r->arena, MAX(count, 1), sizeof *ids);
    for (size_t i = 0; i < count; i++)
        kept += value_ident(r, many ? n->children[i] : n, &ids[kept]);
    *out = (struct id_list){ids, kept};
    return kept == count;
}

const struct node *field_groups(const struct reader *r, const struct node *group, const char *key,
                                enum read_need need, size_t max)
{
    const struct node *list = read_node(r, group, key, need, NODE_LIST);
    if (!list)
        return NULL;
    if (list->count == 0 && need == READ_REQUIRED)
        diag_add(r->diags, DIAG_ERROR, list->loc, "empty", "'%s' is empty", key);
    if (list->count > max)
        diag_add(r->diags, DIAG_ERROR, list->loc, "too-many",
                 "'%s' has %zu entries, the limit is %zu", key, list->count, max);
    return list->count > 0 && list->count <= max ? list : NULL;
}

bool value_is_group(const struct reader *r, const struct node *n, const char *what)
{
    if (n->type != NODE_GROUP)
        read_wrong_type(r, n, what, node_type_name(NODE_GROUP));
    return n->type == NODE_GROUP;
}

bool field_ms(const struct reader *r, const struct node *group, const char *key,
              enum read_need need, double min_s, double max_s, int32_t *out)
{
    double seconds;
    if (!read_number(r, group, key, need, min_s, max_s, "s", &seconds))
        return false;
    *out = (int32_t) lround(seconds * 1000.0);
    return true;
}

bool field_goals(const struct reader *r, const struct node *group, enum read_need need,
                 unsigned *goals, enum goal *first)
{
    if (!read_word_set(r, group, "goals", need, &goal_words, goals))
        return false;
    const struct node *n = node_member(group, "goals");
    if (n->type == NODE_LIST)
        n = n->count ? n->children[0] : NULL;
    for (int i = 0; n && n->type == NODE_STRING && i < N_GOALS; i++)
        if (strcmp(n->string, goal_words.words[i]) == 0)
            *first = (enum goal) i;
    return true;
}
