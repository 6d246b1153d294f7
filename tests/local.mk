EXTRA_DIST += tests/lsan.supp tests/sh-lib.sh tests/unit/run.sh
own_folder = tests/unit/folder.c tests/unit/folder.h tests/unit/unit.h
script_tests += tests/cli/files.sh
script_tests += \
	tests/cli/breathe.sh tests/cli/config.sh tests/cli/data.sh \
	tests/cli/doctor.sh \
	tests/cli/frame.sh \
	tests/cli/frames.sh \
	tests/cli/learn.sh tests/cli/machines.sh \
	tests/cli/log.sh \
	tests/cli/plan.sh \
	tests/cli/progress.sh \
	tests/cli/report.sh \
	tests/cli/totals.sh \
	tests/lint/banned.sh \
	tests/lint/headers.sh \
	tests/lint/layers.sh \
	tests/lint/manual.sh \
	tests/lint/style.sh
EXTRA_DIST += tests/data/totals.txt tests/lint/codespell.txt

# For whoever writes poses: an exercise's figure as text, and text as a picture.
check_PROGRAMS += tests/tools/figdump
figure_file = tests/tools/figure_file.c tests/tools/figure_file.h tests/tools/ansi.c tests/tools/ansi.h
tests_tools_figdump_SOURCES = tests/tools/figdump.c $(figure_file)
tests_tools_figdump_LDADD = libshell.a libcore.a $(LIBCONFIG_LIBS) -lm
EXTRA_DIST += tests/tools/judge.py tests/tools/tap_along.py tests/tools/topng.py

# Files that say themselves what is wrong with them (tests/unit/test_corpus.c).
EXTRA_DIST += tests/routines tests/bench/library.sh tests/bench/plain-timing.py tests/bench/screen.py tests/bench/start.py

# Milliseconds a frame, per look: a program to run by hand, not a test.
check_PROGRAMS += tests/bench/figure
tests_bench_figure_SOURCES = tests/bench/figure.c $(figure_file)
tests_bench_figure_LDADD = libshell.a libcore.a $(LIBCONFIG_LIBS) -lm

unit_tests += tests/unit/test_figure_files
tests_unit_test_figure_files_SOURCES = tests/unit/test_figure_files.c tests/unit/unit.h $(figure_file)
tests_unit_test_figure_files_LDADD = libshell.a $(unit_libs) $(LIBCONFIG_LIBS)
EXTRA_DIST += tests/data/figure tests/golden/figure

# Fuzzing. With --enable-fuzzers (clang) the targets are built for libFuzzer; else their
# corpus is replayed by make check.
EXTRA_DIST += tests/fuzz/corpus tests/fuzz/loader.dict
fuzz_cppflags = $(AM_CPPFLAGS) -DFUZZ_ROUTINES='"$(abs_srcdir)/routines"'
fuzz_libs = libshell.a libcore.a $(LIBCONFIG_LIBS) -lm
fuzz_sample_files = src/audio/sample_file.c src/audio/resample.c
fuzz_sample_cppflags = $(AM_CPPFLAGS) $(SNDFILE_CFLAGS) $(SAMPLERATE_CFLAGS)
fuzz_sample_libs = libshell.a libcore.a $(LIBCONFIG_LIBS) $(sample_libs) -lm
if FUZZERS
noinst_PROGRAMS += tests/fuzz/fuzz_exchange tests/fuzz/fuzz_loader
tests_fuzz_fuzz_exchange_SOURCES = tests/fuzz/fuzz_exchange.c
tests_fuzz_fuzz_exchange_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_exchange_LDADD = libcore.a -lm
tests_fuzz_fuzz_loader_SOURCES = tests/fuzz/fuzz_loader.c
tests_fuzz_fuzz_loader_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_loader_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_loader_LDADD = $(fuzz_libs)
if HAVE_SNDFILE
if HAVE_SAMPLERATE
noinst_PROGRAMS += tests/fuzz/fuzz_sample
endif
endif
tests_fuzz_fuzz_sample_SOURCES = tests/fuzz/fuzz_sample.c $(fuzz_sample_files)
tests_fuzz_fuzz_sample_CPPFLAGS = $(fuzz_sample_cppflags)
tests_fuzz_fuzz_sample_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_sample_LDADD = $(fuzz_sample_libs)
else
check_PROGRAMS += tests/fuzz/replay_exchange tests/fuzz/replay_loader
tests_fuzz_replay_exchange_SOURCES = tests/fuzz/fuzz_exchange.c tests/fuzz/replay.c
tests_fuzz_replay_exchange_LDADD = libshell.a libcore.a -lm
tests_fuzz_replay_loader_SOURCES = tests/fuzz/fuzz_loader.c tests/fuzz/replay.c
tests_fuzz_replay_loader_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_replay_loader_LDADD = $(fuzz_libs)
if HAVE_SNDFILE
if HAVE_SAMPLERATE
check_PROGRAMS += tests/fuzz/replay_sample
endif
endif
tests_fuzz_replay_sample_SOURCES = tests/fuzz/fuzz_sample.c tests/fuzz/replay.c $(fuzz_sample_files)
tests_fuzz_replay_sample_CPPFLAGS = $(fuzz_sample_cppflags)
tests_fuzz_replay_sample_LDADD = $(fuzz_sample_libs)
script_tests += tests/fuzz/replay.sh
endif

# For tests from outside: answers to the safety questions that no script may give.
check_PROGRAMS += tests/tools/fakehistory
tests_tools_fakehistory_SOURCES = tests/tools/fakehistory.c
tests_tools_fakehistory_LDADD = libshell.a libcore.a $(SQLITE_LIBS) -lm
