/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/skeleton.h"

#include <string.h>

/*
 * Least squares over four unknowns. Contacts weigh 16 times what the pose asked
 * for does, so that a pelvis that has to move 5 cm leaves a contact 0.2 mm off.
 */
enum { UNKNOWNS = 4, ROUNDS = 8, RESIDUALS_MAX = LIMB_COUNT + UNKNOWNS };

static const float CONTACT_WEIGHT = 4;
static const float STRAIGHT_WEIGHT = 2;
static const float PRIOR_WEIGHT[UNKNOWNS] = {0.25f, 0.25f, 0.25f, 0.004f};
static const float STEP[UNKNOWNS] = {1e-3f, 1e-3f, 1e-3f, 0.1f};

static void unknowns_of(const struct pose *p, float u[UNKNOWNS])
{
    u[0] = p->pelvis.x;
    u[1] = p->pelvis.y;
    u[2] = p->pelvis.z;
    u[3] = p->tilt;
}

static void set_unknowns(struct pose *p, const float u[UNKNOWNS])
{
    p->pelvis = V3(u[0], u[1], u[2]);
    p->tilt = u[3];
}

static int residuals(const struct pose *p, const float prior[UNKNOWNS], float out[RESIDUALS_MAX])
{
    struct skeleton s;
    skeleton_build_trunk(&s, p);
    int n = 0;
    for (int i = 0; i < LIMB_COUNT; i++) {
        const struct limb_pose *l = &p->limb[i];
        if (!l->nailed)
            continue;
        struct bone_lengths bones = skeleton_bones(i);
        float distance = v3_length(v3_sub(l->target, s.root[i]));
        float stretched = (bones.upper + bones.lower) * 0.998f;
        if (l->mode == LIMB_KNEEL)
            out[n++] = CONTACT_WEIGHT * (distance - bones.upper);
        else if (l->straight)
            out[n++] = STRAIGHT_WEIGHT * (distance - stretched);
        else
            out[n++] = CONTACT_WEIGHT * fmaxf(0, distance - stretched);
    }
    float u[UNKNOWNS];
    unknowns_of(p, u);
    for (int k = 0; k < UNKNOWNS; k++)
        out[n++] = PRIOR_WEIGHT[k] * (u[k] - prior[k]);
    return n;
}

/* Gaussian elimination; the matrix is positive definite, so it needs no pivoting. */
static void solve_linear(float a[UNKNOWNS][UNKNOWNS + 1], float x[UNKNOWNS])
{
    for (int i = 0; i < UNKNOWNS; i++)
        for (int j = i + 1; j < UNKNOWNS; j++) {
            float m = a[j][i] / a[i][i];
            for (int k = i; k <= UNKNOWNS; k++)
                a[j][k] -= m * a[i][k];
        }
    for (int i = UNKNOWNS - 1; i >= 0; i--) {
        x[i] = a[i][UNKNOWNS];
        for (int k = i + 1; k < UNKNOWNS; k++)
            x[i] -= a[i][k] * x[k];
        x[i] /= a[i][i];
    }
}

/* One step: solves J'J x = -J'r, slightly damped. */
static void gauss_newton_step(struct pose *p, const float prior[UNKNOWNS], float x[UNKNOWNS])
{
    float r[RESIDUALS_MAX], moved[RESIDUALS_MAX], jacobian[RESIDUALS_MAX][UNKNOWNS];
    float u[UNKNOWNS];
    int n = residuals(p, prior, r);
    unknowns_of(p, u);
    for (int k = 0; k < UNKNOWNS; k++) {
        float kept = u[k];
        u[k] += STEP[k];
        set_unknowns(p, u);
        residuals(p, prior, moved);
        u[k] = kept;
        for (int i = 0; i < n; i++)
            jacobian[i][k] = (moved[i] - r[i]) / STEP[k];
    }
    set_unknowns(p, u);
    float a[UNKNOWNS][UNKNOWNS + 1];
    memset(a, 0, sizeof a);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < UNKNOWNS; j++) {
            for (int k = 0; k < UNKNOWNS; k++)
                a[j][k] += jacobian[i][j] * jacobian[i][k];
            a[j][UNKNOWNS] -= jacobian[i][j] * r[i];
        }
    for (int j = 0; j < UNKNOWNS; j++)
        a[j][j] = a[j][j] * 1.02f + 1e-9f;
    solve_linear(a, x);
}

void pose_settle(struct pose *p)
{
    bool nailed = false;
    for (int i = 0; i < LIMB_COUNT; i++)
        nailed = nailed || p->limb[i].nailed;
    if (!nailed)
        return;
    float prior[UNKNOWNS], u[UNKNOWNS], x[UNKNOWNS];
    unknowns_of(p, prior);
    for (int round = 0; round < ROUNDS; round++) {
        gauss_newton_step(p, prior, x);
        unknowns_of(p, u);
        float moved = 0;
        for (int k = 0; k < UNKNOWNS; k++) {
            u[k] += x[k];
            moved += fabsf(x[k]);
        }
        set_unknowns(p, u);
        if (moved < 1e-4f)
            break;
    }
}
