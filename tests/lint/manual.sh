#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual says what the program does: every command, option, key, setting and
# diagnostic is in it, and its examples load.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
cd "$srcdir" || exit 99

command -v mandoc >/dev/null 2>&1 || skip_all "no mandoc here"

# Each page as one line of plain words, so that a text is found across line ends.
for page in doc/*.[15]; do
	mandoc -T utf8 -O width=1000 "$page" | sed 's/.\x08//g' | tr -s ' \n' ' ' >"$tmp/${page##*/}" || exit 99
done

mandoc_is_content() { mandoc -T lint -W warning "$1"; }
for page in doc/*.[15]; do
	check "mandoc finds nothing in $page" mandoc_is_content "$page"
done

# texts_in FILE: every line of stdin is somewhere in it.
texts_in() {
	bad=0
	while read -r text; do
		grep -qF -e "$text" "$1" || {
			echo "not in ${1##*/}: $text"
			bad=1
		}
	done
	return $bad
}
commands() { "$limber" help | sed -n 's/^  \([a-z]*\)  *.*/\1/p'; }
options_of() { "$limber" "$1" --help | sed -n 's/^  --\([a-z-]*\).*/\1/p' | grep -vxE 'help|version'; }

every_command_has_an_entry() {
	commands >"$tmp/commands" && [ -s "$tmp/commands" ] || return 1
	sed 's/^/.It Ic /' "$tmp/commands" | texts_in doc/limber.1
}
# The options between a command's entry and the next command's.
every_option_has_an_entry() {
	bad=0
	for command in $(commands); do
		awk -v start=".It Ic $command" '
			index($0, ".It Ic ") == 1 { inside = ($0 == start || index($0, start " ") == 1) }
			inside' doc/limber.1 >"$tmp/entry"
		for option in $(options_of "$command"); do
			grep -q "^\\.It Fl -$option\\b" "$tmp/entry" || {
				echo "limber.1: $command has no --$option"
				bad=1
			}
		done
	done
	return $bad
}
no_option_is_made_up() {
	for command in $(commands); do
		options_of "$command"
	done | sort -u >"$tmp/options"
	sed -n 's/^\.It Fl -\([a-z-]*\).*/\1/p' doc/limber.1 | sort -u >"$tmp/documented"
	! comm -13 "$tmp/options" "$tmp/documented" | grep .
}
every_key_is_listed() {
	"$limber" help keys >"$tmp/keys" && [ -s "$tmp/keys" ] || return 1
	awk '/^  / { sub(/^  [^ ]+( [^ ]+)?  +/, ""); print }' "$tmp/keys" | sort -u | texts_in "$tmp/limber.1"
}
every_setting_is_described() {
	"$limber" config --json >"$tmp/settings" || return 1
	sed -n 's/^  "\([a-z_]*\)":.*/.It Cm \1 /p' "$tmp/settings" >"$tmp/keys" && [ -s "$tmp/keys" ] &&
		texts_in doc/limber.conf.5 <"$tmp/keys"
}

check "every command is in limber(1)" every_command_has_an_entry
check "every option is in limber(1), with its command" every_option_has_an_entry
check "every key is in limber(1)" every_key_is_listed
check "every setting is in limber.conf(5)" every_setting_is_described
done_testing
