/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/programme.h"

#include "core/field.h"

#include <string.h>

/* The limits of a programme file, as limber-routine(5) lists them. Lengths are in cells. */
enum {
    NAME_MAX_CELLS = 40,
    TEXT_MAX_CELLS = 100,
    WEEKS_MAX = 52,
    PHASES_MAX = 12,
    ENTRIES_MAX = 8, /* a day */
    LIGHT_STRENGTH_MS = 300000,
    STEEP_PERCENT = 20,
};

static const char *const day_keys[WEEK_DAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
static const char *const day_names[WEEK_DAYS] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};

struct builder {
    struct reader r;
    const struct programme_source *source;
    struct programme *programme;
};

/* ---- weeks ---- */

static bool build_entry(const struct builder *b, const struct node *n, struct programme_entry *e)
{
    static const char *const keys[] = {"routine", "level", "every"};
    if (n->type != NODE_GROUP) {
        read_wrong_type(&b->r, n, "an entry of a day", node_type_name(NODE_GROUP));
        return false;
    }
    *e = (struct programme_entry){.level = PROGRAMME_LEVELS, .every = 1, .loc = n->loc};
    read_known_keys(&b->r, n, keys, ARRAY_LEN(keys));
    read_int(&b->r, n, "level", READ_OPTIONAL, 1, PROGRAMME_LEVELS, &e->level);
    read_int(&b->r, n, "every", READ_OPTIONAL, 1, WEEKS_MAX, &e->every);
    return field_ident(&b->r, n, "routine", READ_REQUIRED, &e->routine);
}

static void build_day(const struct builder *b, const struct node *week, const char *key,
                      struct programme_day *day)
{
    const struct node *list = read_node(&b->r, week, key, READ_OPTIONAL, NODE_LIST);
    if (!list)
        return;
    if (list->count > ENTRIES_MAX) {
        diag_add(b->r.diags, DIAG_ERROR, list->loc, "too-many",
                 "'%s' has %zu entries, the limit is %d", key, list->count, ENTRIES_MAX);
        return;
    }
    struct programme_entry *entries = arena_array(b->r.arena, list->count, sizeof *entries);
    for (size_t i = 0; i < list->count; i++)
        day->n_entries += build_entry(b, list->children[i], &entries[day->n_entries]);
    day->entries = entries;
}

static void build_week(const struct builder *b, const struct node *n, struct programme_week *week)
{
    *week = (struct programme_week){.loc = n->loc};
    if (n->type != NODE_GROUP) {
        read_wrong_type(&b->r, n, "a week", node_type_name(NODE_GROUP));
        return;
    }
    read_known_keys(&b->r, n, day_keys, ARRAY_LEN(day_keys));
    for (int i = 0; i < WEEK_DAYS; i++)
        build_day(b, n, day_keys[i], &week->days[i]);
}

/* The list, if it is one of a sensible length. */
static const struct node *list_of(const struct builder *b, const struct node *root, const char *key,
                                  enum read_need need, size_t most)
{
    const struct node *list = read_node(&b->r, root, key, need, NODE_LIST);
    if (list && list->count > most) {
        diag_add(b->r.diags, DIAG_ERROR, list->loc, "too-many",
                 "'%s' has %zu entries, the limit is %zu", key, list->count, most);
        return NULL;
    }
    return list;
}

static void build_weeks(const struct builder *b, const struct node *root)
{
    const struct node *list = list_of(b, root, "weeks", READ_REQUIRED, WEEKS_MAX);
    if (list && list->count == 0)
        diag_add(b->r.diags, DIAG_ERROR, list->loc, "empty", "'weeks' is empty");
    if (list) {
        struct programme_week *weeks = arena_array(b->r.arena, list->count, sizeof *weeks);
        for (size_t i = 0; i < list->count; i++)
            build_week(b, list->children[i], &weeks[i]);
        b->programme->weeks = weeks;
        b->programme->n_weeks = (int) list->count;
    }
    const struct node *after = read_node(&b->r, root, "maintenance", READ_OPTIONAL, NODE_GROUP);
    b->programme->has_maintenance = after != NULL;
    if (after)
        build_week(b, after, &b->programme->maintenance);
}

/* ---- phases ---- */

static void build_phase(const struct builder *b, const struct node *n, struct programme_phase *p)
{
    static const char *const keys[] = {"name", "from", "to", "aim", "effort"};
    *p = (struct programme_phase){.name = "", .from = 1, .to = 1};
    if (n->type != NODE_GROUP) {
        read_wrong_type(&b->r, n, "a phase", node_type_name(NODE_GROUP));
        return;
    }
    read_known_keys(&b->r, n, keys, ARRAY_LEN(keys));
    read_string(&b->r, n, "name", READ_REQUIRED, NAME_MAX_CELLS, &p->name);
    read_string(&b->r, n, "aim", READ_OPTIONAL, TEXT_MAX_CELLS, &p->aim);
    read_string(&b->r, n, "effort", READ_OPTIONAL, TEXT_MAX_CELLS, &p->effort);
    read_int(&b->r, n, "from", READ_REQUIRED, 1, MAX(b->programme->n_weeks, 1), &p->from);
    read_int(&b->r, n, "to", READ_REQUIRED, p->from, MAX(b->programme->n_weeks, p->from), &p->to);
}

static void build_phases(const struct builder *b, const struct node *root)
{
    const struct node *list = list_of(b, root, "phases", READ_OPTIONAL, PHASES_MAX);
    if (!list)
        return;
    struct programme_phase *phases = arena_array(b->r.arena, list->count, sizeof *phases);
    for (size_t i = 0; i < list->count; i++)
        build_phase(b, list->children[i], &phases[i]);
    b->programme->phases = phases;
    b->programme->n_phases = list->count;
}

/* ---- what goes together ---- */

struct day_sum {
    int64_t ms;
    const struct programme_entry *heavy; /* the first strength of the day, or NULL */
};

static struct day_sum sum_day(const struct builder *b, const struct programme_day *day)
{
    struct day_sum sum = {0};
    for (size_t i = 0; i < day->n_entries; i++) {
        const struct programme_entry *e = &day->entries[i];
        struct programme_routine r;
        if (!b->source->find(b->source->context, e->routine, e->loc, &r, b->r.diags))
            continue;
        sum.ms += r.ms[e->level - 1];
        if (!sum.heavy && programme_is_heavy(&r))
            sum.heavy = e;
    }
    return sum;
}

static int64_t check_week(const struct builder *b, const struct programme_week *week,
                          const struct programme_entry **yesterday)
{
    int64_t ms = 0;
    for (int i = 0; i < WEEK_DAYS; i++) {
        struct day_sum sum = sum_day(b, &week->days[i]);
        if (sum.heavy && *yesterday)
            diag_add(b->r.diags, DIAG_WARNING, sum.heavy->loc, "strength-days",
                     "strength on %s comes the day after strength: leave 48 hours", day_names[i]);
        *yesterday = sum.heavy;
        ms += sum.ms;
    }
    return ms;
}

static void check_weeks(const struct builder *b)
{
    const struct programme *p = b->programme;
    const struct programme_entry *yesterday = NULL;
    int64_t before_ms = 0;
    for (int i = 0; i < p->n_weeks; i++) {
        int64_t ms = check_week(b, &p->weeks[i], &yesterday);
        if (before_ms > 0 && ms * 100 > before_ms * (100 + STEEP_PERCENT))
            diag_add(b->r.diags, DIAG_WARNING, p->weeks[i].loc, "steep-week",
                     "week %d has %d minutes after %d: more than %d %% on the week before", i + 1,
                     (int) ((ms + 30000) / 60000), (int) ((before_ms + 30000) / 60000),
                     (int) STEEP_PERCENT);
        before_ms = ms;
    }
    if (p->has_maintenance)
        check_week(b, &p->maintenance, &yesterday);
}

/* ---- the file ---- */

const struct programme *programme_build(const struct node *root, const char *id, const char *path,
                                        const struct programme_source *source, struct arena *a,
                                        struct diags *d)
{
    static const char *const keys[] = {"name", "summary", "phases", "weeks", "maintenance"};
    struct programme *programme = arena_alloc(a, sizeof *programme);
    struct builder b = {.r = {d, a}, .source = source, .programme = programme};
    *programme =
        (struct programme){.id = arena_strdup(a, id), .path = arena_strdup(a, path), .name = ""};
    read_known_keys(&b.r, root, keys, ARRAY_LEN(keys));
    read_string(&b.r, root, "name", READ_REQUIRED, NAME_MAX_CELLS, &programme->name);
    read_string(&b.r, root, "summary", READ_OPTIONAL, TEXT_MAX_CELLS, &programme->summary);
    build_weeks(&b, root);
    build_phases(&b, root);
    if (source)
        check_weeks(&b);
    return programme;
}

/* ---- asking it ---- */

const struct programme_week *programme_week(const struct programme *p, int number)
{
    if (number >= 1 && number <= p->n_weeks)
        return &p->weeks[number - 1];
    return number > p->n_weeks && p->has_maintenance ? &p->maintenance : NULL;
}

const struct programme_phase *programme_phase(const struct programme *p, int number)
{
    for (size_t i = 0; i < p->n_phases; i++) {
        if (number >= p->phases[i].from && number <= p->phases[i].to)
            return &p->phases[i];
    }
    return NULL;
}

/* After the last week they are counted from there. */
bool programme_entry_is_due(const struct programme *p, const struct programme_entry *e, int number)
{
    int nth = number > p->n_weeks ? number - p->n_weeks : number;
    return nth % e->every == 0;
}

/* ---- strands ---- */

const char *const strand_names[N_STRANDS] = {"mobility", "posture", "strength", "breath"};

enum strand strand_of_goal(enum goal first_goal)
{
    static const unsigned goals[N_STRANDS] = {
        [STRAND_MOBILITY] = 1U << GOAL_MOBILITY | 1U << GOAL_RELIEF,
        [STRAND_POSTURE] = 1U << GOAL_POSTURE | 1U << GOAL_STRETCH,
        [STRAND_STRENGTH] = 1U << GOAL_STRENGTH,
        [STRAND_BREATH] = 1U << GOAL_BREATH | 1U << GOAL_RELAX | 1U << GOAL_CALM |
                          1U << GOAL_FOCUS | 1U << GOAL_SLEEP | 1U << GOAL_MOOD |
                          1U << GOAL_MINDFULNESS,
    };
    int strand = 0;
    while (strand < N_STRANDS && !(goals[strand] & 1U << first_goal))
        strand++;
    return (enum strand) strand;
}

static void raise_caps(const struct programme_week *week, const struct programme_source *source,
                       int caps[N_STRANDS], struct diags *d)
{
    for (int day = 0; day < WEEK_DAYS; day++) {
        for (size_t i = 0; i < week->days[day].n_entries; i++) {
            const struct programme_entry *e = &week->days[day].entries[i];
            struct programme_routine r;
            if (!source->find(source->context, e->routine, e->loc, &r, d))
                continue;
            enum strand strand = strand_of_goal(r.first_goal);
            if (strand != N_STRANDS)
                caps[strand] = MAX(caps[strand], e->level);
        }
    }
}

void programme_caps(const struct programme *p, int number, const struct programme_source *source,
                    int caps[N_STRANDS], struct diags *d)
{
    for (int t = 0; t < N_STRANDS; t++)
        caps[t] = t == STRAND_BREATH ? 2 : 1;
    for (int week = 1; week <= MIN(number, p->n_weeks); week++)
        raise_caps(&p->weeks[week - 1], source, caps, d);
    if (number > p->n_weeks && p->has_maintenance)
        raise_caps(&p->maintenance, source, caps, d);
}

bool programme_is_heavy(const struct programme_routine *r)
{
    return r->first_goal == GOAL_STRENGTH && r->ms[1] > LIGHT_STRENGTH_MS;
}
