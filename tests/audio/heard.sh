#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Cues through the engine, limber-audio, PortAudio and a real sound server,
# recorded from its sink: is each heard when it should be, and is it the sound
# that `limber render` writes?
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"

measures_time

cat >"$tmp/score" <<'EOT'
0 get-ready
900 last-three
1900 start
3200 repetition
3700 halfway
4700 breath-in 2000
6700 breath-top-up 1000
7700 breath-out 2500
10300 breath-hold 1000
11400 switch-sides
12900 rest
14500 set-done
EOT
"$driver" render "$tmp/rendered.wav" 16000 <"$tmp/score" || exit 99

every_cue_is_heard_in_time() { all_heard 12 && all_within_15_ms; }
no_sound_is_refused_or_dropped() {
	is "$(field refused <"$tmp/played") $(field dropped <"$tmp/played")" "0 0"
}
the_recording_is_as_smooth_as_the_rendering() {
	awk -v heard="$(field corner <"$tmp/heard")" -v wrote="$(field rendered_corner <"$tmp/heard")" \
		'BEGIN { exit !(heard > 0 && heard <= wrote * 1.15) }'
}

# Time is what is measured, on a machine that may be busy: the best of three counts.
for attempt in 1 2 3; do
	listen "$tmp/played" "$driver" live 19 33 <"$tmp/score" >"$tmp/all.$attempt" 2>&1
	every_cue_is_heard_in_time >/dev/null && the_spread_is_under_2_ms &&
		the_recording_is_as_smooth_as_the_rendering && break
done
sed 's/^/# /' "$tmp/all.$attempt"
check "every cue is heard within 15 ms of its time" every_cue_is_heard_in_time
check "the spread is under 2 ms" the_spread_is_under_2_ms
check "no sound is refused or dropped" no_sound_is_refused_or_dropped
check "the recording is as smooth as the rendering" the_recording_is_as_smooth_as_the_rendering
check "the peak is below -1 dBFS" the_peak_is_below_1_dB
check "nothing is written to standard error" nothing_is_written
check "no process is left" nothing_left_behind
done_testing
