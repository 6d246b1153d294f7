libshell_a_SOURCES += \
	src/app/context.c src/app/context.h
