#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber render: the file a session's sound is written to.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
LIMBER_AUDIO=$builddir/limber-audio
export LIMBER_AUDIO
wav=$tmp/out.wav

# Bytes from OFFSET, LENGTH of them, as one little-endian number.
number_at() { od -An -tu"$2" -j"$1" -N"$2" "$wav" | tr -d ' '; }
text_at() { dd if="$wav" bs=1 skip="$1" count="$2" 2>/dev/null; }
total_ms() { "$limber" show --timeline --json "$1" | sed -n 's/.*"total_ms": *\([0-9]*\).*/\1/p'; }

is_16_bit_48_kHz_stereo() {
	is "$(text_at 0 4) $(text_at 8 8) $(text_at 36 4)" "RIFF WAVEfmt  data" &&
		is "$(number_at 20 2) $(number_at 22 2) $(number_at 24 4) $(number_at 34 2)" "1 2 48000 16"
}
sizes_are_right() {
	bytes=$(wc -c <"$wav")
	is "$(number_at 4 4) $(number_at 40 4)" "$((bytes - 8)) $((bytes - 44))"
}
lasts_as_long_as_the_timeline_and_rings_out() {
	ms=$((($(wc -c <"$wav") - 44) / 192))
	total=$(total_ms micro-1)
	echo "$ms ms for $total ms"
	[ "$ms" -ge "$total" ] && [ "$ms" -le $((total + 10000)) ]
}
is_the_same_again() {
	"$limber" render micro-1 "$tmp/again.wav" && cmp "$wav" "$tmp/again.wav"
}
nothing_is_left_beside() { is "$(find "$tmp" -name '*.part')" ""; }

run "$limber" render micro-1 "$wav"
check "it succeeds and is quiet" is "$status $out $err" "0  "
check "the file is 16-bit PCM, 48 kHz, stereo" is_16_bit_48_kHz_stereo
check "its sizes are right" sizes_are_right
check "it lasts as long as the timeline and rings out" lasts_as_long_as_the_timeline_and_rings_out
check "the same session is the same bytes" is_the_same_again
check "a new file has the usual mode" is "$(stat -c %a "$wav")" "$(printf %o $((0666 & ~$(umask))))"

"$limber" render micro-1 /dev/stdout | cat >"$tmp/piped.wav"
check "a pipe is written as it is" cmp "$wav" "$tmp/piped.wav"

{
	printf 'before'
	"$limber" render micro-1 /dev/stdout
	printf 'after'
} >"$tmp/shared"
{ printf 'before'; cat "$wav"; printf 'after'; } >"$tmp/wanted"
check "… and so is standard output where it is a file" cmp "$tmp/wanted" "$tmp/shared"
check "… which stays the link it is" test -L /dev/stdout
echo old >"$tmp/kept-name.wav"
ln -s kept-name.wav "$tmp/link.wav"
"$limber" render micro-1 "$tmp/link.wav"
followed() { [ -L "$tmp/link.wav" ] && cmp "$wav" "$tmp/kept-name.wav"; }
check "a link is followed" followed

run "$limber" render micro-1 "$tmp/no/such/folder.wav"
check "a folder that is not there: said, exit 1" is "$status $err" \
	"1 limber: cannot write '$tmp/no/such/folder.wav': No such file or directory"
run "$limber" render micro-1 "$tmp"
check "a folder in the way: said, exit 1" is "$status $err" "1 limber: cannot write '$tmp': Is a directory"

echo old >"$tmp/kept.wav"
run env LIMBER_AUDIO=/nowhere "$limber" render micro-1 "$tmp/kept.wav"
check "without limber-audio: said, exit 1" is "$status $err" \
	"1 limber: cannot render: cannot start limber-audio: No such file or directory"
check "a file that was there is kept when rendering fails" is "$(cat "$tmp/kept.wav")" old

mkdir -p "$XDG_CONFIG_HOME/limber/sounds"
sed 's/^length .*/length = 900;/' "$srcdir/sounds/start.cfg" >"$XDG_CONFIG_HOME/limber/sounds/start.cfg"
run "$limber" render micro-1 "$tmp/ours.wav"
check "a wrong recipe of one's own: ours is taken" cmp "$wav" "$tmp/ours.wav"
check "… and it is said" contains "$status $err" \
	"0 $XDG_CONFIG_HOME/limber/sounds/start.cfg:4: error: 'length' is 900 s, it must be 0.02 to 20 s [out-of-range]"
run "$limber" doctor
check "… and limber doctor says it" contains "$out" "1 mistake in the sound files in"
sed 's/^level .*/level = -30.0;/' "$srcdir/sounds/start.cfg" >"$XDG_CONFIG_HOME/limber/sounds/start.cfg"
run "$limber" render micro-1 "$tmp/mine.wav"
differs() { ! cmp -s "$wav" "$tmp/mine.wav" && [ -s "$tmp/mine.wav" ]; }
check "a right one is heard" differs
check "nothing is left beside" nothing_is_left_beside
done_testing
