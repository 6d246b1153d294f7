/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_SCREENING_H
#define LIMBER_CORE_SCREENING_H

#include "base/strbuf.h"
#include "core/timeline.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The safety questions, as a table in code: reviewed, versioned, tested over every
 * answer. Questions, wording and rules are those of the content pack, section 4,
 * word for word; a change there is a change of SCREENING_VERSION, and everyone is
 * asked again. Pure: answers in, verdict out. Asking is the view's, keeping the
 * store's, acting the app's.
 */
enum { SCREENING_VERSION = 1 };

enum screening_part { PART_AGE, PART_A, PART_B, PART_C, PART_D, N_SCREENING_PARTS };

/* In rising severity: the verdict of a set of answers is the highest of its reasons. */
enum verdict {
    VERDICT_OK, /* go */
    VERDICT_C,  /* caution: some moves are swapped */
    VERDICT_P,  /* professional first: exercise is locked, a few things stay open */
    VERDICT_U,  /* same-day medical advice: locked */
    VERDICT_E,  /* emergency advice: locked */
    N_VERDICTS
};
extern const char *const verdict_names[N_VERDICTS]; /* "OK", "C", "P", "U", "E" */

/* clang-format off */
enum question_id {
    Q_A1, Q_A2, Q_A3, Q_A4, Q_A5, Q_A6, Q_A7, Q_A8,
    Q_B1, Q_B2, Q_B3, Q_B4, Q_B5, Q_B6, Q_B7, Q_B8, Q_B9, Q_B10, Q_B11,
    Q_C1, Q_C2, Q_C3, Q_C4, Q_C5, Q_C6, Q_C7, Q_C8,
    Q_D1, Q_D2, Q_D3, Q_D4, Q_D5, Q_D6, Q_D7, Q_D8, Q_D9, Q_D10, Q_D11, Q_D12, Q_D13, Q_D14,
    Q_D15, Q_D16,
    N_QUESTIONS
};
/* clang-format on */

enum question_kind {
    QUESTION_YES_NO,
    QUESTION_SCALE,  /* 0 to 10; QUESTION_SCALE_LIMIT and more counts as yes */
    QUESTION_CHOICE, /* one of the choices; every one but the first counts as yes */
};
enum { QUESTION_SCALE_LIMIT = 7 };

/* What "yes" can be more exactly ("shoulder", "neck", …), each with its own caution. */
struct question_choice {
    const char *id, *text;
    int caution; /* enum caution_tag; -1: none of its own */
};

struct question {
    const char *id; /* "A1" */
    const char *text;
    const char *explain;                   /* what `?` shows: why it is asked */
    const struct question_choice *choices; /* NULL: none */
    size_t n_choices;
    enum screening_part part;
    enum question_kind kind;
    enum verdict verdict; /* of a yes; VERDICT_OK: advice only, nothing is locked */
    unsigned cautions;    /* of a yes without choices, bits */
};
extern const struct question questions[N_QUESTIONS];

struct screening_part_info {
    const char *title;            /* "Right now, or new in the last few weeks" */
    enum question_id first, last; /* PART_AGE has none */
};
extern const struct screening_part_info screening_parts[N_SCREENING_PARTS];

/* Q0 and the age band. */
enum age { AGE_UNASKED, AGE_UNDER_18, AGE_ADULT, AGE_18_64, AGE_65, N_AGES };
extern const char *const screening_age_question, *const screening_age_band_question;
extern const char *const age_names[N_AGES]; /* "18-64" … */

/* ---- answers ---- */

/* Not one answer is preselected. */
enum { ANSWER_UNASKED = -1, ANSWER_NO = 0, ANSWER_YES = 1 };

struct screening_answers {
    enum age age;
    signed char value[N_QUESTIONS];    /* ANSWER_*; a scale's value; the index of a choice */
    unsigned char chosen[N_QUESTIONS]; /* YES_NO with choices: bits of those that apply */
    int weeks;                         /* of D2, 1-42; 0: not said */
    /* An assessment the person recorded: what it covered no longer locks (never part A, and never
     * today's pain). */
    int32_t assessed_day; /* 0: none */
    uint64_t covered;     /* bits 1 << enum question_id */
    int32_t asked_day;    /* when everything was asked last; 0: with these answers */
};

enum { PREGNANCY_WEEKS_MAX = 42 };

/* Everything unasked. */
void screening_answers_init(struct screening_answers *a);
/* The answers of one part taken back: it is asked again. */
void screening_forget(struct screening_answers *a, enum screening_part part);
/* "18 or over, none of these, no pain". */
void screening_answers_none(struct screening_answers *a);
bool answer_is_yes(const struct screening_answers *a, enum question_id q);
/* The first question of a part that has no answer yet, or N_QUESTIONS. */
enum question_id screening_unanswered(const struct screening_answers *a, enum screening_part part);
/* "age=18-64 A1=no … B11=3 C1=a D2=yes:20 D8=yes:neck,wrist": how answers are kept. */
void screening_format(const struct screening_answers *a, struct strbuf *out);
/* What it does not know it leaves unasked; false where the text is not of this form. */
bool screening_parse(struct screening_answers *a, const char *text);

/* ---- verdict ---- */

struct screening_result {
    bool closed;   /* under 18: nothing is open, and nothing else was asked */
    bool complete; /* all that has to be asked was asked; a verdict of E needs no more */
    enum verdict verdict;
    bool locked;                           /* P, U or E */
    bool advise_doctor;                    /* C8: a doctor's visit is advised, nothing is locked */
    bool gentle_track;                     /* default to gentle-chair-10 */
    unsigned cautions;                     /* bits 1 << enum caution_tag, for the timeline */
    enum question_id reasons[N_QUESTIONS]; /* of the verdict */
    size_t n_reasons;
};
struct screening_result screening_judge(const struct screening_answers *a);
/* "A1 A4". */
void screening_reasons_format(const struct screening_result *r, struct strbuf *out);

/* ---- asking again ---- */

enum { SCREENING_VALID_DAYS = 28, SCREENING_GAP_DAYS = 14 };
/* Whether all is asked again (content pack 4.2): every four weeks, after 14 days without a
 * session, or when the questions changed. last_session_day: INT32_MIN where there was none. */
bool screening_is_due(int version, int32_t asked_day, int32_t last_session_day, int32_t today);

/* ---- locks ---- */

/* The lock a stored word names: VERDICT_P, _U or _E, or VERDICT_OK for none (NULL) and for what it
 * does not know. */
enum verdict screening_lock_of(const char *word);
/* P opens when the answers that made it change; E, U and what no answer made (reasons without a
 * question) need a recorded assessment. */
bool screening_may_answer_again(enum verdict lock, const char *reasons);
/* The earliest day of an assessment that may open a lock. What has been going on for longer
 * may have been assessed before it was asked about here (INT32_MIN); an emergency, a stop and
 * today's pain may not. */
int32_t screening_assessed_from(enum verdict lock, const char *reasons, int32_t locked_day);
/* Question ids separated by spaces, as a set of bits; other words are not in it. */
uint64_t screening_question_set(const char *ids);
/* What is to be asked "is it new, or worse, since you were assessed?": every yes of parts B and C
 * that an assessment can cover, and what else is in `locked_for`. */
uint64_t screening_to_cover(const struct screening_answers *a, uint64_t locked_for);
/* Takes the answer: `worse` of those that were asked count as a yes, the others are covered. */
void screening_cover(struct screening_answers *a, uint64_t asked, uint64_t worse);
/* Whether a lock leaves this one open: under P the desk set-up and breathing without holds. */
bool screening_allows(enum verdict lock, const struct timeline *t);
/* Whether this one is for a day with pain of 4 to 6: the gentle chair session, breathing, rest. */
bool screening_is_gentle(const struct timeline *t);

/* ---- before every session ---- */

enum { CHECK_QUESTIONS = 3 };
extern const char *const check_questions[CHECK_QUESTIONS];

struct check_answers {
    bool anything_new; /* 1 */
    int pain;          /* 2, 0-10 */
    bool well_enough;  /* 3 */
};

enum check_outcome {
    CHECK_GO,
    CHECK_GENTLE,    /* pain 4-6: C1 is asked; gentle or breathing only today */
    CHECK_REST,      /* not well enough: the rest card */
    CHECK_SAME_DAY,  /* pain 7 or more: U */
    CHECK_ASK_PARTS, /* something new: parts A and B are asked first (B11 takes the pain) */
};
enum check_outcome check_judge(const struct check_answers *c);
/* The rest card: not part of the pack's wording. */
extern const char *const check_rest_text;

/* ---- what the app says ---- */

struct wording {
    const char *const *lines; /* sentences that belong together, one paragraph each */
    size_t count;
};
/* The whole text of a verdict. country: two capital letters, whose number is put in the place of
 * the list of numbers; NULL keeps the list. */
void screening_say(enum verdict v, const char *country, struct strbuf *out);
extern const struct wording verdict_wording[N_VERDICTS];
extern const struct wording disclaimer_wording; /* must be accepted at the first run */
/* For whoever was never asked and cannot be: printed before the session. */
extern const struct wording safety_card_wording;
extern const char *const closed_wording;
extern const char *const footer_wording, *const progress_wording, *const doctor_wording;
extern const char *const breathing_wording; /* before breathing by a pattern */
extern const char *const uk_pain_wording, *const unlock_wording, *const none_wording;

/* The number to call in a country: of the table, else EMERGENCY_FALLBACK. */
#define EMERGENCY_FALLBACK "112, or the number you know where you are"
const char *emergency_number(const char *country);
/* The country a locale names ("en_GB.UTF-8"), or "". The one of systems nobody has set up says
 * nothing about where they stand, and is none: US. */
enum { LOCALE_COUNTRY_BYTES = 3 };
void country_of_locale(const char *locale, char country[LOCALE_COUNTRY_BYTES]);

#endif
