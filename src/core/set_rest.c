/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/set_rest.h"

#include "core/record.h"

enum { RESERVE_HARD = 1, FEWER_PERCENT = 80 };

enum set_question set_rest_asks(const struct timeline *t, int phase)
{
    const struct phase *rest = &t->phases[phase], *before = rest - 1;
    if (rest->kind != PHASE_REST || phase == 0 || !t->steps[rest->step].exercise)
        return SET_ASKS_NOTHING;
    bool counted = before->reps > 1 && exercise_is_strength(t->steps[rest->step].exercise);
    return counted ? SET_ASKS_RESERVE : SET_ASKS_BREATH;
}

static bool was_hard(const struct set_answer *a)
{
    return a->reserve >= 0 && a->reserve <= RESERVE_HARD;
}

struct set_change set_change_of(int reps, const struct set_answer *a)
{
    bool hard = was_hard(a);
    return (struct set_change){
        .reps = hard ? MAX(reps * FEWER_PERCENT / 100, 1) : reps,
        .more_rest_ms = (hard + a->breathless) * SET_MORE_REST_MS,
    };
}

/* ---- words ---- */

const char *set_rest_question(enum set_question q)
{
    static const char *const texts[] = {
        [SET_ASKS_NOTHING] = "",
        [SET_ASKS_BREATH] = "Out of breath? o gives you 15 s more.",
        [SET_ASKS_RESERVE] = "How many more could you have done? 0 to 5; o: out of breath.",
    };
    return texts[q];
}

static void add_clause(struct strbuf *out, bool first, const char *clause)
{
    strbuf_printf(out, "%s%s", first ? "" : ", ", clause);
}

void set_rest_say(struct strbuf *out, const struct set_answer *a, int reps)
{
    struct set_change c = set_change_of(reps, a);
    if (a->reserve >= 0)
        strbuf_printf(out, "%d%s in reserve", a->reserve,
                      a->reserve == SET_RESERVE_MOST ? " or more" : "");
    if (a->breathless)
        add_clause(out, a->reserve < 0, a->reserve < 0 ? "Out of breath" : "out of breath");
    strbuf_puts(out, ": ");
    if (c.reps != reps)
        strbuf_printf(out, "%d instead of %d next", c.reps, reps);
    if (c.more_rest_ms)
        strbuf_printf(out, "%s%d s more rest", c.reps != reps ? ", " : "",
                      (int) (c.more_rest_ms / 1000));
    if (c.reps == reps && !c.more_rest_ms)
        strbuf_puts(out, "the next set as it is");
    strbuf_puts(out, a->breathless ? ". Breathe freely." : ".");
}
