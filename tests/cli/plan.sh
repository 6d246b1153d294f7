#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber plan from outside, and what a lock leaves open.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

# Which plan is the latest is told by the second in which it was begun.
next_second() { sleep 1.1; }
day() { date -d "$1" +%Y-%m-%d; }

none_yet() {
	run "$limber" plan
	is "$status" 0 && contains "$out" "No plan is active." || return 1
	run "$limber" plan --json
	is "$status" 0 && is "$out" '{ "version": 1, "active": false }'
}
levels_before() {
	run "$limber" show strength-a-15 --timeline --json
	contains "$out" '"level": 2'
}
starts_today() {
	run "$limber" plan --start
	is "$status" 0 && contains "$out" "Six weeks. Week 1 of 6: Settle" &&
		contains "$out" "[ ] Weekly check-in (limber run weekly-check-8), 8 min" &&
		contains "$out" "Strength, level 1: Everyone starts gently." &&
		contains "$out" "Breath, level 2: There is nothing to strain: it starts here."
}
sets_levels() {
	run "$limber" show strength-a-15 --timeline --json
	contains "$out" '"level": 1' || return 1
	run "$limber" show strength-a-15 --timeline --json --level 3
	contains "$out" '"level": 3' || return 1
	run "$limber" show breath-coherent-5 --timeline --json
	contains "$out" '"level": 2'
}
# With nobody to ask, a running plan is left as it is.
keeps_what_runs() {
	run "$limber" plan --json
	before=$out
	run "$limber" plan --start "$(day '2 days ago')"
	is "$status" 1 && is "$out" "" && contains "$err" "--start --yes begins anew" || return 1
	run "$limber" plan --json
	is "$out" "$before"
}
# A missed day slides; nothing is doubled.
slides() {
	next_second
	run "$limber" plan --start --yes "$(day '2 days ago')" --json
	is "$status" 0 && contains "$out" "\"start\": \"$(day '2 days ago')\"" &&
		contains "$out" "{ \"day\": \"$(day yesterday)\", \"mark\": \"slid\", \"routines\": [] }" &&
		contains "$out" "{ \"day\": \"$(day today)\", \"mark\": \"today\", \"routines\": [ { \"routine\": \"weekly-check-8\""
}
other_weeks() {
	run "$limber" plan --week 5
	is "$status" 0 && contains "$out" "Week 5 of 6: Keep" && contains "$out" "Stress and tension melt" || return 1
	run "$limber" plan --week 7
	is "$status" 0 && contains "$out" "After the programme, week 1" || return 1
	run "$limber" plan --week 99
	is "$status" 1 && contains "$err" "the programme has 6 weeks"
}
pauses() {
	run "$limber" plan --pause
	is "$status" 0 && contains "$out" "The plan is paused" || return 1
	run "$limber" plan --resume
	is "$status" 0 && contains "$out" "[ ] Weekly check-in"
}
begins_later() {
	next_second
	run "$limber" plan --start --yes "$(day '3 days')"
	is "$status" 0 && contains "$out" "The plan has not begun yet."
}
own_programme() {
	next_second
	mkdir -p "$XDG_CONFIG_HOME/limber/routines/programmes"
	cat >"$XDG_CONFIG_HOME/limber/routines/programmes/mine.cfg" <<-'EOF'
		name  = "Mine";
		weeks = ( { mon = ( { routine = "micro-1"; level = 1; } ); } );
	EOF
	run "$limber" check "$XDG_CONFIG_HOME/limber/routines/programmes/mine.cfg"
	is "$status" 0 && is "$out" "" || return 1
	run "$limber" plan --start --yes --programme mine
	is "$status" 0 && contains "$out" "Mine. Week 1 of 1" && contains "$out" "One-minute unstick"
}
# After an 8 it is relief, not the strength of the plan.
suggests_relief() {
	next_second
	cat >"$XDG_CONFIG_HOME/limber/routines/programmes/lift.cfg" <<-'EOF'
		name  = "Lift";
		weeks = ( { mon = ( { routine = "band-boost-3"; level = 1; } ); } );
	EOF
	run "$limber" plan --start --yes --programme lift
	run timeout 2 "$limber" run --plain --mute
	contains "$out" "band boost" || return 1
	run "$limber" log 8
	run timeout 2 "$limber" run --plain --mute
	! contains "$out" "band boost" && contains "$out" "Needs to pop" || return 1
	run "$limber" log 3
	next_second
	run "$limber" plan --start --yes --programme mine
}
checked() {
	cat >"$tmp/wrong.cfg" <<-'EOF'
		name  = "Wrong";
		weeks = (
		    { mon = ( { routine = "strenth-a-15"; } ); },
		    { mon = ( { routine = "strength-a-15"; } );
		      tue = ( { routine = "strength-b-15"; level = 4; } ); } );
	EOF
	run "$limber" check "$tmp/wrong.cfg"
	is "$status" 1 && contains "$out" ":3: error: there is no routine 'strenth-a-15' that can be used [no-routine]" &&
		contains "$out" "did you mean 'strength-a-15'" && contains "$out" ":5: error:" &&
		contains "$out" ":5: warning: strength on Tuesday comes the day after strength"
}
# A track may say what goes on after level 3.
checks_rounds() {
	printf 'name = "Seat";\nreplaces = [ "strength" ];\nroutine = "gentle-chair-10";\nrounds = [ "chair-sqat" ];\n' >"$tmp/seat.cfg"
	run "$limber" check "$tmp/seat.cfg"
	is "$status" 1 && contains "$out" "chair-sqat" && contains "$out" "did you mean 'chair-squat'"
}
edited() {
	EDITOR="sed -i s/Mine/Ours/" run "$limber" edit mine
	is "$status" 0 || return 1
	EDITOR="sed -i s/Six/Eight/" run "$limber" edit six-weeks
	is "$status" 0 && contains "$(cat "$XDG_CONFIG_HOME/limber/routines/programmes/six-weeks.cfg")" "Eight weeks" || return 1
	run "$limber" plan
	contains "$out" "Ours. Week 1 of 1" && rm "$XDG_CONFIG_HOME/limber/routines/programmes/six-weeks.cfg"
}
unusable() {
	rm "$XDG_CONFIG_HOME/limber/routines/programmes/mine.cfg"
	run "$limber" plan
	is "$status" 1 && contains "$err" "there is no programme of this name"
}
stops() {
	next_second
	run "$limber" plan --stop
	is "$status" 0 && contains "$out" "You have left the plan." && contains "$out" "No plan is active." || return 1
	levels_before
}
# Two days of 8: strength waits, and no sound file of it is made either.
renders_nothing_that_waits() {
	for ago in 0 1 2; do
		run "$limber" log 8 --date "$(day "$ago days ago")"
	done
	run "$limber" render band-boost-3 "$tmp/waits.wav"
	is "$status" 1 && contains "$err" "Strength sessions are paused" && ! [ -e "$tmp/waits.wav" ]
}
usage() {
	for wrong in "--start 2020-01-01" "--start 30.11.2026" "2026-11-30" "--pause --stop" "--programme x" "--yes" "--week 0"; do
		# shellcheck disable=SC2086 # options
		run "$limber" plan $wrong
		is "$status" 2 && is "$out" "" || return 1
	done
}
assessed() {
	run "$limber" screen --assessed 2026-13-01
	is "$status" 2 || return 1
	run "$limber" screen --assessed "$(day tomorrow)"
	is "$status" 2 && contains "$err" "still to come" || return 1
	run "$limber" screen --assessed "$(day yesterday)" --none
	is "$status" 2 || return 1
	run "$limber" screen --assessed "$(day yesterday)"
	is "$status" 1 && contains "$err" "needs a terminal"
}

check "no plan yet" none_yet
check "without a plan the level is 2" levels_before
check "--start begins today" starts_today
check "the plan sets the level of show" sets_levels
check "--start leaves a running plan as it is" keeps_what_runs
check "missed days slide" slides
check "--week shows the others, and what comes after" other_weeks
check "--pause and --resume" pauses
check "a plan can begin later" begins_later
check "a programme of one's own" own_programme
check "a day of 8 asks for relief, not for strength" suggests_relief
check "check says what is wrong with a programme" checked
check "check knows the rounds of a track" checks_rounds
check "edit changes a programme, or a copy of ours" edited
check "a programme that is gone is said" unusable
check "--stop leaves it" stops
check "what has to wait is not rendered" renders_nothing_that_waits
check "usage" usage
check "--assessed wants a day that has come, and a terminal" assessed
done_testing
