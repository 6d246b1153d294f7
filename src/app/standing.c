/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/standing.h"

#include "io/lock_copy.h"
#include "io/store.h"

#include <string.h>

/* An answer of part A or B, or C3; what locks outside the questions (pain, `!`) is of that kind
 * where it locks as they do. */
static bool has_symptoms(const struct screening_record *r)
{
    enum verdict lock = screening_lock_of(r->lock);
    return lock >= VERDICT_U || (lock == VERDICT_P && r->reasons && strstr(r->reasons, "C3"));
}

/* The latest assessment there is in any set of answers: later ones need not repeat it. */
static void add_screenings(struct trend_input *in, struct screening_record *latest,
                           const struct screening_record *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct screening_answers answers;
        screening_answers_init(&answers);
        screening_parse(&answers, rows[i].answers);
        if (answers.assessed_day && (!in->assessed || answers.assessed_day > in->assessed_day)) {
            in->assessed = true;
            in->assessed_day = answers.assessed_day;
        }
    }
    if (count == 0)
        return;
    *latest = rows[count - 1];
    in->symptoms = has_symptoms(latest);
    in->symptoms_day = latest->day;
}

/* The jump or the verdict is younger than the answers. */
static bool asks_again(const struct trend *t, const struct screening_record *latest)
{
    return t->jumped_s > latest->taken_s ||
           (t->active.verdict >= TREND_REVIEW && t->active_since > latest->day);
}

/* Later answers need not repeat the age. */
static bool says_over_65(const struct screening_record *rows, size_t count)
{
    bool over = false;
    for (size_t i = 0; i < count; i++) {
        struct screening_answers answers;
        screening_answers_init(&answers);
        screening_parse(&answers, rows[i].answers);
        if (answers.age == AGE_65 || answers.age == AGE_18_64)
            over = answers.age == AGE_65;
    }
    return over;
}

void standing_read(struct standing *s, struct context *ctx, int32_t today, struct arena *a)
{
    *s = (struct standing){.today = today};
    const struct store_range all = {DAY_FIRST, today, 0};
    struct trend_input in = {.today = today};
    struct screening_record *screenings, latest = {0};
    struct store *store = context_store(ctx);
    struct err second = {""};
    size_t count;
    bool ok = store_scores(store, all, SCORE_STIFFNESS, a, &s->scores, &s->n_scores, &s->err);
    if (!ok)
        s->n_scores = 0;
    if (store_screenings(store, (struct store_range){DAY_FIRST, DAY_LAST, 0}, a, &screenings,
                         &count, ok ? &s->err : &second)) {
        add_screenings(&in, &latest, screenings, count);
        s->over_65 = says_over_65(screenings, count);
    }
    lock_copy_prefer(context_paths(ctx)->lock_file, a, &latest);
    in.scores = s->scores;
    in.count = s->n_scores;
    s->series = trend_series_of(&in);
    s->trend = trend_of(&in);
    s->lock = screening_lock_of(latest.lock);
    s->questions_due = latest.id && asks_again(&s->trend, &latest);
}

int32_t standing_assessed_day(struct context *ctx, struct arena *a)
{
    const struct store_range all = {DAY_FIRST, DAY_LAST, 0};
    struct trend_input in = {0};
    struct screening_record *rows, latest = {0};
    struct err err = {""};
    size_t count;
    if (store_screenings(context_store(ctx), all, a, &rows, &count, &err))
        add_screenings(&in, &latest, rows, count);
    return in.assessed_day;
}

static struct permission_input input_of(const struct standing *s, int pain)
{
    return (struct permission_input){
        .lock = s->lock, .trend = s->trend.active.verdict, .pain = pain};
}

enum permission standing_permission(const struct standing *s, int pain)
{
    const struct permission_input in = input_of(s, pain);
    return permission_of(&in);
}

bool standing_allows(const struct standing *s, int pain, const struct timeline *t)
{
    const struct permission_input in = input_of(s, pain);
    return permission_allows(&in, t);
}

void standing_say(const struct standing *s, struct strbuf *out)
{
    const struct trend *t = &s->trend;
    trend_say(out, t->active, t->active_baseline, t->active_m7);
}
