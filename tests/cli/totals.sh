#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every routine that is installed takes exactly as long as its content says, at every level.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

totals=$srcdir/tests/data/totals.txt

# takes SECONDS ROUTINE LEVEL: by the last line of the timeline, to the millisecond.
takes() {
	run "$limber" show "$2" --timeline --level "$3"
	is "$status" 0 && is "$err" "" || return 1
	seconds=$(printf '%s\n' "$out" |
		awk -F '\t' 'END { split($1, at, ":"); if ($2 == "end") printf "%.9g", at[1] * 60 + at[2] }')
	is "$seconds" "$1"
}
every_routine_is_listed() {
	for file in "$srcdir"/routines/*.cfg; do
		basename "$file" .cfg
	done >"$tmp/installed"
	sed '/^#/d; s/ .*//' "$totals" >"$tmp/listed"
	is "$(sort "$tmp/listed")" "$(sort "$tmp/installed")"
}
check "the list has every routine" every_routine_is_listed
while read -r id one two three; do
	[ "$id" = "#" ] && continue
	check "$id at level 1 takes $one s" takes "$one" "$id" 1
	check "$id at level 2 takes $two s" takes "$two" "$id" 2
	check "$id at level 3 takes $three s" takes "$three" "$id" 3
done <"$totals"
done_testing
