#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber-awake asks the desktop's screen saver not to blank, and goes when its input ends.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

program=$builddir/limber-awake
[ -x "$program" ] || skip_all 'built without libsystemd'
{ command -v dbus-daemon && command -v dbus-monitor; } >/dev/null || skip_all 'no dbus'

gone() { ! kill -0 "$awake" 2>/dev/null; }

DBUS_SESSION_BUS_ADDRESS=unix:path=$tmp/bus
DBUS_SYSTEM_BUS_ADDRESS=unix:path=$tmp/none
export DBUS_SESSION_BUS_ADDRESS DBUS_SYSTEM_BUS_ADDRESS
dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS" 2>/dev/null &
bus=$!
monitor=
trap 'kill $monitor $bus; rm -rf "$tmp"' EXIT
eventually test -S "$tmp/bus"
dbus-monitor --session 'interface=org.freedesktop.ScreenSaver' >"$tmp/seen" 2>/dev/null &
monitor=$!
eventually grep -q NameAcquired "$tmp/seen"

mkfifo "$tmp/hold"
"$program" <"$tmp/hold" &
awake=$!
exec 3>"$tmp/hold"
check 'the screen saver is asked' eventually grep -q 'member=Inhibit' "$tmp/seen"
check 'it stays while it is wanted' kill -0 $awake
exec 3>&-
check 'it goes when its input ends' eventually gone
done_testing
