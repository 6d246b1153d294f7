#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What reading files costs: the list, the list with a thousand files of one's own of each
# kind, the largest files there may be. Medians of RUNS runs in ms. Run by hand:
#   tests/bench/library.sh BUILDDIR [RUNS]
set -eu
build=${1:?where limber was built} runs=${2:-15}
source=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export XDG_DATA_HOME=$tmp/data XDG_STATE_HOME=$tmp/state XDG_CONFIG_HOME=$tmp/none LIMBER_DATADIR=$source

# median NAME COMMAND...
median() {
	local name=$1 start end
	shift
	for _ in $(seq "$runs"); do
		start=$(date +%s%N)
		"$@" >/dev/null 2>&1 || true
		end=$(date +%s%N)
		echo $(((end - start) / 1000))
	done | sort -n | awk -v name="$name" '{ us[NR] = $1 } END { printf "%-52s %8.1f\n", name, us[int((NR + 1) / 2)] / 1000 }'
}

mine=$tmp/config/limber/routines
mkdir -p "$mine/exercises" "$mine/breath" "$mine/tracks"
for i in $(seq 1000); do
	cp "$source/routines/breath/box.cfg" "$mine/breath/own-$i.cfg"
	cp "$source/routines/tracks/no-floor.cfg" "$mine/tracks/own-$i.cfg"
	cp "$source/routines/exercises/cat-cow.cfg" "$mine/exercises/own-$i.cfg"
	sed "s/\"seated-cat-cow\"/\"own-$i\"/" "$source/routines/needs-to-pop-5.cfg" >"$mine/own-$i.cfg"
done
# Groups as long as they may be; strings as long as they may be; steps without end.
awk 'BEGIN { printf "a = (\n"; for (g = 0; g < 38; g++) { printf "{"; for (i = 0; i < 200; i++) printf "k%d=1;", i; print "}," } print ");" }' >"$tmp/groups.cfg"
awk 'BEGIN { printf "a = (\n"; for (s = 0; s < 16; s++) { printf "\""; for (i = 0; i < 3990; i++) printf "x"; print "\"," } print ");" }' >"$tmp/strings.cfg"
awk 'BEGIN { printf "a = ("; for (i = 0; i < 32000; i++) printf "1,"; print ");" }' >"$tmp/numbers.cfg"

printf '%-52s %8s\n' what ms
median "limber --version (starting a program)" "$build/limber" --version
median "limber show --timeline desk-reset-2" "$build/limber" show --timeline desk-reset-2
median "limber list" "$build/limber" list
median "limber list --exercises" "$build/limber" list --exercises
median "limber check --all" "$build/limber" check --all
XDG_CONFIG_HOME=$tmp/config median "limber list, 1000 files of one's own of each kind" "$build/limber" list
for kind in exercises breath tracks; do
	XDG_CONFIG_HOME=$tmp/config median "limber list --$kind, the same" "$build/limber" list --$kind
done
for kind in groups strings numbers; do
	median "64 KiB of $kind" "$build/limber" check "$tmp/$kind.cfg"
done
