/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/permission.h"

enum { PAIN_GENTLE = 3 /* at most, for movement */ };

enum permission permission_of(const struct permission_input *in)
{
    if (in->lock != VERDICT_OK || in->pain >= QUESTION_SCALE_LIMIT)
        return PERMIT_NOTHING;
    if (in->pain > PAIN_GENTLE)
        return PERMIT_BREATHING;
    switch (in->trend) {
    case TREND_REFER:
        return PERMIT_GENTLE;
    case TREND_REVIEW:
        return PERMIT_STEADY;
    case TREND_OK:
    case TREND_NODATA:
    case N_TREND_VERDICTS:
        break;
    }
    return PERMIT_ALL;
}

/* What each kind of routine needs; PERMIT_GENTLE where nothing is said. */
static const enum permission needs[N_GOALS] = {
    [GOAL_STRENGTH] = PERMIT_STEADY, [GOAL_BREATH] = PERMIT_BREATHING,
    [GOAL_CALM] = PERMIT_BREATHING,  [GOAL_ERGONOMICS] = PERMIT_BREATHING,
    [GOAL_SLEEP] = PERMIT_BREATHING, [GOAL_MINDFULNESS] = PERMIT_BREATHING,
};

bool permission_covers(enum permission p, enum goal first_goal)
{
    bool said = first_goal < N_GOALS && needs[first_goal]; /* a routine may name no goal */
    return p >= (said ? needs[first_goal] : PERMIT_GENTLE);
}

bool permission_allows(const struct permission_input *in, const struct timeline *t)
{
    enum permission p = permission_of(in);
    if (p == PERMIT_NOTHING)
        return in->pain < QUESTION_SCALE_LIMIT && screening_allows(in->lock, t);
    if (p == PERMIT_BREATHING && in->trend != TREND_REFER)
        return screening_is_gentle(t);
    return permission_covers(p, t->routine->first_goal);
}
