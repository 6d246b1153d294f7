libshell_a_SOURCES += \
	src/audio/cues.c src/audio/cues.h \
	src/audio/engine.c src/audio/engine.h \
	src/audio/render.c src/audio/render.h \
	src/audio/sample_file.h \
	src/audio/sample_load.c src/audio/sample_load.h \
	src/audio/share.h \
	src/audio/sounds.c src/audio/sounds.h src/audio/sounds_internal.h \
	src/audio/sounds_check.c \
	src/audio/spawn.c src/audio/spawn.h \
	src/audio/tts.h \
	src/audio/voice.c src/audio/voice.h \
	src/audio/voice_cache.c src/audio/voice_cache.h

# The sound system in a process of its own: the only program that links PortAudio.
pkglibexec_PROGRAMS += limber-audio
limber_audio_SOURCES = \
	src/audio/helper.h src/audio/helper_decode.c src/audio/helper_main.c \
	src/audio/helper_play.c src/audio/helper_render.c src/audio/helper_speak.c \
	src/audio/live.c src/audio/live.h \
	src/audio/tts.c \
	src/audio/out.h \
	src/audio/resample.h
if HAVE_PORTAUDIO
limber_audio_SOURCES += src/audio/out_portaudio.c
else
limber_audio_SOURCES += src/audio/out_none.c
endif
if HAVE_SNDFILE
limber_audio_SOURCES += src/audio/sample_file.c
else
limber_audio_SOURCES += src/audio/sample_none.c
endif
if HAVE_SAMPLERATE
limber_audio_SOURCES += src/audio/resample.c
else
limber_audio_SOURCES += src/audio/resample_none.c
endif
EXTRA_DIST += src/audio/out_portaudio.c src/audio/out_none.c src/audio/sample_file.c \
	src/audio/sample_none.c src/audio/resample.c src/audio/resample_none.c
limber_audio_CPPFLAGS = $(AM_CPPFLAGS) $(PORTAUDIO_CFLAGS) $(SNDFILE_CFLAGS) $(SAMPLERATE_CFLAGS)
sample_libs = $(SNDFILE_LIBS) $(SAMPLERATE_LIBS)
limber_audio_LDADD = libshell.a libcore.a $(LIBCONFIG_LIBS) $(PORTAUDIO_LIBS) $(sample_libs) -lm

# Drives render and engine in the tests of tests/audio.
check_PROGRAMS += tests/tools/sound_driver
tests_tools_sound_driver_SOURCES = tests/tools/sound_driver.c
tests_tools_sound_driver_LDADD = libshell.a libcore.a $(LIBCONFIG_LIBS) -lm

unit_tests += tests/unit/test_sounds
tests_unit_test_sounds_SOURCES = tests/unit/test_sounds.c tests/unit/sound_check.h $(own_folder)
tests_unit_test_sounds_LDADD = $(shell_unit_libs)
unit_tests += tests/unit/test_sample_file
tests_unit_test_sample_file_SOURCES = tests/unit/test_sample_file.c tests/unit/sound_check.h $(own_folder)
tests_unit_test_sample_file_LDADD = $(shell_unit_libs)
EXTRA_DIST += tests/data/sounds
script_tests += tests/lint/realtime.sh
sound_spectrum = tests/unit/fft.h tests/unit/sound_check.h tests/unit/sound_spectrum.h
unit_tests += tests/unit/test_profiles
tests_unit_test_profiles_SOURCES = tests/unit/test_profiles.c tests/unit/unit.h $(sound_spectrum)
tests_unit_test_profiles_LDADD = $(shell_unit_libs)
unit_tests += tests/unit/test_played
tests_unit_test_played_SOURCES = tests/unit/test_played.c src/audio/live.c tests/unit/sound_check.h tests/unit/unit.h
tests_unit_test_played_LDADD = $(shell_unit_libs)
check_PROGRAMS += tests/tools/sound_measure
tests_tools_sound_measure_SOURCES = tests/tools/sound_measure.c $(sound_spectrum)
tests_tools_sound_measure_LDADD = libshell.a libcore.a $(LIBCONFIG_LIBS) -lm
# Proves the sound of a session that was rendered.
check_PROGRAMS += tests/tools/sound_proof
tests_tools_sound_proof_SOURCES = tests/tools/sound_proof.c tests/tools/wav_in.h tests/unit/sound_check.h
tests_tools_sound_proof_LDADD = $(limber_LDADD)
# How far two renderings are apart (tests/bench/compilers.sh).
check_PROGRAMS += tests/tools/wav_diff
tests_tools_wav_diff_SOURCES = tests/tools/wav_diff.c tests/tools/wav_in.h
tests_tools_wav_diff_LDADD = -lm
# Writes down a session from its sound alone.
check_PROGRAMS += tests/tools/blind_ear
tests_tools_blind_ear_SOURCES = tests/tools/blind_ear.c tests/tools/wav_in.h tests/unit/fft.h
tests_tools_blind_ear_LDADD = libcore.a -lm
check_PROGRAMS += tests/tools/on_screen
tests_tools_on_screen_SOURCES = tests/tools/on_screen.c
check_PROGRAMS += tests/tools/sound_find
tests_tools_sound_find_SOURCES = tests/tools/sound_find.c
tests_tools_sound_find_LDADD = libcore.a -lm
EXTRA_DIST += tests/audio/lib.sh tests/bench/audio.sh tests/bench/compilers.sh tests/bench/heard-time.sh
script_tests += tests/audio/changes.sh tests/audio/faults.sh tests/audio/frames.sh tests/audio/heard.sh tests/audio/jack.sh tests/audio/pipewire.sh tests/audio/proof.sh tests/audio/session.sh tests/audio/sound.sh tests/audio/strain.sh tests/audio/tap.sh
script_tests += tests/cli/render.sh tests/cli/sound.sh
unit_tests += tests/unit/test_engine
tests_unit_test_engine_SOURCES = tests/unit/test_engine.c tests/unit/unit.h
tests_unit_test_engine_LDADD = $(shell_unit_libs)
check_PROGRAMS += tests/tools/speech_find
tests_tools_speech_find_SOURCES = tests/tools/speech_find.c tests/tools/wav_in.h
tests_tools_speech_find_LDADD = libcore.a -lm
check_PROGRAMS += tests/tools/fake_espeak
tests_tools_fake_espeak_SOURCES = tests/tools/fake_espeak.c
tests_tools_fake_espeak_LDADD = -lm
if HAVE_SNDFILE
unit_tests += tests/unit/test_voice
tests_unit_test_voice_SOURCES = tests/unit/test_voice.c $(own_folder)
tests_unit_test_voice_LDADD = $(shell_unit_libs)
endif
EXTRA_DIST += tests/unit/test_voice.c
script_tests += tests/cli/voice.sh tests/audio/spoken.sh
