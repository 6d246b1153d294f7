#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every header compiles alone, as the first line of a file, with each compiler there is.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
cd "$srcdir" || exit 99

headers=$(cd src && find . -name '*.h' ! -name '*-table.h' | sed 's|^\./||' | sort)
[ -n "$headers" ] || exit 99

# One file a header, and one compiler for all of them.
compile_alone() {
	rm -rf "$tmp/alone" && mkdir "$tmp/alone" || return 1
	for header in $headers; do
		name=$(echo "$header" | tr / _)
		printf '#include "%s"\n#include "%s"\nextern int nothing;\n' "$header" "$header" >"$tmp/alone/$name.c"
	done
	"$1" -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I src "$tmp"/alone/*.c
}

for compiler in gcc clang; do
	if command -v $compiler >/dev/null 2>&1; then
		check "every header compiles alone with $compiler" compile_alone $compiler
	else
		skip "every header compiles alone with $compiler" "no $compiler here"
	fi
done
guards_are_named_after_the_path() {
	bad=0
	for header in $headers; do
		guard=LIMBER_$(echo "${header%.h}" | tr 'a-z/-' 'A-Z__')_H
		grep -q "^#ifndef $guard\$" "src/$header" || {
			echo "src/$header: no guard $guard"
			bad=1
		}
	done
	return $bad
}
every_file_has_its_licence() {
	{
		find src tests -name '*.[ch]'
		find tests -name '*.sh'
		for script in bootstrap .ci/run; do
			[ ! -f "$script" ] || echo "$script"
		done
	} | while read -r f; do
		head -n 2 "$f" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$f: no SPDX line"
	done >"$tmp/lost"
	cat "$tmp/lost"
	[ ! -s "$tmp/lost" ]
}
check "guards are named after the path" guards_are_named_after_the_path
check "every source says its licence" every_file_has_its_licence
done_testing
