/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/safety.h"

#include "app/practice.h"
#include "app/standing.h"
#include "base/civil.h"
#include "io/lock_copy.h"
#include "io/store.h"

#include <stdlib.h>
#include <string.h>

static void date(struct screening_record *r, const struct clock *clock)
{
    r->taken_s = clock_wall_s(clock, &r->offset_s);
    r->day = civil_local_day(r->taken_s, r->offset_s);
}

int32_t safety_today(const struct clock *clock)
{
    struct screening_record now;
    date(&now, clock);
    return now.day;
}

/* ---- asking ---- */

static bool is_whole(const struct screening_answers *a)
{
    return a->age != AGE_UNASKED && screening_unanswered(a, PART_C) == N_QUESTIONS &&
           screening_unanswered(a, PART_D) == N_QUESTIONS;
}

void safety_begin(struct context *ctx, struct safety_task *task, enum safety_scope scope,
                  int32_t assessed_day)
{
    struct arena arena = {0};
    struct screening_answers before;
    struct screening_record latest = practice_screening(ctx, &arena);
    *task = (struct safety_task){.asks_age = true, .last = PART_D};
    screening_answers_init(&task->answers);
    screening_answers_init(&before);
    bool known = latest.id != 0 && latest.version == SCREENING_VERSION &&
                 screening_parse(&before, latest.answers);
    if (known && scope == SAFETY_RED_FLAGS && is_whole(&before)) {
        task->answers = before;
        task->answers.asked_day = before.asked_day ? before.asked_day : latest.day;
        screening_forget(&task->answers, PART_A);
        screening_forget(&task->answers, PART_B);
        task->asks_age = false;
        task->last = PART_B;
    }
    task->answers.assessed_day = assessed_day ? assessed_day : before.assessed_day;
    task->answers.covered = 0;
    if (latest.lock && task->answers.assessed_day < latest.day)
        task->locked_for = screening_question_set(latest.reasons);
    arena_release(&arena);
}

uint64_t safety_to_cover(const struct safety_task *task)
{
    struct screening_result r = screening_judge(&task->answers);
    if (task->answers.assessed_day == 0 || r.closed || r.verdict == VERDICT_E)
        return 0;
    return screening_to_cover(&task->answers, task->locked_for);
}

/* Beside the history, too, where it locks; and only what the history has can open a lock. */
static bool keep(struct context *ctx, struct screening_record *record, struct err *err)
{
    struct err ignored = {""};
    bool kept = store_screening_write(context_store(ctx), record, err);
    if ((kept && context_store(ctx)) || record->lock)
        lock_copy_write(context_paths(ctx)->lock_file, record, &ignored);
    return kept;
}

static bool is_assessed_anew(const struct screening_answers *now,
                             const struct screening_record *latest)
{
    struct screening_answers before;
    screening_answers_init(&before);
    screening_parse(&before, latest->answers);
    return now->assessed_day != 0 &&
           (now->assessed_day != before.assessed_day || now->assessed_day >= latest->day);
}

/* The lock that answers alone do not open: what no answer made waits for an assessment. Its
 * reasons, or NULL: there is none. */
static const char *lock_that_stays(struct context *ctx, const struct screening_answers *answers,
                                   enum verdict *lock, struct arena *a)
{
    struct screening_record latest = practice_screening(ctx, a);
    *lock = screening_lock_of(latest.lock);
    bool opens = *lock == VERDICT_OK || screening_may_answer_again(*lock, latest.reasons) ||
                 is_assessed_anew(answers, &latest) ||
                 (*lock >= VERDICT_U && answers->assessed_day != 0);
    return opens ? NULL : latest.reasons;
}

bool safety_keep(struct context *ctx, const struct clock *clock,
                 const struct screening_answers *answers, const char *origin,
                 struct screening_result *result, struct err *err)
{
    struct arena arena = {0};
    enum verdict lock;
    const char *stays = lock_that_stays(ctx, answers, &lock, &arena);
    *result = screening_judge(answers);
    struct strbuf text = {0}, reasons = {0};
    if (stays && result->verdict < lock) {
        *result = (struct screening_result){
            .complete = true, .verdict = lock, .locked = true, .cautions = result->cautions};
        strbuf_puts(&reasons, stays);
    }
    screening_format(answers, &text);
    screening_reasons_format(result, &reasons); /* of those that stay there are none */
    struct screening_record record = {
        .version = SCREENING_VERSION,
        .origin = origin,
        .answers = strbuf_text(&text),
        .verdict = verdict_names[result->verdict],
        .lock = result->locked ? verdict_names[result->verdict] : NULL,
        .reasons = strbuf_text(&reasons),
        .cautions = result->cautions,
    };
    date(&record, clock);
    bool kept = keep(ctx, &record, err);
    strbuf_release(&text);
    strbuf_release(&reasons);
    arena_release(&arena);
    return kept;
}

static bool stopped_since(struct context *ctx, const struct screening_record *latest)
{
    struct arena arena = {0};
    struct safety_stop *stops;
    size_t count;
    bool stopped = false;
    safety_stops(ctx, latest->day - 1, &arena, &stops, &count);
    for (size_t i = 0; i < count; i++)
        stopped |= stops[i].at_s >= latest->taken_s && stop_event_matters(stops[i].id);
    arena_release(&arena);
    return stopped;
}

/* The daily scores jumped, or their trend is none to wait with. */
static bool scores_ask(struct context *ctx, int32_t today)
{
    struct arena arena = {0};
    struct standing s;
    standing_read(&s, ctx, today, &arena);
    arena_release(&arena);
    return s.questions_due;
}

bool safety_is_due(struct context *ctx, const struct screening_record *latest, int32_t today)
{
    struct store_range newest = {DAY_FIRST, DAY_LAST, 1};
    struct screening_answers answers;
    struct session_record *rows;
    struct arena arena = {0};
    struct err err = {""};
    size_t count = 0;
    int32_t session_day = INT32_MIN, asked_day = latest->day;
    if (store_sessions(context_store(ctx), newest, &arena, &rows, &count, &err) && count > 0)
        session_day = rows[0].day;
    arena_release(&arena);
    if (screening_parse(&answers, latest->answers) && answers.asked_day)
        asked_day = answers.asked_day;
    return screening_is_due(latest->version, asked_day, session_day, today) ||
           stopped_since(ctx, latest) || scores_ask(ctx, today);
}

/* ---- locks ---- */

/* The answers as they were kept, with this one changed to yes. */
static void answer_yes(const struct screening_record *r, int question, struct strbuf *out)
{
    struct screening_answers answers;
    screening_parse(&answers, r->answers);
    if (question >= 0)
        answers.value[question] = ANSWER_YES;
    if (!answers.asked_day)
        answers.asked_day = r->day;
    screening_format(&answers, out);
}

bool safety_lock(struct context *ctx, const struct clock *clock, enum verdict lock, int question,
                 const char *reason, struct err *err)
{
    struct arena arena = {0};
    struct strbuf answers = {0};
    struct screening_record record = practice_screening(ctx, &arena);
    enum verdict before = screening_lock_of(record.lock);
    if (before > lock) { /* its day and its reasons are what has to be assessed */
        arena_release(&arena);
        return true;
    }
    if (record.id == 0)
        record = (struct screening_record){.version = SCREENING_VERSION, .answers = ""};
    bool answers_one = question >= 0 && strcmp(questions[question].id, reason) != 0;
    const char *reasons =
        answers_one ? arena_printf(&arena, "%s %s", reason, questions[question].id) : reason;
    answer_yes(&record, question, &answers);
    record.id = 0; /* a new row: what was answered before stays as it was */
    record.origin = "session";
    record.answers = strbuf_text(&answers);
    record.verdict = record.lock = verdict_names[lock];
    record.reasons = reasons;
    date(&record, clock);
    bool kept = keep(ctx, &record, err);
    strbuf_release(&answers);
    arena_release(&arena);
    return kept;
}

/* ---- words ---- */

/* As the C library does for its messages, but for LANGUAGE, which names no country. */
static const char *locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return NULL;
}

const char *safety_country(struct context *ctx, char country[COUNTRY_BYTES])
{
    memcpy(country, context_settings(ctx)->values[SETTING_COUNTRY].country, COUNTRY_BYTES);
    if (!*country)
        country_of_locale(locale(), country);
    return *country ? country : NULL;
}

void safety_say(struct context *ctx, enum verdict v, struct strbuf *out)
{
    char country[COUNTRY_BYTES];
    screening_say(v, safety_country(ctx, country), out);
}

void safety_say_c1(struct context *ctx, struct strbuf *out)
{
    char buffer[COUNTRY_BYTES];
    const char *country = safety_country(ctx, buffer);
    strbuf_puts(out, questions[Q_C1].text);
    if (country && strcmp(country, "GB") == 0)
        strbuf_printf(out, " %s", uk_pain_wording);
}

/* ---- stops ---- */

static size_t add_stops(struct store *store, const struct session_record *s, struct arena *a,
                        struct safety_stop *out)
{
    struct event_record *events;
    struct err err = {""};
    size_t count = 0, n = 0;
    if (!store_events(store, s->id, a, &events, &count, &err))
        return 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(events[i].kind, "stop") != 0 || !events[i].detail)
            continue;
        if (out)
            out[n] =
                (struct safety_stop){events[i].at_s, s->id, s->day, events[i].detail, s->goals};
        n++;
    }
    return n;
}

void safety_stops(struct context *ctx, int32_t from_day, struct arena *a,
                  struct safety_stop **stops, size_t *count)
{
    struct store *store = context_store(ctx);
    struct session_record *rows = NULL;
    struct err err = {""};
    size_t n_rows = 0, room = 0;
    *count = 0;
    if (!store_sessions(store, (struct store_range){from_day, DAY_LAST, 0}, a, &rows, &n_rows,
                        &err))
        n_rows = 0;
    for (size_t i = 0; i < n_rows; i++)
        room += add_stops(store, &rows[i], a, NULL);
    *stops = arena_array(a, room, sizeof **stops);
    for (size_t i = 0; i < n_rows && room > 0; i++)
        *count += add_stops(store, &rows[i], a, *stops + *count);
}

static bool was_dizzy(struct context *ctx, int32_t today, unsigned goals)
{
    struct arena arena = {0};
    struct safety_stop *stops;
    size_t count;
    bool dizzy = false;
    safety_stops(ctx, today - STOP_DIZZY_DAYS + 1, &arena, &stops, &count);
    for (size_t i = 0; i < count; i++)
        dizzy |= strcmp(stops[i].id, "dizzy") == 0 && (!goals || (stops[i].goals & goals));
    arena_release(&arena);
    return dizzy;
}

bool safety_was_dizzy(struct context *ctx, int32_t today)
{
    return was_dizzy(ctx, today, 0);
}

unsigned safety_recent_cautions(struct context *ctx, int32_t today)
{
    return was_dizzy(ctx, today, 1U << GOAL_BREATH) ? 1U << CAUTION_BREATH_ANXIETY : 0;
}
