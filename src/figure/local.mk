libcore_a_SOURCES += \
	src/figure/body.c src/figure/body.h \
	src/figure/camera.c src/figure/camera.h \
	src/figure/check.c src/figure/check.h \
	src/figure/cue.c src/figure/cue.h \
	src/figure/direction.c \
	src/figure/draw.c \
	src/figure/figure.h \
	src/figure/figure_build.c \
	src/figure/flower.c src/figure/flower.h \
	src/figure/frames.c src/figure/frames.h \
	src/figure/frames_draft.c \
	src/figure/frames_read.c \
	src/figure/glyph-table.h \
	src/figure/glyph.c src/figure/glyph.h \
	src/figure/glyph_blocks.c \
	src/figure/glyph_braille.c \
	src/figure/glyph_ink.c \
	src/figure/glyph_match.c \
	src/figure/glyph_stroke.c \
	src/figure/glyph_tex.c \
	src/figure/ik.c src/figure/ik.h \
	src/figure/joint.c src/figure/joint.h \
	src/figure/lanes.h \
	src/figure/mirror.c src/figure/mirror.h \
	src/figure/model.c src/figure/model.h \
	src/figure/overlay.c src/figure/overlay.h \
	src/figure/palette.c src/figure/palette.h \
	src/figure/pose.c src/figure/pose.h \
	src/figure/pose_build.c src/figure/pose_build.h \
	src/figure/prop.c src/figure/prop.h \
	src/figure/raster.c src/figure/raster.h \
	src/figure/settle.c \
	src/figure/skeleton.c src/figure/skeleton.h \
	src/figure/spot.c src/figure/spot.h \
	src/figure/stand_in.c \
	src/figure/tween.c src/figure/tween.h \
	src/figure/vec.c src/figure/vec.h
EXTRA_DIST += src/figure/gen-glyphs.py

golden_tests += tests/unit/test_figure_files
unit_tests += tests/unit/test_figure_ways
tests_unit_test_figure_ways_SOURCES = tests/unit/test_figure_ways.c tests/unit/unit.h
tests_unit_test_figure_ways_LDADD = $(shell_unit_libs)

unit_tests += tests/unit/test_figure
tests_unit_test_figure_SOURCES = tests/unit/test_figure.c tests/unit/unit.h
tests_unit_test_figure_LDADD = $(unit_libs)

unit_tests += tests/unit/test_figure_glyph
tests_unit_test_figure_glyph_SOURCES = tests/unit/test_figure_glyph.c tests/unit/unit.h
tests_unit_test_figure_glyph_LDADD = $(unit_libs)

unit_tests += tests/unit/test_figure_frames
tests_unit_test_figure_frames_SOURCES = tests/unit/test_figure_frames.c tests/unit/unit.h
tests_unit_test_figure_frames_LDADD = $(unit_libs)
