libshell_a_SOURCES += \
	src/io/awake.c src/io/awake.h \
	src/io/cards.c src/io/cards.h \
	src/io/cfg.c src/io/cfg.h \
	src/io/clock.c src/io/clock.h \
	src/io/db.c src/io/db.h \
	src/io/dispatcher.c src/io/dispatcher.h \
	src/io/editor.c src/io/editor.h \
	src/io/folder.c src/io/folder.h \
	src/io/forget.c src/io/forget.h \
	src/io/fsutil.c src/io/fsutil.h \
	src/io/helper.c src/io/helper.h \
	src/io/library.c src/io/library.h src/io/library_internal.h \
	src/io/library_figure.c \
	src/io/library_check.c \
	src/io/paths.c src/io/paths.h \
	src/io/programmes.c src/io/programmes.h \
	src/io/watch.c src/io/watch.h \
	src/io/settings.c src/io/settings.h \
	src/io/lock_copy.c src/io/lock_copy.h \
	src/io/sync.c src/io/sync.h \
	src/io/thread.c src/io/thread.h \
	src/io/store.c src/io/store.h src/io/store_internal.h \
	src/io/store_days.c \
	src/io/store_doses.c \
	src/io/store_delete.c \
	src/io/store_exchange.h src/io/store_export.c src/io/store_merge.c \
	src/io/store_flush.c src/io/store_flush.h \
	src/io/store_lock.c src/io/store_lock.h \
	src/io/store_read.c \
	src/io/store_rows.c src/io/store_rows.h \
	src/io/store_schema.c src/io/store_schema.h \
	src/io/store_screening.c \
	src/io/store_session.c

# A unit test of the shell links what it touches of the world.
shell_unit_libs = libshell.a $(unit_libs) $(LIBCONFIG_LIBS)
unit_tests += tests/unit/test_cfg
tests_unit_test_cfg_SOURCES = tests/unit/test_cfg.c tests/unit/unit.h
tests_unit_test_cfg_LDADD = $(shell_unit_libs)

check_PROGRAMS += tests/tools/fake_spd_say
tests_tools_fake_spd_say_SOURCES = tests/tools/fake_spd_say.c
script_tests += tests/cli/dispatcher.sh
unit_tests += tests/unit/test_dispatcher
tests_unit_test_dispatcher_SOURCES = tests/unit/test_dispatcher.c $(core_fixture)
tests_unit_test_dispatcher_LDADD = $(shell_unit_libs)

unit_tests += tests/unit/test_settings_file
tests_unit_test_settings_file_SOURCES = tests/unit/test_settings_file.c $(own_folder)
tests_unit_test_settings_file_LDADD = $(shell_unit_libs)

store_fixture = tests/unit/store_fixture.c tests/unit/store_fixture.h $(own_folder)
EXTRA_DIST += tests/data/history-v1.sql tests/data/history-v2.sql tests/data/history-v3.sql tests/data/history-v4.sql
unit_tests += tests/unit/test_store
tests_unit_test_store_SOURCES = tests/unit/test_store.c $(store_fixture)
tests_unit_test_store_LDADD = libshell.a $(unit_libs) $(SQLITE_LIBS)

unit_tests += tests/unit/test_paths
tests_unit_test_paths_SOURCES = tests/unit/test_paths.c $(own_folder)
tests_unit_test_paths_CPPFLAGS = $(libshell_a_CPPFLAGS)
tests_unit_test_paths_LDADD = $(shell_unit_libs)

# What tests/routines says of itself; the figure's code comes with the library's.
unit_tests += tests/unit/test_corpus
tests_unit_test_corpus_SOURCES = tests/unit/test_corpus.c tests/unit/unit.h
tests_unit_test_corpus_LDADD = $(shell_unit_libs)
unit_tests += tests/unit/test_store_days
tests_unit_test_store_days_SOURCES = tests/unit/test_store_days.c $(store_fixture)
tests_unit_test_store_days_LDADD = libshell.a $(unit_libs) $(SQLITE_LIBS)

unit_tests += tests/unit/test_store_damage
tests_unit_test_store_damage_SOURCES = tests/unit/test_store_damage.c $(store_fixture)
tests_unit_test_store_damage_LDADD = libshell.a $(unit_libs) $(SQLITE_LIBS)

unit_tests += tests/unit/test_store_merge
tests_unit_test_store_merge_SOURCES = tests/unit/test_store_merge.c $(store_fixture)
tests_unit_test_store_merge_LDADD = libshell.a $(unit_libs) $(SQLITE_LIBS)

unit_tests += tests/unit/test_store_robust
tests_unit_test_store_robust_SOURCES = tests/unit/test_store_robust.c $(store_fixture)
tests_unit_test_store_robust_LDADD = libshell.a $(unit_libs) $(SQLITE_LIBS)

# Not a test: prints what the history costs (doc/PERFORMANCE.md).
check_PROGRAMS += tests/bench/bench_store
tests_bench_bench_store_SOURCES = tests/bench/store.c
tests_bench_bench_store_LDADD = libshell.a libcore.a $(SQLITE_LIBS) -lm

unit_tests += tests/unit/test_plan_kept
tests_unit_test_plan_kept_SOURCES = tests/unit/test_plan_kept.c $(own_folder)
tests_unit_test_plan_kept_LDADD = $(shell_unit_libs) $(SQLITE_LIBS)
unit_tests += tests/unit/test_programme
tests_unit_test_programme_SOURCES = tests/unit/test_programme.c tests/unit/unit.h
tests_unit_test_programme_LDADD = $(shell_unit_libs)
unit_tests += tests/unit/test_library tests/unit/test_editor
tests_unit_test_library_SOURCES = tests/unit/test_library.c $(own_folder)
tests_unit_test_library_LDADD = $(shell_unit_libs)
tests_unit_test_editor_SOURCES = tests/unit/test_editor.c tests/unit/unit.h
tests_unit_test_editor_LDADD = $(shell_unit_libs)
shipped = tests/unit/shipped.c tests/unit/shipped.h tests/unit/unit.h

unit_tests += tests/unit/test_cautions
tests_unit_test_cautions_SOURCES = tests/unit/test_cautions.c $(shipped)
tests_unit_test_cautions_LDADD = $(shell_unit_libs)

unit_tests += tests/unit/test_tracks
tests_unit_test_tracks_SOURCES = tests/unit/test_tracks.c $(shipped)
tests_unit_test_tracks_LDADD = $(shell_unit_libs)

unit_tests += tests/unit/test_sync
tests_unit_test_sync_SOURCES = tests/unit/test_sync.c $(store_fixture)
tests_unit_test_sync_LDADD = libshell.a $(unit_libs) $(SQLITE_LIBS)

unit_tests += tests/unit/test_store_flush
tests_unit_test_store_flush_SOURCES = tests/unit/test_store_flush.c $(store_fixture)
tests_unit_test_store_flush_LDADD = libshell.a $(unit_libs) $(SQLITE_LIBS)
unit_tests += tests/unit/test_breath
tests_unit_test_breath_SOURCES = tests/unit/test_breath.c $(shipped)
tests_unit_test_breath_LDADD = $(shell_unit_libs)

unit_tests += tests/unit/test_fit
tests_unit_test_fit_SOURCES = tests/unit/test_fit.c $(shipped)
tests_unit_test_fit_LDADD = $(shell_unit_libs)

unit_tests += tests/unit/test_texts
seen = tests/unit/seen.c tests/unit/seen.h
tests_unit_test_texts_SOURCES = tests/unit/test_texts.c $(seen) $(shipped)
tests_unit_test_texts_LDADD = $(shell_unit_libs)

unit_tests += tests/unit/test_narrow
tests_unit_test_narrow_SOURCES = tests/unit/test_narrow.c $(seen) $(shipped)
tests_unit_test_narrow_LDADD = $(shell_unit_libs)
