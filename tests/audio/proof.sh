#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The rendered sound of our routines, proved: every cue on its frame and nothing else, levels,
# directions, no clicks (tools/sound_proof), and written down again from the sound alone
# (tools/blind_ear). A quarter of the routines; LIMBER_TEST_ALL=1: all of them.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
[ -z "$INSTRUMENTED" ] || skip_all "instrumented build: too slow"
LIMBER_AUDIO=$builddir/limber-audio
export LIMBER_AUDIO
proof=$builddir/tests/tools/sound_proof
ear=$builddir/tests/tools/blind_ear

# proved ROUTINE LEVEL: through a pipe, nothing touches the disk.
proved() {
	"$limber" render --level "$2" "$1" /dev/stdout | "$proof" "$1" "$2"
}
# What the timeline asks for, as somebody with closed eyes would say it.
asked() {
	"$limber" show --timeline --level 2 "$1" | awk -F '\t' '
		$2 == "switch" { print "switch" }
		{ works = $2 == "move" || $2 == "hold" }
		works && $9 == "in" { print before == "in" ? "top-up" : "in" }
		works && ($9 == "out" || $9 == "hold") { print $9 }
		{ before = works ? $9 : "" }'
}
written_down_right() {
	asked "$1" >"$tmp/asked"
	"$limber" render --level 2 "$1" /dev/stdout | "$ear" >"$tmp/heard" || return 1
	cut -f 2 "$tmp/heard" | diff "$tmp/asked" - && [ -s "$tmp/asked" ]
}
in_profile() {
	"$limber" config profile "$1" && shift && "$@"
	status=$?
	"$limber" config --unset profile
	return $status
}

i=0
for file in "$srcdir"/routines/*.cfg; do
	routine=$(basename "$file" .cfg)
	i=$((i + 1))
	[ -n "${LIMBER_TEST_ALL-}" ] || [ $((i % 4)) = 0 ] || continue
	check "$routine: every sound on its frame" proved "$routine" 2
done
for routine in micro-1 breath-478-2 hydrate-move-2; do
	for level in 1 3; do
		check "$routine at level $level" proved $routine $level
	done
done
for profile in clear minimal night; do
	check "$profile: every sound on its frame" in_profile $profile proved tech-neck-6 2
done

# What the proof is worth: it sees what is wrong.
# broken COMMAND...: the sound, changed by the command, is not proved.
broken() {
	"$limber" render micro-1 /dev/stdout | "$@" >"$tmp/broken" || return 1
	! "$proof" micro-1 2 <"$tmp/broken" >"$tmp/said" && grep -q '^micro-1 2: ' "$tmp/said" && sed 's/^/# /' "$tmp/said"
}
one_frame_late() { head -c 44; printf '\0\0\0\0'; head -c 400000000; }
a_frame_missing() { head -c 1000044; dd bs=4 count=1 of=/dev/null 2>/dev/null; cat; }
one_bit() { head -c 2000044; dd bs=1 count=2 of=/dev/null 2>/dev/null; printf '\377\177'; cat; }
another_routine() { cat >/dev/null; "$limber" render hydrate-move-2 /dev/stdout; }
check "one frame too many is seen" broken one_frame_late
check "one frame too few is seen" broken a_frame_missing
check "one wrong sample is seen" broken one_bit
check "another routine is seen" broken another_routine

for routine in breath-478-2 breath-belly-3 breath-box-4 breath-coherent-5 breath-sigh-1 thoracic-mobility-10; do
	check "$routine is written down by ear alone" written_down_right $routine
done
if [ -n "${LIMBER_TEST_ALL-}" ]; then
	for file in "$srcdir"/routines/*.cfg; do
		routine=$(basename "$file" .cfg)
		check "$routine is written down by ear alone" written_down_right "$routine"
	done
fi
for profile in clear minimal night; do
	check "needs-to-pop-5 in $profile is written down by ear alone" in_profile $profile written_down_right needs-to-pop-5
done
done_testing
