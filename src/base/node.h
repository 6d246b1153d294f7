/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_NODE_H
#define LIMBER_BASE_NODE_H

#include "base/diag.h"
#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A settings file as a tree, free of the library that parsed it. io/cfg makes
 * it from text; tests make it by hand; the model builders only read it.
 * Everything lives in the arena given when it was built.
 */
enum node_type {
    NODE_GROUP,
    NODE_LIST,
    NODE_INT,
    NODE_FLOAT,
    NODE_BOOL,
    NODE_STRING,
    NODE_BAD, /* a value that was reported when the text was read: readers say nothing more */
};

struct node {
    enum node_type type;
    const char *name; /* NULL: an element of a list */
    struct src_loc loc;
    int64_t integer;        /* NODE_INT, NODE_BOOL */
    double number;          /* NODE_FLOAT */
    const char *string;     /* NODE_STRING */
    struct node **children; /* NODE_GROUP, NODE_LIST */
    size_t count;
};

/* The member of a group by name, or NULL. A group of any length: linear. */
const struct node *node_member(const struct node *group, const char *name);
/* "a number", "a list", … with its article, for messages. */
const char *node_type_name(enum node_type type);

/* ---- building (io/cfg, tests) ---- */

struct node *node_new(struct arena *a, enum node_type type, const char *name, struct src_loc loc);
void node_append(struct arena *a, struct node *parent, struct node *child);

#endif
