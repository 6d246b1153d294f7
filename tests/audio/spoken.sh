#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A session with its voice, recorded from a sound server's sink and laid over the
# file that `limber render --voice` writes of it: each line is heard, at its time.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"
grep -q '^#define HAVE_SNDFILE' "$builddir/config.h" || skip_all "built without libsndfile"
measures_time
LIMBER_DATADIR=$srcdir
XDG_CACHE_HOME=$tmp/cache
mkdir "$tmp/bin"
ln -s "$(cd "$builddir" && pwd)/tests/tools/fake_espeak" "$tmp/bin/espeak-ng"
PATH=$tmp/bin:$PATH
export LIMBER_DATADIR XDG_CACHE_HOME PATH

routine=$tmp/spoken.cfg
sed 's/^prepare .*/prepare = 9;/; s/^finish .*/finish = 0;/' \
	"$srcdir/routines/exercises/physiological-sigh.cfg" >"$tmp/short-sigh.cfg"
cat >"$routine" <<'EOT'
name    = "Spoken";
summary = "A few seconds of everything.";
goals   = [ "relax" ];
steps   = ( { exercise = "short-sigh"; reps = 2; }, { rest = 2; } );
EOT
"$limber" render --voice --captions "$tmp/said.vtt" "$routine" "$tmp/rendered.wav" || exit 99
# Not the first line: the device is opening. Nor the last: its words are picked anew each time.
awk -F '[: ]' '/-->/ { print ($1 * 60 + $2) * 60000 + $3 * 1000 }' "$tmp/said.vtt" | sed '1d; $d' >"$tmp/score"

every_line_is_heard() { all_heard 5; }
no_speaker_is_left() { is "$(grep -l -a -e --speak /proc/[0-9]*/cmdline 2>/dev/null | xargs -r grep -l -a -F "$tmp" 2>/dev/null)" ""; }

for attempt in 1 2 3; do
	listen - "$limber" run --plain --voice "$routine" </dev/null >"$tmp/all.$attempt" 2>&1
	every_line_is_heard >/dev/null && all_within_15_ms && break
done
sed 's/^/# /' "$tmp/all.$attempt"
check "every line of the session is heard" every_line_is_heard
check "each within 15 ms of its time" all_within_15_ms
check "the peak is below -1 dBFS" the_peak_is_below_1_dB
check "nothing is written to standard error" nothing_is_written
check "no speaker is left" no_speaker_is_left
done_testing
