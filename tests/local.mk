EXTRA_DIST += tests/sh-lib.sh
script_tests += tests/cli/files.sh
script_tests += \
	tests/cli/config.sh \
	tests/cli/doctor.sh \
	tests/cli/frame.sh \
	tests/cli/totals.sh \
	tests/lint/banned.sh \
	tests/lint/headers.sh \
	tests/lint/layers.sh \
	tests/lint/manual.sh
EXTRA_DIST += tests/data/totals.txt tests/lint/codespell.txt

# For whoever writes poses: an exercise's figure as text, and text as a picture.
check_PROGRAMS += tests/tools/figdump
tests_tools_figdump_SOURCES = tests/tools/figdump.c
tests_tools_figdump_LDADD = libshell.a libcore.a $(LIBCONFIG_LIBS) -lm
EXTRA_DIST += tests/tools/topng.py

# Files that say themselves what is wrong with them (tests/unit/test_corpus.c).
EXTRA_DIST += tests/routines
