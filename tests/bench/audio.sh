#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What limber-audio costs while a breath is paced: processor time, wakeups and memory, with
# the system's ALSA settings and with two lines of one's own; its wakeups in a pause, until it
# is let go; and what a hundred starts and stops leave behind. Not a test; prints
# the rows of doc/PERFORMANCE.md, in three minutes. From a build folder:
#   srcdir=.. builddir=. sh ../tests/bench/audio.sh [SECONDS]
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
# shellcheck source=tests/audio/lib.sh
. "$srcdir/tests/audio/lib.sh"
seconds=${1:-30}

at=0
while [ $at -lt "$seconds" ]; do
	echo "${at}000 breath-in 4000"
	echo "$((at + 4))000 breath-out 6000"
	at=$((at + 10))
done >"$tmp/score"

# jiffies PID: user and system time used so far.
jiffies() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
# wakeups PID: how often its threads have waited for something so far.
wakeups() { cat "/proc/$1"/task/*/status | awk '$1 == "voluntary_ctxt_switches:" { n += $2 } END { print n }'; }
kilobytes() { awk -v name="$2:" '$1 == name { print $2 }' "/proc/$1/smaps_rollup"; }

measure() {
	"$driver" live "$seconds" 33 <"$tmp/score" >"$tmp/played" &
	player=$!
	sleep 3
	pid=$(helper_pid)
	before=$(jiffies "$pid") woken=$(wakeups "$pid")
	sleep $((seconds - 5))
	after=$(jiffies "$pid") woken=$(($(wakeups "$pid") - woken))
	rss=$(kilobytes "$pid" Rss)
	pss=$(kilobytes "$pid" Pss)
	wait $player
	awk -v name="$1" -v jiffies=$((after - before)) -v hz="$(getconf CLK_TCK)" -v s=$((seconds - 5)) \
		-v pss="$pss" -v rss="$rss" -v woken="$woken" 'BEGIN {
		printf "%s: %.2f %% of a core, %.0f wakeups a second, PSS %.1f MB, RSS %.1f MB\n", name,
			100 * jiffies / hz / s, woken / s, pss / 1024, rss / 1024 }'
	tail -n 1 "$tmp/played"
}

server_start || exit 99
measure "two lines of ALSA settings"
unset ALSA_CONFIG_PATH
measure "the system's ALSA settings"

"$driver" idle 70 20 60000 >"$tmp/played" &
player=$!
sleep 5
pid=$(helpers)
woken=$(wakeups "$pid")
sleep 20
echo "paused: $((($(wakeups "$pid") - woken) / 20)) wakeups a second until it is let go"
wait $player
cat "$tmp/played"

"$driver" cycles 100 20

awk 'BEGIN { for (t = 0; t < 300; t += 10) { print t "000 breath-in 4000"; print t + 4 "000 breath-out 6000" } }' >"$tmp/score"
start=$(date +%s%N)
"$driver" render "$tmp/out.wav" 300000 <"$tmp/score"
awk -v ns=$(($(date +%s%N) - start)) 'BEGIN { printf "render: 300 s in %.2f s, %.0f times real time\n", ns / 1e9, 300e9 / ns }'
