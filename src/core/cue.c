/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cue.h"

#include <stdlib.h>

const char *const cue_names[N_CUES] = {
    [CUE_GET_READY] = "get-ready",
    [CUE_START] = "start",
    [CUE_HALFWAY] = "halfway",
    [CUE_LAST_THREE] = "last-three",
    [CUE_SWITCH] = "switch",
    [CUE_REST] = "rest",
    [CUE_SET_DONE] = "set-done",
    [CUE_STEP_DONE] = "step-done",
    [CUE_SESSION_DONE] = "session-done",
    [CUE_REPETITION] = "repetition",
    [CUE_BREATH_IN] = "breath-in",
    [CUE_BREATH_TOP_UP] = "breath-top-up",
    [CUE_BREATH_OUT] = "breath-out",
    [CUE_BREATH_HOLD] = "breath-hold",
    [CUE_BREATH_REST] = "breath-rest",
};

enum {
    APART_MS = 1500,       /* two struck sounds at one boundary follow each other by this much */
    COUNTED_GAP_MS = 4000, /* a gap at least this long is counted down */
    COUNTED_HOLD_MS = 10000,
    HALVED_BLOCK_MS = 20000,
    CUES_A_PHASE = 6, /* breath, boundary, second boundary, three ticks */
};

struct maker {
    const struct timeline *t;
    struct cue *items;
    size_t count;
};

static void add(struct maker *m, enum cue_kind kind, int phase, int64_t at_ms, int64_t ms)
{
    m->items[m->count++] =
        (struct cue){.at_ms = at_ms, .ms = (int32_t) ms, .kind = kind, .phase = phase};
}

static void add_countdown(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    for (int s = 3; s >= 1; s--)
        add(m, CUE_LAST_THREE, phase, p->at_ms + p->ms - (int64_t) s * 1000, 0);
}

static void add_breath(struct maker *m, int phase)
{
    static const enum cue_kind kinds[N_BREATHS] = {
        [BREATH_IN] = CUE_BREATH_IN,
        [BREATH_OUT] = CUE_BREATH_OUT,
        [BREATH_HOLD] = CUE_BREATH_HOLD,
        [BREATH_REST] = CUE_BREATH_REST,
    };
    const struct phase *p = &m->t->phases[phase];
    if (p->breath == BREATH_FREE || p->ms == 0)
        return;
    bool top_up = timeline_is_top_up(m->t, phase);
    add(m, top_up ? CUE_BREATH_TOP_UP : kinds[p->breath], phase, p->at_ms, p->ms);
    m->items[m->count - 1].shallow = p->shallow;
}

/* Half of a long block: where a repetition begins, or amid a single long hold. */
static void add_halfway(struct maker *m, int first)
{
    const struct phase *phases = m->t->phases;
    int end = timeline_block_end(m->t, first);
    int64_t from = phases[first].at_ms, ms = phases[end - 1].at_ms + phases[end - 1].ms - from;
    if (ms < HALVED_BLOCK_MS)
        return;
    for (int i = first; i < end; i++) {
        const struct phase *p = &phases[i];
        if (p->cycle == 0 && i > first && p->at_ms - from >= ms / 2) {
            add(m, CUE_HALFWAY, i, p->at_ms, 0);
            return;
        }
        if (p->kind == PHASE_HOLD && p->ms >= HALVED_BLOCK_MS &&
            p->at_ms + p->ms - from >= ms / 2) {
            add(m, CUE_HALFWAY, i, p->at_ms + p->ms / 2, 0);
            return;
        }
    }
}

/* What marks the end of the phase before, at this phase's start. Returns true if it sounded. */
static bool add_ending(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase], *before = p - 1;
    if (phase == 0 || !phase_is_work(before) || phase_is_work(p))
        return false;
    if (p->kind == PHASE_SWITCH)
        return false; /* the switch has a sound of its own */
    add(m, p->step != before->step || p->kind == PHASE_FINISH ? CUE_STEP_DONE : CUE_SET_DONE, phase,
        p->at_ms, 0);
    return true;
}

static void add_gap(struct maker *m, int phase, bool after_ending)
{
    static const enum cue_kind kinds[N_PHASE_KINDS] = {
        [PHASE_PREPARE] = CUE_GET_READY, [PHASE_SWITCH] = CUE_SWITCH,       [PHASE_REST] = CUE_REST,
        [PHASE_CARD] = CUE_GET_READY,    [PHASE_CHECKLIST] = CUE_GET_READY,
    };
    const struct phase *p = &m->t->phases[phase];
    if (p->kind == PHASE_FINISH || p->ms == 0)
        return;
    int64_t late_ms = after_ending ? MIN((int64_t) APART_MS, p->ms / 3) : 0;
    add(m, kinds[p->kind], phase, p->at_ms + late_ms, 0);
    bool counted = p->kind == PHASE_PREPARE || p->kind == PHASE_SWITCH || p->kind == PHASE_REST;
    if (counted && p->ms >= COUNTED_GAP_MS)
        add_countdown(m, phase);
}

static void add_work(struct maker *m, int phase)
{
    const struct phase *p = &m->t->phases[phase];
    add_breath(m, phase);
    if (timeline_starts_block(m->t, phase)) {
        add(m, CUE_START, phase, p->at_ms, 0);
        add_halfway(m, phase);
    } else if (p->cycle == 0 && phase_exercise(m->t, p)->first_goal != GOAL_BREATH) {
        add(m, CUE_REPETITION, phase, p->at_ms, 0);
    }
    if (p->kind == PHASE_HOLD && p->ms >= COUNTED_HOLD_MS)
        add_countdown(m, phase);
}

static int by_time(const void *left, const void *right)
{
    const struct cue *a = left, *b = right;
    if (a->at_ms != b->at_ms)
        return a->at_ms < b->at_ms ? -1 : 1;
    return (int) a->kind - (int) b->kind;
}

/* Half of a block is heard instead of the repetition that begins there. */
static void drop_repetitions_at_half(struct maker *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->count; i++) {
        const struct cue *c = &m->items[i];
        bool drop = false;
        for (size_t k = i; c->kind == CUE_REPETITION && k-- > 0 && m->items[k].at_ms == c->at_ms;)
            drop |= m->items[k].kind == CUE_HALFWAY;
        if (!drop)
            m->items[kept++] = *c;
    }
    m->count = kept;
}

struct cues cues_of_timeline(const struct timeline *t, struct arena *a)
{
    struct maker m = {.t = t};
    m.items = arena_array(a, (size_t) t->n_phases * CUES_A_PHASE + 1, sizeof *m.items);
    for (int i = 0; i < t->n_phases; i++) {
        bool ended = add_ending(&m, i);
        if (phase_is_work(&t->phases[i]))
            add_work(&m, i);
        else
            add_gap(&m, i, ended);
    }
    add(&m, CUE_SESSION_DONE, t->n_phases - 1, t->total_ms, 0);
    qsort(m.items, m.count, sizeof *m.items, by_time);
    drop_repetitions_at_half(&m);
    return (struct cues){m.items, m.count};
}

size_t cues_from(const struct cues *c, int64_t position_ms)
{
    size_t low = 0, high = c->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c->items[middle].at_ms < position_ms)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
