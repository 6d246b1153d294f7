#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber doctor --tap, tapped along with by something that hears the clicks in a sound server's
# sink: it finds how late the taps are, and Enter keeps that.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"
LIMBER_DATADIR=$srcdir
measures_time
command -v python3 >/dev/null || skip_all "no python3 here"
server_start || exit 99

# tapped MS ANSWER
tapped() {
	timeout 60 python3 "$srcdir/tests/tools/tap_along.py" "$1" "$2" "$limber" doctor --tap >"$tmp/shown"
	status=$?
	cat "$tmp/shown"
	echo "# taps $1 ms after the clicks: found $(found_ms)" >>"$tmp/found"
	is "$status" 0
}
found_ms() { field heard <"$tmp/shown"; }
late_taps_are_told() { tapped 150 "" && within "$(found_ms)" 140 160; }
enter_keeps_it() { is "$("$limber" config offset_ms)" "$(found_ms)"; }
a_word_leaves_it() { tapped 60 no && is "$("$limber" config offset_ms)" "$kept"; }
# What is kept must not be in what is found.
the_kept_does_not_count() { within "$(found_ms)" 50 70; }

check "taps 150 ms after the clicks are told" late_taps_are_told
check "Enter keeps the offset" enter_keeps_it
kept=$("$limber" config offset_ms)
check "another answer leaves it" a_word_leaves_it
check "what was kept does not count" the_kept_does_not_count
cat "$tmp/found"
done_testing
