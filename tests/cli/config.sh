#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber config: what is set, where it comes from, choosing and forgetting.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

config=$XDG_CONFIG_HOME/limber/limber.cfg
state=$XDG_STATE_HOME/limber/state.cfg
mkdir -p "${config%/*}"

value_is() {
	run "$limber" config "$1"
	is "$status" 0 && is "$out" "$2"
}
origin_is() {
	run "$limber" config --json "$1"
	contains "$out" "\"origin\": \"$2\""
}
choose() {
	run "$limber" config "$@"
	is "$status" 0 && is "$out$err" ""
}
refuses() {
	text=$1
	shift
	run "$limber" config "$@"
	is "$status" 2 && is "$out" "" && contains "$err" "$text" && [ ! -e "$state" ]
}
lists_all() {
	run "$limber" config
	is "$status" 0 && contains "$out" "figure " && contains "$out" "frame_rate " &&
		is "$(printf '%s\n' "$out" | awk '{ print $3 }' | sort -u)" default
}
leaves_config_alone() {
	printf 'volume = -6; # mine\n' >"$config"
	choose volume -9 && value_is volume -9 && origin_is volume state &&
		is "$(cat "$config")" "volume = -6; # mine"
}
forgets() {
	choose --unset volume && value_is volume -6 && origin_is volume config
}
says_what_is_wrong() {
	printf 'volume = -6;\nthene = "dark";\n' >"$config"
	run "$limber" config volume
	is "$status" 0 && is "$out" -6 && contains "$err" "limber.cfg:2: error: unknown key 'thene' [unknown-key]" &&
		contains "$err" "did you mean 'theme'?"
}
shows_paths() {
	run "$limber" config --paths
	is "$status" 0 && contains "$out" "$config" && contains "$out" "$state"
}
read_only_home() {
	rm -rf "$XDG_STATE_HOME"
	echo in the way >"$XDG_STATE_HOME"
	run "$limber" config theme light
	is "$status" 1 && is "$out" "" && contains "$err" "limber: "
}

check "every setting is listed with its origin" lists_all
check "a default is printed" value_is figure auto
check "an unknown key is named with the nearest" refuses "did you mean 'volume'?" volum
check "a wrong value says what would be right" refuses "it takes a whole number from -40 to 0 dB" volume loud
check "a negative value is a value" refuses "it takes a whole number" volume -41
check "--unset wants a key" refuses "--unset wants a KEY" --unset
check "a choice leaves limber.cfg alone and wins" leaves_config_alone
check "a choice can be forgotten" forgets
check "a set of words is chosen" choose cautions knee,wrist
check "… and printed" value_is cautions knee,wrist
check "mistakes in limber.cfg are said and stop nothing" says_what_is_wrong
check "--paths names the files" shows_paths
json_is_json() {
	run "$limber" config --json
	contains "$out" "\"volume\": { \"value\": -6," && contains "$out" "\"mute\": { \"value\": false,"
}
check "--json prints typed values" json_is_json
check "a folder that cannot be written is a failure" read_only_home
done_testing
