# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# A sound server of one's own for tests: source after sh-lib.sh. Each needs no
# session, works as root, and ends only what it has started, by its number.
# $needs: the programs of one that uses another server.
# shellcheck disable=SC2154,SC2034 # srcdir and builddir come from outside; for the tests
for needed in ${needs-pulseaudio parec} pactl; do
	command -v "$needed" >/dev/null || skip_all "no $needed here"
done
[ -n "$(find /usr/lib* -name libasound_module_pcm_pulse.so 2>/dev/null)" ] ||
	skip_all "no libasound2-plugins here"
# shellcheck disable=SC2154
grep -q '^#define HAVE_PORTAUDIO' "$builddir/config.h" || skip_all "built without audio"
# shellcheck disable=SC2154,SC2034
{
	driver=$builddir/tests/tools/sound_driver
	finder=$builddir/tests/tools/sound_find
	XDG_RUNTIME_DIR=$tmp/run
	PULSE_RUNTIME_PATH=$tmp/run/pulse
	PULSE_STATE_PATH=$tmp/run/state
	PULSE_COOKIE=$tmp/run/cookie
	PULSE_SERVER=unix:$tmp/run/socket
	ALSA_CONFIG_PATH=$tmp/asound.conf
	LIMBER_AUDIO=$builddir/limber-audio
}
export XDG_RUNTIME_DIR PULSE_RUNTIME_PATH PULSE_STATE_PATH PULSE_COOKIE PULSE_SERVER \
	ALSA_CONFIG_PATH LIMBER_AUDIO
mkdir -m 700 "$tmp/run" "$tmp/run/pulse" "$tmp/run/state"
printf 'pcm.!default { type pulse }\nctl.!default { type pulse }\n' >"$ALSA_CONFIG_PATH"
# A folder of its own, so that this test's limber-audio is told from another's.
LIMBER_DATADIR=$tmp/data
export LIMBER_DATADIR
mkdir -p "$LIMBER_DATADIR/sounds" && cp -R "$srcdir"/sounds/. "$LIMBER_DATADIR/sounds" || exit 99
# What a sanitizer finds in limber-audio, whose standard error nobody reads, it writes there.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}log_path=$tmp/sanitizer
UBSAN_OPTIONS=${UBSAN_OPTIONS:+$UBSAN_OPTIONS:}log_path=$tmp/sanitizer
export ASAN_OPTIONS UBSAN_OPTIONS
server=
recorder=
trap 'leave_alone; server_stop; rm -rf "$tmp"' EXIT

# At $server_rate Hz, 48000 unless set.
# norewinds: else the sink renders two seconds ahead when the recorder connects.
server_start() {
	rm -f "$tmp/run/socket"
	pulseaudio -n --daemonize=no --use-pid-file=no --disable-shm=yes --disallow-exit \
		--exit-idle-time=-1 --realtime=no --high-priority=no --log-target=file:"$tmp/pulse.log" \
		-L "module-native-protocol-unix auth-anonymous=1 socket=$tmp/run/socket" \
		-L "module-null-sink sink_name=cap rate=${server_rate:-48000} channels=2 format=s16le norewinds=1" \
		>/dev/null 2>&1 &
	server=$!
	tries=0
	until pactl info >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] && kill -0 $server 2>/dev/null || return 1
		sleep 0.05
	done
}
# server_signal NAME: also KILL, after which server_start may be called again.
server_signal() {
	kill -s "$1" "$server" 2>/dev/null
	case $1 in KILL | TERM) wait "$server" 2>/dev/null && server= || server= ;; esac
}
server_stop() {
	[ -z "$server" ] || {
		kill -s CONT "$server" 2>/dev/null
		server_signal TERM
	}
	[ -z "$recorder" ] || wait "$recorder" 2>/dev/null
	recorder=
}
# record_with COMMAND: what is heard goes to the command's standard input until server_stop.
record_with() {
	# shellcheck disable=SC2094 # only looked at
	{ parec -d cap.monitor --rate=48000 --format=s16le --channels=2 --raw --latency-msec=5 2>/dev/null |
		"$@"; } >"$tmp/heard" 2>&1 &
	recorder=$!
	sleep 0.3
}
# field NAME: the value after NAME on standard input's last line that has it.
field() { sed -n "s/.*\\b$1 \\(-\\{0,1\\}[0-9.]*\\).*/\\1/p" | tail -n 1; }
# within VALUE LOW HIGH, with decimals.
within() { awk -v v="$1" -v l="$2" -v h="$3" 'BEGIN { exit !(v != "" && v >= l && v <= h) }'; }
# gone PID: it has ended, even where nobody has asked how yet.
gone() { ! [ -d "/proc/$1" ] || grep -q '^State:.Z' "/proc/$1/status"; }
# The numbers of this test's limber-audio; without ps(1), which a bare system has not, and at once.
helpers() {
	set -- /proc/[0-9]*/cmdline
	echo "$LIMBER_DATADIR" | grep -aslF --file=- "$@" | while read -r file; do
		tr '\0' ' ' <"$file" | grep -q '^[^ ]*limber-audio --play ' || continue
		file=${file#/proc/}
		echo "${file%/cmdline}"
	done 2>/dev/null # some end while they are looked at
}
# One that lets its last sound ring out has a second for it.
nothing_left_behind() {
	tries=0
	while [ -n "$(helpers)" ]; do
		tries=$((tries + 1))
		[ $tries -lt 20 ] || return 1
		sleep 0.05
	done
}

# ---- for tests of what is heard: sounds at the times of $tmp/score, as they are in $tmp/rendered.wav ----

# listen MARKS COMMAND...: the command with a server of its own; what the finder says of what it
# heard comes to be in $tmp/heard. MARKS: a file of when it was asked for, or -.
listen() {
	marks=$1
	shift
	server_start || return 1
	record_with "$finder" "$tmp/rendered.wav" "$tmp/score" "$marks"
	"$@" >"$tmp/played" 2>"$tmp/errors"
	sleep 0.5
	server_stop
	cat "$tmp/played" "$tmp/heard"
}
# all_heard LEAST: at least so many there are, and each was found.
all_heard() {
	[ "$(wc -l <"$tmp/score")" -ge "$1" ] && is "$(field cues <"$tmp/heard")" "$(field found <"$tmp/heard")"
}
all_within_15_ms() { within "$(field worst_ms <"$tmp/heard")" -15 15; }
the_spread_is_under_2_ms() { within "$(field spread_ms <"$tmp/heard")" 0 2; }
the_peak_is_below_1_dB() { within "$(field peak_db <"$tmp/heard")" -13 -1; }

# ---- for tests of what breaks: a screen's loop that plays a sound a second ----

# play SECONDS [SCORE]: in the background; what it prints is $tmp/played, what it complains,
# $tmp/errors.
play() {
	began=$(now_ms)
	awk 'BEGIN { for (t = 0; t < 20; t++) print t "000 last-three" }' >"$tmp/score"
	"$driver" live "$1" 33 <"${2:-$tmp/score}" >"$tmp/played" 2>>"$tmp/errors" &
	player=$!
}
# helper_pid: of the player's limber-audio, at once.
helper_pid() { sed -n 's/.* pid \([1-9][0-9]*\)$/\1/p' "$tmp/played" | tail -n 1; }
now_ms() { echo $(($(date +%s%N) / 1000000)); }
mended() { mended=$(($(now_ms) - began)); }
# statuses: "opening on lost on".
statuses() { sed -n 's/^[0-9]* status \(.*\) pid.*/\1/p' "$tmp/played" | uniq | tr '\n' ' '; }
# It is on at the end, and was again within 6 s of mended (or had never stopped).
sound_came_back() {
	awk -v mended="$mended" 'BEGIN { on = -1 } / status / { on = / status on / ? $1 : -1 }
		END { print "mended " mended; exit !(on >= 0 && on - mended <= 6000) }' "$tmp/played"
}
# What the loop itself was kept waiting, not what a busy machine took from it.
the_screen_never_waited() { within "$(field longest_call_ms <"$tmp/played")" 0 100; }
report() {
	cat "$tmp/played"
	"$@"
}
# survives WHAT: waits for the player and judges it.
survives() {
	wait "$player"
	check "$1: sound is there within 6 s" report sound_came_back
	check "$1: the screen never waited" report the_screen_never_waited
}
nothing_is_written() { [ -e "$tmp/errors" ] && ! cat "$tmp/errors" "$tmp"/sanitizer.* 2>/dev/null | grep .; }

# untimed: why milliseconds mean nothing here. LIMBER_TEST_UNTIMED: the caller knows of other work
# on this machine, or has run it before (.ci/run, once for five builds).
untimed() {
	if [ -n "$INSTRUMENTED" ]; then
		echo "instrumented build: what is measured is time"
	elif [ -n "${LIMBER_TEST_UNTIMED-}" ]; then
		echo "not timed"
	fi
}
# For a test that is about milliseconds.
measures_time() { [ -z "$(untimed)" ] || skip_all "$(untimed)"; }

# keep_busy: every processor, at normal priority, until leave_alone.
busy=
keep_busy() {
	for _ in $(seq "$(nproc)"); do
		while :; do :; done &
		busy="$busy $!"
	done
}
leave_alone() {
	for process in $busy; do
		kill "$process"
		wait "$process"
	done 2>/dev/null
	busy=
}
