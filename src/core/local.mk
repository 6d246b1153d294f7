libcore_a_SOURCES += \
	src/core/cue.h \
	src/core/exercise.h \
	src/core/routine.h \
	src/core/session.h \
	src/core/settings.c src/core/settings.h \
	src/core/timeline.h \
	src/core/words.c src/core/words.h

unit_tests += tests/unit/test_settings
tests_unit_test_settings_SOURCES = tests/unit/test_settings.c tests/unit/unit.h
tests_unit_test_settings_LDADD = $(unit_libs)
