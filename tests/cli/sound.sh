#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limber sound: what plays, hearing it as a file, what is wrong with files of one's own.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
LIMBER_AUDIO=$builddir/limber-audio
export LIMBER_AUDIO
own=$XDG_CONFIG_HOME/limber/sounds
mkdir -p "$own/profiles"

ms_of() { echo $((($(wc -c <"$1") - 44) / 192)); }
fails_with() {
	wanted=$1 text=$2
	shift 2
	run "$limber" sound "$@"
	is "$status $out" "$wanted " && contains "$err" "$text"
}

run "$limber" sound list
check "list names every sound, what plays it and where that is" contains "$out" \
	"switch-sides       struck  -10.0 dB  $srcdir/sounds/switch-sides.cfg"
check "… the profile" contains "$out" "Calm: bowls, chimes and wood"
check "… and which others there are" contains "$out" "Profiles: calm, clear, minimal, night"
run "$limber" sound list --profile night
check "another profile is listed" contains "$out" "repetition         silent"
run "$limber" sound list --profile clear --json
check "JSON has the same" contains "$out" \
	"{ \"sound\": \"start\", \"kind\": \"struck\", \"file\": \"$srcdir/sounds/clear/start.cfg\", \"own\": false, \"level_db\": -9.0 }"
if command -v python3 >/dev/null 2>&1; then
	well_formed() { printf '%s' "$out" | python3 -m json.tool >/dev/null; }
	check "… and is well-formed" well_formed
else
	skip "… and is well-formed" "no python3 here"
fi

plays() {
	wanted_ms=$1
	shift
	"$limber" sound play "$@" -o "$tmp/out.wav" || return 1
	ms=$(ms_of "$tmp/out.wav")
	echo "$ms ms, wanted $wanted_ms"
	[ "$ms" -ge "$wanted_ms" ] && [ "$ms" -le $((wanted_ms + 10000)) ]
}
differs() { ! cmp -s "$1" "$2"; }
check "one sound into a file" plays 2000 start
cp "$tmp/out.wav" "$tmp/calm.wav"
check "… in another profile" plays 2000 start --profile minimal
check "… which is another sound" differs "$tmp/calm.wav" "$tmp/out.wav"
check "a breath" plays 27200 breath
check "two after another" plays 6000 rest breath-in
check "all of them" plays 48000
"$limber" sound play -o "$tmp/all.wav" all
check "… by name, too" cmp "$tmp/all.wav" "$tmp/out.wav"
check "the long form of -o" "$limber" sound play start --output="$tmp/long.wav"
check "… is the same" cmp "$tmp/long.wav" "$tmp/calm.wav"
check "a sound there is not: the nearest is named" fails_with 2 "did you mean 'start'?" play strat
check "a profile there is not: the nearest is named" fails_with 2 "did you mean 'night'?" play --profile nihgt
check "a verb there is not" fails_with 2 "say list, play or check" stop
check "an option of another verb" fails_with 2 "list takes no --output" list -o x
check "-o without a value" fails_with 2 "wants a value" play start -o
check "no sound card: said, exit 1" fails_with 1 "nothing can be heard" play start

refusal='it is no WAV, FLAC or Ogg file'
grep -q '^#define HAVE_SNDFILE' "$builddir/config.h" || refusal='limber was built without libsndfile'
sed 's/^level .*/level = 99;/' "$srcdir/sounds/start.cfg" >"$own/strat.cfg"
printf 'name = "Mine"; sounds = { rest = "gong"; }; loud = 1;\n' >"$own/profiles/mine.cfg"
echo "no sound" >"$own/rest.wav"
run "$limber" sound check "$own/strat.cfg" "$own/profiles/mine.cfg" "$own/rest.wav"
check "check finds what is wrong with a recipe" contains "$status $out" "strat.cfg:3: error: 'level' is 99 dB"
check "… with its name" contains "$out" "did you mean 'start'?"
check "… with a profile" contains "$out" "mine.cfg:1: error: unknown key 'loud'"
check "… with a recording" contains "$out" "rest.wav: error: $refusal"
first=$out
run "$limber" check "$own/strat.cfg" "$own/profiles/mine.cfg" "$own/rest.wav"
check "limber check says the same" is "$status $out" "1 $first"
run "$limber" sound check
check "without names it looks at all of one's own" contains "$out" "strat.cfg:3: error"
run "$limber" check --all
check "… as does limber check --all" contains "$out" "strat.cfg:3: error"
broken_tree() {
	mkdir "$tmp/tree" && cp -R "$srcdir/routines" "$srcdir/sounds" "$srcdir/learn" "$tmp/tree" || return 1
	rm "$tmp/tree/sounds/clear/start.cfg"
	run env LIMBER_DATADIR="$tmp/tree" XDG_CONFIG_HOME="$tmp/none" "$limber" check --all
	contains "$status $out" "clear.cfg: error: start: there is no sound file 'clear/start' [no-sound]"
}
check "… which misses a recipe that is not installed" broken_tree
run "$limber" sound check "$srcdir/sounds/start.cfg" "$srcdir/sounds/profiles/calm.cfg"
check "what is right is passed in silence" is "$status $out$err" "0 "

run "$limber" sound list
check "a recording that is refused: why, and the recipe plays" contains "$out" \
	"rest               struck  -11.0 dB  $srcdir/sounds/rest.cfg"
check "… the reason goes to stderr" contains "$err" "rest.wav: error: $refusal"
if grep -q '^#define HAVE_SNDFILE' "$builddir/config.h"; then
	cp "$srcdir/tests/data/sounds/bell-48000.ogg" "$own/start.ogg"
	run "$limber" sound list
	check "a recording of one's own plays" contains "$out" "start              file    -20.0 dB  $own/start.ogg  (yours)"
	check "… and is heard" plays 2000 start
	check "… instead of ours" differs "$tmp/calm.wav" "$tmp/out.wav"
	rm "$own/start.ogg"
else
	skip "a recording of one's own plays" "built without libsndfile"
fi
run "$limber" config profile minimla
check "a profile there is not cannot be chosen" is "$status $err" \
	"2 limber: config: there is no sound profile 'minimla'; did you mean 'minimal'?
Try 'limber config --help'."
run "$limber" config profile minimal
run "$limber" sound list
check "the setting chooses the profile" contains "$out" "Minimal: a pure breath tone"
done_testing
