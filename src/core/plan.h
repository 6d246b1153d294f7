/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_PLAN_H
#define LIMBER_CORE_PLAN_H

#include "base/strbuf.h"
#include "core/programme.h"
#include "core/record.h"
#include "core/trend.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * How much, for whom, and why: the level of each strand, decided after each weekly
 * check-in (content pack, section 3.3). First match wins, in the order REFER, STEP DOWN,
 * HOLD, STEP UP, HOLD. Pure: sessions, scores and the calendar in, decisions out.
 */

/* A strand's rung. Below level 1: the easier variant of each exercise, then the gentle chair
 * session. Above level 3: micro-steps, one exercise a session. */
enum {
    RUNG_GENTLE = -1,
    RUNG_EASIER = 0,
    RUNG_FIRST = 1,
    RUNG_FULL = 3,
    RUNG_MICRO_MAX = 12,
};
/* The level a routine is played at on a rung, 1-3. */
int plan_level_of_rung(int rung);

/* Why a session ended before its time. */
enum plan_cause { CAUSE_NONE, CAUSE_TIME, CAUSE_TOO_HARD, CAUSE_SYMPTOMS, CAUSE_OTHER };
/* Of the word that is stored: "time", "too-hard", "symptoms", a stop's id; NULL: none. */
enum plan_cause plan_cause_of(const char *reason);

/* A session of the strand. What was not asked or answered is SCALE_NONE. */
struct plan_session {
    int32_t day;
    int64_t at_s;
    int level;   /* it was played at, 1-3 */
    int percent; /* done of planned */
    enum plan_cause cause;
    int before, after; /* stiffness */
    int pain, effort;  /* worst pain, RPE */
    int reserve;       /* the least repetitions in reserve of its exercises */
    bool has_next;     /* the next day's score is known … */
    double next_rise;  /* … and is so much above the median of the 7 days before it */
};

enum plan_move { PLAN_HOLD, PLAN_UP, PLAN_DOWN, PLAN_REFER, N_PLAN_MOVES };
extern const char *const plan_move_names[N_PLAN_MOVES]; /* "hold", "up", "down", "refer" */

enum plan_why {
    WHY_NONE,
    WHY_START,
    /* refer */
    WHY_RED_FLAG,
    WHY_TREND_REFER,
    WHY_PAIN_STOPS,
    WHY_THIRD_DOWN,
    /* down */
    WHY_PAIN_6,
    WHY_PAIN_4,
    WHY_STIFFER_AFTER,
    WHY_STIFFER_NEXT_DAY,
    WHY_HARD,
    WHY_TOO_MUCH,
    WHY_GAP,
    WHY_LONG_GAP,
    /* hold */
    WHY_FEW_SESSIONS,
    WHY_NO_TIME,
    WHY_STIFFER_WEEK,
    WHY_TREND_REVIEW,
    WHY_NEW_CAUTION,
    /* up */
    WHY_SOLID,
    /* hold after all */
    WHY_CAP,
    WHY_STOP_TODAY,
    WHY_TWO_CHANGES,
    WHY_STRENGTH_WAITS,
    WHY_TOO_STEEP,
    WHY_STEADY,
    N_PLAN_WHYS
};
/* "", "start", "red-flag", …: as they are stored. */
const char *plan_why_name(enum plan_why why);
/* Why, in a sentence; "" where there is nothing to say. */
const char *plan_why_text(enum plan_why why);
enum plan_why plan_why_find(const char *name);

struct plan_decision {
    enum plan_move step;
    enum plan_why why;
    int rung; /* from now on */
};

struct plan_input {
    enum strand strand;
    int rung;
    int cap;  /* the highest level the calendar allows, 1-3 */
    int week; /* of the programme, 1-based */
    /* Of this strand since the rung was reached, oldest first. */
    const struct plan_session *sessions;
    size_t count;
    size_t n_decided; /* so many of them are older than the last decision */
    int away_days; /* since the last session of the strand, pauses taken off; -1: no session since
                      the rung was reached by a gap, or never */
    int downs;     /* steps down in a row up to now */
    /* Of the person. */
    bool red_flag; /* since the last decision */
    enum trend_verdict trend;
    int pain_stops;                     /* in 7 days */
    double week_mean, week_before_mean; /* stiffness; TREND_UNKNOWN */
    bool new_caution;                   /* this week */
    bool stopped_today;
};

struct plan_decision plan_decide(const struct plan_input *in);

/* ---- what the strands share ---- */

struct plan_limits {
    int ups;              /* step ups of the last 7 days */
    int strength_up_days; /* since strength went up; -1: never */
    int64_t week_ms;      /* this week's planned time */
    /* Next week's planned time with these rungs. */
    int64_t (*next_week_ms)(void *context, const int rungs[N_STRANDS]);
    void *context;
};
/* Of the steps up, keeps two a week, strength once in two weeks, and none that makes the next
 * week a fifth longer: strength first, then the lowest rung. The others become a hold. */
void plan_share(struct plan_decision decisions[N_STRANDS], const int rungs[N_STRANDS],
                const struct plan_limits *limits);

/* ---- words ---- */

/* "Strength": what a person reads. */
extern const char *const strand_titles[N_STRANDS];
/* One plain sentence or two: what was decided for the strand, and why. */
void plan_say(struct strbuf *out, enum strand strand, const struct plan_decision *d);
/* "level 2", "the easier form of each move", "level 3 and 2 small steps". */
void plan_say_rung(struct strbuf *out, int rung);

#endif
