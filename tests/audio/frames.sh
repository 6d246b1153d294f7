#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The player itself while its sound breaks: every frame on the screen at most 100 ms after
# it was due, every key answered as fast, and the sound back.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"

measures_time
for folder in routines learn; do
	cp -R "$srcdir/$folder" "$LIMBER_DATADIR/$folder" || exit 99
done
TERM=xterm-256color
export TERM
"$limber" screen --none >/dev/null || exit 99

# sit SECONDS: the player in the background; how it did comes to be in $tmp/played.
sit() {
	"$builddir/tests/tools/on_screen" "$1" "$limber" run --go needs-to-pop-5 \
		>"$tmp/played" 2>>"$tmp/errors" &
	sitter=$!
}
sounds() { pactl list short sink-inputs 2>/dev/null | grep -q .; }
# How many tenths of a second until the player's stream is there, 60 at most.
sound_back() {
	tenths=0
	until sounds; do
		tenths=$((tenths + 1))
		[ $tenths -le 60 ] || return 1
		sleep 0.1
	done
}
break_killed() {
	server_signal KILL
	sleep 1
	server_start && sound_back
}
break_hung() {
	server_signal STOP
	sleep 8
	server_signal CONT
	sound_back && sleep 1 && sound_back
}
break_helper_killed() {
	kill -s KILL "$(helpers)"
	sleep 0.2
	sound_back
}
break_helper_stopped() {
	stopped=$(helpers)
	kill -s STOP "$stopped"
	sleep 6
	gone "$stopped" && sound_back
}
break_stalled() {
	kill -s STOP "$(helpers)"
	sleep 3
	kill -s CONT "$(helpers)"
	sound_back && sleep 1 && sound_back
}
break_busy() {
	keep_busy
	sleep 5
	sounds
	played_on=$?
	leave_alone
	return $played_on
}

# The machine may be busy: the best of three counts. Else nothing is allowed for.
frames_in_time() { within "$(field worst_ms <"$tmp/played")" 0.001 100; }
keys_in_time() {
	is "$(field answered <"$tmp/played")" "$(field pressed <"$tmp/played")" &&
		within "$(field slowest_ms <"$tmp/played")" 0.001 100
}
left_well() {
	is "$(field status <"$tmp/played")" 0 && within "$(field quit_ms <"$tmp/played")" 0 250
}
# breaks WHAT SECONDS NAME
breaks() {
	for _ in 1 2 3; do
		sit "$2"
		sleep 2.5
		sound_back
		"break_$1"
		back=$?
		wait $sitter
		sed "s/^/# $1: /" "$tmp/played"
		frames_in_time && keys_in_time >/dev/null && break
	done
	check "$3: sound is back within 6 s" [ "$back" = 0 ]
	check "$3: every frame was there at most 100 ms after it was due" report frames_in_time
	check "$3: every key was answered as fast" report keys_in_time
	check "$3: the program is left at once" report left_well
}

server_start || exit 99
breaks killed 9 "a killed server"
breaks hung 14 "a server that hangs for 8 s"
breaks helper_killed 5 "a killed limber-audio"
breaks helper_stopped 11 "a stopped limber-audio"
breaks stalled 11 "a limber-audio that stands still for 3 s"
breaks busy 9 "every processor busy"

check "nothing is written to standard error" nothing_is_written
check "no process is left" nothing_left_behind
done_testing
