/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/node.h"

#include <string.h>

const struct node *node_member(const struct node *group, const char *name)
{
    for (size_t i = 0; group && i < group->count; i++) {
        const struct node *child = group->children[i];
        if (child->name && strcmp(child->name, name) == 0)
            return child;
    }
    return NULL;
}

const char *node_type_name(enum node_type type)
{
    static const char *const names[] = {
        [NODE_GROUP] = "a group { … }", [NODE_LIST] = "a list",
        [NODE_INT] = "a whole number",  [NODE_FLOAT] = "a number",
        [NODE_BOOL] = "true or false",  [NODE_STRING] = "a string",
        [NODE_BAD] = "unreadable",
    };
    return names[type];
}

struct node *node_new(struct arena *a, enum node_type type, const char *name, struct src_loc loc)
{
    struct node *n = arena_alloc(a, sizeof *n);
    n->type = type;
    n->name = name ? arena_strdup(a, name) : NULL;
    n->loc = loc;
    return n;
}

void node_append(struct arena *a, struct node *parent, struct node *child)
{
    /* Grows at powers of two; the old arrays stay in the arena, at most as much again. */
    if ((parent->count & (parent->count - 1)) == 0) {
        size_t room = parent->count ? 2 * parent->count : 1;
        struct node **children = arena_array(a, room, sizeof(struct node *));
        if (parent->count)
            memcpy(children, parent->children, parent->count * sizeof(struct node *));
        parent->children = children;
    }
    parent->children[parent->count++] = child;
}
