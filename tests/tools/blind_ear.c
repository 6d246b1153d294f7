/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Someone with closed eyes, as a program: writes down what a session asks for from its sound alone.
 *
 *   limber render ROUTINE /dev/stdout | blind_ear [--contour]
 *
 * It knows no routine, no timeline and no recipe, only what anybody learns in a minute: a tone that
 * climbs is a breath in, another climb on top of it tops it up, one that falls is a breath out, one
 * that stands still after it at nearly its level is a hold, and three notes that rock over and back
 * are a change of sides. Prints a line each: seconds, a tab, the word. --contour prints pitch and
 * level instead, fifty times a second.
 */
#include "base/base.h"
#include "base/mem.h"
#include "tools/wav_in.h"
#include "unit/fft.h"

#include <stdlib.h>

enum {
    SLOWER = 8, /* 6000 frames a second are enough below 1.5 kHz */
    RATE_HZ = 48000 / SLOWER,
    WINDOW = 512,       /* 85 ms */
    HOP = RATE_HZ / 50, /* 20 ms */
    BINS = WINDOW / 2,
    SLOPE_MOMENTS = 21, /* 0.4 s, over which a slope is looked at */
};
static const double BIN_HZ = (double) RATE_HZ / WINDOW, MOMENT_S = (double) HOP / RATE_HZ;
static const double TONE_LOW_HZ = 200, TONE_HIGH_HZ = 700, NOTE_LOW_HZ = 300, NOTE_HIGH_HZ = 1500;

/* ---- the contour ---- */

struct moment {
    double hz, db;           /* of the strongest tone that a voice could sing along to */
    double note_hz, note_db; /* of the strongest note that was not there a tenth of a second ago */
};

struct contour {
    struct moment *moments;
    size_t count;
};

static float *read_slowly(struct wav_in *in, size_t *count)
{
    float block[2 * 4800],
        *slow = xreallocarray(NULL, (size_t) in->frames / SLOWER + 1, sizeof *slow);
    *count = 0;
    for (size_t got; (got = wav_in_read(in, block, 4800)) > 0;)
        for (size_t i = 0; i + SLOWER <= got; i += SLOWER) {
            float sum = 0;
            for (size_t k = 0; k < SLOWER; k++)
                sum += block[2 * (i + k)];
            slow[(*count)++] = sum / SLOWER;
        }
    return slow;
}

/* Amplitudes; a sine of amplitude a is a at its bin. */
static void spectrum(const float *x, double out[BINS])
{
    double complex bins[WINDOW];
    for (size_t i = 0; i < WINDOW; i++)
        bins[i] = (double) x[i] * (0.5 - 0.5 * cos(2 * 3.14159265358979 * (double) i / WINDOW));
    fft(bins, WINDOW);
    for (size_t k = 0; k < BINS; k++)
        out[k] = 4 * cabs(bins[k]) / WINDOW;
}

static bool is_peak(const double *s, size_t k)
{
    return s[k] > s[k - 1] && s[k] >= s[k + 1];
}

/* Between the bins, by the parabola through the logarithms. */
static double peak_hz(const double *s, size_t k)
{
    double a = log(s[k - 1] + 1e-12), b = log(s[k] + 1e-12), c = log(s[k + 1] + 1e-12);
    double bend = a - 2 * b + c;
    return BIN_HZ * ((double) k + (bend < 0 ? 0.5 * (a - c) / bend : 0));
}

static double db_of(double amplitude)
{
    return 20 * log10(amplitude + 1e-9);
}

/* A tone that goes on counts double: an ear follows it through what sounds beside it. */
static void find_tone(const double *s, double last_hz, struct moment *m)
{
    double best = 0;
    for (size_t k = (size_t) (TONE_LOW_HZ / BIN_HZ); (double) k * BIN_HZ < TONE_HIGH_HZ; k++) {
        if (!is_peak(s, k))
            continue;
        double hz = peak_hz(s, k), weight = fabs(hz - last_hz) < 12 ? 2 * s[k] : s[k];
        if (weight > best) {
            best = weight;
            m->hz = hz;
            m->db = db_of(s[k]);
        }
    }
}

static void find_note(const double *s, const double *before, struct moment *m)
{
    double best = 0;
    m->note_db = -99;
    for (size_t k = (size_t) (NOTE_LOW_HZ / BIN_HZ); (double) k * BIN_HZ < NOTE_HIGH_HZ; k++)
        if (is_peak(s, k) && s[k] > 2.5 * before[k] && s[k] > best) {
            best = s[k];
            m->note_hz = peak_hz(s, k);
            m->note_db = db_of(s[k]);
        }
}

static struct contour listen(struct wav_in *in)
{
    enum { PAST = 5 }; /* a tenth of a second */
    size_t count;
    float *slow = read_slowly(in, &count);
    double past[PAST][BINS] = {{0}}, now[BINS];
    struct contour c = {NULL, count > WINDOW ? (count - WINDOW) / HOP : 0};
    c.moments = xcalloc(c.count + 1, sizeof *c.moments);
    for (size_t i = 0; i < c.count; i++) {
        spectrum(slow + i * HOP, now);
        find_tone(now, i ? c.moments[i - 1].hz : 0, &c.moments[i]);
        find_note(now, past[i % PAST], &c.moments[i]);
        for (size_t k = 0; k < BINS; k++)
            past[i % PAST][k] = now[k];
    }
    free(slow);
    return c;
}

/* ---- what it does at a moment ---- */

enum motion { NOTHING, STILL, RISING, FALLING };

/* A straight line through the pitch round a moment, in octaves a second, and how far off it is. */
static double slope_at(const struct contour *c, size_t i, double *off)
{
    double sum_x = 0, sum_y = 0, sum_xy = 0, sum_xx = 0, n = SLOPE_MOMENTS;
    const struct moment *m = &c->moments[i - SLOPE_MOMENTS / 2];
    for (size_t k = 0; k < SLOPE_MOMENTS; k++) {
        double x = (double) k * MOMENT_S, y = log2(m[k].hz);
        sum_x += x, sum_y += y, sum_xy += x * y, sum_xx += x * x;
    }
    double slope = (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x);
    double base = (sum_y - slope * sum_x) / n;
    *off = 0;
    for (size_t k = 0; k < SLOPE_MOMENTS; k++)
        *off = fmax(*off, fabs(base + slope * (double) k * MOMENT_S - log2(m[k].hz)));
    return slope;
}

static enum motion motion_at(const struct contour *c, size_t i)
{
    static const double AUDIBLE_DB = -45, STRAIGHT = 0.035, MOVES = 0.03, STANDS = 0.008;
    if (i < SLOPE_MOMENTS / 2 || i + SLOPE_MOMENTS / 2 >= c->count || c->moments[i].db < AUDIBLE_DB)
        return NOTHING;
    double off, slope = slope_at(c, i, &off);
    if (off > STRAIGHT)
        return NOTHING;
    if (fabs(slope) < STANDS && off < STANDS)
        return STILL;
    return slope > MOVES ? RISING : slope < -MOVES ? FALLING : NOTHING;
}

/* ---- what that means ---- */

struct stretch {
    enum motion motion;
    size_t first, last; /* moments */
    double from_hz, to_hz, db;
};

/* It fell almost silent since, and swells again: another breath of the same direction. */
static bool breathes_again(const struct contour *c, const struct stretch *s, size_t i)
{
    static const double DIP_DB = 12;
    double low = s->db;
    for (size_t k = s->last; k < i; k++)
        low = fmin(low, c->moments[k].db);
    return low < s->db - DIP_DB && c->moments[i].db > low + DIP_DB;
}

/* Short gaps in a motion are bridged: a note that was struck beside it. */
static bool goes_on(const struct contour *c, const struct stretch *s, size_t i, enum motion motion)
{
    enum { GAP = 20 };
    double hz = c->moments[i].hz;
    if (s->motion != motion || i - s->last > GAP || breathes_again(c, s, i))
        return false;
    return motion == RISING    ? hz > 0.97 * s->to_hz
           : motion == FALLING ? hz < 1.03 * s->to_hz
                               : fabs(hz - s->to_hz) < 3;
}

static size_t find_stretches(const struct contour *c, struct stretch *out)
{
    size_t n = 0;
    for (size_t i = 0; i < c->count; i++) {
        enum motion motion = motion_at(c, i);
        const struct moment *m = &c->moments[i];
        if (motion == NOTHING)
            continue;
        if (n == 0 || !goes_on(c, &out[n - 1], i, motion))
            out[n++] = (struct stretch){motion, i, i, m->hz, m->hz, m->db};
        out[n - 1].last = i;
        out[n - 1].to_hz = m->hz;
        out[n - 1].db = fmax(out[n - 1].db, m->db);
    }
    return n;
}

static void say(double moment, const char *word)
{
    printf("%.1f\t%s\n", moment * MOMENT_S, word);
}

/* The moment at which a new note is at its loudest. */
static bool is_struck(const struct moment *m)
{
    static const double LOUD_DB = -40;
    return m->note_db > LOUD_DB && m->note_db >= m[-1].note_db && m->note_db >= m[-2].note_db &&
           m->note_db >= m[1].note_db && m->note_db >= m[2].note_db;
}

/* A note of that pitch, about as loud. */
static bool is_note(const struct moment *m, const struct moment *first, double ratio)
{
    static const double ALIKE = 0.025, ALIKE_DB = 7;
    return is_struck(m) && fabs(m->note_hz / first->note_hz / ratio - 1) < ALIKE &&
           fabs(m->note_db - first->note_db) < ALIKE_DB;
}

/* Three notes, a fifth of a second or so apart: low, a fifth higher, low again. */
static bool rocks(const struct contour *c, size_t i)
{
    enum { SOONEST = 6, LATEST = 16 };
    const struct moment *m = &c->moments[i];
    if (i < 2 || i + 2 * LATEST + 2 >= c->count || !is_struck(m))
        return false;
    for (size_t over = SOONEST; over <= LATEST; over++)
        for (size_t back = over + SOONEST; back <= over + LATEST; back++)
            if (is_note(m + over, m, 1.5) && is_note(m + back, m, 1))
                return true;
    return false;
}

struct ear {
    const struct stretch *breath; /* the latest that moved */
};

/* It begins where the breath before it ended, and at once. */
static bool follows(const struct ear *ear, const struct stretch *s)
{
    static const double SOON_S = 1.5;
    return ear->breath && fabs(s->from_hz / ear->breath->to_hz - 1) < 0.06 &&
           (double) (s->first - ear->breath->last) * MOMENT_S < SOON_S;
}

/* It does not die away as a note that was struck does. */
static bool is_held(const struct contour *c, const struct stretch *s)
{
    static const double DIES_DB_A_S = 8;
    size_t length = s->last - s->first, early = s->first + length / 4, late = s->first + length / 2;
    double fell_db = c->moments[early].db - c->moments[late].db;
    return fell_db < DIES_DB_A_S * (double) (late - early) * MOMENT_S + 0.5;
}

static void take(struct ear *ear, const struct contour *c, const struct stretch *s)
{
    static const double FOURTH = 1.18; /* nearly: the ends of a glide are slow */
    static const double HOLD_S = 0.6, HOLD_DB = 10;
    double moved = s->motion == RISING ? s->to_hz / s->from_hz : s->from_hz / s->to_hz;
    if (s->motion == STILL) {
        if (follows(ear, s) && (double) (s->last - s->first) * MOMENT_S > HOLD_S &&
            s->db > ear->breath->db - HOLD_DB && is_held(c, s))
            say((double) s->first, "hold");
        return;
    }
    if (moved < FOURTH)
        return;
    bool tops_up = follows(ear, s) && ear->breath->motion == RISING;
    say((double) s->first, s->motion == FALLING ? "out" : tops_up ? "top-up" : "in");
    ear->breath = s;
}

static void write_down(const struct contour *c)
{
    struct stretch *stretches = xcalloc(c->count + 1, sizeof *stretches);
    size_t n = find_stretches(c, stretches), next = 0;
    struct ear ear = {0};
    size_t quiet_until = 0;
    for (size_t i = 0; i < c->count; i++) {
        while (next < n && stretches[next].first <= i)
            take(&ear, c, &stretches[next++]);
        if (i >= quiet_until && rocks(c, i)) {
            say((double) i, "switch");
            quiet_until = i + 50;
        }
    }
    free(stretches);
}

int main(int argc, char **argv)
{
    struct wav_in in;
    if (!wav_in_open(&in, stdin)) {
        fputs("blind_ear: not what limber render writes\n", stderr);
        return 2;
    }
    struct contour c = listen(&in);
    if (argc == 2 && strcmp(argv[1], "--contour") == 0) {
        static const char motions[] = "-=/\\";
        for (size_t i = 0; i < c.count; i++)
            printf("%.2f\t%.1f Hz\t%.1f dB\t%c\t%.0f Hz\t%.1f dB\n", (double) i * MOMENT_S,
                   c.moments[i].hz, c.moments[i].db, motions[motion_at(&c, i)],
                   c.moments[i].note_hz, c.moments[i].note_db);
    } else {
        write_down(&c);
    }
    free(c.moments);
    return 0;
}
