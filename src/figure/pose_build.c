/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/pose_build.h"

#include "figure/skeleton.h"

#include <string.h>

/* Enough for any exercise; a hostile file stops here. */
enum { POSES_MAX = 64 };

/* ---- the set ---- */

static const struct pose *find_in(const struct pose_set *set, const char *name)
{
    for (size_t i = set ? set->count : 0; i-- > 0;)
        if (strcmp(set->items[i].name, name) == 0)
            return &set->items[i].pose;
    return NULL;
}

const struct pose *pose_find(const struct pose_set *set, const struct pose_set *fallback,
                             const char *name)
{
    const struct pose *p = find_in(set, name);
    return p ? p : find_in(fallback, name);
}

void pose_unknown(const struct reader *r, struct src_loc loc, const char *name,
                  const struct pose_set *set, const struct pose_set *fallback)
{
    size_t base = fallback ? fallback->count : 0, n = 0;
    const char **names = arena_array(r->arena, set->count + base, sizeof *names);
    for (size_t i = 0; i < set->count; i++)
        names[n++] = set->items[i].name;
    for (size_t i = 0; i < base; i++)
        names[n++] = fallback->items[i].name;
    diag_add(r->diags, DIAG_ERROR, loc, "unknown-pose", "there is no pose '%s' up to here", name);
    read_hint_words(r, name, names, n);
}

static void set_add(const struct reader *r, struct pose_set *set, const char *name,
                    const struct pose *p)
{
    if (set->count == set->room) {
        size_t room = set->room ? set->room * 2 : 8;
        struct named_pose *items = arena_array(r->arena, room, sizeof *items);
        if (set->count)
            memcpy(items, set->items, set->count * sizeof *items);
        set->items = items;
        set->room = room;
    }
    set->items[set->count++] = (struct named_pose){name, *p};
}

/* ---- single keys ---- */

static bool number(const struct reader *r, const struct node *g, const char *key, double limit,
                   const char *unit, float *out)
{
    double v;
    if (!read_number(r, g, key, READ_OPTIONAL, -limit, limit, unit, &v))
        return false;
    *out = (float) v;
    return true;
}

/* Two keys for the two ways of one number: "flex"/"extend". Not both. */
static void either_way(const struct reader *r, const struct node *g, const char *plus,
                       const char *minus, float *out)
{
    float v;
    if (node_member(g, plus) && node_member(g, minus))
        diag_add(r->diags, DIAG_ERROR, g->loc, "contradiction", "both '%s' and '%s' are set here",
                 plus, minus);
    if (number(r, g, plus, 180, "degrees", &v))
        *out = v;
    if (number(r, g, minus, 180, "degrees", &v))
        *out = -v;
}

static void read_spine_part(const struct reader *r, const struct node *pose, const char *name,
                            struct bend *out)
{
    static const char *const keys[] = {"flex",  "extend",    "left",
                                       "right", "turn_left", "turn_right"};
    const struct node *g = read_node(r, pose, name, READ_OPTIONAL, NODE_GROUP);
    if (!g)
        return;
    read_known_keys(r, g, keys, ARRAY_LEN(keys));
    either_way(r, g, "flex", "extend", &out->flex);
    either_way(r, g, "right", "left", &out->side);
    either_way(r, g, "turn_right", "turn_left", &out->twist);
}

static void read_pelvis(const struct reader *r, const struct node *pose, struct pose *p)
{
    static const char *const keys[] = {"at",         "tilt",       "turn_left",
                                       "turn_right", "roll_right", "roll_left"};
    const struct node *g = read_node(r, pose, "pelvis", READ_OPTIONAL, NODE_GROUP);
    if (!g)
        return;
    read_known_keys(r, g, keys, ARRAY_LEN(keys));
    const struct node *at = node_member(g, "at");
    size_t given;
    struct vec3 place;
    if (at && value_position(r, at, &place, &given)) {
        if (given == 2)
            place.z = p->pelvis.z;
        p->pelvis = place;
    }
    number(r, g, "tilt", 360, "degrees", &p->tilt);
    either_way(r, g, "turn_right", "turn_left", &p->turn);
    either_way(r, g, "roll_right", "roll_left", &p->roll);
}

/* ---- limbs ---- */

/* What the three segments and the middle joint are called. */
struct limb_words {
    const char *upper, *lower, *end, *middle, *rest;
};

static const struct limb_words arm_words = {"upper", "fore", "hand", "elbow", "lean"};
static const struct limb_words leg_words = {"thigh", "shin", "foot", "knee", "kneel"};

static const char *const arm_keys[] = {"upper",   "fore",  "hand",    "elbow", "frame",
                                       "reach",   "plant", "hold",    "lean",  "straight",
                                       "through", "shrug", "protract"};
static const char *const leg_keys[] = {"thigh", "shin", "foot",  "knee",     "frame",  "reach",
                                       "plant", "hold", "kneel", "straight", "through"};

static const char *const spot_words[] = {"thigh", "knee",  "hip",      "belly",
                                         "ribs",  "chest", "shoulder", "other_arm",
                                         "neck",  "head",  "temple",   "chin"};
static const struct read_words spot_names = {spot_words, ARRAY_LEN(spot_words),
                                             "a place on the body"};
_Static_assert(ARRAY_LEN(spot_words) == SPOT_COUNT - 1, "a word for each spot");

static const char *const arm_frame_words[] = {"world", "chest"};
static const char *const leg_frame_words[] = {"world", "pelvis"};

struct limb_reader {
    const struct reader *r;
    const struct node *group;
    struct limb_pose *limb;
    int which;
};

static bool limb_direction(const struct limb_reader *lr, const char *key, struct vec3 *out)
{
    const struct node *n = node_member(lr->group, key);
    return n && value_direction(lr->r, n, limb_side(lr->which), out);
}

/* A place for the limb: x alone, (x, y) or (x, y, out). y as written. */
static bool limb_place(const struct limb_reader *lr, const struct node *n, struct vec3 *out)
{
    size_t given = 0;
    double x;
    if (n->type == NODE_LIST) {
        if (!value_position(lr->r, n, out, &given))
            return false;
    } else if (value_number(lr->r, n, NULL, -5, 5, "m", &x)) {
        *out = V3((float) x, 0, 0);
    } else {
        return false;
    }
    float width = given == 3 ? out->z : skeleton_default_width(lr->which);
    out->z = width * limb_side(lr->which);
    return true;
}

static void hold_at(struct limb_pose *l, enum limb_mode mode, struct vec3 place, bool nailed)
{
    l->mode = mode;
    l->target = place;
    l->nailed = nailed;
    l->spot = SPOT_NONE;
    if (nailed)
        l->riding = false;
}

static void read_free(const struct limb_reader *lr, const struct limb_words *words)
{
    struct limb_pose *l = lr->limb;
    if (limb_direction(lr, words->upper, &l->upper)) {
        l->mode = LIMB_FREE;
        l->nailed = false;
    }
    if (limb_direction(lr, words->lower, &l->lower) && l->mode == LIMB_REACH) {
        l->mode = LIMB_FREE;
        l->nailed = false;
    }
    l->end_set |= limb_direction(lr, words->end, &l->end);
    limb_direction(lr, words->middle, &l->pole);
    l->through_set |= limb_direction(lr, "through", &l->through);
}

static void read_reach(const struct limb_reader *lr)
{
    struct limb_pose *l = lr->limb;
    struct vec3 place;
    int spot;
    const struct node *n = node_member(lr->group, "reach");
    if (!n)
        return;
    bool end_here = node_member(lr->group, limb_is_arm(lr->which) ? "hand" : "foot") != NULL;
    if (n->type == NODE_STRING && limb_is_arm(lr->which)) {
        if (!value_word(lr->r, n, &spot_names, &spot))
            return;
        hold_at(l, LIMB_REACH, V3(0, 0, 0), false);
        l->spot = (enum spot)(spot + 1);
        l->end_set = end_here;
    } else if (limb_place(lr, n, &place)) {
        hold_at(l, LIMB_REACH, place, false);
        l->end_set = end_here;
    }
}

static void read_contacts(const struct limb_reader *lr, const struct limb_words *words)
{
    struct vec3 place;
    const struct node *n = node_member(lr->group, "plant");
    if (n && limb_place(lr, n, &place)) {
        place.y += skeleton_wrist_height(lr->which);
        hold_at(lr->limb, LIMB_REACH, place, true);
    }
    n = node_member(lr->group, "hold");
    if (n && limb_place(lr, n, &place))
        hold_at(lr->limb, LIMB_REACH, place, true);
    n = node_member(lr->group, words->rest);
    if (n && limb_place(lr, n, &place)) {
        place.y += skeleton_middle_height(lr->which);
        hold_at(lr->limb, LIMB_KNEEL, place, true);
    }
}

static void check_one_way(const struct limb_reader *lr, const struct limb_words *words)
{
    const char *const ways[] = {"reach", "plant", "hold", words->rest, words->upper};
    const char *first = NULL;
    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        const struct node *n = node_member(lr->group, ways[i]);
        if (!n)
            continue;
        if (first)
            diag_add(lr->r->diags, DIAG_ERROR, n->loc, "contradiction",
                     "'%s' and '%s' both place this limb", first, ways[i]);
        first = ways[i];
    }
}

static void read_limb(const struct limb_reader *lr)
{
    bool arm = limb_is_arm(lr->which);
    const struct limb_words *words = arm ? &arm_words : &leg_words;
    struct limb_pose *l = lr->limb;
    struct read_words frames = {arm ? arm_frame_words : leg_frame_words, 2, "a frame"};
    int frame;
    if (read_word(lr->r, lr->group, "frame", READ_OPTIONAL, &frames, &frame))
        l->riding = frame == 1;
    read_free(lr, words);
    read_reach(lr);
    read_contacts(lr, words);
    read_bool(lr->r, lr->group, "straight", READ_OPTIONAL, &l->straight);
    number(lr->r, lr->group, "shrug", 0.15, "m", &l->shrug);
    number(lr->r, lr->group, "protract", 0.15, "m", &l->protract);
}

/* "arms" sets both, "arm_l" and "arm_r" one each; a message is given once, not for both. */
static void read_limbs(const struct reader *r, const struct node *pose, struct pose *p)
{
    static const struct {
        const char *key;
        int limbs[2];
    } groups[] = {
        {"arms", {ARM_LEFT, ARM_RIGHT}},   {"arm_l", {ARM_LEFT, ARM_LEFT}},
        {"arm_r", {ARM_RIGHT, ARM_RIGHT}}, {"legs", {LEG_LEFT, LEG_RIGHT}},
        {"leg_l", {LEG_LEFT, LEG_LEFT}},   {"leg_r", {LEG_RIGHT, LEG_RIGHT}},
    };
    for (size_t i = 0; i < ARRAY_LEN(groups); i++) {
        const struct node *g = read_node(r, pose, groups[i].key, READ_OPTIONAL, NODE_GROUP);
        if (!g)
            continue;
        bool arm = limb_is_arm(groups[i].limbs[0]);
        size_t errors = r->diags->errors;
        struct limb_reader lr = {r, g, &p->limb[groups[i].limbs[0]], groups[i].limbs[0]};
        read_known_keys(r, g, arm ? arm_keys : leg_keys,
                        arm ? ARRAY_LEN(arm_keys) : ARRAY_LEN(leg_keys));
        check_one_way(&lr, arm ? &arm_words : &leg_words);
        read_limb(&lr);
        lr.which = groups[i].limbs[1];
        lr.limb = &p->limb[lr.which];
        if (groups[i].limbs[0] != groups[i].limbs[1] && r->diags->errors == errors)
            read_limb(&lr);
    }
}

/* ---- poses ---- */

static void read_pose(const struct reader *r, const struct node *g, struct pose *p)
{
    static const char *const keys[] = {"use",    "via",      "steps", "pace",  "mirror", "pelvis",
                                       "lumbar", "thoracic", "neck",  "head",  "chin",   "arms",
                                       "arm_l",  "arm_r",    "legs",  "leg_l", "leg_r"};
    static const char *const parts[SPINE_PARTS] = {"lumbar", "thoracic", "neck", "head"};
    read_known_keys(r, g, keys, ARRAY_LEN(keys));
    read_pelvis(r, g, p);
    for (int i = 0; i < SPINE_PARTS; i++)
        read_spine_part(r, g, parts[i], &p->spine[i]);
    number(r, g, "chin", 0.09, "m", &p->chin);
    read_limbs(r, g, p);
}

/* The pose that n names, one written earlier; NULL where it names none. */
static const struct pose *pose_named(const struct reader *r, const struct node *n, const char *key,
                                     const struct pose_set *set, const struct pose_set *fallback)
{
    const char *name;
    if (!n || !value_string(r, n, key, 60, &name))
        return NULL;
    const struct pose *p = pose_find(set, fallback, name);
    if (!p)
        pose_unknown(r, n->loc, name, set, fallback);
    return p;
}

static void read_steps(const struct reader *r, const struct node *g, const struct pose_set *set,
                       const struct pose_set *fallback, struct pose_steps *out)
{
    double pace_s = 1;
    const struct node *n = node_member(g, "steps");
    *out = (struct pose_steps){0};
    read_number(r, g, "pace", READ_OPTIONAL, 0.1, 20, "s", &pace_s);
    if (!n)
        return;
    if (n->type != NODE_LIST || n->count < 2 || n->count > POSE_STEPS_MAX) {
        read_wrong_type(r, n, "steps", "two to eight poses, [ \"left\", \"right\" ]");
        return;
    }
    const struct pose **poses = arena_array(r->arena, n->count, sizeof(struct pose *));
    for (size_t i = 0; i < n->count; i++)
        if (!(poses[i] = pose_named(r, n->children[i], "steps", set, fallback)))
            return;
    *out = (struct pose_steps){poses, (int) n->count, (float) pace_s};
}

static void read_named(const struct reader *r, const struct node *g, struct pose_set *set,
                       const struct pose_set *fallback)
{
    struct pose p = pose_standing();
    bool mirror = false;
    const struct pose *base = pose_named(r, node_member(g, "use"), "use", set, fallback);
    const struct pose *via = pose_named(r, node_member(g, "via"), "via", set, fallback);
    if (base)
        p = *base;
    p.via = via; /* stays where it is: an arena keeps what a set has outgrown */
    read_steps(r, g, set, fallback, &p.steps);
    if (read_bool(r, g, "mirror", READ_OPTIONAL, &mirror) && mirror)
        pose_mirror(&p);
    read_pose(r, g, &p);
    set_add(r, set, g->name, &p);
}

void poses_read(const struct reader *r, const struct node *group, struct pose_set *set,
                const struct pose_set *fallback)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct node *g = group->children[i];
        if (g->type != NODE_GROUP) {
            read_wrong_type(r, g, NULL, "a pose, { … }");
        } else if (set->count >= POSES_MAX) {
            diag_add(r->diags, DIAG_ERROR, g->loc, "too-many", "more than %d poses", POSES_MAX);
            return;
        } else {
            read_named(r, g, set, fallback);
        }
    }
}
