#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The same through PipeWire, with WirePlumber and its PulseAudio face and its ALSA face, each of
# its own: it plays, is killed and comes back, hangs and goes on.
# Debian does not let the ALSA face be installed where PulseAudio is: LIMBER_TEST_ALSA_PLUGINS
# names a folder that it was unpacked in.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck disable=SC2034 # for lib.sh
needs="dbus-daemon pipewire pipewire-pulse wireplumber"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"
DBUS_SESSION_BUS_ADDRESS=unix:path=$tmp/run/bus
PULSE_SERVER=unix:$tmp/run/pulse/native
export DBUS_SESSION_BUS_ADDRESS PULSE_SERVER

everything=
trap 'pipewire_signal CONT; pipewire_signal KILL; rm -rf "$tmp"' EXIT
# begin COMMAND...: in the background, remembered.
begin() {
	"$@" >>"$tmp/pipewire.log" 2>&1 &
	everything="$everything $!"
}
pipewire_start() {
	rm -rf "$tmp/run/bus" "$tmp/run/pulse" "$tmp/run"/pipewire*
	mkdir -m 700 "$tmp/run/pulse"
	begin dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS"
	eventually test -S "$tmp/run/bus" || return 1
	begin pipewire
	eventually test -S "$tmp/run/pipewire-0" || return 1
	begin wireplumber
	begin pipewire-pulse
	eventually pactl info || return 1
	pactl load-module module-null-sink sink_name=cap rate=48000 channels=2 >/dev/null
}
# pipewire_signal NAME: to all of it; after KILL pipewire_start may be called again.
pipewire_signal() {
	for process in $everything; do
		kill -s "$1" "$process" 2>/dev/null
	done
	[ "$1" != KILL ] || {
		for process in $everything; do
			wait "$process" 2>/dev/null
		done
		everything=
	}
}

pipewire_start || {
	sed 's/^/# /' "$tmp/pipewire.log"
	skip_all "PipeWire does not start here"
}

it_is_heard() { is "$(statuses) $(field dropped <"$tmp/played")" "opening on  0"; }
# through FACE: with PipeWire running, which is then no more.
through() {
	play 4
	mended=0
	survives "PipeWire's $1 face"
	check "PipeWire's $1 face: no sound is dropped" report it_is_heard

	play 11
	sleep 2
	pipewire_signal KILL
	sleep 1
	pipewire_start || exit 99
	mended
	survives "PipeWire killed behind its $1 face"

	play 10
	sleep 2
	pipewire_signal STOP
	sleep 3
	pipewire_signal CONT
	mended
	survives "PipeWire that hangs behind its $1 face"
	pipewire_signal KILL
}

through PulseAudio
plugin=$(find "${LIMBER_TEST_ALSA_PLUGINS:-/usr/lib}" -name libasound_module_pcm_pipewire.so 2>/dev/null | head -n 1)
if [ -n "$plugin" ]; then
	printf 'pcm_type.pipewire { lib "%s" }\npcm.!default { type pipewire }\nctl.!default { type pipewire }\n' \
		"$plugin" >"$ALSA_CONFIG_PATH"
	pipewire_start || exit 99
	through ALSA
else
	skip "PipeWire's ALSA face" "no pipewire-alsa here"
fi

check "nothing is written to standard error" nothing_is_written
check "no process is left" nothing_left_behind
done_testing
