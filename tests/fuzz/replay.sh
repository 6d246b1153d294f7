#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The corpus of each fuzz target, and every file of ours, through the target.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

replay=$builddir/tests/fuzz/replay_loader
[ -x "$replay" ] || skip_all "built as fuzz targets"

# Sound files: those that are refused, and those that are not.
sample=$builddir/tests/fuzz/replay_sample
if [ -x "$sample" ]; then
	run "$sample" "$srcdir"/tests/fuzz/corpus/sample/* "$srcdir"/tests/data/sounds/*
	check "sound files, broken and whole" [ "$status" = 0 ]
else
	skip "sound files, broken and whole" "built without libsndfile or libsamplerate"
fi

# replays AT_LEAST FILE...
replays() {
	least=$1
	shift
	run "$replay" "$@"
	[ "$status" = 0 ] || { echo "status $status"; printf '%s\n' "$err" | tail -n 5; return 1; }
	[ "$out" -ge "$least" ]
}
check "what fuzzing found" replays 10 "$srcdir"/tests/fuzz/corpus/loader/*
check "files with mistakes" replays 30 "$srcdir"/tests/routines/bad/*.cfg "$srcdir"/tests/routines/bad/exercises/*.cfg
check "files without" replays 100 "$srcdir"/tests/routines/good/*.cfg "$srcdir"/routines/*.cfg "$srcdir"/routines/exercises/*.cfg "$srcdir"/routines/exercises/*.frames
replay=$builddir/tests/fuzz/replay_exchange
check "files to import" replays 5 "$srcdir"/tests/fuzz/corpus/exchange/*
check "recipes and profiles of sounds" replays 30 "$srcdir"/sounds/*.cfg "$srcdir"/sounds/*/*.cfg
done_testing
