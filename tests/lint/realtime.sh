#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What runs in the audio callback may call nothing that can wait: every symbol
# its objects leave undefined is on this list or defined by another of them.
# shellcheck source=tests/sh-lib.sh disable=SC2154
. "$srcdir/tests/sh-lib.sh"
cd "$builddir" || exit 99

# The callback of src/audio/out_portaudio.c calls live_block() and the clock, nothing else.
objects='src/dsp/breath src/dsp/clock src/dsp/mixer src/dsp/ring src/dsp/sound src/audio/limber_audio-live'
allowed='memcpy|memset|memmove|cos|sin|exp2|pow|floor|fabs|lrint|llround|sqrt|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail'
# Looks a length up in the bank; its other functions run at load.
allowed="$allowed|bank_length"

callback_needs_nothing_that_waits() {
	# shellcheck disable=SC2086 # a list of words
	set -- $objects
	for object in "$@"; do
		set -- "$@" "$object.o"
		shift
	done
	"${NM:-nm}" "$@" >"$tmp/nm" && [ -s "$tmp/nm" ] || return 1
	awk '$(NF-1) ~ /^[TDBRVWC]$/ { defined[$NF] = 1 }
		$(NF-1) == "U" { used[$NF] = 1 }
		END { for (s in used) if (!(s in defined)) print s }' "$tmp/nm" >"$tmp/needed"
	! grep -vxE "$allowed" "$tmp/needed"
}
# What is written down above about bank_length() and about the callback itself.
bank_length_calls_nothing() {
	sed -n '/^size_t bank_length(/,/^}/p' "$srcdir/src/dsp/bank.c" >"$tmp/body"
	[ -s "$tmp/body" ] && ! sed 1d "$tmp/body" | grep -E '[a-z_]+\('  | grep -vE '^ *if \(|\(size_t\)|bank_sound_of'
}
the_callback_only_fills() {
	sed -n '/^static int on_block(/,/^}/p' "$srcdir/src/audio/out_portaudio.c" >"$tmp/body"
	grep -q 'o->fill(o->context, output, frames, monotonic_ns(), delay_ns(o, t));' "$tmp/body" &&
		! grep -E 'Pa_|printf|alloc|fwrite|mutex|sem_' "$tmp/body"
}
the_atomics_need_no_lock() {
	"${NM:-nm}" src/dsp/ring.o src/audio/limber_audio-live.o >"$tmp/nm" && ! grep -i atomic "$tmp/nm"
}

# Whoever is killed in libjack's jack_client_open() leaves a lock taken that all others wait for.
libjack_is_never_asked() {
	"${NM:-nm}" -D limber-audio >"$tmp/nm" && grep -q ' T jack_client_open$' "$tmp/nm"
}

if [ -n "$INSTRUMENTED" ]; then
	skip "the callback needs nothing that waits" "instrumented build"
	skip "the atomics need no lock" "instrumented build"
else
	check "the callback needs nothing that waits" callback_needs_nothing_that_waits
	check "the atomics need no lock" the_atomics_need_no_lock
fi
check "bank_length calls nothing" bank_length_calls_nothing
check "the callback only fills" the_callback_only_fills
if grep -q '^#define HAVE_PORTAUDIO' config.h; then
	check "libjack is never asked" libjack_is_never_asked
else
	skip "libjack is never asked" "built without audio"
fi
done_testing
