libshell_a_SOURCES += \
	src/tui/gather.c src/tui/gather.h \
	src/tui/plain.c src/tui/plain.h \
	src/tui/probe.c src/tui/probe.h \
	src/tui/rescue.c src/tui/rescue.h \
	src/tui/term.h src/tui/term_curses.c

noinst_PROGRAMS += tests/tools/viewdemo
tests_tools_viewdemo_SOURCES = tests/tools/viewdemo.c $(view_fixture)
tests_tools_viewdemo_LDADD = libshell.a libcore.a $(NCURSES_LIBS) -lm
