#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber sound play, heard through a real sound server.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"

"$limber" sound play start last-three -o "$tmp/rendered.wav" || exit 99
printf '0 start\n2000 last-three\n' >"$tmp/score"
server_start || exit 99
record_with "$finder" "$tmp/rendered.wav" "$tmp/score" -
run "$limber" sound play start last-three
sleep 0.3
server_stop
sed 's/^/# /' "$tmp/heard"
check "play succeeds and names what it plays" is "$status $out $err" "0  start
last-three"
check "both sounds are heard" is "$(field found <"$tmp/heard")" 2
check "no process is left" nothing_left_behind
done_testing
