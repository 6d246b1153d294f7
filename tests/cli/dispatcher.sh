#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A session spoken by the real Speech Dispatcher: a server of the test's own, on a silent device.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
PATH=$PATH:/usr/sbin:/sbin
for program in spd-say speech-dispatcher pgrep; do
	command -v $program >/dev/null || skip_all "no $program"
done
XDG_RUNTIME_DIR=$tmp/run
HOME=$tmp
ALSA_CONFIG_PATH=$tmp/asoundrc
export XDG_RUNTIME_DIR HOME ALSA_CONFIG_PATH
mkdir -m 700 "$XDG_RUNTIME_DIR" "$tmp/journal" && mkdir -p "$tmp/conf/modules" "$XDG_CONFIG_HOME/limber" || exit 99
printf 'pcm.!default { type null }\nctl.!default { type null }\n' >"$ALSA_CONFIG_PATH"
cat >"$tmp/conf/speechd.conf" <<END
LogLevel 5
LogDir "$tmp/journal"
AudioOutputMethod "alsa"
AddModule "espeak-ng" "sd_espeak-ng" ""
DefaultModule "espeak-ng"
DefaultLanguage "en"
END
printf 'voice = true;\nvoice_engine = "speech-dispatcher";\n' >"$XDG_CONFIG_HOME/limber/limber.cfg"

speech-dispatcher -s -t 0 -C "$tmp/conf" -l 5 -L "$tmp/journal" >"$tmp/server" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$tmp"' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do # asked too soon, spd-say would start another one
	[ -S "$XDG_RUNTIME_DIR/speech-dispatcher/speechd.sock" ] && break
	sleep 0.3
done
SPEECHD_ADDRESS=unix_socket:$XDG_RUNTIME_DIR/speech-dispatcher/speechd.sock
export SPEECHD_ADDRESS
[ -S "${SPEECHD_ADDRESS#*:}" ] && timeout 5 spd-say --list-output-modules >"$tmp/modules" 2>"$tmp/err"
sed 's/^/# /' "$tmp/server"
grep -q espeak-ng "$tmp/modules" || skip_all "Speech Dispatcher does not run here, or has no espeak-ng"

doctor_finds_it() {
	"$limber" doctor >"$tmp/doctor"
	grep -q 'Speech Dispatcher, through espeak-ng, on' "$tmp/doctor"
}
timeout -s INT 11 "$limber" run --plain --go micro-1 </dev/null >"$tmp/out" 2>"$tmp/err"
sed -n 's/.*DATA:|//p' "$tmp/journal/speech-dispatcher.log" | tr -d '\r' >"$tmp/heard"

# What the server was sent, in order; a line cancels the one before.
is_spoken() {
	grep -Fx -e 'SET SELF LANGUAGE en-gb' -e 'SET SELF PRIORITY MESSAGE' -e 'Next, shoulder rolls. Sit or stand tall, arms loose.' \
		-e 'In, and up.' "$tmp/heard" >"$tmp/order"
	is "$(cat "$tmp/order")" "SET SELF LANGUAGE en-gb
SET SELF PRIORITY MESSAGE
Next, shoulder rolls. Sit or stand tall, arms loose.
SET SELF PRIORITY MESSAGE
In, and up.
SET SELF PRIORITY MESSAGE"
}
is_stopped() {
	is "$(grep -vx 'QUIT' "$tmp/heard" | tail -n 1)" "CANCEL SELF"
}
nobody_is_left() {
	for pid in $(pgrep -x spd-say); do
		! tr '\0' '\n' <"/proc/$pid/environ" 2>/dev/null | grep -qx "HOME=$tmp" || return 1
	done
}
check "doctor finds it" doctor_finds_it
check "a session is spoken" is_spoken
check "stopping silences it" is_stopped
check "nobody is left behind" nobody_is_left
done_testing
