#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Frames drawn by hand: found beside an exercise and in the person's folder, checked with it.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

mine="$XDG_CONFIG_HOME/limber/routines/exercises"
mkdir -p "$mine" "$tmp/loose"

ours_may_have_frames_of_the_person() {
	printf -- '--- cow ---\n(o)\n--- cat ---\n(o)\n' >"$mine/cat-cow.frames"
	is "$("$limber" check cat-cow "$mine/cat-cow.frames")" ""
}
what_is_wrong_is_told_at_its_line() {
	printf 'look: ascii\n--- cov ---\n(o)\n' >"$mine/cat-cow.frames"
	is "$("$limber" check cat-cow)" "$mine/cat-cow.frames:2: error: the exercise has no phase 'cov' [unknown-phase]
    --- cov ---
  hint: did you mean 'cow'?"
}
the_frames_can_be_named_themselves() {
	"$limber" check "$mine/cat-cow.frames" >"$tmp/out" && return 1
	grep -q 'cat-cow.frames:2: .*\[unknown-phase\]' "$tmp/out"
}
frames_lie_beside_a_loose_exercise() {
	cp "$srcdir/routines/exercises/cat-cow.cfg" "$tmp/loose/mine.cfg" &&
		printf 'a\n' >"$tmp/loose/mine.frames" || return 1
	"$limber" check "$tmp/loose/mine.cfg" | grep -q 'mine.frames:1: error: .*\[syntax\]' &&
		"$limber" check "$tmp/loose/mine.frames" | grep -q 'mine.frames:1: error: .*\[syntax\]'
}
frames_without_their_exercise_are_told() {
	printf -- '--- cow ---\n' >"$tmp/loose/alone.frames"
	"$limber" check "$tmp/loose/alone.frames" | grep -q 'alone.cfg: error: .*\[no-file\]'
}
too_large_is_refused() {
	{ printf -- '--- cow ---\n' && head -c 70000 /dev/zero | tr '\0' 'x'; } >"$tmp/loose/mine.frames"
	"$limber" check "$tmp/loose/mine.cfg" | grep -q 'mine.frames: error: .*\[too-large\]'
}
check "a person's frames may be for one of our exercises" ours_may_have_frames_of_the_person
check "what is wrong is told at its line" what_is_wrong_is_told_at_its_line
check "check takes the frames' own name" the_frames_can_be_named_themselves
check "frames lie beside a loose exercise" frames_lie_beside_a_loose_exercise
check "frames without their exercise are told" frames_without_their_exercise_are_told
check "a file above 64 KiB is refused" too_large_is_refused
done_testing
