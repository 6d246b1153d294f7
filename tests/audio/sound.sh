#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber sound play, heard through a real sound server.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"

printf '0 start\n2000 last-three\n' >"$tmp/score"
play_and_listen() {
	"$limber" sound play start last-three -o "$tmp/rendered.wav" && server_start || return 1
	record_with "$finder" "$tmp/rendered.wav" "$tmp/score" -
	run "$limber" sound play start last-three
	sleep 0.3
	server_stop
	sed 's/^/# /' "$tmp/heard"
	is "$(field found <"$tmp/heard")" 2
}
check "both sounds are heard" play_and_listen
check "play succeeds and names what it plays" is "$status $out $err" "0  start
last-three"
check "no process is left" nothing_left_behind
if grep -q '^#define HAVE_SNDFILE' "$builddir/config.h"; then
	mkdir -p "$XDG_CONFIG_HOME/limber/sounds"
	cp "$srcdir/tests/data/sounds/bell-48000.ogg" "$XDG_CONFIG_HOME/limber/sounds/start.ogg"
	check "a recording of one's own is heard" play_and_listen
	printf 'OggS, or not' >"$XDG_CONFIG_HOME/limber/sounds/last-three.ogg"
	check "one that is broken leaves its place to the recipe" play_and_listen
	check "no decoder is left" nothing_left_behind
else
	skip "a recording of one's own is heard" "built without libsndfile"
fi
done_testing
