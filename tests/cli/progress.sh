#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber history, stats and screen from outside: text, JSON, exit statuses, bad places.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

history=$XDG_DATA_HOME/limber/history.db
fill() {
	rm -f "$history"*
	mkdir -p "${history%/*}"
	"$builddir/tests/bench/bench_store" "$history" "$1" 1 >/dev/null
}
lines() { printf '%s\n' "$out" | grep -c "$1"; }

nothing_yet() {
	run "$limber" "$1"
	is "$status" 0 && is "$err" "" && contains "$out" "limber run needs-to-pop-5"
}
nothing_as_json() {
	run "$limber" history --json
	is "$status" 0 && is "$out" '{ "version": 1, "sessions": [
] }' || return 1
	run "$limber" stats --json
	is "$status" 0 && contains "$out" '"all": { "sessions": 0,' && is "$(lines '"week":')" 12
}
lists_twenty() {
	run "$limber" history
	is "$status" 0 && is "$(lines '^  [0-2][0-9]:[0-5][0-9]')" 20 && contains "$out" "and 21 before: 'limber history --all'"
}
lists_as_many_as_asked() {
	run "$limber" history --limit 3
	is "$status" 0 && is "$(lines '^  [0-2][0-9]:[0-5][0-9]')" 3 || return 1
	run "$limber" history --all
	is "$status" 0 && is "$(lines '^  [0-2][0-9]:[0-5][0-9]')" 41
}
shows_steps() {
	run "$limber" history --limit 2 --steps
	is "$status" 0 && contains "$out" "exercise-" && contains "$out" "6 of 6"
}
json_has_steps() {
	run "$limber" history --limit 2 --json
	is "$status" 0 && is "$(lines '"uuid"')" 2 && contains "$out" '"reps_done": 6,'
}
usage() {
	run "$limber" history --limit 3 --all
	is "$status" 2 && is "$out" "" && contains "$err" "exclude each other" || return 1
	run "$limber" stats --weeks 0
	is "$status" 2 && is "$out" "" || return 1
	run "$limber" screen --none --json
	is "$status" 2 && is "$out" ""
}
stats_sum_up() {
	run "$limber" stats
	is "$status" 0 && contains "$out" "This week" && contains "$out" "40 sessions on 40 days" &&
		contains "$out" "Body areas" && contains "$out" "of the planned time" &&
		contains "$out" "They are not a medical assessment."
}
stats_weeks() {
	run "$limber" stats --weeks 3 --json
	is "$status" 0 && is "$(lines '"week":')" 3 && contains "$out" '"upper-back": '
}
# 40 sessions on as many days of the last year; twelve weeks hold some of them, of eight exercises each.
# One of them is in the library, and goes by its name there.
stats_exercises() {
	mkdir -p "$XDG_CONFIG_HOME/limber/routines/exercises"
	sed 's/^name .*/name = "Third thing";/' "$srcdir/routines/exercises/shoulder-rolls.cfg" \
		>"$XDG_CONFIG_HOME/limber/routines/exercises/exercise-3.cfg"
	run "$limber" stats --weeks 53 --json
	is "$status" 0 || return 1
	printf '%s\n' "$out" | "${PYTHON:-python3}" -c '
import json, sys
stats = json.load(sys.stdin)
rows = stats["exercises"]
assert sum(r["days"] for r in rows) == 8 * stats["window"]["days"], "days"
assert {r["name"] for r in rows if r["exercise"] == "exercise-3"} == {"Third thing"}, "name"
assert all(r["reps"] == 6 * r["days"] for r in rows), "repetitions"
assert [r["ms"] for r in rows] == sorted((r["ms"] for r in rows), reverse=True), "most first"
'
}
stats_target() {
	"$limber" config weekly_target 5 && run "$limber" stats
	is "$status" 0 && contains "$out" " of 5 sessions"
}
plain_ascii() {
	LC_ALL=C run "$limber" "$@"
	is "$status" 0 && ! LC_ALL=C grep -n '[^ -~]' "$tmp/out"
}
piped_is_80() {
	LC_ALL=C run "$limber" history --all # ASCII: a byte is a cell
	is "$(printf '%s\n' "$out" | awk 'length($0) > 80')" ""
}
is_private() {
	is "$(stat -c %a "$history")" 600 && is "$(stat -c %a "${history%/*}")" 700
}
damaged() {
	rm -f "$history"*
	echo "garbage that is no database at all, whatever one does with it" >"$history"
	run "$limber" history
	is "$status" 0 && contains "$err" "The history was damaged. It is kept as '$history.damaged'" &&
		contains "$(cat "$history.damaged")" garbage || return 1
	run "$limber" history
	is "$status" 0 && is "$err" ""
}
damaged_inside() {
	fill 300
	dd if=/dev/zero of="$history" bs=4096 seek=8 count=60 conv=notrunc 2>/dev/null
	said=
	for command in stats history "history --all --steps" stats history; do
		# shellcheck disable=SC2086 # a command and its options
		run "$limber" $command
		said="$said$err"
	done
	is "$status" 0 && is "$err" "" && contains "$said" "The history was damaged. It is kept as '$history.damaged" &&
		[ -s "$history.damaged" ]
}
in_the_way() {
	mv "$XDG_DATA_HOME" "$tmp/aside" && echo in the way >"$XDG_DATA_HOME"
	run "$limber" "$@"
	rm -f "$XDG_DATA_HOME"
	mv "$tmp/aside" "$XDG_DATA_HOME"
	is "$status" 1 && is "$out" "" && contains "$err" "limber: cannot use the history"
}

# ---- killed in mid-session ----

write_quick() {
	cat >"$tmp/quick.cfg" <<-'EOF'
		name      = "Quick";
		goals     = [ "mobility" ];
		areas     = [ "spine" ];
		position  = "seated";
		equipment = [ ];
		sides     = "none";
		prepare   = 0;
		phases    = ( { name = "go"; seconds = 1; breath = "free"; } );
		levels    = ( { reps = 30; }, { reps = 30; }, { reps = 30; } );
		how       = ( "Go.", "And go." );
		cues      = ( "Go on." );
	EOF
}
kept_when_killed() {
	fill 1
	write_quick
	"$limber" run --plain --mute "$tmp/quick.cfg" </dev/null >"$tmp/played" 2>&1 &
	pid=$!
	tries=0
	until grep -q '^00:03' "$tmp/played" || [ $tries -gt 100 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	run "$limber" history --limit 1
	contains "$out" "in progress" || return 1
	kill -9 $pid
	wait $pid 2>/dev/null
	run "$limber" history --limit 1
	contains "$out" "Quick" && contains "$out" "cut off" || return 1
	run "$limber" history --limit 1 --json
	contains "$out" '"state": "crashed"' || return 1
	reps=$(printf '%s\n' "$out" | sed -n 's/.*"reps_done": \([0-9]*\),.*/\1/p')
	echo "repetitions: $reps"
	cat "$tmp/played"
	[ "$reps" -ge 3 ]
}

# ---- the safety questions ----

never_asked() {
	rm -f "$history"*
	run "$limber" screen
	is "$status" 1 && contains "$out" "never answered" || return 1
	run "$limber" screen --json
	is "$status" 1 && contains "$out" '"answered": false'
}
records_none() {
	run "$limber" screen --none
	is "$status" 0 && contains "$out" "Have you lost control of your bladder" &&
		contains "$out" "Recorded: 18 or over, none of these, no pain." &&
		contains "$out" "You are good to go." && is "$(lines '^  [A-D][0-9]')" 43 || return 1
	run "$limber" screen --show
	is "$status" 0 && contains "$out" "recorded by 'limber screen --none'" || return 1
	run "$limber" screen --json
	is "$status" 0 && contains "$out" '"origin": "command-line", "verdict": "OK", "lock": null'
}
refuses_while_locked() {
	"$builddir/tests/tools/fakehistory" "$history" "$1"
	run "$limber" screen --none
	is "$status" 1 && is "$out" "" && contains "$err" "exercise is locked" && contains "$err" "$2" || return 1
	run "$limber" screen --show
	is "$status" 1 && contains "$out" "Locked since" && contains "$out" "A4"
}
run_is_locked() {
	run "$limber" run --plain --mute micro-1
	is "$status" 1 && contains "$err" "Call your local emergency number now"
}

check "history says when there is nothing yet" nothing_yet history
check "stats say when there is nothing yet" nothing_yet stats
check "nothing yet is JSON, too" nothing_as_json
fill 40
check "history lists the latest twenty" lists_twenty
check "history lists as many as asked" lists_as_many_as_asked
check "history --steps shows what was done" shows_steps
check "history --json has every step" json_has_steps
check "options that make no sense are usage errors" usage
check "stats sum up" stats_sum_up
check "stats --weeks looks back as far as asked" stats_weeks
if command -v "${PYTHON:-python3}" >/dev/null 2>&1; then
	check "exercises add up" stats_exercises
else
	skip "exercises add up" "no python3"
fi
check "stats count towards the weekly target" stats_target
check "history is ASCII where the locale is" plain_ascii history --all --steps
check "stats are ASCII where the locale is" plain_ascii stats
check "a pipe gets 80 columns" piped_is_80
check "the history is private" is_private
check "a damaged history is kept aside, once" damaged
check "damage met while reading is said, and a new one begun" damaged_inside
check "history says when it cannot have its file" in_the_way history
check "stats say when they cannot have their file" in_the_way stats
check "screen --none says when it cannot record" in_the_way screen --none
check "a killed session keeps its repetitions" kept_when_killed
check "never asked is said, and is status 1" never_asked
check "screen --none prints and records" records_none
check "screen --none refuses under E" refuses_while_locked E "Stop here."
check "run refuses under E" run_is_locked
check "screen --none refuses under U" refuses_while_locked U "Please speak to a health professional today"
check "screen --none refuses under P" refuses_while_locked P "It is sensible to have this checked first."
done_testing
