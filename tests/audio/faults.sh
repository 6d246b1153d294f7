#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What breaks around the sound may not be felt on the screen: a server that is
# killed, hangs and comes back, a limber-audio that dies, no device at all.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"

# back_ms: from the first loss to the last "on".
back_ms() {
	awk '/status lost/ && !lost { lost = $1 } /status on/ { on = $1 } END { print on - lost }' "$tmp/played"
}
went_and_came() {
	is "$(statuses)" "opening on lost on " && within "$(back_ms)" 1 6000
}

server_start || exit 99

play 7
sleep 2
server_signal KILL
sleep 1
server_start || exit 99
wait $player
check "a killed server: sound is back within 6 s of it" report went_and_came
check "a killed server: the screen never waited" report the_screen_never_waited

play 15
sleep 2
server_signal STOP
sleep 8
server_signal CONT
mended
survives "a server that hangs for 8 s"
check "a server that hangs for 8 s: it was noticed" contains "$(statuses)" "lost "

play 4
sleep 1.5
kill -s KILL "$(helper_pid)"
wait $player
check "a killed limber-audio: sound is back" report went_and_came

play 8
sleep 2
kill -s STOP $player
sleep 3
kill -s CONT $player
wait $player
goes_on() { is "$(statuses)" "opening on " && is "$(field starts <"$tmp/played")" 1; }
check "a stopped screen: sound is there when it goes on" report goes_on

"$driver" idle 5 20 700 >"$tmp/played" 2>>"$tmp/errors"
let_go_and_back() {
	contains "$(cat "$tmp/played")" "idle on 1 kept 1 sleeps_ms 700 left 1 back 1 starts 2" &&
		within "$(field left_ms <"$tmp/played")" 700 2000
}
check "a long pause: limber-audio is let go and comes back" report let_go_and_back

# Every library that another device of ALSA's settings needs would stay in memory.
cp "$ALSA_CONFIG_PATH" "$tmp/asound.kept"
printf 'pcm.other { type vdownmix slave.pcm "null" }\n' >>"$ALSA_CONFIG_PATH"
play 3
sleep 1.5
grep -o 'libasound_module_pcm_.*' "/proc/$(helper_pid)/maps" | sort -u >"$tmp/modules"
wait $player
check "no device but the default one is opened" is "$(cat "$tmp/modules")" "libasound_module_pcm_pulse.so"
mv "$tmp/asound.kept" "$ALSA_CONFIG_PATH"

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

check "nothing is written to standard error" nothing_is_written
check "no process is left" nothing_left_behind
done_testing
