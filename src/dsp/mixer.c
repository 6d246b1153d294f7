/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/mixer.h"

#include "base/base.h"
#include "dsp/wave.h"

#include <math.h>
#include <string.h>

/* A change of volume is 63 % done after this long. */
static const double VOLUME_GLIDE_S = 0.015;
static const float VOLUME_SETTLED = 1e-6F;
enum {
    FRAMES_PER_MS = SOUND_RATE_HZ / 1000,
    /* A sample that is longer than the breath it stands for goes out with it. */
    BREATH_END_FRAMES = 300 * FRAMES_PER_MS,
    CHUNK_FRAMES = 256, /* mixed at a time */
    DUCK_FRAMES = MIXER_DUCK_MS * FRAMES_PER_MS,
    UNDUCK_FRAMES = MIXER_UNDUCK_MS * FRAMES_PER_MS,
};

void mixer_init(struct mixer *m, const struct bank *bank)
{
    memset(m, 0, sizeof *m);
    m->bank = bank;
    m->volume = m->volume_wanted = 1;
}

bool mixer_silent(const struct mixer *m)
{
    return m->n_order == 0;
}

void mixer_set_volume(struct mixer *m, int volume_db, bool muted)
{
    m->volume_wanted = muted ? 0 : (float) wave_gain(volume_db);
}

/* ---- voices ---- */

static struct mixer_voice *free_voice(struct mixer *m)
{
    for (size_t i = 0; i < MIXER_VOICES; i++) {
        if (m->voices[i].state == VOICE_FREE) {
            m->order[m->n_order++] = (uint8_t) i;
            return &m->voices[i];
        }
    }
    return NULL;
}

void mixer_play(struct mixer *m, const struct sound_cue *cue)
{
    if (bank_length(m->bank, cue) == 0)
        return;
    struct mixer_voice *v = free_voice(m);
    if (!v) {
        m->dropped++;
        return;
    }
    v->state = VOICE_WAITING;
    v->cue = *cue;
    double spoken_db = cue->sound & SOUND_PHRASE ? m->bank->voice_db : 0;
    v->gain = (float) wave_gain((double) cue->gain_db + spoken_db);
    v->fade_left = v->fade_frames = v->position = 0;
    v->sound = bank_sound_of(m->bank, cue);
}

static void forget_free_voices(struct mixer *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->n_order; i++)
        if (m->voices[m->order[i]].state != VOICE_FREE)
            m->order[kept++] = m->order[i];
    m->n_order = kept;
}

static void fade_voice(struct mixer_voice *v, size_t frames)
{
    if (v->fade_frames > 0 && v->fade_left <= frames)
        return; /* gone sooner already */
    v->gain *=
        v->fade_frames ? (float) wave_ease((double) v->fade_left / (double) v->fade_frames) : 1;
    v->fade_left = v->fade_frames = frames;
}

void mixer_flush(struct mixer *m, unsigned groups, int fade_ms)
{
    size_t frames = (size_t) MAX(fade_ms, 1) * FRAMES_PER_MS;
    for (size_t i = 0; i < m->n_order; i++) {
        struct mixer_voice *v = &m->voices[m->order[i]];
        if (!(v->cue.group & groups))
            continue;
        if (v->state == VOICE_WAITING)
            v->state = VOICE_FREE;
        else
            fade_voice(v, frames);
    }
    forget_free_voices(m);
}

/* Where the breath ends before the sample does, the sample fades towards that. */
static void end_with_breath(struct mixer_voice *v, size_t late)
{
    v->fade_at = SIZE_MAX;
    if (!v->sound.ends_with_breath || v->cue.duration_ms <= 0)
        return;
    size_t until = (size_t) v->cue.duration_ms * FRAMES_PER_MS;
    v->length = MIN(v->length, until - late);
    if (v->length < v->sound.sample.frames)
        v->fade_at = v->length - MIN(v->length, (size_t) BREATH_END_FRAMES);
}

/* The frame of this block at which a waiting voice is due: below 0 it is late, and where it is
 * not its turn yet it is `frames` or more. */
static int64_t due_frame(const struct mixer_voice *v, size_t frames, struct mixer_block block)
{
    double ahead = (double) (v->cue.at_ns - block.first_ns) / block.frame_ns;
    return ahead > (double) (frames + DUCK_FRAMES) ? INT64_MAX : llround(ahead);
}

/*
 * Where in this block a waiting voice begins, `frames` where it does not. A late
 * struck sound begins at once and whole; a late breath joins where it should be by
 * now, so that it ends with its phase.
 */
static size_t begin_voice(struct mixer *m, struct mixer_voice *v, size_t frames,
                          struct mixer_block block)
{
    int64_t offset = due_frame(v, frames, block);
    if (offset >= (int64_t) frames)
        return frames;
    int64_t late = MAX(-offset, 0);
    const struct bank_sound *s = &v->sound;
    bool shaped = s->tone || s->ends_with_breath;
    v->length = bank_length(m->bank, &v->cue);
    if (late > (int64_t) v->cue.max_late_ms * FRAMES_PER_MS ||
        (shaped && late >= (int64_t) v->length)) {
        m->dropped++;
        v->state = VOICE_FREE;
        return frames;
    }
    m->late += late >= FRAMES_PER_MS;
    v->state = VOICE_SOUNDING;
    if (s->tone)
        breath_begin(&v->breath, s->tone, v->length, (size_t) late);
    else
        end_with_breath(v, (size_t) late);
    return (size_t) MAX(offset, 0);
}

static float fade_next(struct mixer_voice *v)
{
    return (float) wave_ease((double) --v->fade_left / (double) v->fade_frames);
}

/* False: it has ended. */
static bool voice_next(struct mixer_voice *v, float out[2])
{
    const struct bank_sound *s = &v->sound;
    if (s->tone ? !breath_sounds(&v->breath) : v->position == v->length)
        return false;
    if (v->fade_frames > 0 && v->fade_left == 0)
        return false;
    if (!s->tone && v->position == v->fade_at)
        fade_voice(v, v->length - v->position);
    if (s->tone)
        breath_next(&v->breath, out);
    else
        sample_frame(&s->sample, v->position++, out);
    float gain = v->fade_frames > 0 ? v->gain * fade_next(v) : v->gain;
    out[0] *= gain;
    out[1] *= gain;
    return true;
}

/* duck: by frame, what breaths are multiplied with; NULL: with nothing. */
static void add_voice(struct mixer *m, struct mixer_voice *v, float *out, size_t frames,
                      struct mixer_block block, const float *duck)
{
    size_t i = v->state == VOICE_WAITING ? begin_voice(m, v, frames, block) : 0;
    float pair[2];
    if (!(v->cue.group & SOUND_GROUP_BREATH))
        duck = NULL;
    for (; i < frames; i++) {
        if (!voice_next(v, pair)) {
            v->state = VOICE_FREE;
            return;
        }
        float gain = duck ? duck[i] : 1;
        out[2 * i] += gain * pair[0];
        out[2 * i + 1] += gain * pair[1];
    }
}

/* ---- making way for the voice ---- */

/* Marks the frames of this block in which a phrase sounds, or is about to. */
static bool find_speech(const struct mixer *m, size_t frames, struct mixer_block block,
                        bool speech[CHUNK_FRAMES])
{
    bool any = false;
    memset(speech, 0, frames * sizeof *speech);
    for (size_t k = 0; k < m->n_order; k++) {
        const struct mixer_voice *v = &m->voices[m->order[k]];
        if (v->cue.group != SOUND_GROUP_VOICE)
            continue;
        int64_t from = 0, left = (int64_t) (v->sound.sample.frames - v->position);
        if (v->state == VOICE_WAITING)
            from = due_frame(v, frames, block);
        if (v->fade_frames > 0)
            left = MIN(left, (int64_t) v->fade_left);
        if (from > (int64_t) frames + DUCK_FRAMES)
            continue;
        int64_t to = MIN(from + left, (int64_t) frames);
        for (int64_t i = MAX(from - DUCK_FRAMES, 0); i < to; i++)
            any = speech[i] = true;
    }
    return any;
}

/* Fills gain where breaths are not as they are. Half cosines both ways: no corner. */
static bool duck_breaths(struct mixer *m, size_t frames, struct mixer_block block,
                         float gain[CHUNK_FRAMES])
{
    const float down = 1.0F / DUCK_FRAMES, up = 1.0F / UNDUCK_FRAMES;
    const double most = 1 - wave_gain(MIXER_DUCK_DB);
    bool speech[CHUNK_FRAMES];
    if (!find_speech(m, frames, block, speech) && m->duck <= 0)
        return false;
    for (size_t i = 0; i < frames; i++) {
        m->duck = speech[i] ? MIN(m->duck + down, 1.0F) : MAX(m->duck - up, 0.0F);
        gain[i] = (float) (1 - most * wave_ease((double) m->duck));
    }
    return true;
}

/* ---- the sum ---- */

/* u / (1 + u) leaves the straight line without a corner and never gets to 1. */
static float limit(float x)
{
    float size = fabsf(x);
    if (size <= MIXER_KNEE)
        return x;
    const float room = MIXER_PEAK - MIXER_KNEE;
    float over = (size - MIXER_KNEE) / room;
    return copysignf(MIXER_KNEE + room * over / (1 + over), x);
}

static void master(struct mixer *m, float *out, size_t frames)
{
    const float glide = (float) (1 / (VOLUME_GLIDE_S * SOUND_RATE_HZ));
    for (size_t i = 0; i < frames; i++) {
        m->volume += (m->volume_wanted - m->volume) * glide;
        if (fabsf(m->volume_wanted - m->volume) < VOLUME_SETTLED)
            m->volume = m->volume_wanted;
        out[2 * i] = limit(out[2 * i] * m->volume);
        out[2 * i + 1] = limit(out[2 * i + 1] * m->volume);
    }
}

static void render_chunk(struct mixer *m, float *out, size_t frames, struct mixer_block block)
{
    float gain[CHUNK_FRAMES];
    const float *duck = duck_breaths(m, frames, block, gain) ? gain : NULL;
    for (size_t i = 0; i < m->n_order; i++)
        add_voice(m, &m->voices[m->order[i]], out, frames, block, duck);
    forget_free_voices(m);
    master(m, out, frames);
}

void mixer_render(struct mixer *m, float *out, size_t frames, struct mixer_block block)
{
    memset(out, 0, frames * SOUND_CHANNELS * sizeof *out);
    for (size_t at = 0; at < frames; at += CHUNK_FRAMES) {
        struct mixer_block chunk = {block.first_ns + llround((double) at * block.frame_ns),
                                    block.frame_ns};
        render_chunk(m, out + at * SOUND_CHANNELS, MIN(frames - at, (size_t) CHUNK_FRAMES), chunk);
    }
}
