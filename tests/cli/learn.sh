#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber learn: cards to read, open to anyone.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

mine=$XDG_CONFIG_HOME/limber/learn
mkdir -p "$mine"

lists_cards() {
	run "$limber" learn
	is "$status$err" 0 && contains "$out" "pop           What is the pop?" && contains "$out" "sources " &&
		is "$(printf '%s\n' "$out" | head -n 1 | cut -d' ' -f1)" pop
}
prints_a_card() {
	run "$limber" learn need-to-pop
	is "$status$err" 0 && contains "$out" "Do I need to pop it?" &&
		contains "$(printf '%s' "$out" | tr '\n' ' ')" "more pops did not mean better results (S2)" &&
		is "$(printf '%s\n' "$out" | awk 'length > 72' | wc -l | tr -d ' ')" 0
}
finds_letters() {
	run "$limber" learn VARIFOCALS
	is "$status$err" 0 && is "$(printf '%s\n' "$out" | cut -d' ' -f1)" desk
}
says_what_it_does_not_know() {
	run "$limber" learn desc
	is "$status$out" 1 && contains "$err" "did you mean 'desk'?"
}
prints_json() {
	run "$limber" learn --json water
	is "$status$err" 0 && contains "$out" '"id": "water", "title": "Water", "mine": false' &&
		contains "$out" 'stand up (G).\n\n# How much' &&
		is "$("$limber" learn --json | python3 -c 'import json,sys; print(len(json.load(sys.stdin)) > 10)')" True
}
is_open_under_a_lock() {
	mkdir -p "$XDG_DATA_HOME/limber" && "$builddir/tests/tools/fakehistory" "$XDG_DATA_HOME/limber/history.db" E || return 1
	run "$limber" screen --show
	contains "$out" "999" || return 1
	run "$limber" learn help
	is "$status$err" 0 && contains "$out" "Do not exercise, stretch, crack"
}
own_cards_come_first() {
	printf 'title: My pop\norder: 5\n\nMy own words (S1, S99).\n' >"$mine/pop.txt"
	run "$limber" learn
	contains "$out" "My pop  (yours)" && ! contains "$out" "What is the pop?" >/dev/null
}
checks_its_sources() {
	run "$limber" check "$mine/pop.txt"
	is "$status" 0 && contains "$out" "warning: the source S99 is not among the sources [no-source]"
}
bad_cards_are_left_out() {
	printf 'titel: My pop\n\nMy own words.\n' >"$mine/bad.txt"
	run "$limber" learn --plain
	is "$status" 0 && contains "$err" "bad.txt:1: error: unknown key 'titel' [unknown-key]" &&
		contains "$err" "did you mean 'title'?" && contains "$out" "My pop" || return 1
	run "$limber" check --all
	is "$status" 1 && contains "$out" "bad.txt:1: error:"
	result=$?
	rm "$mine/bad.txt" "$mine/pop.txt"
	return $result
}
ours_are_in_order() {
	run "$limber" check --all
	is "$status$out$err" 0
}
exercises_lead_to_their_sources() {
	run "$limber" show cat-cow
	contains "$out" "Sources" && contains "$out" "S15. AAOS Spine Conditioning" && contains "$out" "G. General clinical knowledge"
}

check "learn lists the cards in their order" lists_cards
check "a card is printed and wrapped" prints_a_card
check "other words are looked for in all cards" finds_letters
check "what no card is about is said, with a hint" says_what_it_does_not_know
check "JSON holds the cards" prints_json
check "the cards are open under a lock" is_open_under_a_lock
check "a card of one's own replaces ours" own_cards_come_first
check "check finds a source that is none" checks_its_sources
check "a card with errors is left out and said" bad_cards_are_left_out
check "our cards and sources are in order" ours_are_in_order
check "an exercise names its sources" exercises_lead_to_their_sources
done_testing
