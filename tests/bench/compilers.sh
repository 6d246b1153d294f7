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

# Everything limber-audio could be made of; the linker takes what it needs. No sound card, no files.
cd "$src"
sources=$(grep -ohE 'src/[a-z]+/[a-z0-9_-]+\.c' src/base/local.mk src/dsp/local.mk src/io/local.mk src/audio/local.mk |
	grep -vE 'gen-|/out_portaudio|/resample\.c|/sample_file' | sort -u)
libraries=$(pkg-config --libs libconfig)

# compile COMPILER LEVEL PROGRAM
compile() {
	mkdir "$3.d"
	for source in $sources; do
		echo "-o $3.d/$(echo "${source%.c}" | tr / _).o $source"
	done | xargs -P "$(nproc)" -L 1 "$1" "$2" -std=c17 -ffp-contract=off -fno-math-errno -fvisibility=hidden -w \
		-I "$build" -I src -DLIMBER_LIBEXECDIR='""' -DLIMBER_PKGDATADIR='""' -c
	ar cr "$3.a" "$3".d/*.o
	# shellcheck disable=SC2086 # words on purpose
	"$1" -o "$3" "$3.d/src_audio_helper_main.o" "$3.a" $libraries -lm
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
