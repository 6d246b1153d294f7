/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Proves a session's sound:
 *
 *   limber render --level N ROUTINE /dev/stdout | sound_proof ROUTINE N
 *
 * Compiles the routine itself, works out what has to be heard at which frame, and takes that away
 * from what it reads: nothing may be left over, to the last bit. So each cue is there once, on its
 * frame, and nothing else is. What remains of the breaths alone is measured without knowing how
 * they are made: which way each goes, and how loud it is. Prints what is wrong, and at the end a
 * line of figures. LIMBER_DATADIR holds routines/ and sounds/.
 */
#include "config.h"

#include "app/practice.h"
#include "audio/cues.h"
#include "audio/sounds.h"
#include "base/base.h"
#include "dsp/mixer.h"
#include "dsp/wav.h"
#include "dsp/wave.h"
#include "tools/wav_in.h"
#include "unit/sound_check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLOCK_FRAMES = 4800, /* a tenth of a second */
    SLOWER = 8,          /* breaths are looked at with 6000 frames a second */
    SLOW_HZ = SOUND_RATE_HZ / SLOWER,
    WRONG_MAX = 20, /* more than these are counted, not printed */
};
static const double LSB = 1.0 / 32767;
static const double CORNER_MAX = 0.03; /* of a sum of sounds whose own corners are below 0.016 */

/* One cue as it should be in the file. */
struct part {
    struct sound_cue cue;
    const struct bank_sound *sound;
    int64_t first, length; /* frames */
    struct breath_voice breath;
    float gain;  /* of the breaths of a ramp, which are quieter */
    double peak; /* heard while it was at its loudest, without the breaths */
    bool alone;  /* no other struck sound within its first half second */
};

struct proof {
    struct practice practice;
    struct bank bank;
    struct arena arena;
    struct part *parts;
    size_t count, next; /* in order of time; the first that has not begun */
    float *slow;        /* breaths alone, left side, SLOW_HZ */
    size_t n_slow;
    int64_t frame;    /* of the block that is looked at */
    double before[2]; /* left frames of the block before, for corners */
    double left_over, peak, corner, loudest_breath;
    int64_t bent; /* frames the limiter changed */
    unsigned wrong;
};

static void PRINTF_LIKE(2, 3) wrong(struct proof *p, const char *fmt, ...)
{
    va_list ap;
    if (p->wrong++ >= WRONG_MAX)
        return;
    va_start(ap, fmt);
    vprintf(fmt, ap);
    va_end(ap);
    putchar('\n');
}

/* ---- what has to be heard ---- */

/* Cues of that kind at that instant; ms -1: of any length. */
static size_t count_cues(const struct cues *cues, enum cue_kind kind, int64_t at_ms, int64_t ms)
{
    size_t n = 0;
    for (size_t i = cues_from(cues, at_ms); i < cues->count && cues->items[i].at_ms == at_ms; i++)
        n += cues->items[i].kind == kind && (ms < 0 || cues->items[i].ms == ms);
    return n;
}

static enum cue_kind breath_cue(const struct timeline *t, int phase)
{
    switch (t->phases[phase].breath) {
    case BREATH_IN:
        return timeline_is_top_up(t, phase) ? CUE_BREATH_TOP_UP : CUE_BREATH_IN;
    case BREATH_OUT:
        return CUE_BREATH_OUT;
    case BREATH_HOLD:
        return CUE_BREATH_HOLD;
    case BREATH_REST:
        return CUE_BREATH_REST;
    case BREATH_FREE:
    case N_BREATHS:
        break;
    }
    return N_CUES;
}

static void want_one(struct proof *p, enum cue_kind kind, int64_t at_ms, int64_t ms)
{
    size_t n = count_cues(p->practice.coach.cues, kind, at_ms, ms);
    if (n != 1)
        wrong(p, "%lld ms: %zu cues %s, wanted one", (long long) at_ms, n, cue_names[kind]);
}

/* The cues against the phases, by rules of one line each. */
static void check_schedule(struct proof *p)
{
    const struct timeline *t = p->practice.coach.timeline;
    const struct cues *cues = p->practice.coach.cues;
    size_t breaths = 0, wanted = 0;
    for (int i = 0; i < t->n_phases; i++) {
        const struct phase *at = &t->phases[i];
        enum cue_kind breath = breath_cue(t, i);
        if (breath != N_CUES && phase_is_work(at) && at->ms > 0) {
            want_one(p, breath, at->at_ms, at->ms);
            wanted++;
        }
        if (phase_is_work(at) && timeline_starts_block(t, i))
            want_one(p, CUE_START, at->at_ms, -1);
        if (at->kind == PHASE_SWITCH)
            want_one(p, CUE_SWITCH, at->at_ms, -1);
    }
    want_one(p, CUE_SESSION_DONE, t->total_ms, -1);
    for (size_t i = 0; i < cues->count; i++)
        breaths += cues->items[i].kind >= CUE_BREATH_IN;
    if (breaths != wanted)
        wrong(p, "%zu breath cues for %zu breaths", breaths, wanted);
}

static void list_parts(struct proof *p)
{
    const struct cues *cues = p->practice.coach.cues;
    p->parts = arena_array(&p->arena, cues->count, sizeof *p->parts);
    for (size_t i = 0; i < cues->count; i++) {
        struct sound_cue cue = sound_of_cue(cues, i, cues->items[i].at_ms * 1000000);
        int64_t length = (int64_t) bank_length(&p->bank, &cue);
        if (length == 0)
            continue;
        struct part *part = &p->parts[p->count++];
        *part = (struct part){.cue = cue,
                              .sound = &p->bank.sounds[cue.sound],
                              .first = sound_frames_of_ns(cue.at_ns),
                              .length = length,
                              .gain = (float) wave_gain((double) cue.gain_db),
                              .alone = true};
        if (part->sound->tone)
            breath_begin(&part->breath, part->sound->tone, (size_t) length, 0);
    }
}

static void find_neighbours(struct proof *p)
{
    for (size_t i = 0; i < p->count; i++)
        for (size_t k = i + 1; k < p->count; k++) {
            if (p->parts[k].first > p->parts[i].first + 3 * SOUND_RATE_HZ)
                break;
            if (!p->parts[i].sound->tone && !p->parts[k].sound->tone)
                p->parts[i].alone = p->parts[k].alone = false;
        }
}

/* ---- against what is heard ---- */

struct block {
    size_t frames;
    float heard[2 * BLOCK_FRAMES], struck[2 * BLOCK_FRAMES], breath[2 * BLOCK_FRAMES];
};

static void add_part(struct part *part, struct block *b, int64_t frame)
{
    int64_t from = MAX(part->first, frame),
            to = MIN(part->first + part->length, frame + (int64_t) b->frames);
    float pair[2], *out = part->sound->tone ? b->breath : b->struck;
    for (int64_t i = from; i < to; i++) {
        if (part->sound->tone)
            breath_next(&part->breath, pair);
        else
            sample_frame(&part->sound->sample, (size_t) (i - part->first), pair);
        out[2 * (i - frame)] += part->gain * pair[0];
        out[2 * (i - frame) + 1] += part->gain * pair[1];
    }
}

static void predict(struct proof *p, struct block *b)
{
    memset(b->struck, 0, sizeof b->struck);
    memset(b->breath, 0, sizeof b->breath);
    for (size_t i = 0; i < p->count && p->parts[i].first < p->frame + (int64_t) b->frames; i++)
        if (p->parts[i].first + p->parts[i].length > p->frame)
            add_part(&p->parts[i], b, p->frame);
}

static void compare(struct proof *p, const struct block *b)
{
    for (size_t i = 0; i < 2 * b->frames; i++) {
        double heard = (double) b->heard[i], wanted = (double) b->struck[i] + (double) b->breath[i];
        p->peak = MAX(p->peak, fabs(heard));
        if (fabs(wanted) > (double) MIXER_KNEE) {
            p->bent++;
            continue;
        }
        double over = fabs(heard - wanted);
        if (over > 1.01 * LSB && p->left_over <= 1.01 * LSB)
            wrong(p, "frame %lld: %.6f is heard, %.6f should be",
                  (long long) p->frame + (long long) i / 2, heard, wanted);
        p->left_over = MAX(p->left_over, over);
    }
}

static void look_for_clicks(struct proof *p, const struct block *b)
{
    double two_before = p->before[0], before = p->before[1];
    for (size_t i = 0; i < b->frames; i++) {
        double x = (double) b->heard[2 * i];
        p->corner = MAX(p->corner, fabs(x - 2 * before + two_before));
        two_before = before;
        before = x;
    }
    p->before[0] = two_before;
    p->before[1] = before;
}

/* The breaths without the rest, slower: a mean over SLOWER frames is filter enough for a tone. */
static void keep_breaths(struct proof *p, struct block *b)
{
    double power = 0;
    for (size_t i = 0; i < b->frames; i++) {
        b->heard[2 * i] -= b->struck[2 * i];
        power += (double) b->heard[2 * i] * (double) b->heard[2 * i];
    }
    p->loudest_breath = MAX(p->loudest_breath, sqrt(power / (double) b->frames));
    for (size_t i = 0; i + SLOWER <= b->frames; i += SLOWER) {
        float sum = 0;
        for (size_t k = 0; k < SLOWER; k++)
            sum += b->heard[2 * (i + k)];
        p->slow[p->n_slow++] = sum / SLOWER;
    }
}

static void note_peaks(struct proof *p, const struct block *b)
{
    for (size_t i = 0; i < p->count && p->parts[i].first < p->frame + (int64_t) b->frames; i++) {
        struct part *part = &p->parts[i];
        if (part->sound->tone || part->first + part->length <= p->frame)
            continue;
        for (size_t k = 0; k < b->frames; k++) {
            int64_t at = p->frame + (int64_t) k;
            if (at >= part->first && at < part->first + part->length)
                part->peak =
                    MAX(part->peak, fabs((double) b->heard[2 * k] - (double) b->breath[2 * k]));
        }
    }
}

static void listen(struct proof *p, struct wav_in *in)
{
    struct block *b = arena_alloc(&p->arena, sizeof *b);
    size_t room = (size_t) (in->frames / SLOWER) + BLOCK_FRAMES;
    p->slow = xreallocarray(NULL, room, sizeof *p->slow);
    while ((b->frames = wav_in_read(in, b->heard, BLOCK_FRAMES)) > 0) {
        predict(p, b);
        compare(p, b);
        look_for_clicks(p, b);
        note_peaks(p, b);
        keep_breaths(p, b);
        p->frame += (int64_t) b->frames;
    }
}

/* ---- what was heard ---- */

/* At a share of the breath, from an eighth of a second round there. */
static double pitch_at(const struct proof *p, const struct part *part, double share)
{
    enum { WINDOW = SLOW_HZ / 8 };
    int64_t middle = (part->first + (int64_t) (share * (double) part->length)) / SLOWER;
    int64_t from = CLAMP(middle - WINDOW / 2, 0, (int64_t) p->n_slow - WINDOW);
    double best = 0, best_hz = 0;
    for (double hz = 195; hz < 700; hz += 3) { /* sound_tone() thinks of 48 kHz */
        double a = sound_tone(p->slow + from, WINDOW, 1, hz * SLOWER);
        if (a > best) {
            best = a;
            best_hz = hz;
        }
    }
    return best_hz;
}

static void check_direction(struct proof *p, const struct part *part)
{
    double first = pitch_at(p, part, 0.2), last = pitch_at(p, part, 0.8);
    double moved = last / first;
    enum sound_id id = (enum sound_id) part->cue.sound;
    bool up = moved > 1.1, down = moved<0.91, still = moved> 0.97 && moved < 1.03;
    bool right = id == SOUND_BREATH_OUT                               ? down
                 : id == SOUND_BREATH_IN || id == SOUND_BREATH_TOP_UP ? up
                                                                      : still;
    if (!right)
        wrong(p, "%lld ms: %s goes from %.0f to %.0f Hz", (long long) (part->cue.at_ns / 1000000),
              sound_names[id], first, last);
}

static void check_parts(struct proof *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct part *part = &p->parts[i];
        double db = sound_db(part->peak);
        double wanted = sound_db((double) part->sound->sample.gain * 32767);
        if (part->sound->tone)
            check_direction(p, part);
        else if (part->alone && (db < wanted - 0.1 || db > -8.9))
            wrong(p, "%lld ms: %s peaks at %.1f dBFS", (long long) (part->cue.at_ns / 1000000),
                  sound_names[part->cue.sound], db);
    }
}

static void check_whole(struct proof *p)
{
    int64_t total = p->practice.coach.timeline->total_ms * (SOUND_RATE_HZ / 1000);
    if (p->frame < total || p->frame > total + 10 * SOUND_RATE_HZ)
        wrong(p, "%lld frames for a session of %lld", (long long) p->frame, (long long) total);
    if (p->peak >= (double) MIXER_PEAK)
        wrong(p, "it clips: %.4f", p->peak);
    if (p->bent > p->frame / 1000)
        wrong(p, "the limiter bends %lld frames", (long long) p->bent);
    if (p->corner > CORNER_MAX)
        wrong(p, "there is a click: a corner of %.4f", p->corner);
    if (sound_db(p->loudest_breath) > -20)
        wrong(p, "breaths reach %.1f dBFS RMS", sound_db(p->loudest_breath));
    if (fabs(p->before[1]) > LSB)
        wrong(p, "it breaks off at %.4f", p->before[1]);
}

static bool prepare(struct proof *p, struct context *ctx, const struct clock *clock,
                    const char *routine, int level)
{
    struct diags d = {0};
    struct practice_options o = {.name = routine, .level = level, .muted = true};
    struct sounds_from from = context_sounds(ctx);
    bool ready = practice_open(&p->practice, ctx, &o, clock, false, &d) &&
                 sounds_load(&p->bank, &from, &p->arena, &d);
    struct strbuf report = {0};
    diags_format(&d, &report);
    fputs(strbuf_text(&report), stderr);
    strbuf_release(&report);
    diags_release(&d);
    return ready;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    struct context ctx = {0};
    struct clock clock;
    struct wav_in in;
    clock_init(&clock);
    struct proof *p = xcalloc(1, sizeof *p);
    if (!prepare(p, &ctx, &clock, argv[1], atoi(argv[2])) || !wav_in_open(&in, stdin))
        return 2;
    check_schedule(p);
    list_parts(p);
    find_neighbours(p);
    listen(p, &in);
    check_parts(p);
    check_whole(p);
    printf(
        "%s %s: %zu sounds in %.1f s, left over %.2f LSB, peak %.1f dBFS, breaths %.1f dBFS RMS, "
        "corner %.4f, limited %lld frames, wrong %u\n",
        argv[1], argv[2], p->count, (double) p->frame / SOUND_RATE_HZ, p->left_over / LSB,
        sound_db(p->peak), sound_db(p->loudest_breath), p->corner, (long long) p->bent, p->wrong);
    int status = p->wrong > 0;
    practice_close(&p->practice);
    context_release(&ctx);
    arena_release(&p->arena);
    free(p->slow);
    free(p);
    return status;
}
