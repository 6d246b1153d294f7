#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `limber breathe`: what it takes, and that it ends where it is safe.
. "$srcdir/tests/sh-lib.sh"

refuses() {
	run "$limber" breathe "$@"
	is "$status" 2
}
only_breath() {
	run "$limber" breathe cat-cow --plain
	is "$status" 1 && contains "$err" 'no breathing exercise'
}
# The heading says how long it will be; the session itself is not waited for.
heading() {
	timeout 1 "$limber" breathe "$@" --plain --mute >"$tmp/out" 2>"$tmp/err" </dev/null
	grep ', level 2, ' "$tmp/out"
}
lasts() {
	want=$1
	shift
	contains "$(heading "$@")" "$want"
}

lists_patterns() {
	run "$limber" list --breath
	is "$status$err" 0 && contains "$out" "box-lite " && contains "$out" "3-3-3-3 s, 5 a minute" &&
		contains "$out" "2-3.5-4 s" && is "$(printf '%s\n' "$out" | wc -l)" 12
}
own_pattern() {
	mkdir -p "$XDG_CONFIG_HOME/limber/routines/breath"
	cat >"$XDG_CONFIG_HOME/limber/routines/breath/belly.cfg" <<-'END'
		name = "My belly"; body = "belly-breathing";
		phases = ( { name = "breathe in"; seconds = 5; breath = "in"; },
		    { name = "breathe out"; seconds = 5; breath = "out"; } );
	END
	heading | grep -q '^My belly, level 2, ' && contains "$("$limber" list --breath)" "(yours)"
	result=$?
	rm "$XDG_CONFIG_HOME/limber/routines/breath/belly.cfg"
	return $result
}
held_at_a_rate() {
	run "$limber" breathe box --rate 6 --plain
	is "$status" 1 && contains "$err" '[breath-rate]'
}
without_a_hold() {
	"$limber" config cautions epilepsy
	contains "$(heading box-lite --for 2m)" 'Box breathing 3-3-3-3' && contains "$(cat "$tmp/out")" 'Coherent breathing'
	result=$?
	"$limber" config --unset cautions
	return $result
}
in_a_routine() {
	printf 'name = "Mine"; steps = ( { exercise = "box-lite"; reps = 3; } );\n' >"$tmp/mine.cfg"
	run "$limber" show --timeline "$tmp/mine.cfg"
	is "$status$err" 0 && contains "$out" 'box-lite'
}
settles_and_closes() {
	timeout 1 "$limber" breathe --plain --mute >"$tmp/out" 2>/dev/null </dev/null
	contains "$(cat "$tmp/out")" 'Just breathe as you are.'
}

check 'a time too short or too long is refused' refuses --for 30s
check 'and so is one that is none' refuses --for ever
check 'only what is a breathing exercise' only_breath
check 'without a pattern it is belly breathing' lasts 'Belly breathing'
check 'about as long as it is told' lasts 'about 5 minutes' --for 5m coherent-breathing
check 'four rounds of 4-7-8, however long it is told' lasts 'about 2 minutes' --for 10m four-seven-eight
check 'a rate too slow or too fast is refused' refuses --rate 4.9
check 'and so is a ratio that is none' refuses --ratio 1:3
check 'a held breath keeps its rate' held_at_a_rate
check 'ten breaths of 12 s are two minutes' lasts 'about 2 minutes' belly --rate 5 --for 2m
check 'the patterns are listed with their seconds' lists_patterns
check "a pattern of one's own replaces ours" own_pattern
check 'whoever must not hold the breath is given another pattern' without_a_hold
check 'a routine may name a pattern' in_a_routine
check 'it begins by letting the breath be' settles_and_closes
done_testing
