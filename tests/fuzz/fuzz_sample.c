/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/sample_file.h"
#include "dsp/sound.h"

#include <math.h>
#include <stdlib.h>

/* Any bytes as a sound file: decoded, brought to 48 kHz and to a level, or refused. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The libraries do not give all back of a file they refuse; their process ends with the file. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libsndfile.so\nleak:libvorbis.so\nleak:libogg.so\nleak:libFLAC.so\nleak:libopus."
           "so\n";
}

static void must(bool condition)
{
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pcm p;
    struct err err = {""};
    bool decoded = sample_decode(data, size, &p, &err);
    must(decoded == (err.text[0] == '\0'));
    if (!decoded)
        return 0;
    must(p.rate_hz == SOUND_RATE_HZ && (p.channels == 1 || p.channels == 2));
    must(p.frames <= (size_t) (SAMPLE_SECONDS_MAX + 1) * SOUND_RATE_HZ);
    struct arena a = {0};
    struct sample s = {0};
    if (sample_make(&p, &(struct sample_level){-20, -9}, &a, &s)) {
        float pair[2];
        for (size_t i = 0; i < s.frames; i++) {
            sample_frame(&s, i, pair);
            must(fabsf(pair[0]) < 0.36F && fabsf(pair[1]) < 0.36F);
        }
    }
    pcm_release(&p);
    arena_release(&a);
    return 0;
}
