/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/raster.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* The surface of one group while it is being drawn. */
struct field {
    float distance, z;
    uint8_t capsule;
};

/* Half-open: x0 <= x < x1. */
struct box {
    int x0, y0, x1, y1;
};

void raster_resize(struct raster *r, int cols, int rows, int cell_columns, int cell_rows)
{
    size_t n = (size_t) cols * (size_t) rows * (size_t) cell_columns * (size_t) cell_rows;
    r->cell_columns = cell_columns;
    r->cell_rows = cell_rows;
    r->columns = cols * cell_columns;
    r->rows = rows * cell_rows;
    if (n <= r->room)
        return;
    r->samples = xreallocarray(r->samples, n, sizeof *r->samples);
    r->backdrop = xreallocarray(r->backdrop, n, sizeof *r->backdrop);
    r->field = xreallocarray(r->field, n, sizeof *r->field);
    r->room = n;
}

void raster_release(struct raster *r)
{
    free(r->samples);
    free(r->backdrop);
    free(r->field);
    *r = (struct raster){0};
}

/* ---- panels ---- */

static void draw_panel(struct raster *r, const struct panel *p)
{
    const struct camera *c = &r->camera;
    struct vec3 o = camera_project(c, p->corner);
    struct vec3 a = v3_sub(camera_project(c, v3_add(p->corner, p->edge_a)), o);
    struct vec3 b = v3_sub(camera_project(c, v3_add(p->corner, p->edge_b)), o);
    float area = a.x * b.y - a.y * b.x;
    if (fabsf(area) < 4)
        return; /* edge on */
    float top = o.y + fminf(0, fminf(a.y, fminf(b.y, a.y + b.y)));
    float bottom = o.y + fmaxf(0, fmaxf(a.y, fmaxf(b.y, a.y + b.y)));
    int y0 = MAX(0, (int) floorf(top)), y1 = MIN(r->rows, (int) ceilf(bottom) + 1);
    for (int y = y0; y < y1; y++) {
        for (int x = 0; x < r->columns; x++) {
            float px = (float) x + 0.5f - o.x, py = (float) y + 0.5f - o.y;
            float u = (px * b.y - py * b.x) / area, v = (a.x * py - a.y * px) / area;
            if (u >= 0 && u <= 1 && v >= 0 && v <= 1)
                r->backdrop[(size_t) y * (size_t) r->columns + (size_t) x] = p->material;
        }
    }
}

/* ---- capsules ---- */

static float middle_of_cell(float at, int cell)
{
    return (floorf(at / (float) cell) + 0.5f) * (float) cell;
}

/* Uprights and levels that are drawn as characters must not fall between two cells. */
static void snap(const struct raster *r, struct flat_capsule *f)
{
    float stretch = r->camera.stretch;
    if (fabsf(f->bx) < 1.5f && fabsf(f->by) > 1.5f) {
        f->ax = middle_of_cell(f->ax, r->cell_columns);
        f->bx = 0;
    } else if (fabsf(f->by) < 1.5f && fabsf(f->bx) > 1.5f) {
        f->ay = middle_of_cell(f->ay * stretch, r->cell_rows) / stretch;
        f->by = 0;
    }
}

static void flatten(struct raster *r, const struct capsule *c, struct flat_capsule *f)
{
    float scale = r->camera.scale;
    struct vec3 a = camera_project(&r->camera, c->a), b = camera_project(&r->camera, c->b);
    float least = c->group == GROUP_PROP ? r->least_prop_radius : r->least_radius;
    f->ax = a.x;
    f->ay = a.y / r->camera.stretch;
    f->az = a.z;
    f->bx = b.x - a.x;
    f->by = b.y / r->camera.stretch - f->ay;
    f->bz = b.z - a.z;
    bool line = r->line_props && c->group == GROUP_PROP;
    if (line)
        snap(r, f);
    float length2 = f->bx * f->bx + f->by * f->by;
    f->inverse_length2 = length2 > 1e-6f ? 1 / length2 : 0;
    f->ra = line ? least : fmaxf(c->ra * scale, least);
    f->rb = line ? least : fmaxf(c->rb * scale, least);
    f->widen = c->widen * scale;
    f->blend = c->blend * scale;
    float beyond = c->group == GROUP_PROP ? 1.5f : r->halo;
    f->reach = fmaxf(f->ra, f->rb) + beyond + f->blend + 1;
}

static struct box box_of(const struct raster *r, const struct flat_capsule *f)
{
    float stretch = r->camera.stretch;
    float left = fminf(f->ax, f->ax + f->bx) - f->reach;
    float right = fmaxf(f->ax, f->ax + f->bx) + f->reach;
    float top = (fminf(f->ay, f->ay + f->by) - f->reach) * stretch;
    float bottom = (fmaxf(f->ay, f->ay + f->by) + f->reach) * stretch;
    return (struct box){
        (int) clampf(floorf(left), 0, (float) r->columns),
        (int) clampf(floorf(top), 0, (float) r->rows),
        (int) clampf(ceilf(right) + 1, 0, (float) r->columns),
        (int) clampf(ceilf(bottom) + 1, 0, (float) r->rows),
    };
}

/* How far a point is from a capsule's axis (squared) and where along it. */
static inline float axis_distance2(const struct flat_capsule *f, float x, float y, float *along)
{
    float px = x - f->ax, py = y - f->ay;
    float t = clampf((px * f->bx + py * f->by) * f->inverse_length2, 0, 1);
    float dx = px - f->bx * t, dy = py - f->by * t;
    *along = t;
    return dx * dx + dy * dy;
}

/* Joins one capsule to the group's surface at one sample (smooth minimum of Quilez). */
static inline void join(struct field *at, const struct flat_capsule *f, uint8_t index,
                        float distance2, float along)
{
    float radius = f->ra + (f->rb - f->ra) * along;
    float distance = sqrtf(distance2) - radius;
    bool first = at->distance >= FAR_AWAY, inside = distance < 0;
    float z = f->az + f->bz * along;
    if (inside)
        z += sqrtf(radius * radius - distance2);
    if (first || (inside && at->distance < 0 ? z > at->z : distance < at->distance)) {
        at->z = z;
        at->capsule = index;
    }
    if (first) {
        at->distance = distance;
    } else if (f->blend > 0) {
        float h = 0.5f + 0.5f * (at->distance - distance) / f->blend;
        if (h >= 1)
            at->distance = distance;
        else if (h > 0)
            at->distance = lerpf(at->distance, distance, h) - f->blend * h * (1 - h) * 0.6f;
    } else {
        at->distance = fminf(at->distance, distance);
    }
}

static void draw_capsule(struct raster *r, int index)
{
    const struct flat_capsule *f = &r->flat[index];
    struct box b = box_of(r, f);
    int cw = r->cell_columns, ch = r->cell_rows;
    float row_height = 1 / r->camera.stretch;
    float reach2 = f->reach * f->reach;
    float half_cell = 0.5f * hypotf((float) cw, (float) ch * row_height);
    float cell_reach2 = (f->reach + half_cell) * (f->reach + half_cell), along;
    /* Cell by cell: one distance at the middle of a cell rejects all its samples. */
    for (int top = b.y0 - b.y0 % ch; top < b.y1; top += ch) {
        for (int left = b.x0 - b.x0 % cw; left < b.x1; left += cw) {
            float mx = (float) left + 0.5f * (float) cw;
            float my = ((float) top + 0.5f * (float) ch) * row_height;
            if (axis_distance2(f, mx, my, &along) > cell_reach2)
                continue;
            for (int y = top; y < top + ch; y++) {
                struct field *row = &r->field[(size_t) y * (size_t) r->columns];
                float py = ((float) y + 0.5f) * row_height;
                for (int x = left; x < left + cw; x++) {
                    float d2 = axis_distance2(f, (float) x + 0.5f, py, &along);
                    if (d2 <= reach2)
                        join(&row[x], f, (uint8_t) index, d2, along);
                }
            }
        }
    }
}

/* ---- groups ---- */

static struct box group_box(const struct raster *r, int group)
{
    struct box all = {r->columns, r->rows, 0, 0};
    for (int i = 0; i < r->body->count; i++) {
        if (r->body->capsules[i].group != group)
            continue;
        struct box b = box_of(r, &r->flat[i]);
        all.x0 = MIN(all.x0, b.x0);
        all.y0 = MIN(all.y0, b.y0);
        all.x1 = MAX(all.x1, b.x1);
        all.y1 = MAX(all.y1, b.y1);
    }
    /* Whole cells, as draw_capsule() writes them. */
    all.x0 -= all.x0 % r->cell_columns;
    all.y0 -= all.y0 % r->cell_rows;
    all.x1 = MIN(r->columns, all.x1 + r->cell_columns - 1);
    all.y1 = MIN(r->rows, all.y1 + r->cell_rows - 1);
    return all;
}

/* The gap fades out near the joint where the group grows out of the body. */
static float gap(const struct raster *r, int group, float distance, float x, float y)
{
    float strength = clampf(2 - 2 * distance / r->halo, 0, 1);
    float radius = r->body->joint_radius[group] * r->camera.scale;
    if (radius <= 0)
        return strength;
    struct vec3 joint = camera_project(&r->camera, r->body->joint[group]);
    float away = hypotf(x - joint.x, y - joint.y / r->camera.stretch);
    return strength * clampf((away - radius) / (radius * 0.3f), 0, 1);
}

/* Puts a group's surface into the picture. Groups come from far to near. */
static void compose(struct raster *r, int group, struct box b)
{
    for (int y = b.y0; y < b.y1; y++) {
        for (int x = b.x0; x < b.x1; x++) {
            size_t i = (size_t) y * (size_t) r->columns + (size_t) x;
            const struct field *from = &r->field[i];
            struct sample *to = &r->samples[i];
            if (from->distance >= FAR_AWAY)
                continue;
            bool inside = from->distance < 0, covered = to->distance < 0;
            bool nearer = from->z > to->z || to->group == GROUP_PROP;
            if (inside ? !covered || nearer : !covered && from->distance < to->distance) {
                const struct capsule *c = &r->body->capsules[from->capsule];
                *to = (struct sample){from->distance, from->z,       (uint8_t) group,
                                      c->front,       from->capsule, 0};
            } else if (!inside && covered && nearer && group != GROUP_PROP &&
                       to->group != GROUP_PROP && from->distance < r->halo) {
                float strength = gap(r, group, from->distance, (float) x + 0.5f,
                                     ((float) y + 0.5f) / r->camera.stretch);
                to->cut = (uint8_t) fmaxf(to->cut, 255 * strength);
            }
        }
    }
}

static void draw_group(struct raster *r, int group)
{
    struct box b = group_box(r, group);
    if (b.x0 >= b.x1 || b.y0 >= b.y1)
        return;
    for (int y = b.y0; y < b.y1; y++)
        for (int x = b.x0; x < b.x1; x++)
            r->field[(size_t) y * (size_t) r->columns + (size_t) x].distance = FAR_AWAY;
    for (int i = 0; i < r->body->count; i++)
        if (r->body->capsules[i].group == group)
            draw_capsule(r, i);
    compose(r, group, b);
}

/* Groups that have something to draw, props first, then from far to near; returns how many. */
static int order_groups(struct raster *r, int order[GROUP_COUNT])
{
    float depth[GROUP_COUNT] = {0};
    int parts[GROUP_COUNT] = {0}, n = 0;
    for (int i = 0; i < r->body->count; i++) {
        int g = r->body->capsules[i].group;
        depth[g] += r->flat[i].az + 0.5f * r->flat[i].bz;
        parts[g]++;
    }
    for (int g = 0; g < GROUP_COUNT; g++) {
        if (parts[g] == 0)
            continue;
        depth[g] = g == GROUP_PROP ? -FAR_AWAY : depth[g] / (float) parts[g];
        int k = n++;
        for (; k > 0 && depth[order[k - 1]] > depth[g]; k--)
            order[k] = order[k - 1];
        order[k] = g;
    }
    for (int g = 0; g < GROUP_COUNT; g++) {
        float behind = (depth[GROUP_TORSO] - depth[g]) / r->camera.scale;
        bool limb = g >= GROUP_ARM_LEFT && parts[g] > 0;
        r->far[g] = limb && r->camera.view.side_on ? clampf(behind / 0.1f, 0, 1) : 0;
    }
    return n;
}

/* The unit normal of the surface seen at a sample: right, up, towards the viewer. */
static struct vec3 normal(const struct raster *r, const struct sample *s, int x, int y)
{
    const struct flat_capsule *f = &r->flat[r->body->capsules[s->capsule].shaded_as];
    float px = (float) x + 0.5f, py = ((float) y + 0.5f) / r->camera.stretch, along;
    axis_distance2(f, px, py, &along);
    float radius = lerpf(f->ra, f->rb, along) + f->widen;
    float nx = (px - f->ax - f->bx * along) / radius, ny = -(py - f->ay - f->by * along) / radius;
    float flat = nx * nx + ny * ny;
    if (flat < 1)
        return V3(nx, ny, sqrtf(1 - flat));
    return V3(nx / sqrtf(flat), ny / sqrtf(flat), 0);
}

/* Front or back, where a shape has two materials. */
static void paint_backs(struct raster *r)
{
    const struct view *v = &r->camera.view;
    for (int y = 0; y < r->rows; y++) {
        for (int x = 0; x < r->columns; x++) {
            struct sample *s = &r->samples[(size_t) y * (size_t) r->columns + (size_t) x];
            const struct capsule *c = &r->body->capsules[s->capsule];
            if (s->group != GROUP_TORSO || c->front == c->back)
                continue;
            struct vec3 n = normal(r, s, x, y);
            float facing = n.x * v3_dot(c->forward, v->right) + n.y * v3_dot(c->forward, v->up) +
                           n.z * v3_dot(c->forward, v->toward);
            s->material = facing > 0 ? c->front : c->back;
        }
    }
}

void raster_draw(struct raster *r, const struct body *b, const struct panel *panels, size_t n)
{
    size_t samples = (size_t) r->columns * (size_t) r->rows;
    int order[GROUP_COUNT];
    r->body = b;
    for (size_t i = 0; i < samples; i++)
        r->samples[i] = (struct sample){.distance = FAR_AWAY, .z = -FAR_AWAY};
    memset(r->backdrop, MATERIAL_NONE, samples);
    for (size_t i = 0; i < n; i++)
        draw_panel(r, &panels[i]);
    for (int i = 0; i < b->count; i++)
        flatten(r, &b->capsules[i], &r->flat[i]);
    int groups = order_groups(r, order);
    for (int i = 0; i < groups; i++)
        draw_group(r, order[i]);
    paint_backs(r);
}

float raster_shade(const struct raster *r, int x, int y)
{
    /* The light comes from above, a little from the left, mostly from the viewer. */
    const struct vec3 light = V3(-0.38f, 0.62f, 0.68f);
    const float ambient = 0.3f;
    const struct sample *s = raster_at(r, x, y);
    if (s->group == GROUP_PROP)
        return 0.75f;
    float lit = ambient + (1 - ambient) * clampf(v3_dot(normal(r, s, x, y), light), 0, 1);
    return lit * (1 - 0.45f * r->far[s->group]);
}
