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
options_of() { "$limber" "$1" --help | sed -n 's/^  \(-[a-z], \)*--\([a-z-]*\).*/\2/p' | grep -vxE 'help|version'; }

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

# The ids of diag_add() calls: the text before the message, "id", "message …".
source_ids() {
	cat src/*/*.c | tr '\n' ' ' | tr -s ' ' | grep -oE 'diag_add\([^;]*' |
		grep -oE '"[a-z0-9-]+", "' | sed 's/^"//; s/", "$//' | sort -u
}
page_ids() {
	sed -n '/^\.Sh DIAGNOSTICS/,/^\.Sh SEE/s/^\.It Sy //p' doc/limber-routine.5 doc/limber-data.5 | sort -u
}
every_diagnostic_is_explained() {
	source_ids >"$tmp/ids" && [ -s "$tmp/ids" ] && page_ids >"$tmp/explained" || return 1
	! comm -23 "$tmp/ids" "$tmp/explained" | grep .
}
no_diagnostic_is_made_up() {
	source_ids >"$tmp/ids" && [ -s "$tmp/ids" ] && page_ids >"$tmp/explained" || return 1
	! comm -13 "$tmp/ids" "$tmp/explained" | grep .
}
# The tables of known keys in the builders of files.
every_key_of_a_file_is_described() {
	cat src/core/*.c src/figure/*.c | tr '\n' ' ' |
		grep -oE 'keys\[\] = \{[^}]*\}' | grep -oE '"[a-z_]+"' | tr -d '"' | sort -u >"$tmp/keys"
	[ -s "$tmp/keys" ] || return 1
	bad=0
	while read -r key; do
		grep -qE "^\\.(It )?Cm .*\\b$key\\b" doc/limber-routine.5 || {
			echo "limber-routine.5 does not describe $key"
			bad=1
		}
	done <"$tmp/keys"
	return $bad
}
every_key_of_a_sound_is_described() {
	cat src/dsp/recipe.c src/dsp/profile.c | tr '\n' ' ' | grep -oE 'keys\[\] = \{[^}]*\}' | grep -oE '"[a-z_]+"' |
		tr -d '"' | sort -u >"$tmp/keys"
	[ -s "$tmp/keys" ] || return 1
	bad=0
	while read -r key; do
		grep -qE "^\\.It Cm .*\\b$key\\b" doc/limber-sound.5 || {
			echo "limber-sound.5 does not describe $key"
			bad=1
		}
	done <"$tmp/keys"
	return $bad
}
# The head of each table names what its rows are made of.
every_field_is_described() {
	bad=0
	for table in sessions steps events scores measures pauses decisions screenings deleted; do
		sed -n "/^\\.Ss $table\$/,/^\\.El/s/^\\.It Va //p" doc/limber-data.5 | sed 's/ , /,/g' |
			tr '\n' ',' | sed 's/,$//' >"$tmp/described"
		"$limber" export --csv "$table" | tr -d '\r' | head -n 1 | sed 's/^session,//' >"$tmp/fields"
		is "$table: $(tr ',' '\n' <"$tmp/described" | sort)" "$table: $(tr ',' '\n' <"$tmp/fields" | sort)" || bad=1
	done
	return $bad
}
# What limber-data(5) shows of files can be imported.
data_examples_load() {
	awk -v folder="$tmp" '
		/^\.Bd -literal/ { inside = 1; n++; next } /^\.Ed/ { inside = 0 }
		inside { print >(folder "/data." n) }' doc/limber-data.5
	"$limber" import "$tmp/data.1" && "$limber" import --dry-run "$tmp/data.2" &&
		"$limber" import --dry-run "$tmp/data.3"
}
every_sound_is_described() {
	find sounds -name '*.cfg' | sed 's|.*/||; s/\.cfg$//' >"$tmp/sounds" && [ -s "$tmp/sounds" ] || return 1
	bad=0
	while read -r sound; do
		grep -qE "^\\.It Pa (.* , )?([a-z]+/)?$sound( ,.*)?\$" doc/limber-sound.5 || {
			echo "limber-sound.5 does not describe $sound"
			bad=1
		}
	done <"$tmp/sounds"
	return $bad
}
sound_examples_load() {
	mkdir -p "$tmp/sounds.d" && extract_examples "$tmp/sounds.d" doc/limber-sound.5 &&
		[ -f "$tmp/sounds.d/start.cfg" ] && [ -f "$tmp/sounds.d/breath-in.cfg" ] && [ -f "$tmp/sounds.d/mine.cfg" ] &&
		is "$("$limber" check "$tmp/sounds.d"/*.cfg)" ""
}
# A literal block whose first line is "# name.cfg" is a whole file.
extract_examples() {
	awk -v folder="$1" '
		/^\.Bd -literal/ { first = 1; next }
		/^\.Ed/ { file = "" }
		first { first = 0; if ($0 ~ /^# [a-z0-9-]+\.(cfg|frames)$/) file = folder "/" substr($0, 3) }
		file { gsub(/\\e/, "\\"); print > file }' "$2"
}
examples_load() {
	mkdir -p "$tmp/examples" && extract_examples "$tmp/examples" doc/limber-routine.5 &&
		[ -f "$tmp/examples/cat-cow.cfg" ] && [ -f "$tmp/examples/cat-cow.frames" ] && [ -f "$tmp/examples/my-five.cfg" ] &&
		"$limber" check "$tmp/examples"/*.cfg
}
example_is_the_installed_one() {
	mkdir -p "$tmp/shown" && extract_examples "$tmp/shown" doc/limber-routine.5 &&
		is "$(sed 1d "$tmp/shown/cat-cow.cfg")" "$(cat routines/exercises/cat-cow.cfg)"
}
settings_example_loads() {
	mkdir -p "$XDG_CONFIG_HOME/limber" &&
		awk '/^\.Bd -literal/ { inside = 1; next } /^\.Ed/ { inside = 0 } inside' doc/limber.conf.5 \
			>"$XDG_CONFIG_HOME/limber/limber.cfg"
	run "$limber" config volume
	is "$out" -6 && is "$err" ""
}

# The blocks of the README, one file each.
readme_blocks() {
	awk -v folder="$1" '/^```/ { inside = !inside; n += inside; next }
		inside { print > (folder "/" n ".cfg") }' README.md
}
readme_routine_loads() {
	mkdir "$tmp/readme" && readme_blocks "$tmp/readme" || return 1
	routine=$(grep -l '^steps = (' "$tmp"/readme/*.cfg) && cp "$routine" "$tmp/readme/my-five.cfg" &&
		"$limber" check "$tmp/readme/my-five.cfg"
}
# shellcheck disable=SC2016 # backquotes of Markdown
readme_commands_exist() {
	commands >"$tmp/commands"
	sed -n '/^```/,/^```/s/^limber \([a-z]\{1,\}\) .*/\1/p' README.md | sort -u >"$tmp/named"
	[ -s "$tmp/named" ] && ! grep -vxFf "$tmp/commands" "$tmp/named"
}

check "every command is in limber(1)" every_command_has_an_entry
check "every option is in limber(1), with its command" every_option_has_an_entry
check "limber(1) has no option there is not" no_option_is_made_up
check "every key is in limber(1)" every_key_is_listed
check "every setting is in limber.conf(5)" every_setting_is_described
check "the routine in the README loads" readme_routine_loads
check "the commands in the README exist" readme_commands_exist
check "the example of limber.conf(5) loads" settings_example_loads
check "every diagnostic is in limber-routine(5)" every_diagnostic_is_explained
check "limber-routine(5) explains no diagnostic there is not" no_diagnostic_is_made_up
check "every key of a file is in limber-routine(5)" every_key_of_a_file_is_described
check "every key of a sound is in limber-sound(5)" every_key_of_a_sound_is_described
check "every field of an export is described" every_field_is_described
check "the examples of limber-data(5) can be imported" data_examples_load
check "every sound is in limber-sound(5)" every_sound_is_described
check "the exercise of limber-routine(5) is the installed one" example_is_the_installed_one
check "the examples of limber-routine(5) load" examples_load
check "the examples of limber-sound(5) load" sound_examples_load
done_testing
