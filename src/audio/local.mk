libshell_a_SOURCES += \
	src/audio/cues.h \
	src/audio/engine.h \
	src/audio/render.h
