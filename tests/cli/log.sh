#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber log: scores and measures from outside, the trend they make, and what it forbids.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

afresh() {
	rm -f "$XDG_DATA_HOME/limber/history.db"*
}
# SCORE DAYS: one score a day, up to today; -3 as third argument: up to three days ago.
log_days() {
	day=$(($2 - 1 + ${3:-0}))
	while [ $day -ge "${3:-0}" ]; do
		"$limber" log "$1" --date "$(date -d "-$day days" +%F)" >/dev/null || return 1
		day=$((day - 1))
	done
}
trend_is() {
	run "$limber" stats --json
	contains "$out" "\"trend\": { \"verdict\": \"$1\", \"rule\": $2,"
}

notes_and_replaces() {
	afresh
	run "$limber" log 4
	is "$status" 0 && contains "$out" "Stiffness 4 today." || return 1
	run "$limber" log 6 --pain 2
	is "$status" 0 && contains "$out" "Stiffness 6 today, instead of 4." && contains "$out" "Pain 2 today."
}
refuses() {
	run "$limber" log "$@"
	is "$status" 2 && is "$out" "" && contains "$err" "limber: log:"
}
compares_measures() {
	afresh
	"$limber" log --rotation-left 40 --date 2026-01-05 >/dev/null
	run "$limber" log --rotation-left 50 --date 2026-01-12
	is "$status" 0 && contains "$out" "Turn to the left: 50 degrees on 12 January 2026. 40 on 5 Jan: a real change, better."
}
keeps_three_activities() {
	afresh
	for what in sleep drive reach; do "$limber" log --activity "$what=4" --date 2026-01-05 >/dev/null; done
	contains "$("$limber" stats)" "4.0
" && ! contains "$("$limber" stats)" "CHANGE" && ! contains "$("$limber" stats)" "no clear change" || return 1
	run "$limber" log --activity "drive=7" --date 2026-01-12
	is "$status" 0 && contains "$out" "drive: 7 of 10 on 12 January 2026. 4 on 5 Jan: a real change, better."
}
flat_is_ok_then_review_then_refer() {
	afresh
	log_days 5 21 && trend_is ok null || return 1
	afresh
	log_days 5 28 && trend_is review '"not-improved-4wk"' || return 1
	afresh
	log_days 5 42 && trend_is refer '"not-improved-6wk"'
}
refer_locks_strength_only() {
	run "$limber" run --plain strength-a-15
	is "$status" 1 && contains "$err" "Strength sessions are paused until you have been seen." || return 1
	run timeout 20 "$limber" list
	is "$status" 0
}
severe_speaks_at_once() {
	afresh
	log_days 4 9 2 && "$limber" log 8 --date "$(date -d '-1 day' +%F)" >/dev/null
	run "$limber" log 9
	is "$status" 0 && contains "$out" "8 or more on two of the last three days" && trend_is refer '"severe"'
}
stats_says_it_in_words() {
	run "$limber" stats
	is "$status" 0 && contains "$out" "Week 2: average" && contains "$out" "Please book a physiotherapist or GP."
}

pauses() {
	afresh
	run "$limber" pause
	is "$status" 1 && is "$out" "no pause" || return 1
	run "$limber" pause illness 3d
	is "$status" 0 && contains "$out" "illness since " && contains "$out" " until " || return 1
	run "$limber" pause away
	is "$status" 0 && contains "$out" "away since " || return 1
	run "$limber" pause --end
	is "$status" 0 && is "$out" "the pause is over" || return 1
	run "$limber" pause
	is "$status" 1 && is "$out" "no pause" || return 1
	run "$limber" pause --end
	is "$status" 1 && is "$out" "no pause"
}
refuses_pause() {
	run "$limber" pause "$@"
	is "$status" 2 && is "$out" "" && contains "$err" "limber: pause:"
}
# YES|NO TEXT: in the words of stats and in its JSON.
advises() {
	run "$limber" stats
	printf '%s\n' "$out" | tr -s ' \n' ' ' | grep -cF "$2" >"$tmp/said"
	run "$limber" stats --json
	printf '%s\n' "$out" | "${PYTHON:-python3}" -c '
import json, sys
print(sum(sys.argv[1] in said for said in json.load(sys.stdin)["advice"]))' "$2" >>"$tmp/said"
	is "$(tr '\n' ' ' <"$tmp/said")" "$([ "$1" = yes ] && echo '1 1 ' || echo '0 0 ')"
}
# The age comes from the safety questions.
advises_on_bones() {
	afresh
	"$limber" log --wall-distance 4.5 >/dev/null && "$limber" screen --none >/dev/null || return 1
	advises no "does not reach the wall: a bone-health chat" || return 1
	"$limber" export -o "$tmp/young.json" && sed 's/age=18+/age=65+/' "$tmp/young.json" >"$tmp/old.json" || return 1
	afresh
	"$limber" import "$tmp/old.json" >/dev/null && advises yes "does not reach the wall: a bone-health chat" || return 1
	"$limber" log --wall-distance 0 >/dev/null && advises no "does not reach the wall"
}
advises_on_sides() {
	afresh
	for ago in 9 2; do
		advises no "Your left side turns less" || return 1
		day=$(date -d "-$ago days" +%F)
		"$limber" log --rotation-left 30 --rotation-right 50 --date "$day" >/dev/null || return 1
	done
	advises yes "Your left side turns less"
}

# Which plank it was is kept, and only the same one is compared with.
keeps_the_plank() {
	afresh
	"$limber" log --endurance 50 --plank wall --date "$(date -d '-14 days' +%F)" >/dev/null &&
		"$limber" log --endurance 20 --plank forearm --date "$(date -d '-7 days' +%F)" >/dev/null || return 1
	run "$limber" log --endurance 35
	is "$status" 0 && contains "$out" "Forearm plank: 35 s today. 20 on" && contains "$out" "a real change, better" || return 1
	run "$limber" stats
	contains "$out" "Forearm plank" && contains "$out" "35 s, 20 on" || return 1
	run "$limber" log --endurance 60 --plank sofa
	is "$status" 2
}

check "which plank it was is kept" keeps_the_plank
check "a pause begins, changes and ends" pauses
check "no pause for fun" refuses_pause fun
check "a pause has days" refuses_pause rest soon
check "a score is noted, a second one replaces it" notes_and_replaces
check "11 is no score" refuses 11
check "4.5 is no score" refuses 4.5
check "words are no score" refuses much
check "pain of 11 is none" refuses 4 --pain 11
check "tomorrow is to come" refuses 4 --date 2999-01-01
check "a day is a day" refuses 4 --date 2026-02-30
check "a self-test has its range" refuses --wall-distance 99
check "a self-test wants a number" refuses --endurance long
check "an activity wants a number" refuses --activity sleep
check "nothing to log, nobody to ask" refuses
check "a measure is compared with the one before" compares_measures
check "an activity keeps its place" keeps_three_activities
check "flat scores: ok, review, refer" flat_is_ok_then_review_then_refer
check "refer pauses strength" refer_locks_strength_only
check "severe speaks at once" severe_speaks_at_once
check "stats says it in words" stats_says_it_in_words
check "an older head off the wall: bone health" advises_on_bones
check "a side that turns less: one repetition more" advises_on_sides
done_testing
