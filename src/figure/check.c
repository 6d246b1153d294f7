/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/check.h"

static const float CONTACT_TOLERANCE = 0.01f; /* m */

static const char *const limb_names[LIMB_COUNT] = {"left arm", "right arm", "left leg",
                                                   "right leg"};

float contact_miss(const struct pose *p, const struct skeleton *s, int limb)
{
    const struct limb_pose *l = &p->limb[limb];
    if (!l->nailed)
        return 0;
    struct vec3 at = l->mode == LIMB_KNEEL ? s->middle[limb] : s->wrist[limb];
    return v3_length(v3_sub(at, l->target));
}

/* How deep the lowest point of trunk and head is in the floor, with its name. */
static float sunk(const struct skeleton *s, const char **part)
{
    const struct {
        const char *name;
        float depth;
    } parts[] = {
        {"pelvis", 0.07f - s->pelvis.y},  {"back", 0.04f - s->spine[3].y},
        {"chest", 0.04f - s->spine[6].y}, {"neck", 0.02f - s->neck[1].y},
        {"head", 0.06f - s->skull.y},
    };
    float most = 0;
    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        if (parts[i].depth > most) {
            most = parts[i].depth;
            *part = parts[i].name;
        }
    return most;
}

/* The worst of one phase. */
struct findings {
    float miss[LIMB_COUNT];
    float sunk;
    const char *sunk_part;
};

static void look_at(const struct pose *p, const struct skeleton *s, struct findings *out)
{
    const char *part = NULL;
    float depth = sunk(s, &part);
    for (int i = 0; i < LIMB_COUNT; i++)
        out->miss[i] = fmaxf(out->miss[i], contact_miss(p, s, i));
    if (depth > out->sunk) {
        out->sunk = depth;
        out->sunk_part = part;
    }
}

static void look_between(const struct key *from, const struct key *to, struct findings *out)
{
    for (int k = 1; k < LOOP_SAMPLES; k++) {
        struct pose p;
        struct skeleton s;
        tween(from, to, (float) k / LOOP_SAMPLES, &p);
        skeleton_build(&s, &p);
        look_at(&p, &s, out);
    }
}

static void look_at_steps(const struct key_steps *steps, struct findings *out)
{
    for (int i = 0; i < steps->count; i++) {
        const struct key *to = &steps->keys[i];
        look_at(&to->pose, &to->skeleton, out);
        look_between(&steps->keys[i ? i - 1 : steps->count - 1], to, out);
    }
}

static void report(const struct findings *found, struct src_loc loc, struct diags *d)
{
    for (int i = 0; i < LIMB_COUNT; i++) {
        if (found->miss[i] <= CONTACT_TOLERANCE)
            continue;
        diag_add(d, DIAG_WARNING, loc, "contact-missed",
                 "the %s misses what it is nailed to by %.1f cm on the way to this pose",
                 limb_names[i], (double) found->miss[i] * 100);
        diag_hint(d, "move the pelvis nearer, bend the spine less, or let the limb reach instead");
    }
    if (found->sunk > 0)
        diag_add(d, DIAG_WARNING, loc, "below-floor",
                 "the %s is %.1f cm too low for the floor on the way to this pose",
                 found->sunk_part, (double) found->sunk * 100);
}

void figure_check(const struct figure *f, const struct figure_phase *phases, struct diags *d)
{
    for (size_t i = 0; i < f->phase_count; i++) {
        const struct key *from = &f->phases[i ? i - 1 : f->phase_count - 1].keys[SIDE_LEFT];
        const struct key *to = &f->phases[i].keys[SIDE_LEFT];
        struct findings found = {0};
        look_at(&to->pose, &to->skeleton, &found);
        look_between(from, to, &found);
        look_at_steps(&to->steps, &found);
        report(&found, phases[i].loc, d);
    }
}
