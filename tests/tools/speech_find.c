/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lays a rendering with the voice over the same without, and over its captions.
 *
 *   speech_find WITH.wav WITHOUT.wav CAPTIONS.vtt [TONE_HZ]
 *
 * For each caption: when what was added begins and ends, its level, and by how much
 * everything else was lowered meanwhile. That last is only known where all phrases are
 * a tone of TONE_HZ (a divisor of 48000), which can be taken out of the mix. Prints a line a
 * caption, then "captions N onset_worst_ms O latest_end_ms E peak_db P ducked N by_6_db N".
 */
#include "config.h"

#include "base/base.h"
#include "base/mem.h"
#include "dsp/sound.h"
#include "tools/wav_in.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FRAMES_PER_MS = SOUND_RATE_HZ / 1000,
    BEFORE_MS = 100,
    AFTER_MS = 200,
    LINE_BYTES = 512,
    BLOCK_FRAMES = 4096
};
/* What counts as begun, of the loudest: of speech, and of a tone that begins at once. */
static const double EDGE_OF_SPEECH = 0.03, EDGE_OF_TONE = 0.1;
static const double HEARD_RMS = 0.003; /* a breath quieter than this measures nothing */

struct sound {
    float *left;
    long frames;
};

struct found {
    double at_ms, end_ms; /* as the caption says */
    double onset_ms, off_ms, level_db, duck_db;
    bool ducks; /* there was something to lower */
};

static struct sound read_wav(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct wav_in in;
    if (!f || !wav_in_open(&in, f)) {
        fprintf(stderr, "speech_find: cannot read %s\n", path);
        exit(2);
    }
    struct sound s = {.left = xcalloc((size_t) in.frames, sizeof *s.left)};
    float block[2 * BLOCK_FRAMES];
    for (size_t got; (got = wav_in_read(&in, block, BLOCK_FRAMES)) > 0;)
        for (size_t i = 0; i < got && s.frames < in.frames; i++)
            s.left[s.frames++] = block[2 * i];
    fclose(f);
    return s;
}

static float at(const struct sound *s, long i)
{
    return i >= 0 && i < s->frames ? s->left[i] : 0;
}

static double decibels(double x)
{
    return 20 * log10(x + 1e-9);
}

/* What was added, without the slow part of it: breaths that step back are no onset. */
static double edge(const struct sound *with, const struct sound *without, long i)
{
    double d[3];
    for (int k = 0; k < 3; k++)
        d[k] = (double) at(with, i - k) - (double) at(without, i - k);
    return fabs(d[0] - 2 * d[1] + d[2]);
}

static void find_ends(const struct sound *with, const struct sound *without, double edge_share,
                      struct found *f)
{
    long from = (long) (f->at_ms - BEFORE_MS) * FRAMES_PER_MS;
    long to = (long) (f->end_ms + AFTER_MS) * FRAMES_PER_MS, first = 0, last = 0;
    double most = 0;
    for (long i = from; i < to; i++)
        most = fmax(most, edge(with, without, i));
    for (long i = from; i < to; i++)
        if (edge(with, without, i) > edge_share * most) {
            first = first ? first : i;
            last = i;
        }
    f->onset_ms = (double) first / FRAMES_PER_MS - f->at_ms;
    f->off_ms = (double) last / FRAMES_PER_MS - f->end_ms;
}

static void measure_level(const struct sound *with, const struct sound *without, struct found *f)
{
    double power = 0;
    long from = (long) f->at_ms * FRAMES_PER_MS, to = (long) f->end_ms * FRAMES_PER_MS;
    for (long i = from; i < to; i++) {
        double added = (double) at(with, i) - (double) at(without, i);
        power += added * added;
    }
    f->level_db = decibels(sqrt(power / (double) (to - from)));
}

/* A mean over whole periods of the tone leaves the rest. */
static double without_tone(const struct sound *s, long i, int period)
{
    double sum = 0;
    for (int k = 0; k < period; k++)
        sum += (double) at(s, i + k);
    return sum / period;
}

static void measure_duck(const struct sound *with, const struct sound *without, int tone_hz,
                         struct found *f)
{
    const long margin = 20L * FRAMES_PER_MS; /* the tone's own edges */
    double ducked = 0, plain = 0;
    long from = (long) f->at_ms * FRAMES_PER_MS + margin;
    long to = (long) f->end_ms * FRAMES_PER_MS - margin;
    for (long i = from; i < to; i++) {
        ducked += pow(without_tone(with, i, SOUND_RATE_HZ / tone_hz), 2);
        plain += pow(without_tone(without, i, SOUND_RATE_HZ / tone_hz), 2);
    }
    f->ducks = to > from && sqrt(plain / (double) (to - from)) > HEARD_RMS;
    f->duck_db = decibels(sqrt(ducked)) - decibels(sqrt(plain));
}

static double peak_db(const struct sound *s)
{
    double peak = 0;
    for (long i = 0; i < s->frames; i++)
        peak = fmax(peak, fabs((double) s->left[i]));
    return decibels(peak);
}

static double time_ms(const char *text)
{
    int h = 0, m = 0;
    double s = 0;
    return sscanf(text, "%d:%d:%lf", &h, &m, &s) == 3 ? (h * 3600 + m * 60 + s) * 1000 : -1;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    struct sound with = read_wav(argv[1]), without = read_wav(argv[2]);
    int tone_hz = argc > 4 ? (int) strtol(argv[4], NULL, 10) : 0;
    FILE *captions = fopen(argv[3], "r");
    char line[LINE_BYTES];
    int count = 0, ducked = 0, by_6_db = 0;
    double worst = 0, latest_end = -1e9;
    while (captions && fgets(line, sizeof line, captions)) {
        const char *arrow = strstr(line, " --> ");
        if (!arrow)
            continue;
        struct found f = {.at_ms = time_ms(line), .end_ms = time_ms(arrow + 5)};
        find_ends(&with, &without, tone_hz > 0 ? EDGE_OF_TONE : EDGE_OF_SPEECH, &f);
        measure_level(&with, &without, &f);
        if (tone_hz > 0)
            measure_duck(&with, &without, tone_hz, &f);
        count++;
        worst = fabs(f.onset_ms) > fabs(worst) ? f.onset_ms : worst;
        latest_end = fmax(latest_end, f.off_ms);
        if (f.ducks) {
            ducked++;
            by_6_db += fabs(f.duck_db + 6) < 1;
        }
        printf("%9.0f onset %6.1f ms end %6.1f ms level %6.1f dB duck %6.2f %s", f.at_ms,
               f.onset_ms, f.off_ms, f.level_db, f.ducks ? f.duck_db : 0,
               fgets(line, sizeof line, captions) ? line : "\n");
    }
    printf("captions %d onset_worst_ms %.1f latest_end_ms %.1f peak_db %.2f ducked %d "
           "by_6_db %d\n",
           count, worst, latest_end, peak_db(&with), ducked, by_6_db);
    free(with.left);
    free(without.left);
    if (captions)
        fclose(captions);
    return count > 0 ? 0 : 1;
}
