/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_SAFETY_H
#define LIMBER_APP_SAFETY_H

#include "app/context.h"
#include "base/err.h"
#include "core/record.h"
#include "core/stop.h"
#include "io/clock.h"

#include <stdbool.h>

/* What the safety questions found, kept: the one place that writes it and says what it means. */

/* ---- asking ---- */

enum safety_scope {
    SAFETY_ALL,       /* everything */
    SAFETY_RED_FLAGS, /* parts A and B; the other answers stand, where there are any */
};

/* What is known before, and what is to be asked. Whoever asks fills in the answers. */
struct safety_task {
    struct screening_answers answers;
    bool asks_age;
    enum screening_part last; /* the last part to be asked */
    uint64_t locked_for;      /* what locked before the assessment that is recorded was made */
};
/* assessed_day: an assessment to be recorded with the answers; 0: none. */
void safety_begin(struct context *ctx, struct safety_task *task, enum safety_scope scope,
                  int32_t assessed_day);
/* After the parts: what is to be asked "is it new, or worse, since you were assessed?" Empty
 * where nothing is. */
uint64_t safety_to_cover(const struct safety_task *task);

/* Keeps the answers and returns what they mean. origin: "terminal", "command-line" or "session".
 * A history that cannot be written: false with the reason; the verdict counts all the same. */
bool safety_keep(struct context *ctx, const struct clock *clock,
                 const struct screening_answers *answers, const char *origin,
                 struct screening_result *result, struct err *err);

/* True where everything is to be asked again: time, a gap, new questions, a stop since, scores that
 * jumped or call for it. */
bool safety_is_due(struct context *ctx, const struct screening_record *latest, int32_t today);

/* ---- locks ---- */

/* A lock that came of something else than the questions: `!`, pain of 7. What was answered
 * before stands, but for the question (-1: none) that this answers with yes. A graver lock that
 * is there stays. */
bool safety_lock(struct context *ctx, const struct clock *clock, enum verdict lock, int question,
                 const char *reason, struct err *err);

/* ---- words ---- */

/* Two letters out of the setting, else out of the locale; NULL: not known. */
const char *safety_country(struct context *ctx, char country[COUNTRY_BYTES]);
/* The words of a verdict, with the number of the person's country. */
void safety_say(struct context *ctx, enum verdict v, struct strbuf *out);
/* The text of C1, with what people in the UK are told. */
void safety_say_c1(struct context *ctx, struct strbuf *out);

/* ---- stops ---- */

struct safety_stop {
    int64_t at_s;
    int64_t session; /* its id */
    int32_t day;     /* of its session */
    const char *id;  /* of the stop event */
    unsigned goals;  /* of the routine */
};
/* Of sessions since that day, in no order. */
void safety_stops(struct context *ctx, int32_t from_day, struct arena *a,
                  struct safety_stop **stops, size_t *count);
/* Dizzy within the seven days up to today. */
bool safety_was_dizzy(struct context *ctx, int32_t today);
/* What lately happened asks for, beside what was answered: cautions, bits. */
unsigned safety_recent_cautions(struct context *ctx, int32_t today);
int32_t safety_today(const struct clock *clock);

#endif
