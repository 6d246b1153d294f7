/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_CAMERA_H
#define LIMBER_FIGURE_CAMERA_H

#include "figure/vec.h"

#include <stdbool.h>

/* Where the picture is looked at from: orthographic. */
struct view {
    struct vec3 right, up, toward; /* unit: the picture's axes and the way to the viewer */
    bool level;                    /* not from above: the floor is a line */
    bool side_on;                  /* far limbs lie behind near ones: they are dimmed */
};

/* yaw: degrees, 0 seen from the figure's right, 90 from ahead. pitch: degrees from above. */
struct view view_make(float yaw, float pitch);

/* The same, from so many degrees further round. */
struct view view_turn(const struct view *v, float degrees);

/* A rectangle of the picture plane, metres. */
struct bounds {
    float x0, y0, x1, y1;
};

void bounds_add(struct bounds *b, float x, float y, float radius);
/* Holds nothing yet. */
struct bounds bounds_empty(void);

/* A view fitted to a raster of samples. */
struct camera {
    struct view view;
    float scale;                   /* samples a metre, across */
    float stretch;                 /* sample rows a metre / sample columns a metre */
    float centre_x, centre_y;      /* m, in the middle of the raster */
    float half_width, half_height; /* samples */
};

/* A point in samples (y down); z grows towards the viewer, in samples as well. */
static inline struct vec3 camera_project(const struct camera *c, struct vec3 p)
{
    float x = v3_dot(p, c->view.right) - c->centre_x, y = v3_dot(p, c->view.up) - c->centre_y;
    return V3(c->half_width + x * c->scale, c->half_height - y * c->scale * c->stretch,
              v3_dot(p, c->view.toward) * c->scale);
}

#endif
