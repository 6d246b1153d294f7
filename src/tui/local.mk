libshell_a_SOURCES += \
	src/tui/answer.c src/tui/answer.h \
	src/tui/gather.c src/tui/gather.h \
	src/tui/ghost.c src/tui/ghost.h \
	src/tui/mouse.c src/tui/mouse.h \
	src/tui/probe.c src/tui/probe.h \
	src/tui/rescue.c src/tui/rescue.h \
	src/tui/shown.c src/tui/shown.h \
	src/tui/squeeze.c src/tui/squeeze.h \
	src/tui/term.h src/tui/term_curses.c \
	src/tui/terminfo.c src/tui/terminfo.h

noinst_PROGRAMS += tests/tools/viewdemo
tests_tools_viewdemo_SOURCES = tests/tools/viewdemo.c $(view_fixture)
tests_tools_viewdemo_LDADD = libshell.a libcore.a $(NCURSES_LIBS) -lm

unit_tests += tests/unit/test_tui
tests_unit_test_tui_SOURCES = tests/unit/test_tui.c tests/unit/unit.h
tests_unit_test_tui_LDADD = libshell.a $(unit_libs)

# A real terminal, kept by libvterm: run against programs, not against functions.
if HAVE_VTERM
tui_harness = tests/tui/harness.c tests/tui/harness.h
tui_home = tests/tui/home.c tests/tui/home.h $(own_folder)
tui_harness_libs = libcore.a $(VTERM_LIBS) $(CMOCKA_LIBS) -lutil -lm
unit_tests += tests/tui/test_term
tests_tui_test_term_SOURCES = tests/tui/test_term.c tests/unit/unit.h $(tui_harness)
tests_tui_test_term_LDADD = $(tui_harness_libs)
tests_tui_test_term_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit $(VTERM_CFLAGS)
unit_tests += tests/tui/test_visit
tests_tui_test_visit_SOURCES = tests/tui/test_visit.c $(tui_harness) $(tui_home)
tests_tui_test_visit_LDADD = $(tui_harness_libs)
tests_tui_test_visit_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
unit_tests += tests/tui/test_progress
tests_tui_test_progress_SOURCES = tests/tui/test_progress.c $(tui_harness) $(tui_home)
tests_tui_test_progress_LDADD = $(tui_harness_libs)
tests_tui_test_progress_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)

unit_tests += tests/tui/test_scores
tests_tui_test_scores_SOURCES = tests/tui/test_scores.c $(tui_harness) $(tui_home)
tests_tui_test_scores_LDADD = $(tui_harness_libs)
tests_tui_test_scores_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
unit_tests += tests/tui/test_monkey
tests_tui_test_monkey_SOURCES = tests/tui/test_monkey.c $(own_folder) $(tui_harness)
tests_tui_test_monkey_LDADD = $(tui_harness_libs)
tests_tui_test_monkey_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
unit_tests += tests/tui/test_guided
tests_tui_test_guided_SOURCES = tests/tui/test_guided.c $(tui_harness) $(tui_home)
tests_tui_test_guided_LDADD = $(tui_harness_libs)
tests_tui_test_guided_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
unit_tests += tests/tui/test_sounds
tests_tui_test_sounds_SOURCES = tests/tui/test_sounds.c $(tui_harness) $(tui_home)
tests_tui_test_sounds_LDADD = $(tui_harness_libs)
tests_tui_test_sounds_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
unit_tests += tests/tui/test_mouse
tests_tui_test_mouse_SOURCES = tests/tui/test_mouse.c $(tui_harness) $(tui_home)
tests_tui_test_mouse_LDADD = $(tui_harness_libs)
tests_tui_test_mouse_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
unit_tests += tests/tui/test_preview
tests_tui_test_preview_SOURCES = tests/tui/test_preview.c $(tui_harness) $(tui_home)
tests_tui_test_preview_LDADD = $(tui_harness_libs)
tests_tui_test_preview_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
endif
