#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What breaks around the sound may not be felt on the screen: a server that is
# killed, hangs and comes back, a limber-audio that dies, no device at all.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"

for second in 0 1 2 3 4 5 6 7 8 9 10 11 12; do
	echo "${second}000 last-three"
done >"$tmp/score"

# play SECONDS: in the background; what it prints is $tmp/played, what it complains, $tmp/errors.
play() {
	"$driver" live "$1" 33 <"$tmp/score" >"$tmp/played" 2>>"$tmp/errors" &
	player=$!
}
helper_pid() { sed -n 's/.* pid \([1-9][0-9]*\)$/\1/p' "$tmp/played" | tail -n 1; }
# statuses: "opening on lost on".
statuses() { sed -n 's/^[0-9]* status \(.*\) pid.*/\1/p' "$tmp/played" | uniq | tr '\n' ' '; }
# back_ms: from the first loss to the last "on".
back_ms() {
	awk '/status lost/ && !lost { lost = $1 } /status on/ { on = $1 } END { print on - lost }' "$tmp/played"
}
# What the loop itself was kept waiting, not what a busy machine took from it.
the_screen_never_waited() { within "$(field longest_call_ms <"$tmp/played")" 0 100; }
report() {
	cat "$tmp/played"
	"$@"
}
sound_came_back() {
	is "$(statuses)" "opening on lost on " && within "$(back_ms)" 1 6000
}

server_start || exit 99

play 7
sleep 2
server_signal KILL
sleep 1
server_start || exit 99
wait $player
check "a killed server: sound is back within 6 s of it" report sound_came_back
check "a killed server: the screen never waited" report the_screen_never_waited

play 9
sleep 2
server_signal STOP
sleep 3
server_signal CONT
wait $player
check "a hung server: sound is back within 6 s" report sound_came_back
check "a hung server: the screen never waited" report the_screen_never_waited

play 4
sleep 1.5
kill -s KILL "$(helper_pid)"
wait $player
check "a killed limber-audio: sound is back" report sound_came_back

play 8
sleep 2
kill -s STOP $player
sleep 3
kill -s CONT $player
wait $player
goes_on() { is "$(statuses)" "opening on " && is "$(field starts <"$tmp/played")" 1; }
check "a stopped screen: sound is there when it goes on" report goes_on

"$driver" idle 5 20 >"$tmp/played" 2>>"$tmp/errors"
let_go_and_back() {
	contains "$(cat "$tmp/played")" "idle on 1 kept 1 sleeps_ms 700 left 1 back 1 starts 2" &&
		within "$(field left_ms <"$tmp/played")" 700 2000
}
check "a long pause: limber-audio is let go and comes back" report let_go_and_back

play 30
sleep 1.5
pid=$(helper_pid)
kill -s KILL $player
wait $player 2>/dev/null
sleep 0.3
check "a killed screen takes limber-audio with it" gone "${pid:?}"

server_signal STOP
play 2
wait $player
quits_at_once() {
	is "$(statuses)" "opening " && within "$(field stop_ms <"$tmp/played")" 0 150
}
check "a server that hangs from the start: quitting takes no time" report quits_at_once
server_signal CONT

server_stop
no_device() { is "$(statuses)" "opening no device "; }
play 2
wait $player
check "no server: the status says so" report no_device
printf 'pcm.!default { type null }\n' >"$ALSA_CONFIG_PATH"
play 2
wait $player
swallowed() { is "$(statuses)" "opening no device "; }
check "a device that swallows everything is none" report swallowed
LIMBER_AUDIO=$tmp/nowhere
play 1
wait $player
check "no limber-audio: the status says so" report is "$(statuses | sed 's/^opening //')" "no device "

nothing_is_written() { ! [ -s "$tmp/errors" ]; }
check "nothing is written to standard error" nothing_is_written
check "no process is left" nothing_left_behind
done_testing
