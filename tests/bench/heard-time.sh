#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How late a cue is heard, a minute at a time: one a second, through a sound server of
# its own, recorded from its sink at RATE Hz. Not a test; prints for each minute how
# many of its cues were found, their mean lateness (bias), and latest minus earliest (spread).
# Needs 46 MB of memory a minute. Where the rights allow it, all of it runs with the
# real-time priority that a desktop's rtkit gives a sound server: what else the machine
# does is not what is measured. From a build folder:
#   srcdir=.. builddir=. sh ../tests/bench/heard-time.sh [RATE [MINUTES]]
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"
server_rate=${1:-48000}
minutes=${2:-30}
seconds=$((minutes * 60))

awk -v s=$seconds 'BEGIN { for (t = 0; t < s; t++) print t "000 last-three" }' >"$tmp/score"
"$driver" render "$tmp/rendered.wav" $((seconds * 1000)) <"$tmp/score" || exit 99

raised=
chrt -r 20 true 2>/dev/null && raised="chrt -r 20"
server_start || exit 99
[ -z "$raised" ] || chrt -a -r -p 20 "$server" # which gives its own up
# shellcheck disable=SC2086 # words
record_with $raised "$finder" "$tmp/rendered.wav" "$tmp/score" "$tmp/played"
# shellcheck disable=SC2086
$raised "$driver" live $((seconds + 3)) 33 <"$tmp/score" >"$tmp/played"
sleep 0.3
server_stop

# A line a cue: "AT ms: [not found, ]DEVIATION ms, likeness …".
awk '
	function flush() {
		if (cues)
			printf "minute %d: cues %d found %d bias_ms %.2f spread_ms %.2f earliest_ms %.2f latest_ms %.2f\n",
				minute + 1, cues, found, found ? sum / found : 0, high - low, low, high
		cues = found = sum = high = low = 0
	}
	$2 != "ms:" { next }
	int($1 / 60000) != minute { flush(); minute = int($1 / 60000) }
	{ cues++ }
	/not found/ { next }
	{
		ms = $3 + 0
		low = !found || ms < low ? ms : low
		high = !found || ms > high ? ms : high
		sum += ms
		found++
	}
	END { flush() }' "$tmp/heard"
echo "priority ${raised:-as usual}"
grep '^cues ' "$tmp/heard"
tail -n 1 "$tmp/played"
