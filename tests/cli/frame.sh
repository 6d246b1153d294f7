#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The frame of the command line: help, usage, exit statuses, broken output.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

# fails_with STATUS TEXT COMMAND...: nothing on stdout, TEXT on stderr.
fails_with() {
	want=$1 text=$2
	shift 2
	run "$@"
	is "$status" "$want" && is "$out" "" && contains "$err" "$text"
}
prints() {
	text=$1
	shift
	run "$@"
	is "$status" 0 && is "$err" "" && contains "$out" "$text"
}
opens_nothing() {
	mkdir "$tmp/empty" && prints limber env -i HOME="$tmp/empty" "$limber" "$1" &&
		is "$(ls -A "$tmp/empty")" ""
}
every_command_has_help() {
	"$limber" help | sed -n 's/^  \([a-z]*\)  *.*/\1/p' >"$tmp/names" && [ -s "$tmp/names" ] || return 1
	while read -r name; do
		prints "Usage: limber $name" "$limber" "$name" --help || return 1
		prints "Usage: limber $name" "$limber" help "$name" || return 1
		is "$(printf '%s\n' "$out" | awk 'length > 80')" "" || return 1
		prints "limber 0." "$limber" "$name" --version || return 1
	done <"$tmp/names"
}
help_fits_80_columns() {
	"$limber" --help >"$tmp/help" && is "$(awk 'length > 80' "$tmp/help")" ""
}
full_device() {
	"$limber" --help >/dev/full 2>"$tmp/err"
	is "$?" 1 && is "$(cat "$tmp/err")" "limber: cannot write the output: No space left on device"
}
closed_stdout() {
	"$limber" --help >&- 2>"$tmp/err"
	is "$?" 1 && is "$(cat "$tmp/err")" "limber: cannot write the output: Bad file descriptor"
}
reader_gone() {
	{
		sleep 0.1
		"$limber" --help
		echo $? >"$tmp/status"
	} 2>"$tmp/err" | :
	is "$(cat "$tmp/status" "$tmp/err")" 141
}

check "--help prints the commands" prints "Usage: limber [COMMAND" "$limber" --help
check "--version prints one line" prints "limber " "$limber" --version
check "--version touches no file" opens_nothing --version
check "every command has help" every_command_has_help
check "the help fits 80 columns" help_fits_80_columns
check "an unknown command is named with the nearest" fails_with 2 "did you mean 'help'" "$limber" hepl
check "a file as a command points at run" fails_with 2 "limber run x.cfg" "$limber" x.cfg
check "an unknown option before the command is refused" fails_with 2 "'--hlp'" "$limber" --hlp
check "an unknown option is named with the nearest" \
	fails_with 2 "limber: help: unknown option '--hepl'; did you mean '--help'?" "$limber" help --hepl
check "an unknown option behind operands is named" \
	fails_with 2 "unknown option '--foo=3'" "$limber" help a b --foo=3
check "an unknown letter is named" fails_with 2 "unknown option '-z'" "$limber" help -zx
check "a flag takes no value" fails_with 2 "--help takes no value" "$limber" help --help=yes
check "too many operands are refused" fails_with 2 "unexpected argument 'b'" "$limber" help help b
check "a full device is a failure" full_device
check "a closed stdout is a failure" closed_stdout
check "a reader that left is no noise" reader_gone
done_testing
