/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/check.h"
#include "figure/model.h"
#include "figure/pose_build.h"

#include <string.h>

/* ---- bases ---- */

bool figure_bases_add(struct figure_bases *b, const struct node *root, struct diags *d)
{
    struct reader r = {d, &b->arena};
    size_t errors = d->errors;
    if (!b->set)
        b->set = arena_alloc(&b->arena, sizeof *b->set);
    poses_read(&r, root, b->set, NULL);
    return d->errors == errors;
}

void figure_bases_release(struct figure_bases *b)
{
    arena_release(&b->arena);
    *b = (struct figure_bases){0};
}

/* ---- the parts of a figure group ---- */

static void read_view(const struct reader *r, const struct node *g, struct view *out)
{
    static const char *const words[] = {"side", "side-left",     "front",
                                        "back", "three-quarter", "above"};
    static const float angles[][2] = {{0, 0}, {180, 0}, {90, 0}, {-90, 0}, {40, 14}, {0, 60}};
    const struct read_words names = {words, ARRAY_LEN(words), "a view"};
    const struct node *n = node_member(g, "view");
    double yaw = 0, pitch = 0;
    int word = 0;
    *out = view_make(0, 0);
    if (!n)
        return;
    if (n->type == NODE_LIST && n->count == 2) {
        if (value_number(r, n->children[0], "view", -360, 360, "degrees", &yaw) &&
            value_number(r, n->children[1], "view", 0, 90, "degrees", &pitch))
            *out = view_make((float) yaw, (float) pitch);
    } else if (n->type == NODE_STRING) {
        if (value_word(r, n, &names, &word))
            *out = view_make(angles[word][0], angles[word][1]);
    } else {
        read_wrong_type(r, n, "view", "a word or two angles, (round, from above)");
    }
}

static void read_look(const struct reader *r, const struct node *g, struct body_look *out)
{
    static const char *const parts[PART_COUNT] = {
        "neck", "shoulders", "chest",    "thoracic", "ribs",   "belly", "lumbar",
        "hips", "arms",      "forearms", "thighs",   "calves", "blades"};
    static const char *const breaths[BREATHING_COUNT] = {"quiet", "chest", "belly", "ribs"};
    int breathing = BREATHING_QUIET;
    read_word_set(r, g, "focus", READ_OPTIONAL,
                  &(struct read_words){parts, PART_COUNT, "a part of the body"}, &out->focus);
    read_word(r, g, "breath", READ_OPTIONAL,
              &(struct read_words){breaths, BREATHING_COUNT, "a place to breathe"}, &breathing);
    out->breathing = (enum breathing) breathing;
}

/* What of the body the picture has to hold. */
static void read_frame(const struct reader *r, const struct node *g, struct frame_wish *out)
{
    static const char *const words[] = {"all", "upper", "trunk", "head"};
    const struct node *n = node_member(g, "frame");
    double y0, y1;
    int word = FRAME_ALL;
    *out = (struct frame_wish){FRAME_ALL, 0, 0};
    if (!n)
        return;
    if (n->type == NODE_STRING) {
        if (value_word(r, n, &(struct read_words){words, ARRAY_LEN(words), "a framing"}, &word))
            out->framing = (enum framing) word;
    } else if (n->type == NODE_LIST && n->count == 2) {
        if (!value_number(r, n->children[0], "frame", -1, 3, "m", &y0) ||
            !value_number(r, n->children[1], "frame", -1, 3, "m", &y1))
            return;
        if (y1 - y0 < 0.1) {
            diag_add(r->diags, DIAG_ERROR, n->loc, "out-of-range",
                     "'frame' shows %g to %g m, it must show 0.1 m or more", y0, y1);
            return;
        }
        *out = (struct frame_wish){FRAME_HEIGHTS, (float) y0, (float) y1};
    } else {
        read_wrong_type(r, n, "frame", "a word or two heights, (from, to)");
    }
}

/* ---- phases ---- */

static const struct pose *phase_pose(const struct reader *r, const struct figure_phase *p,
                                     const struct pose_set *own, const struct pose_set *bases)
{
    const struct pose *pose = pose_find(own, bases, p->pose);
    if (!pose)
        pose_unknown(r, p->loc, p->pose, own, bases);
    return pose;
}

/* The last pose named before phase i, round the loop: what a phase without one keeps. */
static const struct pose *kept_pose(const struct pose *const *named, size_t n, size_t i)
{
    for (size_t k = 0; k < n; k++)
        if (named[(i + n - k) % n])
            return named[(i + n - k) % n];
    return NULL;
}

/* The key of a pose alone, without what else it names. */
static void build_bare_key(struct key *k, const struct pose *p, bool mirrored)
{
    struct pose pose = *p;
    if (mirrored)
        pose_mirror(&pose);
    key_build(k, &pose);
}

static void build_key(const struct reader *r, struct key *k, const struct pose *p, bool mirrored)
{
    build_bare_key(k, p, mirrored);
    if (p->via) {
        struct key *via = arena_alloc(r->arena, sizeof *via);
        build_bare_key(via, p->via, mirrored);
        k->via = via;
    }
    if (p->steps.count > 0) {
        struct key *steps = arena_array(r->arena, (size_t) p->steps.count, sizeof *steps);
        for (int i = 0; i < p->steps.count; i++)
            build_bare_key(&steps[i], p->steps.poses[i], mirrored);
        k->steps = (struct key_steps){steps, p->steps.count, p->steps.pace_s};
    }
}

static bool build_phases(const struct reader *r, struct figure *f, const struct node *g,
                         const struct figure_phase *phases, size_t n, const struct pose_set *own,
                         const struct pose_set *bases)
{
    const struct pose *named[CUE_PHASES_MAX];
    size_t errors = r->diags->errors;
    f->phases = arena_array(r->arena, n, sizeof *f->phases);
    f->phase_count = n;
    for (size_t i = 0; i < n; i++)
        named[i] = phases[i].pose ? phase_pose(r, &phases[i], own, bases) : NULL;
    if (r->diags->errors > errors)
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct pose *p = kept_pose(named, n, i);
        if (!p) {
            diag_add(r->diags, DIAG_ERROR, g->loc, "missing-pose", "no phase names a pose");
            return false;
        }
        f->phases[i].name = phases[i].name;
        f->phases[i].breath = phases[i].breath;
        build_key(r, &f->phases[i].keys[SIDE_LEFT], p, false);
        build_key(r, &f->phases[i].keys[SIDE_RIGHT], p, true);
    }
    return true;
}

static void build_traces(const struct reader *r, struct figure *f)
{
    for (size_t i = 0; i < f->phase_count; i++) {
        struct model_phase *p = &f->phases[i];
        const struct model_phase *before = &f->phases[i ? i - 1 : f->phase_count - 1];
        p->traces = arena_array(r->arena, f->cues.count * SIDE_COUNT, sizeof *p->traces);
        for (size_t k = 0; k < f->cues.count; k++)
            for (int side = 0; side < SIDE_COUNT; side++)
                if (f->cues.items[k].shape == CUE_TRACE && f->cues.items[k].phases >> i & 1)
                    cue_trace(&f->cues.items[k], &before->keys[side], &p->keys[side],
                              &p->keys[side].skeleton, &f->view, side == SIDE_RIGHT,
                              &p->traces[k * SIDE_COUNT + (size_t) side]);
    }
}

/* ---- what the picture has to hold ---- */

static bool wanted(enum framing framing, int group)
{
    switch (framing) {
    case FRAME_ALL:
    case FRAME_HEIGHTS:
        return group != GROUP_PROP && group != GROUP_BAND;
    case FRAME_UPPER:
        return group == GROUP_TORSO || group == GROUP_HEAD || group == GROUP_ARM_LEFT ||
               group == GROUP_ARM_RIGHT;
    case FRAME_TRUNK:
        return group == GROUP_TORSO || group == GROUP_HEAD;
    case FRAME_HEAD:
        return group == GROUP_HEAD;
    }
    return true;
}

static void bounds_capsule(struct bounds *b, const struct view *v, const struct capsule *c)
{
    bounds_add(b, v3_dot(c->a, v->right), v3_dot(c->a, v->up), c->ra);
    bounds_add(b, v3_dot(c->b, v->right), v3_dot(c->b, v->up), c->rb);
}

static void bounds_skeleton(struct bounds *b, const struct figure *f, enum framing framing,
                            const struct skeleton *s)
{
    struct body body;
    body_build(&body, s, &f->look, 1);
    for (int i = 0; i < body.count; i++)
        if (wanted(framing, body.capsules[i].group))
            bounds_capsule(b, &f->view, &body.capsules[i]);
    if (framing == FRAME_HEAD) /* with the neck and the tops of the shoulders */
        for (int arm = ARM_LEFT; arm <= ARM_RIGHT; arm++) {
            struct vec3 p = s->root[arm];
            bounds_add(b, v3_dot(p, f->view.right), v3_dot(p, f->view.up), 0.08f);
        }
}

/* Props that are not as large as a room belong into the picture, walls and mats as far as they fit.
 */
static void bounds_props(struct bounds *b, const struct figure *f)
{
    for (size_t i = 0; i < f->props.capsule_count; i++)
        if (!f->props.capsules[i].background)
            bounds_capsule(b, &f->view, &f->props.capsules[i]);
    for (size_t i = 0; i < f->props.band_count; i++) {
        const struct band_end ends[] = {f->props.bands[i].from, f->props.bands[i].to};
        for (size_t k = 0; k < ARRAY_LEN(ends); k++)
            if (!ends[k].on_body)
                bounds_add(b, v3_dot(ends[k].place, f->view.right),
                           v3_dot(ends[k].place, f->view.up), f->props.bands[i].radius);
    }
}

/* The body a cue is seen beside: at the end of its phase, or of its step. */
static const struct skeleton *cue_skeleton(const struct cue *c, const struct key *k)
{
    bool step = c->step > 0 && c->step <= k->steps.count;
    return step ? &k->steps.keys[c->step - 1].skeleton : &k->skeleton;
}

static void bounds_cues(struct bounds *b, const struct figure *f)
{
    for (size_t i = 0; i < f->phase_count; i++)
        for (size_t k = 0; k < f->cues.count; k++) {
            const struct cue *c = &f->cues.items[k];
            struct cue_line line;
            if (!(c->phases >> i & 1))
                continue;
            if (c->shape == CUE_TRACE) /* along the body, which is inside */
                continue;
            cue_trace(c, NULL, NULL, cue_skeleton(c, &f->phases[i].keys[SIDE_LEFT]), &f->view,
                      false, &line);
            for (int p = 0; p < line.count; p++)
                bounds_add(b, v3_dot(line.points[p], f->view.right),
                           v3_dot(line.points[p], f->view.up), 0.03f);
        }
}

static void bounds_phase(struct bounds *b, const struct figure *f, enum framing framing, int phase,
                         bool right)
{
    const struct key_steps *steps = &f->phases[phase].keys[right].steps;
    for (int k = 0; k <= LOOP_SAMPLES; k++) {
        struct instant at;
        figure_instant(f,
                       &(struct figure_moment){.phase = phase,
                                               .progress = (double) k / LOOP_SAMPLES,
                                               .mirror_from = right,
                                               .mirror_to = right,
                                               .breath = 1},
                       &at);
        bounds_skeleton(b, f, framing, &at.skeleton);
    }
    for (int i = 0; i < steps->count; i++)
        bounds_skeleton(b, f, framing, &steps->keys[i].skeleton);
}

static void fit_bounds(struct figure *f)
{
    const struct frame_wish *wish = &f->wish;
    struct bounds b = bounds_empty();
    for (size_t phase = 0; phase < f->phase_count; phase++)
        for (int side = 0; side < (f->right == RIGHT_FLIP ? 1 : SIDE_COUNT); side++)
            bounds_phase(&b, f, wish->framing, (int) phase, side == SIDE_RIGHT);
    if (wish->framing == FRAME_ALL || wish->framing == FRAME_HEIGHTS) {
        bounds_props(&b, f);
        bounds_cues(&b, f);
    }
    if (wish->framing == FRAME_HEIGHTS) {
        b.y0 = wish->y0;
        b.y1 = wish->y1;
    }
    f->ground = f->view.level && b.y0 < 0.15f && wish->framing != FRAME_HEAD;
    if (f->ground)
        b.y0 = 0;
    f->close_up = wish->framing != FRAME_ALL;
    f->posed = true;
    f->bounds = b;
}

/* ---- all of it ---- */

static bool lies_on_side(const struct figure *f)
{
    for (size_t i = 0; i < f->phase_count; i++)
        if (fabsf(f->phases[i].keys[SIDE_LEFT].pose.roll) > 45)
            return true;
    return false;
}

static void read_right(const struct reader *r, const struct node *g, struct figure *f)
{
    static const char *const words[] = {"mirror", "flip"};
    int word = lies_on_side(f) ? RIGHT_FLIP : RIGHT_MIRROR;
    read_word(r, g, "right", READ_OPTIONAL,
              &(struct read_words){words, ARRAY_LEN(words), "a way to show the right side"}, &word);
    f->right = (enum figure_right) word;
}

const struct figure *figure_build(const struct node *group, const struct figure_bases *bases,
                                  const struct figure_phase *phases, size_t count, struct arena *a,
                                  struct diags *d)
{
    static const char *const keys[] = {"view", "frame", "focus", "breath", "props",
                                       "cues", "poses", "right", "sweep"};
    struct reader r = {d, a};
    struct figure *f = arena_alloc(a, sizeof *f);
    struct pose_set own = {0};
    size_t errors = d->errors;
    read_known_keys(&r, group, keys, ARRAY_LEN(keys));
    read_view(&r, group, &f->view);
    read_frame(&r, group, &f->wish);
    read_look(&r, group, &f->look);
    read_bool(&r, group, "sweep", READ_OPTIONAL, &f->sweep);
    const struct node *poses = read_node(&r, group, "poses", READ_OPTIONAL, NODE_GROUP);
    if (poses)
        poses_read(&r, poses, &own, bases->set);
    const struct node *props = read_node(&r, group, "props", READ_OPTIONAL, NODE_LIST);
    if (props)
        props_read(&r, props, &f->props);
    count = MIN(count, (size_t) CUE_PHASES_MAX);
    const struct node *cues = read_node(&r, group, "cues", READ_OPTIONAL, NODE_LIST);
    if (cues)
        cues_read(&r, cues, phases, count, &f->view, &f->cues);
    if (count == 0 || !build_phases(&r, f, group, phases, count, &own, bases->set))
        return NULL;
    read_right(&r, group, f);
    if (d->errors > errors)
        return NULL;
    build_traces(&r, f);
    fit_bounds(f);
    figure_check(f, phases, d);
    return f;
}

const struct figure *figure_turn(const struct figure *f, float degrees, struct arena *a)
{
    struct figure *turned = arena_alloc(a, sizeof *turned);
    *turned = *f;
    turned->view = view_turn(&f->view, degrees);
    if (f->posed && !f->stand_in)
        fit_bounds(turned);
    return turned;
}
