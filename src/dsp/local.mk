libcore_a_SOURCES += \
	src/dsp/sound.c src/dsp/sound.h
