/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_STANDING_H
#define LIMBER_APP_STANDING_H

#include "app/context.h"
#include "base/err.h"
#include "core/permission.h"
#include "core/trend.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * How the person stands today, out of the history: the trend of the daily scores, the
 * lock of the safety questions, and what both allow.
 */
struct standing {
    int32_t today;
    struct score_record *scores; /* every daily stiffness, by day; in the arena */
    size_t n_scores;
    struct trend_series series; /* those the trend is about */
    struct trend trend;
    enum verdict lock;
    bool over_65;       /* said so, when last asked */
    struct err err;     /* what could not be read first; "": nothing */
    bool questions_due; /* the trend asks for the safety questions, and they were not answered since
                         */
};

/* Without a history, and where it cannot be read: nothing is known and all is open. */
void standing_read(struct standing *s, struct context *ctx, int32_t today, struct arena *a);
/* The day of the latest assessment that was recorded; 0: none. */
int32_t standing_assessed_day(struct context *ctx, struct arena *a);
/* pain: right now, or SCALE_NONE. */
enum permission standing_permission(const struct standing *s, int pain);
/* Whether this session may be done now. */
bool standing_allows(const struct standing *s, int pain, const struct timeline *t);
/* Why what acts acts: the wording of the trend. Nothing where nothing does. */
void standing_say(const struct standing *s, struct strbuf *out);

#endif
