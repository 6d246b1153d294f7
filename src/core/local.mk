libcore_a_SOURCES += \
	src/core/cue.h \
	src/core/exercise.h \
	src/core/routine.h \
	src/core/session.h \
	src/core/timeline.h \
	src/core/words.c src/core/words.h
