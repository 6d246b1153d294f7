/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/pose_build.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_BYTES = 32 };

static const char *const direction_words[] = {"up",   "down",  "forward", "back",
                                              "left", "right", "out",     "in"};
/* The last two are on the limb's own side. */
static const struct vec3 directions[] = {
    {0, 1, 0}, {0, -1, 0}, {1, 0, 0}, {-1, 0, 0}, {0, 0, -1}, {0, 0, 1}, {0, 0, 1}, {0, 0, -1},
};
enum { DIRECTION_OUT = 6 };

static bool bad_direction(const struct reader *r, const struct node *n, const char *why,
                          const char *part)
{
    diag_add(r->diags, DIAG_ERROR, n->loc, "bad-direction", "'%s' is not a direction: %s '%s'",
             n->string, why, part);
    read_hint_words(r, part, direction_words, ARRAY_LEN(direction_words));
    return false;
}

/* One term, "up" or "0.5*out", added to *sum. */
static bool add_term(const struct reader *r, const struct node *n, const char *term, float side,
                     struct vec3 *sum)
{
    float weight = 1;
    const char *word = term, *star = strchr(term, '*');
    if (star) {
        char *end;
        weight = strtof(term, &end);
        if (end != star || !isfinite(weight) || weight < 0 || weight > 100)
            return bad_direction(r, n, "no weight from 0 to 100 in", term);
        word = star + 1;
    }
    for (size_t i = 0; i < ARRAY_LEN(directions); i++) {
        if (strcmp(word, direction_words[i]) != 0)
            continue;
        *sum = v3_along(*sum, directions[i], i >= DIRECTION_OUT ? weight * side : weight);
        return true;
    }
    return bad_direction(r, n, "unknown word", word);
}

static bool direction_from_words(const struct reader *r, const struct node *n, float side,
                                 struct vec3 *out)
{
    struct vec3 sum = V3(0, 0, 0);
    const char *at = n->string;
    do {
        char term[WORD_BYTES];
        size_t length = 0;
        for (; *at && *at != '+'; at++)
            if (*at != ' ' && length + 1 < sizeof term)
                term[length++] = *at;
        term[length] = '\0';
        if (!add_term(r, n, term, side, &sum))
            return false;
    } while (*at++ == '+');
    if (v3_length(sum) < 1e-3f)
        return bad_direction(r, n, "its words cancel out in", n->string);
    *out = v3_unit(sum);
    return true;
}

/* Degrees on the clock seen from the figure's right: 0 up, 90 forward; out leaves that plane. */
static struct vec3 direction_from_degrees(float clock, float out, float side)
{
    float c = clock * DEG_TO_RAD, o = out * DEG_TO_RAD;
    return V3(sinf(c) * cosf(o), cosf(c) * cosf(o), side * sinf(o));
}

bool value_direction(const struct reader *r, const struct node *n, float side, struct vec3 *out)
{
    double clock = 0, aside = 0;
    if (n->type == NODE_STRING)
        return direction_from_words(r, n, side, out);
    if (n->type == NODE_LIST && (n->count == 1 || n->count == 2)) {
        if (!value_number(r, n->children[0], n->name, -360, 360, "degrees", &clock))
            return false;
        if (n->count == 2 && !value_number(r, n->children[1], n->name, -90, 90, "degrees", &aside))
            return false;
    } else if (n->type == NODE_INT || n->type == NODE_FLOAT) {
        if (!value_number(r, n, NULL, -360, 360, "degrees", &clock))
            return false;
    } else {
        read_wrong_type(r, n, NULL, "a direction (words, degrees or (degrees, out))");
        return false;
    }
    *out = direction_from_degrees((float) clock, (float) aside, side);
    return true;
}

/* Heights one can name instead of measuring them. */
static const char *const surface_words[] = {"floor", "mat", "seat", "desk"};
static const double surfaces_m[] = {0, 0.012, 0.46, 0.74};
static const struct read_words surface_names = {surface_words, ARRAY_LEN(surface_words),
                                                "a surface"};

bool value_position(const struct reader *r, const struct node *n, struct vec3 *out, size_t *count)
{
    double v[3] = {0};
    if (n->type != NODE_LIST || n->count < 2 || n->count > 3) {
        read_wrong_type(r, n, NULL, "a place, (x, y) or (x, y, z) in metres");
        return false;
    }
    for (size_t i = 0; i < n->count; i++) {
        const struct node *e = n->children[i];
        int surface;
        if (i == 1 && e->type == NODE_STRING) {
            if (!value_word(r, e, &surface_names, &surface))
                return false;
            v[i] = surfaces_m[surface];
        } else if (!value_number(r, e, n->name, -5, 5, "m", &v[i])) {
            return false;
        }
    }
    *out = V3((float) v[0], (float) v[1], (float) v[2]);
    *count = n->count;
    return true;
}
