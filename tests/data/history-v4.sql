-- A history of schema version 4, as a limber of that version left it. Never changed.
-- The tables are spelt out here, not taken from the source: the point is to notice a change there.
CREATE TABLE session ( id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, routine TEXT NOT NULL,
  routine_name TEXT NOT NULL, goals TEXT NOT NULL, level INTEGER NOT NULL CHECK (level BETWEEN 1
  AND 3), started_s INTEGER NOT NULL, offset_s INTEGER NOT NULL, day INTEGER NOT NULL, ended_s
  INTEGER, written_s INTEGER NOT NULL, state TEXT NOT NULL, check_kind TEXT NOT NULL,
  stiffness_before INTEGER CHECK (stiffness_before BETWEEN 0 AND 10), stiffness_after INTEGER
  CHECK (stiffness_after BETWEEN 0 AND 10), pain_before INTEGER CHECK (pain_before BETWEEN 0 AND
  10), pain_worst INTEGER CHECK (pain_worst BETWEEN 0 AND 10), effort INTEGER CHECK (effort
  BETWEEN 0 AND 10), reason TEXT, planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0), done_ms
  INTEGER NOT NULL CHECK (done_ms >= 0), resume_ms INTEGER NOT NULL CHECK (resume_ms >= 0),
  resume_step INTEGER NOT NULL CHECK (resume_step >= 0), steps_planned INTEGER NOT NULL CHECK
  (steps_planned >= 0), steps_done INTEGER NOT NULL CHECK (steps_done >= 0)) STRICT;
CREATE TABLE step ( session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE, ordinal
  INTEGER NOT NULL CHECK (ordinal >= 0), kind TEXT NOT NULL, state TEXT NOT NULL, exercise TEXT,
  wanted TEXT, level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3), areas TEXT NOT NULL, goals
  TEXT NOT NULL, sets_planned INTEGER NOT NULL CHECK (sets_planned >= 0), reps_planned INTEGER NOT
  NULL CHECK (reps_planned >= 0), sets_done INTEGER NOT NULL CHECK (sets_done >= 0), reps_done
  INTEGER NOT NULL CHECK (reps_done >= 0), hold_ms INTEGER NOT NULL CHECK (hold_ms >= 0),
  planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0), done_ms INTEGER NOT NULL CHECK (done_ms >=
  0), in_reserve INTEGER CHECK (in_reserve BETWEEN 0 AND 5), PRIMARY KEY (session, ordinal))
  STRICT, WITHOUT ROWID;
CREATE TABLE event ( id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES session (id) ON
  DELETE CASCADE, at_s INTEGER NOT NULL, position_ms INTEGER NOT NULL CHECK (position_ms >= 0),
  step INTEGER CHECK (step >= 0), kind TEXT NOT NULL, detail TEXT) STRICT;
CREATE TABLE score ( day INTEGER NOT NULL, kind TEXT NOT NULL, value INTEGER NOT NULL CHECK (value
  BETWEEN 0 AND 10), taken_s INTEGER NOT NULL, offset_s INTEGER NOT NULL, PRIMARY KEY (day, kind))
  STRICT, WITHOUT ROWID;
CREATE TABLE screening ( id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, version INTEGER NOT
  NULL, taken_s INTEGER NOT NULL, offset_s INTEGER NOT NULL, day INTEGER NOT NULL, origin TEXT NOT
  NULL, answers TEXT NOT NULL, verdict TEXT NOT NULL, lock TEXT, reasons TEXT NOT NULL, cautions
  TEXT NOT NULL, turn INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE practice ( day INTEGER NOT NULL, areas TEXT NOT NULL, ms INTEGER NOT NULL CHECK (ms
  >= 0), PRIMARY KEY (day, areas)) STRICT, WITHOUT ROWID;
CREATE TABLE tally ( day INTEGER NOT NULL, state TEXT NOT NULL, sessions INTEGER NOT NULL, counted
  INTEGER NOT NULL, ms INTEGER NOT NULL, planned_ms INTEGER NOT NULL, kept_ms INTEGER NOT NULL,
  pairs INTEGER NOT NULL, before_sum INTEGER NOT NULL, after_sum INTEGER NOT NULL, PRIMARY KEY
  (day, state)) STRICT, WITHOUT ROWID;
CREATE TABLE measure ( day INTEGER NOT NULL, kind TEXT NOT NULL, value REAL NOT NULL, detail TEXT,
  taken_s INTEGER NOT NULL, offset_s INTEGER NOT NULL, PRIMARY KEY (kind, day)) STRICT, WITHOUT
  ROWID;
CREATE TABLE pause ( from_day INTEGER PRIMARY KEY, to_day INTEGER NOT NULL, reason TEXT NOT NULL,
  written_s INTEGER NOT NULL) STRICT;
CREATE TABLE decision ( day INTEGER NOT NULL, track TEXT NOT NULL, level INTEGER NOT NULL CHECK
  (level BETWEEN 0 AND 99), decision TEXT NOT NULL, reason TEXT NOT NULL, written_s INTEGER NOT
  NULL, PRIMARY KEY (day, track)) STRICT, WITHOUT ROWID;
CREATE TABLE deleted ( uuid TEXT PRIMARY KEY, deleted_s INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX session_unfinished ON session (started_s) WHERE state = 'running';
CREATE INDEX step_by_exercise ON step (exercise) WHERE exercise IS NOT NULL;
CREATE INDEX event_by_session ON event (session);
CREATE INDEX session_by_day ON session (day, started_s);
CREATE INDEX screening_by_turn ON screening (turn);
CREATE VIEW session_tally AS SELECT id, day, state, 1 AS sessions, state = 'done' OR 2 * done_ms
  >= planned_ms AS counted, done_ms AS ms, planned_ms, min(done_ms, planned_ms) AS kept_ms,
  stiffness_before + stiffness_after IS NOT NULL AS pairs, iif(stiffness_after IS NULL, 0,
  ifnull(stiffness_before, 0)) AS before_sum, iif(stiffness_before IS NULL, 0,
  ifnull(stiffness_after, 0)) AS after_sum FROM session WHERE state <> 'running' AND done_ms > 0;
CREATE TRIGGER step_added AFTER INSERT ON step WHEN NEW.exercise IS NOT NULL BEGIN INSERT INTO
  practice SELECT day, NEW.areas, NEW.done_ms FROM session WHERE id = NEW.session ON CONFLICT
  (day, areas) DO UPDATE SET ms = ms + excluded.ms;END;
CREATE TRIGGER step_removed AFTER DELETE ON step WHEN OLD.exercise IS NOT NULL BEGIN UPDATE
  practice SET ms = ms - OLD.done_ms WHERE areas = OLD.areas AND day = (SELECT day FROM session
  WHERE id = OLD.session);END;
CREATE TRIGGER step_changed AFTER UPDATE ON step BEGIN UPDATE practice SET ms = ms - OLD.done_ms
  WHERE OLD.exercise IS NOT NULL AND areas = OLD.areas AND day = (SELECT day FROM session WHERE id
  = OLD.session); INSERT INTO practice SELECT day, NEW.areas, NEW.done_ms FROM session WHERE id =
  NEW.session AND NEW.exercise IS NOT NULL ON CONFLICT (day, areas) DO UPDATE SET ms = ms +
  excluded.ms;END;
CREATE TRIGGER session_removed BEFORE DELETE ON session BEGIN DELETE FROM step WHERE session =
  OLD.id;END;
CREATE TRIGGER session_added AFTER INSERT ON session BEGIN INSERT INTO tally SELECT day, state,
  sessions, counted, ms, planned_ms, kept_ms, pairs, before_sum, after_sum FROM session_tally
  WHERE id = NEW.id ON CONFLICT (day, state) DO UPDATE SET sessions = sessions +
  excluded.sessions, counted = counted + excluded.counted, ms = ms + excluded.ms, planned_ms =
  planned_ms + excluded.planned_ms, kept_ms = kept_ms + excluded.kept_ms, pairs = pairs +
  excluded.pairs, before_sum = before_sum + excluded.before_sum, after_sum = after_sum +
  excluded.after_sum;END;
CREATE TRIGGER session_changing BEFORE UPDATE ON session BEGIN INSERT INTO tally SELECT day,
  state, sessions, counted, ms, planned_ms, kept_ms, pairs, before_sum, after_sum FROM
  session_tally WHERE id = OLD.id ON CONFLICT (day, state) DO UPDATE SET sessions = sessions -
  excluded.sessions, counted = counted - excluded.counted, ms = ms - excluded.ms, planned_ms =
  planned_ms - excluded.planned_ms, kept_ms = kept_ms - excluded.kept_ms, pairs = pairs -
  excluded.pairs, before_sum = before_sum - excluded.before_sum, after_sum = after_sum -
  excluded.after_sum;END;
CREATE TRIGGER session_changed AFTER UPDATE ON session BEGIN INSERT INTO tally SELECT day, state,
  sessions, counted, ms, planned_ms, kept_ms, pairs, before_sum, after_sum FROM session_tally
  WHERE id = NEW.id ON CONFLICT (day, state) DO UPDATE SET sessions = sessions +
  excluded.sessions, counted = counted + excluded.counted, ms = ms + excluded.ms, planned_ms =
  planned_ms + excluded.planned_ms, kept_ms = kept_ms + excluded.kept_ms, pairs = pairs +
  excluded.pairs, before_sum = before_sum + excluded.before_sum, after_sum = after_sum +
  excluded.after_sum;END;
CREATE TRIGGER session_going BEFORE DELETE ON session BEGIN INSERT INTO tally SELECT day, state,
  sessions, counted, ms, planned_ms, kept_ms, pairs, before_sum, after_sum FROM session_tally
  WHERE id = OLD.id ON CONFLICT (day, state) DO UPDATE SET sessions = sessions -
  excluded.sessions, counted = counted - excluded.counted, ms = ms - excluded.ms, planned_ms =
  planned_ms - excluded.planned_ms, kept_ms = kept_ms - excluded.kept_ms, pairs = pairs -
  excluded.pairs, before_sum = before_sum - excluded.before_sum, after_sum = after_sum -
  excluded.after_sum;END;
INSERT INTO session VALUES
 (1,'0f0e6a0e-5d39-4a5e-9f57-4b1d0c7c9a01','desk-reset-2','Two-minute desk reset','mobility posture',2,1795250000,3600,20778,1795250070,1795250070,'early','none',NULL,NULL,NULL,NULL,NULL,'time',120000,70000,70000,2,3,2),
 (2,'0f0e6a0e-5d39-4a5e-9f57-4b1d0c7c9a02','needs-to-pop-5','Needs to pop: five-minute relief','relief mobility',2,1795361400,3600,20779,1795361697,1795361697,'done','terminal',6,4,0,1,3,NULL,297000,297000,297000,7,7,7);
INSERT INTO step VALUES
 (1,0,'exercise','done','shoulder-rolls',NULL,2,'shoulders upper-back','mobility',1,8,1,8,0,40000,40000,NULL),
 (2,0,'card','done',NULL,NULL,2,'','',0,0,0,0,0,0,0,NULL),
 (2,1,'exercise','done','seated-cat-cow','cat-cow',2,'upper-back spine','mobility relax',1,6,1,6,0,72000,72000,3);
INSERT INTO event VALUES (1,2,1795361500,60000,1,'pop',NULL);
INSERT INTO score VALUES (20779,'stiffness',5,1795361400,3600);
INSERT INTO screening VALUES
 (1,'0f0e6a0e-5d39-4a5e-9f57-4b1d0c7c9a03',1,1795361000,3600,20779,'terminal','age=18-64 D8=wrist','C',NULL,'D8','wrist',1795361001);
INSERT INTO measure VALUES (20779,'rotation-left',40.5,NULL,1795361400,3600),
 (20779,'activity-1',6,'reversing the car',1795361400,3600);
INSERT INTO pause VALUES (20770,20772,'illness',1795000000),(20775,20774,'away',1795100000);
INSERT INTO decision VALUES (20779,'strength',2,'up','two easy weeks',1795361700);
INSERT INTO deleted VALUES ('0f0e6a0e-5d39-4a5e-9f57-4b1d0c7c9a09',1795361800);
PRAGMA application_id = 1281977698;
PRAGMA user_version = 4;
