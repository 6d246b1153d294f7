libshell_a_SOURCES += \
	src/io/cfg.c src/io/cfg.h \
	src/io/fsutil.c src/io/fsutil.h \
	src/io/settings.c src/io/settings.h

# A unit test of the shell links what it touches of the world.
shell_unit_libs = libshell.a $(unit_libs) $(LIBCONFIG_LIBS)
unit_tests += tests/unit/test_cfg
tests_unit_test_cfg_SOURCES = tests/unit/test_cfg.c tests/unit/unit.h
tests_unit_test_cfg_LDADD = $(shell_unit_libs)

unit_tests += tests/unit/test_settings_file
tests_unit_test_settings_file_SOURCES = tests/unit/test_settings_file.c tests/unit/unit.h
tests_unit_test_settings_file_LDADD = $(shell_unit_libs)
