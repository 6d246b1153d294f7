/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/suggestion.h"

#include "base/base.h"

#include <stdbool.h>
#include <string.h>

/* The gap after which the safety rules ask everything again; easy on coming back. */
enum { COMEBACK_DAYS = 14, STIFF_FROM = 6, JUST_MOVED_MINUTES = 45, SORE_FROM = 8, AMBER_FROM = 4 };

enum sore suggestion_sore(int stiffness, int pain)
{
    if (pain >= AMBER_FROM)
        return SORE_PAIN;
    return stiffness >= SORE_FROM ? SORE_STIFF : SORE_NOT;
}

static bool sore_with_pain(const struct suggestion_input *in)
{
    return in->sore == SORE_PAIN;
}

static bool sore_and_stiff(const struct suggestion_input *in)
{
    return in->sore == SORE_STIFF;
}

static bool never(const struct suggestion_input *in)
{
    return in->days_since < 0;
}

static bool very_stiff(const struct suggestion_input *in)
{
    return in->stiffness >= STIFF_FROM;
}

static bool coming_back(const struct suggestion_input *in)
{
    return in->days_since >= COMEBACK_DAYS;
}

static bool just_moved(const struct suggestion_input *in)
{
    return in->minutes_since >= 0 && in->minutes_since < JUST_MOVED_MINUTES;
}

static bool always(const struct suggestion_input *in)
{
    (void) in;
    return true;
}

/* `when` of each routine says what it is for; hours are ours. */
static const struct rule {
    bool (*holds)(const struct suggestion_input *in);
    int from_hour, to_hour; /* to_hour excluded */
    struct suggestion then;
} rules[] = {
    {never, 0, 24, {"needs-to-pop-5", "A good first one: five minutes, on a chair."}},
    {sore_with_pain, 0, 24, {"breath-belly-3", "There was pain: easy breath, nothing to strain."}},
    {sore_and_stiff, 0, 24, {"needs-to-pop-5", "It has been very stiff: easy movement first."}},
    {sore_and_stiff,
     0,
     24,
     {"breath-coherent-5", "It has been very stiff: slow breath, no strain."}},
    {very_stiff, 0, 24, {"needs-to-pop-5", "You said it is stiff today: easy movement first."}},
    {coming_back, 0, 24, {"micro-1", "Good to see you. One minute is a fine way back."}},
    {just_moved, 7, 18, {"micro-1", "You moved a while ago: one minute keeps it going."}},
    {just_moved, 18, 24, {"breath-coherent-5", "You have moved already: let it settle."}},
    {always, 5, 10, {"desk-reset-2", "Two minutes before the day's sitting begins."}},
    {always, 10, 12, {"posture-reset-4", "Mid-morning: change of position before it stiffens."}},
    {always, 12, 14, {"needs-to-pop-5", "Around noon: five minutes for the upper back."}},
    {always, 14, 17, {"desk-reset-2", "The afternoon slump: two minutes, then back to work."}},
    {always,
     17,
     21,
     {"thoracic-mobility-10", "The day's sitting is done: ten minutes on the mat."}},
    {always,
     21,
     24,
     {"breath-coherent-5", "Late: five minutes of slow breath, nothing to strain."}},
    {always, 0, 5, {"breath-coherent-5", "Late: five minutes of slow breath, nothing to strain."}},
    {always,
     0,
     24,
     {"breath-belly-3", "You have done your share today: three minutes of easy breath."}},
};

static bool done_today(const struct suggestion_input *in, const char *routine)
{
    for (size_t i = 0; i < in->n_today; i++)
        if (strcmp(in->today[i], routine) == 0)
            return true;
    return false;
}

struct suggestion suggestion_for(const struct suggestion_input *in)
{
    const struct suggestion *fallback = &rules[ARRAY_LEN(rules) - 1].then;
    for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
        const struct rule *r = &rules[i];
        bool now = in->hour >= r->from_hour && in->hour < r->to_hour;
        if (now && r->holds(in) && !done_today(in, r->then.routine))
            return r->then;
    }
    return *fallback;
}
