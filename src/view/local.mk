libcore_a_SOURCES += \
	src/view/ask.c src/view/ask.h \
	src/view/bar.c src/view/bar.h \
	src/view/big.c src/view/big.h \
	src/view/find.c src/view/find.h \
	src/view/frame.c src/view/frame.h \
	src/view/glyph.c src/view/glyph.h \
	src/view/handout.c src/view/handout.h \
	src/view/handout_build.c src/view/handout_build.h \
	src/view/handout_chart.c \
	src/view/handout_done.c \
	src/view/handout_html.c \
	src/view/handout_text.c \
	src/view/home.c src/view/home.h src/view/home_beside.c src/view/home_draw.c \
	src/view/home_filter.c src/view/home_filter.h \
	src/view/input.h \
	src/view/keys.c src/view/keys.h \
	src/view/layout.c src/view/layout.h \
	src/view/learn.c src/view/learn.h \
	src/view/menu.c src/view/menu.h \
	src/view/narrate.c src/view/narrate.h \
	src/view/picture.h \
	src/view/plan.c src/view/plan.h \
	src/view/play.c src/view/play.h \
	src/view/play_card.c src/view/play_card.h \
	src/view/play_scene.c \
	src/view/play_words.c src/view/play_words.h \
	src/view/preview.c src/view/preview.h \
	src/view/screens.c src/view/screens.h src/view/screens_dial.c src/view/screens_figure.c src/view/screens_page.h \
	src/view/progress.c src/view/progress.h \
	src/view/progress_calendar.c \
	src/view/progress_lists.c \
	src/view/progress_overview.c \
	src/view/progress_stiffness.c \
	src/view/report.c src/view/report.h \
	src/view/report_history.c \
	src/view/report_period.c \
	src/view/report_plan.c \
	src/view/report_progress.c \
	src/view/report_screening.c src/view/report_screening.h \
	src/view/report_stats.c \
	src/view/report_trend.c \
	src/view/tally.c src/view/tally.h \
	src/view/setup.c src/view/setup.h \
	src/view/text.c src/view/text.h \
	src/view/theme.c src/view/theme.h

progress_fixture = tests/view/fixture_progress.c tests/view/fixture_progress.h
view_fixture = $(progress_fixture) tests/view/fixture.c tests/view/fixture.h tests/view/fixture_home.c tests/view/fixture_home.h \
	tests/view/fixture_screens.c tests/view/fixture_screens.h
noinst_PROGRAMS += tests/tools/viewdump
tests_tools_viewdump_SOURCES = tests/tools/viewdump.c $(view_fixture)
tests_tools_viewdump_LDADD = libcore.a -lm

unit_tests += tests/unit/test_narrate
tests_unit_test_narrate_SOURCES = tests/unit/test_narrate.c $(core_fixture)
tests_unit_test_narrate_LDADD = $(unit_libs)

unit_tests += tests/unit/test_play tests/unit/test_screens tests/unit/test_screen_keys tests/unit/test_view
tests_unit_test_screen_keys_SOURCES = tests/unit/test_screen_keys.c tests/unit/unit.h $(view_fixture)
tests_unit_test_screen_keys_LDADD = $(unit_libs)
tests_unit_test_play_SOURCES = tests/unit/test_play.c tests/unit/unit.h $(view_fixture)
tests_unit_test_play_LDADD = $(unit_libs)
tests_unit_test_view_SOURCES = tests/unit/test_view.c tests/unit/unit.h
tests_unit_test_view_LDADD = $(unit_libs)
tests_unit_test_screens_SOURCES = tests/unit/test_screens.c tests/unit/unit.h $(view_fixture)
tests_unit_test_screens_LDADD = $(unit_libs)
EXTRA_DIST += tests/golden/view

unit_tests += tests/unit/test_home
tests_unit_test_home_SOURCES = tests/unit/test_home.c tests/unit/unit.h tests/view/fixture_home.c tests/view/fixture_home.h
tests_unit_test_home_LDADD = $(unit_libs)

unit_tests += tests/unit/test_preview
tests_unit_test_preview_SOURCES = tests/unit/test_preview.c tests/unit/unit.h $(view_fixture)
tests_unit_test_preview_LDADD = $(unit_libs)

unit_tests += tests/unit/test_learn
tests_unit_test_learn_SOURCES = tests/unit/test_learn.c tests/unit/unit.h
tests_unit_test_learn_LDADD = $(unit_libs)

unit_tests += tests/unit/test_progress
tests_unit_test_progress_SOURCES = tests/unit/test_progress.c tests/unit/unit.h $(progress_fixture)
tests_unit_test_progress_LDADD = $(unit_libs)

unit_tests += tests/unit/test_progress_pages
tests_unit_test_progress_pages_SOURCES = tests/unit/test_progress_pages.c tests/unit/unit.h $(progress_fixture)
tests_unit_test_progress_pages_LDADD = $(unit_libs)

unit_tests += tests/unit/test_handout
tests_unit_test_handout_SOURCES = tests/unit/test_handout.c tests/unit/unit.h $(progress_fixture)
tests_unit_test_handout_LDADD = $(unit_libs)

golden_tests += tests/unit/test_screens
unit_tests += tests/unit/test_report
tests_unit_test_report_SOURCES = tests/unit/test_report.c tests/unit/unit.h
tests_unit_test_report_LDADD = $(unit_libs)
