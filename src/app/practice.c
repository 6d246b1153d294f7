/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice.h"

#include "app/plan.h"
#include "app/safety.h"
#include "app/user.h"
#include "core/breath.h"
#include "io/lock_copy.h"

#include <stdlib.h>
#include <string.h>

struct screening_record practice_screening(struct context *ctx, struct arena *a)
{
    struct screening_record latest = {0};
    bool found = false;
    struct err err = {""};
    if (!store_screening_latest(context_store(ctx), a, &latest, &found, &err) || !found)
        latest = (struct screening_record){0};
    lock_copy_prefer(context_paths(ctx)->lock_file, a, &latest);
    return latest;
}

/* ---- where to begin ---- */

static bool step_named(const struct timeline *t, const char *from, int *step)
{
    char *end;
    long number = strtol(from, &end, 10);
    if (*from && !*end) {
        *step = (int) number - 1;
        return number >= 1 && number <= t->n_steps;
    }
    for (int i = 0; i < t->n_steps; i++) {
        const struct exercise *e = t->steps[i].exercise;
        if (e && strcmp(e->id, from) == 0) {
            *step = i;
            return true;
        }
    }
    return false;
}

static bool begin_from(struct practice *p, const char *from, struct diags *d)
{
    int step;
    if (!step_named(p->coach.timeline, from, &step)) {
        struct src_loc loc = {p->item.path, 0};
        diag_add(d, DIAG_ERROR, loc, "no-step", "there is no step '%s' in this routine", from);
        diag_hint(d, "give a number from 1 to %d, or the id of one of its exercises",
                  p->coach.timeline->n_steps);
        return false;
    }
    coach_begin_at(&p->coach, timeline_step_start_ms(p->coach.timeline, step));
    return true;
}

/* ---- sound ---- */

static struct engine *new_engine(struct practice *p)
{
    const struct settings *s = context_settings(p->ctx);
    struct engine_options options = {
        .sounds = context_sounds(p->ctx),
        .volume_db = s->values[SETTING_VOLUME].integer,
        .muted = s->values[SETTING_MUTE].integer != 0,
        .offset_ms = s->values[SETTING_OFFSET_MS].integer,
        .book_fd = p->narrator.speaker.voice ? voice_fd(p->narrator.speaker.voice) : 0,
    };
    return engine_new(&options);
}

/* ---- voice ---- */

static const char *const missing[] = {
    [VOICE_ENGINE_ESPEAK] =
        "There is no voice: install espeak-ng (on Debian: apt install espeak-ng)",
    [VOICE_ENGINE_DISPATCHER] =
        "There is no voice: install speech-dispatcher (on Debian: apt install speech-dispatcher)",
};

enum { SESSIONS_LOOKED_AT = 400 };

/* How often the person has done this routine to its end. */
static int completions(struct practice *p)
{
    struct store_range latest = {DAY_FIRST, DAY_LAST, SESSIONS_LOOKED_AT};
    struct session_record *rows;
    struct arena arena = {0};
    struct err err = {""};
    size_t count = 0;
    int done = 0;
    if (store_sessions(context_store(p->ctx), latest, &arena, &rows, &count, &err))
        for (size_t i = 0; i < count; i++)
            done +=
                rows[i].state == RECORD_DONE && strcmp(rows[i].routine, p->item.routine->id) == 0;
    arena_release(&arena);
    return done;
}

static enum verbosity verbosity(struct practice *p)
{
    int set = context_settings(p->ctx)->values[SETTING_VERBOSITY].integer;
    if (set == VERBOSITY_SETTING_AUTO)
        return verbosity_for(completions(p));
    return (enum verbosity)(set - VERBOSITY_SETTING_MINIMAL);
}

static bool is_new(void *context, const struct exercise *e)
{
    struct practice *p = context;
    struct err err = {""};
    bool known = true;
    return store_knows_exercise(context_store(p->ctx), e->id, &known, &err) && !known;
}

static struct voice *new_voice(struct practice *p)
{
    const struct settings *s = context_settings(p->ctx);
    struct voice_options options = {
        .cache = arena_printf(&p->arena, "%s/voice", context_paths(p->ctx)->cache),
        .name = s->values[SETTING_VOICE_NAME].name,
        .rate_wpm = s->values[SETTING_VOICE_RATE].integer,
    };
    return voice_is_there() ? voice_new(&options) : NULL;
}

/* Who uses a screen reader has set a rate there: only one that was set here as well replaces it. */
static int dispatcher_wpm(const struct settings *s)
{
    const struct setting_value *rate = &s->values[SETTING_VOICE_RATE];
    return rate->origin == SETTING_FROM_DEFAULT ? 0 : rate->integer;
}

static struct dispatcher *new_dispatcher(const struct settings *s)
{
    struct dispatcher_options options = {.voice = s->values[SETTING_VOICE_NAME].name,
                                         .rate_wpm = dispatcher_wpm(s),
                                         .gain_db = s->values[SETTING_VOICE_VOLUME].integer};
    return dispatcher_is_there() ? dispatcher_new(&options) : NULL;
}

static struct speaker new_speaker(struct practice *p, enum setting_voice_engine engine)
{
    const struct settings *s = context_settings(p->ctx);
    struct speaker speaker = {.gain_db = s->values[SETTING_VOICE_VOLUME].integer,
                              .muted = s->values[SETTING_MUTE].integer != 0};
    if (engine == VOICE_ENGINE_DISPATCHER) {
        speaker.dispatcher = new_dispatcher(s);
        speaker.rate_wpm = dispatcher_wpm(s);
    } else {
        speaker.voice = new_voice(p);
    }
    return speaker;
}

/* A voice that is off is there all the same: a key turns it on. What is written to a file must be
 * the voice that can be mixed. */
static void open_voice(struct practice *p, const struct practice_options *o)
{
    const struct settings *s = context_settings(p->ctx);
    bool on = o->voice || (!o->renders && s->values[SETTING_VOICE].integer == VOICE_SETTING_ON);
    enum setting_voice_engine engine =
        o->renders ? VOICE_ENGINE_ESPEAK
                   : (enum setting_voice_engine) s->values[SETTING_VOICE_ENGINE].integer;
    struct narrator_options options = {
        .verbosity = verbosity(p),
        .seed = o->renders ? 0 : (uint64_t) p->recorder.session.started_s,
        .missing = missing[engine],
        .source = &p->source,
        .is_new = is_new,
        .context = p,
    };
    struct speaker speaker = new_speaker(p, engine);
    narrator_init(&p->narrator, &options, &speaker, on);
    coach_set_narrator(&p->coach, &p->narrator);
    if (!o->renders)
        narrator_wait_first(&p->narrator);
}

/* ---- life ---- */

/* What compiling had to say that is no error, each line once. */
static const char *changes_of(const struct diags *d, size_t first, struct arena *a)
{
    const char *all = NULL;
    for (size_t i = first; i < d->count; i++) {
        const char *line = d->items[i].message;
        if (d->items[i].level == DIAG_WARNING && !(all && strstr(all, line)))
            all = all ? arena_printf(a, "%s\n%s", all, line) : arena_strdup(a, line);
    }
    return all;
}

/* The track whose session this is, with an order of its own of what comes after level 3; or NULL.
 */
static const struct track *track_with_rounds(const struct coach *c)
{
    const struct person *who = &c->options.who;
    for (size_t i = 0; i < who->n_tracks; i++) {
        const struct track *t = who->tracks[i];
        if (t->routine && t->rounds.count && strcmp(t->routine, c->routine->id) == 0)
            return t;
    }
    return NULL;
}

/* What the plan has beside the level. */
static void adapt(struct coach *c, const struct plan_fit *fit)
{
    const struct track *t = track_with_rounds(c);
    if (fit->easier)
        coach_begin_easier(c);
    if (fit->small_steps <= 0 || c->options.fit_ms != 0)
        return;
    if (t)
        coach_begin_with_rounds(c, &t->rounds, fit->small_steps);
    else
        coach_begin_with_more(c, fit->goals, fit->small_steps);
}

/* Breathed at another rate or ratio than it is written. */
static bool retime(struct practice *p, const struct practice_options *o, struct diags *d)
{
    const struct exercise *timed =
        p->item.exercise ? breath_timed(p->item.exercise, o->rate, o->ratio, &p->arena) : NULL;
    if (!timed) {
        diag_add(d, DIAG_ERROR, (struct src_loc){p->item.path, 0}, "breath-rate",
                 "its rate and ratio are as they are: the breath is held in it, or left free, or "
                 "its rest leaves no room");
        return false;
    }
    p->item.exercise = timed;
    p->item.routine = routine_of_exercise(timed, &p->arena);
    return true;
}

static bool open_item(struct practice *p, struct library *l, const struct practice_options *o,
                      struct diags *d)
{
    bool ok = o->breath ? library_open_breath(l, o->name, &p->item, d)
                        : library_open(l, o->name, &p->item, d);
    return ok && (!(o->rate > 0 || o->ratio > 0) || retime(p, o, d));
}

bool practice_open(struct practice *p, struct context *ctx, const struct practice_options *o,
                   const struct clock *clock, bool waits, struct diags *d)
{
    *p = (struct practice){.ctx = ctx, .clock = clock};
    struct library *library = context_library(ctx);
    if (!open_item(p, library, o, d))
        return false;
    plan_keep_up(ctx); /* before the lock is read: it may lock */
    p->screening = practice_screening(ctx, &p->arena);
    p->lock = screening_lock_of(p->screening.lock);
    standing_read(&p->standing, ctx, safety_today(clock), &p->arena);
    struct timeline_options options = user_options(ctx, &p->screening, o->level, &p->arena);
    size_t said = d->count;
    options.fit_ms = o->fit_ms;
    if (!user_routine(ctx, &options.who, &p->item, d))
        return false;
    p->fit = plan_fit_for(ctx, p->item.routine->id, p->item.routine->first_goal);
    options.level = o->level ? o->level : p->fit.level;
    if (o->work_ms > 0 && p->item.exercise)
        p->item.routine = routine_of_exercise_for(p->item.exercise, o->work_ms, &p->arena);
    p->source = library_source(library);
    p->has_coach = coach_init(&p->coach, p->item.routine, &options, &p->source, waits, d);
    if (p->has_coach && !o->level)
        adapt(&p->coach, &p->fit);
    p->coach.no_harder = standing_permission(&p->standing, SCALE_NONE) < PERMIT_ALL;
    p->changes = changes_of(d, said, &p->arena);
    if (!p->has_coach || (o->from && !begin_from(p, o->from, d)))
        return false;
    recorder_init(&p->recorder, context_store(ctx), clock, &p->coach);
    p->coach.recorder = &p->recorder;
    if (!o->muted || o->renders)
        open_voice(p, o);
    p->engine = o->muted ? NULL : new_engine(p);
    p->coach.engine = p->engine;
    return true;
}

void practice_close(struct practice *p)
{
    engine_free(p->engine);
    narrator_release(&p->narrator);
    if (p->has_coach)
        coach_release(&p->coach);
    arena_release(&p->arena);
    *p = (struct practice){0};
}

bool practice_is_locked(const struct practice *p)
{
    return !standing_allows(&p->standing, SCALE_NONE, p->coach.timeline);
}

void practice_checked(struct practice *p, int pain)
{
    p->recorder.session.check = RECORD_CHECK_TERMINAL;
    p->recorder.session.pain_before = pain;
    p->coach.no_harder = standing_permission(&p->standing, pain) < PERMIT_ALL;
}

bool practice_is_breath(const struct practice *p)
{
    return p->item.routine->goals & 1U << GOAL_BREATH;
}

const char practice_stiffness_question[] = "Right now, how stiff does your upper back feel?";

bool practice_rated_today(const struct practice *p)
{
    struct session_record *rows;
    size_t count;
    struct err err = {""};
    int32_t day = p->recorder.session.day;
    struct store_range today = {.from_day = day, .to_day = day};
    struct arena arena = {0};
    bool rated = p->recorder.session.stiffness_before != SCALE_NONE; /* of what is gone on with */
    if (store_sessions(context_store(p->ctx), today, &arena, &rows, &count, &err))
        for (size_t i = 0; i < count; i++)
            rated |= rows[i].stiffness_before != SCALE_NONE;
    arena_release(&arena);
    return rated;
}

bool practice_has_worked(const struct practice *p)
{
    return p->recorder.steps_before > 0 || session_has_worked(&p->coach.session);
}

enum practice_level practice_level_of(const struct practice *p, int level)
{
    if (!p->fit.by_plan || level <= p->fit.most)
        return LEVEL_FITS;
    return standing_permission(&p->standing, SCALE_NONE) < PERMIT_ALL ? LEVEL_REFUSED
                                                                      : LEVEL_WANTS_CONFIRMING;
}

void practice_say_level(const struct practice *p, int level, struct strbuf *out)
{
    strbuf_printf(out, "Level %d is more than your plan has for you now, which is level %d.", level,
                  p->fit.most);
    if (practice_level_of(p, level) == LEVEL_REFUSED) {
        strbuf_puts(out, " It has to wait. ");
        standing_say(&p->standing, out);
    }
}

void practice_say_lock(const struct practice *p, struct strbuf *out)
{
    if (p->lock != VERDICT_OK)
        safety_say(p->ctx, p->lock, out);
    else
        standing_say(&p->standing, out);
}

/* The step that was broken off is done again: what was done of it counts once. */
static int64_t done_in_step(struct practice *p, const struct session_record *unfinished)
{
    struct step_record *rows;
    size_t count;
    struct err err = {""};
    struct store *store = context_store(p->ctx);
    if (!store_steps(store, unfinished->id, &p->arena, &rows, &count, &err))
        return 0;
    for (size_t i = 0; i < count; i++)
        if (rows[i].ordinal == unfinished->resume_step)
            return rows[i].done_ms;
    return 0;
}

void practice_resume(struct practice *p, const struct session_record *unfinished)
{
    struct recorder *r = &p->recorder;
    struct session_record fresh = r->session;
    r->session = *unfinished;
    r->session.routine = fresh.routine; /* the row's own strings do not outlive its arena */
    r->session.routine_name = fresh.routine_name;
    r->session.reason = NULL;
    r->before_ms = MAX(unfinished->done_ms - done_in_step(p, unfinished), 0);
    r->least_ms = unfinished->done_ms;
    r->steps_before = unfinished->steps_done;
    const struct timeline *t = p->coach.timeline;
    int step = 0;
    while (step < t->n_steps - 1 && t->steps[step].planned < unfinished->resume_step)
        step++;
    coach_begin_at(&p->coach, timeline_step_start_ms(t, step));
}
