/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/helper.h"
#include "audio/tts.h"
#include "audio/voice_cache.h"
#include "base/base.h"
#include "base/mem.h"
#include "dsp/phrasebook.h"
#include "dsp/sound.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/*
 * Renders what is wanted in a phrasebook, in order, and leaves. A process of its own:
 * it may wait for espeak-ng and for the disk, which neither the screen nor what plays
 * may do.
 */
enum {
    FAILURES_MAX = 3, /* in a row, then nobody waits for the rest */
    NICENESS = 5,
    BEAT_FRAMES = SOUND_RATE_HZ, /* counted words: one a second */
    PARTS_MAX = 8,
};

/* Breaths have -20 dBFS RMS at most and are 6 dB lower meanwhile: speech at its loudest stands 12
 * dB above them or more. The voice of espeak-ng has peaks, so that it is mostly they that decide.
 */
static const struct sample_level speech_level = {.loudness_db = -12, .peak_db = -2};

/* By depth: lower, word by word, each minute. */
static const int pitches[] = {50, 42, 34};

struct speaker {
    struct phrasebook *book;
    struct voice_cache cache;
    unsigned failures;
    bool gives_up;
};

/* ---- one phrase ---- */

static bool say(struct speaker *s, const struct phrase_slot *slot, const char *text,
                struct arena *a, struct sample *out)
{
    struct tts tts = {s->book->voice, s->book->rate_wpm,
                      pitches[CLAMP(slot->depth, 0, (int) ARRAY_LEN(pitches) - 1)]};
    struct pcm pcm;
    struct err err = {""};
    enum tts_result result = tts_say(&tts, text, &pcm, &err);
    s->gives_up |= result == TTS_MISSING || result == TTS_HUNG;
    bool said = result == TTS_SAID && sample_make(&pcm, &speech_level, a, out);
    pcm_release(&pcm);
    return said;
}

/* Where one word was levelled louder than another, the louder gain holds for all. */
static void lay(int16_t *to, const struct sample *part, float gain)
{
    float scale = part->gain / gain;
    for (size_t i = 0; i < part->frames; i++)
        to[i] = (int16_t) (scale * (float) part->pcm[i]);
}

/* "Three, two, one." with a second from word to word; words longer than that are not counted. */
static bool count(struct speaker *s, const struct phrase_slot *slot, struct arena *a,
                  struct sample *out)
{
    struct sample parts[PARTS_MAX];
    size_t n = 0;
    float gain = 0;
    for (const char *at = slot->text; *at && n < PARTS_MAX; n++) {
        size_t length = strcspn(at, ",");
        bool comma = at[length] == ',';
        const char *word = arena_strndup(a, at, length + comma);
        if (!say(s, slot, word, a, &parts[n]) || parts[n].frames >= BEAT_FRAMES)
            return false;
        gain = MAX(gain, parts[n].gain);
        at += length + comma;
        at += strspn(at, " ");
    }
    if (n == 0)
        return false;
    size_t frames = (n - 1) * BEAT_FRAMES + parts[n - 1].frames;
    int16_t *pcm = arena_array(a, frames, sizeof *pcm);
    for (size_t i = 0; i < n; i++)
        lay(pcm + i * BEAT_FRAMES, &parts[i], gain);
    *out = (struct sample){pcm, frames, 1, gain};
    return true;
}

/* Version 1: a change of level or of what is cut off makes another key. */
static const char *key_of(const struct speaker *s, const struct phrase_slot *slot, struct arena *a)
{
    return arena_printf(a, "1\n%s\n%d\n%d\n%d\n%s", s->book->voice, (int) s->book->rate_wpm,
                        (int) slot->depth, (int) slot->counted, slot->text);
}

static void render(struct speaker *s, int number)
{
    struct arena a = {0};
    const struct phrase_slot *slot = &s->book->slots[number];
    struct sample sample;
    const char *key = key_of(s, slot, &a);
    bool kept = voice_cache_read(&s->cache, key, &a, &sample);
    bool said = kept || (!s->gives_up && (slot->counted ? count(s, slot, &a, &sample)
                                                        : say(s, slot, slot->text, &a, &sample)));
    if (said && !kept)
        voice_cache_write(&s->cache, key, &sample);
    if (said)
        phrasebook_put(s->book, number, &sample);
    else
        phrasebook_fail(s->book, number);
    s->failures = said ? 0 : s->failures + 1;
    s->gives_up |= s->failures >= FAILURES_MAX;
    arena_release(&a);
}

/* ---- all of them ---- */

static struct phrasebook *map_book(void)
{
    struct phrasebook *b =
        mmap(NULL, sizeof *b, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, BOOK_FD, 0);
    return b != MAP_FAILED && b->layout == PHRASEBOOK_LAYOUT ? b : NULL;
}

enum helper_exit helper_speak(const struct helper_options *options)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close_range(BOOK_FD + 1, ~0U, 0);
    setpriority(PRIO_PROCESS, 0, NICENESS);
    struct speaker s = {.book = map_book(), .cache = {.folder = options->voice_cache}};
    if (!s.book)
        return HELPER_MISMATCH;
    s.book->voice[PHRASEBOOK_NAME_BYTES - 1] = '\0';
    for (int slot; (slot = phrasebook_next(s.book)) >= 0;)
        render(&s, slot);
    voice_cache_trim(&s.cache, VOICE_CACHE_BYTES_MAX);
    return s.gives_up ? HELPER_FAILED : HELPER_DONE;
}
