/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_STORE_H
#define LIMBER_IO_STORE_H

#include "base/err.h"
#include "base/mem.h"
#include "core/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The history: one SQLite file, mode 0600, in a folder of mode 0700.
 *
 * A history that cannot be read or written never stops a session. Every function
 * takes a NULL store, which remembers nothing: writing to it succeeds, reading
 * from it finds nothing. A failure is one text in err, to be shown once; the same
 * row may be written again later, and is then whole (rows are written as they
 * stand, not as differences).
 *
 * A damaged file is renamed to FILE.damaged (.damaged-2, …), a new one is begun, and
 * store_notice() says so; this may happen at store_open() or when the damage is met. Another
 * limber that has the old one open goes on in the new one with the next row it writes.
 */
struct store;

/*
 * Opens or makes the file, with its folders, and brings its schema up to date.
 * Returns NULL and fills err where there is no history to be had: a schema of a
 * newer limber, a file of another program, a folder that cannot be made.
 * A file that can be read but not written opens; its writes fail.
 */
struct store *store_open(const char *path, struct err *err);
void store_close(struct store *s);
/* Something the person should know, once: a sentence, or NULL. The next call returns NULL. */
const char *store_notice(struct store *s);
bool store_is_writable(const struct store *s);

/* ---- writing a session ---- */

/*
 * Writes the session as it stands, and the step where it is not NULL, in one
 * transaction; call it when a session or a step begins or ends, at each
 * repetition and every 15 s. A row is inserted the first time (session->uuid
 * empty or unknown) and replaced after that; uuid and id are filled in.
 * Every row is safe from a killed process when this returns. From a power cut: the end of
 * the session at once (synchronous FULL); the end of a step, and what was noted, as soon as the
 * disk has it, which nobody waits for; the rest with what follows.
 *
 * While session->state is RECORD_RUNNING this process holds the session's lock:
 * the kernel gives it up when the process dies, however it dies, and that is how
 * the next start knows (store_unfinished).
 */
bool store_session_write(struct store *s, struct session_record *session,
                         const struct step_record *step, struct err *err);
/* session->id must have been filled in by store_session_write(). */
bool store_event_write(struct store *s, const struct session_record *session,
                       const struct event_record *event, struct err *err);

/* ---- writing what belongs to a day: a second one of the day replaces the first ---- */

bool store_score_write(struct store *s, const struct score_record *score, struct err *err);
/* A value that is no number, or beyond MEASURE_MAX either way, is refused. */
bool store_measure_write(struct store *s, const struct measure_record *measure, struct err *err);
/* written_s is filled in here. One that ends before it begins takes a pause back. */
bool store_pause_write(struct store *s, const struct pause_record *pause, struct err *err);
bool store_decision_write(struct store *s, const struct decision_record *decision, struct err *err);

/* ---- deleting ---- */

/*
 * A session with its steps and events. That it was deleted is remembered, so that it does
 * not come back from an export or another machine. One that is running is left alone, with an
 * error.
 */
bool store_session_delete(struct store *s, const char *uuid, bool *found, struct err *err);
/* Everything, also that something was deleted; no trace of it is left in the file. */
bool store_delete_everything(struct store *s, struct err *err);

/* ---- resuming ---- */

/*
 * The latest session that a process which is gone left unfinished, with its steps
 * in the arena; *found says whether there is one. Older ones are marked crashed: only the
 * latest is ever offered. A session that another limber is running is left alone.
 */
bool store_unfinished(struct store *s, struct arena *a, struct session_record *session, bool *found,
                      struct err *err);
/*
 * Takes it over: from now on it is this process's session, to be written on with
 * store_session_write(). False without an error text where another limber was faster.
 */
bool store_session_adopt(struct store *s, const struct session_record *session, struct err *err);
/* Declined: RECORD_CRASHED, ended when it was last written. What was done stays. */
bool store_session_abandon(struct store *s, const struct session_record *session, struct err *err);

/* ---- reading ---- */

enum { DAY_FIRST = INT32_MIN, DAY_LAST = INT32_MAX };

struct store_range {
    int32_t from_day, to_day; /* both included */
    size_t limit;             /* the newest so many; 0: all */
};

bool store_session(struct store *s, int64_t id, struct arena *a, struct session_record *session,
                   bool *found, struct err *err);
/* Those whose uuid begins so, at most two: one is found, two are not told apart. */
bool store_sessions_named(struct store *s, const char *beginning, struct arena *a,
                          struct session_record **rows, size_t *count, struct err *err);
/* Newest first. What a process that is gone left running reads as RECORD_CRASHED. */
bool store_sessions(struct store *s, struct store_range range, struct arena *a,
                    struct session_record **rows, size_t *count, struct err *err);
/* By ordinal. */
bool store_steps(struct store *s, int64_t session_id, struct arena *a, struct step_record **rows,
                 size_t *count, struct err *err);
/* In order of time. */
bool store_events(struct store *s, int64_t session_id, struct arena *a, struct event_record **rows,
                  size_t *count, struct err *err);
/* By day; limit is not used. */
bool store_practice(struct store *s, struct store_range range, struct arena *a,
                    struct practice_record **rows, size_t *count, struct err *err);
/* By exercise, most time first; what was begun and not done counts for nothing. */
bool store_doses(struct store *s, struct store_range range, struct arena *a,
                 struct dose_record **rows, size_t *count, struct err *err);
bool store_scores(struct store *s, struct store_range range, enum score_kind kind, struct arena *a,
                  struct score_record **rows, size_t *count, struct err *err);
/* By day and kind; kind NULL: all kinds. */
bool store_measures(struct store *s, struct store_range range, const char *kind, struct arena *a,
                    struct measure_record **rows, size_t *count, struct err *err);
/* By day; all there are. */
bool store_pauses(struct store *s, struct arena *a, struct pause_record **rows, size_t *count,
                  struct err *err);
/* By day, then in the order they were written. */
bool store_decisions(struct store *s, struct store_range range, struct arena *a,
                     struct decision_record **rows, size_t *count, struct err *err);
/* By day, running sessions after the others of theirs; states as of store_sessions(). */
bool store_tallies(struct store *s, struct store_range range, struct arena *a,
                   struct session_tally **rows, size_t *count, struct err *err);
bool store_count(struct store *s, int64_t *sessions, struct err *err);
/* Exercises this person has begun at least once: what is new is walked through first. */
bool store_knows_exercise(struct store *s, const char *exercise, bool *known, struct err *err);

/* ---- the safety questions ---- */

/* Fills in id, uuid, turn and day. */
bool store_screening_write(struct store *s, struct screening_record *screening, struct err *err);
bool store_screening_latest(struct store *s, struct arena *a, struct screening_record *screening,
                            bool *found, struct err *err);
/* In the order they were given; with a limit the newest of them. */
bool store_screenings(struct store *s, struct store_range range, struct arena *a,
                      struct screening_record **rows, size_t *count, struct err *err);

#endif
