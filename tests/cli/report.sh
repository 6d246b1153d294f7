#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber report from outside: HTML, text, files, days.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

"$limber" log 5 --activity 'carry <b>bags</b> & more=4' >/dev/null

prints_html() {
	run "$limber" report
	is "$status" 0 && is "$err" "" && contains "$out" "<!doctype html>" &&
		contains "$out" "carry &lt;b&gt;bags&lt;/b&gt; &amp; more"
}
prints_text() {
	run "$limber" report --text
	is "$status" 0 && contains "$out" "Exercise and stiffness summary" && contains "$out" "carry <b>bags</b> & more"
}
writes_private_files() {
	run "$limber" report --output "$tmp/page.html"
	is "$status" 0 && is "$out" "" && is "$(stat -c %a "$tmp/page.html")" 600 || return 1
	run "$limber" report --output "$tmp/page.txt"
	is "$status" 0 && contains "$(cat "$tmp/page.txt")" "======"
}
takes_days() {
	run "$limber" report --text --from 2026-01-05 --to 2026-02-01
	is "$status" 0 && contains "$out" "5 January 2026 to 1 February 2026" && contains "$out" "Practice. No sessions in this time." && ! contains "$out" "Begun" && ! contains "$out" "Week by week"
}
refuses() {
	run "$limber" report "$@"
	is "$status" 2 && is "$out" ""
}
says_what_cannot_be_written() {
	run "$limber" report --output "$tmp/no/such/folder.html"
	is "$status" 1 && contains "$err" "folder.html"
}

check "HTML by default, escaped" prints_html
check "text where it is asked for" prints_text
check "files are private, .txt is text" writes_private_files
check "from a day to a day" takes_days
check "a day is a day" refuses --from yesterday
check "no report backwards" refuses --from 2026-02-01 --to 2026-01-01
check "a file that cannot be written is said" says_what_cannot_be_written
done_testing
