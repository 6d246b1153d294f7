/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_RASTER_H
#define LIMBER_FIGURE_RASTER_H

#include "figure/body.h"
#include "figure/camera.h"

#include <stddef.h>

/*
 * Capsules as signed distances on a grid of samples, a few to a cell. Distances
 * are in sample columns: below 0 inside, above outside.
 */
struct sample {
    float distance;   /* to the nearest outline of what is seen here; FAR_AWAY: nothing near */
    float z;          /* depth of what is seen, towards the viewer */
    uint8_t group;    /* enum body_group; GROUP_NONE: nothing */
    uint8_t material; /* enum material */
    uint8_t capsule;  /* which one is seen: for shading */
    uint8_t cut;      /* 0 .. 255: how much the gap round something nearer takes away */
};

#define FAR_AWAY 1e9f

/* Nothing but a flat patch of a wall, a mat or a seat: a parallelogram, behind the body. */
struct panel {
    struct vec3 corner, edge_a, edge_b;
    uint8_t material;
};

/* A capsule on the raster; rows are scaled so that distances are the same both ways. */
struct flat_capsule {
    float ax, ay, az, bx, by, bz; /* bx, by, bz: from a to b */
    float inverse_length2;
    float ra, rb, blend;
    float widen;  /* see struct capsule, as it is seen */
    float beyond; /* farther than this from its surface it changes nothing */
    bool hidden;  /* another one lies right before it */
};

struct raster {
    int cell_columns, cell_rows; /* samples in a cell */
    int columns, rows;           /* samples in all */
    float halo;                  /* sample columns: width of the gap round a nearer part */
    float least_radius;          /* sample columns: nothing gets thinner */
    float least_prop_radius;     /* the same for props */
    bool line_props;             /* props are lines of that radius, on the middle of cells */
    struct camera camera;
    const struct body *body;

    struct sample *samples;
    uint8_t *backdrop; /* enum material of the panel behind each sample */
    bool any_backdrop;
    /* The surface of the group being drawn; rows of `stride`, room for whole tiles. */
    int stride;
    float *distance, *z;
    int32_t *capsule;
    size_t room; /* samples */
    struct flat_capsule flat[BODY_CAPSULES_MAX];
    float far[GROUP_COUNT]; /* 0 near .. 1 on the far side of the trunk */
};

/* Makes room for the samples of cols x rows cells. The buffers only grow. */
void raster_resize(struct raster *r, int cols, int rows, int cell_columns, int cell_rows);
void raster_release(struct raster *r);

/* Fills samples and backdrop. camera, halo and the least radii are set; b is kept for shading. */
void raster_draw(struct raster *r, const struct body *b, const struct panel *panels, size_t n);

static inline const struct sample *raster_at(const struct raster *r, int x, int y)
{
    return &r->samples[(size_t) y * (size_t) r->columns + (size_t) x];
}

/* 0 dark .. 1 bright: the sample's surface in the light, far parts darker. */
float raster_shade(const struct raster *r, int x, int y);

#endif
