#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber export and import from outside: round trips, tables, what is wrong, bad places.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

history=$XDG_DATA_HOME/limber/history.db
mkdir -p "${history%/*}"
"$builddir/tests/bench/bench_store" "$history" 30 1 >/dev/null
elsewhere() { XDG_DATA_HOME=$tmp/elsewhere "$limber" "$@"; }

exports_and_imports() {
	"$limber" export -o "$tmp/a.json" && elsewhere import "$tmp/a.json" >"$tmp/said" &&
		is "$(cat "$tmp/said")" "Taken in: 31 sessions." &&
		elsewhere export >"$tmp/b.json" && cmp "$tmp/a.json" "$tmp/b.json"
}
imports_once() {
	is "$(elsewhere import "$tmp/a.json")" "Taken in: nothing new. Here already: 31 sessions." &&
		elsewhere export | cmp - "$tmp/a.json"
}
is_json() {
	command -v python3 >/dev/null || return 0
	python3 -c 'import json, sys; d = json.load(open(sys.argv[1])); assert len(d["sessions"]) == 31 and d["format"] == 1' "$tmp/a.json"
}
is_private() { is "$(stat -c %a "$tmp/a.json")" 600; }
tables_come_back() {
	for table in sessions steps events scores; do
		"$limber" export --csv "$table" >"$tmp/$table.csv" || return 1
		XDG_DATA_HOME=$tmp/third "$limber" import "$tmp/$table.csv" || return 1
	done
	XDG_DATA_HOME=$tmp/third "$limber" export | cmp - "$tmp/a.json"
}
table_has_a_line_a_row() {
	run "$limber" export --csv steps
	is "$status" 0 && is "$(wc -l <"$tmp/out")" 253 && contains "$out" "session,step,kind,state,exercise"
}
days_are_a_range() {
	run "$limber" export --csv --from 2100-01-01
	is "$status" 0 && is "$(wc -l <"$tmp/out")" 1
}
usage() {
	for wrong in "export --csv naps" "export --csv --json" "export steps" "export --from yesterday" "import"; do
		# shellcheck disable=SC2086 # words
		run "$limber" $wrong
		is "$status" 2 && is "$out" "" || return 1
	done
	run "$limber" export --csv naps
	contains "$err" "one of: sessions, steps, events"
}
list_of_scores() {
	printf 'date;score\n2026-11-21;5\n2026-11-22;4\n' >"$tmp/list.csv"
	is "$("$limber" import "$tmp/list.csv")" "Taken in: 2 scores." &&
		is "$("$limber" import "$tmp/list.csv")" "Taken in: nothing new. Here already: 2 scores." &&
		is "$("$limber" export --csv scores | tail -n 1 | tr -d '\r')" "2026-11-22,stiffness,4,2026-11-22T12:00:00+00:00"
}
wrong_lines_are_named() {
	printf '2026-11-20,5\n2026-11-21,50\n2026-11-31,5\n' >"$tmp/wrong.csv"
	run "$limber" import "$tmp/wrong.csv"
	is "$status" 1 && is "$out" "" && contains "$err" "wrong.csv:2: error: the score is '50'" &&
		contains "$err" "wrong.csv:3: error: " && contains "$err" "nothing was taken in" &&
		! "$limber" export --csv scores | grep -q 2026-11-20
}
reads_stdin() {
	is "$("$limber" export | XDG_DATA_HOME=$tmp/fourth "$limber" import -)" "Taken in: 31 sessions, 2 scores."
}
dry_run_takes_nothing() {
	printf '2026-10-20,5\n' >"$tmp/dry.csv"
	"$limber" import --dry-run "$tmp/dry.csv" && ! "$limber" export --csv scores | grep -q 2026-10-20
}
not_a_file() {
	run "$limber" import "$tmp/nothing"
	is "$status" 1 && contains "$err" "there is no file" || return 1
	run "$limber" import "$tmp"
	is "$status" 1 && contains "$err" "is not a file" || return 1
	mkfifo "$tmp/pipe" && run timeout 5 "$limber" import "$tmp/pipe"
	is "$status" 1 && contains "$err" "is not a file"
}
output_cannot_be_written() {
	run "$limber" export -o "$tmp/no/such/folder/x.json"
	is "$status" 1 && contains "$err" "cannot write '$tmp/no/such" || return 1
	[ -w /dev/full ] || return 0
	"$limber" export >/dev/full 2>"$tmp/err"
	is "$?" 1 && contains "$(cat "$tmp/err")" "cannot write the output"
}
# As of other programs: ended by the signal, nothing said.
reader_leaves_quietly() {
	{ "$limber" export 2>"$tmp/err"; echo "$?" >"$tmp/ended"; } | true
	is "$(cat "$tmp/err")" "" && is "$(cat "$tmp/ended")" 141
}
formulas_are_texts() {
	printf 'day,kind,value,detail,taken\r\n2026-11-22,activity-1,6,"=HYPERLINK(""x"")",2026-11-22T10:00:00Z\r\n' >"$tmp/m.csv"
	"$limber" import "$tmp/m.csv" && contains "$("$limber" export --csv measures)" "\"'=HYPERLINK(\"\"x\"\")\"" &&
		contains "$("$limber" export)" '"detail": "=HYPERLINK(\"x\")"'
}

check "an export imported into nothing exports the same bytes" exports_and_imports
check "importing it again changes nothing" imports_once
check "an export is JSON" is_json
check "an exported file is private" is_private
check "tables come back as what they were" tables_come_back
check "a table has a line a row" table_has_a_line_a_row
check "days are a range" days_are_a_range
check "usage" usage
check "a list of days and scores is taken in once" list_of_scores
check "what is wrong is said by line, and nothing is taken in" wrong_lines_are_named
check "a pipe can be taken in" reads_stdin
check "--dry-run takes nothing in" dry_run_takes_nothing
check "what is no file is said" not_a_file
check "output that cannot be written is a failure" output_cannot_be_written
check "a reader that leaves ends it quietly" reader_leaves_quietly
check "no spreadsheet takes a text for a formula" formulas_are_texts
done_testing
