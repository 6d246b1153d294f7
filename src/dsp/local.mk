libcore_a_SOURCES += \
	src/dsp/bank.c src/dsp/bank.h \
	src/dsp/breath.c src/dsp/breath.h \
	src/dsp/clock.c src/dsp/clock.h \
	src/dsp/mixer.c src/dsp/mixer.h \
	src/dsp/phrasebook.c src/dsp/phrasebook.h \
	src/dsp/profile.c src/dsp/profile.h \
	src/dsp/recipe.c src/dsp/recipe.h \
	src/dsp/ring.c src/dsp/ring.h \
	src/dsp/sample.c src/dsp/sample.h \
	src/dsp/sound.c src/dsp/sound.h \
	src/dsp/struck.c src/dsp/struck.h \
	src/dsp/wav.c src/dsp/wav.h \
	src/dsp/wave.h

unit_tests += tests/unit/test_sound_parts
tests_unit_test_sound_parts_SOURCES = tests/unit/test_sound_parts.c tests/unit/sound_check.h tests/unit/unit.h
tests_unit_test_sound_parts_LDADD = $(unit_libs)
unit_tests += tests/unit/test_sample
tests_unit_test_sample_SOURCES = tests/unit/test_sample.c tests/unit/sound_check.h tests/unit/unit.h
tests_unit_test_sample_LDADD = $(unit_libs)
unit_tests += tests/unit/test_mixer
tests_unit_test_mixer_SOURCES = tests/unit/test_mixer.c tests/unit/sound_check.h tests/unit/unit.h
tests_unit_test_mixer_LDADD = $(unit_libs)
unit_tests += tests/unit/test_speaking
tests_unit_test_speaking_SOURCES = tests/unit/test_speaking.c tests/unit/sound_check.h tests/unit/unit.h
tests_unit_test_speaking_LDADD = $(unit_libs)
