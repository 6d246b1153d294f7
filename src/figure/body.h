/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_BODY_H
#define LIMBER_FIGURE_BODY_H

#include "figure/skeleton.h"

#include <stdint.h>

/*
 * The flesh: tapered capsules round the bones, in groups. Inside a group shapes
 * melt into each other; between groups the nearer one is cut out of the farther
 * one by a thin gap, so that an arm in front of the chest stays an arm.
 */
enum body_group {
    GROUP_NONE,
    GROUP_PROP, /* thin rods: furniture */
    GROUP_SOFT, /* pillows and rolls */
    GROUP_BAND, /* bands and towels that are held: thin, yet before what they pass */
    GROUP_TORSO,
    GROUP_HEAD,
    GROUP_ARM_LEFT,
    GROUP_ARM_RIGHT,
    GROUP_LEG_LEFT,
    GROUP_LEG_RIGHT,
    GROUP_COUNT,
};

enum material {
    MATERIAL_NONE,
    MATERIAL_SKIN,
    MATERIAL_FACE, /* coloured as skin; in characters lighter than hair and limbs */
    MATERIAL_SHIRT,
    MATERIAL_TROUSERS,
    MATERIAL_HAIR,
    MATERIAL_EYE,
    MATERIAL_SHOE,
    MATERIAL_FOCUS, /* what is being worked on */
    MATERIAL_PROP,  /* furniture, frames */
    MATERIAL_SOFT,  /* pillow, towel, roller */
    MATERIAL_MAT,
    MATERIAL_WALL,
    MATERIAL_COUNT,
};

/* Parts that can glow, as bits 1 << part. */
enum body_part {
    PART_NECK,
    PART_SHOULDERS,
    PART_CHEST,
    PART_THORACIC, /* the upper and middle back */
    PART_RIBS,
    PART_BELLY,
    PART_LUMBAR,
    PART_HIPS,
    PART_ARMS,
    PART_FOREARMS,
    PART_THIGHS,
    PART_CALVES,
    PART_BLADES, /* the shoulder blades: they are only seen where they are worked on */
    PART_COUNT,
};

/* Where the breath shows. Far more than life, or nobody would see it. */
enum breathing {
    BREATHING_QUIET,
    BREATHING_CHEST,
    BREATHING_BELLY,
    BREATHING_RIBS,
    BREATHING_COUNT
};

struct capsule {
    struct vec3 a, b;
    float ra, rb;        /* m: radius at a and at b */
    float blend;         /* m: how softly it melts into its group */
    struct vec3 forward; /* which way its front faces, where front and back differ */
    uint8_t group;       /* enum body_group */
    uint8_t front, back; /* enum material */
    uint8_t shaded_as;   /* the capsule whose roundness it has: the trunk is lit as one */
    float widen;         /* m: and by how much wider than that one it is taken */
    bool detail;         /* left out where it would be smaller than a sample */
    bool background;     /* a wall or a mat: the picture need not hold all of it */
};

enum { BODY_CAPSULES_MAX = 180 };

struct body {
    struct capsule capsules[BODY_CAPSULES_MAX];
    int count;
    /* Where a group grows out of the trunk: no gap is cut within that radius. */
    struct vec3 joint[GROUP_COUNT];
    float joint_radius[GROUP_COUNT]; /* m; 0: none */
};

struct body_look {
    unsigned focus; /* bits of enum body_part */
    enum breathing breathing;
};

/* breath: 0 empty .. 1 full. */
void body_build(struct body *b, const struct skeleton *s, const struct body_look *look,
                float breath);
/* Adds one more, a prop's. Silently full at BODY_CAPSULES_MAX. */
void body_add(struct body *b, const struct capsule *c);

/* How far the breath pushes out what hands rest on. */
struct swell body_swell(enum breathing breathing, float breath);

/* m: by how much the breath moves the surface at most, for figure_same(). */
float body_breath_travel(enum breathing breathing);

#endif
