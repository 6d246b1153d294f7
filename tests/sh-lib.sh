# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# TAP for shell tests: source this, then call check or skip for each case and
# done_testing at the end. A test gets a folder of its own as $tmp and as its
# XDG folders, removed afterwards.
: "${srcdir:?run by make check}" "${builddir:?}"
# shellcheck disable=SC2034 # for the tests
limber=$builddir/limber
n=0
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
HOME=$tmp/home
XDG_CONFIG_HOME=$tmp/config
XDG_DATA_HOME=$tmp/data
XDG_STATE_HOME=$tmp/state
XDG_CACHE_HOME=$tmp/cache
mkdir "$HOME"
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME

# check NAME COMMAND...: one case; what the command prints becomes diagnostics.
check() {
	case_name=$1
	shift
	n=$((n + 1))
	if "$@" >"$tmp/log" 2>&1; then
		echo "ok $n - $case_name"
	else
		sed 's/^/# /' "$tmp/log"
		echo "not ok $n - $case_name"
	fi
}
skip() {
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}
# skip_all REASON: the whole test.
skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}
done_testing() { echo "1..$n"; }

# run COMMAND...: leaves $out, $err (texts) and $status.
# shellcheck disable=SC2034 # for the tests
run() {
	"$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
	out=$(cat "$tmp/out")
	err=$(cat "$tmp/err")
}
# eventually COMMAND...: within 5 s.
eventually() {
	tries=0
	until "$@" >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] || return 1
		sleep 0.05
	done
}
# Conditions that say what they got.
is() { [ "$1" = "$2" ] || { printf "got:\n%s\nwant:\n%s\n" "$1" "$2"; return 1; }; }
contains() { case $1 in *"$2"*) ;; *) printf "got:\n%s\nwant in it:\n%s\n" "$1" "$2"; return 1 ;; esac; }
