#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The layer table of doc/CODE-MAP.md, held to: what each folder may include,
# what the pure layers may reference, where third-party headers may appear,
# and that every file is in the map and in a local.mk.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
cd "$srcdir" || exit 99

# FOLDER: the folders of ours it may include from.
may_include() {
	case $1 in
	base) echo "base" ;;
	core | figure | dsp) echo "$1 base" ;;
	view) echo "view base core figure" ;;
	io) echo "io base core figure dsp view" ;;
	audio) echo "audio io base core dsp" ;;
	tui) echo "tui io base core figure view" ;;
	awake) echo "awake" ;;
	app | cli) echo "app cli audio tui io view dsp figure core base" ;;
	*) return 1 ;;
	esac
}

includes_follow_the_table() {
	[ -d src/base ] || return 1
	bad=0
	for folder in src/*/; do
		folder=$(basename "$folder")
		allowed=$(may_include "$folder") || {
			echo "src/$folder has no row in the table"
			bad=1
			continue
		}
		pattern=$(echo "$allowed" | tr ' ' '|')
		grep -rnE '^ *# *include "' --include='*.[ch]' "src/$folder" |
			grep -vE "\"(($pattern)/|config\\.h\")" && bad=1
	done
	return $bad
}

# The pure layers know no world: only these headers of libc.
pure_headers='assert|complex|errno|float|inttypes|limits|math|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string'
pure_layers_include_plain_libc_only() {
	! grep -rnE '^ *# *include <' --include='*.[ch]' src/base src/core src/figure src/dsp src/view |
		grep -v 'src/base/gen-' | grep -vE "<($pure_headers)\\.h>"
}

# HEADER FILE: the one file that may include it.
third_party='libconfig.h src/io/cfg.c
curses.h src/tui/term_curses.c
term.h src/tui/terminfo.c
sqlite3.h src/io/db.c
portaudio.h src/audio/out_portaudio.c
sndfile.h src/audio/sample_file.c
samplerate.h src/audio/resample.c
systemd/sd-bus.h src/awake/main.c'
third_party_headers_have_one_place() {
	bad=0
	while read -r header file; do
		grep -rlE "^ *# *include <(.*/)?n?$header>" --include='*.[ch]' src >"$tmp/users"
		grep -vxF "$file" "$tmp/users" && bad=1
		[ ! -f "$file" ] || grep -qxF "$file" "$tmp/users" || {
			echo "$file does not include <$header> any more: correct the table"
			bad=1
		}
	done <<-EOF
		$third_party
	EOF
	return $bad
}

no_header_includes_config_h() {
	! grep -rn '"config\.h"' --include='*.h' src
}

# What the pure archive may need from outside itself.
pure_symbols='malloc|calloc|realloc|free|abort|bcmp|__assert_fail|__errno_location
|mem(cpy|move|set|cmp|chr|mem)|__mem(cpy|move|set)_chk|str(len|nlen|cmp|ncmp|casecmp|ncasecmp|chr|rchr|str|spn|cspn|pbrk|tol|toll|tod|tof|toul|toull)
|bcmp|qsort|bsearch|v?snprintf|__v?snprintf_chk|__isoc23_[a-z]*|__ctype_[a-z_]*|__stack_chk_fail
|(sin|cos|tan|asin|acos|atan|atan2|sqrt|hypot|exp|exp2|expm1|log|log2|log10|log1p|pow|floor|ceil|fmod|round|lround|llround|rint|lrint|nearbyint|trunc|fabs|fmin|fmax|sincos|tanh|cbrt|copysign|ldexp|frexp|modf|remainder)[fl]?
|_GLOBAL_OFFSET_TABLE_'
pure_pattern=$(printf %s "$pure_symbols" | tr -d '\n')

# FILE-LIST of "T name" and "U name": those undefined everywhere.
undefined_symbols() {
	"${NM:-nm}" -A "$@" >"$tmp/nm" || return 1
	awk '$(NF-1) ~ /^[TDBRVWC]$/ { defined[$NF] = 1 }
		$(NF-1) == "U" { used[$NF] = used[$NF] " " $1 }
		END { for (s in used) if (!(s in defined)) print s used[s] }' "$tmp/nm" | sort
}
pure_archive_references_libc_and_libm_only() {
	undefined_symbols "$builddir/libcore.a" >"$tmp/undefined" && [ -s "$tmp/undefined" ] || return 1
	! grep -vE "^($pure_pattern) " "$tmp/undefined"
}
# Memory has one door, so that running out of it has one answer.
only_mem_allocates() {
	undefined_symbols "$builddir/libcore.a" >"$tmp/undefined" && [ -s "$tmp/undefined" ] || return 1
	! grep -E '^(malloc|calloc|realloc) ' "$tmp/undefined" | tr ' ' '\n' | grep ':' | grep -v ':mem\.o'
}

# What a header shows, somebody else uses, if only a test; else it is static, or nothing.
# jack_client_open() stands in for libjack's, snd_pcm_open() before ALSA's.
exports_are_used() {
	(cd "$builddir" && find src -name 'limber_audio-*.o' && find src/main.o src/awake tests -name '*.o') >"$tmp/objects"
	(cd "$builddir" && xargs "${NM:-nm}" -A libcore.a libshell.a <"$tmp/objects") >"$tmp/nm" || return 1
	awk 'NF < 2 { next }
		$(NF-1) ~ /^[TDBRV]$/ && !/^tests/ { defined[$NF] = $1 }
		$(NF-1) == "U" { used[$NF] = 1 }
		END { for (s in defined) if (!(s in used)) print s " " defined[s] }' "$tmp/nm" >"$tmp/unused" || return 1
	grep -q '^main ' "$tmp/unused" && ! grep -vE '^(main|jack_client_open|snd_pcm_open) ' "$tmp/unused"
}

# Prints those names of stdin that no local.mk has as a word; fails where there are any.
all_are_listed() {
	cat ./*/local.mk src/*/local.mk Makefile.am | tr -s '[:blank:]' '\n' | sort -u >"$tmp/words"
	sort -u >"$tmp/names" && [ -s "$tmp/names" ] && ! comm -23 "$tmp/names" "$tmp/words" | grep .
}
every_source_is_listed() {
	find src tests -name '*.[ch]' | all_are_listed
}
every_test_and_data_file_is_listed() {
	{
		find tests -name 'test_*.c' | sed 's/\.c$//'
		find tests -name '*.sh'
		find routines sounds -name '*.cfg' -o -name '*.frames'
		find learn -name '*.txt'
	} | all_are_listed
}
# The rows of the map, under the headings of their folders; "name.[ch]" stands for both.
rows_of_the_map() {
	awk '/^## / { folder = $2 ~ /^src\// ? $2 : ""; sub(/:$/, "", folder); next }
		folder && $1 == "|" && $2 ~ /\.(\[ch\]|[ch])$/ {
			path = $2 ~ /\// ? $2 : folder "/" $2
			if (sub(/\.\[ch\]$/, "", path)) print path ".c\n" path ".h"; else print path
		}' doc/CODE-MAP.md
}
every_source_has_one_row_in_the_map() {
	rows_of_the_map | sort >"$tmp/rows" && find src -name '*.[ch]' | sort >"$tmp/src" &&
		diff "$tmp/rows" "$tmp/src"
}

check "every folder includes what its row allows" includes_follow_the_table
check "the pure layers include plain libc only" pure_layers_include_plain_libc_only
check "each third-party header is in one file" third_party_headers_have_one_place
check "no header includes config.h" no_header_includes_config_h
check "every source is listed" every_source_is_listed
check "every test and data file is listed" every_test_and_data_file_is_listed
if [ -f doc/CODE-MAP.md ]; then
	check "every source has one row in the map, and no row is without one" every_source_has_one_row_in_the_map
fi
if [ -n "$INSTRUMENTED" ]; then
	skip "the pure archive references libc and libm only" "instrumented build"
	skip "only base/mem allocates" "instrumented build"
	skip "what a header shows is used" "instrumented build"
else
	check "the pure archive references libc and libm only" pure_archive_references_libc_and_libm_only
	check "only base/mem allocates" only_mem_allocates
	if [ -e "$builddir/tests/unit/test_base.o" ] && [ -e "$builddir/src/audio/limber_audio-out_portaudio.o" ] &&
		[ -e "$builddir/src/audio/limber_audio-sample_file.o" ]; then
		check "what a header shows is used" exports_are_used
	else
		skip "what a header shows is used" "built without some of it"
	fi
fi
done_testing
