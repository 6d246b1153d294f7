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

check 'a time too short or too long is refused' refuses --for 30s
check 'and so is one that is none' refuses --for ever
check 'only what is a breathing exercise' only_breath
check 'without a pattern it is belly breathing' lasts 'Belly breathing'
check 'about as long as it is told' lasts 'about 5 minutes' --for 5m coherent-breathing
check 'four rounds of 4-7-8, however long it is told' lasts 'about 2 minutes' --for 10m four-seven-eight
done_testing
