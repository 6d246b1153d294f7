/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record.h"

static const char *const states[] = {"running", "done", "early", "stopped", "crashed"};
static const char *const checks[] = {"none", "terminal"};
static const char *const step_kinds[] = {"exercise", "rest", "card", "checklist", "repeat"};
static const char *const step_states[] = {"begun", "done", "skipped"};
static const char *const scores[] = {"stiffness", "pain"};

_Static_assert(ARRAY_LEN(states) == N_RECORD_STATES, "session state words");
_Static_assert(ARRAY_LEN(checks) == N_RECORD_CHECKS, "check words");
_Static_assert(ARRAY_LEN(step_kinds) == STEP_REPEAT + 1, "step kind words");
_Static_assert(ARRAY_LEN(step_states) == N_STEP_STATES, "step state words");
_Static_assert(ARRAY_LEN(scores) == N_SCORES, "score words");

const struct read_words record_state_words = {states, N_RECORD_STATES, "a session state"};
const struct read_words record_check_words = {checks, N_RECORD_CHECKS, "a check"};
const struct read_words step_kind_words = {step_kinds, STEP_REPEAT + 1, "a kind of step"};
const struct read_words step_state_words = {step_states, N_STEP_STATES, "a step state"};
const struct read_words score_words = {scores, N_SCORES, "a kind of score"};
