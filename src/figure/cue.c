/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/cue.h"

#include "figure/pose_build.h"

#include <string.h>

enum { CUES_MAX = 12, CUE_TEXT_CELLS = 20 };

/* ---- reading ---- */

static const char *const breath_words[] = {"in", "out", "hold", "rest", "free"};

/* The phases that `on` names: by name, by what the breath does, or all of them. */
static uint32_t phases_named(const struct reader *r, const struct node *on,
                             const struct figure_phase *phases, size_t n)
{
    const char *words[CUE_PHASES_MAX + ARRAY_LEN(breath_words) + 1];
    size_t count = 0;
    uint32_t set = 0;
    for (size_t i = 0; i < n; i++) {
        words[count++] = phases[i].name;
        if (strcmp(on->string, phases[i].name) == 0 || strcmp(on->string, "any") == 0 ||
            strcmp(on->string, breath_words[phases[i].breath]) == 0)
            set |= 1U << i;
    }
    for (size_t i = 0; i < ARRAY_LEN(breath_words); i++)
        words[count++] = breath_words[i];
    words[count++] = "any";
    if (set == 0) {
        diag_add(r->diags, DIAG_ERROR, on->loc, "unknown-word", "no phase here is '%s'",
                 on->string);
        read_hint_words(r, on->string, words, count);
    }
    return set;
}

/* A phase's number tells apart two of one name. */
static void read_on(const struct reader *r, const struct node *g, const struct figure_phase *phases,
                    size_t n, struct cue *c)
{
    const struct node *on = node_member(g, "on");
    int number;
    if (on && on->type == NODE_INT) {
        if (read_int(r, g, "on", READ_REQUIRED, 1, (int) n, &number))
            c->phases = 1U << (number - 1);
        return;
    }
    on = read_node(r, g, "on", READ_REQUIRED, NODE_STRING);
    if (on)
        c->phases = phases_named(r, on, phases, n);
}

static void read_offset(const struct reader *r, const struct node *g, struct cue *c)
{
    const struct node *n = node_member(g, "offset");
    struct vec3 v;
    size_t given;
    if (n && value_position(r, n, &v, &given)) {
        c->dx = v.x;
        c->dy = v.y;
    }
}

static void read_metres(const struct reader *r, const struct node *g, const char *key, float *out)
{
    double v;
    if (read_number(r, g, key, READ_OPTIONAL, 0.01, 2, "m", &v))
        *out = (float) v;
}

static void read_arc(const struct reader *r, const struct node *g, const struct node *arc,
                     const struct view *view, struct cue *c)
{
    static const char *const planes[] = {"picture", "side", "front", "floor"};
    const struct vec3 up[] = {view->up, WORLD_UP, WORLD_UP, WORLD_FORWARD};
    const struct vec3 side[] = {view->right, WORLD_FORWARD, V3(0, 0, -1), WORLD_RIGHT};
    const struct read_words words = {planes, ARRAY_LEN(planes), "a plane"};
    double from, to;
    int plane = 0;
    c->shape = CUE_ARC;
    c->length = 0.2f;
    if (arc->count != 2) {
        read_wrong_type(r, arc, "arc", "two angles, (from, to)");
        return;
    }
    if (value_number(r, arc->children[0], "arc", -720, 720, "degrees", &from) &&
        value_number(r, arc->children[1], "arc", -720, 720, "degrees", &to)) {
        c->from = (float) from;
        c->to = (float) to;
    }
    read_word(r, g, "plane", READ_OPTIONAL, &words, &plane);
    c->clock_up = up[plane];
    c->clock_side = side[plane];
    read_metres(r, g, "radius", &c->length);
}

static void read_box(const struct reader *r, const struct node *box, struct cue *c)
{
    double width, height;
    c->shape = CUE_BOX;
    if (box->count != 2) {
        read_wrong_type(r, box, "box", "two lengths, (width, height)");
        return;
    }
    if (value_number(r, box->children[0], "box", 0.05, 3, "m", &width) &&
        value_number(r, box->children[1], "box", 0.05, 3, "m", &height)) {
        c->length = (float) width;
        c->height = (float) height;
    }
}

/* Exactly one of these says what the cue is. */
static bool read_shape(const struct reader *r, const struct node *g, const struct view *view,
                       struct cue *c)
{
    const struct node *text = node_member(g, "text"), *arrow = node_member(g, "arrow");
    const struct node *trace = node_member(g, "trace");
    const struct node *arc = read_node(r, g, "arc", READ_OPTIONAL, NODE_LIST);
    const struct node *box = read_node(r, g, "box", READ_OPTIONAL, NODE_LIST);
    int joint;
    if ((text != NULL) + (arrow != NULL) + (arc != NULL) + (trace != NULL) + (box != NULL) != 1) {
        diag_add(r->diags, DIAG_ERROR, g->loc, "contradiction",
                 "a cue is one of text, arrow, arc, trace and box");
        return false;
    }
    c->length = 0.15f;
    if (text)
        return value_string(r, text, "text", CUE_TEXT_CELLS, &c->text);
    if (arrow) {
        c->shape = CUE_ARROW;
        read_metres(r, g, "length", &c->length);
        return value_direction(r, arrow, -1, &c->direction);
    }
    if (arc) {
        read_arc(r, g, arc, view, c);
        return true;
    }
    if (box) {
        read_box(r, box, c);
        return true;
    }
    c->shape = CUE_TRACE;
    if (!value_word(r, trace, &joint_names, &joint))
        return false;
    c->at = (enum joint) joint;
    return true;
}

static void read_cue(const struct reader *r, const struct node *g,
                     const struct figure_phase *phases, size_t n, const struct view *view,
                     struct cues *out)
{
    static const char *const keys[] = {"on",     "at",  "offset", "text",  "arrow",
                                       "length", "arc", "radius", "plane", "trace",
                                       "box",    "dot", "step"};
    struct cue c = {.at = JOINT_MID};
    int joint;
    read_known_keys(r, g, keys, ARRAY_LEN(keys));
    read_on(r, g, phases, n, &c);
    if (read_word(r, g, "at", READ_OPTIONAL, &joint_names, &joint))
        c.at = (enum joint) joint;
    read_offset(r, g, &c);
    read_bool(r, g, "dot", READ_OPTIONAL, &c.dot);
    read_int(r, g, "step", READ_OPTIONAL, 1, POSE_STEPS_MAX, &c.step);
    if (read_shape(r, g, view, &c))
        out->items[out->count++] = c;
}

void cues_read(const struct reader *r, const struct node *list, const struct figure_phase *phases,
               size_t n, const struct view *view, struct cues *out)
{
    size_t room = MIN(list->count, (size_t) CUES_MAX);
    if (list->count > CUES_MAX)
        diag_add(r->diags, DIAG_ERROR, list->loc, "too-many", "more than %d cues", CUES_MAX);
    *out = (struct cues){.items = arena_array(r->arena, room, sizeof *out->items)};
    for (size_t i = 0; i < room; i++) {
        if (list->children[i]->type == NODE_GROUP)
            read_cue(r, list->children[i], phases, n, view, out);
        else
            read_wrong_type(r, list->children[i], "cues", "a group, { on = … }");
    }
}

/* ---- placing ---- */

float cue_walk(const struct cue *c)
{
    if (c->shape == CUE_BOX)
        return fmaxf(c->length, c->height);
    if (!c->dot || c->shape == CUE_TEXT)
        return 0;
    return c->shape == CUE_ARC ? c->length * fabsf(c->to - c->from) * DEG_TO_RAD : c->length;
}

static struct vec3 mirror_if(struct vec3 v, bool mirrored)
{
    return mirrored ? V3(v.x, v.y, -v.z) : v;
}

static void add_point(struct cue_line *line, struct vec3 p)
{
    if (line->count < CUE_POINTS_MAX)
        line->points[line->count++] = p;
}

static void trace_arc(const struct cue *c, struct vec3 centre, bool mirrored, struct cue_line *out)
{
    enum { STEPS = 20 };
    for (int i = 0; i <= STEPS; i++) {
        float a = lerpf(c->from, c->to, (float) i / STEPS) * DEG_TO_RAD;
        struct vec3 spoke = v3_along(v3_scale(c->clock_up, cosf(a)), c->clock_side, sinf(a));
        add_point(out, v3_along(centre, mirror_if(spoke, mirrored), c->length));
    }
}

static void trace_joint(enum joint joint, const struct key *from, const struct key *to,
                        struct vec3 offset, struct cue_line *out)
{
    enum { STEPS = 12 };
    for (int i = 0; i <= STEPS; i++) {
        struct pose p;
        struct skeleton s;
        tween(from, to, (float) i / STEPS, &p);
        skeleton_build(&s, &p);
        add_point(out, v3_add(joint_place(&s, joint), offset));
    }
}

static void trace_box(const struct cue *c, struct vec3 centre, const struct view *view,
                      bool mirrored, struct cue_line *out)
{
    static const float corners[][2] = {{-1, -1}, {-1, 1}, {1, 1}, {1, -1}, {-1, -1}};
    struct vec3 right = mirror_if(v3_scale(view->right, c->length / 2), mirrored);
    struct vec3 up = mirror_if(v3_scale(view->up, c->height / 2), mirrored);
    for (size_t i = 0; i < ARRAY_LEN(corners); i++)
        add_point(out, v3_along(v3_along(centre, right, corners[i][0]), up, corners[i][1]));
}

void cue_trace(const struct cue *c, const struct key *from, const struct key *to,
               const struct skeleton *now, const struct view *view, bool mirrored,
               struct cue_line *out)
{
    enum joint joint = mirrored ? joint_mirror(c->at) : c->at;
    struct vec3 offset = v3_along(v3_scale(view->right, c->dx), view->up, c->dy);
    offset = mirror_if(offset, mirrored);
    out->count = 0;
    if (c->shape == CUE_TRACE) {
        trace_joint(joint, from, to, offset, out);
        return;
    }
    struct vec3 at = v3_add(joint_place(now, joint), offset);
    if (c->shape == CUE_ARC) {
        trace_arc(c, at, mirrored, out);
        return;
    }
    if (c->shape == CUE_ARROW) {
        struct vec3 way = v3_scale(mirror_if(c->direction, mirrored), c->length / 2);
        add_point(out, v3_sub(at, way));
        add_point(out, v3_add(at, way));
        return;
    }
    if (c->shape == CUE_BOX) {
        trace_box(c, at, view, mirrored, out);
        return;
    }
    add_point(out, at);
}
