#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Functions nobody may call, read from the objects' symbols, which cannot be fooled.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"

# Unbounded, not reentrant, through a shell, or not to be repeated from a seed.
banned='strcpy|strcat|strncpy|strncat|stpcpy|sprintf|vsprintf|strtok|gets|atoi|atol|atoll|atof|rand|srand|random|srandom|drand48|system|popen|localtime|gmtime|ctime|asctime|tmpnam|mktemp|tempnam|alloca|setjmp|longjmp'

calls_none() {
	"${NM:-nm}" -u "$1" >"$tmp/symbols" && [ -s "$tmp/symbols" ] || return 1
	! grep -E "^ +U ($banned)(@.*)?\$" "$tmp/symbols"
}

if [ -n "$INSTRUMENTED" ]; then
	skip_all "instrumented build"
fi
for object in libcore.a libshell.a limber limber-audio; do
	if [ -e "$builddir/$object" ]; then
		check "$object calls nothing banned" calls_none "$builddir/$object"
	else
		skip "$object calls nothing banned" "not built"
	fi
done
done_testing
