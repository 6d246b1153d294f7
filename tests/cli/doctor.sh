#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber doctor: what it finds, what it calls wrong, and that it changes nothing.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

# There is no sound server to ask in these tests: only what the doctor makes of the answer.
fake_audio() {
	printf '#!/bin/sh\n%s\n' "$1" >"$tmp/limber-audio"
	chmod +x "$tmp/limber-audio"
}
LIMBER_AUDIO=$tmp/limber-audio
export LIMBER_AUDIO
fake_audio 'printf "ALSA\tdefault\t40\nALSA\thw:0\t20\n"'

finds() {
	want=$1 line=$2
	run "$limber" doctor
	is "$status" "$want" && is "$err" "" && contains "$(printf %s "$out" | tr -s "\n " " ")" "$line"
}
changes_nothing() {
	run "$limber" doctor
	is "$(find "$tmp/config" "$tmp/data" "$tmp/state" "$HOME" -type f 2>/dev/null)" ""
}
fits() {
	run "$limber" doctor
	is "$(printf '%s\n' "$out" | grep -v / | awk 'length > 80')" ""
}
json_has() {
	run "$limber" doctor --json
	is "$status" 0 && contains "$out" '{ "verdict": "ok", "topic": "sound", "text": "default, through ALSA (2 to choose from)", "advice": null }'
}
wrong_settings() {
	mkdir -p "$XDG_CONFIG_HOME/limber"
	echo 'volume = 3;' >"$XDG_CONFIG_HOME/limber/limber.cfg"
	finds 1 "limber.cfg:1: 'volume' is 3"
	result=$?
	rm "$XDG_CONFIG_HOME/limber/limber.cfg"
	return $result
}
own_routine() {
	mkdir -p "$XDG_CONFIG_HOME/limber/routines"
	echo 'name = "Mine"; steps = ( { rst = 3; } );' >"$XDG_CONFIG_HOME/limber/routines/mine.cfg"
	finds 1 "wrong routines $XDG_CONFIG_HOME/limber/routines/mine.cfg has 1 error" &&
		finds 1 "1 of them yours"
	result=$?
	rm -r "$XDG_CONFIG_HOME/limber/routines"
	return $result
}
no_device() {
	fake_audio 'exit 3'
	finds 0 "note sound there is no device to play on"
}
no_helper() {
	rm "$tmp/limber-audio"
	finds 1 "wrong sound limber-audio cannot be started: No such file"
}
hung_helper() {
	fake_audio 'sleep 60'
	finds 1 "wrong sound the sound system did not answer within 3 s"
}
lost_files() { LIMBER_DATADIR=$tmp/lost finds 1 "wrong files there is no folder $tmp/lost/routines"; }
taps_nowhere() {
	run "$limber" doctor --tap
	is "$status$out" 1 && contains "$err" "tapping along wants a terminal"
}
ascii_locale() { LC_ALL=C finds 0 "note locale C, characters of ANSI_X3.4-1968"; }
unknown_locale() { LC_ALL=xx_XX finds 0 "there is no locale 'xx_XX' on this system"; }
history_in_the_way() {
	echo no >"$XDG_DATA_HOME"
	finds 1 "cannot be made: its folder cannot be written"
	result=$?
	rm "$XDG_DATA_HOME"
	return $result
}

check "a device is named" finds 0 "ok sound default, through ALSA (2 to choose from)"
check "no terminal is a note" finds 0 "note terminal"
check "nothing is changed" changes_nothing
check "lines fit 80 columns" fits
check "--json has the same" json_has
check "an ASCII locale is a note" ascii_locale
check "a locale that is not there is a note" unknown_locale
check "a mistake in limber.cfg is wrong" wrong_settings
check "a mistake in a routine of one's own is wrong" own_routine
check "missing files are wrong" lost_files
check "a history that cannot be kept is wrong" history_in_the_way
check "tapping along wants a terminal" taps_nowhere
check "no device is a note" no_device
check "no limber-audio is wrong" no_helper
check "a sound system that hangs is wrong" hung_helper
counts_colours() {
	command -v script >/dev/null || return 0
	contains "$(TERM=xterm-256color timeout 20 script -qec "env -u NO_COLOR $limber doctor" /dev/null </dev/null)" "colours   256"
}
check "on a terminal it counts its colours" counts_colours
done_testing
