/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/sample_load: good files through limber-audio --decode, and all kinds of bad ones. */
#include "config.h"

#include "audio/sample_file.h"
#include "audio/sample_load.h"
#include "base/base.h"
#include "dsp/sound.h"
#include "io/fsutil.h"
#include "unit/folder.h"
#include "unit/sound_check.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static char *folder;
static const char *data;

static int begin(void **state)
{
    (void) state;
    const char *src = getenv("srcdir"), *build = getenv("builddir");
    data = arena_printf(&arena, "%s/tests/data/sounds", src ? src : ".");
    setenv("LIMBER_AUDIO", arena_printf(&arena, "%s/limber-audio", build ? build : "."), 1);
    folder = folder_new();
    return 0;
}

static int end(void **state)
{
    (void) state;
    folder_remove(folder);
    arena_release(&arena);
    return 0;
}

/* ---- WAV files of any kind ---- */

struct wav {
    unsigned format, channels, rate_hz, bits;
    uint32_t claimed_bytes; /* of sound; 0: as many as there are */
};

static void put(struct strbuf *sb, uint32_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        strbuf_putc(sb, (char) (value >> (8 * i)));
}

static void put_wav(struct strbuf *sb, const struct wav *w, const void *sound, size_t bytes)
{
    uint32_t claimed = w->claimed_bytes ? w->claimed_bytes : (uint32_t) bytes;
    uint32_t frame = w->channels * w->bits / 8;
    strbuf_puts(sb, "RIFF");
    put(sb, claimed + 36, 4);
    strbuf_puts(sb, "WAVEfmt ");
    put(sb, 16, 4);
    put(sb, w->format, 2);
    put(sb, w->channels, 2);
    put(sb, w->rate_hz, 4);
    put(sb, w->rate_hz * frame, 4);
    put(sb, frame, 2);
    put(sb, w->bits, 2);
    strbuf_puts(sb, "data");
    put(sb, claimed, 4);
    strbuf_add(sb, sound, bytes);
}

/* Why the bytes are refused; "" where they are not. Lives until the next call. */
static const char *refusal(const char *bytes, size_t length)
{
    static struct err err;
    struct pcm p;
    const char *path = arena_printf(&arena, "%s/x.wav", folder);
    err = (struct err){""};
    assert_true(fs_write_whole(path, bytes, length, 0600, &err));
    bool loaded = sample_load(path, &p, &err);
    assert_int_equal(loaded, err.text[0] == '\0');
    pcm_release(&p);
    unlink(path);
    return err.text;
}

static const char *refusal_of_wav(const struct wav *w, const void *sound, size_t bytes)
{
    struct strbuf sb = {0};
    put_wav(&sb, w, sound, bytes);
    const char *why = refusal(strbuf_text(&sb), sb.length);
    strbuf_release(&sb);
    return why;
}

static const struct wav plain = {1, 1, 48000, 16, 0};

/* Skips what needs libsndfile where it is not built in. */
static void need_libsndfile(void)
{
#ifndef HAVE_SNDFILE
    skip();
#endif
}

static void load__wav_flac_ogg__of_any_rate_come_out_at_48_kHz(void **state)
{
    (void) state;
    need_libsndfile();
    static const struct {
        const char *name;
        int channels;
        size_t frames;
    } files[] = {
        {"bell-44100.wav", 2, 4800}, {"bell-22050.flac", 1, 4800}, {"bell-48000.ogg", 1, 14400}};
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        struct pcm p;
        struct err err = {""};
        bool loaded = sample_load(arena_printf(&arena, "%s/%s", data, files[i].name), &p, &err);
        assert_string_equal(err.text, "");
        assert_true(loaded);
        assert_int_equal(p.rate_hz, SOUND_RATE_HZ);
        assert_int_equal(p.channels, files[i].channels);
        assert_in_range(p.frames, files[i].frames - 64, files[i].frames + 64);
        size_t step = (size_t) p.channels;
        double hz = sound_pitch(p.samples + 480 * step, 2400, step, 500, 700, 1);
        assert_true(fabs(hz - 600) <= 4);
        assert_true(fabs(sound_peak(p.samples, p.frames, step) - 0.25) < 0.03);
        pcm_release(&p);
    }
}

static void load__more_than_is_there__is_read_to_its_end(void **state)
{
    (void) state;
    need_libsndfile();
    int16_t sound[480];
    for (size_t i = 0; i < ARRAY_LEN(sound); i++)
        sound[i] = (int16_t) (i % 2 ? 9000 : -9000);
    struct wav w = plain;
    w.claimed_bytes = 0x7ffff000; /* what espeak-ng writes into a pipe */
    assert_string_equal(refusal_of_wav(&w, sound, sizeof sound), "");
}

static void load__hostile__is_refused_with_a_reason(void **state)
{
    (void) state;
    need_libsndfile();
    static const int16_t sound[64] = {1, 2, 3};
    struct wav w = plain;
    w.channels = 0;
    assert_string_not_equal(refusal_of_wav(&w, sound, sizeof sound), "");
    w.channels = 9;
    assert_string_equal(refusal_of_wav(&w, sound, sizeof sound),
                        "it has 9 channels, it must have 1 or 2");
    w = plain;
    w.rate_hz = 0;
    assert_string_not_equal(refusal_of_wav(&w, sound, sizeof sound), "");
    w.rate_hz = 3000000;
    assert_string_not_equal(refusal_of_wav(&w, sound, sizeof sound), "");
    w = plain;
    assert_string_equal(refusal_of_wav(&w, sound, 0), "there is no sound in it");
    static const float bad[4] = {0.1F, NAN, 0, 0}, far[4] = {0.1F, INFINITY, 0, 0};
    w = (struct wav){3, 1, 48000, 32, 0};
    assert_string_equal(refusal_of_wav(&w, bad, sizeof bad), "it holds values that are no numbers");
    assert_string_equal(refusal_of_wav(&w, far, sizeof far), "it holds values that are no numbers");
    w.rate_hz = 44100;
    assert_string_equal(refusal_of_wav(&w, bad, sizeof bad), "it holds values that are no numbers");
    assert_string_equal(refusal("RIFF", 4), "it is no WAV, FLAC or Ogg file");
    assert_string_not_equal(refusal("RIFF\0\0\0\0WAVE", 12), "");
    assert_string_not_equal(refusal("fLaC", 4), "");
    assert_string_not_equal(refusal("OggS", 4), "");
    assert_string_equal(refusal("FORM\0\0\0\0AIFF", 12), "it is no WAV, FLAC or Ogg file");
    assert_string_equal(refusal("#!/bin/sh\n", 10), "it is no WAV, FLAC or Ogg file");
    assert_string_equal(refusal("", 0), "it is empty");
}

static void load__too_long__is_refused(void **state)
{
    (void) state;
    need_libsndfile();
    struct wav w = {1, 1, 4000, 8, 0};
    size_t bytes = 4000 * (SAMPLE_SECONDS_MAX + 1);
    char *sound = calloc(bytes, 1);
    assert_string_equal(refusal_of_wav(&w, sound, bytes), "it lasts longer than 60 s");
    assert_string_equal(refusal_of_wav(&w, sound, 4000 * 59), "");
    free(sound);
}

static void load__what_is_no_file__is_refused(void **state)
{
    (void) state;
    struct pcm p;
    struct err err = {""};
    assert_false(sample_load(folder, &p, &err));
    assert_string_equal(err.text, "it is no file");
    const char *path = arena_printf(&arena, "%s/pipe.wav", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(sample_load(path, &p, &err)); /* and does not wait for a writer */
    assert_string_equal(err.text, "it is no file");
    unlink(path);
    assert_false(sample_load(path, &p, &err));
    assert_string_equal(err.text, "it cannot be read: No such file or directory");
    FILE *f = fopen(path, "w"); /* a hole: large on paper only */
    assert_int_equal(ftruncate(fileno(f), (off_t) SAMPLE_FILE_BYTES_MAX + 1), 0);
    fclose(f);
    assert_false(sample_load(path, &p, &err));
    assert_string_equal(err.text, "it has more than 48 MB");
    unlink(path);
}

/* What stands in for limber-audio --decode. */
static const char *refusal_by(const char *script)
{
    const char *helper = arena_printf(&arena, "%s/helper", folder);
    const char *ours = arena_strdup(&arena, getenv("LIMBER_AUDIO"));
    struct err err = {""};
    assert_true(fs_write_whole(helper, script, strlen(script), 0700, &err));
    setenv("LIMBER_AUDIO", helper, 1);
    const char *why = arena_strdup(&arena, refusal("x", 1));
    setenv("LIMBER_AUDIO", ours, 1);
    unlink(helper);
    return why;
}

static void load__decoder_that_fails__takes_nothing_with_it(void **state)
{
    (void) state;
    assert_string_equal(refusal_by("#!/bin/sh\nkill -SEGV $$\n"),
                        "limber-audio did not survive it (signal 11)");
    assert_string_equal(refusal_by("#!/bin/sh\nexit 0\n"), "what was decoded is not complete");
    assert_string_equal(refusal_by("#!/bin/sh\nhead -c 999 /dev/zero\n"),
                        "what was decoded is not complete");
    assert_string_equal(refusal_by("#!/bin/sh\necho 'no, thank you' >&2; exit 1\n"),
                        "no, thank you");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(load__wav_flac_ogg__of_any_rate_come_out_at_48_kHz),
        cmocka_unit_test(load__more_than_is_there__is_read_to_its_end),
        cmocka_unit_test(load__hostile__is_refused_with_a_reason),
        cmocka_unit_test(load__too_long__is_refused),
        cmocka_unit_test(load__what_is_no_file__is_refused),
        cmocka_unit_test(load__decoder_that_fails__takes_nothing_with_it),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
