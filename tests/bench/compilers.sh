#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The same session rendered by limber-audio as gcc and clang build it, at -O0 and -O2: how far
# apart are the files? More than one step of 16 bits is a failure.
#
#   compilers.sh BUILD [ROUTINE]
#
# BUILD is a finished build: its limber says what is to be rendered.
set -eu
build=$(cd "$1" && pwd -P)
routine=${2-needs-to-pop-5}
src=$(cd "$(dirname "$0")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=/nonexistent XDG_CONFIG_HOME="$work/c" XDG_DATA_HOME="$work/d" XDG_STATE_HOME="$work/s"
export LIMBER_DATADIR="$src"

# What limber hands to limber-audio, kept.
printf '#!/bin/sh\ncat >"%s/job"\n' "$work" >"$work/keep"
chmod +x "$work/keep"
LIMBER_AUDIO="$work/keep" "$build/limber" render "$routine" "$work/none.wav"

# shellcheck disable=SC2046 # words on purpose
compile() {
	"$1" "$2" -std=c17 -ffp-contract=off -fno-math-errno -fvisibility=hidden -w -o "$3" \
		-I "$build" -I "$src/src" -DLIMBER_LIBEXECDIR='""' $(pkg-config --cflags libconfig) \
		$(find "$src/src/base" "$src/src/dsp" -name '*.c' ! -name 'gen-*') \
		"$src"/src/audio/helper_*.c "$src"/src/audio/live.c "$src"/src/audio/out_none.c \
		"$src"/src/audio/resample_none.c "$src"/src/audio/sample_load.c "$src"/src/audio/sample_none.c \
		"$src"/src/audio/sounds.c "$src"/src/audio/spawn.c "$src"/src/audio/tts.c \
		"$src"/src/audio/voice_cache.c \
		"$src"/src/io/cfg.c "$src"/src/io/folder.c "$src"/src/io/fsutil.c "$src"/src/io/helper.c \
		$(pkg-config --libs libconfig) -lm
}

status=0
for compiler in gcc clang; do
	for level in -O0 -O2; do
		audio=$work/$compiler$level
		compile $compiler $level "$audio"
		"$audio" --render --sounds "$src/sounds" <"$work/job" >"$audio.wav"
		apart=$("$build/tests/tools/wav_diff" "$work/gcc-O0.wav" "$audio.wav")
		echo "$compiler $level: $apart"
		case $apart in 0\ * | 1\ *) ;; *) status=1 ;; esac
	done
done
exit $status
