/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/caution.h"

enum { SWAPS_FOLLOWED_MAX = 4 };

static bool applies(const struct caution *c, unsigned cautions)
{
    return cautions >> c->tag & 1U;
}

bool caution_rules_out(const struct exercise *e, unsigned cautions, enum caution_tag *because)
{
    for (size_t i = 0; i < e->n_cautions; i++) {
        const struct caution *c = &e->cautions[i];
        if (applies(c, cautions) && (c->swap || c->skip)) {
            *because = c->tag;
            return true;
        }
    }
    unsigned no_hold = cautions & caution_no_hold_set;
    if (no_hold && exercise_holds_breath(e)) {
        *because = (enum caution_tag) __builtin_ctz(no_hold);
        return true;
    }
    return false;
}

static const struct exercise *follow(const struct exercise *e, unsigned cautions,
                                     const struct exercise_source *source, struct diags *d,
                                     int depth)
{
    enum caution_tag because;
    if (!caution_rules_out(e, cautions, &because))
        return e;
    if (!source || depth == SWAPS_FOLLOWED_MAX)
        return NULL;
    const struct exercise *found = NULL;
    for (size_t i = 0; i < e->n_cautions && !found; i++) {
        const struct caution *c = &e->cautions[i];
        if (!applies(c, cautions) || !c->swap)
            continue;
        const struct exercise *swap = source->find(source->context, c->swap, c->loc, d);
        found = swap ? follow(swap, cautions, source, d, depth + 1) : NULL;
    }
    return found;
}

const struct exercise *caution_suitable(const struct exercise *e, unsigned cautions,
                                        const struct exercise_source *source, struct diags *d)
{
    return follow(e, cautions, source, d, 0);
}

const char *caution_advice(const struct exercise *e, unsigned cautions)
{
    for (size_t i = 0; i < e->n_cautions; i++) {
        const struct caution *c = &e->cautions[i];
        if (applies(c, cautions) && c->advice)
            return c->advice;
    }
    return NULL;
}
