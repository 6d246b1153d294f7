/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/flower.h"

#include "base/base.h"

#include <stddef.h>

enum { PETALS = 6 };

/* A ring of petals, each a drop from near the centre outwards. m. */
struct ring {
    float turn;         /* of a petal's share of the round: the rings stand in each other's gaps */
    float closed, open; /* how far out the middles of the drops are */
    float narrow, wide; /* radius of a drop, closed and open */
    float towards;      /* the viewer */
    uint8_t group, material; /* groups keep a gap between them */
};

static const struct ring rings[] = {
    {0.0f, 0.20f, 0.44f, 0.14f, 0.16f, 0.0f, GROUP_TORSO, MATERIAL_SHIRT},
    {0.5f, 0.12f, 0.25f, 0.10f, 0.115f, 0.25f, GROUP_HEAD, MATERIAL_SOFT},
};

static void add_ring(struct body *b, const struct ring *r, struct vec3 centre, float breath)
{
    float reach = lerpf(r->closed, r->open, breath), radius = lerpf(r->narrow, r->wide, breath);
    for (int i = 0; i < PETALS; i++) {
        float angle = 360.0f / PETALS * ((float) i + r->turn) * DEG_TO_RAD;
        struct vec3 out = V3(sinf(angle), cosf(angle), 0);
        struct vec3 at = v3_along(centre, V3(0, 0, 1), r->towards);
        body_add(b, &(struct capsule){.a = v3_along(at, out, 0.3f * reach),
                                      .b = v3_along(at, out, reach),
                                      .ra = 0.4f * radius,
                                      .rb = radius,
                                      .blend = 0.01f,
                                      .group = r->group,
                                      .front = r->material,
                                      .back = r->material});
    }
}

void flower_build(struct body *b, struct vec3 centre, float breath)
{
    b->count = 0;
    for (int g = 0; g < GROUP_COUNT; g++)
        b->joint_radius[g] = 0;
    for (size_t i = 0; i < ARRAY_LEN(rings); i++)
        add_ring(b, &rings[i], centre, breath);
    struct vec3 heart = v3_along(centre, V3(0, 0, 1), 0.5f);
    float radius = lerpf(0.06f, 0.085f, breath);
    body_add(b, &(struct capsule){.a = heart,
                                  .b = heart,
                                  .ra = radius,
                                  .rb = radius,
                                  .group = GROUP_ARM_LEFT,
                                  .front = MATERIAL_FOCUS,
                                  .back = MATERIAL_FOCUS});
}
