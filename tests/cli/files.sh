#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber list, show, check and edit: what there is, what is wrong with it, changing it.
# shellcheck source=tests/sh-lib.sh disable=SC2154,SC2016
. "$srcdir/tests/sh-lib.sh"

tab=$(printf '\t')
mine=$XDG_CONFIG_HOME/limber/routines
mkdir -p "$mine/exercises"

# routine NAME EXERCISE: a loose file.
routine() { printf 'name = "%s";\nsteps = ( { exercise = "%s"; } );\n' "$1" "$2"; }

lists_routines() {
	run "$limber" list
	is "$status$err" 0 && contains "$out" "desk-reset-2 " && contains "$out" " 2:00 "
}
filters() {
	run "$limber" list --max 2m --goal posture --equipment none
	is "$(printf '%s\n' "$out" | cut -d' ' -f1)" micro-1
}
# On the screen where the rows would be, never among data.
filters_out_all() {
	run "$limber" list --max 1m --goal strength
	is "$status$out" 0 && contains "$err" "nothing is all of this" || return 1
	run "$limber" list --max 1m --goal strength --json
	is "$status$err" 0
}
filters_exercises() {
	run "$limber" list --exercises --position quadruped --equipment mat --area spine
	contains "$out" "cat-cow " && ! contains "$out" seated >/dev/null
}
lists_json() {
	run "$limber" list --json --max 1m
	contains "$out" '"id": "micro-1", "kind": "routine"' && contains "$out" '"total_ms": 60000'
}
refuses_unknown_kit() {
	run "$limber" list --equipment chair,matt
	is "$status$out" 2 && contains "$err" "'matt' is not a piece of equipment; did you mean 'mat'?"
}
own_files_come_first() {
	routine "My micro" shoulder-rolls >"$mine/micro-1.cfg"
	run "$limber" list
	contains "$out" "My micro" && contains "$out" "(yours)" && ! contains "$out" "One-minute" >/dev/null &&
		is "$(printf '%s\n' "$out" | grep -c '^micro-1 ')" 1
	result=$?
	rm "$mine/micro-1.cfg"
	return $result
}
survives_a_bad_one() {
	routine "Bad" shulder-rolls >"$mine/bad.cfg"
	run "$limber" list
	is "$status" 0 && contains "$out" "micro-1" && contains "$err" "bad.cfg:2: error: there is no exercise 'shulder-rolls' [no-exercise]" &&
		contains "$err" "did you mean 'shoulder-rolls'?"
	result=$?
	rm "$mine/bad.cfg"
	return $result
}
shows_routine() {
	run "$limber" show desk-reset-2
	is "$status$err" 0 && contains "$out" "Seated turn: 2 times a side  (seated-rotation)" && contains "$out" "2:00 at level 2"
}
shows_exercise() {
	run "$limber" show cat-cow
	is "$status$err" 0 && contains "$out" "cow 4 s (in), cat 6 s (out)" && contains "$out" "seated-cat-cow instead"
}
suggests_a_name() {
	run "$limber" show desk-rest-2
	is "$status$out" 1 && contains "$err" "[no-file]" && contains "$err" "did you mean 'desk-reset-2'?" || return 1
	run "$limber" show nothing-like-any
	contains "$err" "'limber list' shows what there is"
}
prints_a_timeline() {
	run "$limber" show --timeline micro-1 --level 1
	is "$status$err" 0 &&
		is "$(printf '%s\n' "$out" | sed -n 2p)" "00:08.000${tab}move${tab}1${tab}shoulder-rolls${tab}1${tab}1${tab}-${tab}up${tab}in${tab}2.000" &&
		is "$(printf '%s\n' "$out" | tail -n 1)" "00:55.000${tab}end${tab}-${tab}-${tab}-${tab}-${tab}-${tab}-${tab}-${tab}-" &&
		is "$(printf '%s\n' "$out" | awk -F'\t' '{ print NF }' | sort -u)" 10
}
timeline_adds_up() {
	run "$limber" show --timeline needs-to-pop-5
	is "$(printf '%s\n' "$out" | awk -F'\t' '
		function ms(t,  a) { split(t, a, /[:.]/); return (a[1] * 60 + a[2]) * 1000 + a[3] }
		{ if (ms($1) != sum) wrong++; sum += $10 * 1000 }
		END { print wrong + 0, sum }')" "0 297000"
}
prints_a_json_timeline() {
	run "$limber" show --timeline --json micro-1
	contains "$out" '{ "routine": "micro-1", "level": 2, "total_ms": 60000, "phases": [' &&
		contains "$out" '{ "at_ms": 0, "ms": 8000, "kind": "prepare", "step": 1, "exercise": "shoulder-rolls", "set": null, "rep": null, "side": null, "phase": null, "breath": null },'
}
cautions_change_the_timeline() {
	run env "$limber" config cautions knee
	run "$limber" show --timeline thoracic-mobility-10
	is "$status" 0 && contains "$out" seated-cat-cow && contains "$err" "[caution-swap]"
	result=$?
	"$limber" config --unset cautions
	return $result
}
a_track_changes_the_timeline() {
	"$limber" config track no-floor
	run "$limber" show --timeline evening-unwind-12
	is "$status" 0 && contains "$out" seated-cat-cow && ! contains "$out" childs-pose >/dev/null &&
		contains "$err" "[track-swap]" || return 1
	run "$limber" show evening-unwind-12
	contains "$out" "Changed for you" &&
		contains "$out" "'Seated cat-cow' instead of 'Cat-cow', because of the track 'no-floor'"
}
a_track_replaces_routines() {
	"$limber" config track chair-only
	run "$limber" show --timeline morning-7
	is "$status" 0 && contains "$out" towel-row-iso && contains "$err" "'Gentle chair session' instead of 'Morning wake-up', because of the track 'chair-only' [routine-swap]" || return 1
	routine "Mine" overhead-reach >"$mine/my-own.cfg"
	run "$limber" show --timeline my-own
	contains "$out" overhead-reach && is "$err" ""
	result=$?
	rm "$mine/my-own.cfg"
	"$limber" config --unset track
	return $result
}
what_is_missing_is_swapped() {
	"$limber" config equipment chair,wall,mat,doorway
	run "$limber" show --timeline strength-a-15
	is "$status" 0 && contains "$out" hinge-reverse-fly && ! contains "$out" band-row >/dev/null &&
		contains "$err" "because there is no 'band' [track-swap]"
	result=$?
	"$limber" config --unset equipment
	return $result
}
shows_tracks() {
	run "$limber" list --tracks
	is "$status$err" 0 && contains "$out" "no-band " && contains "$out" "time-poor " || return 1
	run "$limber" show no-floor
	is "$status$err" 0 && contains "$out" "side-plank-knee, side-plank-full: seated-side-bend" || return 1
	run "$limber" run --plain no-floor
	is "$status" 1 && contains "$err" "[no-routine]"
}
a_track_is_edited() {
	printf '#!/bin/sh\nsed -i s/chair-squat/wall-slide/ "$1"\n' >"$tmp/editor"
	chmod +x "$tmp/editor"
	run env EDITOR="$tmp/editor" "$limber" edit no-floor
	is "$status" 0 && contains "$("$limber" show no-floor)" "glute-bridge: wall-slide" && contains "$("$limber" list --tracks)" "(yours)"
	result=$?
	rm -f "$mine/tracks/no-floor.cfg"
	return $result
}
misnamed_files_are_reported() {
	routine "Lost" shoulder-rolls >"$mine/Bad Name.cfg"
	run "$limber" list
	is "$status" 0 && contains "$err" "Bad Name.cfg: warning: 'Bad Name' cannot be a name here: the file is never found [bad-id]" &&
		contains "$err" "rename it to 'bad-name.cfg'" || return 1
	run "$limber" check --all
	is "$status" 0 && contains "$out" "[bad-id]"
	result=$?
	rm "$mine/Bad Name.cfg"
	return $result
}
fits_the_time() {
	run "$limber" show --timeline --fit 3m needs-to-pop-5
	is "$status" 0 && contains "$err" "'Shoulder rolls' 3 times instead of 5 times [fit-less]" &&
		contains "$err" "[fit-drop]" && contains "$(printf '%s\n' "$out" | tail -n 1)" "02:57.000" || return 1
	run "$limber" show --fit 3m needs-to-pop-5
	contains "$out" "Changed for you" && contains "$out" "It takes 2:57" || return 1
	run "$limber" show --fit 20m breath-belly-3
	contains "$out" "It takes 10:20" || return 1
	run "$limber" show --timeline --fit 6m needs-to-pop-5
	contains "$err" "'Shoulder rolls' 6 times instead of 5 times [fit-more]" &&
		contains "$(printf '%s\n' "$out" | tail -n 1)" "06:00.000" || return 1
	run "$limber" show --timeline --fit 20m needs-to-pop-5
	contains "$err" "it takes 7:22, not 20:00: there is no more of it at level 2 [fit-full]" &&
		contains "$(printf '%s\n' "$out" | tail -n 1)" "07:22.000"
}
says_the_shortest() {
	run "$limber" show --timeline --fit 30s needs-to-pop-5
	is "$status$out" 1 && contains "$err" "the shortest this can be is 1:10 [fit-short]" || return 1
	run "$limber" run --plain --fit 30s needs-to-pop-5
	is "$status" 1 && contains "$err" "[fit-short]"
}
new_files_work_as_they_stand() {
	for kind in "" --exercise --breath; do
		# shellcheck disable=SC2086 # none is none
		run env VISUAL=true "$limber" new $kind "my-new${kind#--}"
		is "$status" 0 && contains "$err" "saved" || return 1
	done
	run "$limber" check --all
	is "$status$out" 0 && contains "$("$limber" list)" "My new" && contains "$("$limber" list --exercises)" "My newexercise" &&
		contains "$("$limber" list --breath)" "My newbreath"
}
new_never_writes_over() {
	run env VISUAL=true "$limber" new my-new
	is "$status" 1 && contains "$err" "already: limber edit my-new changes it" || return 1
	run env VISUAL=true "$limber" new "My File"
	is "$status" 1 && contains "$err" "as in 'my-file'" || return 1
	run env VISUAL=true "$limber" new --breath --exercise x
	is "$status" 2
	result=$?
	rm -f "$mine/my-new.cfg" "$mine/exercises/my-newexercise.cfg" "$mine/breath/my-newbreath.cfg"
	return $result
}
edit_of_a_file_that_goes() {
	run env VISUAL=rm "$limber" edit micro-1
	is "$status" 1 && contains "$err" "is gone: the editor left no file there"
}
checks_ours() {
	run "$limber" check --all
	is "$status$out$err" 0
}
checks_a_file() {
	routine "Mine" seated-rotaton >"$tmp/mine.cfg"
	run "$limber" check "$tmp/mine.cfg"
	is "$status" 1 && is "$out" "$tmp/mine.cfg:2: error: there is no exercise 'seated-rotaton' [no-exercise]
    steps = ( { exercise = \"seated-rotaton\"; } );
  hint: did you mean 'seated-rotation'?"
}
checks_figures_of_cards() {
	printf 'name = "Card";\nsteps = ( { card = "How"; text = "So."; figure = "%s"; } );\n' wall-angle >"$tmp/card.cfg"
	run "$limber" check "$tmp/card.cfg"
	is "$status" 1 && contains "$out" "card.cfg:2: error: there is no exercise 'wall-angle' [no-exercise]" &&
		contains "$out" "did you mean 'wall-angel'?" || return 1
	sed -i 's/wall-angle/wall-angel/' "$tmp/card.cfg"
	run "$limber" check "$tmp/card.cfg"
	is "$status$out" 0
}
checks_as_json() {
	run "$limber" check --json "$tmp/mine.cfg"
	is "$status" 1 && contains "$out" '"line":2,"level":"error","id":"no-exercise"'
}
checks_what_is_no_file() {
	run "$limber" check "$tmp" "$tmp/none.cfg" /dev/null
	is "$status" 1 && contains "$out" "[not-a-file]" && contains "$out" "none.cfg: error: there is no such file [no-file]" &&
		contains "$out" "a device"
}
a_pipe_is_not_waited_for() {
	mkfifo "$tmp/pipe.cfg"
	run timeout 5 "$limber" check "$tmp/pipe.cfg"
	is "$status" 1 && contains "$out" "[not-a-file]"
}
a_hostile_file_is_refused() {
	awk 'BEGIN { printf "steps = "; for (i = 0; i < 20000; i++) printf "(" }' >"$tmp/deep.cfg"
	awk 'BEGIN { for (i = 0; i < 9000; i++) printf "# line %d\n", i }' >"$tmp/large.cfg"
	printf 'name = "x\033[2J"; steps = ( { rest = 1; } );\n' >"$tmp/escape.cfg"
	: >"$tmp/empty.cfg"
	head -c 512 "$limber" >"$tmp/binary.cfg"
	run "$limber" check "$tmp/deep.cfg" "$tmp/large.cfg" "$tmp/escape.cfg" "$tmp/empty.cfg" "$tmp/binary.cfg"
	is "$status" 1 && contains "$out" "deep.cfg:1: error: more than 32 brackets are open here [too-deep]" &&
		contains "$out" "[too-large]" && contains "$out" "[control-character]" &&
		contains "$out" "empty.cfg:1: error: there is nothing in this file [empty-file]" &&
		contains "$out" "binary.cfg:1: error: this is not a text file: it has a zero byte here [not-text]" && ! printf '%s' "$out" | grep -q "$(printf '\033')"
}
edit_copies_ours() {
	printf '#!/bin/sh\nsed -i "s/One-minute/My minute/" "$1"\n' >"$tmp/editor"
	chmod +x "$tmp/editor"
	run env EDITOR="$tmp/editor" "$limber" edit micro-1
	is "$status" 0 && contains "$err" "saved" && contains "$(cat "$mine/micro-1.cfg")" "My minute" &&
		contains "$("$limber" list)" "My minute"
	result=$?
	rm -f "$mine/micro-1.cfg"
	return $result
}
edit_leaves_no_unchanged_copy() {
	run env VISUAL=true "$limber" edit cat-cow
	is "$status" 0 && contains "$err" "Nothing was changed" && [ ! -e "$mine/exercises/cat-cow.cfg" ]
}
edit_says_what_is_wrong() {
	printf '#!/bin/sh\nsed -i "s/reps = 4/reps = 4000/" "$1"\n' >"$tmp/editor"
	run env EDITOR="$tmp/editor" "$limber" edit micro-1
	is "$status" 1 && contains "$err" "[out-of-range]" && contains "$err" "kept as it is, with errors"
}
edit_goes_to_the_line() {
	printf '#!/bin/sh\necho "$@" >"%s/args"\n' "$tmp" >"$tmp/vim"
	chmod +x "$tmp/vim"
	run env VISUAL="$tmp/vim -u NONE" "$limber" edit micro-1
	is "$(cat "$tmp/args")" "-u NONE +$(grep -n 4000 "$mine/micro-1.cfg" | cut -d: -f1) $mine/micro-1.cfg"
	result=$?
	rm -f "$mine/micro-1.cfg"
	return $result
}
edit_without_editor() {
	run env VISUAL=/nonexistent/editor "$limber" edit micro-1
	is "$status" 1 && contains "$err" "set VISUAL or EDITOR" && [ ! -e "$mine/micro-1.cfg" ]
}

previews_without_a_terminal() {
	run "$limber" preview desk-reset-2
	is "$status$err" 0 && contains "$out" "Seated turn: 2 times a side" || return 1
	routine "Bad" shulder-rolls >"$tmp/bad.cfg"
	run "$limber" preview "$tmp/bad.cfg"
	is "$status$out" 1 && contains "$err" "did you mean 'shoulder-rolls'?"
}

shows_json() {
	run "$limber" show --json cat-cow
	is "$status$err" 0 && contains "$out" '"kind": "exercise", "id": "cat-cow"' &&
		contains "$out" '"name": "cow", "ms": 4000, "breath": "in"' || return 1
	run "$limber" show --json --level 1 needs-to-pop-5
	is "$status$err" 0 && is "$(printf '%s' "$out" | python3 -c '
import json, sys
r = json.load(sys.stdin)
print(r["kind"], r["level"], len(r["total_ms"]), r["steps"][0]["kind"], r["total_ms"][1])')" "routine 1 3 card 297000" || return 1
	for id in $("$limber" list --exercises | cut -d" " -f1); do
		"$limber" show --json "$id"
	done | python3 -c '
import json, sys
text, n, at = sys.stdin.read(), 0, 0
decoder = json.JSONDecoder()
while at < len(text):
    e, at = decoder.raw_decode(text, at)
    at += 1
    n += 1
    assert e["phases"] and len(e["levels"]) == 3 and e["how"]
assert n >= 76'
}

check "show --json is all a file says" shows_json
check "preview without a terminal is check and show" previews_without_a_terminal
check "list names the routines with their times" lists_routines
check "list filters by time, goal and kit" filters
check "list says so where nothing is left" filters_out_all
check "list filters exercises by position and area" filters_exercises
check "list --json is data" lists_json
check "list refuses kit it does not know" refuses_unknown_kit
check "a file of one's own replaces ours" own_files_come_first
check "list goes on past a broken file" survives_a_bad_one
check "show prints a routine" shows_routine
check "show prints an exercise" shows_exercise
check "show suggests the nearest name" suggests_a_name
check "show --timeline has ten columns and an end" prints_a_timeline
check "show --timeline adds up" timeline_adds_up
check "show --timeline --json is the same as data" prints_a_json_timeline
check "cautions change the timeline" cautions_change_the_timeline
check "a track changes the timeline, and show says what" a_track_changes_the_timeline
check "a track takes the place of routines, not of one's own" a_track_replaces_routines
check "what needs missing equipment is swapped" what_is_missing_is_swapped
check "tracks are listed and shown, and nothing to do" shows_tracks
check "a track is edited as a routine is" a_track_is_edited
check "a file whose name is none is reported" misnamed_files_are_reported
check "show --fit keeps to the time and says what it changed" fits_the_time
check "a time too short for anything is answered with the shortest" says_the_shortest
check "new makes files that work as they stand" new_files_work_as_they_stand
check "new writes over nothing, and wants a name" new_never_writes_over
check "edit says when the editor left no file" edit_of_a_file_that_goes
check "check --all finds nothing in what we ship" checks_ours
check "check quotes the line and hints" checks_a_file
check "a card names a figure that there is" checks_figures_of_cards
check "check --json is data" checks_as_json
check "check says what is no file" checks_what_is_no_file
check "check waits for no pipe" a_pipe_is_not_waited_for
check "check refuses hostile files, and prints nothing of them raw" a_hostile_file_is_refused
check "edit copies ours and checks the copy" edit_copies_ours
check "edit leaves no copy that is unchanged" edit_leaves_no_unchanged_copy
check "edit says what is wrong" edit_says_what_is_wrong
check "edit goes to the line of the error" edit_goes_to_the_line
check "edit without an editor says so" edit_without_editor
done_testing
