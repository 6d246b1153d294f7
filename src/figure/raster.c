/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/raster.h"

#include "base/mem.h"
#include "figure/lanes.h"

#include <stdlib.h>
#include <string.h>

/* Half-open: x0 <= x < x1. */
struct box {
    int x0, y0, x1, y1;
};

/* Capsules are drawn a tile at a time. */
enum { TILE_COLUMNS = LANES, TILE_ROWS = 4 };

static int round_up(int n, int step)
{
    return (n + step - 1) / step * step;
}

void raster_resize(struct raster *r, int cols, int rows, int cell_columns, int cell_rows)
{
    r->cell_columns = cell_columns;
    r->cell_rows = cell_rows;
    r->columns = cols * cell_columns;
    r->rows = rows * cell_rows;
    r->stride = round_up(r->columns, TILE_COLUMNS);
    size_t n = (size_t) r->stride * (size_t) round_up(r->rows, TILE_ROWS);
    if (n <= r->room)
        return;
    r->samples = xreallocarray(r->samples, n, sizeof *r->samples);
    r->backdrop = xreallocarray(r->backdrop, n, sizeof *r->backdrop);
    r->distance = xreallocarray(r->distance, n, sizeof *r->distance);
    r->z = xreallocarray(r->z, n, sizeof *r->z);
    r->capsule = xreallocarray(r->capsule, n, sizeof *r->capsule);
    r->room = n;
}

void raster_release(struct raster *r)
{
    free(r->samples);
    free(r->backdrop);
    free(r->distance);
    free(r->z);
    free(r->capsule);
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
    if (!r->any_backdrop)
        memset(r->backdrop, MATERIAL_NONE, (size_t) r->columns * (size_t) r->rows);
    r->any_backdrop = true;
    float left = o.x + fminf(0, fminf(a.x, fminf(b.x, a.x + b.x)));
    float right = o.x + fmaxf(0, fmaxf(a.x, fmaxf(b.x, a.x + b.x)));
    float top = o.y + fminf(0, fminf(a.y, fminf(b.y, a.y + b.y)));
    float bottom = o.y + fmaxf(0, fmaxf(a.y, fmaxf(b.y, a.y + b.y)));
    int x0 = (int) clampf(floorf(left), 0, (float) r->columns);
    int x1 = (int) clampf(ceilf(right) + 1, 0, (float) r->columns);
    int y0 = (int) clampf(floorf(top), 0, (float) r->rows);
    int y1 = (int) clampf(ceilf(bottom) + 1, 0, (float) r->rows);
    for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
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

/* Sample columns: farther out than this an outline has no say in what a glyph looks like. */
static float edge_width(const struct raster *r)
{
    return fmaxf(1.2f, 0.75f * (float) r->cell_columns);
}

static void flatten(struct raster *r, const struct capsule *c, struct flat_capsule *f)
{
    float scale = r->camera.scale, edge = edge_width(r);
    struct vec3 a = camera_project(&r->camera, c->a), b = camera_project(&r->camera, c->b);
    bool thin = c->group == GROUP_PROP || c->group == GROUP_BAND;
    float least = thin ? r->least_prop_radius : r->least_radius;
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
    if (c->detail) /* wherever it lies, the middle of one sample is inside it */
        least = 0.72f;
    f->ra = line ? least : fmaxf(c->ra * scale, least);
    f->rb = line ? least : fmaxf(c->rb * scale, least);
    f->widen = c->widen * scale;
    f->blend = fmaxf(c->blend * scale, 1e-3f);
    f->hidden = c->detail && c->ra * scale < fmaxf(0.5f, 0.28f * (float) r->cell_columns);
    /* Outlines show up to the edge, gaps up to the halo; corners are rounded just off the outline.
     */
    f->beyond = fmaxf(c->group == GROUP_PROP ? edge : fmaxf(edge, r->halo), f->blend + 1.5f);
}

static struct box box_of(const struct raster *r, const struct flat_capsule *f)
{
    float stretch = r->camera.stretch, reach = fmaxf(f->ra, f->rb) + f->beyond;
    float left = fminf(f->ax, f->ax + f->bx) - reach;
    float right = fmaxf(f->ax, f->ax + f->bx) + reach;
    float top = (fminf(f->ay, f->ay + f->by) - reach) * stretch;
    float bottom = (fmaxf(f->ay, f->ay + f->by) + reach) * stretch;
    return (struct box){
        (int) clampf(floorf(left), 0, (float) r->columns),
        (int) clampf(floorf(top), 0, (float) r->rows),
        (int) clampf(ceilf(right) + 1, 0, (float) r->columns),
        (int) clampf(ceilf(bottom) + 1, 0, (float) r->rows),
    };
}

static bool same_place(const struct flat_capsule *a, const struct flat_capsule *b)
{
    const float close = 0.5f; /* sample columns */
    float dx = a->ax - b->ax, dy = a->ay - b->ay;
    return fabsf(dx) < close && fabsf(dy) < close && fabsf(dx + a->bx - b->bx) < close &&
           fabsf(dy + a->by - b->by) < close;
}

/* Seen from the side the columns of the trunk lie behind each other: the nearest will do. */
static void hide_columns(struct raster *r)
{
    for (int i = 0; i < r->body->count; i++) {
        int middle = r->body->capsules[i].shaded_as;
        for (int k = middle - 1; k <= middle + 1 && r->body->capsules[i].widen > 0; k++)
            if (k != i && same_place(&r->flat[i], &r->flat[k]) &&
                (r->flat[k].az > r->flat[i].az || (k < i && r->flat[k].az == r->flat[i].az)))
                r->flat[i].hidden = true;
    }
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

/*
 * Joins a capsule to the group's surface at four samples side by side. Where
 * two of a group meet, the smooth minimum of Quilez rounds the corner off.
 */
static inline void join(struct raster *r, size_t at, const struct flat_capsule *f, int index,
                        lanes px, float py)
{
    const lanes zero = lanes_all(0), half = lanes_all(0.5f), one = lanes_all(1);
    lanes t = lanes_clamp01((px * f->bx + py * f->by) * f->inverse_length2);
    lanes dx = px - t * f->bx, dy = py - t * f->by, d2 = dx * dx + dy * dy;
    lanes radius = f->ra + t * (f->rb - f->ra);
    lanes distance = lanes_sqrt(d2) - radius;
    lanes z = f->az + t * f->bz + lanes_sqrt(lanes_max(radius * radius - d2, zero));

    lanes old = lanes_load(&r->distance[at]), old_z = lanes_load(&r->z[at]);
    lane_mask both_inside = (distance < zero) & (old < zero);
    lane_mask wins = (both_inside & (z > old_z)) | (~both_inside & (distance < old));
    lanes h = lanes_clamp01(half + half * (old - distance) * (1 / f->blend));
    lanes joined = distance * h + old * (one - h) - f->blend * 0.6f * h * (one - h);
    lane_mask capsule;
    memcpy(&capsule, &r->capsule[at], sizeof capsule);
    capsule = (wins & index) | (~wins & capsule);
    memcpy(&r->capsule[at], &capsule, sizeof capsule);
    lanes_store(&r->distance[at], joined);
    lanes_store(&r->z[at], lanes_pick(wins, z, old_z));
}

static void draw_tile(struct raster *r, int index, int left, int top)
{
    const struct flat_capsule *f = &r->flat[index];
    const lanes steps = {0.5f, 1.5f, 2.5f, 3.5f};
    lanes px = (float) left - f->ax + steps;
    for (int y = top; y < top + TILE_ROWS; y++)
        join(r, (size_t) y * (size_t) r->stride + (size_t) left, f, index, px,
             ((float) y + 0.5f) / r->camera.stretch - f->ay);
}

static void draw_capsule(struct raster *r, int index)
{
    const struct flat_capsule *f = &r->flat[index];
    struct box b = box_of(r, f);
    const float half_width = 0.5f * TILE_COLUMNS,
                half_height = 0.5f * TILE_ROWS / r->camera.stretch;
    const float margin = f->beyond + hypotf(half_width, half_height);
    /* One distance at the middle of a tile rejects all its samples. */
    for (int top = b.y0 - b.y0 % TILE_ROWS; top < b.y1; top += TILE_ROWS)
        for (int left = b.x0 - b.x0 % TILE_COLUMNS; left < b.x1; left += TILE_COLUMNS) {
            float along,
                distance2 = axis_distance2(f, (float) left + half_width,
                                           (float) top / r->camera.stretch + half_height, &along);
            float reach = lerpf(f->ra, f->rb, along) + margin;
            if (distance2 <= reach * reach)
                draw_tile(r, index, left, top);
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
    /* Whole tiles, as draw_capsule() writes them. */
    all.x0 -= all.x0 % TILE_COLUMNS;
    all.y0 -= all.y0 % TILE_ROWS;
    all.x1 = round_up(all.x1, TILE_COLUMNS);
    all.y1 = round_up(all.y1, TILE_ROWS);
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

/* Whether the nearer group leaves a gap in the farther one; a hand grows into what it holds. */
static bool cuts(int nearer, int farther)
{
    bool hand = farther == GROUP_ARM_LEFT || farther == GROUP_ARM_RIGHT;
    return nearer != GROUP_PROP && farther != GROUP_PROP && !(nearer == GROUP_BAND && hand);
}

/* Puts one sample of a group's surface into the picture. */
static void compose_sample(struct raster *r, int group, int x, int y)
{
    size_t from = (size_t) y * (size_t) r->stride + (size_t) x;
    struct sample *to = &r->samples[(size_t) y * (size_t) r->columns + (size_t) x];
    float distance = r->distance[from];
    bool inside = distance < 0, covered = to->distance < 0;
    bool nearer = r->z[from] > to->z || to->group == GROUP_PROP;
    if (inside ? !covered || nearer
               : !covered && distance < to->distance && distance < edge_width(r)) {
        int capsule = r->capsule[from];
        *to = (struct sample){distance,          r->z[from],
                              (uint8_t) group,   r->body->capsules[capsule].front,
                              (uint8_t) capsule, 0};
    } else if (!inside && covered && nearer && cuts(group, to->group) && distance < r->halo) {
        float strength =
            gap(r, group, distance, (float) x + 0.5f, ((float) y + 0.5f) / r->camera.stretch);
        to->cut = (uint8_t) fmaxf(to->cut, 255 * strength);
    }
}

/* Groups come from far to near. */
static void draw_group(struct raster *r, int group)
{
    struct box b = group_box(r, group);
    int x1 = MIN(b.x1, r->columns), y1 = MIN(b.y1, r->rows);
    float seen = fmaxf(edge_width(r), r->halo);
    if (b.x0 >= b.x1 || b.y0 >= b.y1)
        return;
    for (int y = b.y0; y < b.y1; y++) {
        float *row = r->distance + (size_t) y * (size_t) r->stride;
        for (int x = b.x0; x < b.x1; x++)
            row[x] = FAR_AWAY;
    }
    for (int i = 0; i < r->body->count; i++)
        if (r->body->capsules[i].group == group && !r->flat[i].hidden)
            draw_capsule(r, i);
    for (int y = b.y0; y < y1; y++) {
        const float *row = r->distance + (size_t) y * (size_t) r->stride;
        for (int x = b.x0; x < x1; x++)
            if (row[x] < seen)
                compose_sample(r, group, x, y);
    }
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

/* Front or back, where a shape has two materials: the trunk has. */
static void paint_backs(struct raster *r)
{
    const struct view *v = &r->camera.view;
    struct box b = group_box(r, GROUP_TORSO);
    for (int y = b.y0; y < MIN(b.y1, r->rows); y++) {
        struct sample *row = r->samples + (size_t) y * (size_t) r->columns;
        for (int x = b.x0; x < MIN(b.x1, r->columns); x++) {
            const struct capsule *c = &r->body->capsules[row[x].capsule];
            if (row[x].group != GROUP_TORSO || c->front == c->back)
                continue;
            struct vec3 n = normal(r, &row[x], x, y);
            float facing = n.x * v3_dot(c->forward, v->right) + n.y * v3_dot(c->forward, v->up) +
                           n.z * v3_dot(c->forward, v->toward);
            row[x].material = facing > 0 ? c->front : c->back;
        }
    }
}

/* One row, and the others after it. */
static void clear(struct raster *r)
{
    size_t columns = (size_t) r->columns;
    for (size_t x = 0; x < columns; x++)
        r->samples[x] = (struct sample){.distance = FAR_AWAY, .z = -FAR_AWAY};
    for (int y = 1; y < r->rows; y++)
        memcpy(r->samples + (size_t) y * columns, r->samples, columns * sizeof *r->samples);
}

void raster_draw(struct raster *r, const struct body *b, const struct panel *panels, size_t n)
{
    int order[GROUP_COUNT];
    r->body = b;
    clear(r);
    r->any_backdrop = false;
    for (size_t i = 0; i < n; i++)
        draw_panel(r, &panels[i]);
    for (int i = 0; i < b->count; i++)
        flatten(r, &b->capsules[i], &r->flat[i]);
    hide_columns(r);
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
    if (s->group == GROUP_PROP || s->group == GROUP_BAND)
        return 0.75f;
    float lit = ambient + (1 - ambient) * clampf(v3_dot(normal(r, s, x, y), light), 0, 1);
    return lit * (1 - 0.45f * r->far[s->group]);
}
