/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store_schema.h"

#include "base/base.h"

/*
 * Words are stored as words (states, kinds, body areas, cautions), separated by
 * spaces where there are several, so that the file says what it means and a new
 * word needs no migration. Ranges are checked here as well, for whatever else writes
 * into the file.
 */
static const char version_1[] =
    "CREATE TABLE session ("
    " id INTEGER PRIMARY KEY,"
    " uuid TEXT NOT NULL UNIQUE,"
    " routine TEXT NOT NULL,"
    " routine_name TEXT NOT NULL,"
    " goals TEXT NOT NULL,"
    " level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),"
    " started_s INTEGER NOT NULL,"
    " offset_s INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " ended_s INTEGER,"
    " written_s INTEGER NOT NULL,"
    " state TEXT NOT NULL,"
    " check_kind TEXT NOT NULL,"
    " stiffness_before INTEGER CHECK (stiffness_before BETWEEN 0 AND 10),"
    " stiffness_after INTEGER CHECK (stiffness_after BETWEEN 0 AND 10),"
    " pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),"
    " pain_worst INTEGER CHECK (pain_worst BETWEEN 0 AND 10),"
    " effort INTEGER CHECK (effort BETWEEN 0 AND 10),"
    " reason TEXT,"
    " planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),"
    " done_ms INTEGER NOT NULL CHECK (done_ms >= 0),"
    " resume_ms INTEGER NOT NULL CHECK (resume_ms >= 0),"
    " resume_step INTEGER NOT NULL CHECK (resume_step >= 0),"
    " steps_planned INTEGER NOT NULL CHECK (steps_planned >= 0),"
    " steps_done INTEGER NOT NULL CHECK (steps_done >= 0)"
    ") STRICT;"
    "CREATE INDEX session_by_day ON session (day, state, done_ms);"
    "CREATE INDEX session_unfinished ON session (started_s) WHERE state = 'running';"

    "CREATE TABLE step ("
    " session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,"
    " ordinal INTEGER NOT NULL CHECK (ordinal >= 0),"
    " kind TEXT NOT NULL,"
    " state TEXT NOT NULL,"
    " exercise TEXT,"
    " wanted TEXT,"
    " level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),"
    " areas TEXT NOT NULL,"
    " goals TEXT NOT NULL,"
    " sets_planned INTEGER NOT NULL CHECK (sets_planned >= 0),"
    " reps_planned INTEGER NOT NULL CHECK (reps_planned >= 0),"
    " sets_done INTEGER NOT NULL CHECK (sets_done >= 0),"
    " reps_done INTEGER NOT NULL CHECK (reps_done >= 0),"
    " hold_ms INTEGER NOT NULL CHECK (hold_ms >= 0),"
    " planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),"
    " done_ms INTEGER NOT NULL CHECK (done_ms >= 0),"
    " in_reserve INTEGER CHECK (in_reserve BETWEEN 0 AND 5),"
    " PRIMARY KEY (session, ordinal)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX step_by_exercise ON step (exercise) WHERE exercise IS NOT NULL;"

    "CREATE TABLE event ("
    " id INTEGER PRIMARY KEY,"
    " session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,"
    " at_s INTEGER NOT NULL,"
    " position_ms INTEGER NOT NULL CHECK (position_ms >= 0),"
    " step INTEGER CHECK (step >= 0),"
    " kind TEXT NOT NULL,"
    " detail TEXT"
    ") STRICT;"
    "CREATE INDEX event_by_session ON event (session);"

    "CREATE TABLE score ("
    " day INTEGER NOT NULL,"
    " kind TEXT NOT NULL,"
    " value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),"
    " taken_s INTEGER NOT NULL,"
    " offset_s INTEGER NOT NULL,"
    " PRIMARY KEY (day, kind)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE screening ("
    " id INTEGER PRIMARY KEY,"
    " uuid TEXT NOT NULL UNIQUE,"
    " version INTEGER NOT NULL,"
    " taken_s INTEGER NOT NULL,"
    " offset_s INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " origin TEXT NOT NULL,"
    " answers TEXT NOT NULL,"
    " verdict TEXT NOT NULL,"
    " lock TEXT,"
    " reasons TEXT NOT NULL,"
    " cautions TEXT NOT NULL"
    ") STRICT;";

/* What statistics read at once: tallies of sessions out of one index, minutes out of sums. */
static const char version_2[] =
    "DROP INDEX session_by_day;"
    "CREATE INDEX session_by_day ON session (day, state, done_ms, planned_ms, stiffness_before,"
    " stiffness_after);"

    /* By day and areas, kept by the triggers below. */
    "CREATE TABLE practice ("
    " day INTEGER NOT NULL,"
    " areas TEXT NOT NULL,"
    " ms INTEGER NOT NULL CHECK (ms >= 0),"
    " PRIMARY KEY (day, areas)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO practice SELECT session.day, step.areas, sum(step.done_ms)"
    " FROM session JOIN step ON step.session = session.id WHERE step.exercise IS NOT NULL"
    " GROUP BY session.day, step.areas;"
    "CREATE TRIGGER step_added AFTER INSERT ON step WHEN NEW.exercise IS NOT NULL BEGIN"
    " INSERT INTO practice SELECT day, NEW.areas, NEW.done_ms FROM session WHERE id = NEW.session"
    "  ON CONFLICT (day, areas) DO UPDATE SET ms = ms + excluded.ms;"
    "END;"
    "CREATE TRIGGER step_removed AFTER DELETE ON step WHEN OLD.exercise IS NOT NULL BEGIN"
    " UPDATE practice SET ms = ms - OLD.done_ms WHERE areas = OLD.areas"
    "  AND day = (SELECT day FROM session WHERE id = OLD.session);"
    "END;"
    "CREATE TRIGGER step_changed AFTER UPDATE ON step BEGIN"
    " UPDATE practice SET ms = ms - OLD.done_ms WHERE OLD.exercise IS NOT NULL"
    "  AND areas = OLD.areas AND day = (SELECT day FROM session WHERE id = OLD.session);"
    " INSERT INTO practice SELECT day, NEW.areas, NEW.done_ms FROM session"
    "  WHERE id = NEW.session AND NEW.exercise IS NOT NULL"
    "  ON CONFLICT (day, areas) DO UPDATE SET ms = ms + excluded.ms;"
    "END;"
    /* Before the session goes, while its day is still known. */
    "CREATE TRIGGER session_removed BEFORE DELETE ON session BEGIN"
    " DELETE FROM step WHERE session = OLD.id;"
    "END;";

/*
 * What statistics read of sessions: one row a day and way of ending, kept by triggers, so that
 * a million sessions are summed up as quickly as the days they were done on. The view is
 * session_tally_of() of core/history in the file's own words; a running session is not in it yet.
 */
#define TALLY_CHANGE(sign, row)                                                                \
    " INSERT INTO tally SELECT day, state, sessions, counted, ms, planned_ms, kept_ms, pairs," \
    "  before_sum, after_sum FROM session_tally WHERE id = " row ".id"                         \
    "  ON CONFLICT (day, state) DO UPDATE SET sessions = sessions " sign " excluded.sessions," \
    "  counted = counted " sign " excluded.counted, ms = ms " sign " excluded.ms,"             \
    "  planned_ms = planned_ms " sign " excluded.planned_ms,"                                  \
    "  kept_ms = kept_ms " sign " excluded.kept_ms, pairs = pairs " sign " excluded.pairs,"    \
    "  before_sum = before_sum " sign " excluded.before_sum,"                                  \
    "  after_sum = after_sum " sign " excluded.after_sum;"

static const char version_3[] =
    "DROP INDEX session_by_day;"
    "CREATE INDEX session_by_day ON session (day, started_s);"
    "CREATE VIEW session_tally AS SELECT id, day, state, 1 AS sessions,"
    " state = 'done' OR 2 * done_ms >= planned_ms AS counted,"
    " done_ms AS ms, planned_ms, min(done_ms, planned_ms) AS kept_ms,"
    " stiffness_before + stiffness_after IS NOT NULL AS pairs,"
    " iif(stiffness_after IS NULL, 0, ifnull(stiffness_before, 0)) AS before_sum,"
    " iif(stiffness_before IS NULL, 0, ifnull(stiffness_after, 0)) AS after_sum"
    " FROM session WHERE state <> 'running' AND done_ms > 0;"
    "CREATE TABLE tally ("
    " day INTEGER NOT NULL,"
    " state TEXT NOT NULL,"
    " sessions INTEGER NOT NULL,"
    " counted INTEGER NOT NULL,"
    " ms INTEGER NOT NULL,"
    " planned_ms INTEGER NOT NULL,"
    " kept_ms INTEGER NOT NULL,"
    " pairs INTEGER NOT NULL,"
    " before_sum INTEGER NOT NULL,"
    " after_sum INTEGER NOT NULL,"
    " PRIMARY KEY (day, state)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO tally SELECT day, state, sum(sessions), sum(counted), sum(ms), sum(planned_ms),"
    " sum(kept_ms), sum(pairs), sum(before_sum), sum(after_sum) FROM session_tally"
    " GROUP BY day, state;"
    "CREATE TRIGGER session_added AFTER INSERT ON session BEGIN" TALLY_CHANGE(
        "+", "NEW") "END;"
                    "CREATE TRIGGER session_changing BEFORE UPDATE ON session BEGIN" TALLY_CHANGE(
                        "-", "OLD") "END;"
                                    "CREATE TRIGGER session_changed AFTER UPDATE ON session "
                                    "BEGIN" TALLY_CHANGE(
                                        "+", "NEW") "END;"
                                                    "CREATE TRIGGER session_going BEFORE DELETE ON "
                                                    "session BEGIN" TALLY_CHANGE("-", "OLD") "END;";

/*
 * What is counted on a day, what the plan decided, and what two machines need to agree: the later
 * version of a row counts, what was deleted stays deleted, and answers have an order of their
 * own, which a clock that is set back does not turn round.
 */
static const char version_4[] =
    "CREATE TABLE measure ("
    " day INTEGER NOT NULL,"
    " kind TEXT NOT NULL,"
    " value REAL NOT NULL,"
    " detail TEXT,"
    " taken_s INTEGER NOT NULL,"
    " offset_s INTEGER NOT NULL,"
    " PRIMARY KEY (kind, day)"
    ") STRICT, WITHOUT ROWID;"
    /* One that ends before it begins was taken back. */
    "CREATE TABLE pause ("
    " from_day INTEGER PRIMARY KEY,"
    " to_day INTEGER NOT NULL,"
    " reason TEXT NOT NULL,"
    " written_s INTEGER NOT NULL"
    ") STRICT;"
    "CREATE TABLE decision ("
    " day INTEGER NOT NULL,"
    " track TEXT NOT NULL,"
    " level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 99),"
    " decision TEXT NOT NULL,"
    " reason TEXT NOT NULL,"
    " written_s INTEGER NOT NULL,"
    " PRIMARY KEY (day, track)"
    ") STRICT, WITHOUT ROWID;"
    /* Sessions that are not to come back from another machine or an old export. */
    "CREATE TABLE deleted ("
    " uuid TEXT PRIMARY KEY,"
    " deleted_s INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "ALTER TABLE screening ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;"
    "UPDATE screening SET turn = id + (SELECT max(taken_s) FROM screening AS earlier"
    " WHERE earlier.id <= screening.id);"
    "CREATE INDEX screening_by_turn ON screening (turn);";

static const char *const scripts[] = {version_1, version_2, version_3, version_4};

const struct store_schema store_schema = {scripts, ARRAY_LEN(scripts)};
