#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What changes around the sound: a server that comes later, cards that go and come, another
# default, a limber-audio that is stopped; and whether many sessions leave anything behind.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"

sink() { pactl load-module module-null-sink sink_name="$1" rate="$2" channels=2 norewinds=1; }
module_of() { pactl list short modules | awk -v name="sink_name=$1 " 'index($0 " ", name) { print $1 }'; }

play 10
sleep 2
server_start || exit 99
mended
survives "a server that comes later"

play 10
sleep 2
pactl unload-module "$(module_of cap)"
sleep 1.5
sink cap 48000 >"$tmp/module" || exit 99
mended
survives "a card that goes and comes"

play 9
sleep 2
sink other 44100 >"$tmp/module" && pactl set-default-sink other || exit 99
sleep 1
pactl unload-module "$(module_of cap)"
mended
survives "another card, and the first one goes"

play 8
sleep 1.5
mended
kill -s STOP "$(helper_pid)"
survives "a stopped limber-audio"

# cycles NUMBER: all were heard; no file, no memory, no process stays, not even an ended one.
nothing_piles_up() {
	# A sanitizer would keep what was freed for a while.
	ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}quarantine_size_mb=0:thread_local_quarantine_size_kb=0 \
		"$driver" cycles "$1" 5 >"$tmp/played" 2>>"$tmp/errors"
	cat "$tmp/played"
	contains "$(cat "$tmp/played")" "cycles $1 on $1 files 0 shares 0 " &&
		within "$(field kilobytes <"$tmp/played")" -10000 256 &&
		is "$(field unreaped <"$tmp/played")" 0
}
check "beginning and ending thirty times leaves nothing behind" nothing_piles_up 30
server_stop

check "nothing is written to standard error" nothing_is_written
check "no process is left" nothing_left_behind
done_testing
