/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/user.h"

#include "app/activities.h"
#include "app/safety.h"
#include "core/screening.h"
#include "io/clock.h"
#include "io/store.h"

#include <string.h>

enum { RECENT_SESSIONS = 20, REPLACED_MAX = 3, DAYS_A_WEEK = 7 };

/* ---- out of the answers to the safety questions ---- */

static int32_t today(void)
{
    struct clock clock;
    clock_init(&clock);
    return safety_today(&clock);
}

/* The week of a pregnancy was said on the day of the answers, and went on since. */
static int week_today(const struct screening_answers *answers, int32_t day)
{
    return answers->weeks ? answers->weeks + MAX(today() - day, 0) / DAYS_A_WEEK : 0;
}

static void read_answers(const struct screening_record *latest, bool chose_track,
                         struct person *who)
{
    struct screening_answers answers;
    if (latest->id == 0 || !latest->answers || !screening_parse(&answers, latest->answers))
        return;
    if (latest->cautions & 1U << CAUTION_PREGNANCY)
        who->pregnancy_week =
            week_today(&answers, answers.asked_day ? answers.asked_day : latest->day);
    if (!chose_track && screening_judge(&answers).gentle_track)
        who->track = setting_track_words.words[TRACK_SETTING_CHAIR_ONLY];
}

/* ---- tracks ---- */

static bool has_track(const struct person *who, const char *id)
{
    return who->track && strcmp(who->track, id) == 0;
}

/* The chosen one and those that apply to whoever lacks something. A track with errors is none:
 * `limber check` says what is wrong with it. */
static void find_tracks(struct library *l, struct person *who, struct arena *a)
{
    const struct library_entry *entries;
    struct diags unsaid = {0};
    if (!who->track && !who->missing)
        return;
    size_t count = library_list(l, LIBRARY_TRACK, &entries);
    const struct track **tracks = arena_array(a, count, sizeof *tracks);
    for (size_t i = 0; i < count; i++) {
        const struct track *t = library_track(l, entries[i].id, &unsaid);
        if (t && (has_track(who, t->id) || t->without & who->missing))
            tracks[who->n_tracks++] = t;
    }
    who->tracks = tracks;
    diags_release(&unsaid);
}

struct person user_person(struct context *ctx, const struct screening_record *latest,
                          struct arena *a)
{
    const struct setting_value *v = context_settings(ctx)->values;
    struct person who = {
        .cautions =
            latest->cautions | v[SETTING_CAUTIONS].set | safety_recent_cautions(ctx, today()),
        .activities = activities_names(ctx, today(), a),
    };
    if (v[SETTING_EQUIPMENT].origin != SETTING_FROM_DEFAULT) {
        who.owned = v[SETTING_EQUIPMENT].set;
        who.missing = ~who.owned & ((1U << N_EQUIPMENT) - 1);
    }
    if (v[SETTING_TRACK].integer != TRACK_SETTING_STANDARD)
        who.track = setting_track_words.words[v[SETTING_TRACK].integer];
    read_answers(latest, v[SETTING_TRACK].origin != SETTING_FROM_DEFAULT, &who);
    find_tracks(context_library(ctx), &who, a);
    return who;
}

struct timeline_options user_options(struct context *ctx, const struct screening_record *latest,
                                     int level, struct arena *a)
{
    return (struct timeline_options){
        .level = level ? level : context_settings(ctx)->values[SETTING_LEVEL].integer,
        .who = user_person(ctx, latest, a),
        .breath_pace = 100,
    };
}

/* ---- another routine ---- */

static struct id_list recent_routines(struct context *ctx, struct arena *a)
{
    struct store_range range = {DAY_FIRST, DAY_LAST, RECENT_SESSIONS};
    struct session_record *rows = NULL;
    struct err err = {""};
    size_t count = 0;
    if (!store_sessions(context_store(ctx), range, a, &rows, &count, &err))
        count = 0;
    const char **ids = arena_array(a, count, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = rows[i].routine;
    return (struct id_list){ids, count};
}

static bool is_own(const struct library *l, const char *path)
{
    size_t length = strlen(l->shared);
    return strncmp(path, l->shared, length) != 0 || path[length] != '/';
}

bool user_routine(struct context *ctx, const struct person *who, struct library_item *item,
                  struct diags *d)
{
    struct library *l = context_library(ctx);
    struct arena a = {0};
    bool ok = true;
    for (int i = 0; ok && item->kind == LIBRARY_ROUTINE && i < REPLACED_MAX; i++) {
        const struct routine *r = item->routine;
        struct because why;
        struct id_list recent = {0};
        if (who->n_tracks > 0)
            recent = recent_routines(ctx, &a);
        const char *other = person_routine(who, r, is_own(l, item->path), &recent, &why);
        if (!other || strcmp(other, r->id) == 0)
            break;
        ok = library_open(l, other, item, d);
        if (ok)
            diag_add(d, DIAG_WARNING, (struct src_loc){r->path, 0}, "routine-swap",
                     "'%s' instead of '%s', %s", item->routine->name, r->name,
                     because_phrase(&why, &a));
    }
    arena_release(&a);
    return ok;
}
