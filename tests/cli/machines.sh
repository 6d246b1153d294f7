#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber sync, history --delete, forget, and a lock that outlives the history: from outside.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

shared=$tmp/shared
mkdir "$shared"
# on NAME COMMAND...: limber on a machine of that name. A session that should be locked would run on.
on() {
	home=$tmp/$1
	shift
	XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache timeout 60 "$limber" "$@"
}
mkdir -p "$tmp/desk/data/limber" "$tmp/lap/data/limber"
"$builddir/tests/bench/bench_store" "$tmp/desk/data/limber/history.db" 5 1 >/dev/null
"$builddir/tests/bench/bench_store" "$tmp/lap/data/limber/history.db" 7 1 >/dev/null

both_have_all() {
	# The made-up histories have names in common: five of seven, and one more each.
	is "$(on desk sync "$shared")" "No other machine has put anything into this folder yet. Written for the others: 6 new entries." || return 1
	on lap sync "$shared" && on desk sync "$shared" && on lap export >"$tmp/lap.json" &&
		on desk export >"$tmp/desk.json" && cmp "$tmp/lap.json" "$tmp/desk.json" &&
		is "$(grep -c '"uuid"' "$tmp/lap.json")" 9
}
again_does_nothing() {
	cat "$shared"/* >"$tmp/before" && is "$(on desk sync "$shared")" "Nothing new from the other machine. The folder has everything that is here." &&
		cat "$shared"/* | cmp - "$tmp/before"
}
files_are_private() { is "$(stat -c %a "$shared"/limber-*.jsonl | sort -u)" 600; }
deleted_everywhere() {
	run on desk history --delete last
	is "$status" 1 && contains "$err" "nobody to ask" || return 1
	on desk history --delete last --yes && on desk sync "$shared" && on lap sync "$shared" &&
		on desk sync "$shared" && is "$(on lap export | grep -c '"routine"')" 8 &&
		is "$(on desk export | grep -c '"routine"')" 8
}
deletes_by_id() {
	id=$(on desk history --steps --limit 1 | sed -n 's/^ *id //p')
	[ "${#id}" = 8 ] && on desk history --delete "$id" --yes && is "$(on desk export | grep -c '"routine"')" 7 || return 1
	run on desk history --delete "$id" --yes
	is "$status" 1 && contains "$err" "there is no session '$id'" || return 1
	run on desk history --delete 00 --yes
	is "$status" 1 && contains "$err" "at least 4" || return 1
	run on desk history --delete 0000 --yes
	is "$status" 1 && contains "$err" "say more of it"
}
asks_on_a_terminal() {
	command -v script >/dev/null || return 0
	printf 'n\n' | XDG_DATA_HOME=$tmp/desk/data script -qec "$limber history --delete last" /dev/null >"$tmp/log.n"
	contains "$(cat "$tmp/log.n")" "cannot be brought back" && contains "$(cat "$tmp/log.n")" "nothing was deleted" || return 1
	printf 'y\n' | XDG_DATA_HOME=$tmp/desk/data script -qec "$limber history --delete last" /dev/null >"$tmp/log.y"
	contains "$(cat "$tmp/log.y")" "Deleted: " && is "$(on desk export | grep -c '"routine"')" 6
}
no_folder() {
	run on desk sync "$tmp/nowhere"
	is "$status" 1 && contains "$err" "there is no folder" && [ ! -e "$tmp/nowhere" ]
}

lock() { "$builddir/tests/tools/fakehistory" "$tmp/$1/data/limber/history.db" "$2"; }
is_locked() {
	run on lap run needs-to-pop-5 --mute
	is "$status" 1 && contains "$out$err" "This app will stay locked until a health professional has checked you."
}
lock_outlives_the_history() {
	lock lap E # as by a limber that kept no copy
	is_locked && is "$(stat -c %a "$tmp/lap/state/limber/lock")" 600 || return 1
	rm "$tmp"/lap/data/limber/history.db*
	is_locked || return 1
	rm "$tmp"/lap/data/limber/history.db*
	echo "this is no database, and no database will it be" >"$tmp/lap/data/limber/history.db"
	is_locked && contains "$err" "was damaged" || return 1
	# Where there is no history to be had at all.
	mv "$tmp/lap/data" "$tmp/lap/kept" && : >"$tmp/lap/data"
	is_locked || return 1
	rm "$tmp/lap/data" && mv "$tmp/lap/kept" "$tmp/lap/data"
}
# Opened elsewhere, by an assessment: the copy goes with the lock.
lock_is_opened_with_its_copy() {
	sed 's/"turn": [0-9]*/"turn": 4000000000/; s/"uuid": "[^"]*"/"uuid": "later"/; s/"verdict": "E"/"verdict": "OK"/; s/"lock": "E"/"lock": null/' "$tmp/lap/state/limber/lock" >"$tmp/open.json"
	on lap import "$tmp/open.json" && [ ! -e "$tmp/lap/state/limber/lock" ] && run on lap run micro-1 --mute --plain --go --from 99
	! contains "$out$err" "stay locked"
}
forgets_everything() {
	on desk config theme dark && on desk sync "$shared" >/dev/null && mkdir -p "$tmp/desk/cache/limber/x" || return 1
	echo old >"$tmp/desk/data/limber/history.db.damaged"
	own=$shared/limber-$(cat "$tmp/desk/state/limber/machine").jsonl
	others=$(find "$shared" -type f | grep -vc "$own")
	[ -s "$own" ] && mkdir "$tmp/stick" && on desk sync "$tmp/stick" >/dev/null && rm -r "$tmp/stick" || return 1
	rm -f "$tmp"/desk/data/limber/history.db-*
	echo "this is no database, and no database will it be" >"$tmp/desk/data/limber/history.db" # set aside when it is opened
	run on desk forget
	is "$status" 2 || return 1
	run on desk forget --everything
	is "$status" 1 && contains "$err" "nobody to ask" && [ -e "$tmp/desk/data/limber/history.db" ] || return 1
	run on desk forget --everything --yes
	is "$status" 0 && is "$(find "$tmp/desk" -type f)" "" && is "$(find "$shared" -type f | grep -c .)" "$others" &&
		[ ! -e "$own" ] && contains "$err" "Deleted: all that limber kept about you on this machine, and its own files in shared" &&
		contains "$err" "Not reached, delete it yourself: $tmp/stick/limber-" &&
		contains "$err" "on each of them before any of them syncs again" || return 1
	run on desk forget --everything --yes
	is "$status" 0 && contains "$err" "nothing to delete" && is "$(on desk export | grep -c '"routine"')" 0
}
forget_wants_the_word() {
	command -v script >/dev/null || return 0
	on third import "$tmp/lap.json" >/dev/null || return 1
	export XDG_DATA_HOME="$tmp/third/data" XDG_STATE_HOME="$tmp/third/state" XDG_CACHE_HOME="$tmp/third/cache"
	printf 'yes\n' | script -qec "$limber forget --everything" /dev/null >"$tmp/log.n"
	contains "$(cat "$tmp/log.n")" "$tmp/third/data/limber/history.db" && contains "$(cat "$tmp/log.n")" "nothing was deleted" &&
		[ -e "$tmp/third/data/limber/history.db" ] || return 1
	printf 'everything\n' | script -qec "$limber forget --everything" /dev/null >"$tmp/log.y"
	contains "$(cat "$tmp/log.y")" "Deleted: all that limber kept" && contains "$(cat "$tmp/log.y")" "Not deleted: what you wrote yourself" && [ ! -e "$tmp/third/data/limber/history.db" ]
}

check "two machines have what either had" both_have_all
check "sync again does nothing" again_does_nothing
check "files in the folder are private" files_are_private
check "what is deleted on one machine goes on both" deleted_everywhere
check "a session is deleted by its id" deletes_by_id
check "on a terminal it asks before deleting" asks_on_a_terminal
check "a folder that is not there is not made" no_folder
check "a lock outlives the loss of the history" lock_outlives_the_history
check "a lock that is opened leaves no copy" lock_is_opened_with_its_copy
check "forget leaves nothing" forgets_everything
check "forget wants the word typed" forget_wants_the_word
done_testing
