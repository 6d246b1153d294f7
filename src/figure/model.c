/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/model.h"

/* The key a phase starts from: the one before it, round the loop. */
static const struct model_phase *phase_before(const struct figure *f, int phase)
{
    return &f->phases[phase > 0 ? (size_t) phase - 1 : f->phase_count - 1];
}

/* Hands that rest on the body rise and fall with it. */
static bool rests_on_body(const struct pose *p)
{
    for (int i = 0; i < LIMB_COUNT; i++)
        if (p->limb[i].spot == SPOT_BELLY || p->limb[i].spot == SPOT_RIBS ||
            p->limb[i].spot == SPOT_CHEST)
            return true;
    return false;
}

static void pose_body(const struct figure *f, struct pose *p, const struct figure_moment *m,
                      struct instant *out)
{
    p->swell = body_swell(f->look.breathing, clampf((float) m->breath, 0, 1));
    skeleton_build(&out->skeleton, p);
}

/*
 * Goes round the steps of a pose: from where the phase comes from to the first
 * of them, and back to the pose itself with the last step there is time for.
 */
static void step_on(const struct figure_moment *m, struct instant *out)
{
    const struct key *pose = out->to;
    const struct key_steps *s = &pose->steps;
    double all_steps = m->seconds / (double) s->pace_s, steps = m->progress * all_steps;
    int now = (int) steps, all = (int) all_steps;
    if (now > 0)
        out->from = now < all ? &s->keys[(now - 1) % s->count] : pose;
    if (now < all - 1) {
        out->to = &s->keys[now % s->count];
        out->step = 1 + now % s->count;
    }
    out->t = ease((float) (steps - now));
}

/* Where a smaller movement is: as far from the pose the repetition begins in. */
static void stay_near_home(const struct figure *f, const struct figure_moment *m, struct pose *p)
{
    const struct key *home = &phase_before(f, 0)->keys[m->mirror_to && f->right != RIGHT_FLIP];
    struct key whole;
    key_build(&whole, p);
    whole.via = NULL;
    tween(home, &whole, clampf(1 - (float) m->shallow, 0, 1), p);
}

void figure_instant(const struct figure *f, const struct figure_moment *m, struct instant *out)
{
    int last = (int) f->phase_count - 1, phase = CLAMP(m->phase, 0, last);
    bool flip = f->right == RIGHT_FLIP;
    bool from_right = m->mirror_from && !flip, to_right = m->mirror_to && !flip;
    if (m->phase < 0)
        from_right = to_right;
    out->from = &phase_before(f, phase)->keys[from_right];
    out->to = &f->phases[phase].keys[to_right];
    out->mirrored = to_right;
    out->flipped = flip && m->mirror_to;
    out->step = 0;
    out->t = m->phase < 0 ? 0 : ease((float) m->progress);
    if (m->phase >= 0 && m->seconds > 0 && out->to->steps.count > 0)
        step_on(m, out);
    bool between = out->t > 0 && out->t < 1 && out->from != out->to;
    const struct key *near = out->t < 0.5f ? out->from : out->to;
    struct pose p = near->pose;
    if (between)
        tween(out->from, out->to, out->t, &p);
    bool smaller = m->shallow > 0 && m->phase >= 0;
    if (smaller)
        stay_near_home(f, m, &p);
    if (between || smaller || rests_on_body(&p))
        pose_body(f, &p, m, out);
    else
        out->skeleton = near->skeleton;
}

/* From foot to head, as attention goes in a body scan. */
static const enum body_part upwards[] = {
    PART_CALVES, PART_THIGHS,    PART_HIPS, PART_LUMBAR,   PART_BELLY,  PART_RIBS, PART_THORACIC,
    PART_CHEST,  PART_SHOULDERS, PART_ARMS, PART_FOREARMS, PART_BLADES, PART_NECK,
};
_Static_assert(ARRAY_LEN(upwards) == PART_COUNT, "every part has its turn");

/* The parts of the focus take equal turns; the last turn is the whole of it. */
struct body_look figure_look(const struct figure *f, const struct figure_moment *m)
{
    struct body_look look = f->look;
    int parts = 0;
    if (!f->sweep || m->phase < 0)
        return look;
    for (int i = 0; i < PART_COUNT; i++)
        parts += (int) (f->look.focus >> i & 1);
    int turn = (int) (clampf((float) m->progress, 0, 1) * (float) (parts + 1));
    for (int i = 0; i < PART_COUNT; i++)
        if (f->look.focus >> upwards[i] & 1 && turn-- == 0)
            look.focus = 1U << upwards[i];
    return look;
}

/* The figure's view as it is drawn at that instant. */
static struct view figure_view(const struct figure *f, const struct instant *at)
{
    struct view v = f->view;
    if (at->flipped)
        v.right = v3_scale(v.right, -1);
    return v;
}

void figure_fit(const struct figure *f, const struct instant *at, int cols, int rows,
                int cell_columns, int cell_rows, double cell_aspect, struct camera *out)
{
    float aspect = (float) (cell_aspect > 0.5 && cell_aspect < 5 ? cell_aspect : 2);
    float stretch = (float) cell_rows / (aspect * (float) cell_columns);
    int drawn_rows = MAX(1, f->ground && rows > 1 ? rows - 1 : rows);
    float width = (float) (cols * cell_columns), height = (float) (drawn_rows * cell_rows);
    /* A little air, so that outlines are not cut off. */
    float across = (width - (float) cell_columns) / (f->bounds.x1 - f->bounds.x0);
    float down = (height - 0.1f * (float) cell_rows) / ((f->bounds.y1 - f->bounds.y0) * stretch);
    float scale = fmaxf(fminf(across, down), 1e-3f);
    float centre_x = (f->bounds.x0 + f->bounds.x1) / 2;
    *out = (struct camera){
        .view = figure_view(f, at),
        .scale = scale,
        .stretch = stretch,
        .centre_x = at->flipped ? -centre_x : centre_x,
        .half_width = width / 2,
        .half_height = height / 2,
    };
    /* With a floor line the floor is exactly above it; else the picture is centred. */
    out->centre_y = f->ground ? f->bounds.y0 + height / (2 * scale * stretch)
                              : (f->bounds.y0 + f->bounds.y1) / 2;
}
