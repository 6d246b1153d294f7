/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/prop.h"

enum { PROPS_MAX = 8, CAPSULES_PER_PROP = 14, PANELS_PER_PROP = 3, PILLOW_ROLLS_MAX = 14 };

/* m */
static const float ROD = 0.012f;
static const float SEAT_HEIGHT = 0.46f;
static const float SEAT_THICK = 0.02f;
static const float DESK_HEIGHT = 0.74f;

enum prop_type {
    PROP_MAT,
    PROP_CHAIR,
    PROP_STOOL,
    PROP_WALL,
    PROP_DOORWAY,
    PROP_DESK,
    PROP_PILLOW,
    PROP_TOWEL,
    PROP_ROLLER,
    PROP_BLOCK,
    PROP_BAND,
    PROP_TYPES,
};

/* One prop as the file has it. */
struct prop {
    enum prop_type type;
    struct vec3 at;
    float length, height, width; /* m */
    float facing;                /* +1: as the figure at rest, -1: towards it */
};

static void rod(struct props *out, struct vec3 a, struct vec3 b, float radius,
                enum material material)
{
    out->capsules[out->capsule_count++] =
        (struct capsule){.a = a,
                         .b = b,
                         .ra = radius,
                         .rb = radius,
                         .group = material == MATERIAL_SOFT ? GROUP_SOFT : GROUP_PROP,
                         .background = material == MATERIAL_WALL,
                         .front = (uint8_t) (material == MATERIAL_WALL ? MATERIAL_PROP : material),
                         .back = (uint8_t) material};
}

static void panel(struct props *out, struct vec3 corner, struct vec3 a, struct vec3 b,
                  enum material material)
{
    out->panels[out->panel_count++] = (struct panel){corner, a, b, (uint8_t) material};
}

static void make_mat(struct props *out, const struct prop *p)
{
    float x0 = p->at.x - p->length / 2, z0 = p->at.z - p->width / 2;
    out->mat_x0 = x0;
    out->mat_x1 = x0 + p->length;
    out->mat_z0 = z0;
    out->mat_z1 = z0 + p->width;
    panel(out, V3(x0, 0, z0), V3(p->length, 0, 0), V3(0, 0, p->width), MATERIAL_MAT);
}

/* Seat on four legs, a back where `height` rises above the seat. */
static void make_chair(struct props *out, const struct prop *p)
{
    float x = p->at.x, f = p->facing, half = p->width / 2, front = x + 0.22f * f,
          back = x - 0.2f * f;
    float seat = SEAT_HEIGHT - SEAT_THICK / 2;
    for (int side = -1; side <= 1; side += 2) {
        float z = p->at.z + half * (float) side;
        rod(out, V3(back, seat, z), V3(front, seat, z), SEAT_THICK, MATERIAL_PROP);
        rod(out, V3(back, 0, z), V3(back, fmaxf(p->height, seat), z), ROD, MATERIAL_PROP);
        rod(out, V3(front, 0, z), V3(front, seat, z), ROD, MATERIAL_PROP);
    }
    rod(out, V3(front, seat, p->at.z - half), V3(front, seat, p->at.z + half), ROD, MATERIAL_PROP);
    rod(out, V3(back, seat, p->at.z - half), V3(back, seat, p->at.z + half), ROD, MATERIAL_PROP);
    panel(out, V3(back, seat, p->at.z - half), V3(front - back, 0, 0), V3(0, 0, p->width),
          MATERIAL_WALL);
    if (p->height <= SEAT_HEIGHT)
        return;
    rod(out, V3(back, p->height, p->at.z - half), V3(back, p->height, p->at.z + half), 0.016f,
        MATERIAL_PROP);
    panel(out, V3(back, p->height - 0.3f, p->at.z - half), V3(0, 0.3f, 0), V3(0, 0, p->width),
          MATERIAL_WALL);
}

static void make_wall(struct props *out, const struct prop *p)
{
    float z0 = p->at.z - p->width / 2;
    rod(out, V3(p->at.x, 0, z0), V3(p->at.x, p->height, z0), ROD, MATERIAL_WALL);
    rod(out, V3(p->at.x, 0, z0 + p->width), V3(p->at.x, p->height, z0 + p->width), ROD,
        MATERIAL_WALL);
    panel(out, V3(p->at.x, 0, z0), V3(0, p->height, 0), V3(0, 0, p->width), MATERIAL_WALL);
}

static void make_doorway(struct props *out, const struct prop *p)
{
    float half = p->width / 2, x = p->at.x;
    for (int side = -1; side <= 1; side += 2) {
        float z = p->at.z + half * (float) side;
        rod(out, V3(x, 0, z), V3(x, p->height, z), 0.025f, MATERIAL_PROP);
        panel(out, V3(x, 0, z), V3(0, p->height, 0), V3(0, 0, 0.5f * (float) side), MATERIAL_WALL);
    }
    rod(out, V3(x, p->height, p->at.z - half), V3(x, p->height, p->at.z + half), 0.025f,
        MATERIAL_PROP);
}

static void make_desk(struct props *out, const struct prop *p)
{
    float x0 = p->at.x, x1 = x0 + p->length, y = p->height - 0.015f;
    for (int side = -1; side <= 1; side += 2) {
        float z = p->at.z + p->width / 2 * (float) side;
        rod(out, V3(x0, y, z), V3(x1, y, z), 0.018f, MATERIAL_PROP);
        rod(out, V3(x1 - 0.04f, 0, z), V3(x1 - 0.04f, y, z), ROD, MATERIAL_PROP);
        rod(out, V3(x0 + 0.3f, 0, z), V3(x0 + 0.3f, y, z), ROD, MATERIAL_PROP);
    }
    panel(out, V3(x0, y, p->at.z - p->width / 2), V3(p->length, 0, 0), V3(0, 0, p->width),
          MATERIAL_WALL);
}

/* Round and soft, rolls so near each other that nothing shows between them; `at` is where it lies.
 */
static void make_pillow(struct props *out, const struct prop *p)
{
    float r = p->height / 2, half = fmaxf(0.01f, p->length / 2 - r);
    float spread = fmaxf(0, p->width - 2 * r);
    int rolls = CLAMP((int) ceilf(spread / (0.8f * r)) + 1, 3, PILLOW_ROLLS_MAX);
    for (int k = 0; k < rolls; k++) {
        float z = p->at.z + spread * ((float) k / (float) (rolls - 1) - 0.5f);
        rod(out, V3(p->at.x - half, p->at.y + r, z), V3(p->at.x + half, p->at.y + r, z), r,
            MATERIAL_SOFT);
    }
}

static void make_roll(struct props *out, const struct prop *p)
{
    float r = p->height / 2;
    rod(out, V3(p->at.x, p->at.y + r, p->at.z - p->width / 2),
        V3(p->at.x, p->at.y + r, p->at.z + p->width / 2), r, MATERIAL_SOFT);
}

static void make_block(struct props *out, const struct prop *p)
{
    float r = p->height / 2, half = fmaxf(0.01f, p->length / 2 - r);
    for (int side = -1; side <= 1; side += 2) {
        float z = p->at.z + (p->width / 2 - r) * (float) side;
        rod(out, V3(p->at.x - half, p->at.y + r, z), V3(p->at.x + half, p->at.y + r, z), r,
            MATERIAL_SOFT);
    }
}

static const struct {
    const char *word;
    void (*make)(struct props *out, const struct prop *p);
    float length, height, width; /* m, when the file does not say */
} types[PROP_TYPES] = {
    [PROP_MAT] = {"mat", make_mat, 1.8f, 0, 0.62f},
    [PROP_CHAIR] = {"chair", make_chair, 0, 0.94f, 0.42f},
    [PROP_STOOL] = {"stool", make_chair, 0, 0, 0.42f},
    [PROP_WALL] = {"wall", make_wall, 0, 2.1f, 1.9f},
    [PROP_DOORWAY] = {"doorway", make_doorway, 0, 2.0f, 0.9f},
    [PROP_DESK] = {"desk", make_desk, 0.7f, DESK_HEIGHT, 1.0f},
    [PROP_PILLOW] = {"pillow", make_pillow, 0.3f, 0.12f, 0.4f},
    [PROP_TOWEL] = {"towel", make_roll, 0, 0.1f, 0.5f},
    [PROP_ROLLER] = {"roller", make_roll, 0, 0.15f, 0.6f},
    [PROP_BLOCK] = {"block", make_block, 0.24f, 0.1f, 0.16f},
    [PROP_BAND] = {"band", NULL, 0, 0.024f, 0},
};

static bool read_type(const struct reader *r, const struct node *g, enum prop_type *out)
{
    const char *words[PROP_TYPES];
    for (int i = 0; i < PROP_TYPES; i++)
        words[i] = types[i].word;
    int type;
    if (!read_word(r, g, "type", READ_REQUIRED, &(struct read_words){words, PROP_TYPES, "a prop"},
                   &type))
        return false;
    *out = (enum prop_type) type;
    return true;
}

static void read_size(const struct reader *r, const struct node *g, const char *key, float *out)
{
    double v;
    if (read_number(r, g, key, READ_OPTIONAL, 0.02, 4, "m", &v))
        *out = (float) v;
}

/* A place on the figure by its name, or one beside it, (x, y, z). */
static void read_band_end(const struct reader *r, const struct node *g, const char *key,
                          enum joint otherwise, struct band_end *out)
{
    const struct node *n = node_member(g, key);
    int joint = (int) otherwise;
    size_t given;
    *out = (struct band_end){.on_body = !n || n->type != NODE_LIST};
    if (out->on_body)
        read_word(r, g, key, READ_OPTIONAL, &joint_names, &joint);
    else
        (void) value_position(r, n, &out->place, &given);
    out->joint = (enum joint) joint;
}

static void read_band(const struct reader *r, const struct node *g, struct props *out)
{
    static const char *const keys[] = {"type", "from", "to", "length", "height"};
    struct band b = {.length = types[PROP_BAND].length};
    float thick = types[PROP_BAND].height;
    read_known_keys(r, g, keys, ARRAY_LEN(keys));
    read_band_end(r, g, "from", JOINT_HAND_L, &b.from);
    read_band_end(r, g, "to", JOINT_HAND_R, &b.to);
    read_size(r, g, "length", &b.length);
    read_size(r, g, "height", &thick);
    b.radius = thick / 2;
    out->bands[out->band_count++] = b;
}

/* `at`: x alone, (x, y) or (x, y, z). */
static void read_at(const struct reader *r, const struct node *g, struct vec3 *out)
{
    const struct node *n = node_member(g, "at");
    size_t given;
    double x;
    if (!n)
        return;
    if (n->type == NODE_LIST)
        (void) value_position(r, n, out, &given);
    else if (value_number(r, n, NULL, -5, 5, "m", &x))
        out->x = (float) x;
}

static void read_prop(const struct reader *r, const struct node *g, struct props *out)
{
    static const char *const keys[] = {"type", "at", "length", "height", "width", "turned"};
    enum prop_type type;
    if (!read_type(r, g, &type))
        return;
    if (type == PROP_BAND) {
        read_band(r, g, out);
        return;
    }
    struct prop p = {type, V3(0, 0, 0), types[type].length, types[type].height, types[type].width,
                     1};
    bool turned = false;
    read_known_keys(r, g, keys, ARRAY_LEN(keys));
    read_at(r, g, &p.at);
    read_size(r, g, "length", &p.length);
    read_size(r, g, "height", &p.height);
    read_size(r, g, "width", &p.width);
    if (read_bool(r, g, "turned", READ_OPTIONAL, &turned) && turned)
        p.facing = -1;
    types[type].make(out, &p);
}

void props_read(const struct reader *r, const struct node *list, struct props *out)
{
    size_t n = MIN(list->count, (size_t) PROPS_MAX);
    if (list->count > PROPS_MAX)
        diag_add(r->diags, DIAG_ERROR, list->loc, "too-many", "more than %d props", PROPS_MAX);
    *out = (struct props){
        .capsules = arena_array(r->arena, n * CAPSULES_PER_PROP, sizeof *out->capsules),
        .panels = arena_array(r->arena, n * PANELS_PER_PROP, sizeof *out->panels),
        .mirrored_panels = arena_array(r->arena, n * PANELS_PER_PROP, sizeof *out->panels),
        .bands = arena_array(r->arena, n, sizeof *out->bands),
    };
    for (size_t i = 0; i < n; i++) {
        if (list->children[i]->type == NODE_GROUP)
            read_prop(r, list->children[i], out);
        else
            read_wrong_type(r, list->children[i], "props", "a group, { type = … }");
    }
    for (size_t i = 0; i < out->panel_count; i++) {
        struct panel p = out->panels[i];
        p.corner.z = -p.corner.z;
        p.edge_a.z = -p.edge_a.z;
        p.edge_b.z = -p.edge_b.z;
        out->mirrored_panels[i] = p;
    }
}

static struct vec3 band_place(const struct band_end *e, const struct skeleton *s, bool mirrored)
{
    if (e->on_body)
        return joint_place(s, mirrored ? joint_mirror(e->joint) : e->joint);
    return mirrored ? V3(e->place.x, e->place.y, -e->place.z) : e->place;
}

/* As long as a chain of that length hangs deep, near enough: a parabola. */
static float band_sag(const struct band *b, float span)
{
    return span < b->length ? 0.43f * sqrtf(b->length * b->length - span * span) : 0;
}

static void add_band(const struct band *b, const struct skeleton *s, bool mirrored,
                     struct body *body)
{
    struct vec3 from = band_place(&b->from, s, mirrored), to = band_place(&b->to, s, mirrored);
    float sag = band_sag(b, v3_length(v3_sub(to, from)));
    int links = sag > 0 ? 6 : 1;
    struct capsule c = {.a = from,
                        .ra = b->radius,
                        .rb = b->radius,
                        .group = GROUP_BAND,
                        .front = MATERIAL_SOFT,
                        .back = MATERIAL_SOFT};
    for (int i = 1; i <= links; i++) {
        float t = (float) i / (float) links;
        c.b = v3_along(v3_lerp(from, to, t), WORLD_UP, -4 * sag * t * (1 - t));
        body_add(body, &c);
        c.a = c.b;
    }
}

void props_add(const struct props *p, const struct skeleton *s, bool mirrored, struct body *b)
{
    for (size_t i = 0; i < p->capsule_count; i++) {
        struct capsule c = p->capsules[i];
        if (mirrored) {
            c.a.z = -c.a.z;
            c.b.z = -c.b.z;
        }
        body_add(b, &c);
    }
    for (size_t i = 0; i < p->band_count; i++)
        add_band(&p->bands[i], s, mirrored, b);
}
