libshell_a_SOURCES += \
	src/tui/term.h
