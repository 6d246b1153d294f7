/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/reader.h"

#include "base/strbuf.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LISTED_WORDS_MAX = 14 };

static const char *name_of(const struct node *n, const char *what)
{
    return what ? what : n->name ? n->name : "this value";
}

void read_wrong_type(const struct reader *r, const struct node *n, const char *what,
                     const char *wanted)
{
    if (n->type == NODE_BAD)
        return;
    diag_add(r->diags, DIAG_ERROR, n->loc, "wrong-type", "'%s' must be %s, not %s",
             name_of(n, what), wanted, node_type_name(n->type));
}

void read_hint_words(const struct reader *r, const char *word, const char *const *words,
                     size_t count)
{
    const char *near = suggest(word, words, count);
    if (near) {
        diag_hint(r->diags, "did you mean '%s'?", near);
        return;
    }
    if (count == 0 || count > LISTED_WORDS_MAX)
        return;
    struct strbuf list = {0};
    for (size_t i = 0; i < count; i++)
        strbuf_printf(&list, "%s%s", i ? ", " : "", words[i]);
    diag_hint(r->diags, "one of: %s", strbuf_text(&list));
    strbuf_release(&list);
}

void read_known_keys(const struct reader *r, const struct node *group, const char *const *keys,
                     size_t count)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct node *child = group->children[i];
        bool known = false;
        for (size_t k = 0; k < count && !known; k++)
            known = strcmp(child->name, keys[k]) == 0;
        if (known)
            continue;
        diag_add(r->diags, DIAG_ERROR, child->loc, "unknown-key", "unknown key '%s'", child->name);
        read_hint_words(r, child->name, keys, count);
    }
}

const struct node *read_member(const struct reader *r, const struct node *group, const char *key,
                               enum read_need need)
{
    const struct node *n = node_member(group, key);
    if (!n && need == READ_REQUIRED)
        diag_add(r->diags, DIAG_ERROR, group->loc, "missing-key", "'%s' is missing here", key);
    return n;
}

const struct node *read_node(const struct reader *r, const struct node *group, const char *key,
                             enum read_need need, enum node_type type)
{
    const struct node *n = read_member(r, group, key, need);
    if (n && n->type != type) {
        read_wrong_type(r, n, key, node_type_name(type));
        return NULL;
    }
    return n;
}

static bool value_text(const struct reader *r, const struct node *n, const char *what,
                       int max_cells, const char **out)
{
    if (n->type != NODE_STRING) {
        read_wrong_type(r, n, what, node_type_name(NODE_STRING));
        return false;
    }
    if (n->string[strspn(n->string, " \t\r\n")] == '\0') {
        diag_add(r->diags, DIAG_ERROR, n->loc, "empty", "'%s' is empty", name_of(n, what));
        return false;
    }
    int width = utf8_width(n->string);
    if (width > max_cells) {
        diag_add(r->diags, DIAG_ERROR, n->loc, "too-long",
                 "'%s' is %d characters wide, the limit is %d", name_of(n, what), width, max_cells);
        return false;
    }
    *out = n->string;
    return true;
}

bool value_string(const struct reader *r, const struct node *n, const char *what, int max_cells,
                  const char **out)
{
    if (n->type == NODE_STRING && strchr(n->string, '\n')) {
        diag_add(r->diags, DIAG_ERROR, n->loc, "line-break", "'%s' must be one line",
                 name_of(n, what));
        return false;
    }
    return value_text(r, n, what, max_cells, out);
}

bool read_text(const struct reader *r, const struct node *group, const char *key,
               enum read_need need, int max_cells, const char **out)
{
    const struct node *n = read_member(r, group, key, need);
    return n && value_text(r, n, key, max_cells, out);
}

bool read_string(const struct reader *r, const struct node *group, const char *key,
                 enum read_need need, int max_cells, const char **out)
{
    const struct node *n = read_member(r, group, key, need);
    return n && value_string(r, n, key, max_cells, out);
}

bool value_number(const struct reader *r, const struct node *n, const char *what, double min,
                  double max, const char *unit, double *out)
{
    if (n->type != NODE_INT && n->type != NODE_FLOAT) {
        read_wrong_type(r, n, what, "a number");
        return false;
    }
    double value = n->type == NODE_INT ? (double) n->integer : n->number;
    if (!isfinite(value) || value < min || value > max) {
        const char *space = *unit ? " " : "";
        diag_add(r->diags, DIAG_ERROR, n->loc, "out-of-range",
                 "'%s' is %g%s%s, it must be %g to %g%s%s", name_of(n, what), value, space, unit,
                 min, max, space, unit);
        return false;
    }
    *out = value;
    return true;
}

bool read_number(const struct reader *r, const struct node *group, const char *key,
                 enum read_need need, double min, double max, const char *unit, double *out)
{
    const struct node *n = read_member(r, group, key, need);
    return n && value_number(r, n, key, min, max, unit, out);
}

bool read_int(const struct reader *r, const struct node *group, const char *key,
              enum read_need need, int min, int max, int *out)
{
    const struct node *n = read_member(r, group, key, need);
    if (!n)
        return false;
    if (n->type != NODE_INT) {
        read_wrong_type(r, n, key, node_type_name(NODE_INT));
        return false;
    }
    if (n->integer < min || n->integer > max) {
        diag_add(r->diags, DIAG_ERROR, n->loc, "out-of-range", "'%s' is %lld, it must be %d to %d",
                 key, (long long) n->integer, min, max);
        return false;
    }
    *out = (int) n->integer;
    return true;
}

bool read_bool(const struct reader *r, const struct node *group, const char *key,
               enum read_need need, bool *out)
{
    const struct node *n = read_node(r, group, key, need, NODE_BOOL);
    if (n)
        *out = n->integer != 0;
    return n != NULL;
}

bool value_word(const struct reader *r, const struct node *n, const struct read_words *words,
                int *out)
{
    if (n->type != NODE_STRING) {
        read_wrong_type(r, n, NULL, node_type_name(NODE_STRING));
        return false;
    }
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->words[i], n->string) == 0) {
            *out = (int) i;
            return true;
        }
    }
    diag_add(r->diags, DIAG_ERROR, n->loc, "unknown-word", "'%s' is not %s", n->string,
             words->what);
    read_hint_words(r, n->string, words->words, words->count);
    return false;
}

bool read_word(const struct reader *r, const struct node *group, const char *key,
               enum read_need need, const struct read_words *words, int *out)
{
    const struct node *n = read_member(r, group, key, need);
    return n && value_word(r, n, words, out);
}

static void check_not_empty(const struct reader *r, const struct node *list, enum read_need need)
{
    if (need == READ_REQUIRED && list->count == 0)
        diag_add(r->diags, DIAG_ERROR, list->loc, "empty", "'%s' is empty", name_of(list, NULL));
}

bool read_strings(const struct reader *r, const struct node *group, const char *key,
                  enum read_need need, size_t max_count, int max_cells, const char *const **out,
                  size_t *count)
{
    const struct node *list = read_node(r, group, key, need, NODE_LIST);
    if (!list)
        return false;
    check_not_empty(r, list, need);
    if (list->count > max_count)
        diag_add(r->diags, DIAG_ERROR, list->loc, "too-many",
                 "'%s' has %zu entries, the limit is %zu", key, list->count, max_count);
    const char **strings = arena_array(r->arena, list->count, sizeof(char *));
    size_t n = 0;
    for (size_t i = 0; i < list->count; i++)
        n += value_string(r, list->children[i], key, max_cells, &strings[n]);
    *out = strings;
    *count = n;
    return true;
}

bool read_word_set(const struct reader *r, const struct node *group, const char *key,
                   enum read_need need, const struct read_words *words, unsigned *out)
{
    const struct node *n = read_member(r, group, key, need);
    if (!n)
        return false;
    unsigned set = 0;
    int word;
    if (n->type == NODE_LIST) {
        check_not_empty(r, n, need);
        for (size_t i = 0; i < n->count; i++)
            if (value_word(r, n->children[i], words, &word))
                set |= 1U << word;
    } else if (value_word(r, n, words, &word)) {
        set = 1U << word;
    } else {
        return false;
    }
    *out = set;
    return true;
}
