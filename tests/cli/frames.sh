#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Frames drawn by hand: found beside an exercise and in the person's folder, checked with it.
# shellcheck source=tests/sh-lib.sh disable=SC2154,SC2016
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
a_drawing_begins_with_the_figure() {
	rm -f "$mine"/*.frames
	printf '#!/bin/sh\ncp "$1" "%s" && echo "# mine" >>"$1"\n' "$tmp/draft" >"$tmp/editor" && chmod +x "$tmp/editor"
	run env EDITOR="$tmp/editor" "$limber" edit bird-dog.frames
	is "$status" 0 && is "$err" "$mine/bird-dog.frames: saved" &&
		is "$(grep -c '^--- ' "$tmp/draft")" 9 && grep -q '^--- reach 0.67 ---$' "$tmp/draft" &&
		grep -q '^mirror: yes$' "$tmp/draft" && is "$("$limber" check bird-dog)" ""
}
a_drawing_not_begun_is_taken_back() {
	rm -f "$mine"/*.frames
	run env EDITOR=true "$limber" edit box-breathing.frames
	is "$status" 0 && is "$err" "Nothing was changed." && [ ! -e "$mine/box-breathing.frames" ]
}
our_frames_are_copied() {
	rm -f "$mine"/*.frames
	printf '#!/bin/sh\necho >>"$1"\n' >"$tmp/editor"
	run env EDITOR="$tmp/editor" "$limber" edit shrug-drop.frames
	is "$status" 0 && [ -s "$mine/shrug-drop.frames" ] && [ ! -e "$mine/shrug-drop.cfg" ]
}
no_exercise_no_drawing() {
	run env EDITOR=true "$limber" edit nothing-like-it.frames
	is "$status" 1 && [ ! -e "$mine/nothing-like-it.frames" ]
}
every_figure_can_be_begun_from() {
	printf '#!/bin/sh\necho >>"$1"; echo >>"$1"\n' >"$tmp/editor"
	for file in "$srcdir"/routines/exercises/*.cfg; do
		id=$(basename "$file" .cfg)
		rm -f "$mine"/*.frames
		EDITOR="$tmp/editor" "$limber" edit "$id.frames" 2>"$tmp/err" || { cat "$tmp/err"; return 1; }
	done
}
check "edit begins a drawing with the figure" a_drawing_begins_with_the_figure
check "a drawing not begun is taken back" a_drawing_not_begun_is_taken_back
check "our frames are copied to be changed" our_frames_are_copied
check "what is no exercise is not drawn" no_exercise_no_drawing
check "every figure can be begun from" every_figure_can_be_begun_from
check "a person's frames may be for one of our exercises" ours_may_have_frames_of_the_person
check "what is wrong is told at its line" what_is_wrong_is_told_at_its_line
check "check takes the frames' own name" the_frames_can_be_named_themselves
check "frames lie beside a loose exercise" frames_lie_beside_a_loose_exercise
check "frames without their exercise are told" frames_without_their_exercise_are_told
check "a file above 64 KiB is refused" too_large_is_refused
done_testing
