libcore_a_SOURCES += \
	src/core/breath.c src/core/breath.h \
	src/core/card.c src/core/card.h \
	src/core/checklist.c src/core/checklist.h \
	src/core/compile.c \
	src/core/cue.c src/core/cue.h \
	src/core/dose.c src/core/dose.h \
	src/core/emergency.c \
	src/core/exercise.c src/core/exercise.h \
	src/core/exercise_build.c src/core/exercise_internal.h \
	src/core/exercise_phases.c \
	src/core/exercise_texts.c \
	src/core/facts.c src/core/facts.h \
	src/core/field.c src/core/field.h \
	src/core/fit.c src/core/fit_words.c src/core/fit.h \
	src/core/history.c src/core/history.h \
	src/core/permission.c src/core/permission.h \
	src/core/person.c src/core/person.h \
	src/core/exchange.c src/core/exchange.h src/core/exchange_read.c \
	src/core/progress.c src/core/progress.h \
	src/core/progress_json.c \
	src/core/record.c src/core/record.h \
	src/core/record_field.c src/core/record_field.h src/core/record_read.c \
	src/core/record_json.c src/core/record_json.h src/core/record_json_parts.h \
	src/core/routine.c src/core/routine.h src/core/routine_internal.h \
	src/core/routine_items.c \
	src/core/routine_steps.c \
	src/core/routine_when.c \
	src/core/calendar.c src/core/calendar.h \
	src/core/plan.c src/core/plan.h src/core/plan_words.c \
	src/core/programme.c src/core/programme.h \
	src/core/screening.c src/core/screening.h \
	src/core/screening_answers.c \
	src/core/screening_table.c \
	src/core/screening_words.c \
	src/core/selftest.c src/core/selftest.h \
	src/core/set_rest.c src/core/set_rest.h \
	src/core/small_step.c src/core/small_step.h \
	src/core/stop.c src/core/stop.h \
	src/core/session.c src/core/session.h src/core/session_internal.h \
	src/core/session_done.c src/core/session_run.c src/core/session_swap.c \
	src/core/settings.c src/core/settings.h src/core/settings_internal.h \
	src/core/settings_step.c src/core/settings_text.c \
	src/core/speech.c src/core/speech.h \
	src/core/speech_gaps.c \
	src/core/speech_maker.c src/core/speech_maker.h \
	src/core/speech_words.c src/core/speech_words.h \
	src/core/speech_work.c \
	src/core/suggestion.c src/core/suggestion.h \
	src/core/tapping.c src/core/tapping.h \
	src/core/timeline.c src/core/timeline.h \
	src/core/timeline_text.c src/core/timeline_text.h \
	src/core/trend.c src/core/trend.h \
	src/core/trend_words.c \
	src/core/track.c src/core/track.h \
	src/core/words.c src/core/words.h

core_fixture = tests/unit/core_fixture.c tests/unit/core_fixture.h tests/unit/unit.h

unit_tests += tests/unit/test_timeline tests/unit/test_cue tests/unit/test_session
tests_unit_test_timeline_SOURCES = tests/unit/test_timeline.c $(core_fixture)
tests_unit_test_timeline_LDADD = $(unit_libs)
tests_unit_test_cue_SOURCES = tests/unit/test_cue.c $(core_fixture)
tests_unit_test_cue_LDADD = $(unit_libs)
tests_unit_test_session_SOURCES = tests/unit/test_session.c $(core_fixture)
tests_unit_test_session_LDADD = $(unit_libs)

unit_tests += tests/unit/test_card
tests_unit_test_card_SOURCES = tests/unit/test_card.c tests/unit/unit.h
tests_unit_test_card_LDADD = $(unit_libs)

unit_tests += tests/unit/test_settings
tests_unit_test_settings_SOURCES = tests/unit/test_settings.c tests/unit/unit.h
tests_unit_test_settings_LDADD = $(unit_libs)

unit_tests += tests/unit/test_plan tests/unit/test_calendar
tests_unit_test_plan_SOURCES = tests/unit/test_plan.c tests/unit/unit.h
tests_unit_test_plan_LDADD = $(unit_libs)
tests_unit_test_calendar_SOURCES = tests/unit/test_calendar.c tests/unit/unit.h
tests_unit_test_calendar_LDADD = $(unit_libs)
unit_tests += tests/unit/test_set_rest
tests_unit_test_set_rest_SOURCES = tests/unit/test_set_rest.c $(core_fixture)
tests_unit_test_set_rest_LDADD = $(unit_libs)

unit_tests += tests/unit/test_small_step
tests_unit_test_small_step_SOURCES = tests/unit/test_small_step.c tests/unit/unit.h
tests_unit_test_small_step_LDADD = $(unit_libs)
unit_tests += tests/unit/test_tapping
tests_unit_test_tapping_SOURCES = tests/unit/test_tapping.c tests/unit/unit.h
tests_unit_test_tapping_LDADD = $(unit_libs)
unit_tests += tests/unit/test_stop
tests_unit_test_stop_SOURCES = tests/unit/test_stop.c tests/unit/unit.h
tests_unit_test_stop_LDADD = $(unit_libs)
unit_tests += tests/unit/test_screening
tests_unit_test_screening_SOURCES = tests/unit/test_screening.c tests/unit/unit.h
tests_unit_test_screening_LDADD = $(unit_libs)

unit_tests += tests/unit/test_suggestion
tests_unit_test_suggestion_SOURCES = tests/unit/test_suggestion.c tests/unit/unit.h
tests_unit_test_suggestion_LDADD = $(unit_libs)
unit_tests += tests/unit/test_history
tests_unit_test_history_SOURCES = tests/unit/test_history.c tests/unit/unit.h
tests_unit_test_history_LDADD = $(unit_libs)

unit_tests += tests/unit/test_field
tests_unit_test_field_SOURCES = tests/unit/test_field.c tests/unit/unit.h
tests_unit_test_field_LDADD = $(unit_libs)

unit_tests += tests/unit/test_trend
tests_unit_test_trend_SOURCES = tests/unit/test_trend.c tests/unit/unit.h
tests_unit_test_trend_LDADD = $(unit_libs)
EXTRA_DIST += tests/data/trend-vectors.txt tests/tools/trend-vectors.py

unit_tests += tests/unit/test_selftest
tests_unit_test_selftest_SOURCES = tests/unit/test_selftest.c tests/unit/unit.h
tests_unit_test_selftest_LDADD = $(unit_libs)

# How often the trend rules speak, right and wrong: by hand, for doc/TREND.md.
check_PROGRAMS += tests/bench/trend
tests_bench_trend_SOURCES = tests/bench/trend.c
tests_bench_trend_LDADD = libcore.a -lm
unit_tests += tests/unit/test_speech
tests_unit_test_speech_SOURCES = tests/unit/test_speech.c $(core_fixture)
tests_unit_test_speech_LDADD = $(unit_libs)
unit_tests += tests/unit/test_speech_routines
tests_unit_test_speech_routines_SOURCES = tests/unit/test_speech_routines.c $(shipped)
tests_unit_test_speech_routines_LDADD = $(shell_unit_libs)
check_PROGRAMS += tests/tools/speechdump
tests_tools_speechdump_SOURCES = tests/tools/speechdump.c
tests_tools_speechdump_LDADD = libshell.a libcore.a $(LIBCONFIG_LIBS) -lm

unit_tests += tests/unit/test_exchange
tests_unit_test_exchange_SOURCES = tests/unit/test_exchange.c tests/unit/unit.h
tests_unit_test_exchange_LDADD = $(unit_libs)

unit_tests += tests/unit/test_checklist
tests_unit_test_checklist_SOURCES = tests/unit/test_checklist.c tests/unit/unit.h
tests_unit_test_checklist_LDADD = $(unit_libs)
