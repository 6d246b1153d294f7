/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records what is really heard and says when each cue was.
 *
 *   parec … --raw | sound_find RENDERED.wav SCORE ZERO_FILE
 *
 * Reads 48 kHz stereo 16-bit samples from standard input until its end and notes
 * when they arrive. Each cue of SCORE (lines "AT_MS SOUND …") is then looked for
 * by correlation with its place in RENDERED.wav near the monotonic instant
 * zero_ns + AT_MS; ZERO_FILE holds a line "zero_ns N …" (from sound_driver), or is "-":
 * then zero is where the whole of RENDERED.wav fits the recording best, and deviations are
 * from their mean.
 * Prints a line a cue, then "cues N found N mean_ms M worst_ms W spread_ms S
 * peak_db P corner C rendered_corner C". Deviations are heard - intended.
 */
#include "config.h"

#include "base/base.h"
#include "base/mem.h"
#include "dsp/sound.h"
#include "dsp/wav.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    CUES_MAX = 4096,
    WINDOW_FRAMES = SOUND_RATE_HZ / 10, /* the loudest stretch of a cue is what is looked for */
    REACH_FRAMES = SOUND_RATE_HZ / 20,  /* this far to both sides */
    NEAR_FRAMES = 2 * SOUND_RATE_HZ,    /* arrivals this near tell when a frame was played */
    READ_BYTES = 4096,
};
static const double FOUND_MIN = 0.9; /* correlation of what is the same sound */

struct sound {
    float *left;
    size_t frames;
};

struct arrival {
    int64_t ns;
    size_t frames; /* that had come by then */
};

struct recording {
    struct sound sound;
    struct arrival *arrivals;
    size_t count, room, bytes_room;
    uint8_t *bytes;
    size_t n_bytes;
};

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000000000 + t.tv_nsec;
}

static struct sound decode(const uint8_t *bytes, size_t n_bytes)
{
    struct sound s = {.frames = n_bytes / WAV_FRAME_BYTES};
    s.left = xcalloc(s.frames + 1, sizeof *s.left);
    for (size_t i = 0; i < s.frames; i++)
        s.left[i] = (float) (int16_t) (bytes[4 * i] | bytes[4 * i + 1] << 8) / 32768.0F;
    return s;
}

static void record(struct recording *r)
{
    ssize_t got;
    do {
        if (r->n_bytes + READ_BYTES > r->bytes_room) {
            r->bytes_room = 2 * r->bytes_room + READ_BYTES;
            r->bytes = xrealloc(r->bytes, r->bytes_room);
        }
        got = read(STDIN_FILENO, r->bytes + r->n_bytes, READ_BYTES);
        r->n_bytes += got > 0 ? (size_t) got : 0;
        if (r->count == r->room) {
            r->room = 2 * r->room + 1024;
            r->arrivals = xreallocarray(r->arrivals, r->room, sizeof *r->arrivals);
        }
        r->arrivals[r->count++] = (struct arrival){now_ns(), r->n_bytes / WAV_FRAME_BYTES};
    } while (got > 0);
    r->sound = decode(r->bytes, r->n_bytes);
}

static struct sound read_wav(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        perror(path);
        exit(2);
    }
    fseek(f, 0, SEEK_END);
    size_t bytes = (size_t) ftell(f);
    rewind(f);
    uint8_t *data = xmalloc(bytes);
    if (fread(data, 1, bytes, f) != bytes || bytes < WAV_HEADER_BYTES)
        exit(2);
    fclose(f);
    struct sound s = decode(data + WAV_HEADER_BYTES, bytes - WAV_HEADER_BYTES);
    free(data);
    return s;
}

/*
 * When a recorded frame was played: nothing arrives before it was, and the
 * promptest arrival around it was hardly later. Around it, because the sink's
 * clock drifts.
 */
static int64_t played_ns(const struct recording *r, size_t frame)
{
    int64_t best = INT64_MAX;
    for (size_t i = 0; i < r->count; i++) {
        const struct arrival *a = &r->arrivals[i];
        if (a->frames + NEAR_FRAMES < frame || a->frames > frame + NEAR_FRAMES)
            continue;
        best = MIN(best, a->ns - sound_ns_of_frames((int64_t) a->frames - (int64_t) frame));
    }
    return best;
}

/* Roughly the frame that was played at an instant. */
static size_t frame_at(const struct recording *r, int64_t ns)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->arrivals[i].ns >= ns)
            return r->arrivals[i].frames;
    return r->sound.frames;
}

static double energy(const float *x, size_t frames)
{
    double sum = 0;
    for (size_t i = 0; i < frames; i++)
        sum += (double) x[i] * (double) x[i];
    return sum;
}

static size_t loudest_window(const struct sound *s, size_t from, size_t to)
{
    size_t best = from;
    double most = -1;
    for (size_t at = from; at + WINDOW_FRAMES <= MIN(to, s->frames); at += WINDOW_FRAMES / 8) {
        double e = energy(s->left + at, WINDOW_FRAMES);
        if (e > most) {
            most = e;
            best = at;
        }
    }
    return best;
}

/* The place near `around` where the recording is most like the window; *likeness up to 1. */
static size_t find(const struct sound *recorded, size_t around, const float *window,
                   double *likeness)
{
    size_t from = around > REACH_FRAMES ? around - REACH_FRAMES : 0, best = from;
    double window_energy = energy(window, WINDOW_FRAMES);
    *likeness = 0;
    for (size_t at = from; at < around + REACH_FRAMES && at + WINDOW_FRAMES < recorded->frames;
         at++) {
        double product = 0, there = 0;
        for (size_t i = 0; i < WINDOW_FRAMES; i++) {
            product += (double) (recorded->left[at + i] * window[i]);
            there += (double) (recorded->left[at + i] * recorded->left[at + i]);
        }
        double like = product / sqrt(window_energy * there + 1e-12);
        if (like > *likeness) {
            *likeness = like;
            best = at;
        }
    }
    return best;
}

/* ---- where the rendering lies in the recording, by how loud both are over time ---- */

enum { HOP_FRAMES = SOUND_RATE_HZ / 1000 };

static double *loudness(const struct sound *s, size_t *hops)
{
    *hops = s->frames / HOP_FRAMES;
    double *out = xcalloc(*hops + 1, sizeof *out);
    for (size_t i = 0; i < *hops; i++)
        out[i] = sqrt(energy(s->left + i * HOP_FRAMES, HOP_FRAMES));
    return out;
}

static size_t align(const struct sound *recorded, const struct sound *rendered)
{
    size_t n, m, best = 0;
    double *a = loudness(recorded, &n), *b = loudness(rendered, &m), most = -1;
    for (size_t lag = 0; lag < n; lag++) {
        double product = 0;
        for (size_t i = 0; i < m && lag + i < n; i++)
            product += a[lag + i] * b[i];
        if (product > most) {
            most = product;
            best = lag;
        }
    }
    free(a);
    free(b);
    return best * HOP_FRAMES;
}

static double peak(const struct sound *s)
{
    double most = 0;
    for (size_t i = 0; i < s->frames; i++)
        most = MAX(most, fabs((double) s->left[i]));
    return most;
}

static double corner(const struct sound *s)
{
    double most = 0;
    for (size_t i = 2; i < s->frames; i++)
        most = MAX(most, fabs((double) (s->left[i] - 2 * s->left[i - 1] + s->left[i - 2])));
    return most;
}

static int64_t read_zero(const char *path)
{
    char line[512];
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, "zero_ns ", 8) == 0) {
            fclose(f);
            return strtoll(line + 8, NULL, 10);
        }
    }
    fprintf(stderr, "%s: no zero_ns\n", path);
    exit(2);
}

static size_t read_times(const char *path, int64_t *at_ms)
{
    char line[128];
    size_t count = 0;
    FILE *f = fopen(path, "r");
    while (f && count < CUES_MAX && fgets(line, sizeof line, f))
        at_ms[count++] = strtoll(line, NULL, 10);
    if (f)
        fclose(f);
    return count;
}

struct summary {
    size_t found;
    double sum, worst, low, high;
};

static void add(struct summary *s, double ms)
{
    s->low = s->found ? MIN(s->low, ms) : ms;
    s->high = s->found ? MAX(s->high, ms) : ms;
    s->worst = fabs(ms) > fabs(s->worst) ? ms : s->worst;
    s->sum += ms;
    s->found++;
}

int main(int argc, char **argv)
{
    static struct recording r;
    static int64_t at_ms[CUES_MAX];
    if (argc != 4)
        return 2;
    record(&r);
    struct sound rendered = read_wav(argv[1]);
    size_t count = read_times(argv[2], at_ms);
    bool aligned = strcmp(argv[3], "-") == 0;
    int64_t zero_ns = aligned ? played_ns(&r, align(&r.sound, &rendered)) : read_zero(argv[3]);
    struct summary s = {0};
    for (size_t i = 0; i < count; i++) {
        size_t from = (size_t) at_ms[i] * 48;
        size_t to = i + 1 < count ? (size_t) at_ms[i + 1] * 48 : rendered.frames;
        size_t window = loudest_window(&rendered, from, to);
        int64_t want_ns = zero_ns + sound_ns_of_frames((int64_t) window);
        double likeness;
        size_t at = find(&r.sound, frame_at(&r, want_ns), rendered.left + window, &likeness);
        double ms = (double) (played_ns(&r, at) - want_ns) / 1e6;
        printf("%lld ms: %s%.2f ms, likeness %.3f, shifted by %ld frames\n", (long long) at_ms[i],
               likeness < FOUND_MIN ? "not found, " : "", ms, likeness, (long) at - (long) window);
        if (likeness >= FOUND_MIN)
            add(&s, ms);
    }
    double mean = s.sum / (double) MAX(s.found, 1U);
    if (aligned)
        s.worst = MAX(s.high - mean, mean - s.low);
    printf("cues %zu found %zu mean_ms %.3f worst_ms %.3f spread_ms %.3f peak_db %.2f corner %.4f "
           "rendered_corner %.4f\n",
           count, s.found, mean, s.worst, s.high - s.low, 20 * log10(peak(&r.sound) + 1e-9),
           corner(&r.sound), corner(&rendered));
    free(rendered.left);
    return 0;
}
