#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The voice in a rendered session, with a stand-in for espeak-ng and with the real one.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
grep -q '^#define HAVE_SNDFILE' "$builddir/config.h" || skip_all "built without libsndfile"
real=$(command -v espeak-ng)
finder=$builddir/tests/tools/speech_find
routine=needs-to-pop-5
mkdir "$tmp/bin"
ln -s "$(cd "$builddir" && pwd)/tests/tools/fake_espeak" "$tmp/bin/espeak-ng"
usual_path=$PATH
PATH=$tmp/bin:$PATH
XDG_CACHE_HOME=$tmp/cache
export PATH XDG_CACHE_HOME

# field NAME FILE, and within VALUE LOW HIGH.
field() { sed -n "s/.*\\b$1 \\(-\\{0,1\\}[0-9.]*\\).*/\\1/p" "$2" | tail -n 1; }
within() { awk -v v="$1" -v l="$2" -v h="$3" 'BEGIN { exit !(v != "" && v >= l && v <= h) }'; }

"$limber" render --voice --captions "$tmp/said.vtt" $routine "$tmp/said.wav" || exit 99
"$limber" render $routine "$tmp/silent.wav" || exit 99
"$finder" "$tmp/said.wav" "$tmp/silent.wav" "$tmp/said.vtt" 3000 >"$tmp/found"
tail -n 1 "$tmp/found" | sed 's/^/# /'

much_is_said() { within "$(field captions "$tmp/found")" 40 90; }
on_time() { within "$(field onset_worst_ms "$tmp/found")" -20 20; }
ends_as_captioned() { within "$(field latest_end_ms "$tmp/found")" -100 5; }
below_1_dB() { within "$(field peak_db "$tmp/found")" -12 -1; }
# Bells stay as they are, and where one rings along more than breaths is measured.
breaths_step_back() {
	"$limber" render --voice --captions "$tmp/box.vtt" breath-box-4 "$tmp/box.wav" &&
		"$limber" render breath-box-4 "$tmp/box-silent.wav" &&
		"$finder" "$tmp/box.wav" "$tmp/box-silent.wav" "$tmp/box.vtt" 3000 >"$tmp/box" || return 1
	all=$(field ducked "$tmp/box")
	tail -n 1 "$tmp/box"
	within "$all" 30 90 && within "$(field by_6_db "$tmp/box")" $((all - 5)) "$all"
}
# Lines "FROM TO" in ms of what is said, and when phases begin with a tone.
said_times() { awk -F '[: ]' '/-->/ { print ($1 * 60 + $2) * 60000 + $3 * 1000, ($5 * 60 + $6) * 60000 + $7 * 1000 }' "$1"; }
quiet_before_tones() {
	"$limber" show --timeline $routine |
		awk -F '\t' '$2 != "end" && ($9 != "-" && $9 != "free" || $2 != "move" && $2 != "hold") {
			split($1, t, ":"); print (t[1] * 60 + t[2]) * 1000 }' >"$tmp/tones"
	said_times "$1" >"$tmp/times"
	[ -s "$tmp/tones" ] && [ -s "$tmp/times" ] &&
		awk 'NR == FNR { tone[NR] = $1; n = NR; next }
			{ for (i = 1; i <= n; i++) if ($1 < tone[i] && $2 > tone[i] - 699) { print; bad = 1 } }
			END { exit bad }' "$tmp/tones" "$tmp/times"
}
nothing_overlaps() {
	said_times "$1" | awk 'NR > 1 && $1 < last + 349 { print; bad = 1 } { last = $2 } END { exit bad || NR < 40 }'
}
the_same_again() {
	"$limber" render --voice --captions "$tmp/again.vtt" $routine "$tmp/again.wav" &&
		cmp "$tmp/said.wav" "$tmp/again.wav" && cmp "$tmp/said.vtt" "$tmp/again.vtt"
}
the_cache_is_private() {
	is "$(stat -c %a "$XDG_CACHE_HOME/limber/voice")" 700 &&
		is "$(find "$XDG_CACHE_HOME/limber/voice" -type f ! -perm 600)" ""
}
fewer_words() {
	mkdir -p "$XDG_CONFIG_HOME/limber" && echo 'verbosity = "minimal";' >"$XDG_CONFIG_HOME/limber/limber.cfg"
	"$limber" render --voice --captions "$tmp/few.vtt" evening-unwind-12 "$tmp/few.wav"
	rm "$XDG_CONFIG_HOME/limber/limber.cfg"
	is "$(grep -c 'Switch sides. Right side.' "$tmp/few.vtt")" 2 &&
		is "$(grep -v -e '-->' -e '^$' -e WEBVTT -e ' side\.' "$tmp/few.vtt")" ""
}
failing_is_silence() {
	FAKE_ESPEAK=fail XDG_CACHE_HOME=$tmp/none "$limber" render --voice $routine "$tmp/failed.wav" &&
		cmp "$tmp/failed.wav" "$tmp/silent.wav"
}
missing_is_told() {
	run env PATH=/nonexistent "$limber" render --voice $routine "$tmp/no.wav"
	is "$status" 1 && contains "$err" "install espeak-ng" && ! [ -e "$tmp/no.wav" ]
}
captions_need_the_voice() {
	run "$limber" render --captions "$tmp/no.vtt" $routine "$tmp/no.wav"
	is "$status" 2 && contains "$err" "--captions goes with --voice"
}
plain_says_what_to_install() {
	PATH=/nonexistent "$limber" run --plain --voice micro-1 </dev/null >/dev/null 2>"$tmp/said-err" &
	session=$!
	eventually grep -q "install espeak-ng" "$tmp/said-err"
	said=$?
	kill $session
	wait $session
	return $said
}

check "a routine is told from beginning to end" much_is_said
check "each line begins within 20 ms of its time" on_time
check "each line ends when its caption says" ends_as_captioned
check "the peak is below -1 dBFS" below_1_dB
check "breaths step back by 6 dB" breaths_step_back
check "it is quiet before tones" quiet_before_tones "$tmp/said.vtt"
check "nothing overlaps" nothing_overlaps "$tmp/said.vtt"
check "the same words and samples again" the_same_again
check "what is kept is for its owner only" the_cache_is_private
check "minimal tells sides only" fewer_words
check "an espeak-ng that fails leaves the sounds" failing_is_silence
check "no espeak-ng: says what to install" missing_is_told
check "… and so does a session" plain_says_what_to_install
check "captions are of what is said" captions_need_the_voice

PATH=$usual_path
real_voice() {
	XDG_CACHE_HOME=$tmp/real "$limber" render --voice --captions "$tmp/real.vtt" $routine "$tmp/real.wav" &&
		"$finder" "$tmp/real.wav" "$tmp/silent.wav" "$tmp/real.vtt" >"$tmp/found" &&
		much_is_said && below_1_dB && quiet_before_tones "$tmp/real.vtt" && nothing_overlaps "$tmp/real.vtt"
}
if [ -n "$real" ]; then
	check "espeak-ng itself keeps the rules" real_voice
else
	skip "espeak-ng itself keeps the rules" "no espeak-ng here"
fi
done_testing
