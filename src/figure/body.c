/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/body.h"

enum { KNOTS = SPINE_BONES + 1 };

/* The trunk at each spine joint, in metres. The spine runs along the back of it. */
static const struct {
    float depth;   /* radius front to back */
    float side;    /* the two outer columns are this far from the middle one */
    float forward; /* the bulk lies this far before the spine */
} trunk[KNOTS] = {
    {0.096f, 0.055f, 0.000f}, {0.089f, 0.050f, 0.010f},  {0.084f, 0.045f, 0.018f},
    {0.087f, 0.050f, 0.018f}, {0.098f, 0.062f, 0.012f},  {0.102f, 0.070f, 0.006f},
    {0.091f, 0.075f, 0.000f}, {0.068f, 0.070f, -0.005f},
};

/* m at a full breath: the front moves by twice `front`, each side by `side`. */
static const struct {
    float front[KNOTS], side[KNOTS];
} breathing_shape[BREATHING_COUNT] = {
    [BREATHING_QUIET] = {{0.003f, 0.011f, 0.016f, 0.016f, 0.018f, 0.018f, 0.011f, 0.003f},
                         {0, 0.002f, 0.005f, 0.010f, 0.013f, 0.011f, 0.004f, 0}},
    [BREATHING_CHEST] = {{0, 0.002f, 0.006f, 0.014f, 0.026f, 0.030f, 0.020f, 0.004f},
                         {0, 0, 0.002f, 0.008f, 0.012f, 0.010f, 0.004f, 0}},
    [BREATHING_BELLY] = {{0.014f, 0.036f, 0.044f, 0.026f, 0.008f, 0.002f, 0, 0},
                         {0.004f, 0.012f, 0.014f, 0.008f, 0, 0, 0, 0}},
    [BREATHING_RIBS] = {{0, 0.002f, 0.006f, 0.010f, 0.010f, 0.006f, 0.002f, 0},
                        {0, 0.004f, 0.022f, 0.044f, 0.046f, 0.028f, 0.006f, 0}},
};

float body_breath_travel(enum breathing breathing)
{
    float most = 0;
    for (int i = 0; i < KNOTS; i++)
        most = fmaxf(most, fmaxf(2 * breathing_shape[breathing].front[i],
                                 breathing_shape[breathing].side[i]));
    return most;
}

struct swell body_swell(enum breathing breathing, float breath)
{
    const float *front = breathing_shape[breathing].front;
    return (struct swell){2 * front[1] * breath, 2 * front[4] * breath, 2 * front[6] * breath};
}

void body_add(struct body *b, const struct capsule *c)
{
    if (b->count == BODY_CAPSULES_MAX)
        return;
    b->capsules[b->count] = *c;
    b->capsules[b->count].shaded_as = (uint8_t) b->count;
    b->count++;
}

static bool works(const struct body_look *look, enum body_part part)
{
    return look->focus >> part & 1;
}

static uint8_t or_focus(const struct body_look *look, enum body_part part, enum material material)
{
    return (uint8_t) (works(look, part) ? MATERIAL_FOCUS : material);
}

/* What a trunk bone shows in front and behind. */
static void trunk_materials(const struct body_look *look, int bone, struct capsule *c)
{
    bool lumbar = bone < SPINE_LUMBAR_BONES, low_ribs = bone == 2 || bone == 3 || bone == 4;
    bool front = lumbar ? works(look, PART_BELLY) : bone > 3 && works(look, PART_CHEST);
    bool back = works(look, lumbar ? PART_LUMBAR : PART_THORACIC);
    if (low_ribs && works(look, PART_RIBS))
        front = back = true;
    c->front = front ? MATERIAL_FOCUS : MATERIAL_SHIRT;
    c->back = back ? MATERIAL_FOCUS : MATERIAL_SHIRT;
    /* In a picture from the side one band of colour reads better than a half. */
    if (back && !works(look, PART_CHEST) && !works(look, PART_BELLY))
        c->front = MATERIAL_FOCUS;
}

static struct vec3 trunk_point(const struct skeleton *s, const struct body_look *look, int knot,
                               int column, float breath, float *radius)
{
    float swell = breathing_shape[look->breathing].front[knot] * breath;
    float spread = breathing_shape[look->breathing].side[knot] * breath;
    const struct frame *f = &s->spine_frame[knot];
    *radius = trunk[knot].depth + swell;
    struct vec3 p =
        v3_along(s->spine[knot], f->right, (float) column * (trunk[knot].side + spread));
    return v3_along(p, f->forward, trunk[knot].forward + swell);
}

static void add_trunk(struct body *b, const struct skeleton *s, const struct body_look *look,
                      float breath)
{
    for (int bone = 0; bone < SPINE_BONES; bone++) {
        for (int column = -1; column <= 1; column++) {
            struct capsule c = {.group = GROUP_TORSO, .blend = 0.03f};
            c.a = trunk_point(s, look, bone, column, breath, &c.ra);
            c.b = trunk_point(s, look, bone + 1, column, breath, &c.rb);
            c.forward = s->spine_frame[bone].forward;
            trunk_materials(look, bone, &c);
            c.widen = (trunk[bone].side + trunk[bone + 1].side) / 2;
            body_add(b, &c);
            b->capsules[b->count - 1].shaded_as = (uint8_t) (bone * 3 + 1);
        }
    }
}

/* A capsule of one material between two points. */
static void add(struct body *b, enum body_group group, uint8_t material, float blend,
                struct vec3 from, float ra, struct vec3 to, float rb)
{
    body_add(b, &(struct capsule){.a = from,
                                  .b = to,
                                  .ra = ra,
                                  .rb = rb,
                                  .blend = blend,
                                  .group = (uint8_t) group,
                                  .front = material,
                                  .back = material});
}

/* A point off another one, in the frame's coordinates. */
static struct vec3 off(struct vec3 from, const struct frame *f, float forward, float up,
                       float right)
{
    return v3_add(from, frame_out(*f, V3(forward, up, right)));
}

/* A blade glides on the ribs: with the shoulder up and down, and in as that goes back. */
static void add_blade(struct body *b, const struct skeleton *s, int arm)
{
    struct frame f = s->chest_frame;
    struct vec3 neck = s->spine[SPINE_BONES];
    struct vec3 shoulder = frame_in(f, v3_sub(s->root[arm], neck));
    float out = 0.115f + 0.9f * shoulder.x, up = shoulder.y, side = limb_side(arm);
    add(b, GROUP_TORSO, MATERIAL_FOCUS, 0, off(neck, &f, -0.075f, up - 0.03f, out * side), 0.042f,
        off(neck, &f, -0.085f, up - 0.15f, (out - 0.015f) * side), 0.022f);
}

static void add_girdles(struct body *b, const struct skeleton *s, const struct body_look *look)
{
    const struct frame *pelvis = &s->pelvis_frame;
    add(b, GROUP_TORSO, or_focus(look, PART_HIPS, MATERIAL_TROUSERS), 0.03f,
        off(s->pelvis, pelvis, -0.015f, 0, -0.07f), 0.108f,
        off(s->pelvis, pelvis, -0.015f, 0, 0.07f), 0.108f);
    struct vec3 collar = off(s->neck[0], &s->chest_frame, 0, -0.02f, 0);
    for (int arm = ARM_LEFT; arm <= ARM_RIGHT; arm++)
        add(b, GROUP_TORSO, or_focus(look, PART_SHOULDERS, MATERIAL_SHIRT), 0.04f, collar, 0.05f,
            s->root[arm], 0.055f);
    for (int arm = ARM_LEFT; arm <= ARM_RIGHT && works(look, PART_BLADES); arm++)
        add_blade(b, s, arm);
}

static void add_head(struct body *b, const struct skeleton *s, const struct body_look *look)
{
    const struct frame *h = &s->head_frame;
    struct vec3 c = s->skull;
    uint8_t neck = or_focus(look, PART_NECK, MATERIAL_SKIN);
    struct vec3 collar = off(s->neck[0], &s->chest_frame, 0, -0.02f, 0);
    add(b, GROUP_TORSO, neck, 0.03f, collar, 0.056f, s->neck[1], 0.048f);
    add(b, GROUP_TORSO, neck, 0.015f, s->neck[1], 0.048f, off(s->neck[2], h, 0.01f, 0.045f, 0),
        0.046f);
    add(b, GROUP_HEAD, MATERIAL_FACE, 0.02f, off(c, h, -0.02f, 0.03f, 0), 0.088f,
        off(c, h, 0.015f, 0.015f, 0), 0.082f); /* skull */
    add(b, GROUP_HEAD, MATERIAL_FACE, 0.02f, off(c, h, 0.035f, -0.02f, 0), 0.058f,
        off(c, h, 0.06f, -0.078f, 0), 0.032f); /* jaw and chin */
    add(b, GROUP_HEAD, MATERIAL_FACE, 0.01f, off(c, h, 0.092f, 0.005f, 0), 0.012f,
        off(c, h, 0.108f, -0.025f, 0), 0.018f); /* nose */
    struct vec3 back = off(c, h, -0.03f, 0.03f, 0);
    add(b, GROUP_HEAD, MATERIAL_HAIR, 0, off(c, h, 0.0f, 0.055f, 0), 0.083f, back, 0.088f);
    add(b, GROUP_HEAD, MATERIAL_HAIR, 0, back, 0.09f, off(c, h, -0.045f, 0.0f, 0), 0.083f);
    for (int side = -1; side <= 1; side += 2) { /* they tell where the figure looks */
        struct vec3 eye = off(c, h, 0.088f, 0.008f, 0.034f * (float) side);
        add(b, GROUP_HEAD, MATERIAL_EYE, 0, eye, 0.011f, eye, 0.011f);
        b->capsules[b->count - 1].detail = true;
    }
    b->joint[GROUP_HEAD] = s->neck[2];
    b->joint_radius[GROUP_HEAD] = 0.075f;
}

static void add_arm(struct body *b, const struct skeleton *s, const struct body_look *look, int arm)
{
    enum body_group g = arm == ARM_LEFT ? GROUP_ARM_LEFT : GROUP_ARM_RIGHT;
    struct vec3 sleeve = v3_along(s->root[arm], s->upper[arm], 0.11f);
    struct vec3 palm = v3_along(s->wrist[arm], s->end[arm], 0.05f);
    uint8_t upper = or_focus(look, PART_ARMS, MATERIAL_SKIN);
    uint8_t shoulder =
        or_focus(look, works(look, PART_ARMS) ? PART_ARMS : PART_SHOULDERS, MATERIAL_SHIRT);
    uint8_t fore = or_focus(look, PART_FOREARMS, MATERIAL_SKIN);
    add(b, g, shoulder, 0.01f, s->root[arm], 0.06f, sleeve, 0.053f);
    add(b, g, upper, 0.01f, sleeve, 0.049f, s->middle[arm], 0.041f);
    add(b, g, fore, 0.01f, s->middle[arm], 0.042f, s->wrist[arm], 0.03f);
    add(b, g, MATERIAL_SKIN, 0.01f, s->wrist[arm], 0.031f, palm, 0.036f);
    add(b, g, MATERIAL_SKIN, 0.01f, palm, 0.034f, s->tip[arm], 0.02f);
    b->joint[g] = v3_along(s->root[arm], s->chest_frame.up, 0.03f);
    b->joint_radius[g] = 0.085f;
}

static void add_leg(struct body *b, const struct skeleton *s, const struct body_look *look, int leg)
{
    enum body_group g = leg == LEG_LEFT ? GROUP_LEG_LEFT : GROUP_LEG_RIGHT;
    uint8_t thigh = or_focus(look, PART_THIGHS, MATERIAL_TROUSERS);
    uint8_t calf = or_focus(look, PART_CALVES, MATERIAL_TROUSERS);
    uint8_t ankle = or_focus(look, PART_CALVES, MATERIAL_SKIN);
    struct vec3 hem = v3_along(s->middle[leg], s->lower[leg], 0.15f);
    struct vec3 sole = v3_unit(v3_cross(s->end[leg], s->pelvis_frame.right));
    /* The sole is on the side away from the shin. */
    if (v3_dot(sole, s->lower[leg]) < 0)
        sole = v3_scale(sole, -1);
    struct vec3 ankle_joint = s->wrist[leg], foot = s->end[leg];
    add(b, g, thigh, 0.015f, s->root[leg], 0.088f, s->middle[leg], 0.056f);
    add(b, g, calf, 0.015f, s->middle[leg], 0.056f, hem, 0.058f);
    add(b, g, ankle, 0.015f, hem, 0.057f, ankle_joint, 0.036f);
    add(b, g, MATERIAL_SHOE, 0.01f, v3_along(v3_along(ankle_joint, foot, -0.035f), sole, 0.035f),
        0.036f, v3_along(v3_along(ankle_joint, foot, 0.16f), sole, 0.05f), 0.026f);
    add(b, g, MATERIAL_SHOE, 0.01f, ankle_joint, 0.036f,
        v3_along(v3_along(ankle_joint, foot, 0.07f), sole, 0.03f), 0.036f);
    b->joint[g] = s->root[leg];
    b->joint_radius[g] = 0.12f;
}

void body_build(struct body *b, const struct skeleton *s, const struct body_look *look,
                float breath)
{
    b->count = 0;
    for (int g = 0; g < GROUP_COUNT; g++)
        b->joint_radius[g] = 0;
    add_trunk(b, s, look, breath);
    add_girdles(b, s, look);
    add_head(b, s, look);
    for (int arm = ARM_LEFT; arm <= ARM_RIGHT; arm++)
        add_arm(b, s, look, arm);
    for (int leg = LEG_LEFT; leg <= LEG_RIGHT; leg++)
        add_leg(b, s, look, leg);
}
