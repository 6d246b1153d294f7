libcore_a_SOURCES += \
	src/figure/direction.c \
	src/figure/figure.h \
	src/figure/ik.c src/figure/ik.h \
	src/figure/pose.c src/figure/pose.h \
	src/figure/pose_build.c src/figure/pose_build.h \
	src/figure/settle.c \
	src/figure/skeleton.c src/figure/skeleton.h \
	src/figure/spot.c src/figure/spot.h \
	src/figure/tween.c src/figure/tween.h \
	src/figure/vec.c src/figure/vec.h
