#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sound under strain: more is asked for than limber-audio can take, because it stands still; and
# every processor has other things to do.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"

# listened SECONDS SCORE HEARD: plays the score while the cues of the other one are listened for.
listened() {
	"$driver" render "$tmp/rendered.wav" $(($1 * 1000)) <"$3" || return 1
	server_start || return 1
	record_with "$finder" "$tmp/rendered.wav" "$3" "$tmp/played"
	play "$1" "$2"
}
all_heard_in_time() {
	cat "$tmp/heard" "$tmp/played"
	is "$(field cues <"$tmp/heard")" "$(field found <"$tmp/heard")" &&
		within "$(field worst_ms <"$tmp/heard")" -15 15
}

# Forty a second fill it within 3 s; then there is time for a new limber-audio, and four ticks.
ticks() { printf '%s000 last-three\n' "$@"; }
{
	awk 'BEGIN { for (t = 0; t < 6000; t += 25) print t " breath-in 40" }'
	ticks 10 11 12 13
} >"$tmp/dense"
ticks 10 11 12 13 >"$tmp/last"
listened 16 "$tmp/dense" "$tmp/last" || exit 99
sleep 2
stalled=$(helper_pid)
kill -s STOP "$stalled"
sleep 3.5
kill -s CONT "$stalled"
mended
survives "a ring that is full"
sleep 0.3
server_stop
it_was_full() { within "$(field full <"$tmp/played")" 1 1000; }
check "a ring that is full: what has no room is refused" report it_was_full
if [ -z "$(untimed)" ]; then
	check "a ring that is full: afterwards every cue is heard in time" all_heard_in_time
else
	skip "a ring that is full: afterwards every cue is heard in time" "$(untimed)"
fi

# What a card missed is counted, and the clock settles anew; else every cue is where it should be.
heard_or_said() {
	all_heard_in_time || within "$(field underruns <"$tmp/played")" 1 1000
}
busy_all_along() {
	ticks 1 2 3 4 5 6 7 8 >"$tmp/last"
	keep_busy
	listened 11 "$tmp/last" "$tmp/last" || exit 99
	wait "$player"
	sleep 0.3
	leave_alone
	server_stop
}
it_stayed_on() { is "$(statuses)" "opening on "; }
if [ -z "$(untimed)" ]; then
	busy_all_along
	check "every processor busy: sound stays on" report it_stayed_on
	check "every processor busy: every cue is heard in time, or what was missed is counted" heard_or_said
	check "every processor busy: the screen never waited" report the_screen_never_waited
else
	skip "every processor busy" "$(untimed)"
fi

check "nothing is written to standard error" nothing_is_written
check "no process is left" nothing_left_behind
done_testing
