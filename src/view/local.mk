libcore_a_SOURCES += \
	src/view/narrate.c src/view/narrate.h

unit_tests += tests/unit/test_narrate
tests_unit_test_narrate_SOURCES = tests/unit/test_narrate.c $(core_fixture)
tests_unit_test_narrate_LDADD = $(unit_libs)
