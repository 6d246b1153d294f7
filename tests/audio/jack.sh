#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A JACK server beside the sound: limber neither asks it nor waits for it nor is seen by it,
# whether it runs, hangs or was killed; and where ALSA leads to nothing but JACK, it says so.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck disable=SC2034 # for lib.sh
needs="pulseaudio jackd jack_lsp"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"

# What libjack asks for by default is this one.
JACK_DEFAULT_SERVER=limber-$$
JACK_NO_START_SERVER=1
export JACK_DEFAULT_SERVER JACK_NO_START_SERVER
jack=
jack_signal() {
	kill -s "$1" "$jack" 2>/dev/null
	case $1 in KILL | TERM) wait "$jack" 2>/dev/null && jack= || jack= ;; esac
}
shared() { find /dev/shm -name "*jack*" | sort; }
# A killed server leaves its shared memory behind: what was not there before goes.
found=$(shared)
jack_stop() {
	[ -z "$jack" ] || jack_signal KILL
	shared | grep -vxF "$found" | xargs -r rm -r
}
trap 'jack_stop; server_stop; rm -rf "$tmp"' EXIT
jack_answers() { timeout 5 jack_lsp >"$tmp/ports" 2>/dev/null; }
jack_start() {
	jackd --verbose --no-realtime --no-mlock --name "$JACK_DEFAULT_SERVER" -d dummy -r 48000 >"$tmp/jack.log" 2>&1 &
	jack=$!
	tries=0
	until jack_answers; do
		tries=$((tries + 1))
		[ $tries -lt 50 ] && kill -0 "$jack" 2>/dev/null || return 1
		sleep 0.1
	done
}

jack_start || {
	sed 's/^/# /' "$tmp/jack.log"
	skip_all "JACK does not start here"
}
server_start || exit 99
before=$(shared)

play 3
mended=0
survives "JACK that runs"

jack_signal STOP
play 3
mended=0
survives "JACK that hangs"
jack_signal CONT
# It has had the time to read what was asked meanwhile.
only_jack_lsp_came() {
	jack_answers
	sed -n 's/.*ClientExternalOpen.* name = //p' "$tmp/jack.log" | sort -u
}
check "JACK: nobody but this test has asked it" is "$(only_jack_lsp_came)" "lsp"
check "JACK: nothing of ours is in its shared memory" is "$(shared)" "$before"

# Only through JACK: asked, it could be left with a lock that stops every other program.
printf 'pcm.!default { type jack playback_ports { 0 system:playback_1 1 system:playback_2 } }\n' \
	>"$ALSA_CONFIG_PATH"
play 3
wait "$player"
check "ALSA that leads to JACK: the status says that there is no device" is "$(statuses)" "opening no device "
check "ALSA that leads to JACK: the screen never waited" report the_screen_never_waited
printf 'pcm.!default { type pulse }\nctl.!default { type pulse }\n' >"$ALSA_CONFIG_PATH"

jack_signal KILL
play 3
mended=0
survives "JACK that was killed"

check "nothing is written to standard error" nothing_is_written
check "no process is left" nothing_left_behind
done_testing
