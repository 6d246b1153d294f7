/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/person.h"

#include <string.h>

/* Exercises looked at on the way to a suitable one: files may swap in circles. */
enum { LOOKED_AT_MAX = 48, SWAPS_FOLLOWED_MAX = 6 };

const char *because_phrase(const struct because *why, struct arena *a)
{
    static const char *const phrases[] = {
        [REASON_CAUTION] = "because of",
        [REASON_EQUIPMENT] = "because there is no",
        [REASON_TRACK] = "because of the track",
    };
    return arena_printf(a, "%s '%s'", phrases[why->kind], why->word);
}

/* ---- cautions ---- */

static bool applies(const struct person *who, const struct caution *c)
{
    if (!(who->cautions >> c->tag & 1U))
        return false;
    return c->tag != CAUTION_PREGNANCY || who->pregnancy_week == 0 ||
           who->pregnancy_week >= c->from_week;
}

static bool caution_rules_out(const struct person *who, const struct exercise *e,
                              struct because *why)
{
    for (size_t i = 0; i < e->n_cautions; i++) {
        const struct caution *c = &e->cautions[i];
        if (applies(who, c) && (c->swap || c->skip)) {
            *why = (struct because){REASON_CAUTION, caution_words.words[c->tag]};
            return true;
        }
    }
    unsigned no_hold = who->cautions & caution_no_hold_set;
    if (no_hold && exercise_holds_breath(e)) {
        *why = (struct because){REASON_CAUTION, caution_words.words[__builtin_ctz(no_hold)]};
        return true;
    }
    return false;
}

const char *person_advice(const struct person *who, const struct exercise *e, struct arena *a)
{
    const char *all = NULL;
    for (size_t i = 0; i < e->n_cautions; i++) {
        const struct caution *c = &e->cautions[i];
        if (!c->advice || !applies(who, c) || (all && strstr(all, c->advice)))
            continue;
        all = all ? arena_printf(a, "%s %s", all, c->advice) : c->advice;
    }
    return all;
}

bool person_hides(const struct person *who, const struct caution *cautions, size_t count,
                  const char **text)
{
    for (size_t i = 0; i < count; i++) {
        if (!applies(who, &cautions[i]))
            continue;
        *text = cautions[i].advice;
        return true;
    }
    return false;
}

/* ---- equipment and tracks ---- */

static bool is_kept(const struct person *who, const struct exercise *e)
{
    for (size_t i = 0; i < who->n_tracks; i++)
        if (track_keeps(who->tracks[i], e))
            return true;
    return false;
}

bool person_rules_out(const struct person *who, const struct exercise *e, struct because *why)
{
    if (caution_rules_out(who, e, why))
        return true;
    if (is_kept(who, e))
        return false;
    unsigned missing = e->equipment & who->missing;
    if (missing) {
        *why = (struct because){REASON_EQUIPMENT, equipment_words.words[__builtin_ctz(missing)]};
        return true;
    }
    for (size_t i = 0; i < who->n_tracks; i++)
        if (track_rules_out(who->tracks[i], e)) {
            *why = (struct because){REASON_TRACK, who->tracks[i]->id};
            return true;
        }
    return false;
}

bool person_meets(const struct person *who, const struct condition *c, int level)
{
    if (c->level > level || (c->with & ~who->owned))
        return false;
    if (c->without && !(c->without & who->missing))
        return false;
    if (c->tags && !(c->tags & who->cautions))
        return false;
    return !c->track || (who->track && strcmp(c->track, who->track) == 0);
}

/* ---- what is done instead ---- */

struct search {
    const struct person *who;
    const struct exercise_source *source;
    struct diags *diags;
    int looked_at;
};

static const struct exercise *follow(struct search *s, const struct exercise *e, int depth);

static const struct exercise *follow_id(struct search *s, const char *id, struct src_loc loc,
                                        int depth)
{
    if (!s->source || depth == SWAPS_FOLLOWED_MAX || s->looked_at++ >= LOOKED_AT_MAX)
        return NULL;
    const struct exercise *e = s->source->find(s->source->context, id, loc, s->diags);
    return e ? follow(s, e, depth + 1) : NULL;
}

static const struct exercise *follow_track(struct search *s, const struct track *t,
                                           const struct exercise *e, int depth)
{
    struct id_list to = track_swaps_of(t, e);
    const struct exercise *found = NULL;
    for (size_t i = 0; i < to.count && !found; i++)
        found = follow_id(s, to.ids[i], (struct src_loc){t->path, 0}, depth);
    return found;
}

static const struct exercise *follow(struct search *s, const struct exercise *e, int depth)
{
    struct because why;
    if (!person_rules_out(s->who, e, &why))
        return e;
    const struct exercise *found = NULL;
    for (size_t i = 0; i < e->n_cautions && !found; i++) {
        const struct caution *c = &e->cautions[i];
        if (applies(s->who, c) && c->swap)
            found = follow_id(s, c->swap, c->loc, depth);
    }
    if (!found && e->no_hold && s->who->cautions & caution_no_hold_set && exercise_holds_breath(e))
        found = follow_id(s, e->no_hold, (struct src_loc){e->path, 0}, depth);
    for (size_t i = 0; i < s->who->n_tracks && !found; i++)
        found = follow_track(s, s->who->tracks[i], e, depth);
    return found;
}

const struct exercise *person_suitable(const struct person *who, const struct exercise *e,
                                       const struct exercise_source *source, struct diags *d)
{
    struct search s = {.who = who, .source = source, .diags = d};
    return follow(&s, e, 0);
}

/* ---- whole routines ---- */

static bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static bool knows_track(const struct step *steps, size_t count, const char *track)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < steps[i].n_alternatives; k++) {
            const char *its = steps[i].alternatives[k].when.track;
            if (its && same(its, track))
                return true;
        }
        if (knows_track(steps[i].steps, steps[i].n_steps, track))
            return true;
    }
    return false;
}

/* How long ago it was done, in sessions; as many as there are where it was not. */
static size_t sessions_ago(const struct id_list *recent, const char *id)
{
    size_t i = 0;
    while (i < recent->count && !same(recent->ids[i], id))
        i++;
    return i;
}

/* The main routine, unless it was the last of them to be done: then the one that was not done for
 * the longest. */
static const char *whose_turn(const struct track *t, const struct id_list *recent)
{
    const char *next = t->routine;
    size_t main_ago = sessions_ago(recent, t->routine), longest = 0;
    bool main_was_last = main_ago < recent->count;
    for (size_t i = 0; i < t->turns.count; i++)
        main_was_last &= sessions_ago(recent, t->turns.ids[i]) > main_ago;
    for (size_t i = 0; main_was_last && i < t->turns.count; i++) {
        size_t ago = sessions_ago(recent, t->turns.ids[i]);
        if (ago > longest) {
            longest = ago;
            next = t->turns.ids[i];
        }
    }
    return next;
}

const char *person_routine(const struct person *who, const struct routine *r, bool own,
                           const struct id_list *recent, struct because *why)
{
    for (size_t i = 0; i < r->n_instead; i++) {
        const struct condition *c = &r->instead[i].when;
        if (!person_meets(who, c, EXERCISE_LEVELS))
            continue;
        unsigned tags = c->tags & who->cautions, missing = c->without & who->missing;
        *why = tags ? (struct because){REASON_CAUTION, caution_words.words[__builtin_ctz(tags)]}
               : missing ? (struct because){REASON_EQUIPMENT,
                                            equipment_words.words[__builtin_ctz(missing)]}
                         : (struct because){REASON_TRACK, who->track};
        return r->instead[i].routine;
    }
    for (size_t i = 0; i < who->n_tracks && !own; i++) {
        const struct track *t = who->tracks[i];
        if (!t->routine || !(t->replaces & r->goals) || knows_track(r->steps, r->n_steps, t->id) ||
            same(r->id, t->routine) || id_list_has(&t->turns, r->id))
            continue;
        *why = (struct because){REASON_TRACK, t->id};
        return whose_turn(t, recent);
    }
    return NULL;
}

const char *person_weekday_routine(const struct person *who, const struct id_list *today)
{
    for (size_t i = 0; i < who->n_tracks; i++) {
        const struct id_list *days = &who->tracks[i]->weekdays;
        for (size_t k = 0; k < days->count; k++)
            if (!id_list_has(today, days->ids[k]))
                return days->ids[k];
    }
    return NULL;
}
