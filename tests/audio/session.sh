#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A session of the program itself, recorded from a sound server's sink and laid
# over the file that `limber render` writes of it: the same sounds at the same times.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"
LIMBER_DATADIR=$srcdir
measures_time

# A short one of its own: a sigh and both sides of something.
routine=$tmp/heard.cfg
sed 's/^prepare .*/prepare = 4;/; s/^finish .*/finish = 0;/' \
	"$srcdir/routines/exercises/physiological-sigh.cfg" >"$tmp/short-sigh.cfg"
cat >"$routine" <<'EOT'
name    = "Heard";
summary = "A few seconds of everything.";
goals   = [ "relax" ];
steps   = ( { exercise = "short-sigh"; reps = 1; }, { rest = 2; } );
EOT
"$limber" render "$routine" "$tmp/rendered.wav" || exit 99
# Not the very first: it is asked for while the device opens and comes late.
"$limber" show --timeline "$routine" | awk -F '[\t:]' '{ print ($1 * 60 + $2) * 1000 }' |
	sort -nu | sed 1d >"$tmp/score"

# Every phase has a sound of its own here.
every_sound_is_heard() { all_heard 6; }

for attempt in 1 2 3; do
	listen - "$limber" run --plain "$routine" </dev/null >"$tmp/all.$attempt" 2>&1
	every_sound_is_heard >/dev/null && all_within_15_ms && the_spread_is_under_2_ms && break
done
sed 's/^/# /' "$tmp/all.$attempt"
check "every sound of the session is heard" every_sound_is_heard
check "each within 15 ms of its time" all_within_15_ms
check "the spread is under 2 ms" the_spread_is_under_2_ms
check "the peak is below -1 dBFS" the_peak_is_below_1_dB
check "nothing is written to standard error" nothing_is_written
done_testing
