#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How the sources look: formatted, spelt, without stray blanks, shell without traps.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
cd "$srcdir" || exit 99

formatted() { find src tests -name '*.[ch]' -exec clang-format --dry-run -Werror {} +; }
# SC2154: srcdir and builddir come from make.
shell_is_clean() {
	{
		find tests -name '*.sh'
		for script in bootstrap .ci/run; do
			[ ! -f "$script" ] || echo "$script"
		done
	} | xargs shellcheck -x -e SC2154 -P "$srcdir"
}
# Poses, fuzz inputs and pictures are no prose.
spelt() {
	codespell --ignore-words tests/lint/codespell.txt README.md NEWS doc src learn routines sounds \
		tests/audio tests/bench tests/cli tests/lint tests/tools tests/tui tests/unit tests/view tests/fuzz/*.c
}
no_stray_blanks() {
	! grep -rnE '[[:blank:]]+$' --include='*.[ch]' --include='*.mk' --include='*.sh' --include='*.md' \
		--include='*.cfg' --include='*.txt' --include='*.[15]' src doc learn routines sounds tests/audio tests/bench \
		tests/cli tests/fuzz/*.c tests/lint tests/tools tests/tui tests/unit tests/view \
		README.md NEWS configure.ac Makefile.am
}

# Another release of it formats otherwise.
if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
	check "clang-format has nothing to change" formatted
else
	skip "clang-format has nothing to change" "no clang-format 14 here"
fi
if command -v shellcheck >/dev/null 2>&1; then
	check "shellcheck has nothing to say" shell_is_clean
else
	skip "shellcheck has nothing to say" "no shellcheck here"
fi
if command -v codespell >/dev/null 2>&1; then
	check "codespell knows every word" spelt
else
	skip "codespell knows every word" "no codespell here"
fi
check "no line ends in blanks" no_stray_blanks
done_testing
